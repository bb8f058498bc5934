"""What holds for every pitfall alike: it has a proof, sound words, and leaves honest tokens alone."""

import json
import re
from pathlib import Path
from time import perf_counter

import pytest
from inherent import INHERENT

from debugger.inspection import inspect_token
from debugger.pitfalls import PITFALLS, SAMPLES
from debugger.recipes import RECIPES
from debugger.samples import HONEST, honest, with_header

CATALOGUE = json.loads((Path(__file__).parent / "catalogue.json").read_text("utf-8"))["pitfalls"]

REFERENCE = re.compile(
    r"(?:RFC \d{3,4}(?:bis)?(?: (?:§\d+(?:\.\d+)*(?:, §\d+(?:\.\d+)*)*|App\. [A-Z](?:\.\d+)*))?"
    r"|(?:CVE-\d{4}-\d{4,7}|CWE-\d+|BIP \d+)"
    r"|[A-Z][A-Za-z0-9./# -]+(?: §\d+(?:\.\d+)*(?:, §\d+(?:\.\d+)*)*)?"
    r"|draft-[a-z0-9-]+(?: §\d+(?:\.\d+)*)?|Art\. \d+)"
)


def inspected(question):
    return inspect_token(question.text, question.key, question.key_format, question.policy)


@pytest.fixture(scope="module")
def reports():
    """The report about each pitfall's sample."""
    return {name: inspected(make()) for name, make in SAMPLES.items()}


@pytest.fixture(scope="module")
def honest_reports():
    """The report about an honest token of each profile."""
    return {name: inspected(honest(name)) for name in HONEST}


@pytest.mark.parametrize("name", PITFALLS)
def test_its_sample_shows_it(name, reports):
    assert PITFALLS[name].severity in {
        finding.severity for finding in reports[name].findings if finding.id == name
    }


@pytest.mark.parametrize("name", PITFALLS)
def test_its_sample_has_no_other_error(name, reports):
    others = {
        finding.id
        for finding in reports[name].findings
        if finding.severity == "error" and finding.id != name
    }
    assert others == set(INHERENT.get(name, ()))


@pytest.mark.parametrize("name", PITFALLS)
def test_its_sample_shows_where(name, reports):
    token = reports[name].token
    for finding in reports[name].findings:
        if finding.span is not None:
            start, end = finding.span
            assert 0 <= start <= end <= len(token.text)


@pytest.mark.parametrize("name", PITFALLS)
def test_it_is_found_in_no_honest_token(name, honest_reports):
    severity = PITFALLS[name].severity
    found = {
        profile
        for profile, report in honest_reports.items()
        if any(finding.id == name for finding in report.findings)
    }
    assert found == set() or severity == "info"


@pytest.mark.parametrize("profile", HONEST)
def test_an_honest_token_raises_no_error_and_no_warning(profile, honest_reports):
    report = honest_reports[profile]
    assert report.profile.name == profile
    assert [finding.id for finding in report.findings if finding.severity != "info"] == []
    assert len(report.findings) <= 4


@pytest.mark.parametrize("profile", HONEST)
def test_an_honest_token_is_accepted(profile, honest_reports):
    assert honest_reports[profile].verdict == "verified"
    assert honest_reports[profile].accepted


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_its_words_are_whole_sentences(entry):
    assert (
        entry.title[0].isupper() or entry.title[0] in "“0123456789" or not entry.title[0].isalpha()
    )
    assert not entry.title.endswith((".", "!"))
    for text in (entry.why, entry.fix):
        assert text[0].isupper() or not text[0].isalpha()
        assert text.endswith(".")
        assert "!" not in text
        assert "  " not in text
        assert "`" not in text


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_how_it_goes_wrong_is_told_step_by_step(entry):
    assert entry.steps or entry.severity == "info"
    assert len(entry.steps) in (0, 2, 3, 4)
    for step in entry.steps:
        assert len(step) <= 160
        assert step.endswith((".", "?", ".”"))
        assert "!" not in step


def test_every_recipe_is_named_by_a_pitfall_and_the_reverse():
    assert {entry.recipe for entry in PITFALLS.values() if entry.recipe} == set(RECIPES)


@pytest.mark.parametrize("name", PITFALLS)
def test_what_it_saw_is_a_sentence(name, reports):
    finding = next(finding for finding in reports[name].findings if finding.id == name)
    saw = finding.detail.removesuffix(PITFALLS[name].why)
    assert saw.endswith((". ", "? ", ".” "))
    assert "is None" not in saw


@pytest.mark.parametrize("name", PITFALLS)
def test_its_id_is_stable_kebab_case(name):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_its_reference_names_a_document(entry):
    assert entry.reference
    for part in entry.reference.split(", "):
        assert REFERENCE.fullmatch(part) or re.fullmatch(r"§\d+(\.\d+)*|App\. \w+(\.\d+)*", part), (
            part
        )


@pytest.mark.parametrize("name", CATALOGUE)
def test_it_is_graded_as_the_catalogue_grades_it(name):
    row = CATALOGUE[name]
    assert PITFALLS[name].severity == row["severity"]
    assert PITFALLS[name].profiles == frozenset(row.get("profiles", ()))


def test_no_cause_silences_itself():
    """A chain of silences that comes back to its start would leave nothing to be told."""

    def reached(name, path=()):
        assert name not in path, path
        entry = PITFALLS.get(name)
        for silenced in (*entry.silences, *entry.silences_here) if entry else ():
            reached(silenced, (*path, name))

    for name in PITFALLS:
        reached(name)


def test_what_is_silenced_is_a_pitfall():
    silenced = {
        name for entry in PITFALLS.values() for name in entry.silences | entry.silences_here
    }
    assert silenced <= set(PITFALLS)


@pytest.mark.parametrize(
    "header",
    [
        {"crit": [f"name-{number}" for number in range(20_000)]},
        {"crit": [f"name-{number}" for number in range(20_000)] + ["name-1"]},
        {"x5c": ["A" * 40] * 5_000},
        {"kid": "'" + " " * 200_000},
        {"kid": "/" * 200_000},
        {"jku": "https://a?" + "&a" * 100_000},
        {f"name-{number}": "x" for number in range(20_000)},
    ],
    ids=["crit", "crit twice", "x5c", "blanks", "slashes", "query", "members"],
)
def test_a_header_of_thousands_gets_a_short_answer_soon(header):
    question = with_header(**header)
    begun = perf_counter()
    report = inspected(question)
    assert perf_counter() - begun < 2
    assert len(report.findings) <= 24
