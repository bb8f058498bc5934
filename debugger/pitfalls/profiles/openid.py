"""Pitfalls of OpenID Connect's ID tokens: what they must have, and how."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of
from debugger.pitfalls.profiles.required import is_none, lacking, lacks
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall
from debugger.regex import regex


@pitfall(
    "id-token-required-claim",
    severity=Severity.ERROR,
    title="A required claim of an ID token is missing",
    why="The client must refuse an ID token without it.",
    fix="Refuse the token, demand these claims when verifying, and report it to the provider.",
    steps=(
        "The provider leaves a claim out, by a setting or a fault.",
        "Strict clients refuse every login; lax ones take the token.",
        "To those, somebody offers an ID token that was made for another client or long ago.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §2",
    profiles=("id-token",),
    silences=("exp-missing", "iss-missing", "aud-missing", "sub-missing", "iat-missing"),
)
def required_claims(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("iss", "sub", "aud", "exp", "iat"))
    if names:
        yield Evidence("payload", lacks(names))


@required_claims.sample
def _required_claims() -> samples.Question:
    return samples.altered("id-token", claims={"iat": samples.ABSENT})


@pitfall(
    "id-token-alg-none",
    severity=Severity.ERROR,
    title="An unsigned ID token",
    why="Only a client that registered for it and got it straight from the token endpoint may"
    " take it, and nobody should.",
    fix="Have the provider sign ID tokens, and refuse unsigned ones.",
    steps=(
        "Somebody writes an ID token for your administrator, with “alg” none and no signature.",
        "They put it into the response that goes through their own browser.",
        "A client that takes unsigned ID tokens signs them in as the administrator.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §2",
    profiles=("id-token",),
)
def unsigned(case: Case) -> Iterator[Evidence]:
    if is_none(case.header.get("alg")):
        yield Evidence("header.alg", f"“alg” is {kind_of(case.header['alg'])}.")


@unsigned.sample
def _unsigned() -> samples.Question:
    return samples.altered(
        "id-token",
        header={"alg": "none"},
        edit=lambda token: f"{token.rpartition('.')[0]}.",
    )


@pitfall(
    "id-token-sub-length",
    severity=Severity.ERROR,
    title="The subject of the ID token is too long, or not ASCII",
    why="Databases cut it or fold its letters, and two people become one.",
    fix="Keep it to 255 ASCII characters, and refuse longer ones.",
    steps=(
        "The application keeps “sub” in a column of 255 characters.",
        "The database cuts what is longer, or takes letters with and without accents for equal.",
        "Two people have one account, and each sees what belongs to the other.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §2",
    profiles=("id-token",),
)
def subject_length(case: Case) -> Iterator[Evidence]:
    sub = case.claims.get("sub")
    if not isinstance(sub, str):
        return
    if len(sub) > 255:
        yield Evidence("payload.sub", f"“sub” has {len(sub):,} characters.")
    elif not sub.isascii():
        yield Evidence("payload.sub", "“sub” has characters outside ASCII.")


@subject_length.sample
def _subject_length() -> samples.Question:
    return samples.with_claims("id-token", sub="s" * 256)


@pitfall(
    "id-token-hash-length",
    severity=Severity.ERROR,
    title="A hash in the ID token has the wrong length",
    why="It never fits, so the code or access token that came along cannot be checked.",
    fix="Take the left half of the hash that “alg” names, as octets, and encode it as base64url.",
    steps=(
        "The provider writes the whole hash, or writes it in hexadecimal.",
        "Clients that compare it refuse every login.",
        "Clients that therefore no longer compare it take an exchanged code or access token.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §3.1.3.6",
    profiles=("id-token", "google"),
    silences=("at-hash-mismatch", "c-hash-mismatch"),
)
def hash_length(case: Case) -> Iterator[Evidence]:
    characters = _hash_characters(case.header.get("alg"))
    for name in ("at_hash", "c_hash") if characters else ():
        value = case.claims.get(name, _ABSENT)
        if value is _ABSENT:
            continue
        if not isinstance(value, str):
            yield Evidence(f"payload.{name}", f"“{name}” is {kind_of(value)}.")
        elif len(value) != characters or not _BASE64URL.fullmatch(value):
            saw = f"“{name}” has {len(value):,} characters and not {characters} of base64url."
            yield Evidence(f"payload.{name}", saw)


@hash_length.sample
def _hash_length() -> samples.Question:
    return samples.with_claims("id-token", at_hash="LXEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE")


def _hash_characters(algorithm: object) -> int:
    """Characters of half the hash of an algorithm; 0 where its name names none (EdDSA)."""
    if not isinstance(algorithm, str):
        return 0
    return _HALVES.get(algorithm.removesuffix("K")[-3:], 0)


_HALVES = {"256": 22, "384": 32, "512": 43}
_BASE64URL = regex("[A-Za-z0-9_-]+")
_ABSENT = object()
