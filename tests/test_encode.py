"""Tokens are made exactly as they are written, and not where they would be wrong to make."""

import base64
import json

import pytest
from compact import b64, judge
from key_files import private, private_pem, public_pem

from debugger.encode import sign_token
from debugger.errors import AlgorithmUnusable, InputUnusable, KeyUnusable
from debugger.keys.load import load
from debugger.keys.material import public_members

SECRET = "wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#"
KINDS = {
    "RS256": "RSA",
    "RS384": "RSA",
    "RS512": "RSA",
    "PS256": "RSA",
    "PS384": "RSA",
    "PS512": "RSA",
    "ES256": "P-256",
    "ES384": "P-384",
    "ES512": "P-521",
    "ES256K": "secp256k1",
    "EdDSA": "Ed448",
    "Ed25519": "Ed25519",
    "Ed448": "Ed448",
}


def texts_of(token):
    return [
        base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in token.split(".")[:2]
    ]


def private_jwk(kind, **members):
    numbers = private(kind).private_numbers()
    size = (private(kind).key_size + 7) // 8
    secret = {"d": b64(numbers.private_value.to_bytes(size, "big"))}
    return {**public_members(private(kind).public_key()), **secret, **members}


@pytest.mark.parametrize("algorithm", KINDS)
def test_what_is_signed_with_the_private_key_verifies_with_the_public_one(algorithm):
    kind = KINDS[algorithm]
    made = sign_token({"alg": algorithm, "typ": "JWT"}, {"sub": "u"}, private_pem(kind))
    assert made.algorithm.name == algorithm
    assert judge(made.token, public_pem(kind)).verdict == "verified"


@pytest.mark.parametrize(("algorithm", "octets"), [("HS256", 32), ("HS384", 48), ("HS512", 64)])
def test_what_is_signed_with_a_secret_verifies_with_it(algorithm, octets):
    secret = (SECRET * 2)[:octets]
    made = sign_token({"alg": algorithm}, {}, secret)
    assert judge(made.token, secret).verdict == "verified"
    assert made.notices == ()


def test_texts_are_signed_letter_for_letter():
    header = '{ "typ":"JWT",\r\n "alg" : "HS256" }'
    payload = '{"n": 9007199254740993, "x": 3.0, "e": 1E2,\n "u": "\\u00e9\\ud83d\\ude00 é"}'
    assert texts_of(sign_token(header, payload, SECRET).token) == [
        header.encode(),
        payload.encode(),
    ]


def test_mappings_are_written_as_compact_json_in_their_order():
    made = sign_token({"typ": "JWT", "alg": "HS256"}, {"name": "Zoë", "n": [1, 2]}, SECRET)
    assert texts_of(made.token) == [
        b'{"typ":"JWT","alg":"HS256"}',
        '{"name":"Zoë","n":[1,2]}'.encode(),
    ]


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (SECRET, "HS256"),
        (private_pem("RSA"), "RS256"),
        (private_pem("P-256"), "ES256"),
        (private_pem("P-384"), "ES384"),
        (private_pem("P-521"), "ES512"),
        (private_pem("secp256k1"), "ES256K"),
        (private_pem("Ed25519"), "EdDSA"),
        (json.dumps(private_jwk("P-256", alg="ES256")), "ES256"),
    ],
    ids=["secret", "RSA", "P-256", "P-384", "P-521", "secp256k1", "Ed25519", "JWK with alg"],
)
def test_without_alg_the_one_usual_for_the_key_is_written(key, algorithm):
    made = sign_token({"typ": "JWT"}, {}, key)
    assert made.algorithm.name == algorithm
    assert json.loads(texts_of(made.token)[0]) == {"alg": algorithm, "typ": "JWT"}


def test_the_algorithm_asked_for_is_written_into_a_mapping():
    made = sign_token({}, {}, private_pem("RSA"), algorithm="PS384")
    assert texts_of(made.token)[0] == b'{"alg":"PS384"}'


