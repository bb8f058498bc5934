"""What kind of token it is, by the marks its specification or issuer gives it."""

import pytest
from unsigned import parsed

from debugger.claims.policy import Policy
from debugger.claims.profile_marks import MARKS, bare_type
from debugger.claims.profile_table import LIFETIMES, PROFILES
from debugger.claims.profiles import PROFILE_NAMES, recognise
from debugger.jose.model import Form, Token

NOW = Policy(now=1750000000)


def typed(typ):
    return {"alg": "ES256", "typ": typ}


def profile_of(claims, header=None):
    return recognise(parsed(claims, header), NOW)


ES256, RS256 = {"alg": "ES256"}, {"alg": "RS256"}
USER = {"sub": "u", "aud": "c"}
EXAMPLES = [
    ("zoom", {"appKey": "k", "mn": 1}, None),
    ("zoom", {"app_key": "k", "tpc": "room"}, None),
    (
        "ghost",
        {"iat": 1, "exp": 2, "aud": "/admin/"},
        {"alg": "HS256", "kid": "5fbd27b2c8e1f1001c2e8d53"},
    ),
    ("dpop-proof", {}, typed("dpop+jwt")),
    ("dpop-proof", {"events": {}}, typed("application/DPoP+JWT")),
    ("logout-token", {}, typed("logout+jwt")),
    (
        "logout-token",
        {"events": {"http://schemas.openid.net/event/backchannel-logout": {}}},
        typed("JWT"),
    ),
    ("security-event", {}, typed("secevent+jwt")),
    ("security-event", {"events": {"https://a.example/e": {}}}, None),
    ("request-object", {}, typed("oauth-authz-req+jwt")),
    ("request-object", {"client_id": "c", "response_type": "code"}, None),
    ("introspection-response", {}, typed("token-introspection+jwt")),
    ("status-list", {}, typed("statuslist+jwt")),
    ("sd-jwt-vc", {}, typed("dc+sd-jwt")),
    ("sd-jwt-vc", {}, typed("vc+sd-jwt")),
    ("key-binding", {}, typed("kb+jwt")),
    ("client-attestation", {}, typed("oauth-client-attestation+jwt")),
    ("client-attestation", {}, typed("oauth-client-attestation-pop+jwt")),
    ("client-attestation", {}, typed("key-attestation+jwt")),
    ("openid4vci-proof", {}, typed("openid4vci-proof+jwt")),
    ("openid-federation", {}, typed("entity-statement+jwt")),
    ("openid-federation", {}, typed("trust-mark+jwt")),
    ("passport", {"iat": 1}, typed("passport")),
    ("acme", {}, {"alg": "ES256", "jwk": {}, "url": "https://ca.example/n", "nonce": "n"}),
    ("acme", {"a": 1}, {"alg": "ES256", "kid": "k", "url": "https://ca.example/n", "nonce": "n"}),
    (
        "aws-alb",
        {"iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab"},
        {
            "alg": "ES256",
            "signer": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/x/5",
        },
    ),
    ("twilio", {}, {"alg": "HS256", "cty": "twilio-fpa;v=1"}),
    ("access-token", {}, typed("at+jwt")),
    ("access-token", {"iss": "https://x.auth0.com/"}, typed("application/at+jwt")),
    ("vc", {"vc": {}}, None),
    ("vc", {"vp": {}}, None),
    ("vc", {"@context": []}, None),
    ("firebase", {"iss": "https://securetoken.google.com/project-1"}, None),
    ("cognito", {"iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab"}, None),
    ("entra", {"iss": "https://login.microsoftonline.com/1111-2222/v2.0"}, None),
    ("entra", {"iss": "https://sts.windows.net/1111-2222/"}, None),
    ("keycloak", {"iss": "https://k.example/realms/r", "typ": "Bearer"}, None),
    ("auth0", {"iss": "https://tenant.eu.auth0.com/"}, None),
    ("okta", {"iss": "https://dev-1.okta.com/oauth2/default"}, None),
    ("okta", {"iss": "https://dev-1.oktapreview.com"}, None),
    ("okta", {"iss": "https://dev-1.okta-emea.com"}, None),
    ("google", {"iss": "https://accounts.google.com"}, None),
    ("google", {"iss": "accounts.google.com"}, None),
    ("google-service-account", {"iss": "a@p.iam.gserviceaccount.com"}, None),
    ("apple-client-secret", {"iss": "TEAM", "aud": "https://appleid.apple.com"}, None),
    ("app-store-connect", {"iss": "57246542", "aud": "appstoreconnect-v1"}, None),
    ("apns", {"iss": "DEF123GHIJ", "iat": 1}, ES256),
    ("github-actions", {"iss": "https://token.actions.githubusercontent.com"}, None),
    ("github-app", {"iss": "12345", "iat": 1, "exp": 2}, RS256),
    ("github-app", {"iss": 12345, "iat": 1, "exp": 2}, RS256),
    ("github-app", {"iss": "Iv1.abcdef", "iat": 1, "exp": 2}, RS256),
    ("kubernetes", {"iss": "kubernetes/serviceaccount"}, None),
    ("kubernetes", {"sub": "system:serviceaccount:default:a"}, None),
    ("spiffe", {"sub": "spiffe://a.example/b", "aud": ["c"]}, None),
    ("vapid", {"sub": "mailto:a@b.example", "aud": "https://push.example"}, ES256),
    ("vapid", {"sub": "https://a.example", "aud": "https://push.example"}, ES256),
    ("supabase", {"iss": "supabase", "role": "anon"}, None),
    ("supabase", {"iss": "https://abc.supabase.co/auth/v1"}, None),
    ("authorization-response", {"iss": "i", "aud": "c", "code": "x"}, None),
    ("authorization-response", {"iss": "i", "aud": "c", "error": "access_denied"}, None),
    ("client-assertion", {"iss": "c", "sub": "c", "aud": "https://a.example"}, None),
    ("id-token", {"iss": "i", **USER, "nonce": "n"}, None),
    ("id-token", {"iss": "i", **USER, "at_hash": "n", "scope": "a"}, None),
    ("id-token", {"iss": "i", **USER, "c_hash": "n"}, None),
    ("id-token", {"iss": "i", **USER, "s_hash": "n"}, None),
    ("id-token", {"iss": "i", **USER, "auth_time": 1}, None),
    ("id-token", {"iss": "i", **USER, "azp": "c"}, None),
    ("refresh-token", {"typ": "Refresh"}, None),
    ("refresh-token", {"token_use": "refresh"}, None),
    ("refresh-token", {"token_type": "refresh"}, None),
    ("refresh-token", {"type": "refresh"}, None),
    ("generic", {"iss": "https://a.example", "sub": "u", "aud": "c"}, None),
    ("generic", {}, None),
]


