"""From one value, by its kind, to what is to be said of this very value; "" where nothing is."""

from collections.abc import Callable

from debugger.claims.moments import misreading, relative
from debugger.claims.policy import Policy
from debugger.claims.term import Kind, Term
from debugger.claims.wording import kind_of
from debugger.jose.algorithms import find
from debugger.jose.model import Json


def remark(term: Term, value: Json, policy: Policy) -> str:
    """A clause about the value, by the kind that its term has."""
    say = _REMARKS.get(term.kind)
    return say(value, policy) if say else ""


def _moment(value: Json, policy: Policy) -> str:
    return misreading(value) or relative(value, policy.seconds)


def _audience(value: Json, policy: Policy) -> str:
    if not isinstance(value, list):
        return ""
    return f"{len(value):,} audiences" if len(value) != 1 else "1 audience"


def _scope(value: Json, policy: Policy) -> str:
    if not isinstance(value, str):
        return f"is {kind_of(value)}; a scope is one text"
    scopes = value.split()
    return f"{len(scopes):,} scopes" if len(scopes) != 1 else "1 scope"


def _algorithm(value: Json, policy: Policy) -> str:
    algorithm = find(value)
    return algorithm.summary if algorithm else "not in the registry of algorithms"


_REMARKS: dict[Kind, Callable[[Json, Policy], str]] = {
    Kind.NUMERIC_DATE: _moment,
    Kind.AUDIENCE: _audience,
    Kind.SCOPE: _scope,
    Kind.ALGORITHM: _algorithm,
    Kind.ENCRYPTION: _algorithm,
}
