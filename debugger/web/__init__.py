"""The only Flask: requests in, pages and JSON out. `create_app` puts the parts together."""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec

from flask import Flask

from debugger.web.assets import STATIC, TEMPLATES


def create_app(
    *,
    workshop: bool = False,
    allow_hosts: Iterable[str] = (),
    verbose: bool = False,
    auto_reload: bool = False,
) -> Flask:
    """The application: pages, API, guard.

    `workshop`: limits for a room of people. `allow_hosts`: further `NAME[:PORT]` to answer to.
    `verbose`: log method, route, status and time of each request. `auto_reload`: read templates
    again when they change.
    """
    app = Flask(
        __name__,
        template_folder=str(TEMPLATES),
        static_folder=str(STATIC),
        static_url_path="/static",
    )
    if find_spec("debugger.web.page"):
        app.register_blueprint(import_module("debugger.web.page").bp)
    return app
