"""The mutation test’s engine: put a mutant in, ask what is asserted, take it out.

A mutant is killed where an answer is no longer what the suite asserts of it (`asserted.py`), where
a check raises, or where it does not come to an end. Each question is read, verified and so on
once; for a mutant only the pitfalls that its function has a part in are asked again, and the
findings are put together by `diagnose` from their evidence and from that which the others gave
before. So the answer is that of the mutated register, silences and all, at a thousandth of the
cost.
"""

import ast
import gc
import signal
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from inspect import signature
from types import CodeType, FunctionType

from asserted import Asked, all_asked
from conditions import Mutant, mutants_of
from reached import Reach, modules

import debugger.inspection
from debugger.inspection import inspect_token
from debugger.pitfalls import registry, themes
from debugger.pitfalls.registry import Case, Evidence, Finding, Pitfall

SECONDS = 5.0
"""Of processor time that one mutant gets before it counts as one that does not end."""

WORDS = "words"
"""The fate of a mutant that changes no more than a sentence, a place or a span."""

# No check calls these; what they make goes into every case or answer.
_FOR_ALL = ("registry", "inside", "themes")
_Raw = tuple[Evidence, ...]
_Check = Callable[[Case], Iterable[Evidence]]


@dataclass(frozen=True, slots=True)
class Examined:
    """A question, its case, and what is said of it as the register stands.

    `applies`: the pitfalls that are looked for, in their order. `raw`: what those that were asked
    gave, by their id, before anything is silenced; `spare` is for what others would give.
    """

    asked: Asked
    case: Case
    applies: tuple[Pitfall, ...]
    raw: Mapping[str, _Raw]
    spare: dict[str, _Raw]
    findings: tuple[Finding, ...]


class Judge:
    """Holds all questions. Made once; what it says of a mutant depends on nothing before.

    `doubtful`: the questions whose assertions do not even hold of the register as it stands.
    """

    def __init__(self) -> None:
        self._live = _live_functions()
        self._texts = {name: path.read_text("utf-8") for name, path in modules().items()}
        self._reach = Reach(self._texts)
        self._caches = _caches()
        self._examined: list[Examined] = []
        self.doubtful: list[str] = []
        for asked in all_asked():
            try:
                examined = _examine(asked)
            except Exception:  # then its own test says so
                self.doubtful.append(asked.name)
                continue
            if asked.holds(examined.findings):
                self._examined.append(examined)
            else:
                self.doubtful.append(asked.name)

    def mutants(self, module: str) -> tuple[Mutant, ...]:
        """Those of a module in whose function a pitfall has a part."""
        return tuple(
            mutant
            for mutant in mutants_of(modules()[module], module, self._texts[module])
            if module in _FOR_ALL or self._part_of(module, mutant.top)
        )

    def fate(self, module: str, mutant: Mutant) -> str:
        """What killed it; “words” where it only changes words; "" where nobody sees it."""
        again = partial(_asked_again, entries=self._part_of(module, mutant.top))
        if module in _FOR_ALL:
            again = _made_again
        first = {entry.id for entry in self._part_of(module, mutant.top)}
        with self._in_place(mutant):
            try:
                with _limited(SECONDS):
                    return self._first_difference(again, first)
            except Endless:
                return "does not end"
            except Exception as problem:  # whatever it raises, the suite would see it
                return f"raises {type(problem).__name__}"

    def fate_with(self, entry: Pitfall, check: _Check) -> str:
        """The same for a pitfall whose whole check is another one."""

        def again(examined: Examined) -> tuple[Finding, ...]:
            if entry.id not in examined.raw:
                return examined.findings
            return _findings(examined, {**examined.raw, entry.id: tuple(check(examined.case))})

        return self._first_difference(again, {entry.id})

    def _first_difference(
        self, again: Callable[[Examined], tuple[Finding, ...]], first: set[str]
    ) -> str:
        """Ask all questions again, those about the pitfalls `first` before the others."""
        about, others, only_words = [], [], None
        for examined in self._examined:
            (others if first.isdisjoint(examined.asked.about) else about).append(examined)
        for examined in (*about, *others):
            findings = again(examined)
            if findings is examined.findings or findings == examined.findings:
                continue
            if not examined.asked.holds(findings):
                return examined.asked.name
            alike = _graded(findings) == _graded(examined.findings)
            only_words = alike and only_words is not False
        return WORDS if only_words else ""

    def _part_of(self, module: str, top: str) -> tuple[Pitfall, ...]:
        users = self._reach.users_of(module, top)
        return tuple(
            entry
            for theme in themes.THEMES
            for entry in themes.declared_in(theme)
            if (theme, _name_of(theme, entry)) in users
        )

    @contextmanager
    def _in_place(self, mutant: Mutant) -> Iterator[None]:
        """Every function, also one that was made by another, has the mutant’s code meanwhile."""
        changed = []
        compiled = compile(ast.Module([mutant.tree], []), str(mutant.path), "exec")
        self._forget()
        try:
            for code in _codes(compiled):
                for function in self._live.get(_key(code), ()):
                    changed.append((function, function.__code__))
                    function.__code__ = code
            if not changed:
                raise LookupError(f"{mutant} is of another text than what runs here")
            yield
        finally:
            for function, code in changed:
                function.__code__ = code
            self._forget()

    def _forget(self) -> None:
        """Empty what functions of the register have kept of earlier answers."""
        for cached in self._caches:
            cached.cache_clear()


