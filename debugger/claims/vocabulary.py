"""The vocabulary: every header parameter and claim that is known here, looked up by name."""

from debugger.claims import (
    credential_claims,
    event_claims,
    header_parameters,
    openid_claims,
    platform_claims,
    provider_claims,
    registered,
)
from debugger.claims.term import Kind, Term, Where

__all__ = ["Kind", "Term", "Where", "has_members", "lookup", "lookup_within", "members"]


def lookup(name: str, where: Where | str, within: str = "") -> Term | None:
    """The term of exactly that name (names are case-sensitive, RFC 7519 §4), or None."""
    return _TABLE.get((where, within, name))


def lookup_within(name: str, where: Where | str, within: str) -> Term | None:
    """The same for a member of the object named `within`, where `*` may stand for every name."""
    return _TABLE.get((where, within, name)) or _TABLE.get((where, within, "*"))


def has_members(name: str, where: Where | str) -> bool:
    """Whether members of the object of that name are in the vocabulary."""
    return (where, name) in _PARENTS


def members() -> tuple[Term, ...]:
    """The whole vocabulary: claims, then header parameters, in the order of their sources."""
    return tuple(_TABLE.values())


_TABLE: dict[tuple[str, str, str], Term] = {
    (term.where, term.within, term.name): term
    for table in (
        registered.TERMS,
        openid_claims.TERMS,
        event_claims.TERMS,
        credential_claims.TERMS,
        provider_claims.TERMS,
        platform_claims.TERMS,
        header_parameters.TERMS,
    )
    for term in table
}
_PARENTS = frozenset((term.where, term.within) for term in _TABLE.values() if term.within)
