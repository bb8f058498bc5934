"""Mutants that no question can tell from the original, and why."""

EQUIVALENT: dict[str, str] = {}
