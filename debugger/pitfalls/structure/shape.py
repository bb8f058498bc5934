"""Pitfalls of what the text is in the large: swapped, an illustration, another kind of token."""

import re
from binascii import a2b_base64
from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.vocabulary import Where, lookup
from debugger.jose.algorithms import Family, Use, find
from debugger.jose.model import Form
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex


@pitfall(
    "segments-swapped",
    severity=Severity.ERROR,
    title="Header and payload changed places",
    why="The token was joined by hand, in the wrong order, and no verifier can read it.",
    fix="Join the header first, then the payload, then the signature.",
    reference=rfc(7515, "7.1"),
    steps=(
        "Code joins the parts by hand: payload, header, signature.",
        "The verifier reads claims where the header should stand, finds no “alg”, and refuses the"
        " token.",
    ),
    recipe="encode-with-library",
    silences=("alg-missing", "typ-unexpected", "member-name-case"),
)
def segments_swapped(case: Case) -> Iterator[Evidence]:
    claims = case.token.claims
    if "alg" in case.header or "alg" not in claims or len(case.token.segments) != 3:
        return
    if any(lookup(name, Where.CLAIM) for name in case.header):
        yield Evidence("header", "The first segment holds claims, and the second has “alg”.")


@segments_swapped.sample
def _segments_swapped() -> samples.Question:
    def swap(text: str) -> str:
        header, payload, signature = text.split(".")
        return f"{payload}.{header}.{signature}"

    return samples.with_text(swap)


@pitfall(
    "signature-placeholder",
    severity=Severity.ERROR,
    title="The signature is a placeholder",
    why="This is an illustration from a tutorial, not a token that was ever signed.",
    fix="Sign the token with a key.",
    reference=rfc(7515, "5.1"),
    steps=(
        "A sample is copied from documentation, in which a word stands for the signature.",
        "It is put into a test or a configuration as if it were a token.",
        "A verifier refuses it; code that only decodes accepts it, and with it whatever anybody"
        " writes.",
    ),
    recipe="pin-algorithms",
    silences=(
        "signature-length",
        "truncated",
        "signature-mismatch",
        "signature-zero",
        "signature-hex",
        "signature-base64-twice",
    ),
    silences_here=(
        "base64url-length",
        "base64url-non-canonical",
        "base64url-alphabet",
        "base64-padding",
    ),
)
def signature_placeholder(case: Case) -> Iterator[Evidence]:
    for cause in case.causes:
        if cause.code == "signature-placeholder":
            yield Evidence("signature", cause.sentence)
            return
    segment = case.token.segment("signature")
    if segment is None:
        return
    if case.token.form is not Form.JWS_COMPACT:
        return
    if not _fits(case, segment.octets) and _stands_for_one(segment.text):
        yield Evidence("signature", f"The last segment is “{segment.text[:60]}”.")


@signature_placeholder.sample
def _signature_placeholder() -> samples.Question:
    return samples.with_text(lambda text: f"{text.rpartition('.')[0]}.your-signature-here")


@pitfall(
    "other-token-format",
    severity=Severity.ERROR,
    title="This is another kind of token, not a JWT",
    why="Opaque tokens and other signed formats are not readable or verifiable as JOSE.",
    fix="Use the tool or the introspection endpoint of what issued it.",
    reference=rfc(7519, "7.2"),
    steps=(
        "A service issues opaque tokens, or another format, under the same name: access token,"
        " bearer token.",
        "A library for JWTs finds no header in the text, and reports a malformed token.",
    ),
    silences=(
        "segment-count",
        "alg-missing",
        "json-invalid",
        "truncated",
        "base64url-alphabet",
        "base64url-length",
        "base64-padding",
        "base64-standard-alphabet",
        "base64url-non-canonical",
        "utf8-invalid",
        "header-not-object",
        "double-encoded",
        "payload-not-json",
        "signature-placeholder",
    ),
)
def other_token_format(case: Case) -> Iterator[Evidence]:
    if any(fault.code == "no-token" for fault in case.token.faults):
        yield from islice(_others(case.token.text), 1)
    elif case.token.form in (None, Form.JWS_COMPACT) and "alg" not in case.header:
        name = _other(case.token.text) or (_SIGNED_SESSION if _is_signed_session(case) else "")
        if name:
            yield Evidence("", f"The text has the shape of {name}.")


@other_token_format.sample
def _other_token_format() -> samples.Question:
    return samples.altered(key=None, edit=lambda _: "ghp_16C7e42F292c6912E7710c838347Ae178B4a")


def _others(text: str) -> Iterator[Evidence]:
    """The text as a whole is another token, or words of it can be nothing else."""
    name = _other(text)
    if name:
        yield Evidence("", f"The text has the shape of {name}.")
    for name, shape in _WITHIN_TEXT:
        match = shape.search(text)
        if match:
            yield Evidence("", f"In the text stands {name}.", match.span())


