"""Pasted text in, the same text in coloured pieces out: segments, dots, faults, the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from debugger.extract import Found
from debugger.jose.model import Token
from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the pasted text. `kind`: a segment's name, `dot`, `fault` or `around`."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each character of the token stands in the pasted text.

    `offsets` has one entry for each character and one for the end, or is None where the token
    stands there unchanged, from `start` on.
    """

    start: int
    offsets: Sequence[int] | None = None

    def of(self, span: tuple[int, int]) -> tuple[int, int]:
        """A span of the token, as a span of the pasted text."""
        if self.offsets is None:
            return self.start + span[0], self.start + span[1]
        last = len(self.offsets) - 1
        start, end = min(span[0], last), min(span[1], last)
        # The end is that of the last character, so that what was taken out behind it stays outside.
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[end]


def positions(pasted: str, found: Found | None, token: Token) -> Positions:
    """How the token's offsets follow from the pasted text; linear in its length."""
    if found is None:
        return Positions(0)
    if pasted.startswith(token.text, found.start):
        return Positions(found.start)
    return Positions(found.start, _aligned(pasted, found.start, found.end, token.text))


def coloured(
    pasted: str, found: Found | None, token: Token, places: Positions
) -> tuple[Piece, ...]:
    """Pieces whose texts, joined, are the pasted text."""
    if found is None:
        return (Piece(pasted, "around"),) if pasted else ()
    marks = sorted(_marks(token, places), key=lambda mark: mark[0])
    return tuple(piece for piece in _cut(pasted, found, marks) if piece.text)


def _aligned(pasted: str, start: int, end: int, text: str) -> list[int]:
    offsets = []
    cursor = start
    for character in text:
        while cursor < end and not _stands(pasted, cursor, character):
            cursor += 1
        offsets.append(min(cursor, max(start, end - 1)))
        cursor += 3 if pasted[cursor : cursor + 1] == "%" != character else 1
    return [*offsets, end]


def _stands(pasted: str, cursor: int, character: str) -> bool:
    if pasted[cursor] == character:
        return True
    escape = _PERCENT.match(pasted, cursor)
    return escape is not None and chr(int(escape.group(1), 16)) == character


def _marks(token: Token, places: Positions) -> Iterator[tuple[int, int, str]]:
    faults = [fault for fault in token.faults if fault.start is not None and fault.end is not None]
    faulty = {
        places.of((fault.start or 0, fault.end or 0))
        for fault in faults
        if (fault.end or 0) - (fault.start or 0) <= _WIDEST_FAULT
    }
    for segment in token.segments:
        start, end = places.of((segment.start, segment.end))
        for fault_start, fault_end in sorted(faulty):
            if start <= fault_start < fault_end <= end:
                yield start, fault_start, segment.name
                yield fault_start, fault_end, "fault"
                start = fault_end
        yield start, end, segment.name


def _cut(pasted: str, found: Found, marks: Sequence[tuple[int, int, str]]) -> Iterator[Piece]:
    cursor = 0
    for start, end, kind in marks:
        if start < cursor or end <= start:
            continue
        yield _between(pasted[cursor:start], cursor, found)
        yield Piece(pasted[start:end], kind)
        cursor = end
    yield _between(pasted[cursor:], cursor, found)


def _between(text: str, start: int, found: Found) -> Piece:
    inside = found.start < start and text in (".", "~")
    return Piece(text, "dot" if inside else "around")


_PERCENT = regex("%([0-9A-Fa-f]{2})")
# A wider fault is that of a segment, not of a character: colouring it would hide the token.
_WIDEST_FAULT = 24
