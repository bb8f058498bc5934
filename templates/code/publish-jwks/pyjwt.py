"""The public keys of an issuer, as a JWK Set; a private key cannot get into it."""

import base64
import hashlib
import json

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from jwt.algorithms import RSAAlgorithm


def jwk_set(*public_pems):
    """Answer this at /.well-known/jwks.json: the key in use, and the next one beside it."""
    return {"keys": [jwk(pem) for pem in public_pems]}


def jwk(public_pem):
    """One RSA key. Raises ValueError for a private one."""
    key = load_pem_public_key(public_pem.encode())
    members = RSAAlgorithm.to_jwk(key, as_dict=True)
    public = {name: members[name] for name in ("kty", "n", "e")}
    return {**public, "kid": thumbprint(public), "use": "sig", "alg": "RS256"}


def thumbprint(members):
    """RFC 7638: a name that follows from the key, so no two keys share it."""
    canonical = json.dumps(members, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
