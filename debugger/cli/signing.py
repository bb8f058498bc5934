"""`jwt-debugger sign`: claims and a key in, a token out."""

import argparse
import json
import sys

from debugger.cli.reading import key_of, text_of
from debugger.encode import sign_token
from debugger.jose import strict_json
from debugger.jose.model import Json


def run(asked: argparse.Namespace) -> int:
    """Prints the token; what its maker should know of it goes to standard error."""
    key, key_format = key_of(asked, stdin_taken=asked.claims in (None, "-"))
    signed = sign_token(
        _header(asked.header or "{}"),
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


def _header(text: str) -> dict[str, Json] | str:
    """The further members beside `typ`; a text that has its own `alg`, or is none, as it stands."""
    reading = strict_json.read_text(text)
    members = reading.document.value
    if reading.faults or not isinstance(members, dict) or "alg" in members:
        return text
    return {"typ": "JWT", **json.loads(text)}
