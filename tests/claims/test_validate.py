"""Claims and header against the policy, at its moment."""

import pytest
from unsigned import parsed

from debugger.claims.policy import Policy
from debugger.claims.validate import validate
from debugger.jose.model import Token
from debugger.jose.parse import parse

NOW = 1750000000
SECONDS = "a time is a number of seconds since 1970"


def outcome(claims, policy=None, header=None):
    """The only check, as `(at, subject, outcome, reason)`."""
    checks = validate(parsed(claims, header), policy or Policy(now=NOW))
    assert len(checks) == 1
    check = checks[0]
    return check.at, check.subject, check.outcome, check.reason


def test_a_token_that_says_nothing_of_time_is_not_checked_for_it():
    assert validate(parsed({"sub": "a"}), Policy(now=NOW)) == ()


@pytest.mark.parametrize(
    ("ahead", "leeway", "passed", "reason"),
    [
        (-10800, 0, "failed", "expired 3 hours ago"),
        (-1, 0, "failed", "expired 1 s ago"),
        (-0.5, 0, "failed", "expired just now"),
        (0, 0, "failed", "expired just now"),
        (1, 0, "passed", "1 s left"),
        (2880, 0, "passed", "48 min left"),
        (-59, 60, "passed", "expired 59 s ago, within the leeway of 1 min"),
        (-60, 60, "failed", "expired 1 min ago"),
        (-61, 60, "failed", "expired 1 min 1 s ago"),
        (0, 60, "passed", "expired just now, within the leeway of 1 min"),
    ],
)
def test_exp_is_the_first_moment_that_is_too_late(ahead, leeway, passed, reason):
    found = outcome({"exp": NOW + ahead}, Policy(now=NOW, leeway=leeway))
    assert found == ("payload.exp", "time", passed, reason)


@pytest.mark.parametrize(
    ("ahead", "leeway", "passed", "reason"),
    [
        (-7200, 0, "passed", "began 2 hours ago"),
        (0, 0, "passed", "begins now"),
        (1, 0, "failed", "not valid for another 1 s"),
        (60, 60, "passed", "begins in 1 min, within the leeway of 1 min"),
        (61, 60, "failed", "not valid for another 1 min 1 s"),
    ],
)
def test_nbf_is_the_first_moment_that_is_not_too_early(ahead, leeway, passed, reason):
    found = outcome({"nbf": NOW + ahead}, Policy(now=NOW, leeway=leeway))
    assert found == ("payload.nbf", "time", passed, reason)


@pytest.mark.parametrize(
    ("ahead", "leeway", "passed", "reason"),
    [
        (-300, 0, "passed", "issued 5 min ago"),
        (0, 0, "passed", "issued just now"),
        (60, 0, "passed", "issued 1 min in the future, within the tolerance of 1 min"),
        (61, 0, "failed", "issued 1 min 1 s in the future"),
        (61, 30, "failed", "issued 1 min 1 s in the future"),
        (120, 120, "passed", "issued 2 min in the future, within the tolerance of 2 min"),
        (121, 120, "failed", "issued 2 min 1 s in the future"),
    ],
)
def test_iat_may_be_a_minute_ahead(ahead, leeway, passed, reason):
    found = outcome({"iat": NOW + ahead}, Policy(now=NOW, leeway=leeway))
    assert found == ("payload.iat", "time", passed, reason)


def test_checks_of_time_come_in_the_order_of_the_specification():
    checks = validate(parsed({"iat": NOW, "exp": NOW + 1, "nbf": NOW}), Policy(now=NOW))
    assert [check.at for check in checks] == ["payload.exp", "payload.nbf", "payload.iat"]


@pytest.mark.parametrize("name", ["exp", "nbf", "iat"])
@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ('"1750000000"', f"is “1750000000”; {SECONDS}"),
        ("true", f"is true; {SECONDS}"),
        ("null", f"is null; {SECONDS}"),
        ("[1750000000]", f"is a list of 1; {SECONDS}"),
        ("{}", f"is an empty object; {SECONDS}"),
        ("1750000000000", f"counts milliseconds; {SECONDS}"),
        ("1750000000000000", f"counts microseconds; {SECONDS}"),
        ("20250615", f"is a date written as digits (YYYYMMDD); {SECONDS}"),
        ("-5", f"lies before 1970; {SECONDS}"),
        ("253402300800", f"lies outside the calendar; {SECONDS}"),
        ("9" * 400, f"lies outside the calendar; {SECONDS}"),
        ("9" * 5000, f"lies outside the calendar; {SECONDS}"),
        ("1e999", f"lies outside the calendar; {SECONDS}"),
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_time_fails_with_what_stands_there(name, written, reason):
    assert outcome(f'{{"{name}": {written}}}') == (f"payload.{name}", "time", "failed", reason)


