"""From header, claims and form to a clause that says by what a profile is recognised, or ""."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from debugger.claims import message_marks, service_marks
from debugger.jose.model import Form, Json
from debugger.regex import regex


class Marks(NamedTuple):
    """What profiles are told apart by; `typ` in lower case and without `application/`."""

    typ: str
    iss: Json
    header: Mapping[str, Json]
    claims: Mapping[str, Json]
    form: Form | None


def bare_type(typ: Json) -> str:
    """A media type as RFC 7515 §4.1.9 has it: case and a leading `application/` do not count."""
    if not isinstance(typ, str):
        return ""
    return typ.lower().removeprefix("application/")


def _typed(*types: str) -> Callable[[Marks], str]:
    whys = {name: f"its typ is “{name}”" for name in types}
    return lambda marks: whys.get(marks.typ, "")


def _logout_token(marks: Marks) -> str:
    if marks.typ == "logout+jwt":
        return "its typ is “logout+jwt”"
    events = marks.claims.get("events")
    if isinstance(events, dict) and _LOGOUT_EVENT in events:
        return "its events name a back-channel logout"
    return ""


def _security_event(marks: Marks) -> str:
    if marks.typ == "secevent+jwt":
        return "its typ is “secevent+jwt”"
    if isinstance(marks.claims.get("events"), dict):
        return "it has events, as Security Event Tokens do"
    return ""


def _request_object(marks: Marks) -> str:
    if marks.typ == "oauth-authz-req+jwt":
        return "its typ is “oauth-authz-req+jwt”"
    if "response_type" in marks.claims and "client_id" in marks.claims:
        return "it has client_id and response_type, as authorization requests do"
    return ""


def _sd_jwt(marks: Marks) -> str:
    if marks.form is Form.SD_JWT:
        return "it has the “~” of an SD-JWT"
    beside = marks.header.keys() & {"disclosures", "kb_jwt"} if marks.form is Form.JWS_JSON else ()
    return f"its header has “{min(beside)}”, as an SD-JWT in JSON" if beside else ""


def _vc(marks: Marks) -> str:
    for name in ("vc", "vp", "@context"):
        if name in marks.claims:
            return f"it has {name}, as verifiable credentials do"
    return ""


def _issued_by(pattern: str, issuer: str) -> Callable[[Marks], str]:
    shape = regex(pattern)
    why = f"its issuer is {issuer}"
    return lambda marks: why if isinstance(marks.iss, str) and shape.fullmatch(marks.iss) else ""


def _keycloak(marks: Marks) -> str:
    if "typ" in marks.claims and isinstance(marks.iss, str) and "/realms/" in marks.iss:
        return "its issuer is a realm and its payload has typ, as Keycloak’s do"
    return ""


def _auth0(marks: Marks) -> str:
    if isinstance(marks.iss, str) and marks.iss.endswith(_AUTH0):
        return "its issuer is an Auth0 tenant"
    issuer = marks.header.get("iss") if marks.form in _ENCRYPTED else None
    if isinstance(issuer, str) and issuer.endswith(_AUTH0):
        return "the iss of its header is an Auth0 tenant"
    return ""


def _google_service_account(marks: Marks) -> str:
    if isinstance(marks.iss, str) and marks.iss.endswith(".gserviceaccount.com"):
        return "its issuer is a Google service account"
    return ""


def _kubernetes(marks: Marks) -> str:
    if marks.iss == "kubernetes/serviceaccount":
        return "its issuer is “kubernetes/serviceaccount”"
    return _subject_begins(marks, "system:serviceaccount:", "its subject is a service account")


def _spiffe(marks: Marks) -> str:
    return _subject_begins(marks, "spiffe://", "its subject is a SPIFFE ID")


def _vapid(marks: Marks) -> str:
    if "iss" in marks.claims or marks.header.get("alg") != "ES256":
        return ""
    audience = marks.claims.get("aud")
    if not isinstance(audience, str) or not audience.startswith("https://"):
        return ""
    why = "it has a contact as sub, a push service as aud and no iss, as VAPID tokens do"
    return _subject_begins(marks, ("mailto:", "https:"), why)


def _authorization_response(marks: Marks) -> str:
    claims = marks.claims
    if "aud" not in claims or "sub" in claims:
        return ""
    for name in ("code", "error"):
        if name in claims:
            return f"it has aud and {name} and no sub, as authorization responses do"
    return ""


def _client_assertion(marks: Marks) -> str:
    claims = marks.claims
    if marks.typ == "client-authentication+jwt":
        return "its typ is “client-authentication+jwt”"
    if "aud" not in claims or "scope" in claims or not isinstance(marks.iss, str):
        return ""
    return (
        "its issuer is its subject, as in client assertions"
        if marks.iss == claims.get("sub")
        else ""
    )


def _id_token(marks: Marks) -> str:
    claims = marks.claims
    if "sub" not in claims or "aud" not in claims or "iss" not in claims:
        return ""
    for name in ("nonce", "at_hash", "c_hash", "s_hash"):
        if name in claims:
            return f"it has a {name}, as OpenID Connect ID tokens do"
    if not _RIGHTS.isdisjoint(claims):
        return ""
    if "auth_time" in claims and "client_id" not in claims and "token_use" not in claims:
        return "it has auth_time and no scope, as OpenID Connect ID tokens do"
    return "it has azp and no scope, as OpenID Connect ID tokens do" if "azp" in claims else ""


def _refresh_token(marks: Marks) -> str:
    if marks.claims.get("typ") == "Refresh":
        return "its payload has typ “Refresh”"
    for name in ("token_use", "token_type", "type"):
        if marks.claims.get(name) == "refresh":
            return f"its {name} is “refresh”"
    return ""


def _subject_begins(marks: Marks, start: str | tuple[str, ...], why: str) -> str:
    subject = marks.claims.get("sub")
    return why if isinstance(subject, str) and subject.startswith(start) else ""


_LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_AUTH0 = ".auth0.com/"
# What an access token may have in place of “scope”: Entra, Okta, Auth0.
_RIGHTS = frozenset({"scope", "scp", "permissions", "gty"})
_ENCRYPTED = frozenset({Form.JWE_COMPACT, Form.JWE_JSON})

# In the order of `profile_table`: the first mark that is met names the profile.
MARKS: tuple[tuple[str, Callable[[Marks], str]], ...] = (
    ("dpop-proof", _typed("dpop+jwt")),
    ("logout-token", _logout_token),
    ("apple-notification", service_marks.apple_notification),
    ("security-event", _security_event),
    ("request-object", _request_object),
    ("introspection-response", _typed("token-introspection+jwt")),
    ("status-list", _typed("statuslist+jwt")),
    ("sd-jwt-vc", _typed("dc+sd-jwt", "vc+sd-jwt")),
    ("sd-jwt", _sd_jwt),
    ("key-binding", _typed("kb+jwt")),
    (
        "client-attestation",
        _typed(
            "oauth-client-attestation+jwt",
            "oauth-client-attestation-pop+jwt",
            "key-attestation+jwt",
        ),
    ),
    ("openid4vci-proof", _typed("openid4vci-proof+jwt")),
    ("openid-federation", _typed(*message_marks.FEDERATION_TYPES)),
    ("passport", _typed("passport")),
    ("acme", message_marks.acme),
    ("aws-alb", message_marks.load_balancer),
    ("app-store", service_marks.app_store),
    ("twilio", message_marks.twilio),
    ("access-token", _typed("at+jwt")),
    ("vc", _vc),
    (
        "firebase",
        _issued_by(
            r"https://(?:securetoken|session\.firebase)\.google\.com/[^/]+", "a Firebase project"
        ),
    ),
    (
        "cognito",
        _issued_by(
            r"https://cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?/[^/]+",
            "an Amazon Cognito user pool",
        ),
    ),
    (
        "entra",
        _issued_by(
            r"https://(?:login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn)"
            r"/[^/]+/v2\.0/?|sts\.(?:windows\.net|chinacloudapi\.cn)/[^/]+/?)",
            "a tenant of Microsoft Entra ID",
        ),
    ),
    ("keycloak", _keycloak),
    ("auth0", _auth0),
    (
        "okta",
        _issued_by(
            r"https?://[^/?#@]+\.(?:okta|oktapreview|okta-emea)\.com(?::\d+)?(?:[/?#].*)?",
            "an Okta organization",
        ),
    ),
    ("google", _issued_by(r"(?:https://)?accounts\.google\.com", "Google")),
    ("google-service-account", _google_service_account),
    ("apple-client-secret", service_marks.apple_client_secret),
    ("app-store-connect", service_marks.app_store_connect),
    ("apns", service_marks.apns),
    ("apple-developer", service_marks.apple_developer),
    (
        "github-actions",
        _issued_by(r"https://token\.actions\.githubusercontent\.com(?:/[^/]+)?", "GitHub Actions"),
    ),
    ("github-app", service_marks.github_app),
    ("kubernetes", _kubernetes),
    ("spiffe", _spiffe),
    ("vapid", _vapid),
    (
        "supabase",
        _issued_by(r"supabase|https://[^/?#@]+\.supabase\.(?:co|in)/auth/v1", "a Supabase project"),
    ),
    ("clerk", service_marks.clerk),
    ("workos", service_marks.workos),
    ("descope", service_marks.descope),
    ("kinde", service_marks.kinde),
    ("uaa", service_marks.uaa),
    ("pingfederate", service_marks.pingfederate),
    ("snowflake", service_marks.snowflake),
    ("atlassian-connect", service_marks.atlassian_connect),
    ("livekit", service_marks.livekit),
    ("azure-communication", service_marks.azure_communication),
    ("ably", service_marks.ably),
    ("vonage", service_marks.vonage),
    ("docker-registry", service_marks.docker_registry),
    ("zoom", message_marks.zoom),
    ("ghost", message_marks.ghost),
    ("software-statement", message_marks.software_statement),
    ("bearer-assertion", service_marks.bearer_assertion),
    ("authorization-response", _authorization_response),
    ("client-assertion", _client_assertion),
    ("userinfo-response", message_marks.userinfo),
    ("id-token", _id_token),
    ("refresh-token", _refresh_token),
)
