"""Points of small order are told from sound ones on all four curves."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.x448 import X448PrivateKey, X448PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from debugger.jose import base64url
from debugger.keys.load import load
from debugger.keys.small_order import is_of_small_order

P25519, P448 = 2**255 - 19, 2**448 - 2**224 - 1
OCTETS = {"Ed25519": 32, "Ed448": 57, "X25519": 32, "X448": 56}


def key_of(curve, number):
    x = base64url.encode(number.to_bytes(OCTETS[curve], "little"))
    (key,) = load(json.dumps({"kty": "OKP", "crv": curve, "x": x})).keys
    return key


@pytest.mark.parametrize("curve", OCTETS)
@pytest.mark.parametrize("number", [0, 1, -1, "p", "p + 1"])
def test_the_trivial_points_are_of_small_order(curve, number):
    prime = P25519 if "25519" in curve else P448
    numbers = {-1: prime - 1, "p": prime, "p + 1": prime + 1}
    assert is_of_small_order(key_of(curve, numbers.get(number, number)))


@pytest.mark.parametrize("curve", OCTETS)
@pytest.mark.parametrize("number", [3, 5, 9])
def test_other_points_are_not(curve, number):
    assert not is_of_small_order(key_of(curve, number))


@pytest.mark.parametrize("number", [0, 1, P448 - 1, P448, P448 + 1, 5, 2**447])
def test_a_library_agrees_on_curve448(number):
    public = X448PublicKey.from_public_bytes(number.to_bytes(56, "little"))
    assert is_of_small_order(key_of("X448", number)) is refuses(X448PrivateKey, public)


@pytest.mark.parametrize("number", [0, 1, P25519 - 1, P25519, P25519 + 1, 2**255, 2**255 + 1, 9])
def test_a_library_agrees_on_curve25519(number):
    public = X25519PublicKey.from_public_bytes(number.to_bytes(32, "little"))
    assert is_of_small_order(key_of("X25519", number)) is refuses(X25519PrivateKey, public)


def refuses(kind, public):
    try:
        kind.from_private_bytes(bytes(range(len(public.public_bytes_raw())))).exchange(public)
    except ValueError:
        return True
    return False
