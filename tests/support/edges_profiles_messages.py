"""Edges of the pitfalls of proofs and of messages at login."""

from functools import partial

from edge import raised, silent
from edges_profiles import NOW, met, not_met, unsigned

from debugger.samples import ABSENT, ES256, HS256, RS256, altered, private_jwk, with_header
from debugger.samples.signers import p256_key

RSA_PRIVATE = {"d": "x", "p": "x", "q": "x"}

DPOP = (
    *(
        met("dpop-required", "dpop-proof", **{name: ABSENT})
        for name in ("jti", "htm", "htu", "iat")
    ),
    *(
        raised("dpop-required", f"jwk {jwk}", partial(with_header, "dpop-proof", jwk=jwk))
        for jwk in (ABSENT, "key-1", None, [])
    ),
    *(
        silent(
            "header-member-odd-type",
            f"the key of a proof is {jwk}, told as that",
            partial(with_header, "dpop-proof", jwk=jwk),
        )
        for jwk in ("key-1", None, [])
    ),
    raised(
        "header-member-odd-type",
        "another member of a proof",
        partial(with_header, "dpop-proof", jwk="key-1", cty=5),
    ),
    not_met("dpop-required", "dpop-proof", ath=ABSENT),
    silent(
        "dpop-required",
        "no jwk, since it is symmetric",
        lambda: altered("dpop-proof", header={"jwk": ABSENT}, signer=HS256),
    ),
    silent(
        "dpop-required",
        "no jwk, since it is unsigned",
        lambda: altered("dpop-proof", header={"alg": "none", "jwk": ABSENT}, edit=unsigned),
    ),
    *(
        raised(
            "dpop-symmetric",
            f"{algorithm}",
            partial(altered, "dpop-proof", header={"alg": algorithm}),
        )
        for algorithm in ("HS256", "HS384", "HS512", "hs256")
    ),
    *(
        raised(
            "dpop-symmetric",
            f"{algorithm}",
            partial(altered, "dpop-proof", header={"alg": algorithm}, edit=unsigned),
        )
        for algorithm in ("none", "None", "NONE")
    ),
    silent("dpop-symmetric", "ES256", lambda: altered("dpop-proof")),
    silent("dpop-symmetric", "RS256", lambda: altered("dpop-proof", signer=RS256)),
    silent("dpop-symmetric", "no alg", lambda: with_header("dpop-proof", alg=ABSENT)),
    silent("dpop-symmetric", "another kind", lambda: altered(signer=HS256)),
    raised(
        "dpop-jwk-private",
        "EC",
        lambda: with_header("dpop-proof", jwk=private_jwk(p256_key())),
    ),
    *(
        raised(
            "dpop-jwk-private",
            name,
            partial(with_header, "dpop-proof", jwk={**ES256.jwk, name: "m28pMvMuF85R"}),
        )
        for name in ("d", "p", "q", "k")
    ),
    silent("dpop-jwk-private", "public", lambda: altered("dpop-proof")),
    silent(
        "dpop-jwk-private",
        "public members beside",
        lambda: with_header("dpop-proof", jwk={**ES256.jwk, "kid": "d", "use": "sig"}),
    ),
    silent(
        "dpop-jwk-private",
        "another kind",
        lambda: altered(header={"jwk": {**ES256.jwk, "d": "x"}}),
    ),
    met("dpop-stale", "dpop-proof", iat=NOW - 301),
    met("dpop-stale", "dpop-proof", iat=NOW + 61),
    met("dpop-stale", "dpop-proof", iat=NOW - 86_400),
    not_met("dpop-stale", "dpop-proof", iat=NOW - 300),
    not_met("dpop-stale", "dpop-proof", iat=NOW + 60),
    not_met("dpop-stale", "dpop-proof", iat="yesterday"),
    not_met("dpop-stale", "generic", iat=NOW - 301),
    raised(
        "dpop-stale",
        "older than a leeway of ten minutes",
        lambda: altered("dpop-proof", claims={"iat": NOW - 601}, policy={"leeway": 600}),
    ),
    *(
        silent(
            "dpop-stale",
            f"{moment - NOW:+} with a leeway of {leeway}",
            partial(altered, "dpop-proof", claims={"iat": moment}, policy={"leeway": leeway}),
        )
        for moment, leeway in ((NOW - 600, 600), (NOW + 120, 120))
    ),
    raised(
        "dpop-stale",
        "further ahead than a leeway of two minutes",
        lambda: altered("dpop-proof", claims={"iat": NOW + 121}, policy={"leeway": 120}),
    ),
    met("dpop-htu-query", "dpop-proof", htu="https://a.example/r?x=1"),
    met("dpop-htu-query", "dpop-proof", htu="https://a.example/r?"),
    met("dpop-htu-query", "dpop-proof", htu="https://a.example/r#part"),
    not_met("dpop-htu-query", "dpop-proof", htu="https://a.example/r%3Fx"),
    not_met("dpop-htu-query", "dpop-proof", htu=5),
    not_met("dpop-htu-query", "generic", htu="https://a.example/r?x=1"),
    *(
        met("dpop-htm-case", "dpop-proof", htm=name)
        for name in ("post", "Get", "", "POST ", 5, None)
    ),
    *(
        not_met("dpop-htm-case", "dpop-proof", htm=name)
        for name in ("GET", "PATCH", "DELETE", "OPTIONS", "M-SEARCH", ABSENT)
    ),
    not_met("dpop-htm-case", "generic", htm="post"),
    met("dpop-ath-missing", "dpop-proof", ath=ABSENT),
    not_met("dpop-ath-missing", "dpop-proof"),
    not_met("dpop-ath-missing", "dpop-proof", ath="x"),
    not_met("dpop-ath-missing", "generic"),
    raised("dpop-key-in-proof", "no key", lambda: altered("dpop-proof"), severity="info"),
    raised(
        "dpop-key-in-proof",
        "no key, RS256",
        lambda: altered("dpop-proof", signer=RS256),
        severity="info",
    ),
    silent("dpop-key-in-proof", "a key", lambda: altered("dpop-proof", key=ES256.key_text)),
    silent("dpop-key-in-proof", "it fails", lambda: with_header("dpop-proof", jwk=RS256.jwk)),
    silent("dpop-key-in-proof", "no jwk", lambda: with_header("dpop-proof", jwk=ABSENT)),
    silent(
        "dpop-key-in-proof", "another kind", lambda: altered(header={"jwk": ES256.jwk}, key=None)
    ),
    *(
        raised("dpop-typ", f"{typ}", partial(with_header, "dpop-proof", typ=typ))
        for typ in ("JWT", "dpop", "at+jwt", ABSENT, 5, "")
    ),
    *(
        silent("dpop-typ", f"{typ}", partial(with_header, "dpop-proof", typ=typ))
        for typ in ("dpop+jwt", "DPoP+JWT", "application/dpop+jwt")
    ),
    *(
        silent(
            "dpop-typ",
            f"no {name}",
            partial(altered, "dpop-proof", claims={name: ABSENT}, header={"typ": "JWT"}),
        )
        for name in ("htm", "htu")
    ),
    silent(
        "dpop-typ",
        "no jwk, by hand",
        lambda: altered(
            "dpop-proof",
            header={"typ": "JWT", "jwk": ABSENT},
            policy={"profile": "dpop-proof"},
        ),
    ),
    silent(
        "dpop-typ",
        "no jwk",
        lambda: with_header("dpop-proof", typ="JWT", jwk=ABSENT, kid="k-1"),
    ),
)

