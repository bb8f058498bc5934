"""A JWE in JSON, flattened or general (RFC 7516 §7.2), in; `Token` out, still encrypted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from debugger.jose.compact import header_faults
from debugger.jose.json_sheet import Path, Sheet, object_of, say_overlaps
from debugger.jose.model import Document, Encryption, Form, Json, Recipient, Token
from debugger.jose.parts import Part, read_header

MOST_RECIPIENTS = 1_000


def parse_jwe(sheet: Sheet, members: Mapping[str, Json]) -> Token:
    """The shared parts, and the encrypted key of every recipient."""
    part = sheet.part("header", members.get("protected"), ("protected",))
    protected = Document("", None, False)
    if part is not None and part.segment.text:
        protected, faults = read_header(part)
        sheet.faults += faults
    _must_be(sheet, members, (), _TEXTS, str)
    _must_be(sheet, members, (), ("unprotected",), dict)
    entries = tuple(_entries(sheet, members))
    shared = {name: _octets(sheet, name, members, ()) for name in ("iv", "ciphertext", "tag")}
    recipients = tuple(_recipient(sheet, protected, members, *entry) for entry in entries)
    path, first = entries[0] if entries else ((), members)
    halves = (
        protected.members,
        object_of(members.get("unprotected")),
        object_of(first.get("header")),
    )
    say_overlaps(sheet, halves, path)
    encryption = Encryption(
        recipients,
        _additional(sheet, part, members),
        shared["iv"],
        shared["ciphertext"],
        shared["tag"],
    )
    if protected.text and not protected.parsed:
        return sheet.token(Form.JWE_JSON, protected, None, encryption=encryption)
    union = recipients[0].header if recipients else protected.members
    sheet.faults += header_faults(union, part.segment if part else None, None)
    # `alg` may stand in any of the three; whoever asks the header for it must find it.
    document = replace(protected, value=dict(union), parsed=True)
    return sheet.token(Form.JWE_JSON, document, None, encryption=encryption)


def _entries(
    sheet: Sheet, members: Mapping[str, Json]
) -> Iterator[tuple[Path, Mapping[str, Json]]]:
    """Each recipient with its path: one at the top (flattened) or a list of them (general)."""
    if "recipients" not in members:
        yield (), {"header": None, **members}
        return
    recipients = members["recipients"]
    if "header" in members or "encrypted_key" in members:
        sheet.malformed("It has “recipients”, and one recipient’s own members beside them.")
    if not isinstance(recipients, list) or not recipients:
        sheet.malformed("“recipients” is no array of at least one recipient.", ("recipients",))
        return
    if len(recipients) > MOST_RECIPIENTS:
        sheet.over_limit("recipients", len(recipients), MOST_RECIPIENTS)
    for index, entry in enumerate(recipients[:MOST_RECIPIENTS]):
        path = ("recipients", index)
        if not isinstance(entry, dict):
            sheet.malformed("A recipient is no JSON object.", path)
        yield path, {"header": None, **object_of(entry)}


def _recipient(
    sheet: Sheet,
    protected: Document,
    members: Mapping[str, Json],
    path: Path,
    entry: Mapping[str, Json],
) -> Recipient:
    if path:
        _must_be(sheet, entry, path, ("encrypted_key",), str)
    if entry["header"] is not None:
        _must_be(sheet, entry, path, ("header",), dict)
    encrypted_key = _octets(sheet, "encrypted_key", entry, path)
    unprotected = {**object_of(entry["header"]), **object_of(members.get("unprotected"))}
    return Recipient(protected.members, unprotected, encrypted_key)


def _octets(sheet: Sheet, name: str, owner: Mapping[str, Json], path: Path) -> bytes | None:
    """A member's octets: none where it is absent, None where it does not decode."""
    part = sheet.part(name, owner.get(name), (*path, name))
    if part is None:
        return b""
    sheet.faults += part.faults
    return part.segment.octets


def _additional(sheet: Sheet, part: Part | None, members: Mapping[str, Json]) -> bytes:
    """ASCII(Encoded Protected Header || '.' || BASE64URL(JWE AAD)) (RFC 7516 §5.1 step 14)."""
    text = members["protected"] if part is not None else ""
    if "aad" in members:
        _must_be(sheet, members, (), ("aad",), str)
        text += f".{members['aad']}"
    octets: bytes = text.encode("utf-8", "surrogatepass")
    return octets


def _must_be(
    sheet: Sheet, owner: Mapping[str, Json], path: Path, names: Iterable[str], kind: type[Any]
) -> None:
    for name in names:
        sheet.must_be(kind, owner, name, path)


_TEXTS = ("protected", "encrypted_key", "iv", "ciphertext", "tag")
