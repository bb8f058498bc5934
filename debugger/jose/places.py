"""From a place (`payload.exp`) to the characters of the token that carry it."""

from array import array
from collections.abc import Callable

from debugger.jose.member_spans import MemberSpans, split
from debugger.jose.model import Segment, Token
from debugger.jose.parts import Part, place

Locate = Callable[[str], tuple[int, int] | None]
Steps = tuple[str | int, ...]


def locator(token: Token) -> Locate:
    """A function from a place to its start and end offset in `token.text`, None where it has none.

    `header`, `payload`, `signature` … are whole segments; `header.NAME`, `payload.NAME[0].NAME` are
    members, name and value, widened to the base64url characters that carry their octets: of octets
    a to b, the characters ⌊4a/3⌋ to ⌈4b/3⌉ (RFC 4648 §4). `disclosures[2]` is the third disclosure.
    What a JWE's plaintext says has its place in the whole ciphertext.
    In the JSON forms `signatures[1].header.NAME` is a member of the second signature's header.
    Members are looked up when first asked for, once for all of a token's places.
    """
    return _Locator(token).locate


class _Locator:
    """What has been looked up so far for one token."""

    def __init__(self, token: Token) -> None:
        self._token = token
        self._read: dict[int, tuple[_Octets, MemberSpans]] = {}
        self._known = token.member_spans

    def locate(self, at: str) -> tuple[int, int] | None:
        steps = split(at)
        if not steps:
            return None
        match steps:
            case ("disclosures", int(index), *_):
                return _span(self._nth("disclosure", index))
            case ("signatures", int(index), *rest) if self._is_json:
                return self._in_signature(index, tuple(rest))
            case (str(name), *rest):
                return self._in_segment(name, tuple(rest))
            case _:
                return None

    def _json(self) -> MemberSpans:
        if self._known is None:
            self._known = MemberSpans(self._token.text)
        return self._known

    @property
    def _is_json(self) -> bool:
        return self._token.text[:1] not in ("", "e") and self._token.text.lstrip()[:1] == "{"

    def _in_segment(self, name: str, rest: Steps) -> tuple[int, int] | None:
        segment = self._token.segment(name)
        if segment is not None:
            span = _span(segment) if not rest else self._member(segment, rest)
            if span is not None:
                return span
        if name == "payload" and self._token.encryption is not None:
            # The characters of a claim are somewhere in it: encryption does not keep their order.
            return _span(self._token.segment("ciphertext"))
        if not self._is_json:
            return None
        return self._in_text((name, *rest), ("signatures", 0, name, *rest), ("unprotected", *rest))

    def _in_signature(self, index: int, rest: Steps) -> tuple[int, int] | None:
        path: Steps = ("signatures", index)
        name, inner = (rest[0], rest[1:]) if rest else ("signature", ())
        member = {"header": "protected"}.get(str(name), name)
        value = self._json().value((*path, member))
        segment = self._segment_in(value) if value else None
        if segment is not None:
            span = _span(segment) if not inner else self._member(segment, inner)
            if span is not None:
                return span
        return self._in_text((*path, name, *inner))

    def _in_text(self, *members: Steps) -> tuple[int, int] | None:
        """The first of them that stands in the JSON itself, as unprotected members do."""
        return next(filter(None, map(self._json().find, members)), None)

    def _segment_in(self, value: tuple[int, int]) -> Segment | None:
        inside = (s for s in self._token.segments if value[0] <= s.start <= value[1])
        return next(inside, None)

    def _nth(self, name: str, index: int) -> Segment | None:
        named = [segment for segment in self._token.segments if segment.name == name]
        return named[index] if index < len(named) else None

    def _member(self, segment: Segment, steps: Steps) -> tuple[int, int] | None:
        if segment.octets is None:
            return None
        if segment.start not in self._read:
            text = segment.octets.decode(errors="replace")
            self._read[segment.start] = (_Octets(text), MemberSpans(text))
        octets, spans = self._read[segment.start]
        span = spans.find(steps)
        if span is None:
            return None
        part = Part(segment, b"", plain=_is_plain(segment))
        return place(part, octets.before(span[0]), octets.before(span[1]))


class _Octets:
    """How many octets of UTF-8 stand before a character, counted once for each thousand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before = array("Q", (0,))

    def before(self, offset: int) -> int:
        if self._text.isascii():
            return offset
        block, rest = divmod(offset, _BLOCK)
        while len(self._before) <= block:
            start = (len(self._before) - 1) * _BLOCK
            self._before.append(self._before[-1] + self._count(start, start + _BLOCK))
        return self._before[block] + self._count(offset - rest, offset)

    def _count(self, start: int, end: int) -> int:
        return len(self._text[start:end].encode())


def _span(segment: Segment | None) -> tuple[int, int] | None:
    return None if segment is None else (segment.start, segment.end)


def _is_plain(segment: Segment) -> bool:
    """Whether the characters are base64url, and not text as it is (RFC 7797) or with escapes."""
    return (
        segment.octets is not None and len(segment.octets) == len(segment.text.rstrip("=")) * 3 // 4
    )


_BLOCK = 1024
