"""A secret that is right and was read, or wrapped, otherwise."""

import base64
from collections.abc import Iterator

from debugger.causes.doubt import Doubt, macs
from debugger.keys.key import Kind
from debugger.keys.secret import readings
from debugger.verification import Cause


def other_reading(doubt: Doubt) -> Cause | None:
    """The same secret, read otherwise: base64, hexadecimal, trimmed, without its quotes."""
    if not doubt.symmetric or any(key.kind is not Kind.SECRET for key in doubt.keyring.keys):
        return None
    for reading in readings(doubt.keyring.text):
        if macs(doubt, reading.octets):
            sentence = f"{_SENTENCES[reading.code]} {reading.label}."
            return Cause(reading.code, sentence, reading.key_format, reading.text)
    return None


def undecoded_secret(doubt: Doubt) -> Cause | None:
    """The signer took the encoded text of a secret where the key given is its octets."""
    if not doubt.symmetric:
        return None
    for key in doubt.failed:
        for name, text in _encodings(key.material):
            if macs(doubt, text.encode()):
                return Cause(
                    "secret-encoding-mismatch",
                    f"The secret is right and was read otherwise: the signature fits its {name}"
                    " text, taken as it stands.",
                    "utf8",
                    text,
                )
    return None


def _encodings(octets: bytes) -> Iterator[tuple[str, str]]:
    standard = base64.b64encode(octets).decode()
    safe = base64.urlsafe_b64encode(octets).decode()
    yield "base64url", safe.rstrip("=")
    yield "base64", standard
    yield "base64url", safe
    yield "base64", standard.rstrip("=")
    yield "hexadecimal", octets.hex()
    yield "hexadecimal", octets.hex().upper()


_SENTENCES = {
    "secret-encoding-mismatch": "The secret is right; the signature fits when it is read as",
    "secret-with-wrapping": "The secret is right but for its wrapping: the signature fits it",
}
