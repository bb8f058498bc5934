"""The worked example of CONTRIBUTING.md, done as it says in a copy of the program."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLE = PAGE[PAGE.index("## Add a pitfall") : PAGE.index("## House style")]
BLOCKS = re.findall(r"`([\w/]+\.py)`[^`]*?:\n\n```python\n(.*?)```", EXAMPLE, re.DOTALL)
FILES = {path: code for path, code in BLOCKS if code.startswith('"""')}
LINE = re.search(r"```python\n(    \".*?)```", EXAMPLE, re.DOTALL)[1]
PYTEST = ("-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider")
NOT_NEEDED = shutil.ignore_patterns("node_modules", "__pycache__", "vectors", ".*")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The program with the example put in."""
    root = tmp_path_factory.mktemp("contributed")
    for name in ("debugger", "templates", "static", "tests"):
        shutil.copytree(ROOT / name, root / name, ignore=NOT_NEEDED)
    shutil.copy(ROOT / "pyproject.toml", root)
    for path, code in FILES.items():
        assert not (root / path).exists()
        (root / path).write_text(code, "utf-8")
    themes = root / "debugger/pitfalls/themes.py"
    text = themes.read_text("utf-8")
    last = '    "context.transport": _always,\n'
    assert last in text
    themes.write_text(text.replace(last, f"{LINE}{last}"), "utf-8")
    return root


def run(root, *arguments):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_example_is_a_module_with_its_edges():
    assert list(FILES) == [
        "debugger/pitfalls/claims/identifiers.py",
        "tests/support/edges_identifiers.py",
    ]


INSPECT = """
import debugger, debugger.samples, debugger.pitfalls
question = debugger.pitfalls.SAMPLES["jti-nil"]()
report = debugger.inspect_token(question.text, question.key, policy=question.policy)
print(debugger.__file__)
print([finding.id for finding in report.findings if finding.severity != "info"])
"""


def test_its_sample_raises_it_and_nothing_else(copy):
    done = run(copy, "-c", INSPECT)
    assert done.stdout.splitlines() == [str(copy / "debugger/__init__.py"), "['jti-nil']"]


def test_it_and_every_other_pitfall_is_as_pitfalls_have_to_be(copy):
    done = run(copy, *PYTEST, "tests/pitfalls/test_every_pitfall.py")
    assert done.returncode == 0, done.stdout[-2000:]


def test_its_edges_are_asked(copy):
    done = run(copy, *PYTEST, "tests/pitfalls/test_edges.py", "-k", "jti-nil")
    assert done.returncode == 0, done.stdout[-2000:]
    assert done.stdout.startswith("....")


def test_no_mutant_of_it_survives(copy):
    done = run(copy, "tests/pitfalls/mutate.py", "claims.identifiers")
    assert done.returncode == 0, done.stderr
    assert re.match(r"[1-9]\d* mutants, 0 survive;", done.stdout), done.stdout


@pytest.mark.parametrize("path", FILES)
def test_its_lines_are_as_short_as_ours(path):
    assert max(len(line) for line in FILES[path].splitlines()) <= 100
