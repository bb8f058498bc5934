"""What stands around a token: requests, responses, cookies, proofs; and nothing, where it stands alone."""

import base64
import hashlib
import json

import pytest
from met import found, met, met_in

from debugger.keys.thumbprint import thumbprint
from debugger.samples import ABSENT, altered, honest, with_claims
from debugger.samples.profiles import digest
from debugger.samples.signers import ES256, ES256_HOLDER

BEARER = "Authorization: Bearer {}".format
JKT = thumbprint(ES256.jwk)


def seen(id, edit, claims=None, profile="generic", **more):
    return met_in(claims or {}, profile, edit=edit, **more).get(id)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("https://app.acme.example/cb?access_token={}&x=1", "warning"),
        ("GET /cb?x=1&token={} HTTP/1.1", "warning"),
        ("https://app.acme.example/cb#access_token={}", None),
        ("https://op.example/authorize?client_id=a&request={}", None),
        ("https://op.example/logout?id_token_hint={}", None),
        ("https://op.example/cb?response={}", None),
        ("token={}", None),
        ("{}", None),
    ],
)
def test_a_token_in_the_query_of_a_url(text, severity):
    assert seen("token-in-url", text.format) == severity


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ('curl -H "Authorization: Bearer {}" http://api.acme.example/orders', "warning"),
        ("curl http://api.acme.example -H 'Authorization: Bearer {}'", "warning"),
        ("curl -H 'Authorization: Bearer {}' \\\n  'http://api.acme.example/a'", "warning"),
        ("curl -H 'Authorization: Bearer {}' https://api.acme.example/a", None),
        ("curl -H 'Authorization: Bearer {}' http://localhost:3000/a", None),
        ("curl -H 'Authorization: Bearer {}' http://127.0.0.1/a", None),
        ("curl -H 'Authorization: Bearer {}' http://[::1]:80/a", None),
        ("curl -H 'Authorization: Bearer {}' http://api.localhost/a", None),
        (
            "curl https://api.acme.example -H 'Referer: http://app.example/' -H "
            "'Authorization: Bearer {}'",
            None,
        ),
        (
            "curl https://api.acme.example -H 'Authorization: Bearer {}'\nsee http://docs.example",
            None,
        ),
        ("GET http://api.acme.example/a HTTP/1.1\nAuthorization: Bearer {}", "warning"),
        ("GET /a HTTP/1.1\nHost: api.acme.example\nAuthorization: Bearer {}", None),
        ("http://app.acme.example/cb?access_token={}", "warning"),
        ("http://localhost/cb?access_token={}", None),
        ("{} was issued by http://login.acme.example", None),
    ],
)
def test_a_request_without_tls(text, severity):
    assert seen("token-over-http", text.format) == severity


@pytest.mark.parametrize(
    ("url", "severity"), [("http://api.acme.example/a", "warning"), ("https://a.example/", None)]
)
def test_a_request_without_tls_in_a_har_file(url, severity):
    def har(token):
        header = {"name": "Authorization", "value": f"Bearer {token}"}
        entry = {"request": {"method": "GET", "url": url, "headers": [header]}}
        return json.dumps({"log": {"version": "1.2", "entries": [entry]}})

    assert seen("token-over-http", har) == severity


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Set-Cookie: s={}; Path=/; HttpOnly", "no Secure and no SameSite"),
        ("Set-Cookie: s={}", "no HttpOnly and no Secure and no SameSite"),
        ("set-cookie: s={}; httponly; secure", "no SameSite"),
        ("Set-Cookie: s={}; Path=/; HttpOnly; Secure; SameSite=Lax", None),
        ("Set-Cookie: s={}; HttpOnly; Secure; SameSite=None\nX: y", None),
        ("Cookie: s={}", None),
    ],
)
def test_the_attributes_of_a_cookie(text, absent):
    question = altered(edit=text.format)
    details = [entry.detail for entry in found(question) if entry.id == "cookie-attributes"]
    if absent:
        assert details[0].startswith(f"The cookie has {absent}. ")
    else:
        assert details == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ('localStorage.setItem("token", "{}")', "info"),
        ("sessionStorage.token = '{}'", "info"),
        ('storage.setItem("token", "{}")', None),
    ],
)
def test_a_token_in_web_storage(text, severity):
    assert seen("token-in-web-storage", text.format) == severity