@pytest.mark.parametrize(
    ("value", "passed", "reason"),
    [
        ("https://a.example", "passed", "as expected"),
        ("https://b.example", "passed", "as expected"),
        ("https://a.example/", "failed", "is “https://a.example/”; expected "),
        ("HTTPS://a.example", "failed", "is “HTTPS://a.example”; expected "),
        (["https://a.example"], "failed", "is “https://a.example”; expected "),
        (7, "failed", "is 7; expected "),
        (None, "failed", "is null; expected "),
    ],
    ids=str,
)
def test_the_issuer_is_compared_character_by_character(value, passed, reason):
    policy = Policy(now=NOW, issuer=["https://a.example", "https://b.example"])
    if reason.endswith("expected "):
        reason += "“https://a.example” or “https://b.example”"
    assert outcome({"iss": value}, policy) == ("payload.iss", "policy", passed, reason)


@pytest.mark.parametrize(
    ("value", "passed", "reason"),
    [
        ("api", "passed", "as expected"),
        (["x", "api"], "passed", "as expected"),
        ("API", "failed", "is “API”; expected “api” or “web”"),
        (["x"], "failed", "is “x”; expected “api” or “web”"),
        ([], "failed", "is an empty list; expected “api” or “web”"),
        ([["api"]], "failed", "is a list of 1; expected “api” or “web”"),
        ({"api": 1}, "failed", "is an object; expected “api” or “web”"),
    ],
    ids=str,
)
def test_the_audience_needs_one_in_common(value, passed, reason):
    policy = Policy(now=NOW, audience=["api", "web"])
    assert outcome({"aud": value}, policy) == ("payload.aud", "policy", passed, reason)


@pytest.mark.parametrize(
    ("value", "passed"), [("u1", "passed"), ("U1", "failed"), (1, "failed")], ids=str
)
def test_the_subject_is_the_one_that_is_asked_for(value, passed):
    assert outcome({"sub": value}, Policy(now=NOW, subject="u1"))[2] == passed


@pytest.mark.parametrize(
    ("typ", "passed"),
    [
        ("at+jwt", "passed"),
        ("AT+JWT", "passed"),
        ("application/at+jwt", "passed"),
        ("Application/AT+jwt", "passed"),
        ("JWT", "failed"),
        (1, "failed"),
        (["at+jwt"], "failed"),
    ],
    ids=str,
)
def test_the_type_is_compared_as_a_media_type(typ, passed):
    for expected in ("at+jwt", "application/at+jwt"):
        policy = Policy(now=NOW, typ=expected)
        at, subject, found, _ = outcome({}, policy, {"alg": "HS256", "typ": typ})
        assert (at, subject, found) == ("header.typ", "policy", passed)


@pytest.mark.parametrize(
    ("alg", "passed", "reason"),
    [
        ("RS256", "passed", "as expected"),
        ("rs256", "failed", "is “rs256”; expected “RS256”"),
        ("HS256", "failed", "is “HS256”; expected “RS256”"),
        (["RS256"], "failed", "is “RS256”; expected “RS256”"),
        (None, "failed", "is null; expected “RS256”"),
    ],
    ids=str,
)
def test_the_algorithm_is_exactly_one_of_those_that_are_accepted(alg, passed, reason):
    found = outcome({}, Policy(now=NOW, algorithms="RS256"), {"alg": alg})
    assert found == ("header.alg", "policy", passed, reason)


def test_every_signature_must_have_an_accepted_algorithm():
    token = parsed({})
    both = Token(token.text, token.form, signatures=(
        parsed({}, {"alg": "RS256"}).signatures[0], parsed({}, {"alg": "HS256"}).signatures[0],
    ))  # fmt: skip
    (check,) = validate(both, Policy(now=NOW, algorithms="RS256"))
    assert (check.outcome, check.reason) == ("failed", "is “HS256”; expected “RS256”")


@pytest.mark.parametrize(
    ("question", "at"),
    [
        ({"issuer": "a"}, "payload.iss"),
        ({"audience": "a"}, "payload.aud"),
        ({"subject": "a"}, "payload.sub"),
        ({"typ": "JWT"}, "header.typ"),
        ({"algorithms": "RS256"}, "header.alg"),
        ({"max_age": 60}, "payload.iat"),
    ],
    ids=lambda value: str(value),
)
def test_what_is_asked_for_and_is_not_there_is_missing(question, at):
    policy = Policy(now=NOW, **question)
    assert outcome({}, policy, {"a": 1}) == (at, "policy", "failed", "missing")


