"""Edges of the pitfalls in `debugger/pitfalls/profiles` about services that take tokens."""

from functools import partial

from edge import raised, silent
from edges_profiles import NOW, by_hand, met, not_met

from debugger.samples import ABSENT, ES256, HS256, altered, with_claims, with_header

HALF_A_YEAR = 15_777_000

APPLE = (
    met("apple-secret-lifetime", "apple-client-secret", exp=NOW + HALF_A_YEAR + 1),
    met("apple-secret-lifetime", "apple-client-secret", iat=NOW - 1, exp=NOW + HALF_A_YEAR),
    met("apple-secret-lifetime", "apple-client-secret", iat=NOW - HALF_A_YEAR, exp=NOW + 60),
    met("apple-secret-lifetime", "apple-client-secret", iat=NOW + 60, exp=NOW + HALF_A_YEAR + 1),
    not_met("apple-secret-lifetime", "apple-client-secret", iat=NOW, exp=NOW + HALF_A_YEAR),
    not_met("apple-secret-lifetime", "apple-client-secret", exp=ABSENT),
    met("apple-secret-lifetime", "apple-client-secret", iat="now", exp=NOW + HALF_A_YEAR + 1),
    not_met("apple-secret-lifetime", "apple-client-secret", iat="now"),
    not_met("apple-secret-lifetime", "generic", exp=NOW + HALF_A_YEAR + 1),
    *(
        met("apple-secret-claims", "apple-client-secret", **{name: ABSENT})
        for name in ("iss", "sub", "iat", "exp")
    ),
    *(
        met("apple-secret-claims", "apple-client-secret", iss=team)
        for team in ("DEF123GHI", "DEF123GHIJK", "def123ghij", "DEF-23GHIJ", 1234567890, "")
    ),
    *(
        raised(
            "apple-secret-claims",
            f"kid {kid}",
            partial(with_header, "apple-client-secret", kid=kid),
        )
        for kid in (ABSENT, "ABC123DEF", "ABC123DEFGH", "abc123defg", 1234567890)
    ),
    *(
        silent(
            "apple-secret-claims",
            f"kid {kid}",
            partial(with_header, "apple-client-secret", kid=kid),
        )
        for kid in ("ABC123DEFG", "0123456789")
    ),
    not_met("apple-secret-claims", "apple-client-secret", iss="1234567890"),
    not_met("apple-secret-claims", "generic", iat=ABSENT),
    met("apns-stale", "apns", iat=NOW - 3601),
    not_met("apns-stale", "apns", iat=NOW - 3600),
    not_met("apns-stale", "apns", iat=NOW),
    not_met("apns-stale", "apns", iat="now"),
    not_met("apns-stale", "generic", iat=NOW - 3601),
    met("app-store-connect-lifetime", "app-store-connect", exp=NOW + 1201),
    met("app-store-connect-lifetime", "app-store-connect", iat=NOW - 1),
    met(
        "app-store-connect-lifetime",
        "app-store-connect",
        scope=["GET /v1/apps"],
        exp=NOW + HALF_A_YEAR + 1,
    ),
    not_met("app-store-connect-lifetime", "app-store-connect", exp=NOW + 1200),
    not_met(
        "app-store-connect-lifetime",
        "app-store-connect",
        scope=["GET /v1/apps"],
        exp=NOW + HALF_A_YEAR,
    ),
    not_met("app-store-connect-lifetime", "app-store-connect", exp=ABSENT),
    *(
        not_met(
            f"lifetime-over-{time}", "app-store-connect", scope=["GET /v1/apps"], exp=NOW + most
        )
        for time, most in (("day", 15_777_000), ("year", 40_000_000))
    ),
    not_met("app-store-connect-lifetime", "generic", iat=NOW, exp=NOW + 1201),
)

GITHUB = (
    met("github-app-lifetime", "github-app", iat=NOW, exp=NOW + 601),
    met("github-app-lifetime", "github-app", iat=NOW - 61, exp=NOW + 600),
    not_met("github-app-lifetime", "github-app", iat=NOW - 60, exp=NOW + 600),
    not_met("github-app-lifetime", "github-app", iat=NOW, exp=NOW + 600),
    silent("github-app-lifetime", "no exp", by_hand("github-app", like="github-app", exp=ABSENT)),
    not_met("github-app-lifetime", "github-app", iat="now"),
    silent("github-app-lifetime", "no iat", by_hand("github-app", like="github-app", iat=ABSENT)),
    not_met("github-app-lifetime", "generic", exp=NOW + 601),
    *(
        not_met(f"lifetime-over-{time}", "github-app", iat=NOW, exp=NOW + seconds)
        for time, seconds in (("day", 90_000), ("year", 40_000_000))
    ),
    *(
        raised(
            "github-app-alg",
            signer.algorithm,
            partial(altered, "github-app", signer=signer, policy={"profile": "github-app"}),
        )
        for signer in (ES256, HS256)
    ),
    silent("github-app-alg", "RS256", lambda: altered("github-app")),
    silent(
        "github-app-alg",
        "no alg",
        lambda: altered("github-app", header={"alg": ABSENT}, policy={"profile": "github-app"}),
    ),
    silent("github-app-alg", "another kind", lambda: altered(signer=ES256)),
    *(
        met("github-actions-sub-broad", "github-actions", sub=sub)
        for sub in (
            "repo:acme/orders:pull_request",
            "repo:acme/*:ref:refs/heads/main",
            "repo:acme/orders:*",
        )
    ),
    *(
        not_met("github-actions-sub-broad", "github-actions", sub=sub)
        for sub in (
            "repo:acme/orders:ref:refs/heads/main",
            "repo:acme/orders:environment:production",
            "repo:acme/orders:ref:refs/heads/pull_request_fixes",
            "repo:acme/pull_request:ref:refs/tags/v1",
            5,
        )
    ),
    not_met("github-actions-sub-broad", "generic", sub="repo:acme/orders:pull_request"),
)

