"""THE table: every `alg` and `enc` of the IANA JOSE registry as one record; nothing else lists them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Use(StrEnum):
    """Where an algorithm's name stands: `alg` of a JWS, `alg` of a JWE, `enc` of a JWE."""

    SIGNATURE = "signature"
    KEY_MANAGEMENT = "key-management"
    CONTENT_ENCRYPTION = "content-encryption"


class Family(StrEnum):
    """What mathematics an algorithm is made of."""

    NONE = "none"
    HMAC = "HMAC"
    RSA_PKCS1 = "RSASSA-PKCS1-v1_5"
    RSA_PSS = "RSASSA-PSS"
    ECDSA = "ECDSA"
    EDDSA = "EdDSA"
    ML_DSA = "ML-DSA"
    RSA_ENCRYPTION = "RSAES"
    AES_KEY_WRAP = "AES Key Wrap"
    AES_GCM_KEY_WRAP = "AES GCM Key Wrap"
    DIRECT = "direct"
    ECDH = "ECDH-ES"
    PBES2 = "PBES2"
    AES_CBC_HMAC = "AES-CBC-HMAC"
    AES_GCM = "AES-GCM"


class Status(StrEnum):
    """How the registry and RFC 8725 see it."""

    GOOD = "good"
    ACCEPTABLE = "acceptable"
    DEPRECATED = "deprecated"
    PROHIBITED = "prohibited"
    DANGEROUS = "dangerous"


@dataclass(frozen=True, slots=True)
class Algorithm:
    """One registered name.

    `hash_bits`: of the hash inside. `curves`: the `crv` values a key may have, empty where no curve
    is involved. `signature_octets`: the one length a signature has, None where the key decides (RSA).
    `minimum_key_bits`: what the specification demands of the key. `processed`: whether this program
    verifies with it today.
    """

    name: str
    use: Use
    family: Family
    key_type: str
    summary: str
    reference: str
    hash_bits: int | None = None
    curves: tuple[str, ...] = ()
    signature_octets: int | None = None
    minimum_key_bits: int = 0
    status: Status = Status.GOOD
    processed: bool = False

    @property
    def symmetric(self) -> bool:
        """Whether whoever can check can also make."""
        return self.key_type == "oct"


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
        "FIPS 204",
        signature_octets=octets,
    )


def _key_management(
    name: str,
    family: Family,
    key_type: str,
    summary: str,
    reference: str,
    status: Status = Status.GOOD,
) -> Algorithm:
    return Algorithm(name, Use.KEY_MANAGEMENT, family, key_type, summary, reference, status=status)


def _rsa_oaep(bits: int) -> Algorithm:
    return _key_management(
        f"RSA-OAEP-{bits}",
        Family.RSA_ENCRYPTION,
        "RSA",
        f"RSA-OAEP with SHA-{bits} encrypts the content key to a public RSA key.",
        "RFC 7518 §4.3" if bits == 256 else "IANA JOSE registry",
    )


def _aes_key_wrap(bits: int) -> tuple[Algorithm, Algorithm, Algorithm]:
    return (
        _key_management(
            f"A{bits}KW",
            Family.AES_KEY_WRAP,
            "oct",
            f"AES Key Wrap with a shared {bits}-bit key.",
            "RFC 7518 §4.4",
        ),
        _key_management(
            f"A{bits}GCMKW",
            Family.AES_GCM_KEY_WRAP,
            "oct",
            f"The content key encrypted by AES-GCM with a shared {bits}-bit key.",
            "RFC 7518 §4.7",
        ),
        _key_management(
            f"ECDH-ES+A{bits}KW",
            Family.ECDH,
            "EC",
            f"Key agreement on an elliptic curve, then AES Key Wrap with {bits} bits.",
            "RFC 7518 §4.6",
        ),
    )


def _pbes2(hash_bits: int, wrap_bits: int) -> Algorithm:
    return _key_management(
        f"PBES2-HS{hash_bits}+A{wrap_bits}KW",
        Family.PBES2,
        "oct",
        f"A password, stretched by PBKDF2 with HMAC SHA-{hash_bits}, then AES Key Wrap.",
        "RFC 7518 §4.8",
    )


def _content(name: str, family: Family, bits: int, summary: str, reference: str) -> Algorithm:
    return Algorithm(
        name,
        Use.CONTENT_ENCRYPTION,
        family,
        "oct",
        summary,
        reference,
        minimum_key_bits=bits,
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
        Algorithm(
            "RS1",
            Use.SIGNATURE,
            Family.RSA_PKCS1,
            "RSA",
            "RSA with SHA-1, prohibited for JOSE.",
            "RFC 8812 §2",
            hash_bits=160,
            minimum_key_bits=2048,
            status=Status.PROHIBITED,
        ),
    ),
    (
        _key_management(
            "RSA1_5",
            Family.RSA_ENCRYPTION,
            "RSA",
            "RSA (PKCS #1 v1.5) encrypts the content key to a public RSA key.",
            "RFC 7518 §4.2",
            Status.DEPRECATED,
        ),
        _key_management(
            "RSA-OAEP",
            Family.RSA_ENCRYPTION,
            "RSA",
            "RSA-OAEP with SHA-1 encrypts the content key to a public RSA key.",
            "RFC 7518 §4.3",
            Status.ACCEPTABLE,
        ),
    ),
    (_rsa_oaep(bits) for bits in (256, 384, 512)),
    (entry for bits in (128, 192, 256) for entry in _aes_key_wrap(bits)),
    (
        _key_management(
            "dir", Family.DIRECT, "oct", "The shared key is the content key.", "RFC 7518 §4.5"
        ),
        _key_management(
            "ECDH-ES",
            Family.ECDH,
            "EC",
            "Key agreement on an elliptic curve gives the content key.",
            "RFC 7518 §4.6",
        ),
    ),
    (_pbes2(hash_bits, hash_bits // 2) for hash_bits in (256, 384, 512)),
    (
        _content(
            f"A{bits}CBC-HS{bits * 2}",
            Family.AES_CBC_HMAC,
            bits * 2,
            f"AES-CBC with {bits} bits and HMAC SHA-{bits * 2}.",
            "RFC 7518 §5.2",
        )
        for bits in (128, 192, 256)
    ),
    (
        _content(
            f"A{bits}GCM",
            Family.AES_GCM,
            bits,
            f"AES-GCM with {bits} bits.",
            "RFC 7518 §5.3",
        )
        for bits in (128, 192, 256)
    ),
)
