"""`verify_signature` and `sign`: every algorithm, every refusal, nothing raised but `KeyUnusable`."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa

from debugger.errors import KeyUnusable
from debugger.jose.algorithms import ALGORITHMS, find
from debugger.jose.jws import sign, verify_signature

MESSAGE = b"eyJhbGciOiJ4In0.e30"
RSA = rsa.generate_private_key(65537, 2048)
PRIVATE = {
    "HS256": b"k" * 32,
    "HS384": b"k" * 48,
    "HS512": b"k" * 64,
    **{f"{kind}{bits}": RSA for kind in ("RS", "PS") for bits in (256, 384, 512)},
    "ES256": ec.generate_private_key(ec.SECP256R1()),
    "ES384": ec.generate_private_key(ec.SECP384R1()),
    "ES512": ec.generate_private_key(ec.SECP521R1()),
    "ES256K": ec.generate_private_key(ec.SECP256K1()),
    "EdDSA": ed25519.Ed25519PrivateKey.generate(),
    "Ed25519": ed25519.Ed25519PrivateKey.generate(),
    "Ed448": ed448.Ed448PrivateKey.generate(),
}
PROCESSED = [algorithm for algorithm in ALGORITHMS.values() if algorithm.processed]


def public(private):
    return private if isinstance(private, bytes) else private.public_key()


def test_every_processed_algorithm_is_tried_here():
    assert {algorithm.name for algorithm in PROCESSED} == set(PRIVATE)


@pytest.mark.parametrize("name", PRIVATE)
def test_what_is_signed_verifies_and_nothing_else_does(name):
    algorithm, private = find(name), PRIVATE[name]
    signature = sign(algorithm, private, MESSAGE)
    assert verify_signature(algorithm, public(private), MESSAGE, signature)
    assert not verify_signature(algorithm, public(private), MESSAGE + b"x", signature)
    for changed in (
        signature[:-1],
        signature + b"\0",
        b"",
        signature[::-1],
        b"\0" * len(signature),
    ):
        assert not verify_signature(algorithm, public(private), MESSAGE, changed)
    if algorithm.signature_octets is not None:
        assert len(signature) == algorithm.signature_octets


def test_the_signatures_are_those_of_the_primitives():
    mac = hmac.digest(b"secret", MESSAGE, "sha256")
    assert sign(find("HS256"), b"secret", MESSAGE) == mac
    pkcs1 = RSA.sign(MESSAGE, padding.PKCS1v15(), hashes.SHA384())
    assert sign(find("RS384"), RSA, MESSAGE) == pkcs1
    pss = RSA.sign(MESSAGE, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256())
    assert verify_signature(find("PS256"), RSA.public_key(), MESSAGE, pss)


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"k", id="one octet"),
        pytest.param(b"-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n", id="PEM"),
        pytest.param(b'{"kty":"oct","k":"AA"}', id="JWK"),
        pytest.param(bytes(range(256)), id="octets"),
    ],
)
def test_any_octets_are_a_secret_however_short_or_odd(secret):
    mac = hmac.digest(secret, MESSAGE, "sha512")
    assert verify_signature(find("HS512"), secret, MESSAGE, mac)


def test_a_short_rsa_key_is_checked_all_the_same():
    short = rsa.generate_private_key(65537, 1024)
    signature = sign(find("RS256"), short, MESSAGE)
    assert verify_signature(find("RS256"), short.public_key(), MESSAGE, signature)


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        ("RS256", b"secret", "takes another key"),
        ("HS256", RSA.public_key(), "takes another key"),
        ("ES256", RSA.public_key(), "takes another key"),
        ("ES256", PRIVATE["ES384"].public_key(), "fixed to the curve P-256"),
        ("ES256K", PRIVATE["ES256"].public_key(), "fixed to the curve secp256k1"),
        ("Ed25519", PRIVATE["Ed448"].public_key(), "takes another key"),
        ("Ed448", PRIVATE["Ed25519"].public_key(), "takes another key"),
        ("RS256", RSA, "takes another key"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_key_of_another_kind_is_refused_and_not_called_wrong(name, key, words):
    with pytest.raises(KeyUnusable) as refusal:
        verify_signature(find(name), key, MESSAGE, b"\0" * 64)
    assert words in refusal.value.message
    assert refusal.value.hint.endswith(".")


@pytest.mark.parametrize(
    ("modulus_bits", "exponent", "words"),
    [
        pytest.param(512, 65537, "has no room", id="too small for PS512"),
        pytest.param(16_392, 65537, "more than 16384", id="modulus beyond OpenSSL"),
        pytest.param(4096, (1 << 80) + 1, "exponent has 81 bits", id="exponent beyond OpenSSL"),
    ],
)
def test_an_rsa_key_that_openssl_computes_nothing_with_is_refused(modulus_bits, exponent, words):
    modulus = (1 << (modulus_bits - 1)) + 0xDEADBEEF
    key = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    with pytest.raises(KeyUnusable, match=words):
        verify_signature(find("PS512"), key, MESSAGE, b"\1" * (modulus_bits // 8))


def test_signing_with_a_public_key_is_refused():
    with pytest.raises(KeyUnusable, match="another private key"):
        sign(find("RS256"), RSA.public_key(), MESSAGE)


@pytest.mark.parametrize("name", ["ES256", "ES384", "ES512", "ES256K"])
def test_r_or_s_of_zero_or_beyond_the_order_never_verifies(name):
    algorithm, key = find(name), PRIVATE[name].public_key()
    half = algorithm.signature_octets // 2
    good = sign(algorithm, PRIVATE[name], MESSAGE)
    for part in (bytes(half), b"\xff" * half):
        assert not verify_signature(algorithm, key, MESSAGE, part + good[half:])
        assert not verify_signature(algorithm, key, MESSAGE, good[:half] + part)


def test_a_digest_without_a_key_is_no_mac():
    digest = hashlib.sha256(MESSAGE).digest()
    assert not verify_signature(find("HS256"), b"", MESSAGE, digest)
