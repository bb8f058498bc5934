"""A JWS in JSON, flattened or general (RFC 7515 §7.2), in; `Token` out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from debugger.jose.compact import header_faults, is_unencoded
from debugger.jose.json_sheet import Path, Sheet, object_of, path_text, say_overlaps
from debugger.jose.model import Disclosure, Document, Form, Json, Signature, Token
from debugger.jose.parts import Part, read_header, read_payload
from debugger.jose.sd_jwt_text import read_disclosure

MOST_SIGNATURES = 1_000


def parse_jws(sheet: Sheet, members: Mapping[str, Json], form: Form) -> Token:
    """Every signature with its own header, over one payload."""
    body = sheet.part("payload", members.get("payload"), ("payload",))
    sheet.must_be(str, members, "payload", ())
    entries = list(_entries(sheet, members))
    headers = [_read_protected(sheet, entry, path) for path, entry in entries]
    if body is not None and headers and is_unencoded(headers[0].members, body):
        body = _unencoded(sheet, body, members["payload"])
    protected = headers[0] if headers else Document("", None, False)
    payload = None
    if body is not None:
        beside = object_of(entries[0][1].get("header")) if entries else {}
        payload, faults = read_payload(body, {**beside, **protected.members})
        sheet.faults += faults
    signed = _spelled(members.get("payload"))
    signatures = tuple(
        _signature(sheet, entry, path, header, signed)
        for (path, entry), header in zip(entries, headers, strict=True)
    )
    first = entries[0] if entries else ((), {})
    return sheet.token(
        form,
        protected if protected.text else _unprotected_document(sheet, *first),
        payload,
        signatures=signatures,
        disclosures=_disclosures(sheet, *first),
    )


def _entries(
    sheet: Sheet, members: Mapping[str, Json]
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
    if len(entries) > MOST_SIGNATURES:
        sheet.over_limit("signatures", len(entries), MOST_SIGNATURES)
    for index, entry in enumerate(entries[:MOST_SIGNATURES]):
        if isinstance(entry, dict):
            yield ("signatures", index), entry
        else:
            sheet.malformed("A signature is no JSON object.", ("signatures", index))


def _read_protected(sheet: Sheet, entry: Mapping[str, Json], path: Path) -> Document:
    sheet.must_be(str, entry, "protected", path)
    sheet.must_be(dict, entry, "header", path)
    part = sheet.part("header", entry.get("protected"), (*path, "protected"))
    if part is None or not part.segment.text:
        return Document("", None, False)
    document, faults = read_header(
        part, "header" if path in ((), _FIRST) else path_text(path) + ".header"
    )
    sheet.faults += faults
    return document


def _signature(
    sheet: Sheet, entry: Mapping[str, Json], path: Path, protected: Document, signed: bytes
) -> Signature:
    part = sheet.part("signature", entry.get("signature"), (*path, "signature"))
    if part is None:
        sheet.malformed("A signature entry has no “signature” text.", path)
    else:
        sheet.faults += part.faults
    unprotected = object_of(entry.get("header"))
    say_overlaps(sheet, (protected.members, unprotected), path)
    header = {**unprotected, **protected.members}
    if protected.parsed or not protected.text:
        sheet.faults += header_faults(header, None, part.segment if part else None)
    octets = part.segment.octets if part else None
    signing_input = _spelled(entry.get("protected")) + b"." + signed
    return Signature(protected.members, unprotected, signing_input, octets)


def _spelled(member: Json) -> bytes:
    return member.encode("utf-8", "surrogatepass") if isinstance(member, str) else b""


def _unencoded(sheet: Sheet, body: Part, value: str) -> Part:
    """The payload whose octets are its text (RFC 7797 §5.2), in the place of the decoded one."""
    octets = value.encode("utf-8", "surrogatepass")
    segment = replace(body.segment, octets=octets)
    sheet.segments[sheet.segments.index(body.segment)] = segment
    return Part(segment, octets, plain=False)


def _unprotected_document(sheet: Sheet, path: Path, entry: Mapping[str, Json]) -> Document:
    header = entry.get("header")
    if not isinstance(header, dict):
        return Document("", None, False)
    start, end = sheet.span((*path, "header"))
    return Document(sheet.text[start:end], header, True)


def _disclosures(sheet: Sheet, path: Path, entry: Mapping[str, Json]) -> tuple[Disclosure, ...]:
    """An SD-JWT in JSON has its disclosures in the first unprotected header (RFC 9901 §8.1)."""
    header = object_of(entry.get("header"))
    within = (*path, "header")
    sheet.must_be(list, header, "disclosures", within)
    sheet.must_be(str, header, "kb_jwt", within)
    texts = header.get("disclosures")
    found: list[Disclosure] = []
    for index, text in enumerate(texts if isinstance(texts, list) else ()):
        if not isinstance(text, str):
            sheet.malformed("A disclosure is no text.", (*within, "disclosures", index))
            continue
        start, end = sheet.span((*within, "disclosures", index))
        raw = sheet.text[start + 1 : end - 1]
        segment, disclosure, faults = read_disclosure(text, start + 1, len(found))
        sheet.segments.append(replace(segment, text=raw))
        sheet.faults += faults
        found.append(disclosure)
    sheet.part("key_binding", header.get("kb_jwt"), (*within, "kb_jwt"))
    return tuple(found)


_FIRST: Path = ("signatures", 0)
