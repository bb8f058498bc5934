"""Findings as SARIF 2.1.0: by its schema, at their characters, without the token itself."""

import json
from pathlib import Path

import jsonschema
import pytest

from debugger import Policy, inspect_token
from debugger.pitfalls import PITFALLS, SAMPLES
from debugger.samples import SAMPLE_NOW, honest, to_recipient, with_claims
from debugger.sarif import Examined, to_sarif

SCHEMA = json.loads(
    (Path(__file__).parent / "vectors/sarif/sarif-schema-2.1.0.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
NEVER_EXPIRES = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."


def log_of(text, key=None, uri="stdin", key_format="auto", policy=None):
    policy = policy or Policy(now=SAMPLE_NOW)
    return to_sarif([Examined(inspect_token(text, key, key_format, policy), uri)])


def results_of(log):
    return {result["ruleId"]: result for result in log["runs"][0]["results"]}


@pytest.mark.parametrize("name", PITFALLS)
def test_each_sample_s_log_is_as_the_schema_says(name):
    question = SAMPLES[name]()
    log = log_of(
        question.text, question.key, key_format=question.key_format, policy=question.policy
    )
    assert [fault.message for fault in VALIDATOR.iter_errors(log)] == []
    assert name in results_of(log)


def test_text_that_is_no_token_makes_a_log_all_the_same():
    for text in ("", "hello", "\ud800.\ud800."):
        log = log_of(text)
        assert [fault.message for fault in VALIDATOR.iter_errors(json.loads(json.dumps(log)))] == []


def test_a_finding_is_placed_at_its_characters_in_the_text_that_was_given():
    text = f"first line\nAuthorization: Bearer {NEVER_EXPIRES}\n"
    region = results_of(log_of(text))["alg-none"]["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 2,
        "startColumn": 24,
        "endLine": 2,
        "endColumn": 41,
        "charOffset": 34,
        "charLength": 17,
    }


def test_where_wrapping_was_taken_out_the_whole_token_is_the_place():
    wrapped = NEVER_EXPIRES[:25] + "\n" + NEVER_EXPIRES[25:]
    place = results_of(log_of(f"  {wrapped}"))["alg-none"]["locations"][0]["physicalLocation"]
    assert (place["region"]["charOffset"], place["region"]["charLength"]) == (2, len(wrapped))


def test_a_finding_names_its_member_and_its_file():
    location = results_of(log_of(NEVER_EXPIRES, uri="logs/a.txt"))["alg-none"]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "logs/a.txt"}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "header.alg", "kind": "member"}]


def test_severities_become_levels_and_each_rule_stands_once():
    question = with_claims(exp=SAMPLE_NOW + 2 * 86_400, nbf=SAMPLE_NOW + 100)
    log = to_sarif([Examined(inspect_token(question.text, policy=Policy(now=SAMPLE_NOW)), "a")] * 2)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert len(rules) == len(set(rules))
    assert len(run["results"]) == 2 * len(rules)
    assert {rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"]} == {True}
    assert levels["nbf-future"] == "error"
    assert levels["lifetime-over-day"] == "warning"
    assert "note" in levels.values()


def test_the_log_does_not_hold_the_token():
    written = json.dumps(log_of(NEVER_EXPIRES))
    assert "eyJ" not in written


def test_a_fingerprint_stays_when_the_token_is_moved_and_differs_between_mistakes():
    here, there = results_of(log_of(NEVER_EXPIRES)), results_of(log_of(f"\n\n{NEVER_EXPIRES}"))
    assert here.keys() == there.keys()
    prints = {name: result["partialFingerprints"] for name, result in here.items()}
    assert prints == {name: result["partialFingerprints"] for name, result in there.items()}
    assert len({fingerprint["tokenAndPlace/v1"] for fingerprint in prints.values()}) == len(prints)


def test_an_honest_token_has_no_error_and_no_warning_in_its_log():
    question = honest()
    log = log_of(question.text, question.key, policy=question.policy)
    assert {result["level"] for result in results_of(log).values()} <= {"note"}


def test_what_is_wrong_inside_is_placed_at_the_token_that_holds_it():
    question = to_recipient(NEVER_EXPIRES, cty="JWT")
    log = log_of(f"at {question.text}", question.key)
    assert [fault.message for fault in VALIDATOR.iter_errors(log)] == []
    location = results_of(log)["alg-none"]["locations"][0]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "nested.header.alg"
    region = location["physicalLocation"]["region"]
    assert (region["charOffset"], region["charLength"]) == (3, len(question.text))
