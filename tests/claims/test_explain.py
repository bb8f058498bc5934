"""Header and claims in words."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unsigned import parsed, segment

from debugger.claims.explain import MOST_LINES, explain_claims, explain_header
from debugger.claims.policy import Policy
from debugger.claims.profiles import recognise
from debugger.claims.validate import validate
from debugger.jose.model import Digits, Token
from debugger.jose.parse import parse

POLICY = Policy(now=1750010800)


def lines_of(claims, policy=POLICY, header=None):
    token = parsed(claims, header)
    return explain_claims(token, validate(token, policy), policy)


def line_of(claims, policy=POLICY):
    return lines_of(claims, policy)[0]


def header_line(header, policy=POLICY):
    token = parsed({}, header)
    return explain_header(token, validate(token, policy), policy)[0]


def test_an_expired_token_says_since_when():
    line = line_of({"exp": 1750000000})
    assert dataclasses.asdict(line) == {
        "at": "payload.exp",
        "name": "exp",
        "value": 1750000000,
        "text": "1750000000",
        "title": "Expiration Time",
        "meaning": "The moment from which on the token must be refused.",
        "time": "2025-06-15T15:06:40Z",
        "status": "failed",
        "note": "expired 3 hours ago",
        "reference": "RFC 7519 §4.1.4",
    }


def test_members_stand_in_their_own_order():
    lines = lines_of('{"sub": "a", "exp": 1, "aud": "b", "iss": "c"}')
    assert [line.name for line in lines] == ["sub", "exp", "aud", "iss"]


@pytest.mark.parametrize(
    "text",
    [
        "9007199254740993",
        "3.0",
        "3.000",
        "1e2",
        "-0",
        "1E400",
        "9" * 5000,
        r'"a\u0041\/b"',
        '"ä“"',
        "[ 1,2 ,3]",
        '{"b":1, "a":[{}]}',
        "null",
        "true",
    ],
    ids=lambda text: text[:12],
)
def test_a_value_keeps_its_exact_text(text):
    assert line_of(f'{{"x" :  {text} , "y": 1}}').text == text


def test_of_a_name_that_stands_there_twice_the_last_one_is_shown():
    (line,) = lines_of('{"sub": "a", "sub": "b"}')
    assert (line.value, line.text) == ("b", '"b"')


def test_a_number_beyond_python_is_shown_by_its_digits():
    line = line_of('{"exp": 1e999}')
    assert (line.value, line.text, line.time) == (Digits("1e999"), "1e999", None)
    assert line.note.startswith("lies outside the calendar")


@pytest.mark.parametrize(
    ("claims", "note"),
    [
        ({"auth_time": 1750010800 - 7200}, "2 hours ago"),
        ({"updated_at": 1750010800 + 240}, "in 4 min"),
        ({"auth_time": 1750010800000}, "counts milliseconds"),
        ({"auth_time": "now"}, "outside the calendar"),
        ({"aud": "a"}, ""),
        ({"aud": ["a"]}, "1 audience"),
        ({"aud": ["a", "b"]}, "2 audiences"),
        ({"scope": "openid"}, "1 scope: openid"),
        ({"scope": "openid  email "}, "2 scopes: openid, email"),
        ({"scope": "a b c d e f g h i j"}, "10 scopes: a, b, c, d, e, f, g, h and 2 more"),
        ({"scope": " "}, "names no scope"),
        ({"scope": 1}, "is 1; scopes are a text"),
        ({"scp": ["a", "b", 1]}, "2 scopes: a, b"),
        ({"amr": ["pwd", "otp", "mfa"]}, "password, one-time password, several factors"),
        ({"amr": ["magic"]}, "“magic” (not in RFC 8176)"),
        ({"amr": [{"method": "otp", "timestamp": 1}, 7]}, "one-time password, 7"),
        ({"amr": "pwd"}, "is “pwd”; methods are a list"),
        ({"acr": "0"}, "no sure sign-in: less than level 1 of ISO/IEC 29115 (OIDC Core §2)"),
        ({"acr": "gold"}, ""),
        ({"acr": 1}, ""),
        ({"picture": "https://cdn.example/a.png"}, "at cdn.example"),
        ({"picture": "http://u:p@cdn.example:80/a.png"}, "at cdn.example:80, over plain http"),
        ({"picture": "javascript:alert(1)"}, ""),
        ({"email_verified": True}, ""),
        ({"email_verified": "true"}, "is “true”; it is defined as true or false"),
        ({"roles": ["a", "b", "c"]}, "3 entries"),
        ({"cnf": {}}, ""),
        ({"sub_jwk": {"kty": "EC", "crv": "P-256"}}, "a key: kty “EC”, crv “P-256”"),
        ({"sub_jwk": {}}, "a key without kty"),
        ({"sub_jwk": 1}, "is 1; a key is an object"),
        ({"something": ["a"]}, ""),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_note_says_something_of_this_very_value(claims, note):
    assert line_of(claims).note == note


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ({"alg": "HS256"}, "HMAC with SHA-256. The same secret signs and checks"),
        ({"alg": "hs256"}, "not a registered algorithm"),
        ({"alg": 1}, "not a registered algorithm"),
        ({"alg": None}, "not a registered algorithm"),
        ({"typ": "JWT"}, "announces a JSON Web Token (RFC 7519 §5.1)"),
        ({"typ": "application/at+jwt"}, "announces an OAuth access token (RFC 9068 §2.1)"),
        ({"typ": "garbage"}, ""),
        ({"typ": 1}, ""),
        ({"cty": "JWT"}, "announces a JSON Web Token (RFC 7519 §5.1)"),
        ({"jku": "https://keys.example/a"}, "at keys.example"),
        ({"x5c": ["a", "b"]}, "2 certificates"),
        ({"x5t": "a" * 27}, ""),
        ({"x5t": "a" * 40}, "has 40 characters; SHA-256 in base64url has 43, SHA-1 27"),
        ({"crit": ["exp"]}, "1 entry"),
        ({"b64": False}, ""),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_note_explains_a_header_parameter(header, note):
    line = header_line(header)
    assert line.at == f"header.{line.name}"
    assert line.note == note


def test_checks_are_told_where_they_belong():
    policy = Policy(now=1750010800, issuer="x", audience="b", algorithms="RS256", max_age=60)
    claims = {"iss": "i", "aud": ["a", "b"], "iat": 1750010000}
    lines = {line.name: line for line in lines_of(claims, policy)}
    assert (lines["iss"].status, lines["iss"].note) == ("failed", "is “i”; expected “x”")
    assert (lines["aud"].status, lines["aud"].note) == ("passed", "as expected; 2 audiences")
    assert (lines["iat"].status, lines["iat"].note) == (
        "failed",
        "issued 13 min ago; 13 min old; at most 1 min was asked for",
    )
    alg = header_line({"alg": "HS256"}, policy)
    assert alg.status == "failed"
    assert alg.note.startswith("is “HS256”; expected “RS256”; HMAC")


def test_what_nobody_asked_about_is_not_checked():
    assert line_of({"sub": "a"}).status == "not-checked"


def test_members_of_well_known_objects_have_lines_of_their_own():
    claims = {
        "cnf": {"jkt": "x", "more": 1},
        "act": {"sub": "a", "act": {"sub": "b"}},
        "resource_access": {"my.client": {"roles": ["r"]}},
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        "mine": {"sub": "not explained"},
    }
    lines = lines_of(claims)
    assert [line.at for line in lines] == [
        "payload.cnf",
        "payload.cnf.jkt",
        "payload.cnf.more",
        "payload.act",
        "payload.act.sub",
        "payload.act.act",
        "payload.act.act.sub",
        "payload.resource_access",
        'payload.resource_access["my.client"]',
        "payload.events",
        'payload.events["http://schemas.openid.net/event/backchannel-logout"]',
        "payload.mine",
    ]
    by_place = {line.at: line for line in lines}
    assert by_place["payload.cnf.jkt"].title == "JWK SHA-256 Thumbprint"
    assert by_place["payload.cnf.jkt"].text == '"x"'
    assert by_place["payload.act.act.sub"].text == '"b"'
    assert (by_place["payload.cnf.more"].title, by_place["payload.cnf.more"].meaning) == ("", "")


def test_an_unknown_object_with_a_known_name_inside_is_not_taken_for_it():
    assert [line.at for line in lines_of({"pod": {"name": "a"}})] == ["payload.pod"]


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("mine", "Not registered; private to the issuer (RFC 7519 §4.3)."),
        (
            "https://a.example/roles",
            "Not registered; its URL keeps it apart from other claims (RFC 7519 §4.2).",
        ),
        ("xms_tcdt", "Microsoft’s own, and not documented; applications must not rely on it."),
        ("custom:tier", "An attribute that the owner of the Amazon Cognito user pool added."),
        ("", "Not registered; private to the issuer (RFC 7519 §4.3)."),
    ],
)
def test_a_name_that_is_not_registered_is_said_to_be_so(name, meaning):
    line = line_of({name: 1})
    assert (line.title, line.meaning, line.reference) == ("", meaning, "")


def test_an_unknown_header_parameter_is_said_to_be_so():
    line = header_line({"mine": 1})
    assert line.meaning == "Not registered; private to those who agreed on it (RFC 7515 §4.3)."


def test_beyond_the_limit_one_line_says_how_many_there_are():
    lines = lines_of({f"c{number}": number for number in range(MOST_LINES + 5)})
    assert len(lines) == MOST_LINES + 1
    assert lines[-2].name == "c9999"
    assert lines[-1].meaning == (
        "10,005 members stand here; the first 10,000 lines are shown, "
        "which is the limit of this program."
    )


def test_as_many_as_the_limit_are_all_shown():
    lines = lines_of({f"c{number}": number for number in range(MOST_LINES)})
    assert len(lines) == MOST_LINES
    assert lines[-1].name == "c9999"


def test_a_token_that_cannot_be_read_has_no_lines():
    token = Token("", None)
    assert explain_header(token, (), POLICY) == explain_claims(token, (), POLICY) == ()


def test_a_payload_that_is_no_object_has_no_lines():
    for text in ("[1]", '"a"', "7", "plain text", "{broken"):
        assert lines_of(text) == ()


def test_unprotected_header_parameters_are_explained_too():
    text = (
        '{"payload": "e30", "protected": "'
        + segment('{"alg":"HS256"}')
        + '", "header": {"kid": "k1"}, "signature": "'
        + "A" * 43
        + '"}'
    )
    lines = explain_header(parse(text), (), POLICY)
    assert [(line.at, line.text) for line in lines] == [
        ("header.alg", '"HS256"'),
        ("header.kid", '"k1"'),
    ]


NAMES = st.sampled_from(
    [
        "iss",
        "sub",
        "aud",
        "exp",
        "nbf",
        "iat",
        "auth_time",
        "typ",
        "events",
        "vc",
        "cnf",
        "act",
        "scope",
        "scp",
        "amr",
        "acr",
        "nonce",
        "azp",
        "client_id",
        "response_type",
        "token_use",
        "role",
        "status_list",
        "address",
        "alg",
        "kid",
        "jwk",
        "x5c",
        "crit",
        "roles",
        "picture",
    ]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**300, max_value=10**320)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)
OBJECTS = st.dictionaries(NAMES | st.text(), JSON, max_size=8)
ASKING = Policy(
    now=1750000000,
    issuer=["a"],
    audience="a",
    subject="a",
    typ="JWT",
    algorithms="RS256",
    max_age=60,
)


@given(claims=OBJECTS | JSON, header=OBJECTS, policy=st.sampled_from([POLICY, ASKING]))
@settings(max_examples=300, deadline=None)
def test_nothing_that_json_can_say_is_too_much(claims, header, policy):
    token = parsed(claims, {"alg": "RS256", **header})
    checks = validate(token, policy)
    assert recognise(token, policy).name
    lines = (*explain_header(token, checks, policy), *explain_claims(token, checks, policy))
    assert all(line.text for line in lines)
    assert all(isinstance(line.note, str) for line in lines)


@given(st.text() | st.text(alphabet='{}[]":,\\ue1.-0', max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_in_place_of_a_payload_is_too_much(text):
    token = parsed(text, '{"alg":"HS256"}')
    checks = validate(token, ASKING)
    explain_claims(token, checks, ASKING)
    recognise(token, ASKING)
