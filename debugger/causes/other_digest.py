"""The right key over the right text, hashed by another function than `alg` names."""

from collections.abc import Iterator
from typing import Any

from debugger.causes.doubt import Doubt
from debugger.jose.algorithms import Family
from debugger.keys.key import Key, Kind
from debugger.verification import Cause


def other_digest(doubt: Doubt) -> Cause | None:
    """SHA-1 where SHA-256 is said, another hash on a curve, or MGF1 over another hash."""
    tries = _TRIES.get(doubt.algorithm.family)
    if tries is None:
        return None
    for key in doubt.failed:
        for words, arguments in tries(doubt, key):
            if _verifies(key, doubt, arguments):
                said = doubt.algorithm
                return Cause(
                    "signature-mismatch",
                    f"The signature fits the key {words}; {said.name} takes SHA-{said.hash_bits}"
                    " throughout.",
                )
    return None


def _pkcs1(doubt: Doubt, key: Key) -> Iterator[tuple[str, tuple[Any, ...]]]:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    if key.kind is Kind.RSA:
        yield "with SHA-1", (padding.PKCS1v15(), hashes.SHA1())  # noqa: S303 - to name it


def _pss(doubt: Doubt, key: Key) -> Iterator[tuple[str, tuple[Any, ...]]]:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    if key.kind is not Kind.RSA:
        return
    named = {name: make() for name, make in _hashes(hashes).items()}
    own = f"SHA-{doubt.algorithm.hash_bits}"
    for name, mask in (("SHA-1", "SHA-1"), *((own, mask) for mask in named if mask != own)):
        pss = padding.PSS(padding.MGF1(named[mask]), padding.PSS.AUTO)
        yield f"with {name}, and MGF1 with {mask}", (pss, named[name])


def _ecdsa(doubt: Doubt, key: Key) -> Iterator[tuple[str, tuple[Any, ...]]]:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    if key.kind is Kind.EC:
        for name, make in _hashes(hashes).items():
            if name != f"SHA-{doubt.algorithm.hash_bits}":
                yield f"with {name}", (ec.ECDSA(make()),)


def _hashes(hashes: Any) -> dict[str, Any]:
    return {
        "SHA-1": hashes.SHA1,
        "SHA-256": hashes.SHA256,
        "SHA-384": hashes.SHA384,
        "SHA-512": hashes.SHA512,
    }


def _verifies(key: Key, doubt: Doubt, arguments: tuple[Any, ...]) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    octets = doubt.octets if key.kind is Kind.RSA else _in_der(doubt.octets)
    try:
        key.material.verify(octets, doubt.signing_input, *arguments)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _in_der(octets: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    half = len(octets) // 2
    r, s = (int.from_bytes(part, "big") for part in (octets[:half], octets[half:]))
    return encode_dss_signature(r, s)


_TRIES = {Family.RSA_PKCS1: _pkcs1, Family.RSA_PSS: _pss, Family.ECDSA: _ecdsa}
