"""Octets of a signature that are out of order, or are text: each put right, and checked."""

import base64
import binascii
from collections.abc import Iterator

from debugger.causes.doubt import Doubt, fits, mac
from debugger.causes.inner import raw_from_der
from debugger.jose.algorithms import Family
from debugger.jose.base64url import encode
from debugger.verification import Cause

Mending = tuple[str, str, bytes]
"""The pitfall’s id, what was done to the octets, and the octets without it."""


def other_octets(doubt: Doubt) -> Cause | None:
    """The right signature, reversed, swapped, without its zeros, or written as text."""
    if not doubt.failed or not 8 <= len(doubt.octets) <= _LONGEST:
        return None
    for code, words, octets in _mendings(doubt):
        if octets != doubt.octets and any(
            fits(key, doubt.algorithm, doubt.signing_input, octets) for key in doubt.failed
        ):
            return Cause(code, f"{words} Put right, it fits the key.", octets=octets)
    return None


def other_letters(doubt: Doubt) -> Cause | None:
    """A MAC of which letters were changed, by a hand or by a store that ignores their case."""
    segment = doubt.token.segment("signature")
    if segment is None or not doubt.symmetric:
        return None
    for key in doubt.failed:
        made = encode(mac(doubt, key.material))
        if len(made) != len(segment.text):
            continue
        places = [
            at
            for at, pair in enumerate(zip(made, segment.text, strict=True), 1)
            if pair[0] != pair[1]
        ]
        if made.lower() == segment.text.lower():
            how = "in upper or lower case alone: a search, a form or a file name changed it"
        elif len(places) <= _MOST_LETTERS:
            how = "alone: a hand, or a poor line, changed it"
        else:
            continue
        where = ", ".join(str(place) for place in places[:_MOST_NAMED])
        more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
        return Cause(
            _MISMATCH,
            f"The signature differs from the one that fits at character {where}{more} of"
            f" {len(made)}, {how}.",
        )
    return None


def _mendings(doubt: Doubt) -> Iterator[Mending]:
    octets = doubt.octets
    yield _MISMATCH, "The octets of the signature stand in reverse order.", octets[::-1]
    if doubt.algorithm.family is Family.ECDSA:
        yield from _of_curves(doubt, octets)
    for code, words, inside in _inside(octets, _TIMES):
        yield code, words, inside
        raw = raw_from_der(inside, doubt.algorithm)
        if raw is not None:
            yield "signature-der", f"{words} Inside it is in ASN.1 (DER).", raw
    yield from _as_text(octets)


def _of_curves(doubt: Doubt, octets: bytes) -> Iterator[Mending]:
    size = (doubt.algorithm.signature_octets or 0) // 2
    r, s = octets[:size], octets[size:]
    if len(octets) == 2 * size:
        yield (
            _MISMATCH,
            "R and S stand in the signature with their octets reversed.",
            (r[::-1] + s[::-1]),
        )
        yield _MISMATCH, "S stands before R in the signature.", s + r
    missing = 2 * size - len(octets)
    if 0 < missing <= _MOST_ZEROS:
        words = f"R and S take {size} octets each, and the zeros that they begin with are missing."
        for end in range(size - missing, size + 1):
            yield (
                "signature-length",
                words,
                (octets[:end].rjust(size, b"\0") + octets[end:].rjust(size, b"\0")),
            )
    if octets.startswith(b"\x30") and len(octets) > 2:
        whole = octets[: octets[1] + 2] if octets[1] < 0x80 else octets[: octets[2] + 3]
        raw = raw_from_der(whole, doubt.algorithm)
        if raw is not None and whole != octets:
            yield (
                "signature-length",
                "The signature is in ASN.1 (DER), and more stands after it.",
                raw,
            )


def _inside(octets: bytes, times: int) -> Iterator[Mending]:
    """What is left of text that is hexadecimal or base64, some times over."""
    text = b"".join(octets.split())
    if not times or not text.isascii():
        return
    digits = text.removeprefix(b"0x").removeprefix(b"0X").replace(b":", b"")
    try:
        found = binascii.unhexlify(digits)
    except ValueError:
        pass
    else:
        words = "The signature was written in hexadecimal before it was encoded."
        yield "signature-hex", words, found
        return
    bare = text.rstrip(b"=").translate(_URL_SAFE)
    try:
        found = base64.b64decode(bare + b"=" * (-len(bare) % 4), validate=True)
    except ValueError:
        return
    code = "signature-base64-twice" if times == _TIMES else "signature-length"
    yield code, "The signature was encoded in base64 more than once.", found
    yield from _inside(found, times - 1)


def _as_text(octets: bytes) -> Iterator[Mending]:
    """A binary signature that went through a variable of text."""
    for encoding, name in (("latin-1", "ISO 8859-1"), ("cp1252", "Windows-1252")):
        try:
            inside = octets.decode().encode(encoding)
        except UnicodeError:
            continue
        words = f"The octets of the signature were taken for text in {name} and written in UTF-8."
        yield "signature-length", words, inside


_MISMATCH = "signature-mismatch"
_LONGEST = 8192
_TIMES = 3
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_MOST_ZEROS = 4
_MOST_LETTERS = 3
_MOST_NAMED = 5
