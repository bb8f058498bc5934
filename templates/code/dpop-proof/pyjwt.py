"""Make and check a DPoP proof (RFC 9449): one request, one key, one access token, now."""

import base64
import hashlib
import json
import time
import uuid

import jwt
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt.algorithms import ECAlgorithm

OLDEST = 60  # seconds
EARLIEST = 5  # seconds that the client’s clock may be ahead


def make(method, url, private_pem, access_token):
    """For this request alone. The P-256 key stays with the client."""
    key = load_pem_private_key(private_pem.encode(), None)
    public = ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
    header = {"typ": "dpop+jwt", "jwk": {name: public[name] for name in _MEMBERS}}
    claims = {
        "jti": str(uuid.uuid4()),
        "htm": method,
        "htu": url.partition("#")[0].partition("?")[0],
        "iat": int(time.time()),
        "ath": _digest(access_token),
    }
    return jwt.encode(claims, key, algorithm="ES256", headers=header)


def check(proof, method, url, access_token, jkt, seen):
    """Raises jwt.InvalidTokenError. `jkt`: “cnf.jkt” of the access token, verified before.

    `seen`: the “jti” of the last minute, and when each came; shared by all your servers.
    """
    header = jwt.get_unverified_header(proof)
    jwk = header.get("jwk")
    if header.get("typ") != "dpop+jwt" or not isinstance(jwk, dict) or "d" in jwk:
        raise jwt.InvalidTokenError("not a DPoP proof")
    claims = jwt.decode(
        proof,
        jwt.PyJWK(jwk, algorithm="ES256"),
        algorithms=["ES256"],
        options={"require": ["jti", "htm", "htu", "iat"], "verify_iat": False},
    )
    now = time.time()
    expected = {"htm": method, "htu": url.partition("?")[0], "ath": _digest(access_token)}
    if any(claims.get(name) != value for name, value in expected.items()):
        raise jwt.InvalidTokenError("made for another request")
    if not now - OLDEST <= claims["iat"] <= now + EARLIEST:
        raise jwt.InvalidTokenError("not made now")
    if thumbprint(jwk) != jkt:
        raise jwt.InvalidTokenError("not the key that the access token is bound to")
    for old in [jti for jti, came in seen.items() if came < now - OLDEST - EARLIEST]:
        del seen[old]
    if claims["jti"] in seen:
        raise jwt.InvalidTokenError("used before")
    seen[claims["jti"]] = now


def thumbprint(jwk):
    """RFC 7638."""
    canonical = {name: jwk[name] for name in sorted(_MEMBERS)}
    return _digest(json.dumps(canonical, separators=(",", ":")))


def _digest(text):
    octets = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


_MEMBERS = ("kty", "crv", "x", "y")
