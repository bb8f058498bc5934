"""A `Report` in, a `Sheet` out: everything the page shows of it; templates only place it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from debugger.extract import Extraction
from debugger.jose.model import Json, Segment
from debugger.jose.places import Locate, locator
from debugger.jose.sd_places import locator_of
from debugger.outcome import Outcome
from debugger.pitfalls import PITFALLS, Finding
from debugger.report import Report
from debugger.sheet.disclosed import BindingPart, DisclosureTable, binding_part, disclosure_table
from debugger.sheet.excerpt import Excerpt, excerpt
from debugger.sheet.ink import Piece, Positions, coloured, positions
from debugger.sheet.inner import Inner, inner_of
from debugger.sheet.key_words import KeyNote, key_notes
from debugger.sheet.parts import Fact, Part, header_part, payload_part, signature_facts
from debugger.sheet.proof import proof
from debugger.sheet.remedies import Remedy, remedies
from debugger.sheet.seal import Seal, seal_of
from debugger.sheet.tally import tally
from debugger.sheet.time_line import TimeLine, moment_of, time_line


@dataclass(frozen=True, slots=True)
class Legend:
    """A segment's name in words and how many octets it carries."""

    segment: str
    title: str
    octets: str


@dataclass(frozen=True, slots=True)
class Place:
    """A finding and where pointing at it leads: `anchor` on the page, `span` in the text."""

    finding: Finding
    anchor: str
    span: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on the page about one report. `shown` is the index of the token in `extraction`.

    `marks`: for each expectation (`issuer`, `audience`, …) the outcome of its check. `taken`: what
    the token itself would fill into them. `guessed`: a guessed secret, where it is text.
    `proof`: what the signature proves. `looked_for`: how many kinds of pitfalls there are.
    `until`: the nearest of `nbf` and `exp`, in Unix seconds.
    """

    report: Report
    extraction: Extraction
    shown: int
    seal: Seal
    ink: tuple[Piece, ...]
    legend: tuple[Legend, ...]
    header: Part
    payload: Part
    signature: tuple[Fact, ...]
    remedies: tuple[Remedy, ...]
    places: tuple[Place, ...]
    tally: str
    looked_for: int
    key_notes: tuple[KeyNote, ...]
    fault: Excerpt | None
    line: TimeLine | None
    marks: Mapping[str, Outcome] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
    guessed: str | None = None
    until: float | None = None
    proof: str = ""
    inner: Inner | None = None
    disclosures: DisclosureTable | None = None
    binding: BindingPart | None = None


def lay_out(report: Report, extraction: Extraction | None = None, shown: int = 0) -> Sheet:
    """`extraction` is that of the whole pasted text where `report` is about a later token of it."""
    extraction = extraction or report.extraction
    found = extraction.tokens[shown] if shown < len(extraction.tokens) else None
    places = positions(extraction.text, found, report.token)
    locate = _locator(report)

    def span(at: str) -> str:
        return _span(locate(at), places)

    return Sheet(
        report=report,
        extraction=extraction,
        shown=shown,
        seal=seal_of(report),
        ink=coloured(extraction.text, found, report.token, places),
        legend=_legend(report),
        header=header_part(report, span, locate),
        payload=payload_part(report, span, locate),
        signature=signature_facts(report),
        remedies=remedies(report, extraction, found),
        places=tuple(_place(finding, places) for finding in report.findings),
        tally=tally(report.findings),
        looked_for=len(PITFALLS),
        key_notes=key_notes(report.keyring),
        fault=_fault(report),
        line=time_line(report.read.claims, report.policy),
        marks=_marks(report),
        taken=_taken(report),
        guessed=_guessed(report),
        until=_until(report),
        proof=proof(report),
        inner=inner_of(report),
        disclosures=disclosure_table(report, places),
        binding=binding_part(report, places),
    )


def _locator(report: Report) -> Locate:
    if report.disclosed is None:
        return locator(report.token)
    return locator_of(report.token, report.disclosed)


def _span(span: tuple[int, int] | None, places: Positions) -> str:
    if span is None:
        return ""
    start, end = places.of(span)
    return f"{start}-{end}"


def _legend(report: Report) -> tuple[Legend, ...]:
    return tuple(
        Legend(segment.name, _TITLES.get(segment.name, "Segment"), _carried(segment))
        for segment in report.token.segments[:_MOST_SEGMENTS]
    )


def _carried(segment: Segment) -> str:
    return "a token of its own" if segment.name == "key_binding" else _octets(segment.octets)


def _octets(octets: bytes | None) -> str:
    if octets is None:
        return "does not decode"
    return f"{len(octets):,} octet{'' if len(octets) == 1 else 's'}"


def _place(finding: Finding, places: Positions) -> Place:
    room = finding.at.partition(".")[0].partition("[")[0]
    return Place(finding, _ANCHORS.get(room, "token-field"), _span(finding.span, places))


def _fault(report: Report) -> Excerpt | None:
    fatal = [fault for fault in report.token.faults if fault.fatal]
    placed = next((fault for fault in fatal if fault.start is not None), None)
    if placed is None or (placed.start, placed.end) == (0, len(report.token.text)):
        return None
    return excerpt(report.token.text, placed)


def _marks(report: Report) -> dict[str, Outcome]:
    """The worst outcome of each expectation: one that fails is not hidden by one that passes."""
    marks: dict[str, Outcome] = {}
    for check in (check for each in _layers(report) for check in each.claim_checks):
        expectation = _EXPECTATIONS.get(check.at)
        if check.subject == "policy" and expectation and marks.get(expectation) != Outcome.FAILED:
            marks[expectation] = check.outcome
    return marks


def _layers(report: Report) -> Iterator[Report]:
    """The report, and those about the tokens inside, from the outside in."""
    yield report
    if report.nested:
        yield from _layers(report.nested)


def _taken(report: Report) -> dict[str, str]:
    claims = report.innermost.read.claims
    wanted = {
        "issuer": claims.get("iss"),
        "audience": (report.key_binding or report.innermost.read).claims.get("aud"),
        "algorithms": [each.token.algorithm for each in _layers(report)],
    }
    return {name: text for name, value in wanted.items() if (text := _entries(value))}


def _entries(value: Json) -> str:
    """A text, or a list of texts with commas between them, as an expectation's field takes it."""
    texts = value if isinstance(value, list) else [value]
    return ", ".join(text for text in texts if isinstance(text, str))


