"""The ten promises, a test for each, named after it."""

import concurrent.futures
import contextlib
import html.parser
import http.client
import json
import re
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest

from debugger.web import create_app
from debugger.web.assets import STATIC

SECRET = "correct horse battery staple, thirty-two octets"
MARK = "eyJMARKmarkMARK"
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

# Runs the server and writes down, on standard error, all that it opens to write and connects to.
WATCHED = """
import os, sys
from debugger.cli import main

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
OTHERS = ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate",
          "shutil.copyfile", "tempfile.mkstemp", "tempfile.mkdtemp", "subprocess.Popen", "os.exec",
          "os.posix_spawn", "os.system", "os.fork", "socket.connect", "socket.sendto",
          "socket.getaddrinfo", "socket.gethostbyname", "socket.getnameinfo", "urllib.Request")

def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
    if writes or event in OTHERS:
        sys.stderr.write(f"WATCHED {event} {arguments!r}\\n")

if sys.argv[1:2] == ["--prove"]:
    sys.addaudithook(watch)
    import tempfile, socket
    tempfile.TemporaryFile().close()
    socket.socket().connect_ex(("127.0.0.1", 9))
    raise SystemExit
sys.argv[0] = "jwt-debugger"
from debugger.web import server
announce = server._announce
def then_watch(*arguments, **named):
    announce(*arguments, **named)
    sys.addaudithook(watch)
server._announce = then_watch
raise SystemExit(main(["serve", "--no-browser", "--port", "0", "--verbose"]))
"""


@contextlib.contextmanager
def watched_server():
    """A server that tells what it touches: its process, and a function that asks it."""
    process = subprocess.Popen(
        [sys.executable, "-B", "-c", WATCHED],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    port = int(process.stdout.readline().split("127.0.0.1:")[1].split("/")[0])

    def ask(method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()

    try:
        yield process, ask
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ended(process):
    process.terminate()
    said, errors = process.communicate(timeout=10)
    return said + errors


def by_json(ask, path, **body):
    return ask("POST", path, json.dumps(body), JSON)


def by_form(ask, path, **fields):
    return ask("POST", path, urllib.parse.urlencode(fields), FORM)


def routes(app):
    return sorted({re.sub("<[^>]*>", "x", rule.rule) for rule in app.url_map.iter_rules()})


def everything(app, ask):
    """Every route, in every way, with a text that must not be seen again."""
    for path in routes(app):
        ask("GET", f"{path}?token={MARK}")
        by_json(ask, path, token=MARK, text=MARK, key=MARK, payload=MARK, generate=MARK)
        by_form(ask, path, token=MARK, key=MARK, leeway=MARK, use=MARK)
        ask("POST", path, MARK.encode(), JSON)
        ask("POST", path, MARK.encode(), {"Content-Type": MARK})
        ask("GET", path, None, {"Host": MARK, "Referer": MARK, "Cookie": MARK})
    ask("GET", f"/{MARK}")
    ask("GET", f"/static/{MARK}")
    ask(MARK, f"/{MARK}")


def make(client, header, payload, key=SECRET, **named):
    body = {"header": header, "payload": payload, "key": key, **named}
    return client.post("/api/sign", json=body).json["token"]


def inspect(client, token, key=None, **policy):
    return client.post("/api/inspect", json={"token": token, "key": key, "policy": policy}).json


def test_1_it_listens_on_loopback_only():
    for host in ("0.0.0.0", "::", "192.168.1.7", "localhost", "example.com"):
        command = [sys.executable, "-m", "debugger", "serve", "--no-browser", "--host", host]
        done = subprocess.run(command, capture_output=True, text=True, timeout=10)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"jwt-debugger serve: --host {host} ")
        assert done.stderr.count("\n") == 1


def test_2_no_outgoing_connection_and_3_nothing_is_written_to_disk(app):
    client = app.test_client()
    calling = {"jku": "http://127.0.0.1:1/k", "x5u": "http://localhost:1/x", "kid": "http://[::1]/"}
    claims = {"iss": "http://localhost:1/", "jwks_uri": "http://localhost:1/", "aud": "//localhost"}
    token = make(client, {"alg": "HS256", **calling}, claims)
    discovery = json.dumps({"issuer": "http://localhost:1/", "jwks_uri": "http://localhost:1/k"})
    with watched_server() as (process, ask):
        everything(app, ask)
        for key in ("", SECRET, discovery):
            assert by_json(ask, "/api/inspect", token=token, key=key)[0] == 200
            assert by_form(ask, "/inspect", token=token, key=key)[0] == 200
        by_json(ask, "/api/keys", generate="RS256")
        by_json(ask, "/api/inspect", token="x" * 4_000_000)
        by_form(ask, "/", token="x" * 4_000_000)
        by_json(ask, "/api/inspect", token="x" * 8_000_000)
        said = ended(process)
    assert "GET /healthz 200" in said
    assert [line for line in said.splitlines() if line.startswith("WATCHED")] == []


def test_the_watch_sees_connections_and_files():
    prove = [sys.executable, "-c", WATCHED, "--prove"]
    said = subprocess.run(prove, capture_output=True, text=True, check=True).stderr
    assert "WATCHED open" in said
    assert "WATCHED socket.connect" in said


def test_4_no_cookie_and_no_storage(app, client):
    for path in routes(app):
        for method in ("GET", "POST"):
            answer = client.open(path, method=method, data={"token": MARK}, buffered=True)
            assert "Set-Cookie" not in answer.headers
            assert answer.status_code != 500
    stores = re.compile(r"localStorage|sessionStorage|indexedDB|serviceWorker|\.cookie|\bcaches\b")
    scripts = sorted(STATIC.rglob("*.js"))
    assert scripts
    assert [path.name for path in scripts if stores.search(path.read_text("utf-8"))] == []
    assert 'autocomplete="off"' in client.get("/").text


def test_5_nothing_pasted_reaches_a_log_or_a_url(app):
    with watched_server() as (process, ask):
        everything(app, ask)
        by_json(ask, "/api/inspect", token=f"{MARK}.{MARK}.{MARK}", key=MARK)
        answers = [
            by_form(ask, path, token=MARK, key=MARK) for path in ("/", "/inspect", "/nowhere")
        ]
        said = ended(process)
    assert "POST /api/inspect 200" in said
    assert MARK not in said
    assert "Traceback" not in said
    assert all("Location" not in headers for _, headers, _ in answers)
    assert {headers["Referrer-Policy"] for _, headers, _ in answers} == {"no-referrer"}


def test_5_nothing_pasted_reaches_a_log_when_the_program_is_at_fault(capfd):
    from debugger.web import log

    log.configure(verbose=True)
    app = create_app()

    @app.post("/broken")
    def broken():
        raise ValueError(MARK)

    answer = app.test_client().post("/broken", data={"token": MARK})
    said = "".join(capfd.readouterr())
    assert answer.status_code == 500
    assert re.search(r"error: ValueError in \S+, line \d+\n", said)
    assert MARK not in said + answer.text


@pytest.mark.parametrize(
    "foreign",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "rebound.evil.example"},
    ],
    ids=str,
)
def test_6_other_web_sites_cannot_reach_it(app, client, foreign):
    for path in routes(app):
        answer = client.post(path, json={"token": MARK}, headers=foreign, buffered=True)
        assert answer.status_code == 403
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert not [name for name in answer.headers.keys() if "access-control" in name.lower()]  # noqa: SIM118


