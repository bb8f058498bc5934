"""Fresh keys, in every spelling, for every algorithm that signs."""

import json

import pytest

from debugger.errors import AlgorithmUnusable, FieldInvalid, KeyUnusable
from debugger.jose.algorithms import ALGORITHMS, Use
from debugger.jose.jws import sign, verify_signature
from debugger.keys.convert import private_jwk, private_pem, public_jwk, public_pem
from debugger.keys.generate import generate, names
from debugger.keys.key import misfit
from debugger.keys.load import load

SIGNING = [
    entry.name
    for entry in ALGORITHMS.values()
    if entry.use is Use.SIGNATURE and entry.processed and entry.key_type
]


@pytest.mark.parametrize("name", SIGNING)
def test_a_key_made_for_an_algorithm_signs_and_checks_with_it(name):
    algorithm = ALGORITHMS[name]
    key = generate(name).key
    assert misfit(key, algorithm) is None
    assert key.bits >= algorithm.minimum_key_bits
    signature = sign(algorithm, key.private or key.material, b"input")
    assert verify_signature(algorithm, key.material, b"input", signature)


@pytest.mark.parametrize("name", names())
def test_every_spelling_is_the_same_key(name):
    made = generate(name)
    texts = [json.dumps(made.private_jwk)]
    if made.public_jwk is not None:
        texts += [json.dumps(made.public_jwk), made.private_pem, made.public_pem]
    for text in texts:
        keyring = load(text)
        assert keyring.problems == ()
        assert keyring.keys[0].thumbprint == made.key.thumbprint
    assert (made.secret is None) == (made.public_jwk is not None)


def test_a_jwk_says_what_it_is_for():
    made = generate("ES256")
    said = {"kid": made.key.thumbprint, "use": "sig", "alg": "ES256"}
    assert {name: made.public_jwk[name] for name in said} == said
    assert set(made.public_jwk) == {"kty", "crv", "x", "y", *said}
    assert set(made.private_jwk) == {*made.public_jwk, "d"}


def test_a_secret_is_as_long_as_the_hash_and_not_named_by_a_hash_of_itself():
    made = generate("HS384")
    assert (made.key.bits, len(made.key.material)) == (384, 48)
    assert made.private_jwk["kid"] != made.key.thumbprint
    assert load(made.secret, "base64url").keys[0].material == made.key.material
    assert made.public_jwk is made.private_pem is made.public_pem is None


def test_size_and_curve_can_be_chosen():
    assert generate("HS256", bits=512).key.bits == 512
    assert generate("RSA", bits=3072).key.bits == 3072
    assert generate("EdDSA", curve="Ed448").key.curve == "Ed448"
    assert generate("EC", curve="P-521").key.curve == "P-521"


@pytest.mark.parametrize(
    ("name", "choice", "field"),
    [
        ("RS256", {"bits": 1024}, "bits"),
        ("RS256", {"bits": 16384}, "bits"),
        ("HS512", {"bits": 256}, "bits"),
        ("HS256", {"bits": 257}, "bits"),
        ("ES256", {"bits": 256}, "bits"),
        ("ES256", {"curve": "P-384"}, "curve"),
        ("RS256", {"curve": "P-256"}, "curve"),
    ],
)
def test_a_choice_that_does_not_go_with_it_is_refused(name, choice, field):
    with pytest.raises(FieldInvalid) as refusal:
        generate(name, **choice)
    assert refusal.value.field == field


@pytest.mark.parametrize("name", ["none", "ML-DSA-44", "RSA-OAEP", "rs256", "", "A128GCM"])
def test_no_key_is_made_for_what_does_not_sign(name):
    with pytest.raises(AlgorithmUnusable) as refusal:
        generate(name)
    assert "HS256" in refusal.value.hint


def test_two_keys_are_never_the_same():
    assert generate("HS256").secret != generate("HS256").secret


def test_what_prints_a_key_prints_no_private_part():
    for name in ("HS256", "ES256"):
        made = generate(name)
        assert (made.secret or made.private_jwk["d"]) not in repr(made)


def test_a_secret_has_no_public_half_and_a_public_key_no_private_one():
    secret = generate("HS256").key
    for convert in (public_jwk, public_pem, private_pem):
        with pytest.raises(KeyUnusable):
            convert(secret)
    (public,) = load(generate("ES256").public_pem).keys
    for convert in (private_jwk, private_pem):
        with pytest.raises(KeyUnusable):
            convert(public)
