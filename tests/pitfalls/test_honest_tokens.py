"""Tokens of well-run issuers that look like a mistake and are none, each beside one that is."""

import pytest
from met import met, met_in

from debugger.samples import ABSENT, altered, certificate_of, in_x5c
from debugger.samples.signers import ES256

NOW = 1_795_514_400
BEARER = "Authorization: Bearer {}".format
HOUR = 3600


@pytest.mark.parametrize(
    ("lifetime", "severity"),
    [(86_700, None), (28 * HOUR + 300, None), (28 * HOUR + 301, "warning")],
    ids=["managed identity", "continuous access evaluation", "longer"],
)
def test_tokens_of_entra_may_live_for_28_hours(lifetime, severity):
    claims = {"iat": NOW - 300, "nbf": NOW - 300, "exp": NOW - 300 + lifetime}
    assert met_in(claims, "entra").get("lifetime-over-day") == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"aud": "https://orders-abc-uc.a.run.app", "email": ABSENT}, None),
        ({"email": "caller@acme-prod-1a2b3.iam.gserviceaccount.com"}, None),
        ({"email": "kim@gserviceaccount.com.example"}, "warning"),
        ({}, "warning"),
    ],
    ids=["to a service", "of a service account", "of a look-alike", "of a person"],
)
def test_google_s_services_are_called_with_id_tokens(claims, severity):
    findings = met_in(claims, "google", edit=BEARER)
    assert findings.get("id-token-as-access-token") == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"sub": "repo:acme/orders:environment:staging", "environment": "staging"}, None),
        ({"environment": "staging", "deployment_tier": "staging"}, None),
        ({"environment": "staging"}, "warning"),
        ({"sub": "repo:acme/orders:environment:staging", "debug": True}, "warning"),
    ],
    ids=["GitHub", "GitLab", "an application", "a switch"],
)
def test_where_a_build_is_put_is_no_test_switch(claims, severity):
    assert met_in(claims).get("debug-claim") == severity


@pytest.mark.parametrize(
    ("name", "severity"), [("iss", None), ("jti", None), ("note", "error"), ("kid", "error")]
)
def test_twilio_s_keys_are_called_by_identifiers(name, severity):
    findings = met_in({name: "SK5f0c1d9e8b7a6f5e4d3c2b1a09f8e7d6-1795514400"})
    assert findings.get("secret-value") == severity


@pytest.mark.parametrize(
    ("client", "severity"),
    [
        ("x509_san_dns:verifier.example", None),
        ("x509_hash:Uvo3HtuIxuhC92rShpgqcT3YXwrqRxWEviRiA0OZszk", None),
        ("client-77", "warning"),
    ],
)
def test_a_verifier_that_is_named_by_its_certificate_sends_it(client, severity):
    question = altered(
        "request-object",
        claims={"client_id": client, "iss": client},
        header={"x5c": [in_x5c(certificate_of(ES256))]},
        signer=ES256,
        policy={"issuer": None},
    )
    assert met(question).get("embedded-x5c") == severity


@pytest.mark.parametrize(
    ("claims", "missing"),
    [({"sub": "user", "iss": ABSENT}, False), ({"sub": "other", "iss": ABSENT}, True)],
)
def test_a_personal_key_of_app_store_connect_has_no_issuer(claims, missing):
    assert ("iss-missing" in met_in(claims, "app-store-connect")) is missing


def test_app_store_connect_takes_scopes_as_an_array():
    claims = {"scope": ["GET /v1/apps?filter[platform]=IOS"]}
    assert "scope-not-text" not in met_in(claims, "app-store-connect")


def test_an_acme_request_brings_its_key_only_where_it_has_no_claims():
    header = {"jwk": ES256.jwk, "url": "https://ca.example/acme/new-acct", "nonce": "oFvnlFP1"}
    assert met_in({"iss": "https://login.acme.example"}, header=header)["embedded-jwk"] == "error"
