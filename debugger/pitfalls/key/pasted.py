"""Pitfalls of what was pasted as a key: a private one, a mended one, none at all."""

from collections.abc import Iterator

from debugger import samples
from debugger.jose.model import Form
from debugger.keys.key import Key, Kind, Reading
from debugger.pitfalls.key.judged import judged_keys
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_problems
from debugger.regex import regex

_JWE = (Form.JWE_COMPACT, Form.JWE_JSON)


@pitfall(
    "private-key-pasted",
    severity=Severity.WARNING,
    title="A private key where the public one is enough",
    why="Private keys belong on the server that signs, and nowhere else.",
    fix="Paste the public key; if this one left its server, replace it.",
    reference=rfc(7517, "9.2"),
    steps=(
        "The private key lies where tokens are verified, or in a clipboard, a ticket, a chat.",
        "Whoever reads it there can sign as the issuer, not only verify.",
    ),
    recipe="make-key-pair",
    silences=("hmac-secret-low-entropy", "hmac-secret-whitespace"),
)
def private_key(case: Case) -> Iterator[Evidence]:
    if case.token.form in _JWE:
        return
    for key in case.keyring.keys:
        if key.kind is Kind.SECRET:
            if case.keyring.reading is Reading.UTF8 and _PRIVATE_PEM.search(key.material):
                yield Evidence("key", "The secret that was given is the text of a private key.")
        elif key.private_given and not _opens_outer(case, key):
            yield Evidence("key", "The key that was given holds its private half.")
            return


@private_key.sample
def _private_key() -> samples.Question:
    return samples.altered("access-token", key=samples.private_pem(samples.RS256))


@pitfall(
    "pem-repaired",
    severity=Severity.INFO,
    title="The key’s text had to be mended",
    why="Copying and settings files damage keys so, and other programs refuse such a key.",
    fix="Keep the key in a file of its own.",
    reference=rfc(7468, "2"),
    steps=(
        "The key went through a settings file, a form or a chat, and its line breaks or"
        " dashes changed.",
        "Here it was put right; the program you configure it for says “could not parse key”.",
    ),
)
def pem_repaired(case: Case) -> Iterator[Evidence]:
    for key in judged_keys(case):
        repairs = key.provenance.repairs
        if repairs:
            yield Evidence("key", " ".join(repairs))
            return


@pem_repaired.sample
def _pem_repaired() -> samples.Question:
    return samples.altered("access-token", key=samples.RS256.key_text.replace("\n", ""))


pem_encrypted = pitfall(
    "pem-encrypted",
    severity=Severity.ERROR,
    title="An encrypted private key",
    why="It cannot be read without its passphrase, and verifying does not need it.",
    fix="Paste the public key.",
    reference=rfc(7468, "11"),
    steps=(
        "The file holds the private key, locked with a passphrase.",
        "Nothing here can open it, and verifying needs the public half only: “openssl"
        " pkey -in key.pem -pubout”.",
    ),
)(of_problems("pem-encrypted"))


@pem_encrypted.sample
def _pem_encrypted() -> samples.Question:
    return samples.altered("access-token", key=samples.encrypted_pem(samples.RS256))


key_is_discovery = pitfall(
    "key-is-discovery",
    severity=Severity.INFO,
    title="A discovery document, not keys",
    why="Nothing is fetched here, so there is nothing to verify with yet.",
    fix="Open that address, and paste what it shows.",
    reference="OIDC Discovery §3",
    steps=(
        "The address of the configuration was opened, and not the one that it names in “jwks_uri”.",
        "Nothing is fetched for you here, so the keys are missing until you paste them.",
    ),
    recipe="keys-by-kid",
    silences=("jwk-malformed", "algorithm-key-mismatch"),
)(of_problems("key-is-discovery"))


@key_is_discovery.sample
def _key_is_discovery() -> samples.Question:
    document = (
        '{"issuer":"https://login.acme.example","jwks_uri":"https://login.acme.example/jwks"}'
    )
    return samples.altered("access-token", key=document)


key_is_token = pitfall(
    "key-is-token",
    severity=Severity.ERROR,
    title="That is not a key",
    why="A token, a fingerprint or a signing request cannot verify anything.",
    fix="Paste the secret, the public key or the JWK Set.",
    reference=rfc(7517, "4"),
    steps=(
        "A token, the fingerprint of a key or a signing request was copied in place of the key.",
        "Each is made from a key, and none can check a signature.",
    ),
    silences=("hmac-secret-short",),
)(of_problems("key-is-token"))


@key_is_token.sample
def _key_is_token() -> samples.Question:
    return samples.altered("access-token", key=samples.honest().text)


def _opens_outer(case: Case, key: Key) -> bool:
    """Whether it is what decrypts a token around this one."""
    return any(key is opener for opener in case.openers)


_PRIVATE_PEM = regex(rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----")
