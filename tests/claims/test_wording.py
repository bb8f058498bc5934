"""Values named in a sentence."""

import pytest

from debugger.claims.wording import clipped, counted, kind_of, quoted
from debugger.jose.model import Digits


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("a", "“a”"),
        ("", "an empty text"),
        ("x" * 61, "“" + "x" * 59 + "…”"),
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (1, "1"),
        (0, "0"),
        (1.5, "1.5"),
        (Digits("1e999"), "1e999"),
        ([], "an empty list"),
        (["a"], "“a”"),
        (["a", "b", "c", "d", "e"], "“a”, “b”, “c” and 2 more"),
        ([1, 2], "a list of 2"),
        ({}, "an empty object"),
        ({"a": 1}, "an object"),
    ],
    ids=lambda value: repr(value)[:12],
)
def test_a_value_is_named_by_what_stands_there(value, words):
    assert kind_of(value) == words


def test_a_number_of_too_many_digits_for_python_is_still_named():
    assert kind_of(10**5000).startswith("0x")
    assert len(kind_of(10**5000)) == 60


def test_words_are_clipped_counted_and_quoted():
    assert clipped("abcdef", 4) == "abc…"
    assert clipped("abcd", 4) == "abcd"
    assert (counted(1, "scope"), counted(2, "scope")) == ("1 scope", "2 scopes")
    assert counted(1234, "entry", "entries") == "1,234 entries"
    assert quoted("a") == "“a”"
