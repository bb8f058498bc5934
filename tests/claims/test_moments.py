"""A NumericDate, whatever stands there, in words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debugger.claims.moments import (
    beyond,
    calendar_shape,
    is_number,
    misreading,
    relative,
    rfc3339,
    span,
    unit_of,
)
from debugger.jose.model import Digits

NOW = 1750000000.0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (1750000000, "2025-06-15T15:06:40Z"),
        (1750000000.0, "2025-06-15T15:06:40Z"),
        (1750000000.5, "2025-06-15T15:06:40.5Z"),
        (1750000000.123456, "2025-06-15T15:06:40.123456Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (253402300799, "9999-12-31T23:59:59Z"),
        (-62135596800, "0001-01-01T00:00:00Z"),
    ],
    ids=str,
)
def test_a_moment_is_written_in_utc(value, text):
    assert rfc3339(value) == text


@pytest.mark.parametrize(
    "value",
    [
        253402300800,
        -62135596801,
        10**18,
        10**400,
        10**5000,
        1e300,
        math.inf,
        -math.inf,
        math.nan,
        Digits("1e999"),
        "1750000000",
        True,
        None,
        [],
        {},
    ],
    ids=lambda value: str(type(value).__name__),
)
def test_what_no_calendar_holds_has_no_date(value):
    assert rfc3339(value) is None
    assert relative(value, NOW) == "outside the calendar"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than 1 s"),
        (0.9, "less than 1 s"),
        (1, "1 s"),
        (59.9, "59 s"),
        (60, "1 min"),
        (61, "1 min 1 s"),
        (599, "9 min 59 s"),
        (601, "10 min"),
        (2880, "48 min"),
        (3600, "1 hour"),
        (3660, "1 h 1 min"),
        (10800, "3 hours"),
        (11520, "3 h 12 min"),
        (86399, "23 h 59 min"),
        (86400, "1 day"),
        (93600, "1 day 2 h"),
        (172800, "2 days"),
        (864000 + 3600, "10 days"),
        (31536000, "1 year"),
        (31536000 + 86400, "1 year 1 day"),
        (31536000 * 2 + 86400 * 3, "2 years 3 days"),
        (31536000 * 55, "55 years"),
        (31536000 * 2300, "2,300 years"),
        (31536000 * 10**6, "more than 10,000 years"),
        (1e300, "more than 10,000 years"),
        (10**400, "more than 10,000 years"),
        (math.inf, "more than 10,000 years"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_length_of_time_has_at_most_two_units(seconds, words):
    assert span(seconds) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1750000000, "right now"),
        (1750000000.4, "right now"),
        (1749988480, "3 h 12 min ago"),
        (1750000240, "in 4 min"),
        (1749999999, "1 s ago"),
    ],
)
def test_a_moment_is_told_from_now(value, words):
    assert relative(value, NOW) == words


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (1750000000, None),
        (0, None),
        (253402300799, None),
        (1750000000000, "counts milliseconds"),
        (978307200000, "counts milliseconds"),
        (978307199999, "lies outside the calendar"),
        (4102444800000, "counts milliseconds"),
        (4102444800001, "lies outside the calendar"),
        (1750000000000000, "counts microseconds"),
        (1750000000000000000, "counts nanoseconds"),
        (638855968000000000, "counts .NET ticks (100 ns since the year 1)"),
        (133944736000000000, "counts Windows file time (100 ns since 1601)"),
        (20250615, "is a date written as digits (YYYYMMDD)"),
        (202506151506, "is a date written as digits (YYYYMMDDhhmm)"),
        (20250615150640, "is a date written as digits (YYYYMMDDhhmmss)"),
        (20250615150640.0, "is a date written as digits (YYYYMMDDhhmmss)"),
        (20010101, "is a date written as digits (YYYYMMDD)"),
        (21001231, "is a date written as digits (YYYYMMDD)"),
        (20251315, None),
        (20010229, None),
        (20000101, None),
        (21010101, None),
        (-1, "lies before 1970"),
        (253402300800, "lies outside the calendar"),
        (10**400, "lies outside the calendar"),
        (10**5000, "lies outside the calendar"),
        (1e300, "lies outside the calendar"),
        (Digits("1e999"), "lies outside the calendar"),
        (Digits("-1e999"), "lies outside the calendar"),
        ("1750000000", None),
        (True, None),
        (math.nan, None),
    ],
    ids=lambda value: str(type(value).__name__),
)
def test_a_number_that_is_plainly_no_count_of_seconds_is_told(value, fault):
    assert misreading(value) == fault


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (1, True),
        (1.5, True),
        (10**5000, True),
        (True, False),
        (math.nan, False),
        (math.inf, False),
        (Digits("1"), False),
        ("1", False),
        (None, False),
    ],
    ids=lambda value: str(type(value).__name__),
)
def test_a_boolean_is_no_number(value, number):
    assert is_number(value) is number


@given(st.integers() | st.floats() | st.integers(min_value=10**300, max_value=10**310))
def test_no_number_is_too_much(value):
    for say in (rfc3339, misreading, lambda number: relative(number, NOW)):
        assert isinstance(say(value), str | None)
    if is_number(value):
        assert isinstance(unit_of(value), str | None)
        assert isinstance(calendar_shape(value), str | None)
        assert isinstance(span(abs(value)), str)


@pytest.mark.parametrize(
    ("seconds", "most", "words"),
    [
        (1201, 1200, "20 min, 1 s more than allowed"),
        (7200, 3600, "2 hours, 1 hour more than allowed"),
        (600.25, 600, "10 min, less than 1 s more than allowed"),
    ],
)
def test_what_is_too_long_says_by_how_much(seconds, most, words):
    assert beyond(seconds, most) == words
