"""What people make up when a secret is asked for: phrases, dates, runs, disguises; likeliest first.

Each is made of a few words (`secret_phrases.txt`) and the ways in which they are written.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path

from debugger.regex import regex


@cache
def phrases() -> tuple[tuple[str, ...], ...]:
    """“my super secret key” and the like, word by word."""
    entries = _entries()
    said = (
        *(
            f"{whose} {how} {what}"
            for how, whose, what in product(entries["how"], entries["whose"], entries["what"])
        ),
        *(f"{where} {what}" for where, what in product(entries["where"], entries["what there"])),
        *entries["sentences"],
    )
    return tuple(dict.fromkeys(tuple(phrase.split()) for phrase in said))


def tailed_phrases() -> Iterator[tuple[str, ...]]:
    """“your secret key change in production” and the like, word by word."""
    entries = _entries()
    what = [what for what in entries["what"] if "secret" in what]
    for how, whose, about, tail in product(
        entries["how"][:_HOW], entries["whose"][:_WHOSE], what, entries["tails"]
    ):
        yield tuple(f"{whose} {how} {about} {tail}".split())


def written_phrases() -> Iterator[str]:
    """The phrases, in each of the ways that programmers join words; the usual ways first."""
    for writings in (_WRITINGS[:_FREQUENT], _WRITINGS[_FREQUENT:]):
        for words in phrases():
            yield from dict.fromkeys(write(words) for write in writings)
    for words in tailed_phrases():
        yield from dict.fromkeys(write(words) for write in _WRITINGS[:_FREQUENT])


def phrases_with_ends() -> Iterator[str]:
    """What is made of a phrase that has to be longer, or has a digit, or comes from a file."""
    for words in phrases()[:_LENGTHENED]:
        for written in dict.fromkeys(write(words) for write in _WRITINGS[:_USUAL_WRITINGS]):
            yield from (written + end for end in _ENDS)


def runs_and_dates() -> Iterator[str]:
    """Runs, seasons with years, the first words in disguise, favourite words as files hold them."""
    yield from _dated()
    for word in _entries()["disguised"][:_FIRST]:
        yield from _disguises(word)
    yield from _runs()
    yield from (form.format(word) for word in favourites() for form in _WRAPPED)


def made_up() -> Iterator[str]:
    """Favourite words in every disguise, encoded and digested."""
    words = favourites()
    yield from disguised()
    yield from _encoded((*words, *(word.capitalize() for word in words)), _ENCODINGS)
    yield from _encoded(islice(written_phrases(), _ENCODED), _ENCODINGS[:2])


def disguised() -> Iterator[str]:
    """“P4ssw0rd”: some words with signs and digits for letters, and a few ends."""
    for word in _entries()["disguised"]:
        yield from _disguises(word)


def favourites() -> tuple[str, ...]:
    """The words of which most is made."""
    return _entries()["favourites"]


def without_joints(text: str) -> str:
    """In lower case, without what joins words: in it, all writings of a phrase are one."""
    return _JOINTS.sub("", text).lower()


@cache
def _entries() -> dict[str, tuple[str, ...]]:
    """The blocks of the file, after its notice of origin."""
    text = Path(__file__).with_name("secret_phrases.txt").read_text(encoding="utf-8")
    blocks = (block.split(":\n", 1) for block in text.strip().split("\n\n")[1:])
    return {name: tuple(_ENTRY.findall(body.replace("-", ""))) for name, body in blocks}


def _camel(words: tuple[str, ...]) -> str:
    return words[0] + "".join(word.capitalize() for word in words[1:])


def _pascal(words: tuple[str, ...]) -> str:
    return "".join(word.capitalize() for word in words)


_WRITINGS: tuple[Callable[[tuple[str, ...]], str], ...] = (
    "".join,
    "-".join,
    "_".join,
    _camel,
    _pascal,
    lambda words: _pascal(words).replace("Jwt", "JWT").replace("Api", "API"),
    lambda words: "_".join(words).upper(),
    " ".join,
    lambda words: "".join(words).upper(),
    lambda words: " ".join(words).capitalize(),
)


def _runs() -> Iterator[str]:
    for sequence in _entries()["sequences"]:
        yield from (sequence[:length] for length in range(3, len(sequence) + 1))
        for length in (16, 24, 32, 48, 64):
            yield (sequence * 64)[:length]
        yield sequence * 2
    for sign in _REPEATED:
        yield from (sign * length for length in (*range(1, 17), 20, 24, 32, 48, 64))


def _dated() -> Iterator[str]:
    for moment, year in product(_entries()["moments"], _YEARS):
        for form in (moment, moment.capitalize()):
            yield from (f"{form}{year}", f"{form}{year}!")


def _encoded(words: Iterable[str], encodings: Iterable[Callable[[bytes], str]]) -> Iterator[str]:
    yield from (encode(word.encode()) for word, encode in product(words, encodings))


def _disguises(word: str) -> Iterator[str]:
    """“P@ssw0rd”: each letter that has look-alikes, replaced alike throughout the word."""
    replaced = [(letter, signs) for letter, signs in _LOOK_ALIKES.items() if letter in word]
    for signs in product(*(signs for _, signs in replaced)):
        table = str.maketrans(dict(zip((letter for letter, _ in replaced), signs, strict=True)))
        disguised = word.translate(table)
        if disguised != word:
            for form in (disguised, disguised[0].upper() + disguised[1:]):
                yield from (form, f"{form}1", f"{form}!", f"{form}123")


_FREQUENT, _LENGTHENED, _USUAL_WRITINGS = 5, 80, 5
_FIRST = 2
_WHOSE, _HOW = 3, 2
_ENDS = (
    *("123", "1", "!", "\n", "1234", "12345", "123!", "2024", "2025", "2026"),
    *("_123", "-123", "-2024", "-2025", "-2026"),
)
_ENTRY = regex(r"(?:^|(?<=[|\n])) *([^|\n]*?) *(?=[|\n]|$)")
_JOINTS = regex(r"(?<=[0-9a-zA-Z])[-_ .](?=[0-9a-zA-Z]|$)")
_WRAPPED = ('"{}"', "'{}'", " {}", "{} ", "{}\r\n", "{}\t", "{}\n\n", "`{}`", "{}.", "{};", "{},")
_REPEATED = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFX*.-_=#!? \x00"
_YEARS = range(2018, 2028)
_LOOK_ALIKES = {
    "a": ("a", "@", "4"),
    "e": ("e", "3"),
    "i": ("i", "1", "!"),
    "o": ("o", "0"),
    "s": ("s", "$", "5"),
    "t": ("t", "7"),
}
_ENCODED = 1000
_ENCODINGS: tuple[Callable[[bytes], str], ...] = (
    lambda octets: base64.b64encode(octets).decode(),
    lambda octets: base64.b64encode(octets).decode().rstrip("="),
    lambda octets: base64.b64encode(octets + b"\n").decode(),
    lambda octets: octets.hex(),
    lambda octets: hashlib.md5(octets, usedforsecurity=False).hexdigest(),
    lambda octets: hashlib.sha1(octets, usedforsecurity=False).hexdigest(),
    lambda octets: hashlib.sha256(octets).hexdigest(),
    lambda octets: base64.b64encode(hashlib.sha256(octets).digest()).decode(),
)