def _other(text: str) -> str:
    if _is_xml(text):
        return "a SAML message in base64"
    return next((name for name, shape in _WHOLE if shape.match(text)), "")


def _stands_for_one(text: str) -> bool:
    """Whether it is a word for a signature, or one character over and over."""
    if len(text) <= _LONGEST_PLACEHOLDER and _PLACEHOLDER.search(text):
        return True
    return len(set(text.lower())) == 1


def _fits(case: Case, octets: bytes | None) -> bool:
    """Whether a signature of that many octets could be one of the token's algorithm."""
    algorithm = find(case.header.get("alg"), Use.SIGNATURE)
    if octets is None or algorithm is None:
        return False
    if algorithm.family in (Family.RSA_PKCS1, Family.RSA_PSS):
        return len(octets) in (128, 256, 384, 512, 1024)
    return algorithm.signature_octets in (None, len(octets))


def _is_signed_session(case: Case) -> bool:
    """Flask’s and itsdangerous’ cookies: JSON, a time of a few octets, a signature."""
    token = case.token
    if len(token.segments) != 3 or not token.header.parsed:
        return False
    if token.payload and isinstance(token.payload.document.value, dict | list):
        return False
    return 0 < len(token.segments[1].text) <= 8


def _is_xml(text: str) -> bool:
    """Base64 of XML, as SAML messages are sent: it begins with a “<” and a name."""
    if not _MAY_BE_XML.match(text):
        return False
    return _XML.match(a2b_base64(text[:40].translate(_TO_STANDARD))) is not None


_LONGEST_PLACEHOLDER = 200
_PLACEHOLDER = regex(
    r"signature|placeholder|your[-_]?sig|(?<![A-Za-z0-9])(?:xxx+|fake)|dummy"
    r"|^(?:sig|mock|example|redacted|removed|omitted|secret|test|unsigned|undefined|null|none)$",
    re.IGNORECASE,
)
_MAY_BE_XML = regex(r"P[A-P][\w+/-]{38,}", re.ASCII)
_XML = regex(rb"<(?:\?xml|[A-Za-z][\w.-]*[:\s>])")
_TO_STANDARD = str.maketrans("-_", "+/")
_SIGNED_SESSION = "a session cookie signed by itsdangerous (Flask)"
# Words that begin as nothing else does; in them, a text around does not matter.
_MARKED = (
    ("a PASETO", r"v[1-4]\.(?:local|public)\.[\w-]{16,}(?:\.[\w-]*)?"),
    ("a Fernet token", r"gAAAAA[\w-]{50,}={0,2}"),
    ("a GitHub token", r"(?:gh[pousr]_\w{16,}|github_pat_\w{20,})"),
    ("a GitLab token", r"glpat-[\w.-]{16,}"),
    ("a Slack token", r"(?:xoxe\.)?xox[abeprs]-[\w-]{8,}"),
    ("a Google access token", r"ya29\.[\w.-]{16,}"),
    ("a Google API key", r"AIza[\w-]{35}"),
    ("a Stripe key", r"[rsp]k_(?:live|test)_\w{8,}"),
    ("an API key", r"sk-[\w-]{20,}"),
    ("an npm token", r"npm_\w{36}"),
    ("a Hugging Face token", r"hf_[A-Za-z0-9]{34}"),
    ("a HashiCorp Vault token", r"hv[sbr]\.[\w-]{24,}"),
    ("a SendGrid key", r"SG\.[\w-]{16,}\.[\w-]{16,}"),
    ("an AWS access key", r"A[KS]IA[A-Z0-9]{16}"),
)
_WITHIN_TEXT = tuple(
    (name, regex(rf"(?<![\w.-]){shape}(?![\w-])", re.ASCII)) for name, shape in _MARKED
)
_WHOLE = tuple(
    (name, regex(shape, re.ASCII))
    for name, shape in (
        *((name, rf"{shape}\Z") for name, shape in _MARKED),
        (_SIGNED_SESSION, r"\.eJ[\w-]+\.[\w-]{5,8}\.[\w-]+\Z"),
        ("a session cookie signed by Django", r"\.?e[Jy][\w-]+:[\w-]{5,8}:[\w-]+\Z"),
        (
            "a UUID",
            r"(?:urn:uuid:)?\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?\Z",
        ),
        ("a Macaroon", r"(?:MDA[\w+/-]{20,}|AgE[\w+/-]{20,})={0,2}\Z"),
        ("a CBOR Web Token (CWT)", r"(?:0oR|2D3Sh|0YR|2D3Rh)[\w+/-]{40,}={0,2}\Z"),
        (
            "a SAML message",
            r"<?(?:\?xml[^>]*>\s*<)?saml2?p?:(?:Response|Assertion|AuthnRequest|Logout)\w*\b",
        ),
    )
)
