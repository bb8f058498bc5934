"""What all tests share: the application, a real server, one moment, and no way out to the network."""

import shutil
import socket
import threading
from datetime import UTC, datetime

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MOMENT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def NOW():  # noqa: N802  it is a constant
    """The moment at which tests ask, where they do not ask at another."""
    return MOMENT


@pytest.fixture(scope="session")
def app():
    """The application as it is served."""
    from debugger.web import create_app

    return create_app()


@pytest.fixture
def client(app):
    """Asks the application without a server."""
    return app.test_client()


@pytest.fixture(scope="session")
def live_server(app):
    """The address of a real server, as in http://127.0.0.1:40001."""
    with serving(app) as address:
        yield address


class serving:  # noqa: N801  used as a context manager: `with serving(app) as address`
    """A real waitress server with the product's own settings, in a thread of this process."""

    def __init__(self, app, *, workshop=False):
        from debugger.web.listening import listen
        from debugger.web.server import make_server

        self._server = make_server(app, listen("127.0.0.1", 0), workshop=workshop)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        return f"http://127.0.0.1:{self._server.effective_port}"

    def __exit__(self, *failure):
        self._ended = True
        self._server.pull_trigger()
        self._thread.join(timeout=5)
        self._server.task_dispatcher.shutdown(timeout=1)
        self._server.asyncore.close_all(self._server._map)

    _ended = False

    def _run(self):
        while not self._ended:
            self._server.asyncore.loop(0.2, True, self._server._map, 1)


@pytest.fixture(scope="session")
def base_url():
    """Tests name the address that they open; the plugin's own fixture warns under this pytest."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """A browser of the system where there is one, and none of its own errands to the network."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
    errands = ["--disable-background-networking", "--disable-component-update"]
    own = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, "args": quiet + errands, **own}


@pytest.fixture(autouse=True, scope="session")
def _no_way_out():
    """Whatever a test starts to reach beyond this machine fails, and says so."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _check(address[0])
        return connect(self, address)

    def guarded_resolve(host, *arguments, **named):
        _check(host)
        return resolve(host, *arguments, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        yield


def _check(host):
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name not in ("localhost", "::1", "0.0.0.0", "None") and not name.startswith("127."):
        raise AssertionError(f"a test reached for {name}, beyond this machine")