def test_kid_chooses_the_key_of_a_set():
    keys = json.dumps({"keys": [private_jwk("P-384", kid="a"), private_jwk("P-256", kid="b")]})
    made = sign_token({"alg": "ES256", "kid": "b"}, {}, keys)
    assert made.key.kid == "b"
    with pytest.raises(KeyUnusable, match="“gone”"):
        sign_token({"alg": "ES256", "kid": "gone"}, {}, keys)


def test_without_kid_the_first_key_of_a_set_that_can_sign_is_taken():
    public = public_members(private("P-256").public_key())
    keys = json.dumps({"keys": [public, private_jwk("P-384"), private_jwk("P-256", kid="b")]})
    assert sign_token({"alg": "ES256"}, {}, keys).key.kid == "b"


# What is made, and told of


@pytest.mark.parametrize(
    ("secret", "algorithm", "code"),
    [
        ("Zq8-x", "HS256", "hmac-secret-short"),
        (SECRET, "HS512", "hmac-secret-short"),
        ("secret", "HS256", "hmac-secret-published"),
        ("Password1", "HS256", "hmac-secret-common"),
        ("undefined", "HS256", "hmac-secret-unset"),
        ("https://issuer.example", "HS256", "hmac-secret-is-claim"),
    ],
)
def test_a_weak_secret_signs_and_is_told_of(secret, algorithm, code):
    made = sign_token({"alg": algorithm}, {"iss": "https://issuer.example"}, secret)
    assert judge(made.token, secret).verdict == "verified"
    assert [notice.code for notice in made.notices] == [code]


def test_a_short_rsa_key_signs_and_is_told_of():
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    pem = rsa.generate_private_key(65537, 1024).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    made = sign_token({"alg": "RS256"}, {}, pem.decode())
    assert [notice.code for notice in made.notices] == ["rsa-key-short"]


def test_none_is_made_only_when_asked_for_by_name():
    made = sign_token({"alg": "none"}, {"a": 1}, algorithm="none")
    assert made.token.endswith(".")
    assert judge(made.token).verdict == "unsecured"
    assert sign_token({}, {}, algorithm="none").token == "eyJhbGciOiJub25lIn0.e30."
    with pytest.raises(AlgorithmUnusable, match="only when asked for by name"):
        sign_token({"alg": "none"}, {})
    with pytest.raises(AlgorithmUnusable, match="takes no key"):
        sign_token({"alg": "none"}, {}, SECRET, algorithm="none")


# What is refused


@pytest.mark.parametrize(
    ("header", "payload", "field"),
    [
        pytest.param("", "{}", "header", id="empty header"),
        pytest.param("[]", "{}", "header", id="header is a list"),
        pytest.param('"x"', "{}", "header", id="header is text"),
        pytest.param('{"alg":"HS256"', "{}", "header", id="header ends early"),
        pytest.param('{"alg":"HS256","alg":"HS256"}', "{}", "header", id="header member twice"),
        pytest.param('{"alg":"HS256"}', '{"a":1,"a":2}', "payload", id="claim twice"),
        pytest.param('{"alg":"HS256"}', '{"a":{"b":1,"b":2}}', "payload", id="member twice, deep"),
        pytest.param('{"alg":"HS256"}', "", "payload", id="empty payload"),
        pytest.param('{"alg":"HS256"}', "hello", "payload", id="payload is no JSON"),
        pytest.param('{"alg":"HS256"}', "[1]", "payload", id="payload is a list"),
        pytest.param('{"alg":"HS256"}', '{"a":NaN}', "payload", id="NaN"),
        pytest.param('{"alg":"HS256"}', '{"a":1} x', "payload", id="text after it"),
        pytest.param('{"alg":"HS256"}', "[" * 5000, "payload", id="too deep"),
        pytest.param('{"alg":"HS256"}', '{"a":"\ud800"}', "payload", id="half a surrogate pair"),
        pytest.param('{"alg":"HS256"}', {"a": float("nan")}, "payload", id="NaN in a mapping"),
        pytest.param('{"alg":"HS256"}', {"a": object()}, "payload", id="no JSON in a mapping"),
        pytest.param({"alg": "HS256", "a": {1, 2}}, "{}", "header", id="no JSON in the header"),
        pytest.param('{"typ":"JWT"}', "{}", "header", id="header text without alg"),
        pytest.param({"alg": "HS256", "b64": False}, "{}", "header", id="b64 false"),
        pytest.param({"alg": "HS256", "b64": False, "crit": ["b64"]}, {}, "header", id="b64, crit"),
        pytest.param({"alg": "HS256", "crit": ["exp"], "exp": 1}, {}, "header", id="crit exp"),
        pytest.param({"alg": "HS256", "crit": []}, {}, "header", id="crit is empty"),
        pytest.param({"alg": "HS256", "crit": ["b64"]}, {}, "header", id="crit without b64"),
    ],
)  # fmt: skip
def test_a_header_or_payload_no_token_should_be_made_of_is_refused(header, payload, field):
    with pytest.raises(InputUnusable) as refusal:
        sign_token(header, payload, SECRET)
    assert refusal.value.field == field
    assert refusal.value.message.endswith(".")
    assert refusal.value.hint.endswith((".", "”"))


