"""The mathematics of JWS signatures: algorithm, key and octets in, yes or no (or a signature) out.

PyJWT's algorithm objects do it. Their `prepare_key` is not used: keys are loaded already, and it
refuses what a debugger has to check (a short secret, a secret that looks like a PEM).
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from debugger.errors import KeyUnusable
from debugger.jose.algorithms import Algorithm, Family

# Beyond these OpenSSL answers “wrong signature” without computing anything.
LARGEST_RSA_MODULUS = 16_384
LARGEST_RSA_EXPONENT = 64
LARGEST_RSA_MODULUS_OF_A_LARGE_EXPONENT = 3_072


def verify_signature(
    algorithm: Algorithm, material: Any, signing_input: bytes, signature: bytes
) -> bool:
    """Whether `signature` is one of `signing_input` by this algorithm and key (RFC 7515 §5.2).

    `material`: the secret's octets, or a public key object of `cryptography`. A signature of a
    wrong length, or with numbers out of range, is one that does not fit. Raises `KeyUnusable` where
    the key cannot be computed with, so that nothing unchecked is called wrong.
    """
    _demand(algorithm, material, private=False)
    octets = algorithm.signature_octets
    if octets is not None and len(signature) != octets:
        return False
    try:
        return bool(_implementation(algorithm.name).verify(signing_input, material, signature))
    except (ValueError, TypeError, OverflowError, ArithmeticError):
        # Numbers that the library will not even look at: no signature of this key.
        return False


def sign(algorithm: Algorithm, private_material: Any, signing_input: bytes) -> bytes:
    """The signature of `signing_input` (RFC 7515 §5.1 step 5).

    `private_material`: the secret's octets, or a private key object of `cryptography`. Raises
    `KeyUnusable` where the key is of another type or curve, or too small for the algorithm.
    """
    _demand(algorithm, private_material, private=True)
    try:
        return bytes(_implementation(algorithm.name).sign(signing_input, private_material))
    except (ValueError, TypeError, OverflowError, ArithmeticError):
        raise KeyUnusable(
            f"The key cannot make a signature by {algorithm.name}.",
            hint="Use a freshly made key of the type that the algorithm takes.",
        ) from None


@cache
def _implementation(name: str) -> Any:
    from jwt.algorithms import get_default_algorithms

    known = get_default_algorithms()
    # RFC 9864: the same mathematics as EdDSA; the curve is checked in `_demand`.
    return known["EdDSA" if name in ("Ed25519", "Ed448") else name]


def _demand(algorithm: Algorithm, material: Any, *, private: bool) -> None:
    """Refuse a key that is of another kind than the algorithm's, or beyond the library's limits."""
    allowed = _key_types(algorithm.family, algorithm.curves, private)
    if not isinstance(material, allowed):
        half = "private key" if private and algorithm.family is not Family.HMAC else "key"
        raise KeyUnusable(
            f"{algorithm.name} takes another {half} than this one.",
            hint=f"Use {_WANTED[algorithm.family]} for {algorithm.name}.",
        )
    if algorithm.family is Family.ECDSA:
        _demand_curve(algorithm, material)
    elif algorithm.family in _RSA:
        _demand_sound_rsa(algorithm, material)


def _demand_curve(algorithm: Algorithm, material: Any) -> None:
    curve = _CURVES.get(material.curve.name)
    if curve not in algorithm.curves:
        raise KeyUnusable(
            f"{algorithm.name} is fixed to the curve {algorithm.curves[0]}; this key is on"
            f" {curve or material.curve.name}.",
            hint=f"Use a key on {algorithm.curves[0]}.",
        )


def _demand_sound_rsa(algorithm: Algorithm, material: Any) -> None:
    bits = material.key_size
    least = _smallest_modulus(algorithm)
    if bits < least:
        raise KeyUnusable(
            f"An RSA key of {bits} bits has no room for a signature by {algorithm.name}, which"
            f" needs {least}.",
            hint="Use an RSA key of 2048 bits or more.",
        )
    if bits > LARGEST_RSA_MODULUS:
        raise KeyUnusable(
            f"The RSA key has {bits} bits; more than {LARGEST_RSA_MODULUS} are not computed with.",
            hint="Use an RSA key of 2048 to 4096 bits.",
        )
    if bits > LARGEST_RSA_MODULUS_OF_A_LARGE_EXPONENT:
        numbers = material.private_numbers().public_numbers if _is_private(material) else None
        exponent = (numbers or material.public_numbers()).e
        if exponent.bit_length() > LARGEST_RSA_EXPONENT:
            raise KeyUnusable(
                f"The RSA exponent has {exponent.bit_length()} bits; with a modulus of {bits} bits"
                f" more than {LARGEST_RSA_EXPONENT} are not computed with.",
                hint="Use the exponent 65537.",
            )


def _is_private(material: Any) -> bool:
    return hasattr(material, "private_numbers")


def _smallest_modulus(algorithm: Algorithm) -> int:
    """Bits of the smallest modulus with room for the encoded message (RFC 8017 §9.1.1, §9.2)."""
    octets = (algorithm.hash_bits or 0) // 8
    if algorithm.family is Family.RSA_PSS:
        # emLen ≥ hLen + sLen + 2 with sLen = hLen, and emBits is one less than the modulus.
        return 8 * (2 * octets + 1) + 2
    # 3 octets, 8 of padding, and the DigestInfo: 19 octets and the hash.
    return 8 * (octets + 29) + 8 * 1


@cache
def _key_types(family: Family, curves: tuple[str, ...], private: bool) -> tuple[type, ...]:
    return _TYPES[family](curves, private)


def _secret_types(curves: tuple[str, ...], private: bool) -> tuple[type, ...]:
    return (bytes,)


def _rsa_types(curves: tuple[str, ...], private: bool) -> tuple[type, ...]:
    from cryptography.hazmat.primitives.asymmetric import rsa

    return (rsa.RSAPrivateKey if private else rsa.RSAPublicKey,)


def _ec_types(curves: tuple[str, ...], private: bool) -> tuple[type, ...]:
    from cryptography.hazmat.primitives.asymmetric import ec

    return (ec.EllipticCurvePrivateKey if private else ec.EllipticCurvePublicKey,)


def _edwards_types(curves: tuple[str, ...], private: bool) -> tuple[type, ...]:
    from cryptography.hazmat.primitives.asymmetric import ed448, ed25519

    types: Mapping[str, tuple[type, type]] = {
        "Ed25519": (ed25519.Ed25519PublicKey, ed25519.Ed25519PrivateKey),
        "Ed448": (ed448.Ed448PublicKey, ed448.Ed448PrivateKey),
    }
    return tuple(types[curve][private] for curve in curves)


_RSA = (Family.RSA_PKCS1, Family.RSA_PSS)
_TYPES: Mapping[Family, Callable[[tuple[str, ...], bool], tuple[type, ...]]] = {
    Family.HMAC: _secret_types,
    Family.RSA_PKCS1: _rsa_types,
    Family.RSA_PSS: _rsa_types,
    Family.ECDSA: _ec_types,
    Family.EDDSA: _edwards_types,
}
_WANTED: Mapping[Family, str] = {
    Family.HMAC: "a secret",
    Family.RSA_PKCS1: "an RSA key",
    Family.RSA_PSS: "an RSA key",
    Family.ECDSA: "an elliptic curve key (EC)",
    Family.EDDSA: "an Ed25519 or Ed448 key (OKP)",
}
_CURVES: Mapping[str, str] = {
    "secp256r1": "P-256",
    "secp384r1": "P-384",
    "secp521r1": "P-521",
    "secp256k1": "secp256k1",
}
