"""Pitfalls of secrets in the payload: passwords and their hashes, keys, connection strings."""

import re
from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.wording import quoted
from debugger.jose.model import Digits, Json
from debugger.pitfalls.claims.secret_shapes import (
    TWILIO,
    is_private_jwk,
    named_secret,
    password_hash,
    written_connection,
)
from debugger.pitfalls.inside import MOST_PLACES, Member, Text
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex


@pitfall(
    "password-claim",
    severity=Severity.ERROR,
    title="A password in the payload",
    why="The payload is encoded and not encrypted, so everybody who holds the token can read it.",
    fix="Leave it out of the token, and change the password.",
    reference=rfc(7519, "12"),
    steps=(
        "Code copies the user record into the token, and the password with it.",
        "The token is pasted into a ticket, logged by a proxy or kept in a browser.",
        "Whoever finds it there decodes it without a key, and signs in with the password.",
    ),
    recipe="issue-token",
)
def password_claim(case: Case) -> Iterator[Evidence]:
    found = (member for member in case.inside.members(_PASSWORDS) if _is_password(member.value))
    for member in islice(found, MOST_PLACES):
        yield _kept(member, "password")


@password_claim.sample
def _password_claim() -> samples.Question:
    return samples.with_claims(password="Summer2026!")  # noqa: S106  a sample's, and public


@pitfall(
    "secret-claim",
    severity=Severity.ERROR,
    title="A secret in the payload",
    why="The payload is encoded and not encrypted, so everybody who holds the token can read it.",
    fix="Keep the secret on the server, and replace this one.",
    reference=rfc(7519, "12"),
    steps=(
        "Code puts a secret into the token so that the next service has it at hand.",
        "The token goes through a browser, where the user or any script reads it.",
        "With the secret they act as your server, also after the token has expired.",
    ),
    recipe="issue-token",
)
def secret_claim(case: Case) -> Iterator[Evidence]:
    found = (member for member in case.inside.members(_SECRETS) if _is_secret(member.value))
    for member in islice(found, MOST_PLACES):
        yield _kept(member, "secret")


@secret_claim.sample
def _secret_claim() -> samples.Question:
    return samples.with_claims(client_secret="9f8e7d6c5b4a39281706")  # noqa: S106  a sample's, and public


@pitfall(
    "secret-value",
    severity=Severity.ERROR,
    title="A credential in the payload",
    why="Whoever reads the token can use it elsewhere, in the name of its owner.",
    fix="Revoke the credential where it was issued, and leave credentials out of tokens.",
    reference=rfc(7519, "12"),
    steps=(
        "A key of a provider gets into a claim, mostly with a whole record of settings.",
        "The token lands in a log, a ticket or a public repository, which programs search for"
        " this very shape.",
        "Somebody uses the key at the provider, at your expense, and with your rights.",
    ),
    recipe="issue-token",
)
def secret_value(case: Case) -> Iterator[Evidence]:
    yield from islice(_shaped_secrets(case), MOST_PLACES)
    parts = islice(filter(_may_be_private, case.inside.members(_PRIVATE_JWK_MEMBERS)), _MOST_TRIED)
    private = (member for member in parts if is_private_jwk(case.claims, member))
    for member in islice(private, MOST_PLACES):
        yield Evidence(member.at, "It is the private part of a key in JWK form.")


@secret_value.sample
def _secret_value() -> samples.Question:
    return samples.with_claims(note="AKIA" + "2E3XAMPLE7KEY9QZ")


@pitfall(
    "connection-string",
    severity=Severity.ERROR,
    title="A connection string with its password",
    why="The address and the password of a server of yours are in the hands of every client.",
    fix="Leave it out of the token, and change the password.",
    reference=rfc(7519, "12"),
    steps=(
        "Code puts the address of a tenant’s database into the token, with user and password.",
        "A client decodes its own token, which needs no key.",
        "It connects to the database directly, past every check of your service.",
    ),
    recipe="issue-token",
)
def connection_string(case: Case) -> Iterator[Evidence]:
    if not written_connection(case.inside.all_text):
        return
    found = ((entry, written_connection(entry.text)) for entry in case.inside.texts)
    for entry, shown in islice(((entry, shown) for entry, shown in found if shown), MOST_PLACES):
        yield Evidence(entry.at, f"The text is of the form {shown}.")


