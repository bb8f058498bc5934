import re
import subprocess
import sys

import pytest

from debugger.regex import regex

ALL_COMPILED_AT_IMPORT = """
import importlib, pkgutil, re
import debugger, debugger.regex
compiled = []
def compile(expression, flags=0):
    compiled.append(expression)
    return re.compile(expression, flags)
debugger.regex.regex = compile
for module in pkgutil.walk_packages(debugger.__path__, "debugger."):
    if module.name != "debugger.__main__":
        importlib.import_module(module.name)
print(len(compiled))
"""


def test_every_expression_of_the_package_compiles_without_a_warning():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALL_COMPILED_AT_IMPORT],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 200


def test_it_answers_as_the_compiled_one_does():
    ours, theirs = regex(r"(?P<word>[a-z]+)", re.IGNORECASE), re.compile(r"([a-z]+)", re.IGNORECASE)
    assert ours.findall("One 2 three") == theirs.findall("One 2 three") == ["One", "three"]
    assert ours.sub("-", "One 2 three") == "- 2 -"
    assert ours.fullmatch("One 2") is None
    assert ours.match("One 2")["word"] == "One"


def test_it_works_on_octets():
    assert regex(rb"\d+").search(b"a 12").group() == b"12"


def test_nothing_is_compiled_until_it_is_asked():
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")
