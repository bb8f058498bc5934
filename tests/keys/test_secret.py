"""One secret, every reading that people mean."""

import base64

import pytest

from debugger.keys.load import load
from debugger.keys.secret import readings

OCTETS = bytes(range(200, 232))


def by_octets(text):
    return {reading.octets: reading for reading in readings(text)}


@pytest.mark.parametrize(
    ("text", "octets", "label", "key_format", "code"),
    [
        (base64.b64encode(OCTETS).decode(), OCTETS, "base64", "base64", "encoding"),
        (base64.urlsafe_b64encode(OCTETS).decode(), OCTETS, "base64url", "base64url", "encoding"),
        (OCTETS.hex(), OCTETS, "hexadecimal", "hex", "encoding"),
        ("secret\n", b"secret", "text without the line break at its end", "utf8", "encoding"),
        (" secret\n", b"secret", "text without the white space at its ends", "utf8", "encoding"),
        ("secret", b"secret\n", "text with a line break at its end", "utf8", "encoding"),
        (
            "line\\nline",
            b"line\nline",
            "text with written-out “\\n” as line breaks",
            "utf8",
            "encoding",
        ),
        ('"secret"', b"secret", "without its quotes", "utf8", "wrapping"),
        ("‘secret’", b"secret", "without its quotes", "utf8", "wrapping"),
        ("secret;", b"secret", "without the “,” or “;” at its end", "utf8", "wrapping"),
        ('"secret",', b"secret", "without its quotes", "utf8", "wrapping"),
        ("JWT_SECRET=secret", b"secret", "without the name before it", "utf8", "wrapping"),
        ("export KEY=secret", b"secret", "without the name before it", "utf8", "wrapping"),
        (
            "export KEY='secret'\n",
            b"secret",
            "without the name before it and its quotes",
            "utf8",
            "wrapping",
        ),
        (
            'KEY="' + base64.b64encode(OCTETS).decode() + '"',
            OCTETS,
            "without the name before it and its quotes, read as base64",
            "base64",
            "wrapping",
        ),
    ],
)
def test_a_reading_says_what_to_choose_and_type(text, octets, label, key_format, code):
    reading = by_octets(text)[octets]
    assert (reading.label, reading.key_format) == (label, key_format)
    assert (
        reading.code
        == {
            "encoding": "secret-encoding-mismatch",
            "wrapping": "secret-with-wrapping",
        }[code]
    )
    assert load(reading.text, reading.key_format).keys[0].material == octets


def test_the_first_reading_is_the_text_as_typed():
    first, *_ = readings(" a ")
    assert (first.label, first.octets) == ("text", b" a ")


@pytest.mark.parametrize("text", ["secret", "abcd", "deadbeef", "x=y", ' "a" ', "\\n"])
def test_every_reading_differs_and_none_is_empty(text):
    octets = [reading.octets for reading in readings(text)]
    assert len(octets) == len(set(octets))
    assert all(octets)


@pytest.mark.parametrize("text", ["", "\ud800", "=", " "])
def test_hostile_texts_have_few_readings_or_none(text):
    assert len(readings(text)) <= 1
