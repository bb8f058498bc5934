"""DATA: pitfalls that are none in a profile where the claims say more about the token."""

from collections.abc import Callable, Mapping

from debugger.claims.profile_table import LIFETIMES
from debugger.jose.model import Json
from debugger.regex import regex

Claims = Mapping[str, Json]


def _access_token(claims: Claims) -> frozenset[str]:
    # Duende IdentityServer writes scopes as an array, unless it is told otherwise.
    return frozenset({"scope-not-text"} if is_of_duende(claims) else ())


def _docker_registry(claims: Claims) -> frozenset[str]:
    # Who pulls without an account has an empty name.
    return frozenset({"sub-not-text"} if claims.get("sub") == "" else ())


def _firebase(claims: Claims) -> frozenset[str]:
    # Session cookies of Firebase live for up to two weeks.
    iss = claims.get("iss")
    is_session = isinstance(iss, str) and iss.startswith("https://session.firebase.google.com/")
    return frozenset({"lifetime-over-hour", "lifetime-over-day"} if is_session else ())


def _generic(claims: Claims) -> frozenset[str]:
    # Spring Authorization Server and PingAM write scopes as an array.
    listed = _is_list_of_texts(claims.get("scope"))
    known = _is_of_spring(claims) or claims.get("tokenName") == "access_token"
    scope = frozenset({"scope-not-text"} if listed and known else ())
    return scope | _left_out_by_vendor(claims.get("iss"), claims.get("aud"))


def _google_service_account(claims: Claims) -> frozenset[str]:
    # Google takes its passes whenever their link is opened.
    return frozenset({"exp-missing", "iat-missing"} if claims.get("aud") == "google" else ())


def _cognito(claims: Claims) -> frozenset[str]:
    return frozenset({"aud-missing"} if claims.get("token_use") == "access" else ())


def _keycloak(claims: Claims) -> frozenset[str]:
    if claims.get("typ") == "Bearer" and _is_lightweight(claims):
        return frozenset({"aud-missing", "sub-missing"})
    match claims.get("typ"):
        case "Offline":
            return LIFETIMES | {"exp-missing"}
        case "Refresh":
            return LIFETIMES
        case _:
            return frozenset()


def _supabase(claims: Claims) -> frozenset[str]:
    if claims.get("role") == "anon":
        return LIFETIMES | {"aud-missing", "sub-missing"}
    return frozenset({"personal-data"})


def _client_attestation(claims: Claims) -> frozenset[str]:
    # A key attestation speaks of a key, for whoever is shown it (OpenID4VCI App. D.1).
    if "attested_keys" in claims:
        return LIFETIMES | {"iss-missing", "exp-missing", "size-over-cookie-limit"}
    # A proof of possession is for one request, and its age is told by “iat”.
    return frozenset({"exp-missing"} if "jti" in claims and "cnf" not in claims else ())


def _vc(claims: Claims) -> frozenset[str]:
    # The data model's own words for who made it (W3C VC Data Model 2.0 §4.5, §4.13), also where
    # the credential is an SD-JWT (RFC 9901 App. A.4).
    named = "issuer" in claims or "holder" in claims
    return frozenset({"iss-missing", "iat-missing"} if named else ())


def _app_store_connect(claims: Claims) -> frozenset[str]:
    # The token of a person's own API key has “sub” in place of “iss”; one that names what it may
    # read lives for up to six months.
    iss = frozenset({"iss-missing"} if claims.get("sub") == "user" else ())
    return iss | (LIFETIMES if "scope" in claims else frozenset())


def _request_object(claims: Claims) -> frozenset[str]:
    return frozenset({"iss-missing"} if asks_for_presentation(claims) else ())


def _kinde(claims: Claims) -> frozenset[str]:
    return frozenset({"aud-not-text"} if claims.get("aud") == [] else ())


def asks_for_presentation(claims: Claims) -> bool:
    """Whether a request asks a wallet for credentials: it needs no `iss` (OpenID4VP §5)."""
    response_type = claims.get("response_type")
    return isinstance(response_type, str) and "vp_token" in response_type.split()


def is_of_duende(claims: Claims) -> bool:
    """Whether an access token has the shape of Duende IdentityServer’s: `jti` and `scope` tell."""
    jti = claims.get("jti")
    return (
        isinstance(jti, str)
        and _DUENDE.fullmatch(jti) is not None
        and "client_id" in claims
        and _is_list_of_texts(claims.get("scope"))
    )


def _left_out_by_vendor(iss: Json, aud: Json) -> frozenset[str]:
    """Remarks on what a vendor’s tokens never have: none that anybody could act on."""
    if isinstance(iss, str) and iss.endswith(".cloudflareaccess.com"):
        return frozenset({"jti-missing", "personal-data"})
    if iss == "https://api.botframework.com":
        return frozenset({"jti-missing", "sub-missing"})
    return _BY_AUDIENCE.get(aud, frozenset()) if isinstance(aud, str) else frozenset()


def _is_lightweight(claims: Claims) -> bool:
    """Whether a token of Keycloak is a lightweight one: `jti` says so, or what is left out."""
    jti = claims.get("jti")
    if isinstance(jti, str) and _LIGHTWEIGHT.match(jti):
        return True
    return _LEFT_OUT.isdisjoint(claims)


def _is_of_spring(claims: Claims) -> bool:
    return claims.keys() <= _SPRING and "nbf" in claims and claims["nbf"] == claims.get("iat")


def _is_list_of_texts(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


_BY_AUDIENCE = {
    "jitsi": frozenset({"iat-missing", "jti-missing", "personal-data"}),
    "tableau": frozenset({"iat-missing", "sub-email"}),
}
_DUENDE = regex("[0-9A-F]{32}")
_LIGHTWEIGHT = regex("(?:on|of|tr)lt[a-z]{2}:")
_LEFT_OUT = frozenset({"sub", "realm_access", "resource_access", "preferred_username"})
_SPRING = frozenset({"sub", "aud", "nbf", "scope", "iss", "exp", "iat", "jti"})

CONDITIONAL: dict[str, Callable[[Claims], frozenset[str]]] = {
    "access-token": _access_token,
    "app-store-connect": _app_store_connect,
    "client-attestation": _client_attestation,
    "cognito": _cognito,
    "docker-registry": _docker_registry,
    "firebase": _firebase,
    "generic": _generic,
    "google-service-account": _google_service_account,
    "keycloak": _keycloak,
    "kinde": _kinde,
    "request-object": _request_object,
    "supabase": _supabase,
    "sd-jwt": _vc,
    "vc": _vc,
}
