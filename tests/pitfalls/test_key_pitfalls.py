"""Pitfalls of keys and secrets at their boundaries, and the look-alikes that are none."""

import json
from datetime import timedelta
from math import prod

import pytest

from debugger.inspection import inspect_token
from debugger.pitfalls.key.rsa_factors import weakness
from debugger.samples import altered, honest
from debugger.samples.key_texts import certificate_of, in_x5c, jwk_set, private_pem
from debugger.samples.missigned import signed_with
from debugger.samples.primes import NEXT_P, OTHER_P, OTHER_Q, P, Q
from debugger.samples.signers import (
    ED25519,
    ES256,
    HS256,
    RS256,
    RSA_SHORT,
    SECRET,
    Signer,
    hmac_signer,
    jwk_text,
    p256_key,
    private_jwk,
    rsa_jwk,
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


def with_secret(secret, algorithm="HS256", key_format="auto"):
    signer = hmac_signer(secret, algorithm)
    return altered(signer=signer, key=secret, key_format=key_format)


LONG = "#wafr7-u42Fjahs5LdTGjjGu5PDHHIUrQdMftdK7Z9Z%2AOyxpz-Yyj1v3X-n7ex#"
assert len(LONG) >= 64


@pytest.mark.parametrize(
    ("algorithm", "size", "short"),
    [
        ("HS256", 31, True),
        ("HS256", 32, False),
        ("HS384", 47, True),
        ("HS384", 48, False),
        ("HS512", 63, True),
        ("HS512", 64, False),
    ],
)
def test_a_secret_has_as_many_octets_as_the_hash(algorithm, size, short):
    expected = {"hmac-secret-short": "error"} if short else {}
    assert found(with_secret(LONG[:size], algorithm)) == expected


@pytest.mark.parametrize(
    ("secret", "name"),
    [
        ("", "hmac-secret-empty"),
        ("letmein", "hmac-secret-common"),
        ("dragon", "hmac-secret-common"),
        ("your-256-bit-secret", "hmac-secret-published"),
        ("undefined", "hmac-secret-unset"),
        ("${JWT_SECRET}", "hmac-secret-unset"),
        ("process.env.JWT_SECRET", "hmac-secret-unset"),
        ("https://login.acme.example", "hmac-secret-is-claim"),
        ("login.acme.example", "hmac-secret-is-claim"),
    ],
)
def test_a_secret_that_others_know_is_found_given_or_not(secret, name):
    assert found(signed_with(secret)) == {name: "error"}
    if secret:
        assert found(signed_with(secret, key=secret)) == {name: "error"}


def test_a_guessed_secret_is_shown_and_proves_nothing():
    report = report_on(signed_with("password123"))
    assert report.verdict == "unverified"
    (finding,) = (f for f in report.findings if f.id == "hmac-secret-common")
    assert "“password123”" in finding.detail


def test_a_secret_that_was_given_is_not_repeated():
    for secret in ("password123", "Ab3!" * 10, SECRET[:20]):
        report = report_on(signed_with(secret, key=secret))
        assert all(secret not in finding.detail for finding in report.findings)


@pytest.mark.parametrize(
    ("secret", "expected"),
    [
        ("a" * 40, {"hmac-secret-low-entropy": "warning"}),
        ("abcd1234" * 5, {"hmac-secret-low-entropy": "warning"}),
        ("abcdefghijklmnopqrstuvwxyz0123456789", {"hmac-secret-low-entropy": "warning"}),
        ("zyxwvutsrqponmlkjihgfedcba9876543210", {"hmac-secret-low-entropy": "warning"}),
        (SECRET, {}),
        ("7f9c1e52-3b8d-4a6f-9e01-c4d2b7a85f63", {}),
        ("correct horse battery staple river candle orbit", {}),
        ("b70a14ee1e15d7aa94bd810ec06f4c3a5d2e9f8b7c6a1d0e", {"hmac-secret-looks-encoded": "info"}),
        ("0aWsmgFfrC73s0FnNjVRKhUR9B/jfREbJn8DnuxdT1g=", {"hmac-secret-looks-encoded": "info"}),
        ("0aWsmgFfrC73s0FnNjVRKhUR9B_jfREbJn8DnuxdT1g", {"hmac-secret-looks-encoded": "info"}),
        (f"{SECRET} ", {"hmac-secret-whitespace": "warning"}),
        (f"{SECRET}\n", {"hmac-secret-whitespace": "warning"}),
        (f"a{SECRET} b", {}),
    ],
)
def test_how_a_long_secret_looks(secret, expected):
    assert found(with_secret(secret)) == expected


def test_random_octets_given_in_an_encoding_are_fine():
    octets = HS256.sign(b"random enough")
    for key_format, text in (("hex", octets.hex()),):
        question = altered(signer=hmac_signer(octets), key=text, key_format=key_format)
        assert found(question) == {}
    jwk = json.dumps(hmac_signer(octets).jwk)
    assert found(altered(signer=hmac_signer(octets), key=jwk)) == {}


def test_the_text_of_a_public_key_used_as_a_secret():
    pem = RS256.key_text
    assert found(with_secret(pem, key_format="utf8")) == {"hmac-secret-is-pem": "error"}


def test_ordinary_rsa_keys_have_no_weakness():
    assert weakness(P * Q) == ""
    assert weakness(OTHER_P * OTHER_Q) == ""
    assert weakness(P * OTHER_P) == ""


def primes_of(first, count):
    number, made = first | 1, []
    while len(made) < count:
        if pow(2, number - 1, number) == 1:
            made.append(number)
        number += 2
    return made


def roca_prime(bits, start):
    """k·M + 65537^a mod M: what the faulty library made (CVE-2017-15361)."""
    small = [n for n in range(3, 168) if all(n % d for d in range(2, n))]
    product = prod(small)
    rest = pow(65537, start, product)
    factor = 2 ** (bits - product.bit_length())
    while pow(2, (number := factor * product + rest) - 1, number) != 1:
        factor += 1
    return number


@pytest.mark.parametrize(
    ("modulus", "seen"),
    [
        (2 * P * Q, "even"),
        (9973 * P, "factor below"),
        (3 * P, "factor below"),
        (P * NEXT_P, "side by side"),
        (P * P, "side by side"),
        (prod(primes_of(2**256, 2)), "side by side"),
        (roca_prime(256, 11) * roca_prime(256, 12), "ROCA"),
    ],
    ids=["even", "9973", "3", "neighbours", "a square", "neighbours above 2^256", "ROCA"],
)
def test_a_modulus_that_falls_at_once(modulus, seen):
    assert seen in weakness(modulus)


def test_primes_further_apart_are_left_alone():
    far, near = P + 2**560, P
    assert weakness(near * far | 1) in ("", "has a factor below 10,000")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (rsa_jwk(P * Q), set()),
        (rsa_jwk(P * Q, 3), {"rsa-exponent-small", "signature-mismatch"}),
        (rsa_jwk(P * Q, 17), {"signature-mismatch"}),
        (rsa_jwk(P * Q, 1), {"rsa-exponent-small"}),
        (rsa_jwk(P * Q, 4), {"rsa-exponent-small"}),
        (rsa_jwk(P * Q, 2**32 - 1), {"signature-mismatch"}),
        (rsa_jwk(P * Q, 2**32 + 15), {"rsa-exponent-large", "signature-mismatch"}),
    ],
    ids=["65537", "3", "17", "1", "4", "just below", "above"],
)
def test_rsa_exponents(key, expected):
    assert set(found(altered("access-token", key=key))) == expected


