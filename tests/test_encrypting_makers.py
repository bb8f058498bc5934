"""Tokens that `jwcrypto` and `joserfc` encrypted a moment ago: every algorithm, content, form, key."""

import json
import os
from functools import cache

import pytest
from compact import b64
from cryptography.hazmat.primitives.asymmetric import ec, rsa, x448, x25519
from joserfc import jwe
from joserfc.jwk import OctKey, OKPKey, RSAKey
from jwcrypto import jwe as jwcrypto_jwe
from jwcrypto import jwk as jwcrypto_jwk
from jwcrypto.common import json_decode

from debugger.jose.algorithms import find
from debugger.jose.parse import parse
from debugger.keys.load import load
from debugger.verify import verify

PLAINTEXT = '{"iss":"https://issuer.example","sub":"u_8f3k2m9q","name":"Zoë 😀"}'.encode()
CONTENTS = {
    "A128CBC-HS256": 32,
    "A192CBC-HS384": 48,
    "A256CBC-HS512": 64,
    "A128GCM": 16,
    "A192GCM": 24,
    "A256GCM": 32,
}
WRAPPING = {f"A{bits}{kind}": bits // 8 for bits in (128, 192, 256) for kind in ("KW", "GCMKW")}
RSA = ("RSA1_5", "RSA-OAEP", "RSA-OAEP-256")
AGREEING = ("ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW")
PASSWORDS = ("PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW")
CURVES = ("P-256", "P-384", "P-521", "X25519", "X448")
EVERY = [
    *((name, content, "") for name in (*RSA, *WRAPPING, *PASSWORDS, "dir") for content in CONTENTS),
    *((name, content, "P-256") for name in AGREEING for content in CONTENTS),
    *((name, "A128GCM", curve) for name in AGREEING for curve in CURVES[1:]),
]
FORMS = ("compact", "flattened", "general")


def material(kind, number=0):
    """A private key object, or a secret’s octets: the first one fits, the others do not."""
    return made(kind, number)


@cache
def made(kind, number):
    if isinstance(kind, int):
        return os.urandom(kind)
    if kind == "RSA":
        return rsa.generate_private_key(65537, 2048)
    if kind in ("X25519", "X448"):
        return {"X25519": x25519.X25519PrivateKey, "X448": x448.X448PrivateKey}[kind].generate()
    shapes = {"P-256": ec.SECP256R1, "P-384": ec.SECP384R1, "P-521": ec.SECP521R1}
    return ec.generate_private_key(shapes[kind]())


def kind_of(name, content, curve):
    if name in RSA:
        return "RSA"
    if name in AGREEING:
        return curve
    return CONTENTS[content] if name == "dir" else WRAPPING.get(name, 20)


def jwk_of(kind, number=0):
    key = material(kind, number)
    if isinstance(key, bytes):
        return jwcrypto_jwk.JWK(kty="oct", k=b64(key))
    return jwcrypto_jwk.JWK.from_pyca(key)


def key_text(kind, number=0):
    if kind == "X448":
        return json.dumps(OKPKey.import_key(material(kind, number)).as_dict(private=True))
    return jwk_of(kind, number).export()


@cache
def encrypted(name, content, curve, form, **_):
    """By jwcrypto; in the general form to somebody else first."""
    header = {"alg": name, "enc": content}
    if curve == "X448":
        return by_joserfc(header, form)
    allowed = [*jwcrypto_jwe.default_allowed_algs, "RSA1_5"]
    key = jwk_of(kind_of(name, content, curve))
    if form == "compact":
        made = jwcrypto_jwe.JWE(PLAINTEXT, json.dumps(header), algs=allowed, recipient=key)
        return made.serialize(compact=True)
    if form == "flattened":
        made = jwcrypto_jwe.JWE(
            PLAINTEXT,
            json.dumps({"enc": content}),
            unprotected=json.dumps({"alg": name}),
            aad=b"and this, too",
            algs=allowed,
            recipient=key,
        )
        return made.serialize()
    made = jwcrypto_jwe.JWE(PLAINTEXT, json.dumps({"enc": content}), algs=allowed)
    made.add_recipient(jwk_of(32, 2), json.dumps({"alg": "A256KW", "kid": "another"}))
    made.add_recipient(key, json.dumps({"alg": name, "kid": "mine"}))
    return made.serialize()


def by_joserfc(header, form):
    """What jwcrypto has not."""
    registry = jwe.JWERegistry(algorithms=list(header.values()))
    key = OKPKey.import_key(material("X448"))
    if form == "compact":
        return jwe.encrypt_compact(header, PLAINTEXT, key, registry=registry)
    kind = jwe.FlattenedJSONEncryption if form == "flattened" else jwe.GeneralJSONEncryption
    token = kind({"enc": header["enc"]}, PLAINTEXT)
    token.add_recipient({"alg": header["alg"]})
    return json.dumps(jwe.encrypt_json(token, key, registry=registry))


def several(name, form):
    """Whether the form exists for it: what agrees on the content key has one recipient."""
    return form != "general" or name not in ("dir", "ECDH-ES")


ALL = [
    pytest.param(*each, form, id=" ".join(filter(None, (*each, form))))
    for each in EVERY
    for form in FORMS
    if several(each[0], form)
]


def judge(text, key):
    return verify(parse(text), load(key))


@pytest.mark.parametrize(("name", "content", "curve", "form"), ALL)
def test_a_token_of_jwcrypto_opens_with_its_key_and_with_no_other(name, content, curve, form):
    text, kind = encrypted(name, content, curve, form), kind_of(name, content, curve)
    opened = judge(text, key_text(kind))
    assert opened.verdict == "verified", opened.reason
    assert opened.decryption.payload.octets == PLAINTEXT
    assert (opened.algorithm.name, opened.decryption.content.name) == (name, content)
    assert judge(text, key_text(kind, 1)).verdict == "invalid"


@pytest.mark.parametrize(("name", "content", "curve"), EVERY)
def test_nothing_of_it_may_be_changed(name, content, curve):
    text, kind = encrypted(name, content, curve, "compact"), kind_of(name, content, curve)
    segments = text.split(".")
    header = json_decode(parse(text).header.text)
    segments_changed = [
        [b64(json.dumps({**header, "kid": "another"}).encode()), *segments[1:]],
        *(
            [*segments[:place], flipped(segments[place]), *segments[place + 1 :]]
            for place in (2, 3, 4)
        ),
    ]
    if segments[1]:
        segments_changed.append([segments[0], flipped(segments[1]), *segments[2:]])
    for changed in segments_changed:
        assert judge(".".join(changed), key_text(kind)).verdict == "invalid"


def flipped(text):
    """The same but for one bit of its first octet."""
    return ("A" if text[0] != "A" else "Q") + text[1:]


@pytest.mark.parametrize(("name", "content", "curve"), EVERY)
def test_without_a_key_it_stays_closed(name, content, curve):
    assert judge(encrypted(name, content, curve, "compact"), "").verdict == "unverified"


@pytest.mark.parametrize(("name", "content", "curve"), EVERY)
def test_a_key_of_another_type_is_a_key_error(name, content, curve):
    other = "RSA" if name not in RSA else 32
    verification = judge(encrypted(name, content, curve, "compact"), key_text(other))
    assert verification.verdict == "key-error"
    assert [code for _, code, _ in verification.misfits] == ["algorithm-key-mismatch"]


@pytest.mark.parametrize("name", [*RSA, *AGREEING])
def test_the_public_half_opens_nothing(name):
    curve = "P-256" if name in AGREEING else ""
    public = jwk_of(kind_of(name, "A128GCM", curve)).export_public()
    verification = judge(encrypted(name, "A128GCM", curve, "compact"), public)
    assert verification.verdict == "key-error"
    assert "only the private half decrypts" in verification.reason


@pytest.mark.parametrize("name", [*WRAPPING, "dir"])
@pytest.mark.parametrize("more", [-1, 1])
def test_a_secret_of_another_length_is_a_key_error(name, more):
    length = kind_of(name, "A128GCM", "")
    secret = json.dumps(
        {"kty": "oct", "k": b64(material(length) + b"!" if more > 0 else material(length)[:-1])}
    )
    verification = judge(encrypted(name, "A128GCM", "", "compact"), secret)
    assert verification.verdict == "key-error"
    assert [code for _, code, _ in verification.misfits] == ["jwe-key-length"]
    assert f"exactly {length}" in verification.reason


@pytest.mark.parametrize("name", AGREEING)
@pytest.mark.parametrize("curve", CURVES[1:])
def test_a_key_on_another_curve_than_the_senders_is_a_key_error(name, curve):
    verification = judge(encrypted(name, "A128GCM", "P-256", "compact"), key_text(curve))
    assert verification.verdict == "key-error"
    assert [code for _, code, _ in verification.misfits] == ["ec-curve-mismatch"]


@pytest.mark.parametrize("bits", [384, 512])
@pytest.mark.parametrize("content", CONTENTS)
def test_oaep_with_the_longer_hashes_opens_too(bits, content):
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding
    from joserfc.jwa import JWE_ENC_MODELS

    model = next(model for model in JWE_ENC_MODELS if model.name == content)
    digest = getattr(hashes, f"SHA{bits}")()
    header = b64(json.dumps({"alg": f"RSA-OAEP-{bits}", "enc": content}).encode())
    content_key, vector = model.generate_cek(), model.generate_iv()
    wrapped = (
        material("RSA")
        .public_key()
        .encrypt(content_key, padding.OAEP(padding.MGF1(digest), digest, None))
    )
    ciphertext, tag = model.encrypt(PLAINTEXT, content_key, vector, header.encode())
    text = ".".join((header, *map(b64, (wrapped, vector, ciphertext, tag))))
    assert judge(text, key_text("RSA")).decryption.payload.octets == PLAINTEXT
    assert judge(text, key_text("RSA", 1)).verdict == "invalid"


@pytest.mark.parametrize("name", [*RSA[1:], *WRAPPING, "dir"])
@pytest.mark.parametrize("content", CONTENTS)
def test_a_token_of_joserfc_that_is_compressed_opens(name, content):
    kind = kind_of(name, content, "")
    key = material(kind)
    header = {"alg": name, "enc": content, "zip": "DEF"}
    imported = OctKey(key, key) if isinstance(key, bytes) else RSAKey(key, key)
    text = jwe.encrypt_compact(
        header, PLAINTEXT * 9, imported, registry=jwe.JWERegistry(algorithms=list(header.values()))
    )
    decryption = judge(text, key_text(kind)).decryption
    assert decryption.payload.octets == PLAINTEXT * 9
    assert decryption.compressed < len(PLAINTEXT) * 9


def test_every_algorithm_of_the_table_is_tried():
    names = {name for name, _, _ in EVERY} | {"RSA-OAEP-384", "RSA-OAEP-512"}
    assert all(find(name) for name in names)
    from debugger.jose.algorithms import ALGORITHMS

    assert names == {each.name for each in ALGORITHMS.values() if each.use == "key-management"}
