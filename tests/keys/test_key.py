"""What forbids a key for an algorithm, the gravest first, and what does not."""

import json

import pytest
from key_files import private, public_pem

from debugger.jose.algorithms import ALGORITHMS, Use
from debugger.keys.convert import private_jwk, public_jwk
from debugger.keys.key import Key, Provenance, Reading, misfit
from debugger.keys.load import load
from debugger.keys.material import key_of

PROCESSED = [
    entry for entry in ALGORITHMS.values() if entry.use is Use.SIGNATURE and entry.processed
]
SIGNING = [entry.name for entry in PROCESSED if entry.key_type]
FITTING = {
    "secret": ["HS256", "HS384", "HS512"],
    "RSA": ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
    "P-256": ["ES256"],
    "P-384": ["ES384"],
    "P-521": ["ES512"],
    "secp256k1": ["ES256K"],
    "Ed25519": ["EdDSA", "Ed25519"],
    "Ed448": ["EdDSA", "Ed448"],
}
SAME_TYPE = {
    "P-256": "EC",
    "P-384": "EC",
    "P-521": "EC",
    "secp256k1": "EC",
    "Ed25519": "OKP",
    "Ed448": "OKP",
    "RSA": "RSA",
    "secret": "oct",
}


def key(kind):
    (found,) = load("secret" if kind == "secret" else public_pem(kind)).keys
    return found


@pytest.mark.parametrize("name", SIGNING)
@pytest.mark.parametrize("kind", FITTING)
def test_type_and_curve_decide(kind, name):
    fault = misfit(key(kind), ALGORITHMS[name])
    if name in FITTING[kind]:
        assert fault is None
    elif ALGORITHMS[name].key_type == SAME_TYPE[kind]:
        assert fault.code == "ec-curve-mismatch"
    else:
        assert fault.code == "algorithm-key-mismatch"
    assert fault is None or (f"“{name}”" in fault.message and fault.hint)


def test_the_words_say_what_is_given_what_is_asked_and_what_to_do():
    fault = misfit(key("RSA"), ALGORITHMS["HS256"])
    assert fault.message == (
        "The key is an RSA key, but “alg” is “HS256”, which takes a shared secret."
    )
    assert fault.hint == (
        "Give a shared secret, or accept only algorithms that go with this key: "
        "RS256, RS384, RS512, PS256, PS384, PS512."
    )
    fault = misfit(key("P-384"), ALGORITHMS["ES256"])
    assert fault.message == (
        "The key is on the curve P-384, but “alg” is “ES256”, which takes a key on P-256."
    )
    assert fault.hint == "Give a key on P-256; P-384 goes with ES384."


def described(kind, **members):
    made = key_of(private(kind).public_key(), Provenance(Reading.JWK), private=private(kind))
    assert isinstance(made, Key)
    jwk = private_jwk(made) if members.pop("private", False) else public_jwk(made)
    return load(json.dumps(jwk | members)).keys[0]


def secret(**members):
    return load(json.dumps({"kty": "oct", "k": "c2VjcmV0"} | members)).keys[0]


