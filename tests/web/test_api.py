"""The HTTP door: what it answers, and what it says of a body that it cannot use."""

import json
from pathlib import Path

import pytest

from debugger.web import limits

ROOT = Path(__file__).parents[2]
TUTORIAL = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
    "eyJ1c2VySWQiOjEyMywiZW1haWwiOiJ1c2VyQGV4YW1wbGUuY29tIn0.xxxxxx_signature"
)
SECRET = "correct horse battery staple, thirty-two octets"


def post(client, path, body, **named):
    """The answer to a body: an object as JSON, octets and text as they are."""
    data = body if isinstance(body, bytes | str) else json.dumps(body)
    return client.post(path, data=data, content_type="application/json", **named)


def error(client, path, body, **named):
    answer = post(client, path, body, **named)
    assert answer.content_type == "application/json"
    return answer.status_code, answer.json["error"]


def test_a_token_is_inspected(client, NOW):  # noqa: N803
    asked = {"token": TUTORIAL, "key": "secretKey", "policy": {"now": NOW.timestamp()}}
    report = post(client, "/api/inspect", asked).json
    assert (report["verdict"], report["accepted"]) == ("invalid", False)
    assert report["header"]["value"] == {"alg": "HS256", "typ": "JWT"}
    assert report["payload"]["value"] == {"userId": 123, "email": "user@example.com"}
    assert report["now"] == NOW.timestamp()


def test_the_token_alone_is_enough(client):
    assert post(client, "/api/inspect", {"token": TUTORIAL}).json["verdict"] == "unverified"


def test_absent_and_null_are_the_same(client):
    asked = {"token": TUTORIAL, "policy": {"now": 1}}
    named = ("leeway", "algorithms", "issuer", "audience", "subject", "typ", "max_age", "profile")
    nulls = {"key": None, "key_format": None, "policy": {"now": 1, **dict.fromkeys(named)}}
    with_nulls = post(client, "/api/inspect", {**asked, **nulls}).json
    assert with_nulls == post(client, "/api/inspect", asked).json
    assert post(client, "/api/inspect", {"token": TUTORIAL, "policy": None}).status_code == 200


@pytest.mark.parametrize("name", ["algorithms", "issuer", "audience"])
def test_one_text_is_a_list_of_one(client, name):
    answers = [
        post(client, "/api/inspect", {"token": TUTORIAL, "policy": {"now": 1, name: value}}).json
        for value in ("HS256", ["HS256"])
    ]
    assert answers[0] == answers[1]
    assert answers[0]["checks"]["policy"] != "not-checked"


@pytest.mark.parametrize(
    "token",
    ["", " ", ".", "..", "a.b.c", "\x00", "\ud800", "e30.e30.", "{", "[" * 10_000, "💥" * 1000],
    ids=ascii,
)
def test_whatever_is_pasted_is_answered_200(client, token):
    answer = post(client, "/api/inspect", {"token": token, "key": token})
    assert answer.status_code == 200
    assert json.loads(answer.data.decode("utf-8", "strict"))["accepted"] is False


def test_a_lone_surrogate_comes_back_as_the_escape_it_was(client):
    answer = post(client, "/api/inspect", b'{"token": "a\\ud800\\\\ud800.b.c"}')
    assert answer.json["token"] == "a\ud800\\ud800.b.c"
    assert b"a\\ud800\\\\ud800.b.c" in answer.data


def test_numbers_that_python_cannot_hold_are_answered(client):
    payload = '{"a":1e999,"b":-1e999,"exp":1e400,"c":' + "9" * 5000 + ',"d":9007199254740993}'
    signed = post(client, "/api/sign", {"payload": payload, "key": SECRET})
    assert signed.status_code == 200
    assert signed.json["report"]["payload"]["text"] == payload
    assert signed.json["report"]["payload"]["value"]["d"] == 9007199254740993


def test_answers_are_utf_8_and_readable(client):
    answer = post(client, "/api/inspect", {"token": "é☃"})
    assert "é☃" in answer.data.decode("utf-8")


# -- what cannot be used: status, code, field and words, exactly ------------------------------

