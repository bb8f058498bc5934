"""base64url: one spelling per octet string, and every other one read and named."""

import base64
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debugger.jose import base64url


@given(st.binary(max_size=300))
def test_what_was_encoded_decodes_to_the_same_octets(octets):
    assert base64url.decode(base64url.encode(octets)) == octets


@given(st.binary(max_size=300))
def test_the_spelling_is_that_of_the_standard_library_without_padding(octets):
    assert base64url.encode(octets) == base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


@given(st.text(alphabet="AQgwZ_-b/+=*\u00e9\ud800", max_size=12))
def test_every_text_but_the_one_spelling_is_refused(text):
    """Whatever `decode` takes, `encode` gives back: no two texts mean the same octets."""
    try:
        octets = base64url.decode(text)
    except base64url.SpellingError:
        assert base64url.read(text).faults
    else:
        assert base64url.encode(octets) == text


@pytest.mark.parametrize(
    ("text", "octets", "code", "span"),
    [
        pytest.param("QR", b"A", "base64url-non-canonical", (1, 2), id="stray bits of two"),
        pytest.param("QUL", b"AB", "base64url-non-canonical", (2, 3), id="stray bits of three"),
        pytest.param("QQ==", b"A", "base64-padding", (2, 4), id="padding"),
        pytest.param("QUI=", b"AB", "base64-padding", (3, 4), id="one pad"),
        pytest.param("QQ=", b"A", "base64-padding", (2, 3), id="too little padding"),
        pytest.param("QUJD=", b"ABC", "base64-padding", (4, 5), id="padding without need"),
        pytest.param("-_+/", b"\xfb\xff\xbf", "base64-standard-alphabet", (2, 3), id="both"),
        pytest.param("+/A", b"\xfb\xf0", "base64-standard-alphabet", (0, 1), id="standard"),
        pytest.param("QQ=Q", None, "base64-padding", (2, 3), id="padding inside"),
        pytest.param("QUJDR", None, "base64url-length", (4, 5), id="one character too many"),
        pytest.param("A", None, "base64url-length", (0, 1), id="one character"),
        pytest.param("QUJ*DR", None, "base64url-alphabet", (3, 4), id="foreign character"),
        pytest.param("QU\u00e9D", None, "base64url-alphabet", (2, 3), id="letter with an accent"),
        pytest.param("\ud800QUI", None, "base64url-alphabet", (0, 1), id="lone surrogate"),
        pytest.param("QU JD", None, "base64url-alphabet", (2, 3), id="blank"),
    ],
)
def test_a_wrong_spelling_is_named_with_its_place(text, octets, code, span):
    decoded = base64url.read(text)
    assert decoded.octets == octets
    assert (decoded.fault.code, (decoded.fault.start, decoded.fault.end)) == (code, span)


@pytest.mark.parametrize(
    ("text", "readable"),
    [("QUJD*", b"ABC"), ("QUJDR", b"ABC"), ("QUJDRE*", b"ABCD"), ("*", b""), ("QQ=Q", b"A")],
)
def test_what_stands_before_a_fault_is_read(text, readable):
    assert base64url.read(text).readable == readable


def test_standard_base64_with_padding_has_both_faults():
    faults = base64url.read("+/A=").faults
    assert [fault.code for fault in faults] == ["base64-standard-alphabet", "base64-padding"]


def test_only_stray_bits_are_not_fatal():
    codes = {
        fault.code: fault.fatal
        for text in ("QR", "QQ==", "+/8", "A", "*")
        for fault in base64url.read(text).faults
    }
    assert codes == {
        "base64url-non-canonical": False,
        "base64-padding": True,
        "base64-standard-alphabet": True,
        "base64url-length": True,
        "base64url-alphabet": True,
    }


def test_a_refusal_says_where():
    with pytest.raises(base64url.SpellingError) as refusal:
        base64url.decode("QUJ*")
    assert (refusal.value.code, refusal.value.offset) == ("base64url-alphabet", 3)
    assert str(refusal.value) == (
        "“*” (U+002A) stands as character 4 of 4; base64url has only A to Z, a to z, 0 to 9, “-” and “_”."
    )


def test_the_message_says_how_the_same_octets_are_rightly_spelled():
    assert "with “Q”" in base64url.read("QR").fault.message
    assert "with “I”" in base64url.read("QUL").fault.message


def test_a_long_honest_text_has_no_fault():
    octets = os.urandom(100_000)
    assert base64url.read(base64url.encode(octets)) == base64url.Decoded(octets, octets)
