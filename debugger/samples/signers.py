"""The fixed keys that samples are signed with, and what a relying party is given to check them.

They are printed here for everybody, so they must never protect anything.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from debugger.jose import base64url
from debugger.jose.algorithms import ALGORITHMS
from debugger.jose.jws import sign
from debugger.keys.material import public_members
from debugger.keys.thumbprint import encode_integer
from debugger.samples.primes import NEXT_P, OTHER_P, OTHER_Q, SHORT_P, SHORT_Q, P, Q

SECRET = "i?0lJeCmmjFk%4^eiFHo7u#x5mTTgQAMK_tM#XpU^6BwqfuQ"  # noqa: S105  a sample's, and public
"""The secret of honest HS256 samples: 48 octets from a random generator."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs a sample: `make` gives the private key object, or a secret's octets."""

    algorithm: str
    make: Callable[[], Any]

    def sign(self, signing_input: bytes) -> bytes:
        """The signature's octets over a JWS Signing Input (RFC 7515 §5.1)."""
        return sign(ALGORITHMS[self.algorithm], self.make(), signing_input)

    @property
    def jwk(self) -> dict[str, str]:
        """The public half as a JWK (RFC 7517 §4)."""
        return _public_jwk(self.make())

    @property
    def key_text(self) -> str:
        """What a relying party pastes: the secret as text, or the public key as PEM."""
        material = self.make()
        return material.decode() if isinstance(material, bytes) else _public_pem(material)


def hmac_signer(secret: bytes | str, algorithm: str = "HS256") -> Signer:
    """Signs with that secret; text is taken as UTF-8."""
    octets = secret.encode() if isinstance(secret, str) else secret
    return Signer(algorithm, lambda: octets)


@cache
def rsa_key() -> Any:
    """The 2048-bit RSA private key of samples, made of its two primes."""
    return rsa_from_primes(P, Q)


@cache
def other_rsa_key() -> Any:
    """Another 2048-bit RSA private key, for tokens of somebody else."""
    return rsa_from_primes(OTHER_P, OTHER_Q)


def rsa_from_primes(p: int, q: int, exponent: int = 65537) -> Any:
    """An RSA private key of these primes; the caller answers for their being prime."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    private_exponent = pow(exponent, -1, (p - 1) * (q - 1))
    return rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=private_exponent,
        dmp1=rsa.rsa_crt_dmp1(private_exponent, p),
        dmq1=rsa.rsa_crt_dmq1(private_exponent, q),
        iqmp=rsa.rsa_crt_iqmp(p, q),
        public_numbers=rsa.RSAPublicNumbers(exponent, p * q),
    ).private_key()


@cache
def p256_key(name: str = "issuer") -> Any:
    """A P-256 private key that follows from a name."""
    from cryptography.hazmat.primitives.asymmetric import ec

    number = int.from_bytes(sha256(f"sample P-256 {name}".encode()).digest(), "big") >> 1
    return ec.derive_private_key(number, ec.SECP256R1())


@cache
def secp256k1_key() -> Any:
    """The secp256k1 private key of samples."""
    from cryptography.hazmat.primitives.asymmetric import ec

    number = int.from_bytes(sha256(b"sample secp256k1").digest(), "big") >> 1
    return ec.derive_private_key(number, ec.SECP256K1())


@cache
def ed25519_key() -> Any:
    """The Ed25519 private key of samples."""
    from cryptography.hazmat.primitives.asymmetric import ed25519

    return ed25519.Ed25519PrivateKey.from_private_bytes(sha256(b"sample Ed25519").digest())


def private_jwk(material: Any) -> dict[str, str]:
    """A P-256 private key as a JWK, with its private member (RFC 7518 §6.2.2)."""
    number: int = material.private_numbers().private_value
    return {**_public_jwk(material), "d": base64url.encode(number.to_bytes(32, "big"))}


def rsa_jwk(modulus: int, exponent: int = 65537) -> str:
    """An RSA public key of these numbers as JWK text, whether it is sound or not."""
    members = {"kty": "RSA", "n": encode_integer(modulus), "e": encode_integer(exponent)}
    return json.dumps(members)


def jwk_text(signer: Signer, **members: Any) -> str:
    """The public key as JWK text, with further members (`kid`, `use`, `alg`)."""
    return json.dumps({**signer.jwk, **members})


HS256 = hmac_signer(SECRET)
RS256 = Signer("RS256", rsa_key)
RSA_OTHER = Signer("RS256", other_rsa_key)
RSA_SHORT = Signer("RS256", lambda: rsa_from_primes(SHORT_P, SHORT_Q))
RSA_CLOSE = Signer("RS256", lambda: rsa_from_primes(P, NEXT_P))
RSA_LARGE_EXPONENT = Signer("RS256", lambda: rsa_from_primes(P, Q, 2**33 + 9))
PS256 = Signer("PS256", rsa_key)
ES256 = Signer("ES256", p256_key)
ES256_HOLDER = Signer("ES256", lambda: p256_key("holder"))
ES256K = Signer("ES256K", secp256k1_key)
ED25519 = Signer("Ed25519", ed25519_key)


def _public_jwk(material: Any) -> dict[str, str]:
    if isinstance(material, bytes):
        return {"kty": "oct", "k": base64url.encode(material)}
    return public_members(material.public_key()) or {}


def _public_pem(material: Any) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    octets: bytes = material.public_key().public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
    return octets.decode()
