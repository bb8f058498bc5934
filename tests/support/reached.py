"""Which pitfalls a function of the register has a part in: names followed from file to file."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import debugger.pitfalls

ROOT = Path(debugger.pitfalls.__file__).parent
_PACKAGE = "debugger.pitfalls"
Name = tuple[str, str]
"""(module, name at its top): ("claims.reading", "moment")."""


def modules() -> dict[str, Path]:
    """Every module of the register that holds code, by its name below `debugger.pitfalls`."""
    paths = sorted(path for path in ROOT.rglob("*.py") if path.name != "__init__.py")
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in paths}


class Reach:
    """Who uses whom, among the names at the top of all modules of the register."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._users: dict[Name, set[Name]] = {}
        for module, text in texts.items():
            self._read(module, ast.parse(text))

    def users_of(self, module: str, name: str) -> set[Name]:
        """What depends on that name, by however many steps, with itself."""
        found = {(module, name)}
        waiting = [(module, name)]
        while waiting:
            for user in self._users.get(waiting.pop(), ()):
                if user not in found:
                    found.add(user)
                    waiting.append(user)
        return found

    def _read(self, module: str, tree: ast.Module) -> None:
        homes = dict(_imported(tree))
        for statement in tree.body:
            for user in _bound(statement):
                for used in _used(statement):
                    home = homes.get(used, (module, used))
                    self._users.setdefault(home, set()).add((module, user))


def _imported(tree: ast.Module) -> Iterator[tuple[str, Name]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_PACKAGE):
            for alias in node.names:
                home = (node.module or "").removeprefix(_PACKAGE).lstrip(".")
                yield alias.asname or alias.name, (home, alias.name)


def _bound(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.FunctionDef() | ast.ClassDef():
            yield statement.name
        case ast.Assign() | ast.AnnAssign():
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    yield node.id


def _used(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
