"""The description of the HTTP door is true: of what it takes, what it answers, and what it refuses."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from json_schema import faults, resolve

from debugger.keys.generate import generate
from debugger.web import create_app
from debugger.web.openapi import description

DOCUMENT = description()
SECRET = "correct horse battery staple, thirty-two octets"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJraW0iLCJleHAiOjE3NTAwMDAwMDB9.AAAA"
CERTIFICATE_SET = json.dumps({"keys": [generate(name).public_jwk for name in ("ES256", "Ed25519")]})

OPERATIONS = [
    (path, method, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
]
ASKED = {
    "/api/inspect": [
        {"token": TOKEN},
        {"token": TOKEN, "key": SECRET, "key_format": "utf8", "policy": {"leeway": 1.5}},
        {"token": TOKEN, "key": CERTIFICATE_SET},
        {"token": TOKEN, "key": "", "policy": {"issuer": ["a", "b"], "audience": "c", "now": 0}},
        {"token": "Bearer x.y.z"},
        {"token": ""},
        {"token": "eyJhbGciOiJub25lIn0.e30."},
        {"token": '{"access_token": "' + TOKEN + '"}', "policy": {"profile": "access-token"}},
        {"token": "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA"},
        {"token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.AAAA", "key": "x" * 32},
    ],
    "/api/sign": [
        {"payload": {"sub": "kim"}, "key": SECRET},
        {"claims": '{"a": 1.0}', "key": "short", "algorithm": "HS512"},
        {
            "payload": {},
            "header": {"alg": "ES256"},
            "key": json.dumps(generate("ES256").private_jwk),
        },
        {"payload": {}, "algorithm": "none"},
    ],
    "/api/extract": [{"text": f"a {TOKEN} b {TOKEN}"}, {"text": ""}],
    "/api/keys": [
        {"key": SECRET},
        {"key": SECRET, "private": True},
        {"key": CERTIFICATE_SET},
        {"key": generate("RS256").private_pem, "private": True, "key_format": "pem"},
        {"key": '{"kty":"RSA"}'},
        {"key": "", "private": None},
        {"generate": "HS384"},
        {"generate": "RS256", "bits": 2048},
        {"generate": "OKP", "curve": "X25519", "bits": None},
    ],
}
REFUSED = {
    "/api/inspect": [
        ({}, 400),
        ({"token": 1}, 400),
        ({"token": "a", "policy": {"leeway": -1}}, 400),
    ],
    "/api/sign": [({"payload": 1}, 400), ({"payload": {}}, 422)],
    "/api/extract": [({}, 400)],
    "/api/keys": [({"key": None}, 400), ({"generate": "none"}, 400)],
}


@pytest.fixture(scope="module")
def asking():
    return create_app().test_client()


FRESH = ("HS256", "HS512", "RS256", "ES256", "EdDSA", "oct", "RSA", "EC", "OKP", "P-384")


def schema_of(holder):
    """The schema of a request or response body, references looked up."""
    found = resolve(holder["$ref"], DOCUMENT) if "$ref" in holder else holder
    assert list(found["content"]) == ["application/json"]
    return found["content"]["application/json"]["schema"]


def check(answer, operation):
    """The answer is one of those described, and as described."""
    schema = schema_of(operation["responses"][str(answer.status_code)])
    assert answer.content_type == "application/json"
    assert list(faults(answer.json, schema, DOCUMENT)) == []


def test_it_is_handed_out_whole(asking):
    assert asking.get("/api/openapi.json").json == json.loads(json.dumps(DOCUMENT))


def test_every_route_of_the_api_is_described_and_no_other(app):
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/") or rule.rule == "/healthz"
    }
    assert routes == {(path, method) for path, method, _ in OPERATIONS}


def test_every_reference_leads_somewhere_and_every_schema_is_used():
    text = json.dumps(DOCUMENT)
    used = {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}
    assert used == set(DOCUMENT["components"]["schemas"])


def test_every_operation_has_a_name_of_its_own():
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(names) == len(set(names)) == 9


@pytest.mark.parametrize(
    ("path", "operation"), [(path, told) for path, method, told in OPERATIONS if method == "get"]
)
def test_what_can_be_looked_up_is_as_described(asking, path, operation):
    answer = asking.get(path.replace("{name}", "exp-missing"))
    assert answer.status_code == 200
    check(answer, operation)


def test_what_is_not_there_is_told_as_described(asking):
    answer = asking.get("/api/pitfalls/exp-mising")
    assert answer.status_code == 404
    assert answer.json["error"]["hint"].startswith("Like it: exp-missing")
    check(answer, DOCUMENT["paths"]["/api/pitfalls/{name}"]["get"])


@pytest.mark.parametrize(
    ("path", "body"),
    [(path, body) for path, bodies in ASKED.items() for body in bodies],
    ids=lambda value: value if isinstance(value, str) else json.dumps(value)[:40],
)
def test_what_may_be_asked_is_answered_as_described(asking, path, body):
    operation = DOCUMENT["paths"][path]["post"]
    assert list(faults(body, schema_of(operation["requestBody"]), DOCUMENT)) == []
    answer = asking.post(path, json=body)
    assert answer.status_code == 200
    check(answer, operation)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [(path, *refused) for path, each in REFUSED.items() for refused in each],
    ids=lambda value: json.dumps(value)[:40] if isinstance(value, dict) else str(value),
)
def test_what_may_not_be_asked_is_refused_as_described(asking, path, body, status):
    operation = DOCUMENT["paths"][path]["post"]
    fits = not list(faults(body, schema_of(operation["requestBody"]), DOCUMENT))
    assert fits is (status == 422)
    answer = asking.post(path, json=body)
    assert answer.status_code == status
    check(answer, operation)


@pytest.mark.parametrize("path", sorted(ASKED))
@pytest.mark.parametrize(
    ("named", "status"),
    [
        ({"data": b"{}", "content_type": "text/plain"}, 415),
        ({"data": b"[]", "content_type": "application/json"}, 400),
        ({"json": {}, "headers": {"Origin": "null"}}, 403),
        ({"data": b" " * (4 * 1024**2 + 1), "content_type": "application/json"}, 413),
    ],
    ids=["415", "400", "403", "413"],
)
def test_every_other_refusal_is_as_described(asking, path, named, status):
    answer = asking.post(path, **named)
    assert answer.status_code == status
    check(answer, DOCUMENT["paths"][path]["post"])


def test_too_many_requests_are_refused_as_described():
    asking = create_app(workshop=True).test_client()
    answers = [asking.get("/api/claims") for _ in range(40)]
    assert answers[-1].status_code == 429
    check(answers[-1], DOCUMENT["paths"]["/api/claims"]["get"])


texts = some.one_of(
    some.sampled_from(["", TOKEN, SECRET, "auto", "pem", "P-256", *FRESH]), some.text()
)
numbers = some.one_of(
    some.sampled_from([256, 264, 512, 2048, 4096, 4104]),
    some.integers(-10, 10**6),
    some.floats(allow_nan=False),
    some.integers(),
)
values = some.recursive(
    some.one_of(some.none(), some.booleans(), numbers, texts),
    lambda inner: some.one_of(
        some.lists(inner, max_size=3), some.dictionaries(some.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


def mostly_right(path):
    """Bodies with the names that a request has, and values that may fit or not."""
    schema = schema_of(DOCUMENT["paths"][path]["post"]["requestBody"])
    root = resolve(schema["$ref"], DOCUMENT)
    shapes = root.get("oneOf", [root])
    policy = resolve("#/components/schemas/Policy", DOCUMENT)
    members = some.dictionaries(some.sampled_from(sorted(policy["properties"])), values, max_size=3)
    return some.sampled_from(shapes).flatmap(
        lambda shape: some.fixed_dictionaries(
            {name: some.one_of(texts, values) for name in shape["required"]},
            optional={
                name: some.one_of(members, values) if name == "policy" else values
                for name in shape["properties"]
                if name not in shape["required"]
            },
        )
    )


@pytest.mark.parametrize("path", sorted(ASKED))
def test_whatever_fits_is_taken_and_whatever_does_not_is_refused(asking, path):
    operation = DOCUMENT["paths"][path]["post"]
    schema = schema_of(operation["requestBody"])

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(mostly_right(path))
    def holds(body):
        answer = asking.post(path, json=body)
        fits = not list(faults(body, schema, DOCUMENT))
        assert answer.status_code in ({200, 422} if fits else {400}), answer.text
        check(answer, operation)

    holds()
