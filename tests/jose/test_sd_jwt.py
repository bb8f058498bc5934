"""Disclosures matched to digests: the examples of RFC 9901, its rules, and hostile tokens."""

import json
from pathlib import Path
from time import perf_counter

import pytest

from debugger import Policy, inspect_token
from debugger.jose import base64url
from debugger.jose.parse import parse
from debugger.jose.sd_hash import digest_by
from debugger.jose.sd_jwt import disclose

RFC = json.loads(
    (Path(__file__).parents[1] / "vectors" / "rfc9901" / "examples.json").read_text("utf-8")
)
EXAMPLES = {example["section"]: example for example in RFC["examples"]}
SALT = "_26bc4LT-ac6q2KI6cBW5es"
sha_256 = digest_by("sha-256")


def entry(*elements):
    return base64url.encode(json.dumps(list(elements)).encode())


def digest(*elements):
    return sha_256(entry(*elements))


def token(payload, *texts):
    """An SD-JWT with a signature that nobody looks at."""
    head, body = (
        base64url.encode(json.dumps(part).encode()) for part in ({"alg": "ES256"}, payload)
    )
    return "~".join((f"{head}.{body}.{'A' * 86}", *texts, ""))


def disclosed(payload, *texts):
    return disclose(parse(token(payload, *texts)))


def faults(found):
    return [(fault.code, fault.at) for fault in found.issued.faults]


def inspected(example):
    policy = Policy(now=example.get("now", 1_690_000_000), audience=example.get("audience"))
    return inspect_token(example["token"], json.dumps(RFC["issuer_key"]), policy=policy)


@pytest.mark.parametrize("section", EXAMPLES)
def test_an_example_of_the_rfc_is_verified_and_reads_as_it_says(section):
    example = EXAMPLES[section]
    report = inspected(example)
    assert report.verdict == "verified"
    assert report.accepted
    assert report.disclosed.claims == example["claims"]
    assert [entry.used for entry in report.disclosed.entries] == [True] * example["token"].count(
        "~", 0, example["token"].rindex("~")
    )
    assert [finding.id for finding in report.findings if finding.severity != "info"] == []


@pytest.mark.parametrize("section", ["5.2", "A.4"])
def test_an_example_of_the_rfc_is_bound_to_its_holder(section):
    example = EXAMPLES[section]
    report = inspected(example)
    assert report.key_binding.outcome == "passed"
    assert report.key_binding.claims["nonce"] == example["nonce"]
    assert report.key_binding.claims["sd_hash"] == report.disclosed.sd_hash


@pytest.mark.parametrize("row", RFC["digests"], ids=lambda row: row["section"])
def test_a_digest_is_over_the_characters_of_the_disclosure(row):
    assert sha_256(row["disclosure"]) == row["digest"]


@pytest.mark.parametrize(
    "text",
    [
        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNXHUwMGY2Yml1cyJd",
        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsImZhbWlseV9uYW1lIiwiTcO2Yml1cyJd",
        "WwoiXzI2YmM0TFQtYWM2cTJLSTZjQlc1ZXMiLAoiZmFtaWx5X25hbWUiLAoiTcO2Yml1cyIKXQ",
    ],
    ids=["as it is", "escaped", "no white space", "new lines"],
)
def test_one_claim_has_many_spellings(text):
    found = disclosed({"_sd": [sha_256(text)]}, text)
    assert found.claims == {"family_name": "Möbius"}
    assert faults(found) == []


def test_what_has_no_disclosure_is_left_out():
    payload = {"nationalities": ["DE", {"...": digest(SALT, "FR")}, "US"], "_sd": ["A" * 43]}
    found = disclosed(payload)
    assert found.claims == {"nationalities": ["DE", "US"]}
    assert (found.digests, found.unmatched) == (2, 2)
    assert faults(found) == []


def test_an_object_whose_claims_are_all_withheld_stays_and_is_empty():
    assert disclosed({"address": {"_sd": ["A" * 43]}}).claims == {"address": {}}


def test_an_element_takes_the_place_that_its_digest_has():
    texts = [entry(f"{SALT}{number}", number) for number in range(3)]
    payload = {"a": ["first", *({"...": sha_256(text)} for text in texts), "last"]}
    assert disclosed(payload, texts[2], texts[0]).claims == {"a": ["first", 0, 2, "last"]}


def test_an_array_in_an_array_is_disclosed_as_well():
    inner = entry(SALT, "x")
    outer = entry(f"{SALT}2", [{"...": sha_256(inner)}, "y"])
    found = disclosed({"a": [[{"...": sha_256(outer)}]]}, inner, outer)
    assert found.claims == {"a": [[["x", "y"]]]}
    assert [each.at for each in found.entries] == ["payload.a[0][0][0]", "payload.a[0][0]"]


def test_what_is_not_selective_is_the_issued_one():
    payload = {"iss": "x", "a": [{"b": 1.50}, [1]], "n": None}
    found = disclosed(payload)
    assert found.claims is found.issued.claims
    assert not found.selective


