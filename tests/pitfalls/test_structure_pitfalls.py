"""Pitfalls of the text of a token at their boundaries, and the look-alikes that are none."""

import pytest

from debugger.inspection import inspect_token
from debugger.jose import base64url
from debugger.samples import (
    ABSENT,
    altered,
    encoded,
    generic_payload,
    honest,
    with_claims,
    with_octets,
    with_text,
)
from debugger.samples.signers import ES256, HS256, RS256

SIGNED = honest().text.rpartition(".")[0]


def report_on(question):
    return inspect_token(question.text, question.key, question.key_format, question.policy)


def found(question):
    """Ids and severities of what is found, infos about the policy left out."""
    return {
        finding.id: str(finding.severity)
        for finding in report_on(question).findings
        if finding.id not in ("policy-not-set", "unverified")
    }


def edited(edit):
    return set(found(with_text(edit)))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda t: t, set()),
        (lambda t: f"  {t}\n", set()),
        (lambda t: f'"{t}",', set()),
        (lambda t: f"Bearer {t}", set()),
        (lambda t: f"{t}.e30", {"segment-count"}),
        (lambda t: f"{t}.e30.e30.e30", {"segment-count"}),
        (lambda t: t.partition(".")[0], {"segment-count"}),
        (lambda t: t.rpartition(".")[0], {"truncated"}),
        (lambda t: t.rpartition(".")[0][:-7], {"truncated"}),
        (lambda t: t[:-1], {"truncated"}),
        (lambda t: t[:-2], {"truncated"}),
        (lambda t: t[:-20], {"truncated"}),
        (lambda t: f"{t[:60]}...{t[90:]}", {"ellipsis"}),
        (lambda t: f"{t[:60]}…{t[90:]}", {"ellipsis"}),
        (lambda t: f"{t[:60]}*{t[60:]}", {"base64url-alphabet"}),
        (lambda t: t.replace(".", "=.", 1), {"base64-padding"}),
        (lambda t: t.replace(".", "A.", 1), {"base64url-length"}),
        (lambda t: f"{t[:50]}\n{t[50:]}", {"whitespace-inside"}),
        (lambda t: f"{t[:50]}\u200b{t[50:]}", {"invisible-characters"}),
        (lambda t: f"\ufeff{t}", {"invisible-characters"}),
        (lambda t: t.replace(".", "%2E"), {"percent-encoded"}),
        (lambda t: f"{t.rpartition('.')[0]}.", {"signature-empty"}),
        (lambda t: f"{t.rpartition('.')[0]}.xxxxxx_signature", {"signature-placeholder"}),
        (lambda t: f"{t.rpartition('.')[0]}.signature", {"signature-placeholder"}),
        (lambda t: f"{t.rpartition('.')[0]}.AAAAAA", {"signature-placeholder"}),
        (lambda t: f"{t.rpartition('.')[0]}.your_sig", {"signature-placeholder"}),
    ],
    ids=[
        "whole", "blanks around", "in quotes", "with its scheme", "four", "six", "one",
        "no signature", "a cut payload", "cut by 1", "cut by 2", "cut by 20", "three dots",
        "ellipsis", "a star", "padding", "a character more", "wrapped", "zero width", "BOM",
        "percent", "removed", "the tutorial's", "the word", "one letter", "your_sig",
    ],
)  # fmt: skip
def test_a_text_that_was_changed_on_its_way_has_one_finding(edit, expected):
    assert edited(edit) == expected


@pytest.mark.parametrize("cut", [10, 12, 13, 14, 15, 100])
def test_an_rsa_signature_that_was_cut_is_cut_with_its_key_and_without(cut):
    for key in (RS256.key_text, None):
        question = altered("access-token", key=key, edit=lambda text: text[:-cut])
        assert set(found(question)) == {"truncated"}


