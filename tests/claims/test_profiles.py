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
CHAIN = {"alg": "ES256", "x5c": ["MIIB"]}
APPLE_KEY = {"alg": "ES256", "kid": "ABC123DEFG"}
ULID = "01HQSXZGF8FHF7A9ZZFCW4387R"
UUID = "9e1b2c3d-4f5a-4b6c-8d7e-0f1a2b3c4d5e"
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
    ("entra", {"iss": "https://sts.chinacloudapi.cn/1111-2222/"}, None),
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
    ("client-assertion", {"iss": "c", "aud": "a"}, typed("client-authentication+jwt")),
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
    ("apple-notification", {"iss": "https://appleid.apple.com", "events": "{}"}, None),
    ("apple-notification", {"iss": "https://appleid.apple.com", "events": {"type": "x"}}, None),
    ("app-store", {"notificationUUID": "u", "signedDate": 1}, CHAIN),
    ("app-store", {"originalTransactionId": "1", "signedDate": 1}, CHAIN),
    ("app-store", {"bundleId": "b", "receiptCreationDate": 1}, CHAIN),
    ("apple-developer", {"iss": "DEF123GHIJ", "iat": 1, "exp": 2}, APPLE_KEY),
    ("apple-developer", {"iss": "DEF123GHIJ", "iat": 1, "exp": 2, "origin": "o"}, APPLE_KEY),
    ("apple-developer", {"iss": "DEF123GHIJ", "iat": 1, "exp": 2, "sub": "s"}, APPLE_KEY),
    ("clerk", {"sid": "sess_2Ga", "sub": "user_2F2"}, None),
    ("workos", {"sid": f"session_{ULID}", "sub": f"user_{ULID}"}, None),
    ("descope", {"drn": "DS"}, None),
    ("descope", {"drn": "DSR"}, None),
    ("kinde", {"sub": "kp_3b0", "azp": "c"}, None),
    ("uaa", {"zid": "z", "cid": "c", "rev_sig": "r"}, None),
    ("pingfederate", {"client_id": "c"}, {"alg": "RS256", "pi.atm": "3"}),
    ("snowflake", {"iss": "A.B.SHA256:x", "sub": "A.B"}, None),
    ("atlassian-connect", {"qsh": "a" * 64}, None),
    ("atlassian-connect", {"qsh": "context-qsh"}, None),
    ("livekit", {"iss": "APIx", "video": {"roomJoin": True}}, None),
    ("azure-communication", {"skypeid": "acs:x", "acsScope": "chat"}, None),
    ("ably", {"x-ably-capability": "{}"}, None),
    ("vonage", {"application_id": UUID}, None),
    ("docker-registry", {"access": [{"type": "t", "name": "n", "actions": []}]}, None),
    ("zoom", {"iss": "zm:cid:abc", "aud": "https://oauth.zoom.us", "code": "c"}, None),
    ("software-statement", {"software_id": "s", "client_name": "n"}, None),
    ("software-statement", {"software_id": "s", "software_version": "1"}, None),
    ("bearer-assertion", {"iss": "3MVG9", "aud": "https://login.salesforce.com"}, None),
    ("bearer-assertion", {"iss": "3MVG9", "aud": "https://test.salesforce.com/"}, None),
    ("bearer-assertion", {"iss": "3MVG9", "aud": "https://acme.my.salesforce.com"}, None),
    (
        "bearer-assertion",
        {"iss": "3MVG9", "aud": "https://ims-na1.adobelogin.com/c/ec9a2091"},
        None,
    ),
    ("bearer-assertion", {"iss": "3MVG9", "aud": "account-d.docusign.com"}, None),
    ("bearer-assertion", {"iss": "3MVG9", "aud": "https://api.box.com/oauth2/token"}, None),
    ("userinfo-response", {"iss": "i", **USER, "email": "a@b.example"}, None),
    ("userinfo-response", {"iss": "i", **USER, "updated_at": 1}, None),
    ("firebase", {"iss": "https://session.firebase.google.com/project-1"}, None),
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
    ("an App Store transaction brings its chain", {"transactionId": "1", "signedDate": 1}, ES256),
    ("what the App Store signs has no issuer",
     {"iss": "i", "transactionId": "1", "signedDate": 1}, CHAIN),
    ("a signed date is no transaction", {"signedDate": 1}, CHAIN),
    ("a developer token of Apple has ES256",
     {"iss": "DEF123GHIJ", "iat": 1, "exp": 2}, {"alg": "RS256", "kid": "ABC123DEFG"}),
    ("a developer token of Apple names its key", {"iss": "DEF123GHIJ", "iat": 1, "exp": 2}, ES256),
    ("a developer token of Apple names no audience",
     {"iss": "DEF123GHIJ", "iat": 1, "exp": 2, "aud": "a"}, APPLE_KEY),
    ("a developer token of Apple is of a team",
     {"iss": "def123ghij", "iat": 1, "exp": 2}, APPLE_KEY),
    ("a Clerk session is of a user", {"sid": "sess_2Ga", "sub": "u"}, None),
    ("a session that is not Clerk’s", {"sid": "2Ga", "sub": "user_2F2"}, None),
    ("a WorkOS session is a ULID", {"sid": "session_1", "sub": f"user_{ULID}"}, None),
    ("a WorkOS user is a ULID", {"sid": f"session_{ULID}", "sub": "user_1"}, None),
    ("a WorkOS session has no audience",
     {"sid": f"session_{ULID}", "sub": f"user_{ULID}", "aud": "a"}, None),
    ("another drn", {"drn": "x"}, None),
    ("a Kinde user has an app", {"sub": "kp_3b0"}, None),
    ("two of UAA’s three claims", {"zid": "z", "cid": "c"}, None),
    ("PingFederate’s manager without a client", {}, {"alg": "RS256", "pi.atm": "3"}),
    ("an issuer that is not its subject with a hash", {"iss": "A.B.SHA256:x", "sub": "A.C"}, None),
    ("an empty subject", {"iss": ".SHA256:x", "sub": ""}, None),
    ("a qsh that is no hash", {"qsh": "a" * 63}, None),
    ("grants for a film", {"iss": "APIx", "video": {"title": "t"}}, None),
    ("grants of somebody else", {"iss": "x", "video": {"room": "r"}}, None),
    ("LiveKit names no audience", {"iss": "APIx", "aud": "a", "video": {"room": "r"}}, None),
    ("an identity of Azure Communication Services without scope", {"skypeid": "acs:x"}, None),
    ("an issuer beside skypeid", {"iss": "i", "skypeid": "acs:x", "acsScope": "chat"}, None),
    ("an application with an audience", {"application_id": UUID, "aud": "a"}, None),
    ("an application with an issuer", {"application_id": UUID, "iss": "i"}, None),
    ("an application that is no UUID", {"application_id": "orders"}, None),
    ("access of another shape", {"access": [{"type": "t", "name": "n"}]}, None),
    ("access to nothing", {"access": []}, None),
    ("access in words", {"access": ["read"]}, None),
    ("a software_id alone", {"software_id": "s"}, None),
    ("a software_id that is a number", {"software_id": 5, "client_name": "n"}, None),
    ("a registration with a statement inside",
     {"software_id": "s", "client_name": "n", "software_statement": "e"}, None),
    ("an audience that only begins like Salesforce’s",
     {"iss": "3MVG9", "aud": "https://login.salesforce.com.example"}, None),
    ("an audience that only ends like Salesforce’s",
     {"iss": "3MVG9", "aud": "https://evil-my.salesforce.com.example"}, None),
    ("a person and a moment", {"iss": "i", **USER, "email": "a@b.example", "iat": 1}, None),
    ("a person and a scope", {"iss": "i", **USER, "email": "a@b.example", "scope": "x"}, None),
    ("a person for nobody", {"iss": "i", "sub": "u", "email": "a@b.example"}, None),
    ("an access token with azp and scp", {"iss": "i", **USER, "azp": "c", "scp": "a"}, None),
    ("an access token with azp and permissions",
     {"iss": "i", **USER, "azp": "c", "permissions": []}, None),
    ("an access token of a machine",
     {"iss": "i", **USER, "azp": "c", "gty": "client-credentials"}, None),
    ("odd types", {"iss": [1], "sub": {}, "aud": None, "typ": 1, "type": []}, {"typ": [1]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "header"), [row[1:] for row in LOOKALIKES], ids=[row[0] for row in LOOKALIKES]
)
def test_a_lookalike_is_generic(claims, header):
    assert profile_of(claims, header).name == "generic"