class Markup(html.parser.HTMLParser):
    """Names of elements, attributes and addresses of a page."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.attributes, self.addresses = [], set(), set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attributes}
        self.addresses |= {value for name, value in attributes if name in ("href", "src", "action")}


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><iframe srcdoc=x>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "{{ 7*7 }}{% raw %}",
    "</textarea><script>alert(1)</script>",
    "\u202e\u2066\x00\x1b[31m\ufeff\u2028",
    "\ud800",
)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_7_token_text_cannot_run(client, text):
    written = json.dumps(text)
    names = ("iss", "sub", "aud", "jku", "picture", "website", "x5u", "nonce")
    payload = "{" + ",".join(f'"{name}":{written}' for name in names) + f",{written}:{written}}}"
    header = f'{{"alg":"HS256","typ":{written},"kid":{written},"jku":{written},{written}:1}}'
    token = make(client, header, payload)
    harmless = make(client, '{"alg":"HS256"}', "{}")
    fields = {"token": f"{text} {token} {text}", "key": text, "issuer": text, "typ": text}
    fields |= {"leeway": text, "audience": text, "algorithms": text, "profile": text}
    encoded = urllib.parse.urlencode(fields, errors="replace")
    for path, headers in (("/", {}), ("/inspect", {"X-Fragment": "report"})):
        told = {"content_type": FORM["Content-Type"], "headers": headers}
        page = Markup(client.post(path, data=encoded, **told).text)
        calm = Markup(client.post(path, data={"token": harmless}, **told).text)
        assert page.elements.count("script") == calm.elements.count("script")
        assert not {"iframe", "object", "embed", "base"} & set(page.elements)
        assert page.elements.count("img") == calm.elements.count("img")
        assert not [name for name in page.attributes if name.startswith("on") or name == "style"]
        assert not [
            address for address in page.addresses if not re.match(r"https?://|/|#|$", address or "")
        ]


def b64(text):
    import base64

    return base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def token_of(payload, header='{"alg":"HS256"}'):
    """A token of these texts, with a signature that fits nothing."""
    return f"{b64(header)}.{b64(payload)}.AAAA"


WORST = {
    "one long word": "x" * 4_000_000,
    "dots": "." * 4_000_000,
    "starts of tokens": "eyJ" * 1_300_000,
    "many tokens": "eyJhbGciOiJub25lIn0.e30. " * 160_000,
    "many claims": token_of(json.dumps({f"a{number}": number for number in range(150_000)})),
    "many duplicates": token_of("{" + ",".join(['"a":1'] * 400_000) + "}"),
    "deep": token_of("[" * 2_500_000),
    "digits": token_of('{"exp":' + "9" * 2_500_000 + "}"),
    "spaces": token_of("{" + " " * 2_500_000 + "}"),
    "quotes": token_of('{"a":"' + '\\"' * 1_200_000 + '"}'),
    "blanks": " \t" * 1_300_000,
    "percent": "%2E" * 1_300_000,
    "open braces": "{" * 1_900_000,
    "cookies": "a=b; " * 750_000,
    "equals": f"{b64('{}')}.{'=' * 3_900_000}.AAAA",
    "long header": token_of("{}", '{"alg":"HS256","kid":"' + "k" * 2_500_000 + '"}'),
    "broken objects": '{"payload":"a"' * 230_000,
    "tildes": token_of("{}") + "~" * 3_900_000,
    "zero octets": f"{b64('{}')}.{'A' * 3_900_000}.AAAA",
    "one long text": token_of('{"a":"' + "a" * 2_500_000 + '"}'),
    "long signature": token_of("{}") + "A" * 3_900_000,
    "signatures": json.dumps({"payload": "e30", "signatures": [{"signature": "AAAA"}] * 130_000}),
}


@pytest.fixture(scope="module")
def watched():
    with watched_server() as (process, ask):
        by_json(ask, "/api/inspect", token="a.b.c", key=SECRET)
        yield process, ask, peak_megabytes(process)


@pytest.mark.parametrize("name", WORST)
@pytest.mark.parametrize("key", ["", SECRET], ids=["no key", "key"])
def test_8_no_input_takes_more_than_two_seconds_or_300_megabytes(watched, name, key):
    process, ask, at_first = watched
    before = seconds_of(process)
    assert by_json(ask, "/api/inspect", token=WORST[name], key=key)[0] == 200
    assert seconds_of(process) - before < 2
    assert peak_megabytes(process) - at_first < 300


@pytest.mark.parametrize("name", WORST)
def test_8_no_page_takes_more_than_two_seconds_or_300_megabytes(watched, name):
    process, ask, at_first = watched
    body = f'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n{WORST[name]}\r\n--x--\r\n'
    before = seconds_of(process)
    answered = ask("POST", "/", body, {"Content-Type": "multipart/form-data; boundary=x"})[0]
    assert answered == 200
    assert seconds_of(process) - before < 2
    assert peak_megabytes(process) - at_first < 300


@pytest.mark.parametrize("name", WORST)
def test_8_no_input_keeps_other_requests_waiting_for_half_a_second(watched, name):
    """How long the server computes for something else between a question and its answer."""
    process, ask, _ = watched
    waits = []
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        hostile = pool.submit(by_json, ask, "/api/inspect", token=WORST[name], key=SECRET)
        while not hostile.done():
            before = seconds_of(process)
            ask("GET", "/healthz")
            waits.append(seconds_of(process) - before)
    assert hostile.result()[0] == 200
    assert max(waits) < 0.5


@pytest.mark.parametrize(
    "key",
    [
        "-----BEGIN PUBLIC KEY-----\n" + "A" * 250_000,
        "A" * 262_144,
        json.dumps({"keys": [{"kty": "oct", "k": "AAAA"}] * 8_000}),
        json.dumps({"kty": "RSA", "n": "A" * 200_000, "e": "AQAB"}),
        json.dumps({"kty": "RSA", "n": "v" * 2731, "e": "AQAB", "d": "v" * 2731}),
        "[" * 262_000,
        "0" * 262_144,
        "\\n" * 131_000,
        "a" + " " * 260_000 + "b",
        "<RSAKeyValue><Modulus>" + " " * 260_000,
        json.dumps({"keys": [{"kty": "RSA", "n": "v" * 683, "e": "AQAB", "d": "v" * 682}] * 100}),
    ],
    ids=[
        *("PEM", "word", "set", "huge modulus", "16384 bits and d", "brackets", "zeros", "escapes"),
        *("blanks", "XML", "no primes"),
    ],
)
def test_8_no_key_takes_more_than_two_seconds(watched, key):
    process, ask, _ = watched
    before = seconds_of(process)
    assert by_json(ask, "/api/inspect", token=token_of("{}"), key=key)[0] == 200
    assert by_json(ask, "/api/keys", key=key, private=True)[0] == 200
    assert seconds_of(process) - before < 2


def test_8_no_expectation_takes_more_than_two_seconds(watched):
    process, ask, _ = watched
    token = token_of(json.dumps({"aud": [f"a{number}" for number in range(100_000)]}))
    before = seconds_of(process)
    policy = {"audience": [f"b{number}" for number in range(100_000)]}
    assert by_json(ask, "/api/inspect", token=token, policy=policy)[0] == 200
    assert seconds_of(process) - before < 2


def seconds_of(process):
    """Of the processor, not of the clock: a busy machine is not the input's fault."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def peak_megabytes(process):
    status = Path(f"/proc/{process.pid}/status").read_text("ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


@pytest.mark.parametrize("algorithm", ["HS256", "RS256", "PS256", "ES256", "Ed25519"])
def test_9_verified_is_said_only_of_what_was_checked(client, algorithm):
    made = client.post("/api/keys", json={"generate": algorithm}).json
    other = client.post("/api/keys", json={"generate": algorithm}).json
    private = json.dumps(made["private_jwk"])
    public = json.dumps(made["public_jwk"] or made["private_jwk"])
    strange = json.dumps(other["public_jwk"] or other["private_jwk"])
    token = make(client, {"alg": algorithm}, {"sub": "kim"}, private)
    header, payload, signature = token.split(".")
    changed, strange_header = b64('{"sub":"eve"}'), b64('{"alg":"XS256"}')
    verdicts = {
        "right key": inspect(client, token, public)["verdict"],
        "no key": inspect(client, token)["verdict"],
        "another key": inspect(client, token, strange)["verdict"],
        "another payload": inspect(client, f"{header}.{changed}.{signature}", public)["verdict"],
        "no signature": inspect(client, f"{header}.{payload}.", public)["verdict"],
        "unreadable key": inspect(client, token, '{"kty":"RSA"}')["verdict"],
        "unknown algorithm": inspect(client, f"{strange_header}.{payload}.{signature}", public)[
            "verdict"
        ],
    }
    assert verdicts == {
        "right key": "verified",
        "no key": "unverified",
        "another key": "invalid",
        "another payload": "invalid",
        "no signature": "invalid",
        "unreadable key": "key-error",
        "unknown algorithm": "unsupported",
    }


def test_9_a_key_inside_the_token_never_makes_it_verified(client):
    made = client.post("/api/keys", json={"generate": "ES256"}).json
    token = make(
        client,
        {"alg": "ES256", "jwk": made["public_jwk"]},
        {"sub": "kim"},
        json.dumps(made["private_jwk"]),
    )
    report = inspect(client, token)
    assert (report["verdict"], report["accepted"]) == ("unverified", False)
    assert report["signature"]["self_asserted"] is True


def test_10_two_people_never_see_each_others_data(app, client):
    tokens = [make(client, {"alg": "HS256"}, {"sub": f"person {n}"}) for n in range(40)]
    alone = [inspect(client, token, SECRET, now=1) for token in tokens]
    empty = client.get("/").text

    def ask(number):
        own = app.test_client()
        report = inspect(own, tokens[number], SECRET, now=1)
        page = own.post("/inspect", data={"token": tokens[number], "now": "1"}).text
        return report, set(re.findall(r"person \d+", page))

    with concurrent.futures.ThreadPoolExecutor(8) as people:
        together = list(people.map(ask, range(40)))
    assert [report for report, _ in together] == alone
    assert [seen for _, seen in together] == [{f"person {n}"} for n in range(40)]
    assert client.get("/").text == empty


def test_each_promise_has_a_test_and_the_readme_has_them_all():
    source = Path(__file__).read_text("utf-8")
    tested = {int(number) for number in re.findall(r"(?:def test_|_and_)(\d+)_", source)}
    assert tested == set(range(1, 11))
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert set(re.findall(r"^(\d+)\. ", readme.split("## What you can rely on")[1], re.M)) >= {
        str(number) for number in range(1, 11)
    }
