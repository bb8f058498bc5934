"""Pitfalls of signatures at their boundaries, and the look-alikes that are none."""

import pytest

from debugger.inspection import inspect_token
from debugger.jose import base64url
from debugger.samples import Question, altered, honest, with_text
from debugger.samples.key_texts import certificate_of, jwk_set
from debugger.samples.missigned import confused
from debugger.samples.signatures import high_s, with_one_nonce, with_signature
from debugger.samples.signers import (
    ED25519,
    ES256,
    ES256K,
    HS256,
    PS256,
    RS256,
    RSA_OTHER,
    SECRET,
    hmac_signer,
)


def report_on(question):
    return inspect_token(question.text, question.key, question.key_format, question.policy)


def found(question):
    """Ids and severities of what is found, infos about the policy left out."""
    return {
        finding.id: str(finding.severity)
        for finding in report_on(question).findings
        if finding.id not in ("policy-not-set", "unverified")
    }


@pytest.mark.parametrize("signer", [HS256, ES256, ES256K, ED25519, RS256, PS256])
def test_a_signature_that_fits_is_no_pitfall(signer):
    question = altered(signer=signer)
    allowed = {"signature-high-s"}  # half of all ES256K signatures have the higher S
    assert set(found(question)) <= allowed
    assert report_on(question).accepted


OCTETS = {
    "HS256 as it should be": (HS256, bytes(range(32)), "signature-mismatch"),
    "HS256 too long": (HS256, bytes(range(33)), "signature-length"),
    "HS256 much too short": (HS256, bytes(range(1, 9)), "signature-length"),
    "HS256 cut": (HS256, bytes(range(1, 17)), "truncated"),
    "HS256 hexadecimal": (HS256, bytes(range(32)).hex().encode(), "signature-hex"),
    "HS256 twice": (HS256, base64url.encode(bytes(range(32))).encode(), "signature-base64-twice"),
    "HS256 all alike": (HS256, b"\x07" * 32, "signature-zero"),
    "HS256 with one zero": (HS256, b"\0" + bytes(range(1, 32)), "signature-mismatch"),
    "ES256 zero": (ES256, bytes(64), "signature-zero"),
    "ES256 R zero": (ES256, bytes(32) + bytes(range(32)), "signature-zero"),
    "ES256 S zero": (ES256, bytes(range(32)) + bytes(32), "signature-zero"),
    "ES256 S too large": (ES256, bytes(range(32)) + b"\xff" * 32, "signature-out-of-range"),
    "ES256 that begins as DER": (ES256, b"\x30\x3e" + bytes(range(62)), "signature-mismatch"),
    "ES256 too long": (ES256, bytes(range(1, 97)), "signature-length"),
    "Ed25519 S too large": (ED25519, bytes(range(32)) + b"\xff" * 32, "signature-out-of-range"),
    "RS256 of another size": (RS256, bytes(range(1, 129)) * 3, "signature-mismatch"),
}


@pytest.mark.parametrize(("signer", "octets", "name"), OCTETS.values(), ids=OCTETS)
def test_what_octets_of_a_signature_show(signer, octets, name):
    assert found(with_signature(octets, signer)) == {name: "error"}


@pytest.mark.parametrize(("signer", "octets", "name"), OCTETS.values(), ids=OCTETS)
def test_they_show_it_without_a_key(signer, octets, name):
    question = with_signature(octets, signer)
    without = Question(question.text, None, "auto", question.policy)
    if name == "signature-mismatch":
        assert found(without) == {}
    else:
        assert found(without) == {name: "error"}


def test_without_a_key_a_token_is_only_decoded():
    report = report_on(altered("access-token", key=None))
    assert [(f.id, str(f.severity)) for f in report.findings] == [("unverified", "info")]


@pytest.mark.parametrize(
    "key",
    [
        RS256.key_text,
        RS256.key_text.rstrip("\n"),
        RS256.key_text + "\n",
        certificate_of(RS256),
    ],
    ids=["PEM", "without its last line feed", "with one more", "certificate"],
)
def test_a_public_key_used_as_a_secret_is_confusion_whatever_its_text(key):
    question = altered(signer=hmac_signer(key), key=key)
    assert found(question) == {"algorithm-confusion": "error"}


