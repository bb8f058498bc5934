"""Pitfalls of claims as input: HTML, SQL, templates, paths, invisible characters, internal URLs."""

import re
from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.wording import quoted
from debugger.pitfalls.claims.reading import text
from debugger.pitfalls.hosts import host_of, is_internal, is_loopback, split_url
from debugger.pitfalls.inside import MOST_PLACES, Text
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex


@pitfall(
    "html-in-claim",
    severity=Severity.WARNING,
    title="HTML or script in a claim",
    why="A page that shows the claim without escaping it runs what stands there.",
    fix="Escape claims wherever they are shown, and check names when they are entered.",
    reference="CWE-79",
    steps=(
        "An attacker enters a script as their name, and the issuer signs it like any other.",
        "An administrator opens a list of users, and the page shows the claim without escaping it.",
        "The script runs with the administrator’s rights.",
    ),
)
def html(case: Case) -> Iterator[Evidence]:
    if "<" not in case.inside.lower and "javascript:" not in case.inside.lower:
        return
    found = ((entry, _markup(entry.text)) for entry in case.inside.texts)
    for entry, seen in islice(((entry, seen) for entry, seen in found if seen), MOST_PLACES):
        yield Evidence(entry.at, f"It holds {quoted(seen)}.")


@html.sample
def _html() -> samples.Question:
    return samples.with_claims(name="<script>alert(1)</script>")


@pitfall(
    "injection-in-claim",
    severity=Severity.WARNING,
    title="Something to inject in a claim",
    why="Claims are input: a good signature does not make them harmless for a database, a"
    " template or a path.",
    fix="Bind, escape or check the value wherever it is used.",
    reference=rfc(8725, "3.10"),
    steps=(
        "An attacker enters such a text in their profile, or signs a token with a key that they"
        " found.",
        "A service that trusts the signed claim builds a query, a template or a path from it.",
        "It runs the attacker’s command, or reads a file that it should not.",
    ),
)
def injection(case: Case) -> Iterator[Evidence]:
    if not any(mark in case.inside.lower for mark in _INJECTION_MARKS):
        return
    found = ((entry, _injected(entry.text)) for entry in case.inside.texts)
    for entry, seen in islice(((entry, seen) for entry, seen in found if seen), MOST_PLACES):
        yield Evidence(entry.at, f"It holds {seen}.")


@injection.sample
def _injection() -> samples.Question:
    return samples.with_claims(q="' OR 1=1 --")


@pitfall(
    "claim-invisible-characters",
    severity=Severity.WARNING,
    title="Invisible characters in a claim",
    why="Two names look the same on the screen and are different for software, so one can pass"
    " for the other.",
    fix="Refuse such characters in identifiers and names.",
    reference="UTS #39, CWE-1007",
    steps=(
        "An attacker registers as “admin” with an invisible character at the end.",
        "The issuer takes it for another name than “admin”, and signs it.",
        "A person who reads it, or a service that strips such characters, takes them for the"
        " administrator.",
    ),
)
def invisible_characters(case: Case) -> Iterator[Evidence]:
    if not _INVISIBLE.search(case.inside.all_text):
        return
    found = (entry for entry in case.inside.texts if _shown_to_people(entry))
    matches = ((entry, _INVISIBLE.search(entry.text)) for entry in found)
    for entry, match in islice(((entry, match) for entry, match in matches if match), MOST_PLACES):
        yield Evidence(entry.at, f"It has U+{ord(match[0]):04X} at offset {match.start():,}.")


@invisible_characters.sample
def _invisible_characters() -> samples.Question:
    return samples.with_claims(preferred_username="admin\u200b")


@pitfall(
    "internal-url-in-claim",
    severity=Severity.INFO,
    title="An internal address in a claim",
    why="It tells outsiders about your network, and a server that follows it can be sent to"
    " places that only it can reach.",
    fix="Leave it out, and never fetch a URL just because a token names it.",
    reference="CWE-918",
    steps=(
        "An attacker decodes a token and learns the address of a service inside your network.",
        "Or they get an address of their own choice into a claim that a server fetches.",
        "The server sends the request from inside, to a metadata service for example, and"
        " returns what it got.",
    ),
)
def internal_url(case: Case) -> Iterator[Evidence]:
    if "://" not in case.inside.all_text:
        return
    at_home = is_loopback(host_of(text(case, "iss")))
    found = (
        (entry, host)
        for entry in case.inside.texts
        if "://" in entry.text and entry.owner not in _FOUND_BY_OTHERS
        for host in _hosts(entry.text)
        if is_internal(host) and not (at_home and is_loopback(host))
    )
    for entry, host in islice(found, MOST_PLACES):
        yield Evidence(entry.at, f"It leads to {quoted(host)}.")


