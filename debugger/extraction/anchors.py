"""A text and an offset in; where the next word stands that may begin a token, out.

The search goes by steps: a regular expression holds the interpreter for as long as it runs, and
other requests wait.
"""

import re

from debugger.regex import regex

STEP = 256 * 1024


def next_anchor(text: str, position: int) -> int | None:
    """Where the first word at or behind `position` stands that may be a token's first part."""
    while position < len(text):
        end = min(position + STEP, len(text))
        rest = _RUN.match(text, end)
        run_ends = rest.end() if rest else end
        found = _search(text, position, end, run_ends)
        if found is not None:
            return found.start()
        position = run_ends
    return None


def _search(text: str, position: int, end: int, run_ends: int) -> re.Match[str] | None:
    """The first anchor of a step, whose last run of word characters ends at `run_ends`."""
    if run_ends - end <= STEP:
        return _ANCHOR.search(text, position, run_ends)
    begin = position + len(text[position:end].rstrip(_RUN_CHARACTERS))
    found = _ANCHOR.search(text, position, begin)
    for start in range(begin, begin + _LONGEST_ESCAPE):
        found = found or _ANCHOR.match(text, start, run_ends)
    return found or _INNER_ANCHOR.search(text, begin, run_ends)


# A header begins `{` and a blank, quote or line break, which base64 spells `ey` or `ew`; `ZXlK` is
# that, encoded again. Any other first part is looked at where the second one begins `ey`.
_FIRST_PART = r"(?:e[yw][A-Za-z0-9_\-]|ZX[lk][A-Za-z0-9_\-]++\.|[A-Za-z0-9][A-Za-z0-9_\-]++\.e[yw][A-Za-z0-9_\-]++\.)"
_ANCHOR = regex(
    r"(?=[A-Za-z0-9])"
    r"(?:(?<![A-Za-z0-9_\-.%\\])|(?<=(?<![A-Za-z0-9_\-])[_\-])|(?<=%[0-9A-Fa-f][0-9A-Fa-f])"
    rf"|(?<=\\[nrt])|(?<=\\u00[0-9a-f][0-9a-f])){_FIRST_PART}"
)
# Within a run of a token’s characters a word can begin behind `._` and `.-` alone.
_INNER_ANCHOR = regex(rf"(?<=\.[_\-]){_FIRST_PART}")
_RUN = regex(r"[A-Za-z0-9_\-.]*+")
_RUN_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."
_LONGEST_ESCAPE = 6  # of what an escape such as `\u00e9` leaves at the beginning of a run
