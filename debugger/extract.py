"""Tokens in any text: `Authorization` headers, cURL commands, cookies, HAR files, logs, URLs."""

from dataclasses import dataclass

from debugger.extraction.shape import WHOLE, form_by_shape, header_of
from debugger.jose.model import Form


@dataclass(frozen=True, slots=True)
class Repair:
    """Something the wrapping added that was taken out to read the token.

    `code` is the id of the pitfall about it (`whitespace-inside`, `invisible-characters`,
    `percent-encoded`) or "" where it is nothing to speak of (quotes, a trailing comma).
    `start` and `end` are offsets into the pasted text.
    """

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """One token in a pasted text.

    `start` and `end` are character offsets into the pasted text; `text` is the token with what its
    wrapping added taken out. `where` says in words where it stood (“Authorization header”);
    `carrier` is the machine's word for it: `authorization-bearer`, `authorization-dpop`,
    `dpop-header`, `cookie`, `set-cookie`, `url-query`, `url-fragment`, `json-member`, `form-body`,
    `har`, `text`. `member` is the name it had there (`access_token`, `id_token`, the cookie's).
    """

    start: int
    end: int
    text: str
    form: Form | None
    where: str
    carrier: str
    member: str | None = None
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Every token in `text`, in the order they stand there.

    Where none is found, `tokens` has one entry of form None: the text without its wrapping, so that
    the place of the fault can be shown. Only an empty (or blank) text has none at all.
    """

    text: str
    tokens: tuple[Found, ...]


def extract(text: str) -> Extraction:
    """Find all tokens, up to 10,000. Never raises; linear in the length of the text."""
    if WHOLE.fullmatch(text) and header_of(text[: text.index(".")]):
        found = Found(0, len(text), text, form_by_shape(text), "text", "text")
        return Extraction(text, (found,))
    # A text that is one token, and most are, needs no search.
    from debugger.extraction.search import search

    return Extraction(text, search(text, MOST_TOKENS))


MOST_TOKENS = 10_000