def test_an_rsa_signature_of_a_multiple_of_eight_octets_may_be_whole_and_is_too_odd_for_its_key():
    question = altered("access-token", edit=lambda text: text[:-11])
    assert set(found(question)) == {"truncated"}
    question = altered("access-token", key=None, edit=lambda text: text[:-11])
    assert set(found(question)) == {"signature-length"}


def test_the_signature_of_the_tutorial_is_a_placeholder_and_its_secret_is_judged():
    text = (
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
        ".eyJ1c2VySWQiOjEyMywiZW1haWwiOiJ1c2VyQGV4YW1wbGUuY29tIn0.xxxxxx_signature"
    )
    report = inspect_token(text, "secretKey")
    ids = {finding.id for finding in report.findings}
    assert report.verdict == "invalid"
    assert ids >= {"signature-placeholder", "exp-missing", "personal-data"}
    assert ids & {"hmac-secret-common", "hmac-secret-published", "hmac-secret-short"}
    assert "signature-mismatch" not in ids


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (b'{"sub":"a",}', {"json-invalid"}),
        (b'{"sub":"a"} x', {"json-invalid"}),
        (b"{sub:1}", {"json-invalid"}),
        (b"{'sub': 'a', 'admin': True}", {"json-single-quotes"}),
        (b'{"exp":NaN}', {"json-nan"}),
        (b'{"exp":-Infinity}', {"json-nan"}),
        (b'{"sub":"\xe9"}', {"utf8-invalid"}),
        ('{"sub":"a"}'.encode("utf-16-le"), {"utf8-invalid"}),
    ],
)
def test_a_payload_that_means_to_be_json_and_is_none(payload, expected):
    assert set(found(with_octets(payload=payload))) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (b'"note":"NaN"', set()),
        (b'"note":"it\'s"', set()),
        (b'"note":"\\ud83d\\ude00"', set()),
        (b'"note":"\\u0061"', set()),
        (b'"a":1,"A":2', set()),
        (b'"x":{"a":1},"y":{"a":1}', set()),
        (b'"note":"\\ud83d"', {"json-lone-surrogate"}),
        (b'"sub":"b"', {"json-duplicate-member"}),
        (b'"x":{"a":1,"\\u0061":2}', {"json-duplicate-member"}),
        (b'"client\\u005fid":"a"', {"json-escaped-name"}),
        (b'"na\\u00efve":"a"', set()),
        (b'"name\\u0001":"a"', set()),
        (b'"other\\u005fname":"a"', set()),
    ],
)
def test_json_that_readers_take_in_different_ways(more, expected):
    assert set(found(with_octets(payload=generic_payload(more)))) == expected


def test_an_escape_in_a_name_of_the_header_hides_it_from_filters():
    question = with_octets(header=b'{"\\u0061lg":"HS256","typ":"JWT"}')
    assert set(found(question)) == {"json-escaped-name"}
    question = with_octets(header=b'{"alg":"HS256","typ":"\\u004aWT"}')
    assert set(found(question)) == set()


@pytest.mark.parametrize(
    ("literal", "precise"),
    [
        ("9007199254740991", True),
        ("-9007199254740991", True),
        ("9007199254740992", False),
        ("9007199254740993", False),
        ("-9007199254740993", False),
        ('"9007199254740993"', True),
        ("0.1", True),
        ("3.14159265358979", True),
        ("12345678901234.5", True),
        ("0.123456789012345678901", False),
        ("1e400", False),
        ("1e-400", False),
        ("1e10", True),
        ("[1,9007199254740993]", False),
        ('{"a":9007199254740993}', False),
        ("1" * 5000, False),
    ],
)  # fmt: skip
def test_a_number_that_a_double_does_not_hold(literal, precise):
    question = with_octets(payload=generic_payload(b'"account":' + literal.encode()))
    assert ("json-number-precision" in found(question)) is not precise


