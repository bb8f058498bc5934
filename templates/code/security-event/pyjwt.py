"""Tell a receiver what happened to somebody’s account: a security event token (RFC 8417)."""

import time
import uuid

import jwt

ISSUER = "https://login.acme.example"
DISABLED = "https://schemas.openid.net/secevent/risc/event-type/account-disabled"


def account_disabled(subject, reason, receiver, private_pem, kid):
    """What happened cannot expire, so there is no “exp”; and no “sub”, so it is no ID token."""
    claims = {
        "iss": ISSUER,
        "aud": receiver,
        "iat": int(time.time()),
        "jti": str(uuid.uuid4()),
        "sub_id": {"format": "iss_sub", "iss": ISSUER, "sub": subject},
        "events": {DISABLED: {"reason": reason}},
    }
    header = {"typ": "secevent+jwt", "kid": kid}
    return jwt.encode(claims, private_pem, algorithm="RS256", headers=header)
