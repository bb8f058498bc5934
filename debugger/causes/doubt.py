"""`Doubt`: a signature that does not fit, with all that a probe may see, and two ways to check."""

import hmac
from dataclasses import dataclass

from debugger.errors import KeyUnusable
from debugger.jose.algorithms import Algorithm, Family
from debugger.jose.jws import verify_signature
from debugger.jose.model import Token
from debugger.keys.key import Key, Keyring
from debugger.verification import Verification


@dataclass(frozen=True, slots=True)
class Doubt:
    """A signature that is to be explained: all that a probe may see.

    `failed`: the usable keys that the signature does not fit.
    """

    token: Token
    algorithm: Algorithm
    keyring: Keyring
    failed: tuple[Key, ...]
    verification: Verification

    @property
    def octets(self) -> bytes:
        return self.token.signatures[0].octets or b""

    @property
    def signing_input(self) -> bytes:
        return self.token.signatures[0].signing_input

    @property
    def symmetric(self) -> bool:
        return self.algorithm.family is Family.HMAC


def macs(doubt: Doubt, secret: bytes) -> bool:
    """Whether the signature is the MAC that this secret makes."""
    return hmac.compare_digest(mac(doubt, secret), doubt.octets)


def mac(doubt: Doubt, secret: bytes) -> bytes:
    """The MAC that this secret makes."""
    return hmac.digest(secret, doubt.signing_input, f"sha{doubt.algorithm.hash_bits}")


def fits(key: Key, algorithm: Algorithm, signing_input: bytes, octets: bytes) -> bool:
    """Whether `octets` are a signature of this key over that input."""
    try:
        return verify_signature(algorithm, key.material, signing_input, octets)
    except KeyUnusable:
        return False
