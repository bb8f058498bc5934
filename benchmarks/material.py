"""What is measured: one 1 KB token for each algorithm, with its key, signed by PyJWT."""

import functools
import time

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

NOW = int(time.time())
ISSUER = "https://login.bench.example"
AUDIENCE = "https://api.bench.example"
SECRET = "Zk3v9Q0xT7nL2rW8yB5mC1dF6gH4jK0p"
CLAIMS = {
    "iss": ISSUER,
    "sub": "u_8f3k2m9q",
    "aud": AUDIENCE,
    "iat": NOW - 60,
    "nbf": NOW - 60,
    "exp": NOW + 3000,
    "jti": "b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b",
    "client_id": "web-inbox",
    "scope": "mail.read mail.send calendar.read contacts.read files.read profile",
    "note": "x" * 220,
}


@functools.cache
def private_key(algorithm):
    return {
        "HS256": lambda: SECRET,
        "RS256": lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048),
        "ES256": lambda: ec.generate_private_key(ec.SECP256R1()),
        "EdDSA": ed25519.Ed25519PrivateKey.generate,
    }[algorithm]()


@functools.cache
def public_pem(algorithm):
    """The key to check with, as text: a PEM, or the secret itself."""
    if algorithm == "HS256":
        return SECRET
    return (
        private_key(algorithm)
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


@functools.cache
def token(algorithm, **extra):
    return jwt.encode(
        {**CLAIMS, **extra}, private_key(algorithm), algorithm=algorithm, headers={"kid": "bench"}
    )
