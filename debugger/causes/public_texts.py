"""A public key as octets that a fooled verifier takes for an HMAC secret: every spelling."""

import json
from collections.abc import Iterator

from debugger.keys.key import Key, Keyring, Kind
from debugger.keys.material import public_members


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
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    formats = [
        ("its PEM (SPKI)", Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        ("its DER (SPKI)", Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        ("its OpenSSH line", Encoding.OpenSSH, PublicFormat.OpenSSH),
    ]
    if key.kind is Kind.RSA:
        formats += [
            ("its PEM (PKCS #1)", Encoding.PEM, PublicFormat.PKCS1),
            ("its DER (PKCS #1)", Encoding.DER, PublicFormat.PKCS1),
        ]
    for name, encoding, form in formats:
        try:
            octets = key.material.public_bytes(encoding, form)
        except (ValueError, TypeError, AttributeError):
            continue  # no such form for this kind of key
        yield from _with_line_ends(name, octets, encoding is not Encoding.DER)
    if key.certificate is not None:
        yield "its certificate (DER)", key.certificate.der
        yield from _with_line_ends("its certificate (PEM)", _pem(key.certificate.der), True)


def _with_line_ends(name: str, octets: bytes, text: bool) -> Iterator[tuple[str, bytes]]:
    yield name, octets
    if text:
        yield f"{name} without a last line break", octets.rstrip(b"\n")
        windows = octets.replace(b"\n", b"\r\n")
        yield f"{name} with CRLF line ends", windows
        yield f"{name} with CRLF line ends, without the last", windows.rstrip(b"\r\n")


def _pem(der: bytes) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_der_x509_certificate

    try:
        return load_der_x509_certificate(der).public_bytes(Encoding.PEM)
    except ValueError:
        return b""


def _as_jwk(key: Key) -> Iterator[tuple[str, bytes]]:
    made = public_members(key.material) or {}
    for members in (dict(key.members), made, dict(sorted(made.items()))):
        if not members:
            continue
        for separators in ((",", ":"), (", ", ": ")):
            text = json.dumps(members, separators=separators)
            yield "its JWK as JSON", text.encode("utf-8", "surrogatepass")
        yield "its JWK as JSON", json.dumps(members, indent=2).encode("utf-8", "surrogatepass")


_MOST_KEYS = 5
