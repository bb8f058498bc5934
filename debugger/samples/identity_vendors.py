"""Honest tokens of the profiles of identity providers, as their documentation shows them."""

from collections.abc import Mapping
from typing import Any

from debugger.samples.recipe import Honest, expect
from debugger.samples.signers import HS256, RS256

_UUID = "6f1ed002-ab59-4d3f-8c1e-9d0b7e8f6a5c"
_TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47"
_COGNITO = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI"


def _firebase(now: int) -> dict[str, Any]:
    return {
        "iss": "https://securetoken.google.com/acme-prod-1a2b3",
        "aud": "acme-prod-1a2b3",
        "auth_time": now - 900,
        "user_id": "Zx81kQm3TnWv5",
        "sub": "Zx81kQm3TnWv5",
        "iat": now - 60,
        "exp": now + 3540,
        "email": "ann@acme.example",
        "email_verified": True,
        "firebase": {
            "identities": {"email": ["ann@acme.example"]},
            "sign_in_provider": "password",
        },
    }


def _cognito(now: int) -> dict[str, Any]:
    return {
        "sub": _UUID,
        "iss": _COGNITO,
        "client_id": "7ndpqjt8g4m2k5h1r6s9v3w0x",
        "origin_jti": "2f8a5d1c-7b3e-4c6f-9a0d-1e2b3c4d5f60",
        "event_id": "0c4d7e2a-9b1f-4a3c-8d5e-6f7a8b9c0d1e",
        "token_use": "access",
        "scope": "aws.cognito.signin.user.admin",
        "auth_time": now - 60,
        "iat": now - 60,
        "exp": now + 3540,
        "jti": "9d3f1b7a-4c2e-4f8a-b6d0-5e1c3a7f9b2d",
        "username": _UUID,
    }


def _entra(now: int) -> dict[str, Any]:
    return {
        "aud": "11111111-aaaa-4bbb-8ccc-222222222222",
        "iss": f"https://login.microsoftonline.com/{_TENANT}/v2.0",
        "iat": now - 60,
        "nbf": now - 60,
        "exp": now + 4440,
        "azp": "33333333-bbbb-4ccc-8ddd-444444444444",
        "azpacr": "1",
        "name": "Ann Lee",
        "oid": "9e1b2c3d-4f5a-4b6c-8d7e-0f1a2b3c4d5e",
        "preferred_username": "ann@acme.example",
        "scp": "Orders.Read",
        "sub": "hkQ1gYvV1sWq3NtL5pR7xZ9bD2fH4jK6mP8rT0uW1yA",
        "tid": _TENANT,
        "uti": "5Yk1aX9vT0Gq3wR7uL2mAA",
        "ver": "2.0",
    }


def _keycloak(now: int) -> dict[str, Any]:
    return {
        "iat": now - 30,
        "exp": now + 270,
        "auth_time": now - 300,
        "jti": "onrtac:9d3f1b7a-4c2e-4f8a-b6d0-5e1c3a7f9b2d",
        "iss": "https://sso.acme.example/realms/acme",
        "aud": "orders-api",
        "sub": _UUID,
        "typ": "Bearer",
        "azp": "web",
        "sid": "2f8a5d1c-7b3e-4c6f-9a0d-1e2b3c4d5f60",
        "realm_access": {"roles": ["offline_access", "uma_authorization"]},
        "scope": "openid profile email",
        "email_verified": True,
        "name": "Ann Lee",
        "preferred_username": "ann",
    }


def _auth0(now: int) -> dict[str, Any]:
    return {
        "iss": "https://acme.eu.auth0.com/",
        "sub": "auth0|64f0c2a1b3d4e5f6a7b8c9d0",
        "aud": ["https://api.acme.example", "https://acme.eu.auth0.com/userinfo"],
        "iat": now - 10,
        "exp": now - 10 + 86400,
        "scope": "openid orders:read",
        "azp": "hK3pQ7sT1vX5zB9dF2gJ4kM6nR8uW0yA",
    }


def _okta(now: int) -> dict[str, Any]:
    return {
        "ver": 1,
        "jti": "AT.0mP4JKAZX1iACIT4vbEDF7LpvDVjxypPMf0D7uX39RE",
        "iss": "https://acme.okta.com/oauth2/aus9o8w1nx3rZ2QpV0h7",
        "aud": "api://orders",
        "iat": now - 10,
        "exp": now + 3590,
        "cid": "0oa8fup0lAPYFC4I2696",
        "uid": "00ui5pl7Ulc8fWBOQ0h7",
        "scp": ["openid", "orders.read"],
        "sub": "ann@acme.example",
    }


def _google(now: int) -> dict[str, Any]:
    return {
        "iss": "https://accounts.google.com",
        "azp": "1234567890-abc123def456.apps.googleusercontent.com",
        "aud": "1234567890-abc123def456.apps.googleusercontent.com",
        "sub": "110169484474386276334",
        "hd": "acme.example",
        "email": "ann@acme.example",
        "email_verified": True,
        "at_hash": "HK6E_P6Dh8Y93mRNtsDB1Q",
        "nonce": "0394852-3190485-2490358",
        "iat": now - 5,
        "exp": now + 3595,
    }


def _supabase(now: int) -> dict[str, Any]:
    return {
        "iss": "https://abcdefghijklmnopqrst.supabase.co/auth/v1",
        "sub": _UUID,
        "aud": "authenticated",
        "iat": now - 60,
        "exp": now + 3540,
        "email": "ann@acme.example",
        "role": "authenticated",
        "aal": "aal1",
        "session_id": "2f8a5d1c-7b3e-4c6f-9a0d-1e2b3c4d5f60",
        "is_anonymous": False,
    }


IDENTITY_VENDORS: Mapping[str, Honest] = {
    "firebase": Honest(
        {"typ": "JWT", "kid": "9d3f"},
        _firebase,
        RS256,
        expect("https://securetoken.google.com/acme-prod-1a2b3", "acme-prod-1a2b3"),
    ),
    "cognito": Honest({"kid": "c1"}, _cognito, RS256, expect(_COGNITO)),
    "entra": Honest(
        {"typ": "JWT", "kid": "e1"},
        _entra,
        RS256,
        expect(
            f"https://login.microsoftonline.com/{_TENANT}/v2.0",
            "11111111-aaaa-4bbb-8ccc-222222222222",
        ),
    ),
    "keycloak": Honest(
        {"typ": "JWT", "kid": "kc"},
        _keycloak,
        RS256,
        expect("https://sso.acme.example/realms/acme", "orders-api"),
    ),
    "auth0": Honest(
        {"typ": "JWT", "kid": "a0"},
        _auth0,
        RS256,
        expect("https://acme.eu.auth0.com/", "https://api.acme.example"),
    ),
    "okta": Honest(
        {"kid": "ok"},
        _okta,
        RS256,
        expect("https://acme.okta.com/oauth2/aus9o8w1nx3rZ2QpV0h7", "api://orders"),
    ),
    "google": Honest(
        {"typ": "JWT", "kid": "g"},
        _google,
        RS256,
        expect("https://accounts.google.com", "1234567890-abc123def456.apps.googleusercontent.com"),
    ),
    "supabase": Honest(
        {"typ": "JWT", "kid": "sb1"},
        _supabase,
        HS256,
        expect("https://abcdefghijklmnopqrst.supabase.co/auth/v1", "authenticated"),
    ),
}
