"""Pitfalls of an ID token beside what it was asked for and came with: nonce, code, access token."""

import hashlib
from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose import base64url
from debugger.pitfalls.claims.reading import text
from debugger.pitfalls.context.surroundings import carrier, member, values_beside
from debugger.pitfalls.profiles.required import sent_along
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall
from debugger.regex import regex

_OPENID = ("id-token", "google")
_RESPONSES = frozenset({"url-fragment", "url-query"})


@pitfall(
    "id-token-as-access-token",
    severity=Severity.WARNING,
    title="An ID token is used as access token",
    why="It tells one client who signed in; an API that takes it takes the ID tokens of every"
    " client.",
    fix="Send the access token to APIs.",
    steps=(
        "Somebody runs an app of their own at the same provider, and people sign in to it.",
        "They take the ID token of one of them and send it to your API.",
        "Your API takes ID tokens, does not look at “aud”, and serves them as that person.",
    ),
    recipe="check-type",
    reference="RFC 9068 §5, OIDC Core §2",
    profiles=_OPENID,
)
def sent_to_api(case: Case) -> Iterator[Evidence]:
    if sent_along(case) and not _is_for_service(case):
        yield Evidence("input", "The ID token stands in an Authorization header.")
    elif member(case) == "access_token":
        yield Evidence("input", "The ID token stands under “access_token”.")


@sent_to_api.sample
def _sent_to_api() -> samples.Question:
    return samples.altered("id-token", edit=lambda token: f"Authorization: Bearer {token}")


