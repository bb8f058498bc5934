"""Edges of the pitfalls of unit and type of a time, and of times that contradict each other."""

from functools import partial

from claim_rows import NOW, asked, one_claim, rows
from edge import raised, silent

from debugger.samples import ABSENT, generic_payload, with_octets

_TIMES = ("exp", "nbf", "iat", "auth_time", "updated_at")
_FIRST, _LAST = 978_307_200, 4_102_444_800  # of 2001, and of 2100
_NET, _WINDOWS = 62_135_596_800, 11_644_473_600  # seconds from the year 1 and from 1601 to 1970


def _spelled(digits):
    return with_octets(payload=generic_payload(f'"nbf":{digits}'.encode()))


def _of_each(id, value, names=_TIMES):
    return rows(id, "error", {name: {name: value} for name in names})


EDGES = (
    *_of_each("exp-milliseconds", NOW * 1000),
    *one_claim(
        "exp-milliseconds",
        "error",
        "exp",
        {
            "the first of 2001": _FIRST * 1000,
            "the first of 2100": _LAST * 1000,
            "with a fraction": NOW * 1000 + 0.5,
        },
    ),
    *one_claim(
        "exp-milliseconds",
        None,
        "exp",
        {
            "seconds": NOW + 900,
            "a moment before 2001": _FIRST * 1000 - 1,
            "a moment after 2100": _LAST * 1000 + 1,
            "microseconds": NOW * 10**6,
            "digits of a date": 202712241415,
            "milliseconds as text": str(NOW * 1000),
        },
    ),
    *rows(
        "exp-milliseconds",
        None,
        {"created_at": {"created_at": NOW * 1000}, "inside": {"user": {"exp": NOW * 1000}}},
    ),
    *_of_each("time-microseconds", NOW * 10**6),
    *one_claim(
        "time-microseconds",
        "error",
        "exp",
        {
            "microseconds of 2001": _FIRST * 10**6,
            "microseconds of 2100": _LAST * 10**6,
            "nanoseconds": NOW * 10**9,
            "nanoseconds of 2001": _FIRST * 10**9,
            "nanoseconds of 2100": _LAST * 10**9,
            ".NET ticks": (NOW + _NET) * 10**7,
            ".NET ticks of 2001": (_FIRST + _NET) * 10**7,
            ".NET ticks of 2100": (_LAST + _NET) * 10**7,
            "Windows file time": (NOW + _WINDOWS) * 10**7,
            "Windows file time of 2001": (_FIRST + _WINDOWS) * 10**7,
            "Windows file time of 2100": (_LAST + _WINDOWS) * 10**7,
        },
    ),
    *one_claim(
        "time-microseconds",
        None,
        "exp",
        {
            "milliseconds": NOW * 1000,
            "before 2001": _FIRST * 10**6 - 1,
            "after 2100": _LAST * 10**6 + 1,
            "nanoseconds after 2100": _LAST * 10**9 + 1024,
            "ticks before 2001": (_FIRST + _NET) * 10**7 - 1,
            "ticks after 2100": (_LAST + _NET) * 10**7 + 1,
            "file time before 2001": (_FIRST + _WINDOWS) * 10**7 - 1,
            "file time after 2100": (_LAST + _WINDOWS) * 10**7 + 1,
        },
    ),
    *_of_each("time-calendar-digits", 20271224),
    *one_claim(
        "time-calendar-digits",
        "error",
        "exp",
        {
            "the first of 2001": 20010101,
            "the last of 2100": 21001231,
            "a leap day": 20280229,
            "to the minute": 202712242359,
            "to the second": 20271224235959,
        },
    ),
    *one_claim(
        "time-calendar-digits",
        None,
        "exp",
        {
            "the year before": 20001231,
            "the year after": 21010101,
            "a day that is none": 20270229,
            "a month that is none": 20271301,
            "day before month": 24122027,
            "hour 24": 202712242400,
            "ten digits": 2027122414,
            "as text": "20271224",
            "with a fraction": 20271224.5,
        },
    ),
    *rows(
        "time-not-number",
        "error",
        {
            f"{name} {what}": {name: value}
            for name in ("exp", "nbf", "iat", "auth_time")
            for what, value in {
                "text": str(NOW),
                "date": "2027-12-24T10:00:00Z",
                "empty": "",
                "true": True,
                "false": False,
                "null": None,
                "array": [NOW],
                "object": {"seconds": NOW},
            }.items()
        },
    ),
    *(
        raised("time-not-number", f"says of {value!r}", asked({"exp": value}), says=says)
        for value, says in (
            ("1795514400", "“1795514400”, a number in quotes."),
            (" 1795514400.5 ", "a number in quotes."),
            ("2027-12-24", "“2027-12-24”, a date in words of ISO 8601."),
            ("soon-12-24", "“soon-12-24”. "),
            ("2027/12/24", "“2027/12/24”. "),
            ("2027-De-24", "“2027-De-24”. "),
        )
    ),
    *rows(
        "time-not-number",
        None,
        {
            "integer": {"exp": NOW + 9},
            "fraction": {"exp": NOW + 9.5},
            "zero": {"exp": 0},
            "huge": {"exp": 10**400},
            "negative": {"exp": -1},
            "updated_at": {"updated_at": "2026-11-24T10:00:00Z"},
            "other claims": {"expires_at": "2027-12-24", "created": None},
            "absent": {"exp": ABSENT},
        },
    ),
    *_of_each("time-negative", -1),
    *one_claim("time-negative", "error", "exp", {"barely": -0.5, "milliseconds": -NOW * 1000}),
    *(
        each(name, what, partial(_spelled, digits))
        for name, what, digits, each in (
            ("time-negative", "beyond any float", "-1e400", raised),
            ("time-negative", "huge", "1e400", silent),
            ("time-out-of-calendar", "beyond any float", "1e400", raised),
            ("time-out-of-calendar", "5,000 digits", "9" * 5000, raised),
            ("time-out-of-calendar", "negative beyond any float", "-1e400", silent),
            ("time-not-number", "beyond any float", "1e400", silent),
            ("time-not-number", "5,000 digits", "9" * 5000, silent),
        )
    ),
    *one_claim("time-negative", None, "exp", {"zero": 0, "minus zero": -0.0, "text": "-1"}),
    *rows("time-negative", None, {"other claims": {"balance": -1}}),
    *rows("time-fraction", "info", {name: {name: NOW + 0.25} for name in _TIMES}),
    raised(
        "time-fraction",
        "several are one finding",
        asked({"iat": NOW - 0.5, "exp": NOW + 900.5, "nbf": NOW - 1}),
        "info",
        at="payload.exp",
        says="has a fractional part, like “iat”.",
    ),
    *one_claim("time-fraction", None, "iat", {"point nought": float(NOW), "integer": NOW}),
    *rows("time-fraction", None, {"other claims": {"score": 0.5}}),
    *_of_each("time-out-of-calendar", 10**20),
    *one_claim(
        "time-out-of-calendar",
        "error",
        "exp",
        {
            "the second after 9999": 253_402_300_800,
            "between the units": _LAST * 1000 + 1,
            "a thousand digits": 10**1000,
            "as a power": 1e300,
        },
    ),
    *one_claim(
        "time-out-of-calendar",
        None,
        "exp",
        {
            "the last second of 9999": 253_402_300_799,
            "milliseconds": NOW * 1000,
            "microseconds": NOW * 10**6,
            "digits of a date": 20271224141559,
            "negative": -(10**20),
        },
    ),
    *one_claim(
        "time-small",
        "warning",
        "exp",
        {"zero": 0, "an hour": 3600, "a half": 0.5, "the last": 999_999_999, "no date": 20271324},
    ),
    *one_claim(
        "time-small",
        None,
        "exp",
        {"a billion": 10**9, "negative": -3600, "a date": 20271224, "text": "3600", "true": True},
    ),
    *rows("time-small", None, {"nbf": {"nbf": 0}, "iat": {"iat": 3600}, "no exp": {"exp": ABSENT}}),
    *one_claim(
        "exp-before-iat",
        "error",
        "exp",
        {"the same second": NOW - 120, "a second before": NOW - 121, "half a second": NOW - 120.5},
    ),
    *rows(
        "exp-before-iat",
        None,
        {
            "a second after": {"exp": NOW - 119},
            "iat in milliseconds": {"iat": NOW * 1000},
            "exp as duration": {"exp": 3600},
            "exp negative": {"exp": -1},
            "exp as a date": {"exp": 20271224},
            "iat as text": {"iat": str(NOW + 9000)},
            "no iat": {"iat": ABSENT, "exp": NOW - 900},
        },
    ),
    *rows(
        "exp-before-nbf",
        "error",
        {
            "the same second": {"exp": NOW + 30, "nbf": NOW + 30},
            "a second before": {"exp": NOW + 29, "nbf": NOW + 30},
        },
    ),
    *rows(
        "exp-before-nbf",
        None,
        {
            "a second after": {"exp": NOW + 31, "nbf": NOW + 30},
            "nbf in milliseconds": {"nbf": NOW * 1000},
            "exp as duration": {"exp": 3600, "nbf": NOW},
            "no nbf": {"exp": NOW - 900},
        },
    ),
    *one_claim("nbf-before-iat-far", "info", "nbf", {"301 s": NOW - 421, "zero": 0, "one": 1}),
    *one_claim(
        "nbf-before-iat-far",
        None,
        "nbf",
        {"300 s": NOW - 420, "the same": NOW - 120, "negative": -1, "text": "0", "false": False},
    ),
    *(
        silent("nbf-before-iat-far", profile, asked({"nbf": NOW - 9000}, profile))
        for profile in ("entra", "github-actions")
    ),
)
