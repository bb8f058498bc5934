"""Pitfalls of HMAC secrets by their looks: short, patterned, encoded, padded, a public key."""

from base64 import b64decode
from collections.abc import Iterator

from debugger import samples
from debugger.jose.algorithms import ALGORITHMS
from debugger.keys.key import Reading
from debugger.keys.strength import Pattern, estimate
from debugger.pitfalls.key.judged import secret_of
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex
from debugger.verification import Verdict


@pitfall(
    "hmac-secret-short",
    severity=Severity.ERROR,
    title="The HMAC secret is too short",
    why="The standard demands as many octets as the hash has; shorter ones are guessed offline, at"
    " billions of tries a second.",
    fix="Use 32 random octets or more (openssl rand -base64 32), 48 for HS384, 64 for HS512.",
    reference=rfc(7518, "3.2"),
    steps=(
        "An attacker who has one token tries secrets against its signature, on their own machine.",
        "No server sees it, and a graphics card tries billions a second: short secrets"
        " fall in hours.",
        "With the secret they sign tokens as anybody.",
    ),
    recipe="make-secret",
)
def short(case: Case) -> Iterator[Evidence]:
    secret = secret_of(case)
    if secret is None:
        return
    algorithm = ALGORITHMS[str(case.header["alg"])]
    needed = algorithm.minimum_key_bits // 8
    if len(secret.octets) < needed:
        seen = f"The secret has {len(secret.octets)} octets; {algorithm.name} needs {needed}."
        yield Evidence(secret.at, seen)


@short.sample
def _short() -> samples.Question:
    return samples.signed_with(samples.SECRET[:31], key=samples.SECRET[:31])


@pitfall(
    "hmac-secret-low-entropy",
    severity=Severity.WARNING,
    title="A long secret that is easy to guess",
    why="Length alone does not help where the pattern is known.",
    fix="Take the secret from a random generator (openssl rand -base64 32).",
    reference=rfc(8725, "3.5"),
    steps=(
        "Guessing programs know words, repetitions and keyboard runs, and try these first.",
        "A long secret made of a pattern falls as soon as the pattern is tried.",
        "With it anybody signs tokens as anybody.",
    ),
    recipe="make-secret",
    silences=("hmac-secret-looks-encoded",),
)
def low_entropy(case: Case) -> Iterator[Evidence]:
    secret = secret_of(case)
    if secret is None or len(secret.octets) < 32:
        return
    strength = estimate(secret.octets)
    if strength.pattern not in (None, Pattern.EMPTY, Pattern.COMMON):
        yield Evidence(secret.at, f"The secret is {strength.words}.")


@low_entropy.sample
def _low_entropy() -> samples.Question:
    return samples.signed_with("Ab3!" * 10, key="Ab3!" * 10)


@pitfall(
    "hmac-secret-looks-encoded",
    severity=Severity.INFO,
    title="The secret looks encoded",
    why="It was used as it was typed; another library may decode it first, and fail.",
    fix="Say in your settings which reading is meant.",
    reference=rfc(7518, "3.2"),
    steps=(
        "The secret was made as random octets, and written down in base64 or hexadecimal.",
        "This program and yours took the text as it stands; another library decodes it first.",
        "The two then have different secrets, and tokens fail between them.",
    ),
    recipe="make-secret",
)
def looks_encoded(case: Case) -> Iterator[Evidence]:
    secret = secret_of(case)
    if secret is None or not secret.text or case.verification.verdict is not Verdict.VERIFIED:
        return
    name = _encoding(secret.octets)
    if name:
        yield Evidence(secret.at, f"The text of the secret can be read as {name} of random octets.")


@looks_encoded.sample
def _looks_encoded() -> samples.Question:
    secret = "0aWsmgFfrC73s0FnNjVRKhUR9B_jfREbJn8DnuxdT1g"  # noqa: S105  a sample’s
    return samples.signed_with(secret, key=secret)


@pitfall(
    "hmac-secret-whitespace",
    severity=Severity.WARNING,
    title="White space at the ends of the secret",
    why="“echo secret > file” adds a line feed, which the next system does not have.",
    fix="Trim the secret everywhere, and write files with printf.",
    reference=rfc(7518, "3.2"),
    steps=(
        "“echo secret > file” writes a line feed, and the program reads the whole file as"
        " the secret.",
        "Tokens verify as long as both sides read that file.",
        "The next service gets the secret from a variable, without the line feed, and"
        " every token fails.",
    ),
    recipe="make-secret",
)
def whitespace(case: Case) -> Iterator[Evidence]:
    secret = secret_of(case)
    if secret is None or not secret.text or case.verification.verdict is not Verdict.VERIFIED:
        return
    if secret.octets != secret.octets.strip(b" \t\r\n"):
        yield Evidence(secret.at, "The secret that verifies begins or ends with white space.")


@whitespace.sample
def _whitespace() -> samples.Question:
    return samples.signed_with(f"{samples.SECRET}\n", key=f"{samples.SECRET}\n")


@pitfall(
    "hmac-secret-is-pem",
    severity=Severity.ERROR,
    title="A public key is used as a secret",
    why="Public keys are public: everyone can sign with this one.",
    fix="Use RS256 or ES256 with that key pair.",
    reference="RFC 8725 §2.1, CVE-2015-9235",
    steps=(
        "The public key is configured as the HMAC secret, because the library asked for “the key”.",
        "Anybody fetches the public key and computes the same HMAC.",
        "Their tokens cannot be told from the issuer’s.",
    ),
    recipe="make-key-pair",
    silences=("hmac-secret-low-entropy", "hmac-secret-whitespace"),
)
def is_pem(case: Case) -> Iterator[Evidence]:
    secret = secret_of(case)
    if secret is not None and case.keyring.reading is Reading.UTF8 and _PEM.search(secret.octets):
        yield Evidence(secret.at, "The secret is the text of a key or certificate.")


@is_pem.sample
def _is_pem() -> samples.Question:
    from dataclasses import replace

    question = samples.signed_with(samples.RS256.key_text, key=samples.RS256.key_text)
    return replace(question, key_format="utf8")


def _encoding(octets: bytes) -> str:
    """The encoding of which a text may be: hexadecimal, or base64 of octets that are no text."""
    if _HEX.fullmatch(octets) and len(octets) // 2 in (16, 24, 32, 48, 64):
        return "hexadecimal"
    if not _BASE64.fullmatch(octets) or not all(kind.search(octets) for kind in _KINDS):
        return ""
    digits = octets.rstrip(b"=").translate(_TO_STANDARD)
    if len(digits) % 4 == 1:
        return ""
    inner = b64decode(digits + b"=" * (-len(digits) % 4))
    if not 16 <= len(inner) <= 64 or _PRINTABLE.fullmatch(inner):
        return ""
    return "base64url" if b"-" in octets or b"_" in octets else "base64"


_PEM = regex(
    rb"-----BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE)-----"
    rb"|\A\s*(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-nistp\d{3}) AAAA"
)
_HEX = regex(rb"(?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+")
_BASE64 = regex(rb"(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}")
_KINDS = (regex(rb"[a-z]"), regex(rb"[A-Z]"), regex(rb"[0-9]"))
_TO_STANDARD = bytes.maketrans(b"-_", b"+/")
_PRINTABLE = regex(rb"[\x20-\x7e\t\r\n]*")
