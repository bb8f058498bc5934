"""JSON texts that hold keys: sets, wrappings of every kind, and damage."""

import json

import pytest
from key_files import certificate_pem, pem, private_pem, public_pem

from debugger.keys.key import Reading
from debugger.keys.load import load

JWK = {"kty": "oct", "k": "c2VjcmV0", "kid": "a"}
TEXT = json.dumps(JWK)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"\n  {TEXT}\n",
        json.dumps(JWK, indent=4),
        json.dumps({"key": JWK}),
        json.dumps({"data": [{"jwk": JWK}]}),
        json.dumps({"keys": JWK}),
        json.dumps({"status": "ok", "jwk": TEXT}),
    ],
)
@pytest.mark.parametrize("key_format", ["auto", "jwk"])
def test_a_jwk_is_found_wherever_it_is_wrapped(text, key_format):
    keyring = load(text, key_format)
    (key,) = keyring.keys
    assert (key.material, key.kid, key.provenance.repairs) == (b"secret", "a", ())
    assert (keyring.reading, keyring.jwk_set, keyring.total) == (Reading.JWK, False, 1)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"keys": [JWK]}),
        json.dumps([JWK]),
        json.dumps({"jwks": {"keys": [JWK]}}),
        json.dumps({"jwks": json.dumps({"keys": [JWK]})}),
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n" + json.dumps({"keys": [JWK]}),
    ],
)
def test_a_set_is_a_set_even_of_one(text):
    keyring = load(text)
    (key,) = keyring.keys
    assert (key.material, key.kid) == (b"secret", "a")
    assert key.provenance.reading is Reading.JWK_SET
    assert key.provenance.position == 0
    assert (keyring.reading, keyring.jwk_set, keyring.total) == (Reading.JWK_SET, True, 1)
    assert keyring.members == ({"kty": "oct", "kid": "a"},)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"const key = {TEXT};", "Text around the JSON was left out."),
        (f"JWK='{TEXT}'", "Text around the JSON was left out."),
        (TEXT.replace('"', '\\"'), "The quotes were escaped, as in a JSON text within another."),
        (TEXT.replace('"', "'"), "Single quotes stood where JSON has double ones."),
        ('{kty: "oct", k: "c2VjcmV0", kid: "a"}', "The member names had no quotes."),
        (TEXT[:-1] + ",}", "A comma stood after the last member."),
        (TEXT.replace("c2Vj", "c2Vj\n   "), "Line breaks stood inside its values."),
        (TEXT[1:-1], "The braces around it were missing."),
        (
            TEXT.replace('"', "“"),
            "Typographic quotes or invisible characters stood in it.",
        ),
        (
            TEXT.replace(" ", "\u00a0"),
            "Typographic quotes or invisible characters stood in it.",
        ),
    ],
)
def test_damage_to_the_json_is_mended_and_said(text, sentence):
    keyring = load(text)
    (key,) = keyring.keys
    assert key.material == b"secret"
    assert sentence in key.provenance.repairs
    assert load(text, "jwk").keys[0].material == b"secret"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT[:-8], "It begins like a JWK, but is no JSON. "),
        ('{"kty":"oct","k":}', "It begins like a JWK, but is no JSON. "),
        ('{"a":' * 100 + "1" + "}" * 100, "nested 100 deep"),
    ],
)
def test_what_is_meant_as_json_and_broken_is_never_taken_for_a_secret(text, words):
    keyring = load(text)
    (problem,) = keyring.problems
    assert keyring.keys == ()
    assert (problem.code, keyring.reading) == ("key-unreadable", Reading.JWK)
    assert words in problem.message
    assert "choose “utf8”" in problem.hint


@pytest.mark.parametrize("text", ["{}", '{"a": 1}', "[]", "[1, 2]"])
def test_json_that_holds_no_key_says_so(text):
    (problem,) = load(text).problems
    assert (problem.code, problem.message) == (
        "jwk-malformed",
        "The text is JSON, but no JWK: it has neither “kty” nor “keys”.",
    )


@pytest.mark.parametrize("text", ['{"keys": 5}', '{"keys": null}', '{"keys": {}}', '{"keys": "x"}'])
def test_a_set_whose_keys_are_no_array_holds_none(text):
    (problem,) = load(text).problems
    assert (problem.code, problem.message) == (
        "jwks-empty",
        "“keys” of the JWK Set is no array of keys.",
    )


def test_of_members_of_one_name_the_last_counts_and_both_are_said():
    keyring = load('{"kty":"oct","k":"AAAA","k":"c2VjcmV0"}')
    assert keyring.keys[0].material == b"secret"
    (problem,) = keyring.problems
    assert problem.code == "jwk-malformed"
    assert "stands twice in one object" in problem.message
    assert "AAAA" not in problem.message


def test_an_openid_configuration_says_where_the_keys_are():
    text = json.dumps({"issuer": "https://a.example", "jwks_uri": "https://a.example/jwks"})
    keyring = load(text)
    (problem,) = keyring.problems
    assert (keyring.keys, problem.code) == ((), "key-is-discovery")
    assert "“https://a.example/jwks”" in problem.message


def test_an_empty_set_says_so():
    keyring = load('{"keys": []}')
    assert (keyring.jwk_set, keyring.total) == (True, 0)
    assert keyring.problems[0].code == "jwks-empty"


def test_members_that_are_no_keys_are_named_by_their_place():
    keyring = load(json.dumps({"keys": ["x", {"kty": "?", "kid": "b"}, JWK]}))
    assert [key.provenance.position for key in keyring.keys] == [2]
    assert [(problem.position, problem.kid) for problem in keyring.problems] == [
        (0, None),
        (1, "b"),
    ]
    assert (keyring.total, len(keyring.members)) == (3, 2)


def test_of_a_set_over_the_limit_the_first_hundred_are_used():
    keyring = load(json.dumps({"keys": [JWK | {"kid": str(n)} for n in range(101)]}))
    assert len(keyring.keys) == 100
    assert keyring.total == 101
    (problem,) = keyring.problems
    assert problem.code == "key-limit"
    assert problem.message == "The JWK Set has 101 keys; the first 100 are used."


def test_certificates_by_kid_are_a_set():
    text = json.dumps({"kid-1": certificate_pem("RSA"), "kid-2": certificate_pem("P-256")})
    keyring = load(text)
    assert [(key.kid, key.kind) for key in keyring.keys] == [("kid-1", "RSA"), ("kid-2", "EC")]
    assert keyring.jwk_set


def test_a_service_account_file_is_its_private_key():
    text = json.dumps(
        {"type": "service_account", "private_key_id": "7", "private_key": private_pem("RSA")}
    )
    keyring = load(text)
    (key,) = keyring.keys
    assert (key.kid, key.private is not None, keyring.jwk_set) == ("7", True, False)


def test_a_realm_description_is_its_public_key():
    body = "".join(public_pem("RSA").splitlines()[1:-1])
    (key,) = load(json.dumps({"realm": "master", "public_key": body})).keys
    assert key.thumbprint == load(pem("rsa-spki")).keys[0].thumbprint


@pytest.mark.parametrize("text", [TEXT, json.dumps({"keys": [JWK]}), json.dumps([JWK], indent=1)])
def test_a_jwk_encoded_in_base64_is_read_and_said(text):
    import base64

    keyring = load(base64.b64encode(text.encode()).decode())
    (key,) = keyring.keys
    assert key.material == b"secret"
    assert key.provenance.repairs[0] == "It was encoded in base64 as a whole."
