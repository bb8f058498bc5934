"""Claims that point elsewhere: keys, status lists, credentials."""

import pytest
from met import met_in

from debugger.samples import ABSENT


def seen(id, claims, profile="generic", **more):
    return met_in(claims, profile, **more).get(id)


@pytest.mark.parametrize(
    ("cnf", "severity"),
    [
        ({"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}, None),
        ({"x5t#S256": "Ln0sA6lQeuJl7PW1NWiFpTOTogKdJBOUmXJloaJa78Y"}, None),
        ({"kid": "k"}, None),
        ({"jwk": {"kty": "EC", "crv": "P-256", "x": "a", "y": "b"}}, None),
        ({"jwk": {"kty": "EC", "crv": "P-256", "x": "a", "y": "b", "d": "c"}}, "error"),
        ({"jwk": "x"}, "error"),
        ({"jkt": "abc"}, "error"),
        ({"jkt": None}, "error"),
        ({"jkt": "0ZcOCORZNYy+DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}, "error"),
        ({}, "error"),
        ([], "error"),
        ("x", "error"),
        (None, "error"),
    ],
)
def test_a_confirmation_names_a_key(cnf, severity):
    assert seen("cnf-malformed", {"cnf": cnf}) == severity


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ({"idx": 0, "uri": "https://a.example/1"}, {"status-list-reference": "info"}),
        ({"idx": -1, "uri": "https://a.example/1"}, {"status-list-malformed": "error"}),
        ({"idx": "0", "uri": "https://a.example/1"}, {"status-list-malformed": "error"}),
        ({"idx": True, "uri": "https://a.example/1"}, {"status-list-malformed": "error"}),
        ({"idx": 0}, {"status-list-malformed": "error"}),
        ({"idx": 0, "uri": 5}, {"status-list-malformed": "error"}),
        ([], {"status-list-malformed": "error"}),
    ],
)
def test_a_reference_to_a_status_list(reference, expected):
    findings = met_in({"status": {"status_list": reference}})
    assert {name: findings[name] for name in findings if name.startswith("status")} == expected


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": ABSENT},
        {"iat": ABSENT},
        {"status_list": ABSENT},
        {"status_list": {"bits": 3, "lst": "eNrbuRgAAhcBXQ"}},
        {"status_list": {"bits": 1, "lst": "AAAA"}},
        {"status_list": {"bits": 1, "lst": "%"}},
        {"status_list": {"bits": 1}},
    ],
)
def test_a_status_list_that_cannot_be_read(claims):
    assert seen("status-list-malformed", claims, "status-list") == "error"


@pytest.mark.parametrize(
    ("credential", "severity"),
    [
        ({"issuer": "did:web:acme.example"}, None),
        ({"issuer": {"id": "did:web:evil.example"}}, "error"),
        ({"credentialSubject": {"id": "did:example:other"}}, "error"),
        ({"credentialSubject": {}}, None),
        ({"id": "urn:uuid:other"}, "error"),
    ],
)
def test_a_credential_and_its_token_agree(credential, severity):
    assert seen("vc-claims-differ", {"vc": credential}, "vc") == severity
