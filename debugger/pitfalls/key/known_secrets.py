"""Pitfalls of HMAC secrets that others know: empty, common, published, unset, a claim."""

from collections.abc import Iterator

from debugger import samples
from debugger.keys.dictionary import classify_secret
from debugger.pitfalls.key.judged import Secret, secret_of
from debugger.pitfalls.registry import Case, Check, Evidence, Severity, pitfall, rfc

_GUESSED = ("hmac-secret-short", "hmac-secret-low-entropy", "hmac-secret-looks-encoded")
_KNOWN = ("hmac-secret-common", *_GUESSED)


def _known_as(code: str) -> Check:
    """Secrets of that kind, given or found."""

    def check(case: Case) -> Iterator[Evidence]:
        secret = secret_of(case)
        if secret is None:
            return
        if secret.code:
            if secret.code == code:
                yield Evidence(secret.at, _found(secret))
            return
        known = classify_secret(secret.octets, case.token)
        if known is not None and known.code == code:
            yield Evidence(secret.at, _given(code, known.origin))

    return check


empty = pitfall(
    "hmac-secret-empty",
    severity=Severity.ERROR,
    title="The secret is empty",
    why="Anyone can sign such tokens.",
    fix="Stop at start when the secret is not set, and make a random one of 32 octets.",
    reference=rfc(7518, "3.2"),
    steps=(
        "The variable that should hold the secret is not set, and the library takes an empty one.",
        "An attacker signs with the empty secret, the first thing that every tool tries.",
        "The token is accepted.",
    ),
    recipe="make-secret",
    silences=_KNOWN,
)(_known_as("hmac-secret-empty"))


@empty.sample
def _empty() -> samples.Question:
    return samples.signed_with(b"")


common = pitfall(
    "hmac-secret-common",
    severity=Severity.ERROR,
    title="The secret is a common word or password",
    why="Lists of such words are tried first: it falls within a second, and then everyone can forge"
    " tokens.",
    fix="Make a random secret (openssl rand -base64 32), and replace all tokens.",
    reference=rfc(8725, "3.5"),
    steps=(
        "An attacker runs a list of common passwords against one token: “hashcat -m 16500"
        " token.txt list.txt”.",
        "This secret is in such lists, and is found within a second.",
        "They write a token for any user and sign it.",
    ),
    recipe="make-secret",
    silences=_GUESSED,
)(_known_as("hmac-secret-common"))


@common.sample
def _common() -> samples.Question:
    return samples.signed_with("password123")


published = pitfall(
    "hmac-secret-published",
    severity=Severity.ERROR,
    title="The secret is a published example",
    why="It stands in documents that attackers read as well, and is tried first.",
    fix="Make a random secret of your own (openssl rand -base64 32), and replace all tokens.",
    reference=rfc(8725, "3.5"),
    steps=(
        "The example of a document was copied, secret included, and went into production.",
        "An attacker tries the secrets of all documents and tutorials first.",
        "This one fits, and they sign tokens for any user.",
    ),
    recipe="make-secret",
    silences=_KNOWN,
)(_known_as("hmac-secret-published"))


@published.sample
def _published() -> samples.Question:
    return samples.signed_with("your-256-bit-secret")


unset = pitfall(
    "hmac-secret-unset",
    severity=Severity.ERROR,
    title="The secret is an unfilled setting",
    why="A variable was not set, and its placeholder became the key of all your tokens.",
    fix="Stop at start when the secret is missing or holds a placeholder.",
    reference="CWE-1188",
    steps=(
        "A variable is missing at start, and its placeholder, or “undefined”, becomes the secret.",
        "Everything works, since signer and verifier make the same mistake.",
        "An attacker tries these few texts, one fits, and they sign what they like.",
    ),
    recipe="make-secret",
    silences=(*_KNOWN, "hmac-secret-published"),
)(_known_as("hmac-secret-unset"))


@unset.sample
def _unset() -> samples.Question:
    return samples.signed_with("undefined")


is_claim = pitfall(
    "hmac-secret-is-claim",
    severity=Severity.ERROR,
    title="The secret stands in the token itself",
    why="Whoever reads the token holds the key to it.",
    fix="Make a random secret (openssl rand -base64 32), and replace all tokens.",
    reference=rfc(8725, "3.5"),
    steps=(
        "The issuer’s name, or another value that stands in the token, was taken for the secret.",
        "An attacker reads the token, which anybody can decode, and tries each value in it.",
        "One fits, and they sign tokens of their own.",
    ),
    recipe="make-secret",
    silences=(*_KNOWN, "hmac-secret-published"),
)(_known_as("hmac-secret-is-claim"))


@is_claim.sample
def _is_claim() -> samples.Question:
    return samples.signed_with("https://login.acme.example")


def _found(secret: Secret) -> str:
    """The guessed secret itself is told: it is public by then, and the key field takes it."""
    if not secret.octets:
        return "The signature fits the empty secret."
    shown = secret.octets.decode(errors="replace")[:80]
    bond = "known from" if secret.code == _PUBLISHED else "which is"
    return f"The signature fits the guessed secret “{shown}”, {bond} {secret.origin}."


def _given(code: str, origin: str) -> str:
    if code == _EMPTY:
        return "There is nothing in it."
    return f"The secret is {'known from ' if code == _PUBLISHED else ''}{origin}."


_EMPTY = "hmac-secret-empty"
_PUBLISHED = "hmac-secret-published"
