"""A fault and the text it is in, in; a line of text with the place marked under it, out."""

import unicodedata
from dataclasses import dataclass

from debugger.jose.model import Fault


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`before`, `marked` and `after` are cut from the token; `caret` stands under the first marked
    character, and `label` beside it. `message` is the fault's own. `named`: the character's code
    point and name where it is a single odd one."""

    before: str
    marked: str
    after: str
    indent: str
    caret: str
    label: str
    message: str
    named: str


def excerpt(text: str, fault: Fault) -> Excerpt | None:
    """The neighbourhood of a fault, None where it has no place."""
    if fault.start is None or fault.end is None:
        return None
    start = min(max(fault.start, 0), len(text))
    end = min(max(fault.end, start), len(text), start + _WIDEST)
    before = text[max(0, start - _AROUND) : start]
    lead = "…" if start > _AROUND else ""
    trail = "…" if end + _AROUND < len(text) else ""
    where = f", in the {fault.at.partition('.')[0].replace('_', ' ')}" if fault.at else ""
    return Excerpt(
        before=_flat(lead + before),
        marked=_flat(text[start:end]) or " ",
        after=_flat(text[end : end + _AROUND] + trail),
        indent=" " * len(lead + before),
        caret="^" * max(1, end - start),
        label=f"character {start + 1}{where}",
        message=fault.message,
        named=_named(text[start:end]),
    )


def _flat(text: str) -> str:
    """Line breaks and tabs as one column each, so that the mark stands under its character."""
    return text.translate(_COLUMNS)


def _named(text: str) -> str:
    if len(text) != 1 or (text.isascii() and text.isprintable()):
        return ""
    return f"U+{ord(text):04X} {unicodedata.name(text, '')}".strip()


_AROUND = 17
_WIDEST = 24
_COLUMNS = {**dict.fromkeys(range(32), "·"), 9: "→", 10: "↵", 13: "↵", 127: "·"}