FORMATS = "it takes one of auto, utf8, base64, base64url, hex, pem, jwk."
UNUSABLE = [
    ({}, "token", "token is missing; it takes a text."),
    ({"token": None}, "token", "token is null; it takes a text."),
    ({"token": 1}, "token", "token is 1; it takes a text."),
    ({"token": True}, "token", "token is true; it takes a text."),
    ({"token": 1.5}, "token", "token is 1.5; it takes a text."),
    ({"token": ["a"]}, "token", "token is a list; it takes a text."),
    ({"token": {}}, "token", "token is an object; it takes a text."),
    ({"token": "a", "key": 1}, "key", "key is 1; it takes a text."),
    ({"token": "a", "key": {"kty": "oct"}}, "key", "key is an object; it takes a text."),
    ({"token": "a", "key_format": "PEM"}, "key_format", f"key_format is “PEM”; {FORMATS}"),
    ({"token": "a", "key_format": ["pem"]}, "key_format", f"key_format is a list; {FORMATS}"),
    ({"token": "a", "key_format": ""}, "key_format", f"key_format is “”; {FORMATS}"),
    ({"token": "a", "policy": []}, "policy", "policy is a list; it takes an object."),
    ({"token": "a", "policy": "x"}, "policy", "policy is “x”; it takes an object."),
    ({"token": "a", "tokn": "b"}, "tokn", "tokn is not a field of this request."),
]
UNUSABLE_POLICY = [
    ("leeway", "x", "policy.leeway is “x”; it takes a number of seconds."),
    ("leeway", "60", "policy.leeway is “60”; it takes a number of seconds."),
    ("leeway", True, "policy.leeway is true; it takes a number of seconds."),
    ("leeway", [1], "policy.leeway is a list; it takes a number of seconds."),
    ("max_age", {}, "policy.max_age is an object; it takes a number of seconds."),
    ("now", "2025-01-01", "policy.now is “2025-01-01”; it takes Unix seconds, as a number."),
    ("now", False, "policy.now is false; it takes Unix seconds, as a number."),
    ("algorithms", 1, "policy.algorithms is 1; it takes a text or a list of texts."),
    (
        "algorithms",
        ["RS256", 1],
        "policy.algorithms is a list with 1 in it; it takes a text or a list of texts.",
    ),
    ("issuer", {}, "policy.issuer is an object; it takes a text or a list of texts."),
    (
        "audience",
        [None],
        "policy.audience is a list with null in it; it takes a text or a list of texts.",
    ),
    ("subject", ["x"], "policy.subject is a list; it takes a text."),
    ("typ", 0, "policy.typ is 0; it takes a text."),
    ("profile", 7, "policy.profile is 7; it takes auto or the name of a profile."),
    ("audiance", "x", "policy.audiance is not a field of this request."),
    ("", "x", "policy. is not a field of this request."),
]


@pytest.mark.parametrize(
    ("body", "field", "message"),
    [
        *UNUSABLE,
        *(
            ({"token": "a", "policy": {name: value}}, f"policy.{name}", message)
            for name, value, message in UNUSABLE_POLICY
        ),
    ],
    ids=lambda value: json.dumps(value)[:50] if isinstance(value, dict) else "",
)
def test_a_field_of_the_wrong_type_is_named_with_what_it_takes(client, body, field, message):
    status, told = error(client, "/api/inspect", body)
    assert status == 400
    assert (told["code"], told["field"]) == ("field-invalid", field)
    assert told["message"] == message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("leeway", -1),
        ("leeway", 1e300),
        ("leeway", 10**400),
        ("max_age", -0.5),
        ("now", 1e300),
        ("now", -1e300),
        ("now", 10**4000),
        ("now", 253402300800),
        ("profile", "no-such-profile"),
    ],
    ids=lambda value: (
        str(value)[:20]
        if not isinstance(value, int)
        else f"{value:.0e}"
        if abs(value) < 10**300
        else "huge"
    ),
)
def test_a_value_out_of_range_is_named(client, name, value):
    status, told = error(client, "/api/inspect", {"token": "a", "policy": {name: value}})
    assert status == 400
    assert (told["code"], told["field"]) == ("field-invalid", f"policy.{name}")
    assert told["message"].startswith(f"policy.{name} is ")
    assert len(told["message"]) < 1000


def test_a_misspelt_expectation_is_not_left_unchecked(client):
    asked = {"token": "a", "policy": {"audiance": "api"}}
    assert error(client, "/api/inspect", asked)[1]["hint"] == "Did you mean policy.audience?"


