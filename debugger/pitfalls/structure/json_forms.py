"""Pitfalls of the JSON serializations: malformed, unprotected, two tokens in one text."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from debugger import samples
from debugger.claims.wording import quoted
from debugger.jose import base64url, strict_json
from debugger.jose.base64url import SpellingError
from debugger.jose.model import Form, Json
from debugger.jose.strict_json import join
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_faults
from debugger.regex import regex

_CLAIMS = frozenset(("exp", "iss", "sub"))


def _flattened(text: str, **more: Json) -> str:
    """A compact token as a flattened JWS (RFC 7515 §7.2.2), with further members."""
    header, payload, signature = text.split(".")
    members = {"protected": header, "payload": payload, "signature": signature, **more}
    return samples.encoded(
        {name: value for name, value in members.items() if value is not None}
    ).decode()


malformed = pitfall(
    "jws-json-malformed",
    severity=Severity.ERROR,
    title="A malformed JSON serialisation",
    why="Libraries pick different signatures, or none, where the shapes are mixed or incomplete.",
    fix="Write the flattened or the general form, never both.",
    reference=rfc(7515, "7.2"),
    steps=(
        "Somebody sends a text with both “signature” and “signatures”, one genuine and one forged.",
        "The library that verifies takes the one, and the code that reads the header takes the"
        " other.",
        "What is acted upon is not what was verified.",
    ),
    recipe="encode-with-library",
    silences=("alg-missing",),
)(of_faults("jws-json-malformed"))


@malformed.sample
def _malformed() -> samples.Question:
    return samples.with_text(lambda text: _flattened(text, signatures=[]))


header_overlap = pitfall(
    "jws-header-overlap",
    severity=Severity.ERROR,
    title="A member is both protected and unprotected",
    why="Which of the two counts depends on the library, and the unprotected one can be changed by"
    " anyone.",
    fix="Keep the header’s parts disjoint.",
    reference="RFC 7515 §7.2.1, RFC 7516 §7.2.1",
    steps=(
        "A genuine token has “kid” in its protected header.",
        "On the way somebody adds an unprotected header with another “kid”, which the signature"
        " does not cover.",
        "A library that merges the two in the wrong order follows the added one: the key is the"
        " attacker’s choice.",
    ),
    recipe="pin-algorithms",
)(of_faults("jws-header-overlap"))


@header_overlap.sample
def _header_overlap() -> samples.Question:
    return samples.with_text(lambda text: _flattened(text, header={"typ": "JWT"}))


@pitfall(
    "crit-unprotected",
    severity=Severity.ERROR,
    title="“crit” without protection",
    why="Anyone on the way could remove it, and with it the demand to understand an extension.",
    fix="Put “crit” into “protected”.",
    reference=rfc(7515, "4.1.11"),
    steps=(
        "The issuer demands an extension by “crit”, in the header that the signature does not"
        " cover.",
        "On the way somebody takes “crit” out; the signature still verifies.",
        "A verifier that does not know the extension ignores it, and accepts what it should"
        " refuse.",
    ),
    silences=("crit-unknown", "crit-absent-member"),
)
def crit_unprotected(case: Case) -> Iterator[Evidence]:
    for signature in case.token.signatures:
        if "crit" in signature.unprotected:
            yield Evidence("header.crit", "“crit” stands in the unprotected header.")
            return


@crit_unprotected.sample
def _crit_unprotected() -> samples.Question:
    return samples.altered(
        header={"tenant": "acme"}, edit=lambda text: _flattened(text, header={"crit": ["tenant"]})
    )


@pitfall(
    "alg-unprotected",
    severity=Severity.WARNING,
    title="The algorithm is not protected",
    why="Anyone on the way can change “alg” without touching the signature.",
    fix="Put “alg” into “protected”.",
    reference=rfc(7515, "10.7"),
    steps=(
        "The issuer writes “alg” into the unprotected header, which the signature does not cover.",
        "On the way somebody changes it, to a weaker algorithm or to “none”.",
        "A verifier that follows it checks by that algorithm, or not at all.",
    ),
    recipe="pin-algorithms",
)
def alg_unprotected(case: Case) -> Iterator[Evidence]:
    for signature in case.token.signatures:
        if "alg" in signature.unprotected and "alg" not in signature.protected:
            yield Evidence("header.alg", "“alg” stands only in the unprotected header.")
            return


@alg_unprotected.sample
def _alg_unprotected() -> samples.Question:
    def edit(text: str) -> str:
        _, payload, _ = text.split(".")
        header = base64url.encode(b'{"typ":"JWT"}')
        signature = base64url.encode(samples.HS256.sign(f"{header}.{payload}".encode()))
        return _flattened(f"{header}.{payload}.{signature}", header={"alg": "HS256"})

    return samples.with_text(edit)


@pitfall(
    "jwt-not-compact",
    severity=Severity.WARNING,
    title="A JWT in the JSON serialisation",
    why="JWTs are always compact; accepting a second form doubles what a parser can be tricked"
    " with.",
    fix="Send the compact form.",
    reference=rfc(7519, "1", "3"),
    steps=(
        "An issuer sends a JWT as JSON, and a service accepts it beside the compact form.",
        "The form brings a header that no signature covers, and room for several signatures.",
        "A filter that knows compact tokens only lets it pass unread, and each part of the system"
        " picks another signature.",
    ),
    recipe="issue-token",
)
def not_compact(case: Case) -> Iterator[Evidence]:
    if case.token.form is not Form.JWS_JSON:
        return
    if any("disclosures" in signature.unprotected for signature in case.token.signatures):
        return
    if not _CLAIMS.isdisjoint(case.token.claims):
        yield Evidence("payload", "The payload is a claims set, and the form is JSON.")


@not_compact.sample
def _not_compact() -> samples.Question:
    return samples.with_text(_flattened)


@pitfall(
    "token-polyglot",
    severity=Severity.ERROR,
    title="There are two tokens in one text",
    why="One parser verifies the JSON form, while another takes the compact token inside it.",
    fix="Accept one serialisation only, and refuse members that the form does not define.",
    reference="CVE-2022-39227, RFC 8725 §2.6",
    steps=(
        "An attacker writes a genuine token in its JSON form, and adds a member whose name is a"
        " forged compact token.",
        "The library that verifies reads the JSON form; its signature is genuine.",
        "The code that reads the claims splits the same text at its dots, as python-jwt did, and"
        " gets the forged ones.",
    ),
    recipe="pin-algorithms",
)
def polyglot(case: Case) -> Iterator[Evidence]:
    text = case.extraction.text.strip() if case.token.form not in _JSON else case.token.text
    if not _FORM_MEMBERS.search(text):
        return
    members = strict_json.read_text(text).document.members
    if not _DEFINED & members.keys():
        return
    for path, name, value in _undefined(members):
        if _holds_token(name) or any(_holds_token(text) for text in _texts(value)):
            yield Evidence(path, f"The member {quoted(name)} holds a compact token.")
            return


@polyglot.sample
def _polyglot() -> samples.Question:
    return samples.with_text(lambda text: _flattened(text, **{text: ""}))


def _undefined(members: Mapping[str, Json]) -> Iterator[tuple[str, str, Json]]:
    """Members that no form defines, at the top and in each signature or recipient."""
    for name, value in members.items():
        if name not in _DEFINED:
            yield join("", name), name, value
        elif isinstance(value, list):
            entries = (entry for entry in value[:_MOST_ENTRIES] if isinstance(entry, dict))
            for found in chain.from_iterable(map(_undefined, entries)):
                yield ("", *found[1:])


def _texts(value: Json) -> Iterator[str]:
    """The texts in a value, and the names of its members; JSON that was read is not too deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        yield from chain.from_iterable(map(_texts, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_texts, value))


def _holds_token(text: str) -> bool:
    match = _COMPACT.search(text)
    if match is None:
        return False
    try:
        header = strict_json.read(base64url.decode(match[1])).document.members
    except SpellingError:
        return False
    return "alg" in header


_JSON = (Form.JWS_JSON, Form.JWE_JSON)
_DEFINED = frozenset(
    (
        *("payload", "protected", "header", "signature", "signatures"),
        *("unprotected", "recipients", "encrypted_key", "iv", "ciphertext", "tag", "aad"),
    )
)
_MOST_ENTRIES = 1_000
_FORM_MEMBERS = regex(r'"(?:protected|signatures?|ciphertext)"\s*:')
_COMPACT = regex(r"(?<![\w.-])(ey[\w-]*)\.[\w-]*\.[\w-]*", re.ASCII)
