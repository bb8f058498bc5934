"""JSON serializations in a clean text: each JSON object that is a whole JWS or JWE."""

import json
from collections.abc import Iterator

from debugger.jose.json_forms import form_of
from debugger.jose.model import Form
from debugger.regex import regex

JsonSpan = tuple[int, int, Form]


def json_spans(text: str) -> Iterator[JsonSpan]:
    """Start, end and form of each, in the order they stand; none inside another."""
    if not _SIGN.search(text):
        return
    budget = 4 * len(text) + 4096
    position = 0
    for opening in _OPENING.finditer(text):
        start = opening.end() - 1
        if start < position or budget < 0:
            continue
        end, form = _object_at(text, start)
        if form is not None:
            yield start, end, form
            position = end
        else:
            budget -= end - start


def is_broken_json(text: str) -> bool:
    """Whether a text that is no JSON names enough of a form's members to have been meant as one."""
    return text[:1] == "{" and len(set(_SIGN.findall(text))) > 1


def _object_at(text: str, start: int) -> tuple[int, Form | None]:
    """Where the object there ends, and its form: None where it is no JSON, or no token.

    Where it is none, the end is how far was looked. It is read through a window that widens: the
    reader's errors count the lines of all that it was given.
    """
    width = _WINDOW
    while True:
        window = text[start : start + width]
        cut = start + len(window) < len(text)
        try:
            value, end = _DECODER.raw_decode(window)
        except json.JSONDecodeError as error:
            open_end = error.msg.startswith("Unterminated")
            if not cut or not (open_end or error.pos > len(window) - _LONGEST_WORD):
                return start + (len(window) if open_end else error.pos + _COST), None
        except (RecursionError, ValueError):
            return start + len(window), None
        else:
            return start + end, form_of(value)
        width *= _WIDER


_WINDOW = 4096
_WIDER = 8
_LONGEST_WORD = 16  # `-Infinity`, or an escaped pair of surrogates
_COST = 256  # a failure takes as long as reading so many characters
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)
_SIGN = regex(r'"(payload|signatures?|ciphertext|protected)"\s*:')
_OPENING = regex(
    r"(?:\A\s*+(?=\{)"
    r'|(?=\{\s*+"(?:protected|payload|signatures?|header|unprotected|ciphertext|iv|tag|encrypted_key'
    r'|recipients|aad)"\s*+:))\{'
)
