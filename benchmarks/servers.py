"""Ours and the bare one as processes on free ports of the loopback, while a block lasts."""

import contextlib
import http.client
import socket
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import measure

BARE = str(Path(__file__).with_name("bare.py"))


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def command(ours, port):
    if ours:
        return [sys.executable, "-m", "debugger", "serve", "--no-browser", "--port", str(port)]
    return [sys.executable, BARE, str(port)]


def first_answer(ours):
    """Start a process, wait for its first 200 of `/`, end it."""
    with running(ours):
        pass


@contextlib.contextmanager
def running(ours):
    """Yields the port once `/` is answered with 200."""
    port = free_port()
    process = subprocess.Popen(
        command(ours, port), stdout=subprocess.DEVNULL, env=measure.ENVIRONMENT
    )
    try:
        _wait(port, process)
        yield port
    finally:
        process.kill()
        process.wait()


def _wait(port, process):
    while process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except ConnectionRefusedError:
            time.sleep(0.001)
        finally:
            connection.close()
    raise RuntimeError("the server ended before it answered")
