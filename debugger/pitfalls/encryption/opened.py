"""Pitfalls of a JWE that is opened, or is not: the key for it, compression, who sent it."""

from collections.abc import Iterator

from debugger import samples
from debugger.jose.algorithms import ALGORITHMS, Family
from debugger.jose.jwe import LARGEST_PLAINTEXT
from debugger.pitfalls.encryption.parts import of_encrypted
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_misfits
from debugger.verification import Verdict

_WRONG_KEY = ("jwe-wrong-key",)

secret_length = pitfall(
    "jwe-key-length",
    severity=Severity.ERROR,
    title="The shared key has the wrong length",
    why="Each algorithm takes a key of one length; a longer one is not cut, nor a shorter one"
    " filled up.",
    fix="Give the octets that the sender used: mind whether the text is base64url, hex or the key"
    " itself.",
    steps=(
        "The sender decodes a secret from base64url and encrypts with its 32 octets.",
        "The receiver takes the same text as it stands, which makes 43 octets.",
        "No token opens; somebody “mends” it by cutting the key, and both sides differ for good.",
    ),
    recipe="decrypt",
    reference="RFC 7518 §4.4, RFC 7518 §4.5, RFC 7518 §5.1",
    silences=_WRONG_KEY,
)(of_misfits("jwe-key-length"))


@secret_length.sample
def _secret_length() -> samples.Question:
    return samples.with_secret(samples.generic_payload(), key=samples.CONTENT_KEY[:16])


@pitfall(
    "jwe-wrong-key",
    severity=Severity.ERROR,
    title="The token does not open with this key",
    why="It is encrypted to somebody else, or was changed on its way; which of the two, nobody can"
    " tell without the right key.",
    fix="Give the recipient’s own key, the one that “kid” names; if it is that, refuse the token.",
    steps=(
        "An attacker changes some characters of a ciphertext and sends it to the recipient.",
        "A library that checks the tag refuses it; one that decrypts first answers differently.",
        "From many such answers the attacker learns the plaintext, octet by octet.",
    ),
    recipe="decrypt",
    reference=rfc(7516, "5.2"),
)
@of_encrypted
def wrong_key(case: Case) -> Iterator[Evidence]:
    if case.verification.verdict is Verdict.INVALID:
        yield Evidence(_place_of_failure(case), case.verification.reason)


@wrong_key.sample
def _wrong_key() -> samples.Question:
    return samples.to_recipient(samples.generic_payload(), samples.private_pem(samples.RS256))


@pitfall(
    "jwe-zip-bomb",
    severity=Severity.ERROR,
    title="A little text that inflates without end",
    why="A server that inflates all of it runs out of memory, and anybody who knows its public key"
    " can send such a token.",
    fix="Refuse “zip”, or stop inflating at the size that your own tokens can have.",
    steps=(
        "Someone compresses gigabytes of one letter, which makes a few kilobytes.",
        "They encrypt that with the server’s public key and send it as a token.",
        "The server inflates it before it looks at any claim, and falls.",
    ),
    recipe="decrypt",
    reference="CVE-2024-28176, CVE-2024-21319, CVE-2024-33664",
    silences=("jwe-zip",),
)
@of_encrypted
def zip_bomb(case: Case) -> Iterator[Evidence]:
    opened = case.verification.decryption
    if opened is not None and opened.bomb:
        saw = f"{opened.compressed:,} octets inflate to more than {LARGEST_PLAINTEXT:,}."
        yield Evidence("header.zip", saw)


@zip_bomb.sample
def _zip_bomb() -> samples.Question:
    return samples.to_recipient(b"0" * (LARGEST_PLAINTEXT + 1), zip="DEF")


@pitfall(
    "jwe-zip",
    severity=Severity.INFO,
    title="Compressed before it was encrypted",
    why="The length then tells something about the content, where an attacker can have text of"
    " their own put into it.",
    fix="Leave “zip” out, unless the claims are large and nobody else writes into them.",
    steps=(
        "Someone has words of their own put into a token that also holds a secret.",
        "They watch how long each ciphertext is: words that the secret has make it shorter.",
        "Try by try, the secret is guessed without breaking the encryption.",
    ),
    recipe="encrypt",
    reference=rfc(8725, "3.6"),
)
@of_encrypted
def compressed(case: Case) -> Iterator[Evidence]:
    if case.header.get("zip") == "DEF":
        yield Evidence("header.zip", "“zip” is “DEF”.")


@compressed.sample
def _compressed() -> samples.Question:
    return samples.with_secret(samples.generic_payload(), zip="DEF")


@pitfall(
    "jwe-unsigned",
    severity=Severity.WARNING,
    title="Encrypted, and not signed",
    why="The key that encrypts is public, so anybody can have made these claims: the tag proves"
    " that nothing was changed, not who sent it.",
    fix="Sign the claims first, encrypt the signed token, and demand a signature of what you open.",
    steps=(
        "Someone fetches the public encryption key, which is published for everybody.",
        "They write claims of their choice and encrypt them with it.",
        "The server can open the token, takes that for proof, and lets them in.",
    ),
    recipe="nested",
    reference="RFC 7519 §11.2, draft-ietf-oauth-rfc8725bis",
)
@of_encrypted
def unsigned(case: Case) -> Iterator[Evidence]:
    name = case.header.get("alg")
    if case.is_claims_set and name in _BY_PUBLIC_KEY and case.inner is None:
        yield Evidence("payload", f"The claims were encrypted by {name}, and carry no signature.")


@unsigned.sample
def _unsigned() -> samples.Question:
    return samples.to_recipient(samples.generic_payload())


def _place_of_failure(case: Case) -> str:
    return "tag" if case.token.segment("tag") else ""


_BY_PUBLIC_KEY = frozenset(
    algorithm.name
    for algorithm in ALGORITHMS.values()
    if algorithm.family in (Family.RSA_ENCRYPTION, Family.ECDH)
)
