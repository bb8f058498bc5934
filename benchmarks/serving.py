"""Rows 7 and 8: an answer of the API and the page's fragment, beside an echo of the same JSON."""

import http.client
import json
import time
import urllib.parse
from base64 import urlsafe_b64encode

from benchmarks import material, measure, servers

REQUESTS = 1000


def rows():
    with servers.running(True) as ours, servers.running(False) as theirs:
        api = json.dumps({"token": material.token("HS256"), "key": material.SECRET})
        inspect, echo = _alternate(
            _json(ours, "/api/inspect", api), _json(theirs, "/echo", api), REQUESTS
        )
        yield from _rows("7", "POST /api/inspect", inspect, echo, (4, 6))
        fragment, inspect = _alternate(
            _fragment(ours), _json(ours, "/api/inspect", api), REQUESTS // 2
        )
        yield from _rows("8", "POST /inspect, fragment", fragment, inspect, (3, None), "row 7")


def _rows(number, name, ours, theirs, goals, beside="Flask echo"):
    for percent, goal in zip((50, 99), goals, strict=True):
        yield measure.Row(
            number,
            f"{name} p{percent}",
            measure.percentile(ours, percent),
            measure.percentile(theirs, percent),
            goal,
            beside,
        )


def _alternate(ours, theirs, count):
    pairs = [(_timed(ours), _timed(theirs)) for _ in range(count + 50)][50:]
    return [first for first, _ in pairs], [second for _, second in pairs]


def _timed(ask):
    start = time.perf_counter()
    status = ask()
    assert status == 200, status
    return time.perf_counter() - start


def _json(port, path, body):
    return _asker(port, path, body, {"Content-Type": "application/json"})


def _fragment(port):
    """A token with faults enough for a long report."""
    claims = {
        "exp": "tomorrow", "nbf": 1999999999999, "iat": True, "iss": 1, "aud": [], "sub": "",
        "jti": "1", "password": "hunter2", "email": "kim@bench.example", "role": "admin",
        "ssn": "078-05-1120", "card": "4111111111111111", "note": "<script>", "debug": True,
        "scope": ["*"], "__proto__": {}, "q": "' or 1=1 --", "diagnosis": "x",
    }  # fmt: skip
    form = urllib.parse.urlencode({"token": _unsigned(claims), "key": "secret"})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Fragment": "report"}
    return _asker(port, "/inspect", form, headers)


def _unsigned(claims):
    header = {
        "alg": "HS256", "typ": 7, "kid": "../../x' or 1=1", "jku": "http://169.254.169.254/",
        "x5u": "http://user@evil.example/", "crit": ["zzz"], "b64": 1, "zip": "DEF", "exp": 1,
    }  # fmt: skip
    parts = [json.dumps(part).encode() for part in (header, claims)]
    return ".".join(urlsafe_b64encode(part).decode().rstrip("=") for part in [*parts, b"\0" * 31])


def _asker(port, path, body, headers):
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask():
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        response.read()
        return response.status

    return ask
