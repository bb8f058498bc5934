"""The `~` form of an SD-JWT (RFC 9901 §4) in; its JWS, disclosures and key-binding JWT out."""

from dataclasses import replace

from debugger.jose import base64url, strict_json
from debugger.jose.compact import parse_compact
from debugger.jose.model import Disclosure, Document, Fault, Form, Json, Segment, Token
from debugger.jose.no_token import no_token


def parse_sd_jwt(text: str) -> Token:
    """`<JWS>~<disclosure>~…~<key-binding JWT, or nothing>`. What stands before is read as a JWS."""
    jws, *rest = text.split("~", MOST_DISCLOSURES + 1)
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
        if index > MOST_DISCLOSURES - 1 and "~" in part:
            faults.append(_too_many(part, start))
        elif index == len(rest) - 1 and (not part or "." in part):
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
    at = f"disclosures[{index}]"
    reading = strict_json.Reading(Document("", None, False))
    if decoded.octets is not None and not decoded.faults:
        reading = strict_json.read(decoded.octets)
    disclosure, wrong = _judge(text, reading.document)
    faults = [
        replace(fault, at=at, start=start, end=segment.end, fatal=False)
        for fault in reading.faults
        if reading.document.parsed
    ]
    if wrong:
        said = f"Disclosure {index + 1} {wrong}"
        faults.append(Fault("sd-disclosure-malformed", at, said, start, segment.end, fatal=False))
    return segment, disclosure, tuple(faults)


def _judge(text: str, document: Document) -> tuple[Disclosure, str]:
    """The disclosure as far as it can be read, and what is wrong with it (RFC 9901 §4.2, §7.1)."""
    match document.value:
        case [salt, name, value] if not _is_text(name):
            return Disclosure(text, salt, None, value, False), "has a name that is no text."
        case [salt, ("_sd" | "...") as name, value]:
            return (
                Disclosure(text, salt, name, value, False),
                f"has the name “{name}”, which no claim may have.",
            )
        case [salt, *names, value] if len(names) < 2:
            name = names[0] if names else None
            wrong = "" if _is_text(salt) else "has a salt that is no text."
            return Disclosure(text, salt, name, value, not wrong), wrong
        case _:
            unread = Disclosure(text, None, None, None, False)
            return unread, "is no base64url of a JSON array of two or three elements."


def _is_text(value: Json) -> bool:
    return type(value) is str  # not `Digits`: those are a number


def _too_many(rest: str, start: int) -> Fault:
    count = MOST_DISCLOSURES + rest.count("~")
    message = f"It has {count:,} disclosures or more; the first {MOST_DISCLOSURES:,} are read."
    return Fault("sd-disclosures-limit", "", message, start, start + len(rest), limit=True)


MOST_DISCLOSURES = 10_000