def _guessed(report: Report) -> str | None:
    found = report.verification.found_secret
    try:
        return found.secret.decode() if found else None
    except UnicodeDecodeError:
        return None


def _until(report: Report) -> float | None:
    now = report.policy.seconds
    claims = report.innermost.read.claims
    moments = [moment_of(claims.get(name)) for name in ("nbf", "exp")]
    seconds = [moment.timestamp() for moment in moments if moment]
    return min(seconds, key=lambda moment: abs(moment - now), default=None)


_TITLES = {
    "header": "Header",
    "payload": "Payload",
    "signature": "Signature",
    "encrypted_key": "Encrypted key",
    "iv": "Initialization vector",
    "ciphertext": "Ciphertext",
    "tag": "Tag",
    "disclosure": "Disclosure",
    "key_binding": "Key binding",
}
_ANCHORS = {
    "header": "header",
    "payload": "payload",
    "signature": "signature",
    "disclosures": "disclosures",
    "key_binding": "key-binding",
    "key": "key-field",
    "policy": "expect-field",
}
_EXPECTATIONS = {
    "payload.iss": "issuer",
    "payload.aud": "audience",
    "key_binding.aud": "audience",
    "payload.sub": "subject",
    "header.alg": "algorithms",
    "header.typ": "typ",
}
_MOST_SEGMENTS = 40
