"""Edges of the pitfalls of how long a token lives, and of how old it may be."""

from claim_rows import NOW, asked, rows
from edge import raised, silent

from debugger.samples import ABSENT, altered, with_octets

_ASKED = {"issuer": None, "audience": None, "profile": "id-token", "max_age": 60}

_HOUR, _DAY, _YEAR = 3600, 86_400, 31_622_400

EDGES = (
    *(
        row
        for start in ("iat", "nbf", "now")
        for seconds, over in (
            (_HOUR, None),
            (_HOUR + 1, "hour"),
            (_DAY, "hour"),
            (_DAY + 1, "day"),
            (_YEAR, "day"),
            (_YEAR + 1, "year"),
        )
        for unit, severity in (("hour", "info"), ("day", "warning"), ("year", "warning"))
        for row in rows(
            f"lifetime-over-{unit}",
            severity if unit == over else None,
            {
                f"{seconds} s from {start}": {
                    "iat": ABSENT,
                    **({start: NOW - 10} if start != "now" else {}),
                    "exp": NOW + seconds - (10 if start != "now" else 0),
                }
            },
        )
    ),
    *(
        raised("lifetime-over-hour", profile, asked({"iat": NOW, "exp": NOW + 7200}, profile))
        for profile in ("access-token", "okta")
    ),
    *(
        silent("lifetime-over-hour", profile, asked({"iat": NOW, "exp": NOW + 7200}, profile))
        for profile in ("id-token", "entra", "auth0", "logout-token", "keycloak", "refresh-token")
    ),
    *(
        silent(
            f"lifetime-over-{unit}",
            f"{profile} is not asked",
            asked({"exp": NOW + 9 * _YEAR}, profile),
        )
        for unit in ("day", "year")
        for profile in ("status-list", "sd-jwt-vc", "vc", "kubernetes", "apple-client-secret")
    ),
    *rows(
        "lifetime-over-year",
        None,
        {
            "valid from 1970": {"iat": ABSENT, "nbf": 0},
            "issued in 1970": {"iat": 3600},
            "the last second that is no date": {"iat": 999_999_999},
            "issued in milliseconds": {"iat": NOW * 1000},
        },
    ),
    *rows("lifetime-over-year", "warning", {"the first that is": {"iat": 10**9}}),
    *rows("lifetime-over-day", None, {"28 hours": {"exp": NOW + 28 * _HOUR}}, "entra"),
    *rows("lifetime-over-day", "warning", {"29 hours": {"exp": NOW + 29 * _HOUR}}, "entra"),
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
            "iat as text": {"iat": str(NOW - 99_999)},
            "milliseconds": {"iat": NOW * 1000},
            "an old sign-in": {"auth_time": NOW - 90_000, "scope": "orders:read"},
        },
        max_age=3600,
    ),
    raised(
        "max-age-exceeded",
        "nothing tells the age",
        asked({"iat": ABSENT}, max_age=3600),
        "error",
        at="payload",
        says="there is no “iat”",
    ),
    *rows("iat-missing", None, {"an age is expected": {"iat": ABSENT}}, max_age=3600),
    silent(
        "max-age-exceeded",
        "neither sign-in nor issue",
        asked({"auth_time": ABSENT, "iat": ABSENT}, "id-token", max_age=60),
    ),
    silent(
        "max-age-exceeded",
        "no claims at all",
        lambda: altered(edit=lambda text: f"{text[:40]}!{text[41:]}", policy={"max_age": 60}),
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
    silent(
        "auth-time-missing",
        "no claims set",
        lambda: altered(edit=lambda _: with_octets(payload=b"[1]").text, policy=_ASKED),
    ),
    silent("auth-time-missing", "no ID token", asked({"auth_time": ABSENT}, max_age=60)),
)
