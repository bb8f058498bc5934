"""Refuse what has expired, is not valid yet, or was issued too long ago."""

import time

import jwt

AUDIENCE = "https://api.acme.example"
LEEWAY = 30  # seconds that two clocks may differ by; more keeps expired tokens alive
OLDEST = 3600  # seconds since “iat”


def verify(token, public_key):
    """The claims of a token that is valid now. Raises jwt.InvalidTokenError otherwise."""
    claims = jwt.decode(
        token,
        public_key,
        algorithms=["RS256"],
        audience=AUDIENCE,
        leeway=LEEWAY,
        options={"require": ["exp", "iat"]},
    )
    if claims["iat"] < time.time() - OLDEST - LEEWAY:
        raise jwt.InvalidIssuedAtError("issued too long ago")
    return claims
