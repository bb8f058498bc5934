"""The only Flask: requests in, pages and JSON out. `create_app` puts the parts together."""

from collections.abc import Iterable

from flask import Flask, send_from_directory
from flask.typing import ResponseReturnValue

from debugger.web import api, errors, guard, learn, limits, page
from debugger.web.assets import STATIC, TEMPLATES
from debugger.web.fingerprint import fingerprint
from debugger.web.hosts import allowed_names


def create_app(
    *,
    workshop: bool = False,
    allow_hosts: Iterable[str] = (),
    auto_reload: bool = False,
) -> Flask:
    """The application: pages, API, guard.

    `workshop`: limits for a room of people. `allow_hosts`: further `NAME[:PORT]` to answer to.
    `auto_reload`: read templates again when they change, and let no browser keep a static file.
    Raises `FieldInvalid` for an `allow_hosts` entry that is no host.
    """
    app = _Application(
        "debugger.web",
        template_folder=str(TEMPLATES),
        static_folder=str(STATIC),
        static_url_path="/static" if auto_reload else f"/static/{fingerprint(STATIC)}",
    )
    bounds = limits.for_workshop() if workshop else limits.Limits()
    app.config.update(
        DEBUG=False,  # whatever FLASK_DEBUG says
        PROPAGATE_EXCEPTIONS=False,
        SERVER_NAME="localhost",  # routes do not depend on the Host, which may not even be one
        PROVIDE_AUTOMATIC_OPTIONS=False,
        TEMPLATES_AUTO_RELOAD=auto_reload,
        MAX_CONTENT_LENGTH=bounds.body,
        MAX_FORM_MEMORY_SIZE=bounds.body,
        WORKSHOP=workshop,
    )
    app.url_map.merge_slashes = False  # a redirect would repeat the query, and what was in it
    errors.install(app)
    guard.install(app, bounds, allowed_names(allow_hosts), workshop=workshop)
    app.register_blueprint(api.bp)
    app.register_blueprint(page.bp)
    app.register_blueprint(learn.bp)
    if not auto_reload:
        app.add_url_rule("/static/<path:filename>", "static_now", _static_now, methods=["GET"])
    return app


class _Application(Flask):
    def log_exception(self, exc_info: object) -> None:
        """Flask would write the traceback, with the text of the error in it."""


def _static_now(filename: str) -> ResponseReturnValue:
    """A static file by its plain name, for whoever has no page that names its content."""
    return send_from_directory(STATIC, filename)
