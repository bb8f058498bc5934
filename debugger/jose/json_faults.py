"""A text that is no sound JSON in, what is wrong with it and where out: only read when it is."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from debugger.jose.member_spans import STRING, join, unquote
from debugger.jose.model import Fault
from debugger.regex import regex

DEPTH_LIMIT = 64
_DEEPEST_COUNTED = 1000
Steps: TypeAlias = Sequence[str | int]


class NotANumberError(ValueError):
    """`NaN` or an infinity stands as a value."""


def byte_order_mark(text: str) -> tuple[Fault, ...]:
    if text[:1] != "\ufeff":
        return ()
    message = "The JSON begins with a byte order mark (EF BB BF), which many readers refuse."
    return (Fault("byte-order-mark", "", message, 0, 1, fatal=False),)


def not_utf8(octets: bytes, start: int) -> Fault:
    name = next((name for name, shape in _OTHER_UNICODE if shape.match(octets)), "")
    if name:
        message = f"The octets are {name}; JSON in a token is UTF-8."
        return Fault("utf8-invalid", "", message, 0, len(octets))
    message = f"Octet {start + 1} of {len(octets)} is {octets[start]:02X}, which is no UTF-8 here."
    return Fault("utf8-invalid", "", message, start, start + 1)


def too_deep(text: str) -> bool:
    return any(level > DEPTH_LIMIT for level in _levels(text))


def depth(text: str) -> tuple[Fault, ...]:
    deepest = _deepest(text)
    if deepest <= DEPTH_LIMIT:
        return ()
    seen = str(deepest) if deepest <= _DEEPEST_COUNTED else f"more than {_DEEPEST_COUNTED:,}"
    message = f"Objects and arrays are nested {seen} deep; up to {DEPTH_LIMIT} levels are read."
    return (Fault("json-depth", "", message, 0, len(text), limit=True),)


def invalid(text: str, problem: str, offset: int) -> Fault:
    """`problem` and `offset` are what Python's `json` says."""
    if _with_double_quotes(text):
        message = (
            "It becomes a JSON object when single quotes are read as double ones and True, False "
            "and None as JSON’s words: this is how Python prints, not JSON."
        )
        quote = re.search(r"'|True|False|None", text)
        place = quote.start() if quote else offset
        return Fault("json-single-quotes", "", message, place, place + 1)
    offset, expected = _expected(text, problem, offset)
    if offset >= len(text):
        seen, end = "The text ends" if text else "Nothing stands", len(text)
        return Fault("json-invalid", "", f"{seen} where {expected}.", max(0, end - 1), end)
    message = f"{_shown(text, offset)} stands as character {offset + 1}, where {expected}."
    return Fault("json-invalid", "", message, offset, offset + 1)


def not_a_number(text: str) -> tuple[Fault, ...]:
    for steps, token in _walk(text):
        if token["constant"]:
            message = (
                f"“{token['constant']}” is no JSON number; a strict reader refuses the document."
            )
            return (Fault("json-nan", _path(steps), message, token.start(), token.end()),)
    return ()


def duplicates(text: str) -> tuple[Fault, ...]:
    """At most ten: whoever has more needs no list."""
    return tuple(islice(_duplicates(text), 10))


def lone_surrogates(text: str) -> tuple[Fault, ...]:
    """The first escape of a surrogate without its partner."""
    for escape in _ESCAPE.finditer(text):
        if escape["lone"]:
            start, end = escape.span()
            message = (
                f"{escape['lone']} is half of a surrogate pair without its partner: "
                "no character, and readers differ in what they make of it."
            )
            return (
                Fault("json-lone-surrogate", _path_at(text, start), message, start, end, False),
            )
    return ()


def _deepest(text: str) -> int:
    """How deep it goes, as far as anybody wants to know."""
    deepest = 0
    for level in _levels(text):
        deepest = max(deepest, level)
        if deepest > _DEEPEST_COUNTED:
            break
    return deepest


def _levels(text: str) -> Iterator[int]:
    """How deep it is behind each run of opening brackets."""
    level = 0
    for run in _BRACKET_RUNS.finditer(text):
        if run[0][0] in "{[":
            level += len(run[0])
            yield level
        elif run[0][0] in "}]":
            level -= len(run[0])


def _with_double_quotes(text: str) -> bool:
    if not _PYTHON_WORDS.search(text):
        return False
    repaired = _PYTHON_TOKEN.sub(_as_json, text)
    if too_deep(repaired):
        return False
    try:
        return isinstance(json.loads(repaired), dict)
    except ValueError:
        return False


def _as_json(token: re.Match[str]) -> str:
    if token["word"]:
        return _WORDS[token["word"]]
    if token["single"] is None:
        return token[0]
    return '"' + token["single"].replace("\\'", "'").replace('"', '\\"') + '"'