def test_an_exponent_of_three_is_a_warning():
    assert found(altered("access-token", key=rsa_jwk(P * Q, 3)))["rsa-exponent-small"] == "warning"


def test_a_short_rsa_key_is_an_error_though_it_verifies():
    question = altered("access-token", signer=RSA_SHORT)
    assert found(question) == {"rsa-key-short": "error"}
    assert report_on(question).verdict == "verified"
    assert not report_on(question).accepted


def key_case(key, **more):
    return altered("access-token", key=key, **more)


ONE_KEY = {
    "plain": (jwk_text(RS256), {}),
    "for signatures": (jwk_text(RS256, use="sig", key_ops=["verify"], alg="RS256"), {}),
    "with members nobody knows": (jwk_text(RS256, note="x", x5u="https://a.example"), {}),
    "for encryption": (jwk_text(RS256, use="enc"), {"jwk-use-conflict": "error"}),
    "may encrypt": (jwk_text(RS256, key_ops=["encrypt"]), {"jwk-key-ops-conflict": "error"}),
    "may verify twice": (
        jwk_text(RS256, key_ops=["verify", "verify"]),
        {"jwk-key-ops-conflict": "warning"},
    ),
    "may derive": (
        jwk_text(RS256, use="sig", key_ops=["verify", "deriveKey"]),
        {"jwk-use-and-key-ops": "warning"},
    ),
    "for PS256": (jwk_text(RS256, alg="PS256"), {"jwk-alg-conflict": "error"}),
    "padded": (
        json.dumps({**RS256.jwk, "n": f"{RS256.jwk['n']}=="}),
        {"jwk-malformed": "error"},
    ),
    "without n": ('{"kty":"RSA","e":"AQAB"}', {"jwk-malformed": "error"}),
    "of no type": ('{"kty":"XYZ","n":"AQAB"}', {"jwk-malformed": "error"}),
    "its certificate": (jwk_text(RS256, x5c=[in_x5c(certificate_of(RS256))]), {}),
    "another certificate": (
        jwk_text(RS256, x5c=[in_x5c(certificate_of(ES256))]),
        {"jwk-x5c-mismatch": "error"},
    ),
    "a set of none": (jwk_set(), {"jwks-empty": "error"}),
    "a certificate": (certificate_of(RS256), {}),
    "expired": (certificate_of(RS256, until=timedelta(seconds=-1)), {"certificate-expired": "warning"}),
    "in its last second": (certificate_of(RS256, until=timedelta(0)), {}),
    "not for signing": (
        certificate_of(RS256, for_signing=False),
        {"certificate-not-for-signing": "warning"},
    ),
    "private": (private_pem(RS256), {"private-key-pasted": "warning"}),
    "without line breaks": (RS256.key_text.replace("\n", ""), {"pem-repaired": "info"}),
    "with written-out line breaks": (RS256.key_text.replace("\n", "\\n"), {"pem-repaired": "info"}),
    "with CRLF": (RS256.key_text.replace("\n", "\r\n"), {}),
    "a token": (honest().text, {"key-is-token": "error"}),
    "a fingerprint": ("SHA256:" + "a" * 43, {"key-is-token": "error"}),
    "a discovery document": (
        '{"issuer":"https://a.example","jwks_uri":"https://a.example/k"}',
        {"key-is-discovery": "info"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("key", "expected"), ONE_KEY.values(), ids=ONE_KEY)
def test_what_is_given_as_the_key_of_an_rs256_token(key, expected):
    assert found(key_case(key)) == expected


def test_a_private_key_in_a_set_is_worse_than_one_pasted():
    key = {"kid": "2026-11", **private_jwk(p256_key())}
    question = altered(signer=ES256, header={"kid": "2026-11"}, key=jwk_set(key))
    assert found(question) == {"jwks-private-key": "error"}
    alone = altered(signer=ES256, key=json.dumps(private_jwk(p256_key())))
    assert found(alone) == {"private-key-pasted": "warning"}


def test_a_set_with_a_secret_among_public_keys_is_mixed():
    keys = jwk_set({"kid": "2026-11", **RS256.jwk}, {"kid": "h", **HS256.jwk})
    assert found(key_case(keys)) == {"jwks-mixed": "warning"}


def test_a_set_may_hold_keys_that_nobody_needs():
    keys = jwk_set(
        {"kid": "2026-11", **RS256.jwk}, {"kty": "RSA", "kid": "b"}, {"kty": "XYZ", "kid": "c"}
    )
    assert found(key_case(keys)) == {}


def test_the_thumbprint_as_a_name_is_praised():
    thumbprint = report_on(honest("access-token")).verification.key.thumbprint
    question = altered("access-token", header={"kid": thumbprint})
    assert found(question) == {"jwk-thumbprint-as-kid": "info"}


def test_two_names_of_one_algorithm_are_a_warning():
    question = altered(signer=ED25519, key=jwk_text(ED25519, alg="EdDSA"))
    assert found(question) == {"jwk-alg-conflict": "warning"}


@pytest.mark.parametrize(
    "x",
    [
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "7P_______________________________________38",
        "JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_AU",
    ],
    ids=["0", "1", "-1", "of order 8"],
)
def test_points_of_small_order(x):
    assert found(altered(signer=ED25519, key=jwk_text(ED25519, x=x))) == {
        "okp-small-order": "error"
    }


def test_a_key_is_not_judged_where_none_was_given():
    assert found(altered("access-token", key=None)) == {}
    assert found(altered("access-token", signer=Signer("RS256", RSA_SHORT.make), key=None)) == {}


def test_a_set_whose_name_stands_twice_is_malformed_though_it_verifies():
    question = altered("access-token", key=jwk_set(RS256.jwk))
    twice = question.key.replace('{"keys"', '{"keys": [], "keys"', 1)
    assert twice != question.key
    report = inspect_token(question.text, twice, question.key_format, question.policy)
    assert report.verdict == "verified"
    assert "jwk-malformed" in {finding.id for finding in report.findings}
    assert not report.accepted
