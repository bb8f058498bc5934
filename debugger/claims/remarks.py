"""From one value, by the kind its term has, to what is to be said of this very value."""

import re
from collections.abc import Callable, Iterator

from debugger.claims.header_parameters import TYPES
from debugger.claims.methods import CONTEXTS, METHODS
from debugger.claims.moments import misreading, relative
from debugger.claims.policy import Policy
from debugger.claims.profile_marks import bare_type
from debugger.claims.term import Kind, Term
from debugger.claims.wording import clipped, counted, kind_of, quoted
from debugger.jose.algorithms import find
from debugger.jose.model import Json
from debugger.regex import regex

MOST_LISTED = 8


def remark(term: Term, value: Json, policy: Policy) -> str:
    """A clause about the value, or ""; times are seen from the policy’s `now`."""
    if term.kind is Kind.NUMERIC_DATE:
        return misreading(value) or relative(value, policy.seconds)
    say = _REMARKS.get(term.kind)
    return say(value) if say else ""


def _audience(value: Json) -> str:
    return counted(len(value), "audience") if isinstance(value, list) else ""


def _scope(value: Json) -> str:
    if isinstance(value, str):
        scopes = value.split()
    elif isinstance(value, list):
        scopes = [scope for scope in value if isinstance(scope, str)]
    else:
        return f"is {kind_of(value)}; scopes are a text"
    if not scopes:
        return "names no scope"
    return f"{counted(len(scopes), 'scope')}: {_listed(scopes)}"


def _methods(value: Json) -> str:
    if not isinstance(value, list):
        return f"is {kind_of(value)}; methods are a list"
    return _listed([_method(entry) for entry in value[:MOST_LISTED]], len(value))


def _method(entry: Json) -> str:
    if isinstance(entry, dict):  # Supabase writes an object with the method and its time
        entry = entry.get("method")
    if not isinstance(entry, str):
        return kind_of(entry)
    return METHODS.get(entry) or f"{quoted(entry)} (not in RFC 8176)"


def _context(value: Json) -> str:
    return CONTEXTS.get(value, "") if isinstance(value, str) else ""


def _url(value: Json) -> str:
    match = _HOST.match(value) if isinstance(value, str) else None
    if match is None:
        return ""
    plain = ", over plain http" if match["scheme"].lower() == "http" else ""
    return f"at {clipped(match['host'])}{plain}"


def _texts(value: Json) -> str:
    return counted(len(value), "entry", "entries") if isinstance(value, list) else ""


def _certificates(value: Json) -> str:
    return counted(len(value), "certificate") if isinstance(value, list) else ""


def _thumbprint(value: Json) -> str:
    if not isinstance(value, str) or len(value) in _THUMBPRINT_LENGTHS:
        return ""
    return f"has {len(value):,} characters; SHA-256 in base64url has 43, SHA-1 27"


def _boolean(value: Json) -> str:
    return "" if isinstance(value, bool) else f"is {kind_of(value)}; it is defined as true or false"


def _algorithm(value: Json) -> str:
    algorithm = find(value)
    return algorithm.summary.rstrip(".") if algorithm else "not a registered algorithm"


def _media_type(value: Json) -> str:
    meaning = TYPES.get(bare_type(value))
    return f"announces {meaning}" if meaning else ""


def _key(value: Json) -> str:
    if not isinstance(value, dict):
        return f"is {kind_of(value)}; a key is an object"
    return f"a key: {_listed(list(_key_words(value)))}" if "kty" in value else "a key without kty"


def _key_words(key: dict[str, Json]) -> Iterator[str]:
    for name in ("kty", "crv", "kid", "use", "alg"):
        if name in key:
            yield f"{name} {kind_of(key[name])}"


def _listed(words: list[str], count: int | None = None) -> str:
    shown = ", ".join(clipped(word) for word in words[:MOST_LISTED])
    more = (count or len(words)) - MOST_LISTED
    return f"{shown} and {more:,} more" if more > 0 else shown


_HOST = regex(r"(?P<scheme>https?)://(?:[^/?#]*@)?(?P<host>[^/?#]+)", re.IGNORECASE)
_THUMBPRINT_LENGTHS = (27, 43)
_REMARKS: dict[Kind, Callable[[Json], str]] = {
    Kind.AUDIENCE: _audience,
    Kind.SCOPE: _scope,
    Kind.METHODS: _methods,
    Kind.CONTEXT_CLASS: _context,
    Kind.URL: _url,
    Kind.TEXTS: _texts,
    Kind.TEXT_OR_TEXTS: _texts,
    Kind.OBJECTS: _texts,
    Kind.CERTIFICATES: _certificates,
    Kind.THUMBPRINT: _thumbprint,
    Kind.BOOLEAN: _boolean,
    Kind.ALGORITHM: _algorithm,
    Kind.ENCRYPTION: _algorithm,
    Kind.MEDIA_TYPE: _media_type,
    Kind.KEY: _key,
}
