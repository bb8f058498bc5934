"""A base64url segment in, tiles out: four characters, three octets, and the text of these."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from debugger.jose.model import Segment

MOST_TILES = 192


@dataclass(frozen=True, slots=True)
class Tile:
    """Up to four `characters`, their octets in `hexadecimal`, and these as `text`.

    `at` is the member that the characters belong to, "" for none.
    """

    characters: str
    hexadecimal: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Octets:
    """The first tiles of a segment. `count` is the number of all its octets."""

    count: int
    tiles: tuple[Tile, ...]

    @property
    def shown(self) -> int:
        """How many octets the tiles carry."""
        return min(self.count, len(self.tiles) * 3)


def octets_of(
    segment: Segment | None, members: Iterable[tuple[tuple[int, int] | None, str]] = ()
) -> Octets | None:
    """None where the characters do not carry octets by the four-to-three rule (RFC 4648 §5).

    `members`: the span of each member in the token's characters, and its place.
    """
    if segment is None or not segment.octets or not _regular(segment.text, segment.octets):
        return None
    placed = sorted((span[0], at) for span, at in members if span)
    starts = [start for start, _ in placed]
    tiles = [
        Tile(
            segment.text[start : start + 4],
            segment.octets[start // 4 * 3 : start // 4 * 3 + 3].hex(" "),
            "".join(map(_shown, segment.octets[start // 4 * 3 : start // 4 * 3 + 3])),
            _member(starts, placed, segment.start + start),
        )
        for start in range(0, min(len(segment.text), MOST_TILES * 4), 4)
    ]
    return Octets(len(segment.octets), tuple(tiles))


def _regular(text: str, octets: bytes) -> bool:
    return len(octets) == len(text) * 3 // 4 and len(text) % 4 != 1


def _member(starts: Sequence[int], placed: Sequence[tuple[int, str]], offset: int) -> str:
    """The last member that begins in these four characters, or before them."""
    index = bisect_right(starts, offset + 3)
    return placed[index - 1][1] if index else ""


def _shown(octet: int) -> str:
    """ASCII that can be seen; all else, also a part of a longer character, is a dot."""
    return chr(octet) if 0x20 <= octet < 0x7F else "·"
