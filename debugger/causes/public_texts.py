"""A public key as octets that a fooled verifier takes for an HMAC secret: every spelling."""

import base64
import json
from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING

from debugger.jose.base64url import read
from debugger.keys.key import Key, Keyring, Kind
from debugger.keys.material import public_members

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def public_texts(keyring: Keyring) -> Iterator[tuple[str, bytes]]:
    """What the key is called in that spelling, and its octets; the text as pasted comes first.

    Only for public keys: a secret's text is no news.
    """
    keys = tuple(key for key in keyring.keys if key.kind is not Kind.SECRET)
    if not keys:
        return
    yield from _as_pasted(keyring.text)
    for key in keys[:_MOST_KEYS]:
        yield from _encoded(key)
        yield from _as_jwk(key)


def _as_pasted(text: str) -> Iterator[tuple[str, bytes]]:
    bare = text.strip()
    lines = bare.replace("\r\n", "\n")
    spellings = {
        "as it was given": text,
        "as it was given, without a last line break": bare,
        "as it was given, with a last line break": bare + "\n",
        "with LF line ends": lines,
        "with LF line ends and a last line break": lines + "\n",
        "with CRLF line ends": lines.replace("\n", "\r\n"),
        "with CRLF line ends and a last line break": lines.replace("\n", "\r\n") + "\r\n",
        "on one line": "".join(lines.split("\n")),
    }
    for name, spelling in spellings.items():
        yield f"its text {name}", spelling.encode("utf-8", "surrogatepass")


def _encoded(key: Key) -> Iterator[tuple[str, bytes]]:
    for name, encoding, form in _FORMS:
        try:
            octets = key.material.public_bytes(*_serialization(encoding, form))
        except (ValueError, TypeError, AttributeError):
            continue  # no such form for this kind of key
        yield from _spelt(name, octets, encoding)
    if key.certificate is not None:
        yield from _spelt("its certificate (DER)", key.certificate.der, "DER")
        yield from _spelt("its certificate (PEM)", _pem(key.certificate.der), "PEM")


def _serialization(encoding: str, form: str) -> "tuple[Encoding, PublicFormat]":
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return getattr(Encoding, encoding), getattr(PublicFormat, form)


def _spelt(name: str, octets: bytes, encoding: str) -> Iterator[tuple[str, bytes]]:
    yield name, octets
    if encoding in ("PEM", "OpenSSH"):
        yield from _with_line_ends(name, octets.rstrip(b"\n"))
    if encoding == "PEM":
        body = b"\n".join(octets.strip().split(b"\n")[1:-1])
        yield f"{name} without its BEGIN and END lines", body
        yield f"{name} without its BEGIN and END lines", body + b"\n"
        yield f"{name} in base64", base64.b64encode(octets)
    elif encoding != "OpenSSH":
        yield f"{name} in base64", base64.b64encode(octets)
        yield f"{name} in base64url", base64.urlsafe_b64encode(octets).rstrip(b"=")
        yield f"{name} in hexadecimal", octets.hex().encode()


def _with_line_ends(name: str, bare: bytes) -> Iterator[tuple[str, bytes]]:
    for ends, end in _LINE_ENDS.items():
        text = bare.replace(b"\n", end)
        yield f"{name} with {ends}, without the last", text
        yield f"{name} with {ends}", text + end
    yield f"{name} with a line break after it", bare + b"\n\n"
    yield f"{name} on one line", bare.replace(b"\n", b"")


def _pem(der: bytes) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_der_x509_certificate

    try:
        return load_der_x509_certificate(der).public_bytes(Encoding.PEM)
    except ValueError:
        return b""


def _as_jwk(key: Key) -> Iterator[tuple[str, bytes]]:
    made = public_members(key.material) or {}
    orders = permutations(made) if len(made) <= _MOST_PERMUTED else (made, sorted(made))
    for members in (dict(key.members), *({name: made[name] for name in order} for order in orders)):
        if not members:
            continue
        for separators in ((",", ":"), (", ", ": ")):
            text = json.dumps(members, separators=separators)
            yield "its JWK as JSON", text.encode("utf-8", "surrogatepass")
        yield "its JWK as JSON", json.dumps(members, indent=2).encode("utf-8", "surrogatepass")
    for name in ("n", "x"):
        number = made.get(name)
        if isinstance(number, str):
            yield f"the number “{name}” of its JWK, in base64url", number.encode()
            yield f"the number “{name}” of its JWK", read(number).octets or b""


_FORMS = (
    ("its PEM (SPKI)", "PEM", "SubjectPublicKeyInfo"),
    ("its DER (SPKI)", "DER", "SubjectPublicKeyInfo"),
    ("its OpenSSH line", "OpenSSH", "OpenSSH"),
    ("its PEM (PKCS #1)", "PEM", "PKCS1"),
    ("its DER (PKCS #1)", "DER", "PKCS1"),
    ("its point", "X962", "UncompressedPoint"),
    ("its point, compressed", "X962", "CompressedPoint"),
    ("its octets", "Raw", "Raw"),
)
_LINE_ENDS = {
    "LF line ends": b"\n",
    "CRLF line ends": b"\r\n",
    "CR line ends": b"\r",
    "its line breaks written out as “\\n”": b"\\n",
    "blanks for line breaks": b" ",
}
_MOST_PERMUTED = 4
_MOST_KEYS = 5
