"""Letters that look like others."""

import pytest

from debugger.pitfalls.look_alikes import folded, passes_for_ascii


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("none", "none"),
        ("n\u043ene", "none"),
        ("\uff2e\uff2f\uff2e\uff25", "NONE"),
        ("\u0399\u0405\u0405", "ISS"),
        ("\u217c", "l"),
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
def test_names_of_one_script_pass_for_nothing_else(name):
    assert not passes_for_ascii(name)


@pytest.mark.parametrize(
    "name", ["\u0430cme", "ac\u03bce\u0436", "\uff41cme", "\u0441\u043e\u0441\u0430"]
)
def test_names_that_mix_scripts_or_look_latin_throughout_do(name):
    assert passes_for_ascii(name)
