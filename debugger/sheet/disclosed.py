"""`Report` of an SD-JWT in; the table of its disclosures and its key binding, as shown, out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from debugger.claims.wording import counted
from debugger.jose.model import Digits, Json, Segment
from debugger.jose.sd_jwt import Disclosed, Entry
from debugger.key_binding import KeyBinding
from debugger.outcome import Outcome
from debugger.report import Report
from debugger.sheet.ink import Positions
from debugger.sheet.json_lines import Block, Run, set_in_lines


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One disclosure. `place`: where its value was put, or "". `fault`: why it has no place.

    `name` is "" for an array element's; `digest` is "" where the hash is not known.
    """

    at: str
    span: str
    name: str
    value: str
    place: str
    fault: str
    salt: str
    digest: str

    @property
    def kind(self) -> str:
        """What stands in the place of a name that there is not."""
        return "array element" if self.value else "unreadable"


@dataclass(frozen=True, slots=True)
class DisclosureTable:
    """`note`: how many digests there are and what became of them. `left_out`: rows not shown."""

    note: str
    rows: tuple[DisclosureRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class BindingPart:
    """The key binding: what came of checking it, and what it says."""

    outcome: Outcome
    words: str
    reason: str
    span: str
    title: str
    blocks: tuple[Block, ...]


def disclosure_table(report: Report, places: Positions | None) -> DisclosureTable | None:
    """None for a token that is no SD-JWT. Without `places` no row has a span."""
    disclosed = report.disclosed
    if disclosed is None or not (disclosed.entries or disclosed.selective):
        return None
    faults = {fault.at: fault.message for fault in reversed(report.token.faults) if fault.at}
    rows = (
        _row(index, entry, faults, places)
        for index, entry in enumerate(islice(disclosed.entries, _MOST_ROWS))
    )
    return DisclosureTable(
        _note(disclosed), tuple(rows), max(0, len(disclosed.entries) - _MOST_ROWS)
    )


def binding_part(report: Report, places: Positions | None) -> BindingPart | None:
    """None where no key-binding JWT was presented."""
    binding, disclosed = report.key_binding, report.disclosed
    if binding is None or disclosed is None or disclosed.key_binding is None:
        return None
    segment: Segment = disclosed.key_binding.segment
    return BindingPart(
        binding.outcome,
        _words(binding),
        binding.reason,
        _span(segment, places),
        "Key binding",
        _blocks(binding),
    )


def _row(
    index: int, entry: Entry, faults: Mapping[str, str], places: Positions | None
) -> DisclosureRow:
    disclosure, at = entry.disclosure, f"disclosures[{index}]"
    fault = "" if entry.used else faults.get(at, "It stands in another one that has no place.")
    return DisclosureRow(
        at,
        _span(entry.segment, places),
        disclosure.name or "",
        _cut(written(disclosure.value)) if disclosure.salt is not None else "",
        (entry.at or "").removeprefix("payload."),
        fault,
        _cut(written(disclosure.salt)) if disclosure.salt is not None else "",
        entry.digest or "",
    )


def _span(segment: Segment, places: Positions | None) -> str:
    if places is None:
        return ""
    start, end = places.of((segment.start, segment.end))
    return f"{start}-{end}"


def written(value: Json) -> str:
    """The value as JSON text; numbers that no Python number holds by their digits."""
    if isinstance(value, Digits):
        return str(value)
    try:
        return json.dumps(value, ensure_ascii=False)
    except (ValueError, RecursionError):  # more than 4,300 digits, or too deep
        return "…"


def _note(disclosed: Disclosed) -> str:
    count = counted(len(disclosed.entries), "disclosure")
    digests = counted(disclosed.digests, "digest")
    if not disclosed.unmatched:
        return f"{count} for {digests} by {disclosed.algorithm}"
    return (
        f"{count} for {digests} by {disclosed.algorithm}; {disclosed.unmatched:,} without one:"
        " withheld, or a decoy"
    )


def _words(binding: KeyBinding) -> str:
    if not binding.confirmed:
        return "bound to no key"
    return _OUTCOMES[binding.outcome]


def _blocks(binding: KeyBinding) -> tuple[Block, ...]:
    """Header and payload, one below the other."""
    token = binding.token
    header = set_in_lines(token.header.text, "key_binding.header") if token.header.parsed else ()
    if token.payload is None or not token.payload.document.parsed:
        return header
    payload = set_in_lines(token.payload.document.text, "key_binding.payload")
    return (*header, _LINE_BREAK, *payload)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_MOST_ROWS = 200
_LONGEST = 400
_LINE_BREAK = Block("", (Run("\n"),))
_OUTCOMES = {
    Outcome.PASSED: "by the holder’s key, for this presentation",
    Outcome.FAILED: "does not hold",
    Outcome.NOT_CHECKED: "not checked",
}
