"""Issuer, audience, subject and identifier: what is wrong, and what only looks so."""

import pytest
from met import met_in

from debugger.samples import ABSENT

ISSUER = "https://login.acme.example"
AUDIENCE = "https://api.acme.example"


def about(prefix, claims, profile="generic", **more):
    """Of the ids that begin so, those that are met, with their severities."""
    findings = met_in(claims, profile, **more)
    return {name: grade for name, grade in findings.items() if name.startswith(prefix)}


@pytest.mark.parametrize(
    "iss",
    [
        "https://login.acme.example/",
        "http://login.acme.example",
        "https://Login.acme.example",
        "https://login.acme.example:443",
        "https://www.login.acme.example",
        " https://login.acme.example",
        "login.acme.example",
        "HTTPS://LOGIN.ACME.EXAMPLE/",
    ],
)
def test_an_issuer_that_is_nearly_right_says_so_alone(iss):
    seen = about("iss-", {"iss": iss}, policy={"issuer": ISSUER})
    assert seen["iss-near-miss"] == "error"
    assert "iss-mismatch" not in seen


@pytest.mark.parametrize(
    "iss",
    [
        "https://login.acme.example/realm",
        "https://login.acme.example:8443",
        "https://login.acme.exampl",
        "https://evil.example/?https://login.acme.example",
    ],
)
def test_another_issuer_is_no_near_miss(iss):
    seen = about("iss-", {"iss": iss}, policy={"issuer": ISSUER})
    assert seen["iss-mismatch"] == "error"
    assert "iss-near-miss" not in seen


def test_one_of_several_expected_issuers_is_enough():
    assert about("iss-", {}, policy={"issuer": ["https://other.example", ISSUER]}) == {}


def test_an_absent_issuer_does_not_match_the_expected_one():
    seen = about("iss-", {"iss": ABSENT}, policy={"issuer": ISSUER})
    assert seen == {"iss-mismatch": "error"}


@pytest.mark.parametrize(
    ("iss", "expected"),
    [
        ("http://login.acme.example", {"iss-not-https": "warning"}),
        ("http://localhost:3000", {"iss-not-https": "info", "iss-localhost": "info"}),
        ("http://127.0.0.1", {"iss-not-https": "info", "iss-localhost": "info"}),
        ("http://[::1]:8080/a", {"iss-not-https": "info", "iss-localhost": "info"}),
        ("https://10.1.2.3", {"iss-localhost": "info"}),
        ("https://172.32.0.1", {}),
        ("https://idp.local", {"iss-localhost": "info"}),
        ("https://idp.test", {"iss-localhost": "info"}),
        ("https://latest.example", {}),
        ("my-service", {"iss-not-url": "info"}),
        ("urn:acme:login", {"iss-not-url": "info"}),
        ("did:web:acme.example", {}),
        ("https://login.acme.example?x=1", {"iss-query-or-fragment": "warning"}),
        ("https://login.acme.example/#a", {"iss-query-or-fragment": "warning"}),
        ("", {"iss-not-text": "error"}),
        (None, {"iss-not-text": "error"}),
        (5, {"iss-not-text": "error"}),
        (["https://login.acme.example"], {"iss-not-text": "error"}),
    ],
)
def test_what_an_issuer_should_not_be(iss, expected):
    assert about("iss-", {"iss": iss}) == expected


@pytest.mark.parametrize("profile", ["access-token", "id-token", "logout-token"])
def test_standards_that_demand_a_url_are_taken_seriously(profile):
    assert met_in({"iss": "my-service"}, profile)["iss-not-url"] == "warning"


@pytest.mark.parametrize(
    "host",
    [
        "l\u043egin.acme.example",  # one Cyrillic letter
        "login.\u0430cme.example",
        "\u0441\u043e\u0441\u0430.example",  # Cyrillic throughout, and looks Latin throughout
        "log\u03afn\u0436.example",  # Greek and Cyrillic beside Latin
        "\uff4cogin.acme.example",  # a full-width letter
        "xn--lgin-kye.acme.example",
    ],
)
def test_a_host_that_passes_for_another_is_found(host):
    assert met_in({"iss": f"https://{host}"})["iss-confusable"] == "error"


@pytest.mark.parametrize(
    "host",
    [
        "m\u00fcller.example",
        "caf\u00e9.example",
        "\u043f\u043e\u0447\u0442\u0430.example",
        "\u03b5\u03bb\u03bb\u03ac\u03b4\u03b1.example",
        "\u30ed\u30b0\u30a4\u30f3\u6771\u4eac.example",
        "\ud55c\uad6d\u6f22.example",
        "xn--mller-kva.example",
        "xn--80akhbyknj4f.example",
        "xn--.example",
        "xn--999999999.example",
    ],
)
def test_honest_names_of_other_languages_are_left_alone(host):
    assert "iss-confusable" not in met_in({"iss": f"https://{host}"})


@pytest.mark.parametrize(
    "aud", ["https://api.acme.example/", "API.acme.example", "api://https://api.acme.example"]
)
def test_an_audience_that_is_nearly_right_says_so_alone(aud):
    seen = about("aud-", {"aud": aud}, policy={"audience": AUDIENCE})
    assert seen == {"aud-near-miss": "error"}


