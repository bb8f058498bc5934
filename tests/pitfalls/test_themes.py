"""The table of modules: it names all, and a subject that is missing hides nothing."""

import json
from pathlib import Path

import pytest

from debugger import pitfalls
from debugger.claims.policy import Policy
from debugger.inspection import inspect_token
from debugger.pitfalls import PITFALLS, SAMPLES, make_case, registry
from debugger.pitfalls.themes import THEMES, declared_in
from debugger.samples import HONEST, honest

PUBLIC = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))["cases"]


def case_of(text, key=None, key_format="auto", policy=None):
    report = inspect_token(text, key, key_format, policy)
    return make_case(
        report.extraction,
        report.token,
        report.keyring,
        report.verification,
        report.policy,
        report.profile,
        report.claim_checks,
    )


@pytest.fixture(scope="module")
def cases():
    """The samples of all pitfalls, the honest tokens, the public cases."""
    made = [make() for make in SAMPLES.values()] + [honest(name) for name in HONEST]
    asked = [(each.text, each.key, each.key_format, each.policy) for each in made]
    for each in PUBLIC:
        request = dict(each["request"])
        policy = Policy(**request.pop("policy", {}))
        asked.append((request["token"], request.get("key"), "auto", policy))
    return [case_of(*question) for question in asked]


def test_every_module_with_a_pitfall_is_named():
    folder = Path(pitfalls.__file__).parent
    declaring = {
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.glob("*/*.py")
        if "pitfall(" in path.read_text(encoding="utf-8")
    }
    assert declaring == set(THEMES)


def test_every_pitfall_that_is_declared_is_reached():
    assert set(PITFALLS) == set(registry.PITFALLS)
    assert set(SAMPLES) == set(registry.SAMPLES)


@pytest.mark.parametrize("theme", THEMES)
def test_without_its_subject_nothing_of_a_module_is_met(theme, cases):
    missed = [
        (entry.id, case.token.text, evidence)
        for case in cases
        if not THEMES[theme](case)
        for entry in declared_in(theme)
        if not entry.profiles or case.profile.name in entry.profiles
        for evidence in entry.check(case)
    ]
    assert missed == []


def test_nothing_else_is_to_be_had_from_the_table():
    with pytest.raises(AttributeError):
        pitfalls.EVERYTHING  # noqa: B018
