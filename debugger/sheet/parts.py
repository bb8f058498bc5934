"""`Report` in; header, payload and signature out, as their panels show them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from debugger.claims.explain import ClaimLine
from debugger.jose.algorithms import Use, find
from debugger.jose.member_spans import join
from debugger.jose.model import Document, Encoding, Payload, Segment
from debugger.jose.segment_words import meaning_of
from debugger.outcome import Outcome
from debugger.report import Report
from debugger.sheet.json_lines import Block, Run, set_in_lines
from debugger.sheet.octets import Octets, octets_of
from debugger.sheet.wording import sentence

Span = Callable[[str], str]
Locate = Callable[[str], tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A member in words. `span` is “START-END” in the pasted text, or "". `inner`: of a member.

    `judged` is what its check says, `remark` what else is to be said of this value: a clause beside
    a time, else a sentence.
    """

    line: ClaimLine
    span: str
    inner: bool
    judged: str
    remark: str


@dataclass(frozen=True, slots=True)
class Part:
    """One panel. `kind` gives colour and line, `note` what is special, `blocks` the exact text."""

    kind: str
    title: str
    note: str
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    octets: Octets | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the signature's panel; `code` is set in the face of the token.

    `screen_only`: it is the signature itself, which is left out on paper.
    """

    name: str
    text: str
    code: bool = False
    screen_only: bool = False


def header_part(report: Report, span: Span, locate: Locate) -> Part:
    """The (first) JOSE header."""
    token = report.token
    segment = token.segment("header")
    note = "" if token.header.parsed else _unreadable(token.header, segment)
    part = _part("header", "Header", note, report.header_lines, token.header, span)
    return replace(part, octets=_tiles(part, segment, locate))


def payload_part(report: Report, span: Span, locate: Locate) -> Part:
    """The payload as it is known: claims, text, octets, or what of it can be read."""
    token = report.token
    segment = token.segment("payload") or token.segment("ciphertext")
    kind = segment.name if segment else "payload"
    if token.payload is None:
        document = Document(_readable(segment), None, False)
        return _part(kind, "Payload", _no_payload(segment, report), (), document, span)
    note = _payload_note(token.payload, segment, report)
    part = _part(kind, "Payload", note, report.claims, token.payload.document, span)
    return replace(part, octets=_tiles(part, token.segment("payload"), locate))


def signature_facts(report: Report) -> tuple[Fact, ...]:
    """Algorithm, key and where it is from, thumbprint, octets."""
    verification, facts = report.verification, []
    algorithm = verification.algorithm
    if algorithm:
        facts.append(Fact("Algorithm", f"{algorithm.name}. {algorithm.summary}"))
    elif isinstance(report.token.algorithm, str):
        facts.append(Fact("Algorithm", report.token.algorithm, code=True))
    if verification.key:
        facts.append(Fact("Key", verification.key.label))
        facts.append(Fact("Thumbprint", verification.key.thumbprint, code=True))
    if report.token.encryption is not None:
        return (*facts, *_encryption_facts(report))
    segment = report.token.segment("signature")
    if segment:
        facts.append(
            Fact("Octets", _octets(segment, algorithm.signature_octets if algorithm else None))
        )
    if segment and segment.octets and len(segment.octets) <= _LONGEST_HEX:
        facts.append(Fact("In hex", segment.octets.hex(), True, screen_only=True))
    return tuple(facts)


def _encryption_facts(report: Report) -> Iterator[Fact]:
    """How the content is encrypted, and what each segment of a JWE is."""
    token = report.token
    content = find(token.header.members.get("enc"), Use.CONTENT_ENCRYPTION)
    if content:
        yield Fact("Content", f"{content.name}. {content.summary}")
    recipients = len(token.encryption.recipients) if token.encryption else 0
    if recipients > 1:
        yield Fact("Recipients", f"{recipients:,}; each has the key of the content encrypted anew")
    seen: set[str] = set()
    for segment in token.segments:
        if segment.name in _ENCRYPTED and segment.name not in seen:
            seen.add(segment.name)
            size = "it does not decode"
            if segment.octets is not None:
                size = _counted(len(segment.octets))
            yield Fact(_ENCRYPTED[segment.name], f"{size}: {meaning_of(segment, token)}")
    opened = report.verification.decryption
    if opened and opened.compressed is not None:
        inflated = f"; inflated, {_counted(len(token.payload.octets))}" if token.payload else ""
        yield Fact("Compressed", f"{_counted(opened.compressed)}{inflated}")
    tag = token.segment("tag")
    if tag and tag.octets and len(tag.octets) <= _LONGEST_HEX:
        yield Fact("Tag in hex", tag.octets.hex(), True, screen_only=True)


def _part(
    kind: str,
    title: str,
    note: str,
    lines: Sequence[ClaimLine],
    document: Document,
    span: Span,
) -> Part:
    room = title.lower()
    blocks = set_in_lines(document.text, room) if document.parsed else _verbatim(document)
    return Part(
        kind=kind,
        title=title,
        note=note,
        rows=tuple(_row(line, room, span) for line in lines),
        blocks=blocks,
    )


def _tiles(part: Part, segment: Segment | None, locate: Locate) -> Octets | None:
    outer = [row.line.at for row in part.rows[:_MOST_MEMBERS] if not row.inner]
    return octets_of(segment, ((locate(at), at) for at in outer))


def _row(line: ClaimLine, room: str, span: Span) -> Row:
    checked = line.status is not Outcome.NOT_CHECKED
    judged, _, remark = line.note.partition("; ") if checked else ("", "", line.note)
    if remark and not line.time:
        remark = sentence(remark)
    return Row(line, span(line.at), line.at != join(room, line.name), judged, remark)


def _verbatim(document: Document) -> tuple[Block, ...]:
    return (Block("", (Run(document.text),)),) if document.text else ()


def _unreadable(document: Document, segment: Segment | None) -> str:
    if segment is None or not segment.text:
        return "there is none"
    return "no JSON; shown as it stands" if document.text else "it does not decode"


def _payload_note(payload: Payload, segment: Segment | None, report: Report) -> str:
    if segment and segment.octets is None:
        return "what can be read of it"
    if report.token.encryption is not None:
        return f"decrypted: {_contents(payload, report)}, {_counted(len(payload.octets))}"
    if report.nested or report.deeper:
        return _contents(payload, report)
    if report.read.claims is not report.token.claims:
        return "with what was disclosed; the JSON is as it was issued"
    if report.claims:
        return ""
    if isinstance(payload.document.value, dict):
        return "an object without members"
    return _ENCODINGS[payload.encoding]


def _contents(payload: Payload, report: Report) -> str:
    """What the payload is, in a few words."""
    if report.deeper:
        return "a token, too deep inside to be looked at"
    if report.nested:
        return f"{_TOKENS[report.nested.token.encryption is not None]}, see below"
    if isinstance(payload.document.value, dict):
        return "claims"
    return _ENCODINGS[payload.encoding]


def _counted(octets: int) -> str:
    return f"{octets:,} octet{'' if octets == 1 else 's'}"


def _no_payload(segment: Segment | None, report: Report) -> str:
    if report.verification.decryption is not None:
        return "decrypted, and not inflated"
    if segment and segment.name == "ciphertext":
        return "encrypted: nobody can read it without the key"
    if segment is None or not segment.text:
        return "there is none"
    return "what can be read of it" if segment.octets else "it does not decode"


def _readable(segment: Segment | None) -> str:
    if segment is None or segment.octets is None or segment.name == "ciphertext":
        return ""
    return segment.octets.decode("utf-8", "replace")


def _octets(segment: Segment, expected: int | None) -> str:
    if segment.octets is None:
        return "it does not decode"
    count = len(segment.octets)
    if expected is None or not expected:
        return f"{count:,}"
    return (
        f"{count}, as the algorithm makes"
        if count == expected
        else f"{count:,}; the algorithm makes {expected}"
    )


_ENCODINGS = {
    Encoding.JSON: "JSON, but no object of claims",
    Encoding.TEXT: "text, not JSON",
    Encoding.BINARY: "octets that are no text, in hex",
}
_ENCRYPTED = {
    "encrypted_key": "Encrypted key",
    "iv": "Initialization vector",
    "ciphertext": "Ciphertext",
    "tag": "Tag",
}
_TOKENS = {False: "a signed token", True: "an encrypted token"}
_LONGEST_HEX = 132
_MOST_MEMBERS = 200
