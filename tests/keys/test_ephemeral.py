"""The sender’s key of an agreement: which may be computed with, and which give a key away."""

import pytest
from compact import b64

from debugger.keys.ephemeral import unsound
from debugger.samples.signers import ED25519, ES256, ES256K, RS256

ON_P256 = {"kty": "EC", "crv": "P-256", "x": ES256.jwk["x"], "y": ES256.jwk["y"]}


def on_x25519(number):
    return {"kty": "OKP", "crv": "X25519", "x": b64(number.to_bytes(32, "little"))}


@pytest.mark.parametrize(
    "epk",
    [ON_P256, {**ON_P256, "kid": "e", "use": "sig"}, on_x25519(9), {**on_x25519(9), "y": 5}],
    ids=["EC", "with more members", "X25519", "with a member that is none of its own"],
)
def test_a_sound_key_is_one(epk):
    assert unsound(epk) == ""


@pytest.mark.parametrize(
    ("epk", "words"),
    [
        (None, "no JSON object"),
        ("key", "no JSON object"),
        ([], "no JSON object"),
        ({}, "no public key on a curve"),
        ({**ON_P256, "d": "AA"}, "private member"),
        ({**ON_P256, "d": None}, "private member"),
        ({**ON_P256, "y": ON_P256["x"]}, "no point of its curve"),
        ({**ON_P256, "crv": "P-384"}, "no point of its curve"),
        ({**ON_P256, "crv": "P-999"}, "no public key on a curve"),
        ({**ON_P256, "x": 5}, "no public key on a curve"),
        ({"kty": "oct", "k": "AAAA"}, "no public key on a curve"),
        (RS256.jwk, "no public key on a curve"),
        (ED25519.jwk, "which only signs"),
        (ES256K.jwk, "which only signs"),
        (on_x25519(0), "small order"),
        (on_x25519(1), "small order"),
        (on_x25519(2**255 - 20), "small order"),
        ({"kty": "OKP", "crv": "X448", "x": b64(bytes(56))}, "small order"),
    ],
    ids=str,
)
def test_an_unsound_key_says_why(epk, words):
    assert words in unsound(epk)
