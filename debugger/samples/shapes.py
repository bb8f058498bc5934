"""Honest tokens of services whose documentation gives them a shape of their own."""

import json
from collections.abc import Mapping
from typing import Any

from debugger.samples.recipe import AUDIENCE, ISSUER, JTI, SUBJECT, Honest, expect
from debugger.samples.signers import ES256, HS256, RS256

_ULID = "01HQSXZGF8FHF7A9ZZFCW4387R"
_UUID = "9e1b2c3d-4f5a-4b6c-8d7e-0f1a2b3c4d5e"
_TEAM = "DEF123GHIJ"
_UAA = "https://uaa.acme.example"
_APPLE = "https://appleid.apple.com"


def _app_store(now: int) -> dict[str, Any]:
    return {
        "transactionId": "2000000812345678",
        "originalTransactionId": "2000000812345678",
        "bundleId": "example.acme.app",
        "productId": "example.acme.app.pro",
        "purchaseDate": (now - 500) * 1000,
        "expiresDate": (now + 2_592_000) * 1000,
        "quantity": 1,
        "type": "Auto-Renewable Subscription",
        "inAppOwnershipType": "PURCHASED",
        "signedDate": (now - 5) * 1000,
        "environment": "Sandbox",
    }


def _apple_notification(now: int) -> dict[str, Any]:
    event = {"type": "consent-revoked", "sub": "820417.faa325acbc78e1be", "event_time": now - 2}
    return {
        "iss": _APPLE,
        "aud": "example.acme.app",
        "iat": now,
        "exp": now + 86400,
        "jti": "KlnZxV3pTbGqXn5wJ0c7Rw",
        "events": json.dumps(event),
    }


def _apple_developer(now: int) -> dict[str, Any]:
    return {"iss": _TEAM, "iat": now - 60, "exp": now + 2_592_000, "origin": "https://acme.example"}


def _clerk(now: int) -> dict[str, Any]:
    return {
        "azp": "https://app.acme.example",
        "exp": now + 50,
        "fva": [7, -1],
        "iat": now - 10,
        "iss": "https://clerk.acme.example",
        "jti": "47ffe1eec4dc90f3a40f",
        "nbf": now - 20,
        "sid": "sess_2GaMqUCB3Sc1WNAkWuNzsnYVVEy",
        "sts": "active",
        "sub": "user_2F2u1wtUyUlxKgFkKqtJNtpJJWj",
        "v": 2,
    }


def _workos(now: int) -> dict[str, Any]:
    return {
        "iss": "https://api.workos.com",
        "sub": f"user_{_ULID}",
        "org_id": f"org_{_ULID}",
        "role": "member",
        "permissions": ["posts:read"],
        "sid": f"session_{_ULID}",
        "jti": _ULID,
        "exp": now + 250,
        "iat": now - 50,
    }


def _descope(now: int) -> dict[str, Any]:
    return {
        "amr": ["email"],
        "drn": "DS",
        "exp": now + 590,
        "iat": now - 10,
        "iss": "https://api.descope.com/P2abcdefghij",
        "sub": "U2abcdefghijklmnop",
    }


def _kinde(now: int) -> dict[str, Any]:
    return {
        "aud": [],
        "azp": "5c2b8d7e0f1a4b3c8d5e6f7a8b9c0d1e",
        "exp": now + 86390,
        "iat": now - 10,
        "iss": "https://acme.kinde.com",
        "jti": JTI,
        "org_code": "org_1ccb8f0a7c",
        "permissions": ["orders:read"],
        "scp": ["openid", "profile"],
        "sub": "kp_3b0ee3c1e0d54f6a",
    }


def _uaa(now: int) -> dict[str, Any]:
    return {
        "jti": "7f3b1c9e2d4a4f6b8c0d1e2f3a4b5c6d",
        "sub": _UUID,
        "scope": ["openid", "cloud_controller.read"],
        "client_id": "cf",
        "cid": "cf",
        "azp": "cf",
        "grant_type": "password",
        "user_id": _UUID,
        "origin": "uaa",
        "email": "ann@acme.example",
        "auth_time": now - 10,
        "rev_sig": "2e5ae9d1",
        "iat": now - 10,
        "exp": now + 590,
        "iss": f"{_UAA}/oauth/token",
        "zid": "uaa",
        "aud": ["cf", "openid", "cloud_controller"],
    }


def _pingfederate(now: int) -> dict[str, Any]:
    return {
        "scope": ["openid", "orders"],
        "client_id": "web",
        "iss": ISSUER,
        "aud": AUDIENCE,
        "Username": "ann",
        "exp": now + 7000,
    }


def _snowflake(now: int) -> dict[str, Any]:
    user = "ACME-PROD.LOADER"
    key = "SHA256:W8ZtEVz7+5P1RfuWlV2F5vB7mKQ0p4s3d6Xj9hNcYbU="
    return {"iss": f"{user}.{key}", "sub": user, "iat": now - 10, "exp": now + 3500}


def _atlassian_connect(now: int) -> dict[str, Any]:
    return {
        "iss": "jira:15489595",
        "iat": now - 10,
        "exp": now + 170,
        "qsh": "8063ff4ca1e41df7bc90c8ab6d0f6207d491cf6dad7c66ea797b4614b71922e9",
    }


def _livekit(now: int) -> dict[str, Any]:
    return {
        "exp": now + 21600,
        "iss": "APIv5mKhT3nPqWz",
        "nbf": now,
        "sub": "ann",
        "name": "Ann",
        "video": {"room": "stand-up", "roomJoin": True},
    }