@pitfall(
    "nonce-mismatch",
    severity=Severity.ERROR,
    title="The nonce is another one than was sent",
    why="The token answers another request: it was replayed or injected.",
    fix="Refuse the token: keep the “nonce” that was sent in the session of the browser,"
    " and compare it with the token’s before anybody is signed in.",
    steps=(
        "Somebody has an ID token of another person, from another login.",
        "They put it into the response that comes back to their own browser.",
        "Its “nonce” is of the other login; a client that does not compare it signs them in"
        " as that person.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §3.1.3.7",
    profiles=_OPENID,
)
def other_nonce(case: Case) -> Iterator[Evidence]:
    if "nonce" not in case.claims:
        return
    sent = values_beside(case, "nonce")
    if sent and case.claims["nonce"] not in sent:
        saw = f"“nonce” is {kind_of(case.claims['nonce'])}, and {quoted(sent[0])} was sent."
        yield Evidence("payload.nonce", saw)


@other_nonce.sample
def _other_nonce() -> samples.Question:
    return samples.altered(
        "id-token", edit=lambda token: f'{{"id_token": "{token}", "nonce": "n-2"}}'
    )


@pitfall(
    "nonce-missing",
    severity=Severity.WARNING,
    title="The nonce that was sent did not come back",
    why="The client cannot tell whether the token answers its own request or was taken from"
    " elsewhere.",
    fix="Refuse the token where a “nonce” was sent, and report it to the provider.",
    steps=(
        "Somebody has an ID token of another person.",
        "They put it into the response that comes back to their own browser.",
        "Without a “nonce” the client cannot see that it is not the answer to its request.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §3.1.3.7",
    profiles=("id-token", "google", "generic"),
    silences=("nonce-mismatch",),
)
def no_nonce(case: Case) -> Iterator[Evidence]:
    if "nonce" in case.claims or not case.is_claims_set:
        return
    if case.profile.name == "generic" and member(case) != "id_token":
        return
    sent = values_beside(case, "nonce")
    if sent:
        yield Evidence("payload", f"{quoted(sent[0])} was sent, and there is no “nonce”.")


@no_nonce.sample
def _no_nonce() -> samples.Question:
    return samples.altered(
        "id-token",
        claims={"nonce": samples.ABSENT},
        edit=lambda token: f'{{"id_token": "{token}", "nonce": "n-2"}}',
    )


@pitfall(
    "at-hash-mismatch",
    severity=Severity.ERROR,
    title="The access token is another one",
    why="Somebody put another access token into the response.",
    fix="Refuse both tokens: compare “at_hash” with the left half of the hash of the"
    " access token before either is used.",
    steps=(
        "The response comes through the browser of somebody who changes it.",
        "They put the access token of another person beside their own ID token.",
        "The client signs them in, and fetches the other person’s data for them.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §3.1.3.6",
    profiles=_OPENID,
)
def other_access_token(case: Case) -> Iterator[Evidence]:
    yield from _differs(case, "at_hash", "access_token")


@other_access_token.sample
def _other_access_token() -> samples.Question:
    return samples.altered(
        "id-token",
        claims={"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
        edit=lambda token: f'{{"id_token": "{token}", "access_token": "2YotnFZFEjr1zCsicMWpAA"}}',
    )


@pitfall(
    "c-hash-mismatch",
    severity=Severity.ERROR,
    title="The authorization code is another one",
    why="Somebody injected another code into the response.",
    fix="Refuse the response: compare “c_hash” with the left half of the hash of the code"
    " before it is redeemed.",
    steps=(
        "Somebody steals the authorization code of another person.",
        "They start a login of their own and put that code into its response.",
        "The client redeems it, and their session is the other person’s.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §3.3.2.11",
    profiles=_OPENID,
)
def other_code(case: Case) -> Iterator[Evidence]:
    yield from _differs(case, "c_hash", "code")


@other_code.sample
def _other_code() -> samples.Question:
    return samples.altered(
        "id-token",
        claims={"c_hash": "AAECAwQFBgcICQoLDA0ODw"},
        edit=lambda token: f'{{"code": "abc123", "id_token": "{token}"}}',
    )


@pitfall(
    "id-token-hash-missing",
    severity=Severity.ERROR,
    title="A response through the browser without its hash",
    why="Nothing ties the code or the access token to the ID token, so either can be exchanged"
    " on the way.",
    fix="Use the authorization code flow with PKCE, and refuse this response.",
    steps=(
        "The response comes through the browser, with an ID token beside a code or an access"
        " token.",
        "Somebody exchanges the code or access token on the way.",
        "No hash in the ID token says which one belongs to it, so the client cannot notice.",
    ),
    recipe="verify-id-token",
    reference="OIDC Core §3.2.2.10, §3.3.2.11",
    profiles=("id-token",),
)
def no_hash(case: Case) -> Iterator[Evidence]:
    if carrier(case) not in _RESPONSES or member(case) != "id_token":
        return
    for parameter, name in (("access_token", "at_hash"), ("code", "c_hash")):
        if name not in case.claims and _beside(case, parameter):
            yield Evidence("payload", f"It came with “{parameter}”, and there is no “{name}”.")


@no_hash.sample
def _no_hash() -> samples.Question:
    return samples.altered(
        "id-token",
        edit=lambda token: (
            f"https://app.acme.example/cb#id_token={token}"
            "&access_token=2YotnFZFEjr1zCsicMWpAA&token_type=Bearer"
        ),
    )


def _is_for_service(case: Case) -> bool:
    """Google’s ID tokens of service accounts, which Cloud Run and others ask their callers for."""
    if case.profile.name != "google":
        return False
    account = text(case, "email").endswith(".gserviceaccount.com")
    return account or text(case, "aud").startswith("https://")


def _differs(case: Case, name: str, companion: str) -> Iterator[Evidence]:
    stated = case.claims.get(name)
    algorithm = case.header.get("alg")
    if not isinstance(stated, str) or not isinstance(algorithm, str):
        return
    digest = _HASHES.get(algorithm.removesuffix("K")[-3:])
    values = _beside(case, companion) if digest else []
    right = [_left_half(str(digest), value) for value in values]
    # Another length is told of by itself, or is that of another hash (with EdDSA).
    if right and stated not in right and len(stated) == len(right[0]):
        saw = f"“{name}” is {quoted(stated)}, which is not that of the “{companion}” beside it."
        yield Evidence(f"payload.{name}", saw)


def _beside(case: Case, companion: str) -> list[str]:
    """The access tokens or codes beside the token; numbers and words of a status are none."""
    return [value for value in values_beside(case, companion) if not _STATUS.fullmatch(value)]


def _left_half(digest: str, value: str) -> str:
    octets = hashlib.new(digest, value.encode("utf-8", "replace")).digest()
    return base64url.encode(octets[: len(octets) // 2])


_HASHES = {  # Ed25519 hashes with SHA-512 (RFC 8032 §5.1)
    "256": "sha256",
    "384": "sha384",
    "512": "sha512",
    "DSA": "sha512",
    "519": "sha512",
}
_STATUS = regex("[0-9]{1,5}|[A-Z_]+")
