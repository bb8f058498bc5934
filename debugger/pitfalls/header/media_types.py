"""Pitfalls of `typ`, `cty`, `zip` and of header members that have the wrong JSON type."""

import zlib
from collections.abc import Iterator

from debugger import samples
from debugger.claims.profile_marks import bare_type
from debugger.claims.wording import kind_of, quoted
from debugger.jose import strict_json
from debugger.jose.model import Digits, Form, Json, Payload
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex

_JWE = (Form.JWE_COMPACT, Form.JWE_JSON)


@pitfall(
    "typ-missing",
    severity=Severity.INFO,
    title="The header has no “typ”",
    why="An explicit type keeps one kind of token from being taken for another.",
    fix="Set “typ”, best a specific one such as “at+jwt”.",
    reference=rfc(8725, "3.11"),
    steps=(
        "An issuer signs several kinds of tokens with one key, none of them with a “typ”.",
        "An ID token is sent to an API in place of an access token; signature and issuer are"
        " right, and it is let in.",
    ),
    recipe="check-type",
)
def typ_missing(case: Case) -> Iterator[Evidence]:
    if case.header and "typ" not in case.header and case.is_claims_set:
        yield Evidence("header", "The header has no “typ”.")


@typ_missing.sample
def _typ_missing() -> samples.Question:
    return samples.with_header(typ=samples.ABSENT)


@pitfall(
    "typ-not-text",
    severity=Severity.ERROR,
    title="“typ” is not text",
    why="Comparisons with it fail or are skipped, depending on the language.",
    fix="Write “typ” as text.",
    reference=rfc(7515, "4.1.9"),
    steps=(
        "The header has a number or null as “typ”.",
        "Code that compares it as a text fails, and code that skips what is no text accepts every"
        " kind of token.",
    ),
    recipe="check-type",
    silences=("typ-odd", "typ-unexpected"),
)
def typ_not_text(case: Case) -> Iterator[Evidence]:
    if "typ" in case.header and not _is_text(case.header["typ"]):
        yield Evidence("header.typ", f"“typ” is {kind_of(case.header['typ'])}.")


@typ_not_text.sample
def _typ_not_text() -> samples.Question:
    return samples.with_header(typ=1)


@pitfall(
    "typ-unexpected",
    severity=Severity.ERROR,
    title="Another type of token than expected",
    why="A token of one kind is offered where another is asked: an ID token as access token, for"
    " instance.",
    fix="Refuse the token, or ask the issuer for one of the type that you expect.",
    reference="RFC 8725 §3.11, RFC 9068 §4",
    steps=(
        "Somebody has a genuine token of another kind by the same issuer: an ID token, a logout"
        " token.",
        "They send it where an access token is asked for.",
        "Signature, issuer and times are right; only the type says that it is not meant for this.",
    ),
    recipe="check-type",
    silences=("typ-missing", "typ-odd"),
)
def typ_unexpected(case: Case) -> Iterator[Evidence]:
    expected = case.policy.typ
    if expected is None or not case.header:
        return
    typ = case.header.get("typ")
    if bare_type(typ) != bare_type(expected):
        seen = f"“typ” is {kind_of(typ)}" if "typ" in case.header else "There is no “typ”"
        at = "header.typ" if "typ" in case.header else "header"
        yield Evidence(at, f"{seen}; you expect {quoted(expected)}.")


@typ_unexpected.sample
def _typ_unexpected() -> samples.Question:
    return samples.altered(policy={"typ": "at+jwt"})


@pitfall(
    "typ-odd",
    severity=Severity.INFO,
    title="An unusual “typ”",
    why="Readers that check types do not know it.",
    fix="Use “JWT”, or a registered type such as “at+jwt”.",
    reference=rfc(7519, "5.1"),
    steps=(
        "An issuer makes up a “typ” of its own.",
        "A reader that checks types knows “JWT” and the registered names, and refuses or ignores"
        " this one.",
    ),
    recipe="check-type",
)
def typ_odd(case: Case) -> Iterator[Evidence]:
    typ = case.header.get("typ")
    if isinstance(typ, str) and not _USUAL_TYPE.fullmatch(bare_type(typ)):
        yield Evidence("header.typ", f"“typ” is {quoted(typ)}.")


@typ_odd.sample
def _typ_odd() -> samples.Question:
    return samples.with_header(typ="token")


