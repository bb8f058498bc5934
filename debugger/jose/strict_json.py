"""Octets in; exact text, value and all that is wrong with them as JSON out (RFC 8259)."""

import json
from dataclasses import dataclass, replace
from math import isfinite
from typing import NoReturn

from debugger.jose import json_faults
from debugger.jose.json_faults import DEPTH_LIMIT, byte_order_mark, too_deep
from debugger.jose.member_spans import join, member_spans, split, unquote
from debugger.jose.model import Digits, Document, Fault, Json

__all__ = [
    "DEPTH_LIMIT",
    "Reading",
    "byte_order_mark",
    "join",
    "member_spans",
    "read",
    "read_text",
    "split",
    "unquote",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """What octets, or a text, are as JSON.

    The faults' `at` is a path within the document (`cnf.jkt`), or ""; their `start` and `end` are
    offsets into what was read: octets after `read`, characters after `read_text`. Only what keeps
    the text from being JSON is fatal.
    """

    document: Document
    faults: tuple[Fault, ...] = ()


def read(octets: bytes) -> Reading:
    """Octets, which must be UTF-8. Never raises."""
    try:
        text = octets.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(octets, error.start)
    if "\0" in text[:4]:
        # `{` NUL `"` NUL is UTF-8 by accident; whoever wrote it meant UTF-16.
        return _not_utf8(octets, text.index("\0"))
    reading = read_text(text)
    if not reading.faults or text.isascii():
        return reading
    return Reading(reading.document, tuple(_in_octets(fault, text) for fault in reading.faults))


def read_text(text: str) -> Reading:
    """A text. Never raises: beyond a depth of 64 it is not read at all."""
    if (text.count("{") + text.count("[") > DEPTH_LIMIT and too_deep(text)) or text[:1] == "\ufeff":
        return _read_slowly(text)
    try:
        value = _FAST.decode(text)
    except ValueError:
        return _read_slowly(text)
    if "\\u" in text:
        return Reading(Document(text, value, True), json_faults.lone_surrogates(text))
    return Reading(Document(text, value, True))


def _read_slowly(text: str) -> Reading:
    """Read with everything counted; only texts that the fast way refused come here."""
    mark = json_faults.byte_order_mark(text)
    faults = json_faults.depth(text)
    if faults:
        return Reading(Document(text, None, False), (*mark, *faults))
    body = text.removeprefix("\ufeff")
    try:
        value = _SLOW.decode(body)
    except json_faults.NotANumberError:
        return Reading(Document(text, None, False), (*mark, *json_faults.not_a_number(text)))
    except json.JSONDecodeError as error:
        offset = error.pos + len(text) - len(body)
        faults = (json_faults.invalid(text, error.msg, offset),)
        return Reading(Document(text, None, False), (*mark, *faults))
    faults = (*mark, *json_faults.duplicates(text), *json_faults.lone_surrogates(text))
    return Reading(Document(text, value, True), faults)


def _not_utf8(octets: bytes, start: int) -> Reading:
    document = Document(octets.decode(errors="replace"), None, False)
    return Reading(document, (json_faults.not_utf8(octets, start),))


def _in_octets(fault: Fault, text: str) -> Fault:
    if fault.start is None or fault.end is None:
        return fault
    start = len(text[: fault.start].encode())
    return replace(fault, start=start, end=start + len(text[fault.start : fault.end].encode()))


class _DuplicateError(ValueError):
    """Raised by the fast way: read this one slowly."""


def _unique(members: list[tuple[str, Json]]) -> dict[str, Json]:
    value = dict(members)
    if len(value) != len(members):
        raise _DuplicateError
    return value


def _float(digits: str) -> float | Digits:
    """IEEE double, or the digits where it would be infinite, or zero though it is not."""
    number = float(digits)
    if isfinite(number) and (number or not _has_value(digits)):
        return number
    return Digits(digits)


def _has_value(digits: str) -> bool:
    mantissa = digits.lower().partition("e")[0]
    return any(digit in mantissa for digit in "123456789")


def _int(digits: str) -> int | Digits:
    """Python reads at most 4,300 digits (and longer ones in quadratic time)."""
    return int(digits) if len(digits.lstrip("-")) <= _MOST_DIGITS else Digits(digits)


def _refuse(constant: str) -> NoReturn:
    raise json_faults.NotANumberError(constant)


_MOST_DIGITS = 4300
_FAST = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_float, parse_constant=_refuse)
_SLOW = json.JSONDecoder(parse_int=_int, parse_float=_float, parse_constant=_refuse)
