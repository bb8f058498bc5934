"""Refuse a token that leaves out what the service relies on."""

import jwt

ISSUER = "https://login.acme.example"
AUDIENCE = "https://api.acme.example"
REQUIRED = ["exp", "iat", "iss", "aud", "sub"]


def verify(token, public_key):
    """The claims, all of REQUIRED among them. Raises jwt.InvalidTokenError otherwise."""
    return jwt.decode(
        token,
        public_key,
        algorithms=["RS256"],
        issuer=ISSUER,
        audience=AUDIENCE,
        # A claim that is absent is not checked, unless it is required.
        options={"require": REQUIRED},
    )
