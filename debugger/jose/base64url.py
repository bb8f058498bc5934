"""Octets to base64url and back (RFC 4648 §5, RFC 7515 §2): strict to trust, lenient to show."""

import re
from binascii import Error, a2b_base64, b2a_base64
from dataclasses import dataclass

from debugger.jose.model import Fault
from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a segment's text says.

    `octets` is None where no reading gives all of them; `readable` is then what stands before the
    fault. The faults' `start` and `end` are character offsets into the text read, `at` is "".
    """

    octets: bytes | None
    readable: bytes
    faults: tuple[Fault, ...] = ()

    @property
    def fault(self) -> Fault | None:
        return self.faults[0] if self.faults else None


class SpellingError(ValueError):
    """A text that is not the one base64url spelling of any octets. `offset` is where it begins."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.code = fault.code
        self.offset = fault.start or 0


def encode(octets: bytes) -> str:
    """The one spelling: no padding, no line breaks."""
    return b2a_base64(octets, newline=False).rstrip(b"=").translate(_TO_URL).decode("ascii")


def decode(text: str) -> bytes:
    """Strict: each octet string has one spelling. Raises `SpellingError` for every other."""
    decoded = read(text)
    if decoded.octets is None or decoded.faults:
        raise SpellingError(decoded.faults[0])
    return decoded.octets


def read(text: str) -> Decoded:
    """Lenient: padding, the standard alphabet and stray low bits are read, and said."""
    rest = len(text) % 4
    try:
        octets = _octets(text.encode("ascii"), rest)
    except (UnicodeEncodeError, Error):
        return _read_faulty(text)
    # Compared by the last character: “QQ” and “QR” give the same octet, and only one is allowed
    # (RFC 4648 §3.5).
    if rest and text[-1] not in _CANONICAL_LAST[rest]:
        return Decoded(octets, octets, (_non_canonical(text),))
    return Decoded(octets, octets)


def _octets(spelling: bytes, rest: int) -> bytes:
    """One C call; `_FROM_URL` turns `+`, `/` and `=` into characters that it refuses."""
    return a2b_base64(spelling.translate(_FROM_URL) + _PADDING[rest], strict_mode=True)


def _read_faulty(text: str) -> Decoded:
    foreign = _FOREIGN.search(text)
    if foreign:
        return Decoded(None, _readable(text[: foreign.start()]), (_foreign(text, foreign),))
    bare = text.rstrip("=")
    inner = bare.find("=")
    if inner >= 0:
        message = f"“=” stands in the middle, as character {inner + 1} of {len(text)}."
        fault = _fault("base64-padding", message, inner, inner + 1)
        return Decoded(None, _readable(bare[:inner]), (fault,))
    url = bare.translate(_STANDARD_TO_URL)
    faults = (*_standard_alphabet(bare, url), *_padding(text, bare))
    if len(url) % 4 == 1:
        return Decoded(None, _readable(url), faults or (_length(bare),))
    octets = _octets(url.encode("ascii"), len(url) % 4)
    if url and len(url) % 4 and url[-1] not in _CANONICAL_LAST[len(url) % 4]:
        faults = (*faults, _non_canonical(bare))
    return Decoded(octets, octets, faults)


def _readable(text: str) -> bytes:
    """The whole octets that a sound beginning carries."""
    url = text.replace("=", "").translate(_STANDARD_TO_URL)
    whole = url[:-1] if len(url) % 4 == 1 else url
    return _octets(whole.encode("ascii"), len(whole) % 4)


def _foreign(text: str, match: re.Match[str]) -> Fault:
    start, end = match.span()
    seen = _shown(match[0])
    message = (
        f"{seen} stands as character {start + 1} of {len(text)}; base64url has only "
        "A to Z, a to z, 0 to 9, “-” and “_”."
    )
    return _fault("base64url-alphabet", message, start, end)


def _standard_alphabet(bare: str, url: str) -> tuple[Fault, ...]:
    if bare == url:
        return ()
    start = next(index for index, (a, b) in enumerate(zip(bare, url, strict=True)) if a != b)
    other = "-" if bare[start] == "+" else "_"
    message = (
        f"“{bare[start]}” stands as character {start + 1}: that is standard base64. "
        f"In base64url it is “{other}”."
    )
    return (_fault("base64-standard-alphabet", message, start, start + 1),)


def _padding(text: str, bare: str) -> tuple[Fault, ...]:
    if text == bare:
        return ()
    message = f"The segment ends in “{text[len(bare) :][:4]}”; base64url in tokens has no padding."
    return (_fault("base64-padding", message, len(bare), len(text)),)


def _length(bare: str) -> Fault:
    characters = "1 character" if len(bare) == 1 else f"{len(bare)} characters"
    message = (
        f"The segment has {characters}, and no octets are spelled with a multiple of four and one "
        "more: a character is missing, or one is too many."
    )
    return _fault("base64url-length", message, len(bare) - 1, len(bare))


def _non_canonical(text: str) -> Fault:
    last, rest = text[-1], len(text) % 4
    value = _ALPHABET.index(last.translate(_STANDARD_TO_URL))
    meant = _ALPHABET[value & (0b110000 if rest == 2 else 0b111100)]
    message = (
        f"The last character is “{last}”, whose unused low bits are not zero; the same octets are "
        f"rightly spelled with “{meant}”."
    )
    return _fault("base64url-non-canonical", message, len(text) - 1, len(text), fatal=False)


def _shown(character: str) -> str:
    named = f"U+{ord(character):04X}"
    return f"“{character}” ({named})" if character.isprintable() else named


def _fault(code: str, message: str, start: int, end: int, *, fatal: bool = True) -> Fault:
    return Fault(code, "", message, start, end, fatal)


_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_+/=", b"+/!!!")
_STANDARD_TO_URL = str.maketrans("+/", "-_")
_PADDING = (b"", b"", b"==", b"=")
_CANONICAL_LAST = {2: frozenset(_ALPHABET[::16]), 3: frozenset(_ALPHABET[::4])}
_FOREIGN = regex(r"[^A-Za-z0-9_\-+/=]")