@pytest.mark.parametrize(
    ("aud", "expected", "seen"),
    [
        ("nobody", [AUDIENCE], {"aud-mismatch": "error"}),
        (ABSENT, [AUDIENCE], {"aud-mismatch": "error"}),
        ([AUDIENCE], [AUDIENCE], {}),
        (["a", AUDIENCE], ["b", AUDIENCE], {}),
        (["a", "b"], ["c"], {"aud-mismatch": "error"}),
        ([], [AUDIENCE], {"aud-not-text": "error"}),
        (ABSENT, None, {"aud-missing": "warning"}),
    ],
)
def test_an_audience_is_met_by_any_that_is_expected(aud, expected, seen):
    assert about("aud-", {"aud": aud}, policy={"audience": expected}) == seen


@pytest.mark.parametrize("aud", ["", None, 5, {}, [], [""], [1, "x"], [["a"]]])
def test_an_audience_is_text_or_texts(aud):
    assert about("aud-", {"aud": aud}) == {"aud-not-text": "error"}


@pytest.mark.parametrize(
    ("aud", "seen"),
    [
        (["a", "b", "c"], False),
        (["a", "b", "c", "c"], False),
        (["a", "b", "c", "d"], True),
        (["https://api.acme.example", "https://billing.acme.example"], False),
        (["https://api.acme.example", "https://api.globex.example"], True),
        (["https://a.acme.co.uk", "https://b.acme.co.uk"], False),
        (["https://a.acme.co.uk", "https://a.globex.co.uk"], True),
        (["https://api.acme.example", "client-77"], False),
        (["https://kubernetes.default.svc", "https://kubernetes.default.svc.cluster.local"], False),
    ],
)
def test_a_token_is_for_many_when_they_are_four_or_strangers(aud, seen):
    assert ("aud-many" in met_in({"aud": aud})) is seen


@pytest.mark.parametrize(
    ("profile", "claims"),
    [
        ("okta", {"aud": "https://acme.okta.com", "iss": "https://acme.okta.com"}),
        ("client-assertion", {"aud": "client-77"}),
        ("request-object", {"aud": "client-77"}),
    ],
)
def test_audience_and_issuer_may_be_one_where_the_issuer_is_called(profile, claims):
    assert "aud-equals-iss" not in met_in(claims, profile)


def test_several_clients_of_an_id_token_need_an_authorized_party():
    assert met_in({"aud": ["a", "b"]}, "id-token")["azp-missing"] == "info"
    assert "azp-missing" not in met_in({"aud": ["a", "b"], "azp": "a"}, "id-token")
    assert "azp-missing" not in met_in({"aud": ["a"]}, "id-token")


def test_an_id_token_of_another_client_is_refused():
    policy = {"audience": "client-77"}
    assert met_in({"azp": "client-1"}, "id-token", policy=policy)["azp-mismatch"] == "error"
    assert "azp-mismatch" not in met_in({"azp": "client-77"}, "id-token", policy=policy)
    assert "azp-mismatch" not in met_in({"azp": "client-1"}, "id-token")


def test_google_may_name_an_app_of_the_same_project():
    server = "1234567890-server.apps.googleusercontent.com"
    policy = {"audience": server}
    same = {"aud": server, "azp": "1234567890-android.apps.googleusercontent.com"}
    other = {"aud": server, "azp": "9876543210-android.apps.googleusercontent.com"}
    assert "azp-mismatch" not in met_in(same, "google", policy=policy)
    assert met_in(other, "google", policy=policy)["azp-mismatch"] == "error"


@pytest.mark.parametrize(
    ("sub", "expected"),
    [
        (ABSENT, {"sub-missing": "info"}),
        (12345, {"sub-not-text": "error"}),
        ("", {"sub-not-text": "error"}),
        (None, {"sub-not-text": "error"}),
        ("kim@acme.example", {"sub-email": "info"}),
        ("kim@localhost", {}),
        ("robot@acme.iam.gserviceaccount.com", {}),
        ("1", {"sub-sequential": "info"}),
        ("123456", {"sub-sequential": "info"}),
        ("1234567", {}),
        ("110169484474386276334", {}),
        ("\u0661\u0662", {}),
    ],
)
def test_what_a_subject_should_be(sub, expected):
    assert about("sub-", {"sub": sub}) == expected


@pytest.mark.parametrize(
    ("sub", "expected"),
    [
        ("other", {"sub-mismatch": "error"}),
        ("u_8f3k2m9q", {}),
        (ABSENT, {"sub-mismatch": "error"}),
        (5, {"sub-not-text": "error"}),
    ],
)
def test_a_subject_that_is_expected_is_compared(sub, expected):
    assert about("sub-", {"sub": sub}, policy={"subject": "u_8f3k2m9q"}) == expected


@pytest.mark.parametrize(
    ("jti", "expected"),
    [
        (ABSENT, {"jti-missing": "info"}),
        (5, {"jti-not-text": "error"}),
        ("", {"jti-not-text": "error"}),
        ("1234567", {"jti-short": "warning"}),
        ("abcdefg", {"jti-short": "warning"}),
        ("abcdefgh", {}),
        ("123456789012345", {"jti-short": "warning"}),
        ("1234567890123456", {}),
        ("9f8e7d6c5b4a3928", {}),
        ("01HF8Z9K3Q5T7V9X1B3D5F7H9K", {}),
        ("b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b", {}),
    ],
)
def test_what_an_identifier_should_be(jti, expected):
    assert about("jti-", {"jti": jti}) == expected
