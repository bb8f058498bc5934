"""A pasted text in, `Keyring` out: what it was taken for, its keys, and what is wrong with it."""

import re
from collections.abc import Callable, Mapping

from debugger.errors import FieldInvalid
from debugger.keys import secret
from debugger.keys.foreign import no_key
from debugger.keys.key import Keyring, Problem, Provenance, Reading
from debugger.keys.limits import text_too_long
from debugger.keys.material import secret_key

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
    return next(keyring for read in _READERS if (keyring := read(text)) is not None)


def _no_key(text: str) -> Keyring | None:
    problem = no_key(text)
    return Keyring(text, Reading.UTF8, problems=(problem,), total=1) if problem else None


def _pem_if_meant(text: str) -> Keyring | None:
    if "BEGIN" not in text.upper() and "END" not in text.upper():
        return None
    from debugger.keys import pem_text

    return _pem_blocks(text) if pem_text.looks_like_pem(text) else None


def _pem_blocks(text: str) -> Keyring:
    from debugger.keys.pem import pem_keyring

    return pem_keyring(text)


def _json_if_meant(text: str) -> Keyring | None:
    if "{" not in text and "[" not in text and '"kty' not in text:
        return None
    from debugger.keys.jwk_text import jwk_keyring, looks_like_jwk

    return jwk_keyring(text) if looks_like_jwk(text) else None


def _openssh_if_meant(text: str) -> Keyring | None:
    if "AAAA" not in text and "SSH2" not in text:
        return None
    from debugger.keys.openssh import looks_like_openssh, openssh_keyring

    return openssh_keyring(text) if looks_like_openssh(text) else None


def _base64_if_key(text: str) -> Keyring | None:
    """DER, PEM or JWK in base64; a base64 secret begins like one of them only by a freak chance."""
    if not _ENCODED_KEY.match(text):
        return None
    from debugger.keys.bare import bare_keyring

    return bare_keyring(text)


def _pem(text: str) -> Keyring:
    for read in (_no_key, _pem_if_meant, _openssh_if_meant, _base64_if_key):
        keyring = read(text)
        if keyring is not None:
            return keyring
    return _not_this(
        text,
        Reading.PEM,
        "No PEM: there is no “-----BEGIN …-----” line, and the text is no key in base64 either.",
        "Choose Auto, or the format that this text has.",
    )


def _jwk(text: str) -> Keyring:
    from debugger.keys.jwk_text import jwk_keyring

    for read in (_no_key, _json_if_meant, _base64_if_key):
        keyring = read(text)
        if keyring is not None:
            return keyring
    return jwk_keyring(text)


def _as_secret(key_format: str) -> Callable[[str], Keyring]:
    def read(text: str) -> Keyring:
        reading = _READINGS[key_format]
        octets = secret.decode(text, key_format)
        if isinstance(octets, Problem):
            return Keyring(text, reading, problems=(octets,), total=1)
        return Keyring(text, reading, (secret_key(octets, Provenance(reading)),), total=1)

    return read


def _not_this(text: str, reading: Reading, message: str, hint: str) -> Keyring:
    problem = Problem("key-unreadable", message, hint)
    return Keyring(text, reading, problems=(problem,), total=1)


# What base64 of a DER sequence, of “-----BEGIN”, of “{"kty"” and of “{"keys"” begins with.
_ENCODED_KEY = re.compile(r"\s*[\"']?(?:M[A-P]|LS0tLS1CRUdJTi|eyJr|ey[AI]|ewog)")
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
    _openssh_if_meant,
    _base64_if_key,
    _as_secret("utf8"),
)
_LOADERS: Mapping[str, Callable[[str], Keyring]] = {
    "auto": _auto,
    "pem": _pem,
    "jwk": _jwk,
    **{name: _as_secret(name) for name in ("utf8", "base64", "base64url", "hex")},
}
