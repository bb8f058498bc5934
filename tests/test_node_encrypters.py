"""Tokens that `jose` encrypted a moment ago, opened with their keys and with no others."""

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from nodejs import find_node

from debugger import inspect_token

NODE = Path(__file__).parent / "node"
CONTENTS = ("A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM")
PLAINTEXT = '{"sub":"u_8f3k2m9q","name":"Zoë 😀"}'


@pytest.fixture(scope="module")
def made():
    done = subprocess.run(
        [find_node(), "encrypters.js"], cwd=NODE, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("form", ["compact", "flattened", "general"])
def test_a_token_of_jose_opens_with_its_key_and_with_no_other(made, form, content):
    entries = [entry for entry in made if (entry["form"], entry["enc"]) == (form, content)]
    assert len(entries) == (25 if form == "general" else 30)
    for entry in entries:
        name = entry["alg"], entry["curve"]
        report = inspect_token(entry["token"], entry["key"])
        assert (name, report.verdict) == (name, "verified")
        assert report.token.payload.document.text == PLAINTEXT
        assert (name, inspect_token(entry["token"], entry["wrong"]).verdict) == (name, "invalid")


def test_an_encrypted_jwt_of_jose_is_accepted(made):
    entry = next(entry for entry in made if entry["form"] == "jwt")
    report = inspect_token(entry["token"], entry["key"])
    assert report.accepted
    assert report.token.claims["iss"] == "https://login.acme.example"
    assert [f.id for f in report.findings if f.severity != "info"] == []


def test_every_kind_of_jose_is_there(made):
    assert Counter(entry["form"] for entry in made) == {
        "compact": 180,
        "flattened": 180,
        "general": 150,
        "jwt": 1,
    }
