"""Tokens for tests that look at claims and header alone: well formed, with a signature of zeros."""

import base64
import json

from debugger.jose.parse import parse


def segment(text):
    return base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).rstrip(b"=").decode()


def parsed(claims, header=None):
    """The token of a claims set and a header, each a dict or the exact JSON text."""
    header = {"alg": "HS256"} if header is None else header
    texts = [part if isinstance(part, str) else json.dumps(part) for part in (header, claims)]
    return parse(".".join([*map(segment, texts), "A" * 43]))
