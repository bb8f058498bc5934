"""Tokens that a specification makes rules for: OAuth, OpenID Connect, DPoP, events."""

import pytest
from met import found, met, met_in

from debugger.samples import ABSENT, altered, honest
from debugger.samples.signers import ED25519, ES256, HS256

NOW = 1_795_514_400
BEARER = "Authorization: Bearer {}".format
MISSING = {f"{name}-missing" for name in ("exp", "iss", "aud", "sub", "iat", "jti")}


def seen(id, claims, profile="generic", **more):
    return met_in(claims, profile, **more).get(id)


@pytest.mark.parametrize(
    ("profile", "id", "names"),
    [
        ("access-token", "at-required-claim", "iss exp aud sub client_id iat jti"),
        ("id-token", "id-token-required-claim", "iss sub aud exp iat"),
        ("logout-token", "logout-required-claim", "iss aud iat jti events"),
        ("dpop-proof", "dpop-required", "jti htm htu iat"),
        ("security-event", "set-required-claim", "iss iat jti events"),
        ("introspection-response", "introspection-required", "iss aud iat token_introspection"),
        ("authorization-response", "jarm-required-claim", "iss aud exp"),
        ("spiffe", "spiffe-required-claim", "aud exp"),
        ("apple-client-secret", "apple-secret-claims", "iss sub iat exp"),
    ],
    ids=lambda value: value if "-" in value else "",
)
def test_each_required_claim_is_demanded_once_under_one_name(profile, id, names):
    for name in names.split():
        findings = met_in({name: ABSENT}, profile, policy={"profile": profile})
        assert findings[id] == "error", name
        assert not MISSING & findings.keys() & {f"{one}-missing" for one in names.split()}, name


def test_all_missing_claims_are_named_in_one_finding():
    question = altered(
        "access-token",
        claims={"sub": ABSENT, "jti": ABSENT},
        policy={"issuer": None, "audience": None},
    )
    (finding,) = [entry for entry in found(question) if entry.id == "at-required-claim"]
    assert finding.detail.startswith("It has no “sub” and no “jti”. ")


@pytest.mark.parametrize(
    ("claims", "header", "severity"),
    [
        ({"client_id": "c", "scope": "a"}, {}, "warning"),
        ({"client_id": "c", "scope": "a"}, {"typ": ABSENT}, "warning"),
        ({"client_id": "c", "scope": "a"}, {"typ": "jwt"}, "warning"),
        ({"client_id": "c", "scope": "a"}, {"typ": "at+jwt"}, None),
        ({"client_id": "c", "scope": "a"}, {"typ": "acme+jwt"}, None),
        ({"client_id": "c"}, {}, None),
        ({"scope": "a"}, {}, None),
    ],
)
def test_an_access_token_says_that_it_is_one(claims, header, severity):
    findings = met_in(claims, header=header)
    assert findings.get("at-typ") == severity
    assert not ("at-typ" in findings and "typ-missing" in findings)


def test_a_refresh_token_in_an_authorization_header_is_out_of_place():
    pitfall = "refresh-token-as-access-token"
    assert seen(pitfall, {}, "refresh-token", edit=BEARER) == "warning"
    assert seen(pitfall, {}, "refresh-token", edit='{{"refresh_token": "{}"}}'.format) is None


@pytest.mark.parametrize("name", ["sub", "exp"])
def test_an_introspection_response_speaks_of_the_token_inside(name):
    value = {"sub": "u", "exp": NOW + 600}[name]
    pitfall = "introspection-top-level"
    assert seen(pitfall, {name: value}, "introspection-response") == "warning"
    assert seen(pitfall, {}, "introspection-response") is None


