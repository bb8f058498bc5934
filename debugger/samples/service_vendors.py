"""Honest tokens of the profiles of services that take JWTs, as their documentation shows them."""

from collections.abc import Mapping
from typing import Any

from debugger.samples.recipe import Honest, expect
from debugger.samples.signers import ES256, RS256


def _google_service_account(now: int) -> dict[str, Any]:
    return {
        "iss": "orders@acme-prod-1a2b3.iam.gserviceaccount.com",
        "scope": "https://www.googleapis.com/auth/devstorage.read_only",
        "aud": "https://oauth2.googleapis.com/token",
        "iat": now,
        "exp": now + 3600,
    }


def _apple_client_secret(now: int) -> dict[str, Any]:
    return {
        "iss": "DEF123GHIJ",
        "iat": now - 86400,
        "exp": now + 15000000,
        "aud": "https://appleid.apple.com",
        "sub": "example.acme.app",
    }


def _app_store_connect(now: int) -> dict[str, Any]:
    return {
        "iss": "57246542-96fe-1a63-e053-0824d011072a",
        "iat": now,
        "exp": now + 1200,
        "aud": "appstoreconnect-v1",
    }


def _apns(now: int) -> dict[str, Any]:
    return {"iss": "DEF123GHIJ", "iat": now - 600}


def _github_actions(now: int) -> dict[str, Any]:
    return {
        "jti": "1e2b3c4d-9a0d-4c6f-8f60-2f8a5d1c7b3e",
        "sub": "repo:acme/orders:ref:refs/heads/main",
        "aud": "https://github.com/acme",
        "iss": "https://token.actions.githubusercontent.com",
        "ref": "refs/heads/main",
        "repository": "acme/orders",
        "repository_owner": "acme",
        "run_id": "1234567890",
        "actor": "ann",
        "workflow": "deploy",
        "event_name": "push",
        "nbf": now - 600,
        "exp": now + 300,
        "iat": now,
    }


def _github_app(now: int) -> dict[str, Any]:
    return {"iat": now - 60, "exp": now + 540, "iss": "Iv23liAbCdEfGhIjKlMn"}


def _kubernetes(now: int) -> dict[str, Any]:
    return {
        "aud": ["https://kubernetes.default.svc.cluster.local"],
        "exp": now + 31536000,
        "iat": now - 60,
        "iss": "https://kubernetes.default.svc.cluster.local",
        "jti": "7c1b7e5e-6f0a-4c1e-9d0b-7e8f6a5c4d3b",
        "kubernetes.io": {
            "namespace": "shop",
            "pod": {"name": "orders-7d4b9c", "uid": "0c4d7e2a-9b1f-4a3c-8d5e-6f7a8b9c0d1e"},
            "serviceaccount": {"name": "orders", "uid": "9e1b2c3d-4f5a-4b6c-8d7e-0f1a2b3c4d5e"},
        },
        "nbf": now - 60,
        "sub": "system:serviceaccount:shop:orders",
    }


def _spiffe(now: int) -> dict[str, Any]:
    return {
        "sub": "spiffe://acme.example/orders",
        "aud": "spiffe://acme.example/stock",
        "exp": now + 300,
    }


def _vapid(now: int) -> dict[str, Any]:
    return {
        "aud": "https://push.services.example",
        "exp": now + 43200,
        "sub": "mailto:push@acme.example",
    }


SERVICE_VENDORS: Mapping[str, Honest] = {
    "google-service-account": Honest(
        {"typ": "JWT", "kid": "g1"},
        _google_service_account,
        RS256,
        expect(
            "orders@acme-prod-1a2b3.iam.gserviceaccount.com", "https://oauth2.googleapis.com/token"
        ),
    ),
    "apple-client-secret": Honest(
        {"kid": "ABC123DEFG"},
        _apple_client_secret,
        ES256,
        expect("DEF123GHIJ", "https://appleid.apple.com"),
    ),
    "app-store-connect": Honest(
        {"typ": "JWT", "kid": "2X9R4HXF34"},
        _app_store_connect,
        ES256,
        expect("57246542-96fe-1a63-e053-0824d011072a", "appstoreconnect-v1"),
    ),
    "apns": Honest({"kid": "ABC123DEFG"}, _apns, ES256, expect("DEF123GHIJ")),
    "github-actions": Honest(
        {"typ": "JWT", "kid": "gh"},
        _github_actions,
        RS256,
        expect("https://token.actions.githubusercontent.com", "https://github.com/acme"),
    ),
    "github-app": Honest({"typ": "JWT"}, _github_app, RS256, expect("Iv23liAbCdEfGhIjKlMn")),
    "kubernetes": Honest(
        {"kid": "k8"},
        _kubernetes,
        RS256,
        expect(
            "https://kubernetes.default.svc.cluster.local",
            "https://kubernetes.default.svc.cluster.local",
        ),
    ),
    "spiffe": Honest(
        {"typ": "JWT", "kid": "sp"}, _spiffe, ES256, expect(audience="spiffe://acme.example/stock")
    ),
    "vapid": Honest(
        {"typ": "JWT"}, _vapid, ES256, expect(audience="https://push.services.example")
    ),
}
