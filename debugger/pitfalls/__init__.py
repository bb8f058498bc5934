"""What goes wrong with tokens: one short check for each mistake, a module for each theme.

`themes.THEMES` is the whole registration. To add a pitfall: write a generator under `@pitfall(…)`
in the module of its theme, a sample under it, and run the tests. A new module is a line there.
"""

from typing import TYPE_CHECKING, Any

from debugger.pitfalls import registry
from debugger.pitfalls.registry import Case, Evidence, Finding, Pitfall, Severity, make_case
from debugger.pitfalls.themes import THEMES, all_pitfalls, pitfalls_for

if TYPE_CHECKING:
    from debugger.pitfalls.registry import PITFALLS, SAMPLES

__all__ = [
    "PITFALLS",
    "SAMPLES",
    "THEMES",
    "Case",
    "Evidence",
    "Finding",
    "Pitfall",
    "Severity",
    "diagnose",
    "make_case",
]


def diagnose(case: Case) -> tuple[Finding, ...]:
    """Every pitfall of this case, errors first, then warnings, then infos."""
    return registry.diagnose(case, pitfalls_for(case))


def __getattr__(name: str) -> Any:
    """`PITFALLS` and `SAMPLES`: who asks for them asks for all, so all are imported (PEP 562)."""
    everything = {"PITFALLS": all_pitfalls, "SAMPLES": _all_samples}
    if name not in everything:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return everything[name]()


def _all_samples() -> dict[str, registry.Sample]:
    return {name: registry.SAMPLES[name] for name in all_pitfalls() if name in registry.SAMPLES}
