"""One JWK: read strictly, used leniently, and never silently."""

import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from key_files import MAKERS, certificate, private

from debugger.keys.convert import private_jwk, public_jwk
from debugger.keys.key import Key, Kind, Provenance, Reading
from debugger.keys.load import load
from debugger.keys.material import key_of

VECTORS = Path(__file__).parents[1] / "vectors"
WYCHEPROOF = json.loads((VECTORS / "wycheproof" / "json_web_key_test.json").read_text())


def made(kind):
    key = key_of(private(kind).public_key(), Provenance(Reading.JWK), private=private(kind))
    assert isinstance(key, Key)
    return key


def read(jwk):
    return load(json.dumps(jwk))


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encoded(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


@pytest.mark.parametrize("kind", MAKERS)
def test_every_kind_is_read_with_its_description(kind):
    said = {"kid": "a", "use": "sig", "alg": "X", "key_ops": ["verify"], "extra": 1}
    keyring = read(public_jwk(made(kind)) | said)
    (key,) = keyring.keys
    assert keyring.problems == ()
    assert (key.kid, key.use, key.algorithm, key.operations) == ("a", "sig", "X", ["verify"])
    assert key.members["extra"] == 1
    assert (key.thumbprint, key.private, key.private_given) == (made(kind).thumbprint, None, False)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_private_jwk_keeps_its_private_members_to_itself(kind):
    jwk = private_jwk(made(kind))
    keyring = read(jwk)
    (key,) = keyring.keys
    assert keyring.problems == ()
    assert key.private is not None
    assert private_jwk(key) == jwk
    assert not {"d", "p", "q", "dp", "dq", "qi"} & {*key.members, *keyring.members[0]}
    assert jwk["d"] not in repr(keyring)


@pytest.mark.parametrize("left_out", [["dp", "dq", "qi"], ["p", "q", "dp", "dq", "qi"]])
def test_an_rsa_private_key_may_leave_out_what_can_be_computed(left_out):
    jwk = private_jwk(made("RSA"))
    (key,) = read({name: jwk[name] for name in jwk if name not in left_out}).keys
    found = key.private.private_numbers()
    ours = private("RSA").private_numbers()
    assert ({found.p, found.q}, found.d) == ({ours.p, ours.q}, ours.d)


@pytest.mark.parametrize("kind", MAKERS)
def test_private_members_of_another_key_are_said_and_not_used(kind):
    other = MAKERS[kind]()
    key = key_of(other.public_key(), Provenance(Reading.JWK), private=other)
    keyring = read(private_jwk(made(kind)) | {"d": private_jwk(key)["d"]})
    (key,) = keyring.keys
    assert (key.private, key.private_given) == (None, True)
    (problem,) = keyring.problems
    assert problem.code == "jwk-malformed"
    assert "private members do not belong to its public ones" in problem.message


EC = {
    "kty": "EC",
    "crv": "P-256",
    "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
}
RSA = {
    "kty": "RSA",
    "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJEC"
    "PebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368Q"
    "QMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2Nc"
    "Rwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
    "e": "AQAB",
}
OKP = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
OCT = {
    "kty": "oct",
    "k": "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
}


@pytest.mark.parametrize(
    ("jwk", "thumbprint"),
    [
        # RFC 7638 §3.1, the key of RFC 7517 A.1
        (
            RSA | {"alg": "RS256", "kid": "2011-04-29"},
            "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
        ),
        # RFC 8037 A.3, the keys of A.1 and A.2
        (OKP, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
        (
            OKP | {"d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"},
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        ),
    ],
    ids=["RFC 7638 §3.1", "RFC 8037 A.2", "RFC 8037 A.1"],
)
def test_the_thumbprints_of_the_specifications(jwk, thumbprint):
    keyring = read(jwk)
    assert (keyring.keys[0].thumbprint, keyring.problems) == (thumbprint, ())


def test_the_sets_of_rfc_7517_appendix_a():
    ec = EC | {"use": "enc", "kid": "1", "d": "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}
    rsa = RSA | {"alg": "RS256", "kid": "2011-04-29"}
    wrap = {"kty": "oct", "alg": "A128KW", "k": "GawgguFyGrWKav7AX4VKUg"}
    keyring = read({"keys": [ec, rsa, wrap, OCT | {"kid": "HMAC key used in JWS spec"}]})
    assert keyring.problems == ()
    assert [(key.kind, key.bits) for key in keyring.keys] == [
        ("EC", 256),
        ("RSA", 2048),
        ("oct", 128),
        ("oct", 512),
    ]
    assert keyring.keys[0].private is not None


def shorter(jwk, name):
    octets = decoded(jwk[name])
    return jwk | {name: encoded(octets[1:])}


def longer(jwk, name):
    return jwk | {name: encoded(b"\0" + decoded(jwk[name]))}


@pytest.mark.parametrize(
    ("jwk", "words"),
    [
        (OCT | {"k": OCT["k"] + "=="}, "“k” is no base64url: it ends in “=”"),
        (OKP | {"x": OKP["x"].replace("_", "/")}, "it has “+” or “/”"),
        (OKP | {"x": OKP["x"][:-1] + "p"}, "unused low bits"),
        (OKP | {"x": OKP["x"][:20] + "\n " + OKP["x"][20:]}, "blanks or line breaks"),
        (longer(RSA, "n"), "“n” begins with zero octets"),
        (RSA | {"e": "AAEAAQ"}, "“e” begins with zero octets"),
        (longer(EC, "x"), "“x” has 33 octets, and on P-256 it has 32"),
        (RSA | {"use": 5}, "“use” is no text"),
        (RSA | {"kid": 5}, "“kid” is no text"),
        (RSA | {"key_ops": "verify"}, "“key_ops” is no array of texts"),
    ],
)
def test_oddities_are_said_and_the_key_is_used_all_the_same(jwk, words):
    plain = {name: value for name, value in (RSA | EC | OKP | OCT).items() if name in jwk}
    keyring = read(jwk)
    (problem,) = keyring.problems
    assert problem.code == "jwk-malformed"
    assert words in problem.message
    origin = {"RSA": RSA, "EC": EC, "OKP": OKP, "oct": OCT}[jwk["kty"]]
    assert plain
    assert keyring.keys[0].thumbprint == read(origin).keys[0].thumbprint


def test_a_lost_leading_zero_of_a_coordinate_is_put_back():
    # A private number whose public x begins with a zero octet.
    from cryptography.hazmat.primitives.asymmetric import ec

    number = next(
        number
        for number in range(1, 5000)
        if ec.derive_private_key(number, ec.SECP256R1()).public_key().public_numbers().x >> 248 == 0
    )
    key = key_of(
        ec.derive_private_key(number, ec.SECP256R1()).public_key(), Provenance(Reading.JWK)
    )
    keyring = read(shorter(public_jwk(key), "x"))
    assert keyring.keys[0].thumbprint == key.thumbprint
    assert "“x” has 31 octets, and on P-256 it has 32" in keyring.problems[0].message


@pytest.mark.parametrize(
    ("jwk", "code", "words"),
    [
        ({"kty": "RSA", "n": RSA["n"]}, "jwk-malformed", "“e” is missing: a JWK of type RSA has"),
        ({"kty": "RSA", "e": "AQAB"}, "jwk-malformed", "“n” is missing"),
        ({"kty": "EC", "crv": "P-256", "x": EC["x"]}, "jwk-malformed", "“y” is missing"),
        ({"kty": "OKP", "crv": "Ed25519"}, "jwk-malformed", "“x” is missing"),
        ({"kty": "oct"}, "jwk-malformed", "“k” is missing"),
        ({"kty": "oct", "k": ""}, "jwk-malformed", "“k” holds no octets"),
        ({"kty": "oct", "k": 5}, "jwk-malformed", "“k” is a number, and must be a text"),
        ({"kty": "oct", "k": None}, "jwk-malformed", "“k” is null"),
        (
            {"kty": "oct", "k": "a*b"},
            "jwk-malformed",
            "“k” is no base64url: it breaks at character 2",
        ),
        ({"kty": "oct", "k": "a"}, "jwk-malformed", "“k” is no base64url"),
        ({"kty": "rsa"} | RSA | {"kty": "rsa"}, "jwk-malformed", "“kty” is “rsa”"),
        ({"kty": 5}, "jwk-malformed", "“kty” is no text"),
        (EC | {"crv": "p-256"}, "jwk-malformed", "“crv” is “p-256”, which is no curve for keys of"),
        (EC | {"crv": "Ed25519"}, "jwk-malformed", "“crv” is “Ed25519”"),
        (OKP | {"crv": "P-256"}, "jwk-malformed", "“crv” is “P-256”"),
        (OKP | {"x": "AAAA"}, "jwk-malformed", "“x” has 3 octets, and a key on Ed25519 has 32"),
        (EC | {"y": EC["x"]}, "ec-point-invalid", "“x” and “y” are no point on P-256."),
        (EC | {"x": EC["x"][:-2] + EC["x"]}, "ec-point-invalid", "no point on P-256"),
        (EC | {"x": "_" * 42 + "8"}, "ec-point-invalid", "no point on P-256"),
        (EC | {"x": "A" * 43, "y": "A" * 43}, "ec-point-invalid", "no point on P-256"),
        (RSA | {"e": "AQ"}, "rsa-exponent-small", "“e” is 1"),
        (RSA | {"e": "Ag"}, "rsa-exponent-small", "“e” is 2"),
        (RSA | {"e": "AA"}, "rsa-exponent-small", "“e” is 0"),
        (RSA | {"n": "Aw"}, "jwk-malformed", "their numbers are no key"),
        ({"kty": "RSA", "x5c": ["AAAA"]}, "jwk-malformed", "“x5c” holds no certificate"),
        ({"kty": "RSA", "x5c": []}, "jwk-malformed", "“x5c” holds no certificate"),
    ],
)
def test_what_makes_no_key_is_refused_with_the_reason(jwk, code, words):
    keyring = read(jwk | {"kid": "named"})
    assert keyring.keys == ()
    problem = keyring.problems[-1]
    assert problem.code == code
    assert words in problem.message
    assert problem.kid == "named"
    assert problem.hint


def chain(kind):
    return [base64.b64encode(certificate(kind).public_bytes(Encoding.DER)).decode()]


def test_the_certificate_of_a_jwk_is_read_beside_its_members():
    keyring = read(public_jwk(made("RSA")) | {"x5c": chain("RSA")})
    assert keyring.problems == ()
    assert keyring.keys[0].certificate.subject == "CN=issuer.example"


def test_a_jwk_with_nothing_but_a_certificate_is_used_and_said():
    keyring = read({"kty": "RSA", "kid": "a", "x5c": chain("RSA")})
    (key,) = keyring.keys
    assert (key.thumbprint, key.kid) == (made("RSA").thumbprint, "a")
    assert key.provenance.reading is Reading.JWK
    (problem,) = keyring.problems
    assert problem.code == "jwk-malformed"
    assert "the key was taken from the certificate in “x5c”" in problem.message


def test_a_key_for_agreement_is_recognised():
    (key,) = read({"kty": "OKP", "crv": "X25519", "x": OKP["x"]}).keys
    assert (key.kind, key.curve) == (Kind.OKP, "X25519")


# What is no key at all, of Wycheproof's; the others read, and are judged with the token.
NO_KEYS = {
    9: "rsa-exponent-small",
    16: "jwk-malformed",
    17: "jwk-malformed",
    18: "jwk-malformed",
} | {
    22: "ec-point-invalid",
    23: "ec-point-invalid",
    24: "jwk-malformed",
}


@pytest.mark.parametrize(
    ("part", "tests", "jwk_set"),
    [
        (part, group["tests"], group[part])
        for group in WYCHEPROOF["testGroups"]
        for part in ("public", "private")
        if part in group
    ],
    ids=lambda value: str(value[0]["tcId"]) if isinstance(value, list) else None,
)
def test_every_key_of_wycheproof_is_read_or_refused_with_its_reason(part, tests, jwk_set):
    keyring = read(jwk_set)
    code = NO_KEYS.get(tests[0]["tcId"])
    assert keyring.jwk_set
    if code is None:
        assert len(keyring.keys) == len(jwk_set["keys"])
    else:
        assert keyring.keys == ()
        assert keyring.problems[-1].code == code
    if any(test["result"] == "valid" for test in tests):
        assert keyring.problems == ()


@pytest.mark.parametrize("name", ["kty", "crv"])
def test_a_private_member_in_the_place_of_a_name_is_not_repeated(name):
    members = {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", name: "k" * 43}
    problem = load(json.dumps(members)).problems[0]
    assert "kkk" not in problem.message
    assert "a text of 43 characters" in problem.message
