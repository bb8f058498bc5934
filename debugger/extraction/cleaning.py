"""A text in; the same without invisible characters and percent escapes out, and a way back."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Edit:
    """What was taken out or replaced: `start` and `end` are offsets into the pasted text."""

    code: str
    seen: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clean:
    """A text fit to look for tokens in, and the one it was made from.

    `starts` and `ends` are the edits' offsets in `pasted`; `after` the offsets in `text` right
    behind what each of them left there.
    """

    text: str
    pasted: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    after: Sequence[int] = ()

    def origin(self, offset: int) -> int:
        """Where in the pasted text the character at `offset` stood."""
        index = bisect_right(self.after, offset) - 1
        return offset if index < 0 else self.ends[index] + offset - self.after[index]

    def origin_of_end(self, offset: int) -> int:
        """Where in the pasted text what ends at `offset` ended."""
        first, last = bisect_left(self.after, offset), bisect_right(self.after, offset)
        escapes = [self.ends[i] for i in range(first, last) if self.pasted[self.starts[i]] == "%"]
        return escapes[-1] if escapes else self.origin(offset - 1) + 1

    def edits_between(self, start: int, end: int) -> Iterator[Edit]:
        """The edits inside, or touching, what stands from `start` to `end` of the clean text."""
        for index in range(bisect_left(self.after, start), bisect_right(self.after, end)):
            begin, stop = self.starts[index], self.ends[index]
            seen = self.pasted[begin:stop]
            if _UNSEEN_CHARACTERS.match(seen):
                yield Edit(INVISIBLE, seen, begin, stop)
            elif seen[:1] == "%" and self.after[index] > start:
                yield Edit(PERCENT, seen, begin, stop)


INVISIBLE = "invisible-characters"
PERCENT = "percent-encoded"


def clean(text: str) -> Clean:
    """Take out what cannot be seen, and undo the percent escapes of a token's own characters."""
    rare = any(sign in text for sign in _RARE_SIGNS)
    if not rare and not _SIGN.search(text):
        return Clean(text, text)
    pieces: list[str] = []
    starts, ends, after = array("q"), array("q"), array("q")
    length = position = 0
    for match in (_RARE_EDIT if rare else _EDIT).finditer(text):
        start, end = match.span()
        left = _left_by(match, text)
        pieces += (text[position:start], left)
        length += start - position + len(left)
        starts.append(start)
        ends.append(end)
        after.append(length)
        position = end
    pieces.append(text[position:])
    return Clean("".join(pieces), text, starts, ends, after)


def _left_by(match: re.Match[str], text: str) -> str:
    """A blank where an invisible character parts two tokens: taken out, they would be one."""
    if match["hex"]:
        return chr(int(match["hex"], 16))
    if not match[0]:  # behind a “Bearer” that nothing parts from its token
        return " "
    before = text[max(0, match.start() - 1) : match.start()]
    return " " if _ENDS_WORD.match(before) and _NEXT_TOKEN.match(text, match.end()) else ""


_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164"
    "\ufeff\uffa0"
)
_UNSEEN_CHARACTERS = regex(f"[{_UNSEEN}]")
_SIGN = regex(f"[%{_UNSEEN}]")
# Unreserved characters mean the same escaped (RFC 3986 §2.3), however often; `=`, `+` and `/` do
# not, and are undone only where they stand as a token has them.
_COMMON = (
    f"[{_UNSEEN}]++"
    r"|%(?:25)*+(?P<hex>2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe]"
    r"|(?<=[A-Za-z0-9_\-]%)3[Dd](?![A-Za-z0-9_])|(?<=[A-Za-z0-9_\-]%)2[BbFf](?=[A-Za-z0-9_\-%]))"
)
_EDIT = regex(_COMMON)
# Terminal colours, also as JSON and shells write them; “=” as mail writes it before a token; and a
# “Bearer” that nothing parts from its token. Looked for only in a text that shows a sign of them.
_RARE_SIGNS = ("\x1b[", "u001b[", "u001B[", "\\x1b[", "\\x1B[", "\\033[", "=3De", "earere")
_RARE_EDIT = regex(
    rf"{_COMMON}|(?:\x1b|\\(?:u001[bB]|x1[bB]|033))\[[0-9;?]{{0,32}}+[A-Za-z]"
    r"|(?<==)3D(?=e[yw][A-Za-z0-9_\-]{6})|(?<=[Bb]earer)(?=e[yw][A-Za-z0-9_\-]{6})"
)
_NEXT_TOKEN = regex(r"e[yw][A-Za-z0-9_-]{8,}\.e[yw]")
_ENDS_WORD = regex(r"[A-Za-z0-9_-]")
