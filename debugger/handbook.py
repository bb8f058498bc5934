"""The register as a book: chapters by area, a search through them, and one entry with its kin."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from debugger.pitfalls.registry import SAMPLES, Pitfall, Severity
from debugger.pitfalls.themes import THEMES, all_pitfalls, declared_in
from debugger.samples.question import Question


@dataclass(frozen=True, slots=True)
class Area:
    """What one group of pitfalls is about."""

    name: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A pitfall and where it stands in the book. `theme` is its module, as in `header.kid`."""

    pitfall: Pitfall
    area: Area
    theme: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The entries of one area, in the order they are told."""

    area: Area
    entries: tuple[Entry, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of its entries."""
        return tuple(entry.pitfall.id for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Kin:
    """Other pitfalls beside one: those it stands for, those that stand for it, its neighbours."""

    explains: tuple[Entry, ...]
    explained_by: tuple[Entry, ...]
    beside: tuple[Entry, ...]


def entries() -> Mapping[str, Entry]:
    """Every pitfall by its id, in the order they are told."""
    return _entries()


def chapters() -> tuple[Chapter, ...]:
    """The whole book, an area after the other."""
    return tuple(
        Chapter(area, told)
        for area in AREAS
        if (told := tuple(each for each in entries().values() if each.area is area))
    )


def search(words: str = "", severity: str = "") -> frozenset[str]:
    """The ids of the pitfalls that have all of the `words` in them and are of that severity.

    Looked at are severity, title, id and the kinds of token that it is for; case is ignored.
    """
    wanted = words.casefold().split()
    return frozenset(
        name
        for name, entry in entries().items()
        if severity in ("", entry.pitfall.severity)
        and all(word in searchable(entry).casefold() for word in wanted)
    )


def searchable(entry: Entry) -> str:
    """All that a search for words looks at."""
    pitfall = entry.pitfall
    kinds = " ".join(sorted(pitfall.profiles))
    return f"{SEVERITY_WORDS[pitfall.severity]} {pitfall.title} {pitfall.id} {kinds}"


def sample(name: str) -> Question:
    """A question in which the pitfall of that id is met. Raises KeyError where it has none."""
    return SAMPLES[entries()[name].pitfall.id]()


def near(name: str) -> tuple[Entry, ...]:
    """The entries whose id is much like `name`, which is none: nearest first."""
    book = entries()
    asked = name.casefold().strip()[:_LONGEST]
    close = get_close_matches(asked, book, _MOST_NEAR, _LIKE)
    steps = [step for step in asked.replace("_", "-").split("-") if len(step) > 2]
    shared = sorted(
        (each for each in book if any(step in each for step in steps)),
        key=lambda each: -sum(step in each for step in steps),
    )
    return tuple(book[each] for each in dict.fromkeys([*close, *shared]))[:_MOST_NEAR]


def kin(entry: Entry) -> Kin:
    """What stands in the report instead of this one, what this one stands for, and its theme."""
    pitfall = entry.pitfall
    explains = _of(sorted(pitfall.silences | pitfall.silences_here))
    explained_by = _of(
        each.pitfall.id
        for each in entries().values()
        if pitfall.id in each.pitfall.silences | each.pitfall.silences_here
    )
    beside = _of(each.id for each in declared_in(entry.theme) if each is not pitfall)
    told = {*explains, *explained_by}
    return Kin(explains, explained_by, tuple(each for each in beside if each not in told))


def _of(names: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(entries()[name] for name in names if name in entries())


@cache
def _entries() -> dict[str, Entry]:
    all_pitfalls()  # so that a theme that does not load is seen here
    return {entry.pitfall.id: entry for entry in _in_order()}


def _in_order() -> Iterator[Entry]:
    areas = {area.name: area for area in AREAS}
    for theme in THEMES:
        area = areas[theme.partition(".")[0]]
        yield from (Entry(each, area, theme) for each in declared_in(theme))


SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.INFO: "Note",
}

AREAS = (
    Area("structure", "Structure", "Whether the text can be read as a token at all."),
    Area("header", "Header", "What the token says about how it is to be checked."),
    Area("signature", "Signature", "Why a signature does not fit, or fits and proves little."),
    Area("key", "Keys and secrets", "What the signature is worth with this key."),
    Area("encryption", "Encryption", "Tokens that are hidden: key management, content, lengths."),
    Area("disclosure", "Selective disclosure", "SD-JWT: claims that a holder shows one by one."),
    Area("claims", "Claims", "What is said, of whom, to whom, and until when."),
    Area("profiles", "Kinds of token", "Rules of one specification or one issuer."),
    Area("context", "The way it travels", "Where the token was found: URL, cookie, command, log."),
)

_LONGEST = 80
_MOST_NEAR = 6
_LIKE = 0.55
