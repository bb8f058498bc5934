"""The library writes the token: UTF-8, JSON, base64url without padding, times in seconds."""

import base64
from datetime import UTC, datetime, timedelta

import jwt


def token_for(claims, private_pem):
    """A moment becomes a NumericDate; the text that comes back is the token, whole."""
    now = datetime.now(UTC)
    times = {"iat": now, "exp": now + timedelta(minutes=10)}
    return jwt.encode({**claims, **times}, private_pem, algorithm="RS256")


def segment(octets):
    """One segment, where it has to be by hand: the alphabet with - and _, and no “=”."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode("ascii")
