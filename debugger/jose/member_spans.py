"""From a JSON text to where its members stand, found only when asked for.

One language for places everywhere: `exp`, `cnf.jkt`, `aud[0]`, and `["https://x.example/z"]` for a
name that would not be clear without quotes.
"""

import json
import re
from array import array
from collections.abc import Iterator, Mapping

from debugger.regex import regex

Span = tuple[int, int]


def join(path: str, step: str | int) -> str:
    """The path of a member (by name) or element (by index) of what `path` names."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    # What Python takes for a name has nothing unclear in it, and most members are such.
    if not step.isidentifier() and (not step or _UNCLEAR.search(step)):
        # Escaped where it must be: a lone surrogate cannot be written as UTF-8.
        return f"{path}[{json.dumps(step, ensure_ascii=_SURROGATE.search(step) is not None)}]"
    return f"{path}.{step}" if path else step


def split(path: str) -> tuple[str | int, ...] | None:
    """The steps that `join` put together, or None for a text that is no path."""
    steps: list[str | int] = []
    position = 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None or (match["name"] and (match["dot"] == ".") is (position == 0)):
            return None
        steps.append(_step(match))
        position = match.end()
    return tuple(steps)


def member_spans(text: str) -> "MemberSpans":
    """Path to character offsets in `text`, from the start of the name to the end of the value.

    Of an element of an array the value alone; of duplicate members the last one. Linear: each
    object or array is read when somebody first points into it.
    """
    return MemberSpans(text)


class MemberSpans(Mapping[str, Span]):
    """The offsets of a JSON text's members, with what has been read of it so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._children: dict[int, _Children | None] = {}
        self._ends: dict[int, int] = {}

    def __getitem__(self, path: str) -> Span:
        steps = split(path)
        span = self.find(steps) if steps else None
        if span is None:
            raise KeyError(path)
        return span

    def __iter__(self) -> Iterator[str]:
        waiting = [("", self._root())]
        while waiting:
            path, start = waiting.pop()
            children = self._read(start)
            for step, index in children.steps() if children else ():
                inner = join(path, step)
                yield inner
                waiting.append((inner, children.values[index] if children else 0))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def find(self, steps: tuple[str | int, ...]) -> Span | None:
        """Like `[…]`, by steps instead of a path; None where there is no such member."""
        place = self._place(steps)
        return None if place is None else place[:2]

    def first(self, steps: tuple[str | int, ...]) -> Span | None:
        """Like `find`, of duplicate members the first one."""
        parent = self._place(steps[:-1]) if len(steps) > 1 else (0, 0, self._root())
        children = self._read(parent[2]) if parent and steps else None
        index = children.firsts.get(str(steps[-1])) if children else None
        if children is None or index is None:
            return self.find(steps)
        return children.starts[index], children.ends[index]

    def value(self, steps: tuple[str | int, ...]) -> Span | None:
        """The offsets of the value alone."""
        place = self._place(steps)
        return None if place is None else (place[2], place[1])

    def _place(self, steps: tuple[str | int, ...]) -> tuple[int, int, int] | None:
        place = (0, 0, self._root())
        for step in steps:
            children = self._read(place[2])
            index = children.index(step) if children else None
            if children is None or index is None:
                return None
            place = (children.starts[index], children.ends[index], children.values[index])
        return place if steps else None

    def _root(self) -> int:
        match = _BEFORE_VALUE.match(self._text)
        return match.end() if match else 0

    def _read(self, start: int) -> "_Children | None":
        if start not in self._children:
            self._children[start] = self._children_at(start)
        return self._children[start]

    def _children_at(self, start: int) -> "_Children | None":
        if self._text[start : start + 1] not in ("{", "["):
            return None
        children = _Children(self._text[start] == "{")
        position = start + 1
        while (entry := _ENTRY.match(self._text, position)) is not None:
            end = entry.end()
            if not entry["scalar"]:
                end = self._end_of(entry.start("value"))
            children.add(entry, end)
            comma = _COMMA.match(self._text, end)
            if comma is None:
                break
            position = comma.end()
        return children

    def _end_of(self, start: int) -> int:
        """Where the object or array that begins at `start` ends.

        Long ones inside are kept in mind: without that, asking for something 64 levels down would
        read the whole text 64 times.
        """
        if start in self._ends:
            return self._ends[start]
        opened: list[int] = []
        for token in _BRACKETS.finditer(self._text, start):
            if token[0] in ("{", "["):
                opened.append(token.start())
            elif token[0] in ("}", "]"):
                begun = opened.pop()
                if token.end() - begun > _LONG or not opened:
                    self._ends[begun] = token.end()
                if not opened:
                    return token.end()
        return len(self._text)


class _Children:
    """The members of an object or elements of an array, as arrays of offsets: millions fit."""

    def __init__(self, named: bool) -> None:
        self.starts, self.values, self.ends = array("Q"), array("Q"), array("Q")
        self.names: dict[str, int] | None = {} if named else None
        self.firsts: dict[str, int] = {}  # of duplicate names only

    def add(self, entry: re.Match[str], end: int) -> None:
        if self.names is not None and entry["name"]:
            name = unquote(entry["name"])
            if name in self.names:
                self.firsts.setdefault(name, self.names[name])
            self.names[name] = len(self.starts)
        self.starts.append(entry.start("name") if entry["name"] else entry.start("value"))
        self.values.append(entry.start("value"))
        self.ends.append(end)

    def index(self, step: str | int) -> int | None:
        if isinstance(step, str):
            return self.names.get(step) if self.names is not None else None
        return step if self.names is None and step < len(self.starts) else None

    def steps(self) -> Iterator[tuple[str | int, int]]:
        if self.names is None:
            return iter((index, index) for index in range(len(self.starts)))
        return iter(self.names.items())


def unquote(quoted: str) -> str:
    """What a JSON string says; the text itself where its escapes are none."""
    if "\\" not in quoted:
        return quoted[1:-1]
    try:
        return str(json.loads(quoted, strict=False))
    except ValueError:
        return quoted[1:-1]


def _step(match: re.Match[str]) -> str | int:
    if match["index"]:
        return int(match["index"])
    return unquote(match["quoted"]) if match["quoted"] else match["name"]


# Possessive throughout: no text makes these go back over what they have read.
# A string without its end goes to the end of the text, so that none is begun inside it.
STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'
_SPACE = r"[ \t\n\r]*+"
_LONG = 1024
_UNCLEAR = regex(r'[.\[\]"\s\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_SURROGATE = regex("[\ud800-\udfff]")
_STEP = regex(
    rf'(?P<dot>\.?)(?P<name>[^.\[\]"\s]++)|\[(?:(?P<index>\d{{1,9}})|(?P<quoted>{STRING}))\]',
    re.DOTALL,
)
_BEFORE_VALUE = regex(rf"\ufeff?{_SPACE}")
_ENTRY = regex(
    rf"{_SPACE}(?:(?P<name>{STRING}){_SPACE}:{_SPACE})?+"
    rf'(?P<value>(?P<scalar>{STRING}|[^\s,{{}}\[\]":]++)|(?=[{{\[]))',
    re.DOTALL,
)
_COMMA = regex(rf"{_SPACE},")
_BRACKETS = regex(rf"{STRING}|[\[\]{{}}]", re.DOTALL)
