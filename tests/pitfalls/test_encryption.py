"""Encrypted tokens, as far as their header and their lengths tell: both sides of each boundary."""

import pytest
from met import met

from debugger.pitfalls.encryption.parts import encrypted_sample
from debugger.samples.signers import ES256

DIRECT = {"alg": "dir", "enc": "A128GCM"}
SALT = "AAECAwQFBgcICQoLDA0ODw"


def seen(header, **sizes):
    """What is found of a JWE’s own kind, with severities."""
    findings = met(encrypted_sample(header, **sizes))
    return {name: grade for name, grade in findings.items() if name.startswith("jwe-")}


def password_based(count, hash_bits=256, **more):
    name = f"PBES2-HS{hash_bits}+A{hash_bits // 2}KW"
    header = {"alg": name, "enc": "A128GCM", "p2s": SALT, "p2c": count, **more}
    return seen(
        {name: value for name, value in header.items() if value is not None}, encrypted_key=24
    )


@pytest.mark.parametrize(
    ("header", "sizes"),
    [
        (DIRECT, {}),
        ({"alg": "dir", "enc": "A128CBC-HS256"}, {"initialization_vector": 16}),
        ({"alg": "dir", "enc": "A192CBC-HS384"}, {"initialization_vector": 16, "tag": 24}),
        ({"alg": "dir", "enc": "A256CBC-HS512"}, {"initialization_vector": 16, "tag": 32}),
        ({"alg": "A128KW", "enc": "A256GCM"}, {"encrypted_key": 40}),
        ({"alg": "RSA-OAEP-256", "enc": "A256GCM"}, {"encrypted_key": 256}),
        ({"alg": "ECDH-ES", "enc": "A128GCM", "epk": ES256.jwk}, {}),
        ({"alg": "ECDH-ES+A128KW", "enc": "A128GCM", "epk": ES256.jwk}, {"encrypted_key": 24}),
        (
            {"alg": "A128GCMKW", "enc": "A256GCM", "iv": "AAECAwQFBgcICQoL", "tag": SALT},
            {"encrypted_key": 32},
        ),
    ],
    ids=lambda value: f"{value['alg']} {value['enc']}" if "alg" in value else "",
)
def test_a_sound_token_is_left_alone(header, sizes):
    assert seen(header, **sizes) == {}


@pytest.mark.parametrize(
    ("header", "sizes", "expected"),
    [
        (
            {"alg": "RSA1_5", "enc": "A128GCM"},
            {"encrypted_key": 256},
            {"jwe-alg-rsa1-5": "warning"},
        ),
        (
            {"alg": "RSA-OAEP", "enc": "A128GCM"},
            {"encrypted_key": 256},
            {"jwe-rsa-oaep-sha1": "info"},
        ),
        ({"alg": "dir"}, {}, {"jwe-enc-missing": "error"}),
        ({"alg": "dir", "enc": "A256XTS"}, {}, {"jwe-enc-unknown": "error"}),
        ({"alg": "dir", "enc": "HS256"}, {}, {"jwe-enc-unknown": "error"}),
        ({**DIRECT, "zip": "GZIP"}, {}, {"jwe-zip-unknown": "error"}),
        (DIRECT, {"encrypted_key": 1}, {"jwe-dir-encrypted-key": "error"}),
        (DIRECT, {"initialization_vector": 16}, {"jwe-iv-length": "error"}),
        (DIRECT, {"tag": 12}, {"jwe-tag-length": "error"}),
        ({"alg": "dir", "enc": "A128CBC-HS256"}, {}, {"jwe-iv-length": "error"}),
        (
            {"alg": "dir", "enc": "A128CBC-HS256"},
            {"initialization_vector": 16, "ciphertext": 0},
            {"jwe-ciphertext-length": "error"},
        ),
        (
            {"alg": "dir", "enc": "A128CBC-HS256"},
            {"initialization_vector": 16, "ciphertext": 40},
            {"jwe-ciphertext-length": "error"},
        ),
        (
            {"alg": "A128KW", "enc": "A256GCM"},
            {"encrypted_key": 24},
            {"jwe-encrypted-key-length": "error"},
        ),
        (
            {"alg": "RSA-OAEP-256", "enc": "A256GCM"},
            {"encrypted_key": 255},
            {"jwe-encrypted-key-length": "error"},
        ),
        ({"alg": "ECDH-ES", "enc": "A128GCM"}, {}, {"jwe-epk-invalid": "error"}),
        ({"alg": "ECDH-ES", "enc": "A128GCM", "epk": "x"}, {}, {"jwe-epk-invalid": "error"}),
        (
            {"alg": "ECDH-ES", "enc": "A128GCM", "epk": {**ES256.jwk, "d": "m28p"}},
            {},
            {"jwe-epk-invalid": "error"},
        ),
        (
            {"alg": "ECDH-ES", "enc": "A128GCM", "epk": {**ES256.jwk, "y": ES256.jwk["x"]}},
            {},
            {"jwe-epk-invalid": "error"},
        ),
        (
            {"alg": "A128GCMKW", "enc": "A256GCM", "iv": "AAECAwQFBgcICQoL"},
            {"encrypted_key": 32},
            {"jwe-parameter-missing": "error"},
        ),
    ],
)
def test_a_faulty_token_has_one_name(header, sizes, expected):
    assert seen(header, **sizes) == expected


