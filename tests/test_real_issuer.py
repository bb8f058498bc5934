"""Tokens of a real OpenID provider, taken through its real endpoints, with its JWK Set pasted."""

import json

import pytest
from issuer import running_issuer

from debugger import Policy, inspect_token

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
GRAVE = {"error", "warning"}


@pytest.fixture(scope="module")
def issuer():
    with running_issuer() as started:
        assert started.algorithms == ALGORITHMS
        yield started


def grave(report):
    return [finding.id for finding in report.findings if finding.severity.value in GRAVE]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_an_id_token_is_accepted_without_a_warning(issuer, algorithm):
    token = issuer.log_in(algorithm)["id_token"]
    policy = Policy(issuer=issuer.issuer, audience=f"web-{algorithm}", algorithms=algorithm)
    report = inspect_token(token, issuer.key_set(), policy=policy)
    assert (report.verdict.value, report.accepted, grave(report)) == ("verified", True, [])
    assert report.profile.name == "id-token"
    assert report.verification.key.kid == f"key-{algorithm}"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("grant", ["log_in", "client_credentials"])
def test_an_access_token_is_accepted_without_a_warning(issuer, algorithm, grant):
    token = getattr(issuer, grant)(algorithm)["access_token"]
    policy = Policy(
        issuer=issuer.issuer, audience=issuer.audience, algorithms=algorithm, typ="at+jwt"
    )
    report = inspect_token(token, issuer.key_set(), policy=policy)
    assert (report.verdict.value, report.accepted, grave(report)) == ("verified", True, [])
    assert report.profile.name == "access-token"


def test_a_whole_token_response_is_read_and_its_first_token_verified(issuer):
    response = json.dumps(issuer.log_in("RS256"), indent=2)
    report = inspect_token(response, issuer.key_set(), policy=Policy())
    assert report.verdict.value == "verified"
    assert [found.member for found in report.extraction.tokens] == ["access_token", "id_token"]


def test_the_key_set_of_another_run_lacks_nothing_but_the_key(issuer):
    with running_issuer() as other:
        report = inspect_token(issuer.log_in("ES256")["id_token"], other.key_set())
    assert report.verdict.value == "invalid"
    assert report.accepted is False


def test_the_discovery_document_is_told_from_a_key(issuer):
    token = issuer.log_in("ES256")["id_token"]
    report = inspect_token(token, issuer.discovery())
    assert report.verdict.value == "key-error"
    assert "key-is-discovery" in [finding.id for finding in report.findings]
    assert f"{issuer.issuer}/jwks" in report.verification.reason
