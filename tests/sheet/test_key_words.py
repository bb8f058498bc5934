"""What the key field says about what was pasted into it."""

import json

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from debugger.keys.load import load
from debugger.sheet.key_words import key_notes


def said(text, key_format="auto"):
    return [(note.mark, note.text) for note in key_notes(load(text, key_format))]


@pytest.fixture(scope="module")
def private():
    return ec.generate_private_key(ec.SECP256R1())


def pem_of(key):
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()


def test_nothing_given_is_nothing_said():
    assert said("") == []


def test_a_secret_says_its_octets():
    assert said("an ordinary secret, of 35 characters")[0] == (
        "yes",
        "Read as a secret, exactly as typed: 36 octets, 81 bits if it was drawn by chance (a phrase of"
        " 5 dictionary words; one that makes sense has fewer bits). Whoever has it can check and sign.",
    )


def test_a_weak_secret_says_how_weak_it_is():
    assert said("Password1!")[0][1] == (
        "Read as a secret, exactly as typed: 10 octets, about 17 bits to a guesser (a common word or"
        " password). Whoever has it can check and sign."
    )


def test_a_public_key_says_what_it_can_do(private):
    assert said(pem_of(private.public_key())) == [
        ("yes", "Read as PEM: EC public key, P-256. It can check signatures, not make them.")
    ]


def test_a_private_key_says_that_it_stays():
    pem = ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    assert said(pem.decode())[0] == (
        "yes",
        "Read as PEM: OKP private key, Ed25519. "
        "It is used to check or to decrypt, and stays in this program.",
    )


def test_of_several_keys_it_is_said_which_half_each_is(private):
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
    assert said(pem + pem_of(ed25519.Ed25519PrivateKey.generate().public_key())) == [
        (
            "yes",
            "Read as PEM: EC key, P-256 (private), OKP key, Ed25519 (public). "
            "What is private stays in this program.",
        )
    ]


def test_a_set_names_its_keys():
    keys = [{"kty": "oct", "k": "c2VjcmV0", "kid": name} for name in ("one", "two")]
    mark, text = said(json.dumps({"keys": keys}))[0]
    assert mark == "yes"
    assert text == "Read as a JWK Set of 2: secret “one”, 6 octets, secret “two”, 6 octets."


def test_what_was_mended_is_said(private):
    notes = said(pem_of(private.public_key()).replace("\n", "\\n"))
    assert notes[0][0] == "yes"
    assert [mark for mark, _ in notes[1:]] == ["open"]
    assert "\\n" in notes[1][1]


def test_a_key_that_cannot_be_used_says_why_and_what_would_do():
    ((mark, text),) = said("not hex", "hex")
    assert mark == "no"
    assert text.startswith("Not hexadecimal: “n” stands at character 1.")


def test_many_faults_are_counted_not_listed():
    notes = said(json.dumps({"keys": [{"kty": "nonsense"}] * 30}))
    assert ("no", "25 more keys cannot be used either.") in notes