@pytest.mark.parametrize(
    ("age", "leeway", "passed", "reason"),
    [
        (3600, 0, "passed", "1 hour old; at most 1 hour is asked for"),
        (3601, 0, "failed", "1 hour old; at most 1 hour was asked for"),
        (3660, 60, "passed", "1 h 1 min old; at most 1 hour is asked for"),
        (3661, 60, "failed", "1 h 1 min old; at most 1 hour was asked for"),
        (0, 0, "passed", "just made; at most 1 hour is asked for"),
    ],
)
def test_a_token_may_be_as_old_as_asked_and_the_leeway(age, leeway, passed, reason):
    policy = Policy(now=NOW, max_age=3600, leeway=leeway)
    checks = validate(parsed({"iat": NOW - age}), policy)
    assert [(check.at, check.subject) for check in checks] == [
        ("payload.iat", "time"),
        ("payload.iat", "policy"),
    ]
    assert (checks[1].outcome, checks[1].reason) == (passed, reason)


ID_TOKEN = {"iss": "https://a.example", "sub": "u", "aud": "c", "nonce": "n"}


def test_the_age_of_an_id_token_is_that_of_the_sign_in():
    claims = {**ID_TOKEN, "iat": NOW, "auth_time": NOW - 100}
    check = validate(parsed(claims), Policy(now=NOW, max_age=60))[-1]
    assert (check.at, check.outcome) == ("payload.auth_time", "failed")
    assert check.reason == "1 min 40 s old; at most 1 min was asked for"


def test_an_id_token_without_auth_time_cannot_meet_a_greatest_age():
    check = validate(parsed({**ID_TOKEN, "iat": NOW}), Policy(now=NOW, max_age=60))[-1]
    assert (check.at, check.outcome, check.reason) == ("payload.auth_time", "failed", "missing")


def test_an_age_in_milliseconds_is_none():
    check = validate(parsed({"iat": NOW * 1000}), Policy(now=NOW, max_age=60))[-1]
    assert (check.outcome, check.reason) == ("failed", f"counts milliseconds; {SECONDS}")


def test_claims_that_cannot_be_read_are_not_checked():
    token = parse("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA")
    policy = Policy(now=NOW, issuer="a", audience="a", subject="a", max_age=1, algorithms="dir")
    checks = validate(token, policy)
    assert [(check.at, check.outcome) for check in checks] == [
        ("payload.iss", "not-checked"),
        ("payload.aud", "not-checked"),
        ("payload.sub", "not-checked"),
        ("header.alg", "passed"),
        ("payload.iat", "not-checked"),
    ]


def test_a_header_that_cannot_be_read_is_not_checked():
    policy = Policy(now=NOW, typ="JWT", algorithms="HS256")
    assert [check.outcome for check in validate(Token("", None), policy)] == ["not-checked"] * 2


def test_a_payload_of_plain_text_has_no_issuer():
    found = outcome("just text", Policy(now=NOW, issuer="a"))
    assert found == ("payload.iss", "policy", "failed", "missing")


def test_the_audience_of_an_sd_jwt_is_that_of_its_key_binding():
    header = {"alg": "ES256", "typ": "dc+sd-jwt"}
    at, _, found, reason = outcome({"vct": "x"}, Policy(now=NOW, audience="a"), header)
    assert (at, found) == ("payload.aud", "not-checked")
    assert reason == "the audience is that of the key binding (RFC 9901 §4.3)"


def test_a_cognito_access_token_has_its_client_instead_of_an_audience():
    claims = {
        "iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a",
        "token_use": "access",
        "client_id": "c1",
    }
    assert outcome(claims, Policy(now=NOW, audience="c1"))[:3] == (
        "payload.client_id",
        "policy",
        "passed",
    )
    assert outcome(claims, Policy(now=NOW, audience="c2"))[2] == "failed"


def test_many_expected_values_are_not_all_written_out():
    policy = Policy(now=NOW, issuer=list("abcdef"))
    reason = outcome({"iss": "x"}, policy)[3]
    assert reason == "is “x”; expected “a” or “b” or “c” or one of 3 more"


def test_a_payload_that_was_cut_is_not_said_to_lack_what_cannot_be_read():
    token = parse(
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmFjbWUuZXhhbXBsZSIsInN1YiI6IjEi…_gtD52"
    )
    policy = Policy(now=1795514400, issuer="https://login.acme.example", audience="api")
    assert [(check.outcome, check.reason) for check in validate(token, policy)] == [
        ("not-checked", "the claims cannot be read")
    ] * 2
