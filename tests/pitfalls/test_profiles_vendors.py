"""Tokens that a vendor makes rules for, each rule on both sides of its boundary."""

import pytest
from met import met, met_in

from debugger.samples import ABSENT, altered
from debugger.samples.signers import ES256, HS256

NOW = 1_795_514_400
TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47"
BEARER = "Authorization: Bearer {}".format


def seen(id, claims, profile, **more):
    return met_in(claims, profile, **more).get(id)


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({}, None),
        ({"ver": "1.0"}, "warning"),
        ({"iss": f"https://sts.windows.net/{TENANT}/"}, "warning"),
        ({"iss": f"https://sts.windows.net/{TENANT}/", "ver": "1.0"}, None),
        ({"ver": ABSENT}, None),
    ],
)
def test_entra_s_version_goes_with_its_issuer(claims, severity):
    assert seen("entra-issuer-version", claims, "entra") == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"tid": "00000000-0000-0000-0000-000000000000"}, "error"),
        ({"tid": TENANT.upper()}, None),
        ({"tid": ABSENT}, None),
        ({"iss": f"https://sts.windows.net/{TENANT}/", "ver": "1.0"}, None),
    ],
)
def test_entra_s_tenant_is_that_of_the_issuer(claims, severity):
    assert seen("entra-tenant-mismatch", claims, "entra") == severity


@pytest.mark.parametrize("segment", ["common", "organizations", "consumers", "{tenantid}"])
def test_an_expected_issuer_of_entra_is_no_template(segment):
    issuer = f"https://login.microsoftonline.com/{segment}/v2.0"
    findings = met_in({}, "entra", policy={"issuer": issuer})
    assert findings["entra-common-issuer"] == "error"
    assert "iss-mismatch" not in findings


def test_another_tenant_of_entra_is_an_ordinary_mismatch():
    issuer = "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0"
    findings = met_in({}, "entra", policy={"issuer": issuer})
    assert findings["iss-mismatch"] == "error"
    assert "entra-common-issuer" not in findings


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"email": "a@b.example", "oid": ABSENT}, "warning"),
        ({"email": "a@b.example", "oid": ABSENT, "xms_edov": True}, None),
        ({"email": "a@b.example", "oid": ABSENT, "xms_edov": 1}, None),
        ({"email": "a@b.example", "oid": ABSENT, "xms_edov": False}, "warning"),
        ({"email": "a@b.example"}, None),
        ({"oid": ABSENT}, None),
    ],
)
def test_an_address_alone_is_no_identity_in_entra(claims, severity):
    assert seen("entra-email-authorization", claims, "entra") == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"hasgroups": True}, "info"),
        ({"_claim_names": {"groups": "src1"}}, "info"),
        ({"_claim_names": {"roles": "src1"}}, None),
        ({"hasgroups": False}, None),
        ({"groups": ["a"]}, None),
    ],
)
def test_entra_s_groups_may_be_elsewhere(claims, severity):
    assert seen("groups-overage", claims, "entra") == severity


@pytest.mark.parametrize(
    ("use", "edit", "severity"),
    [
        ("access", None, None),
        ("id", None, None),
        ("access", BEARER, None),
        ("id", BEARER, "info"),
        (ABSENT, None, "error"),
        ("refresh", None, "error"),
        (None, None, "error"),
    ],
)
def test_cognito_s_token_use_is_one_of_two(use, edit, severity):
    assert seen("cognito-token-use", {"token_use": use}, "cognito", edit=edit) == severity


@pytest.mark.parametrize(
    ("claims", "audience", "expected"),
    [
        ({}, "7ndpqjt8g4m2k5h1r6s9v3w0x", {}),
        ({}, "another", {"cognito-client-id": "error"}),
        ({"client_id": ABSENT}, "another", {"cognito-client-id": "error"}),
        ({"token_use": "id", "aud": "x", "client_id": ABSENT}, "x", {}),
        ({"token_use": "id", "aud": "x"}, "y", {"aud-mismatch": "error"}),
    ],
)
def test_the_client_of_a_cognito_access_token_is_its_audience(claims, audience, expected):
    findings = met_in(claims, "cognito", policy={"audience": audience})
    ids = {"cognito-client-id", "aud-mismatch", "aud-missing"}
    assert {name: findings[name] for name in findings.keys() & ids} == expected


