"""A JWE in JSON, flattened or general (RFC 7516 §7.2), in; `Token` out, still encrypted."""

from collections.abc import Mapping
from dataclasses import replace

from debugger.jose.compact import header_faults
from debugger.jose.json_sheet import Path, Sheet, object_of, say_overlaps
from debugger.jose.model import Document, Form, Json, Token
from debugger.jose.parts import read_header

MOST_RECIPIENTS = 1_000


def parse_jwe(sheet: Sheet, members: Mapping[str, Json]) -> Token:
    """The shared parts, and the encrypted key of every recipient."""
    part = sheet.part("header", members.get("protected"), ("protected",))
    protected = Document("", None, False)
    if part is not None and part.segment.text:
        protected, faults = read_header(part)
        sheet.faults += faults
    for name in ("encrypted_key", "iv", "ciphertext", "tag"):
        _add(sheet, name, members, ())
    recipients = members.get("recipients")
    entries = recipients if isinstance(recipients, list) else []
    if len(entries) > MOST_RECIPIENTS:
        sheet.over_limit("recipients", len(entries), MOST_RECIPIENTS)
        entries = entries[:MOST_RECIPIENTS]
    for index, entry in enumerate(entries):
        _add(sheet, "encrypted_key", object_of(entry), ("recipients", index))
    own = object_of(object_of(entries[0] if entries else members).get("header"))
    halves = (protected.members, object_of(members.get("unprotected")), own)
    say_overlaps(sheet, halves, ("recipients", 0) if entries else ())
    if protected.text and not protected.parsed:
        return sheet.token(Form.JWE_JSON, protected, None)
    union = {**halves[2], **halves[1], **halves[0]}
    sheet.faults += header_faults(union, part.segment if part else None, None)
    # `alg` may stand in any of the three; whoever asks the header for it must find it.
    return sheet.token(Form.JWE_JSON, replace(protected, value=union, parsed=True), None)


def _add(sheet: Sheet, name: str, owner: Mapping[str, Json], path: Path) -> None:
    part = sheet.part(name, owner.get(name), (*path, name))
    if part is not None:
        sheet.faults += part.faults
