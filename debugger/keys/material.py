"""From a key object of `cryptography`, or a secret's octets, to `Key`; and to its JWK members."""

from typing import TYPE_CHECKING, Any

from debugger.jose.base64url import encode
from debugger.keys.key import Certificate, Key, Kind, Problem, Provenance
from debugger.keys.limits import rsa_too_large
from debugger.keys.thumbprint import encode_integer, thumbprint

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

# Names of OpenSSL's curves to those of the JOSE registry, and the octets of one coordinate.
CURVES = {
    "secp256r1": "P-256",
    "secp384r1": "P-384",
    "secp521r1": "P-521",
    "secp256k1": "secp256k1",
}
COORDINATE_OCTETS = {"P-256": 32, "P-384": 48, "P-521": 66, "secp256k1": 32}
CURVE_BITS = {"P-256": 256, "P-384": 384, "P-521": 521, "secp256k1": 256}
OKP_OCTETS = {"Ed25519": 32, "Ed448": 57, "X25519": 32, "X448": 56}
OKP_BITS = {"Ed25519": 256, "Ed448": 456, "X25519": 256, "X448": 448}


def secret_key(octets: bytes, provenance: Provenance, **members: Any) -> Key:
    """A shared secret. `members`: `kid`, `algorithm`, `use`, `operations` where a JWK said them."""
    name = thumbprint({"kty": "oct", "k": encode(octets)})
    return Key(Kind.SECRET, octets, provenance, len(octets) * 8, name, **members)


def key_of(
    public: Any,
    provenance: Provenance,
    *,
    private: Any = None,
    certificate: Certificate | None = None,
    pss_only: bool = False,
    **members: Any,
) -> Key | Problem:
    """The `Key` of a public key object, or why no JOSE algorithm verifies with it."""
    own = public_members(public)
    if own is None:
        return _foreign(public, provenance.position)
    if own["kty"] == "RSA" and (problem := _too_large(public, private)):
        return problem
    curve = own.get("crv")
    members.setdefault("private_given", private is not None)
    return Key(
        kind=Kind(own["kty"]),
        material=public,
        provenance=provenance,
        bits=_bits(public, curve),
        thumbprint=thumbprint(own),
        curve=curve,
        private=private,
        certificate=certificate,
        pss_only=pss_only,
        **members,
    )


def public_members(public: Any) -> dict[str, str] | None:
    """The JWK members of a public key object; None where JOSE has no such key (RFC 7518 §6)."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(public, rsa.RSAPublicKey):
        return _rsa_members(public)
    if isinstance(public, ec.EllipticCurvePublicKey):
        return _ec_members(public)
    curve = type(public).__name__.removesuffix("PublicKey")
    if curve in OKP_OCTETS:
        return {"kty": "OKP", "crv": curve, "x": encode(public.public_bytes_raw())}
    return None


def _rsa_members(public: "RSAPublicKey") -> dict[str, str]:
    numbers = public.public_numbers()
    return {"kty": "RSA", "n": encode_integer(numbers.n), "e": encode_integer(numbers.e)}


def _ec_members(public: "EllipticCurvePublicKey") -> dict[str, str] | None:
    curve = CURVES.get(public.curve.name)
    if curve is None:
        return None
    numbers, octets = public.public_numbers(), COORDINATE_OCTETS[curve]
    return {
        "kty": "EC",
        "crv": curve,
        "x": encode_integer(numbers.x, octets),
        "y": encode_integer(numbers.y, octets),
    }


def _too_large(public: "RSAPublicKey", private: Any) -> Problem | None:
    exponent_bits = public.public_numbers().e.bit_length()
    return rsa_too_large(public.key_size, exponent_bits, private=private is not None)


def _bits(public: Any, curve: str | None) -> int:
    if curve is None:
        return int(public.key_size)
    return CURVE_BITS[curve] if curve in CURVE_BITS else OKP_BITS[curve]


_FOREIGN = {
    "DSA": ("a DSA key", "JOSE has no algorithm that uses DSA."),
    "DH": ("a Diffie-Hellman key", "Diffie-Hellman keys agree on secrets; they sign nothing."),
    "MLDSA": ("an ML-DSA key", "This program does not verify with ML-DSA yet."),
    "MLKEM": ("an ML-KEM key", "ML-KEM keys encapsulate secrets; they sign nothing."),
}


def _foreign(public: Any, position: int | None) -> Problem:
    """Read, understood, and of no use for a token."""
    name = type(public).__name__.removesuffix("PublicKey")
    family = next((known for known in _FOREIGN if name.startswith(known)), "")
    what, why = _FOREIGN.get(family, ("a key of a kind JOSE does not know", ""))
    if curve := getattr(getattr(public, "curve", None), "name", None):
        what = f"an EC key on the curve {curve}"
        why = "JOSE signs on P-256, P-384, P-521 and secp256k1 only."
    return Problem(
        "key-unsupported",
        f"This is {what}. {why}".rstrip(),
        "Give the RSA, EC, Ed25519 or Ed448 key that signs this token.",
        position,
    )
