"""From a case to what was pasted around its token: other values by name, other tokens."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from debugger.extract import Found
from debugger.jose.model import Token
from debugger.jose.parse import parse
from debugger.pitfalls.registry import Case
from debugger.regex import regex

_MOST_TOKENS = 20


def is_alone(case: Case) -> bool:
    """Whether nothing but the token itself was pasted."""
    found = case.found
    return found is None or found.end - found.start >= len(case.extraction.text) - 1


def carrier(case: Case) -> str:
    """What the token stood in (`Found.carrier`); "" for an empty text."""
    return case.found.carrier if case.found else ""


def member(case: Case) -> str:
    """The name that the token had there: `access_token`, a cookie’s; "" where it had none."""
    name = case.found.member if case.found else None
    return "" if name is None else name


def after(case: Case) -> str:
    """The pasted text behind the token."""
    return case.extraction.text[case.found.end :] if case.found else ""


def around(case: Case) -> str:
    """The pasted text without its tokens, each of which leaves a blank."""
    if is_alone(case):
        return ""
    text, pieces, end = case.extraction.text, [], 0
    for found in case.extraction.tokens:
        pieces.append(text[end : found.start])
        end = max(end, found.end)
    return " ".join((*pieces, text[end:]))


def values_beside(case: Case, name: str) -> list[str]:
    """What stands under that name around the token: JSON members, parameters of URLs and forms.

    A token of that name counts by its text.
    """
    if is_alone(case):
        return []
    values = [found.text for found in others(case) if found.member == name]
    for match in _named(name).finditer(around(case)):
        values.append(match["json"] or unquote(match["parameter"]))
    return values


def others(case: Case) -> Iterator[Found]:
    """The other tokens of the pasted text, the first few of them."""
    mine = case.found.text if case.found else ""
    for found in case.extraction.tokens[1 : 1 + _MOST_TOKENS]:
        if found.text != mine:
            yield found


def other_tokens(case: Case) -> Iterator[tuple[Found, Token]]:
    """The same, read as tokens."""
    for found in others(case):
        yield found, parse(found.text)


@cache
def _named(name: str) -> re.Pattern[str]:
    return regex(
        rf"(?<![\w-]){name}(?:"
        rf"\\{{0,3}}[\"']\s{{0,20}}:\s{{0,20}}(?!null\b)\\{{0,3}}[\"']?(?P<json>[^\"'\\\s,}}{{\[\]]{{1,4096}})"
        rf"|=(?P<parameter>[^&\s#\"'<>\\;]{{1,4096}}))"
    )
