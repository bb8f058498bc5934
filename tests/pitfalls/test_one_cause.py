"""One cause is one finding: what follows from a mistake is not told beside it."""

import json

import pytest
from met import met, met_in

from debugger.inspection import inspect_token
from debugger.samples import ABSENT, altered, honest
from debugger.samples.signers import ES256

TOKEN = honest("access-token").text
PROOF = {"jti": "b1f7c2de5a34", "htm": "POST", "htu": "https://login.acme.example/token"}


def grave(findings):
    return {name for name, severity in findings.items() if severity != "info"}


@pytest.mark.parametrize(
    ("header", "id"),
    [
        ({"jwk": "a key"}, "header-member-odd-type"),
        ({"x5c": "a chain"}, "header-member-odd-type"),
        ({"zip": 1}, "header-member-odd-type"),
    ],
)
def test_a_header_member_of_a_wrong_type_is_only_that(header, id):
    assert grave(met_in({}, header=header)) == {id}


def test_a_private_key_in_cnf_is_told_once():
    key = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    assert grave(met_in({"cnf": {"jwk": {**key, "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7"}}})) == {
        "cnf-malformed"
    }


def test_a_proof_without_its_type_lacks_nothing_else():
    question = altered(
        claims={**PROOF, "iss": ABSENT, "aud": ABSENT, "exp": ABSENT, "sub": ABSENT},
        header={"jwk": ES256.jwk},
        signer=ES256,
        policy={"issuer": None, "audience": None},
    )
    assert grave(met(question)) == {"dpop-typ"}


def test_several_audiences_of_a_client_assertion_are_one_finding():
    audiences = ["https://login.acme.example", "https://login.other.example"]
    findings = met_in({"aud": audiences}, "client-assertion")
    assert grave(findings) == {"client-assertion-audience"}


@pytest.mark.parametrize("use", [ABSENT, "refresh", 1])
def test_a_cognito_token_of_no_known_use_is_not_asked_for_its_audience(use):
    assert grave(met_in({"token_use": use, "aud": ABSENT}, "cognito")) == {"cognito-token-use"}


@pytest.mark.parametrize("more", [".x", ".a.b.c", ".AAAAA"])
def test_what_follows_a_third_segment_is_not_decoded(more):
    assert grave(met(altered(edit=lambda text: text + more))) == {"segment-count"}


def test_a_placeholder_behind_none_is_told_once():
    question = altered(
        header={"alg": "none"}, key=None, edit=lambda text: f"{text.rpartition('.')[0]}.signature"
    )
    assert grave(met(question)) == {"alg-none-signed"}


@pytest.mark.parametrize(
    ("claims", "at"),
    [
        ({"upstream": TOKEN}, "payload.upstream"),
        ({"tokens": ["a", TOKEN]}, "payload.tokens[1]"),
        ({"session": {"access": TOKEN}}, "payload.session.access"),
        ({"_claim_sources": {"src1": {"JWT": TOKEN}}}, None),
        ({"trust_marks": [{"trust_mark": TOKEN}]}, None),
        ({"vp": {"verifiableCredential": [TOKEN]}}, None),
        ({"act": {"token": TOKEN}}, None),
    ],
)
def test_a_token_inside_is_found_at_any_depth(claims, at):
    question = altered(claims=claims)
    report = inspect_token(question.text, question.key, policy=question.policy)
    places = [finding.at for finding in report.findings if finding.id == "token-in-token"]
    assert places == ([at] if at else [])


def test_a_payload_that_travels_apart_is_not_called_empty():
    def detached(text):
        header, _, signature = text.split(".")
        return f"{header}..{signature}"

    assert "payload-empty" not in met(altered("access-token", edit=detached))
    assert "payload-empty" in met(altered("access-token", edit=detached, key=None))


@pytest.mark.parametrize("members", [[{"kty": "x"}], [5, "key"], [{"kty": "RSA"}]])
def test_a_set_in_which_nothing_is_a_key_is_as_good_as_empty(members):
    findings = met(altered("access-token", key=json.dumps({"keys": members})))
    assert findings["jwks-empty"] == "error"
    assert "kid-not-in-set" not in findings
