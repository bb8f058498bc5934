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
from debugger.pitfalls.inside import look_inside
from debugger.pitfalls.registry import Case, Evidence, Finding, Pitfall

SECONDS = 1.0
"""Of processor time that a mutant gets for one question before it counts as one without an end."""

_Raw = tuple[Evidence, ...]
_Check = Callable[[Case], Iterable[Evidence]]


@dataclass(frozen=True, slots=True)
class Examined:
    """A question, its case, and what is said of it as the register stands.

    `entries`: the pitfalls that the case has the subject of, in their order. `raw`: what each of
    them gives, by its id, before anything is left out or silenced; `spare` is the same of others,
    where that was asked. `given`: the pitfalls in a form that only gives what they gave.
    """

    asked: Asked
    case: Case
    entries: tuple[Pitfall, ...]
    raw: Mapping[str, _Raw]
    spare: dict[str, _Raw]
    given: tuple[Pitfall, ...]
    findings: tuple[Finding, ...]


class Judge:
    """Holds all questions, and asks each when it is first needed.

    What it says of a mutant depends on nothing before. `doubtful`: the questions met whose
    assertions do not even hold of the register as it stands; they judge nothing.
    """

    def __init__(self) -> None:
        self._live = _live_functions()
        self._caches = _caches()
        self._texts = {name: path.read_text("utf-8") for name, path in modules().items()}
        self._reach = Reach(self._texts)
        self._asked = tuple(all_asked())
        self._examined: dict[int, Examined | None] = {}
        self.doubtful: list[str] = []
        self._changed: list[tuple[FunctionType, CodeType, CodeType]] = []

    def mutants(self, module: str) -> tuple[Mutant, ...]:
        """Those of a module in whose function a pitfall has a part."""
        return tuple(
            mutant
            for mutant in mutants_of(modules()[module], module, self._texts[module])
            if module in _FOR_ALL or self._part_of(module, mutant.top)
        )

    def fate(self, module: str, mutant: Mutant) -> str:
        """What killed it; "" where nobody sees it."""
        entries = self._part_of(module, mutant.top)
        again = _FOR_ALL.get(module) or partial(_asked_again, entries=entries)
        first = {entry.id for entry in entries}
        with self._in_place(mutant):
            try:
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
            raw = {**examined.raw, entry.id: tuple(check(examined.case))}
            return _findings(examined.case, examined.entries, raw)

        return self._first_difference(again, {entry.id})

    def _first_difference(
        self, again: Callable[[Examined], tuple[Finding, ...]], first: set[str]
    ) -> str:
        """Ask all questions again, those about the pitfalls `first` before the others."""
        for examined in self._all_examined(first):
            with limited(SECONDS):
                findings = again(examined)
            if findings is not examined.findings and not examined.asked.holds(findings):
                return examined.asked.name
        return ""

    def _all_examined(self, first: set[str]) -> Iterator[Examined]:
        about = [not first.isdisjoint(asked.about) for asked in self._asked]
        for wanted in (True, False):
            for index, asked in enumerate(self._asked):
                if about[index] is wanted:
                    if index not in self._examined:
                        self._examined[index] = self._examine(asked)
                    if examined := self._examined[index]:
                        yield examined

    def _examine(self, asked: Asked) -> Examined | None:
        with self._as_it_stands():
            try:
                examined = _examine(asked)
            except Exception:  # then its own test says so
                examined = None
        if examined is None or not asked.holds(examined.findings):
            self.doubtful.append(asked.name)
            return None
        return examined

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
        compiled = compile(ast.Module([mutant.tree], []), str(mutant.path), "exec")
        self._changed = [
            (function, function.__code__, code)
            for code in _codes(compiled)
            for function in self._live.get(_key(code), ())
        ]
        if not self._changed:
            raise LookupError(f"{mutant} is of another text than what runs here")
        self._forget()
        for function, _, code in self._changed:
            function.__code__ = code
        try:
            yield
        finally:
            for function, code, _ in self._changed:
                function.__code__ = code
            self._changed = []
            self._forget()

    @contextmanager
    def _as_it_stands(self) -> Iterator[None]:
        """The mutant that is in place is out of it meanwhile."""
        self._forget()
        for function, code, _ in self._changed:
            function.__code__ = code
        try:
            yield
        finally:
            for function, _, code in self._changed:
                function.__code__ = code
            self._forget()

    def _forget(self) -> None:
        """Empty what functions of the register have kept of earlier answers."""
        for cached in self._caches:
            cached.cache_clear()