@pytest.mark.parametrize("inner", [None, [], {}, {"active": "true"}, {"active": None}])
def test_an_introspection_response_says_whether_the_token_is_active(inner):
    claims = {"token_introspection": inner}
    assert seen("introspection-required", claims, "introspection-response") == "error"


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({}, None),
        ({"iss": ABSENT}, None),
        ({"client_id": ABSENT}, "error"),
        ({"iss": "other"}, "error"),
        ({"sub": "client-77"}, "error"),
        ({"sub": "somebody"}, None),
    ],
)
def test_a_request_object_is_of_its_client(claims, severity):
    assert seen("request-object-required", claims, "request-object") == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"exp": NOW + 3600}, None),
        ({"exp": NOW + 3601}, "warning"),
        ({"nbf": NOW - 60, "exp": NOW + 3600}, "warning"),
        ({"nbf": ABSENT, "iat": NOW - 1, "exp": NOW + 3600}, "warning"),
    ],
)
def test_a_request_object_lives_an_hour_at_most(claims, severity):
    assert seen("fapi-lifetime", claims, "request-object") == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"exp": NOW + 300}, None),
        ({"exp": NOW + 301}, "warning"),
        ({"exp": NOW + 600, "aud": "https://login.microsoftonline.com/t/oauth2/v2.0/token"}, None),
        ({"exp": NOW + 3601, "aud": "https://acme.okta.com/oauth2/v1/token"}, "warning"),
        ({"exp": NOW + 600, "aud": "https://login.microsoftonline.com.evil.example/a"}, "warning"),
    ],
)
def test_a_client_assertion_lives_five_minutes_unless_its_server_allows_more(claims, severity):
    assert seen("client-assertion-lifetime", claims, "client-assertion") == severity


@pytest.mark.parametrize(
    ("aud", "severity"),
    [
        ("https://login.acme.example", None),
        (["https://login.acme.example"], None),
        ("https://login.acme.example/realms/token-shop", None),
        (["https://login.acme.example", "https://other.example"], "warning"),
        ("https://login.acme.example/oauth2/token", "warning"),
        ("https://login.acme.example/par", "warning"),
        ("https://login.acme.example/introspect/", "warning"),
        ("https://login.acme.example/revoke?a=b", "warning"),
        ("https://acme.okta.com/oauth2/v1/token", None),
    ],
)
def test_a_client_assertion_is_for_the_issuer_alone(aud, severity):
    assert seen("client-assertion-audience", {"aud": aud}, "client-assertion") == severity


@pytest.mark.parametrize(("seconds", "severity"), [(600, None), (601, "warning")])
def test_an_authorization_response_lives_ten_minutes_at_most(seconds, severity):
    assert seen("jarm-lifetime", {"exp": NOW + seconds}, "authorization-response") == severity


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE"])
def test_an_unsigned_id_token_is_refused_as_such(algorithm):
    findings = met_in({}, "id-token", header={"alg": algorithm}, edit=unsigned)
    assert findings["id-token-alg-none"] == "error"


@pytest.mark.parametrize(
    ("sub", "severity"),
    [("s" * 255, None), ("s" * 256, "error"), ("J\u00f6", "error"), ("", None), (5, None)],
)
def test_the_subject_of_an_id_token_is_255_ascii_characters_at_most(sub, severity):
    assert seen("id-token-sub-length", {"sub": sub}, "id-token") == severity


@pytest.mark.parametrize(
    ("value", "severity"),
    [
        ("oFYf1knNtrqnhAVfBRuteQ", None),
        ("oFYf1knNtrqnhAVfBRuteQ==", "error"),
        ("LXEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE", "error"),
        ("a1fce4363854ff888cff4b8e7875d600", "error"),
        ("oFYf1knNtrqnhAVfBRut+Q", "error"),
        ("", "error"),
        (None, "error"),
    ],
)
@pytest.mark.parametrize("name", ["at_hash", "c_hash"])
def test_a_hash_in_an_id_token_is_half_of_that_of_alg(name, value, severity):
    assert seen("id-token-hash-length", {name: value}, "id-token") == severity


def test_a_hash_beside_eddsa_may_have_any_length():
    whole = "LXEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE"
    question = altered("id-token", claims={"at_hash": whole}, signer=ED25519)
    assert "id-token-hash-length" not in met(question)


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"sub": ABSENT}, "error"),
        ({"sub": ABSENT, "sid": "s"}, None),
        ({"events": {}}, "error"),
        ({"events": []}, "error"),
        ({"events": {"http://schemas.openid.net/event/backchannel-logout": None}}, "error"),
    ],
)
def test_a_logout_token_says_whom_and_what(claims, severity):
    assert seen("logout-required-claim", claims, "logout-token") == severity


