"""Which keys may decrypt by which algorithm: type, curve, length, private half, the JWK’s own word."""

import json

import pytest
from compact import b64

from debugger.jose.algorithms import ALGORITHMS, Use, find
from debugger.keys.decrypting import misfit_to_decrypt, needed_bits
from debugger.keys.load import load
from debugger.samples.key_texts import private_pem
from debugger.samples.signers import ED25519, ES256, ES256K, RS256

MANAGING = [each for each in ALGORITHMS.values() if each.use is Use.KEY_MANAGEMENT]
KEYS = {
    "RSA": private_pem(RS256),
    "EC": private_pem(ES256),
    "Ed25519": private_pem(ED25519),
    "secp256k1": private_pem(ES256K),
}


def secret(octets, **members):
    return load(json.dumps({"kty": "oct", "k": b64(bytes(octets)), **members})).keys[0]


def header(algorithm, enc="A128GCM"):
    return {"alg": algorithm.name, "enc": enc, "epk": {"crv": "P-256"}}


@pytest.mark.parametrize("algorithm", MANAGING, ids=lambda each: each.name)
def test_each_algorithm_takes_keys_of_its_own_type(algorithm):
    takes = {
        kind
        for kind, text in KEYS.items()
        if misfit_to_decrypt(load(text).keys[0], algorithm, header(algorithm)) is None
    }
    length = needed_bits(algorithm, header(algorithm)) // 8 or 9
    if misfit_to_decrypt(secret(length), algorithm, header(algorithm)) is None:
        takes.add("oct")
    assert takes == {algorithm.key_type}


@pytest.mark.parametrize(
    ("name", "enc", "octets"),
    [
        ("A128KW", "A256GCM", 16),
        ("A192KW", "A256GCM", 24),
        ("A256KW", "A128GCM", 32),
        ("A128GCMKW", "A256GCM", 16),
        ("A256GCMKW", "A128GCM", 32),
        ("dir", "A128GCM", 16),
        ("dir", "A192GCM", 24),
        ("dir", "A256GCM", 32),
        ("dir", "A128CBC-HS256", 32),
        ("dir", "A192CBC-HS384", 48),
        ("dir", "A256CBC-HS512", 64),
    ],
)
def test_a_shared_key_has_one_length(name, enc, octets):
    algorithm = find(name)
    assert needed_bits(algorithm, header(algorithm, enc)) == octets * 8
    judged = {
        size: misfit_to_decrypt(secret(size), algorithm, header(algorithm, enc))
        for size in (octets - 1, octets, octets + 1)
    }
    assert judged[octets] is None
    assert judged[octets - 1].code == judged[octets + 1].code == "jwe-key-length"
    assert f"has {octets - 1} octets" in judged[octets - 1].message


@pytest.mark.parametrize("octets", [1, 7, 64, 100])
def test_a_password_has_any_length(octets):
    algorithm = find("PBES2-HS256+A128KW")
    assert misfit_to_decrypt(secret(octets), algorithm, header(algorithm)) is None


def test_the_gravest_reason_comes_first():
    algorithm = find("A128KW")
    conflicted = secret(9, alg="A256KW", use="sig", key_ops=["sign"])
    assert misfit_to_decrypt(conflicted, algorithm, header(algorithm)).code == "jwe-key-length"
    fitting = secret(16, alg="A256KW", use="sig", key_ops=["sign"])
    assert misfit_to_decrypt(fitting, algorithm, header(algorithm)).code == "jwk-alg-conflict"


def test_a_name_that_is_no_algorithm_is_said_to_be_none():
    algorithm = find("A128KW")
    fault = misfit_to_decrypt(secret(16, alg="ES521"), algorithm, header(algorithm))
    assert "No algorithm of that name is registered." in fault.message


def test_a_key_whose_private_members_are_damaged_says_so():
    members = json.loads(json.dumps({**ES256.jwk, "d": b64(bytes(31) + b"\x05")}))
    key = load(json.dumps(members)).keys[0]
    algorithm = find("ECDH-ES")
    fault = misfit_to_decrypt(key, algorithm, header(algorithm))
    assert fault.code == "private-half-unusable"


@pytest.mark.parametrize("sent", [None, 5, "P-256"])
def test_a_curve_that_the_sender_does_not_name_is_no_reason(sent):
    algorithm = find("ECDH-ES")
    asked = {**header(algorithm), "epk": {"crv": sent}}
    assert misfit_to_decrypt(load(KEYS["EC"]).keys[0], algorithm, asked) is None