@pytest.mark.parametrize(
    ("claims", "id", "severity"),
    [
        ({"aud": "else"}, "firebase-audience", "error"),
        ({"aud": ["acme-prod-1a2b3"]}, "firebase-audience", "error"),
        ({}, "firebase-audience", None),
        ({"auth_time": ABSENT}, "firebase-auth-time", "error"),
        ({"auth_time": NOW + 1}, "firebase-auth-time", "error"),
        ({"auth_time": NOW}, "firebase-auth-time", None),
        ({"sub": "x" * 128}, "firebase-sub-length", None),
        ({"sub": "x" * 129}, "firebase-sub-length", "error"),
        ({"sub": ""}, "firebase-sub-length", "error"),
        ({"sub": 5}, "firebase-sub-length", "error"),
        ({"sub": ABSENT}, "firebase-sub-length", "error"),
    ],
)
def test_firebase_s_rules(claims, id, severity):
    findings = met_in(claims, "firebase")
    assert findings.get(id) == severity
    assert not {"sub-missing", "sub-not-text"} & findings.keys()


def test_a_firebase_token_may_be_sent_to_an_api():
    assert "id-token-as-access-token" not in met_in({}, "firebase", edit=BEARER)


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"hd": ABSENT}, "info"),
        ({}, None),
        ({"hd": ABSENT, "email": "a@gmail.com"}, None),
        ({"hd": ABSENT, "email": "a@googlemail.com"}, None),
        ({"hd": ABSENT, "email": ABSENT}, None),
    ],
)
def test_google_says_who_belongs_to_an_organization(claims, severity):
    assert seen("google-hosted-domain", claims, "google") == severity


@pytest.mark.parametrize(
    ("profile", "id", "claims", "severity"),
    [
        ("google-service-account", "google-service-account-lifetime", {"exp": NOW + 3600}, None),
        ("google-service-account", "google-service-account-lifetime", {"exp": NOW + 3601}, "error"),
        ("apple-client-secret", "apple-secret-lifetime", {"iat": NOW, "exp": NOW + 15777000}, None),
        ("apple-client-secret", "apple-secret-lifetime", {"exp": NOW + 15777001}, "error"),
        ("apns", "apns-stale", {"iat": NOW - 3600}, None),
        ("apns", "apns-stale", {"iat": NOW - 3601}, "error"),
        ("app-store-connect", "app-store-connect-lifetime", {"exp": NOW + 1200}, None),
        ("app-store-connect", "app-store-connect-lifetime", {"exp": NOW + 1201}, "error"),
        (
            "app-store-connect",
            "app-store-connect-lifetime",
            {"exp": NOW + 15777000, "scope": ["GET /v1/apps"]},
            None,
        ),
        ("github-app", "github-app-lifetime", {"iat": NOW - 60, "exp": NOW + 600}, None),
        ("github-app", "github-app-lifetime", {"iat": NOW - 61, "exp": NOW + 600}, "error"),
        ("github-app", "github-app-lifetime", {"iat": NOW, "exp": NOW + 601}, "error"),
        ("vapid", "vapid-lifetime", {"exp": NOW + 86_400}, None),
        ("vapid", "vapid-lifetime", {"exp": NOW + 86_401}, "error"),
    ],
)
def test_vendors_refuse_tokens_that_live_too_long(profile, id, claims, severity):
    findings = met_in(claims, profile, policy={"profile": profile})
    assert findings.get(id) == severity
    if id in findings:
        assert not [name for name in findings if name.startswith("lifetime-over")]