def test_a_name_that_nobody_meant_gets_the_names_there_are(client):
    hint = error(client, "/api/inspect", {"token": "a", "zzz": 1})[1]["hint"]
    assert hint == "Known: token, key, key_format, policy."


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The body is empty."),
        (b" \n", "The body is empty."),
        (b"{", "The body is no JSON; it stops fitting at line 1, column 2."),
        (b'{"token": "a"} x', "The body is no JSON; it stops fitting at line 1, column 16."),
        (b'{"token":\n "a\nb"}', "The body is no JSON; it stops fitting at line 2, column 4."),
        (b"{'token': 1}", "The body is no JSON; it stops fitting at line 1, column 2."),
        (b"[]", "The body is JSON, but no object."),
        (b'"token"', "The body is JSON, but no object."),
        (b"null", "The body is JSON, but no object."),
        (b"NaN", "The body has NaN, which is no JSON number (RFC 8259 §6)."),
        (
            b'{"token": "a", "policy": {"leeway": -Infinity}}',
            "The body has -Infinity, which is no JSON number (RFC 8259 §6).",
        ),
        (b'{"token": "a", "token": "b"}', "The body has the member “token” twice."),
        (b'{"token": "\xff"}', "The body is no UTF-8: octet 11 does not fit."),
        ('{"token": "a"}'.encode("utf-16"), "The body is no UTF-8: octet 0 does not fit."),
        (
            b'{"token": "a", "policy": {"now": ' + b"9" * 5000 + b"}}",
            "The body has a number with more digits than are read here.",
        ),
        (b"[" * 100_000, "The body is nested deeper than 64 levels."),
        (b'{"a":' * 100_000, "The body is nested deeper than 64 levels."),
        (
            b'{"token": ' + b"[" * 70 + b"]" * 70 + b"}",
            "The body is nested deeper than 64 levels.",
        ),
    ],
    ids=lambda value: ascii(value[:24]) if isinstance(value, bytes) else "",
)
def test_a_body_that_is_no_json_object_is_refused(client, body, message):
    status, told = error(client, "/api/inspect", body)
    assert (status, told["code"], told["message"]) == (400, "body-invalid", message)


def test_sixty_four_levels_are_read(client):
    lists = b"[" * 63 + b"]" * 63
    told = error(client, "/api/inspect", b'{"token": ' + lists + b"}")[1]
    assert told["message"] == "token is a list; it takes a text."


def test_a_byte_order_mark_is_no_fault(client):
    assert post(client, "/api/inspect", b'\xef\xbb\xbf{"token": "a"}').status_code == 200


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "", "application/x-www-form-urlencoded", "multipart/form-data", "text/json"],
)
@pytest.mark.parametrize("path", ["/api/inspect", "/api/sign", "/api/extract", "/api/keys"])
def test_other_content_types_are_answered_415(client, path, content_type):
    answer = client.post(path, data=b'{"token": "a"}', content_type=content_type)
    assert answer.status_code == 415
    assert answer.json == {
        "error": {
            "code": "media-type",
            "message": "The body must be JSON, and the request must say so.",
            "hint": "Send the header Content-Type: application/json.",
        }
    }


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", "Application/JSON", "application/json;"]
)
def test_the_content_type_is_read_as_its_grammar_has_it(client, content_type):
    answer = client.post("/api/inspect", data=b'{"token": "a"}', content_type=content_type)
    assert answer.status_code == 200


def test_a_body_over_the_limit_is_answered_413(client):
    body = b'{"token": "' + b"x" * limits.BODY + b'"}'
    status, told = error(client, "/api/inspect", body)
    assert (status, told["code"]) == (413, "body-too-large")
    assert told["message"] == (
        "The request is larger than 4 MiB, which is all that this server reads."
    )


