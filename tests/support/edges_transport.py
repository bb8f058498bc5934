"""Edges of the pitfalls of how a token travels and is kept, and of what is expected of it."""

from functools import partial

from edge import raised, silent
from edges_context import har, pasted

from debugger.samples import ABSENT, altered, with_claims

CURL = "curl -H 'Authorization: Bearer {}' "

TRANSPORT = (
    *pasted(
        "token-in-url",
        raised,
        "generic",
        "https://app.acme.example/cb?access_token={}",
        "https://app.acme.example/cb?x=1&jwt={}&y=2",
        "wss://live.acme.example/socket?token={}",
        "GET /cb?x=1&token={} HTTP/1.1",
        "https://app.acme.example/cb?access_token={}#top",
        "https://app.acme.example/cb?id_token={}",
        "https://app.acme.example/cb?name=Ann%20Lee&token={}",
        "https://app.acme.example/cb?a=%22b%22&to%6Ben={}",
        "https://app.acme.example/cb?next=https%3A%2F%2Fa.example%2Fb%3Ftoken%3D{}",
    ),
    *pasted(
        "token-in-url",
        silent,
        "generic",
        "https://app.acme.example/cb#access_token={}",
        "https://app.acme.example/cb?state=x#access_token={}",
        *(
            f"https://op.acme.example/x?a=b&{name}={{}}"
            for name in (
                "request",
                "response",
                "client_assertion",
                "assertion",
                "logout_token",
                "id_token_hint",
            )
        ),
        "grant_type=x&assertion={}",
        "token={}",
        "Authorization: Bearer {}",
        "{}",
    ),
    *pasted(
        "token-over-http",
        raised,
        "generic",
        CURL + "http://api.acme.example/orders",
        "curl http://api.acme.example:8080 -H 'Authorization: Bearer {}'",
        "curl -H 'Authorization: Bearer {}' \\\n  'http://api.acme.example/a'",
        'curl -H "Authorization: Bearer {}" ^\n  "http://api.acme.example/a"',
        CURL + "HTTP://API.ACME.EXAMPLE/a",
        CURL + "--url http://api.acme.example/a",
        CURL + "http://10.0.0.5/a",
        CURL + "http://localhost.acme.example/a",
        CURL + "http://notlocalhost/a",
        CURL + "http://127.0.0.1.nip.io/a",
        CURL + "-x http://localhost:3128 http://api.acme.example/a",
        CURL + "-H 'Accept: text/html; q=0.9' http://api.acme.example/a",
        CURL + "-d 'a | b && c # d' http://api.acme.example/a",
        CURL + '-d "a; b" http://api.acme.example/a',
        CURL + "-o a#b;c http://api.acme.example/a?b=c&d=e",
        "curl --cookie at={} http://api.acme.example/a",
        'curl -H "Authorization: Bearer {}" http://api.acme.example/a',
        "curl https://a.example; curl -H 'Authorization: Bearer {}' http://api.acme.example/a",
        "wget --header='Authorization: Bearer {}' http://api.acme.example/a",
        "fetch('http://api.acme.example/a', {{headers: {{Authorization: 'Bearer {}'}}}})",
        "fetch(`http://api.acme.example/a`, {{headers: {{Authorization: 'Bearer {}'}}}})",
        "GET http://api.acme.example/a HTTP/1.1\nAuthorization: Bearer {}",
        "http://app.acme.example/cb?access_token={}",
    ),
    *pasted(
        "token-over-http",
        silent,
        "generic",
        CURL + "https://api.acme.example/orders",
        CURL + "http://localhost:3000/a",
        CURL + "http://LOCALHOST/a",
        CURL + "http://api.localhost/a",
        CURL + "http://127.0.0.1:8080/a",
        CURL + "http://127.8.0.5/a",
        CURL + "http://[::1]:80/a",
        CURL + "-x http://proxy.acme.example:3128 https://api.acme.example/a",
        CURL + "--proxy http://proxy.acme.example https://api.acme.example/a",
        CURL + "-e http://app.acme.example https://api.acme.example/a",
        CURL + "--referer 'http://app.acme.example' https://api.acme.example/a",
        CURL + "-d http://app.acme.example https://api.acme.example/a",
        CURL + "--data-raw 'http://app.acme.example' https://api.acme.example/a",
        CURL + "-H 'Origin: http://app.acme.example' https://api.acme.example/a",
        CURL + "https://api.acme.example/a?next=http://app.acme.example",
        CURL + "https://api.acme.example/a\nsee http://docs.acme.example",
        CURL + "https://api.acme.example/a # see http://docs.acme.example",
        CURL + "https://api.acme.example/a && curl http://docs.acme.example",
        CURL + "https://api.acme.example/a; curl http://docs.acme.example",
        CURL + "https://api.acme.example/a | tee http://docs.acme.example",
        'curl -H "Authorization: Bearer {}" https://api.acme.example/a ; curl http://a.example',
        "curl -H 'X: it\"s' -H 'Authorization: Bearer {}' https://a.example # http://a.example",
        "wget --header='Authorization: Bearer {}' https://api.acme.example/a",
        "fetch('https://api.acme.example/a', {{headers: {{Authorization: 'Bearer {}'}},"
        " referrer: 'http://app.acme.example'}})",
        "GET /a HTTP/1.1\nHost: api.acme.example\nAuthorization: Bearer {}",
        "http://localhost/cb?access_token={}",
        "https://app.acme.example/cb?access_token={}\nsee http://docs.acme.example",
        "{} was issued by http://login.acme.example",
    ),
    raised("token-over-http", "HAR", har("http://api.acme.example/a")),
    silent("token-over-http", "HAR over https", har("https://api.acme.example/a")),
    silent(
        "token-over-http",
        "HAR over https with a comment",
        har("https://api.acme.example/a", comment="http://docs.acme.example"),
    ),
    silent("token-over-http", "HAR without an address", har(None, comment="http://a.example")),
    silent("token-over-http", "HAR of this machine", har("http://localhost:8080/a")),
    *pasted(
        "cookie-attributes",
        raised,
        "generic",
        "Set-Cookie: s={}",
        "Set-Cookie: s={}; HttpOnly; Secure",
        "Set-Cookie: s={}; HttpOnly; SameSite=Lax",
        "Set-Cookie: s={}; Secure; SameSite=Strict",
        "set-cookie: s={}; Path=/Secure; HttpOnly; SameSite=Lax",
        "Set-Cookie: s={}; HttpOnly\nSet-Cookie: b=c; Secure; SameSite=Lax",
        "Set-Cookie:s={}; HttpOnly; Secure",
        '{{"set-cookie": ["s={}; HttpOnly; Secure"]}}',
    ),
    *pasted(
        "cookie-attributes",
        silent,
        "generic",
        "Set-Cookie: s={}; HttpOnly; Secure; SameSite=Lax",
        "SET-COOKIE: s={};secure;httponly;samesite=none;path=/",
        "Set-Cookie:s={}; HttpOnly; Secure; SameSite=Lax",
        '{{"set-cookie": ["s={}; HttpOnly; Secure; SameSite=Lax"]}}',
        "Cookie:s={}",
        "Set-Cookie: __Host-s={}; Path=/; Secure; HttpOnly; SameSite=Strict\nVary: Cookie",
        "Cookie: s={}",
        "curl -b 's={}' https://app.acme.example",
        "{}",
    ),
    *pasted(
        "token-in-web-storage",
        raised,
        "generic",
        'localStorage.setItem("token", "{}")',
        "sessionStorage.token = '{}'",
        "window.localStorage['a'] = '{}'",
        "{}\n// kept in localStorage",
    ),
    *pasted(
        "token-in-web-storage",
        silent,
        "generic",
        'storage.setItem("token", "{}")',
        "myLocalStorage = '{}'",
        "localStorageKey = '{}'",
        "{}",
    ),
)