REQUESTS = (
    met("request-object-required", "request-object", client_id=ABSENT),
    met("request-object-required", "request-object", iss="client-78"),
    met("request-object-required", "request-object", iss="Client-77"),
    met("request-object-required", "request-object", sub="client-77"),
    not_met("request-object-required", "request-object"),
    not_met("request-object-required", "request-object", iss=ABSENT),
    not_met("request-object-required", "request-object", sub="u_8f3k2m9q"),
    not_met("request-object-required", "request-object", response_type=ABSENT),
    *(
        row(
            pitfall,
            f"{response_type} is asked for",
            partial(
                altered,
                "request-object",
                claims={"iss": iss, "response_type": response_type},
                policy={"issuer": None},
            ),
        )
        for pitfall, iss in (
            ("request-object-required", "did:web:verifier.example"),
            ("iss-missing", ABSENT),
        )
        for row, response_type in (
            (silent, "vp_token"),
            (silent, "vp_token id_token"),
            (raised, "code"),
            (raised, "vp_tokens"),
            (raised, ["vp_token"]),
        )
    ),
    *(
        not_met(f"lifetime-over-{time}", profile, iat=NOW, nbf=NOW, exp=NOW + seconds)
        for profile in ("request-object", "client-assertion", "authorization-response")
        for time, seconds in (("day", 90_000), ("year", 40_000_000))
    ),
    *(
        not_met(f"lifetime-over-{time}", "security-event", iat=NOW, exp=NOW + seconds)
        for time, seconds in (("day", 90_000), ("year", 40_000_000))
    ),
    not_met("request-object-required", "generic"),
    met("request-object-nested", "request-object", request="eyJ"),
    met("request-object-nested", "request-object", request_uri="urn:example:request"),
    not_met("request-object-nested", "request-object"),
    not_met("request-object-nested", "request-object", requested="x"),
    not_met("request-object-nested", "generic", request_uri="https://a.example"),
    met("fapi-lifetime", "request-object", exp=NOW + 3601),
    met("fapi-lifetime", "request-object", nbf=ABSENT, exp=NOW + 3601),
    met("fapi-lifetime", "request-object", nbf=NOW - 60, iat=NOW, exp=NOW + 3600),
    not_met("fapi-lifetime", "request-object", exp=NOW + 3600),
    not_met("fapi-lifetime", "request-object", nbf=NOW, iat=NOW - 3000, exp=NOW + 3600),
    not_met("fapi-lifetime", "request-object", nbf=ABSENT, iat=ABSENT, exp=NOW + 7200),
    not_met("fapi-lifetime", "request-object", exp=ABSENT),
    not_met("fapi-lifetime", "generic", iat=NOW, exp=NOW + 7200),
)

