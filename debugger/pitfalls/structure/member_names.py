"""Pitfalls of member names: another letter case, look-alike letters, escaped letters."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.vocabulary import Where, lookup
from debugger.claims.wording import quoted
from debugger.jose.model import Document
from debugger.jose.strict_json import join, unquote
from debugger.pitfalls.look_alikes import folded
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import MOST
from debugger.regex import regex


@pitfall(
    "member-name-case",
    severity=Severity.WARNING,
    title="The right name in the wrong letter case",
    why="Names are compared exactly: this member is ignored, and what it should say is not"
    " checked.",
    fix="Spell the name as it is registered.",
    reference="RFC 7519 §10.1.1, RFC 7515 §4",
    steps=(
        "An issuer writes “Exp” where “exp” is registered.",
        "The verifier looks for “exp”, finds none, and takes the token for one that does not"
        " expire.",
        "Whoever steals the token can use it for ever.",
    ),
    recipe="require-claims",
)
def member_name_case(case: Case) -> Iterator[Evidence]:
    for part, members, registered in (
        ("header", case.header, _HEADER_NAMES),
        ("payload", case.claims, _CLAIM_NAMES),
    ):
        for name in members:
            meant = registered.get(name.lower())
            if meant and meant != name:
                yield Evidence(join(part, name), f"{quoted(name)} stands there for “{meant}”.")


@member_name_case.sample
def _member_name_case() -> samples.Question:
    return samples.with_claims(exp=samples.ABSENT, Exp=1795515180)


@pitfall(
    "member-name-confusable",
    severity=Severity.WARNING,
    title="A look-alike of a registered name",
    why="It reads as the registered name to people and as an unknown one to software, so the"
    " check is"
    " skipped.",
    fix="Allow ASCII names only, and spell the name in ASCII.",
    reference="RFC 8259 §8.3, UTS #39",
    steps=(
        "Somebody who may choose names of claims writes “sc\u043epe” with a Cyrillic “\u043e”.",
        "Who reviews the token reads “scope”; the software does not know the name, and skips its"
        " check.",
        "A second system that folds look-alikes takes it for “scope”, and grants what it says.",
    ),
    recipe="require-claims",
)
def member_name_confusable(case: Case) -> Iterator[Evidence]:
    for part, members, where in (
        ("header", case.header, Where.HEADER),
        ("payload", case.claims, Where.CLAIM),
    ):
        for name in members:
            if name.isascii():
                continue
            meant = _visible(folded(name))
            if lookup(meant, where) or lookup(meant.lower(), where):
                yield Evidence(join(part, name), f"{quoted(name)} looks like “{meant}” and is not.")


@member_name_confusable.sample
def _member_name_confusable() -> samples.Question:
    return samples.with_claims(**{"s\u0441ope": "orders:read"})


@pitfall(
    "json-escaped-name",
    severity=Severity.WARNING,
    title="A member name is hidden behind escapes",
    why="A JSON parser reads the registered name, and a filter that searches the text does not find"
    " it.",
    fix="Inspect parsed members, never the raw text, and write names without escapes.",
    reference=rfc(8259, "8.3"),
    steps=(
        "An attacker writes “alg” in the header as “\\u0061lg”.",
        "A filter that searches the decoded text for “alg” does not find it, and lets the token"
        " pass.",
        "The JSON parser behind it reads “alg”, and does what it says.",
    ),
    recipe="strict-json",
)
def json_escaped_name(case: Case) -> Iterator[Evidence]:
    payload = case.token.payload
    yield from islice(_escaped("header", case.token.header, None), MOST)
    if payload and case.is_claims_set:
        yield from islice(_escaped("payload", payload.document, _CLAIM_NAMES), MOST)


@json_escaped_name.sample
def _json_escaped_name() -> samples.Question:
    return samples.with_octets(payload=samples.generic_payload(b'"client\\u005fid":"s6BhdRkqt3"'))


def _visible(name: str) -> str:
    """A name without what cannot be seen (UTS #39 leaves those out, too)."""
    return "".join(letter for letter in name if unicodedata.category(letter) != "Cf")


def _escaped(part: str, document: Document, names: dict[str, str] | None) -> Iterator[Evidence]:
    if "\\u00" not in document.text:
        return
    for match in _NAME.finditer(document.text):
        spelling = match["name"]
        if not spelling or not _PRINTABLE_ESCAPE.search(spelling):
            continue
        name = unquote(spelling)
        if names is None or name.lower() in names:
            seen = f"The name “{name}” is written as {spelling[:80]}."
            yield Evidence(join(part, name) if name in document.members else part, seen)


# A string that is not followed by a colon is a value, and is passed over.
_NAME = regex(r'(?P<name>"(?:[^"\\]++|\\.)*+"(?=\s*:))|"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_PRINTABLE_ESCAPE = regex(
    r"(?<!\\)(?:\\\\)*\\u00(?:2[13-9a-f]|[346][0-9a-f]|5[0-9a-bd-f]|7[0-9a-e])", re.I
)
_CLAIM_NAMES = {
    name.lower(): name
    for name in (
        *("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "azp", "nonce", "auth_time", "acr"),
        *("amr", "scope", "client_id", "cnf", "act", "may_act", "at_hash", "c_hash", "s_hash"),
        *("sid", "events", "email_verified", "phone_number_verified", "ath", "htm", "htu"),
        "authorization_details",
    )
}
_HEADER_NAMES = {
    name.lower(): name
    for name in (
        *("alg", "enc", "zip", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty"),
        *("crit", "b64", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c"),
    )
}
