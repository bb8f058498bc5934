"""A fault in its neighbourhood: the mark stands under its character."""

from debugger.jose.model import Fault
from debugger.sheet.excerpt import excerpt


def drawn(text, start, end, at="payload"):
    shown = excerpt(text, Fault("any", at, "It is odd.", start, end))
    line = shown.before + shown.marked + shown.after
    return shown, line, shown.indent + shown.caret


def test_the_mark_stands_under_its_character():
    shown, line, marks = drawn("a" * 100 + "…" + "b" * 100, 100, 101)
    assert line[marks.index("^")] == "…"
    assert shown.label == "character 101, in the payload"
    assert shown.named == "U+2026 HORIZONTAL ELLIPSIS"
    assert line.startswith("…a")
    assert line.endswith("b…")


def test_a_short_text_is_shown_whole():
    _, line, marks = drawn("abc*def", 3, 4, at="")
    assert (line, marks) == ("abc*def", "   ^")


def test_line_breaks_and_controls_take_one_column():
    shown, line, marks = drawn("ab\ncd\x00\te", 5, 6)
    assert (line, marks) == ("ab↵cd·→e", "     ^")
    assert shown.named == "U+0000"


def test_an_ordinary_character_needs_no_name():
    assert drawn("abc", 1, 2)[0].named == ""


def test_a_fault_at_the_end_has_its_mark_behind_the_text():
    _, _, marks = drawn("abc", 3, 3)
    assert marks == "   ^"


def test_a_wide_fault_is_cut():
    shown, _, _ = drawn("x" * 100, 0, 100)
    assert len(shown.caret) == len(shown.marked) == 24


def test_a_fault_without_a_place_has_no_excerpt():
    assert excerpt("abc", Fault("any", "", "It is odd.")) is None
