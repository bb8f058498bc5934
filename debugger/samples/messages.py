"""Honest messages of protocols and services that leave out what other tokens must have."""

from collections.abc import Mapping
from typing import Any

from debugger.samples.recipe import JTI, Honest, expect
from debugger.samples.signers import ES256, HS256

_API_KEY = "SK5f0c1d9e8b7a6f5e4d3c2b1a09f8e7d6"


def _openid4vci_proof(now: int) -> dict[str, Any]:
    return {"iss": "wallet-7", "aud": "https://issuer.acme.example", "iat": now, "nonce": "tZig3n"}


def _openid_federation(now: int) -> dict[str, Any]:
    entity = "https://op.acme.example"
    return {
        "iss": entity,
        "sub": entity,
        "iat": now,
        "exp": now + 30 * 86400,
        "jwks": {"keys": [ES256.jwk]},
        "authority_hints": ["https://federation.example"],
    }


def _passport(now: int) -> dict[str, Any]:
    return {
        "attest": "A",
        "dest": {"tn": ["12155550131"]},
        "iat": now,
        "orig": {"tn": "12155550121"},
        "origid": JTI,
    }


def _acme(_now: int) -> dict[str, Any]:
    return {
        "identifiers": [{"type": "dns", "value": "www.acme.example"}],
        "notBefore": "2026-11-25T00:00:00Z",
    }


def _aws_alb(now: int) -> dict[str, Any]:
    return {
        "sub": JTI,
        "email": "ann.lee@acme.example",
        "username": "ann",
        "exp": now + 120,
        "iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E",
    }


def _twilio(now: int) -> dict[str, Any]:
    return {
        "jti": f"{_API_KEY}-{now}",
        "iss": _API_KEY,
        "sub": "AC0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6",
        "iat": now,
        "exp": now + 3600,
        "grants": {"identity": "ann", "video": {"room": "stand-up"}},
    }


def _zoom(now: int) -> dict[str, Any]:
    return {
        "appKey": "q7GkYw2mTz",
        "sdkKey": "q7GkYw2mTz",
        "mn": "9551234567",
        "role": 0,
        "iat": now - 30,
        "exp": now + 7200,
        "tokenExp": now + 7200,
    }


def _ghost(now: int) -> dict[str, Any]:
    return {"iat": now, "exp": now + 300, "aud": "/admin/"}


_BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c49"

MESSAGES: Mapping[str, Honest] = {
    "openid4vci-proof": Honest(
        {"typ": "openid4vci-proof+jwt"}, _openid4vci_proof, ES256, brings_key=True
    ),
    "openid-federation": Honest(
        {"typ": "entity-statement+jwt", "kid": "f"},
        _openid_federation,
        ES256,
        expect("https://op.acme.example"),
    ),
    "passport": Honest(
        {"typ": "passport", "ppt": "shaken", "x5u": "https://certificates.example/p.cer"},
        _passport,
        ES256,
    ),
    "acme": Honest(
        {
            "kid": "https://ca.example/acme/acct/1234567",
            "nonce": "oFvnlFP1wIhRlYS2jTaXbA",
            "url": "https://ca.example/acme/new-order",
        },
        _acme,
        ES256,
    ),
    "aws-alb": Honest(
        {"typ": "JWT", "kid": JTI, "signer": _BALANCER, "client": "7ndpqjt8g4m2k5h1r6s9v3w0x"},
        _aws_alb,
        ES256,
    ),
    "twilio": Honest({"typ": "JWT", "cty": "twilio-fpa;v=1"}, _twilio, HS256),
    "zoom": Honest({"typ": "JWT"}, _zoom, HS256),
    "ghost": Honest({"typ": "JWT", "kid": "5fbd27b2c8e1f1001c2e8d53"}, _ghost, HS256),
}
"""The recipes, by profile."""