WORKLOADS = (
    met("k8s-legacy-token", "kubernetes", iss="kubernetes/serviceaccount"),
    not_met("k8s-legacy-token", "kubernetes"),
    not_met("k8s-legacy-token", "kubernetes", iss="https://kubernetes/serviceaccount"),
    *(met("spiffe-required-claim", "spiffe", **{name: ABSENT}) for name in ("aud", "exp")),
    raised("spiffe-required-claim", "without sub", by_hand("spiffe", like="spiffe", sub=ABSENT)),
    *(
        raised("spiffe-required-claim", f"sub {sub}", by_hand("spiffe", like="spiffe", sub=sub))
        for sub in (
            "spiffe://",
            "spiffe:///orders",
            "spiffe://acme.example:8080/orders",
            "spiffe://kim@acme.example/orders",
            "spiffe://acme.example/orders?x=1",
            "https://acme.example/orders",
            5,
        )
    ),
    *(
        not_met("spiffe-required-claim", "spiffe", sub=sub)
        for sub in (
            "spiffe://acme.example",
            "spiffe://acme.example/ns/shop/sa/Orders",
            "spiffe://a_b-c.example/x",
        )
    ),
    *(
        raised("spiffe-required-claim", algorithm, partial(with_header, "spiffe", alg=algorithm))
        for algorithm in ("HS256", "HS384", "HS512", "none", "None")
    ),
    silent("sub-missing", "told by a SVID’s row", by_hand("spiffe", like="spiffe", sub=ABSENT)),
    not_met("spiffe-required-claim", "spiffe"),
    not_met("spiffe-required-claim", "generic", exp=ABSENT),
    met("vapid-lifetime", "vapid", exp=NOW + 86_401),
    not_met("vapid-lifetime", "vapid", exp=NOW + 86_400),
    not_met("vapid-lifetime", "vapid", exp=ABSENT),
    not_met("vapid-lifetime", "generic", exp=NOW + 86_401),
    *(
        met("vapid-audience", "vapid", aud=f"https://push.example{rest}")
        for rest in ("/send/abc", "/", "?x=1", "#x", ":8443/send")
    ),
    *(
        not_met("vapid-audience", "vapid", aud=f"https://push.example{rest}")
        for rest in ("", ":8443")
    ),
    raised("vapid-audience", "no URL", by_hand("vapid", like="vapid", aud="push.example")),
    *(
        silent("vapid-audience", f"aud {aud!r}", by_hand("vapid", like="vapid", aud=aud))
        for aud in (ABSENT, "", 5, ["https://push.example"])
    ),
    not_met("vapid-audience", "generic", aud="https://push.example/send"),
)

TOO_LONG = tuple(
    raised(
        f"{pitfall}",
        f"{seconds} seconds, in words",
        partial(with_claims, profile, **{"iat": NOW, "exp": NOW + seconds, **more}),
        says=f"{words} more than allowed",
    )
    for pitfall, profile, seconds, words, more in (
        ("apple-secret-lifetime", "apple-client-secret", 15_777_005, "5 s", {}),
        ("app-store-connect-lifetime", "app-store-connect", 1205, "It lives 20 min, 5 s", {}),
        (
            "app-store-connect-lifetime",
            "app-store-connect",
            15_777_007,
            "7 s",
            {"scope": ["GET /v1/apps"]},
        ),
        ("fapi-lifetime", "request-object", 3605, "It lives 1 hour, 5 s", {"nbf": NOW}),
        ("client-assertion-lifetime", "client-assertion", 305, "It lives 5 min 5 s, 5 s", {}),
        ("jarm-lifetime", "authorization-response", 605, "It lives 10 min, 5 s", {}),
        ("logout-lifetime", "logout-token", 125, "It lives 2 min 5 s, 5 s", {}),
        ("google-service-account-lifetime", "google-service-account", 3605, "1 hour, 5 s", {}),
        ("github-app-lifetime", "github-app", 605, "It expires in 10 min, 5 s", {}),
        (
            "github-app-lifetime",
            "github-app",
            665,
            "It lives 11 min, 5 s",
            {"iat": NOW - 65, "exp": NOW + 600},
        ),
        ("vapid-lifetime", "vapid", 86_405, "It expires in 1 day, 5 s", {}),
    )
)

EDGES = (*APPLE, *GITHUB, *WORKLOADS, *TOO_LONG)