AROUND = (
    *(
        row(
            "expires-in-differs",
            f"{stated!r}",
            partial(altered, edit=f'{{{{"access_token": "{{}}", "expires_in": {stated}}}}}'.format),
        )
        for row, values in (
            (silent, ("900", "960", "840", '"900"', "null", '"soon"')),
            (raised, ("961", "839", "0", '"7200"')),
        )
        for stated in values
    ),
    *pasted(
        "expires-in-differs",
        raised,
        "generic",
        "https://a.example/cb#access_token={}&expires_in=7200",
    ),
    *pasted(
        "expires-in-differs",
        silent,
        "generic",
        '{{"id_token": "{}", "expires_in": 5}}',
        '{{"access_token": "{}", "refresh_expires_in": 5}}',
        '{{"access_token": "{}"}}',
    ),
    *(
        row
        for name in ("iat", "exp")
        for row in pasted(
            "expires-in-differs",
            silent,
            "generic",
            '{{"access_token": "{}", "expires_in": 5}}',
            **{name: ABSENT},
        )
    ),
    raised(
        "several-tokens",
        "two",
        lambda: altered(edit=lambda token: f"{token} {with_claims(sub='b').text}"),
    ),
    *pasted("several-tokens", silent, "generic", "{0}\n{0}\n{0}", "{}", "nothing here"),
    *(
        row(
            "policy-not-set",
            f"{policy}",
            partial(altered, policy={"issuer": None, "audience": None, **policy}),
        )
        for row, policy in (
            (raised, {}),
            (raised, {"algorithms": "HS256", "subject": "u_8f3k2m9q"}),
            (silent, {"issuer": "https://login.acme.example"}),
            (silent, {"audience": "https://api.acme.example"}),
            (silent, {"issuer": "https://other.example"}),
        )
    ),
    *(
        silent(
            "policy-not-set",
            what,
            partial(altered, policy={"issuer": None, "audience": None}, **more),
        )
        for what, more in (
            ("no key", {"key": None}),
            ("the wrong key", {"key": "h7Fq2m!xT0zR4vK9pL6sW1yB8nC3dG5j"}),
            (
                "unsigned",
                {"header": {"alg": "none"}, "edit": lambda token: f"{token.rpartition('.')[0]}."},
            ),
        )
    ),
    silent("policy-not-set", "a proof", partial(altered, "dpop-proof")),
)

EDGES = (*TRANSPORT, *AROUND)