def _azure_communication(now: int) -> dict[str, Any]:
    return {
        "skypeid": f"acs:{_UUID}_0000001f-1a2b-3c4d-5e6f-7a8b9c0d1e2f",
        "scp": 1792,
        "csi": str(now - 60),
        "exp": now + 86340,
        "acsScope": "chat,voip",
        "resourceId": _UUID,
        "resourceLocation": "germany",
        "iat": now - 60,
    }


def _ably(now: int) -> dict[str, Any]:
    return {
        "iat": now,
        "exp": now + 3600,
        "x-ably-capability": '{"orders:*":["subscribe"]}',
        "x-ably-clientId": "ann",
    }


def _vonage(now: int) -> dict[str, Any]:
    return {"application_id": _UUID, "iat": now, "jti": JTI, "exp": now + 900}


def _docker_registry(now: int) -> dict[str, Any]:
    return {
        "iss": "auth.docker.io",
        "sub": "",
        "aud": "registry.docker.io",
        "exp": now + 290,
        "nbf": now - 10,
        "iat": now - 10,
        "jti": "tYJCO1c6cnyy7kAn0c7rKPgbV1H1bFws",
        "access": [{"type": "repository", "name": "library/python", "actions": ["pull"]}],
    }


def _software_statement(now: int) -> dict[str, Any]:
    return {
        "iss": "https://directory.acme.example",
        "iat": now - 100_000,
        "software_id": "4NRB1-0XZABZI9E6-5SM3R",
        "client_name": "Orders",
        "client_uri": "https://orders.acme.example/",
    }


def _bearer_assertion(now: int) -> dict[str, Any]:
    return {
        "iss": "3MVG99OxTyEMCQ3gNp2PjkqeZKxnmAiG1xV4oHh9AKL_rSK.BoSVPGZHQukXnVjz",
        "sub": "ann@acme.example",
        "aud": "https://login.salesforce.com",
        "exp": now + 180,
    }


def _userinfo_response(_now: int) -> dict[str, Any]:
    return {
        "sub": SUBJECT,
        "name": "Ann Lee",
        "email": "ann@acme.example",
        "email_verified": True,
        "aud": "client-77",
        "iss": ISSUER,
    }


SHAPES: Mapping[str, Honest] = {
    "app-store": Honest({}, _app_store, ES256, brings_certificate=True),
    "apple-notification": Honest(
        {"kid": "W6WcOKB"}, _apple_notification, RS256, expect(_APPLE, "example.acme.app")
    ),
    "apple-developer": Honest(
        {"typ": "JWT", "kid": "ABC123DEFG"}, _apple_developer, ES256, expect(_TEAM)
    ),
    "clerk": Honest(
        {"typ": "JWT", "kid": "ins_2GaMqUCB3Sc1WNAkWuNzs", "cat": "cl_B7d4PD111AAA"},
        _clerk,
        RS256,
        expect("https://clerk.acme.example"),
    ),
    "workos": Honest(
        {"kid": "sso_oidc_key_pair_1"}, _workos, RS256, expect("https://api.workos.com")
    ),
    "descope": Honest(
        {"typ": "JWT", "kid": "SK2abc"},
        _descope,
        RS256,
        expect("https://api.descope.com/P2abcdefghij"),
    ),
    "kinde": Honest({"typ": "JWT", "kid": "ki"}, _kinde, RS256, expect("https://acme.kinde.com")),
    "uaa": Honest(
        {"typ": "JWT", "kid": "key-1", "jku": f"{_UAA}/token_keys"},
        _uaa,
        RS256,
        expect(f"{_UAA}/oauth/token", "cloud_controller"),
    ),
    "pingfederate": Honest(
        {"kid": "k1", "pi.atm": "3"}, _pingfederate, RS256, expect(ISSUER, AUDIENCE)
    ),
    "snowflake": Honest({"typ": "JWT"}, _snowflake, RS256, expect(subject="ACME-PROD.LOADER")),
    "atlassian-connect": Honest({"typ": "JWT"}, _atlassian_connect, HS256, expect("jira:15489595")),
    "livekit": Honest({"typ": "JWT"}, _livekit, HS256, expect("APIv5mKhT3nPqWz")),
    "azure-communication": Honest(
        {"typ": "JWT", "kid": "101", "x5t": "Qi3pQ0Vd8S4r9bX7fJ1kM2nL5oE"},
        _azure_communication,
        RS256,
    ),
    "ably": Honest({"typ": "JWT", "kid": "xVLyHw.I2jW_g"}, _ably, HS256),
    "vonage": Honest({"typ": "JWT"}, _vonage, RS256),
    "docker-registry": Honest(
        {"typ": "JWT", "kid": "PYYO:TEWU:V7JH:26JV:AQTZ:LJC3:SXVJ:XGHA:34F2:2LAQ:ZRMK:Z7Q6"},
        _docker_registry,
        RS256,
        expect("auth.docker.io", "registry.docker.io"),
    ),
    "software-statement": Honest(
        {"typ": "JWT", "kid": "d"},
        _software_statement,
        RS256,
        expect("https://directory.acme.example"),
    ),
    "bearer-assertion": Honest(
        {}, _bearer_assertion, RS256, expect(audience="https://login.salesforce.com")
    ),
    "userinfo-response": Honest(
        {"kid": "u"}, _userinfo_response, RS256, expect(ISSUER, "client-77")
    ),
}
"""The recipes, by profile."""
