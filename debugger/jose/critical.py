"""The header's `crit` (RFC 7515 §4.1.11, RFC 7516 §4.1.13): the list in, what forbids going on."""

from collections.abc import Mapping

from debugger.jose.model import Json


def critical_fault(
    names: Json, protected: Mapping[str, Json], understood: frozenset[str]
) -> str | None:
    """Why `crit` forbids going on (RFC 7515 §5.2 step 5), or None."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return "“crit” in the header is no list of names, so it is unclear what must be understood."
    unknown = next((name for name in names if name not in understood), None)
    if unknown is not None:
        shown = unknown if len(unknown) <= 60 else f"{unknown[:59]}…"
        return (
            f"“crit” in the header demands that “{shown}” be understood, and this program"
            " does not know it."
        )
    absent = next((name for name in names if name not in protected), None)
    if absent is not None:
        return (
            f"“crit” in the header demands that “{absent}” be understood, and the header has"
            " no such member."
        )
    return None
