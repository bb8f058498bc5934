"""A `Question` of a request to its `Report`, under the limits of this server."""

from typing import TYPE_CHECKING

from flask import current_app

if TYPE_CHECKING:
    from debugger.report import Report
    from debugger.samples.question import Question
    from debugger.web.limits import Limits


def ask(question: "Question") -> "Report":
    """The same answer as behind every door; only a long search for weak secrets is rationed."""
    from debugger.inspection import inspect_token

    limits: Limits = current_app.extensions["limits"]
    return inspect_token(
        question.text,
        question.key,
        question.key_format,
        question.policy,
        search_seconds=limits.search_seconds,
    )
