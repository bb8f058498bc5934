"""What an RSA signature holds: with it, a hundred texts are compared in the time of one check.

RSASSA-PKCS1-v1_5 gives back the digest that was signed (RFC 8017 §8.2.2), so that a text with
another digest need not be tried. What is left is checked as every signature is.
"""

import hashlib

from debugger.causes.doubt import Doubt
from debugger.jose.algorithms import Algorithm, Family
from debugger.keys.key import Key, Kind

Recovered = tuple[bytes, ...] | None


def digests_inside(doubt: Doubt) -> Recovered:
    """The ASN.1 of the digest by each key that failed; None where the keys are none of RSA."""
    if not doubt.failed or any(key.kind is not Kind.RSA for key in doubt.failed):
        return None
    return tuple(found for key in doubt.failed if (found := _inside(key, doubt.octets)))


def may_sign(recovered: Recovered, algorithm: Algorithm, signing_input: bytes) -> bool:
    """False only where it is certain that the signature is none of this text."""
    if recovered is None:
        return True
    if algorithm.family is not Family.RSA_PKCS1:
        return not recovered
    digest = hashlib.new(f"sha{algorithm.hash_bits}", signing_input).digest()
    return any(inside.endswith(digest) for inside in recovered)


def _inside(key: Key, octets: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

    try:
        return bytes(key.material.recover_data_from_signature(octets, PKCS1v15(), None))
    except (InvalidSignature, ValueError):
        return None
