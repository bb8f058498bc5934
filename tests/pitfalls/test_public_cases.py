"""The public cases of the catalogue: what each request must raise, and what it must not."""

import json
from pathlib import Path

import pytest

from debugger.claims.policy import Policy
from debugger.inspection import inspect_token
from debugger.pitfalls import PITFALLS

PUBLIC = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))
CASES = {case["name"]: case for case in PUBLIC["cases"]}
SEVERITIES = {"error", "warning"}

# What is not verified yet, by the form and why; nothing of it may be called anything else.
NOT_VERIFIED_YET = {
    "jws-json": "the signatures of the JSON form are checked later",
}


def wanted(case):
    """Ids and severities (or "") that the case demands."""
    return [tuple((*entry.split("@"), "")[:2]) for entry in case["demand"]]


def is_built(case):
    return all(name in PITFALLS for name, _ in wanted(case))


def is_honest(case):
    return not case["demand"] and set(case["forbid"]) >= SEVERITIES


BUILT = [name for name, case in CASES.items() if is_built(case)]
HONEST = [name for name, case in CASES.items() if is_honest(case)]


@pytest.fixture(scope="module")
def reports():
    return {name: answer(case["request"]) for name, case in CASES.items()}


def answer(request):
    return inspect_token(
        request["token"],
        request.get("key"),
        request.get("key_format", "auto"),
        Policy(**request.get("policy", {})),
    )


@pytest.mark.parametrize("name", BUILT)
def test_what_a_case_demands_is_found(name, reports):
    found = {(finding.id, str(finding.severity)) for finding in reports[name].findings}
    for wanted_id, severity in wanted(CASES[name]):
        assert wanted_id in {found_id for found_id, _ in found}
        if severity:
            assert (wanted_id, severity) in found


@pytest.mark.parametrize("name", CASES)
def test_what_a_case_forbids_is_not_found(name, reports):
    forbidden = set(CASES[name]["forbid"]) - SEVERITIES
    assert [finding.id for finding in reports[name].findings if finding.id in forbidden] == []


@pytest.mark.parametrize("name", CASES)
def test_nothing_graver_is_found_than_the_case_allows(name, reports):
    forbidden = SEVERITIES & set(CASES[name]["forbid"])
    graver = [f.id for f in reports[name].findings if str(f.severity) in forbidden]
    assert graver == []


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_token_is_told_at_most_four_things(name, reports):
    assert len(reports[name].findings) <= 4


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_token_is_verified_where_its_form_can_be(name, reports):
    report = reports[name]
    if report.token.form in NOT_VERIFIED_YET:
        assert report.verdict == "unsupported"
    elif "key" in CASES[name]["request"] or report.profile.name == "dpop-proof":
        assert report.verdict == "verified"
        # The key of the encrypted token alone says nothing about the signed one inside it.
        inner = report.nested.verdict if report.nested else "verified"
        assert report.accepted is (inner == "verified")
        assert inner in ("verified", "unverified")
    else:
        assert report.verdict == "unverified"


@pytest.mark.parametrize("case", PUBLIC["weak_secrets"], ids=lambda case: case["secret"])
def test_a_weak_secret_is_found_without_a_key(case):
    report = inspect_token(case["token"], policy=Policy(now=PUBLIC["now"]))
    found = {finding.id for finding in report.findings}
    assert found & {"hmac-secret-common", "hmac-secret-published"}
    assert report.verification.found_secret.secret == case["secret"].encode()
    assert report.verdict == "unverified"


def test_the_cases_that_count_do_not_become_fewer():
    assert len(CASES) == 548
    assert len(BUILT) >= 500
    assert len(HONEST) == 98
