"""Which keys of a keyring are tried on a signature: by `kid`, then by type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from debugger.jose.algorithms import Algorithm, Use
from debugger.jose.model import Json
from debugger.keys.key import Key, Keyring, Kind, Misfit, Reading, misfit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A key that may decide, and how it was come by, in words."""

    key: Key
    source: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The keys to try, those that may not be used, and those that are not meant.

    `refused`: keys that would be meant, with what forbids them. `others`: keys that `kid` does not
    name. `kid_absent`: the header has a `kid` and no key of the set has it, so that only keys
    without any name are candidates.
    """

    candidates: tuple[Candidate, ...]
    refused: tuple[tuple[Key, Misfit], ...]
    others: tuple[Key, ...] = ()
    kid_absent: bool = False


Judge = Callable[[Key, Algorithm], Misfit | None]


def choose(
    keyring: Keyring, header: Mapping[str, Json], algorithm: Algorithm, judge: Judge = misfit
) -> Choice:
    """The keys that may decide about a signature with this header, or decrypt (as `judge` says).

    In a JWK Set, `kid` chooses by exact, case-sensitive match (RFC 7515 §4.1.4, RFC 7517 §4.5). It
    is a hint, and a JWK need not have one: where no key has the token's, keys without any are
    tried, and keys with another name are not. A key given alone is tried whatever its name.
    """
    kid = header.get("kid")
    if not keyring.jwk_set or not isinstance(kid, str):
        return _by_type(keyring.keys, algorithm, judge, "")
    named = tuple(key for key in keyring.keys if key.kid == kid)
    meant = named or tuple(key for key in keyring.keys if key.kid is None)
    choice = _by_type(meant, algorithm, judge, "kid match" if named else "key without a kid")
    others = tuple(key for key in keyring.keys if not any(key is other for other in meant))
    unreadable = any(problem.kid == kid for problem in keyring.problems)
    return Choice(choice.candidates, choice.refused, others, not named and not unreadable)


def source_of(key: Key, how: str = "", *, decrypts: bool = False) -> str:
    """How a key was come by, in words: `how` says by what it was found in a JWK Set."""
    reading = key.provenance.reading
    if reading is Reading.JWK_SET:
        return f"JWK Set, {how}" if how else "JWK Set"
    if reading is Reading.PEM and key.private is not None:
        return "PEM private key" if decrypts else "PEM private key, its public half"
    return _SOURCES[reading]


def _by_type(keys: tuple[Key, ...], algorithm: Algorithm, judge: Judge, how: str) -> Choice:
    judged = tuple((key, judge(key, algorithm)) for key in keys)
    fitting = tuple(key for key, fault in judged if fault is None)
    how = how or _only_or_one_of(fitting, algorithm)
    decrypts = algorithm.use is not Use.SIGNATURE
    return Choice(
        tuple(Candidate(key, source_of(key, how, decrypts=decrypts)) for key in fitting),
        tuple((key, fault) for key, fault in judged if fault is not None),
    )


def _only_or_one_of(fitting: tuple[Key, ...], algorithm: Algorithm) -> str:
    kind = "secret" if algorithm.key_type == Kind.SECRET else f"key of type {algorithm.key_type}"
    if len(fitting) == 1:
        return f"the only {kind}"
    return f"one of {len(fitting)} keys of type {algorithm.key_type}"


_SOURCES: Mapping[Reading, str] = {
    Reading.UTF8: "secret read as UTF-8",
    Reading.BASE64: "secret read as base64",
    Reading.BASE64URL: "secret read as base64url",
    Reading.HEX: "secret read as hexadecimal",
    Reading.PEM: "PEM public key",
    Reading.DER: "DER key in base64",
    Reading.CERTIFICATE: "X.509 certificate",
    Reading.OPENSSH: "OpenSSH public key",
    Reading.JWK: "JWK",
    Reading.JWK_SET: "JWK Set",
    Reading.DICTIONARY: "list of known weak secrets",
    Reading.TOKEN: "the token’s own header",
}
