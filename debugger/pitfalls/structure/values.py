"""Pitfalls of values in a claims set: JSON or tokens inside texts, numbers that do not survive."""

import re
from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.wording import quoted
from debugger.jose import base64url, strict_json
from debugger.jose.base64url import SpellingError
from debugger.jose.member_spans import MemberSpans
from debugger.jose.model import Document
from debugger.jose.strict_json import join
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import MOST
from debugger.regex import regex


@pitfall(
    "claims-as-string",
    severity=Severity.WARNING,
    title="There is JSON inside a text",
    why="It was serialised twice: readers have to parse again, and often do so without the limits"
    " of the first parser.",
    fix="Put the object or array into the claim directly.",
    reference=rfc(8259, "3"),
    steps=(
        "The issuer calls its serialiser on a value, and once more on the whole set of claims.",
        "Each reader has to parse the text again, often with another parser and without limits.",
        "A duplicate member or a deep nesting that the first parser refuses gets through inside"
        " the text.",
    ),
    recipe="encode-with-library",
)
def claims_as_string(case: Case) -> Iterator[Evidence]:
    for name, value in case.claims.items():
        if not isinstance(value, str) or not value.startswith(("{", "[")) or name in _JSON_TEXTS:
            continue
        if isinstance(strict_json.read_text(value).document.value, dict | list):
            yield Evidence(join("payload", name), f"{quoted(name)} is the text {quoted(value)}.")


@claims_as_string.sample
def _claims_as_string() -> samples.Question:
    return samples.with_claims(tenant='{"id":42,"plan":"gold"}')


@pitfall(
    "token-in-token",
    severity=Severity.WARNING,
    title="There is a token inside the token",
    why="Whoever sees the outer token can take the inner one and use it: both leak together.",
    fix="Name the other token by its “jti”, or exchange it (RFC 8693); a nested token needs “cty”.",
    reference="RFC 7519 §5.2, RFC 8693",
    steps=(
        "A service puts a user’s access token into a token of its own, and sends that on.",
        "The payload is only encoded: a partner, a browser or a log that sees the outer token"
        " reads the inner one.",
        "Whoever reads it acts as the user, wherever the inner token is accepted.",
    ),
    recipe="nested",
)
def token_in_token(case: Case) -> Iterator[Evidence]:
    yield from islice(_tokens_inside(case), MOST)
    payload = case.token.payload
    if payload and reads_as_token(payload.document.text) and not _says_nested(case):
        yield Evidence("payload", "The payload is a whole token, and “cty” does not say so.")


@token_in_token.sample
def _token_in_token() -> samples.Question:
    return samples.with_claims(upstream=samples.honest("access-token").text)


@pitfall(
    "json-number-precision",
    severity=Severity.WARNING,
    title="A number that JavaScript changes silently",
    why="JavaScript and many others hold numbers as IEEE doubles, which are exact up to 2^53 − 1"
    " and to 17 digits: two systems see two different values.",
    fix="Send large identifiers and exact amounts as text.",
    reference="RFC 8259 §6, RFC 7493 §2.2",
    steps=(
        "The issuer writes an account number of 16 digits or more as a JSON number.",
        "JavaScript reads 9007199254740993 as 9007199254740992.",
        "One system acts on one account, and the other on another.",
    ),
    recipe="issue-token",
)
def json_number_precision(case: Case) -> Iterator[Evidence]:
    payload = case.token.payload
    if payload and case.is_claims_set:
        yield from islice(_imprecise(payload.document), MOST)


@json_number_precision.sample
def _json_number_precision() -> samples.Question:
    return samples.with_claims(account=9007199254740993)


def reads_as_token(text: str) -> bool:
    """Whether a text is a whole compact JWS or JWE: its header decodes and has `alg`."""
    if not _COMPACT_TOKEN.fullmatch(text):
        return False
    try:
        header = strict_json.read(base64url.decode(text.partition(".")[0])).document
    except SpellingError:
        return False
    return "alg" in header.members


def _tokens_inside(case: Case) -> Iterator[Evidence]:
    for entry in case.inside.texts:
        if _TOKENS.isdisjoint((entry.name, entry.owner)) and reads_as_token(entry.text):
            yield Evidence(entry.at, f"{quoted(entry.name)} holds a whole token.")


def _says_nested(case: Case) -> bool:
    cty = case.header.get("cty")
    return isinstance(cty, str) and cty.lower().removeprefix("application/") == "jwt"


def _imprecise(document: Document) -> Iterator[Evidence]:
    text = document.text
    if not _MAY_BE_IMPRECISE.search(text):
        return
    spans = MemberSpans(text)
    for path in spans:
        steps = strict_json.split(path)
        span = spans.value(steps) if steps else None
        if steps is None or span is None or steps[0] in _TIMES:
            continue
        literal = text[slice(*span)]
        if _NUMBER.fullmatch(literal) and not _survives(literal):
            yield Evidence(f"payload.{path}", f"The number is {literal[:60]}.")


def _survives(literal: str) -> bool:
    """Whether every reader of IEEE doubles sees the same number (RFC 7493 §2.2)."""
    mantissa, _, exponent = literal.lower().partition("e")
    if "." not in literal and not exponent:
        digits = literal.lstrip("-")
        return (len(digits), digits) <= (len(_LARGEST), _LARGEST)
    significant = mantissa.lstrip("-").replace(".", "").strip("0")
    value = float(literal)
    return (
        len(significant) <= 17
        and value not in (_INFINITE, -_INFINITE)
        and (value != 0 or not significant)
    )


# Claims whose definition says that they are a token or JSON text.
_TOKENS = frozenset(
    (
        "act",
        "client_assertion",
        "JWT",  # an aggregated claim's (OIDC Core §5.6.2)
        "trust_chain",
        "trust_mark",
        "request",
        "vp_token",
        "verifiableCredential",
        "vp",
        "attestation",
        "software_statement",
    )
)
_JSON_TEXTS = frozenset(("request", "vp_token"))
_TIMES = frozenset(("exp", "nbf", "iat", "auth_time", "updated_at"))
_LARGEST = "9007199254740991"  # 2^53 − 1
_INFINITE = float("inf")
_NUMBER = regex(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_MAY_BE_IMPRECISE = regex(r"[:\[,]\s*-?(?:[\d.]{16}|[\d.]+[eE])", re.ASCII)
_COMPACT_TOKEN = regex(r"[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]+\.[\w-]+)?", re.ASCII)
