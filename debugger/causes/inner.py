"""Octets of a signature that are DER, or text, in; the raw signature inside them out."""

import base64
import binascii

from debugger.jose.algorithms import Algorithm
from debugger.regex import regex

HEXADECIMAL = regex(rb"(?:[0-9a-fA-F]{2})++")


def raw_from_der(octets: bytes, algorithm: Algorithm) -> bytes | None:
    """R and S after each other, out of their ASN.1 (RFC 3279 §2.2.3); None where it is no such."""
    if not octets.startswith(b"\x30") or algorithm.signature_octets is None:
        return None
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    half = algorithm.signature_octets // 2
    try:
        r, s = decode_dss_signature(octets)
        return r.to_bytes(half, "big") + s.to_bytes(half, "big")
    except (ValueError, OverflowError):
        return None


def unwrapped(octets: bytes, lengths: tuple[int, ...]) -> tuple[str, bytes] | None:
    """`signature-hex` or `signature-base64-twice`, and what is inside, where octets are text."""
    if len(octets) > 2 * max(lengths, default=0) + 4:
        return None
    text = octets.strip()
    if HEXADECIMAL.fullmatch(text) and len(text) // 2 in lengths:
        return "signature-hex", binascii.unhexlify(text)
    if not _RADIX64.fullmatch(text):
        return None
    digits = text.rstrip(b"=").translate(_URL_SAFE)
    if len(digits) % 4 == 1:
        return None
    inner = base64.b64decode(digits + b"=" * (-len(digits) % 4))
    return ("signature-base64-twice", inner) if len(inner) in lengths else None


_RADIX64 = regex(rb"[A-Za-z0-9+/_-]+={0,2}")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
