"""The JSON serializations (RFC 7515 §7.2, RFC 7516 §7.2) in, `Token` out: each member a segment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from debugger.jose import strict_json
from debugger.jose.compact import header_faults, is_unencoded
from debugger.jose.member_spans import MemberSpans
from debugger.jose.model import (
    Disclosure,
    Document,
    Fault,
    Form,
    Json,
    Payload,
    Segment,
    Signature,
    Token,
)
from debugger.jose.no_token import no_token
from debugger.jose.parts import Part, read_header, read_part, read_payload
from debugger.jose.sd_jwt_text import read_disclosure

Path = tuple[str | int, ...]


def parse_json(text: str) -> Token:
    """A JSON text: a JWS or JWE if it has their members, else no token."""
    reading = strict_json.read_text(text)
    if not reading.document.parsed:
        broken = _names_a_form(text)
        return Token(text, None, faults=reading.faults) if broken else no_token(text)
    members = reading.document.members
    form = form_of(members)
    if form is None:
        return no_token(text)
    # Two members of one name are two tokens in one: which one is read depends on the reader.
    faults = [
        replace(fault, fatal=True) if fault.code == "json-duplicate-member" else fault
        for fault in reading.faults
    ]
    sheet = _Sheet(text, MemberSpans(text), faults)
    return _jwe(sheet, members) if form is Form.JWE_JSON else _jws(sheet, members)


def form_of(members: Mapping[str, Json]) -> Form | None:
    """The form whose members an object has; members beside them do not count."""
    if "ciphertext" in members and members.keys() & _BESIDE_CIPHERTEXT:
        return Form.JWE_JSON
    if "signatures" in members and members.keys() & {"payload", "signature"}:
        return Form.JWS_JSON
    if isinstance(members.get("signatures"), list) and _are_entries(members["signatures"]):
        return Form.JWS_JSON
    beside = members.keys() & {"payload", "protected", "header"}
    if "signature" in members and beside & {"protected", "header"}:
        return Form.JWS_JSON
    if isinstance(members.get("protected"), str) and "payload" in members:
        return Form.JWS_JSON
    return None


@dataclass(slots=True)
class _Sheet:
    """A JSON token while it is read: its text, and what was found so far."""

    text: str
    spans: MemberSpans
    faults: list[Fault]
    segments: list[Segment] = field(default_factory=list)

    def part(self, name: str, value: Json, path: Path) -> Part | None:
        """The member at `path` as a segment; None where it is absent or no text."""
        if not isinstance(value, str):
            return None
        start, end = self.span(path)
        raw = self.text[start + 1 : end - 1]
        part = read_part(name, value, start + 1)
        if raw != value:
            part = _escaped(part, raw, start + 1)
        self.segments.append(part.segment)
        return part

    def span(self, path: Path) -> tuple[int, int]:
        return self.spans.value(path) or (0, len(self.text))

    def malformed(self, message: str, path: Path = ()) -> None:
        start, end = self.span(path) if path else (0, len(self.text))
        self.faults.append(Fault("jws-json-malformed", _at(path), message, start, end))

    def must_be(self, kind: type, owner: Mapping[str, Json], name: str, path: Path) -> None:
        """Say so where a member is there and of another type."""
        if name in owner and not isinstance(owner[name], kind):
            self.malformed(f"“{name}” is no {_KINDS[kind]}.", (*path, name))

    def token(self, form: Form, header: Document, payload: Payload | None, **rest: Json) -> Token:
        segments = tuple(sorted(self.segments, key=lambda segment: segment.start))
        faults = tuple(self.faults)
        return Token(self.text, form, segments, header, payload, faults=faults, **rest)


def _jws(sheet: _Sheet, members: Mapping[str, Json]) -> Token:
    body = sheet.part("payload", members.get("payload"), ("payload",))
    sheet.must_be(str, members, "payload", ())
    entries = list(_entries(sheet, members))
    headers = [_read_protected(sheet, entry, path) for path, entry in entries]
    if body is not None and headers and is_unencoded(headers[0].members):
        body = _unencoded(sheet, body, members["payload"])
    protected = headers[0] if headers else Document("", None, False)
    payload = None
    if body is not None:
        payload, faults = read_payload(body, protected.members)
        sheet.faults += faults
    signed = _signed_text(body, members)
    signatures = tuple(
        _signature(sheet, entry, path, header, signed)
        for (path, entry), header in zip(entries, headers, strict=True)
    )
    first = entries[0] if entries else ((), {})
    return sheet.token(
        Form.JWS_DETACHED if "payload" not in members else Form.JWS_JSON,
        protected if protected.text else _unprotected_document(sheet, *first),
        payload,
        signatures=signatures,
        disclosures=_disclosures(sheet, *first),
    )


def _entries(
    sheet: _Sheet, members: Mapping[str, Json]
) -> Iterator[tuple[Path, Mapping[str, Json]]]:
    """Each signature with its path: one at the top (flattened) or a list of them (general)."""
    if "signatures" not in members:
        yield (), members
        return
    entries = members["signatures"]
    if "signature" in members:
        sheet.malformed("It has both “signature” and “signatures”: it is one form or the other.")
    if not isinstance(entries, list) or not entries:
        sheet.malformed("“signatures” is no array of at least one signature.", ("signatures",))
        return
    for index, entry in enumerate(entries):
        if isinstance(entry, dict):
            yield ("signatures", index), entry
        else:
            sheet.malformed("A signature is no JSON object.", ("signatures", index))


def _read_protected(sheet: _Sheet, entry: Mapping[str, Json], path: Path) -> Document:
    sheet.must_be(str, entry, "protected", path)
    sheet.must_be(dict, entry, "header", path)
    part = sheet.part("header", entry.get("protected"), (*path, "protected"))
    if part is None or not part.segment.text:
        return Document("", None, False)
    document, faults = read_header(
        part, "header" if path in ((), _FIRST) else _at(path) + ".header"
    )
    sheet.faults += faults
    return document


def _signature(
    sheet: _Sheet, entry: Mapping[str, Json], path: Path, protected: Document, signed: bytes
) -> Signature:
    part = sheet.part("signature", entry.get("signature"), (*path, "signature"))
    if part is None:
        sheet.malformed("A signature entry has no “signature” text.", path)
    else:
        sheet.faults += part.faults
    unprotected = entry.get("header")
    unprotected = unprotected if isinstance(unprotected, dict) else {}
    _say_overlaps(sheet, (protected.members, unprotected), path)
    header = {**unprotected, **protected.members}
    if protected.parsed or not entry.get("protected"):
        sheet.faults += header_faults(header, part.segment if part else None)
    text = entry.get("protected")
    spelled = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else b""
    octets = part.segment.octets if part else None
    return Signature(protected.members, unprotected, spelled + b"." + signed, octets)


def _signed_text(body: Part | None, members: Mapping[str, Json]) -> bytes:
    if body is None:
        return b""
    return str(members["payload"]).encode("utf-8", "surrogatepass")


def _unencoded(sheet: _Sheet, body: Part, value: str) -> Part:
    """The payload whose octets are its text (RFC 7797 §5.2), in the place of the decoded one."""
    octets = value.encode("utf-8", "surrogatepass")
    segment = replace(body.segment, octets=octets)
    sheet.segments[sheet.segments.index(body.segment)] = segment
    return Part(segment, octets, plain=False)


def _unprotected_document(sheet: _Sheet, path: Path, entry: Mapping[str, Json]) -> Document:
    header = entry.get("header")
    if not isinstance(header, dict):
        return Document("", None, False)
    start, end = sheet.span((*path, "header"))
    return Document(sheet.text[start:end], header, True)


def _disclosures(sheet: _Sheet, path: Path, entry: Mapping[str, Json]) -> tuple[Disclosure, ...]:
    """An SD-JWT in JSON has its disclosures in the first unprotected header (RFC 9901 §8.1)."""
    header = _object(entry.get("header"))
    texts = header.get("disclosures")
    if not isinstance(texts, list):
        return ()
    found: list[Disclosure] = []
    for index, text in enumerate(texts):
        if isinstance(text, str):
            start, end = sheet.span((*path, "header", "disclosures", index))
            raw = sheet.text[start + 1 : end - 1]
            segment, disclosure, faults = read_disclosure(text, start + 1, len(found))
            sheet.segments.append(replace(segment, text=raw))
            sheet.faults += faults
            found.append(disclosure)
    sheet.part("key_binding", header.get("kb_jwt"), (*path, "header", "kb_jwt"))
    return tuple(found)


def _jwe(sheet: _Sheet, members: Mapping[str, Json]) -> Token:
    part = sheet.part("header", members.get("protected"), ("protected",))
    protected = Document("", None, False)
    if part is not None and part.segment.text:
        protected, faults = read_header(part)
        sheet.faults += faults
    for name in ("encrypted_key", "iv", "ciphertext", "tag"):
        if (found := sheet.part(name, members.get(name), (name,))) is not None:
            sheet.faults += found.faults
    recipients = members.get("recipients")
    entries = recipients if isinstance(recipients, list) else [members]
    first = entries[0] if entries and isinstance(entries[0], dict) else {}
    for index, entry in enumerate(entries if entries is recipients else ()):
        if isinstance(entry, dict):
            path = ("recipients", index, "encrypted_key")
            found = sheet.part("encrypted_key", entry.get("encrypted_key"), path)
            sheet.faults += found.faults if found else ()
    halves = [
        protected.members,
        *(_object(o) for o in (members.get("unprotected"), first.get("header"))),
    ]
    _say_overlaps(sheet, halves, ())
    union = {name: value for half in reversed(halves) for name, value in half.items()}
    if protected.parsed or not members.get("protected"):
        sheet.faults += header_faults(union, None)
    # `alg` may stand in either of three places; whoever asks the header for it must find it.
    return sheet.token(Form.JWE_JSON, replace(protected, value=union, parsed=True), None)


def _object(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _say_overlaps(
    sheet: _Sheet, halves: list[Mapping[str, Json]] | tuple[Mapping[str, Json], ...], path: Path
) -> None:
    seen: set[str] = set()
    for half in halves:
        for name in sorted(seen & half.keys()):
            message = (
                f"“{name}” stands both in the protected and in an unprotected header; "
                "the two must have no name in common."
            )
            start, end = sheet.spans.find((*path, "header", name)) or sheet.span((*path, "header"))
            at = strict_json.join("header", name)
            sheet.faults.append(Fault("jws-header-overlap", at, message, start, end))
        seen |= half.keys()


def _escaped(part: Part, raw: str, start: int) -> Part:
    """A member written with escapes: its octets have no place of their own among its characters."""
    segment = replace(part.segment, text=raw, start=start)
    faults = tuple(replace(fault, start=start, end=segment.end) for fault in part.faults)
    return Part(segment, part.readable, faults, plain=False)


def _are_entries(entries: list[Json]) -> bool:
    return any(isinstance(entry, dict) and "signature" in entry for entry in entries)


def _names_a_form(text: str) -> bool:
    names = ('"payload"', '"signature"', '"signatures"', '"protected"', '"ciphertext"')
    return sum(name in text for name in names) > 1


def _at(path: Path) -> str:
    at = ""
    for step in path:
        at = strict_json.join(at, step)
    return at


_FIRST: Path = ("signatures", 0)
_BESIDE_CIPHERTEXT = {
    "protected",
    "unprotected",
    "header",
    "recipients",
    "encrypted_key",
    "iv",
    "tag",
}
_KINDS: dict[type, str] = {str: "text", dict: "JSON object"}
