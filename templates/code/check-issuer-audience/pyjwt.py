"""Take tokens of one issuer, made for this service."""

import jwt

ISSUER = "https://login.acme.example"  # compared in full: no prefix, no pattern
AUDIENCE = "https://api.acme.example"  # this service’s own name


def verify(token, public_key):
    """The claims of a token that is meant for us. Raises jwt.InvalidTokenError otherwise."""
    return jwt.decode(
        token,
        public_key,
        algorithms=["RS256"],
        issuer=ISSUER,
        audience=AUDIENCE,
        options={"require": ["exp", "iss", "aud"]},
    )
