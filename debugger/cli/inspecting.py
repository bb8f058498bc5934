"""`jwt-debugger inspect`: one token in, its report out."""

import argparse
import json
import sys
from collections.abc import Callable

from debugger.cli.reading import key_of, policy_of, text_of
from debugger.inspection import inspect_token
from debugger.report import Report
from debugger.verification import Verdict


def run(asked: argparse.Namespace) -> int:
    """0 where a careful server would accept the token, else 1; `--fail-on` draws another line."""
    policy = policy_of(asked)
    from_stdin = asked.token in (None, "-")
    key, key_format = key_of(asked, stdin_taken=from_stdin)
    report = inspect_token(text_of(asked.token), key, key_format, policy)
    _PRINTERS[asked.format](report, "stdin" if from_stdin else "argument")
    passed = passes(report, asked.fail_on) if asked.fail_on else report.accepted
    return 0 if passed else 1


def passes(report: Report, severity: str) -> bool:
    """Whether no finding is that grave, in a token that is verified or that no key was given for.

    Any other verdict fails whatever its findings are: nobody can vouch for such a token. The same
    is asked of the tokens inside it.
    """
    graver = _GRAVER[severity]
    return (
        report.verdict in _NOTHING_WRONG
        and not any(finding.severity in graver for finding in report.findings)
        and (report.nested is None or passes(report.nested, severity))
    )


def _print_text(report: Report, uri: str) -> None:
    from debugger.cli.printing import print_report

    print_report(report, sys.stdout)


def _print_json(report: Report, uri: str) -> None:
    from debugger.serialize import to_dict

    print(json.dumps(to_dict(report), indent=2, allow_nan=False))


def _print_sarif(report: Report, uri: str) -> None:
    from debugger.sarif import Examined, to_sarif

    print(json.dumps(to_sarif([Examined(report, uri)]), indent=2, allow_nan=False))


_PRINTERS: dict[str, Callable[[Report, str], None]] = {
    "text": _print_text,
    "json": _print_json,
    "sarif": _print_sarif,
}
_GRAVER = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "info": ("error", "warning", "info"),
}
_NOTHING_WRONG = (Verdict.VERIFIED, Verdict.UNVERIFIED)