def test_a_forgery_is_told_whichever_way_the_key_was_copied():
    forged = altered(signer=hmac_signer(RS256.key_text), key=RS256.key_text.strip())
    assert found(forged) == {"algorithm-confusion": "error"}
    assert found(confused()) == {"algorithm-confusion": "error"}


def test_an_unrelated_public_key_is_of_the_wrong_kind_and_no_confusion():
    assert found(altered(key=RS256.key_text)) == {"algorithm-key-mismatch": "error"}


def test_what_a_text_taken_for_a_secret_may_be_is_said_beside_its_kind():
    question = altered(signer=RS256, key="https://login.acme.example/jwks.json")
    [finding] = [f for f in report_on(question).findings if f.id == "algorithm-key-mismatch"]
    assert finding.detail.startswith("The text is an address.")


@pytest.mark.parametrize(
    ("signer", "key"),
    [
        (ES256, RS256.key_text),
        (RS256, ES256.key_text),
        (RS256, SECRET),
        (ED25519, ES256.key_text),
    ],
    ids=["ES with RSA", "RS with EC", "RS with a secret", "Ed25519 with EC"],
)
def test_a_key_of_another_kind(signer, key):
    assert found(altered(signer=signer, key=key)) == {"algorithm-key-mismatch": "error"}


def test_a_key_on_another_curve():
    question = altered(signer=ES256, key=ES256K.key_text)
    assert found(question) == {"ec-curve-mismatch": "error"}


@pytest.mark.parametrize(
    ("wrapped", "name"),
    [
        (f'"{SECRET}"', "secret-with-wrapping"),
        (f"JWT_SECRET={SECRET}", "secret-with-wrapping"),
        (f"export JWT_SECRET='{SECRET}'", "secret-with-wrapping"),
        (f"{SECRET},", "secret-with-wrapping"),
        (f"{SECRET}\n", "secret-encoding-mismatch"),
        (f" {SECRET}", "secret-encoding-mismatch"),
        ("another secret of thirty-two octets!", "signature-mismatch"),
    ],
)
def test_a_secret_with_something_around_it(wrapped, name):
    assert found(altered(key=wrapped)) == {name: "error"}


def test_quotes_that_are_part_of_a_working_secret_are_no_wrapping():
    assert found(altered(signer=hmac_signer(f'"{SECRET}"'))) == {}


def test_the_key_that_kid_names_fails_and_another_of_the_set_fits():
    keys = jwk_set({"kid": "2026-11", **RSA_OTHER.jwk}, {"kid": "2026-10", **RS256.jwk})
    assert found(altered("access-token", key=keys)) == {"wrong-key-in-set-works": "error"}
    neither = jwk_set({"kid": "2026-11", **RSA_OTHER.jwk})
    assert found(altered("access-token", key=neither)) == {"signature-mismatch": "error"}


def test_the_lower_form_of_a_signature_is_nothing_to_speak_of():
    higher = high_s(altered(signer=ES256K))
    assert found(higher) == {"signature-high-s": "info"}
    signed, _, signature = higher.text.rpartition(".")
    octets = base64url.decode(signature)
    order = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
    lower = (order - int.from_bytes(octets[32:], "big")).to_bytes(32, "big")
    text = f"{signed}.{base64url.encode(octets[:32] + lower)}"
    assert found(Question(text, higher.key, "auto", higher.policy)) == {}


def test_two_signatures_with_one_nonce_give_the_key_away():
    assert "signature-reused-nonce" in found(with_one_nonce())


def test_one_token_many_times_is_no_reuse():
    text = altered(signer=ES256).text
    twice = with_text(lambda _: f"{text}\n{text}")
    assert "signature-reused-nonce" not in found(twice)
    others = with_text(lambda _: f"{text}\n{altered(signer=ES256, claims={'jti': 'x' * 20}).text}")
    assert "signature-reused-nonce" not in found(others)


def test_a_changed_payload_does_not_fit():
    def edit(text):
        header, _, signature = text.split(".")
        other = honest("access-token").text.split(".")[1]
        return f"{header}.{other}.{signature}"

    assert "signature-mismatch" in found(with_text(edit))
