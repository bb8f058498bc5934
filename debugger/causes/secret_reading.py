"""A secret that is right and was read, wrapped or encoded otherwise."""

import base64
from collections.abc import Iterator

from debugger.causes.doubt import Doubt, macs
from debugger.keys.key import Kind, Problem
from debugger.keys.secret import decode, readings
from debugger.verification import Cause


def other_reading(doubt: Doubt) -> Cause | None:
    """The same secret, read otherwise: base64, hexadecimal, trimmed, without its quotes."""
    return _first_that_fits(doubt, None)


def likeliest_reading(doubt: Doubt) -> Cause | None:
    """The likeliest of them, where a token is so large that each check takes its time."""
    return _first_that_fits(doubt, _LIKELIEST)


def undecoded_secret(doubt: Doubt) -> Cause | None:
    """The signer took the encoded text of a secret where the key given is its octets."""
    if not doubt.symmetric:
        return None
    for octets in _octets(doubt):
        for name, text in _encodings(octets):
            if macs(doubt, text.encode()):
                return Cause(_CODE, f"{_RIGHT} its {name} text, taken as it stands.", "utf8", text)
    return None


def decoded_again(doubt: Doubt) -> Cause | None:
    """A secret that was encoded twice, as in a Kubernetes manifest, or with a line break inside."""
    if not doubt.symmetric:
        return None
    for octets in _octets(doubt):
        if not octets.isascii():
            continue
        text = octets.decode()
        for name, found in _decoded(text):
            if macs(doubt, found):
                sentence = f"{_RIGHT} the octets that are left when it is decoded {name}."
                return Cause(_CODE, sentence, *_typed(found))
    return None


def whole_text(doubt: Doubt) -> Cause | None:
    """The signer took the whole JSON of a JWK for the secret."""
    text = doubt.keyring.text
    if not doubt.symmetric or _is_text(doubt) or len(text) > _LONGEST:
        return None
    if any(key.kind is not Kind.SECRET for key in doubt.keyring.keys):
        return None
    if not macs(doubt, text.encode("utf-8", "surrogatepass")):
        return None
    return Cause(_CODE, f"{_RIGHT} the whole text of the JWK, taken for the secret.", "utf8", text)


def other_characters(doubt: Doubt) -> Cause | None:
    """The signer’s program has another encoding of characters than UTF-8."""
    text = doubt.keyring.text
    if not doubt.symmetric or not _is_text(doubt) or len(text) > _LONGEST:
        return None
    for name, encoding in _CHARACTERS:
        try:
            octets = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if macs(doubt, octets):
            return Cause(_CODE, f"{_RIGHT} its text written in {name}.", "hex", octets.hex())
    return None


def _first_that_fits(doubt: Doubt, most: int | None) -> Cause | None:
    if not doubt.symmetric or not _is_text(doubt):
        return None
    for reading in readings(doubt.keyring.text)[:most]:
        if macs(doubt, reading.octets):
            sentence = f"{_SENTENCES[reading.code]} {reading.label}."
            # A field of a page has no carriage returns, so that such a text cannot be typed.
            typed = (reading.key_format, reading.text)
            return Cause(
                reading.code, sentence, *(_typed(reading.octets) if "\r" in typed[1] else typed)
            )
    return None


def _octets(doubt: Doubt) -> tuple[bytes, ...]:
    """What the secret may be in octets: as it was used, and by every other reading."""
    if any(key.kind is not Kind.SECRET for key in doubt.keyring.keys):
        return ()
    used = [key.material for key in doubt.failed]
    text = doubt.keyring.text if _is_text(doubt) else ""
    bare = text.strip() if len(text) <= _LONGEST else ""
    read = [decode(bare, key_format) for key_format in ("utf8", "base64", "base64url", "hex")]
    found = [*used, *(octets for octets in read if not isinstance(octets, Problem))]
    return tuple(octets for octets in dict.fromkeys(found) if len(octets) <= _LONGEST)


def _is_text(doubt: Doubt) -> bool:
    """Whether the key is text that may be a secret, and neither a JWK nor a key pair’s half."""
    keys = doubt.keyring.keys
    return not any(key.kind is not Kind.SECRET or key.members for key in keys)


def _encodings(octets: bytes) -> Iterator[tuple[str, str]]:
    standard = base64.b64encode(octets).decode()
    safe = base64.urlsafe_b64encode(octets).decode()
    yield "base64url", safe.rstrip("=")
    yield "base64", standard
    yield "base64url", safe
    yield "base64", standard.rstrip("=")
    yield "hexadecimal", octets.hex()
    yield "hexadecimal", octets.hex().upper()


def _decoded(text: str) -> Iterator[tuple[str, bytes]]:
    bare = text.strip()
    for ending, name in (("", "once"), ("\n", "once, and a line break put after it")):
        yield name, f"{bare}{ending}".encode()
    for key_format, name in _FORMATS:
        octets = decode(bare, key_format)
        if not isinstance(octets, Problem):
            yield f"twice, the second time from {name}", octets


def _typed(octets: bytes) -> tuple[str, str]:
    """The format to choose and the text to type for these octets."""
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        return "base64", base64.b64encode(octets).decode()
    printable = text.replace("\n", "").isprintable()
    return ("utf8", text) if printable else ("base64", base64.b64encode(octets).decode())


_CODE = "secret-encoding-mismatch"
_RIGHT = "The secret is right and was read otherwise: the signature fits"
_SENTENCES = {
    "secret-encoding-mismatch": "The secret is right; the signature fits when it is read as",
    "secret-with-wrapping": "The secret is right but for its wrapping: the signature fits it",
}
_FORMATS = (("base64", "base64"), ("base64url", "base64url"), ("hex", "hexadecimal"))
_CHARACTERS = (
    ("ISO 8859-1 (Latin-1)", "latin-1"),
    ("Windows-1252", "cp1252"),
    ("UTF-16, little-endian", "utf-16-le"),
    ("UTF-16, big-endian", "utf-16-be"),
)
_LONGEST = 4096
_LIKELIEST = 8
