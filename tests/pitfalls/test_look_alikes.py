"""Letters that look like others."""

import pytest

from debugger.pitfalls.look_alikes import folded, mixes_scripts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("none", "none"),
        ("n\u043ene", "none"),
        ("\uff2e\uff2f\uff2e\uff25", "NONE"),
        ("\u0399\u0405\u0405", "ISS"),
        ("\u217c", "l"),
        ("\u03f2rit", "crit"),
        ("n\u042cf", "nbf"),
        ("\u0575ti", "jti"),
        ("\uff0e\uff61\u3002\u2044\u2215", "...//"),
        ("\u2010\u2011\u2012\u2013\u2212", "-----"),
        ("m\u00fcller", "m\u00fcller"),
        ("\u6771\u4eac", "\u6771\u4eac"),
        ("\ud800", "\ud800"),
    ],
)
def test_look_alike_letters_become_latin(text, shown):
    assert folded(text) == shown


@pytest.mark.parametrize(
    "name", ["acme", "m\u00fcller", "\u03b5\u03bb\u03bb\u03ac\u03b4\u03b1", "\u6771\u4eac"]
)
def test_names_of_one_script_do_not_mix_them(name):
    assert not mixes_scripts(name)


@pytest.mark.parametrize("name", ["\u0430cme", "ac\u03bce\u0436", "\u03b1\u0436", "\u00fc\u0430"])
def test_names_of_two_scripts_do(name):
    assert mixes_scripts(name)
