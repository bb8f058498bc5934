"""Verify a logout token before ending a session (OpenID Connect Back-Channel Logout §2.6)."""

import time

import jwt

ISSUER = "https://login.acme.example"
CLIENT_ID = "client-77"
EVENT = "http://schemas.openid.net/event/backchannel-logout"
OLDEST = 120  # seconds


def verify(token, key, seen):
    """Whose session to end. Raises jwt.InvalidTokenError. `seen`: the “jti” of the last minutes."""
    whole = jwt.decode_complete(
        token,
        key,
        algorithms=["RS256"],
        issuer=ISSUER,
        audience=CLIENT_ID,
        options={"require": ["iss", "aud", "iat", "exp", "jti", "events"]},
    )
    claims, typ = whole["payload"], whole["header"].get("typ")
    if typ != "logout+jwt" or "nonce" in claims:
        raise jwt.InvalidTokenError("another kind of token, such as an ID token")
    if not isinstance(claims["events"], dict) or claims["events"].get(EVENT) != {}:
        raise jwt.InvalidTokenError("no logout event")
    if not (claims.get("sub") or claims.get("sid")):
        raise jwt.InvalidTokenError("whose session is not said")
    if claims["iat"] < time.time() - OLDEST or claims["jti"] in seen:
        raise jwt.InvalidTokenError("too old, or used before")
    seen[claims["jti"]] = claims["iat"]
    return {"sub": claims.get("sub"), "sid": claims.get("sid")}
