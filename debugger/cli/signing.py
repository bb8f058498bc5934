"""`jwt-debugger sign`: claims and a key in, a token out."""

import argparse
import sys

from debugger.cli.reading import key_of, text_of
from debugger.encode import sign_token


def run(asked: argparse.Namespace) -> int:
    """Prints the token; what its maker should know of it goes to standard error."""
    key, key_format = key_of(asked, stdin_taken=asked.claims in (None, "-"))
    signed = sign_token(
        asked.header if asked.header is not None else {"typ": "JWT"},
        # `echo` and editors end a text with a line feed, which no claim means.
        text_of(asked.claims).strip(),
        key,
        key_format=key_format,
        algorithm=asked.algorithm,
    )
    print(signed.token)
    for notice in signed.notices:
        print(f"jwt-debugger sign: {notice.message} ({notice.code})", file=sys.stderr)
    return 0