@connection_string.sample
def _connection_string() -> samples.Question:
    return samples.with_claims(db="postgres://app:s3cr3t@db.acme.example:5432/orders")


@pitfall(
    "password-hash",
    severity=Severity.ERROR,
    title="A password hash in the payload",
    why="Whoever holds the token can try passwords against it for as long as they like.",
    fix="Choose the claims of a token one by one instead of writing the whole user record.",
    reference=rfc(7519, "12"),
    steps=(
        "Code writes the whole row of a user into the token, and the hash of the password with it.",
        "An attacker finds a token, decodes it, and tries a list of passwords against the hash"
        " on their own machine.",
        "The password they find opens this account, and others where it was used again.",
    ),
    recipe="issue-token",
)
def hash_of_password(case: Case) -> Iterator[Evidence]:
    found = ((entry, password_hash(entry.name, entry.text)) for entry in case.inside.texts)
    for entry, kind in islice(((entry, kind) for entry, kind in found if kind), MOST_PLACES):
        yield Evidence(entry.at, f"The text has the shape of {kind}.")


@hash_of_password.sample
def _hash_of_password() -> samples.Question:
    return samples.with_claims(h="$2b$12$KIXQ4S1yJZ0Ww8uG6m7yUeZ0X4j6vVQ9dJm3m3b4Zs0a1b2c3d4e5")


def _is_password(value: Json) -> bool:
    if isinstance(value, Digits):
        return True  # no such number is short
    if isinstance(value, str):
        return bool(value.strip()) and not _masked(value)
    return type(value) is int and not -1000 < value < 1000


def _is_secret(value: Json) -> bool:
    return isinstance(value, str) and len(value) >= 8 and not _masked(value)


def _shaped_secrets(case: Case) -> Iterator[Evidence]:
    for entry in case.inside.texts if named_secret(case.inside.all_text) else ():
        kind = named_secret(entry.text)
        if kind and not _is_key_name(entry, kind):
            yield Evidence(entry.at, f"The text has the shape of {kind}.")


def _may_be_private(member: Member) -> bool:
    is_text = isinstance(member.value, str) and bool(member.value)
    return is_text and member.name in _PRIVATE_JWK_MEMBERS


def _masked(text: str) -> bool:
    """Whether a secret was blotted out already: `********`, `[REDACTED]`."""
    return _MASK.fullmatch(text) is not None or _REDACTED.fullmatch(text) is not None


def _kept(member: Member, what: str) -> Evidence:
    # The finding is pasted into tickets: it names the place and says nothing of the value.
    text = isinstance(member.value, str)
    size = f"{len(member.value):,} characters" if text else "a number"
    return Evidence(member.at, f"{quoted(member.name)} holds a {what} ({size}).")


def _is_key_name(entry: Text, kind: str) -> bool:
    # Twilio calls its keys by these; the secret to one has no shape of its own.
    return kind == TWILIO and entry.at in ("payload.iss", "payload.sub", "payload.jti")


_MASK = regex(r"[*•. ]+|[xX]{4,}")
_REDACTED = regex(r"[\[<(]?\s*(?:redacted|removed|hidden|masked|filtered)\s*[\])>]?", re.I)
_PASSWORDS = frozenset(
    {"password", "passwd", "pwd", "passphrase", "userpassword", "pin", "passcode"}
)
_SECRETS = frozenset(
    {
        "secret",
        "clientsecret",
        "apikey",
        "privatekey",
        "accesskey",
        "secretkey",
        "refreshtoken",
        "sessiontoken",
        "totpsecret",
        "otpsecret",
        "mfasecret",
        "webhooksecret",
    }
)
_PRIVATE_JWK_MEMBERS = frozenset({"d", "k"})
_MOST_TRIED = 200  # each is looked up from the root: it may lie deep