@pytest.mark.parametrize(
    ("method", "path", "expected", "code"),
    [
        ("GET", "/api", 404, "not-found"),
        ("GET", "/api/", 404, "not-found"),
        ("GET", "/api/nothing", 404, "not-found"),
        ("POST", "/api/nothing", 404, "not-found"),
        ("GET", "/api/inspect/", 404, "not-found"),
        ("GET", "/api/<script>", 404, "not-found"),
        ("GET", "/api/inspect", 405, "method-not-allowed"),
        ("PUT", "/api/inspect", 405, "method-not-allowed"),
        ("DELETE", "/api/keys", 405, "method-not-allowed"),
        ("POST", "/api/pitfalls", 405, "method-not-allowed"),
        ("TRACE", "/api/inspect", 405, "method-not-allowed"),
        ("OPTIONS", "/api/inspect", 405, "method-not-allowed"),
    ],
)
def test_wrong_paths_and_methods_are_told_in_json(client, method, path, expected, code):
    answer = client.open(path, method=method)
    assert answer.status_code == expected
    assert answer.content_type == "application/json"
    assert answer.json["error"]["code"] == code
    assert ("Allow" in answer.headers) is (expected == 405)


def test_a_probe_is_told_in_json_what_is_wrong(client):
    response = client.get("/healthz", headers={"Host": "evil.example"})
    assert (response.status_code, response.mimetype) == (403, "application/json")
    assert response.get_json()["error"]["code"] == "host-not-allowed"


@pytest.mark.parametrize("path", ["/nothing", "/apis", "/inspect/", "/static/nothing.css"])
def test_elsewhere_an_error_is_a_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.content_type == "text/html; charset=utf-8"
    assert "There is nothing at" in answer.text


# -- the other routes --------------------------------------------------------------------------


def test_a_token_is_signed_and_reported_on(client):
    asked = {"payload": {"sub": "kim", "n": 3}, "key": SECRET, "algorithm": "HS256"}
    answer = post(client, "/api/sign", asked).json
    assert answer["algorithm"] == "HS256"
    assert answer["notices"] == []
    assert answer["report"]["token"] == answer["token"]
    assert answer["report"]["verdict"] == "verified"
    assert answer["report"]["header"]["text"] == '{"alg":"HS256","typ":"JWT"}'
    assert answer["report"]["payload"]["text"] == '{"sub":"kim","n":3}'


def test_claims_are_another_name_of_the_payload(client):
    answers = [
        post(client, "/api/sign", {name: {"sub": "kim"}, "key": SECRET}).json["token"]
        for name in ("payload", "claims")
    ]
    assert answers[0] == answers[1]
    both = {"payload": {}, "claims": {}, "key": SECRET}
    assert error(client, "/api/sign", both)[0] == 400


def test_texts_are_signed_to_the_letter(client):
    asked = {"header": '{ "alg":"HS256" }', "payload": '{"b":2.0,  "a":1e2}', "key": SECRET}
    report = post(client, "/api/sign", asked).json["report"]
    assert report["header"]["text"] == asked["header"]
    assert report["payload"]["text"] == asked["payload"]


def test_a_short_secret_signs_and_is_told_of(client):
    answer = post(client, "/api/sign", {"payload": {}, "key": "tooshort#9"}).json
    assert [notice["code"] for notice in answer["notices"]] == ["hmac-secret-short"]
    assert answer["report"]["verdict"] == "verified"


def test_none_is_made_only_when_it_is_asked_for_by_name(client):
    by_header = error(client, "/api/sign", {"payload": {}, "header": {"alg": "none"}})
    by_name = post(client, "/api/sign", {"payload": {}, "algorithm": "none"})
    assert (by_header[0], by_header[1]["code"]) == (422, "algorithm-unusable")
    assert by_name.json["report"]["verdict"] == "unsecured"


@pytest.mark.parametrize(
    ("asked", "status", "code", "field"),
    [
        ({}, 400, "field-invalid", "payload"),
        ({"payload": 1}, 400, "field-invalid", "payload"),
        ({"payload": []}, 400, "field-invalid", "payload"),
        ({"payload": {}, "header": 1}, 400, "field-invalid", "header"),
        ({"payload": {}, "algorithm": 1}, 400, "field-invalid", "algorithm"),
        ({"payload": {}, "alg": "HS256"}, 400, "field-invalid", "alg"),
        ({"payload": {}, "key_format": "x"}, 400, "field-invalid", "key_format"),
        ({"payload": "[]", "key": SECRET}, 422, "input-unusable", "payload"),
        ({"payload": '{"a":1,"a":2}', "key": SECRET}, 422, "input-unusable", "payload"),
        ({"payload": {"a": "\ud800"}, "key": SECRET}, 422, "input-unusable", "payload"),
        ({"payload": {}, "algorithm": "HS256"}, 422, "key-unusable", "key"),
        ({"payload": {}, "algorithm": "RS256", "key": SECRET}, 422, "key-unusable", "key"),
        (
            {"payload": {}, "algorithm": "hs256", "key": SECRET},
            422,
            "algorithm-unusable",
            "algorithm",
        ),
    ],
    ids=lambda value: ascii(value)[:60] if isinstance(value, dict) else "",
)
def test_what_no_token_is_made_of_is_refused(client, asked, status, code, field):
    got, told = error(client, "/api/sign", asked)
    assert (got, told["code"], told["field"]) == (status, code, field)
    assert SECRET not in told["message"]


