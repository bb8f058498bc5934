"""Findings in, “1 error · 2 warnings” out."""

from collections import Counter
from collections.abc import Iterable

from debugger.pitfalls import Finding, Severity


def tally(findings: Iterable[Finding]) -> str:
    """How many there are of each severity, the gravest first; "" where there is none."""
    counts = Counter(finding.severity for finding in findings)
    return " · ".join(
        f"{counts[severity]} {word}{'' if counts[severity] == 1 else 's'}"
        for severity, word in _WORDS.items()
        if counts[severity]
    )


_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
