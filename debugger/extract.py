"""Tokens in any text: `Authorization` headers, cURL commands, cookies, HAR files, logs, URLs."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from debugger.extraction.carriers import PLAIN, WINDOW, Carrier, carrier_of, in_har
from debugger.extraction.cleaning import Clean, clean
from debugger.extraction.compact_tokens import Span, bare_header, compact_spans
from debugger.extraction.json_tokens import is_broken_json, json_spans
from debugger.extraction.lone import unwrapped
from debugger.extraction.shape import WHOLE, form_by_shape, header_of
from debugger.jose.model import Form
from debugger.jose.parse import parse
from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Repair:
    """Something the wrapping added that was taken out to read the token.

    `code` is the id of the pitfall about it (`whitespace-inside`, `invisible-characters`,
    `percent-encoded`) or "" where it is nothing to speak of (quotes, a trailing comma).
    `start` and `end` are offsets into the pasted text.
    """

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """One token in a pasted text.

    `start` and `end` are character offsets into the pasted text; `text` is the token with what its
    wrapping added taken out. `where` says in words where it stood (“Authorization header”);
    `carrier` is the machine's word for it: `authorization-bearer`, `authorization-dpop`,
    `dpop-header`, `cookie`, `set-cookie`, `url-query`, `url-fragment`, `json-member`, `form-body`,
    `har`, `text`. `member` is the name it had there (`access_token`, `id_token`, the cookie's).
    """

    start: int
    end: int
    text: str
    form: Form | None
    where: str
    carrier: str
    member: str | None = None
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Every token in `text`, in the order they stand there.

    Where none is found, `tokens` has one entry of form None: the text without its wrapping, so that
    the place of the fault can be shown. Only an empty (or blank) text has none at all.
    """

    text: str
    tokens: tuple[Found, ...]


def extract(text: str) -> Extraction:
    """Find all tokens, up to 10,000. Never raises; linear in the length of the text."""
    if WHOLE.fullmatch(text) and header_of(text[: text.index(".")]):
        found = Found(0, len(text), text, form_by_shape(text), PLAIN.where, PLAIN.name)
        return Extraction(text, (found,))
    cleaned = clean(text)
    tokens = tuple(islice(_found(cleaned), MOST_TOKENS))
    if not tokens:
        tokens = tuple(_fallback(cleaned))
    return Extraction(text, tokens)


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


def _fallback(cleaned: Clean) -> Iterator[Found]:
    """One entry for a text without any token: what is left when its wrapping is taken off."""
    text = cleaned.text
    start, end = unwrapped(text)
    if start == end:
        return
    span = Span(start, end)
    form = parse(text[start:end]).form
    if form is None and _SPACE.search(text, start, end) and not is_broken_json(text[start:end]):
        span = bare_header(text) or span
    window = text[max(0, span.start - WINDOW) : span.start]
    yield _made(cleaned, span, form, carrier_of(window))


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
            return f"White space stood inside the token: {names}."
        case _:
            return "The token was written as several pieces of text."


MOST_TOKENS = 10_000
_MOST_REPAIRS = 100
_NONE: tuple[int, int, Form | None] = (sys.maxsize, sys.maxsize, None)
_SPACE = regex(r"\s")
_HAR = regex(r'\s*\{\s*"log"\s*:\s*\{')
