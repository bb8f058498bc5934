"""A workshop: others are let in, and nobody can take more than a share."""

import contextlib
import http.client
import json
import subprocess
import sys
import threading
from importlib import import_module

import pytest

from debugger.web import create_app
from debugger.web.errors import Rejection
from debugger.web.guard import slow_work
from debugger.web.limits import Buckets, Limits, for_workshop

HERE = {"Origin": "http://localhost"}


@pytest.fixture
def client():
    """A workshop of its own for each test: full buckets."""
    return create_app(workshop=True).test_client()


def ask(client, address="192.168.1.20", **named):
    environ = {"REMOTE_ADDR": address}
    return client.open(environ_overrides=environ, buffered=True, **named)


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self):
        return self.now


def test_thirty_at_once_and_then_ten_a_second():
    clock = Clock()
    buckets = Buckets(10, 30, clock)
    assert [buckets.take("a") for _ in range(30)] == [0] * 30
    assert buckets.take("a") == pytest.approx(0.1)
    clock.now += 0.1
    assert buckets.take("a") == 0
    assert buckets.take("a") > 0
    clock.now += 1
    assert [buckets.take("a") for _ in range(10)] == [0] * 10
    assert buckets.take("a") > 0


def test_one_address_does_not_take_from_another():
    buckets = Buckets(10, 30, Clock())
    assert [buckets.take("a") for _ in range(31)][-1] > 0
    assert buckets.take("b") == 0


def test_a_bucket_never_holds_more_than_its_burst():
    clock = Clock()
    buckets = Buckets(10, 30, clock)
    clock.now += 3600
    assert [buckets.take("a") > 0 for _ in range(31)] == [False] * 30 + [True]


def test_addresses_are_forgotten_before_they_fill_the_memory():
    buckets = Buckets(10, 30, Clock())
    for number in range(10_000):
        buckets.take(str(number))
    assert len(buckets._levels) == 4096


def test_threads_do_not_get_more_than_there_is():
    buckets, passed = Buckets(0.001, 100), []

    def take():
        passed.extend(buckets.take("a") == 0 for _ in range(50))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(passed) == 100


def test_who_asks_too_often_is_told_when_to_come_back(client):
    answers = [ask(client, path="/api/claims") for _ in range(60)]
    last = answers[-1]
    assert [answer.status_code for answer in answers[:30]] == [200] * 30
    assert last.status_code == 429
    assert last.headers["Retry-After"] == "1"
    assert last.json["error"]["code"] == "too-many-requests"
    assert last.headers["X-Frame-Options"] == "DENY"
    assert ask(client, address="192.168.1.21", path="/api/claims").status_code == 200


def test_styles_and_scripts_named_by_content_are_not_counted(client):
    page = client.get("/about", environ_overrides={"REMOTE_ADDR": "other"}).text
    file = page.split('href="/static/')[1].split('"')[0]
    answers = {ask(client, path=f"/static/{file}").status_code for _ in range(60)}
    assert answers == {200}


def test_outside_a_workshop_nobody_is_counted():
    client = create_app().test_client()
    assert {ask(client, path="/healthz").status_code for _ in range(100)} == {200}


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Origin": "http://localhost"}, 415),
        ({}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
    ids=["own", "none", "fetch metadata alone", "foreign", "null"],
)
def test_whoever_sends_must_say_from_where(client, headers, expected):
    asked = {"path": "/api/inspect", "method": "POST", "headers": headers}
    assert ask(client, **asked).status_code == expected


def test_looking_needs_no_origin(client):
    assert ask(client, path="/about").status_code == 200


@pytest.mark.parametrize(("size", "expected"), [(256 * 1024, 400), (256 * 1024 + 1, 413)])
def test_a_body_is_smaller(client, size, expected):
    asked = {"path": "/api/inspect", "method": "POST", "headers": HERE, "data": b" " * size}
    answer = ask(client, content_type="application/json", **asked)
    assert answer.status_code == expected
    assert ("256 KiB" in answer.json["error"]["message"]) is (expected == 413)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("192.168.1.7", 200),
        ("10.0.0.1:80", 200),
        ("[fe80::1]", 200),
        ("localhost", 200),
        ("192.168.1.7:81", 403),
        ("0.0.0.0", 403),
        ("[::]", 403),
        ("192.168.1", 403),
        ("192.168.1.7.nip.io", 403),
        ("evil.example", 403),
    ],
)
def test_it_answers_to_addresses_and_not_to_names(client, host, expected):
    assert ask(client, path="/healthz", headers={"Host": host}).status_code == expected


def test_slow_work_is_done_once_a_second():
    app = create_app(workshop=True)
    with app.test_request_context(environ_overrides={"REMOTE_ADDR": "a"}):
        with slow_work():
            pass
        with pytest.raises(Rejection) as caught, slow_work():
            raise AssertionError("a second piece of work was let in")
    assert (caught.value.status, caught.value.headers) == (429, {"Retry-After": "1"})
    with app.test_request_context(environ_overrides={"REMOTE_ADDR": "b"}), slow_work():
        pass


def test_slow_work_cannot_take_every_thread(monkeypatch):
    monkeypatch.setattr(import_module("debugger.web.guard"), "_PATIENCE", 0.01)
    app = create_app()
    with app.test_request_context(), contextlib.ExitStack() as running:
        for _ in range(2):
            running.enter_context(slow_work())
        with pytest.raises(Rejection) as caught, slow_work():
            raise AssertionError("a third piece of work was let in")
    assert caught.value.status == 429
    with app.test_request_context(), slow_work():
        pass


def test_its_limits_are_those_that_are_promised():
    limits = for_workshop()
    assert (limits.body, Limits().body) == (256 * 1024, 4 * 1024 * 1024)
    assert Limits().requests is Limits().slow_requests is None
    assert [limits.slow_requests.take("a") > 0 for _ in range(2)] == [False, True]


def test_the_server_of_a_workshop_warns_and_lets_others_in():
    command = [sys.executable, "-m", "debugger", "serve", "--no-browser", "--port", "0"]
    command += ["--workshop"]
    with subprocess.Popen(command, text=True, stdout=subprocess.PIPE) as process:
        said = process.stdout.readline()
        port = int(said.split("127.0.0.1:")[1].split("/")[0])
        while not said.endswith("never real ones.\n"):
            said += process.stdout.readline()
        connection = http.client.HTTPConnection("127.0.0.2", port, timeout=5)
        with contextlib.closing(connection):
            connection.request("GET", "/healthz")
            answer = json.load(connection.getresponse())
        process.terminate()
    assert answer["status"] == "ok"
    assert "Workshop: others can reach this server. Use practice tokens, never real ones.\n" in said
