"""Every question of the suite about pitfalls, with what is asserted of its findings.

`all_asked()` are the pitfalls’ own samples, the honest tokens, the public cases and the edges. What
the suite demands of the findings is one predicate here, so that a mutant can be judged by it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from inherent import INHERENT

from debugger.claims.policy import Policy
from debugger.pitfalls import PITFALLS, SAMPLES, Finding
from debugger.samples import HONEST, Question, honest

SUPPORT = Path(__file__).parent
CASES = SUPPORT.parent / "pitfalls" / "cases.json"
GRAVE = frozenset({"error", "warning"})
MOST_OF_HONEST = 4
"""How many things, all of them infos, an honest token is told at most."""


Expectation = Callable[[tuple[Finding, ...]], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `about`: the pitfalls that it was made for; empty for an honest token.

    `level`: of which of the tokens within one another; 1 is the outermost.
    """

    name: str
    question: Callable[[], Question]
    holds: Expectation
    about: frozenset[str] = frozenset()
    level: int = 1


def edges() -> tuple:
    """The rows of all tables of edges."""
    names = sorted(path.stem for path in SUPPORT.glob("edges_*.py"))
    return tuple(edge for name in names for edge in import_module(name).EDGES)


def all_asked() -> Iterator[Asked]:
    """Every question; those that are the likeliest to notice something come first."""
    for name, make in SAMPLES.items():
        yield Asked(f"sample of {name}", make, _as_a_sample(name), frozenset({name}))
    for profile in HONEST:
        yield Asked(f"honest {profile}", lambda name=profile: honest(name), _as_honest)
    for case in json.loads(CASES.read_text("utf-8"))["cases"]:
        about = {entry.split("@")[0] for entry in (*case["demand"], *case["forbid"])} - GRAVE
        yield Asked(
            f"case {case['name']}",
            lambda request=case["request"]: _question(request),
            _as_the_case_says(case),
            frozenset(about),
        )
    for edge in sorted(edges(), key=lambda edge: (edge.span is None, edge.at is None)):
        name = f"edge {edge.id}: {edge.what}"
        holds = _as_the_edge_says(edge)
        yield Asked(name, edge.make, holds, frozenset({edge.id}), edge.level)


def _question(request: Mapping) -> Question:
    policy = Policy(**request.get("policy", {}))
    key, key_format = request.get("key"), request.get("key_format", "auto")
    return Question(request["token"], key, key_format, policy)


def _as_the_edge_says(edge) -> Expectation:
    def holds(told: tuple[Finding, ...]) -> bool:
        if edge.severity is None:
            return all(finding.id != edge.id for finding in told)
        return any(edge.is_met_by(finding) for finding in told)

    return holds


def _as_a_sample(name: str) -> Expectation:
    severity = PITFALLS[name].severity
    inherent = set(INHERENT.get(name, ()))

    def holds(told: tuple[Finding, ...]) -> bool:
        errors = {entry.id for entry in told if entry.severity == "error" and entry.id != name}
        return errors == inherent and any(
            entry.id == name and entry.severity == severity for entry in told
        )

    return holds


def _as_honest(told: tuple[Finding, ...]) -> bool:
    return len(told) <= MOST_OF_HONEST and all(entry.severity == "info" for entry in told)


def _as_the_case_says(case: Mapping) -> Expectation:
    forbidden = frozenset(case["forbid"])
    most = MOST_OF_HONEST if not case["demand"] and forbidden >= GRAVE else 1_000
    wanted = [tuple((*entry.split("@"), "")[:2]) for entry in case["demand"]]
    wanted = wanted if all(name in PITFALLS for name, _ in wanted) else []

    def holds(told: tuple[Finding, ...]) -> bool:
        if len(told) > most:
            return False
        if any(entry.id in forbidden or entry.severity in forbidden for entry in told):
            return False
        return all(
            any(entry.id == name and severity in ("", entry.severity) for entry in told)
            for name, severity in wanted
        )

    return holds
