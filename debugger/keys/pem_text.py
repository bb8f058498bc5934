"""Text in, its PEM blocks as octets out, with a sentence for each thing that had to be mended."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_LINE = re.compile(
    rf"(?P<before>[{_DASHES}]{{1,12}})[ \t]{{0,4}}(?P<which>BEGIN|END)(?P<gap>[ \t_+]{{1,4}})"
    rf"(?P<label>[A-Z0-9][A-Z0-9 _+.]{{1,40}}?)[ \t]{{0,4}}(?P<after>[{_DASHES}]{{1,12}})",
    re.IGNORECASE,
)
_LEGACY_HEADER = re.compile(r"Proc-Type:\s*4,\s*ENCRYPTED")
_LEGACY_CIPHER = re.compile(r"DEK-Info:\s*([A-Za-z0-9-]{1,32}),\s*[0-9A-Fa-f]*")
_HEADER_LINE = re.compile(r"^[ \t]*[A-Za-z][A-Za-z0-9-]{0,40}:[ \t].*$", re.MULTILINE)
_INVISIBLE = re.compile("[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\u00ad\u00a0]")
_STRINGS_JOINED = re.compile(r"[\"'`][ \t]*[+.&,\\]?[ \t]*(?:\n\s*)?[+.&]?[ \t]*[\"'`]")
# What stands at the ends of a line that was quoted, commented out or continued.
_AROUND = " \t\r\"'`,;\\<>|#*()[]{}:.!$"
_LINE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Block:
    """One PEM block. `fault` and `hint` say why there are no `octets`, `encrypted` with what cipher."""

    label: str
    octets: bytes = field(default=b"", repr=False)
    repairs: tuple[str, ...] = ()
    fault: str = ""
    hint: str = ""
    encrypted: str = ""


def looks_like_pem(text: str) -> bool:
    """Whether somebody meant this text as PEM: it has a BEGIN or an END line, however damaged."""
    return bool(_LINE.search(text)) or bool(_LINE.search(_unwrapped(text)[0]))


def blocks(text: str) -> tuple[Block, ...]:
    """Every block in the text, in order; parts without any BEGIN or END line are passed over."""
    plain, repairs = _unwrapped(text)
    found = []
    opened: re.Match[str] | None = None
    rest = 0
    for line in _LINE.finditer(plain):
        if line["which"].upper() == "BEGIN":
            if opened is not None:
                found.append(_block(plain[opened.end() : line.start()], repairs, opened, None))
            opened = line
        else:
            start = opened.end() if opened else rest
            found.append(_block(plain[start : line.start()], repairs, opened, line))
            opened = None
        rest = line.end()
    if opened is not None:
        found.append(_block(plain[opened.end() :], repairs, opened, None))
    return tuple(found)


def bare_block(text: str) -> Block:
    """A body that has neither BEGIN nor END line."""
    plain, repairs = _unwrapped(text)
    return _block(plain, repairs, None, None)


def _unwrapped(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what settings files, JSON and URLs do to line breaks."""
    repairs = []
    for sentence, mend in _WRAPPINGS:
        mended = mend(text)
        if mended != text:
            repairs.append(sentence)
            text = mended
    return text.replace("\r\n", "\n").replace("\r", "\n"), tuple(repairs)


def _without_percent(text: str) -> str:
    if not re.search(r"%0[AaDd]|BEGIN(?:%20|\+)|%2[BbDd]", text):
        return text
    return unquote(text)


def _with_line_breaks(text: str) -> str:
    return re.sub(r"\\{1,4}r\\{1,4}n|\\{1,4}[nr]", "\n", text)


def _without_escapes(text: str) -> str:
    plain = re.sub(r"\\{1,4}u00([0-7][0-9A-Fa-f])", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r"\\{1,4}/", "/", plain)


_WRAPPINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("It was percent-encoded, as in a URL.", _without_percent),
    ("The line breaks were written out as “\\n”.", _with_line_breaks),
    ("Characters were escaped, as in JSON (“\\/”, “\\u002b”).", _without_escapes),
    ("Invisible characters stood in it.", lambda text: _INVISIBLE.sub("", text)),
)


