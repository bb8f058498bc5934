"""Key binding: whose it is, what it is of, and what of it cannot be known (RFC 9901 §4.3, §7.3)."""

import json

import pytest

from debugger import Policy, inspect_token
from debugger.jose.member_spans import split
from debugger.keys.jwk import read_jwk
from debugger.keys.key import Provenance, Reading
from debugger.samples import (
    ABSENT,
    ES256,
    GIVEN_NAME,
    SAMPLE_NOW,
    bound,
    confirmed,
    disclosure,
    selective,
)
from debugger.samples.signers import ES256_HOLDER

VERIFIER = "https://verifier.example"
THUMBPRINT = read_jwk(ES256_HOLDER.jwk, Provenance(Reading.JWK))[0].thumbprint


def inspected(question):
    return inspect_token(question.text, question.key, question.key_format, question.policy)


def binding_of(question):
    return inspected(question).key_binding


def faults(question):
    return [fault.at for fault in binding_of(question).faults]


def test_an_honest_one_passes_and_the_token_is_accepted():
    report = inspected(confirmed(binding=bound()))
    assert report.key_binding.outcome == "passed"
    assert report.key_binding.key.thumbprint == THUMBPRINT
    assert report.accepted


def test_there_is_none_where_none_was_presented():
    assert binding_of(confirmed()) is None


@pytest.mark.parametrize(
    ("cnf", "header", "outcome"),
    [
        ({"jwk": ES256_HOLDER.jwk}, {}, "passed"),
        ({"jwk": ES256.jwk}, {}, "failed"),
        ({"jkt": THUMBPRINT}, {"jwk": ES256_HOLDER.jwk}, "passed"),
        ({"jkt": THUMBPRINT}, {}, "not-checked"),
        ({"jkt": THUMBPRINT}, {"jwk": ES256.jwk}, "not-checked"),
        ({"kid": "holder-1"}, {"jwk": ES256_HOLDER.jwk}, "not-checked"),
        ({"jwk": {"kty": "EC"}}, {"jwk": ES256_HOLDER.jwk}, "failed"),
        ("holder", {}, "not-checked"),
    ],
    ids=["jwk", "other jwk", "jkt", "jkt alone", "jkt of another", "kid", "no key", "text"],
)
def test_only_the_key_that_the_issuer_confirms_counts(cnf, header, outcome):
    question = confirmed(claims={"cnf": cnf}, binding=bound(header=header))
    assert binding_of(question).outcome == outcome


def test_it_covers_each_disclosure_that_is_sent():
    other = ("ohtR9GCs2irQf-aGlwB_NQ", "nationality", "FR")

    def without_one(text):
        return bound()(text.replace(f"~{disclosure(*other)}", ""))

    question = confirmed(GIVEN_NAME, other, binding=without_one)
    assert faults(question) == ["key_binding.payload.sd_hash"]


def test_every_rule_that_is_broken_is_told():
    question = confirmed(
        binding=bound(
            claims={"aud": ABSENT, "nonce": 5, "iat": SAMPLE_NOW - 400, "sd_hash": "x"},
            header={"typ": "JWT"},
            signer=ES256,
        )
    )
    assert faults(question) == [
        "key_binding.header.typ",
        "key_binding.payload.aud",
        "key_binding.payload.nonce",
        "key_binding.payload.iat",
        "key_binding.payload.sd_hash",
        "key_binding.signature",
    ]


def test_the_expected_audience_is_that_of_the_key_binding():
    report = inspected(confirmed(binding=bound(), policy={"audience": VERIFIER}))
    check = next(each for each in report.claim_checks if each.at == "key_binding.aud")
    assert check.outcome == "passed"
    assert report.accepted
    other = inspected(confirmed(binding=bound(), policy={"audience": "https://other.example"}))
    assert "“aud” is “https://verifier.example”" in other.summary
    assert not other.accepted


def test_each_of_its_faults_has_its_characters():
    question = confirmed(binding=bound(claims={"nonce": 5}, header={"typ": "JWT"}, signer=ES256))
    report = inspected(question)
    start = question.text.rindex("~") + 1
    spans = {
        finding.at: finding.span
        for finding in report.findings
        if finding.id == "sd-key-binding-invalid"
    }
    assert set(spans) == {
        "key_binding.header.typ",
        "key_binding.payload.nonce",
        "key_binding.signature",
    }
    widths = [end - begin for begin, end in spans.values()]
    assert all(start <= begin < end <= len(question.text) for begin, end in spans.values())
    assert max(widths) == 86  # the signature; the others are a member each


def test_a_missing_claim_is_the_whole_payload_or_the_whole():
    report = inspected(confirmed(binding=bound(claims={"nonce": ABSENT})))
    (finding,) = (each for each in report.findings if each.severity == "error")
    assert split(finding.at) == ("key_binding", "payload", "nonce")
    assert finding.span is not None


def in_json(question):
    jws, *entries, binding = question.text.split("~")
    header, payload, signature = jws.split(".")
    members = {"payload": payload, "protected": header, "signature": signature}
    return json.dumps({**members, "header": {"disclosures": entries, "kb_jwt": binding}})


def test_in_json_it_covers_the_compact_form():
    text = in_json(confirmed(binding=bound()))
    report = inspect_token(text, policy=Policy(now=SAMPLE_NOW))
    assert report.disclosed.claims["given_name"] == "Ada"
    assert report.key_binding.outcome == "passed"


@pytest.mark.parametrize("text", ["a", "a.b", "a..b", "eyJhbGciOiJFUzI1NiJ9..", "é.é.é", "~"])
def test_nothing_raises_for_any_text_in_its_place(text):
    question = confirmed(edit=lambda whole: whole + text)
    report = inspected(question)
    assert not report.accepted
    assert report.key_binding is None or report.key_binding.outcome == "failed"


@pytest.mark.parametrize("value", [None, True, [], {}, "x", 10**400, -1, 1e308])
@pytest.mark.parametrize("name", ["iat", "aud", "nonce", "sd_hash", "exp", "nbf"])
def test_nothing_raises_for_any_value_of_a_claim(name, value):
    assert binding_of(confirmed(binding=bound(claims={name: value}))).token.claims


def test_without_a_key_of_the_holder_nobody_is_bound():
    report = inspected(selective(GIVEN_NAME, binding=bound()))
    assert report.key_binding.outcome == "failed"
    assert not report.key_binding.confirmed
    assert not report.accepted
