"""What kind of token this is, by the marks its specification or issuer gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from debugger.claims.policy import Policy
from debugger.claims.profile_conditions import CONDITIONAL
from debugger.claims.profile_marks import MARKS, Marks, bare_type
from debugger.claims.profile_table import PROFILE_NAMES, PROFILES
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
    if name in CONDITIONAL:
        switches_off |= CONDITIONAL[name](claims)
    return Profile(name, why, chosen, switches_off, reference)
