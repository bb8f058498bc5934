"""Keys from one configured address, chosen by “kid”; what the token names is never fetched."""

import jwt

ISSUER = "https://login.acme.example"
AUDIENCE = "https://api.acme.example"


def keys_at(address):
    """It keeps the set for five minutes, and asks again for a “kid” that it does not know."""
    return jwt.PyJWKClient(address, lifespan=300, timeout=5)


KEYS = keys_at(f"{ISSUER}/.well-known/jwks.json")


def verify(token, keys=KEYS):
    """The claims of a genuine token. Raises jwt.PyJWTError otherwise."""
    key = keys.get_signing_key_from_jwt(token)  # by “kid” alone, not by “jku” or “jwk”
    return jwt.decode(token, key, algorithms=["RS256"], issuer=ISSUER, audience=AUDIENCE)
