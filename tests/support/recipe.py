"""Runs the files of recipes: Python here, JavaScript in Node.js; the same calls for both."""

import importlib.util
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nodejs import find_node

ROOT = Path(__file__).parents[2]
CODE = ROOT / "templates" / "code"
NODE = ROOT / "tests" / "node"
RUN = {".py", ".mjs", ".cjs"}


@dataclass(frozen=True)
class Shared:
    """A store that the calls have in common."""

    name: str


@dataclass(frozen=True)
class Result:
    """What the call of that number gave."""

    number: int


class Refused(str):
    """A call that ended in an exception: its message."""


def files_of(recipe):
    """The files of that recipe that can be run."""
    return sorted(path for path in (CODE / recipe).iterdir() if path.suffix in RUN)


def run(path, calls, folder):
    """Each call's value, or `Refused`. A call: name of the function (as in Python), arguments."""
    if path.suffix == ".py":
        return _python(path, calls)
    return _node(path, calls, folder)


def _python(path, calls):
    name = re.sub(r"\W", "_", f"{path.parent.name}_{path.stem}")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shared, results = {}, []

    def meant(argument):
        match argument:
            case Shared(name):
                return shared.setdefault(name, {})
            case Result(number):
                return results[number]
            case _:
                return argument

    for function, *arguments in calls:
        try:
            results.append(getattr(module, function)(*map(meant, arguments)))
        except Exception as error:
            results.append(Refused(f"{type(error).__name__}: {error}"))
    return results


def _node(path, calls, folder):
    # Node.js looks for packages beside the file, so it gets a copy where they are.
    packages = folder / "node_modules"
    if not packages.exists():
        packages.symlink_to(NODE / "node_modules", target_is_directory=True)
    copy = folder / path.name
    copy.write_text(path.read_text("utf-8"), "utf-8")
    asked = {
        "file": str(copy),
        "calls": [[_camel(call[0]), *map(_json, call[1:])] for call in calls],
    }
    done = subprocess.run(
        [find_node(), NODE / "recipe.mjs"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [
        Refused(told["refused"]) if "refused" in told else told.get("value")
        for told in json.loads(done.stdout)
    ]


def _json(argument) -> Any:
    match argument:
        case Shared(name):
            return {"$shared": name}
        case Result(number):
            return {"$result": number}
        case bytes():
            return {"$octets": argument.decode("latin-1")}
        case _:
            return argument


def _camel(name):
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)
