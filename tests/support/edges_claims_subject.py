"""Edges of the pitfalls of `sub`, `jti` and rights: of whom, which one, and what it allows."""

from claim_rows import asked, each_value, rows
from edge import raised, silent

from debugger.samples import ABSENT, altered, with_octets
from debugger.samples.signers import SECRET

_RIGHTS = "role roles admin is_admin isAdmin permissions groups authorities scope_admin superuser user_type"


def _unsigned(text):
    return f"{text.rpartition('.')[0]}."


EDGES = (
    *each_value("sub-missing", "info", "sub", ABSENT),
    *each_value("sub-missing", None, "sub", "", None, 5, "a"),
    *rows("sub-missing", None, {"another name": {"sub": ABSENT, "subject": "a"}}),
    *rows("sub-missing", None, {"other letter case": {"sub": ABSENT, "Sub": "a"}}),
    *(
        silent("sub-missing", f"{profile} has none", asked({"sub": ABSENT}, profile))
        for profile in (
            *("dpop-proof", "logout-token", "security-event", "request-object", "sd-jwt-vc"),
            *("key-binding", "google-service-account", "apns", "authorization-response"),
            *("access-token", "introspection-response", "github-app"),
        )
    ),
    *each_value("sub-missing", None, "sub", ABSENT, subject="u_8f3k2m9q"),
    *each_value(
        "sub-mismatch", "error", "sub", ABSENT, "U_8F3K2M9Q", "u_8f3k2m9q ", subject="u_8f3k2m9q"
    ),
    *each_value("sub-mismatch", None, "sub", "u_8f3k2m9q", 5, None, "", subject="u_8f3k2m9q"),
    *each_value("sub-mismatch", None, "sub", "somebody", ABSENT),
    silent(
        "sub-mismatch",
        "no claims set",
        lambda: altered(
            edit=lambda _: with_octets(payload=b"[1]").text,
            policy={"issuer": None, "audience": None, "subject": "a"},
        ),
    ),
    *each_value(
        "sub-not-text", "error", "sub", 12345, 0, None, False, True, "", ["a"], {"id": "a"}
    ),
    *each_value("sub-not-text", None, "sub", "12345", "null", " ", ABSENT),
    *each_value("sub-not-text", "error", "sub", 12345, subject="12345"),
    *each_value(
        "sub-email",
        "info",
        "sub",
        "kim@acme.example",
        "kim.lee+jwt@mail.acme.example",
        "KIM@ACME.EXAMPLE",
        "jo'hara@acme.example",
    ),
    *each_value(
        "sub-email",
        None,
        "sub",
        "kim@localhost",
        "kim",
        "@acme.example",
        "kim@",
        "kim@acme.",
        "ci@acme.iam.gserviceaccount.com",
        "mailto:kim@acme.example",
        "https://kim@acme.example/",
        "Kim Lee <kim@acme.example>",
        "a@b@acme.example",
        "x" * 65 + "@acme.example",
        ABSENT,
        5,
    ),
    *rows("sub-email", None, {"email": {"email": "kim@acme.example"}}),
    *(
        silent("sub-email", profile, asked({"sub": "kim@acme.example", **more}, profile))
        for profile, more in (("okta", {}), ("client-assertion", {"iss": "kim@acme.example"}))
    ),
    *each_value("sub-sequential", "info", "sub", "0", "42", "000007", "999999"),
    *each_value(
        "sub-sequential", None, "sub", "1000000", "42a", "-1", "4.2", " 42", "", "\u0664\u0662"
    ),
    *each_value("sub-sequential", None, "sub", 42, ABSENT, "110169484474386276334"),
    *each_value("jti-missing", "info", "jti", ABSENT),
    *each_value("jti-missing", None, "jti", "", None, 5, "a"),
    *rows("jti-missing", None, {"another name": {"jti": ABSENT, "tokenId": "a1b2c3d4e5"}}),
    *rows("jti-missing", None, {"other letter case": {"jti": ABSENT, "JTI": "a1b2c3d4e5"}}),
    *(
        silent("jti-missing", f"{profile} has none", asked({"jti": ABSENT}, profile))
        for profile in (
            *("request-object", "introspection-response", "status-list", "id-token", "entra"),
            *("firebase", "auth0", "google", "vapid", "supabase", "access-token", "dpop-proof"),
        )
    ),
    *each_value("jti-not-text", "error", "jti", 5, 0, None, False, "", [], ["a"], {"id": "a"}),
    *each_value("jti-not-text", None, "jti", "5", " ", ABSENT, "a1b2c3d4e5f60718"),
    *each_value(
        "jti-short", "warning", "jti", "1", "x", "abcdefg", "1234567", "12345678", "123456789012345"
    ),
    *each_value(
        "jti-short",
        None,
        "jti",
        "abcdefgh",
        "a2345678",
        "1234567890123456",
        "9f8e7d6c5b4a3928",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
        "",
        5,
        ABSENT,
    ),
    *each_value("scope-not-text", "warning", "scope", ["read"], [], None, 5, True, {"read": True}),
    *each_value("scope-not-text", None, "scope", "", "read", "read write", ABSENT),
    *rows("scope-not-text", None, {"scp": {"scp": ["read"]}, "scopes": {"scopes": ["read"]}}),
    *rows("scope-not-text", None, {"GET": {"scope": ["GET /v1/apps"]}}, "app-store-connect"),
    *each_value(
        "scope-broad",
        "info",
        "scope",
        "*",
        "all",
        "read ADMIN",
        "root",
        "full_access openid",
        "orders:*",
        "https://graph.example/.default",
        ["read", "*"],
    ),
    *rows(
        "scope-broad",
        "info",
        {
            "scp text": {"scp": "read *"},
            "scp array": {"scp": ["all"]},
            "both": {"scope": "a", "scp": ["*"]},
        },
    ),
    *each_value(
        "scope-broad",
        None,
        "scope",
        "aws.cognito.signin.user.admin",
        "openid profile email",
        "orders:all",
        "administrators",
        "read:admin",
        "rooted",
        "full_access_log",
        "a*b",
        "*:orders",
        "orders.*",
        ".default",
        "call",
        "",
        5,
        ["orders:read", 5],
        ABSENT,
    ),
    *rows("scope-broad", None, {"another claim": {"access": "*"}}),
    *rows("privilege-claim", "info", {name: {name: "editor"} for name in _RIGHTS.split()}),
    raised(
        "privilege-claim",
        "several are one finding",
        asked({"admin": True, "role": "a", "groups": ["b"]}),
        "info",
        at="payload.role",
        says="“role” is “a”. Others are “admin”, “groups”.",
    ),
    *each_value("privilege-claim", "info", "roles", ["a"], {"a": 1}, True, 1, "user"),
    *each_value("privilege-claim", None, "roles", [], {}, False, "", None, 0, ABSENT),
    *rows(
        "privilege-claim",
        None,
        {
            "inside another": {"user": {"role": "admin"}},
            "names that hold such words": {"administrator_contact": "a", "rolename": "a"},
            "other letter case": {"Role": "admin"},
        },
    ),
    *(
        silent("privilege-claim", profile, asked({"roles": ["a"]}, profile))
        for profile in ("keycloak", "kubernetes", "supabase", "request-object")
    ),
    raised(
        "privilege-claim-unprotected",
        "without a signature",
        asked({"is_admin": True}, header={"alg": "none"}, edit=_unsigned),
        "warning",
    ),
    raised(
        "privilege-claim-unprotected",
        "with a wrong signature",
        asked({"role": "admin"}, key=f"{SECRET}x"),
        "warning",
    ),
    silent("privilege-claim", "without a signature", asked({"role": "a"}, key=f"{SECRET}x")),
    silent("privilege-claim-unprotected", "with a right one", asked({"role": "admin"})),
    silent("privilege-claim-unprotected", "no key is given", asked({"role": "admin"}, key=None)),
    silent("privilege-claim-unprotected", "nothing granted", asked({"admin": False}, key="x")),
    raised("privilege-claim", "no key is given", asked({"role": "admin"}, key=None), "info"),
)
