"""Tokens inside tokens: each judged with the same keys, and the whole accepted only if all are."""

import json

import pytest

from debugger import Policy, inspect_token, samples
from debugger.samples.encryption import CONTENT_KEY, RECIPIENT, encrypted, secret_jwk
from debugger.samples.key_texts import private_pem
from debugger.samples.signers import ED25519, ES256, HS256, RS256
from debugger.serialize import to_dict

NESTED = b'{"alg":"HS256","typ":"JWT","cty":"JWT"}'


def inspected(question, **changes):
    policy = Policy(**{"now": samples.SAMPLE_NOW, **changes}) if changes else question.policy
    return inspect_token(question.text, question.key, question.key_format, policy)


def within(text, times, signer=HS256):
    """The text signed again that many times, each time as the payload of the next."""
    for _ in range(times):
        text = samples.spelled(NESTED, text.encode(), signer)
    return text


def layers(report):
    while report is not None:
        yield report
        report = report.nested


@pytest.mark.parametrize("signer", [RS256, ES256, ED25519, HS256], ids=lambda each: each.algorithm)
def test_signed_then_encrypted_is_accepted_where_both_keys_are_given(signer):
    inner = samples.altered("access-token", signer=signer, policy={"algorithms": []})
    mine = json.loads(json.dumps(_private_jwk(RECIPIENT)))
    keys = samples.jwk_set({**mine, "use": "enc"}, {**signer.jwk, "use": "sig"})
    report = inspect_token(encrypted(inner.text, {"cty": "JWT"}), keys, policy=inner.policy)
    assert [each.verdict for each in layers(report)] == ["verified", "verified"]
    assert report.accepted
    assert report.nested.accepted
    assert report.findings == ()
    assert report.nested.verification.algorithm.name == signer.algorithm


def _private_jwk(signer):
    from debugger.keys.convert import private_jwk
    from debugger.keys.load import load

    return private_jwk(load(private_pem(signer)).keys[0])


def test_the_key_of_the_outer_token_alone_leaves_the_inner_one_unverified_not_wrong():
    question = samples.nested()
    report = inspect_token(question.text, private_pem(RECIPIENT), policy=question.policy)
    assert report.verdict == "verified"
    assert report.nested.verdict == "unverified"
    assert not report.accepted
    assert "Give both" in report.nested.verification.reason
    assert [f.id for each in layers(report) for f in each.findings] == ["unverified"]


def test_a_wrong_second_key_is_called_wrong():
    question = samples.nested()
    keys = private_pem(RECIPIENT) + ES256.key_text
    report = inspect_token(question.text, keys, policy=question.policy)
    assert (report.verdict, report.nested.verdict) == ("verified", "key-error")
    keys = private_pem(RECIPIENT) + samples.RSA_CLOSE.key_text
    report = inspect_token(question.text, keys, policy=question.policy)
    assert (report.verdict, report.nested.verdict) == ("verified", "invalid")
    assert not report.accepted


def test_what_is_wrong_inside_keeps_the_whole_from_being_accepted():
    question = samples.nested()
    late = inspected(question, now=samples.SAMPLE_NOW + 10_000)
    assert (late.verdict, late.nested.verdict) == ("verified", "verified")
    assert not late.accepted
    assert [finding.id for finding in late.findings] == []
    assert "exp-expired" in [finding.id for finding in late.nested.findings]
    assert "expired" in late.summary
    assert {check.name: str(check.outcome) for check in late.checks}["time"] == "failed"


@pytest.mark.parametrize(
    ("expected", "accepted"),
    [
        ({"issuer": "https://login.acme.example"}, True),
        ({"issuer": "https://another.example"}, False),
        ({"typ": "at+jwt"}, True),
        ({"typ": "JWT"}, False),
        ({"algorithms": ["RS256"]}, True),
        ({"algorithms": ["RS256", "RSA-OAEP-256"]}, True),
        ({"algorithms": ["RS256", "RSA-OAEP"]}, False),
        ({"algorithms": ["ES256", "RSA-OAEP-256"]}, False),
        ({"profile": "access-token"}, True),
        ({"subject": "somebody else"}, False),
        ({"max_age": 60}, False),
    ],
    ids=str,
)
def test_what_is_expected_is_asked_of_the_token_that_it_is_about(expected, accepted):
    assert inspected(samples.nested(), **expected).accepted is accepted


def test_nothing_is_said_about_claims_that_cannot_be_read_yet():
    question = samples.nested()
    report = inspect_token(question.text, None, policy=question.policy)
    assert [finding.id for finding in report.findings] == ["unverified"]
    assert report.nested is None


def test_the_same_signed_layers_to_five_levels():
    question = samples.honest()
    for times in range(5):
        report = inspect_token(within(question.text, times), question.key, policy=question.policy)
        assert len(list(layers(report))) == times + 1
        assert report.accepted
        assert not report.innermost.deeper
        assert report.innermost.token.text == question.text


