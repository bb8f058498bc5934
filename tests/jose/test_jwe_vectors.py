"""JWE examples of RFC 7516, 7520 and 8037 and all of Wycheproof’s: a test for each."""

import json
from pathlib import Path

import pytest

from debugger import inspect_token
from debugger.jose.parse import parse
from debugger.keys.load import load
from debugger.verify import verify

VECTORS = Path(__file__).parents[1] / "vectors"


def read(name):
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def text_of(token):
    return token if isinstance(token, str) else json.dumps(token)


def judge(token, key):
    return verify(parse(text_of(token)), load(key if isinstance(key, str) else json.dumps(key)))


APPENDIX = [pytest.param(row, id=row["appendix"]) for row in read("rfc7516/appendix_a.json")]


@pytest.mark.parametrize("row", APPENDIX)
def test_an_example_of_rfc_7516_opens_with_its_key(row):
    verification = judge(row["token"], row["key"])
    assert verification.verdict == "verified"
    assert verification.algorithm.name == row["alg"]
    assert verification.decryption.content.name == row["enc"]
    assert verification.decryption.payload.octets == row["plaintext"].encode()


def test_the_two_recipients_of_rfc_7516_are_told_apart():
    rows = {row["appendix"]: row for row in read("rfc7516/appendix_a.json")}
    opened = [judge(rows[name]["token"], rows[name]["key"]) for name in ("A.4.1", "A.4.2")]
    assert [each.decryption.recipient for each in opened] == [0, 1]
    assert [each.decryption.recipients for each in opened] == [2, 2]


def cookbook():
    names = sorted(path.name for path in (VECTORS / "rfc7520").glob("5_*.json"))
    for name in [f"rfc7520/{name}" for name in names] + ["rfc8037/ecdh-es.json"]:
        example = read(name)
        keys = example["input"].get("key") or example["input"]["pwd"]
        for number, key in enumerate(keys if isinstance(keys, list) else [keys]):
            for form, output in example["output"].items():
                number_of = name.split("/")[1].split(".")[0]
                yield pytest.param(example, key, output, id=f"{number_of}-{form}-{number}")


@pytest.mark.parametrize(("example", "key", "output"), list(cookbook()))
def test_an_example_of_the_cookbook_opens_with_its_key_in_every_form(example, key, output):
    verification = judge(output, key)
    assert verification.verdict == "verified"
    assert verification.decryption.payload.octets == example["input"]["plaintext"].encode()


@pytest.mark.parametrize(("example", "key", "output"), list(cookbook()))
def test_an_example_of_the_cookbook_does_not_open_with_one_octet_of_its_tag_changed(
    example, key, output
):
    text = text_of(output)
    tag = example["encrypting_content"]["tag"]
    changed = text.replace(tag, ("A" if tag[0] != "A" else "B") + tag[1:])
    assert changed != text
    assert judge(changed, key).verdict == "invalid"


@pytest.mark.parametrize("form", ["compact", "json", "json_flat"])
def test_the_nested_example_of_the_cookbook_is_judged_inside_and_outside(form):
    example = read("rfc7520/6.nesting_signatures_and_encryption.json")
    keys = [example["sign"]["input"]["key"], example["encrypt"]["input"]["key"]]
    # The one key of the example is for PS256, the other for RSA-OAEP: both are given as a set.
    report = inspect_token(text_of(example["encrypt"]["output"][form]), json.dumps({"keys": keys}))
    assert report.verdict == "verified"
    assert report.verification.algorithm.name == "RSA-OAEP"
    assert report.nested.token.text == example["sign"]["output"]["compact"]
    assert report.nested.verdict == "verified"
    assert report.nested.verification.algorithm.name == "PS256"
    assert report.nested.token.claims["iss"] == "hobbiton.example"


# Called invalid, because its test is of readers of the compact form alone: the JSON form of a good
# token (RFC 7516 §7.2.2), which this program reads.
IN_JSON = "rejectsValidJsonSerialization"


def opens(test):
    return test["result"] == "valid" or test["comment"] == IN_JSON


def wycheproof(name):
    for group in read(f"wycheproof/{name}.json")["testGroups"]:
        for test in group["tests"]:
            if "jwe" in test:
                yield pytest.param(
                    test, group["private"], id=f"{test['tcId']}-{test['comment'] or 'unnamed'}"
                )


ENCRYPTION = list(wycheproof("json_web_encryption_test"))
MIXED = list(wycheproof("json_web_crypto_test"))


@pytest.mark.parametrize(("test", "key"), ENCRYPTION)
def test_a_wycheproof_token_opens_where_the_file_says(test, key):
    verification = judge(test["jwe"], key)
    assert (verification.verdict == "verified") is opens(test)
    if test["result"] == "valid":
        assert verification.decryption.payload.octets.hex() == test["pt"]


@pytest.mark.parametrize(("test", "key"), MIXED)
def test_a_wycheproof_token_with_a_mixed_up_key_opens_where_the_file_says(test, key):
    assert (judge(test["jwe"], key).verdict == "verified") is opens(test)


def test_all_wycheproof_tokens_are_there():
    assert (len(ENCRYPTION), len(MIXED)) == (139, 34)


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        (2, "invalid"),  # the tag was changed
        (5, "invalid"),  # the tag is short by an octet
        (9, "malformed"),  # four segments
        (19, "invalid"),  # the header was changed
        (51, "malformed"),  # “epk” is no point of its curve
        (94, "key-error"),  # RSA1_5 with a key for RSA-OAEP
        (107, "key-error"),  # A128GCMKW with a key for A128KW
        (113, "invalid"),  # wrong padding
    ],
)
def test_a_wycheproof_token_that_must_be_refused_is_refused_for_its_reason(number, verdict):
    test, key = next(entry.values for entry in ENCRYPTION if entry.values[0]["tcId"] == number)
    assert judge(test["jwe"], key).verdict == verdict
