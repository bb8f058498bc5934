"""Secrets in a claims set: what is found at which place, told without repeating it."""

import pytest
from met import found, met_in

from debugger.claims.policy import Policy
from debugger.samples import SAMPLE_NOW, Question, altered, spelled
from debugger.samples.signers import HS256


def seen(id, claims, profile="generic", **more):
    return met_in(claims, profile, **more).get(id)


@pytest.mark.parametrize(
    "claims",
    [
        {"password": "Summer2026!"},
        {"Pass_Word": "x"},
        {"user": {"settings": [{"passwd": "hunter2"}]}},
        {"pin": 4711},
        {"pin": 1000},
        {"userPassword": "correct horse"},
    ],
)
def test_a_password_is_found_at_any_depth(claims):
    assert seen("password-claim", claims) == "error"


@pytest.mark.parametrize(
    "claims",
    [
        {"password": True},
        {"password": ""},
        {"password": None},
        {"pin": 999},
        {"pin": False},
        {"password": "********"},
        {"password": "[REDACTED]"},
        {"password_changed": 1795514400},
        {"pwd_exp": "7200"},
        {"pwd_url": "https://x.example"},
        {"pin_verified": "yes indeed"},
        {"amr": ["pwd", "otp"]},
        {"sign_in_provider": "password"},
    ],
)
def test_what_only_speaks_of_passwords_is_left_alone(claims):
    assert seen("password-claim", claims) is None


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"client_secret": "9f8e7d6c5b4a39281706"}, "error"),
        ({"clientSecret": "12345678"}, "error"),
        ({"api-key": "12345678"}, "error"),
        ({"a": [{"refresh_token": "abcdefgh"}]}, "error"),
        ({"secret": "1234567"}, None),
        ({"secret_santa": "somebody nice"}, None),
        ({"secret": True}, None),
        ({"sid": "0123456789abcdef"}, None),
        ({"at_hash": "oFYf1knNtrqnhAVfBRuteQ"}, None),
    ],
)
def test_a_secret_is_told_by_its_name(claims, severity):
    assert seen("secret-claim", claims) == severity


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
        "key=AKIA" + "2E3XAMPLE7KEY9QZ",
        "ASIA" + "2E3XAMPLE7KEY9QZ",
        "ghp_" + "a1B2" * 9,
        "github_pat_" + "a1B2_" * 6,
        "glpat-" + "a1B2c" * 4,
        "xoxb-" + "1234567890-abc",
        "sk_live_" + "a1B2c3D4e5",
        "rk_live_" + "a1B2c3D4e5",
        "AIza" + "a1B2c" * 7,
        "sk-" + "a1B2" * 8,
        "npm_" + "a1B2c3" * 6,
        "SG." + "a1B2" * 5 + "." + "a1B2" * 10,
        "SK" + "0123456789abcdef" * 2,
        '{"kty":"EC","crv":"P-256","d":"m28p"}',
    ],
    ids=lambda text: text[:12],
)
def test_a_credential_is_told_by_its_shape(text):
    assert seen("secret-value", {"note": text}) == "error"
    assert seen("secret-value", {"a": [{"b": f"see {text}"}]}) == "error"


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIB",
        "pk_live_" + "a1B2c3D4e5",
        "pk_test_" + "a1B2c3D4e5",
        "sk_test_" + "a1B2c3D4e5",
        "AKIA" + "2E3XAMPLE7KEY9Q",
        "MAKIA" + "2E3XAMPLE7KEY9QZ",
        "AIza" + "a1B2c" * 6,
        "risk-" + "a1B2" * 8,
        "sk-" + "a1B2" * 7,
        "SKU0123456789",
        "task-b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b-0123",
        '{"kty":"EC","crv":"P-256","x":"m28p"}',
    ],
    ids=lambda text: text[:12],
)
def test_what_only_resembles_a_credential_is_left_alone(text):
    assert seen("secret-value", {"note": text}) is None


