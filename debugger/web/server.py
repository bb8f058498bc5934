"""Host and port to a running server, which opens the browser and ends cleanly when told to."""

import contextlib
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import FrameType
from typing import TYPE_CHECKING

from debugger.web.listening import DEFAULT_HOST, addresses, check_host, listen
from debugger.web.memory import return_what_is_freed

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from debugger.web.connection import Server


def serve(
    host: str | None = None,
    port: int | None = None,
    *,
    open_browser: bool = True,
    workshop: bool = False,
    allow_hosts: Iterable[str] = (),
    verbose: bool = False,
) -> int:
    """Serve until SIGINT (Ctrl+C) or SIGTERM, then answer 0, the exit status.

    `host`: an IP address, by default 127.0.0.1 (in a workshop 0.0.0.0). `port`: by default 8765, or
    the next one that is free; 0 is any. Raises `Refusal` where the address is a name, is taken, or
    lets other machines in without `workshop`.
    """
    host = host or (_EVERYWHERE if workshop else DEFAULT_HOST)
    check_host(host, workshop=workshop)
    with _ended_by_signals():
        listening = listen(host, port)

        from debugger.web import create_app, log

        log.configure(verbose=verbose)
        app = create_app(workshop=workshop, allow_hosts=allow_hosts)
        server = make_server(WarmedUp(app), listening, workshop=workshop)
        urls = addresses(host, int(server.effective_port))
        _announce(urls, workshop=workshop)
        if open_browser:
            threading.Thread(target=_open, args=(urls[0],), daemon=True).start()
        run(server)
    return 0


def make_server(app: "WSGIApplication", listening: socket.socket, *, workshop: bool) -> "Server":
    """A waitress server on that socket; it answers as soon as it is given to `run`."""
    from waitress.adjustments import Adjustments  # type: ignore[import-untyped]
    from waitress.task import ThreadedTaskDispatcher  # type: ignore[import-untyped]

    from debugger.web import connection, limits

    settings = Adjustments(
        sockets=[listening],
        threads=16 if workshop else 8,
        connection_limit=900,
        channel_timeout=15,
        cleanup_interval=5,
        max_request_header_size=16384,
        max_request_body_size=connection.HARD_LIMIT,
        inbuf_overflow=_NEVER,
        outbuf_overflow=_NEVER,
        expose_tracebacks=False,
        ident=None,
        asyncore_use_poll=True,
    )
    settings.body_limit = limits.WORKSHOP_BODY if workshop else limits.BODY
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.set_thread_count(settings.threads)
    return connection.Server(
        app,
        {},
        _sock=listening,
        dispatcher=dispatcher,
        adj=settings,
        sockinfo=(listening.family, listening.type, listening.proto, listening.getsockname()),
        bind_socket=False,
    )


def run(server: "Server") -> None:
    """Answer requests until the process is told to end."""
    try:
        server.asyncore.loop(timeout=1, map=server._map, use_poll=True)
    except (SystemExit, KeyboardInterrupt):
        server.task_dispatcher.shutdown(timeout=_GRACE)
        server.asyncore.close_all(server._map, ignore_all=True)


class WarmedUp:
    """The application; once its first answer is on the way it loads what verifies signatures.

    Loaded before, it would make the page wait; loaded later, the first verdict.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app
        self._cold = True

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        answer = self._app(environ, start)
        if self._cold:
            self._cold = False
            timer = threading.Timer(_BREATH, _warm_up, (self._app,))
            timer.daemon = True
            timer.start()
        return answer


def _warm_up(app: "WSGIApplication") -> None:
    return_what_is_freed()
    for name in _NEEDED_SOON:
        with contextlib.suppress(ImportError):  # it will be told where it is needed
            import_module(name)
    if templates := getattr(app, "jinja_env", None):
        for name in templates.list_templates(["html"]):
            templates.get_template(name)
    # What is loaded by now stays: no later search for garbage has to go through it, which takes
    # longer than an answer does.
    gc.collect()
    gc.freeze()


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """SIGINT and SIGTERM end what is inside, without a traceback; a second one changes nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        for each in former:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(0)

    former = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    for each in former:
        signal.signal(each, end)
    with contextlib.suppress(SystemExit):
        yield


def _announce(urls: tuple[str, ...], *, workshop: bool) -> None:
    _say(f"JWT Debugger: {urls[0]}  (stop it with Ctrl+C)")
    for url in urls[1:]:
        _say(f"              {url}  (for others on this network)")
    if workshop:
        _say("Workshop: others can reach this server. Use practice tokens, never real ones.")


def _say(line: str) -> None:
    try:
        print(line, flush=True)
    except (OSError, ValueError):
        # Nobody reads standard output. At the end Python would try again, and complain.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open(url: str) -> None:
    import webbrowser

    if _has_screen():
        webbrowser.open(url)


def _has_screen() -> bool:
    # Without a screen, a text browser would take over the terminal.
    if sys.platform in ("win32", "darwin") or os.environ.get("BROWSER"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))


_EVERYWHERE = "0.0.0.0"  # noqa: S104  only ever in a workshop, which asks for it
_NEVER = 1 << 30  # octets kept in memory: what people paste is not written to disk
_GRACE = 1.0
_BREATH = 0.05
_NEEDED_SOON = (
    "debugger.inspection",
    "debugger.serialize",
    "debugger.sheet.sheet",
    "debugger.samples.question",
    "debugger.keys.pem",
    "jwt.algorithms",
)
