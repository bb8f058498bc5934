"""From a case to the keys and the secret that checks may judge: those that decided."""

from dataclasses import dataclass

from debugger.jose.algorithms import Family, Use, find
from debugger.keys.key import Key, Kind, Reading
from debugger.pitfalls.registry import Case

_MOST_KEYS = 3


@dataclass(frozen=True, slots=True)
class Secret:
    """An HMAC secret: `octets` as used; `at` is `key` where it was given, `signature` where found.

    `text`: whether the octets are those of a text as it was typed. `code` and `origin`: what a
    found one is, and where it is from.
    """

    octets: bytes
    at: str
    text: bool = False
    code: str = ""
    origin: str = ""


def judged_keys(case: Case) -> tuple[Key, ...]:
    """The key that verified, else those that were tried, else those given alone: three at most."""
    verification = case.verification
    if verification.key is not None:
        return (verification.key,)
    if not case.keyring.given:
        return ()
    if verification.attempts:
        return _meant(case, tuple(attempt.key for attempt in verification.attempts))[:_MOST_KEYS]
    return () if case.keyring.jwk_set else case.keyring.keys[:_MOST_KEYS]


def secret_of(case: Case) -> Secret | None:
    """The secret of an HMAC token, in the reading that fits it; None where none is known."""
    algorithm = find(case.header.get("alg"), Use.SIGNATURE)
    if algorithm is None or algorithm.family is not Family.HMAC:
        return None
    found = case.verification.found_secret
    if found is not None:
        return Secret(found.secret, "signature", True, found.code, found.origin)
    for cause in case.causes:
        if cause.reading not in (None, "jwk"):
            from debugger.keys.secret import decode

            octets = decode(str(cause.text), str(cause.reading))
            if isinstance(octets, bytes):
                return Secret(octets, "key")
    keys = [key for key in judged_keys(case) if key.kind is Kind.SECRET]
    if len(keys) != 1:
        return None
    return Secret(keys[0].material, "key", keys[0].provenance.reading is Reading.UTF8)


def _meant(case: Case, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Without those of a set that `kid` does not name: nobody would use them here."""
    kid = case.header.get("kid")
    if not case.keyring.jwk_set or not isinstance(kid, str):
        return keys
    named = tuple(key for key in keys if key.kid == kid)
    return named or tuple(key for key in keys if key.kid is None)
