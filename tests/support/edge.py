"""The edges of a pitfall: questions that just raise it, and look-alikes that just do not.

`raised("exp-expired", "a second late", lambda: with_claims(exp=…))` and `silent("exp-expired", …)`
are rows of the tables `EDGES` in `edges_*.py`; `tests/pitfalls/test_edges.py` asks each of them,
and the mutation test of the register uses them as its judge.
"""

from collections.abc import Callable
from dataclasses import dataclass

from debugger.samples import Question


@dataclass(frozen=True, slots=True)
class Edge:
    """`severity`: what the finding must have; "" for any, None where it must not be there.

    `at`: the place that it must have; None for any. `says`: what its sentence must hold.
    """

    id: str
    what: str
    make: Callable[[], Question]
    severity: str | None
    at: str | None = None
    says: str = ""


def raised(
    id: str,
    what: str,
    make: Callable[[], Question],
    severity: str = "",
    *,
    at: str | None = None,
    says: str = "",
) -> Edge:
    """The question that `make` makes has the finding."""
    return Edge(id, what, make, severity, at, says)


def silent(id: str, what: str, make: Callable[[], Question]) -> Edge:
    """The question that `make` makes has not."""
    return Edge(id, what, make, None)