@pitfall(
    "cty-not-nested",
    severity=Severity.WARNING,
    title="“cty” announces a nested token that is not there",
    why="Libraries try to read the claims as a token, and fail.",
    fix="Leave “cty” out.",
    reference=rfc(7519, "5.2"),
    steps=(
        "The signer sets “cty” to “JWT”, in the belief that it names the type of the token itself.",
        "A library reads the payload as another token, finds JSON, and fails.",
    ),
    recipe="issue-token",
)
def cty_not_nested(case: Case) -> Iterator[Evidence]:
    if "cty" in case.header and case.is_claims_set and bare_type(case.header["cty"]) == "jwt":
        yield Evidence("header.cty", "“cty” is “JWT”, and the payload is a JSON object.")


@cty_not_nested.sample
def _cty_not_nested() -> samples.Question:
    return samples.with_header(cty="JWT")


@pitfall(
    "zip-in-jws",
    severity=Severity.WARNING,
    title="Compression in a signed token",
    why="“zip” is defined for encryption only: most libraries ignore it in a signed token and see"
    " compressed octets, or plain ones that claim to be compressed.",
    fix="Leave “zip” out, unless a profile such as SMART Health Cards asks for it.",
    reference=rfc(7516, "4.1.3"),
    steps=(
        "The signer compresses the claims, or a setting for encryption is left in the header.",
        "A library that does not know “zip” in a signed token finds octets where JSON should"
        " stand, and refuses it.",
        "One that inflates without a limit can be sent a few kilobytes that become gigabytes.",
    ),
    silences=("payload-not-json",),
)
def zip_in_jws(case: Case) -> Iterator[Evidence]:
    if "zip" not in case.header or case.token.form in _JWE:
        return
    deflated = case.token.payload is not None and _inflates(case.token.payload)
    seen = "and the payload inflates to JSON" if deflated else "and the payload is not compressed"
    yield Evidence(
        "header.zip",
        f"“zip” is {kind_of(case.header['zip'])}, {seen}.",
        severity=Severity.INFO if deflated else None,
    )


@zip_in_jws.sample
def _zip_in_jws() -> samples.Question:
    return samples.with_header(zip="DEF")


@pitfall(
    "header-member-odd-type",
    severity=Severity.ERROR,
    title="A header member of the wrong type",
    why="Loose code coerces it into something that nobody expected.",
    fix="Write the member with the type that its specification gives it.",
    reference=rfc(7515, "4.1"),
    steps=(
        "Somebody sends a number, a list or null where a header member is to be a text.",
        "Loose code makes a text of it, or takes its first entry.",
        "What is looked up with it is not what the check before has seen.",
    ),
    recipe="strict-json",
    silences_here=("embedded-jwk", "embedded-x5c", "x5c-encoding", "x5t-sha1", "zip-in-jws"),
)
def member_odd_type(case: Case) -> Iterator[Evidence]:
    for name in _TYPED & case.header.keys():
        wanted, fits = _TYPES.get(name, ("text", _is_text))
        if not fits(case.header[name]):
            seen = f"“{name}” is {kind_of(case.header[name])}; it takes {wanted}."
            yield Evidence(f"header.{name}", seen)


@member_odd_type.sample
def _member_odd_type() -> samples.Question:
    return samples.with_header(cty=5)


def _inflates(payload: Payload) -> bool:
    """Whether raw DEFLATE of the octets is a JSON object, within a megabyte (RFC 1951)."""
    try:
        inflated = zlib.decompressobj(-zlib.MAX_WBITS).decompress(payload.octets, _MOST_INFLATED)
    except zlib.error:
        return False
    return isinstance(strict_json.read(inflated).document.value, dict)


def _is_text(value: Json) -> bool:
    return isinstance(value, str) and not isinstance(value, Digits)


def _are_texts(value: Json) -> bool:
    return isinstance(value, list) and bool(value) and all(_is_text(entry) for entry in value)


def _is_object(value: Json) -> bool:
    return isinstance(value, dict)


_MOST_INFLATED = 1_000_000
_TYPES = {"x5c": ("an array of texts", _are_texts), "jwk": ("an object", _is_object)}
_TYPED = frozenset(("cty", "jku", "x5u", "x5t", "x5t#S256", "zip", "enc", "x5c", "jwk"))
_USUAL_TYPE = regex(
    r"jwt|jose(?:\+json)?|passport|[a-z0-9][a-z0-9!#$&^_.+-]*\+(?:sd-)?(?:jwt|cwt|json|jws|jwe|cbor)"
)
