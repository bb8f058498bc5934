"""The OpenAPI 3.1 description of the HTTP door."""

from typing import Any


def description() -> dict[str, Any]:
    """The whole document."""
    return {"openapi": "3.1.0"}
