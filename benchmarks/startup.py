"""Rows 1 and 2: how long until the page is there, and until the shell has its answer."""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import material, measure, servers


def rows():
    yield _page()
    yield _shell()


def _page():
    ours, theirs = measure.whole(lambda: _start(True), lambda: _start(False), rounds=9)
    return measure.Row("1", "start to first page", ours, theirs, 1.35, "bare Flask + waitress")


def _start(ours):
    servers.first_answer(ours)


def _shell():
    token = material.token("RS256")
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key.pem"
        key.write_text(material.public_pem("RS256"), encoding="ascii")
        inspect = [sys.executable, "-m", "debugger", "inspect", token, "--key-file", str(key)]
        decode = (
            "import jwt,sys; jwt.decode(sys.argv[1], open(sys.argv[2]).read(), ['RS256'], "
            f"audience={material.AUDIENCE!r})"
        )
        ours, theirs = measure.whole(
            lambda: _run(inspect),
            lambda: _run([sys.executable, "-c", decode, token, str(key)]),
            rounds=11,
        )
    return measure.Row("2", "inspect, whole process", ours, theirs, 1.5, "python -c with PyJWT")


def _run(command):
    subprocess.run(command, stdout=subprocess.DEVNULL, env=measure.ENVIRONMENT, check=True)
