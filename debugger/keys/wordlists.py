"""The lists of secrets that everybody knows: files in, octets out, read once and when asked for."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from debugger.keys.phrases import (
    disguised,
    favourites,
    made_up,
    phrases,
    phrases_with_ends,
    runs_and_dates,
    tailed_phrases,
    without_joints,
    written_phrases,
)
from debugger.regex import regex

_HOME = Path(__file__).parent


@cache
def published() -> Mapping[bytes, str]:
    """Example keys that documents print: octets, and where they are printed."""
    rows = (line.split("\t", 1) for line in _lines("published_secrets.txt"))
    return {_octets(secret): origin for secret, origin in rows}


@cache
def common_words() -> tuple[bytes, ...]:
    """Words that developers sign with, then passwords, commonest first."""
    return tuple(line.encode() for line in _lines("common_secrets.txt"))


@cache
def likely_variants() -> tuple[bytes, ...]:
    """Simple variants of the likeliest words: case, ends, doubled; most of a few; runs, dates."""
    made = dict.fromkeys(_likely_variants(_lines("common_secrets.txt")))
    known = {*common_words(), *published()}
    return tuple(word for word in (text.encode() for text in made) if word not in known)


@cache
def developer_phrases() -> tuple[bytes, ...]:
    """What the author of a program makes up: “my-super-secret-key”, in all its writings."""
    written = (phrase.encode() for phrase in dict.fromkeys(written_phrases()))
    known = {*common_words(), *likely_variants()}
    return tuple(phrase for phrase in written if phrase not in known)


@cache
def made_up_secrets() -> tuple[bytes, ...]:
    """The favourite words in other guises, lengthened phrases, runs, seasons with years."""
    made = dict.fromkeys((*made_up(), *phrases_with_ends(), *_favoured(favourites())))
    known = {*common_words(), *likely_variants(), *developer_phrases()}
    return tuple(word for word in (text.encode() for text in made) if word not in known)


@cache
def other_words() -> tuple[bytes, ...]:
    """Words of the language and names that are not common as secrets."""
    known = {*common_words(), *likely_variants(), *developer_phrases(), *made_up_secrets()}
    return tuple(sorted({word.encode() for word in dictionary_words()} - known))


@cache
def common_variants() -> tuple[bytes, ...]:
    """What people make of common words: the likelier the word, the more is made of it."""
    tried = (common_words, likely_variants, developer_phrases, made_up_secrets, other_words)
    known = {word for words in tried for word in words()}
    made = dict.fromkeys(word.encode() for word in _variants(_lines("common_secrets.txt")))
    return tuple(word for word in made if word not in known)


@cache
def dictionary_words() -> frozenset[str]:
    """Common English words and names, in lower case."""
    return frozenset(_lines("common_words.txt"))


def is_common(secret: bytes) -> bool:
    """Whether a secret is a common word, password or phrase, or a simple variant of one.

    Case, joints between words, one to four digits or “!” at the end, doubled, blanks around it,
    signs and digits for letters.
    """
    if len(secret) > _LONGEST:
        return False
    try:
        text = secret.decode().strip()
    except UnicodeDecodeError:
        return False
    return any(form in _known() for form in _plain_forms(text))


def _plain_forms(text: str) -> Iterator[str]:
    """The words that this text may be a variant of, in lower case."""
    half, odd = divmod(len(text), 2)
    whole = (text, text[:half]) if not odd and text[:half] == text[half:] else (text,)
    for form in whole:
        for bare in (form, _TAIL.sub("", form)):
            if bare:
                yield bare.lower()
                yield without_joints(bare)


@cache
def _known() -> frozenset[str]:
    said = ("".join(words) for words in (*phrases(), *tailed_phrases()))
    words = (line.lower() for line in _lines("common_secrets.txt"))
    return dictionary_words().union(words, said, (form.lower() for form in disguised()))


def _likely_variants(words: list[str]) -> Iterator[str]:
    for word in words[:_FREQUENT]:
        yield from _cases(word)
        for form in _cases(word)[:2]:
            yield from (*(form + end for end in _FEWEST_ENDS), f"{form}123")
    yield from runs_and_dates()
    for word in (*words[:_LIKELIEST], *favourites()):
        for form in _cases(word)[:2]:
            yield from (form + end for end in _LIKELY_ENDS)
            yield form * 2
    for word in words[:_COUNTED]:
        for form in _cases(word)[:2]:
            yield from (f"{form}{number}" for number in (*range(10), *_YEARS))
            yield from (f"{form}{number:02}" for number in range(100))


def _favoured(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        for form in _cases(word):
            yield from (form + end for end in _ENDS)
            yield form * 2


def _variants(words: list[str]) -> Iterator[str]:
    """Likeliest first, for a search may be stopped anywhere."""
    for word in words[:_USUAL]:
        yield from _cases(word)
        for form in _cases(word)[:2]:
            yield from (form + end for end in _FEW_ENDS)
            yield form * 2
    for word in words[:_RARER]:
        yield from _cases(word)[:2]
        yield from (word + end for end in _FEWEST_ENDS)
        yield word * 2
    for word in words[:_COUNTED_FAR]:
        for form in _cases(word)[:2]:
            yield from (f"{form}{number:03}" for number in range(1000))


def _cases(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, word.capitalize(), word.upper())))


def _lines(name: str) -> list[str]:
    """The lines after the notice of origin, which ends at the first empty line."""
    text = (_HOME / name).read_text(encoding="utf-8")
    return text.split("\n\n", 1)[1].splitlines()


def _octets(secret: str) -> bytes:
    if not secret.startswith(_BASE64URL):
        return secret.encode()
    text = secret.removeprefix(_BASE64URL)
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _ends(*groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(end for group in groups for end in group))


_BASE64URL = "base64url:"
_LONGEST = 128
_TAIL = regex(r"(?<![0-9])[0-9]{1,4}!?$|(?<!!)!{1,3}$")
_FREQUENT, _LIKELIEST, _USUAL, _RARER = 860, 120, 900, 3000
_COUNTED, _COUNTED_FAR = 12, 4
_FEWEST_ENDS = ("1", "!", "\n")
_FEW_ENDS = _ends(_FEWEST_ENDS, ("123", "12", "2", "1234", "01"))
_LIKELY_ENDS = _ends(_FEW_ENDS, ("1!", "123!", "99", "007"), ("2023", "2024", "2025", "2026"))
_YEARS = range(1990, 2031)
_ENDS = _ends(
    _FEW_ENDS,
    (str(digit) for digit in range(10)),
    ("1!", "123!", "!!", "11", "99", "00", "007", "321", "4321", "@123"),
    (str(year) for year in range(2018, 2028)),
    (f"{year}!" for year in range(2020, 2028)),
    (str(year)[2:] for year in range(2020, 2028)),
    ("_key", "-key", "_secret", "-secret"),
)
