"""The guard: who is answered, and what every answer carries."""

import re

import pytest

from debugger.errors import FieldInvalid
from debugger.web import create_app
from debugger.web.guard import HEADERS
from debugger.web.hosts import Authority, allowed_names, read_authority

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types fragment"
)
EXACT = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()",
    "Cache-Control": "no-store",
}


def status(client, host=None, method="GET", path="/healthz", **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    environ = {} if host is None else {"HTTP_HOST": host}
    return client.open(
        path, method=method, headers=headers, environ_overrides=environ, buffered=True
    ).status_code


def routes(app):
    """A path for each route, its parameters filled in."""
    return sorted({re.sub("<[^>]*>", "x", rule.rule) for rule in app.url_map.iter_rules()})


def carries_all(response):
    told = {name: response.headers.get(name) for name in EXACT}
    others = {name for name in response.headers.keys() if name.startswith("Access-Control")}  # noqa: SIM118
    return (
        told == EXACT
        and not others
        and "Server" not in response.headers
        and "Strict-Transport-Security" not in response.headers
        and "Set-Cookie" not in response.headers
    )


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_every_route_carries_every_header_whatever_is_done_to_it(app, client, method):
    paths = [*routes(app), "/nowhere", "/api", "/api/nowhere", "//", "/static/../pyproject.toml"]
    assert len(paths) > 12
    bare = [path for path in paths if not carries_all(client.open(path, method=method))]
    assert bare == []


@pytest.mark.parametrize(
    ("path", "given", "expected"),
    [
        ("/healthz", {"headers": {"Host": "evil.example"}}, 403),
        ("/api/inspect", {"method": "POST", "data": b"x" * (4 * 1024 * 1024 + 1)}, 413),
        ("/api/inspect", {"method": "POST", "data": b"x"}, 415),
        ("/api/inspect", {"method": "POST", "json": []}, 400),
        ("/", {"method": "POST", "headers": {"Origin": "null"}}, 403),
    ],
    ids=["foreign host", "too large", "wrong type", "no object", "foreign origin"],
)
def test_every_refusal_carries_every_header(client, path, given, expected):
    response = client.open(path, **given)
    assert response.status_code == expected
    assert carries_all(response)


def test_a_mistake_of_our_own_carries_every_header_and_says_nothing_of_it():
    app = create_app()

    @app.get("/broken")
    def broken():
        raise RuntimeError("eyJ.secret.text")

    response = app.test_client().get("/broken")
    assert response.status_code == 500
    assert carries_all(response)
    assert "secret" not in response.text


def test_the_headers_are_those_that_are_promised():
    assert HEADERS == EXACT


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:80",
        "LOCALHOST",
        "LocalHost:80",
        "app.localhost",
        "a.b.localhost:80",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.1.2.3",
        "127.255.255.254:80",
        "[::1]",
        "[::1]:80",
        "[0:0:0:0:0:0:0:1]",
    ],
)
def test_hosts_of_this_machine_are_answered(client, host):
    assert status(client, host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        " ",
        "evil.example",
        "localhost.evil.example",
        "evillocalhost",
        ".localhost",
        "a..localhost",
        "localhost.",
        "127.0.0.1.nip.io",
        "127.1",
        "127.0.1",
        "127.0.0.01",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "2130706433",
        "0",
        "0.0.0.0",
        "0.0.0.0:80",
        "128.0.0.1",
        "192.168.1.7",
        "10.0.0.1",
        "169.254.169.254",
        "[::]",
        "[::2]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[::1",
        "::1",
        "localhost:81",
        "127.0.0.1:8765",
        "[::1]:1",
        "localhost:",
        "localhost:080x",
        "localhost:-80",
        "localhost:800000",
        "localhost, evil.example",
        "localhost,localhost",
        "localhost evil.example",
        "localhost/",
        "localhost#x",
        "localhost?x",
        "user@localhost",
        "http://localhost",
        "localhost\\evil.example",
        "localhost%00",
        "localhost\t",
        "löcalhost",
        "xn--localhost",
        "a" * 10_000,
        ("a-" * 140) + ".localhost",
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/healthz"), ("POST", "/api/inspect"), ("OPTIONS", "/"), ("GET", "/nowhere")],
    ids=["route", "post", "options", "404"],
)
def test_other_hosts_are_refused_before_anything_else(client, host, method, path):
    host = host.encode().decode("latin-1")
    assert status(client, host, method, path) == 403


def test_static_files_are_refused_to_other_hosts(client):
    assert status(client, "evil.example", path="/static/css/tokens.css") == 403
    assert status(client, path="/static/css/tokens.css") == 200


def test_a_request_without_a_host_is_refused(client):
    def without_host(environ, start):
        environ.pop("HTTP_HOST")
        return client.application.wsgi_app(environ, start)

    from werkzeug.test import Client

    assert Client(without_host).get("/healthz").status_code == 403


def test_the_refusal_names_the_host_and_the_flag_that_would_allow_it(client):
    told = client.get("/api/claims", headers={"Host": "debug.example:8443"})
    assert told.json == {
        "error": {
            "code": "host-not-allowed",
            "message": "The request is for “debug.example:8443”, "
            "and this server answers to localhost alone.",
            "hint": "If that is your own name for it, start it with --allow-host debug.example:8443",
        }
    }


