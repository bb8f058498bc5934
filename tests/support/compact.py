"""Compact tokens put together by hand, so that anything about them can be wrong on purpose."""

import base64
import hmac
import json

from debugger.jose.algorithms import find
from debugger.jose.jws import sign
from debugger.jose.parse import parse
from debugger.keys.load import load
from debugger.verify import verify


def b64(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def text_of(value):
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def compact(header, payload, signer):
    """`signer` gets the signing input and gives the signature's octets (or the segment's text)."""
    signing_input = f"{b64(text_of(header).encode())}.{b64(text_of(payload).encode())}"
    signature = signer(signing_input.encode())
    return f"{signing_input}.{signature if isinstance(signature, str) else b64(signature)}"


def mac(secret, digest="sha256"):
    """A signer for HS256, or the others by their digest."""
    octets = secret.encode() if isinstance(secret, str) else secret
    return lambda signing_input: hmac.digest(octets, signing_input, digest)


def signer(algorithm, private):
    return lambda signing_input: sign(find(algorithm), private, signing_input)


def judge(token, key=None, key_format="auto"):
    return verify(parse(token), load(key, key_format))


def cause(verification):
    """The one cause's id, or None."""
    return next((found.code for found in verification.causes), None)
