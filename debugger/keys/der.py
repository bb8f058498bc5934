"""Octets in, what they are by their outermost structure out; measured before any library sees them.

It reads tags and lengths of DER only, to know which loader to ask and to refuse what would keep it
busy for minutes. What the values mean is for `cryptography` to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

INTEGER, BIT_STRING, OCTET_STRING, OBJECT_IDENTIFIER, SEQUENCE = 0x02, 0x03, 0x04, 0x06, 0x30
_DEEPEST = 12


class Structure(StrEnum):
    """What an ASN.1 structure is for, by the label that PEM gives it (RFC 7468)."""

    PUBLIC_KEY = "PUBLIC KEY"
    RSA_PUBLIC_KEY = "RSA PUBLIC KEY"
    PRIVATE_KEY = "PRIVATE KEY"
    RSA_PRIVATE_KEY = "RSA PRIVATE KEY"
    EC_PRIVATE_KEY = "EC PRIVATE KEY"
    DSA_PRIVATE_KEY = "DSA PRIVATE KEY"
    ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY"
    CERTIFICATE = "CERTIFICATE"
    CERTIFICATE_REQUEST = "CERTIFICATE REQUEST"
    CERTIFICATE_LIST = "X509 CRL"
    CURVE_NAME = "EC PARAMETERS"
    PKCS7 = "PKCS7"
    PKCS12 = "PKCS12"


@dataclass(frozen=True, slots=True)
class Item:
    """One value: its tag octet and its content."""

    tag: int
    content: bytes

    @property
    def items(self) -> tuple["Item", ...] | None:
        """What is inside, or None where the content is not wholly a row of values."""
        return read(self.content)


def read(octets: bytes) -> tuple[Item, ...] | None:
    """The row of values that these octets are, wholly; None where they are not."""
    items = []
    position = 0
    while position < len(octets):
        end = _end_of_header(octets, position)
        if end is None:
            return None
        start, length = end
        if start + length > len(octets):
            return None
        items.append(Item(octets[position], octets[start : start + length]))
        position = start + length
    return tuple(items)


def structure(octets: bytes) -> Structure | None:
    """What these octets are, judged by the tags of their outermost two levels."""
    outer = read(octets)
    if outer is None or len(outer) != 1:
        return None
    if outer[0].tag == OBJECT_IDENTIFIER:
        return Structure.CURVE_NAME
    inner = outer[0].items if outer[0].tag == SEQUENCE else None
    if not inner:
        return None
    tags = tuple(item.tag for item in inner)
    exact = _BY_TAGS.get(tags)
    if exact is not None:
        return exact
    return _by_shape(tags, inner)


def integers(octets: bytes) -> tuple[int, ...]:
    """The sizes in bits of every INTEGER, however deep, strings that hold DER included."""
    return tuple(_bits(item.content) for item in walk(octets) if item.tag == INTEGER)


def first_identifier(octets: bytes) -> bytes | None:
    """The content octets of the first OBJECT IDENTIFIER, which in a key is its algorithm’s."""
    identifiers = (item.content for item in walk(octets) if item.tag == OBJECT_IDENTIFIER)
    return next(identifiers, None)


def walk(octets: bytes) -> Iterator[Item]:
    """Every value, outer before inner, in order."""
    return _walk(read(octets) or (), 0)


def _end_of_header(octets: bytes, position: int) -> tuple[int, int] | None:
    """Where the content starts and how long it is (X.690 §8.1.3); None where that is unreadable."""
    if position + 2 > len(octets):
        return None
    first = octets[position + 1]
    if first < 0x80:
        return position + 2, first
    count = first & 0x7F
    if not 1 <= count <= 4 or position + 2 + count > len(octets):
        return None
    start = position + 2 + count
    return start, int.from_bytes(octets[position + 2 : start], "big")


_INTEGERS_OF_RSA_PRIVATE = (INTEGER,) * 9
_BY_TAGS = {
    (INTEGER, INTEGER): Structure.RSA_PUBLIC_KEY,
    _INTEGERS_OF_RSA_PRIVATE: Structure.RSA_PRIVATE_KEY,
    (*_INTEGERS_OF_RSA_PRIVATE, SEQUENCE): Structure.RSA_PRIVATE_KEY,
    (INTEGER,) * 6: Structure.DSA_PRIVATE_KEY,
    (SEQUENCE, BIT_STRING): Structure.PUBLIC_KEY,
    (SEQUENCE, OCTET_STRING): Structure.ENCRYPTED_PRIVATE_KEY,
    (OBJECT_IDENTIFIER, 0xA0): Structure.PKCS7,
    (INTEGER, SEQUENCE): Structure.PKCS12,
    (INTEGER, SEQUENCE, SEQUENCE): Structure.PKCS12,
}


def _by_shape(tags: tuple[int, ...], inner: tuple[Item, ...]) -> Structure | None:
    if tags[:3] == (INTEGER, SEQUENCE, OCTET_STRING):
        return Structure.PRIVATE_KEY
    if tags[:2] == (INTEGER, OCTET_STRING):
        return Structure.EC_PRIVATE_KEY
    if tags == (SEQUENCE, SEQUENCE, BIT_STRING):
        return _signed(inner[0].items or ())
    return None


def _signed(content: tuple[Item, ...]) -> Structure:
    """Which of the three signed structures of X.509 this is (RFC 5280 §4.1, §5.1, RFC 2986 §4)."""
    tags = tuple(item.tag for item in content)
    if tags[:4] == (INTEGER, SEQUENCE, SEQUENCE, 0xA0):
        return Structure.CERTIFICATE_REQUEST
    if 0x17 in tags or 0x18 in tags:
        return Structure.CERTIFICATE_LIST
    return Structure.CERTIFICATE


def _bits(content: bytes) -> int:
    """The size of an INTEGER; negative ones count as the large numbers they look like."""
    return int.from_bytes(content, "big").bit_length()


def _walk(items: tuple[Item, ...], depth: int) -> Iterator[Item]:
    for item in items:
        yield item
        if depth < _DEEPEST:
            yield from _walk(_inside(item), depth + 1)


def _inside(item: Item) -> tuple[Item, ...]:
    if item.tag & 0x20:
        return item.items or ()
    if item.tag == OCTET_STRING and item.content[:1] == b"\x30":
        return item.items or ()
    if item.tag == BIT_STRING and item.content[:2] == b"\x00\x30":
        return read(item.content[1:]) or ()
    return ()
