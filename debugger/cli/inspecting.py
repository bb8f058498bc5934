"""`jwt-debugger inspect`: one token in, its report out."""

import argparse
import json
import sys

from debugger.cli.reading import key_of, policy_of, text_of
from debugger.inspection import inspect_token


def run(asked: argparse.Namespace) -> int:
    """0 where a careful server would accept the token, else 1."""
    policy = policy_of(asked)
    key, key_format = key_of(asked, stdin_taken=asked.token in (None, "-"))
    report = inspect_token(text_of(asked.token), key, key_format, policy)
    if asked.json:
        from debugger.serialize import to_dict

        print(json.dumps(to_dict(report), indent=2, allow_nan=False))
    else:
        from debugger.cli.printing import print_report

        print_report(report, sys.stdout)
    return 0 if report.accepted else 1
