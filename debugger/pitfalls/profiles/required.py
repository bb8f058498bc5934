"""From a case and the claims that its kind of token must have to a word on those it lacks."""

from collections.abc import Iterable

from debugger.pitfalls.context.surroundings import carrier
from debugger.pitfalls.registry import Case


def sent_along(case: Case) -> bool:
    """Whether the token was sent to an API, in an Authorization header."""
    return carrier(case) in ("authorization-bearer", "authorization-dpop")


def lacking(case: Case, names: Iterable[str]) -> tuple[str, ...]:
    """The names that are no claims of the token."""
    return tuple(name for name in names if name not in case.claims) if case.is_claims_set else ()


def lacks(names: Iterable[str]) -> str:
    """“It has no “aud” and no “exp”.”"""
    return f"It has {' and '.join(f'no “{name}”' for name in names)}."


def is_none(algorithm: object) -> bool:
    """Whether `alg` says that nothing is signed, in whatever letter case."""
    return isinstance(algorithm, str) and algorithm.strip().lower() == "none"


def is_symmetric(algorithm: object) -> bool:
    """Whether `alg` is one of HMAC, so that whoever checks the token could have made it."""
    return isinstance(algorithm, str) and algorithm[:2].upper() == "HS"
