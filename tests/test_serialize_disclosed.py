"""The JSON of an SD-JWT: each disclosure, the processed claims, the key binding."""

import json

from debugger import inspect_token
from debugger.jose import base64url
from debugger.samples import GIVEN_NAME, altered, bound, confirmed, digest_of, disclosure, selective
from debugger.serialize import to_dict

ELEMENT = ("ohtR9GCs2irQf-aGlwB_NQ", "FR")


def told(question):
    report = inspect_token(question.text, question.key, question.key_format, question.policy)
    return json.loads(json.dumps(to_dict(report)))


def test_a_disclosure_is_told_with_its_place():
    claims = {"nationalities": ["DE", {"...": digest_of(*ELEMENT)}]}
    answer = told(
        selective(GIVEN_NAME, ELEMENT, disclosure("salt", "role", "admin"), claims=claims)
    )
    assert answer["disclosures"] == [
        {
            "text": disclosure(*GIVEN_NAME),
            "salt": GIVEN_NAME[0],
            "name": "given_name",
            "value": "Ada",
            "digest": digest_of(*GIVEN_NAME),
            "path": "payload.given_name",
            "used": True,
        },
        {
            "text": disclosure(*ELEMENT),
            "salt": ELEMENT[0],
            "name": None,
            "value": "FR",
            "digest": digest_of(*ELEMENT),
            "path": "payload.nationalities[1]",
            "used": True,
        },
        {
            "text": disclosure("salt", "role", "admin"),
            "salt": "salt",
            "name": "role",
            "value": "admin",
            "digest": digest_of("salt", "role", "admin"),
            "path": None,
            "used": False,
        },
    ]


def test_the_processed_claims_stand_beside_the_issued_ones():
    answer = told(selective(GIVEN_NAME, claims={"_sd": [digest_of(*GIVEN_NAME), "A" * 43]}))
    assert answer["processed"]["value"]["given_name"] == "Ada"
    assert "_sd" not in answer["processed"]["value"]
    assert answer["payload"]["value"]["_sd"] == [digest_of(*GIVEN_NAME), "A" * 43]
    assert "given_name" not in answer["payload"]["value"]
    assert answer["processed"]["algorithm"] == "sha-256"
    assert answer["processed"]["digests"] == 2
    assert answer["processed"]["digests_without_disclosure"] == 1
    assert [line["name"] for line in answer["claims"]][-1] == "given_name"


def test_the_key_binding_is_told_with_what_came_of_it():
    answer = told(confirmed(binding=bound(claims={"nonce": 5})))["key_binding"]
    assert answer["outcome"] == "failed"
    assert answer["faults"] == [
        {"path": "key_binding.payload.nonce", "sentence": "“nonce” is 5; it must be a text."}
    ]
    assert answer["header"]["value"] == {"alg": "ES256", "typ": "kb+jwt"}
    assert answer["payload"]["value"]["sd_hash"] == answer["sd_hash"]


def test_every_other_token_discloses_nothing():
    answer = told(altered())
    assert (answer["disclosures"], answer["processed"], answer["key_binding"]) == ([], None, None)


def test_the_exact_text_of_what_was_not_disclosed_stays():
    question = selective(GIVEN_NAME, claims={"ratio": "RATIO"})
    header, payload, rest = question.text.split(".", 2)
    text = base64url.decode(payload).decode().replace('"RATIO"', "1.50")
    report = inspect_token(f"{header}.{base64url.encode(text.encode())}.{rest}")
    lines = {line.name: line.text for line in report.claims}
    assert lines["ratio"] == "1.50"
    assert lines["given_name"] == '"Ada"'
