"""The compact serializations (RFC 7515 §7.1, RFC 7516 §7.1), and texts that are nearly one."""

import re
from collections.abc import Mapping

from debugger.jose.model import (
    Document,
    Encryption,
    Fault,
    Form,
    Json,
    Payload,
    Recipient,
    Segment,
    Signature,
    Token,
)
from debugger.jose.no_token import no_token
from debugger.jose.parts import (
    Part,
    is_double_encoded,
    looks_like_json,
    read_header,
    read_part,
    read_payload,
)
from debugger.regex import regex


def parse_compact(text: str) -> Token:
    """A text of parts between dots. Three are a JWS, five a JWE; all else is told apart here."""
    if ("..." in text or "…" in text) and (gap := _gap_in(text)) is not None:
        return _with_gap(text, gap)
    parts = _parts(text, text.split(".", _MOST_PARTS - 1))
    header, faults = read_header(parts[0])
    if not document_is_header(header) and not _is_token_like(parts, header):
        return no_token(text, tuple(part.segment for part in parts if len(parts) > 1))
    match len(parts):
        case 3:
            return _jws(text, parts, header, faults)
        case 5:
            return _jwe(text, parts, header, faults)
        case _:
            return _miscounted(text, parts, header, faults)


def document_is_header(document: Document) -> bool:
    return document.parsed and isinstance(document.value, dict)


def header_faults(
    header: Mapping[str, Json], segment: Segment | None, signature: Segment | None
) -> tuple[Fault, ...]:
    """What keeps a header that is an object from being a JOSE header (RFC 7515 §4.1.1)."""
    if "alg" not in header:
        message = "The header names no algorithm: it has no “alg”."
        span = (segment.start, segment.end) if segment else (None, None)
        return (Fault("alg-missing", "header", message, *span),)
    if header["alg"] == "none" and signature is not None and signature.text:
        message = "The header says “none”, that is unsigned, and yet there is a signature."
        return (Fault("alg-none-signed", "signature", message, signature.start, signature.end),)
    return ()


def is_unencoded(header: Mapping[str, Json], body: Part) -> bool:
    """Whether the payload stands as it is (RFC 7797 §3): `b64` is false, and `crit` names it.

    Where `crit` does not, readers differ; then a payload that is base64url is taken for that.
    """
    if header.get("b64") is not False:
        return False
    critical = header.get("crit")
    return body.segment.octets is None or (isinstance(critical, list) and "b64" in critical)


def unencoded(part: Part) -> Part:
    """The part whose octets are its characters."""
    segment = part.segment
    octets = segment.text.encode("utf-8", "surrogatepass")
    return Part(Segment(segment.name, segment.text, segment.start, octets), octets, plain=False)


def _parts(text: str, texts: list[str]) -> list[Part]:
    names = _NAMES.get(len(texts), _NAMES[3])
    parts = []
    start = 0
    for index, part in enumerate(texts):
        name = names[index] if index < len(names) else "segment"
        parts.append(read_part(name, part, start))
        start += len(part) + 1
    return parts


def _is_token_like(parts: list[Part], header: Document) -> bool:
    """Whether a text whose header is no object is yet meant as a token."""
    if looks_like_json(parts[0]) or is_double_encoded(parts[0]):
        return True
    if len(parts) < 3 or len(parts) > 5:
        return False
    return header.parsed or looks_like_json(parts[1])


def _jws(text: str, parts: list[Part], header: Document, faults: tuple[Fault, ...]) -> Token:
    raw, body, signature = parts
    if is_unencoded(header.members, body):
        body = unencoded(body)
    payload, payload_faults = read_payload(body, header.members)
    if document_is_header(header):
        faults = (*faults, *header_faults(header.members, raw.segment, signature.segment))
    cut = len(raw.segment.text) + 1 + len(body.segment.text)
    signed = text[:cut].encode("utf-8", "surrogatepass")
    detached = _is_detached(header.members, body)
    return Token(
        text,
        Form.JWS_DETACHED if detached else Form.JWS_COMPACT,
        (raw.segment, body.segment, signature.segment),
        header,
        None if detached else payload,
        (Signature(header.members, {}, signed, signature.segment.octets),),
        (),
        (*faults, *payload_faults, *signature.faults)
        if _any(faults, parts, payload_faults)
        else (),
    )


def _any(faults: tuple[Fault, ...], parts: list[Part], more: tuple[Fault, ...]) -> bool:
    return bool(faults or more or parts[2].faults)