ASSERTIONS = (
    met("client-assertion-lifetime", "client-assertion", exp=NOW + 301),
    met("client-assertion-lifetime", "client-assertion", iat=NOW - 250),
    met("client-assertion-lifetime", "client-assertion", iat=ABSENT, exp=NOW + 301),
    not_met("client-assertion-lifetime", "client-assertion", exp=NOW + 300),
    not_met("client-assertion-lifetime", "client-assertion", exp=ABSENT),
    not_met("client-assertion-lifetime", "generic", iat=NOW, exp=NOW + 301),
    *(
        row("client-assertion-lifetime", "client-assertion", aud=audience, exp=NOW + seconds)
        for audience in (
            "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/oauth2/v2.0/token",
            "https://acme.okta.com/oauth2/v1/token",
        )
        for row, seconds in ((not_met, 3600), (met, 3601))
    ),
    *(
        met("client-assertion-audience", "client-assertion", aud=audience)
        for audience in (
            "https://login.acme.example/token",
            "https://login.acme.example/oauth2/v1/token/",
            "https://login.acme.example/token?x=1",
            "https://login.acme.example/par",
            "https://login.acme.example/connect/introspect",
            "https://login.acme.example/revoke",
            ["https://login.acme.example/oauth2/token"],
            ["https://login.acme.example", "https://other.example"],
        )
    ),
    *(
        not_met("client-assertion-audience", "client-assertion", aud=audience)
        for audience in (
            "https://login.acme.example",
            "https://login.acme.example/",
            "https://login.acme.example/tenant/tokens",
            "https://login.acme.example/mytoken",
            ["https://login.acme.example"],
            "client-77",
            "https://acme.okta.com/oauth2/v1/token",
            [],
            5,
        )
    ),
    not_met("client-assertion-audience", "generic", aud="https://login.acme.example/token"),
    met("client-assertion-jti", "client-assertion", jti=ABSENT),
    not_met("client-assertion-jti", "client-assertion"),
    not_met("client-assertion-jti", "generic", jti=ABSENT),
    *(
        raised(
            "jarm-required-claim",
            f"without {name}",
            partial(
                altered,
                "authorization-response",
                claims={name: ABSENT},
                policy={"profile": "authorization-response"},
            ),
        )
        for name in ("iss", "aud", "exp")
    ),
    not_met("jarm-required-claim", "authorization-response"),
    not_met("jarm-required-claim", "authorization-response", code=ABSENT, error="access_denied"),
    not_met("jarm-required-claim", "generic", exp=ABSENT),
    met("jarm-lifetime", "authorization-response", exp=NOW + 601),
    met("jarm-lifetime", "authorization-response", iat=NOW - 1, exp=NOW + 600),
    not_met("jarm-lifetime", "authorization-response", exp=NOW + 600),
    not_met("jarm-lifetime", "authorization-response", iat=NOW, exp=NOW + 600),
    not_met("jarm-lifetime", "generic", iat=NOW, exp=NOW + 601),
)

EDGES = (*DPOP, *REQUESTS, *ASSERTIONS)
