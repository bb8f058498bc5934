"""One secret, four readings: text in, octets by UTF-8, base64, base64url or hexadecimal out."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from debugger.keys.key import Problem
from debugger.keys.secret_meanings import ENCODING, meanings
from debugger.regex import regex

_BLANKS = regex(r"\s+")
_HEX_DECORATION = regex(r"^0[xX]|[\s:]+")


@dataclass(frozen=True, slots=True)
class SecretReading:
    """One way to take a text for a secret.

    `label`: in words (“base64”, “without its quotes”). `key_format` and `text`: what to choose and
    type so that `load` gives these `octets`. `code`: the pitfall that explains a secret
    which fits this way only: `secret-encoding-mismatch` or `secret-with-wrapping`.
    """

    label: str
    key_format: str
    text: str = field(repr=False)
    octets: bytes = field(repr=False)
    code: str = "secret-encoding-mismatch"


def decode(text: str, key_format: str) -> bytes | Problem:
    """The octets of a secret written as `utf8`, `base64`, `base64url` or `hex`.

    UTF-8 is exact, white space included. The others take what people's libraries take: blanks and
    line breaks anywhere, padding or none; and name the first character that does not belong.
    """
    octets = _DECODERS[key_format](text)
    if octets:
        return octets
    return _unreadable("The text holds no octets at all.", "Type the secret.")


def readings(text: str) -> tuple[SecretReading, ...]:
    """Every different octet string that the text may be meant as; first the text as typed."""
    found: dict[bytes, SecretReading] = {}
    seen: set[str] = set()
    for label, code, meant in meanings(text):
        if meant in seen:
            continue
        seen.add(meant)
        for key_format, decoder in _DECODERS.items():
            octets = decoder(meant)
            if isinstance(octets, bytes) and octets and octets not in found:
                name = _name(label, code, key_format)
                found[octets] = SecretReading(name, key_format, meant, octets, code)
    return tuple(found.values())


def _utf8(text: str) -> bytes | Problem:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        return _unreadable(
            f"Character {error.start + 1} of the secret is half of a surrogate pair, "
            "which UTF-8 has no octets for.",
            "Type the secret again, or give it as base64 or hexadecimal.",
        )


def _base64(text: str) -> bytes | Problem:
    return _radix64(text, "base64", "+/", "base64url")


def _base64url(text: str) -> bytes | Problem:
    return _radix64(text, "base64url", "-_", "base64")


def _radix64(text: str, name: str, own: str, other_name: str) -> bytes | Problem:
    stray = re.search(rf"[^A-Za-z0-9{re.escape(own)}=\s]", text)
    if stray:
        hint = "Choose another key format, or “utf8” if the text itself is the secret."
        if stray.group() in "+/-_":
            hint = f"“{stray.group()}” belongs to {other_name}: choose that format."
        return _stray(stray, name, hint)
    digits = _BLANKS.sub("", text)
    body = digits.rstrip("=")
    if "=" in body:
        return _unreadable(
            f"“=” stands in the middle of the {name} text, at character {text.index('=') + 1}. "
            "It may only end it.",
            "Look whether two values were pasted one after the other.",
        )
    if len(body) % 4 == 1:
        return _unreadable(
            f"The {name} text has {len(body):,} characters, and no octets end after that many.",
            "One character too many or too few: copy the secret again.",
        )
    padded = body + "=" * (-len(body) % 4)
    return base64.b64decode(padded, altchars=own.encode())


def _hex(text: str) -> bytes | Problem:
    start = text.strip()
    digits = _HEX_DECORATION.sub("", start)
    stray = re.search(r"[^0-9A-Fa-f\s:]", text if digits == start else digits)
    if stray:
        return _stray(stray, "hexadecimal", "Hexadecimal has only 0–9 and A–F.")
    if len(digits) % 2:
        return _unreadable(
            f"The hexadecimal text has {len(digits):,} digits; two make one octet.",
            "One digit is missing or too many: copy the secret again.",
        )
    try:
        return binascii.unhexlify(digits)
    except ValueError:
        return _unreadable("The text is no hexadecimal.", "Hexadecimal has only 0–9 and A–F.")


def _stray(stray: re.Match[str], name: str, hint: str) -> Problem:
    shown = ascii(stray.group())[1:-1] if not stray.group().isprintable() else stray.group()
    return _unreadable(f"Not {name}: “{shown}” stands at character {stray.start() + 1}.", hint)


def _unreadable(message: str, hint: str) -> Problem:
    return Problem("key-unreadable", message, hint)


_DECODERS: Mapping[str, Callable[[str], bytes | Problem]] = {
    "utf8": _utf8,
    "base64": _base64,
    "base64url": _base64url,
    "hex": _hex,
}
_NAMES = {"utf8": "text", "base64": "base64", "base64url": "base64url", "hex": "hexadecimal"}


def _name(label: str, code: str, key_format: str) -> str:
    """As it goes on after “read as” (encoding) or after “fits it” (wrapping)."""
    if not label:
        return _NAMES[key_format]
    if code == ENCODING:
        return f"{_NAMES[key_format]} {label}"
    return label if key_format == "utf8" else f"{label}, read as {_NAMES[key_format]}"