@pytest.mark.parametrize(
    ("stated", "severity"),
    [(900, None), (960, None), (840, None), (961, "info"), (839, "info"), ("7200", "info")],
)
def test_the_lifetime_that_a_response_states(stated, severity):
    def response(token):
        return json.dumps({"access_token": token, "expires_in": stated})

    assert seen("expires-in-differs", response) == severity


def test_the_lifetime_of_a_response_is_not_that_of_its_id_token():
    assert seen("expires-in-differs", '{{"id_token": "{}", "expires_in": 5}}'.format) is None


def test_one_token_many_times_is_one():
    assert seen("several-tokens", "{0}\n{0}\n{0}".format) is None
    assert seen("several-tokens", lambda token: f"{token}\n{with_claims(sub='b').text}") == "info"


@pytest.mark.parametrize(
    ("policy", "severity"),
    [
        ({}, "info"),
        ({"algorithms": "HS256"}, "info"),
        ({"issuer": "https://login.acme.example"}, None),
        ({"audience": "https://api.acme.example"}, None),
    ],
)
def test_a_good_signature_is_not_all_there_is_to_check(policy, severity):
    assert met_in({}, policy=policy).get("policy-not-set") == severity


def test_nothing_is_missed_in_expectations_before_a_signature_is_checked():
    question = altered(policy={"issuer": None, "audience": None}, key=None)
    assert "policy-not-set" not in met(question)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Authorization: Bearer {}", "warning"),
        ('{{"access_token": "{}"}}', "warning"),
        ('{{"id_token": "{}"}}', None),
        ("{}", None),
    ],
)
def test_an_id_token_where_an_access_token_belongs(text, severity):
    assert seen("id-token-as-access-token", text.format, profile="id-token") == severity


@pytest.mark.parametrize(
    ("text", "nonce", "expected"),
    [
        ('{{"id_token": "{}", "nonce": "n-1"}}', "n-1", {}),
        ('{{"id_token": "{}", "nonce": "n-2"}}', "n-1", {"nonce-mismatch": "error"}),
        ('{{"nonce": "n-2", "id_token": "{}"}}', ABSENT, {"nonce-missing": "warning"}),
        ("https://op.example/a?nonce=n-1&x=y\n{}", "n-1", {}),
        ("https://op.example/a?x=y&nonce=n%2D1\n{}", "n-1", {}),
        ("https://op.example/a?nonce=n-2\n{}", "n-1", {"nonce-mismatch": "error"}),
        ("https://op.example/a?code_nonce=n-2\n{}", "n-1", {}),
        ('<script nonce="n-2">"{}"</script>', "n-1", {}),
        ("{}", ABSENT, {}),
    ],
)
def test_the_nonce_that_was_sent_comes_back(text, nonce, expected):
    findings = met_in({"nonce": nonce}, "id-token", edit=text.format)
    ids = {"nonce-mismatch", "nonce-missing"}
    assert {name: findings[name] for name in findings.keys() & ids} == expected


def test_a_token_that_is_no_id_token_owes_no_nonce():
    assert seen("nonce-missing", '{{"access_token": "{}", "nonce": "n-2"}}'.format) is None
    assert seen("nonce-missing", '{{"id_token": "{}", "nonce": "n-2"}}'.format) == "warning"


@pytest.mark.parametrize(
    ("name", "companion", "value", "id"),
    [
        ("at_hash", "access_token", "2YotnFZFEjr1zCsicMWpAA", "at-hash-mismatch"),
        ("c_hash", "code", "xyz789", "c-hash-mismatch"),
    ],
    ids=["access_token", "code"],
)
def test_a_hash_is_of_what_came_along(name, companion, value, id):
    def response(token):
        return json.dumps({companion: value, "id_token": token})

    assert seen(id, response, {name: half_hash(value)}, "id-token") is None
    assert seen(id, response, {name: "AAAAAAAAAAAAAAAAAAAAAA"}, "id-token") == "error"
    assert seen(id, None, {name: "AAAAAAAAAAAAAAAAAAAAAA"}, "id-token") is None


def test_the_access_token_beside_an_id_token_may_be_a_jwt():
    other = with_claims("access-token").text

    def response(token):
        return json.dumps({"id_token": token, "access_token": other})

    assert seen("at-hash-mismatch", response, {"at_hash": half_hash(other)}, "id-token") is None
    assert seen("at-hash-mismatch", response, {"at_hash": half_hash("x")}, "id-token") == "error"


