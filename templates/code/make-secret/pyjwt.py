"""A secret that nobody guesses: 256 bits from the system’s random generator."""

import secrets
import time

import jwt

ISSUER = AUDIENCE = "https://api.acme.example"  # who knows the secret can do both


def new_secret():
    """64 hexadecimal digits: keep them where secrets are kept, not in the code."""
    return secrets.token_hex(32)


def sign(subject, secret):
    """A token of ten minutes."""
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": subject, "iat": now, "exp": now + 600}
    return jwt.encode(claims, bytes.fromhex(secret), algorithm="HS256")


def verify(token, secret):
    """Its claims. Raises jwt.InvalidTokenError for a token that is not of this secret."""
    return jwt.decode(
        token, bytes.fromhex(secret), algorithms=["HS256"], issuer=ISSUER, audience=AUDIENCE
    )
