"""The floors: imports point down or sideways, modules stay small, heavy libraries come late."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from debugger import samples

PACKAGE = Path(__file__).parents[1] / "debugger"
# `debugger` itself is left out: it hands out names of floor 5, when they are first asked for.
MODULES = sorted(set(PACKAGE.rglob("*.py")) - {PACKAGE / "__init__.py"})

FLOORS = {
    1: ("jose", "outcome", "errors", "regex"),
    2: ("keys", "claims"),
    3: (
        "verify",
        "verification",
        "settle",
        "key_binding",
        "decryption",
        "effort",
        "trial",
        "layers",
        "causes",
        "encode",
        "extract",
        "extraction",
        "samples",
    ),
    4: ("pitfalls",),
    5: (
        "inspection",
        "report",
        "headline",
        "serialize",
        "serialize_disclosed",
        "sarif",
        "sheet",
        "handbook",
        "example",
        "recipes",
        "references",
    ),
    6: ("web", "cli", "__main__"),
}
LONGEST = 300
HEAVY = ("jwt", "cryptography", "joserfc", "flask", "jinja2", "waitress")


def floor_of(module):
    """The floor of `debugger.jose.parse` is 1; None for what is not ours."""
    package, _, rest = module.partition(".")
    if package != "debugger" or not rest:
        return None
    room = rest.split(".")[0]
    return next(number for number, rooms in FLOORS.items() if room in rooms)


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def name_of(path):
    return ".".join(["debugger", *path.relative_to(PACKAGE).with_suffix("").parts])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down_or_sideways(path):
    here = floor_of(name_of(path))
    upward = [name for name in imports_of(path) if (floor_of(name) or 0) > here]
    assert upward == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_longer_than_a_reader_likes(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_room_stands_on_one_floor():
    rooms = {name_of(path).split(".")[1] for path in MODULES}
    named = [room for floor in FLOORS.values() for room in floor]
    assert sorted(named) == sorted(rooms)


def test_the_engine_starts_without_a_heavy_library():
    code = f"import sys, debugger.inspection; print(*(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


VERIFIED = """
import json, sys
text, key = json.load(sys.stdin)
from debugger import inspect_token
assert inspect_token(text, key).verdict == "verified"
print(*sys.modules)
"""
NOT_FOR_IT = (
    "debugger.causes",
    "debugger.extraction.search",
    "debugger.jose.json_forms",
    "debugger.jose.sd_jwt_text",
    "debugger.pitfalls.encryption",
    "debugger.pitfalls.profiles.entra",
    "debugger.samples.make",
)


@pytest.mark.parametrize(
    ("signer", "more"),
    [
        pytest.param(samples.HS256, ("debugger.keys.pem",), id="HS256"),
        pytest.param(samples.RS256, ("debugger.keys.dictionary",), id="RS256"),
    ],
)
def test_what_a_verified_token_does_not_need_is_not_loaded(signer, more):
    question = samples.altered(signer=signer, key=signer.key_text)
    done = subprocess.run(
        [sys.executable, "-c", VERIFIED],
        input=json.dumps([question.text, question.key]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) & {*NOT_FOR_IT, *more} == set()
