"""What templates write values down with: escaping, chips for what cannot be seen, addresses."""

import unicodedata

import pytest
from flask import Flask

from debugger.web.filters import moment, sentence, visible, whole_moments


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a\u202eb", 'a<span class="unseen" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>b'),
        ("\u200b", '<span class="unseen" title="ZERO WIDTH SPACE">U+200B</span>'),
        ("\x00<", '<span class="unseen">U+0000</span>&lt;'),
        ("\ud800", '<span class="unseen">U+D800</span>'),
        ("\ue000", '<span class="unseen">U+E000</span>'),
        ("\U000e0041", '<span class="unseen" title="TAG LATIN CAPITAL LETTER A">U+E0041</span>'),
        ("\u0378", '<span class="unseen">U+0378</span>'),
        ("\u2028", '<span class="unseen" title="LINE SEPARATOR">U+2028</span>'),
        ("one\ntwo\ta", 'one\ntwo<span class="unseen">U+0009</span>a'),
        ("zürich Ω 漢 🙂\n", "zürich Ω 漢 🙂\n"),
        (9007199254740993, "9007199254740993"),
    ],
)
def test_what_cannot_be_seen_is_a_chip_and_markup_is_text(text, html):
    assert visible(text) == html


def test_a_page_has_no_more_than_two_thousand_chips_and_says_so():
    with Flask(__name__).app_context():
        first = visible("\x01" * 1_990)
        second = visible("\x02" * 500_000 + "<")
    assert first.count("U+0001") == 1_990
    assert second.count("U+0002") == 10
    assert second.count("more than 2,000 characters that cannot be seen") == 1
    assert second.endswith("\ufffd" * 400_000 + "&lt;")


def test_beyond_them_the_same_characters_are_set_apart_and_no_others():
    everything = "".join(map(chr, range(0x110000)))
    with Flask(__name__).app_context():
        visible("\x01" * 2_001)
        rest = visible(everything)
    seen = {character for character in rest if character != "\ufffd"}
    unseen = {
        character
        for character in everything
        if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
    }
    assert not (seen - {"\n"}) & unseen
    assert len(rest) - rest.count("\ufffd") > 140_000


def test_a_moment_is_written_for_people_in_utc():
    assert moment("2025-06-05T15:06:40Z") == "5 Jun 2025, 15:06:40 UTC"


def test_a_moment_that_no_calendar_holds_stays_as_it_is():
    assert moment("outside the calendar") == "outside the calendar"


def test_a_clause_becomes_a_sentence():
    assert sentence("it is empty") == "It is empty."
    assert sentence("It is done.") == "It is done."


def test_no_line_breaks_within_a_moment_and_markup_stays_text():
    html = whole_moments(visible("<b> at 2026-11-25T11:02:51Z, not 2026-11-25"))
    assert html == "&lt;b&gt; at <time>2026-11-25T11:02:51Z</time>, not 2026-11-25"
