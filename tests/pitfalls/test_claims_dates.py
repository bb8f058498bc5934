"""Dates of a claims set: boundaries on both sides, and look-alikes that stay silent."""

import pytest
from met import found, met_in

from debugger.claims.policy import Policy
from debugger.samples import ABSENT, Question, altered, spelled
from debugger.samples.signers import HS256

NOW = 1_795_514_400
DAY = 86_400


def about(ids, claims, profile="generic", **more):
    """Of these ids, those that are met, with their severities."""
    return {
        name: severity for name, severity in met_in(claims, profile, **more).items() if name in ids
    }


EXPIRED = {"exp-expired", "exp-expires-soon", "clock-skew"}


@pytest.mark.parametrize(
    ("exp", "leeway", "expected"),
    [
        (NOW + 60, 0, {}),
        (NOW + 59, 0, {"exp-expires-soon": "info"}),
        (NOW + 1, 0, {"exp-expires-soon": "info"}),
        (NOW, 0, {"exp-expired": "error", "clock-skew": "info"}),
        (NOW - 60, 0, {"exp-expired": "error", "clock-skew": "info"}),
        (NOW - 61, 0, {"exp-expired": "error"}),
        (NOW - 59, 60, {"exp-expires-soon": "info"}),
        (NOW - 60, 60, {"exp-expired": "error"}),
        (NOW - 60.5, 61, {"exp-expires-soon": "info"}),
    ],
)
def test_a_token_expires_at_the_second_that_exp_names_plus_leeway(exp, leeway, expected):
    claims = {"iat": NOW - 200, "exp": exp}
    assert about(EXPIRED, claims, policy={"leeway": leeway}) == expected


@pytest.mark.parametrize("profile", ["dpop-proof", "key-binding", "client-assertion"])
def test_a_token_for_one_request_may_expire_soon(profile):
    assert "exp-expires-soon" not in met_in({"exp": NOW + 30}, profile)


@pytest.mark.parametrize(
    ("nbf", "leeway", "expected"),
    [
        (NOW, 0, {}),
        (NOW + 1, 0, {"nbf-future": "error", "clock-skew": "info"}),
        (NOW + 60, 0, {"nbf-future": "error", "clock-skew": "info"}),
        (NOW + 61, 0, {"nbf-future": "error"}),
        (NOW + 60, 60, {}),
        (NOW + 61, 60, {"nbf-future": "error"}),
    ],
)
def test_a_token_becomes_valid_at_nbf_less_leeway(nbf, leeway, expected):
    claims = {"nbf": nbf, "exp": NOW + 700}
    assert about({"nbf-future", "clock-skew"}, claims, policy={"leeway": leeway}) == expected


@pytest.mark.parametrize(
    ("iat", "leeway", "expected"),
    [
        (NOW, 0, {}),
        (NOW + 1, 0, {"clock-skew": "info"}),
        (NOW + 60, 0, {"clock-skew": "info"}),
        (NOW + 61, 0, {"iat-future": "warning"}),
        (NOW + 60, 5, {}),
        (NOW + 120, 120, {}),
        (NOW + 121, 120, {"iat-future": "warning"}),
    ],
)
def test_a_minute_is_forgiven_to_the_clock_of_the_issuer(iat, leeway, expected):
    claims = {"iat": iat, "exp": NOW + 700}
    assert about({"iat-future", "clock-skew"}, claims, policy={"leeway": leeway}) == expected


@pytest.mark.parametrize(
    ("ahead", "shifted"),
    [
        (1800, False),
        (3539, False),
        (3540, True),
        (3600, True),
        (3660, True),
        (3661, False),
        (5400, True),
        (4500, False),
        (28 * 1800, True),
        (29 * 1800, False),
        (-7200, False),
    ],
)
def test_whole_half_hours_ahead_look_like_a_time_zone(ahead, shifted):
    claims = {"iat": NOW + ahead, "exp": NOW + DAY}
    assert ("time-zone-shift" in met_in(claims)) is shifted