REJECTED = {
    "§7.1 3.3.2.1: no array of three": (
        {"_sd": [digest(SALT, "FR")]},
        [entry(SALT, "FR")],
        ("sd-disclosure-malformed", "disclosures[0]"),
    ),
    "§7.1 3.3.2.2: the name _sd": (
        {"_sd": [digest(SALT, "_sd", [])]},
        [entry(SALT, "_sd", [])],
        ("sd-disclosure-malformed", "disclosures[0]"),
    ),
    "§7.1 3.3.2.2: the name ...": (
        {"_sd": [digest(SALT, "...", "x")]},
        [entry(SALT, "...", "x")],
        ("sd-disclosure-malformed", "disclosures[0]"),
    ),
    "§7.1 3.3.2.3: a name that is there": (
        {"_sd": [digest(SALT, "a", 1)], "a": 2},
        [entry(SALT, "a", 1)],
        ("sd-claim-collision", "disclosures[0]"),
    ),
    "§7.1 3.3.3.1: no array of two": (
        {"a": [{"...": digest(SALT, "a", 1)}]},
        [entry(SALT, "a", 1)],
        ("sd-disclosure-malformed", "disclosures[0]"),
    ),
    "§7.1 4: a digest twice": (
        {"_sd": [digest(SALT, "a", 1), digest(SALT, "a", 1)]},
        [entry(SALT, "a", 1)],
        ("sd-digest-duplicate", "payload._sd[1]"),
    ),
    "§7.1 5: not referenced": (
        {"_sd": ["A" * 43]},
        [entry(SALT, "a", 1)],
        ("sd-disclosure-unreferenced", "disclosures[0]"),
    ),
    "§4.1.1: a hash that nobody should use": (
        {"_sd_alg": "sha-256-32"},
        [],
        ("sd-alg-weak", "payload._sd_alg"),
    ),
    "§4.1.1: _sd_alg inside": (
        {"a": {"_sd_alg": "sha-256"}},
        [],
        ("sd-structure-malformed", "payload.a._sd_alg"),
    ),
    "§4.1: _sd for something else": (
        {"_sd": "x"},
        [],
        ("sd-structure-malformed", "payload._sd"),
    ),
    "§4.2.4.2: other keys beside ...": (
        {"a": [{"...": "A" * 43, "b": 1}]},
        [],
        ("sd-structure-malformed", "payload.a[0]"),
    ),
}


@pytest.mark.parametrize("rule", REJECTED)
def test_what_a_verifier_must_reject_is_a_fault(rule):
    payload, texts, expected = REJECTED[rule]
    assert faults(disclosed(payload, *texts)) == [expected]


@pytest.mark.parametrize("rule", REJECTED)
def test_what_a_verifier_must_reject_discloses_nothing(rule):
    payload, texts, _ = REJECTED[rule]
    found = disclosed(payload, *texts)
    used = [each for each in found.entries if each.used]
    assert len(used) == ("twice" in rule)  # the digest's first place is one


def test_a_collision_leaves_what_the_issuer_said_openly():
    found = disclosed({"_sd": [digest(SALT, "a", 1)], "a": 2}, entry(SALT, "a", 1))
    assert found.claims == {"a": 2}


@pytest.mark.parametrize("name", ["sha-256", "sha-384", "sha-512", "sha3-256", "sha3-512"])
def test_each_hash_finds_its_disclosure(name):
    text = entry(SALT, "a", 1)
    found = disclosed({"_sd_alg": name, "_sd": [digest_by(name)(text)]}, text)
    assert found.claims == {"a": 1}
    assert found.entries[0].digest == digest_by(name)(text)


def test_a_hash_that_is_not_known_matches_nothing_and_is_the_only_fault():
    found = disclosed({"_sd_alg": "whirlpool", "_sd": ["A" * 43]}, entry(SALT, "a", 1))
    assert faults(found) == [("sd-alg-weak", "payload._sd_alg")]
    assert found.entries[0].digest is None
    assert found.sd_hash is None


def test_a_disclosed_claim_is_found_at_its_disclosure():
    from debugger.jose.sd_places import locator_of

    street = entry(SALT, "street", "Main St")
    address = entry(f"{SALT}2", "address", {"_sd": [sha_256(street)], "zip": "x"})
    payload = {
        "a": [{"...": "A" * 43}, "shown", {"...": digest(f"{SALT}3", "x")}],
        "_sd": [sha_256(address)],
    }
    text = token(payload, street, address, entry(f"{SALT}3", "x"))
    found = disclose(parse(text))
    locate = locator_of(found.issued, found)

    def at(place):
        return text[slice(*locate(place))]

    assert at("payload.address") == address
    assert at("payload.address.zip") == address
    assert at("payload.address.street") == street
    assert at("payload.a[1]") == entry(f"{SALT}3", "x")
    # What is shown first was issued second.
    assert locate("payload.a[0]") == locate_issued(text, "payload.a[1]")
    assert locate("payload.nothing") is None


def locate_issued(text, place):
    from debugger.jose.places import locator

    return locator(parse(text))(place)


