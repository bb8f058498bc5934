"""Checks that pass on what an earlier step found: a fault, repair, cause, misfit or problem."""

from collections.abc import Iterator
from itertools import islice

from debugger.pitfalls.registry import Case, Check, Evidence
from debugger.verification import Verdict

MOST = 8
"""How many places one pitfall names: a token with a thousand faults needs no thousand findings."""


def of_faults(code: str) -> Check:
    """The faults of that code that reading the token met (`token.faults`)."""

    def check(case: Case) -> Iterator[Evidence]:
        return islice(_faults(case, code), MOST)

    return check


def of_causes(code: str, at: str = "signature") -> Check:
    """Why the signature does not fit, where a second check or its very shape shows it."""

    def check(case: Case) -> Iterator[Evidence]:
        for cause in case.causes:
            if cause.code == code:
                yield Evidence(at, cause.sentence)

    return check


def of_either(code: str, at: str = "signature") -> Check:
    """Where reading the token and checking its signature can both meet it; it is told once."""
    faults, causes = of_faults(code), of_causes(code, at)

    def check(case: Case) -> Iterator[Evidence]:
        met = (*faults(case), *causes(case))
        yield from met[:1]

    return check


def of_repairs(code: str) -> Check:
    """What was taken out of the pasted text to read the token (`found.repairs`), told once."""

    def check(case: Case) -> Iterator[Evidence]:
        repairs = case.found.repairs if case.found else ()
        met = [repair for repair in repairs if repair.code == code]
        if met:
            others = len(met) - 1
            more = f" The same stands in {others} other place{'s'[: others > 1]}." if others else ""
            yield Evidence("input", f"{met[0].message}{more}")

    return check


def of_misfits(code: str) -> Check:
    """Keys that may not be used with this algorithm, where no other key could decide."""

    def check(case: Case) -> Iterator[Evidence]:
        if case.verification.verdict is not Verdict.KEY_ERROR:
            return
        met = (sentence for _, name, sentence in case.verification.misfits if name == code)
        notes = " ".join(case.keyring.notes)  # what the text may have been meant as
        for sentence in islice(met, MOST):
            yield Evidence("key", f"{notes} {sentence}".strip())

    return check


def of_problems(code: str) -> Check:
    """What is wrong with the text that was given as a key (`keyring.problems`)."""

    def check(case: Case) -> Iterator[Evidence]:
        met = (problem for problem in case.keyring.problems if problem.code == code)
        for problem in islice(met, MOST):
            yield Evidence("key", problem.message)

    return check


def _faults(case: Case, code: str) -> Iterator[Evidence]:
    for fault in case.token.faults:
        if fault.code == code:
            yield Evidence(fault.at, fault.message, fault.span)
