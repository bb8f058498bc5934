"""`jwt-debugger serve`: the debugger in the browser."""

import argparse

from debugger.web.server import serve


def run(asked: argparse.Namespace) -> int:
    """Serves until it is stopped."""
    return serve(
        host=asked.host,
        port=asked.port,
        open_browser=not asked.no_browser,
        workshop=asked.workshop,
        allow_hosts=tuple(asked.allow_host),
        verbose=asked.verbose,
    )