@pytest.mark.parametrize("name", ["hs256", "HS1", "dir", "RS1", "ML-DSA-44", "x", 7, None, "", []])
def test_an_algorithm_that_is_not_signed_with_is_refused(name):
    with pytest.raises(AlgorithmUnusable):
        sign_token({"alg": name}, {}, SECRET)


def test_without_alg_and_key_nothing_says_how_to_sign():
    with pytest.raises(AlgorithmUnusable, match="Neither the header nor the key"):
        sign_token({}, {})


def test_header_and_caller_must_agree_on_the_algorithm():
    with pytest.raises(AlgorithmUnusable, match="“HS256”, and “RS256” was asked for"):
        sign_token({"alg": "HS256"}, {}, SECRET, algorithm="RS256")


@pytest.mark.parametrize(
    ("algorithm", "key", "words"),
    [
        pytest.param("RS256", SECRET, "takes an RSA key", id="text for RS256"),
        pytest.param("HS256", private_pem("RSA"), "shared secret", id="RSA for HS256"),
        pytest.param("ES256", private_pem("P-384"), "P-256", id="another curve"),
        pytest.param("RS256", public_pem("RSA"), "public key", id="a public key"),
        pytest.param("ES256", None, "needs a key", id="no key"),
        pytest.param("RS256", '{"kty":"RSA"}', "", id="unreadable"),
        pytest.param("ES256", json.dumps(private_jwk("P-256", use="enc")), "“use”", id="use enc"),
        pytest.param(
            "ES256", json.dumps(private_jwk("P-256", key_ops=["verify"])), "sign", id="key_ops"
        ),
        pytest.param(
            "ES256", json.dumps(private_jwk("P-256", alg="ES384")), "ES384", id="another alg"
        ),
    ],
)
def test_a_key_that_cannot_sign_is_refused_with_what_would_do(algorithm, key, words):
    with pytest.raises(KeyUnusable) as refusal:
        sign_token({"alg": algorithm}, {}, key)
    assert words in refusal.value.message
    assert refusal.value.hint
    assert refusal.value.field == "key"


def test_key_ops_sign_is_enough_to_sign():
    key = json.dumps(private_jwk("P-256", key_ops=["sign"]))
    assert sign_token({"alg": "ES256"}, {}, key).algorithm.name == "ES256"


def test_a_loaded_keyring_serves_as_well_as_a_text():
    assert (
        sign_token({"alg": "HS256"}, {}, load(SECRET)).token
        == sign_token({"alg": "HS256"}, {}, SECRET).token
    )


def test_no_refusal_shows_a_private_key():
    key = private_jwk("P-256")
    with pytest.raises(KeyUnusable) as refusal:
        sign_token({"alg": "RS256"}, {}, json.dumps(key))
    assert key["d"] not in refusal.value.message + refusal.value.hint