def _block(
    body: str,
    repairs: tuple[str, ...],
    begin: re.Match[str] | None,
    end: re.Match[str] | None,
) -> Block:
    label = _label(begin) or _label(end)
    mended = [*repairs, *_line_repairs(begin, end)]
    if _LEGACY_HEADER.search(body):
        cipher = _LEGACY_CIPHER.search(body)
        return Block(label, encrypted=cipher[1] if cipher else "a legacy cipher")
    digits, more = _digits(_HEADER_LINE.sub("", body))
    mended.extend(more)
    return _decoded(label, digits, tuple(mended))


def _label(line: re.Match[str] | None) -> str:
    return " ".join(re.split(r"[ _+]+", line["label"].upper())) if line else ""


def _line_repairs(begin: re.Match[str] | None, end: re.Match[str] | None) -> list[str]:
    repairs = []
    if begin is None and end is None:
        repairs.append("The BEGIN and END lines were missing.")
    elif begin is None or end is None:
        repairs.append(f"The {'BEGIN' if begin is None else 'END'} line was missing.")
    lines = [line for line in (begin, end) if line is not None]
    if any(line["before"] != "-----" or line["after"] != "-----" for line in lines):
        repairs.append("The dashes around BEGIN or END were not five hyphens each.")
    if any(
        line["which"] + line["label"] != (line["which"] + line["label"]).upper() for line in lines
    ):
        repairs.append("The BEGIN or END line was not in capital letters.")
    if any(set(line["gap"] + line["label"]) & set("_+") for line in lines):
        repairs.append("The blanks in the BEGIN or END line were replaced.")
    if begin and end and _label(begin) != _label(end):
        repairs.append(f"BEGIN says “{_label(begin)}” and END says “{_label(end)}”.")
    return repairs


def _digits(body: str) -> tuple[str, list[str]]:
    """The base64 characters of a body, and what was done to bring its lines into order."""
    repairs = []
    unquoted = _STRINGS_JOINED.sub("\n", body)
    lines = [line for line in unquoted.split("\n") if line.strip()]
    stripped = [line.strip(_AROUND) for line in lines]
    if unquoted != body or any(
        line.strip() != core for line, core in zip(lines, stripped, strict=True)
    ):
        repairs.append("Quotes, commas or comment signs stood around its lines.")
    elif any(line[0] in " \t" for line in lines[1:]):
        repairs.append("Its lines were indented.")
    if any(len(line) > _LINE_LENGTH for line in stripped):
        repairs.append("Its line breaks were missing.")
    digits = re.sub(r"\s+", "", "".join(line for line in stripped if line != "+"))
    if "-" in digits or "_" in digits:
        repairs.append("It was written in base64url (“-” and “_” for “+” and “/”).")
        digits = digits.replace("-", "+").replace("_", "/")
    return digits, repairs


def _decoded(label: str, digits: str, repairs: tuple[str, ...]) -> Block:
    body = digits.rstrip("=")
    stray = re.search(r"[^A-Za-z0-9+/]", body)
    if stray:
        what = "“=” stands in the middle" if stray.group() == "=" else f"“{stray.group()}” stands"
        return Block(
            label,
            fault=f"The PEM{_named(label)} is damaged: {what} at character {stray.start() + 1} of "
            "its base64, where only letters, digits, “+” and “/” may.",
            hint="Copy the key again from where it was made.",
        )
    if not body or len(body) % 4 == 1:
        what = f"its base64 has {len(body):,} characters" if body else "nothing stands in it"
        return Block(
            label,
            fault=f"The PEM{_named(label)} is cut off: {what}.",
            hint="Copy the whole key, from its BEGIN line to its END line.",
        )
    if len(digits) % 4 and len(digits) != len(body):
        repairs = (*repairs, "The “=” at its end were too few or too many.")
    octets = base64.b64decode(body + "=" * (-len(body) % 4))
    return Block(label, octets, repairs)


def _named(label: str) -> str:
    return f" block “{label}”" if label else ""
