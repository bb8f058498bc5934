"""The examples of RFC 7515, 7520, 7797 and 8037: a test for each."""

import base64
import json
from pathlib import Path

import pytest

from debugger.jose.algorithms import find
from debugger.jose.jws import sign, verify_signature
from debugger.jose.parse import parse
from debugger.keys.load import load
from debugger.verify import verify

VECTORS = Path(__file__).parents[1] / "vectors"


def read(name):
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def cookbook(pattern):
    return [pytest.param(read(path), id=path.name) for path in sorted(VECTORS.glob(pattern))]


def octets(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


EXAMPLES = [pytest.param(row, id=row["appendix"]) for row in read("rfc7515/appendix_a.json")]
COMPACT = cookbook("rfc7520/4_[1-4]*.json") + cookbook("rfc8037/jws.json")


@pytest.mark.parametrize("example", EXAMPLES[:4])
def test_the_examples_of_rfc_7515_verify_with_their_key(example):
    verification = verify(parse(example["compact"]), load(json.dumps(example["key"])))
    assert verification.verdict == "verified"
    assert verification.algorithm.name == example["alg"]


@pytest.mark.parametrize("example", EXAMPLES[:4])
def test_the_examples_of_rfc_7515_do_not_verify_with_one_octet_changed(example):
    header, payload, signature = example["compact"].split(".")
    raw = bytearray(octets(signature))
    raw[len(raw) // 2] ^= 1
    changed = base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()
    token = parse(f"{header}.{payload}.{changed}")
    assert verify(token, load(json.dumps(example["key"]))).verdict == "invalid"


def test_the_unsecured_example_of_rfc_7515_is_unsecured_whatever_the_key():
    example = read("rfc7515/appendix_a.json")[4]
    for key in (None, "secret"):
        assert verify(parse(example["compact"]), load(key)).verdict == "unsecured"


@pytest.mark.parametrize("example", COMPACT)
def test_the_compact_examples_of_the_cookbook_verify(example):
    verification = verify(parse(example["output"]["compact"]), load(json.dumps(key_of(example))))
    assert verification.verdict == "verified"
    assert verification.key_source == "JWK"


@pytest.mark.parametrize("example", COMPACT)
def test_the_signing_input_of_the_cookbook_is_ours(example):
    token = parse(example["output"]["compact"])
    assert token.signatures[0].signing_input == example["signing"]["sig-input"].encode()
    assert token.signatures[0].octets == octets(example["signing"]["sig"])


@pytest.mark.parametrize(
    "example", [entry for entry in COMPACT if entry.values[0].get("reproducible")]
)
def test_what_can_be_reproduced_of_the_cookbook_is_made_octet_for_octet(example):
    key = load(json.dumps(key_of(example))).keys[0]
    private = key.material if key.private is None else key.private
    signing_input = example["signing"]["sig-input"].encode()
    assert sign(find(example["input"]["alg"]), private, signing_input) == octets(
        example["signing"]["sig"]
    )


@pytest.mark.parametrize(
    ("example", "form"),
    [
        pytest.param(entry.values[0], form, id=f"{entry.id}-{form}")
        for entry in cookbook("rfc7520/4_*.json") + cookbook("rfc8037/jws.json")
        for form in ("json", "json_flat")
        if form in entry.values[0]["output"]
    ],
)
def test_the_json_forms_are_called_unsupported_and_never_verified(example, form):
    token = parse(json.dumps(example["output"][form]))
    verification = verify(token, load(json.dumps(key_of(example))))
    assert verification.verdict == "unsupported"
    assert "not built in yet" in verification.reason


def test_a_detached_payload_is_called_unsupported():
    example = read("rfc7520/4_5.signature_with_detached_content.json")
    verification = verify(parse(example["output"]["compact"]), load(json.dumps(key_of(example))))
    assert verification.verdict == "unsupported"
    assert "detached" in verification.reason


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("hmac-sha2_b64_false", "compact"),
        ("hmac-sha2_b64_false", "json"),
        ("hmac-sha2_b64_false", "json_flat"),
        ("4.2.hmac-sha2_b64_false", "json"),
        ("4.2.hmac-sha2_b64_false", "json_flat"),
    ],
)
def test_unencoded_payloads_are_called_unsupported(name, form):
    example = read(f"rfc7797/{name}.json")
    output = example["output"][form]
    text = output if isinstance(output, str) else json.dumps(output)
    assert verify(parse(text), load(json.dumps(key_of(example)))).verdict == "unsupported"


def test_the_mathematics_of_unencoded_payloads_fits():
    example = read("rfc7797/hmac-sha2_b64_false.json")
    signing_input, _, signature = example["output"]["compact"].rpartition(".")
    key = octets(example["input"]["key"]["k"])
    assert verify_signature(find("HS256"), key, signing_input.encode(), octets(signature))


def key_of(example):
    key = example["input"]["key"]
    return key[0] if isinstance(key, list) else key
