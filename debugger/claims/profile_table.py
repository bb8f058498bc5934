"""DATA: the profiles in their order of recognition, and the pitfalls that are none in each."""

from collections.abc import Mapping
from types import MappingProxyType

LIFETIMES = frozenset({"lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"})


def _row(name: str, reference: str, *words: str) -> tuple[str, tuple[str, frozenset[str]]]:
    switches_off = frozenset(" ".join(words).split())
    if "lifetime-*" in switches_off:
        switches_off = switches_off - {"lifetime-*"} | LIFETIMES
    return name, (reference, switches_off)


# name -> (reference, ids of pitfalls that are switched off whatever else the token says)
PROFILES: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    dict(
        [
            _row(
                "dpop-proof",
                "RFC 9449",
                "exp-missing iss-missing aud-missing sub-missing embedded-jwk exp-expires-soon",
                "policy-not-set unverified",
            ),
            _row("logout-token", "OIDC Back-Channel Logout 1.0", "sub-missing typ-missing"),
            _row(
                "apple-notification",
                "Sign in with Apple documentation",
                "exp-missing sub-missing typ-missing claims-as-string lifetime-over-hour",
                "personal-data",
            ),
            _row("security-event", "RFC 8417", "exp-missing sub-missing typ-missing aud-many"),
            _row(
                "request-object",
                "RFC 9101",
                "sub-missing privilege-claim iss-not-url aud-equals-iss jti-missing",
            ),
            _row(
                "introspection-response",
                "RFC 9701",
                "exp-missing sub-missing jti-missing embedded-x5c",
            ),
            _row(
                "status-list",
                "Token Status List",
                "aud-missing jti-missing iss-missing exp-missing lifetime-*",
                "size-over-header-limit size-over-cookie-limit",
            ),
            _row(
                "sd-jwt-vc",
                "SD-JWT VC",
                "aud-missing sub-missing jti-missing exp-missing lifetime-* personal-data",
                "embedded-x5c x5u-present kid-url",
            ),
            _row(
                "sd-jwt",
                "RFC 9901",
                "aud-missing exp-missing jti-missing lifetime-* personal-data",
            ),
            _row("key-binding", "RFC 9901 §4.3", "exp-missing iss-missing sub-missing jti-missing"),
            _row(
                "client-attestation",
                "draft-ietf-oauth-attestation-based-client-auth",
                "sub-missing aud-missing jti-missing embedded-x5c iss-not-url",
            ),
            _row(
                "openid4vci-proof",
                "OpenID4VCI App. F.1",
                "exp-missing iss-missing sub-missing jti-missing iss-not-url embedded-jwk",
                "embedded-x5c",
            ),
            _row(
                "openid-federation",
                "OpenID Federation 1.0",
                "aud-missing jti-missing lifetime-* size-over-cookie-limit",
            ),
            _row(
                "passport",
                "RFC 8225",
                "exp-missing iss-missing aud-missing sub-missing jti-missing policy-not-set",
                "jku-foreign-host x5u-present personal-data",
            ),
            _row(
                "acme",
                "RFC 8555 §6.2",
                "exp-missing iss-missing aud-missing sub-missing iat-missing jti-missing",
                "policy-not-set embedded-jwk kid-url claim-name-misspelt typ-missing",
                "payload-empty personal-data",
            ),
            _row(
                "aws-alb",
                "Elastic Load Balancing documentation",
                "aud-missing sub-missing iat-missing jti-missing personal-data header-has-exp",
            ),
            _row(
                "app-store",
                "App Store Server API documentation",
                "exp-missing iss-missing aud-missing sub-missing iat-missing jti-missing",
                "typ-missing embedded-x5c token-in-token policy-not-set debug-claim",
            ),
            _row("twilio", "Twilio documentation", "aud-missing iss-not-url policy-not-set"),
            _row("access-token", "RFC 9068"),
            _row(
                "vc",
                "W3C VC-JOSE-COSE",
                "aud-missing exp-missing jti-missing lifetime-* personal-data kid-url typ-missing",
            ),
            _row("firebase", "Firebase documentation", "jti-missing typ-missing personal-data"),
            _row("cognito", "Amazon Cognito documentation", "typ-missing personal-data"),
            _row(
                "entra",
                "Microsoft identity platform documentation",
                "personal-data jti-missing nbf-before-iat-far x5t-sha1 lifetime-over-hour",
            ),
            _row("keycloak", "Keycloak documentation", "privilege-claim personal-data"),
            _row("auth0", "Auth0 documentation", "jti-missing aud-many lifetime-over-hour"),
            _row("okta", "Okta documentation", "typ-missing sub-email"),
            _row(
                "google", "Google Identity documentation", "iss-not-url personal-data jti-missing"
            ),
            _row(
                "google-service-account",
                "Google OAuth 2.0 documentation",
                "iss-not-url sub-missing jti-missing sub-email personal-data",
            ),
            _row(
                "apple-client-secret",
                "Sign in with Apple documentation",
                "lifetime-* jti-missing iss-not-url typ-missing",
            ),
            _row(
                "app-store-connect",
                "App Store Connect API documentation",
                "iss-not-url sub-missing jti-missing scope-not-text",
            ),
            _row(
                "apns",
                "Apple APNs documentation",
                "exp-missing aud-missing sub-missing jti-missing iss-not-url typ-missing",
            ),
            _row(
                "apple-developer",
                "Apple MapKit documentation",
                "aud-missing sub-missing jti-missing iss-not-url typ-missing lifetime-*",
            ),
            _row("github-actions", "GitHub documentation", "nbf-before-iat-far"),
            _row(
                "github-app",
                "GitHub documentation",
                "aud-missing sub-missing jti-missing iss-not-url iss-not-text typ-missing",
            ),
            _row(
                "kubernetes",
                "Kubernetes documentation",
                "typ-missing privilege-claim lifetime-* internal-url-in-claim",
            ),
            _row("spiffe", "SPIFFE JWT-SVID", "iss-missing iat-missing jti-missing"),
            _row(
                "vapid",
                "RFC 8292",
                "iss-missing iat-missing jti-missing sub-email lifetime-over-hour personal-data",
            ),
            _row("supabase", "Supabase documentation", "iss-not-url privilege-claim jti-missing"),
            _row("clerk", "Clerk documentation", "aud-missing jti-missing exp-expires-soon"),
            _row("workos", "WorkOS documentation", "aud-missing typ-missing privilege-claim"),
            _row("descope", "Descope documentation", "aud-missing jti-missing"),
            _row(
                "kinde",
                "Kinde documentation",
                "aud-missing privilege-claim lifetime-over-hour",
            ),
            _row(
                "uaa",
                "Cloud Foundry UAA documentation",
                "jku-present scope-not-text personal-data privilege-claim lifetime-over-hour",
            ),
            _row(
                "pingfederate",
                "PingFederate documentation",
                "scope-not-text aud-missing iss-missing iat-missing sub-missing jti-missing",
                "typ-missing lifetime-over-hour",
            ),
            _row("snowflake", "Snowflake documentation", "aud-missing iss-not-url jti-missing"),
            _row(
                "atlassian-connect",
                "Atlassian Connect documentation",
                "aud-missing sub-missing jti-missing iss-not-url",
            ),
            _row(
                "livekit",
                "LiveKit documentation",
                "aud-missing iat-missing sub-missing jti-missing iss-not-url lifetime-over-hour",
                "personal-data",
            ),
            _row(
                "azure-communication",
                "Azure Communication Services documentation",
                "iss-missing aud-missing sub-missing jti-missing x5t-sha1 lifetime-over-hour",
                "policy-not-set",
            ),
            _row(
                "ably",
                "Ably documentation",
                "iss-missing aud-missing sub-missing jti-missing claims-as-string policy-not-set",
            ),
            _row(
                "vonage",
                "Vonage documentation",
                "iss-missing aud-missing sub-missing policy-not-set",
            ),
            _row(
                "docker-registry",
                "Docker Registry documentation",
                "iss-not-url sub-missing embedded-x5c",
            ),
            _row(
                "zoom",
                "Zoom SDK documentation",
                "iss-missing aud-missing sub-missing jti-missing policy-not-set iss-not-url",
                "lifetime-over-hour lifetime-over-day",
            ),
            _row(
                "ghost",
                "Ghost Admin API documentation",
                "iss-missing sub-missing jti-missing policy-not-set",
            ),
            _row(
                "software-statement",
                "RFC 7591 §2.3",
                "exp-missing aud-missing iat-missing sub-missing jti-missing iss-not-url",
                "lifetime-* personal-data",
            ),
            _row(
                "bearer-assertion",
                "RFC 7523 §2.1",
                "iat-missing jti-missing iss-not-url sub-email typ-missing exp-expires-soon",
                "lifetime-over-hour sub-sequential",
            ),
            _row(
                "authorization-response", "JARM", "sub-missing iat-missing jti-missing typ-missing"
            ),
            _row(
                "client-assertion",
                "RFC 7523",
                "iss-not-url personal-data exp-expires-soon aud-equals-iss sub-email",
            ),
            _row(
                "userinfo-response",
                "OIDC Core §5.3.2",
                "exp-missing iat-missing jti-missing typ-missing personal-data",
            ),
            _row("id-token", "OIDC Core §2", "jti-missing personal-data typ-missing"),
            _row("refresh-token", "RFC 6749 §1.5", "lifetime-over-hour lifetime-over-day"),
            _row("generic", "RFC 7519"),
        ]
    )
)
PROFILE_NAMES: tuple[str, ...] = tuple(PROFILES)
