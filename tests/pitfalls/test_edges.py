"""Each pitfall at its edges: what just raises it, and the look-alikes that just do not."""

from importlib import import_module
from pathlib import Path

import pytest
from met import met

from debugger.pitfalls import PITFALLS

SUPPORT = Path(__file__).parents[1] / "support"
EDGES = [
    edge
    for module in sorted(path.stem for path in SUPPORT.glob("edges_*.py"))
    for edge in import_module(module).EDGES
]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.id}: {edge.what}")
def test_it_is_met_where_its_condition_holds_and_nowhere_else(edge):
    assert edge.id in PITFALLS
    severity = met(edge.make()).get(edge.id)
    if edge.severity == "":
        assert severity is not None
    else:
        assert severity == edge.severity


def test_no_edge_is_written_twice():
    names = [(edge.id, edge.what) for edge in EDGES]
    assert len(set(names)) == len(names)
