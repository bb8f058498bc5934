"""The id of a pitfall in, its own sample out as the debugger sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from debugger.handbook import sample
from debugger.inspection import inspect_token
from debugger.report import Report
from debugger.samples.question import Question
from debugger.sheet.ink import Piece, coloured, positions


@dataclass(frozen=True, slots=True)
class Example:
    """`pieces` are the pasted text; `lit` those of the place that the finding is about.

    `saw`: what the finding says of this one token, before its general reason. `at`: its place.
    """

    question: Question
    pieces: tuple[tuple[Piece, bool], ...]
    saw: str
    at: str


@lru_cache(maxsize=64)
def example(name: str) -> Example:
    """Raises KeyError for an id that has no sample."""
    question = sample(name)
    report = inspect_token(question.text, question.key, question.key_format, question.policy)
    finding = next(finding for finding in report.findings if finding.id == name)
    found = report.extraction.tokens[0] if report.extraction.tokens else None
    places = positions(report.extraction.text, found, report.token)
    ink = coloured(report.extraction.text, found, report.token, places)
    span = places.of(finding.span) if finding.span else (0, 0)
    return Example(question, tuple(_lit(ink, *span)), _saw(report, name), finding.at)


def _saw(report: Report, name: str) -> str:
    from debugger.pitfalls import PITFALLS

    detail = next(finding.detail for finding in report.findings if finding.id == name)
    return detail.removesuffix(PITFALLS[name].why).strip()


def _lit(ink: tuple[Piece, ...], start: int, end: int) -> Iterator[tuple[Piece, bool]]:
    """The pieces cut once more at both ends of the span; no piece is empty."""
    position = 0
    for piece in ink:
        cuts = [min(max(cut - position, 0), len(piece.text)) for cut in (0, start, end)]
        cuts.append(len(piece.text))
        for part, (left, right) in enumerate(pairwise(cuts)):
            if left < right:
                yield Piece(piece.text[left:right], piece.kind), part == 1
        position += len(piece.text)
