"""Print the table row · ours · theirs · ratio · goal · met; exit with 1 where a goal is missed."""

import os
import platform
import sys
from importlib.metadata import version

from benchmarks import browsing, engine, growth, serving, startup

PARTS = {
    "startup": startup,
    "engine": engine,
    "growth": growth,
    "serving": serving,
    "browsing": browsing,
}
LIBRARIES = ("flask", "waitress", "pyjwt", "cryptography")


def main(names):
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ",
        end="",
    )
    print(", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    print(f"{'row':<4}{'what':<38}{'ours':>12}{'theirs':>12}{'ratio':>8}{'goal':>8}  met  beside")
    missed = 0
    for name in names or PARTS:
        for row in PARTS[name].rows():
            missed += not row.met
            print(line(row), flush=True)
    print(f"{missed} missed" if missed else "all met")
    return 1 if missed else 0


def line(row):
    ratio = f"{row.ratio:.2f}×" if row.ratio else "–"
    goal = f"{row.goal}×" if row.goal else "–"
    if row.limit is not None:
        goal = amount(row.limit, row.unit) if row.goal is None else goal
    met = "yes" if row.met else "NO"
    theirs = amount(row.theirs, row.unit) if row.theirs else "–"
    return (
        f"{row.number:<4}{row.name:<38}{amount(row.ours, row.unit):>12}{theirs:>12}"
        f"{ratio:>8}{goal:>8}  {met:<5}{row.beside}"
    )


def amount(value, unit):
    if unit == "exponent":
        return f"n^{value:.2f}"
    if unit != "s":
        return f"{value:.1f} {unit}".rstrip()
    if value < 1e-3:
        return f"{value * 1e6:.1f} µs"
    return f"{value * 1e3:.1f} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
