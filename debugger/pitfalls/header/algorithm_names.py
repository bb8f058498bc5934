"""From a text in `alg` to the registered name it resembles, and to what it stands for."""

import re

from debugger.jose.algorithms import ALGORITHMS, Status, Use, find
from debugger.pitfalls.look_alikes import folded
from debugger.regex import regex

BY_CAPITALS = {
    name.upper(): name
    for name, algorithm in ALGORITHMS.items()
    if algorithm.use is not Use.CONTENT_ENCRYPTION
    and algorithm.status is not Status.PROHIBITED
    and name != "none"
}
"""Registered names of JWS and JWE algorithms, but “none” and the prohibited, by their capitals."""


def reads_as_none(alg: str) -> bool:
    """Whether a name is “none” once blanks, invisible and look-alike letters are folded."""
    visible = "".join(letter for letter in alg if letter.isprintable() and not letter.isspace())
    return folded(visible).casefold() == "none"


def is_prohibited(alg: str) -> bool:
    """Whether a name stands for SHA-1 or for a shortened MAC, registered or not."""
    algorithm = find(alg)
    if algorithm is not None:
        return algorithm.status is Status.PROHIBITED
    return _WEAK_NAME.fullmatch(alg) is not None


def meant(alg: str) -> str | None:
    """The registered name that a text is one slip away from, or plainly stands for."""
    capitals = alg.upper().strip("\"' ")
    if capitals in BY_CAPITALS:
        return BY_CAPITALS[capitals]
    for shape, name in _OTHER_NAMES:
        match = shape.fullmatch(capitals)
        if match:
            return match.expand(name)
    return next((name for key, name in BY_CAPITALS.items() if _one_slip(capitals, key)), None)


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, added, changed, or two neighbours changed places."""
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        return len(longer) - len(shorter) == 1 and _without_one(longer, shorter)
    different = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(different) != 2:
        return len(different) == 1
    first, second = different
    return second - first == 1 and one[first] + one[second] == other[second] + other[first]


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


_WEAK_NAME = regex(
    r"(?:[REPH]S-?(?:1|160))|HS\d{3}/\d{1,3}|(?:RSA|HMAC|Hmac)-?SHA-?1|SHA-?1(?:with(?:RSA|ECDSA))?",
    re.IGNORECASE,
)
# What people write who think of the hash, the cipher or Java’s name for both.
_OTHER_NAMES = tuple(
    (regex(shape), name)
    for shape, name in (
        (r"(?:HMAC-?)?SHA-?(256|384|512)", r"HS\1"),
        (r"HMAC(256|384|512)", r"HS\1"),
        (r"HMAC", "HS256"),
        (r"RSA-?(?:SHA-?)?(256|384|512)|RSASSA-PKCS1-V1_5", r"RS\1"),
        (r"SHA-?(256|384|512)WITHRSA", r"RS\1"),
        (r"RSA", "RS256"),
        (r"ECDSA-?(?:SHA-?)?(256|384|512)", r"ES\1"),
        (r"SHA-?(256|384|512)WITHECDSA", r"ES\1"),
        (r"ECDSA", "ES256"),
        (r"(?:RSA-?)?(?:SSA-?)?PSS-?(?:SHA-?)?(256|384|512)", r"PS\1"),
        (r"(?:RSA-?)?(?:SSA-?)?PSS", "PS256"),
        (r"ED25519(?:PH|CTX)|ED(?:DSA)?-?25519", "Ed25519"),
        (r"ED448(?:PH|CTX)|ED(?:DSA)?-?448", "Ed448"),
        (r"HS265", "HS256"),
        (r"ES521", "ES512"),
    )
)
