"""What settings files, JSON, source code and URLs do to a PEM: text in, text without it out."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from debugger.regex import regex

NO_LINE_BREAKS = "Its line breaks were missing."
_PERCENT = regex(r"%0[AaDd]|BEGIN%20|%2[BbDd]")
_LINE_BREAK = regex(r"\\{1,4}r\\{1,4}n|\\{1,4}[nr]")
_UNICODE_ESCAPE = regex(r"\\{1,4}u00([0-7][0-9A-Fa-f])")
_SLASH_ESCAPE = regex(r"\\{1,4}/")
_INVISIBLE = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_ODD_BLANK = regex("[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_HEADER_LINE = regex(r"^[ \t]*[A-Za-z][A-Za-z0-9-]{0,40}:[ \t].*$", re.MULTILINE)
_BLANK_LINE = regex(r"\n[ \t]*\n")
_STRINGS_JOINED = regex(
    r"[\"'`][ \t]{0,40}[+.&,\\]?[ \t]{0,40}(?:\n\s{0,80})?[+.&]?[ \t]{0,40}[\"'`]"
)
# What stands at the ends of a line that was quoted, commented out or continued.
_AROUND = " \t\"'`,;\\<>|#*()[]{}:.!$"
# RFC 7468 §2 wants 64 characters; 76 (MIME) is usual too.
_LINE_LENGTH = 80


def unwrapped(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with real line breaks and plain characters, and a sentence for each change."""
    repairs = []
    for sentence, mend in _WRAPPINGS:
        mended = mend(text)
        if mended != text:
            repairs.append(sentence)
            text = mended
    # CRLF, CR and LF all end a line (RFC 7468 §3), but few readers take a CR alone.
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        repairs.append("Its lines ended in CR alone.")
    return text.replace("\r", "\n"), tuple(repairs)


def digits(body: str) -> tuple[str, tuple[str, ...]]:
    """The base64 characters of a body, and what was done to bring its lines into order."""
    repairs = []
    if _BLANK_LINE.search(body.rstrip()):
        repairs.append("Blank lines stood between its lines.")
    unquoted = _STRINGS_JOINED.sub("\n", _HEADER_LINE.sub("", body))
    lines = [line.strip() for line in unquoted.split("\n") if line.strip()]
    bare = [core for line in lines if (core := line.strip(_AROUND)) not in ("", "+")]
    if bare != lines or _STRINGS_JOINED.search(body):
        repairs.append("Quotes, commas or comment signs stood around its lines.")
    elif any(line[:1] in (" ", "\t") for line in body.split("\n")[1:] if line.strip()):
        repairs.append("Its lines were indented.")
    if any(len(line) > _LINE_LENGTH for line in bare):
        repairs.append(NO_LINE_BREAKS)
    characters = re.sub(r"\s+", "", "".join(bare))
    if "-" in characters or "_" in characters:
        repairs.append("It was written in base64url (“-” and “_” for “+” and “/”).")
        characters = characters.replace("-", "+").replace("_", "/")
    return characters, tuple(repairs)


def _without_percent(text: str) -> str:
    return unquote(text) if _PERCENT.search(text) else text


def _with_line_breaks(text: str) -> str:
    return _LINE_BREAK.sub("\n", text)


def _without_escapes(text: str) -> str:
    plain = _UNICODE_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return _SLASH_ESCAPE.sub("/", plain)


def _without_invisible(text: str) -> str:
    return _ODD_BLANK.sub(" ", _INVISIBLE.sub("", text))


_WRAPPINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("It was percent-encoded, as in a URL.", _without_percent),
    ("Its line breaks were written out as “\\n”.", _with_line_breaks),
    ("Characters were escaped, as in JSON (“\\/”, “\\u002b”).", _without_escapes),
    ("Invisible characters stood in it.", _without_invisible),
)
