"""Rows of edges about claims: honest tokens but for what a row names, and nothing expected of them."""

from collections.abc import Callable, Mapping
from typing import Any

from edge import Edge

from debugger.samples import ABSENT, SAMPLE_NOW, Question, altered

NOW = SAMPLE_NOW
Claims = Mapping[str, Any]


def asked(claims: Claims, profile: str = "generic", **more: Any) -> Callable[[], Question]:
    """Makes the question. `more`: `header`, `edit`, `key`, `now`, and members of the policy."""
    changes = {name: more.pop(name) for name in _CHANGES if name in more}
    expected = {"issuer": None, "audience": None, **more}
    return lambda: altered(profile, claims=claims, policy=expected, **changes)


def rows(
    id: str,
    severity: str | None,
    table: Mapping[str, Claims],
    profile: str = "generic",
    **more: Any,
) -> tuple[Edge, ...]:
    """An edge for each row: its name, and the claims that differ. `severity` None: not met."""
    about = "" if profile == "generic" else f"{profile}: "
    given = "".join(f", {name} {value!r}" for name, value in more.items() if name not in _CHANGES)
    return tuple(
        Edge(id, f"{about}{what}{given}", asked(claims, profile, **more), severity)
        for what, claims in table.items()
    )


def one_claim(
    id: str, severity: str | None, name: str, values: Mapping[str, Any], **more: Any
) -> tuple[Edge, ...]:
    """An edge for each value of one claim."""
    return rows(id, severity, {what: {name: value} for what, value in values.items()}, **more)


def each_value(
    id: str, severity: str | None, name: str, *values: Any, **more: Any
) -> tuple[Edge, ...]:
    """An edge for each value of one claim, which is its own description."""
    table = {f"{name} {'absent' if value is ABSENT else repr(value)}": value for value in values}
    return one_claim(id, severity, name, table, **more)


def each_text(
    id: str, severity: str | None, texts: tuple[str, ...], name: str = "note", **more: Any
) -> tuple[Edge, ...]:
    """An edge for each text, which stands in a claim of that name and is its own description."""
    return one_claim(id, severity, name, {text: text for text in texts}, **more)


_CHANGES = ("header", "edit", "key", "now")
