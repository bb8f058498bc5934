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
    met = [
        (entry, layer, finding)
        for entry in examined
        for layer in layers_of(entry.report)
        for finding in layer.findings
    ]
    rules = {finding.id: finding for _, _, finding in met}
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
                "results": [
                    _result(entry, layer, found, order[found.id]) for entry, layer, found in met
                ],
            }
        ],
    }


def layers_of(report: Report) -> Iterator[Report]:
    """The report, and those about the tokens inside its token, from the outermost inwards."""
    layer: Report | None = report
    while layer is not None:
        yield layer
        layer = layer.nested


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


def _result(entry: Examined, layer: Report, finding: Finding, index: int) -> dict[str, Any]:
    return {
        "ruleId": finding.id,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.title}. {finding.detail} {finding.fix}"},
        "locations": [_location(entry, layer, finding)],
        "partialFingerprints": {"tokenAndPlace/v1": _fingerprint(layer, finding)},
    }


def _location(entry: Examined, layer: Report, finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": entry.uri}}
    # What is wrong inside an encrypted token has no characters of its own in the text.
    place = _place(entry.report, finding.span if layer is entry.report else None)
    if place is not None:
        physical["region"] = _region(entry.report.extraction.text, *place)
    location: dict[str, Any] = {"physicalLocation": physical}
    depth = [*layers_of(entry.report)].index(layer)
    name = ".".join(["nested"] * depth + [finding.at] * bool(finding.at))
    if name:
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member"}]
    return location


def _place(report: Report, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Offsets into the text as it was given: the finding's own characters where they stand there
    to the letter, else the whole token."""
    found = report.found
    if found is None:
        return None
    to_the_letter = report.extraction.text[found.start : found.end] == report.token.text
    if span is None or not to_the_letter:
        return found.start, found.end
    return found.start + span[0], found.start + span[1]


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
