"""Text in, its PEM blocks as octets out, with a sentence for each thing that had to be mended."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from debugger.keys.pem_mends import NO_LINE_BREAKS, digits, unwrapped
from debugger.regex import regex

_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_LONG_DASH = "\u2013\u2014\u2015"
# The words of every label in use, so that a secret which happens to say “-end user-” stays one.
_FIRST_WORDS = (
    r"RSA|EC|DSA|DH|X9\.42|ENCRYPTED|ANY|OPENSSH|SSH2|PGP|X509|TRUSTED|NEW|ATTRIBUTE|"
    r"ED25519|ECDSA|PUBLIC|PRIVATE|SECRET"
)
_LAST_WORDS = r"KEY(?:[ _+]BLOCK)?|CERTIFICATE(?:[ _+]?REQUEST)?|PARAMETERS|CRL|PKCS7|PKCS12|CMS"
_LINE = regex(
    rf"(?P<before>[{_DASH}]{{0,12}})[ \t]{{0,4}}(?<![A-Za-z0-9/+])(?P<which>BEGIN|END)"
    rf"(?P<gap>[ \t_+]{{0,4}})(?P<label>(?:(?:{_FIRST_WORDS})[ \t_+]{{0,2}}){{0,3}}"
    rf"(?:{_LAST_WORDS}))[ \t]{{0,4}}(?P<after>[{_DASH}]{{0,12}})",
    re.IGNORECASE,
)
# One block as tools write it (RFC 7468 §3, strict), which is what most people paste.
_WHOLE = regex(
    r"-----BEGIN (?P<label>(?:(?:RSA |EC )?(?:PUBLIC|PRIVATE) KEY|CERTIFICATE))-----\n"
    r"(?P<body>(?:[A-Za-z0-9+/]{64}\n)*+(?:[A-Za-z0-9+/]{1,63}={0,2}\n)?+)"
    r"-----END (?P=label)-----\n?"
)
_WORD = regex(rf"(?:{_FIRST_WORDS}|KEY|BLOCK|CERTIFICATE|REQUEST|PARAMETERS|CRL|PKCS7|PKCS12|CMS)")
_LEGACY_HEADER = regex(r"Proc-Type:\s{0,8}4,\s{0,8}ENCRYPTED")
_LEGACY_CIPHER = regex(r"DEK-Info:\s{0,8}([A-Za-z0-9-]{1,32}),")


@dataclass(frozen=True, slots=True)
class Block:
    """One PEM block.

    `fault` and `hint` say why there are no `octets`; `encrypted` names the cipher that locks them.
    """

    label: str
    octets: bytes = field(default=b"", repr=False)
    repairs: tuple[str, ...] = ()
    fault: str = ""
    hint: str = ""
    encrypted: str = ""


def looks_like_pem(text: str) -> bool:
    """Whether somebody meant this text as PEM: it has a BEGIN or an END line, however damaged."""
    return _whole(text) is not None or any(_frames(text)) or any(_frames(unwrapped(text)[0]))


def blocks(text: str) -> Iterator[Block]:
    """Every block in the text, in order; what stands outside of them is passed over."""
    if block := _whole(text):
        yield block
        return
    plain, repairs = unwrapped(text)
    opened: re.Match[str] | None = None
    rest = 0
    for line in _frames(plain):
        if line["which"].upper() == "BEGIN":
            if opened is not None:
                yield _block(plain[opened.end() : line.start()], repairs, opened, None)
            opened = line
        else:
            start = opened.end() if opened else rest
            yield _block(plain[start : line.start()], repairs, opened, line)
            opened = None
        rest = line.end()
    if opened is not None:
        yield _block(plain[opened.end() :], repairs, opened, None)


def bare_block(text: str) -> Block:
    """A body that has neither BEGIN nor END line."""
    plain, repairs = unwrapped(text)
    return _block(plain, repairs, None, None)


def _whole(text: str) -> Block | None:
    """The block that a text is, where it is nothing else and nothing has to be mended."""
    match = _WHOLE.fullmatch(text)
    if match is None:
        return None
    characters = match["body"].replace("\n", "")
    if not characters or len(characters) % 4:
        return None
    return Block(match["label"], base64.b64decode(characters))


def _frames(text: str) -> Iterator[re.Match[str]]:
    """The BEGIN and END lines; without dashes only where both words are in capital letters."""
    for line in _LINE.finditer(text):
        dashes = line["before"] + line["after"]
        written = line["which"] + line["label"]
        if len(dashes) >= 2 or dashes[:1] in tuple(_LONG_DASH) or written == written.upper():
            yield line


def _block(
    body: str,
    repairs: tuple[str, ...],
    begin: re.Match[str] | None,
    end: re.Match[str] | None,
) -> Block:
    label = _label(begin) or _label(end)
    if _LEGACY_HEADER.search(body):
        cipher = _LEGACY_CIPHER.search(body)
        return Block(label, encrypted=cipher[1] if cipher else "a legacy cipher")
    characters, more = digits(body)
    mended = (*repairs, *_frame_repairs(begin, end), *_joined(body, begin, end), *more)
    return _decoded(label, characters, tuple(dict.fromkeys(mended)))


def _label(line: re.Match[str] | None) -> str:
    return " ".join(_WORD.findall(line["label"].upper())) if line else ""


def _frame_repairs(begin: re.Match[str] | None, end: re.Match[str] | None) -> Iterator[str]:
    if begin is None and end is None:
        yield "The BEGIN and END lines were missing."
    elif begin is None or end is None:
        yield f"The {'BEGIN' if begin is None else 'END'} line was missing."
    lines = [line for line in (begin, end) if line is not None]
    if any(line[0] != f"-----{_written(line)}-----" for line in lines):
        yield "BEGIN or END did not stand right between five hyphens at each side."
    if any(_written(line).upper() != _written(line) for line in lines):
        yield "The BEGIN or END line was not in capital letters."
    if any(_written(line).upper() != f"{line['which'].upper()} {_label(line)}" for line in lines):
        yield "The blanks in the BEGIN or END line were missing or replaced."
    if begin and end and _label(begin) != _label(end):
        yield f"BEGIN says “{_label(begin)}” and END says “{_label(end)}”."


def _joined(body: str, begin: re.Match[str] | None, end: re.Match[str] | None) -> Iterator[str]:
    """Whether the body stands in one line with its BEGIN or END."""
    head, tail = body.lstrip(" \t")[:1], body.rstrip(" \t")[-1:]
    if body.strip() and ((begin and head != "\n") or (end and tail != "\n")):
        yield NO_LINE_BREAKS


def _written(line: re.Match[str]) -> str:
    return line["which"] + line["gap"] + line["label"]


def _decoded(label: str, characters: str, repairs: tuple[str, ...]) -> Block:
    named = f"The PEM block “{label}”" if label else "The base64"
    body = characters.rstrip("=")
    stray = re.search(r"[^A-Za-z0-9+/]", body)
    if stray:
        return Block(
            label,
            fault=f"{named} is damaged: {_shown(stray.group())} stands as character "
            f"{stray.start() + 1} of its base64, which has only letters, digits, “+” and “/”.",
            hint="Copy the key again from where it was made.",
        )
    if not body or len(body) % 4 == 1:
        what = f"its base64 has {len(body):,} characters" if body else "nothing stands in it"
        return Block(
            label,
            fault=f"{named} is cut off: {what}.",
            hint="Copy the whole key, from its BEGIN line to its END line.",
        )
    if len(characters) % 4:
        repairs = (*repairs, "The “=” at its end were missing or too many.")
    return Block(label, base64.b64decode(body + "=" * (-len(body) % 4)), repairs)


def _shown(character: str) -> str:
    if character.isprintable():
        return f"“{character}”"
    return f"U+{ord(character):04X}"
