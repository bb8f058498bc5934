"""Pitfalls of tokens inside tokens: what they say of it, in which order, how deep, by which key."""

from collections.abc import Iterator

from debugger import samples
from debugger.jose.model import Form
from debugger.jose.nested import nested_token
from debugger.keys.key import Kind
from debugger.pitfalls.encryption.parts import of_holder
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.verification import Verification

_COMPACT = (Form.JWS_COMPACT, Form.JWE_COMPACT)


@pitfall(
    "cty-nested-missing",
    severity=Severity.WARNING,
    title="A token inside that the header does not announce",
    why="A reader that is not told takes the inner token for text or claims, and may not verify"
    " its signature at all.",
    fix="Set “cty” to “JWT” in the header of the outer token.",
    steps=(
        "The sender signs claims, encrypts the signed token and leaves “cty” out.",
        "The receiver opens it and decodes the claims inside without checking their signature.",
        "Someone who has only the public encryption key puts a forged token in, and it passes.",
    ),
    recipe="nested",
    reference=rfc(7519, "5.2"),
    silences=("token-in-token",),
)
@of_holder
def unannounced(case: Case, inner: Case) -> Iterator[Evidence]:
    compact = inner.token.form in _COMPACT
    if case.verification.decryption and compact and not _says_nested(case):
        has = "is not “JWT”" if "cty" in case.header else "is missing"
        at = "header.cty" if "cty" in case.header else "header"
        yield Evidence(at, f"What was decrypted is a whole token, and “cty” {has}.")


@unannounced.sample
def _unannounced() -> samples.Question:
    return samples.nested(cty=samples.ABSENT)


@pitfall(
    "jwe-sign-after-encrypt",
    severity=Severity.WARNING,
    title="Encrypted first and signed afterwards",
    why="Anybody can take the signature off and sign the ciphertext as their own, without"
    " knowing what is in it.",
    fix="Sign the claims first, and encrypt the signed token.",
    steps=(
        "Someone intercepts a signed token whose payload is encrypted to the server.",
        "They take the signature off and sign the same ciphertext with a key of their own.",
        "The server opens it and believes that the content, a payment say, is theirs.",
    ),
    recipe="nested",
    reference=rfc(7519, "11.2"),
)
@of_holder
def signed_afterwards(case: Case, inner: Case) -> Iterator[Evidence]:
    if case.token.encryption is None and inner.token.encryption is not None:
        yield Evidence("payload", "The payload of the signed token is an encrypted token.")


@signed_afterwards.sample
def _signed_afterwards() -> samples.Question:
    inner = samples.encrypted(samples.generic_payload(), {"alg": "dir"}, samples.CONTENT_KEY)
    header = b'{"alg":"HS256","typ":"JWT","cty":"JWT"}'
    outer = samples.spelled(header, inner.encode(), samples.HS256)
    question = samples.honest()
    return samples.Question(outer, samples.HS256.key_text, policy=question.policy)


@pitfall(
    "key-reused-for-encryption",
    severity=Severity.WARNING,
    title="One key pair for signing and for encryption",
    why="Each use can weaken the other: whoever gets the one operation out of a server, or its"
    " key, has both.",
    fix="Make two key pairs, publish them with “use” sig and enc, and keep them apart.",
    steps=(
        "A service signs its tokens and opens encrypted ones with one RSA key.",
        "Someone sends it chosen ciphertexts and watches how it answers each of them.",
        "With old paddings such answers are enough to make a signature by the same key.",
    ),
    recipe="publish-jwks",
    reference="RFC 7517 §4.2, NIST SP 800-57 §5.2",
)
@of_holder
def reused_key(case: Case, inner: Case) -> Iterator[Evidence]:
    outer, within = case.verification, inner.verification
    pair = _pair(outer)
    if outer.decryption and not within.decryption and pair and pair == _pair(within):
        yield Evidence("key", "One key pair opens the token, and checks the one inside it.")


@reused_key.sample
def _reused_key() -> samples.Question:
    return samples.nested(signer=samples.RECIPIENT)


@pitfall(
    "nested-depth",
    severity=Severity.WARNING,
    title="Tokens nested very deep",
    why="Each layer costs a check and another key, and what is inside is hidden from whoever looks"
    " at the outer ones.",
    fix="Sign, then encrypt, once; refuse deeper tokens before they are opened.",
    steps=(
        "Someone wraps a token into another one again and again; each wrapping makes it longer.",
        "A server that unwraps as long as it finds a token works for minutes on one request.",
        "A filter that looks at the outer layers alone never sees the claims that count.",
    ),
    recipe="nested",
    reference=rfc(7519, "11.2"),
)
@of_holder
def too_deep(case: Case, inner: Case) -> Iterator[Evidence]:
    if case.level != 1:
        return
    depth, innermost = 2, inner
    while innermost.inner is not None:
        depth, innermost = depth + 1, innermost.inner
    if depth <= _USUAL_DEPTH:
        return
    saw = f"There are {depth} tokens, one inside the other."
    if nested_token(innermost.token) is not None:
        saw = f"More than {depth} tokens stand one inside the other; no further ones are opened."
    yield Evidence("payload", saw)


@too_deep.sample
def _too_deep() -> samples.Question:
    question = samples.honest()
    text = question.text
    for _ in range(_USUAL_DEPTH):
        text = samples.spelled(_NESTED, text.encode(), samples.HS256)
    return samples.Question(text, question.key, policy=question.policy)


def _pair(verification: Verification) -> str:
    """The name of the key pair that it rests on; "" where none, or a secret, does."""
    key = verification.key
    return key.thumbprint if key and key.kind is not Kind.SECRET else ""


def _says_nested(case: Case) -> bool:
    cty = case.header.get("cty")
    return isinstance(cty, str) and cty.lower().removeprefix("application/") == "jwt"


_USUAL_DEPTH = 2  # signed, then encrypted
_NESTED = b'{"alg":"HS256","typ":"JWT","cty":"JWT"}'
