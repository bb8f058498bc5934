"""Compact tokens in a clean text: where each begins and ends, and what its wrapping put inside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from debugger.extraction.anchors import Anchors
from debugger.extraction.shape import (
    RUN,
    SHORTEST_HEADER,
    WORD,
    begins_like_header,
    dots_needed,
    header_of,
    last_lengths,
)
from debugger.extraction.wrapped import Budget, join_wrapped
from debugger.jose.model import Json
from debugger.jose.parts import is_double_encoded, read_part
from debugger.regex import regex

Gap = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """One token by its offsets into the clean text; `gaps` are what its wrapping put inside."""

    start: int
    end: int
    gaps: tuple[Gap, ...] = ()

    def cut(self, text: str) -> str:
        """The token without its gaps."""
        if not self.gaps:
            return text[self.start : self.end]
        begins = (self.start, *(end for _, end in self.gaps))
        ends = (*(start for start, _ in self.gaps), self.end)
        return "".join(text[a:b] for a, b in zip(begins, ends, strict=True))


def compact_spans(text: str) -> Iterator[Span]:
    """Every compact token that has at least one dot, in the order they stand."""
    budget = Budget(4 * len(text) + 65536)
    anchors = Anchors(text)
    position = 0
    while (anchor := anchors.after(position)) is not None:
        span = _span_at(text, anchor, budget)
        if span is not None:
            yield span
        position = span.end if span else _end_of_word(text, anchor)


def bare_header(text: str) -> Span | None:
    """The first header that stands alone: of use only where there is no token at all.

    It is looked for among the first 10,000 words that begin like one.
    """
    anchors = Anchors(text)
    position = 0
    for _ in range(_MOST_BARE_WORDS):
        anchor = anchors.after(position)
        if anchor is None:
            break
        position = _end_of_word(text, anchor)
        header = header_of(text[anchor:position])
        if header and "alg" in header:
            return Span(anchor, position)
    return None


def _span_at(text: str, start: int, budget: Budget) -> Span | None:
    word = text[start : _end_of_word(text, start)]
    header = header_of(word)
    if header is None and (not budget.spend(_COST) or not _may_be_broken(text, start, word)):
        return None
    end = _end_of_run(text, start)
    dots = text.count(".", start, end)
    joined = join_wrapped(text, start, end, budget)
    if joined is not None:
        return Span(start, *joined)
    needed = dots_needed(header, dots)
    if dots <= needed:
        end = _past_a_wrong_character(text, start, end, needed - dots, last_lengths(header))
    if header is None and not _is_broken_token(text[start:end]):
        budget.spend(end - start)
        return None
    if header is not None and header.get("b64") is False:
        end = _past_unencoded(text, start + len(word), end)
    end = _without_tail(text, start, end, header)
    return Span(start, end) if text.find(".", start, end) > 0 else None


def _end_of_word(text: str, start: int) -> int:
    match = WORD.match(text, start)
    return match.end() if match else start + 1


def _end_of_run(text: str, start: int) -> int:
    match = RUN.match(text, start)
    return match.end() if match else start


def _may_be_broken(text: str, start: int, word: str) -> bool:
    """Whether a word that is no header may yet be one, broken by its wrapping or otherwise."""
    if text[start + len(word) : start + len(word) + 1] == ".":
        return True
    return len(word) >= SHORTEST_HEADER and begins_like_header(word)


def _is_broken_token(run: str) -> bool:
    """Whether a run whose header does not decode was meant as a token."""
    first, *others = run.split(".", 2)
    if len(others) < 2:
        return False
    second = others[0]
    return (
        begins_like_header(first)
        or begins_like_header(second)
        or is_double_encoded(read_part("header", first, 0))
    )


def _past_a_wrong_character(
    text: str, start: int, end: int, missing: int, lengths: frozenset[int]
) -> int:
    """Where a token goes on behind a character that no token has.

    Only where what is missing stands behind it: the dots, or the rest of a last segment of the very
    length that it should have, with the character or without. Else it is text around the token.
    """
    begin = text.rfind(".", start, end) + 1
    if begin == end and not missing and (placeholder := _PLACEHOLDER.match(text, end)):
        return placeholder.end()
    match = _WRONG_CHARACTER.match(text, end)
    if match is None or (not missing and end - begin in lengths):
        return end
    further = _end_of_run(text, match.end())
    if missing:
        return further if text.count(".", match.end(), further) == missing else end
    width = match.end() - match.start()
    return further if not lengths.isdisjoint((further - begin, further - begin - width)) else end


def _past_unencoded(text: str, behind_header: int, end: int) -> int:
    """Where a token ends whose payload stands as it is (RFC 7797 §5.2): it may hold blanks."""
    match = _UNENCODED.match(text, behind_header)
    return max(end, match.end()) if match else end


def _without_tail(text: str, start: int, end: int, header: Mapping[str, Json] | None) -> int:
    """Where the token ends: not with the full stop, ellipsis or path that stands behind it."""
    run = text[start:end]
    needed = dots_needed(header, run.count("."))
    tail = _ELLIPSIS_TAIL.search(run)
    if tail is not None:
        run = run[: tail.start()]
    elif text[end : end + 1] == "…" and run.endswith("."):
        run = run[:-1]
    surplus = _dots_too_many(run, needed)
    while surplus > 0 and run.endswith("."):
        run, surplus = run[:-1], surplus - 1
    return start + _exact_length(text, start, run, needed, last_lengths(header))


def _dots_too_many(run: str, needed: int) -> int:
    """Behind a `~` there are none, or the two of a key-binding JWT, which may be unsigned."""
    if "~" not in run:
        return run.count(".") - needed
    dots = run.rpartition("~")[2].count(".")
    return dots - 2 if dots > 1 else dots


def _exact_length(text: str, start: int, run: str, needed: int, lengths: frozenset[int]) -> int:
    """Cut what follows a last segment of the very length that its algorithm gives it."""
    if run.count(".") != needed or "~" in run:
        return len(run)
    begin = run.rindex(".") + 1
    if len(run) - begin in lengths:
        return len(run)
    in_path = text[start - 1 : start] == "/"
    for odd in _ODD.finditer(run, begin):
        if (in_path and odd[0] == "/") or odd.start() - begin in lengths:
            return odd.start()
    return len(run)


_SIG = r"[\w -]{0,40}sig[\w -]{0,40}"
_WRONG_CHARACTER = regex(r"(?:[^\s\"'`\\A-Za-z0-9_\-.~]{1,4}|\\(?![nrtux]))(?=[A-Za-z0-9_\-.])")
_PLACEHOLDER = regex(rf"<{_SIG}>|\[{_SIG}\]|\{{{_SIG}\}}", re.IGNORECASE)
_UNENCODED = regex(r"\.[^.\x00-\x1f\x7f-\U0010ffff]*+\.[A-Za-z0-9_\-]*+")
_ELLIPSIS_TAIL = regex(r"(?:\.{3,}|…+)\Z")
_ODD = regex(r"[^A-Za-z0-9_\-.=]|_+\Z")
_COST = 16
_MOST_BARE_WORDS = 10_000
