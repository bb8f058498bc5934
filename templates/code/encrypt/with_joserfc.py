"""Encrypt claims so that one receiver alone can read them, and a change is noticed."""

import json
import time

from joserfc import jwe
from joserfc.jwk import ECKey

ISSUER = "https://login.acme.example"
LIFETIME = 600  # seconds


def encrypt(claims, audience, public_pem):
    """To the holder of that P-256 key. It hides the claims; it does not prove who wrote them."""
    now = int(time.time())
    whole = {"iss": ISSUER, "aud": audience, "iat": now, "exp": now + LIFETIME, **claims}
    header = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM", "typ": "JWT"}
    # Key and nonce are new for each token: the library makes them. No “zip”: length tells.
    return jwe.encrypt_compact(header, json.dumps(whole), ECKey.import_key(public_pem))
