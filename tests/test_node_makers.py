"""Tokens that `jose` and `jsonwebtoken` made a moment ago, checked with every form of their keys."""

import json
import subprocess
from pathlib import Path

import pytest
from nodejs import find_node

from debugger import Policy, inspect_token

NODE = Path(__file__).parent / "node"
NOW = 1795514400
FORMATS = {"base64": "base64", "base64url": "base64url", "hex": "hex"}


@pytest.fixture(scope="module")
def made():
    node = find_node()
    done = subprocess.run(
        [node, "makers.js", str(NOW)], cwd=NODE, capture_output=True, text=True, check=True
    )
    return {(entry["maker"], entry["alg"]): entry for entry in json.loads(done.stdout)}


MADE = [
    (maker, algorithm)
    for maker, algorithms in {
        "jose": "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519 HS256 HS384 HS512",
        "jsonwebtoken": "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 HS256 HS384 HS512",
    }.items()
    for algorithm in algorithms.split()
]


def verdicts(token, keys):
    policy = Policy(now=NOW)
    return {
        form: inspect_token(token, text, FORMATS.get(form, "auto"), policy).verdict.value
        for form, text in keys.items()
    }


@pytest.mark.parametrize(("maker", "algorithm"), MADE)
def test_the_right_key_verifies_in_every_form(made, maker, algorithm):
    entry = made[maker, algorithm]
    assert verdicts(entry["token"], entry["keys"]) == dict.fromkeys(entry["keys"], "verified")


@pytest.mark.parametrize(("maker", "algorithm"), MADE)
def test_a_wrong_key_never_verifies_in_any_form(made, maker, algorithm):
    entry = made[maker, algorithm]
    assert verdicts(entry["token"], entry["wrong"]) == dict.fromkeys(entry["wrong"], "invalid")


@pytest.mark.parametrize(("maker", "algorithm"), MADE)
def test_a_key_of_another_type_is_a_key_error(made, maker, algorithm):
    entry = made[maker, algorithm]
    other = made["jose", "ES256" if algorithm[:2] in ("HS", "RS", "PS") else "RS256"]
    forms = {form: text for form, text in other["keys"].items() if form != "privateJwk"}
    assert verdicts(entry["token"], forms) == dict.fromkeys(forms, "key-error")


def test_every_token_announced_was_made(made):
    assert sorted(made) == sorted(MADE)
