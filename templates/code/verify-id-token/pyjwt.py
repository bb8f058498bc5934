"""Verify an ID token as its client (OpenID Connect Core §3.1.3.7)."""

import base64
import hashlib
import hmac

import jwt

ISSUER = "https://login.acme.example"
CLIENT_ID = "client-77"
REQUIRED = ["iss", "sub", "aud", "exp", "iat", "nonce"]


def verify(id_token, key, nonce, access_token=None):
    """Who signed in. `nonce` is the one that this browser’s session sent along."""
    claims = jwt.decode(
        id_token,
        key,
        algorithms=["RS256"],
        issuer=ISSUER,
        audience=CLIENT_ID,
        options={"require": REQUIRED},
    )
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise jwt.InvalidTokenError("it answers another sign-in")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else CLIENT_ID) != CLIENT_ID:
        raise jwt.InvalidTokenError("it was issued to another client")
    if access_token and claims.get("at_hash") != left_half(access_token):
        raise jwt.InvalidTokenError("the access token is not the one that came with it")
    return claims


def left_half(text):
    """The left half of the SHA-256 of it, which is the hash of RS256 (§3.1.3.6)."""
    digest = hashlib.sha256(text.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()