def test_the_refusal_shows_the_host_as_text(client):
    page = client.get("/", headers={"Host": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    ("flag", "host", "expected"),
    [
        ("debug.example", "debug.example", 200),
        ("debug.example", "DEBUG.example:80", 200),
        ("Debug.Example", "debug.example", 200),
        ("debug.example", "debug.example:8080", 403),
        ("debug.example", "other.debug.example", 403),
        ("debug.example", "debug.example.evil", 403),
        ("localhost:9000", "localhost:9000", 200),
        ("localhost:9000", "localhost", 200),
        ("debug.example:9000", "debug.example", 403),
        ("debug.example:443", "debug.example", 200),
        ("192.168.1.7", "192.168.1.7", 200),
        ("192.168.1.7", "192.168.1.8", 403),
    ],
)
def test_a_host_can_be_allowed_by_name_and_port(flag, host, expected):
    assert status(create_app(allow_hosts=[flag]).test_client(), host) == expected


@pytest.mark.parametrize("flag", ["", "*", "*.example", "http://a.example", "a b", "a:b", "a/"])
def test_a_flag_that_is_no_host_is_refused(flag):
    with pytest.raises(FieldInvalid, match="is no host"):
        allowed_names([flag])


def test_an_authority_is_read_in_lower_case():
    assert read_authority("A.Example:8080") == Authority("a.example", 8080)


def test_forwarded_headers_are_not_believed(client):
    told = {"X_Forwarded_Host": "localhost", "Forwarded": "host=localhost"}
    assert status(client, "evil.example", **told) == 403
    assert status(client, X_Forwarded_Host="evil.example", X_Forwarded_For="6.6.6.6") == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "Same-Origin", "", "nonsense"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_what_another_site_sends_is_refused(client, site, method):
    assert status(client, method=method, path="/", Sec_Fetch_Site=site) == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_the_page_itself_sends_is_taken(client, site):
    assert status(client, method="POST", path="/api/inspect", Sec_Fetch_Site=site) == 415


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_is_free_for_links_from_elsewhere(client, method):
    assert status(client, method=method, Sec_Fetch_Site="cross-site") == 200


@pytest.mark.parametrize(
    ("host", "origin", "expected"),
    [
        ("localhost", "http://localhost", 415),
        ("LOCALHOST:80", "http://localhost", 415),
        ("localhost", "http://localhost:80", 415),
        ("[::1]", "http://[::1]", 415),
        ("localhost", "http://127.0.0.1", 403),
        ("localhost", "http://localhost:3000", 403),
        ("localhost", "https://localhost", 403),
        ("localhost", "http://localhost.evil.example", 403),
        ("localhost", "http://evil.example", 403),
        ("localhost", "http://localhost/", 403),
        ("localhost", "http://localhost, http://localhost", 403),
        ("localhost", "localhost", 403),
        ("localhost", "//localhost", 403),
        ("localhost", "null", 403),
        ("localhost", "", 403),
        ("localhost", "file://", 403),
        ("localhost", "chrome-extension://localhost", 403),
    ],
)
def test_only_our_own_origin_may_send(client, host, origin, expected):
    assert status(client, host, "POST", "/api/inspect", Origin=origin) == expected


def test_an_allowed_name_may_stand_behind_https():
    client = create_app(allow_hosts=["debug.example"]).test_client()
    told = {"method": "POST", "path": "/api/inspect"}
    assert status(client, "debug.example", Origin="https://debug.example", **told) == 415
    assert status(client, "debug.example", Origin="http://debug.example", **told) == 415
    assert status(client, "debug.example", Origin="https://other.example", **told) == 403


@pytest.mark.parametrize("path", ["/", "/inspect", "/api/inspect", "/healthz", "/nowhere", "*"])
def test_options_is_answered_405_and_allows_nobody(client, path):
    response = client.open(
        path,
        method="OPTIONS",
        headers={
            "Origin": "http://evil.example",
            "Sec-Fetch-Site": "cross-site",
            "Access-Control-Request-Method": "POST",
        },
    )
    assert response.status_code == 405
    assert carries_all(response)


def test_static_files_named_by_content_may_be_kept_and_others_not(client):
    page = client.get("/about").text
    named = re.search(r'href="(/static/[0-9a-f]{12}/css/tokens\.css)"', page)[1]
    kept = client.get(named, buffered=True)
    plain = client.get("/static/css/tokens.css", buffered=True)
    gone = client.get("/static/0123456789ab/css/tokens.css")
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert {**dict(kept.headers), **{"Cache-Control": "no-store"}}.items() >= EXACT.items()
    assert plain.headers["Cache-Control"] == "no-store"
    assert plain.data == kept.data != b""
    assert gone.status_code == 404
    assert gone.headers["Cache-Control"] == "no-store"


def test_the_debug_switch_of_flask_changes_nothing(monkeypatch):
    monkeypatch.setenv("FLASK_DEBUG", "1")
    app = create_app()

    @app.get("/broken")
    def broken():
        raise RuntimeError("eyJ.secret.text")

    response = app.test_client().get("/broken")
    assert not app.debug
    assert not app.jinja_env.auto_reload
    assert response.status_code == 500
    assert "secret" not in response.text


def test_there_is_no_key_for_sessions(app):
    assert app.secret_key is None