def test_the_private_part_of_a_key_in_an_object_is_found():
    assert seen("secret-value", {"a": {"kty": "EC", "crv": "P-256", "d": "m28p"}}) == "error"
    assert seen("secret-value", {"kty": "oct", "k": "m28p"}) == "error"
    assert seen("secret-value", {"a": {"kty": "EC", "crv": "P-256", "x": "m28p"}}) is None
    assert seen("secret-value", {"d": "m28p", "k": "x"}) is None


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("postgres://app:s3cr3t@db.internal:5432/x", "error"),
        ("amqp://u:p@h", "error"),
        ("Server=db;User Id=app;Password=s3cr3t;", "error"),
        ("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abc==;", "error"),
        ("postgres://app@db.internal/x", None),
        ("postgres://app:@db.internal/x", None),
        ("postgres://app:****@db.internal/x", None),
        ("mailto:jo@acme.example", None),
        ("https://acme.example:443/a@b", None),
        ("https://acme.example/a:b@c", None),
        ("Password=s3cr3t", None),
        ("change the password; then sign in", None),
    ],
)
def test_a_connection_string_is_one_with_its_password(text, severity):
    assert seen("connection-string", {"db": text}) == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"h": "$2b$12$" + "K" * 53}, "error"),
        ({"h": "$2b$12$" + "K" * 52}, None),
        ({"h": "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$aGFzaA"}, "error"),
        ({"h": "$6$saltsalt$" + "a" * 86}, "error"),
        ({"h": "$1$saltsalt$" + "a" * 22}, "error"),
        ({"h": "pbkdf2_sha256$600000$salt$aGFzaA=="}, "error"),
        ({"h": "{SSHA}" + "a" * 32}, "error"),
        ({"h": "scrypt:32768:8:1$salt$abcdef"}, "error"),
        ({"password_hash": "0123456789abcdef" * 4}, "error"),
        ({"file_hash": "0123456789abcdef" * 4}, None),
        ({"price": "$5 and $6"}, None),
        ({"compass": "0123456789abcdef"}, None),
    ],
)
def test_a_password_hash_is_told_by_its_scheme(claims, severity):
    assert seen("password-hash", claims) == severity


def test_reports_do_not_repeat_the_secrets_they_find():
    claims = {
        "password": "Summer2026!",
        "client_secret": "9f8e7d6c5b4a39281706",
        "note": "AKIA" + "2E3XAMPLE7KEY9QZ",
        "db": "postgres://app:s3cr3t@db.acme.example/x",
        "h": "$2b$12$" + "K" * 53,
        "card": "4111111111111111",
        "account": "DE89370400440532013000",
        "ssn": "536-90-4399",
    }
    findings = found(altered(claims=claims))
    told = " ".join(finding.detail for finding in findings)
    assert {finding.at for finding in findings} >= {f"payload.{name}" for name in claims}
    for secret in (*claims.values(), "s3cr3t", "2E3XAMPLE", "370400440532013"):
        assert secret not in told


def test_a_thousand_passwords_are_named_at_the_first_few_places():
    claims = {"accounts": [{"password": f"Summer{year}"} for year in range(1000)]}
    places = [
        finding.at for finding in found(altered(claims=claims)) if finding.id == "password-claim"
    ]
    assert places == [f"payload.accounts[{number}].password" for number in range(8)]


def test_a_place_is_spelled_so_that_it_is_found_again():
    (finding,) = [
        finding
        for finding in found(altered(claims={"https://acme.example/x": {"password": "Summer"}}))
        if finding.id == "password-claim"
    ]
    assert finding.at == 'payload["https://acme.example/x"].password'
    assert finding.span is not None


def test_a_lone_surrogate_in_a_name_or_text_harms_no_check():
    payload = b'{"\\ud800":{"password":"\\udfff secret"},"iss":"https://\\ud800.example"}'
    question = Question(
        spelled(b'{"alg":"HS256"}', payload, HS256), HS256.key_text, policy=Policy(now=SAMPLE_NOW)
    )
    assert 'payload["\\ud800"].password' in {finding.at for finding in found(question)}
