"""Edges of the pitfalls of an age that the relying party sets a limit to."""

from claim_rows import NOW, asked, rows
from edge import raised, silent

from debugger.samples import ABSENT

EDGES = (
    *rows("max-age-exceeded", "error", {"a second more": {"iat": NOW - 3601}}, max_age=3600),
    *rows("max-age-exceeded", "error", {"half a second": {"iat": NOW - 60.5}}, max_age=60),
    *rows("max-age-exceeded", None, {"equal": {"iat": NOW - 3600}}, max_age=3600),
    *rows("max-age-exceeded", None, {"nobody asked": {"iat": NOW - 360_000}}),
    *rows("max-age-exceeded", "error", {"beyond leeway": {"iat": NOW - 91}}, max_age=60, leeway=30),
    *rows("max-age-exceeded", None, {"within leeway": {"iat": NOW - 90}}, max_age=60, leeway=30),
    *rows("max-age-exceeded", "error", {"none is allowed": {"iat": NOW - 1}}, max_age=0),
    *rows(
        "max-age-exceeded",
        None,
        {
            "no iat": {"iat": ABSENT},
            "iat as text": {"iat": str(NOW - 99_999)},
            "milliseconds": {"iat": NOW * 1000},
            "an old sign-in": {"auth_time": NOW - 90_000, "scope": "orders:read"},
        },
        max_age=3600,
    ),
    raised(
        "max-age-exceeded",
        "sign-in of an ID token",
        asked({"iat": NOW, "auth_time": NOW - 61}, "id-token", max_age=60),
    ),
    silent(
        "max-age-exceeded",
        "sign-in of an ID token in time",
        asked({"iat": NOW - 61, "auth_time": NOW - 60}, "id-token", max_age=60),
    ),
    raised("auth-time-missing", "asked", asked({"auth_time": ABSENT}, "id-token", max_age=60)),
    raised("auth-time-missing", "none", asked({"auth_time": ABSENT}, "id-token", max_age=0)),
    silent("auth-time-missing", "not asked", asked({"auth_time": ABSENT}, "id-token")),
    silent("auth-time-missing", "there", asked({"auth_time": NOW - 9}, "id-token", max_age=60)),
    silent("auth-time-missing", "null", asked({"auth_time": None}, "id-token", max_age=60)),
    silent("auth-time-missing", "no ID token", asked({"auth_time": ABSENT}, max_age=60)),
)
