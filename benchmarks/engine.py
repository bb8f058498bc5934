"""Rows 3 to 6: parse, verify, the whole inspection, the weak-secret check."""

import base64
import hmac
import json

import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from benchmarks import material, measure
from debugger import Policy, inspect_token
from debugger.jose.algorithms import ALGORITHMS
from debugger.jose.jws import verify_signature
from debugger.jose.parse import parse
from debugger.keys import dictionary
from debugger.keys.load import load

VERIFY_GOALS = {"HS256": 17, "RS256": 2.6, "ES256": 1.6, "EdDSA": 1.4}


def rows():
    yield _parse()
    for algorithm, goal in VERIFY_GOALS.items():
        yield _verify(algorithm, goal)
    yield _inspect()
    yield _weak_secret()


def _parse():
    text = material.token("HS256")
    header, payload, signature = text.split(".")

    def plain():
        json.loads(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)))
        json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))

    ours, theirs = measure.microseconds(lambda: parse(text), plain)
    return measure.Row("3", "parse 1 KB", ours, theirs, 3.5, "b64decode + json.loads")


def _verify(name, goal):
    token = parse(material.token(name))
    signing_input, octets = token.signatures[0].signing_input, token.signatures[0].octets
    key = load(material.public_pem(name)).keys[0]
    algorithm = ALGORITHMS[name]
    raw = _raw(name, key.material, signing_input, octets)
    ours, theirs = measure.microseconds(
        lambda: verify_signature(algorithm, key.material, signing_input, octets), raw
    )
    return measure.Row("4", f"verify {name}", ours, theirs, goal, "hmac / cryptography")


def _raw(name, key, signing_input, octets):
    """The one call of the library underneath."""
    if name == "HS256":
        return lambda: hmac.compare_digest(hmac.digest(key, signing_input, "sha256"), octets)
    if name == "RS256":
        return lambda: key.verify(octets, signing_input, padding.PKCS1v15(), hashes.SHA256())
    if name == "ES256":
        r, s = (int.from_bytes(half, "big") for half in (octets[:32], octets[32:]))
        der = encode_dss_signature(r, s)
        return lambda: key.verify(der, signing_input, ec.ECDSA(hashes.SHA256()))
    return lambda: key.verify(octets, signing_input)


def _inspect():
    text, key = material.token("RS256"), material.public_pem("RS256")
    policy = Policy(issuer=material.ISSUER, audience=material.AUDIENCE, algorithms="RS256")
    assert inspect_token(text, key, policy=policy).accepted

    def decode():
        jwt.decode(text, key, ["RS256"], issuer=material.ISSUER, audience=material.AUDIENCE)

    ours, theirs = measure.microseconds(lambda: inspect_token(text, key, policy=policy), decode)
    return measure.Row("5", "inspect_token 1 KB RS256", ours, theirs, 12, "PyJWT decode", 1e-3)


def _weak_secret():
    """A token whose secret stands in no list, so that both go through every guess."""
    token = parse(material.token("HS256"))
    signing_input, octets = token.signatures[0].signing_input, token.signatures[0].octets
    guesses = [guess for tier in dictionary._tiers(token) for guess in tier]

    def loop():
        compute = hmac.digest
        return [guess for guess in guesses if compute(guess, signing_input, "sha256") == octets]

    assert dictionary.search(token, seconds=60) == (None, False)
    ours, theirs = measure.microseconds(lambda: dictionary.search(token, seconds=60), loop)
    name = f"weak secret, {len(guesses):,} guesses"
    return measure.Row("6", name, ours, theirs, 1.2, "bare loop of hmac.digest")
