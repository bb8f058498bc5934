"""The JSON serializations (RFC 7515 §7.2, RFC 7516 §7.2): which one a JSON text is, if any."""

from collections.abc import Mapping
from dataclasses import replace

from debugger.jose import strict_json
from debugger.jose.json_sheet import Sheet
from debugger.jose.jwe_json import parse_jwe
from debugger.jose.jws_json import parse_jws
from debugger.jose.member_spans import MemberSpans
from debugger.jose.model import Form, Json, Token
from debugger.jose.no_token import no_token


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
    sheet = Sheet(text, MemberSpans(text), faults)
    return parse_jwe(sheet, members) if form is Form.JWE_JSON else parse_jws(sheet, members)


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


def _are_entries(entries: list[Json]) -> bool:
    return any(isinstance(entry, dict) and "signature" in entry for entry in entries)


def _names_a_form(text: str) -> bool:
    names = ('"payload"', '"signature"', '"signatures"', '"protected"', '"ciphertext"')
    return sum(name in text for name in names) > 1


_BESIDE_CIPHERTEXT = {
    "protected",
    "unprotected",
    "header",
    "recipients",
    "encrypted_key",
    "iv",
    "tag",
}
