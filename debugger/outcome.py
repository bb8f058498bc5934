"""The three outcomes of anything verified: “no key” is not “wrong”."""

from enum import StrEnum


class Outcome(StrEnum):
    """What came of one check."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not-checked"
