"""A key pair on P-256: the private half signs, the public half can only verify."""

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


def new_key_pair():
    """The private and the public half, as PEM. The private one never leaves the issuer."""
    private = ec.generate_private_key(ec.SECP256R1())
    private_pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public_pem = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private_pem.decode(), public_pem.decode()


def sign(claims, private_pem, kid):
    """A token signed with ES256; “kid” names the key, so that it can be changed later."""
    return jwt.encode(claims, private_pem, algorithm="ES256", headers={"kid": kid})


def verify(token, public_pem, audience):
    """Its claims. Raises jwt.InvalidTokenError for a token of another key."""
    return jwt.decode(token, public_pem, algorithms=["ES256"], audience=audience)
