"""The profiles as a person chooses them: what each kind of token is called."""

from collections.abc import Mapping

from debugger.claims.profile_table import PROFILE_NAMES


def kinds() -> tuple[tuple[str, str], ...]:
    """Each profile’s name and what it is called, `auto` first, then by what it is called."""
    named = sorted(((name, kind_words(name)) for name in PROFILE_NAMES), key=_told_order)
    return (("auto", "Tell by its marks"), *named)


def kind_words(name: str) -> str:
    """What that kind of token is called: `id-token` is an “OpenID Connect ID token”."""
    return _WORDS.get(name) or name.replace("-", " ").capitalize()


def _told_order(kind: tuple[str, str]) -> tuple[bool, str]:
    return kind[0] == "generic", kind[1].casefold()


_WORDS: Mapping[str, str] = {
    "access-token": "OAuth access token",
    "id-token": "OpenID Connect ID token",
    "logout-token": "OpenID Connect logout token",
    "refresh-token": "Refresh token",
    "client-assertion": "Client assertion",
    "client-attestation": "Client attestation",
    "dpop-proof": "DPoP proof",
    "request-object": "Authorization request object",
    "authorization-response": "Authorization response (JARM)",
    "introspection-response": "Introspection response",
    "security-event": "Security event token",
    "sd-jwt": "SD-JWT",
    "sd-jwt-vc": "SD-JWT credential",
    "key-binding": "Key-binding JWT",
    "vc": "W3C credential or presentation",
    "status-list": "Token status list",
    "openid4vci-proof": "OpenID4VCI proof",
    "openid-federation": "OpenID Federation statement",
    "acme": "ACME request",
    "passport": "PASSporT (STIR)",
    "spiffe": "SPIFFE identity",
    "vapid": "Web push (VAPID)",
    "apple-client-secret": "Apple client secret",
    "app-store-connect": "App Store Connect",
    "apns": "Apple push (APNs)",
    "auth0": "Auth0",
    "aws-alb": "AWS load balancer",
    "cognito": "Amazon Cognito",
    "entra": "Microsoft Entra ID",
    "firebase": "Firebase",
    "ghost": "Ghost Admin API",
    "github-actions": "GitHub Actions",
    "github-app": "GitHub App",
    "google": "Google ID token",
    "google-service-account": "Google service account",
    "keycloak": "Keycloak",
    "kubernetes": "Kubernetes service account",
    "okta": "Okta",
    "supabase": "Supabase",
    "twilio": "Twilio",
    "zoom": "Zoom SDK",
    "ably": "Ably",
    "app-store": "App Store notification or transaction",
    "apple-developer": "Apple developer token",
    "apple-notification": "Sign in with Apple notification",
    "atlassian-connect": "Atlassian Connect",
    "azure-communication": "Azure Communication Services",
    "bearer-assertion": "Bearer assertion (RFC 7523)",
    "clerk": "Clerk",
    "descope": "Descope",
    "docker-registry": "Docker registry",
    "kinde": "Kinde",
    "livekit": "LiveKit",
    "pingfederate": "PingFederate",
    "snowflake": "Snowflake",
    "software-statement": "Software statement",
    "uaa": "Cloud Foundry UAA",
    "userinfo-response": "UserInfo response",
    "vonage": "Vonage",
    "workos": "WorkOS",
    "generic": "None of these",
}