def chained(length):
    """Disclosures each of which stands in the next, the innermost first."""
    texts, value = [], "innermost"
    for number in range(length):
        texts.append(entry(f"{SALT}{number}", "a", value))
        value = {"_sd": [sha_256(texts[-1])]}
    return token(value, *texts)


def test_disclosures_nest_as_deep_as_json_may():
    found = disclose(parse(chained(63)))
    assert faults(found) == []
    assert all(each.used for each in found.entries)


def test_deeper_ones_are_a_limit_that_is_named():
    report = inspect_token(chained(500))
    assert report.verdict == "unsupported"
    assert "64 levels" in report.verification.reason
    assert {fault.code for fault in report.token.faults} == {"json-depth"}


def many(count):
    texts = [entry(f"{SALT}{number}", f"name{number}", number) for number in range(count)]
    return token({"_sd": [sha_256(text) for text in texts]}, *texts)


def test_ten_thousand_disclosures_are_read():
    report = inspect_token(many(10_000))
    assert report.verdict == "unverified"
    assert len(report.disclosed.claims) == 10_000


def test_one_more_is_a_limit_that_is_named():
    report = inspect_token(many(10_001))
    assert report.verdict == "unsupported"
    assert "10,000" in report.verification.reason


HOSTILE = {
    "all in one object": many,
    "nobody signed them": lambda n: token({}, *(entry(f"{SALT}{i}", f"n{i}", i) for i in range(n))),
    "one digest in all": lambda n: token({"_sd": [digest(SALT, "a", 1)] * n}, entry(SALT, "a", 1)),
    "the same disclosure": lambda n: token({}, *[entry(SALT, "a", 1)] * n),
    "one name for all": lambda n: (
        lambda texts: token({"_sd": [sha_256(text) for text in texts]}, *texts)
    )([entry(f"{SALT}{number}", "a", 1) for number in range(n)]),
    "malformed": lambda n: token({}, *["e30"] * n),
    "elements": lambda n: (
        lambda texts: token({"a": [{"...": sha_256(text)} for text in texts]}, *texts)
    )([entry(f"{SALT}{number}", number) for number in range(n)]),
    "decoys": lambda n: token({"_sd": [sha_256(str(number)) for number in range(n)]}),
    "structures at fault": lambda n: token({"a": [{"...": number} for number in range(n)]}),
    "a long name around all": lambda n: (
        lambda texts: token({"x" * 100 * n: {"_sd": [sha_256(text) for text in texts]}}, *texts)
    )([entry(f"{SALT}{number}", f"n{number}", 1) for number in range(n)]),
    "pairs that nest": lambda n: nested_pairs(n),
    "tildes": lambda n: token({}) + "~" * n,
}


def nested_pairs(count):
    """Each disclosure refers twice to the one before: read each time, that is 2 to the n-th."""
    texts = [entry(SALT, "a", 1)]
    for number in range(min(count, 60)):
        inner = sha_256(texts[-1])
        texts.append(entry(f"{SALT}{number}", "a", {"_sd": [inner], "b": [{"...": inner}]}))
    return token({"_sd": [sha_256(texts[-1])]}, *texts)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_token_gets_a_short_answer_in_time_that_grows_with_its_length(name):
    times = []
    for count in (1_000, 10_000):
        text = HOSTILE[name](count)
        begun = perf_counter()
        report = inspect_token(text)
        times.append(perf_counter() - begun)
        assert len(report.findings) <= 40
        assert len(report.token.faults) <= count + 100
    assert times[1] < 4
    assert times[1] < 40 * max(times[0], 0.01)


@pytest.mark.parametrize(
    "payload",
    [b"[]", b'"x"', b"5", b"null", b"\xff", b"{", b'{"_sd":{"_sd":["x"]}}', b'{"...":{"...":[]}}'],
    ids=repr,
)
def test_nothing_raises_for_a_payload_of_another_kind(payload):
    head = base64url.encode(b'{"alg":"ES256","typ":"dc+sd-jwt"}')
    text = f"{head}.{base64url.encode(payload)}.{'A' * 86}~{entry(SALT, 'a', 1)}~a.b.c"
    report = inspect_token(text, policy=Policy(profile="sd-jwt-vc"))
    assert report.verdict in ("unverified", "malformed")
    assert not report.accepted


@pytest.mark.parametrize(
    "value",
    ["1" * 5000, "-1e999", '"\\ud800"', '{"a":1,"a":2}', "[" * 60 + "]" * 60, '"\\u0000"'],
    ids=["digits", "beyond a double", "a lone surrogate", "duplicates", "deep", "NUL"],
)
def test_any_json_may_be_disclosed(value):
    from debugger.serialize import to_dict

    text = base64url.encode(f'["{SALT}","a",{value}]'.encode())
    report = inspect_token(token({"_sd": [sha_256(text)]}, text))
    assert report.disclosed.entries[0].used
    assert json.loads(json.dumps(to_dict(report)))["disclosures"][0]["path"] == "payload.a"
