"""A text in; where the next word stands that may begin a token, out.

The search goes by steps: a regular expression holds the interpreter for as long as it runs, and
other requests wait.
"""

import re

from debugger.regex import regex

STEP = 256 * 1024


class Anchors:
    """The words of one text that may be a token’s first part; asked for from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = self._run_ends = 0

    def after(self, position: int) -> int | None:
        """Where the first one at or behind `position` begins."""
        while position < len(self._text):
            if position >= self._run_ends:
                self._step(position)
            found = self._search(position)
            if found is not None:
                return found.start()
            position = self._run_ends
        return None

    def _step(self, position: int) -> None:
        """A step ends where a run of word characters does, so that no word is cut."""
        self._end = min(position + STEP, len(self._text))
        rest = _RUN.match(self._text, self._end)
        self._run_ends = rest.end() if rest else self._end

    def _search(self, position: int) -> re.Match[str] | None:
        if self._run_ends - self._end <= STEP:
            return _ANCHOR.search(self._text, position, self._run_ends)
        return self._search_long_run(position)

    def _search_long_run(self, position: int) -> re.Match[str] | None:
        """The same where the last run is longer than a step: its beginning, then the rest of it."""
        text, end = self._text, max(position, self._end)
        begin = position + len(text[position:end].rstrip(_RUN_CHARACTERS))
        found = _ANCHOR.search(text, position, begin)
        for start in range(begin, begin + _LONGEST_ESCAPE):
            found = found or _ANCHOR.match(text, start, self._run_ends)
        return found or _INNER_ANCHOR.search(text, begin, self._run_ends)


# A header begins `{` and a blank, quote or line break, which base64 spells `ey` or `ew`; `ZXlK` is
# that, encoded again. Any other first part is looked at where the second one begins `ey`. A first
# part of fewer than eight characters holds nothing; with a dot behind it, it is a broken one.
_FIRST_PART = (
    r"(?:e[yw][A-Za-z0-9_\-](?:[A-Za-z0-9_\-]{5}|[A-Za-z0-9_\-]{0,4}\.)|ZX[lk][A-Za-z0-9_\-]++\."
    r"|[A-Za-z0-9][A-Za-z0-9_\-]++\.e[yw][A-Za-z0-9_\-]++\.)"
)
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
