"""Honest tokens of the profiles around credentials: SD-JWT, status lists, attestations."""

from collections.abc import Mapping
from typing import Any

from debugger.samples.recipe import ISSUER, SUBJECT, Honest, digest, expect
from debugger.samples.signers import ES256, ES256_HOLDER


def _status_list(now: int) -> dict[str, Any]:
    return {
        "sub": f"{ISSUER}/status/1",
        "iat": now - 100,
        "exp": now + 2592000,
        "ttl": 43200,
        "status_list": {"bits": 1, "lst": "eNrbuRgAAhcBXQ"},
    }


def _credential(now: int) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "iat": now - 50,
        "exp": now + 31000000,
        "vct": "https://credentials.acme.example/identity",
        "_sd_alg": "sha-256",
    }


def _selective(now: int) -> dict[str, Any]:
    return {"iss": ISSUER, "sub": SUBJECT, "iat": now - 50, "_sd_alg": "sha-256"}


def _key_binding(now: int) -> dict[str, Any]:
    return {
        "iat": now - 5,
        "aud": "https://verifier.example",
        "nonce": "XZOUco1u_gEPknxS78sWWg",
        "sd_hash": digest("the presented SD-JWT"),
    }


def _client_attestation(now: int) -> dict[str, Any]:
    return {
        "iss": "https://wallet.acme.example",
        "sub": "https://client.acme.example",
        "iat": now,
        "exp": now + 3600,
        "cnf": {"jwk": ES256_HOLDER.jwk},
    }


def _verifiable_credential(now: int) -> dict[str, Any]:
    return {
        "iss": "did:web:acme.example",
        "sub": "did:example:ebfeb1f712",
        "iat": now - 100,
        "nbf": now - 100,
        "exp": now + 31000000,
        "jti": "urn:uuid:3978344f-8596-4c3a-a978-8fcaba3903c5",
        "vc": {
            "@context": ["https://www.w3.org/2018/credentials/v1"],
            "type": ["VerifiableCredential"],
            "credentialSubject": {"degree": "BSc"},
        },
    }


CREDENTIALS: Mapping[str, Honest] = {
    "status-list": Honest(
        {"typ": "statuslist+jwt", "kid": "s"},
        _status_list,
        ES256,
        expect(subject=f"{ISSUER}/status/1"),
    ),
    "sd-jwt-vc": Honest(
        {"typ": "dc+sd-jwt", "kid": "sd"},
        _credential,
        ES256,
        expect(ISSUER),
        disclosures=(
            ("26soc40mlsi3s5aa0tyfKw", "given_name", "Ada"),
            ("ohtR9GCs2irQf-aGlwB_NQ", "nationality", "FR"),
        ),
    ),
    "sd-jwt": Honest(
        {"typ": "example+sd-jwt", "kid": "sd"},
        _selective,
        ES256,
        expect(ISSUER),
        disclosures=(("2GLC42sKQveCfGfryNRN9w", "given_name", "John"),),
    ),
    "key-binding": Honest(
        {"typ": "kb+jwt"}, _key_binding, ES256_HOLDER, expect(audience="https://verifier.example")
    ),
    "client-attestation": Honest(
        {"typ": "oauth-client-attestation+jwt", "kid": "w"},
        _client_attestation,
        ES256,
        expect("https://wallet.acme.example"),
    ),
    "vc": Honest(
        {"typ": "JWT", "kid": "did:web:acme.example#k1"},
        _verifiable_credential,
        ES256,
        expect("did:web:acme.example"),
    ),
}
