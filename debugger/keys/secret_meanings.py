"""A pasted text in, the texts that may be the secret it stands for out, the likeliest first.

What people paste is a line of a settings file, a text that an editor or a shell changed, or one
that the signer changed so. Each meaning is only a question: the signature answers it.
"""

import html
import json
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from debugger.regex import regex

ENCODING, WRAPPING = "secret-encoding-mismatch", "secret-with-wrapping"
Meaning = tuple[str, str, str]
"""Its label (goes on after “read as text …” or “fits it …”), the pitfall’s id, and the text."""


def meanings(text: str) -> Iterator[Meaning]:
    """As typed, then with one thing after another taken away, put back or written otherwise."""
    yield "", ENCODING, text
    if len(text) > _LONGEST:
        return
    for source in _SOURCES:
        yield from source(text)


def _trimmed(text: str) -> Iterator[Meaning]:
    trimmed = text.strip()
    where = (
        "the line break at its end"
        if text.rstrip("\r\n") == trimmed
        else "the white space at its ends"
    )
    yield f"without {where}", ENCODING, trimmed
    yield "without the invisible characters at its ends", ENCODING, text.strip(_INVISIBLE)


def _unescaped(text: str) -> Iterator[Meaning]:
    if "\\" in text:
        unescaped = text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t")
        yield "with written-out “\\n” as line breaks", ENCODING, unescaped
    if "\n" in text:
        lines = text.replace("\r\n", "\n")
        yield "with LF line ends", ENCODING, lines
        yield "with CRLF line ends", ENCODING, lines.replace("\n", "\r\n")
        yield "with its line breaks written out as “\\n”", ENCODING, lines.replace("\n", "\\n")


def _as_the_signer_read_it(text: str) -> Iterator[Meaning]:
    """From a file that an editor or `echo` wrote, or as the rest of a line."""
    if text != text.strip() or len(text) < _SHORTEST:
        return
    for end in ("\n", "\r\n", "\r", "\n\n"):
        yield "with a line break at its end", ENCODING, f"{text}{end}"
    for blank, name in ((" ", "a blank"), ("\t", "a tab")):
        yield f"with {name} at its end", ENCODING, f"{text}{blank}"
        yield f"with {name} before it", ENCODING, f"{blank}{text}"
    yield "with a byte order mark before it", ENCODING, f"\ufeff{text}"


def _unwrapped(text: str) -> Iterator[Meaning]:
    bare = text.strip().rstrip(",;").rstrip()
    yield "without the “,” or “;” at its end", WRAPPING, bare
    yield "without its quotes", WRAPPING, _unquoted(bare)
    name = _ASSIGNMENT.match(bare)
    value = bare[name.end() :] if name else bare
    yield "without the name before it", WRAPPING, value
    yield "without the name before it and its quotes", WRAPPING, _unquoted(value)
    yield "without all of its quotes", WRAPPING, _unquoted(_unquoted(value))


def _of_settings(text: str) -> Iterator[Meaning]:
    """A value out of lines of settings, of a command or of a program."""
    for line in text.splitlines()[:_MOST_LINES]:
        bare = line.strip().rstrip(",;")
        uncommented = _COMMENT.sub("", bare)
        yield "without the comment after it", WRAPPING, uncommented
        found = _VALUE.search(uncommented)
        if found:
            yield "without the name before it", WRAPPING, found["value"].rstrip()
            yield "without the name before it and its quotes", WRAPPING, _unquoted(found["value"])
        yield "without the words before it", WRAPPING, uncommented.rpartition(" ")[2]
    for quoted in list(_QUOTED.finditer(text))[:_MOST_LINES]:
        yield "without what stands around its quotes", WRAPPING, quoted["text"]
        if "\\" in quoted["text"]:
            yield "as the JSON text in quotes that it is", WRAPPING, _of_json(quoted["text"])


def _written_otherwise(text: str) -> Iterator[Meaning]:
    if "%" in text or "+" in text:
        yield "with its percent-encoding taken off", ENCODING, unquote(text)
    if "&" in text:
        yield "with its HTML entities taken off", ENCODING, html.unescape(text)
    if not text.isascii():
        yield (
            "with its letters and accents composed (NFC)",
            ENCODING,
            unicodedata.normalize("NFC", text),
        )
        yield (
            "with its letters and accents apart (NFD)",
            ENCODING,
            unicodedata.normalize("NFD", text),
        )


def _in_quotes(text: str) -> Iterator[Meaning]:
    """The signer took the quotes of its settings for a part of the secret."""
    if len(text) >= _SHORTEST:
        yield "with the quotes that the signer left around it", WRAPPING, f'"{text}"'
        yield "with the quotes that the signer left around it", WRAPPING, f"'{text}'"


def _of_json(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text


def _unquoted(text: str) -> str:
    if len(text) >= 4 and text[:2] == text[-2:] == '\\"':
        return text[2:-2]
    if len(text) >= 2 and _QUOTES.get(text[0]) == text[-1]:
        return text[1:-1]
    return text


_SOURCES: tuple[Callable[[str], Iterator[Meaning]], ...] = (
    _trimmed,
    _unescaped,
    _as_the_signer_read_it,
    _unwrapped,
    _of_settings,
    _written_otherwise,
    _in_quotes,
)
_QUOTES = {
    '"': '"', "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»",
    "<": ">", "(": ")", "[": "]", "{": "}",
}  # fmt: skip
_INVISIBLE = " \t\r\n\ufeff\u200b\u200c\u200d\u2060\u00ad\u00a0"
_ASSIGNMENT = regex(
    r"\s*(?:(?:export|set|const|let|var)\s+)?([\"']?)[A-Za-z_][A-Za-z0-9_.-]{0,63}\1\s*[=:]\s*(?=\S)"
)
_VALUE = regex(
    r"(?<![A-Za-z0-9])[A-Za-z_][A-Za-z0-9_.-]{0,63}[\"']?[ \t]?(?:=>|[=:])[ \t]?(?P<value>\S.*)"
)
_COMMENT = regex(r"[ \t]+(?:#|//)[ \t].*$")
_QUOTED = regex(r"(?P<quote>[\"'`])(?P<text>[^\"'`\r\n]{4,})(?P=quote)")
_SHORTEST = 2
_LONGEST = 4096
_MOST_LINES = 8
