"""The hash of an SD-JWT: its name (`_sd_alg`) in, a function from text to digest out (RFC 9901)."""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial

from debugger.jose import base64url
from debugger.jose.model import Json

Digest = Callable[[str], str]

# IANA Named Information Hash Algorithm Registry: those that are fit for SD-JWT (RFC 9901 §9.4).
STRONG = ("sha-256", "sha-384", "sha-512", "sha3-256", "sha3-384", "sha3-512")
DEFAULT = STRONG[0]


def digest_by(name: Json) -> Digest | None:
    """From a text to its digest in base64url (RFC 9901 §4.2.3); None for a hash not known here.

    Weak hashes and names that are spelled otherwise are computed as well, so that it can be shown
    what was meant: whether they are good enough is for the caller to say.
    """
    if type(name) is not str:
        return None
    known = _HASHES.get(_bare(name))
    return partial(_digest, *known) if known else None


def meant_by(name: str) -> str | None:
    """The strong hash that a name means without being it: “SHA256” is meant to be “sha-256”."""
    return next((strong for strong in STRONG if _bare(strong) == _bare(name)), None)


def _digest(name: str, octets: int | None, text: str) -> str:
    spelled = text.encode("utf-8", "surrogatepass")
    hashed = hashlib.new(name, spelled, usedforsecurity=False).digest()
    return base64url.encode(hashed[:octets])


def _bare(name: str) -> str:
    return name[:_LONGEST_NAME].lower().replace("-", "").replace("_", "")


_LONGEST_NAME = 20
_HASHES: Mapping[str, tuple[str, int | None]] = {
    **{_bare(name): (name.replace("sha-", "sha").replace("3-", "3_"), None) for name in STRONG},
    "sha3224": ("sha3_224", None),
    "sha1": ("sha1", None),
    "sha224": ("sha224", None),
    "md5": ("md5", None),
    "blake2b512": ("blake2b", None),
    "blake2s256": ("blake2s", None),
    **{f"sha256{bits}": ("sha256", bits // 8) for bits in (128, 120, 96, 64, 32)},
}
