"""The real server: it starts, survives what people and programs do to it, and ends when told."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field

import pytest

from debugger.errors import FieldInvalid, Refusal
from debugger.web.listening import addresses, check_host, listen

LIMIT = 4 * 1024 * 1024


@dataclass
class Running:
    """A server in a process of its own, and the first line that it printed."""

    process: subprocess.Popen
    line: str
    port: int = field(init=False)

    def __post_init__(self):
        self.port = int(self.line.split("127.0.0.1:")[1].split("/")[0])

    def end(self, number=signal.SIGTERM):
        """Sends the signal; exit status, the seconds it took, the rest of both outputs."""
        began = time.monotonic()
        self.process.send_signal(number)
        rest, errors = self.process.communicate(timeout=10)
        return self.process.returncode, time.monotonic() - began, rest + errors


@contextlib.contextmanager
def running(*arguments, **named):
    process = start(*arguments, **named)
    server = Running(process, process.stdout.readline())
    try:
        yield server
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def start(*arguments, environment=None, **named):
    command = [sys.executable, "-m", "debugger", "serve", "--no-browser", *arguments]
    return subprocess.Popen(
        command,
        text=True,
        env={**os.environ, **(environment or {})},
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **named},
    )


@pytest.fixture(scope="module")
def server():
    with running("--port", "0") as server:
        yield server


def ask(port, method="GET", path="/healthz", body=None, headers=None, timeout=10):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def raw(port, octets):
    """All that the server answers to these octets until it closes or pauses."""
    with socket.create_connection(("127.0.0.1", port), timeout=3) as connection:
        connection.sendall(octets)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while piece := connection.recv(65536):
            received += piece
        return received


def lines(*texts):
    return "\r\n".join([*texts, "", ""]).encode("latin-1")


def test_it_prints_where_it_is_and_how_to_stop_it(server):
    address = f"http://127.0.0.1:{server.port}/"
    assert server.line == f"JWT Debugger: {address}  (stop it with Ctrl+C)\n"


def test_it_says_that_it_is_well(server):
    status, headers, body = ask(server.port)
    assert (status, json.loads(body)) == (200, {"status": "ok", "version": "0.1.0"})
    assert headers["Content-Type"] == "application/json"


def test_it_does_not_say_what_it_is_made_of(server):
    _, headers, _ = ask(server.port)
    assert "Server" not in headers
    assert "Via" not in headers


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_signal_ends_it_within_two_seconds_and_without_a_word(number):
    with running("--port", "0") as server:
        assert ask(server.port)[0] == 200
        with socket.create_connection(("127.0.0.1", server.port)) as half_open:
            half_open.sendall(b"POST /api/inspect HTTP/1.1\r\nHost: localhost\r\nContent-Le")
            status, took, said = server.end(number)
    assert (status, said) == (0, "")
    assert took < 2


def test_impatience_changes_nothing():
    with running("--port", "0") as server:
        server.process.send_signal(signal.SIGINT)
        with contextlib.suppress(ProcessLookupError):
            server.process.send_signal(signal.SIGINT)
        status, _, said = server.end(signal.SIGINT)
    assert (status, said) == (0, "")


def test_a_killed_server_can_be_started_again_at_once():
    with running("--port", "0") as first:
        assert ask(first.port)[0] == 200
        first.process.kill()
        first.process.wait()
        began = time.monotonic()
        with running("--port", str(first.port)) as second:
            assert ask(second.port)[0] == 200
            assert time.monotonic() - began < 1.5


def test_a_port_that_was_asked_for_and_is_taken_is_refused_in_one_line(server):
    process = start("--port", str(server.port))
    said, errors = process.communicate(timeout=10)
    assert process.returncode == 2
    assert said == ""
    assert errors == (
        f"jwt-debugger serve: Port {server.port} of 127.0.0.1 cannot be used: another program has "
        "it. Choose another with --port, or leave it out for the next free one.\n"
    )


def test_without_a_port_the_next_free_one_is_taken():
    with contextlib.ExitStack() as taken:
        first = taken.enter_context(listen("127.0.0.1", None))
        second = taken.enter_context(listen("127.0.0.1", None))
        ports = [each.getsockname()[1] for each in (first, second)]
        with running() as server:
            assert 8765 <= ports[0] < ports[1] < server.port < 8865
            assert ask(server.port)[0] == 200


@pytest.mark.parametrize("port", [-1, 65536, 10**9])
def test_a_port_out_of_range_is_refused(port):
    with pytest.raises(Refusal, match="ports are 0 to 65535"):
        listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(Refusal, match="this machine has no such address"):
        listen("192.0.2.1", 0)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "8.8.8.8", "::ffff:8.8.8.8"])
def test_other_machines_are_let_in_to_a_workshop_alone(host):
    with pytest.raises(Refusal, match="would let other machines in") as caught:
        check_host(host, workshop=False)
    assert "--workshop" in caught.value.hint
    check_host(host, workshop=True)


@pytest.mark.parametrize("host", ["localhost", "example.com", "127.1", "", "0", "127.0.0.1:80"])
@pytest.mark.parametrize("workshop", [False, True])
def test_a_name_is_not_listened_on(host, workshop):
    with pytest.raises(FieldInvalid, match="is no IP address"):
        check_host(host, workshop=workshop)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1"])
def test_addresses_of_this_machine_are_listened_on(host):
    check_host(host, workshop=False)


def test_an_address_is_printed_as_a_browser_takes_it():
    assert addresses("::1", 8765) == ("http://[::1]:8765/",)
    assert addresses("127.0.0.2", 1) == ("http://127.0.0.2:1/",)


def test_all_interfaces_without_a_workshop_are_refused_with_the_reason():
    process = start("--host", "0.0.0.0")
    said, errors = process.communicate(timeout=10)
    assert (process.returncode, said) == (2, "")
    assert errors == (
        "jwt-debugger serve: --host 0.0.0.0 would let other machines in. "
        "Leave it out to listen on this machine alone, or add --workshop.\n"
    )


def test_an_allowed_host_that_is_none_is_refused_in_one_line():
    process = start("--port", "0", "--allow-host", "http://a.example/")
    said, errors = process.communicate(timeout=10)
    assert (process.returncode, said) == (2, "")
    assert errors.startswith("jwt-debugger serve: --allow-host http://a.example/ is no host.")


def test_it_listens_on_the_loopback_alone(server):
    found = subprocess.run(
        [sys.executable, "-c", LISTENERS, str(server.process.pid)], capture_output=True, text=True
    )
    assert found.stdout.split() == [f"0100007F:{server.port:04X}"]


# The local addresses of the listening TCP sockets of a process, as Linux writes them.
LISTENERS = """
import os, re, sys
folder = f"/proc/{sys.argv[1]}/fd"
links = [os.readlink(f"{folder}/{name}") for name in os.listdir(folder)]
inodes = {match[1] for link in links if (match := re.match(r"socket:\\[(\\d+)\\]", link))}
for table in ("/proc/net/tcp", "/proc/net/tcp6"):
    for row in open(table).read().splitlines()[1:]:
        cells = row.split()
        if cells[3] == "0A" and cells[9] in inodes:
            print(cells[1])