@pytest.mark.parametrize(
    ("hash_bits", "count", "expected"),
    [
        (256, 999, {"jwe-pbes2-count-low": "error"}),
        (256, 1_000, {"jwe-pbes2-count-low": "warning"}),
        (256, 309_999, {"jwe-pbes2-count-low": "warning"}),
        (256, 310_000, {}),
        (512, 209_999, {"jwe-pbes2-count-low": "warning"}),
        (512, 210_000, {}),
        (256, 600_000, {}),
        (256, 600_001, {"jwe-pbes2-count-high": "error"}),
        (256, 10**30, {"jwe-pbes2-count-high": "error"}),
        (256, None, {"jwe-parameter-missing": "error"}),
        (256, "400000", {"jwe-parameter-missing": "error"}),
        (256, True, {"jwe-parameter-missing": "error"}),
        (256, 0, {"jwe-pbes2-count-low": "error"}),
    ],
)
def test_how_often_a_password_is_hashed(hash_bits, count, expected):
    assert password_based(count, hash_bits) == expected


@pytest.mark.parametrize(
    ("salt", "expected"),
    [
        ("AAECAwQFBgc", {}),
        ("AAECAwQFBg", {"jwe-pbes2-salt-short": "error"}),
        ("", {"jwe-pbes2-salt-short": "error"}),
        (None, {"jwe-parameter-missing": "error"}),
        (5, {"jwe-parameter-missing": "error"}),
        ("a+b/", {"jwe-parameter-missing": "error"}),
    ],
)
def test_the_salt_of_a_password(salt, expected):
    assert password_based(400_000, p2s=salt) == expected


@pytest.mark.parametrize(
    ("header", "sizes", "reused"),
    [
        (DIRECT, {"ciphertext": 49}, True),
        ({**DIRECT, "kid": "b"}, {"ciphertext": 49}, False),
        ({"alg": "dir", "enc": "A256GCM"}, {"ciphertext": 49}, False),
        (DIRECT, {"initialization_vector": 11, "ciphertext": 49}, False),
        (DIRECT, {}, False),
    ],
)
def test_a_vector_that_two_tokens_share(header, sizes, reused):
    one, other = encrypted_sample(DIRECT), encrypted_sample(header, **sizes)
    question = type(one)(f"{one.text}\n{other.text}", policy=one.policy)
    assert ("jwe-iv-reused" in met(question)) is reused
