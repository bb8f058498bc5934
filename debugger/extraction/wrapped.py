"""A token that its wrapping broke into pieces in; where it ends and what stands between them, out.

Pieces are only put together where that makes a token of the right shape: two tokens one below the
other, or a token and the word behind it, stay apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from debugger.extraction.shape import RUN, dots_needed, header_of, last_lengths
from debugger.jose import base64url, strict_json
from debugger.jose.model import Json
from debugger.regex import regex

Joined = tuple[int, tuple[tuple[int, int], ...]]


class Judgement(StrEnum):
    """What the pieces so far are; `ENOUGH`: a token, if nothing better follows."""

    COMPLETE = "complete"
    ENOUGH = "enough"
    MORE = "more"
    IMPOSSIBLE = "impossible"
    ANOTHER = "another token"


@dataclass(slots=True)
class Budget:
    """How many characters may yet be looked at in vain: it keeps the whole linear."""

    left: int

    def spend(self, cost: int) -> bool:
        """Whether there was that much left."""
        self.left -= cost
        return self.left >= 0


def join_wrapped(text: str, start: int, end: int, budget: Budget) -> Joined | None:
    """The token that begins at `start`, and whose first piece ends at `end`.

    Answers its end and the gaps in it, or None where the first piece is all.
    """
    if _GAP.match(text, end) is None:
        return None
    whole = _Pieces(text, start, end)
    best: Joined | None = None
    for gap_end, piece_end in _pieces_after(text, end, budget):
        whole.add(gap_end, piece_end)
        match whole.judge():
            case Judgement.COMPLETE:
                return whole.joined()
            case Judgement.ENOUGH:
                best = whole.joined()
            case Judgement.ANOTHER:
                return best
            case Judgement.IMPOSSIBLE:
                break
            case Judgement.MORE:
                pass
    return max(best, whole.by_width(), key=lambda joined: joined[0] if joined else 0)


def _pieces_after(text: str, end: int, budget: Budget) -> Iterator[tuple[int, int]]:
    """The pieces that follow over one gap each: where each begins and ends."""
    while (gap := _GAP.match(text, end)) is not None:
        piece = RUN.match(text, gap.end())
        if piece is None or not budget.spend(_COST + piece.end() - end):
            return
        end = piece.end()
        yield gap.end(), end


class _Pieces:
    """The pieces so far, counted and not copied."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._bounds = [(start, end)]
        self._dots = self._last = self._after_tilde = 0
        self._header: Mapping[str, Json] | None = None
        self._header_known = False
        self._payload_is_sound = False
        self._complete_before = False
        self._count(start, end)

    def add(self, start: int, end: int) -> None:
        before = self._bounds[-1]
        if self._text[before[1] - 1] == "=" and self._text[before[1]] in "\r\n":
            # Mail (quoted-printable) ends a line that goes on with “=”: it is none of the token's.
            self._bounds[-1] = (before[0], before[1] - 1)
            self._last -= 1
        self._complete_before = self._is_complete()
        self._bounds.append((start, end))
        self._count(start, end)

    def judge(self) -> Judgement:
        if self._complete_before or (self._begins_token() and not self._last_ended_in_dot()):
            return Judgement.ANOTHER
        if self._dots == 0:
            return Judgement.MORE
        if not self._read_header():
            return Judgement.IMPOSSIBLE
        needed = dots_needed(self._header)
        if self._dots < needed:
            return Judgement.MORE
        if self._dots > needed:
            return Judgement.IMPOSSIBLE
        return self._judge_disclosures() if self._after_tilde else self._judge_last_segment()

    def joined(self) -> Joined:
        gaps = tuple((a[1], b[0]) for a, b in pairwise(self._bounds))
        return self._bounds[-1][1], gaps

    def by_width(self) -> Joined | None:
        """Lines that are all equally long, but for the last, are one text, whatever it says."""
        widths = [self._column(end) for _, end in self._bounds]
        count = next((i for i, width in enumerate(widths) if width != widths[0]), len(widths))
        if count < _FEWEST_FULL_LINES or widths[0] < _NARROWEST or not self._is_stacked(count + 1):
            return None
        last = count < len(widths) and widths[count] < widths[0] and self._ends_line(count)
        del self._bounds[count + last :]
        self._header_known = False
        return self.joined() if self._read_header() else None

    def _count(self, start: int, end: int) -> None:
        """Dots and the last segment's length, of the JWS or JWE alone: not behind its first `~`."""
        tilde = self._text.find("~", start, end)
        if self._after_tilde:
            self._after_tilde = self._after_tilde + 1 if tilde < 0 else 1
            return
        stop = end if tilde < 0 else tilde
        dots = self._text.count(".", start, stop)
        self._dots += dots
        self._last += stop - start
        if dots:
            self._last = stop - 1 - self._text.rfind(".", start, stop)
        self._after_tilde = int(tilde >= 0)

    def _judge_last_segment(self) -> Judgement:
        lengths = last_lengths(self._header)
        if self._last in lengths:
            return Judgement.COMPLETE if self._read_payload() else Judgement.IMPOSSIBLE
        if "." in self._text[slice(*self._bounds[-1])] and self._read_payload():
            return Judgement.ENOUGH
        return Judgement.MORE if lengths and self._last < max(lengths) else Judgement.IMPOSSIBLE

    def _judge_disclosures(self) -> Judgement:
        """Behind the first `~`: pieces with one belong to it, and so does a key-binding JWT."""
        if self._after_tilde == 1:
            return Judgement.ENOUGH if self._read_payload() else Judgement.IMPOSSIBLE
        if self._after_tilde > _LONGEST_DISCLOSURE:
            return Judgement.IMPOSSIBLE
        bounds = self._bounds[-self._after_tilde :]
        tail = "".join(self._text[a:b] for a, b in bounds).rpartition("~")[2]
        binding = tail.split(".")
        whole = len(binding) == 3 and len(binding[2]) in last_lengths(header_of(binding[0]))
        return Judgement.COMPLETE if whole else Judgement.MORE

    def _column(self, offset: int) -> int:
        return offset - 1 - self._text.rfind("\n", max(0, offset - _WIDEST), offset)

    def _is_stacked(self, count: int) -> bool:
        return all("\n" in self._text[a[1] : b[0]] for a, b in pairwise(self._bounds[:count]))

    def _ends_line(self, index: int) -> bool:
        end = self._bounds[index][1]
        return self._text[end : end + 1] not in _WITHIN_LINE and not self._begins_token()

    def _is_complete(self) -> bool:
        if not self._dots or not self._read_header() or self._dots != dots_needed(self._header):
            return False
        return not self._after_tilde and self._last in last_lengths(self._header)

    def _begins_token(self) -> bool:
        match = _NEW_TOKEN.match(self._text, *self._bounds[-1])
        return match is not None and header_of(match[0][:-1]) is not None

    def _last_ended_in_dot(self) -> bool:
        return self._text[self._bounds[-2][1] - 1] in ".~"

    def _read_header(self) -> bool:
        if not self._header_known:
            self._header, self._header_known = header_of(self._cut().partition(".")[0]), True
        return self._header is not None

    def _read_payload(self) -> bool:
        """Whether the payload, put together, is JSON: proof that the pieces are one token."""
        if not self._payload_is_sound:
            parts = self._cut().split(".")
            octets = base64url.read(parts[1]).octets
            sound = len(parts) == 5 or strict_json.read(octets or b"").document.parsed
            self._payload_is_sound = octets is not None and sound
        return self._payload_is_sound

    def _cut(self) -> str:
        return "".join(self._text[a:b] for a, b in self._bounds)


_LONGEST_DISCLOSURE = 256
_GAP = regex(
    r"[ \t\u00a0]*+(?:\\?(?:\r\n|\n|\r)|\\r\\n|\\n|=\r?\n)[ \t\u00a0]*+(?:>[ \t]?)*+[ \t]*+"
    r"|[ \t\v\f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]++"
    r"|(?:%(?:25)*+(?:0[AaDd9]|20|[Cc]2%(?:25)*+[Aa]0))++"
    r"|[\"'][ \t]*+[+.\\]?[ \t]*+(?:\r\n|\n|\r)?[ \t]*+[+.]?[ \t]*+[\"']"
)
_FEWEST_FULL_LINES = 2
_COST = 64
_WITHIN_LINE = frozenset(" \t,;:!?")
_NARROWEST = 32
_WIDEST = 1024
_NEW_TOKEN = regex(r"e[yw][A-Za-z0-9_\-]{4,}+\.")
