"""THE table: every `alg` and `enc` of the IANA JOSE registry, once; nothing else lists them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from debugger.jose.algorithm import Algorithm, Family, Status, Use
from debugger.jose.encryption_algorithms import ENCRYPTION

__all__ = ["ALGORITHMS", "Algorithm", "Family", "Status", "Use", "find"]


def find(name: object, use: Use | None = None) -> Algorithm | None:
    """The algorithm of exactly that name (names are case-sensitive, RFC 7515 §4.1.1), or None."""
    algorithm = ALGORITHMS.get(name) if isinstance(name, str) else None
    if algorithm is None or (use is not None and algorithm.use is not use):
        return None
    return algorithm


def _table(*groups: Iterable[Algorithm]) -> Mapping[str, Algorithm]:
    return MappingProxyType({entry.name: entry for group in groups for entry in group})


def _hmac(bits: int) -> Algorithm:
    return Algorithm(
        f"HS{bits}",
        Use.SIGNATURE,
        Family.HMAC,
        "oct",
        f"HMAC with SHA-{bits}. The same secret signs and checks.",
        "RFC 7518 §3.2",
        hash_bits=bits,
        signature_octets=bits // 8,
        minimum_key_bits=bits,
        processed=True,
    )


def _rsa_pkcs1(bits: int) -> Algorithm:
    return Algorithm(
        f"RS{bits}",
        Use.SIGNATURE,
        Family.RSA_PKCS1,
        "RSA",
        f"RSA (PKCS #1 v1.5) with SHA-{bits}. One private key signs; the public key checks.",
        "RFC 7518 §3.3",
        hash_bits=bits,
        minimum_key_bits=2048,
        status=Status.ACCEPTABLE,
        processed=True,
    )


def _rsa_pss(bits: int) -> Algorithm:
    return Algorithm(
        f"PS{bits}",
        Use.SIGNATURE,
        Family.RSA_PSS,
        "RSA",
        f"RSA-PSS with SHA-{bits}. One private key signs; the public key checks.",
        "RFC 7518 §3.5",
        hash_bits=bits,
        minimum_key_bits=2048,
        processed=True,
    )


def _ecdsa(name: str, curve: str, hash_bits: int, octets: int, reference: str) -> Algorithm:
    return Algorithm(
        name,
        Use.SIGNATURE,
        Family.ECDSA,
        "EC",
        f"ECDSA on {curve} with SHA-{hash_bits}. One private key signs; the public key checks.",
        reference,
        hash_bits=hash_bits,
        curves=(curve,),
        signature_octets=octets,
        processed=True,
    )


def _eddsa(
    name: str, curves: tuple[str, ...], octets: int | None, reference: str, status: Status
) -> Algorithm:
    return Algorithm(
        name,
        Use.SIGNATURE,
        Family.EDDSA,
        "OKP",
        f"EdDSA on {' or '.join(curves)}. One private key signs; the public key checks.",
        reference,
        curves=curves,
        signature_octets=octets,
        status=status,
        processed=True,
    )


def _ml_dsa(level: int, octets: int) -> Algorithm:
    return Algorithm(
        f"ML-DSA-{level}",
        Use.SIGNATURE,
        Family.ML_DSA,
        "AKP",
        f"ML-DSA-{level}, a post-quantum signature. One private key signs; the public key checks.",
        "RFC 9964",
        signature_octets=octets,
    )


ALGORITHMS = _table(
    (_hmac(bits) for bits in (256, 384, 512)),
    (_rsa_pkcs1(bits) for bits in (256, 384, 512)),
    (_rsa_pss(bits) for bits in (256, 384, 512)),
    (
        _ecdsa("ES256", "P-256", 256, 64, "RFC 7518 §3.4"),
        _ecdsa("ES384", "P-384", 384, 96, "RFC 7518 §3.4"),
        _ecdsa("ES512", "P-521", 512, 132, "RFC 7518 §3.4"),
        _ecdsa("ES256K", "secp256k1", 256, 64, "RFC 8812 §3.2"),
        _eddsa("EdDSA", ("Ed25519", "Ed448"), None, "RFC 8037 §3.1", Status.DEPRECATED),
        _eddsa("Ed25519", ("Ed25519",), 64, "RFC 9864 §2.2", Status.GOOD),
        _eddsa("Ed448", ("Ed448",), 114, "RFC 9864 §2.2", Status.GOOD),
        _ml_dsa(44, 2420),
        _ml_dsa(65, 3309),
        _ml_dsa(87, 4627),
        Algorithm(
            "none",
            Use.SIGNATURE,
            Family.NONE,
            "",
            "No signature at all. Anybody can write such a token.",
            "RFC 7518 §3.6",
            signature_octets=0,
            status=Status.DANGEROUS,
        ),
        # Registered by the W3C Web Cryptography API, as names that a JWK may bear and no token may.
        Algorithm(
            "RS1",
            Use.SIGNATURE,
            Family.RSA_PKCS1,
            "RSA",
            "RSA (PKCS #1 v1.5) with SHA-1, prohibited for tokens.",
            "IANA JOSE registry",
            hash_bits=160,
            minimum_key_bits=2048,
            status=Status.PROHIBITED,
        ),
        Algorithm(
            "HS1",
            Use.SIGNATURE,
            Family.HMAC,
            "oct",
            "HMAC with SHA-1, prohibited for tokens.",
            "IANA JOSE registry",
            hash_bits=160,
            signature_octets=20,
            minimum_key_bits=160,
            status=Status.PROHIBITED,
        ),
    ),
    *ENCRYPTION,
)
