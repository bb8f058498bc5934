"""From a module's source to its mutants: each condition, negated or moved, one at a time.

Conditions are what decides: tests of `if`, `elif`, `while`, ternaries and comprehensions, operands
of `and` and `or`, comparisons, `not`, elements of `any` and `all`, and what a function of the type
`bool` returns. Each of them gives one or more `Mutant`s:

- `negated`: its contrary;
- `dropped`: an operand of `and` is True, one of `or` is False, so that it no longer counts;
- `edge`: `<` is `<=`, `>` is `>=`, and the reverse;
- `shifted`: a number that is compared with is one more, or one less.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = ("negated", "dropped", "edge", "shifted")
_CONTRARY = {
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_EDGE = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """One changed condition. `tree`: the function or class it stands in, changed, to be compiled.

    `top` is the name of that function or class, `name` a name that survives edits elsewhere.
    """

    path: Path
    line: int
    top: str
    kind: str
    was: str
    now: str
    tree: ast.stmt
    name: str

    def __str__(self) -> str:
        return f"{'/'.join(self.path.parts[-4:])}:{self.line}: {self.kind}: “{self.was}” → “{self.now}”"


def mutants_of(path: Path, module: str, text: str) -> tuple[Mutant, ...]:
    """All mutants of the functions of one file; what makes samples is none of the checks."""
    tree = ast.parse(text)
    found: list[Mutant] = []
    seen: dict[str, int] = {}
    for top in tree.body:
        if isinstance(top, ast.FunctionDef | ast.ClassDef) and not _is_sample(top):
            for kind, was, now, line, changed in _changes(top):
                name = f"{module}.{top.name} · {kind} · {was} → {now}"
                seen[name] = seen.get(name, 0) + 1
                if seen[name] > 1:
                    name = f"{name} · {seen[name]}"
                found.append(Mutant(path, line, top.name, kind, was, now, changed, name))
    return tuple(found)


def _is_sample(top: ast.stmt) -> bool:
    decorators = getattr(top, "decorator_list", ())
    return any(isinstance(entry, ast.Attribute) and entry.attr == "sample" for entry in decorators)


def _changes(top: ast.stmt) -> Iterator[tuple[str, str, str, int, ast.stmt]]:
    """Each change as (kind, was, now, line, the whole with that change)."""
    seen = set()
    for node, kind, new in _places(top):
        now = ast.unparse(new)
        if (id(node), now) not in seen:  # the test of an `if` is the comparison in it
            seen.add((id(node), now))
            yield (
                kind,
                _short(ast.unparse(node)),
                _short(now),
                node.lineno,
                _replaced(top, node, new),
            )


def _places(top: ast.stmt) -> Iterator[tuple[ast.expr, str, ast.expr]]:
    for node in ast.walk(_without_decorators(top)):
        for condition in _conditions(node):
            yield condition, "negated", _negated(condition)
        if isinstance(node, ast.BoolOp):
            for operand in _decisive(node):
                yield operand, "dropped", _dropped(operand, isinstance(node.op, ast.And))
        if isinstance(node, ast.Compare):
            yield from _comparisons(node)


def _without_decorators(top: ast.stmt) -> ast.AST:
    """A tree of the same nodes, but for the declaration above a check."""
    if isinstance(top, ast.FunctionDef):
        return ast.Module(body=list(top.body), type_ignores=[])
    return top


def _conditions(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.If() | ast.While() | ast.IfExp():
            yield node.test
        case ast.comprehension():
            yield from node.ifs
        case ast.BoolOp():
            yield from _decisive(node)
        case ast.UnaryOp(op=ast.Not()) | ast.Compare():
            yield node
        case ast.Call(func=ast.Name(id="any" | "all"), args=[ast.GeneratorExp() as generator]):
            yield generator.elt
        case ast.Lambda():
            yield from _answers(node.body)
        case ast.Return(value=ast.expr() as value):
            yield from _answers(value)


def _decisive(node: ast.BoolOp) -> Iterator[ast.expr]:
    """The operands but for a constant, which stands where another one is empty."""
    yield from (operand for operand in node.values if not isinstance(operand, ast.Constant))


def _answers(value: ast.expr) -> Iterator[ast.expr]:
    """What is returned, where it is plainly true or false."""
    match value:
        case ast.BoolOp() | ast.UnaryOp(op=ast.Not()) | ast.Compare():
            yield value
        case ast.Constant(value=bool()):
            yield value
        case ast.Call(func=ast.Name(id="any" | "all" | "bool" | "isinstance")):
            yield value


def _negated(node: ast.expr) -> ast.expr:
    match node:
        case ast.Compare(ops=[operator]):
            return _compare(node, 0, _CONTRARY[type(operator)]())
        case ast.UnaryOp(op=ast.Not()):
            return node.operand
        case ast.Constant(value=bool() as value):
            return ast.Constant(not value)
    return ast.UnaryOp(ast.Not(), node)


def _dropped(operand: ast.expr, true: bool) -> ast.expr:
    """The operand is still evaluated: it may bind a name, and closures keep their variables."""
    both = ast.Tuple([operand, ast.Constant(true)], ast.Load())
    return ast.Subscript(both, ast.Constant(1), ast.Load())


def _comparisons(node: ast.Compare) -> Iterator[tuple[ast.expr, str, ast.expr]]:
    for index, operator in enumerate(node.ops):
        if len(node.ops) > 1:
            yield node, "negated", _compare(node, index, _CONTRARY[type(operator)]())
        if type(operator) in _EDGE:
            yield node, "edge", _compare(node, index, _EDGE[type(operator)]())
    ordered = any(type(operator) in _EDGE for operator in node.ops)
    for side, value in enumerate((node.left, *node.comparators)):
        if (ordered and _is_threshold(value)) or _is_number(value):
            for step in (1, -1):
                yield node, "shifted", _shifted(node, side, step)


def _compare(node: ast.Compare, index: int, operator: ast.cmpop) -> ast.expr:
    operators = [*node.ops]
    operators[index] = operator
    return ast.Compare(node.left, operators, node.comparators)


def _is_number(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def _is_threshold(value: ast.expr) -> bool:
    """A number, or a constant of the module that plainly is one."""
    return _is_number(value) or (isinstance(value, ast.Name) and value.id.isupper())


def _shifted(node: ast.Compare, side: int, step: int) -> ast.expr:
    values = [node.left, *node.comparators]
    old = values[side]
    if isinstance(old, ast.Constant):
        values[side] = ast.Constant(old.value + step)
    else:
        values[side] = ast.BinOp(old, ast.Add() if step > 0 else ast.Sub(), ast.Constant(1))
    return ast.Compare(values[0], node.ops, values[1:])


def _replaced(top: ast.stmt, node: ast.expr, new: ast.expr) -> ast.stmt:
    """A copy of the whole in which that one node is another."""
    memo: dict[int, object] = {}
    replacement = copy.deepcopy(new)
    for part in ast.walk(replacement):
        if isinstance(part, ast.expr):
            ast.copy_location(part, node)
    memo[id(node)] = replacement
    return ast.fix_missing_locations(copy.deepcopy(top, memo))


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"
