"""`jwt-debugger keygen`: an algorithm's name in, a fresh key out."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

from debugger.errors import KeyUnusable
from debugger.keys.generate import Generated, generate


def run(asked: argparse.Namespace) -> int:
    """Prints the key, and after it the public half where that was asked for."""
    generated = generate(asked.algorithm)
    own, public = _BOTH[asked.format](generated)
    if own is None:
        raise KeyUnusable(
            f"A key for {asked.algorithm} cannot be written as {asked.format}.",
            hint="Use --format jwk, which can hold every key.",
        )
    if asked.public and public is None:
        raise KeyUnusable(
            f"A key for {asked.algorithm} is a secret and has no public half.",
            hint="Leave --public out.",
        )
    # Whoever reads a file with a secret reads its last line feed as a part of it.
    bare = asked.format == "text" and sys.stdout is not None and not sys.stdout.isatty()
    print(own.rstrip("\n"), end="" if bare else "\n")
    if asked.public:
        print(str(public).rstrip("\n"))
    return 0


def _jwk(members: dict[str, Any] | None) -> str | None:
    return None if members is None else json.dumps(members)


_Both = Callable[[Generated], tuple[str | None, str | None]]

_BOTH: dict[str, _Both] = {
    "jwk": lambda made: (_jwk(made.private_jwk), _jwk(made.public_jwk)),
    "pem": lambda made: (made.private_pem, made.public_pem),
    "text": lambda made: (made.secret, None),
}