@pytest.mark.parametrize(
    ("text", "claims", "severity"),
    [
        ("https://a.example/cb#id_token={}&access_token=2YotnFZFEjr1", {}, "error"),
        ("https://a.example/cb#code=SplxlOBe&id_token={}", {}, "error"),
        ("https://a.example/cb#code=SplxlOBe&id_token={}", {"c_hash": "x"}, None),
        ("https://a.example/cb#id_token={}&state=af0", {}, None),
        ('{{"id_token": "{}", "access_token": "2YotnFZFEjr1"}}', {}, None),
    ],
)
def test_a_response_through_the_browser_is_tied_together(text, claims, severity):
    assert seen("id-token-hash-missing", text.format, claims, "id-token") == severity


@pytest.mark.parametrize(
    ("jkt", "severity"), [(JKT, None), (thumbprint(ES256_HOLDER.jwk), "error")]
)
def test_a_bound_token_and_the_proof_beside_it_have_one_key(jkt, severity):
    claims = {"cnf": {"jkt": jkt}}
    proof = honest("dpop-proof").text
    assert seen("cnf-mismatch", lambda token: f"{token}\n{proof}", claims) == severity
    bound = with_claims(cnf={"jkt": jkt}).text
    beside = altered("dpop-proof", edit=lambda text: f"DPoP: {text}\nAuthorization: DPoP {bound}")
    assert met(beside).get("cnf-mismatch") == severity


def test_a_proof_with_a_broken_key_is_not_compared():
    proof = altered("dpop-proof", header={"jwk": {"kty": "EC", "x": 5}}).text
    claims = {"cnf": {"jkt": JKT}}
    assert seen("cnf-mismatch", lambda token: f"{token}\n{proof}", claims) == "error"


@pytest.mark.parametrize(
    ("text", "cnf", "severity"),
    [
        ("Authorization: DPoP {}", ABSENT, "error"),
        ("Authorization: DPoP {}", {"x5t#S256": JKT}, "error"),
        ("Authorization: DPoP {}", {"jkt": JKT}, None),
        ("Authorization: Bearer {}", ABSENT, None),
        ('{{"access_token": "{}", "token_type": "DPoP"}}', ABSENT, "error"),
        ('{{"id_token": "{}", "token_type": "DPoP"}}', ABSENT, None),
    ],
)
def test_what_is_called_dpop_is_bound(text, cnf, severity):
    assert seen("cnf-missing", text.format, {"cnf": cnf}) == severity


@pytest.mark.parametrize(
    ("text", "cnf", "severity"),
    [
        ("Authorization: Bearer {}", {"jkt": JKT}, "error"),
        ("Authorization: DPoP {}", {"jkt": JKT}, None),
        ("Authorization: Bearer {}", {"x5t#S256": JKT}, None),
        ("{}", {"jkt": JKT}, None),
    ],
)
def test_a_token_bound_to_a_proof_is_not_sent_as_bearer(text, cnf, severity):
    assert seen("dpop-bound-as-bearer", text.format, {"cnf": cnf}) == severity


@pytest.mark.parametrize(
    ("ath", "expected"),
    [
        ("right", {}),
        ("wrong", {"dpop-ath-mismatch": "error"}),
        (ABSENT, {"dpop-ath-mismatch": "error"}),
    ],
)
@pytest.mark.parametrize("form", ["JWT", "opaque"])
def test_a_proof_is_for_the_access_token_beside_it(ath, expected, form):
    token = with_claims(cnf={"jkt": JKT}).text if form == "JWT" else "Kz~8mXK1EalYznwH-LC-1fBAo.4"
    claims = {"ath": digest(token) if ath == "right" else ath}
    question = altered(
        "dpop-proof",
        claims=claims,
        edit=lambda proof: f"DPoP: {proof}\nAuthorization: DPoP {token}",
    )
    findings = met(question)
    ids = {"dpop-ath-mismatch", "dpop-ath-missing"}
    assert {name: findings[name] for name in findings.keys() & ids} == expected


def half_hash(text):
    """The left half of SHA-256 as OIDC Core §3.1.3.6 has it."""
    half = hashlib.sha256(text.encode()).digest()[:16]
    return base64.urlsafe_b64encode(half).rstrip(b"=").decode()
