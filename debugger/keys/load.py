"""A pasted text in, `Keyring` out: what it was taken for, its keys, and what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from debugger.errors import FieldInvalid
from debugger.keys.foreign import doubts, no_key
from debugger.keys.key import Keyring, Problem, Provenance, Reading
from debugger.keys.limits import text_too_long
from debugger.keys.material import secret_key
from debugger.keys.xml_key import xml_members
from debugger.regex import regex

KEY_FORMATS = ("auto", "utf8", "base64", "base64url", "hex", "pem", "jwk")


def load(text: str | None, key_format: str = "auto") -> Keyring:
    """Every key in the text. Never raises for any text; an unknown format raises `FieldInvalid`.

    `auto`: what parses as PEM, DER in base64, OpenSSH or JWK is that, also where it has to be
    mended; all else is the UTF-8 secret, exactly as typed, white space included. No text is no key.
    """
    if key_format not in KEY_FORMATS:
        raise FieldInvalid(
            f"The key format is “{key_format}”, and is one of {', '.join(KEY_FORMATS)}.",
            hint="Leave it out, or write “auto”.",
            field="key_format",
        )
    if not text:
        return Keyring()
    if problem := text_too_long(text):
        return Keyring(text, _READINGS.get(key_format, Reading.UTF8), problems=(problem,), total=1)
    return _LOADERS[key_format](text)


def _auto(text: str) -> Keyring:
    found = (read(text) for read in _READERS)
    return next((keyring for keyring in found if keyring is not None), None) or _secret(text)


def _no_key(text: str) -> Keyring | None:
    if text.startswith("-----"):
        return None  # a PEM; a token, a fingerprint or a page begins with something else
    problem = no_key(text)
    return Keyring(text, Reading.UTF8, problems=(problem,), total=1) if problem else None


def _pem_if_meant(text: str) -> Keyring | None:
    if not _MAY_BE_PEM.search(text):
        return None
    from debugger.keys.pem import pem_keyring
    from debugger.keys.pem_text import looks_like_pem

    # A JWK with a certificate, or JSON that holds PEMs by name, is JSON first.
    if _JSON_FIRST.match(text) and (keyring := _json_if_meant(text)):
        return keyring
    return pem_keyring(text) if looks_like_pem(text) else None


def _json_if_meant(text: str) -> Keyring | None:
    if "{" not in text and "[" not in text and '"kty' not in text:
        return None
    from debugger.keys.jwk_text import jwk_keyring, looks_like_jwk

    return jwk_keyring(text) if looks_like_jwk(text) else None


def _xml_if_meant(text: str) -> Keyring | None:
    members = xml_members(text)
    if members is None:
        return None
    from debugger.keys.jwk import read_jwk

    repair = "It was written as XML (RSAKeyValue), as .NET does."
    key, problems = read_jwk(members, Provenance(Reading.JWK, None, (repair,)))
    return Keyring(text, Reading.JWK, (key,) if key else (), problems, total=1)


def _openssh_if_meant(text: str) -> Keyring | None:
    if "AAAA" not in text:
        return None
    from debugger.keys.openssh import looks_like_openssh, openssh_keyring

    return openssh_keyring(text) if looks_like_openssh(text) else None


def _base64_if_key(text: str) -> Keyring | None:
    """DER, PEM or JWK in base64. That a secret begins so and decodes to a key does not happen."""
    return _bare(text, framed=False)


def _body_of_pem(text: str) -> Keyring | None:
    return _bare(text, framed=True)


def _bare(text: str, *, framed: bool) -> Keyring | None:
    if not _ENCODED_KEY.match(text):
        return None
    from debugger.keys.bare import bare_keyring

    return bare_keyring(text, framed=framed)


def _secret(text: str) -> Keyring:
    """The text itself, with a word where it looks as if something else was meant."""
    return replace(_UTF8(text), notes=doubts(text))


def _pem(text: str) -> Keyring:
    found = (read(text) for read in (_no_key, _pem_if_meant, _openssh_if_meant, _body_of_pem))
    keyring = next((keyring for keyring in found if keyring is not None), None)
    return keyring or _not_this(
        text,
        Reading.PEM,
        "No PEM: it has no “-----BEGIN …-----” line, and is no key in base64 either.",
        "Choose “auto”, or the format that this text has.",
    )


def _jwk(text: str) -> Keyring:
    found = (read(text) for read in (_no_key, _json_if_meant, _base64_if_key))
    keyring = next((keyring for keyring in found if keyring is not None), None)
    return keyring or _not_this(
        text,
        Reading.JWK,
        "No JWK: it is no JSON object with “kty” or “keys”.",
        "Choose “auto”, or the format that this text has.",
    )


def _as_secret(key_format: str) -> Callable[[str], Keyring]:
    def read(text: str) -> Keyring:
        from debugger.keys.secret import decode

        reading = _READINGS[key_format]
        octets = decode(text, key_format)
        if isinstance(octets, Problem):
            return Keyring(text, reading, problems=(octets,), total=1)
        return Keyring(text, reading, (secret_key(octets, Provenance(reading)),), total=1)

    return read


def _not_this(text: str, reading: Reading, message: str, hint: str) -> Keyring:
    problem = Problem("key-unreadable", message, hint)
    return Keyring(text, reading, problems=(problem,), total=1)


# What base64 of a DER sequence, of “-----BEGIN”, of JSON and of OpenSSH’s keys begins with.
_MAY_BE_PEM = regex("BEGIN|END", re.IGNORECASE)
_JSON_FIRST = regex(r"\s*[\[{]")
_ENCODED_KEY = regex(
    r"\s*[\"']?(?:M[A-P]|LS0tLS1CRUdJTi|ey[AIJKL]|ewo|ewk|W3s|Wwo|WyA|b3BlbnNzaC1r|AAAA[BCE])"
)
_READINGS = {
    "utf8": Reading.UTF8,
    "base64": Reading.BASE64,
    "base64url": Reading.BASE64URL,
    "hex": Reading.HEX,
    "pem": Reading.PEM,
    "jwk": Reading.JWK,
}
_READERS: tuple[Callable[[str], Keyring | None], ...] = (
    _no_key,
    _pem_if_meant,
    _json_if_meant,
    _xml_if_meant,
    _openssh_if_meant,
    _base64_if_key,
)
_SECRETS = {name: _as_secret(name) for name in ("utf8", "base64", "base64url", "hex")}
_UTF8 = _SECRETS["utf8"]
_LOADERS: Mapping[str, Callable[[str], Keyring]] = {
    "auto": _auto,
    "pem": _pem,
    "jwk": _jwk,
    **_SECRETS,
}
