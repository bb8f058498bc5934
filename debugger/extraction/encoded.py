"""Tokens that are in base64 as a whole, as Kubernetes keeps them: a text in, their places out."""

from collections.abc import Iterator

from debugger.extraction.shape import WHOLE, header_of
from debugger.jose import base64url
from debugger.regex import regex


def encoded_tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and token of each; of use where no token stands in the text as it is."""
    for match in _ENCODED.finditer(text):
        octets = base64url.read(_digits(match[0])).octets
        token = octets.decode("ascii", "replace").strip() if octets else ""
        if WHOLE.fullmatch(token) and header_of(token[: token.index(".")]):
            yield match.start(), match.end(), token


def _digits(text: str) -> str:
    return "".join(text.split()).rstrip("=").translate(_URL_SAFE)


_URL_SAFE = str.maketrans("+/", "-_")
# `ey` and `ew` in base64, and lines as the command `base64` breaks them.
_ENCODED = regex(
    r"(?<![A-Za-z0-9+/_\-])ZX[lk][A-Za-z0-9+/_\-]{24,}+"
    r"(?:\r?\n[ \t]*+[A-Za-z0-9+/_\-]{1,}+(?=[\s=]|\Z))*+={0,2}"
)