@pytest.mark.parametrize(
    ("made", "name", "code"),
    [
        (lambda: described("RSA", alg="RS256"), "RS256", None),
        (lambda: described("RSA", alg="PS256"), "RS256", "jwk-alg-conflict"),
        (lambda: described("P-521", alg="ES521"), "ES512", "jwk-alg-conflict"),
        (lambda: described("RSA", alg=5), "RS256", "jwk-alg-conflict"),
        (lambda: described("RSA", alg=None), "RS256", None),
        (lambda: described("Ed25519", alg="Ed25519"), "EdDSA", None),
        (lambda: described("Ed25519", alg="EdDSA"), "Ed25519", None),
        (lambda: described("Ed448", alg="Ed448"), "EdDSA", None),
        (lambda: described("Ed25519", alg="Ed448"), "EdDSA", "jwk-alg-conflict"),
        (lambda: secret(alg="A256GCM"), "HS256", "jwk-alg-conflict"),
        (lambda: described("RSA", use="sig"), "RS256", None),
        (lambda: described("RSA", use="enc"), "RS256", "jwk-use-conflict"),
        (lambda: described("RSA", use="SIG"), "RS256", "jwk-use-conflict"),
        (lambda: described("RSA", use=1), "RS256", "jwk-use-conflict"),
        (lambda: described("RSA", key_ops=["verify"]), "RS256", None),
        (lambda: described("RSA", key_ops=["sign", "verify"]), "RS256", None),
        (lambda: described("RSA", key_ops=["sign"]), "RS256", "jwk-key-ops-conflict"),
        (lambda: described("RSA", key_ops=["sign"], private=True), "RS256", None),
        (
            lambda: described("RSA", key_ops=["encrypt"], private=True),
            "RS256",
            "jwk-key-ops-conflict",
        ),
        (lambda: described("RSA", key_ops=[]), "RS256", "jwk-key-ops-conflict"),
        (lambda: described("RSA", key_ops="verify"), "RS256", "jwk-key-ops-conflict"),
        (lambda: secret(key_ops=["verify"]), "HS256", None),
        (lambda: secret(key_ops=["sign"]), "HS256", "jwk-key-ops-conflict"),
        (lambda: described("RSA", use="enc", alg="RSA-OAEP"), "RS256", "jwk-alg-conflict"),
        (lambda: described("RSA", use="enc"), "HS256", "algorithm-key-mismatch"),
    ],
)
def test_what_a_jwk_says_of_itself_decides(made, name, code):
    fault = misfit(made(), ALGORITHMS[name])
    assert (fault.code if fault else None) == code
    assert fault is None or (fault.message and fault.hint)


def test_an_unknown_name_in_the_jwk_is_said_to_be_one():
    fault = misfit(described("P-521", alg="ES521"), ALGORITHMS["ES512"])
    assert fault.message == (
        "The JWK says that it is for “ES521”, but the token’s “alg” is “ES512”. "
        "No algorithm of that name is registered."
    )


def test_a_key_for_pss_alone_is_refused_for_pkcs1():
    from dataclasses import replace

    pss_only = replace(key("RSA"), pss_only=True)
    assert misfit(pss_only, ALGORITHMS["PS256"]) is None
    fault = misfit(pss_only, ALGORITHMS["RS256"])
    assert fault.code == "algorithm-key-mismatch"
    assert "for RSASSA-PSS only" in fault.message


# `openssl genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048`, its public half.
PSS_FILE = """\
-----BEGIN PUBLIC KEY-----
MIIBIDALBgkqhkiG9w0BAQoDggEPADCCAQoCggEBAPKyOKS5R+1ynvFk2n08kQOf
1Vt4ccEDgcltT2oF6t3D5hhbA0a0wPDotuhz1LxRUkPB94FPjyNO42N19Qz0+xjm
pQAiPoflc5BKmnUEeAjetdlvmbNE9GhqxfS6n8s+Guk4X9CDxEa30We2BnZQy6PW
CbkzIL8mt93Am1stgIAEtZBU8cARwMsRwb9APU5x7ysfps3qaOeFE1oLAB6SJApz
ssx+0Id5bt35IZG8OGjUH7OZ9O1PlTJsMgq+ijy73tub8G/R88fL3d2p4aEOp5zk
Y/nqm7YqcDk37L1Pi6iito9youGEiIA8GebhH48hv6bGrm8ZJnDeubbFD4+yG8MC
AwEAAQ==
-----END PUBLIC KEY-----
"""


def test_a_key_file_for_pss_alone_is_recognised():
    (found,) = load(PSS_FILE).keys
    assert (found.kind, found.bits, found.pss_only) == ("RSA", 2048, True)
    assert not key("RSA").pss_only