class Endless(BaseException):
    """A mutant took longer than it may. No `except Exception` of the register holds it up."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raises `Endless` after so much processor time, however busy the machine is."""

    def stop(*_: object) -> None:
        raise Endless

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _examine(asked: Asked) -> Examined:
    case = _case_of(asked)
    applies = _applying(case)
    raw = {entry.id: tuple(entry.check(case)) for entry in applies}
    examined = Examined(asked, case, applies, raw, {}, ())
    return replace(examined, findings=_findings(examined, raw))


def _case_of(asked: Asked) -> Case:
    """The case as `inspect_token` makes it, which is the whole chain before the pitfalls."""
    question, cases = asked.question(), []
    diagnose = debugger.inspection.diagnose

    def keep(case: Case) -> tuple[Finding, ...]:
        cases.append(case)
        return diagnose(case)

    debugger.inspection.diagnose = keep
    try:
        report = inspect_token(question.text, question.key, question.key_format, question.policy)
    finally:
        debugger.inspection.diagnose = diagnose
    return next(case for case in cases if case.token is report.token)


def _asked_again(examined: Examined, entries: tuple[Pitfall, ...]) -> tuple[Finding, ...]:
    """The findings with the evidence of these pitfalls asked for anew."""
    raw = {}
    for entry in entries:
        before = examined.raw.get(entry.id)
        if before is not None:
            now = tuple(entry.check(examined.case))
            if now != before:
                raw[entry.id] = now
    return _findings(examined, {**examined.raw, **raw}) if raw else examined.findings


def _made_again(examined: Examined) -> tuple[Finding, ...]:
    """The findings with everything but the checks themselves done anew."""
    names = signature(registry.make_case).parameters
    case = registry.make_case(**{name: getattr(examined.case, name) for name in names})
    applies = _applying(case)
    if case != examined.case:
        raw = {entry.id: tuple(entry.check(case)) for entry in applies}
        return _findings(replace(examined, case=case, applies=applies), raw)
    spare = examined.spare
    for entry in applies:
        if entry.id not in examined.raw and entry.id not in spare:
            spare[entry.id] = tuple(entry.check(case))
    return _findings(replace(examined, applies=applies), ChainMap(spare, examined.raw))


def _findings(examined: Examined, raw: Mapping[str, _Raw]) -> tuple[Finding, ...]:
    entries = [
        replace(entry, check=partial(_given, raw[entry.id]))
        for entry in examined.applies
        if raw[entry.id]
    ]
    return registry.diagnose(examined.case, entries) if entries else ()


def _given(evidence: _Raw, _: Case) -> _Raw:
    return evidence


def _applying(case: Case) -> tuple[Pitfall, ...]:
    """The pitfalls that `diagnose` asks about this case."""
    _ASKED.clear()
    registry.diagnose(case, [_watched(entry) for entry in themes.pitfalls_for(case)])
    return tuple(_ASKED)


def _watched(entry: Pitfall) -> Pitfall:
    if entry.id not in _WATCHED:

        def note(_: Case) -> _Raw:
            _ASKED.append(entry)
            return ()

        _WATCHED[entry.id] = replace(entry, check=note)
    return _WATCHED[entry.id]


_ASKED: list[Pitfall] = []
_WATCHED: dict[str, Pitfall] = {}


def _graded(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.id, finding.severity) for finding in findings}


def _name_of(theme: str, entry: Pitfall) -> str:
    names = vars(import_module(f"debugger.pitfalls.{theme}"))
    return next(name for name, value in names.items() if value is entry)


def _live_functions() -> dict[tuple[str, str, int], list[FunctionType]]:
    """Every function of the register that there is, by where its code stands."""
    themes.all_pitfalls()
    paths = {str(path) for path in modules().values()}
    found: dict[tuple[str, str, int], list[FunctionType]] = {}
    for thing in gc.get_objects():
        if type(thing) is FunctionType and thing.__code__.co_filename in paths:
            found.setdefault(_key(thing.__code__), []).append(thing)
    return found


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _caches() -> list:
    kept = {
        id(value): value
        for name in modules()
        for value in vars(import_module(f"debugger.pitfalls.{name}")).values()
        if hasattr(value, "cache_clear")
    }
    return [value for value in kept.values() if value is not themes.declared_in]
