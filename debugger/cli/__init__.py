"""The command line: arguments in, an exit status out (0 yes, 1 no, 2 the question was wrong)."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from debugger.cli.arguments import parse_arguments
from debugger.errors import Refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Its module is imported only now, so that each pays for itself alone."""
    _survive_any_encoding()
    asked = parse_arguments(sys.argv[1:] if arguments is None else arguments)
    if arguments is None and asked.command != "serve":
        _live_briefly()
    command = import_module(f"debugger.cli.{asked.module}")
    try:
        status: int = command.run(asked)
        if sys.stdout is not None:  # it is, where standard output was closed
            sys.stdout.flush()
    except Refusal as refusal:
        print(f"jwt-debugger {asked.command}: {_one_line(refusal)}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def _survive_any_encoding() -> None:
    """A terminal that cannot show a character gets its escape, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _live_briefly() -> None:
    """The process ends with its answer, so nothing is searched for garbage: not on the way, and not
    when it ends, as Python otherwise does. Both together took a fifth of the time of `inspect`."""
    gc.disable()
    atexit.register(gc.freeze)


def _one_line(refusal: Refusal) -> str:
    """An expectation is named as it was given: `--max-age`, where the API says `policy.max_age`."""
    words = " ".join(f"{refusal.message} {refusal.hint}".split())
    if not refusal.field.startswith("policy."):
        return words
    option = f"--{refusal.field.removeprefix('policy.').replace('_', '-')}"
    return words.replace(refusal.field, option, 1)