UNITS = {
    "exp-milliseconds",
    "time-microseconds",
    "time-calendar-digits",
    "time-not-number",
    "time-negative",
    "time-fraction",
    "time-out-of-calendar",
    "time-small",
    "exp-expired",
    "exp-before-iat",
    "exp-before-nbf",
    "exp-missing",
    "lifetime-over-year",
}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (978_307_200_000, {"exp-milliseconds": "error"}),
        (4_102_444_800_000, {"exp-milliseconds": "error"}),
        (4_102_444_801_000, {"time-out-of-calendar": "error"}),
        (978_307_200, {"time-small": "warning"}),
        (999_999_999, {"time-small": "warning"}),
        (1_000_000_000, {"exp-expired": "error", "exp-before-iat": "error"}),
        (0, {"time-small": "warning"}),
        (-1, {"time-negative": "error"}),
        (-0.5, {"time-negative": "error", "time-fraction": "info"}),
        ((NOW + 600) * 10**6, {"time-microseconds": "error"}),
        ((NOW + 600) * 10**9, {"time-microseconds": "error"}),
        (639_158_508_000_000_000, {"time-microseconds": "error"}),
        (134_400_000_000_000_000, {"time-microseconds": "error"}),
        (10**20, {"time-out-of-calendar": "error"}),
        (10**400, {"time-out-of-calendar": "error"}),
        (253_402_300_799, {"lifetime-over-year": "warning"}),
        (253_402_300_800, {"time-out-of-calendar": "error"}),
        (20271224, {"time-calendar-digits": "error"}),
        (20271324, {"time-small": "warning"}),
        (202712241415, {"time-calendar-digits": "error"}),
        (20271224141559, {"time-calendar-digits": "error"}),
        (20271224141561, {"time-out-of-calendar": "error"}),
        (NOW + 600.5, {"time-fraction": "info"}),
        (NOW + 600.0, {}),
        (str(NOW + 600), {"time-not-number": "error"}),
        ("2027-12-24T10:00:00Z", {"time-not-number": "error"}),
        (True, {"time-not-number": "error"}),
        (None, {"time-not-number": "error"}),
        ([NOW + 600], {"time-not-number": "error"}),
    ],
)
def test_each_way_to_write_a_wrong_time_has_one_name(value, expected):
    assert about(UNITS, {"exp": value}) == expected


@pytest.mark.parametrize("digits", ["1e400", "9" * 4301])
def test_a_number_that_no_calendar_holds_is_out_of_it(digits):
    payload = f'{{"iss":"https://login.acme.example","exp":{digits}}}'.encode()
    question = Question(
        spelled(b'{"alg":"HS256"}', payload, HS256), HS256.key_text, policy=Policy(now=NOW)
    )
    assert "time-out-of-calendar" in {finding.id for finding in found(question)}


def test_a_negative_number_that_no_calendar_holds_is_negative():
    payload = b'{"iss":"https://login.acme.example","exp":-1e400}'
    question = Question(
        spelled(b'{"alg":"HS256"}', payload, HS256), HS256.key_text, policy=Policy(now=NOW)
    )
    ids = {finding.id for finding in found(question)}
    assert "time-negative" in ids
    assert "time-out-of-calendar" not in ids


@pytest.mark.parametrize("name", ["nbf", "iat", "auth_time", "updated_at"])
def test_the_unit_of_every_time_claim_is_looked_at(name):
    assert met_in({name: NOW * 1000})["exp-milliseconds"] == "error"


@pytest.mark.parametrize("name", ["exp_at_source", "created", "ts"])
def test_other_claims_may_count_milliseconds(name):
    assert "exp-milliseconds" not in met_in({name: NOW * 1000})


def test_an_update_time_in_words_is_no_fault():
    assert "time-not-number" not in met_in({"updated_at": "2026-11-24T10:00:00Z"})


