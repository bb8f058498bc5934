"""A short-lived access token that says what it is, whose, for whom and until when (RFC 9068)."""

import time
import uuid

import jwt

ISSUER = "https://login.acme.example"
LIFETIME = 600  # seconds


def issue(subject, client_id, audience, scope, private_pem, kid):
    """Signed with ES256. Put nothing into it that its bearer may not read."""
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "sub": subject,
        "aud": audience,
        "client_id": client_id,
        "scope": scope,
        "iat": now,
        "exp": now + LIFETIME,
        "jti": str(uuid.uuid4()),
    }
    header = {"typ": "at+jwt", "kid": kid}
    return jwt.encode(claims, private_pem, algorithm="ES256", headers=header)