def test_a_number_that_is_imprecise_is_pointed_at():
    question = with_octets(payload=generic_payload(b'"a":{"b":[1,9007199254740993]}'))
    report = report_on(question)
    (finding,) = (f for f in report.findings if f.id == "json-number-precision")
    assert finding.at == "payload.a.b[1]"
    start, end = finding.span
    inside = base64url.read(report.token.text[start - start % 4 : end]).readable
    assert b"9007199254740993" in base64url.decode(report.token.text.split(".")[1])
    assert inside


@pytest.mark.parametrize("depth", [64, 65])
def test_json_may_be_nested_64_deep(depth):
    question = with_octets(payload=b'{"a":' * depth + b"1" + b"}" * depth)
    assert ("json-depth" in found(question)) is (depth > 64)


@pytest.mark.parametrize(
    ("header", "payload", "expected"),
    [
        ('{"alg":"HS256","typ":"JWT"}', '["a"]', {"payload-not-object": "warning"}),
        ('{"alg":"HS256"}', '"a"', {"payload-not-object": "warning"}),
        ('{"alg":"HS256","typ":"x+json"}', "[1]", {"payload-not-object": "info"}),
        ('{"alg":"HS256"}', "hello", {"payload-not-json": "info"}),
        ('{"alg":"HS256"}', "12", {"payload-not-json": "info"}),
        ('{"alg":"HS256"}', "\x00\x01", {"payload-not-json": "info"}),
        ('{"alg":"HS256"}', "", {"payload-empty": "warning"}),
        ('{"alg":"HS256"}', honest().text, {"token-in-token": "warning"}),
        ('{"alg":"HS256","cty":"JWT"}', honest().text, {}),
        ('["HS256"]', "{}", {"header-not-object": "error"}),
    ],
)
def test_payloads_that_are_no_claims_set(header, payload, expected):
    question = with_octets(header=header.encode(), payload=payload.encode())
    assert found(question) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"Exp": 1795515180}, {"member-name-case"}),
        ({"ISS": "a"}, {"member-name-case"}),
        ({"e\u0445p": 1}, {"member-name-confusable"}),
        ({"ехр": 1}, {"member-name-confusable"}),
        ({"größe": 1}, set()),
        ({"名前": "a"}, set()),
        ({"tenant": '{"id":42}'}, {"claims-as-string"}),
        ({"tenant": "[1,2]"}, {"claims-as-string"}),
        ({"tenant": "[draft] a text"}, set()),
        ({"tenant": "{not json}"}, set()),
        ({"request": '{"id":42}'}, set()),
        ({"upstream": honest().text}, {"token-in-token"}),
        ({"act": honest().text}, set()),
        ({"version": "1.2.3"}, set()),
        ({"host": "eyJ.example.com"}, set()),
    ],
)
def test_names_and_texts_of_claims(claims, expected):
    drop = {"exp": ABSENT} if "Exp" in claims else {}
    assert set(found(with_claims(**claims, **drop))) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (4000, set()),
        (4001, {"size-over-cookie-limit"}),
        (8000, {"size-over-cookie-limit"}),
        (8001, {"size-over-header-limit"}),
    ],
)
def test_sizes_of_cookies_and_headers(size, expected):
    text = next(
        question.text
        for extra in range(size)
        if len((question := with_claims(note="n" * ((size - 330) * 3 // 4 + extra))).text) >= size
    )
    if len(text) != size:  # base64url grows by one or two characters
        size, expected = (
            len(text),
            {"size-over-cookie-limit"} if len(text) <= 8000 else {"size-over-header-limit"},
        )
    report = inspect_token(text, HS256.key_text)
    ids = {finding.id for finding in report.findings if finding.id.startswith("size-")}
    assert ids == expected


@pytest.mark.parametrize(
    "text",
    [
        "v4.public.eyJzdWIiOiIxIn0HL10HbzP1Uojp-p56Kj6810w0o7uP-z_41KAnIwm4Twwn",
        "v2.local.QAxIpVe-ECVNI1z4xQbm_qQYomyT3h8FtV8bxkz8pBJWkT8f7HtlOpbroPDEZUKop_vaglyp",
        "gAAAAABn4gZCB5Fu3tVPewn1DjpFfxy_NCzpQN3K-ww40DV_9DCDY9-Br_hq_xAF8NUzOXabcdefghij==",
        "eyJ1c2VyX2lkIjo0Mn0.ZxYzAQ.6GQhB1l8mC2fTnV0pWc9sKdYxEo",
        ".eJwlzDEOwjAMAMC_eGZw4qROfwbZrh0xUFVKQAjxd5BY7oY3tNljnLC95jMu0PYdNnBrTqWqVxeNqhQ6Ho.ZxYzAQ.6GQhB1l8mC2fTnV0pWc9sKdYxEo",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "github_pat_11ABCDEFG0aBcDeFgHiJkL_abcdefghijklmnopqrstuvwxyz",
        "glpat-abcdefghij0123456789",
        "xoxb-123456789012-abcdefghijkl",
        "ya29.a0AfH6SMBx1234567890abcdefghij",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789",
        "7f9c1e52-3b8d-4a6f-9e01-c4d2b7a85f63",
        "PHNhbWxwOlJlc3BvbnNlIHhtbG5zOnNhbWxwPSJ1cm46b2FzaXM6bmFtZXM6dGM6U0FNTDoyLjA6cHJvdG9jb2wi",
    ],
)
def test_other_kinds_of_tokens_are_named(text):
    ids = [finding.id for finding in inspect_token(text).findings]
    assert ids == ["other-token-format"]


@pytest.mark.parametrize("text", ["hello", "not a token", "eyJ", "a.b.c", "{}", "sk-", ""])
def test_what_is_no_token_at_all_is_not_called_another_kind(text):
    assert "other-token-format" not in {finding.id for finding in inspect_token(text).findings}


def test_header_and_payload_that_changed_places():
    assert edited(lambda t: ".".join((t.split(".")[1], t.split(".")[0], t.split(".")[2]))) == {
        "segments-swapped"
    }
    replicated = altered(header={"iss": "https://login.acme.example"})
    assert "segments-swapped" not in found(replicated)


def test_non_canonical_spellings_of_a_signature():
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = honest().text[-1]
    others = {alphabet[(alphabet.index(last) & 0b111100) + low] for low in range(4)} - {last}
    for other in others:
        assert edited(lambda t, other=other: t[:-1] + other) == {"base64url-non-canonical"}


def flattened(text, **more):
    header, payload, signature = text.split(".")
    members = {"protected": header, "payload": payload, "signature": signature, **more}
    return encoded({name: it for name, it in members.items() if it is not ABSENT}).decode()


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, {"jwt-not-compact"}),
        ({"signatures": []}, {"jws-json-malformed", "jwt-not-compact"}),
        ({"signature": ABSENT}, {"jws-json-malformed", "jwt-not-compact"}),
        ({"signature": 5}, {"jws-json-malformed", "jwt-not-compact"}),
        ({"header": {"typ": "JWT"}}, {"jws-header-overlap", "jwt-not-compact"}),
        ({"header": {"kid": "a"}}, {"jwt-not-compact"}),
        ({"header": {"crit": ["tenant"], "tenant": 1}}, {"crit-unprotected", "jwt-not-compact"}),
        ({honest().text: 1}, {"token-polyglot", "jwt-not-compact"}),
        ({"other": honest().text}, {"token-polyglot", "jwt-not-compact"}),
    ],
)
def test_the_json_form(more, expected):
    ids = edited(lambda text: flattened(text, **more))
    assert ids - {"crit-absent-member", "several-tokens"} == expected


def test_a_document_signed_in_json_form_is_no_jwt():
    def edit(_):
        header, payload = b'{"alg":"ES256"}', b"a plain document"
        signed = f"{base64url.encode(header)}.{base64url.encode(payload)}"
        return flattened(f"{signed}.{base64url.encode(ES256.sign(signed.encode()))}")

    assert edited(edit) <= {"payload-not-json"}
