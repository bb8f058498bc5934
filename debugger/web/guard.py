"""Who may ask, how much, and the headers that every answer carries: one check before, one after."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import MethodNotAllowed

from debugger.web.errors import Rejection
from debugger.web.hosts import Authority, Ours, is_ours, is_same_origin
from debugger.web.limits import Limits
from debugger.web.log import LOG

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types fragment"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()"
    ),
    "Cache-Control": "no-store",
}
CACHEABLE = "public, max-age=31536000, immutable"


def install(app: Flask, limits: Limits, named: tuple[Authority, ...], *, workshop: bool) -> None:
    """Put the guard before and after every request: pages, API, static files and errors alike.

    `named`: what `--allow-host` allows. In a workshop, addresses of the network are let in as well,
    and whoever sends something must say from where.
    """
    app.extensions["limits"] = limits

    def check() -> None:
        g.began = time.perf_counter()
        ours = Ours(int(request.environ["SERVER_PORT"]), named, any_address=workshop)
        _check_host(ours)
        _check_site(ours, must_say=workshop)
        _check_rate(limits)
        _check_size(limits)

    app.before_request(check)
    app.after_request(_finish)


@contextmanager
def slow_work() -> Iterator[None]:
    """Around work of more than a few milliseconds: refused where it is asked for too often.

    A few may run at once, so that there are always threads left for quick answers.
    """
    limits: Limits = current_app.extensions["limits"]
    if limits.slow_requests and (wait := limits.slow_requests.take(_address())):
        raise _too_many(wait)
    if not limits.slow_slots.acquire(timeout=_PATIENCE):
        raise _too_many(1)
    try:
        yield
    finally:
        limits.slow_slots.release()


def _check_host(ours: Ours) -> None:
    host = request.environ.get("HTTP_HOST")
    if is_ours(host, ours):
        return
    if not host:
        raise Rejection(403, "host-not-allowed", "The request has no Host header.")
    name = "".join(character if character.isprintable() else "�" for character in host[:100])
    raise Rejection(
        403,
        "host-not-allowed",
        f"The request is for “{name}”, and this server answers to localhost alone.",
        hint=f"If that is your own name for it, start it with --allow-host {name}",
    )


def _check_site(ours: Ours, *, must_say: bool) -> None:
    if request.method in ("GET", "HEAD"):
        return
    if request.method == "OPTIONS":
        # Nothing here is for other origins, so there is nothing to ask beforehand.
        refused = request.routing_exception
        raise refused if isinstance(refused, MethodNotAllowed) else MethodNotAllowed()
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    # `same-site` is refused too: another port of localhost is the same site.
    if site not in (None, "same-origin", "none"):
        raise _foreign(f"Another web site sent this request (Sec-Fetch-Site is “{site[:40]}”).")
    if origin is None:
        if must_say:
            raise _foreign("The request does not say where it is from: it has no Origin header.")
    elif not is_same_origin(origin, request.environ["HTTP_HOST"], ours):
        raise _foreign(f"Another web site sent this request (Origin is “{origin[:100]}”).")


def _check_rate(limits: Limits) -> None:
    if limits.requests is None or request.endpoint == "static":
        return
    if wait := limits.requests.take(_address()):
        raise _too_many(wait)


def _check_size(limits: Limits) -> None:
    if (request.content_length or 0) <= limits.body:
        return
    size = (
        f"{limits.body // 1024} KiB" if limits.body < 1024**2 else f"{limits.body // 1024**2} MiB"
    )
    raise Rejection(
        413,
        "body-too-large",
        f"The request is larger than {size}, which is all that this server reads.",
        hint="Send the token alone, or split the file.",
    )


def _finish(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.endpoint == "static" and response.status_code in (200, 206, 304):
        response.headers["Cache-Control"] = CACHEABLE
    if LOG.isEnabledFor(_INFO):
        _log(response)
    return response


def _log(response: Response) -> None:
    # The route's template, not the path: a path can hold what somebody pasted.
    route = request.url_rule.rule if request.url_rule else "(no route)"
    spent = (time.perf_counter() - g.began) * 1000 if "began" in g else 0
    method = request.method if request.method in _METHODS else "(other method)"
    LOG.info("%s %s %d %.1f ms", method, route, response.status_code, spent)


def _foreign(message: str) -> Rejection:
    return Rejection(
        403,
        "origin-not-allowed",
        message,
        hint="Open the debugger in a tab of its own and send it from there.",
    )


def _too_many(wait: float) -> Rejection:
    seconds = max(1, math.ceil(wait))
    return Rejection(
        429,
        "too-many-requests",
        "There are more requests than this server answers at once.",
        hint=f"Try again in {seconds} s.",
        headers={"Retry-After": str(seconds)},
    )


def _address() -> str:
    return str(request.environ.get("REMOTE_ADDR", ""))


_INFO = 20
_PATIENCE = 1.0
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
