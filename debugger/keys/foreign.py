"""Texts that are pasted as keys and are none: text in, the sentence that says what it is out."""

import re

from debugger.keys.key import Problem
from debugger.regex import regex

_TOKEN = regex(
    r"\s*(?:[Bb]earer\s+)?[\"']?eyJ[A-Za-z0-9_-]{6,}={0,2}"
    r"(?:\.[A-Za-z0-9_-]*={0,2}){2}(?:(?:\.[A-Za-z0-9_-]*){2})?[\"',;]?\s*\Z"
)
_FINGERPRINT = regex(
    r"\s*(?:\d{3,5}\s+)?(?:SHA256:[A-Za-z0-9+/]{43}=?"
    r"|(?:(?i:MD5|SHA-?1|SHA-?256)(?i:\s+Fingerprint)?[ :=]+)?"
    r"[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){15}|(?::[0-9A-Fa-f]{2}){19}|(?::[0-9A-Fa-f]{2}){31}))"
    r"(?:\s+[^\n]{0,200})?\s*\Z"
)
_PUTTY = regex(r"\s*PuTTY-User-Key-File-\d")
_WEB_PAGE = regex(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def no_key(text: str) -> Problem | None:
    """What is wrong with a text that is a token or a fingerprint; None for any other."""
    return next((problem for pattern, problem in _FOREIGN if pattern.match(text)), None)


def doubts(text: str) -> tuple[str, ...]:
    """What a text that is taken for a secret may have been meant as."""
    return tuple(sentence for pattern, sentence in _DOUBTS if pattern.match(text))


_FOREIGN = (
    (
        _TOKEN,
        Problem(
            "key-is-token",
            "The text given as key is itself a token.",
            "Put it in the token field; the key is the issuer’s secret, or its public key.",
        ),
    ),
    (
        _FINGERPRINT,
        Problem(
            "key-is-token",
            "The text given as key is the fingerprint of a key: a hash, from which no key can "
            "be got back.",
            "Give the public key itself, or the certificate.",
        ),
    ),
    (
        _PUTTY,
        Problem(
            "key-unsupported",
            "This is a key file of PuTTY.",
            "Write it as an OpenSSH or PEM key: puttygen key.ppk -O public-openssh",
        ),
    ),
    (
        _WEB_PAGE,
        Problem(
            "key-unreadable",
            "The text given as key is a web page.",
            "Paste what the issuer’s “jwks_uri” answers, a JWK Set.",
        ),
    ),
)
_DOUBTS = (
    (
        regex(r"\s*https?://\S+\s*$"),
        "The text is an address. It was taken for the secret, and nothing was fetched: if the keys "
        "are there, open it and paste what it answers.",
    ),
    (
        regex(
            r"\s*(?:file://|~?/|\.{1,2}/|[A-Za-z]:\\)?[\w./\\ -]{1,200}"
            r"\.(?:pem|key|crt|cer|der|pub|jwk|jwks|json|p8|p12|pfx)\s*$"
        ),
        "The text is the name of a file. It was taken for the secret: if the key is in that file, "
        "paste what the file holds.",
    ),
    (
        regex(r"\s*(?:---\s+)?(?:apiVersion|kind): \w[\s\S]{0,4000}?\ndata:"),
        "The text is a Kubernetes manifest. It was taken for the secret: paste one of the values "
        "under “data” alone, and choose “base64” where it is a secret.",
    ),
    (
        regex(r"\s*MI[IG][A-Za-z0-9+/\s]{60,}+={0,2}\s*$"),
        "The text begins like a key in DER, and cannot be read as one: if it was meant so, a part "
        "of it is missing.",
    ),
)