@pytest.mark.parametrize(
    ("name", "claims", "header"), EXAMPLES, ids=[f"{row[0]} {row[1]}"[:60] for row in EXAMPLES]
)
def test_a_profile_is_recognised_by_its_marks(name, claims, header):
    profile = profile_of(claims, header)
    assert (profile.name, profile.chosen) == (name, False)
    assert profile.why
    assert profile.why[0].islower()
    assert not profile.why.endswith(".")


def test_an_sd_jwt_is_recognised_by_its_form():
    assert recognise(Token("", Form.SD_JWT), NOW).name == "sd-jwt"


def test_an_auth0_jwe_is_recognised_by_its_header():
    token = parsed({}, {"alg": "dir", "enc": "A256GCM", "iss": "https://t.auth0.com/"})
    encrypted = Token(token.text, Form.JWE_COMPACT, header=token.header)
    assert recognise(encrypted, NOW).name == "auth0"
    assert recognise(token, NOW).name == "generic"


def test_every_profile_has_an_example():
    assert {row[0] for row in EXAMPLES} | {"sd-jwt"} == set(PROFILE_NAMES)


LOOKALIKES = [
    ("the events of a security event are an object", {"events": ["a"]}, None),
    ("a Firebase issuer names its project", {"iss": "https://securetoken.google.com/"}, None),
    ("an issuer that only begins like Google’s",
     {"iss": "https://accounts.google.com.evil.example"}, None),
    ("an issuer that only ends like Okta’s", {"iss": "https://evilokta.com"}, None),
    ("a host that only stands in the query", {"iss": "https://a.example/?x=.okta.com"}, None),
    ("a host that only stands in the user name", {"iss": "https://x.okta.com@a.example"}, None),
    ("a realm without typ", {"iss": "https://k.example/realms/r"}, None),
    ("Apple’s own token is no client secret",
     {"iss": "https://appleid.apple.com", "aud": "https://appleid.apple.com"}, None),
    ("an Apple team has ten characters", {"iss": "DEF123GHI", "iat": 1}, ES256),
    ("an Apple push token has ES256", {"iss": "DEF123GHIJ", "iat": 1}, RS256),
    ("an Apple push token has two claims", {"iss": "DEF123GHIJ", "iat": 1, "exp": 2}, ES256),
    ("a GitHub App is a number", {"iss": "my-app", "iat": 1, "exp": 2}, RS256),
    ("a GitHub App is no boolean", {"iss": True, "iat": 1, "exp": 2}, RS256),
    ("a VAPID token has no issuer",
     {"iss": "i", "sub": "mailto:a@b.example", "aud": "https://p.example"}, ES256),
    ("a client assertion has no scope",
     {"iss": "c", "sub": "c", "aud": "a", "scope": "b"}, None),
    ("issuer and subject that are both missing", {"aud": "a"}, None),
    ("issuer and subject that are both null", {"aud": "a", "iss": None, "sub": None}, None),
    ("an ID token has an issuer", {**USER, "nonce": "n"}, None),
    ("an access token with azp and scope", {"iss": "i", **USER, "azp": "c", "scope": "a"}, None),
    ("an access token with auth_time and client_id",
     {"iss": "i", **USER, "auth_time": 1, "client_id": "c"}, None),
    ("an authorization response has no subject", {"aud": "c", "sub": "u", "code": "x"}, None),
    ("an ACME request has no claims",
     {"iss": "i"}, {"alg": "ES256", "jwk": {}, "url": "https://ca.example/n", "nonce": "n"}),
    ("an ACME request has either a key or its name",
     {}, {"alg": "ES256", "jwk": {}, "kid": "k", "url": "https://ca.example/n", "nonce": "n"}),
    ("a signer that is no load balancer", {}, {"alg": "ES256", "signer": "arn:aws:s3:::x"}),
    ("a Ghost key has 24 digits",
     {"iat": 1, "exp": 2, "aud": "/admin/"}, {"alg": "HS256", "kid": "k"}),
    ("an SDK key alone is no signature for Zoom", {"sdkKey": "k"}, None),
    ("odd types", {"iss": [1], "sub": {}, "aud": None, "typ": 1, "type": []}, {"typ": [1]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "header"), [row[1:] for row in LOOKALIKES], ids=[row[0] for row in LOOKALIKES]
)
def test_a_lookalike_is_generic(claims, header):
    assert profile_of(claims, header).name == "generic"


CONFLICTS = [
    ("typ before form", "sd-jwt-vc", {}, typed("dc+sd-jwt")),
    ("log-out before security event", "logout-token", {"events": {"a": {}}}, typed("logout+jwt")),
    ("typ before issuer", "access-token",
     {"iss": "https://login.microsoftonline.com/t/v2.0"}, typed("at+jwt")),
    ("issuer before ID token", "google",
     {"iss": "https://accounts.google.com", **USER, "nonce": "n"}, None),
    ("Keycloak before refresh token", "keycloak",
     {"iss": "https://k.example/realms/r", "typ": "Refresh"}, None),
    ("service account before client assertion", "google-service-account",
     {"iss": "a@p.iam.gserviceaccount.com", "sub": "a@p.iam.gserviceaccount.com", "aud": "x"},
     None),
    ("client assertion before ID token", "client-assertion",
     {"iss": "c", "sub": "c", "aud": "a", "nonce": "n"}, None),
    ("vc before client assertion", "vc", {"vc": {}, "iss": "c", "sub": "c", "aud": "a"}, None),
    ("ID token before refresh token", "id-token",
     {"iss": "i", **USER, "nonce": "n", "type": "refresh"}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "claims", "header"), [row[1:] for row in CONFLICTS], ids=[row[0] for row in CONFLICTS]
)
def test_the_first_profile_that_fits_is_the_one(name, claims, header):
    assert profile_of(claims, header).name == name


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_a_profile_can_be_chosen_by_hand(name):
    claims = {"iss": "https://accounts.google.com"}
    profile = recognise(parsed(claims), Policy(now=0, profile=name))
    assert (profile.name, profile.chosen, profile.why) == (name, True, "it was chosen by hand")
    assert profile.switches_off >= PROFILES[name][1]
    assert profile.reference


def test_marks_stand_in_the_order_of_the_table():
    assert [*(name for name, _ in MARKS), "generic"] == list(PROFILES)


KEYCLOAK = {"iss": "https://k.example/realms/r"}
COGNITO = {"iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab"}
CONNECT = {"aud": "appstoreconnect-v1"}
SUPABASE = {"iss": "https://abc.supabase.co/auth/v1"}
CONDITIONAL = [
    ({**CONNECT, "sub": "user"}, {"iss-missing"}, set()),
    ({**CONNECT, "sub": "else"}, {"scope-not-text"}, {"iss-missing"}),
    ({"@context": [], "holder": "did:example:h"}, {"iss-missing"}, set()),
    ({"@context": [], "type": "VerifiablePresentation"}, set(), {"iss-missing"}),
    ({**COGNITO, "token_use": "access"}, {"aud-missing"}, set()),
    ({**COGNITO, "token_use": "id"}, set(), {"aud-missing"}),
    ({**KEYCLOAK, "typ": "Offline"}, LIFETIMES | {"exp-missing"}, set()),
    ({**KEYCLOAK, "typ": "Refresh"}, LIFETIMES, {"exp-missing"}),
    ({**KEYCLOAK, "typ": "Bearer"}, {"personal-data"}, LIFETIMES | {"exp-missing"}),
    (
        {**SUPABASE, "role": "anon"},
        LIFETIMES | {"aud-missing", "sub-missing", "jti-missing", "privilege-claim"},
        {"personal-data"},
    ),
    (
        {**SUPABASE, "role": "authenticated"},
        {"privilege-claim", "personal-data", "jti-missing", "iss-not-url"},
        LIFETIMES | {"aud-missing"},
    ),
]


@pytest.mark.parametrize(
    ("claims", "off", "on"), CONDITIONAL, ids=[str(case[0])[-40:] for case in CONDITIONAL]
)
def test_some_pitfalls_are_switched_off_only_for_one_kind(claims, off, on):
    switched_off = profile_of(claims).switches_off
    assert switched_off >= off
    assert not switched_off & on


def test_all_lifetimes_are_switched_off_by_their_three_names():
    assert PROFILES["kubernetes"][1] >= {
        "lifetime-over-hour",
        "lifetime-over-day",
        "lifetime-over-year",
    }
    assert not any("*" in name for _, names in PROFILES.values() for name in names)


@pytest.mark.parametrize(
    ("typ", "bare"),
    [("JWT", "jwt"), ("application/AT+JWT", "at+jwt"), (None, ""), (1, ""), (["JWT"], "")],
    ids=str,
)
def test_a_media_type_is_compared_without_case_and_application(typ, bare):
    assert bare_type(typ) == bare
