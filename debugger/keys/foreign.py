"""Texts that are pasted as keys and are none: text in, the sentence that says what it is out."""

import re

from debugger.keys.key import Problem

_TOKEN = re.compile(
    r"\s*(?:Bearer\s+)?[\"']?eyJ[A-Za-z0-9_-]{6,}={0,2}"
    r"(?:\.[A-Za-z0-9_-]*={0,2}){2}(?:(?:\.[A-Za-z0-9_-]*){2})?[\"',;]?\s*",
    re.IGNORECASE,
)
_FINGERPRINT = re.compile(
    r"\s*(?:\d{3,5}\s+)?(?:SHA256:[A-Za-z0-9+/]{43}=?"
    r"|(?:MD5:|SHA-?1[ :=]+|SHA-?256[ :=]+)?[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){15,63})"
    r"(?:\s+[^\n]{0,200})?\s*"
)


def no_key(text: str) -> Problem | None:
    """What is wrong with a text that is a token or a fingerprint; None for any other."""
    if _TOKEN.fullmatch(text):
        return Problem(
            "key-is-token",
            "The text given as key is itself a token.",
            "Put it in the token field; the key is what whoever made the token signs with.",
        )
    if _FINGERPRINT.fullmatch(text):
        return Problem(
            "key-is-token",
            "The text given as key is the fingerprint of a key: a hash, from which no key can "
            "be got back.",
            "Give the public key itself, or the certificate.",
        )
    return None
