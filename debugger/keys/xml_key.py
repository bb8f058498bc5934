"""The XML that .NET writes RSA keys in, to the members of a JWK (XML Signature §6.4.2)."""

import re

from debugger.jose.model import Json
from debugger.regex import regex

_NAMES = {
    "Modulus": "n",
    "Exponent": "e",
    "D": "d",
    "P": "p",
    "Q": "q",
    "DP": "dp",
    "DQ": "dq",
    "InverseQ": "qi",
}
_ELEMENT = regex(rf"<(?:\w+:)?({'|'.join(_NAMES)})>\s*+([A-Za-z0-9+/=\s]*+)</")


def xml_members(text: str) -> dict[str, Json] | None:
    """The JWK of an `RSAKeyValue`, or None. Base64 with its padding becomes base64url."""
    if "Modulus>" not in text:
        return None
    members: dict[str, Json] = {
        _NAMES[name]: re.sub(r"\s+", "", value).rstrip("=").replace("+", "-").replace("/", "_")
        for name, value in _ELEMENT.findall(text)
    }
    return {"kty": "RSA", **members} if "n" in members else None
