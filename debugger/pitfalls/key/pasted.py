"""Pitfalls of what was pasted as a key: a private one, a mended one, none at all."""

from collections.abc import Iterator

from debugger import samples
from debugger.jose.model import Form
from debugger.keys.key import Kind, Reading
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
    silences=("hmac-secret-low-entropy", "hmac-secret-whitespace"),
)
def private_key(case: Case) -> Iterator[Evidence]:
    if not case.keyring.given or case.token.form in _JWE:
        return
    for key in case.keyring.keys:
        if key.kind is Kind.SECRET:
            if case.keyring.reading is Reading.UTF8 and _PRIVATE_PEM.search(key.material):
                yield Evidence("key", "The secret that was given is the text of a private key.")
        elif key.private_given:
            yield Evidence("key", "The key that was given holds its private half.")
            return


@private_key.sample
def _private_key() -> samples.Question:
    return samples.altered("access-token", key=samples.private_pem(samples.RS256))


@pitfall(
    "pem-repaired",
    severity=Severity.INFO,
    title="The PEM had to be mended",
    why="Copying and settings files damage keys so, and other programs refuse such a key.",
    fix="Keep the key in a file of its own.",
    reference=rfc(7468, "2"),
)
def pem_repaired(case: Case) -> Iterator[Evidence]:
    for key in judged_keys(case):
        repairs = key.provenance.repairs
        if repairs:
            yield Evidence("key", " ".join(_sentence(repair) for repair in repairs))
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
    silences=("hmac-secret-short",),
)(of_problems("key-is-token"))


@key_is_token.sample
def _key_is_token() -> samples.Question:
    return samples.altered("access-token", key=samples.honest().text)


def _sentence(repair: str) -> str:
    text = repair[:1].upper() + repair[1:]
    return text if text.endswith(".") else f"{text}."


_PRIVATE_PEM = regex(rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----")
