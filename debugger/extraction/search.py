"""A text in, every token in it out, each with what carried it and what was taken out of it."""

import sys
from collections.abc import Iterator
from itertools import islice

from debugger.extract import Found, Repair
from debugger.extraction.carriers import WINDOW, Carrier, carrier_of, in_har
from debugger.extraction.cleaning import Clean, clean
from debugger.extraction.compact_tokens import Span, bare_header, compact_spans
from debugger.extraction.encoded import encoded_tokens
from debugger.extraction.json_tokens import is_broken_json, json_spans
from debugger.extraction.lone import unwrapped
from debugger.extraction.shape import WHOLE, form_by_shape, header_of
from debugger.jose import base64url
from debugger.jose.model import Form
from debugger.jose.parse import parse
from debugger.regex import regex


def search(text: str, most: int) -> tuple[Found, ...]:
    """The first `most` tokens, in the order they stand there.

    Where there is none, one entry of form None: the text without its wrapping; none if it is blank.
    """
    cleaned = clean(text)
    tokens = tuple(islice(_found(cleaned), most)) or tuple(islice(_encoded(cleaned), most))
    return _without_sessions(tokens) or tokens or tuple(_fallback(cleaned))


def _without_sessions(tokens: tuple[Found, ...]) -> tuple[Found, ...]:
    """A signed session cookie (Flask) has a token's shape; beside a token it is none."""
    return tuple(found for found in tokens if not _is_session(found))


def _is_session(found: Found) -> bool:
    match = _SESSION.fullmatch(found.text)
    if match is None or base64url.read(match[2]).readable[:1] in (b"{", b"["):
        return False
    header = header_of(match[1])
    return header is not None and "alg" not in header


def _found(cleaned: Clean) -> Iterator[Found]:
    text = cleaned.text
    har = _HAR.match(text) is not None
    former, end = None, 0
    for span, form in _spans(text):
        window = text[max(end, span.start - WINDOW) : span.start]
        carrier = carrier_of(window, former if end and "\n" not in window else None)
        yield _made(cleaned, span, form, in_har(carrier) if har else carrier)
        former, end = carrier, span.end


def _spans(text: str) -> Iterator[tuple[Span, Form | None]]:
    """Tokens of all forms, in the order they stand. What is inside a JSON form is part of it."""
    objects = json_spans(text)
    start, end, form = next(objects, _NONE)
    for span in compact_spans(text):
        while end <= span.start:
            yield Span(start, end), form
            start, end, form = next(objects, _NONE)
        if span.end <= start:
            yield span, form_by_shape(span.cut(text))
    while form is not None:
        yield Span(start, end), form
        start, end, form = next(objects, _NONE)


def _encoded(cleaned: Clean) -> Iterator[Found]:
    for start, end, token in encoded_tokens(cleaned.text):
        carrier = carrier_of(cleaned.text[max(0, start - WINDOW) : start])
        place = cleaned.origin(start), cleaned.origin_of_end(end)
        repair = Repair("", "The token as a whole was written in base64.", *place)
        where = f"{carrier.where}, in base64"
        form = form_by_shape(token)
        yield Found(*place, token, form, where, carrier.name, carrier.member, (repair,))


def _fallback(cleaned: Clean) -> Iterator[Found]:
    """One entry for a text without any token: what is left when its wrapping is taken off."""
    text = cleaned.text
    start, end = unwrapped(text)
    if start == end:
        return
    span = _spaced(text, start, end)
    form = parse(span.cut(text)).form
    if form is None and _SPACE.search(text, start, end) and not is_broken_json(text[start:end]):
        span = bare_header(text) or span
    window = text[max(0, span.start - WINDOW) : span.start]
    yield _made(cleaned, span, form, carrier_of(window))


def _spaced(text: str, start: int, end: int) -> Span:
    """The text without its white space, where that makes it a token: set apart in groups, say."""
    blanks = tuple(match.span() for match in _BLANKS.finditer(text, start, end))
    spaced = Span(start, end, blanks)
    token = spaced.cut(text) if blanks else ""
    if WHOLE.fullmatch(token) and header_of(token[: token.index(".")]) is not None:
        return spaced
    return Span(start, end)


def _made(cleaned: Clean, span: Span, form: Form | None, carrier: Carrier) -> Found:
    return Found(
        cleaned.origin(span.start),
        cleaned.origin_of_end(span.end),
        span.cut(cleaned.text),
        form,
        carrier.where,
        carrier.name,
        carrier.member,
        tuple(islice(_repairs(cleaned, span), _MOST_REPAIRS)),
    )


def _repairs(cleaned: Clean, span: Span) -> Iterator[Repair]:
    for edit in cleaned.edits_between(span.start, span.end):
        yield Repair(edit.code, _said(edit.code, edit.seen), edit.start, edit.end)
    for start, end in span.gaps:
        gap = cleaned.text[start:end]
        code = "" if gap[:1] in ("'", '"') else "whitespace-inside"
        message = _said(code, gap)
        yield Repair(code, message, cleaned.origin(start), cleaned.origin(end))


def _said(code: str, seen: str) -> str:
    names = ", ".join(f"U+{ord(character):04X}" for character in seen[:4])
    match code:
        case "percent-encoded":
            return f"“{seen}” is percent-encoding of one of the token’s own characters."
        case "invisible-characters":
            return f"Characters that cannot be seen stood here: {names}."
        case "whitespace-inside":
            named = f"“{seen[:12]}”" if seen[:1] == "%" else names
            return f"White space stood inside the token: {named}."
        case _:
            return "The token was written as several pieces of text."


_MOST_REPAIRS = 100
_NONE: tuple[int, int, Form | None] = (sys.maxsize, sys.maxsize, None)
_SPACE = regex(r"\s")
_BLANKS = regex(r"\s++")
_SESSION = regex(r"([\w-]++)\.([\w-]{1,8})\.[\w-]++")
_HAR = regex(r'\s*\{\s*"log"\s*:\s*\{')
