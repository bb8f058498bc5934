"""Prove to an authorisation server that this client has its private key (RFC 7523)."""

import time
import uuid

import jwt

CLIENT_ID = "client-77"
SERVER = "https://login.acme.example"  # its issuer, and nothing beside it


def client_assertion(private_pem, kid):
    """Made anew for each request: it lives a minute and is used once."""
    now = int(time.time())
    claims = {
        "iss": CLIENT_ID,
        "sub": CLIENT_ID,
        "aud": SERVER,
        "iat": now,
        "exp": now + 60,
        "jti": str(uuid.uuid4()),
    }
    return jwt.encode(claims, private_pem, algorithm="PS256", headers={"kid": kid})
