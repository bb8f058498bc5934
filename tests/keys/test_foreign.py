"""Texts that are pasted as keys and are none are named; what only resembles them is a secret."""

import pytest

from debugger.keys.load import load

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
PAIRS = ":".join(["ab"] * 32)


@pytest.mark.parametrize("key_format", ["auto", "pem", "jwk"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TOKEN, "is itself a token"),
        (f"Bearer {TOKEN}\n", "is itself a token"),
        ("eyJhbGciOiJub25lIn0.e30.", "is itself a token"),
        ("eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn", "is itself a token"),
        ("SHA256:" + "a" * 43, "fingerprint"),
        ("2048 SHA256:" + "a" * 43 + " me@here (RSA)", "fingerprint"),
        ("MD5:" + ":".join(["ab"] * 16), "fingerprint"),
        (PAIRS, "fingerprint"),
        (f"SHA1={':'.join(['AB'] * 20)}", "fingerprint"),
    ],
)
def test_a_token_or_a_fingerprint_is_no_key(text, words, key_format):
    keyring = load(text, key_format)
    (problem,) = keyring.problems
    assert keyring.keys == ()
    assert problem.code == "key-is-token"
    assert words in problem.message
    assert problem.hint


@pytest.mark.parametrize("text", [TOKEN, PAIRS])
def test_it_is_the_secret_where_that_is_said(text):
    assert load(text, "utf8").keys[0].material == text.encode()


def test_hexadecimal_with_colons_is_a_secret_where_that_is_said():
    assert load(PAIRS, "hex").keys[0].material == b"\xab" * 32


@pytest.mark.parametrize("text", ["eyJhbGciOiJIUzI1NiJ9", "a.b.c", "SHA256:short", "ab:cd:ef"])
def test_what_only_resembles_them_is_a_secret(text):
    assert load(text).keys[0].material == text.encode()


def test_a_web_page_is_no_key():
    (problem,) = load("<!DOCTYPE html>\n<html><body>Not found</body></html>").problems
    assert (problem.code, problem.message) == (
        "key-unreadable",
        "The text given as key is a web page.",
    )
