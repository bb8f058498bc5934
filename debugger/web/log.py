"""What is written down: where an error arose, never what it said. Texts of errors can hold keys."""

import logging
import sys
from types import TracebackType

LOG = logging.getLogger("debugger.web")


def configure(*, verbose: bool) -> None:
    """Errors go to standard error; with `verbose` also a line for each request."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Discreet())
    # waitress writes exceptions with text and path, and a warning for each queued request.
    for name, level in (
        ("debugger.web", logging.INFO if verbose else logging.ERROR),
        ("waitress", logging.ERROR),
    ):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False


def place_of(error: BaseException) -> str:
    """“ValueError in debugger.jose.parse, line 12”: the innermost place that is ours, if any."""
    name, line = "an unknown place", 0
    ours = False
    step: TracebackType | None = error.__traceback__
    while step is not None:
        module = str(step.tb_frame.f_globals.get("__name__", "?"))
        is_ours = module.startswith("debugger")
        if is_ours or not ours:
            name, line, ours = module, step.tb_lineno, is_ours
        step = step.tb_next
    return f"{type(error).__name__} in {name}, line {line}"


class _Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        return f"error: {place_of(error)}" if error else record.getMessage()
