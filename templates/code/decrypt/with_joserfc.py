"""Decrypt with two algorithms that the receiver names, and nothing larger than it expects."""

from joserfc import jwe, jwt
from joserfc.errors import DecodeError, JoseError
from joserfc.jwk import ECKey

ISSUER = "https://login.acme.example"
ALGORITHMS = ["ECDH-ES+A256KW", "A256GCM"]  # no RSA1_5, no PBES2, no “zip” (DEF)
LARGEST = 16_384  # characters
CLAIMS = {"iss": {"essential": True, "value": ISSUER}, "exp": {"essential": True}}


def decrypt(token, audience, private_pem):
    """The claims. Raises joserfc.errors.JoseError for all else, with one message to outside."""
    if len(token) > LARGEST:
        raise DecodeError("the token is too large")
    registry = jwe.JWERegistry(algorithms=ALGORITHMS)
    claims = jwt.decode(token, ECKey.import_key(private_pem), registry=registry).claims
    jwt.JWTClaimsRegistry(**CLAIMS, aud={"essential": True, "value": audience}).validate(claims)
    return claims


def answer(token, audience, private_pem):
    """Say the same for every failure: differences are what an attacker measures."""
    try:
        return decrypt(token, audience, private_pem)
    except (JoseError, ValueError):
        return None
