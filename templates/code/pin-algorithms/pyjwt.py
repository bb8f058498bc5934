"""Take RS256 and nothing else, whatever the token’s header says."""

import jwt

ALGORITHMS = ["RS256"]
AUDIENCE = "https://api.acme.example"


def verify(token, public_key):
    """The claims of a genuine token. Raises jwt.InvalidTokenError for any other."""
    # Never algorithms=[jwt.get_unverified_header(token)["alg"]]: then the sender would choose.
    return jwt.decode(token, public_key, algorithms=ALGORITHMS, audience=AUDIENCE)