@pytest.mark.parametrize("times", [5, 6, 9])
def test_below_five_levels_nothing_is_looked_at_and_nothing_accepted(times):
    question = samples.honest()
    report = inspect_token(within(question.text, times), question.key, policy=question.policy)
    assert len(list(layers(report))) == 5
    assert report.innermost.deeper
    assert not report.accepted
    assert not report.innermost.accepted
    assert "too deep" in report.innermost.summary
    depth = next(finding for finding in report.findings if finding.id == "nested-depth")
    assert depth.detail.startswith("More than 5 tokens")


def test_fifty_levels_take_no_long_time():
    text = samples.honest().text
    for _ in range(12):  # each level is longer by a third
        text = within(text, 1)
    report = inspect_token(text, HS256.key_text)
    assert len(list(layers(report))) == 5


@pytest.mark.parametrize(
    ("plaintext", "cty", "nested"),
    [
        ("{text}", "JWT", "jws-compact"),
        ("{text}", "", "jws-compact"),
        ("{text}\n", "JWT", "jws-compact"),
        ('"{text}"', "JWT", None),
        ("a {text}", "JWT", None),
        ("hello", "JWT", None),
        ('{{"a":"{text}"}}', "JWT", None),
    ],
)
def test_only_a_payload_that_is_a_whole_token_is_one(plaintext, cty, nested):
    header = {"cty": cty} if cty else {}
    text = encrypted(plaintext.format(text=samples.honest().text), header)
    report = inspect_token(text, private_pem(RECIPIENT))
    assert (report.nested and report.nested.token.form) == nested


def test_a_token_in_json_inside_an_encrypted_one_is_judged():
    header, payload, signature = samples.honest().text.split(".")
    inner = json.dumps({"protected": header, "payload": payload, "signature": signature})
    report = inspect_token(encrypted(inner), private_pem(RECIPIENT))
    assert report.nested.token.form == "jws-json"
    signed = samples.spelled(b'{"alg":"HS256"}', inner.encode(), HS256)
    assert inspect_token(signed, HS256.key_text).nested is None
    named = samples.spelled(b'{"alg":"HS256","cty":"jose+json"}', inner.encode(), HS256)
    assert inspect_token(named, HS256.key_text).nested.token.form == "jws-json"


def test_encrypted_twice_is_opened_twice():
    inner = encrypted(samples.generic_payload(), {"alg": "dir"}, CONTENT_KEY)
    keys = samples.jwk_set(_private_jwk(RECIPIENT), json.loads(secret_jwk(CONTENT_KEY)))
    report = inspect_token(
        encrypted(inner, {"cty": "JWT"}), keys, policy=Policy(now=samples.SAMPLE_NOW)
    )
    assert [each.verdict for each in layers(report)] == ["verified", "verified"]
    assert report.nested.token.claims["iss"] == "https://login.acme.example"
    assert report.accepted


def test_the_report_of_the_inner_token_is_a_whole_one():
    question = samples.nested()
    outer = to_dict(inspected(question))
    alone = samples.honest("access-token")
    inner = to_dict(inspect_token(alone.text, alone.key, policy=alone.policy))
    assert outer["nested"].keys() == outer.keys()
    same = ("verdict", "accepted", "summary", "claims", "findings", "payload", "header", "token")
    assert {name: outer["nested"][name] for name in same} == {name: inner[name] for name in same}
    assert outer["nested"]["input"]["tokens"][0]["where"] == "inside the token around it"
    assert outer["encryption"] == {
        "alg": "RSA-OAEP-256",
        "enc": "A256GCM",
        "zip": None,
        "recipients": 1,
        "recipient": 0,
        "compressed_bytes": None,
    }
    assert inner["encryption"] is None
    assert len(outer["signature"]["hex"]) == 32


def test_each_segment_says_what_it_is():
    outer = to_dict(inspected(samples.nested()))
    meanings = {segment["name"]: segment["meaning"] for segment in outer["segments"]}
    assert "made for this token alone, encrypted by RSA-OAEP-256" in meanings["encrypted_key"]
    assert meanings["ciphertext"] == "the content, encrypted by A256GCM"
    assert all(meanings.values())
    question = samples.with_secret(b"{}", zip="DEF")
    direct = to_dict(inspect_token(question.text))["segments"]
    assert direct[1]["meaning"].startswith("empty: both sides have the key")
    assert direct[3]["meaning"] == "the content, compressed and then encrypted by A256GCM"


def test_a_weak_secret_inside_an_encrypted_token_is_found():
    from debugger.samples.signers import hmac_signer

    inner = samples.altered(signer=hmac_signer("secret123"), key=None)
    report = inspect_token(encrypted(inner.text, {"cty": "JWT"}), private_pem(RECIPIENT))
    assert report.nested.verification.found_secret.secret == b"secret123"
    assert report.nested.verdict == "unverified"


def test_the_key_that_opens_the_outer_token_is_not_scolded_for_being_private():
    report = inspected(samples.nested(signer=RECIPIENT))
    assert [f.id for each in layers(report) for f in each.findings] == ["key-reused-for-encryption"]
