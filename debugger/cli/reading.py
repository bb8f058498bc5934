"""What the arguments name, read: text from words or standard input, a key from file or prompt."""

import argparse
import base64
import sys
import warnings
from getpass import GetPassWarning, getpass
from pathlib import Path

from debugger.claims.policy import Policy
from debugger.errors import InputUnusable, KeyUnusable


def text_of(word: str | None) -> str:
    """The word itself, or all of standard input where it is `-` or missing."""
    if word not in (None, "-"):
        return str(word)
    if sys.stdin is None:
        raise InputUnusable("Standard input is closed.", hint="Give the text as an argument.")
    if word is None and sys.stdin.isatty():
        print("Paste the text, then press Ctrl+D:", file=sys.stderr)
    return sys.stdin.buffer.read().decode("utf-8", "replace")


def key_of(asked: argparse.Namespace, *, stdin_taken: bool) -> tuple[str | None, str]:
    """Key text and key format. The text is exact: a line feed at a file's end belongs to it."""
    if asked.key_file is None:
        return asked.key, asked.key_format
    octets = _from_terminal(stdin_taken) if asked.key_file == "-" else _from_file(asked.key_file)
    try:
        return octets.decode("utf-8"), asked.key_format
    except UnicodeDecodeError:
        return _binary_key(octets, asked.key_format)


def policy_of(asked: argparse.Namespace) -> Policy:
    """The expectations among the options."""
    return Policy(
        now=asked.now,
        leeway=asked.leeway,
        issuer=asked.issuer,
        audience=asked.audience,
        algorithms=asked.algorithm,
        subject=asked.subject,
        typ=asked.typ,
        max_age=asked.max_age,
        profile=asked.profile,
    )


def _from_file(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise KeyUnusable(f"The key file “{name}” cannot be read: {reason}.") from None


def _from_terminal(stdin_taken: bool) -> bytes:
    if sys.stdin is not None and not stdin_taken and not sys.stdin.isatty():
        return sys.stdin.buffer.read()
    try:
        with warnings.catch_warnings():
            # Without a terminal, getpass would read standard input, which holds the token.
            warnings.simplefilter("error", GetPassWarning)
            return getpass("Secret or key: ").encode("utf-8", "surrogateescape")
    except GetPassWarning:
        raise KeyUnusable(
            "There is no terminal to ask for the key.", hint="Name a file with --key-file."
        ) from None
    except EOFError:
        raise KeyUnusable("No key was typed.", hint="Name a file with --key-file.") from None


def _binary_key(octets: bytes, key_format: str) -> tuple[str, str]:
    """Octets that are no text travel as base64: DER is told by its first octet, a SEQUENCE."""
    text = base64.b64encode(octets).decode()
    if key_format == "auto" and not octets.startswith(b"\x30"):
        return text, "base64"
    return text, "base64" if key_format == "utf8" else key_format
