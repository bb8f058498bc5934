"""The exact text of a JSON document, set in lines: nothing but white space changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debugger.sheet.json_lines import set_in_lines


def text_of(blocks):
    return "".join(run.text for block in blocks for run in block.runs)


def without_space(text):
    """White space outside of JSON strings taken out."""
    return re.sub(r'("(?:[^"\\]|\\.)*"?)|\s+', lambda match: match.group(1) or "", text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("{}", "{}"),
        ("[]", "[]"),
        ('{"a":1}', '{\n  "a": 1\n}'),
        ('{ "a" : 1 , "b" : [ ] }', '{\n  "a": 1,\n  "b": []\n}'),
        ('{"a":[1,2],"b":{"c":"d"}}', '{\n  "a": [1, 2],\n  "b": {"c": "d"}\n}'),
        ('"text"', '"text"'),
        ("1.50", "1.50"),
        ('{"a":"x , y : z"}', '{\n  "a": "x , y : z"\n}'),
        ("[1]", "[\n  1\n]"),
    ],
)
def test_each_member_stands_on_its_own_line(text, lines):
    assert text_of(set_in_lines(text, "payload")) == lines


def test_a_long_list_is_set_with_an_entry_a_line():
    entry = '"https://api.example/a/long/address"'
    text = text_of(set_in_lines(f'{{"aud":[{entry},{entry}]}}', "payload"))
    assert text == f'{{\n  "aud": [\n    {entry},\n    {entry}\n  ]\n}}'


@pytest.mark.parametrize(
    "text",
    [
        '{"n":9007199254740993,"f":3.0,"e":1E5,"z":-0}',
        '{"a":1,"a":2,"b":3}',
        '{"u":"\\u202e\\/\\ud800","s":"\\"}"}',
        '{"broken":',
        '{"unclosed":"text',
        "]]]}",
        "{,:,}",
        '{"deep":' + "[" * 300 + "]" * 300 + "}",
    ],
    ids=["digits", "duplicates", "escapes", "broken", "unclosed", "closings", "commas", "deep"],
)
def test_digits_escapes_duplicates_and_order_stay_as_written(text):
    assert without_space(text_of(set_in_lines(text, "payload"))) == text


@given(st.text(max_size=200))
def test_any_text_keeps_all_its_characters(text):
    assert without_space(text_of(set_in_lines(text, "header"))) == without_space(text)


def test_each_member_of_the_outermost_object_knows_its_place():
    blocks = set_in_lines('{"iss":"a","address":{"city":"b"},"q\\u0022":[1]}', "payload")
    assert [block.at for block in blocks if block.at] == [
        "payload.iss",
        "payload.address",
        'payload["q\\""]',
    ]


def test_names_are_told_from_values():
    (block,) = [block for block in set_in_lines('{"iss":"iss"}', "payload") if block.at]
    assert [(run.text, run.name) for run in block.runs] == [
        ('"iss"', True),
        (': "iss"', False),
    ]


def test_a_text_with_very_many_members_goes_on_as_it_stands():
    text = "[" + ",".join(["1"] * 40_000) + "]"
    assert text_of(set_in_lines(text, "payload")) == text
