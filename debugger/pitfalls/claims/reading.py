"""From a case to single claims as checks want them: moments, audiences, what is missing."""

from collections.abc import Iterator

from debugger.claims.moments import is_number, misreading
from debugger.jose.model import Json
from debugger.pitfalls.inside import plain
from debugger.pitfalls.registry import Case

EARLIEST = 1_000_000_000
"""September 2001: a smaller number is a duration or a slip, no date of a token."""

MISSPELT = {
    "expires": "exp",
    "expiry": "exp",
    "expiresat": "exp",
    "expiration": "exp",
    "expire": "exp",
    "expat": "exp",
    "expired": "exp",
    "issuer": "iss",
    "audience": "aud",
    "subject": "sub",
    "issuedat": "iat",
    "notbefore": "nbf",
    "jit": "jti",
    "tokenid": "jti",
}
"""Names that people give a registered claim (lower case, without `_`), and its registered name."""


def moment(value: Json) -> float | None:
    """A NumericDate (RFC 7519 §2) that can be one, Unix seconds from 2001 to 9999; else None."""
    if not is_number(value) or value < EARLIEST or misreading(value):
        return None
    return float(value)


def lifetime(case: Case) -> float | None:
    """Seconds from `iat`, else `nbf`, else now, to `exp`; None where they do not say."""
    exp = moment(case.claims.get("exp"))
    if exp is None:
        return None
    for name in ("iat", "nbf"):
        if name in case.claims:
            start = moment(case.claims[name])
            return None if start is None else exp - start
    return exp - case.now


def audiences(case: Case) -> tuple[str, ...]:
    """The texts of `aud`, which is one text or an array of them (RFC 7519 §4.1.3)."""
    aud = case.claims.get("aud")
    if isinstance(aud, str):
        return (aud,)
    if isinstance(aud, list):
        return tuple(entry for entry in aud if isinstance(entry, str))
    return ()


def text(case: Case, name: str) -> str:
    """A claim where it is text, else ""."""
    value = case.claims.get(name)
    return value if isinstance(value, str) else ""


def missing(case: Case, name: str) -> bool:
    """Whether a claims set lacks a registered claim, in whatever letter case.

    Other explanations, as another name (“expires”) or that it stands in the header, silence what
    is said of it.
    """
    if not case.is_claims_set or (case.profile.name, name) in _DEMANDED:
        return False
    spelled_so = case.inside.named.get(name, ())
    return not any(member.trail[1] is None for member in spelled_so)


def misspelt(case: Case) -> Iterator[tuple[str, str]]:
    """Names of the payload that stand for a registered claim which is not there, and that claim."""
    for name, value in case.claims.items():
        meant = meant_by(name, value)
        if meant and meant not in case.claims and not _is_none_here(case, meant):
            yield name, meant


def meant_by(name: str, value: Json) -> str | None:
    """The registered claim that a name plainly means, where the value could be that claim's."""
    if len(name) > _LONGEST_NAME:
        return None
    meant = MISSPELT.get(plain(name))
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, dict) or (isinstance(value, list) and meant != "aud"):
        return None
    return meant


def _is_none_here(case: Case, meant: str) -> bool:
    # A verifiable credential's own “issuer” is its data model's word (W3C VC Data Model 2.0), as an
    # SD-JWT too (RFC 9901 App. A.4).
    return "@context" in case.claims or f"{meant}-missing" in case.profile.switches_off


_LONGEST_NAME = 16
# What a profile demands is told by its own pitfall, here `status-list-malformed`.
_DEMANDED = frozenset({("status-list", "sub"), ("status-list", "iat")})