@internal_url.sample
def _internal_url() -> samples.Question:
    return samples.with_claims(callback="http://10.0.0.5/hook")


def _markup(value: str) -> str:
    match = _MARKUP.search(value) if "<" in value else None
    match = match or _SCRIPT_URL.match(value)
    return match[0] if match else ""


def _injected(value: str) -> str:
    lower = value.lower()
    for marks, pattern, kind in _INJECTIONS:
        if any(mark in lower for mark in marks):
            match = pattern.search(lower)
            if match:
                return f"{kind}, {quoted(match[0])}"
    return ""


def _shown_to_people(entry: Text) -> bool:
    return entry.owner in _NAMES_OF_SOMEBODY or entry.owner.startswith("role")


def _hosts(value: str) -> Iterator[str]:
    for match in _WEB_ADDRESS.finditer(value):
        url = split_url(match[0])
        if url:
            yield url.host


_MARKUP = regex(
    r"<\s{0,8}(?:script|img|svg|iframe)\b|<[a-z][^<>]{0,200}?[\s/\"']on[a-z]{3,20}\s{0,8}="
    r"|<[a-z][^<>]{0,200}?=\s{0,8}[\"']?\s{0,8}javascript:",
    re.IGNORECASE,
)
_SCRIPT_URL = regex(r"\s{0,8}javascript:", re.IGNORECASE)
_INJECTION_MARKS = ("'", '"', "union", "{{", "${", "<%", "../", "..\\")
# What must occur for the pattern to be tried · the pattern, on lower case · what it is.
_INJECTIONS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (
        ("'", '"'),
        regex(
            r"['\"]\s{0,8}(?:\)\s{0,8})?(?:(?:or|and)\s{1,8}(?:"
            r"['\"(]{0,3}[\w@]{1,40}['\")]{0,3}\s{0,8}(?:=|<|>|like\s{1,8}['\"%]|is\s{1,8}(?:not\s{1,8})?null\b)"
            r"|(?:''|\"\")\s{0,8}=|(?:true|1)\s{0,8}(?:--|#|/\*|\Z)"
            r"|(?:sleep|pg_sleep|benchmark|exists|ascii|substr|substring)\s{0,8}\()"
            r"|;\s{0,8}(?:(?:drop|truncate|shutdown|exec|execute|waitfor|declare)\b"
            r"|delete\s{1,8}from\b|insert\s{1,8}into\b|alter\s{1,8}table\b"
            r"|update\s{1,8}[\w.`]{1,64}\s{1,8}set\b"
            r"|select\s{1,8}(?:\*|[\w.,@ ]{1,80}\sfrom\b|\w{1,40}\())"
            r"|union\s{1,8}(?:all\s{1,8})?select\b|\|\|\s{0,8}['\"])"
            r"|['\"]\s{0,8}(?:--|#)\s{0,8}\Z"
        ),
        "SQL",
    ),
    (
        ("union",),
        regex(
            r"\bunion\s{1,8}(?:all\s{1,8})?select\s{1,8}"
            r"(?:null\b|\*|\d|@@|[\w.`]{1,64}\s{0,8}(?:,|\(|from\b))"
        ),
        "SQL",
    ),
    (("{{",), regex(r"\{\{[^{}]{1,200}\}\}"), "a template"),
    (("${",), regex(r"\$\{[^{}]{1,200}\}"), "a template"),
    (("<%",), regex(r"<%[^<>]{1,200}%>"), "a template"),
    (("../", "..\\"), regex(r"(?<![\w.])\.\.[/\\]"), "a path that leads upwards"),
)
# The last two join letters of other scripts and emoji; between ASCII they only hide.
_INVISIBLE = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    "|(?<![^\x00-\x7f])[\u200c\u200d](?![^\x00-\x7f])"
)
_NAMES_OF_SOMEBODY = frozenset(
    {"iss", "sub", "aud", "azp", "client_id", "scope", "email", "name", "preferred_username"}
)
_FOUND_BY_OTHERS = frozenset({"iss", "aud"})
_WEB_ADDRESS = regex(r"\b(?:https?|wss?|ftp)://[^\s/?#\\\"'<>]{1,300}", re.IGNORECASE)