def _is_detached(header: Mapping[str, Json], body: Part) -> bool:
    """An empty payload segment alone is no sign: it may as well be the empty payload, signed.

    Where the payload is unencoded, leaving it out is what RFC 7797 §5.1 means it for; there the
    segment can be taken at its word.
    """
    return not body.segment.text and header.get("b64") is False


def _jwe(text: str, parts: list[Part], header: Document, faults: tuple[Fault, ...]) -> Token:
    if document_is_header(header):
        faults = (*faults, *header_faults(header.members, parts[0].segment, None))
    for part in parts[1:]:
        faults = (*faults, *part.faults)
    segments = tuple(part.segment for part in parts)
    encrypted_key, vector, ciphertext, tag = (segment.octets for segment in segments[1:])
    recipient = Recipient(header.members, {}, encrypted_key)
    additional = segments[0].text.encode("utf-8", "surrogatepass")
    encryption = Encryption((recipient,), additional, vector, ciphertext, tag)
    return Token(text, Form.JWE_COMPACT, segments, header, faults=faults, encryption=encryption)


def _miscounted(text: str, parts: list[Part], header: Document, faults: tuple[Fault, ...]) -> Token:
    payload: Payload | None = None
    payload_faults: tuple[Fault, ...] = ()
    if len(parts) > 1:
        payload, payload_faults = read_payload(parts[1], header.members)
    segments = tuple(part.segment for part in parts)
    if not document_is_header(header):
        return Token(text, None, segments, header, payload, faults=faults)
    if len(parts) == 2:
        message = "After the payload the token ends: its signature, after a second dot, is missing."
        cut = Fault("truncated", "", message, len(text), len(text))
        # A payload that is cut off as well has no second fault: it is the last thing there is.
        return Token(text, None, segments, header, payload, faults=(*faults, cut))
    found = text.count(".") + 1
    message = f"There {_are(found)} between dots; a signed token has 3 parts, an encrypted one 5."
    count = Fault("segment-count", "", message, *_surplus(segments, text))
    # What the last part of very many holds is not one segment.
    rest = (fault for part in parts[2 : _MOST_PARTS - 1] for fault in part.faults)
    return Token(
        text, None, segments, header, payload, faults=(*faults, count, *payload_faults, *rest)
    )


def _are(count: int) -> str:
    return "is 1 part" if count == 1 else f"are {count} parts"


def _surplus(segments: tuple[Segment, ...], text: str) -> tuple[int, int]:
    return (segments[3].start - 1, len(text)) if len(segments) > 3 else (0, len(text))


def _gap_in(text: str) -> re.Match[str] | None:
    gap = _ELLIPSIS.search(text)
    return None if gap is None or _is_empty_vector(text, gap) else gap


def _is_empty_vector(text: str, gap: re.Match[str]) -> bool:
    """Three dots that part a JWE: where no key is encrypted, an empty vector makes them meet."""
    if gap[0] != "..." or text.count(".") != 4:
        return False
    header, _ = read_header(read_part("header", text[: gap.start()], 0))
    return document_is_header(header) and header.members.get("alg") in ("dir", "ECDH-ES")


def _with_gap(text: str, gap: re.Match[str]) -> Token:
    """Something left out and marked with dots, as viewers do: the dots are no separators."""
    shape = text.replace(gap[0], "…" * len(gap[0])) if gap[0] != "…" else text
    start = 0
    texts = []
    for part in shape.split(".", _MOST_PARTS - 1):
        texts.append(text[start : start + len(part)])
        start += len(part) + 1
    parts = _parts(text, texts)
    header, faults = read_header(parts[0])
    if not document_is_header(header) and not looks_like_json(parts[0]):
        return no_token(text)
    payload = read_payload(parts[1], header.members)[0] if len(parts) > 1 else None
    message = f"“{gap[0][:5]}” stands inside: characters were left out there, and they are lost."
    fault = Fault("ellipsis", "", message, gap.start(), gap.end())
    if gap.start() < parts[0].segment.end:
        faults = ()
    segments = tuple(part.segment for part in parts)
    return Token(text, None, segments, header, payload, faults=(fault, *faults))


_MOST_PARTS = 10
_NAMES = {
    3: ("header", "payload", "signature"),
    5: ("header", "encrypted_key", "iv", "ciphertext", "tag"),
}
_ELLIPSIS = regex(r"(?<=[^…])…++(?=[^…])|(?<=[^.…])[\[(<]?\.{3,}+[\])>]?(?=[^.…])")
