"""The edges of a pitfall: questions that just raise it, and look-alikes that just do not.

`raised("exp-expired", "a second late", lambda: with_claims(exp=…))` and `silent("exp-expired", …)`
are rows of the tables `EDGES` in `edges_*.py`; `tests/pitfalls/test_edges.py` asks each of them,
and the mutation test of the register uses them as its judge.
"""

from collections.abc import Callable
from dataclasses import dataclass

from debugger.pitfalls import Finding
from debugger.samples import Question


@dataclass(frozen=True, slots=True)
class Edge:
    """`severity`: what the finding must have; "" for any, None where it must not be there.

    Where they matter, `at` is the place that it must have, `says` what its sentence must hold, and
    `span` its offsets into the token. `level` 2 is the token inside the one that is asked about.
    """

    id: str
    what: str
    make: Callable[[], Question]
    severity: str | None
    at: str | None = None
    says: str = ""
    span: tuple[int, int] | None = None
    level: int = 1

    def is_met_by(self, finding: Finding) -> bool:
        """Whether a finding is the one that is demanded."""
        return (
            finding.id == self.id
            and self.severity in ("", finding.severity)
            and self.at in (None, finding.at)
            and self.says in finding.detail
            and self.span in (None, finding.span)
        )


def raised(
    id: str,
    what: str,
    make: Callable[[], Question],
    severity: str = "",
    *,
    at: str | None = None,
    says: str = "",
    span: tuple[int, int] | None = None,
    level: int = 1,
) -> Edge:
    """The question that `make` makes has the finding."""
    return Edge(id, what, make, severity, at, says, span, level)


def silent(id: str, what: str, make: Callable[[], Question], *, level: int = 1) -> Edge:
    """The question that `make` makes has not."""
    return Edge(id, what, make, None, level=level)