"""


def test_two_hundred_silent_connections_keep_nobody_waiting(server):
    with contextlib.ExitStack() as silent:
        for _ in range(200):
            connection = silent.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            connection.sendall(b"POST /api/inspect HTTP/1.1\r\nHost: localhost\r\n")
        began = time.monotonic()
        assert ask(server.port)[0] == 200
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("size", [LIMIT + 1, 12 * 1024 * 1024], ids=["just over", "far over"])
@pytest.mark.parametrize("chunked", [False, True], ids=["with its length", "in chunks"])
def test_a_body_over_the_limit_is_answered_413(server, size, chunked):
    body = b"x" * size
    body = iter([body[:100_000], body[100_000:]]) if chunked else body
    headers = {"Content-Type": "application/json"}
    status, told, answer = ask(server.port, "POST", "/api/inspect", body, headers)
    assert status == 413
    assert told["Content-Security-Policy"].startswith("default-src 'none'")
    assert json.loads(answer)["error"]["code"] == "body-too-large"
    assert "4 MiB" in json.loads(answer)["error"]["message"]


def test_a_body_far_beyond_reading_is_cut_off_with_an_answer(server):
    answer = raw(
        server.port,
        lines("POST /api/inspect HTTP/1.1", "Host: localhost", "Content-Length: 99999999999"),
    )
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"Content-Security-Policy: default-src 'none'" in answer
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"] == "body-too-large"


def test_a_body_of_exactly_the_limit_is_read(server):
    body = b'{"token": "' + b"x" * (LIMIT - 13) + b'"}'
    assert len(body) == LIMIT
    told = {"Content-Type": "application/json"}
    status, _, answer = ask(server.port, "POST", "/api/inspect", body, told, timeout=30)
    assert (status, json.loads(answer)["verdict"]) == (200, "malformed")


def test_a_body_in_chunks_is_read(server):
    body = iter([b'{"tok', b'en": "a', b'.b.c"}'])
    told = {"Content-Type": "application/json"}
    status, _, answer = ask(server.port, "POST", "/api/inspect", body, told)
    assert (status, json.loads(answer)["verdict"]) == (200, "malformed")


@pytest.mark.parametrize(
    ("request_lines", "expected"),
    [
        (["GET /healthz HTTP/1.1", "Host: localhost"], b"200"),
        (["GET /healthz HTTP/1.1"], b"403"),
        (["GET /healthz HTTP/1.0"], b"403"),
        (["GET /healthz HTTP/1.1", "Host: localhost", "Host: localhost"], b"403"),
        (["GET /healthz HTTP/1.1", "Host: localhost", "Host: evil.example"], b"403"),
        (["GET /healthz HTTP/1.1", "Host: evil.example", "Host: localhost"], b"403"),
        (["GET /healthz HTTP/1.1", "Host:"], b"403"),
        (["GET /healthz HTTP/1.1", "Host : localhost"], b"400"),
        (["GET /healthz HTTP/1.1", "Host: localhost", "X: " + "x" * 17_000], b"431"),
        (["GET /" + "x" * 17_000 + " HTTP/1.1", "Host: localhost"], b"431"),
        (["GET /healthz HTTP/1.1", "Host: localhost", "Content-Length: x"], b"400"),
        (["POST / HTTP/1.1", "Host: localhost", "Transfer-Encoding: gzip"], b"501"),
        (["nonsense"], b"400"),
        (["OPTIONS * HTTP/1.1", "Host: localhost"], b"405"),
        (["CONNECT localhost:1 HTTP/1.1", "Host: localhost"], b"404"),
        (["GET http://evil.example/healthz HTTP/1.1", "Host: localhost"], b"200"),
        (["GET /%00%ff%ed%a0%80 HTTP/1.1", "Host: localhost"], b"404"),
        (["GET /static/%00 HTTP/1.1", "Host: localhost"], b"404"),
        (["GET /static/..%2f..%2fpyproject.toml HTTP/1.1", "Host: localhost"], b"404"),
        (["GET /static/../../pyproject.toml HTTP/1.1", "Host: localhost"], b"404"),
        (["GET //evil.example/.. HTTP/1.1", "Host: localhost"], b"404"),
    ],
    ids=lambda value: value[0][:40] if isinstance(value, list) else None,
)
def test_whatever_is_sent_gets_an_answer_with_every_header(server, request_lines, expected):
    answer = raw(server.port, lines(*request_lines))
    assert answer.split(b" ")[1] == expected
    for told in (b"Content-Security-Policy: default-src 'none'", b"X-Frame-Options: DENY"):
        assert told in answer
    assert b"Server:" not in answer


def test_a_chunk_line_without_an_end_is_refused(server):
    head = lines("POST /api/inspect HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked")
    assert raw(server.port, head + b"0" * 40_000).startswith(b"HTTP/1.1 400 ")


def test_what_goes_wrong_below_the_api_is_said_in_json(server):
    head = lines("POST /api/inspect HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked")
    answer = raw(server.port, head + b"no chunk\r\n")
    assert b"Content-Type: application/json" in answer
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"] == "request-malformed"


@pytest.mark.parametrize("flags", [["-W", "error", "-X", "dev"], ["-OO"]], ids=["dev", "-OO"])
def test_it_runs_under_strict_and_stripped_python(flags):
    command = [sys.executable, *flags, "-m", "debugger", "serve", "--no-browser", "--port", "0"]
    process = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    server = Running(process, process.stdout.readline())
    assert ask(server.port, path="/about")[0] == 200
    assert server.end()[::2] == (0, "")


@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-", ">&- <&- 2>&-"])
def test_it_runs_with_its_streams_closed(closed):
    port = free_port()
    command = f'exec "{sys.executable}" -m debugger serve --no-browser --port {port} {closed}'
    process = subprocess.Popen(["/bin/sh", "-c", command])
    try:
        assert eventually(port) == 200
    finally:
        process.terminate()
        assert process.wait(timeout=5) == 0


def test_it_outlives_the_reader_of_its_output():
    with running("--port", "0", stdout=subprocess.PIPE) as server:
        server.process.stdout.close()
        assert ask(server.port)[0] == 200
        server.process.terminate()
        assert server.process.wait(timeout=5) == 0
        assert server.process.stderr.read() == ""
        server.process.stderr.close()
        server.process.stdout, server.process.stderr = None, None


def test_it_starts_with_nobody_reading_its_output():
    reader, writer = os.pipe()
    os.close(reader)
    port = free_port()
    process = start("--port", str(port), stdout=writer)
    os.close(writer)
    try:
        assert eventually(port) == 200
    finally:
        process.terminate()
        _, errors = process.communicate(timeout=5)
    assert (process.returncode, errors) == (0, "")


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"HOME": "/nonexistent"},
        {"FLASK_DEBUG": "1", "FLASK_ENV": "development"},
        {"HTTP_PROXY": "http://192.0.2.1:9", "HTTPS_PROXY": "http://192.0.2.1:9"},
    ],
    ids=["C locale", "no home", "FLASK_DEBUG", "proxy"],
)
def test_the_environment_does_not_disturb_it(environment):
    with running("--port", "0", environment=environment) as server:
        assert ask(server.port, path="/about")[0] == 200
        assert server.end()[::2] == (0, "")


def test_without_a_home_nothing_is_left_behind(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    environment = {"HOME": str(folder), "TMPDIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    with running("--port", "0", environment=environment, cwd=folder) as server:
        body = json.dumps({"token": "x" * (LIMIT - 100)}).encode()
        told = {"Content-Type": "application/json"}
        assert ask(server.port, "POST", "/api/inspect", body, told, timeout=30)[0] == 200
        assert list(folder.iterdir()) == []


def test_verbose_says_method_route_status_and_time_and_nothing_else():
    with running("--port", "0", "--verbose") as server:
        told = {"Content-Type": "application/json"}
        ask(server.port, path="/healthz?token=eyJsecret")
        ask(server.port, path="/eyJsecret")
        ask(server.port, "POST", "/api/inspect", b'{"token": "eyJsecret"}', told)
        _, _, said = server.end()
    shapes = [line.rsplit(" ", 2)[0] for line in said.splitlines()]
    assert shapes == ["GET /healthz 200", "GET (no route) 404", "POST /api/inspect 200"]
    assert "eyJsecret" not in said


def free_port():
    with listen("127.0.0.1", 0) as socket:
        return socket.getsockname()[1]


def eventually(port):
    """The status of the health probe, once there is a server at all."""
    for _ in range(100):
        try:
            return ask(port)[0]
        except OSError:
            time.sleep(0.05)
    return None
