"""Honest tokens of the profiles that OAuth, OpenID Connect and plain JWT define."""

from collections.abc import Mapping
from typing import Any

from debugger.samples.recipe import AUDIENCE, ISSUER, JTI, SUBJECT, Honest, digest, expect
from debugger.samples.signers import ES256, HS256, PS256, RS256


def _generic(now: int) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "sub": SUBJECT,
        "aud": AUDIENCE,
        "iat": now - 120,
        "exp": now + 780,
        "jti": JTI,
    }


def _access_token(now: int) -> dict[str, Any]:
    return {
        **_generic(now),
        "client_id": "s6BhdRkqt3",
        "scope": "orders:read orders:write",
        "auth_time": now - 500,
    }


def _id_token(now: int) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "sub": SUBJECT,
        "aud": "client-77",
        "iat": now,
        "exp": now + 3600,
        "auth_time": now - 5,
        "nonce": "n-0S6_WzA2Mj",
        "email": "ann.lee@acme.example",
        "email_verified": True,
        "name": "Ann Lee",
    }


def _refresh_token(now: int) -> dict[str, Any]:
    return {**_generic(now), "exp": now + 1209600, "token_type": "refresh"}


def _dpop_proof(now: int) -> dict[str, Any]:
    return {
        "jti": JTI,
        "htm": "POST",
        "htu": f"{ISSUER}/token",
        "iat": now - 5,
        "ath": digest("the access token"),
    }


def _logout_token(now: int) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "sub": SUBJECT,
        "aud": "client-77",
        "iat": now,
        "exp": now + 120,
        "jti": JTI,
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
    }


def _security_event(now: int) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "aud": "https://rp.example",
        "iat": now,
        "jti": JTI,
        "sub_id": {"format": "iss_sub", "iss": ISSUER, "sub": SUBJECT},
        "events": {
            "https://schemas.openid.net/secevent/risc/event-type/account-disabled": {
                "reason": "hijacking"
            }
        },
    }


def _request_object(now: int) -> dict[str, Any]:
    return {
        "iss": "client-77",
        "aud": ISSUER,
        "client_id": "client-77",
        "response_type": "code",
        "redirect_uri": "https://app.acme.example/callback",
        "scope": "openid orders:read",
        "state": "af0ifjsldkj-8Zq",
        "nonce": "n-0S6_WzA2Mj",
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        "code_challenge_method": "S256",
        "iat": now,
        "nbf": now,
        "exp": now + 300,
    }


def _introspection_response(now: int) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "aud": "https://rs.acme.example",
        "iat": now,
        "token_introspection": {
            "active": True,
            "iss": ISSUER,
            "aud": "https://rs.acme.example",
            "scope": "orders:read",
            "client_id": "client-77",
            "sub": SUBJECT,
            "exp": now + 900,
        },
    }


def _authorization_response(now: int) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "aud": "client-77",
        "exp": now + 600,
        "code": "SplxlOBeZQQYbYS6WxSbIA",
        "state": "af0ifjsldkj-8Zq",
    }


def _client_assertion(now: int) -> dict[str, Any]:
    return {
        "iss": "client-77",
        "sub": "client-77",
        "aud": ISSUER,
        "iat": now,
        "exp": now + 60,
        "jti": JTI,
    }


STANDARDS: Mapping[str, Honest] = {
    "generic": Honest({"typ": "JWT"}, _generic, HS256, expect(ISSUER, AUDIENCE)),
    "access-token": Honest(
        {"typ": "at+jwt", "kid": "2026-11"},
        _access_token,
        RS256,
        expect(ISSUER, AUDIENCE, algorithms=["RS256"], typ="at+jwt"),
    ),
    "id-token": Honest(
        {"typ": "JWT", "kid": "2026-11"}, _id_token, RS256, expect(ISSUER, "client-77")
    ),
    "refresh-token": Honest({"typ": "JWT"}, _refresh_token, HS256, expect(ISSUER, AUDIENCE)),
    "dpop-proof": Honest({"typ": "dpop+jwt"}, _dpop_proof, ES256, keyed=False, brings_key=True),
    "logout-token": Honest(
        {"typ": "logout+jwt", "kid": "l"}, _logout_token, RS256, expect(ISSUER, "client-77")
    ),
    "security-event": Honest(
        {"typ": "secevent+jwt", "kid": "s"},
        _security_event,
        RS256,
        expect(ISSUER, "https://rp.example"),
    ),
    "request-object": Honest(
        {"typ": "oauth-authz-req+jwt", "kid": "r"},
        _request_object,
        PS256,
        expect("client-77", ISSUER),
    ),
    "introspection-response": Honest(
        {"typ": "token-introspection+jwt", "kid": "i"},
        _introspection_response,
        RS256,
        expect(ISSUER, "https://rs.acme.example"),
    ),
    "authorization-response": Honest(
        {"kid": "j"}, _authorization_response, PS256, expect(ISSUER, "client-77")
    ),
    "client-assertion": Honest(
        {"typ": "JWT", "kid": "ca"}, _client_assertion, PS256, expect("client-77", ISSUER)
    ),
}
