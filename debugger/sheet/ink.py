"""Pasted text in, the same text in coloured pieces out: segments, dots, faults, the rest."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from debugger.extract import Found
from debugger.jose.model import Token


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
    offsets: list[int] = []
    cursor = start
    for begin in range(0, len(text), _STRIDE):
        stretch = text[begin : begin + _STRIDE]
        if pasted.startswith(stretch, cursor) and cursor + len(stretch) <= end:
            offsets.extend(range(cursor, cursor + len(stretch)))
            cursor += len(stretch)
        else:
            cursor = _align(pasted, cursor, end, stretch, offsets)
    last = max(start, end - 1)
    while offsets and offsets[-1] > last:
        offsets.pop()
    return [*offsets, *[last] * (len(text) - len(offsets)), end]


def _align(pasted: str, cursor: int, end: int, stretch: str, offsets: list[int]) -> int:
    """Add where each character of the stretch stands; answers where the next one may stand."""
    for character in stretch:
        seen = pasted[cursor : cursor + 1]
        while seen != character and cursor < end and not _escapes(pasted, cursor, seen, character):
            cursor += 1
            seen = pasted[cursor : cursor + 1]
        offsets.append(cursor)
        cursor += 3 if seen == "%" != character else 1
    return cursor


def _escapes(pasted: str, cursor: int, seen: str, character: str) -> bool:
    return seen == "%" and pasted[cursor + 1 : cursor + 3].upper() == f"{ord(character):02X}"


def _marks(token: Token, places: Positions) -> Iterator[tuple[int, int, str]]:
    faulty = sorted(_faulty(token, places))
    for segment in token.segments:
        start, end = places.of((segment.start, segment.end))
        first, last = bisect_left(faulty, (start, start)), bisect_left(faulty, (end, end))
        for fault_start, fault_end in faulty[first:last]:
            if start <= fault_start < fault_end <= end:
                yield start, fault_start, segment.name
                yield fault_start, fault_end, "fault"
                start = fault_end
        yield start, end, segment.name


def _faulty(token: Token, places: Positions) -> set[tuple[int, int]]:
    """Where the small faults stand in the pasted text."""
    spans = (
        (fault.start or 0, fault.end or 0) for fault in token.faults if fault.start is not None
    )
    return {places.of((start, end)) for start, end in spans if end - start <= _WIDEST_FAULT}


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


_STRIDE = 256
# A wider fault is that of a segment, not of a character: colouring it would hide the token.
_WIDEST_FAULT = 24
