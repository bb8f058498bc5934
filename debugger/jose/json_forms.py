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
    return parse_jwe(sheet, members) if form is Form.JWE_JSON else parse_jws(sheet, members, form)


def form_of(members: Mapping[str, Json]) -> Form | None:
    """The form whose members an object has; members beside them do not count."""
    if "ciphertext" in members and members.keys() & _BESIDE_CIPHERTEXT:
        return Form.JWE_JSON
    if not _is_jws(members):
        return None
    # Without the member the payload is elsewhere (RFC 7515 appendix F); here it cannot be empty.
    return Form.JWS_JSON if "payload" in members else Form.JWS_DETACHED


def _is_jws(members: Mapping[str, Json]) -> bool:
    if "signatures" in members and members.keys() & {"payload", "signature"}:
        return True
    if isinstance(members.get("signatures"), list) and _are_entries(members["signatures"]):
        return True
    if "signature" in members and members.keys() & {"protected", "header"}:
        return True
    return isinstance(members.get("protected"), str) and "payload" in members


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