class Endless(BaseException):
    """A mutant took longer than it may. No `except Exception` of the register holds it up."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
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
    entries = tuple(themes.pitfalls_for(case))
    raw = {entry.id: tuple(entry.check(case)) for entry in entries}
    given = tuple(_giving(entry, raw[entry.id]) for entry in entries)
    return Examined(asked, case, entries, raw, {}, given, registry.diagnose(case, given))


def _case_of(asked: Asked) -> Case:
    """The case as `inspect_token` makes it, which is the whole chain before the pitfalls."""
    question, cases = asked.question(), []

    def keep(case: Case) -> tuple[Finding, ...]:
        cases.append(case)
        return ()

    diagnose = debugger.inspection.diagnose
    debugger.inspection.diagnose = keep
    try:
        inspect_token(question.text, question.key, question.key_format, question.policy)
    finally:
        debugger.inspection.diagnose = diagnose
    return cases[-asked.level]  # a token is judged after the one inside it


def _asked_again(examined: Examined, entries: tuple[Pitfall, ...]) -> tuple[Finding, ...]:
    """The findings with the evidence of these pitfalls asked for anew."""
    changed = {}
    for entry in entries:
        before = examined.raw.get(entry.id)
        if before is not None:
            now = tuple(entry.check(examined.case))
            if now != before:
                changed[entry.id] = now
    if not changed:
        return examined.findings
    raw = {**examined.raw, **changed}
    return _findings(examined.case, examined.entries, raw)


def _chosen_again(examined: Examined) -> tuple[Finding, ...]:
    """The findings with the subjects asked for anew."""
    entries = tuple(themes.pitfalls_for(examined.case))
    if entries == examined.entries:
        return examined.findings
    for entry in entries:
        if entry.id not in examined.raw and entry.id not in examined.spare:
            examined.spare[entry.id] = tuple(entry.check(examined.case))
    before = {name for name, evidence in examined.raw.items() if evidence}
    raw = {**examined.spare, **examined.raw}
    if before == {entry.id for entry in entries if raw[entry.id]}:
        return examined.findings
    return _findings(examined.case, entries, raw)


def _walked_again(examined: Examined) -> tuple[Finding, ...]:
    """The findings with the claims walked through, and every pitfall asked, anew."""
    inside = look_inside(examined.case.claims)
    return registry.diagnose(replace(examined.case, inside=inside), examined.entries)


def _made_again(examined: Examined) -> tuple[Finding, ...]:
    """The findings with the case made and judged anew."""
    was = examined.case
    case = registry.make_case(*(getattr(was, name) for name in _PARTS_OF_A_CASE))
    case = replace(case, inner=was.inner, openers=was.openers, level=was.level)
    if case == was:
        return registry.diagnose(case, examined.given)
    return registry.diagnose(case, themes.pitfalls_for(case))


# No check calls these by name; what they make goes into every case or answer.
_FOR_ALL = {"registry": _made_again, "inside": _walked_again, "themes": _chosen_again}
_PARTS_OF_A_CASE = tuple(signature(registry.make_case).parameters)


def _findings(
    case: Case, entries: tuple[Pitfall, ...], raw: Mapping[str, _Raw]
) -> tuple[Finding, ...]:
    """What `diagnose` makes of evidence that was given before."""
    return registry.diagnose(case, [_giving(entry, raw[entry.id]) for entry in entries])


def _giving(entry: Pitfall, raw: _Raw) -> Pitfall:
    if raw:
        return replace(entry, check=lambda _: raw)
    if entry.id not in _SILENT:
        _SILENT[entry.id] = replace(entry, check=lambda _: ())
    return _SILENT[entry.id]


_SILENT: dict[str, Pitfall] = {}


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
