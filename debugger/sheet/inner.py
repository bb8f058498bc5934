"""The report about a token inside another one in; what the page shows of it, plainly, out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from debugger.jose.places import locator
from debugger.pitfalls import Finding
from debugger.report import Check, Report
from debugger.sheet.parts import Fact, Part, header_part, payload_part, signature_facts
from debugger.sheet.proof import proof
from debugger.sheet.seal import Seal, seal_of
from debugger.sheet.tally import tally
from debugger.sheet.time_line import TimeLine, time_line


@dataclass(frozen=True, slots=True)
class Inner:
    """One token inside. `level`: 2 is the one in the token that was pasted; `deep` says it of those
    further in, so that no two parts of the page have one name. `prefix` stands before each of its
    places, so that `payload.exp` of each token is a place of its own. `tally` counts the findings
    about it and about all that are further in.
    """

    report: Report
    level: int
    title: str
    deep: str
    prefix: str
    seal: Seal
    header: Part
    payload: Part
    signature: tuple[Fact, ...]
    proof: str
    line: TimeLine | None
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    tally: str
    inner: "Inner | None" = None


def inner_of(report: Report, level: int = 2) -> Inner | None:
    """What is shown of the token inside the one that this report is about; None where none is."""
    nested = report.nested
    if nested is None:
        return None
    locate = locator(nested.token)
    deep = "" if level == 2 else f", level {level}"
    return Inner(
        report=nested,
        level=level,
        title=f"The token inside{deep}",
        deep=deep,
        prefix="nested." * (level - 1),
        seal=seal_of(nested),
        header=_titled(header_part(nested, _no_span, locate), f"Header inside{deep}"),
        payload=_titled(payload_part(nested, _no_span, locate), f"Payload inside{deep}"),
        signature=signature_facts(nested),
        proof=proof(nested),
        line=time_line(nested.read.claims, nested.policy),
        findings=nested.findings,
        checks=nested.checks,
        tally=tally(_findings_within(report)),
        inner=inner_of(nested, level + 1),
    )


def _findings_within(report: Report) -> Iterator[Finding]:
    while report.nested:
        report = report.nested
        yield from report.findings


def _titled(part: Part, title: str) -> Part:
    """Its octets are left out: they are no characters of what was pasted."""
    return replace(part, title=title, octets=None)


def _no_span(at: str) -> str:
    return ""