def test_a_logout_token_expires_and_has_no_nonce():
    findings = met_in({"exp": ABSENT, "nonce": "n"}, "logout-token")
    assert findings["logout-exp-missing"] == "warning"
    assert findings["logout-nonce"] == "error"
    assert "exp-missing" not in findings


@pytest.mark.parametrize(("seconds", "severity"), [(120, None), (121, "info")])
def test_a_logout_token_lives_two_minutes(seconds, severity):
    assert seen("logout-lifetime", {"exp": NOW + seconds}, "logout-token") == severity


@pytest.mark.parametrize("events", [{}, [], "x", {"https://a.example/e": None}])
def test_a_security_event_has_an_object_for_each_event(events):
    findings = met_in({"events": events}, "security-event", policy={"profile": "security-event"})
    assert findings["set-required-claim"] == "error"


def test_a_security_event_neither_expires_nor_has_a_subject_at_its_top():
    findings = met_in({"exp": NOW + 60, "sub": "u"}, "security-event")
    assert findings["set-exp-present"] == "warning"
    assert findings["set-sub-top-level"] == "info"


@pytest.mark.parametrize("jwk", [ABSENT, None, "x", []])
def test_a_proof_shows_its_key(jwk):
    assert seen("dpop-required", {}, "dpop-proof", header={"jwk": jwk}) == "error"


def test_a_proof_with_a_shared_secret_proves_nothing():
    findings = met(altered("dpop-proof", header={"jwk": ABSENT}, signer=HS256))
    assert findings["dpop-symmetric"] == "error"
    assert "dpop-required" not in findings


@pytest.mark.parametrize("name", ["d", "p", "q", "k"])
def test_a_proof_does_not_show_its_private_key(name):
    header = {"jwk": {**ES256.jwk, name: "m28p"}}
    findings = met_in({}, "dpop-proof", header=header)
    assert findings["dpop-jwk-private"] == "error"
    assert "embedded-jwk-private" not in findings


@pytest.mark.parametrize(
    ("iat", "severity"),
    [
        (NOW - 300, None),
        (NOW - 301, "warning"),
        (NOW + 60, None),
        (NOW + 61, "warning"),
        ("x", None),
    ],
)
def test_a_proof_is_five_minutes_old_at_most(iat, severity):
    findings = met_in({"iat": iat}, "dpop-proof")
    assert findings.get("dpop-stale") == severity
    assert not ("dpop-stale" in findings and {"iat-future", "clock-skew"} & findings.keys())


@pytest.mark.parametrize(
    ("claims", "id", "severity"),
    [
        ({"htu": "https://a.example/r?x=1"}, "dpop-htu-query", "warning"),
        ({"htu": "https://a.example/r#x"}, "dpop-htu-query", "warning"),
        ({"htu": "https://a.example/r"}, "dpop-htu-query", None),
        ({"htu": 5}, "dpop-htu-query", None),
        ({"htm": "post"}, "dpop-htm-case", "warning"),
        ({"htm": "Post"}, "dpop-htm-case", "warning"),
        ({"htm": 5}, "dpop-htm-case", "warning"),
        ({"htm": "PATCH"}, "dpop-htm-case", None),
        ({"htm": "M-SEARCH"}, "dpop-htm-case", None),
        ({"ath": ABSENT}, "dpop-ath-missing", "info"),
        ({}, "dpop-ath-missing", None),
    ],
)
def test_a_proof_names_its_request_as_it_is_sent(claims, id, severity):
    assert seen(id, claims, "dpop-proof") == severity


def test_the_key_in_the_proof_is_only_spoken_of_where_none_was_given():
    question = honest("dpop-proof")
    assert met(question)["dpop-key-in-proof"] == "info"
    given = altered("dpop-proof", key=ES256.key_text)
    assert "dpop-key-in-proof" not in met(given)


@pytest.mark.parametrize(
    ("typ", "severity"),
    [("JWT", "error"), (ABSENT, "error"), (5, "error"), ("application/dpop+jwt", None)],
)
def test_a_proof_has_its_type(typ, severity):
    findings = met_in({}, "dpop-proof", header={"typ": typ})
    assert findings.get("dpop-typ") == severity
    assert not ("dpop-typ" in findings and {"embedded-jwk", "typ-missing"} & findings.keys())


def unsigned(token):
    return f"{token.rpartition('.')[0]}."
