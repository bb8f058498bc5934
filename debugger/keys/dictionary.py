"""HMAC secrets that everybody knows: a signature in, the secret that makes it out."""

from dataclasses import dataclass

from debugger.jose.algorithms import Algorithm
from debugger.jose.model import Token


@dataclass(frozen=True, slots=True)
class FoundSecret:
    """A secret that the weak-secret check hit upon without being given one.

    `code`: `hmac-secret-empty`, `hmac-secret-published`, `hmac-secret-unset`,
    `hmac-secret-is-claim` or `hmac-secret-common`. `origin`: where it is from, in words.
    """

    secret: bytes
    code: str
    origin: str


def search(
    token: Token, algorithm: Algorithm, *, seconds: float = 0.1
) -> tuple[FoundSecret | None, bool]:
    """The known secret that makes this token's MAC, and whether time ran out before the end."""
    return None, False


def classify_secret(secret: bytes, token: Token) -> FoundSecret | None:
    """What is known about a secret that was given; None if it stands in no list."""
    return None
