"""The register is changed, one condition at a time, and something that is asserted notices."""

from collections import deque
from itertools import repeat
from pathlib import Path

import pytest
from conditions import mutants_of
from equivalent import EQUIVALENT
from mutants import Endless, Judge, limited
from reached import modules

from debugger.pitfalls import PITFALLS, Evidence


@pytest.fixture(scope="session")
def judge():
    return Judge()


@pytest.mark.parametrize("module", modules())
def test_each_condition_decides_something_that_is_asserted(module, judge):
    mutants = {mutant.name: mutant for mutant in judge.mutants(module)}
    explained = {name for name in EQUIVALENT if name.startswith(f"{module}.")}
    survivors = {
        name
        for name, mutant in mutants.items()
        if name not in explained and judge.fate(module, mutant) == ""
    }
    assert survivors == set(), "nothing asserted sees these"
    assert explained <= set(mutants), "these are gone: strike them off"


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_a_check_of_the_contrary_is_noticed(entry, judge):
    def contrary(case):
        return () if tuple(entry.check(case)) else (Evidence("", "It is met."),)

    assert judge.fate_with(entry, contrary) != ""


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_a_check_that_never_speaks_is_noticed(entry, judge):
    assert judge.fate_with(entry, lambda case: ()) != ""


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_a_check_that_always_speaks_is_noticed(entry, judge):
    assert judge.fate_with(entry, lambda case: (Evidence("", "It is met."),)) != ""


def test_what_is_explained_is_of_a_module_that_is_there():
    assert {name.split(" ")[0].rpartition(".")[0] for name in EQUIVALENT} <= set(modules())


PLANTED = """
def check(case):
    if 0 < case.left <= LIMIT and not case.odd:
        yield from (one for one in case if one)
    return any(is_(one) for one in case)
"""


def test_the_mutants_are_those_of_every_condition():
    mutants = mutants_of(Path("planted.py"), "planted", PLANTED)
    made = {(mutant.kind, mutant.was, mutant.now) for mutant in mutants}
    both = "0 < case.left <= LIMIT and (not case.odd)"
    compared = "0 < case.left <= LIMIT"
    found = "any((is_(one) for one in case))"
    assert made == {
        ("negated", both, f"not ({both})"),
        ("negated", compared, f"not {compared}"),
        ("negated", "not case.odd", "case.odd"),
        ("dropped", compared, f"({compared}, True)[1]"),
        ("dropped", "not case.odd", "(not case.odd, True)[1]"),
        ("negated", compared, "0 >= case.left <= LIMIT"),
        ("negated", compared, "0 < case.left > LIMIT"),
        ("edge", compared, "0 <= case.left <= LIMIT"),
        ("edge", compared, "0 < case.left < LIMIT"),
        ("shifted", compared, "1 < case.left <= LIMIT"),
        ("shifted", compared, "-1 < case.left <= LIMIT"),
        ("shifted", compared, "0 < case.left <= LIMIT + 1"),
        ("shifted", compared, "0 < case.left <= LIMIT - 1"),
        ("negated", "one", "not one"),
        ("negated", found, f"not {found}"),
        ("negated", "is_(one)", "not is_(one)"),
    }


def test_a_mutant_that_does_not_end_is_ended():
    with pytest.raises(Endless), limited(0.05):
        deque(one for one in repeat(None))


def test_a_mutant_leaves_no_trace(judge):
    """Whether it is asked first or last, the same is said of it."""
    mutants = judge.mutants("claims.reading")[:20]
    forward = [judge.fate("claims.reading", mutant) for mutant in mutants]
    backward = [judge.fate("claims.reading", mutant) for mutant in reversed(mutants)]
    assert forward == backward[::-1]
