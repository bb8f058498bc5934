"""A value in; its JSON out as the libraries of many languages write it, the likeliest first."""

import json
from collections.abc import Iterator

from debugger.jose.model import Json
from debugger.regex import regex


def spellings(value: Json) -> Iterator[bytes]:
    """With other blanks, escapes or order; as many for each value, in the same order of writers."""
    for in_order in (False, True):
        for ascii_only in (False, True):
            compact = dumped(
                value, ensure_ascii=ascii_only, separators=(",", ":"), sort_keys=in_order
            )
            yield compact
            yield dumped(value, ensure_ascii=ascii_only, sort_keys=in_order)
            yield compact.replace(b"/", b"\\/")  # PHP
            yield _net(compact) if ascii_only else _go(compact)
    for ascii_only in (False, True):
        yield dumped(value, ensure_ascii=ascii_only, separators=(",", ": "))
        for indent in (2, 4, "\t"):
            yield dumped(value, ensure_ascii=ascii_only, indent=indent)
    yield dumped(value, ensure_ascii=False, indent=2, sort_keys=True)
    yield dumped(value, ensure_ascii=False, indent=2).replace(b"\n", b"\r\n")
    yield dumped(value, ensure_ascii=False, indent=2) + b"\n"
    yield dumped(value, ensure_ascii=False, separators=(",\r\n ", ":"))  # RFC 7515 appendix A


def compact_and_spaced(value: Json) -> tuple[bytes, bytes]:
    """The two that most libraries write."""
    return dumped(value, separators=(",", ":")), dumped(value, separators=(", ", ": "))


def dumped(value: Json, **settings: Json) -> bytes:
    """Nothing where the value has no JSON: infinity from a long exponent, or too deep a nest."""
    try:
        return json.dumps(value, **settings).encode("utf-8", "surrogatepass")
    except (ValueError, TypeError, RecursionError):
        return b""


def _go(octets: bytes) -> bytes:
    """So does Ruby on Rails."""
    for character in b"<>&":
        octets = octets.replace(bytes((character,)), f"\\u{character:04x}".encode())
    return octets


def _net(octets: bytes) -> bytes:
    octets = _CODES.sub(lambda code: b"\\u" + code["digits"].upper(), octets)
    octets = _PLUS.sub(rb"\\u002B", octets)
    for character in b"<>&'":
        octets = octets.replace(bytes((character,)), f"\\u{character:04X}".encode())
    return octets


_CODES = regex(rb"\\u(?P<digits>[0-9a-f]{4})")
_PLUS = regex(rb"(?<![eE])\+")  # not that of an exponent
