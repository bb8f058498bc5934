"""How hard a secret is to guess: octets in, bits and the pattern that makes them few out.

Honest for what people do: a pattern is priced as a guesser would, and only what shows none counts
as random. It cannot know where a secret comes from: a random-looking one may stand in a book.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from debugger.keys.wordlists import dictionary_words, is_common
from debugger.regex import regex


class Pattern(StrEnum):
    """What makes a secret easier to guess than its length says."""

    EMPTY = "empty"
    COMMON = "common"
    FEW = "few-octets"
    REPEATED = "repeated"
    RUN = "run"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Strength:
    """`bits`: about how many yes-or-no questions a guesser needs. `pattern`: None if it shows none.

    `words` say the pattern (“one unit of 4 characters, repeated”), or what it was taken for.
    """

    bits: float
    pattern: Pattern | None
    words: str


def in_words(strength: Strength) -> str:
    """The estimate as part of a sentence: only what shows no pattern is as strong as it is long."""
    bits = f"{strength.bits:.0f} bits"
    if strength.pattern is None:
        return f"{bits} if it was drawn by chance ({strength.words})"
    return f"about {bits} to a guesser ({strength.words})"


def estimate(secret: bytes) -> Strength:
    """The strength of an HMAC secret, by the pattern that costs it most."""
    if not secret:
        return Strength(0.0, Pattern.EMPTY, "empty")
    if is_common(secret):
        return Strength(_BITS_OF_A_COMMON_WORD, Pattern.COMMON, "a common word or password")
    head = secret[:_LONGEST]
    text = head.decode("latin-1")
    found = [strength for look in _LOOKS if (strength := look(text)) is not None]
    if found:
        return min(found, key=lambda strength: strength.bits)
    period = (text + text).index(text, 1)
    if period < len(text):
        once = estimate(secret[:period])
        return Strength(once.bits + math.log2(len(text) / period), None, f"{once.words}, repeated")
    bits, words = _uuid(text) or _pass_phrase(text) or _random(text)
    return Strength(bits * len(secret) / len(head), None, words)


def _few(text: str) -> Strength | None:
    distinct = len(set(text))
    if distinct >= _FEW:
        return None
    bits = math.log2(256) + math.log2(len(text) + 1) + (len(text) - 1) * math.log2(distinct)
    kinds = "one character" if distinct == 1 else f"only {distinct} different characters"
    return Strength(min(bits, _random(text)[0]), Pattern.FEW, kinds)


def _repeated(text: str) -> Strength | None:
    """Also where digits or signs were put behind it."""
    whole = _unit_repeated(text)
    bare = text.rstrip(_ENDS)
    return whole or (_unit_repeated(bare, len(text)) if bare != text else None)


def _unit_repeated(text: str, length: int = 0) -> Strength | None:
    if len(text) < _MOST_OF_IT * length:
        return None
    for size in range(1, _LONGEST_UNIT + 1):
        if len(text) < 2 * size:
            return None
        if all(text[index] == text[index - size] for index in range(size, len(text))):
            bits = _random(text[:size])[0] + math.log2(len(text))
            return Strength(
                bits,
                Pattern.REPEATED,
                f"one unit of {size} characters, repeated"
                if size > 1
                else "one character, repeated",
            )
    return None


def _run(text: str) -> Strength | None:
    lower = text.lower()
    # A run of four has three pairs that follow a row: where such pairs are few, no need to look.
    if sum(map(_FOLLOWS.__contains__, pairwise(lower))) < _MOST_OF_IT * 0.75 * len(lower):
        return None
    runs = list(_runs(lower))
    covered = sum(runs)
    if covered < _MOST_OF_IT * len(text):
        return None
    rest = _random(text)[0] * (len(text) - covered) / len(text)
    bits = sum(math.log2(len(_ROWS) * _ROW_STARTS * length) for length in runs) + rest
    return Strength(bits, Pattern.RUN, "a run along the alphabet, the digits or the keyboard")


def _runs(text: str) -> Iterator[int]:
    """Lengths of stretches of four characters or more that follow one row, in one direction."""
    start = 0
    while start < len(text):
        longest = max(_run_length(text, start, row) for row in _ROWS)
        if longest >= _SHORTEST_RUN:
            yield longest
            start += longest
        else:
            start += 1


def _run_length(text: str, start: int, row: str) -> int:
    place = row.find(text[start])
    if place < 0:
        return 0
    length = 1
    while (
        start + length < len(text)
        and place + length < len(row)
        and text[start + length] == row[place + length]
    ):
        length += 1
    return length


def _words(text: str) -> Strength | None:
    """One to three words or names, with nothing but digits and separators beside them."""
    if not _WORDS_ONLY.fullmatch(text):
        return None
    words = 0
    for stretch in _LETTERS.findall(text):
        needed = _fewest_words(stretch.lower(), _MOST_WORDS - words)
        if needed is None:
            return None
        words += needed
    if not 1 <= words <= _MOST_WORDS:
        return None
    digits = sum(character.isdigit() for character in text)
    others = sum(1 for kind, _ in groupby(text, str.isalnum) if not kind)
    bits = words * (_BITS_OF_A_WORD + 1) + digits * math.log2(10) + others * 2
    if bits >= _ENOUGH:
        return None
    count = "one dictionary word" if words == 1 else f"{words} dictionary words"
    return Strength(bits, Pattern.WORDS, f"{count} with digits and separators")


def _fewest_words(stretch: str, most: int) -> int | None:
    """How many dictionary words, at most so many, make up this stretch of letters."""
    if most <= 0 or len(stretch) > most * _LONGEST_WORD:
        return None
    known = dictionary_words()
    reachable = {0}
    for count in range(1, most + 1):
        reachable = {
            end
            for start in reachable
            for end in range(start + 1, min(len(stretch), start + _LONGEST_WORD) + 1)
            if stretch[start:end] in known or stretch[start:end] in _SHORT_WORDS
        }
        if len(stretch) in reachable:
            return count
    return None


def _uuid(text: str) -> tuple[float, str] | None:
    """Of a random UUID, 122 of its 128 bits are drawn (RFC 9562 §5.4)."""
    return (122.0, "a random UUID") if _UUID.fullmatch(text) else None


def _pass_phrase(text: str) -> tuple[float, str] | None:
    """Four words or more that are most of the text: a guesser draws words, not letters."""
    stretches = _CAMEL.findall(text)
    counted = [(stretch, _fewest_words(stretch.lower(), _MOST_IN_A_ROW)) for stretch in stretches]
    words = sum(count for _, count in counted if count)
    said = sum(len(stretch) for stretch, count in counted if count)
    letters = sum(map(len, stretches))
    if words <= _MOST_WORDS or said < _MOST_OF_IT * letters or letters < len(text) / 2:
        return None
    digits = sum(character.isdigit() for character in text)
    between = len({character for character in text if not character.isalnum()})
    bits = words * _BITS_OF_A_WORD + (letters - said) * math.log2(26) + digits * math.log2(10)
    return bits + 2 * between, (
        f"a phrase of {words} dictionary words; one that makes sense has fewer bits"
    )


def _random(text: str) -> tuple[float, str]:
    """Bits of a text drawn at random from the smallest set of characters that has them all."""
    size, words = next((size, words) for pattern, size, words in _SETS if pattern.fullmatch(text))
    drawn = sum(character not in ":-" for character in text) if size == _HEXADECIMAL else len(text)
    return drawn * math.log2(size), words


_HEXADECIMAL = 16
_LOOKS: tuple[Callable[[str], Strength | None], ...] = (_few, _repeated, _run, _words)
_SETS: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (regex(r"[0-9]*"), 10, "digits"),
    (regex(r"[0-9a-f:\-]*|[0-9A-F:\-]*"), _HEXADECIMAL, "hexadecimal"),
    (regex(r"[a-z]*|[A-Z]*"), 26, "letters of one case"),
    (regex(r"[a-z0-9]*|[A-Z0-9]*"), 36, "letters of one case and digits"),
    (regex(r"[A-Za-z0-9]*"), 62, "letters and digits"),
    (regex(r"[A-Za-z0-9+/_=\-]*"), 64, "the characters of base64"),
    (regex(r"[ -~]*"), 95, "printable characters"),
    (regex(r".*", re.DOTALL), 256, "octets"),
)
_LONGEST = 1024
_ENDS = "0123456789!?.-_"
_FEW = 8
_LONGEST_UNIT = 12
_MOST_OF_IT = 0.75
_SHORTEST_RUN = 4
_ROW_STARTS = 26
_MOST_WORDS = 3
_MOST_IN_A_ROW = 8
_LONGEST_WORD = 16
_BITS_OF_A_COMMON_WORD = 17.0  # five thousand words and what people make of them
_BITS_OF_A_WORD = 14.0
_ENOUGH = 100.0
_SHORT_WORDS = frozenset(
    ("a", "i", "my", "is", "to", "of", "in", "it", "we", "us", "me", "an", "at", "by")
)
_WORDS_ONLY = regex(r"[A-Za-z0-9 _.\-:;,+/@#!*=~$%&|?]+")
_LETTERS = regex(r"[A-Za-z]+")
_CAMEL = regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UUID = regex(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_FORWARD = (
    "abcdefghijklmnopqrstuvwxyz" * 2,
    "0123456789" * 4,
    "1234567890",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
    "!@#$%^&*()",
)
_ROWS = _FORWARD + tuple(row[::-1] for row in _FORWARD)
_FOLLOWS = frozenset(pair for row in _ROWS for pair in pairwise(row))