CONFLICTS = [
    ("typ before form", "sd-jwt-vc", {}, typed("dc+sd-jwt")),
    ("Apple’s notification before security event", "apple-notification",
     {"iss": "https://appleid.apple.com", "events": {"a": {}}}, None),
    ("log-out before Apple’s notification", "logout-token",
     {"iss": "https://appleid.apple.com", "events": {}}, typed("logout+jwt")),
    ("Apple’s ID token is one", "id-token",
     {"iss": "https://appleid.apple.com", **USER, "c_hash": "n"}, None),
    ("VAPID before UserInfo", "vapid",
     {"sub": "mailto:a@b.example", "aud": "https://push.example", "email": "x"}, ES256),
    ("client assertion before UserInfo", "client-assertion",
     {"iss": "c", "sub": "c", "aud": "a", "name": "n"}, None),
    ("client assertion before bearer assertion", "client-assertion",
     {"iss": "c", "sub": "c", "aud": "https://api.box.com/oauth2/token"}, None),
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
SPRING = {"sub": "u", "aud": "c", "nbf": 5, "iat": 5, "exp": 9, "scope": ["a"], "iss": "i"}
LIGHT = {**KEYCLOAK, "typ": "Bearer"}
DUENDE = {"jti": "A1B2C3D4E5F60718293A4F5DE5D5E1F0", "client_id": "c", "scope": ["a"]}
GOOGLE_ROBOT = {"iss": "a@p.iam.gserviceaccount.com"}
CONDITIONAL = [
    (SPRING, {"scope-not-text"}, set()),
    ({**SPRING, "iat": 4}, set(), {"scope-not-text"}),
    ({**SPRING, "scope": [5]}, set(), {"scope-not-text"}),
    ({**SPRING, "client_id": "c"}, set(), {"scope-not-text"}),
    ({"tokenName": "access_token", "scope": ["a"]}, {"scope-not-text"}, set()),
    ({"tokenName": "access_token", "scope": {"a": 1}}, set(), {"scope-not-text"}),
    ({"iss": "https://a.cloudflareaccess.com"}, {"jti-missing", "personal-data"}, set()),
    ({"iss": "https://a.cloudflareaccess.com.example"}, set(), {"jti-missing"}),
    ({"iss": "https://api.botframework.com"}, {"jti-missing", "sub-missing"}, set()),
    ({"iss": "https://api.botframework.com/"}, set(), {"jti-missing"}),
    ({"aud": "jitsi"}, {"iat-missing", "jti-missing", "personal-data"}, set()),
    ({"aud": "tableau"}, {"iat-missing", "sub-email"}, {"jti-missing"}),
    ({"aud": ["jitsi"]}, set(), {"jti-missing"}),
    ({**LIGHT, "jti": "onltac:x", "sub": "u"}, {"aud-missing"}, set()),
    ({**LIGHT, "jti": "onrtac:x", "sub": "u"}, {"personal-data"}, {"aud-missing"}),
    ({**LIGHT, "jti": "x"}, {"aud-missing", "sub-missing"}, set()),
    ({**LIGHT, "realm_access": {}}, set(), {"aud-missing"}),
    ({**KEYCLOAK, "typ": "ID"}, set(), {"aud-missing"}),
    (
        {"iss": "https://session.firebase.google.com/p"},
        {"lifetime-over-day"},
        {"lifetime-over-year"},
    ),
    ({"iss": "https://securetoken.google.com/p"}, set(), {"lifetime-over-day"}),
    ({**GOOGLE_ROBOT, "aud": "google"}, {"exp-missing"}, set()),
    ({**GOOGLE_ROBOT, "aud": "https://oauth2.googleapis.com/token"}, set(), {"exp-missing"}),
    ({"sub": "kp_1", "azp": "c", "aud": []}, {"aud-not-text"}, set()),
    ({"sub": "kp_1", "azp": "c", "aud": [5]}, {"aud-missing"}, {"aud-not-text"}),
    ({"sub": "", "access": [{"type": 1, "name": 2, "actions": 3}]}, {"sub-not-text"}, set()),
    ({"sub": 5, "access": [{"type": 1, "name": 2, "actions": 3}]}, set(), {"sub-not-text"}),
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


@pytest.mark.parametrize(
    ("claims", "off"),
    [
        (DUENDE, True),
        ({**DUENDE, "jti": DUENDE["jti"].lower()}, False),
        ({**DUENDE, "jti": DUENDE["jti"][1:]}, False),
        ({**DUENDE, "scope": "a"}, False),
        ({name: DUENDE[name] for name in ("jti", "scope")}, False),
    ],
)
def test_scopes_of_duende_s_access_tokens_are_an_array(claims, off):
    assert ("scope-not-text" in profile_of(claims, typed("at+jwt")).switches_off) is off


@pytest.mark.parametrize(
    ("claims", "off"),
    [({"jti": "j"}, True), ({"jti": "j", "cnf": {}}, False), ({}, False)],
)
def test_a_proof_of_a_client_attestation_is_for_one_request(claims, off):
    switched_off = profile_of(claims, typed("oauth-client-attestation-pop+jwt")).switches_off
    assert ("exp-missing" in switched_off) is off


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
