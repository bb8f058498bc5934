"""The half of the table that is about JWE: every registered `alg` and `enc` that encrypts."""

from collections.abc import Iterable

from debugger.jose.algorithm import Algorithm, Family, Status, Use

# RFC 7518 §6.2.1.1, RFC 8037 §3.2; secp256k1 agrees on nothing (RFC 8812 §3.1).
_AGREEMENT_CURVES = ("P-256", "P-384", "P-521", "X25519", "X448")


def _key_management(
    name: str,
    family: Family,
    key_type: str,
    summary: str,
    reference: str,
    status: Status = Status.GOOD,
    *,
    hash_bits: int | None = None,
    curves: tuple[str, ...] = (),
    key_bits: int = 0,
) -> Algorithm:
    return Algorithm(
        name,
        Use.KEY_MANAGEMENT,
        family,
        key_type,
        summary,
        reference,
        hash_bits=hash_bits,
        curves=curves,
        minimum_key_bits=key_bits,
        status=status,
    )


def _rsa_oaep(bits: int) -> Algorithm:
    return _key_management(
        f"RSA-OAEP-{bits}",
        Family.RSA_ENCRYPTION,
        "RSA",
        f"RSA-OAEP with SHA-{bits} encrypts the content key to a public RSA key.",
        "RFC 7518 §4.3" if bits == 256 else "IANA JOSE registry",
        hash_bits=bits,
        key_bits=2048,
    )


def _aes_key_wrap(bits: int) -> tuple[Algorithm, Algorithm, Algorithm]:
    return (
        _key_management(
            f"A{bits}KW",
            Family.AES_KEY_WRAP,
            "oct",
            f"AES Key Wrap with a shared {bits}-bit key.",
            "RFC 7518 §4.4",
            key_bits=bits,
        ),
        _key_management(
            f"A{bits}GCMKW",
            Family.AES_GCM_KEY_WRAP,
            "oct",
            f"The content key encrypted by AES-GCM with a shared {bits}-bit key.",
            "RFC 7518 §4.7",
            key_bits=bits,
        ),
        _key_management(
            f"ECDH-ES+A{bits}KW",
            Family.ECDH,
            "EC",
            f"Key agreement on an elliptic curve, then AES Key Wrap with {bits} bits.",
            "RFC 7518 §4.6",
            curves=_AGREEMENT_CURVES,
        ),
    )


def _pbes2(hash_bits: int, wrap_bits: int) -> Algorithm:
    return _key_management(
        f"PBES2-HS{hash_bits}+A{wrap_bits}KW",
        Family.PBES2,
        "oct",
        f"A password, stretched by PBKDF2 with HMAC SHA-{hash_bits}, then AES Key Wrap.",
        "RFC 7518 §4.8",
        hash_bits=hash_bits,
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


ENCRYPTION: tuple[Iterable[Algorithm], ...] = (
    (
        _key_management(
            "RSA1_5",
            Family.RSA_ENCRYPTION,
            "RSA",
            "RSA (PKCS #1 v1.5) encrypts the content key to a public RSA key.",
            "RFC 7518 §4.2",
            Status.DEPRECATED,
            key_bits=2048,
        ),
        _key_management(
            "RSA-OAEP",
            Family.RSA_ENCRYPTION,
            "RSA",
            "RSA-OAEP with SHA-1 encrypts the content key to a public RSA key.",
            "RFC 7518 §4.3",
            Status.ACCEPTABLE,
            key_bits=2048,
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
            curves=_AGREEMENT_CURVES,
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