def test_every_token_of_a_text_is_found(client):
    text = f"Authorization: Bearer {TUTORIAL}\nid_token={TUTORIAL}"
    found = post(client, "/api/extract", {"text": text}).json["tokens"]
    assert [each["token"] for each in found] == [TUTORIAL, TUTORIAL]
    assert [text[each["start"] : each["end"]] for each in found] == [TUTORIAL, TUTORIAL]
    assert {each["form"] for each in found} == {"jws-compact"}


@pytest.mark.parametrize("text", ["", "nothing here", "\ud800"])
def test_a_text_without_a_token_has_none(client, text):
    assert post(client, "/api/extract", {"text": text}).json == {"tokens": []}


def test_the_text_to_search_is_needed(client):
    status, told = error(client, "/api/extract", {"key": "a"})
    assert (status, told["field"]) == (400, "key")


@pytest.mark.parametrize(
    ("name", "kind", "bits"),
    [
        ("HS256", "oct", 256),
        ("HS512", "oct", 512),
        ("RS256", "RSA", 2048),
        ("ES256", "EC", 256),
        ("ES512", "EC", 521),
        ("ES256K", "EC", 256),
        ("Ed25519", "OKP", 256),
        ("Ed448", "OKP", 456),
    ],
)
def test_a_fresh_key_is_made_in_every_spelling_and_reads_back_as_itself(client, name, kind, bits):
    made = post(client, "/api/keys", {"generate": name}).json
    assert (made["algorithm"], made["key"]["type"], made["key"]["bits"]) == (name, kind, bits)
    thumbprints = {made["key"]["thumbprint"]}
    for spelling in ("private_jwk", "public_jwk", "private_pem", "public_pem", "secret"):
        text = made[spelling]
        if text is None:
            continue
        asked = {"key": text if isinstance(text, str) else json.dumps(text)}
        if spelling == "secret":
            asked["key_format"] = "base64url"
        (key,) = post(client, "/api/keys", asked).json["keys"]
        assert key["has_private"] is (spelling.startswith("private") and kind != "oct")
        thumbprints.add(key["thumbprint"])
    assert len(thumbprints) == 1


def test_a_fresh_key_signs(client):
    made = post(client, "/api/keys", {"generate": "ES256"}).json
    asked = {"payload": {"sub": "kim"}, "key": json.dumps(made["private_jwk"])}
    assert post(client, "/api/sign", asked).json["report"]["verdict"] == "verified"


def test_private_halves_are_told_only_where_asked_for(client):
    made = post(client, "/api/keys", {"generate": "ES256"}).json
    asked = {"key": made["private_pem"]}
    quiet = post(client, "/api/keys", asked)
    open_ = post(client, "/api/keys", {**asked, "private": True}).json["keys"][0]
    assert made["private_jwk"]["d"] not in quiet.text
    assert "PRIVATE" not in quiet.text
    assert open_["private_jwk"]["d"] == made["private_jwk"]["d"]
    assert open_["private_pem"] == made["private_pem"]
    assert open_["public_pem"] == made["public_pem"]


def test_a_secret_is_not_repeated_unless_asked_for(client):
    assert SECRET not in post(client, "/api/keys", {"key": SECRET}).text
    key = post(client, "/api/keys", {"key": SECRET, "private": True}).json["keys"][0]
    assert key["private_jwk"]["kty"] == "oct"


