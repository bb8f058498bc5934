"""Refresh tokens that are used once, and access tokens that can be called back."""

import hashlib
import secrets
import time

import jwt

ISSUER = "https://login.acme.example"
AUDIENCE = "https://api.acme.example"
LIFETIME = 600  # seconds of an access token: what a thief has at most
DAYS_30 = 30 * 24 * 3600


def begin(user, store):
    """A refresh token for a new sign-in. It is random text, not a JWT: only we read it."""
    return _issue(user, secrets.token_urlsafe(16), store)


def rotate(refresh_token, store):
    """The next refresh token. Raises PermissionError; a token used twice ends its family."""
    entry = store.get(_name(refresh_token))
    if entry is None or entry["expires"] < time.time():
        raise PermissionError("sign in again")
    if entry["used"]:  # somebody has a copy: thief and owner cannot be told apart
        for other in store.values():
            if other["family"] == entry["family"]:
                other["used"] = True
        raise PermissionError("sign in again")
    entry["used"] = True
    return _issue(entry["user"], entry["family"], store)


def revoke(claims, denied):
    """Call an access token back: its “jti” is refused until it would have expired anyway."""
    denied[claims["jti"]] = claims["exp"]


def verify(token, public_key, denied):
    """The claims of an access token that was not called back."""
    claims = jwt.decode(
        token,
        public_key,
        algorithms=["RS256"],
        issuer=ISSUER,
        audience=AUDIENCE,
        options={"require": ["exp", "iat", "jti"]},
    )
    for jti in [jti for jti, expires in denied.items() if expires < time.time()]:
        del denied[jti]
    if claims["jti"] in denied:
        raise jwt.InvalidTokenError("called back")
    return claims


def _issue(user, family, store):
    token = secrets.token_urlsafe(32)
    entry = {"user": user, "family": family, "used": False, "expires": time.time() + DAYS_30}
    store[_name(token)] = entry
    return token


def _name(token):
    """What is stored: a copy of the database holds no token that can be used."""
    return hashlib.sha256(token.encode()).hexdigest()
