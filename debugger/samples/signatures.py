"""Questions about signatures that are not what they should be, made from honest ones."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from debugger.jose import base64url
from debugger.jose.curves import ORDERS
from debugger.samples.make import altered
from debugger.samples.question import Question
from debugger.samples.signers import ES256, HS256, Signer, p256_key


def with_signature(octets: bytes, signer: Signer = HS256) -> Question:
    """An honest token of that signer with these octets for its signature."""
    return _resigned(signer, lambda _: octets)


def as_der() -> Question:
    """An ES256 signature as OpenSSL gives it, in ASN.1."""
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    return _resigned(
        ES256,
        lambda raw: encode_dss_signature(
            int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
        ),
    )


def as_hexadecimal() -> Question:
    """A MAC whose hexadecimal text was encoded."""
    return _resigned(HS256, lambda raw: raw.hex().encode())


def encoded_twice() -> Question:
    """A MAC whose base64url text was encoded once more."""
    return _resigned(HS256, lambda raw: base64url.encode(raw).encode())


def out_of_range() -> Question:
    """An ES256 signature with S replaced by a number above the order of the curve."""
    return _resigned(ES256, lambda raw: raw[:32] + b"\xff" * 32)


def digest_only() -> Question:
    """A token “signed” by the SHA-256 of header and payload."""

    def edit(text: str) -> str:
        signed = text.rpartition(".")[0]
        return f"{signed}.{base64url.encode(sha256(signed.encode()).digest())}"

    return altered(edit=edit)


def high_s(question: Question) -> Question:
    """The same ES256K token with the higher of its two S."""
    signed, _, signature = question.text.rpartition(".")
    octets = base64url.decode(signature)
    order = ORDERS["secp256k1"]
    s = int.from_bytes(octets[32:], "big")
    higher = max(s, order - s).to_bytes(32, "big")
    text = f"{signed}.{base64url.encode(octets[:32] + higher)}"
    return Question(text, question.key, question.key_format, question.policy)


def with_one_nonce() -> Question:
    """Two ES256 tokens, signed with the same number for a nonce."""
    texts = [altered(claims={"jti": jti}, signer=ES256, key=None).text for jti in _IDS]
    return altered(
        key=None, edit=lambda _: "\n".join(_signed_with_fixed_nonce(text) for text in texts)
    )


def _resigned(signer: Signer, change: Callable[[bytes], bytes]) -> Question:
    def edit(text: str) -> str:
        signed, _, signature = text.rpartition(".")
        return f"{signed}.{base64url.encode(change(base64url.decode(signature)))}"

    return altered(signer=signer, edit=edit)


def _signed_with_fixed_nonce(text: str) -> str:
    """ECDSA by its formula (FIPS 186-5 §6.4.1), with a nonce that must never be used twice."""
    signed = text.rpartition(".")[0]
    order = ORDERS["P-256"]
    nonce = int.from_bytes(sha256(b"a nonce used twice").digest(), "big") >> 1
    point: Any = _public_numbers(nonce)
    r = point.x % order
    digest = int.from_bytes(sha256(signed.encode()).digest(), "big")
    secret = p256_key().private_numbers().private_value
    s = pow(nonce, -1, order) * (digest + r * secret) % order
    octets = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    return f"{signed}.{base64url.encode(octets)}"


def _public_numbers(number: int) -> Any:
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.derive_private_key(number, ec.SECP256R1()).public_key().public_numbers()


_IDS = ("5f0c2f7e-8b0f-4c53-9d66-0f0c7a1d2e11", "c2b7de40-6a1b-4d0e-8f59-3f6d1c8e9a22")
