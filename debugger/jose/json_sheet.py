"""A JSON serialization while it is read: each member as a segment, each fault by its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from debugger.jose.member_spans import MemberSpans, join
from debugger.jose.model import Document, Fault, Form, Json, Payload, Segment, Token
from debugger.jose.parts import Part, read_part

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Sheet:
    """The text of a JSON token, and what was found in it so far."""

    text: str
    spans: MemberSpans
    faults: list[Fault]
    segments: list[Segment] = field(default_factory=list)

    def part(self, name: str, value: Json, path: Path) -> Part | None:
        """The member at `path` as a segment; None where it is absent or no text."""
        if not isinstance(value, str):
            return None
        start, end = self.span(path)
        raw = self.text[start + 1 : end - 1]
        part = read_part(name, value, start + 1)
        if raw != value:
            part = _escaped(part, raw, start + 1)
        self.segments.append(part.segment)
        return part

    def span(self, path: Path) -> tuple[int, int]:
        return self.spans.value(path) or (0, len(self.text))

    def malformed(self, message: str, path: Path = ()) -> None:
        start, end = self.span(path) if path else (0, len(self.text))
        self.faults.append(Fault("jws-json-malformed", path_text(path), message, start, end))

    def over_limit(self, name: str, count: int, most: int) -> None:
        message = f"It has {count:,} {name}; the first {most:,} are read."
        start, end = self.span((name,))
        self.faults.append(Fault("json-members", name, message, start, end, limit=True))

    def must_be(self, kind: type, owner: Mapping[str, Json], name: str, path: Path) -> None:
        """Say so where a member is there and of another type."""
        if name in owner and not isinstance(owner[name], kind):
            self.malformed(f"“{name}” is no {_KINDS[kind]}.", (*path, name))

    def token(self, form: Form, header: Document, payload: Payload | None, **rest: Json) -> Token:
        segments = tuple(sorted(self.segments, key=lambda segment: segment.start))
        faults = tuple(self.faults)
        return Token(
            self.text,
            form,
            segments,
            header,
            payload,
            faults=faults,
            member_spans=self.spans,
            **rest,
        )


def say_overlaps(sheet: Sheet, halves: Iterable[Mapping[str, Json]], path: Path) -> None:
    seen: set[str] = set()
    for half in halves:
        for name in sorted(seen & half.keys()):
            message = (
                f"“{name}” stands both in the protected and in an unprotected header; "
                "the two must have no name in common."
            )
            start, end = sheet.spans.find((*path, "header", name)) or sheet.span((*path, "header"))
            at = join("header", name)
            sheet.faults.append(Fault("jws-header-overlap", at, message, start, end))
        seen |= half.keys()


def object_of(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def path_text(path: Path) -> str:
    at = ""
    for step in path:
        at = join(at, step)
    return at


def _escaped(part: Part, raw: str, start: int) -> Part:
    """A member written with escapes: its octets have no place of their own among its characters."""
    segment = replace(part.segment, text=raw, start=start)
    faults = tuple(replace(fault, start=start, end=segment.end) for fault in part.faults)
    return Part(segment, part.readable, faults, plain=False)


_KINDS: dict[type, str] = {str: "text", dict: "JSON object", list: "array"}
