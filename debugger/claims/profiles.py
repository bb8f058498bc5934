"""What kind of token this is, by the marks its specification or issuer gives it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from debugger.claims.policy import Policy
from debugger.claims.profile_marks import MARKS, Marks, bare_type
from debugger.claims.profile_table import LIFETIMES, PROFILE_NAMES, PROFILES
from debugger.jose.model import Json, Token

__all__ = ["PROFILE_NAMES", "Profile", "recognise"]


@dataclass(frozen=True, slots=True)
class Profile:
    """The kind of a token. `why` is a clause that says by what it was recognised.

    `chosen`: by hand (`policy.profile`). `switches_off`: ids of pitfalls that are none here.
    """

    name: str
    why: str
    chosen: bool = False
    switches_off: frozenset[str] = field(default=frozenset(), repr=False)
    reference: str = ""


def recognise(token: Token, policy: Policy) -> Profile:
    """The first profile whose marks the token has, or the one that the policy names."""
    claims = token.claims
    if policy.profile != "auto":
        return _profile(policy.profile, "it was chosen by hand", claims, chosen=True)
    header = token.signatures[0].header if token.signatures else token.header.members
    marks = Marks(bare_type(header.get("typ")), claims.get("iss"), header, claims, token.form)
    for name, mark in MARKS:
        if why := mark(marks):
            return _profile(name, why, claims)
    return _profile("generic", "nothing marks it as a token of a known kind", claims)


def _profile(name: str, why: str, claims: Mapping[str, Json], *, chosen: bool = False) -> Profile:
    reference, switches_off = PROFILES[name]
    if name in _CONDITIONAL:
        switches_off |= _CONDITIONAL[name](claims)
    return Profile(name, why, chosen, switches_off, reference)


def _cognito(claims: Mapping[str, Json]) -> frozenset[str]:
    return frozenset({"aud-missing"} if claims.get("token_use") == "access" else ())


def _keycloak(claims: Mapping[str, Json]) -> frozenset[str]:
    match claims.get("typ"):
        case "Offline":
            return LIFETIMES | {"exp-missing"}
        case "Refresh":
            return LIFETIMES
        case _:
            return frozenset()


def _supabase(claims: Mapping[str, Json]) -> frozenset[str]:
    if claims.get("role") == "anon":
        return LIFETIMES | {"aud-missing", "sub-missing"}
    return frozenset({"personal-data"})


def _client_attestation(claims: Mapping[str, Json]) -> frozenset[str]:
    # A key attestation speaks of a key, for whoever is shown it (OpenID4VCI App. D.1).
    alone = LIFETIMES | {"iss-missing", "exp-missing", "size-over-cookie-limit"}
    return alone if "attested_keys" in claims else frozenset()


def _vc(claims: Mapping[str, Json]) -> frozenset[str]:
    # The data model's own words for who made it (W3C VC Data Model 2.0 §4.5, §4.13).
    named = "issuer" in claims or "holder" in claims
    return frozenset({"iss-missing", "iat-missing"} if named else ())


def _app_store_connect(claims: Mapping[str, Json]) -> frozenset[str]:
    # The token of a person's own API key has “sub” in place of “iss”.
    return frozenset({"iss-missing"} if claims.get("sub") == "user" else ())


_CONDITIONAL: dict[str, Callable[[Mapping[str, Json]], frozenset[str]]] = {
    "app-store-connect": _app_store_connect,
    "client-attestation": _client_attestation,
    "cognito": _cognito,
    "keycloak": _keycloak,
    "supabase": _supabase,
    "vc": _vc,
}