def _expected(text: str, problem: str, offset: int) -> tuple[int, str]:
    """Where to look, and what would be right there: the same for every version of Python."""
    if problem.startswith("Illegal trailing comma"):
        offset = _after_comma(text, offset)
    for beginning, expected in _EXPECTED:
        if problem.startswith(beginning):
            return offset, expected
    if problem.startswith("Unterminated string"):
        return len(text), f'the string that begins at character {offset + 1} needs its “"”'
    return offset, "JSON goes on in another way"


def _after_comma(text: str, offset: int) -> int:
    match = _SEPARATORS.match(text, offset)
    return match.end() if match else offset


def _shown(text: str, offset: int) -> str:
    character = text[offset]
    named = f"U+{ord(character):04X}"
    return f"“{character}”" if character.isprintable() and character != " " else named


def _duplicates(text: str) -> Iterator[Fault]:
    seen: list[dict[str, int]] = []
    for steps, token in _walk(text):
        if token["name"] and seen:
            name, start = unquote(token["name"]), token.start()
            first = seen[-1].setdefault(name, start)
            if first != start:
                yield _duplicate(steps, name, first, start, token.end())
        elif token["open"]:
            seen.append({})
        elif token["close"] and seen:
            seen.pop()


def _duplicate(steps: Steps, name: str, first: int, start: int, end: int) -> Fault:
    message = (
        f"The name {json.dumps(name)} stands twice in one object, as characters {first + 1} and "
        f"{start + 1}; readers differ in which one they take. Here the last one stands."
    )
    return Fault("json-duplicate-member", _path(steps), message, start, end, fatal=False)


def _path_at(text: str, offset: int) -> str:
    """The path of the member that stands around `offset`."""
    for steps, token in _walk(text):
        if token.end() > offset:
            return _path(steps)
    return ""


def _path(steps: Steps) -> str:
    path = ""
    for step in steps:
        path = join(path, step)
    return path


def _walk(text: str) -> Iterator[tuple[Steps, re.Match[str]]]:
    """Every token, with the steps to the member or element that it belongs to.

    The steps are one list that goes on changing: putting each path together would make the work
    grow faster than the text.
    """
    steps: list[str | int] = []
    for token in _TOKEN.finditer(text):
        if token["name"] and steps:
            steps[-1] = unquote(token["name"])
        yield steps, token
        if token["open"]:
            steps.append("" if token["open"] == "{" else 0)
        elif token["close"] and steps:
            steps.pop()
        elif token["comma"] and steps:
            step = steps[-1]
            steps[-1] = step + 1 if isinstance(step, int) else ""


_EXPECTED = (
    ("Expecting property name", "a member name in double quotes is expected"),
    ("Illegal trailing comma before end of object", "a member name in double quotes is expected"),
    ("Illegal trailing comma before end of array", "a JSON value is expected"),
    ("Expecting value", "a JSON value is expected"),
    ("Expecting ':'", "a colon is expected after the member name"),
    ("Expecting ','", "a comma or the closing bracket is expected"),
    ("Extra data", "the end is expected, because one JSON value is complete before it"),
    ("Invalid control character", "a string may hold control characters only as escapes"),
    ("Invalid \\uXXXX", "four hexadecimal digits are expected after “\\u”"),
    (
        "Invalid \\escape",
        'a backslash must be followed by one of “"”, “\\”, “/”, b, f, n, r, t or u',
    ),
)
_OTHER_UNICODE = (
    ("UTF-32", regex(rb"\xff\xfe\0\0|\0\0\xfe\xff|\0\0\0[\[{]|[\[{]\0\0\0")),
    ("UTF-16", regex(rb"\xff\xfe|\xfe\xff|\0[\[{]|[\[{]\0")),
)
_WORDS = {"True": "true", "False": "false", "None": "null"}
_PYTHON_WORDS = regex(r"'|\b(?:True|False|None)\b")
_PYTHON_TOKEN = regex(
    rf"{STRING}|'(?P<single>(?:[^'\\]++|\\.)*+)(?:'|\\?\Z)|\b(?P<word>True|False|None)\b",
    re.DOTALL,
)
_BRACKET_RUNS = regex(rf"{STRING}|[\[{{]++|[\]}}]++", re.DOTALL)
_SEPARATORS = regex(r"[, \t\n\r]*+")
_ESCAPE = regex(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<lone>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
    re.DOTALL,
)
_TOKEN = regex(
    rf"(?P<name>{STRING})(?=[ \t\n\r]*+:)|{STRING}|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<comma>,)"
    r"|(?P<constant>-?Infinity|NaN)",
    re.DOTALL,
)
