"""Take access tokens (RFC 9068), and no other token that the same issuer signs."""

import jwt

ISSUER = "https://login.acme.example"
AUDIENCE = "https://api.acme.example"


def verify(token, public_key):
    """The claims of an access token. Raises jwt.InvalidTokenError otherwise."""
    whole = jwt.decode_complete(
        token, public_key, algorithms=["RS256"], issuer=ISSUER, audience=AUDIENCE
    )
    typ = str(whole["header"].get("typ", "")).lower().removeprefix("application/")
    if typ != "at+jwt":
        raise jwt.InvalidTokenError("not an access token")
    return whole["payload"]
