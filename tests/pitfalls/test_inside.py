"""One walk through a claims set: every member and text, with a place that can be found again."""

import json

from debugger.jose.model import Digits
from debugger.jose.strict_json import member_spans
from debugger.pitfalls.inside import look_inside, plain

CLAIMS = {
    "iss": "a",
    "https://acme.example/x": {"first_name": "b", "list": [1, "c", ["d", {"e.f": "g"}]]},
    "n": Digits("1e400"),
    "flag": True,
    "nothing": None,
    "count": 5,
}


def test_texts_are_found_in_document_order_with_their_places():
    assert [(entry.text, entry.at) for entry in look_inside(CLAIMS).texts] == [
        ("a", "payload.iss"),
        ("b", 'payload["https://acme.example/x"].first_name'),
        ("c", 'payload["https://acme.example/x"].list[1]'),
        ("d", 'payload["https://acme.example/x"].list[2][0]'),
        ("g", 'payload["https://acme.example/x"].list[2][1]["e.f"]'),
    ]


def test_every_place_is_one_that_the_json_reader_finds():
    spans = member_spans(json.dumps(CLAIMS))
    for entry in look_inside(CLAIMS).texts:
        assert entry.at.removeprefix("payload").removeprefix(".") in spans


def test_members_go_by_their_names_without_case_and_hyphens():
    (member,) = look_inside(CLAIMS).members(frozenset({"firstname"}))
    assert (member.name, member.value, member.owner) == (
        "first_name",
        "b",
        "https://acme.example/x",
    )
    assert plain("First-Name_") == "firstname"


def test_a_text_in_an_array_has_the_name_of_the_array():
    assert {entry.text: entry.name for entry in look_inside(CLAIMS).texts}["d"] == "list"


def test_integers_are_neither_booleans_nor_numbers_that_python_cannot_hold():
    assert [entry.value for entry in look_inside(CLAIMS).integers] == [1, 5]


def test_all_text_is_what_checks_may_look_at_first():
    inside = look_inside({"a": "ONE", "b": ["Two"]})
    assert (inside.all_text, inside.lower) == ("ONE\nTwo", "one\ntwo")


def test_depth_needs_no_stack():
    claims = {"a": "b"}
    for _ in range(5_000):
        claims = {"a": claims}
    (entry,) = look_inside(claims).texts
    assert entry.at == "payload" + ".a" * 5_001
