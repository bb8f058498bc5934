"""What a compact token looks like: its characters, its number of dots, its signature's length."""

import json
from collections.abc import Mapping

from debugger.jose import base64url
from debugger.jose.algorithms import find
from debugger.jose.model import Form, Json
from debugger.jose.parse import parse
from debugger.regex import regex

# A run of a token's characters. What base64url has not, but broken tokens do, belongs to it where
# the token goes on behind it: standard base64, a character gone wrong, an ellipsis.
RUN = regex(
    r"(?:[A-Za-z0-9_\-.~]++|[+/](?=[A-Za-z0-9_\-+/=.])|=++(?=[.~]|(?![A-Za-z0-9_\-]))"
    r"|(?<=\.)[*•]{2,}+|[*!$^…•\u00c0-\u052f\uff01-\uff5e]++(?=[A-Za-z0-9_\-.])"
    r"|[\[(<](?:\.{3}|…)[\])>](?=[A-Za-z0-9_\-.]))++"
)
WORD = regex(r"[A-Za-z0-9_\-]++")
WHOLE = regex(
    r"e[yw][A-Za-z0-9_\-]++\.[A-Za-z0-9_\-]++\.[A-Za-z0-9_\-]*+(?:\.[A-Za-z0-9_\-]++\.[A-Za-z0-9_\-]++)?+"
)


def header_of(segment: str) -> Mapping[str, Json] | None:
    """The members of a header, None where the segment holds no JSON object.

    Asked of every word that begins like one, so it gives up early, and does not look for faults.
    """
    if len(segment) < SHORTEST_HEADER or len(segment) % 4 == 1:
        return None
    octets = base64url.read(segment).octets
    if octets is None or octets[:1] not in _OPENING or octets.rstrip()[-1:] != b"}":
        return None
    try:
        members = json.loads(octets.decode())
    except (ValueError, RecursionError):
        return None
    return members if isinstance(members, dict) else None


def begins_like_header(segment: str) -> bool:
    return base64url.read(segment[:8]).readable.lstrip(b" \t\r\n")[:2] in (
        b'{"',
        b"{ ",
        b"{'",
        b"{\n",
    )


def dots_needed(header: Mapping[str, Json] | None, dots: int = 0) -> int:
    """How many dots a token with this header has: two, or four of a JWE, which names an `enc`."""
    if header is None:
        return 4 if dots == 4 else 2
    return 4 if "enc" in header else 2


def last_lengths(header: Mapping[str, Json] | None) -> frozenset[int]:
    """How many characters the last segment may have, by the algorithm; empty where nobody knows."""
    if header is None:
        return frozenset()
    if "enc" in header:
        return _TAGS
    algorithm = find(header.get("alg"))
    if algorithm is None:
        return frozenset()
    if algorithm.signature_octets is not None:
        return frozenset({_spelled(algorithm.signature_octets)})
    return _SIGNATURES.get(algorithm.key_type, frozenset())


def form_by_shape(text: str) -> Form | None:
    """The form of a token that `compact_spans` found."""
    dots = text.count(".")
    if "~" in text or (dots == 2 and ".." in text):
        return parse(text).form
    if "…" in text or "..." in text:
        return None
    return _FORMS.get(dots)


def _spelled(octets: int) -> int:
    """The base64url characters that octets take."""
    return -(-octets * 4 // 3)


SHORTEST_HEADER = 8
_OPENING = (b"{", b"\xef", b" ", b"\n", b"\r", b"\t")
_FORMS = {2: Form.JWS_COMPACT, 4: Form.JWE_COMPACT}
_TAGS = frozenset(map(_spelled, (16, 24, 32)))
_SIGNATURES = {
    "RSA": frozenset(map(_spelled, (128, 256, 384, 512, 1024))),
    "OKP": frozenset(map(_spelled, (64, 114))),
}
