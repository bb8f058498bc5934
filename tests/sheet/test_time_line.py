"""The line of time: where its moments, labels and stretches stand."""

from datetime import UTC, datetime, timedelta

import pytest

from debugger.claims.policy import Policy
from debugger.sheet.time_line import moment_of, time_line

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def line_of(leeway=0, **minutes):
    claims = {name: (NOW + timedelta(minutes=m)).timestamp() for name, m in minutes.items()}
    return time_line(claims, Policy(now=NOW, leeway=leeway))


def labels_of(line):
    return [(label.names, label.time, label.anchor) for label in line.labels]


def test_a_good_token_has_a_band_and_nothing_late():
    line = line_of(iat=-30, nbf=-30, exp=30)
    assert line.ticks == ("6.14%", "93.86%")
    assert line.band == ("6.14%", "87.72%")
    assert line.late is None
    assert labels_of(line) == [("iat · nbf", "11:30", "start"), ("exp", "12:30", "end")]
    assert (line.now.x, line.now.anchor) == ("50.00%", "middle")


def test_an_expired_token_is_late_from_its_end_to_now():
    line = line_of(iat=-240, exp=-180)
    assert line.late == ("28.07%", "93.86%")
    assert line.now.anchor == "end"


def test_leeway_is_a_margin_after_the_end():
    assert line_of(leeway=600, iat=-30, exp=20).leeway == ("79.24%", "14.62%")


def test_a_label_that_would_touch_stands_right_of_the_one_before():
    line = line_of(iat=-240, nbf=-240, exp=-200)
    assert [(label.names, label.x, label.anchor) for label in line.labels] == [
        ("iat · nbf", "6.14%", "start"),
        ("exp", "25.64%", "start"),
    ]
    assert line.ticks == ("6.14%", "20.76%")


def test_labels_that_find_no_room_become_one():
    line = line_of(iat=-100_000, nbf=-1500, exp=-3)
    assert [label.names for label in line.labels] == ["iat", "nbf · exp"]


def test_moments_of_several_days_are_dates():
    assert [label.time for label in line_of(iat=-3000, exp=60).labels] == [
        "22 Nov 2026",
        "24 Nov 2026",
    ]


def test_the_line_says_its_moments_in_words():
    assert line_of(exp=-5).sentence == "Time line: exp 2026-11-24 11:55:00 UTC, past"


@pytest.mark.parametrize("value", [None, True, "1750000000", 10**30, -(10**30), 1e999, [], {}])
def test_what_is_no_moment_has_none(value):
    assert moment_of(value) is None


def test_a_token_without_moments_has_no_line():
    assert time_line({"exp": "soon"}, Policy(now=NOW)) is None


def test_leeway_beyond_the_calendar_is_no_margin():
    last = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    line = time_line({"exp": last.timestamp()}, Policy(now=NOW, leeway=3600))
    assert line.leeway == ("93.86%", "0.00%")


def test_one_moment_that_is_now_is_a_line():
    assert line_of(exp=0).ticks == ("6.14%",)
