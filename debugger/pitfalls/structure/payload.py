"""Pitfalls of the payload as a whole: no object, no JSON, empty, JSON or tokens inside texts."""

import re
from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose import base64url, strict_json
from debugger.jose.base64url import SpellingError
from debugger.jose.member_spans import MemberSpans
from debugger.jose.model import Form, Payload
from debugger.jose.strict_json import join
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import MOST
from debugger.regex import regex
from debugger.verification import Verdict


@pitfall(
    "payload-not-object",
    severity=Severity.WARNING,
    title="The payload is JSON and no claims set",
    why="A JWT’s payload is an object. Other JSON is a plain signed message, and no claim is"
    " checked.",
    fix="Put the value into a claim of an object, or give the message a “typ” of its own.",
    reference=rfc(7519, "7.2"),
)
def payload_not_object(case: Case) -> Iterator[Evidence]:
    payload = case.token.payload
    if payload is None or not _is_json(payload) or _is_object(payload):
        return
    typ = case.header.get("typ")
    other = isinstance(typ, str) and typ.lower().removeprefix("application/") != "jwt"
    yield Evidence(
        "payload",
        f"The payload is {kind_of(payload.document.value)}.",
        severity=Severity.INFO if other else None,
    )


@payload_not_object.sample
def _payload_not_object() -> samples.Question:
    return samples.with_octets(payload=b'["orders:read","orders:write"]')


@pitfall(
    "payload-not-json",
    severity=Severity.INFO,
    title="This is a signed message, not a JWT",
    why="The payload carries no claims: nothing here expires or names an audience.",
    fix="Use it as a signed message, and never as a token that lets somebody in.",
    reference=rfc(7515, "1"),
)
def payload_not_json(case: Case) -> Iterator[Evidence]:
    payload = case.token.payload
    if payload is None or not payload.octets or _is_json(payload):
        return
    if payload.octets.lstrip()[:1] in (b"{", b"[", b'"') or _faulty(case) or _is_token(payload):
        return
    yield Evidence("payload", f"The payload is {_described(payload)}.")


@payload_not_json.sample
def _payload_not_json() -> samples.Question:
    return samples.with_octets(header=b'{"alg":"HS256"}', payload=b"The order was shipped.")


@pitfall(
    "payload-empty",
    severity=Severity.WARNING,
    title="The payload is empty",
    why="Either the payload travels apart from the token (detached), or nothing at all was signed.",
    fix="Give the detached payload to whoever verifies, or sign claims.",
    reference="RFC 7515 App. F",
)
def payload_empty(case: Case) -> Iterator[Evidence]:
    segment = case.token.segment("payload")
    if segment is None or segment.text or case.token.form not in _COMPACT:
        return
    if case.verification.verdict in _MAY_BE_EMPTY:
        yield Evidence("payload", "Nothing stands between the two dots.")


@payload_empty.sample
def _payload_empty() -> samples.Question:
    return samples.with_octets(header=b'{"alg":"HS256"}', payload=b"")


@pitfall(
    "claims-as-string",
    severity=Severity.WARNING,
    title="There is JSON inside a text",
    why="It was serialised twice: readers have to parse again, and often do so without the limits"
    " of the first parser.",
    fix="Put the object or array into the claim directly.",
    reference=rfc(8259, "3"),
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
)
def token_in_token(case: Case) -> Iterator[Evidence]:
    yield from islice(_tokens_inside(case), MOST)
    payload = case.token.payload
    if payload and not _is_object(payload) and _is_token(payload) and not _says_nested(case):
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
)
def json_number_precision(case: Case) -> Iterator[Evidence]:
    payload = case.token.payload
    if payload is None or not case.is_claims_set:
        return
    text = payload.document.text
    if not _MAY_BE_IMPRECISE.search(text):
        return
    spans = MemberSpans(text)
    met = 0
    for path in spans:
        steps = strict_json.split(path)
        span = spans.value(steps) if steps else None
        if steps is None or span is None or steps[0] in _TIMES:
            continue
        literal = text[slice(*span)]
        if _NUMBER.fullmatch(literal) and not _survives(literal):
            yield Evidence(f"payload.{path}", f"The number is {literal[:60]}.")
            met += 1
            if met == MOST:
                return


@json_number_precision.sample
def _json_number_precision() -> samples.Question:
    return samples.with_claims(account=9007199254740993)


def _tokens_inside(case: Case) -> Iterator[Evidence]:
    for entry in case.inside.texts:
        if not entry.text.startswith("ey") or not _TOKENS.isdisjoint((entry.name, entry.owner)):
            continue
        if _reads_as_token(entry.text):
            yield Evidence(entry.at, f"{quoted(entry.name)} holds a whole token.")


def _survives(literal: str) -> bool:
    """Whether every reader of IEEE doubles sees the same number (RFC 7493 §2.2)."""
    mantissa, _, exponent = literal.lower().partition("e")
    if "." not in literal and not exponent:
        digits = literal.lstrip("-")
        return len(digits) <= 16 and int(digits) <= _LARGEST
    significant = mantissa.lstrip("-").replace(".", "").strip("0")
    value = float(literal)
    return (
        len(significant) <= 17
        and value not in (_INFINITE, -_INFINITE)
        and (value != 0 or not significant)
    )


def _is_json(payload: Payload) -> bool:
    """JSON as people mean it: an object, an array or a text, not a bare word or number."""
    return payload.document.parsed and isinstance(payload.document.value, dict | list | str)


def _is_object(payload: Payload) -> bool:
    return isinstance(payload.document.value, dict)


def _is_token(payload: Payload) -> bool:
    return _reads_as_token(payload.document.text)


def _says_nested(case: Case) -> bool:
    cty = case.header.get("cty")
    return isinstance(cty, str) and cty.lower().removeprefix("application/") == "jwt"


def _reads_as_token(text: str) -> bool:
    """Whether a text is a whole compact JWS or JWE: its header decodes and has `alg`."""
    if not text.startswith("ey") or not _COMPACT_TOKEN.fullmatch(text):
        return False
    try:
        header = strict_json.read(base64url.decode(text.partition(".")[0])).document
    except SpellingError:
        return False
    return "alg" in header.members


def _faulty(case: Case) -> bool:
    return any(fault.at.startswith("payload") and fault.fatal for fault in case.token.faults)


def _described(payload: Payload) -> str:
    if payload.encoding == "text":
        return f"the text {quoted(payload.document.text)}"
    return f"{len(payload.octets):,} octets that are no text"


_COMPACT = (Form.JWS_COMPACT, Form.JWS_DETACHED)
_MAY_BE_EMPTY = (Verdict.VERIFIED, Verdict.UNVERIFIED)
_COMPACT_TOKEN = regex(r"[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]+\.[\w-]+)?", re.ASCII)
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
_LARGEST = 2**53 - 1
_INFINITE = float("inf")
_NUMBER = regex(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_MAY_BE_IMPRECISE = regex(r"[:\[,]\s*-?(?:[\d.]{16}|[\d.]+[eE])", re.ASCII)
