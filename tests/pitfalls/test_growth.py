"""No check takes the square of what a hostile token holds; the benchmark shows the exponents."""

from time import thread_time

import pytest

from benchmarks.growth import Growth, grown
from benchmarks.hostile import GROUPS
from debugger.inspection import inspect_token

KINDS = {kind: how for kinds in GROUPS.values() for kind, how in kinds.items()}
SECONDS = 2
"""Of processor time. What is linear takes a fifth of it; the square takes more."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_token_is_judged_in_time(kind):
    make, sizes = KINDS[kind]
    question = make(sizes[-2 if kind.startswith("kB") else -1])
    begun = thread_time()
    report = inspect_token(question.text, question.key, policy=question.policy)
    assert thread_time() - begun < SECONDS
    assert len(report.findings) < 40


@pytest.mark.parametrize(
    ("seconds", "exponent"),
    [
        ((0.001, 0.01, 0.1), 1),
        ((0.001, 0.1, 10.0), 2),
        ((1e-6, 0.01, 0.1), 1),
        ((1e-6, 1e-5, 1e-4), 0),
    ],
    ids=["linear", "square", "but for its call", "not felt"],
)
def test_the_exponent_is_that_of_a_fit(seconds, exponent):
    assert Growth("it", (10, 100, 1_000), seconds).exponent == pytest.approx(exponent)


def test_every_check_is_measured():
    names = [growth.name for growth in grown(*KINDS["claims"][:1], (10, 20))]
    assert names[:3] == ["inspect_token", "all checks", "looking inside"]
    assert {"exp-expired", "payment-card", "token-in-url"} <= set(names)
