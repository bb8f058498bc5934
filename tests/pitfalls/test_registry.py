"""The register itself: declaring, finding, silencing, order."""

from dataclasses import replace

import pytest

from debugger.claims.policy import Policy
from debugger.claims.profiles import Profile
from debugger.extract import Extraction
from debugger.inspection import inspect_token
from debugger.jose.model import Fault, Token
from debugger.jose.parse import parse
from debugger.keys.key import Keyring
from debugger.pitfalls import registry
from debugger.pitfalls.registry import Evidence, Severity, diagnose, make_case, pitfall, rfc
from debugger.samples import SAMPLE_NOW, honest, with_header
from debugger.verification import Verdict, Verification

WORDS = {"title": "A title", "why": "It hurts.", "fix": "Mend it.", "reference": "RFC 7519 §7.2"}


@pytest.fixture
def register(monkeypatch):
    """A register of its own, and a short way to declare what is met at which places."""
    monkeypatch.setattr(registry, "PITFALLS", {})
    monkeypatch.setattr(registry, "SAMPLES", {})

    def declare(name, *places, severity=Severity.ERROR, **more):
        def check(case):
            return (Evidence(place, "It is there.") for place in places)

        return pitfall(name, severity=severity, **WORDS, **more)(check)

    return declare


def case_of(token=None, profile="generic", switches_off=(), verdict=Verdict.UNVERIFIED):
    return make_case(
        Extraction("", ()),
        token or Token("", None),
        Keyring(),
        Verification(verdict, "No key was given."),
        Policy(now=SAMPLE_NOW),
        Profile(profile, "", switches_off=frozenset(switches_off)),
        (),
    )


def ids(case):
    return [finding.id for finding in diagnose(case)]


def test_a_finding_says_what_was_seen_and_why_it_matters(register):
    register("odd-thing", "header.alg")
    (finding,) = diagnose(case_of(parse(honest().text)))
    assert finding.detail == "It is there. It hurts."
    assert (finding.id, finding.severity, finding.at) == ("odd-thing", "error", "header.alg")
    assert (finding.title, finding.fix, finding.reference) == (
        WORDS["title"],
        WORDS["fix"],
        WORDS["reference"],
    )
    start, end = finding.span
    assert honest().text[start:end] in honest().text.split(".")[0]


def test_errors_come_first_then_warnings_then_infos(register):
    register("an-info", "", severity=Severity.INFO)
    register("a-warning", "", severity=Severity.WARNING)
    register("an-error", "")
    assert ids(case_of()) == ["an-error", "a-warning", "an-info"]


def test_two_pitfalls_of_one_name_are_refused(register):
    register("one")
    with pytest.raises(ValueError, match="declared twice"):
        register("one")


def test_a_second_sample_is_refused(register):
    entry = register("one")
    entry.sample(honest)
    with pytest.raises(ValueError, match="has a sample already"):
        entry.sample(honest)


def test_a_cause_silences_its_symptom_wherever_it_shows(register):
    register("cut", "payload", silences=["mismatch"])
    register("mismatch", "signature")
    assert ids(case_of()) == ["cut"]


@pytest.mark.parametrize(
    ("place", "other", "told"),
    [
        ("header.jku", "header.x5u", ["foreign", "present"]),
        ("header.jku", "header.jku", ["foreign"]),
        ("header", "header.jku", ["foreign"]),
        ("header.x5c[0]", "header.x5c", ["foreign"]),
        ("header.x5c[0]", "header.x5c[1]", ["foreign", "present"]),
        ("header.jku", "header.jku_old", ["foreign", "present"]),
        ("", "payload.exp", ["foreign"]),
        ("payload", "header.jku", ["foreign", "present"]),
    ],
)
def test_what_is_silenced_here_is_told_elsewhere(register, place, other, told):
    register("foreign", place, silences_here=["present"])
    register("present", other)
    assert ids(case_of()) == told


def test_a_silenced_finding_silences_all_the_same(register):
    register("root", "", silences=["middle"])
    register("middle", "", silences=["leaf"])
    register("leaf", "")
    assert ids(case_of()) == ["root"]


def test_a_pitfall_of_some_profiles_is_looked_for_in_them_alone(register):
    register("fapi", "", profiles=["request-object"])
    assert ids(case_of()) == []
    assert ids(case_of(profile="request-object")) == ["fapi"]


def test_a_profile_switches_pitfalls_off(register):
    register("exp-missing", "", silences=["other"])
    register("other", "")
    assert ids(case_of(switches_off=["exp-missing"])) == ["other"]


def test_evidence_may_be_of_another_severity_and_span(register):
    @pitfall("mostly", severity=Severity.ERROR, **WORDS)
    def mostly(case):
        yield Evidence("", "It is there.", (3, 5), Severity.INFO)

    (finding,) = diagnose(case_of())
    assert (finding.severity, finding.span) == ("info", (3, 5))


def test_claims_are_not_judged_where_the_header_is_at_fault():
    token = parse(honest().text)
    assert case_of(token).is_claims_set
    at_fault = replace(token, faults=(Fault("alg-missing", "header", "No “alg”."),))
    assert not case_of(at_fault).is_claims_set
    assert case_of(at_fault).claims == {}
    elsewhere = replace(token, faults=(Fault("base64-padding", "signature", "“=”."),))
    assert case_of(elsewhere).is_claims_set


def test_without_a_key_the_octets_of_the_signature_speak():
    token = parse(f"{honest().text.rpartition('.')[0]}.")
    assert [cause.code for cause in case_of(token).causes] == ["signature-empty"]
    assert case_of(token, verdict=Verdict.VERIFIED).causes == ()


@pytest.mark.parametrize("left", [".", ""], ids=["an empty signature", "no last dot"])
def test_what_is_missing_is_shown_at_the_last_character_before_it(left):
    text = f"{honest().text.rpartition('.')[0]}{left}"
    findings = inspect_token(text, policy=honest().policy).findings
    assert findings[0].severity == "error"
    assert {finding.span for finding in findings} == {(len(text) - 1, len(text))}


def test_the_header_of_a_case_is_the_union_of_its_halves():
    token = parse(with_header(kid="a").text)
    assert dict(case_of(token).header) == {"alg": "HS256", "typ": "JWT", "kid": "a"}


def test_a_reference_is_written_in_one_way():
    assert rfc(7519, "4.1.4") == "RFC 7519 §4.1.4"
    assert rfc(7515, "4.1.7", "4.1.8") == "RFC 7515 §4.1.7, §4.1.8"
