"""The cryptography of JWE: algorithm, key and octets in; content key, then plaintext out.

joserfc's algorithm objects do it, and `cryptography` where they offer none. What is above our
limits never comes here: who calls has asked `jwe_header.hindrance` and `misshapen` first.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from debugger.jose.algorithms import Algorithm, Family
from debugger.jose.model import Encryption, Json

LARGEST_PLAINTEXT = 1_000_000
"""Octets that are inflated at most: a server’s own limit is mostly lower."""


def misshapen(content: Algorithm, encryption: Encryption) -> str | None:
    """What of the shared parts no key can decrypt, as a sentence; None where the lengths fit.

    RFC 7518 §5.2 and §5.3: initialization vector and tag have one length, and CBC whole blocks.
    """
    vector, tag = lengths(content)
    for name, octets, expected in (
        ("initialization vector", encryption.initialization_vector, vector),
        ("authentication tag", encryption.tag, tag),
    ):
        if len(octets or b"") != expected:
            return (
                f"The {name} has {len(octets or b''):,} octets, and {content.name} uses {expected}:"
                " no key decrypts this."
            )
    size = len(encryption.ciphertext or b"")
    if content.family is Family.AES_CBC_HMAC and (not size or size % _BLOCK):
        return (
            f"The ciphertext has {size:,} octets, and {content.name} makes whole blocks of"
            f" {_BLOCK}: some of it is missing, and no key decrypts this."
        )
    return None


def lengths(content: Algorithm) -> tuple[int, int]:
    """The octets of initialization vector and tag (RFC 7518 §5.2, §5.3)."""
    if content.family is Family.AES_GCM:
        return 12, 16
    return 16, content.minimum_key_bits // 16


def unwrap(
    algorithm: Algorithm,
    content: Algorithm,
    header: Mapping[str, Json],
    encrypted_key: bytes,
    material: Any,
) -> bytes | None:
    """The content encryption key, or None where it does not unwrap (RFC 7516 §5.2 steps 6 to 11).

    `material`: the secret's octets, or a private key object of `cryptography` of the right type and
    curve. `header` is free of hindrances, and its `epk` is a sound public key of the same curve.
    """
    try:
        key = _UNWRAP[algorithm.family](algorithm, content, header, encrypted_key, material)
    except Exception:  # whatever a library says of octets that somebody sent: they do not unwrap
        return None
    return key if len(key) * 8 == content.minimum_key_bits else None


def open_content(content: Algorithm, key: bytes, encryption: Encryption) -> bytes | None:
    """The octets that were encrypted, or None where the tag does not fit (RFC 7516 §5.2 step 16).

    Asked only where `misshapen` has nothing to say.
    """
    try:
        octets: bytes = _content_model(content.name).decrypt(
            encryption.ciphertext or b"",
            encryption.tag or b"",
            key,
            encryption.initialization_vector or b"",
            encryption.additional,
        )
    except Exception:  # a tag or padding that does not fit
        return None
    return octets


@dataclass(frozen=True, slots=True)
class Inflated:
    """What came of inflating: `octets` is None where it is no DEFLATE; `cut`: it went on beyond."""

    octets: bytes | None
    cut: bool = False


def inflate(compressed: bytes) -> Inflated:
    """Raw DEFLATE (RFC 1951), as `zip` DEF says; it stops at 1,000,000 octets."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        octets = inflater.decompress(compressed, LARGEST_PLAINTEXT + 1)
    except zlib.error:
        return Inflated(None)
    if len(octets) > LARGEST_PLAINTEXT:
        return Inflated(octets[:LARGEST_PLAINTEXT], cut=True)
    # Behind the end there must be nothing, and the end must be there: else readers differ.
    return Inflated(octets if inflater.eof and not inflater.unused_data else None)


def _by_rsa(
    algorithm: Algorithm,
    content: Algorithm,
    header: Mapping[str, Json],
    encrypted_key: bytes,
    material: Any,
) -> bytes:
    if algorithm.hash_bits and algorithm.name not in _models():
        return _by_oaep(algorithm.hash_bits, encrypted_key, material)
    from joserfc.jwk import RSAKey

    return _decrypted_key(algorithm, header, encrypted_key, RSAKey(material, material))


def _by_oaep(hash_bits: int, encrypted_key: bytes, material: Any) -> bytes:
    """OAEP with the same hash for both of its uses (RFC 7518 §4.3, W3C Web Cryptography §34)."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    digest = getattr(hashes, f"SHA{hash_bits}")()
    octets: bytes = material.decrypt(
        encrypted_key, padding.OAEP(padding.MGF1(digest), digest, None)
    )
    return octets


def _by_secret(
    algorithm: Algorithm,
    content: Algorithm,
    header: Mapping[str, Json],
    encrypted_key: bytes,
    material: Any,
) -> bytes:
    from joserfc.jwk import OctKey

    return _decrypted_key(algorithm, header, encrypted_key, OctKey(material, material))


def _direct(
    algorithm: Algorithm,
    content: Algorithm,
    header: Mapping[str, Json],
    encrypted_key: bytes,
    material: Any,
) -> bytes:
    return bytes(material)


def _by_agreement(
    algorithm: Algorithm,
    content: Algorithm,
    header: Mapping[str, Json],
    encrypted_key: bytes,
    material: Any,
) -> bytes:
    from joserfc.jwk import ECKey, OKPKey

    on_curve = hasattr(material, "curve")
    key = ECKey(material, material) if on_curve else OKPKey(material, material)
    model, recipient = _models()[algorithm.name], _recipient(header, encrypted_key, key)
    agreed: bytes = model.decrypt_agreed_upon_key(_content_model(content.name), recipient)
    if algorithm.name == "ECDH-ES":
        return agreed
    return bytes(model.unwrap_cek_with_auk(encrypted_key, agreed))


def _decrypted_key(
    algorithm: Algorithm, header: Mapping[str, Json], encrypted_key: bytes, key: Any
) -> bytes:
    octets: bytes = _models()[algorithm.name].decrypt_cek(_recipient(header, encrypted_key, key))
    return octets


def _recipient(header: Mapping[str, Json], encrypted_key: bytes, key: Any) -> Any:
    from joserfc.jwe import CompactEncryption, Recipient

    recipient: Any = Recipient(CompactEncryption(dict(header)), None, key)
    recipient.encrypted_key = encrypted_key
    return recipient


@cache
def _models() -> Mapping[str, Any]:
    from joserfc.jwa import JWE_ALG_MODELS

    return {model.name: model for model in JWE_ALG_MODELS}


@cache
def _content_model(name: str) -> Any:
    from joserfc.jwa import JWE_ENC_MODELS

    return next(model for model in JWE_ENC_MODELS if model.name == name)


_BLOCK = 16
_UNWRAP: Mapping[
    Family, Callable[[Algorithm, Algorithm, Mapping[str, Json], bytes, Any], bytes]
] = {
    Family.RSA_ENCRYPTION: _by_rsa,
    Family.AES_KEY_WRAP: _by_secret,
    Family.AES_GCM_KEY_WRAP: _by_secret,
    Family.PBES2: _by_secret,
    Family.DIRECT: _direct,
    Family.ECDH: _by_agreement,
}
