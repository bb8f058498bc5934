"""Exact JSON text in, the same text set in lines out: only white space in between changes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from debugger.jose.member_spans import join
from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `name`: it is the name of a member."""

    text: str
    name: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Runs of one member of the outermost object; `at` is its place, "" for the rest."""

    at: str
    runs: tuple[Run, ...]


def set_in_lines(text: str, place: str) -> tuple[Block, ...]:
    """Blocks whose texts, joined, are `text` with one member a line.

    Digits, escapes, duplicates and order stay as written. `place` is that of the whole text
    (`header`, `payload`). Beyond 60,000 lexemes the text goes on as it stands.
    """
    lexemes = _LEXEME.findall(text)
    if len(lexemes) > _MOST_LEXEMES:
        return (Block("", (Run(text),)),)
    pieces = _pieces(lexemes, _closings(lexemes), place)
    return tuple(
        Block(at, tuple(_merged(run for _, run in group)))
        for at, group in groupby(pieces, key=lambda piece: piece[0])
    )


def _closings(lexemes: list[str]) -> dict[int, int]:
    """Index of each opening bracket of a container that fits on one line -> its closing one."""
    opened: list[tuple[int, int]] = []
    fitting = {}
    length = 0
    for index, lexeme in enumerate(lexemes):
        if lexeme in "[{":
            opened.append((index, length))
        length += len(lexeme) + (lexeme in ",:")
        if lexeme in "]}" and opened:
            start, before = opened.pop()
            if start and length - before <= _INLINE:
                fitting[start] = index
    return fitting


def _pieces(lexemes: list[str], inline: dict[int, int], place: str) -> Iterator[tuple[str, Run]]:
    """(place of the outermost member, run), in order."""
    depth, until, at = 0, -1, ""
    for index, lexeme in enumerate(lexemes):
        following = lexemes[index + 1] if index + 1 < len(lexemes) else ""
        named = following == ":" and lexeme.startswith('"')
        if depth == 1 and named and index > until:
            at = join(place, _decoded(lexeme))
        if index <= until:
            yield at, Run(lexeme + (" " if lexeme in (",", ":") else ""), named)
            continue
        if index in inline:
            until = inline[index]
            yield at, Run(lexeme)
        elif lexeme in ("[", "{"):
            depth += 1
            yield at, Run(lexeme if following in ("]", "}") else f"{lexeme}\n{_SPACE * depth}")
        elif lexeme in ("]", "}"):
            depth = max(0, depth - 1)
            at = at if depth else ""
            empty = index and lexemes[index - 1] in ("[", "{")
            yield at, Run(lexeme if empty else f"\n{_SPACE * depth}{lexeme}")
        elif lexeme == ",":
            at = at if depth > 1 else ""
            yield at, Run(f",\n{_SPACE * depth}")
        else:
            yield at, Run(lexeme + (" " if lexeme == ":" else ""), named)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    for name, group in groupby(runs, key=lambda run: run.name):
        yield Run("".join(run.text for run in group), name)


def _decoded(name: str) -> str:
    try:
        return str(json.loads(name, strict=False))
    except ValueError:
        return name.strip('"')


_LEXEME = regex(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}:,]|[^\s\[\]{}:,"]+', re.DOTALL)
_MOST_LEXEMES = 60_000
_INLINE = 48
_SPACE = "  "
