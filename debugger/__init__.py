"""The JSON Web Token debugger: a pasted text in, a `Report` of everything true of it out."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Policy", "Report", "inspect_token"]

if TYPE_CHECKING:
    from debugger.claims.policy import Policy
    from debugger.inspection import inspect_token
    from debugger.report import Report

_HOMES = {
    "inspect_token": "debugger.inspection",
    "Policy": "debugger.claims.policy",
    "Report": "debugger.report",
}


def __getattr__(name: str) -> Any:
    """Import on first use: `jwt-debugger --version` needs none of them (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
