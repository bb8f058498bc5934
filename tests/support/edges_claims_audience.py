"""Edges of the pitfalls of `aud` and `azp`: for whom the token is."""

from claim_rows import asked, each_value, rows
from edge import raised, silent

from debugger.samples import ABSENT

API = "https://api.acme.example"
_WITHOUT = ("dpop-proof", "status-list", "sd-jwt", "sd-jwt-vc", "client-attestation", "vc")
SERVICE = "caller@acme-prod-1a2b3.iam.gserviceaccount.com"


def _aud(id, severity, *values, **more):
    return each_value(id, severity, "aud", *values, **more)


def _azp(id, severity, what, claims, profile="id-token", **more):
    return rows(id, severity, {what: claims}, profile, **more)


EDGES = (
    *_aud("aud-missing", "warning", ABSENT),
    *_aud("aud-missing", None, "", None, [], API, [API]),
    *rows("aud-missing", None, {"another name": {"aud": ABSENT, "audience": API}}),
    *rows("aud-missing", None, {"other letter case": {"aud": ABSENT, "Aud": API}}),
    *(silent("aud-missing", f"{name} has none", asked({"aud": ABSENT}, name)) for name in _WITHOUT),
    silent("aud-missing", "told as a mismatch", asked({"aud": ABSENT}, audience=API)),
    raised(
        "aud-missing", "Cognito's ID token", asked({"aud": ABSENT, "token_use": "id"}, "cognito")
    ),
    silent("aud-missing", "Cognito's access token", asked({"token_use": "access"}, "cognito")),
    *_aud(
        "aud-mismatch",
        "error",
        ABSENT,
        "nobody",
        f"{API}/v1",
        f"{API}.evil.example",
        "https://api.acme",
        f"{API}:8443",
        ["a", "b"],
        [f"x{API}"],
        f"{API}?a",
        audience=API,
    ),
    *_aud("aud-mismatch", "error", "a", ["a"], audience=("b", "c")),
    *_aud("aud-mismatch", None, API, [API], ["zz", API], [API, "zz"], audience=API),
    *_aud("aud-mismatch", None, "b", ["a", "b"], audience=("c", "b")),
    *_aud("aud-mismatch", None, f"{API}/", ["a", f"{API}/"], audience=API),
    *_aud("aud-mismatch", None, "", [], [1, "x"], 5, [["a"]], {"a": API}, audience=API),
    *_aud("aud-mismatch", None, "nobody", ABSENT),
    silent("aud-mismatch", "Cognito's", asked({"token_use": "access"}, "cognito", audience="a")),
    raised("aud-mismatch", "its ID token", asked({"token_use": "id"}, "cognito", audience="a")),
    silent(
        "aud-mismatch",
        "Cognito's client is the one",
        asked({"token_use": "access", "client_id": "a"}, "cognito", audience="a"),
    ),
    *(
        silent("aud-mismatch", name, asked({}, name, audience="a"))
        for name in ("sd-jwt", "sd-jwt-vc")
    ),
    *_aud(
        "aud-near-miss",
        "error",
        f"{API}/",
        "http://api.acme.example",
        "https://API.acme.example",
        f"api://{API}",
        f"{API} ",
        f"\t{API}",
        "api.acme.example",
        ["a", f"{API}/"],
        audience=API,
    ),
    *_aud("aud-near-miss", "error", "6e74172b", audience="api://6e74172b"),
    *_aud("aud-near-miss", "error", "api://6e74172b", audience=("a", "6E74172B")),
    *_aud("aud-near-miss", "error", API, audience=f"{API}/"),
    *_aud("aud-near-miss", "error", [*"abcdefghijklmnopqrs", f"{API}/"], audience=API),
    *_aud(
        "aud-near-miss",
        None,
        API,
        [API, f"{API}/"],
        f"{API}/v1",
        f"{API}:8443",
        "apis://x",
        "",
        ["", 5],
        ABSENT,
        audience=API,
    ),
    *_aud("aud-near-miss", None, f"{API}/"),
    *_aud("aud-near-miss", None, f"{API}/", audience=(API, f"{API}/")),
    *_aud(
        "aud-not-text",
        "error",
        "",
        None,
        5,
        0,
        False,
        True,
        {},
        [],
        [""],
        [1, "x"],
        [["a"]],
        [None],
    ),
    *_aud("aud-not-text", "error", [API, ""], [API, 5], {"0": API}),
    *_aud("aud-not-text", None, API, [API], [API, "b"], " ", ABSENT),
    *_aud("aud-wildcard", "warning", "*", "https://*.acme.example", ["a", "b*"], "api:*"),
    *_aud("aud-wildcard", None, API, ["a", "b"], "all", "%2A", "\u2217", ABSENT, ["a", 5]),
    *rows("aud-wildcard", None, {"another claim": {"scope": "*"}}),
    *_aud("aud-many", "warning", ["a", "b", "c", "d"], [f"{API}/{n}" for n in range(4)]),
    *_aud(
        "aud-many",
        "warning",
        [API, "https://api.globex.example"],
        ["https://a.acme.co.uk", "https://a.globex.co.uk"],
        ["urn:a", "https://a.example", "https://b.example"],
        ["HTTPS://a.acme.example", "https://a.globex.example"],
    ),
    *_aud(
        "aud-many",
        None,
        API,
        [API],
        ["a", "b", "c"],
        ["a", "a", "b", "b", "c", "c"],
        [API, "https://billing.acme.example"],
        [API, "https://acme.example"],
        [API, f"{API}/userinfo"],
        [API, "client-77"],
        [API, "http://api.globex.example"],
        ["https://10.0.0.5", "https://10.0.0.6"],
        ["https://kubernetes.default.svc", "https://k3s.local"],
        ["https://a.acme.co.uk", "https://b.acme.co.uk"],
        ["https://orders", "https://billing"],
        ["https://a.one.svc", "https://a.two.svc"],
        ["https://a.one.internal", "https://a.two.local"],
        [API, "https://login.acme.example/userinfo"],
        ABSENT,
    ),
    *rows(
        "aud-many",
        None,
        {
            "an API, and the issuer's own": {
                "iss": "https://id.globex.example/",
                "aud": [API, "https://id.globex.example/userinfo"],
            },
        },
    ),
    *rows(
        "aud-many",
        "warning",
        {
            "an API, and another issuer's": {
                "iss": "https://id.globex.example/",
                "aud": [API, "https://id.initech.example/userinfo"],
            },
        },
    ),
    silent(
        "aud-many",
        "Auth0's pair",
        asked({"aud": ["https://a.example", "https://acme.eu.auth0.com/userinfo"]}, "auth0"),
    ),
    silent(
        "aud-many",
        "receivers of a security event",
        asked({"aud": [API, "https://api.globex.example"]}, "security-event"),
    ),
    *_aud(
        "aud-equals-iss", "info", "https://login.acme.example", ["a", "https://login.acme.example"]
    ),
    *_aud("aud-equals-iss", None, API, "https://login.acme.example/", ABSENT, []),
    *rows("aud-equals-iss", None, {"neither": {"iss": ABSENT, "aud": ABSENT}}),
    *rows("aud-equals-iss", None, {"both empty": {"iss": "", "aud": ""}}),
    *rows("aud-equals-iss", None, {"its own": {"aud": "client-9"}}, "client-assertion"),
    *rows("aud-equals-iss", None, {"its own": {"aud": "client-9"}}, "request-object"),
    *rows(
        "aud-equals-iss",
        None,
        {"its own": {"iss": "https://acme.okta.com", "aud": "https://acme.okta.com"}},
        "okta",
    ),
    *_azp("azp-missing", "info", "two", {"aud": ["client-77", "client-78"]}),
    *_azp("azp-missing", None, "one", {"aud": ["client-77"]}),
    *_azp("azp-missing", None, "one twice", {"aud": ["client-77", "client-77"]}),
    *_azp("azp-missing", None, "text", {"aud": "client-77"}),
    *_azp("azp-missing", None, "there", {"aud": ["client-77", "b"], "azp": "client-77"}),
    *_azp("azp-missing", None, "no ID token", {"aud": ["a", "b"]}, "access-token"),
    *_azp("azp-mismatch", "error", "another", {"azp": "client-1"}, audience="client-77"),
    *_azp("azp-mismatch", "error", "of several", {"azp": "c"}, audience=("a", "b")),
    *_azp("azp-mismatch", "error", "a number", {"azp": 77}, audience="client-77"),
    *_azp("azp-mismatch", "error", "letter case", {"azp": "CLIENT-77"}, audience="client-77"),
    *_azp(
        "azp-mismatch",
        "error",
        "two audiences",
        {"aud": ["client-77", "client-1"], "azp": "client-1"},
        audience="client-77",
    ),
    *_azp("azp-mismatch", None, "right", {"azp": "client-77"}, audience="client-77"),
    *_azp("azp-mismatch", None, "one of several", {"azp": "b"}, audience=("a", "b")),
    *_azp("azp-mismatch", None, "absent", {"azp": ABSENT}, audience="client-77"),
    *_azp("azp-mismatch", None, "nobody asked", {"azp": "client-1"}),
    *_azp("azp-mismatch", None, "no ID token", {"azp": "client-1"}, "access-token", audience="a"),
    *_azp("azp-mismatch", None, "auth0", {"azp": "client-1"}, "auth0", audience="a"),
    *_azp("azp-mismatch", None, "keycloak", {"azp": "client-1"}, "keycloak", audience="a"),
    *(
        row
        for azp, severity in (
            ("12345-app", None),
            ("99999-app", "error"),
            ("-app", "error"),
            ("12345", "error"),
        )
        for row in _azp(
            "azp-mismatch",
            severity,
            f"project of {azp}",
            {"aud": "12345-web", "azp": azp},
            "google",
            audience="12345-web",
        )
    ),
    *(
        row
        for email, azp, severity in (
            (SERVICE, SERVICE, None),
            (SERVICE, "10769150350006150715113082367", None),
            (SERVICE, f"other-{SERVICE}", "error"),
            ("kim@acme.example", "kim@acme.example", "error"),
            (ABSENT, SERVICE, "error"),
        )
        for row in _azp(
            "azp-mismatch",
            severity,
            f"{azp} asked for it, the account {email}",
            {
                "aud": API,
                "azp": azp,
                "email": email,
                "sub": "10769150350006150715113082367",
            },
            "google",
            audience=API,
        )
    ),
)
