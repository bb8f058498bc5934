"""Verify an SD-JWT with its key binding (RFC 9901), and use only what has been verified."""

import time

from jwcrypto.jwk import JWK
from sd_jwt.verifier import SDJWTVerifier

ISSUER = "https://login.acme.example"
VERIFIER = "https://shop.acme.example"


def verify(presentation, issuer_public_pem, nonce):
    """The disclosed claims. Raises where signature, digests, binding or times do not fit.

    `nonce`: the one that this verifier made for this presentation.
    """

    def issuer_key(issuer, header):
        # Both are unverified here: they are compared, and choose nothing.
        if issuer != ISSUER or header.get("alg") != "ES256":
            raise ValueError("another issuer or algorithm")
        return JWK.from_pem(issuer_public_pem.encode())

    verified = SDJWTVerifier(presentation, issuer_key, expected_aud=VERIFIER, expected_nonce=nonce)
    claims = verified.get_verified_payload()  # each disclosure fits a digest, each digest once
    now = time.time()
    if not claims.get("nbf", now) <= now < claims.get("exp", now + 1):
        raise ValueError("not valid now")
    return claims
