"""Edges of the pitfalls of the moment: expired, not yet valid, from the future, clocks apart."""

from claim_rows import NOW, asked, one_claim, rows
from edge import raised, silent

from debugger.samples import ABSENT

EDGES = (
    *rows("exp-missing", "warning", {"no exp": {"exp": ABSENT}}),
    *rows(
        "exp-missing",
        None,
        {
            "exp of zero": {"exp": 0},
            "exp of null": {"exp": None},
            "exp as text": {"exp": str(NOW + 9)},
            "other letter case": {"exp": ABSENT, "EXP": NOW + 9},
            "another name": {"exp": ABSENT, "expires_at": NOW + 9},
        },
    ),
    raised("exp-missing", "a name of its own", asked({"exp": ABSENT, "exp_claim": NOW})),
    silent("exp-missing", "in the header", asked({"exp": ABSENT}, header={"exp": NOW + 9})),
    *(
        silent("exp-missing", f"{profile} has none", asked({"exp": ABSENT}, profile))
        for profile in ("dpop-proof", "security-event", "status-list", "sd-jwt-vc", "apns", "vc")
    ),
    *rows(
        "exp-expired",
        "error",
        {
            "this very second": {"exp": NOW},
            "a second ago": {"exp": NOW - 1},
            "half a second ago": {"exp": NOW - 0.5},
            "the first second that is no duration": {"exp": 10**9},
        },
    ),
    *rows(
        "exp-expired",
        None,
        {
            "a second left": {"exp": NOW + 1},
            "half a second left": {"exp": NOW + 0.5},
            "a duration": {"exp": 999_999_999},
            "milliseconds of a past time": {"exp": (NOW - 900) * 1000},
            "negative": {"exp": -NOW},
            "digits of a date": {"exp": 20251124},
            "text": {"exp": str(NOW - 900)},
            "absent": {"exp": ABSENT},
        },
    ),
    *rows("exp-expired", "error", {"leeway used up": {"exp": NOW - 60}}, leeway=60),
    *rows("exp-expired", None, {"a second of leeway left": {"exp": NOW - 59}}, leeway=60),
    *rows("exp-expires-soon", "info", {"a second left": {"exp": NOW + 1}}),
    *rows("exp-expires-soon", "info", {"59.5 seconds left": {"exp": NOW + 59.5}}),
    *rows("exp-expires-soon", "info", {"leeway is all that is left": {"exp": NOW}}, leeway=59),
    *rows(
        "exp-expires-soon",
        None,
        {
            "60 seconds left": {"exp": NOW + 60},
            "expired now": {"exp": NOW},
            "absent": {"exp": ABSENT},
        },
    ),
    *rows("exp-expires-soon", None, {"60 with leeway": {"exp": NOW + 30}}, leeway=30),
    *(
        silent("exp-expires-soon", profile, asked({"exp": NOW + 30}, profile))
        for profile in ("dpop-proof", "key-binding", "client-assertion")
    ),
    *rows(
        "nbf-future",
        "error",
        {"a second ahead": {"nbf": NOW + 1}, "half a second ahead": {"nbf": NOW + 0.5}},
    ),
    *rows(
        "nbf-future",
        None,
        {
            "this very second": {"nbf": NOW},
            "milliseconds": {"nbf": NOW * 1000},
            "text": {"nbf": str(NOW + 900)},
            "false": {"nbf": False},
            "zero": {"nbf": 0},
        },
    ),
    *rows("nbf-future", None, {"as far as leeway reaches": {"nbf": NOW + 60}}, leeway=60),
    *rows("nbf-future", "error", {"a second beyond leeway": {"nbf": NOW + 61}}, leeway=60),
    *rows("iat-future", "warning", {"61 seconds ahead": {"iat": NOW + 61}}),
    *rows(
        "iat-future",
        None,
        {
            "60 seconds ahead": {"iat": NOW + 60},
            "milliseconds": {"iat": NOW * 1000},
            "beyond any calendar": {"iat": 10**20},
        },
    ),
    *rows("iat-future", None, {"as far as a long leeway": {"iat": NOW + 300}}, leeway=300),
    *rows("iat-future", "warning", {"beyond a long leeway": {"iat": NOW + 301}}, leeway=300),
    *rows("iat-future", None, {"a minute for a short leeway": {"iat": NOW + 60}}, leeway=5),
    *rows("iat-future", "warning", {"61 for a short leeway": {"iat": NOW + 61}}, leeway=5),
    *rows(
        "clock-skew",
        "info",
        {
            "expired now": {"exp": NOW},
            "expired a minute ago": {"exp": NOW - 60},
            "valid in a second": {"nbf": NOW + 1},
            "valid in a minute": {"nbf": NOW + 60},
            "issued in a second": {"iat": NOW + 1},
            "issued in a minute": {"iat": NOW + 60},
        },
    ),
    *rows(
        "clock-skew",
        None,
        {
            "expires in a second": {"exp": NOW + 1},
            "expired 61 seconds ago": {"exp": NOW - 61},
            "valid from now": {"nbf": NOW},
            "valid in 61 seconds": {"nbf": NOW + 61},
            "issued now": {"iat": NOW},
            "issued in 61 seconds": {"iat": NOW + 61},
            "the sign-in": {"auth_time": NOW + 30},
        },
    ),
    *rows(
        "clock-skew",
        None,
        {"covered": {"exp": NOW - 30}, "valid soon": {"nbf": NOW + 30}, "soon": {"iat": NOW + 30}},
        leeway=60,
    ),
    *rows("clock-skew", None, {"a leeway too short": {"exp": NOW - 30}}, leeway=5),
    *(
        row
        for name, severity in (("iat", "info"), ("nbf", "info"), ("auth_time", None))
        for row in one_claim(
            "time-zone-shift", severity, name, {f"{name} an hour ahead": NOW + 3600}
        )
    ),
    *one_claim(
        "time-zone-shift",
        "info",
        "iat",
        {
            "a minute less than an hour": NOW + 3540,
            "a minute more than an hour": NOW + 3660,
            "an hour and a half": NOW + 5400,
            "fourteen hours": NOW + 50_400,
        },
    ),
    *one_claim(
        "time-zone-shift",
        None,
        "iat",
        {
            "now": NOW,
            "half an hour": NOW + 1800,
            "three quarters of an hour": NOW + 2700,
            "61 seconds less than an hour": NOW + 3539,
            "61 seconds more than an hour": NOW + 3661,
            "an hour ago": NOW - 3600,
            "fourteen hours and a half": NOW + 52_200,
            "milliseconds": (NOW + 3600) * 1000,
        },
    ),
    *rows("iat-missing", "info", {"no iat": {"iat": ABSENT}}),
    *rows("iat-missing", "info", {"its header has none": {"iat": ABSENT}}, header={"exp": NOW}),
    *rows(
        "iat-missing",
        None,
        {
            "zero": {"iat": 0},
            "null": {"iat": None},
            "another name": {"iat": ABSENT, "issued_at": NOW},
            "other letter case": {"iat": ABSENT, "Iat": NOW},
        },
    ),
    silent("iat-missing", "in the header", asked({"iat": ABSENT}, header={"iat": NOW - 9})),
    *(
        silent("iat-missing", f"{profile} is not asked", asked({"iat": ABSENT}, profile))
        for profile in ("vapid", "spiffe", "authorization-response", "id-token", "dpop-proof")
    ),
)
