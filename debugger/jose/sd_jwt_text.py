"""The `~` form of an SD-JWT (RFC 9901 §4) in; its JWS, disclosures and key-binding JWT out."""

from dataclasses import replace

from debugger.jose import base64url, strict_json
from debugger.jose.compact import parse_compact
from debugger.jose.model import Disclosure, Document, Fault, Form, Segment, Token
from debugger.jose.no_token import no_token


def parse_sd_jwt(text: str) -> Token:
    """`<JWS>~<disclosure>~…~<key-binding JWT, or nothing>`. What stands before is read as a JWS."""
    jws, *rest = text.split("~", _MOST_DISCLOSURES)
    token = parse_compact(jws)
    if token.form is None and not token.segments:
        return no_token(text)
    if token.form is Form.JWE_COMPACT:
        return parse_compact(text)  # only what is signed has disclosures: here “~” is astray
    segments: list[Segment] = []
    faults: list[Fault] = []
    disclosures: list[Disclosure] = []
    start = len(jws) + 1
    for index, part in enumerate(rest):
        if index == len(rest) - 1 and (not part or "." in part):
            segments += [Segment("key_binding", part, start, None)] if part else []
        else:
            segment, disclosure, fault = read_disclosure(part, start, len(disclosures))
            segments.append(segment)
            disclosures.append(disclosure)
            faults += fault
        start += len(part) + 1
    return replace(
        token,
        text=text,
        form=Form.SD_JWT if token.form in (Form.JWS_COMPACT, Form.JWS_DETACHED) else None,
        segments=(*token.segments, *segments),
        disclosures=tuple(disclosures),
        faults=(*token.faults, *faults),
    )


def read_disclosure(
    text: str, start: int, index: int
) -> tuple[Segment, Disclosure, tuple[Fault, ...]]:
    """A disclosure: base64url of `[salt, name, value]` or `[salt, value]` (RFC 9901 §4.2)."""
    decoded = base64url.read(text)
    segment = Segment("disclosure", text, start, decoded.octets)
    document = Document("", None, False)
    if decoded.octets is not None and not any(fault.fatal for fault in decoded.faults):
        document = strict_json.read(decoded.octets).document
    match document.value:
        case [salt, str(name), value]:
            return segment, Disclosure(text, salt, name, value, True), ()
        case [salt, value]:
            return segment, Disclosure(text, salt, None, value, True), ()
        case _:
            pass
    message = f"Disclosure {index + 1} is no base64url of a JSON array of two or three elements."
    at = f"disclosures[{index}]"
    fault = Fault("sd-disclosure-malformed", at, message, start, segment.end, fatal=False)
    return segment, Disclosure(text, None, None, None, False), (fault,)


_MOST_DISCLOSURES = 10_000