LIFETIMES = {"lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"}


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (3600, {}),
        (3601, {"lifetime-over-hour": "info"}),
        (DAY, {"lifetime-over-hour": "info"}),
        (DAY + 1, {"lifetime-over-day": "warning"}),
        (366 * DAY, {"lifetime-over-day": "warning"}),
        (366 * DAY + 1, {"lifetime-over-year": "warning"}),
    ],
)
@pytest.mark.parametrize("start", ["iat", "nbf", "now"])
def test_a_lifetime_counts_from_iat_else_nbf_else_now(seconds, expected, start):
    claims = {"iat": ABSENT, "exp": NOW + seconds}
    if start != "now":
        claims |= {start: NOW - 10, "exp": NOW - 10 + seconds}
    assert about(LIFETIMES, claims) == expected


def test_only_access_tokens_are_told_that_they_live_longer_than_an_hour():
    claims = {"exp": NOW + 7200}
    assert "lifetime-over-hour" in met_in(claims, "access-token")
    assert "lifetime-over-hour" not in met_in(claims, "id-token")


def test_nothing_is_said_of_a_lifetime_whose_start_is_in_milliseconds():
    claims = {"iat": NOW * 1000, "exp": NOW + 600}
    assert about(LIFETIMES | {"exp-before-iat"}, claims) == {}


@pytest.mark.parametrize(
    ("name", "id"), [("iat", "exp-before-iat"), ("nbf", "exp-before-nbf")], ids=["iat", "nbf"]
)
def test_a_token_must_end_after_it_begins(name, id):
    assert met_in({name: NOW + 30, "exp": NOW + 30})[id] == "error"
    assert id not in met_in({name: NOW + 30, "exp": NOW + 31})


@pytest.mark.parametrize(("before", "seen"), [(300, False), (301, True)])
def test_five_minutes_before_iat_are_no_long_time(before, seen):
    claims = {"iat": NOW, "nbf": NOW - before}
    assert ("nbf-before-iat-far" in met_in(claims)) is seen


@pytest.mark.parametrize(
    ("profile", "name"), [("generic", "iat"), ("id-token", "auth_time")], ids=["iat", "auth_time"]
)
@pytest.mark.parametrize(("age", "seen"), [(90, False), (91, True)])
def test_the_age_allowed_includes_its_last_second_and_the_leeway(profile, name, age, seen):
    policy = {"max_age": 60, "leeway": 30}
    assert ("max-age-exceeded" in met_in({name: NOW - age}, profile, policy=policy)) is seen


def test_the_sign_in_time_is_only_missed_where_it_was_asked_for():
    claims = {"auth_time": ABSENT}
    assert "auth-time-missing" not in met_in(claims, "id-token")
    assert met_in(claims, "id-token", policy={"max_age": 60})["auth-time-missing"] == "error"


@pytest.mark.parametrize("name", ["Exp", "EXP", "expires", "expiry", "expiresAt", "expires_at"])
def test_an_expiry_under_another_name_is_not_missed_besides(name):
    assert "exp-missing" not in met_in({"exp": ABSENT, name: NOW + 600})


def test_an_expiry_in_the_header_is_not_missed_besides():
    assert "exp-missing" not in met_in({"exp": ABSENT}, header={"exp": NOW + 600})


def test_a_flag_called_expired_does_not_stand_for_the_expiry():
    assert "exp-missing" in met_in({"exp": ABSENT, "expired": False})


def test_nothing_is_missed_in_a_payload_that_is_no_claims_set():
    question = Question(
        spelled(b'{"alg":"HS256"}', b"[1]", HS256), HS256.key_text, policy=Policy(now=NOW)
    )
    assert not [finding.id for finding in found(question) if finding.id.endswith("-missing")]


def test_a_finding_about_a_date_says_which_and_points_at_it():
    (finding,) = [
        finding
        for finding in found(altered(claims={"iat": NOW - 7200, "exp": NOW - 3600}))
        if finding.id == "exp-expired"
    ]
    assert finding.at == "payload.exp"
    assert finding.detail.startswith("It expired 1 hour ago, at 2026-11-24T09:00:00Z. ")
    assert finding.span is not None
