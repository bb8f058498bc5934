"""One base64url part of a token in; its segment, what it says, and its faults by place out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from debugger.jose import base64url, strict_json
from debugger.jose.model import Document, Encoding, Fault, Json, Payload, Segment
from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Part:
    """A segment with its octets as far as they can be read, and its faults in `Token.text`.

    `plain`: the segment's characters are base64url, so that octets have a place among them.
    """

    segment: Segment
    readable: bytes
    faults: tuple[Fault, ...] = ()
    plain: bool = True


def read_part(name: str, text: str, start: int, at: str = "") -> Part:
    """Decode `text`, which stands at `start`; the faults speak of `at`, or of `name`."""
    decoded = base64url.read(text)
    segment = Segment(name, text, start, decoded.octets)
    if not decoded.faults:
        return Part(segment, decoded.readable)
    return Part(segment, decoded.readable, tuple(_moved(decoded.faults, at or name, start)))


def read_header(part: Part, at: str = "header") -> tuple[Document, tuple[Fault, ...]]:
    """The header a part holds, and its faults: whatever makes it no JSON object is fatal."""
    if part.segment.octets is None:
        return Document(part.readable.decode(errors="replace"), None, False), part.faults
    reading = strict_json.read(part.segment.octets)
    document = reading.document
    if document.parsed and isinstance(document.value, dict):
        return document, _header_faults(part, reading.faults, at) if reading.faults else part.faults
    if is_double_encoded(part):
        return document, (*part.faults, _double_encoded(part, at))
    if document.parsed:
        message = f"{_label(at)}: the JSON is {_kind(document.value)}, and a header is an object."
        fault = Fault("header-not-object", at, message, part.segment.start, part.segment.end)
        return document, (*part.faults, fault)
    return document, _header_faults(part, reading.faults, at)


def read_payload(
    part: Part, header: Mapping[str, Json]
) -> tuple[Payload | None, tuple[Fault, ...]]:
    """The payload a part holds, and its faults. Only what means to be JSON must be JSON."""
    octets = part.segment.octets
    if octets is None:
        return _cut_payload(part.readable), part.faults
    first = octets[:8].lstrip(_BEFORE_JSON)[:1]
    claimed = first == b"{" or (first in (b"[", b'"') and says_json(header))
    if not claimed and first not in (b"[", b'"') and not says_json(header):
        return _plain_payload(octets, part)
    reading = strict_json.read(octets)
    if reading.document.parsed:
        payload = Payload(octets, Encoding.JSON, reading.document)
        return payload, _placed(part, reading.faults, "payload")
    if claimed or (reading.faults[0].code == "utf8-invalid" and says_json(header)):
        encoding = Encoding.TEXT if claimed and b"\0" not in octets else Encoding.BINARY
        payload = Payload(octets, encoding, reading.document)
        return payload, _placed(part, reading.faults, "payload")
    return _plain_payload(octets, part)


def says_json(header: Mapping[str, Json]) -> bool:
    """Whether `typ` or `cty` says that the payload is JSON (RFC 7519 §5).

    Where `zip` says that it is compressed, they speak of what it is inflated to.
    """
    if "zip" in header:
        return False
    content = header.get("cty")
    if isinstance(content, str):
        return _JSON_CONTENT.search(content) is not None
    kind = header.get("typ")
    return isinstance(kind, str) and _JWT_TYPE.search(kind) is not None


def looks_like_json(part: Part) -> bool:
    """Whether the octets begin as a JSON object, array or string does, in any Unicode encoding."""
    return _JSON_BEGINS.match(part.readable[:8].lstrip(_BEFORE_JSON)) is not None


def is_double_encoded(part: Part) -> bool:
    """Whether the octets are base64url text of a JSON object."""
    if not _BASE64URL.fullmatch(part.readable):
        return False
    inner = base64url.read(part.readable.decode("ascii")).octets
    return inner is not None and bool(strict_json.read(inner).document.members)


def place(part: Part, start: int, end: int) -> tuple[int, int]:
    """The characters of the token that carry the octets from `start` to `end` (RFC 4648 §4)."""
    segment = part.segment
    if not part.plain:
        return segment.start, segment.end
    first, last = start * 4 // 3, -(-end * 4 // 3)
    return segment.start + min(first, len(segment.text)), min(segment.start + last, segment.end)


def _header_faults(part: Part, faults: Iterable[Fault], at: str) -> tuple[Fault, ...]:
    placed = _placed(part, faults, at)
    return tuple(
        replace(fault, fatal=True) if fault.code == "json-duplicate-member" else fault
        for fault in placed
    )


def _placed(part: Part, faults: Iterable[Fault], at: str) -> tuple[Fault, ...]:
    """The part's own faults, and those of its JSON by their place in the token."""
    if not faults:
        return part.faults
    return (*part.faults, *(_placed_fault(part, fault, at) for fault in faults))


def _placed_fault(part: Part, fault: Fault, at: str) -> Fault:
    start, end = place(part, fault.start or 0, fault.end or 0)
    return replace(
        fault,
        at=at + fault.at if fault.at[:1] == "[" else f"{at}.{fault.at}" if fault.at else at,
        message=f"{_label(at)}: {_lowered(fault.message)}",
        start=start,
        end=end,
    )


def _moved(faults: Iterable[Fault], at: str, start: int) -> Iterable[Fault]:
    for fault in faults:
        message = f"{_label(at)}: {_lowered(fault.message)}"
        begin, end = start + (fault.start or 0), start + (fault.end or 0)
        yield replace(fault, at=at, message=message, start=begin, end=end)


def _double_encoded(part: Part, at: str) -> Fault:
    message = (
        f"{_label(at)}: it decodes to text that is itself base64url of a JSON object; "
        "it was encoded twice."
    )
    return Fault("double-encoded", at, message, part.segment.start, part.segment.end)


def _cut_payload(octets: bytes) -> Payload | None:
    if not octets:
        return None
    text = octets.decode(errors="replace")
    encoding = Encoding.BINARY if _UNPRINTABLE.search(text) else Encoding.TEXT
    return Payload(octets, encoding, Document(text, None, False))


def _plain_payload(octets: bytes, part: Part) -> tuple[Payload, tuple[Fault, ...]]:
    """Text or octets: no fault either way, for a JWS may sign anything."""
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        text = "\0"
    if _UNPRINTABLE.search(text):
        payload = Payload(octets, Encoding.BINARY, Document(octets.hex(), None, False))
        return payload, part.faults
    payload = Payload(octets, Encoding.TEXT, Document(text, None, False))
    mark = (fault for fault in strict_json.byte_order_mark(text))
    return payload, _placed(part, tuple(mark), "payload")


def _kind(value: Json) -> str:
    return _KINDS.get(type(value), "a number")


def _label(at: str) -> str:
    return at.replace("_", " ").capitalize()


def _lowered(sentence: str) -> str:
    """A sentence after a colon; what begins with a quoted character or a name stays."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_JSON_BEGINS = regex(rb"[{\[\"](?:\Z|[\0\t\n\r\x20-\x7e\xc2-\xf4])")
_BASE64URL = regex(rb"[A-Za-z0-9_-]{3,}={0,2}")
_UNPRINTABLE = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_JWT_TYPE = regex(r"\A(?:application/)?(?:[^/]*\+)?(?:sd-)?jwt\Z", re.IGNORECASE)
_JSON_CONTENT = regex(r"(?:\A|[/+])json\Z", re.IGNORECASE)
_KINDS: dict[type, str] = {
    list: "an array",
    str: "a text",
    bool: "true or false",
    type(None): "null",
    dict: "an object",
}
