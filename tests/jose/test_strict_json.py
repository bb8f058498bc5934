"""JSON as a strict reader sees it: exact text, exact value, and every fault with its place."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debugger.jose import strict_json
from debugger.jose.model import Digits

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
)


def faults_of(octets):
    return [
        (fault.code, fault.at, (fault.start, fault.end))
        for fault in strict_json.read(octets).faults
    ]


@given(JSON_VALUES)
def test_sound_json_is_read_as_the_standard_library_reads_it(value):
    text = json.dumps(value)
    reading = strict_json.read(text.encode())
    assert reading.document.parsed
    assert reading.document.text == text
    assert reading.document.value == json.loads(text)


@given(st.binary(max_size=80))
def test_no_octets_make_it_raise(octets):
    reading = strict_json.read(octets)
    assert reading.document.parsed or any(fault.fatal for fault in reading.faults)


@given(st.text(max_size=80))
def test_no_text_makes_it_raise(text):
    strict_json.read_text(text)
    dict.fromkeys(strict_json.member_spans(text))


@pytest.mark.parametrize(
    ("octets", "faults"),
    [
        pytest.param(b"", [("json-invalid", "", (0, 0))], id="nothing"),
        pytest.param(b"{", [("json-invalid", "", (0, 1))], id="only a brace"),
        pytest.param(b'{"a":1,}', [("json-invalid", "", (7, 8))], id="comma before the end"),
        pytest.param(b'{"a":1} x', [("json-invalid", "", (8, 9))], id="text after the value"),
        pytest.param(b'{"a" 1}', [("json-invalid", "", (5, 6))], id="no colon"),
        pytest.param(b"{a:1}", [("json-invalid", "", (1, 2))], id="name without quotes"),
        pytest.param(b'{"a":01}', [("json-invalid", "", (6, 7))], id="leading zero"),
        pytest.param(b'{"a":"\n"}', [("json-invalid", "", (6, 7))], id="line break in a string"),
        pytest.param(
            '{"é":1,}'.encode(), [("json-invalid", "", (8, 9))], id="place counted in octets"
        ),
        pytest.param(b"{'a': True}", [("json-single-quotes", "", (1, 2))], id="single quotes"),
        pytest.param(
            b"{'a': 'it\\'s \"x\"', 'b': None}",
            [("json-single-quotes", "", (1, 2))],
            id="quotes in quotes",
        ),
        pytest.param(b"{'a': True", [("json-invalid", "", (1, 2))], id="single quotes and broken"),
        pytest.param(b"['a']", [("json-invalid", "", (1, 2))], id="single quotes, no object"),
        pytest.param(b'{"a":NaN}', [("json-nan", "a", (5, 8))], id="NaN"),
        pytest.param(
            b'{"a":[0,{"b":-Infinity}]}', [("json-nan", "a[1].b", (13, 22))], id="infinity"
        ),
        pytest.param(b'{"a":"NaN"}', [], id="the word as text"),
        pytest.param(
            b'\xef\xbb\xbf{"a":1}', [("byte-order-mark", "", (0, 3))], id="byte order mark"
        ),
        pytest.param(b'{"a":"\\ud83d"}', [("json-lone-surrogate", "a", (6, 12))], id="half a pair"),
        pytest.param(
            b'{"a":"\\udc00\\ud83d"}',
            [("json-lone-surrogate", "a", (6, 12))],
            id="pair the wrong way round",
        ),
        pytest.param(b'{"a":"\\ud83d\\ude00"}', [], id="a whole pair"),
        pytest.param(b'{"a":"\\\\ud83d"}', [], id="an escaped backslash"),
        pytest.param('{"a":"😀"}'.encode(), [], id="a real emoji"),
        pytest.param(b'{"sub":"\xe9"}', [("utf8-invalid", "", (8, 9))], id="Latin-1"),
        pytest.param(
            b'{"a":1,"b":{"x":1,"\\u0078":2}}',
            [("json-duplicate-member", "b.x", (18, 26))],
            id="equal after unescaping",
        ),
        pytest.param(
            b'[{"a":1},{"a":2,"A":3}]', [], id="one name in two objects, and in two cases"
        ),
        pytest.param(
            b'[{"a":1,"a":2}]', [("json-duplicate-member", "[0].a", (8, 11))], id="within an array"
        ),
    ],
)
def test_a_fault_is_named_with_its_place(octets, faults):
    assert faults_of(octets) == faults


@pytest.mark.parametrize(
    "codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_another_encoding_of_unicode_is_named(codec):
    octets = '{"a":1}'.encode(codec)
    reading = strict_json.read(octets)
    assert [fault.code for fault in reading.faults] == ["utf8-invalid"]
    assert codec[:6].upper() in reading.faults[0].message
    assert (reading.faults[0].start, reading.faults[0].end) == (0, len(octets))


def test_of_duplicate_members_the_last_stands_and_both_places_are_said():
    reading = strict_json.read(b'{"sub":"a","exp":1,"sub":"b"}')
    assert reading.document.value == {"sub": "b", "exp": 1}
    assert "as characters 2 and 20" in reading.faults[0].message
    assert not reading.faults[0].fatal


def test_octets_that_are_no_utf8_are_shown_as_replacement_characters():
    assert strict_json.read(b'{"sub":"\xe9"}').document.text == '{"sub":"\ufffd"}'


def test_single_quotes_are_not_read_as_json():
    document = strict_json.read(b"{'a': 1}").document
    assert (document.parsed, document.value) == (False, None)


def test_numbers_keep_every_digit():
    numbers = f'"b":{"9" * 5000},"c":1e999,"d":-1e-999,"e":0e9,"f":3.0,"g":-{"8" * 4300}'
    text = f'{{"a":9007199254740993,{numbers}}}'
    value = strict_json.read(text.encode()).document.value
    assert value["a"] == 9007199254740993
    assert (value["b"], value["c"], value["d"]) == (
        Digits("9" * 5000),
        Digits("1e999"),
        Digits("-1e-999"),
    )
    assert {type(value[name]) for name in "bcd"} == {Digits}
    assert (value["e"], type(value["f"]), value["g"]) == (0.0, float, -int("8" * 4300))


@pytest.mark.parametrize("levels", [64, 65])
@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":[', "]}")])
def test_depth_is_read_up_to_sixty_four(levels, opened, closed):
    times, rest = divmod(levels, opened.count("[") + opened.count("{"))
    text = "[" * rest + opened * times + closed * times + "]" * rest
    reading = strict_json.read(text.encode())
    assert reading.document.parsed is (levels == 64)
    assert [(fault.code, fault.limit) for fault in reading.faults] == [("json-depth", True)] * (
        levels > 64
    )


def test_brackets_in_texts_are_no_depth():
    assert strict_json.read(json.dumps({"a": "[{" * 200, "b": '\\"[' * 200}).encode()).faults == ()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500_000,
        '{"a":' * 200_000,
        '"' + '\\"' * 250_000,
        "'" + "\\'" * 250_000,
        "{'a': '\"" + "[" * 100_000,
        "\\ud800" * 80_000,
        '{"a":"' + "\\ud83d" * 80_000 + '"}',
        '{"a":1,' * 70_000,
    ],
    ids=[
        "brackets",
        "objects",
        "escaped quotes",
        "escaped single quotes",
        "hidden depth",
        "surrogates",
        "surrogates in a text",
        "open objects",
    ],
)
def test_hostile_text_is_answered_in_good_time(text):
    begun = time.process_time()
    strict_json.read(text.encode())
    assert time.process_time() - begun < 2


def test_ten_thousand_duplicates_are_not_all_listed():
    text = "{" + ",".join('"a":1' for _ in range(10_000)) + "}"
    assert len(strict_json.read(text.encode()).faults) == 10


MEMBERS = '{"a": 1, "b" : {"c.d":[1, {"x":"y"} , 3]}, "a":"last" ,"e":[] ,"":0}'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a", '"a":"last"'),
        ("b", '"b" : {"c.d":[1, {"x":"y"} , 3]}'),
        ('b["c.d"]', '"c.d":[1, {"x":"y"} , 3]'),
        ('b["c.d"][0]', "1"),
        ('b["c.d"][1]', '{"x":"y"}'),
        ('b["c.d"][1].x', '"x":"y"'),
        ('b["c.d"][2]', "3"),
        ("e", '"e":[]'),
        ('[""]', '"":0'),
        ('["a"]', '"a":"last"'),
    ],
)
def test_the_place_of_a_member_is_from_its_name_to_the_end_of_its_value(path, text):
    start, end = strict_json.member_spans(MEMBERS)[path]
    assert MEMBERS[start:end] == text


@pytest.mark.parametrize(
    "path", ["", "z", "a.x", "e[0]", "[0]", ".a", "a.", "a[", 'b["c.d"][3]', "b[c.d]"]
)
def test_a_path_to_nothing_has_no_place(path):
    assert path not in strict_json.member_spans(MEMBERS)


def test_the_first_of_duplicate_members_has_its_place_too():
    spans = strict_json.member_spans(MEMBERS)
    assert MEMBERS[slice(*spans.first(("a",)))] == '"a": 1'
    assert spans.first(("b",)) == spans["b"]


@given(JSON_VALUES.filter(lambda value: isinstance(value, (dict, list))))
def test_every_member_is_found_by_the_path_that_leads_to_it(value):
    text = json.dumps(value, indent=1, ensure_ascii=False)
    spans = strict_json.member_spans(text)

    def walk(inner, path):
        pairs = inner.items() if isinstance(inner, dict) else enumerate(inner)
        for step, child in pairs:
            at = strict_json.join(path, step)
            found = text[slice(*spans[at])]
            name = f"{json.dumps(step, ensure_ascii=False)}: " if isinstance(step, str) else ""
            assert found.startswith(name)
            assert json.loads(found.removeprefix(name)) == child
            if isinstance(child, (dict, list)):
                walk(child, at)

    walk(value, "")


@given(st.lists(st.text() | st.integers(0, 999), min_size=1, max_size=6))
def test_a_path_comes_apart_into_the_steps_it_was_put_together_from(steps):
    path = ""
    for step in steps:
        path = strict_json.join(path, step)
    assert strict_json.split(path) == tuple(steps)


@pytest.mark.parametrize(
    ("path", "step", "joined"),
    [
        ("", "exp", "exp"),
        ("cnf", "jkt", "cnf.jkt"),
        ("aud", 0, "aud[0]"),
        ("payload", "https://x.y/z", 'payload["https://x.y/z"]'),
        ("payload", "", 'payload[""]'),
        ("", 'a"b', '["a\\"b"]'),
        ("", "a b", '["a b"]'),
        ("", "naïve", "naïve"),
        ("", "\ud800", '["\\ud800"]'),
    ],
)
def test_a_name_that_would_be_unclear_is_written_in_quotes(path, step, joined):
    assert strict_json.join(path, step) == joined


def test_places_far_down_a_long_text_are_found_in_good_time():
    text = '{"a":' * 63 + "[" + ",".join(["[],{}"] * 150_000) + "]" + "}" * 63
    spans = strict_json.member_spans(text)
    begun = time.process_time()
    places = [spans[".".join("a" * count)] for count in range(1, 64)]
    assert places[-1][1] == len(text) - 63
    assert time.process_time() - begun < 2
