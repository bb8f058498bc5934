"""A text in which no token was found in; where it begins and ends without its wrapping out."""

import re

from debugger.regex import regex


def unwrapped(text: str) -> tuple[int, int]:
    """Start and end of what is left without white space, quotes, header name and punctuation."""
    start, end = 0, len(text)
    for _ in range(_LAYERS):
        opened = _BEFORE.match(text, start, end)
        inner = opened.end() if opened else start
        closed = _AFTER.search(text, max(inner, end - _LONGEST_TAIL), end)
        outer = closed.start() if closed else end
        outer = len(text[inner:outer].rstrip()) + inner
        if inner >= outer:
            return end, end
        if (inner, outer) == (start, end):
            break
        start, end = inner, outer
    return start, end


_LAYERS = 4
_LONGEST_TAIL = 8
_BEFORE = regex(
    r"\s*+(?:(?:proxy-)?authorization\s*+[:=]\s*+)?+(?:(?:bearer|dpop)(?=\s|:)\s*+:?\s*+)?+[\"'`“‘«<(\[]?+\s*+",
    re.IGNORECASE,
)
_AFTER = regex(r"[\"'`”’»>)\],;\s]++\Z")
