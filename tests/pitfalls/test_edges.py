"""Each pitfall at its edges: what just raises it, and the look-alikes that just do not."""

import pytest
from asserted import edges
from met import found

from debugger.pitfalls import PITFALLS

EDGES = edges()


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.id}: {edge.what}")
def test_it_is_met_where_its_condition_holds_and_nowhere_else(edge):
    assert edge.id in PITFALLS
    met = [finding for finding in found(edge.make(), edge.level) if finding.id == edge.id]
    if edge.severity is None:
        assert met == []
    else:
        assert [finding for finding in met if edge.is_met_by(finding)], met


def test_no_edge_is_written_twice():
    names = [(edge.id, edge.what) for edge in EDGES]
    assert len(set(names)) == len(names)
