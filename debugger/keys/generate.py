"""The name of an algorithm or of a kind of key in, a fresh key in every spelling out."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from debugger.errors import AlgorithmUnusable, FieldInvalid
from debugger.jose.algorithms import ALGORITHMS, Algorithm, Use, find
from debugger.keys.convert import private_jwk, private_pem, public_jwk, public_pem
from debugger.keys.key import Key, Kind, Provenance, Reading
from debugger.keys.material import COORDINATE_OCTETS, CURVES, OKP_OCTETS, key_of, secret_key

RSA_BITS = (2048, 3072, 4096)
SECRET_BITS = range(256, 4097, 8)


@dataclass(frozen=True, slots=True)
class Generated:
    """A fresh key. `key` is it ready for use; its `kid` is its RFC 7638 thumbprint.

    A secret is named at random, because a thumbprint would be a hash of it (RFC 7638 §7).
    `secret`: for `oct`, the octets as base64url text, which as it stands is also a fine UTF-8
    secret, longer than the hash. The PEMs and `public_jwk` are None for a secret.
    """

    key: Key
    algorithm: str | None
    private_jwk: dict[str, Any] = field(repr=False)
    public_jwk: dict[str, Any] | None = None
    private_pem: str | None = field(default=None, repr=False)
    public_pem: str | None = None
    secret: str | None = field(default=None, repr=False)


def generate(name: str, *, bits: int | None = None, curve: str | None = None) -> Generated:
    """A key for the `alg` of that name, or of that kind (`oct`, `RSA`, `EC`, `OKP`, or a curve).

    `bits`: of an RSA modulus (2048, 3072, 4096; default 2048) or of a secret (256 to 4096; default
    the hash’s size). `curve`: where `name` leaves a choice. Raises `AlgorithmUnusable` for a name
    that no key is made for, `FieldInvalid` for bits or a curve that do not go with it.
    """
    algorithm = find(name, Use.SIGNATURE)
    kind, curves = _what(name, algorithm)
    chosen = _curve(curve, curves)
    least = algorithm.minimum_key_bits if algorithm else 0
    material = _MAKERS[kind](_bits(bits, kind, least), chosen)
    return _in_every_spelling(material, algorithm.name if algorithm else None)


def names() -> tuple[str, ...]:
    """Every name that `generate` takes, algorithms first."""
    algorithms = (
        entry.name
        for entry in ALGORITHMS.values()
        if entry.use is Use.SIGNATURE and entry.processed and entry.key_type
    )
    return (*dict.fromkeys((*algorithms, *_KINDS)),)


def _what(name: str, algorithm: Algorithm | None) -> tuple[str, tuple[str, ...]]:
    """The type of key, and the curves it may have."""
    if algorithm is not None and algorithm.processed and algorithm.key_type in _MAKERS:
        return algorithm.key_type, algorithm.curves
    if name in _KINDS:
        return _KINDS[name]
    raise AlgorithmUnusable(
        f"No key is made for “{name}”.", hint=f"Known are {', '.join(names())}.", field="alg"
    )


def _curve(curve: str | None, curves: tuple[str, ...]) -> str:
    if curve is None:
        return curves[0] if curves else ""
    if curve in curves:
        return curve
    choice = f"is one of {', '.join(curves)}" if curves else "is not chosen for such a key"
    raise FieldInvalid(f"The curve is “{curve}”, and {choice}.", field="curve")


def _bits(bits: int | None, kind: str, least: int) -> int:
    if kind == Kind.RSA:
        return _one_of(bits or RSA_BITS[0], RSA_BITS, "2048, 3072 or 4096")
    if kind == Kind.SECRET:
        least = least or SECRET_BITS.start
        allowed = range(least, SECRET_BITS.stop, 8)
        return _one_of(bits or least, allowed, f"a multiple of 8 from {least} to 4096")
    if bits is not None:
        raise FieldInvalid("The curve decides about the size of such a key.", field="bits")
    return 0


def _one_of(bits: int, allowed: range | tuple[int, ...], words: str) -> int:
    if bits in allowed:
        return bits
    raise FieldInvalid(f"The size is {bits} bits, and must be {words}.", field="bits")


def _in_every_spelling(material: Any, algorithm: str | None) -> Generated:
    provenance = Provenance(Reading.JWK)
    if isinstance(material, bytes):
        key = _named(secret_key(material, provenance), algorithm)
        jwk = private_jwk(key)
        return Generated(key, algorithm, jwk, secret=jwk["k"])
    made = key_of(material.public_key(), provenance, private=material)
    if not isinstance(made, Key):
        raise AssertionError(made.code)  # every maker below makes a key that JOSE knows
    key = _named(made, algorithm)
    return Generated(
        key, algorithm, private_jwk(key), public_jwk(key), private_pem(key), public_pem(key)
    )


def _named(key: Key, algorithm: str | None) -> Key:
    use = None if key.curve in ("X25519", "X448") else "sig"
    kid = secrets.token_urlsafe(9) if key.kind is Kind.SECRET else key.thumbprint
    return replace(key, kid=kid, algorithm=algorithm, use=use)


def _secret(bits: int, curve: str) -> bytes:
    return secrets.token_bytes(bits // 8)


def _rsa(bits: int, curve: str) -> Any:
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(65537, bits)


def _ec(bits: int, curve: str) -> Any:
    from cryptography.hazmat.primitives.asymmetric import ec

    library_name = next(name for name, ours in CURVES.items() if ours == curve)
    return ec.generate_private_key(getattr(ec, library_name.upper())())


def _okp(bits: int, curve: str) -> Any:
    from importlib import import_module

    home = import_module(f"cryptography.hazmat.primitives.asymmetric.{curve.lower()}")
    return getattr(home, f"{curve}PrivateKey").generate()


_MAKERS: Mapping[str, Callable[[int, str], Any]] = {
    "oct": _secret,
    "RSA": _rsa,
    "EC": _ec,
    "OKP": _okp,
}
_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "oct": ("oct", ()),
    "RSA": ("RSA", ()),
    "EC": ("EC", tuple(COORDINATE_OCTETS)),
    "OKP": ("OKP", tuple(OKP_OCTETS)),
    **{curve: ("EC", (curve,)) for curve in COORDINATE_OCTETS},
    **{curve: ("OKP", (curve,)) for curve in OKP_OCTETS},
}