@pytest.mark.parametrize(
    ("claims", "header"),
    [
        ({}, {"kid": ABSENT}),
        ({}, {"kid": "abc123defg"}),
        ({}, {"kid": "ABC123DEFGH"}),
        ({"iss": "com.acme.app"}, {}),
    ],
)
def test_apple_wants_its_own_identifiers(claims, header):
    assert met_in(claims, "apple-client-secret", header=header)["apple-secret-claims"] == "error"


def test_github_wants_rs256():
    policy = {"profile": "github-app", "issuer": None}
    for signer in (ES256, HS256):
        findings = met(altered("github-app", signer=signer, policy=policy))
        assert findings["github-app-alg"] == "error"
    assert "github-app-alg" not in met_in({}, "github-app")


@pytest.mark.parametrize(
    ("sub", "severity"),
    [
        ("repo:acme/orders:pull_request", "info"),
        ("repo:acme/*:ref:refs/heads/main", "info"),
        ("repo:acme/orders:ref:refs/heads/main", None),
        ("repo:acme/orders:environment:production", None),
    ],
)
def test_subjects_that_many_workflows_share(sub, severity):
    assert seen("github-actions-sub-broad", {"sub": sub}, "github-actions") == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"aud": "account"}, "warning"),
        ({"aud": ["account"]}, "warning"),
        ({"aud": ["orders", "account"]}, None),
        ({"aud": "account", "typ": "Refresh"}, None),
    ],
)
def test_keycloak_s_account_console_is_no_api(claims, severity):
    assert seen("keycloak-audience-account", claims, "keycloak") == severity


@pytest.mark.parametrize("kind", ["ID", "Refresh", "Offline"])
def test_only_keycloak_s_bearer_tokens_are_sent_to_an_api(kind):
    findings = met_in({"typ": kind}, "keycloak", edit=BEARER)
    assert findings["keycloak-token-kind"] == "error"
    assert "id-token-as-access-token" not in findings
    assert "keycloak-token-kind" not in met_in({"typ": kind}, "keycloak")
    assert "keycloak-token-kind" not in met_in({"typ": "Bearer"}, "keycloak", edit=BEARER)


def test_a_readable_token_of_auth0_is_not_opaque():
    assert "auth0-opaque-audience" not in met_in({}, "auth0")


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"iss": "https://acme.okta.com"}, "warning"),
        ({"iss": "https://acme.okta.com/oauth2/default"}, None),
        ({"iss": "https://acme.okta.com", "cid": ABSENT, "scp": ABSENT}, None),
    ],
)
def test_tokens_of_okta_s_org_server_are_for_okta(claims, severity):
    assert seen("okta-org-access-token", claims, "okta") == severity


@pytest.mark.parametrize(
    ("aud", "severity"),
    [
        ("https://push.services.example", None),
        ("https://push.services.example:8443", None),
        ("https://push.services.example/send/abc", "error"),
        ("https://push.services.example/", "error"),
        ("https://push.services.example?x", "error"),
    ],
)
def test_the_audience_of_a_push_token_is_an_origin(aud, severity):
    assert seen("vapid-audience", {"aud": aud}, "vapid") == severity


@pytest.mark.parametrize(
    ("sub", "severity"),
    [
        ("spiffe://acme.example/orders", None),
        ("spiffe://acme.example", None),
        ("spiffe://", "error"),
        ("spiffe:///orders", "error"),
        ("spiffe://acme.example:8080/orders", "error"),
    ],
)
def test_a_spiffe_id_has_a_trust_domain(sub, severity):
    assert seen("spiffe-required-claim", {"sub": sub}, "spiffe") == severity


def test_an_svid_is_not_signed_with_a_shared_secret():
    findings = met(altered("spiffe", signer=HS256, policy={"audience": None}))
    assert findings["spiffe-required-claim"] == "error"


def test_bound_service_account_tokens_are_fine():
    assert "k8s-legacy-token" not in met_in({}, "kubernetes")


@pytest.mark.parametrize(
    ("role", "severity"), [("service_role", "error"), ("anon", None), ("authenticated", None)]
)
def test_supabase_s_service_role_is_for_servers(role, severity):
    assert seen("supabase-service-role", {"role": role}, "supabase") == severity
