"""The practice tokens that the page offers to begin with; each teaches one thing."""

from collections.abc import Callable, Mapping

from debugger.samples.disclosures import GIVEN_NAME, bound, confirmed, digest_of
from debugger.samples.key_texts import jwk_set, private_pem
from debugger.samples.make import altered
from debugger.samples.missigned import confused, in_base64
from debugger.samples.question import Question
from debugger.samples.recipe import JTI
from debugger.samples.signers import ES256, RS256, RSA_OTHER, hmac_signer


def make(slug: str, now: float) -> Question:
    """The question of that starter, as at this moment. Raises KeyError for a slug that is none."""
    return STARTERS[slug](int(now))


def _access_token(now: int) -> Question:
    expects = {"algorithms": ["ES256"]}
    return altered("access-token", signer=ES256, policy=expects, now=now)


def _expired(now: int) -> Question:
    expects = {"algorithms": ["ES256"]}
    times = {"iat": now - 12420, "exp": now - 11520, "auth_time": now - 12700}
    return altered("access-token", signer=ES256, policy=expects, claims=times, now=now)


def _base64_secret(now: int) -> Question:
    return in_base64(now)


def _unsigned(now: int) -> Question:
    return altered(
        header={"alg": "none"},
        claims={"role": "admin"},
        key=None,
        edit=lambda text: f"{text.rpartition('.')[0]}.",
        now=now,
    )


def _weak_secret(now: int) -> Question:
    return altered(signer=hmac_signer("secret123"), key=None, now=now)


def _own_key(now: int) -> Question:
    return altered(header={"jwk": ES256.jwk}, signer=ES256, key=None, now=now)


def _confusion(now: int) -> Question:
    return confused(now)


def _rotated(now: int) -> Question:
    newer = {"kid": "2027-01", "use": "sig", **RSA_OTHER.jwk}
    return altered("access-token", key=jwk_set(newer), now=now)


def _cut(now: int) -> Question:
    return altered("access-token", edit=lambda text: f"{text[:180]}…{text[-40:]}", now=now)


def _encrypted(now: int) -> Question:
    from joserfc import jwe
    from joserfc.jwk import RSAKey

    inner = altered(signer=ES256, now=now).text
    header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "cty": "JWT"}
    pem = private_pem(RS256)
    names = ["RSA-OAEP-256", "A256GCM"]
    text = jwe.encrypt_compact(header, inner.encode(), RSAKey.import_key(pem), algorithms=names)
    return altered(key=pem, edit=lambda _: text, now=now)


def _selective(now: int) -> Question:
    """Three disclosures are shown and one is withheld; the holder's key binds them."""
    element = ("6Ij7tM-a5iVPGboS5tmvVA", "FR")
    hidden = {"...": digest_of(*element)}
    nationalities = ("ohtR9GCs2irQf-aGlwB_NQ", "nationalities", [hidden, "CH"])
    withheld = digest_of("eluV5Og3gSNII8EYnsxA_A", "birthdate", "1815-12-10")
    digests = [digest_of(*GIVEN_NAME), digest_of(*nationalities), withheld]
    return confirmed(
        GIVEN_NAME,
        nationalities,
        element,
        claims={"_sd": sorted(digests)},
        policy={"audience": "https://verifier.example"},
        binding=bound(now=now),
        now=now,
    )


def _milliseconds(now: int) -> Question:
    return altered(claims={"exp": (now + 780) * 1000, "jti": JTI}, now=now)


STARTERS: Mapping[str, Callable[[int], Question]] = {
    "access-token": _access_token,
    "expired": _expired,
    "base64-secret": _base64_secret,
    "alg-none": _unsigned,
    "weak-secret": _weak_secret,
    "own-key": _own_key,
    "algorithm-confusion": _confusion,
    "rotated-key": _rotated,
    "cut": _cut,
    "encrypted": _encrypted,
    "selective-disclosure": _selective,
    "milliseconds": _milliseconds,
}