def test_what_is_wrong_with_a_key_is_told(client):
    told = post(client, "/api/keys", {"key": '{"kty":"RSA"}'}).json
    assert told["keys"] == []
    assert [problem["code"] for problem in told["problems"]] == ["jwk-malformed"]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "key"),
        ({"key": 1}, "key"),
        ({"key": "a", "private": "yes"}, "private"),
        ({"key": "a", "bits": 2048}, "bits"),
        ({"generate": "ES257"}, "generate"),
        ({"generate": None}, "generate"),
        ({"generate": "RS256", "bits": 1024}, "bits"),
        ({"generate": "RS256", "bits": "2048"}, "bits"),
        ({"generate": "RS256", "bits": True}, "bits"),
        ({"generate": "ES256", "curve": "P-384"}, "curve"),
        ({"generate": "ES256", "key": "a"}, "key"),
    ],
    ids=lambda value: ascii(value) if isinstance(value, dict) else "",
)
def test_a_wrong_question_about_keys_names_its_field(client, asked, field):
    status, told = error(client, "/api/keys", asked)
    assert (status, told["code"], told["field"]) == (400, "field-invalid", field)


@pytest.fixture(scope="module")
def register(app):
    return app.test_client().get("/api/pitfalls").json


def test_the_register_is_told_whole(register):
    from debugger.pitfalls import PITFALLS

    told = register["pitfalls"]
    assert [entry["id"] for entry in told] == list(PITFALLS)
    assert {entry["severity"] for entry in told} == {"error", "warning", "info"}
    for entry in told:
        pitfall = PITFALLS[entry["id"]]
        assert (entry["why"], entry["fix"], tuple(entry["steps"])) == (
            pitfall.why,
            pitfall.fix,
            pitfall.steps,
        )
        assert entry["theme"].startswith(f"{entry['area']}.")
        assert all(each["address"] for each in entry["documents"])


def test_the_sample_of_each_pitfall_is_a_request_that_finds_it(register):
    from debugger.inspection import inspect_token
    from debugger.web.forms import question_from_json

    missed = []
    for entry in register["pitfalls"]:
        asked = question_from_json(entry["sample"])
        report = inspect_token(asked.text, asked.key, asked.key_format, asked.policy)
        if entry["id"] not in {finding.id for finding in report.findings}:
            missed.append(entry["id"])
    assert missed == []


def test_the_code_of_each_recipe_is_told_as_it_stands(register):
    listings = [each for recipe in register["recipes"] for each in recipe["listings"]]
    for listing in listings:
        text = (ROOT / "templates" / "code" / listing["file"]).read_text("utf-8")
        assert text.rstrip() == listing["code"]
    names = {recipe["name"] for recipe in register["recipes"]}
    assert {entry["recipe"] for entry in register["pitfalls"]} - {None} <= names


def test_one_pitfall_is_told_with_its_code(register, client):
    for entry in register["pitfalls"]:
        told = client.get(f"/api/pitfalls/{entry['id']}").json
        assert told["pitfall"]["id"] == entry["id"]
        assert (told["recipe"] or {}).get("name") == entry["recipe"]


@pytest.mark.parametrize(
    ("name", "near"),
    [("exp-mising", "exp-missing"), ("EXP-MISSING", "exp-missing"), ("kid_sql", "kid-sql")],
)
def test_a_pitfall_that_is_none_is_answered_with_those_that_are_like_it(client, name, near):
    answer = client.get(f"/api/pitfalls/{name}")
    assert answer.status_code == 404
    assert answer.json["error"]["code"] == "pitfall-unknown"
    assert answer.json["error"]["hint"].startswith(f"Like it: {near}")


def test_the_vocabulary_is_told_whole(client):
    told = client.get("/api/claims").json["members"]
    named = {(entry["where"], entry["name"]) for entry in told}
    assert {("claim", "exp"), ("claim", "aud"), ("header", "alg"), ("header", "kid")} <= named


def test_a_query_is_not_read(client):
    asked = {"token": TUTORIAL, "policy": {"now": 1}}
    with_query = post(client, "/api/inspect?token=other&policy=x", asked)
    assert with_query.json == post(client, "/api/inspect", asked).json


def test_extracting_takes_the_text_by_the_name_that_inspecting_has(client):
    text = f"Authorization: Bearer {'eyJhbGciOiJub25lIn0.e30.'}"
    answers = [client.post("/api/extract", json={name: text}).json for name in ("token", "text")]
    assert answers[0] == answers[1]
    assert answers[0]["tokens"][0]["token"] == "eyJhbGciOiJub25lIn0.e30."
