"""Tokens that `jwcrypto` and `joserfc` made a moment ago, for every algorithm and form of key."""

import base64
import json
import warnings
from functools import cache

import pytest
from compact import b64, judge
from cryptography.hazmat.primitives import serialization
from jwcrypto import jwk as jwcrypto_jwk
from jwcrypto import jws as jwcrypto_jws
from key_files import MAKERS, certificate, private, private_pem, public_pem

from debugger.keys.material import public_members

ENCODING, PRIVATE, PUBLIC = (
    serialization.Encoding,
    serialization.PrivateFormat,
    serialization.PublicFormat,
)
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
    "EdDSA": "Ed25519",
    "Ed25519": "Ed25519",
    "Ed448": "Ed448",
}
SECRETS = {
    "HS256": bytes(range(1, 33)),
    "HS384": bytes(range(1, 49)),
    "HS512": bytes(range(1, 65)),
}
CLAIMS = {"iss": "https://issuer.example", "sub": "u_8f3k2m9q", "name": "Zoë 😀"}


def by_jwcrypto(alg):
    header = {"alg": alg, "typ": "JWT", "kid": "maker"}
    token = jwcrypto_jws.JWS(json.dumps(CLAIMS).encode())
    token.allowed_algs = [alg]
    if alg in SECRETS:
        key = jwcrypto_jwk.JWK(kty="oct", k=b64(SECRETS[alg]))
    else:
        key = jwcrypto_jwk.JWK.from_pem(private_pem(KINDS[alg]).encode())
    token.add_signature(key, alg, json.dumps(header))
    return token.serialize(compact=True)


def by_joserfc(alg):
    from joserfc import jwk, jws

    with warnings.catch_warnings():
        # It warns of EdDSA, whose name RFC 9864 deprecates.
        warnings.simplefilter("ignore")
        if alg in SECRETS:
            key = jwk.OctKey.import_key(SECRETS[alg])
        else:
            kinds = {"RSA": jwk.RSAKey, "Ed25519": jwk.OKPKey, "Ed448": jwk.OKPKey}
            kind = kinds.get(KINDS[alg], jwk.ECKey)
            key = kind.import_key(private_pem(KINDS[alg]))
        header = {"alg": alg, "typ": "JWT", "kid": "maker"}
        return jws.serialize_compact(header, json.dumps(CLAIMS), key, algorithms=[alg])


MADE_BY = {"jwcrypto": by_jwcrypto, "joserfc": by_joserfc}
# jwcrypto knows the Edwards curves by the name EdDSA alone.
MADE = [
    (maker, alg)
    for maker in MADE_BY
    for alg in [*SECRETS, *KINDS]
    if not (maker == "jwcrypto" and alg in ("Ed25519", "Ed448"))
]


@cache
def token_of(maker, alg):
    return MADE_BY[maker](alg)


def key_forms(kind):
    """Every form in which people paste a key of this kind: name, text."""
    key = private(kind)
    public = key.public_key()
    members = public_members(public)
    spki = public.public_bytes(ENCODING.DER, PUBLIC.SubjectPublicKeyInfo)
    yield "SPKI PEM", public_pem(kind)
    yield "PKCS #8 PEM", private_pem(kind)
    yield "certificate", certificate(kind).public_bytes(ENCODING.PEM).decode()
    yield "DER in base64", base64.b64encode(spki).decode()
    yield "JWK", json.dumps(members)
    yield "JWK Set", json.dumps({"keys": [members]})
    yield "JWK Set with kid", json.dumps({"keys": [{**members, "kid": "maker"}]})
    yield "one line", public_pem(kind).replace("\n", "\\n")
    if kind == "RSA":
        yield "PKCS #1 public PEM", public_pem(kind, PUBLIC.PKCS1)
    if kind not in ("Ed25519", "Ed448"):
        yield "PKCS #1 or SEC 1 PEM", private_pem(kind, PRIVATE.TraditionalOpenSSL)
    if kind not in ("secp256k1", "Ed448"):
        yield "OpenSSH", public.public_bytes(ENCODING.OpenSSH, PUBLIC.OpenSSH).decode()


PUBLIC_CASES = [(maker, alg) for maker, alg in MADE if alg in KINDS]
SECRET_CASES = [(maker, alg) for maker, alg in MADE if alg in SECRETS]


@pytest.mark.parametrize(("maker", "alg"), PUBLIC_CASES)
def test_the_right_key_verifies_in_every_form(maker, alg):
    verdicts = {
        form: judge(token_of(maker, alg), text).verdict.value
        for form, text in key_forms(KINDS[alg])
    }
    assert set(verdicts.values()) == {"verified"}, verdicts


@cache
def stranger(kind):
    """Another key of that kind, as a PEM."""
    return (
        MAKERS[kind]().public_key().public_bytes(ENCODING.PEM, PUBLIC.SubjectPublicKeyInfo).decode()
    )


@pytest.mark.parametrize(("maker", "alg"), PUBLIC_CASES)
def test_another_key_of_the_kind_is_invalid_and_explained_by_nothing(maker, alg):
    verification = judge(token_of(maker, alg), stranger(KINDS[alg]))
    assert verification.verdict == "invalid"
    assert verification.causes == ()


@pytest.mark.parametrize(("maker", "alg"), PUBLIC_CASES)
def test_a_key_of_another_kind_is_a_key_error(maker, alg):
    for kind in MAKERS:
        if kind == KINDS[alg] or (alg == "EdDSA" and kind == "Ed448"):
            continue
        assert judge(token_of(maker, alg), public_pem(kind)).verdict == "key-error", kind
    assert judge(token_of(maker, alg), "a secret text").verdict == "key-error"


@pytest.mark.parametrize(("maker", "alg"), SECRET_CASES)
def test_the_right_secret_verifies_in_every_form(maker, alg):
    secret, token = SECRETS[alg], token_of(maker, alg)
    jwk = {"kty": "oct", "k": b64(secret)}
    forms = {
        "utf8": (secret.decode(), "utf8"),
        "base64": (base64.b64encode(secret).decode(), "base64"),
        "base64url": (b64(secret), "base64url"),
        "hex": (secret.hex(), "hex"),
        "JWK": (json.dumps(jwk), "auto"),
        "JWK Set": (json.dumps({"keys": [{**jwk, "kid": "maker"}]}), "auto"),
    }
    verdicts = {form: judge(token, *given).verdict.value for form, given in forms.items()}
    assert set(verdicts.values()) == {"verified"}, verdicts


@pytest.mark.parametrize(("maker", "alg"), SECRET_CASES)
def test_another_secret_is_invalid_and_a_public_key_a_key_error(maker, alg):
    token = token_of(maker, alg)
    assert judge(token, "another secret, and long enough for all of them " * 2).verdict == "invalid"
    for kind in MAKERS:
        assert judge(token, public_pem(kind)).verdict == "key-error", kind


@pytest.mark.parametrize(("maker", "alg"), MADE)
def test_without_a_key_nothing_is_claimed(maker, alg):
    assert judge(token_of(maker, alg)).verdict == "unverified"
