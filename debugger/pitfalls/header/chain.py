"""From `x5c` in a header to its certificates, each read as far as it can be (RFC 7515 §4.1.6)."""

from binascii import Error, a2b_base64
from collections.abc import Mapping
from dataclasses import dataclass

from debugger.jose.model import Json
from debugger.keys.key import Certificate, Key, Provenance, Reading
from debugger.regex import regex

MOST_CERTIFICATES = 10
BROKEN_HASHES = ("md2", "md4", "md5", "sha1")
"""Under these somebody can make a second certificate with the signature of the first."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry: the key of the certificate, or what is wrong with its spelling."""

    key: Key | None
    fault: str = ""

    @property
    def certificate(self) -> Certificate | None:
        return self.key.certificate if self.key else None


def header_chain(header: Mapping[str, Json]) -> tuple[Link, ...]:
    """The entries of `x5c` in their order, the first ten of them; empty where it is no array."""
    entries = header.get("x5c")
    if not isinstance(entries, list):
        return ()
    return tuple(_link(entry, index) for index, entry in enumerate(entries[:MOST_CERTIFICATES]))


def _link(entry: Json, index: int) -> Link:
    if not isinstance(entry, str):
        return Link(None, "is no text")
    if "-----BEGIN" in entry:
        return Link(None, "is PEM, with its BEGIN line")
    if "-" in entry or "_" in entry:
        return Link(None, "is base64url: it has “-” or “_”")
    if _WHITE_SPACE.search(entry):
        return Link(None, "has white space inside")
    try:
        der = a2b_base64(entry, strict_mode=True)
    except (Error, ValueError):
        return Link(None, "is no base64")
    from debugger.keys.x509 import read_certificate

    key = read_certificate(der, Provenance(Reading.TOKEN, index))
    return Link(key) if isinstance(key, Key) else Link(None, "does not decode to a certificate")


_WHITE_SPACE = regex(r"\s")
