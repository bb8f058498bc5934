"""Reports to a SARIF 2.1.0 log: what code scanning services and editors read findings from.

The log names places and never holds the token, its key or a claim's text beyond what a finding
says of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from debugger import __version__
from debugger.pitfalls.registry import PITFALLS, Finding, Severity
from debugger.report import Report

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


@dataclass(frozen=True, slots=True)
class Examined:
    """A report, and the address of the text that its token stood in: a path, or `stdin`."""

    report: Report
    uri: str


def to_sarif(examined: Iterable[Examined]) -> dict[str, Any]:
    """One run over all of them, as JSON values. A rule is a pitfall, a result a finding.

    Regions count characters as Unicode code points, lines and columns from 1 (SARIF 2.1.0 §3.30).
    """
    met = [(entry, finding) for entry in examined for finding in findings_of(entry.report)]
    rules = {finding.id: finding for _, finding in met}
    order = {name: index for index, name in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "jwt-debugger",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_rule(finding) for finding in rules.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(entry, found, order[found.id]) for entry, found in met],
            }
        ],
    }


def findings_of(report: Report) -> Iterator[Finding]:
    """The findings about the token and those about the tokens inside it."""
    yield from report.findings


def _rule(finding: Finding) -> dict[str, Any]:
    entry = PITFALLS[finding.id]
    steps = "".join(f"\n{number}. {step}" for number, step in enumerate(entry.steps, 1))
    return {
        "id": entry.id,
        "shortDescription": {"text": f"{entry.title}."},
        "fullDescription": {"text": entry.why},
        "help": {"text": f"{entry.why}{steps}\n\n{entry.fix}\n\n{entry.reference}".strip()},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
        "properties": {"tags": ["security", "jwt"]},
    }


def _result(entry: Examined, finding: Finding, index: int) -> dict[str, Any]:
    return {
        "ruleId": finding.id,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.title}. {finding.detail} {finding.fix}"},
        "locations": [_location(entry, finding)],
        "partialFingerprints": {"tokenAndPlace/v1": _fingerprint(entry.report, finding)},
    }


def _location(entry: Examined, finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": entry.uri}}
    place = _place(entry.report, finding)
    if place is not None:
        physical["region"] = _region(entry.report.extraction.text, *place)
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.at:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.at, "kind": "member"}]
    return location


def _place(report: Report, finding: Finding) -> tuple[int, int] | None:
    """Offsets into the text as it was given: the finding's own characters where they stand there
    to the letter, else the whole token."""
    found = report.found
    if found is None:
        return None
    to_the_letter = report.extraction.text[found.start : found.end] == report.token.text
    if finding.span is None or not to_the_letter:
        return found.start, found.end
    return found.start + finding.span[0], found.start + finding.span[1]


def _region(text: str, start: int, end: int) -> Mapping[str, int]:
    return {
        **_position(text, start, "start"),
        **_position(text, end, "end"),
        "charOffset": start,
        "charLength": end - start,
    }


def _position(text: str, offset: int, side: str) -> Mapping[str, int]:
    line_start = text.rfind("\n", 0, offset) + 1
    return {
        f"{side}Line": text.count("\n", 0, offset) + 1,
        f"{side}Column": offset - line_start + 1,
    }


def _fingerprint(report: Report, finding: Finding) -> str:
    """The same for the same mistake in the same token, wherever that is moved to."""
    text = "\n".join((finding.id, finding.at, report.token.text))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
