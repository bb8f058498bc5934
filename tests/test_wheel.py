"""The wheel, in an empty environment and run from the root folder, serves page and static files."""

import re
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The command of a fresh environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("jwt_debugger-*.whl")
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, wheel], check=True, capture_output=True)
    return scripts / "jwt-debugger"


@pytest.fixture(scope="module")
def address(installed):
    process = subprocess.Popen(
        [installed, "serve", "--no-browser", "--port", "0"],
        cwd="/",
        stdout=subprocess.PIPE,
        text=True,
    )
    line = process.stdout.readline()
    yield re.search(r"http://[^\s/]+", line)[0]
    process.terminate()
    process.wait(timeout=10)
    process.stdout.close()


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.status, response.read().decode()


def test_the_page_and_all_its_static_files_are_served(address):
    status, page = fetch(f"{address}/")
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert status == 200
    assert len(files) > 3
    assert [fetch(address + file)[0] for file in files] == [200] * len(files)


def test_the_shell_answers_too(installed):
    token = "eyJhbGciOiJub25lIn0.e30."
    done = subprocess.run([installed, "inspect", token], cwd="/", capture_output=True, text=True)
    assert done.returncode == 1
    assert "UNSECURED" in done.stdout
