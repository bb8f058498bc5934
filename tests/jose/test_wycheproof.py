"""All 401 Wycheproof signature vectors: what the file says, but for eight that are disputed."""

import json
from pathlib import Path

import pytest

from debugger.jose.parse import parse
from debugger.keys.load import load
from debugger.verify import verify

FILE = Path(__file__).parents[1] / "vectors" / "wycheproof" / "json_web_signature_test.json"

# Read differently by honest programs. What we say, and why:
DISPUTED = {
    346: "key-error",  # a PS384 token and a key that says “alg”: “PS256” (RFC 7517 §4.4)
    350: "key-error",
    347: "key-error",  # an ES512 token and a key that says “ES521”, which is no algorithm
    351: "key-error",
    367: "verified",  # called invalid, and letter for letter a valid one
    370: "verified",
    372: "malformed",  # called valid, with a “?” inside (RFC 7515 §2)
    373: "malformed",
}


def vectors():
    for group in json.loads(FILE.read_text(encoding="utf-8"))["testGroups"]:
        key = json.dumps(group.get("public") or group["private"])
        for test in group["tests"]:
            yield pytest.param(test, key, id=f"{test['tcId']}-{test['comment'] or 'unnamed'}")


def verdict_of(test, key):
    token = test["jws"] if isinstance(test["jws"], str) else json.dumps(test["jws"])
    return verify(parse(token), load(key))


@pytest.mark.parametrize(("test", "key"), list(vectors()))
def test_a_wycheproof_signature_is_judged_as_the_file_says(test, key):
    verdict = verdict_of(test, key).verdict
    if test["tcId"] in DISPUTED:
        assert verdict == DISPUTED[test["tcId"]]
    else:
        assert (verdict == "verified") is (test["result"] == "valid")


def test_all_401_vectors_are_there():
    assert len(list(vectors())) == 401


@pytest.mark.parametrize("number", [346, 347, 350, 351])
def test_a_key_meant_for_another_algorithm_is_refused_and_said_to_fit(number):
    test, key = next(entry.values for entry in vectors() if entry.values[0]["tcId"] == number)
    verification = verdict_of(test, key)
    assert "The signature itself does fit this key." in verification.reason
    assert [code for _, code, _ in verification.misfits] == ["jwk-alg-conflict"]


@pytest.mark.parametrize("number", [353, 354, 355, 356])
def test_a_key_whose_use_or_operations_forbid_checking_is_a_key_error(number):
    test, key = next(entry.values for entry in vectors() if entry.values[0]["tcId"] == number)
    assert verdict_of(test, key).verdict == "key-error"
