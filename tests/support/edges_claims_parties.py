"""Edges of the pitfalls of `iss`: who made the token."""

from claim_rows import asked, each_value, rows
from edge import raised, silent

from debugger.samples import ABSENT, HONEST, with_octets

ISSUER = "https://login.acme.example"
_PROFILES_WITHOUT = ("dpop-proof", "status-list", "key-binding", "spiffe", "vapid")
_NOT_URLS = ("google", "google-service-account", "apple-client-secret", "app-store-connect", "apns")


def _iss(id, severity, *values, **more):
    return each_value(id, severity, "iss", *values, **more)


def _encoded(length):
    """A label of so many characters that is “оlll…” with a Cyrillic о (RFC 3492)."""
    return next(
        label
        for count in range(70)
        if len(label := f"xn--{('о' + 'l' * count).encode('punycode').decode()}") == length
    )


EDGES = (
    *rows("iss-missing", "warning", {"no iss": {"iss": ABSENT}}),
    raised("iss-missing", "no claims at all", asked(dict.fromkeys(("iss", "sub", "aud"), ABSENT))),
    *rows(
        "iss-missing",
        None,
        {
            "empty": {"iss": ""},
            "null": {"iss": None},
            "another name": {"iss": ABSENT, "issuer": ISSUER},
            "other letter case": {"iss": ABSENT, "ISS": ISSUER},
        },
    ),
    *(
        silent("iss-missing", f"{profile} has none", asked({"iss": ABSENT}, profile))
        for profile in _PROFILES_WITHOUT
    ),
    raised("iss-missing", "in the header", asked({"iss": ABSENT}, header={"iss": ISSUER})),
    raised("iss-missing", "inside", asked({"iss": ABSENT, "token": {"iss": ISSUER}})),
    silent("iss-missing", "no claims set", lambda: with_octets(payload=b"[1]")),
    silent("iss-missing", "told as a mismatch", asked({"iss": ABSENT}, issuer=ISSUER)),
    *_iss(
        "iss-mismatch",
        "error",
        ABSENT,
        f"{ISSUER}.evil.example",
        f"https://evil.example/{ISSUER}",
        "https://login.acme",
        f"{ISSUER}/tenant",
        f"{ISSUER}:8443",
        "https://api.acme.example",
        f"{ISSUER}?",
        [ISSUER],
        issuer=ISSUER,
    ),
    *_iss("iss-mismatch", None, ISSUER, issuer=("https://other.example", ISSUER)),
    *_iss("iss-mismatch", None, "https://other.example"),
    *_iss("iss-mismatch", "error", "q", issuer=("https://other.example", ISSUER)),
    *_iss("iss-mismatch", None, f"{ISSUER}/", f" {ISSUER}", issuer=ISSUER),
    *_iss(
        "iss-near-miss",
        "error",
        f"{ISSUER}/",
        "http://login.acme.example",
        "https://LOGIN.acme.example",
        f"{ISSUER}:443",
        "http://login.acme.example:80",
        "https://www.login.acme.example",
        f"{ISSUER} ",
        f"\n{ISSUER}",
        "login.acme.example",
        "www.login.acme.example/",
        issuer=ISSUER,
    ),
    *_iss("iss-near-miss", "error", ISSUER, issuer=f"{ISSUER}/"),
    *_iss("iss-near-miss", "error", ISSUER, issuer=("https://other.example", f"{ISSUER}:443")),
    *_iss("iss-near-miss", "error", "Accounts", issuer="accounts"),
    *_iss(
        "iss-near-miss",
        None,
        ISSUER,
        f"{ISSUER}:80",
        f"{ISSUER}:8443",
        "https://ww.login.acme.example",
        f"{ISSUER}/a",
        "ftp://login.acme.example",
        "",
        [f"{ISSUER}/"],
        ABSENT,
        issuer=ISSUER,
    ),
    *_iss(
        "iss-near-miss",
        "error",
        f"{ISSUER}/".ljust(2000, "a"),
        issuer=f"{ISSUER}/".ljust(2000, "A"),
    ),
    *_iss(
        "iss-near-miss", None, f"{ISSUER}/".ljust(2001, "a"), issuer=f"{ISSUER}/".ljust(2001, "A")
    ),
    *_iss("iss-near-miss", None, f"{ISSUER}/", issuer=(ISSUER, f"{ISSUER}/")),
    *_iss("iss-near-miss", None, f"{ISSUER}/"),
    *_iss("iss-not-text", "error", "", None, 5, False, 0, ["a"], [], {"id": ISSUER}, 10**400),
    *_iss("iss-not-text", None, "a", " ", ISSUER, ABSENT),
    silent("iss-not-text", "a GitHub App's number", asked({"iss": 123456}, "github-app")),
    *_iss(
        "iss-not-https",
        "warning",
        "http://login.acme.example",
        "HTTP://login.acme.example",
        "http://10.0.0.5",
        "http://idp.local",
        "http://localhost.acme.example",
        "http://128.0.0.1",
    ),
    *_iss(
        "iss-not-https",
        "info",
        "http://localhost",
        "http://localhost:8080/realms/a",
        "http://127.0.0.1:5000",
        "http://127.9.9.9",
        "http://[::1]:9000",
        "http://idp.localhost",
    ),
    *_iss(
        "iss-not-https",
        None,
        "https://localhost",
        "login.acme.example",
        "https://http.example",
        "httpx://login.acme.example",
        "urn:http:acme",
        ABSENT,
        5,
    ),
    *_iss("iss-not-url", "info", "my-service", "urn:acme:login", "acme.example", "https://", "a b"),
    *(
        raised("iss-not-url", profile, asked({"iss": "acme"}, profile), "warning")
        for profile in ("access-token", "id-token", "logout-token")
    ),
    *_iss("iss-not-url", None, ISSUER, "spiffe://acme.example", "did:web:acme.example", "", 5),
    *_iss("iss-not-url", None, ABSENT, "http://10.0.0.5"),
    *(silent("iss-not-url", profile, asked({}, profile)) for profile in _NOT_URLS),
    *_iss(
        "iss-localhost",
        "info",
        "https://localhost",
        "http://127.0.0.1:3000",
        "https://[::1]",
        "https://10.255.255.255",
        "https://172.16.0.1",
        "https://172.31.255.255",
        "https://192.168.1.1:8443/auth",
        "https://169.254.1.1",
        "https://idp.local",
        "https://sso.corp.internal/a",
        "https://auth.test",
        "https://auth.test.",
        "https://[fd00::1]",
    ),
    *_iss(
        "iss-localhost",
        None,
        ISSUER,
        "https://11.0.0.1",
        "https://172.15.0.1",
        "https://172.32.0.1",
        "https://192.169.1.1",
        "https://localhost.example",
        "https://internal.example",
        "https://login.example/localhost",
        "https://protest",
        "https://test.acme.example",
        "localhost",
        ABSENT,
    ),
    *_iss(
        "iss-query-or-fragment",
        "warning",
        f"{ISSUER}?x=1",
        f"{ISSUER}/#a",
        f"{ISSUER}?",
        f"{ISSUER}#",
        f"{ISSUER}/a/b?tenant=c",
    ),
    *_iss("iss-query-or-fragment", None, ISSUER, f"{ISSUER}/a", "is it me?", "acme#1", ABSENT),
    *_iss(
        "iss-confusable",
        "error",
        "https://l\u043egin.acme.example",  # one Cyrillic letter
        "https://login.\u0430\u0441m\u0435.example",  # three of them
        "https://login.acme.example.\u0441\u043em",  # in the last label
        "https://\u0440\u0430\u0443\u0440\u0430l.example",
        "https://g\u03bf\u03bfgle.example",  # Greek
        "https://\uff41cme.example",  # a full-width letter
        "https://\u03b1\u0436.example",  # Greek and Cyrillic
        "https://xn--lgin-kye.acme.example",
        f"https://{_encoded(63)}.example",
        "https://\u03bf\u03c1\u03b5\u03bdid.example",  # Greek beside Latin, some unlike any Latin
        "https://login\u3002acme.example",  # other dots, a slash, a hyphen
        "https://login\uff0eacme.example",
        "https://login.acme.example\u2215evil.example",
        "https://login\u2010acme.example",
        "https://\u0441\u043e\u0440\u0430.example",  # Cyrillic throughout, below a Latin name
        "https://\u0441\u043e\u0440\u0430.\u0441\u043e\u0441",
    ),
    *_iss(
        "iss-confusable",
        None,
        ISSUER,
        "https://m\u00fcller.example",
        "https://\u00e5ngstr\u00f6m.example",
        "https://\u043f\u043e\u0447\u0442\u0430.\u0440\u0444",
        "https://\u0441\u043e\u0440\u0430.\u0440\u0444",  # all look Latin, but not the last label
        "https://xn--80a1acn3a.xn--p1ai",
        "https://\u03b5\u03bb\u03bb\u03ac\u03b4\u03b1.example",
        "https://\u65e5\u672c\u306e\u30ab\u30ca.example",
        "https://\ud55c\uad6d\u6f22\u5b57.example",
        "https://xn--mller-kva.example",
        "https://xn--e1afmkfd.example",
        "https://xn--.example",
        "https://acmelgin-kye.example",
        f"https://{_encoded(64)}.example",
        "https://acme.example/\u043e",
        "l\u043egin",
        ABSENT,
    ),
    *(silent("iss-confusable", f"an honest {profile}", asked({}, profile)) for profile in HONEST),
)
