"""JWK Thumbprints: the members of a public key in, base64url text out (RFC 7638)."""

import hashlib
import json
from collections.abc import Mapping

from debugger.jose.base64url import encode
from debugger.jose.model import Json

# RFC 7638 §3.2, RFC 8037 §2, RFC 9964 §6: the members that make a key, by `kty`.
REQUIRED_MEMBERS: Mapping[str, tuple[str, ...]] = {
    "oct": ("k", "kty"),
    "RSA": ("e", "kty", "n"),
    "EC": ("crv", "kty", "x", "y"),
    "OKP": ("crv", "kty", "x"),
    "AKP": ("alg", "kty", "pub"),
}


def thumbprint(members: Mapping[str, Json]) -> str:
    """The thumbprint with SHA-256 of a JWK whose required members are all there."""
    required = {name: members[name] for name in REQUIRED_MEMBERS[members["kty"]]}
    canonical = json.dumps(required, separators=(",", ":"), sort_keys=True)
    return encode(hashlib.sha256(canonical.encode("ascii", "backslashreplace")).digest())


def encode_integer(number: int, octets: int | None = None) -> str:
    """A number as Base64urlUInt (RFC 7518 §2), or at a full length of so many octets."""
    return encode(number.to_bytes(octets or max(1, (number.bit_length() + 7) // 8), "big"))
