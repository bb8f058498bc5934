"""`Key` in, the same key as JWK or PEM out (RFC 7517 §4, RFC 7468 §10, §13)."""

from typing import Any

from debugger.errors import KeyUnusable
from debugger.jose.base64url import encode
from debugger.keys.key import Key, Kind
from debugger.keys.material import COORDINATE_OCTETS, public_members
from debugger.keys.thumbprint import encode_integer


def public_jwk(key: Key) -> dict[str, Any]:
    """The public half, with what the JWK said of its use. Raises `KeyUnusable` for a secret."""
    own = public_members(key.material) if key.kind is not Kind.SECRET else None
    if own is None:
        raise KeyUnusable(
            "A shared secret has no public half.", hint="Keep it; whoever has it can sign."
        )
    return {**own, **_description(key)}


def private_jwk(key: Key) -> dict[str, Any]:
    """The whole key, its private members included. Raises `KeyUnusable` for a public key."""
    if key.kind is Kind.SECRET:
        return {"kty": "oct", "k": encode(key.material), **_description(key)}
    return {**public_jwk(key), **_private_members(_private(key), key.curve)}


def public_pem(key: Key) -> str:
    """SubjectPublicKeyInfo (“PUBLIC KEY”). Raises `KeyUnusable` for a secret."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public_jwk(key)
    octets: bytes = key.material.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return octets.decode()


def private_pem(key: Key) -> str:
    """PKCS #8 (“PRIVATE KEY”), not encrypted. Raises `KeyUnusable` for a public key or secret."""
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    octets: bytes = _private(key).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return octets.decode()


def _private(key: Key) -> Any:
    if key.private is not None:
        return key.private
    raise KeyUnusable(
        f"This is the public half alone ({key.label}).", hint="Give the private key, as PEM or JWK."
    )


def _private_members(private: Any, curve: str | None) -> dict[str, str]:
    """RFC 7518 §6.3.2 (RSA), §6.2.2 (EC), RFC 8037 §2 (OKP)."""
    if curve is None:
        numbers = private.private_numbers()
        named = {"d": "d", "p": "p", "q": "q", "dp": "dmp1", "dq": "dmq1", "qi": "iqmp"}
        return {name: encode_integer(getattr(numbers, theirs)) for name, theirs in named.items()}
    if curve in COORDINATE_OCTETS:
        value = private.private_numbers().private_value
        return {"d": encode_integer(value, COORDINATE_OCTETS[curve])}
    return {"d": encode(private.private_bytes_raw())}


def _description(key: Key) -> dict[str, Any]:
    named = {"kid": key.kid, "use": key.use, "key_ops": key.operations, "alg": key.algorithm}
    return {name: value for name, value in named.items() if value is not None}
