"""List the mutants of the register that nothing asserted sees: `mutate.py [THEME …]`.

THEME is a module (`claims.validity`), a room of them (`claims`), or nothing for all.
"""

import argparse
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from equivalent import EQUIVALENT
from mutants import Judge
from reached import modules


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("theme", nargs="*")
    options = parser.parse_args(arguments)
    begun = perf_counter()
    judge = Judge()
    fates = {
        mutant: fate for module in chosen(options.theme) for mutant, fate in tried(judge, module)
    }
    for name in judge.doubtful:
        print(f"left out, it does not hold as the register stands: {name}", file=sys.stderr)
    survivors = [mutant for mutant, fate in fates.items() if fate == ""]
    for mutant in survivors:
        print(mutant)
    print(f"{len(fates)} mutants, {len(survivors)} survive; {perf_counter() - begun:.1f} s")
    return 1 if survivors else 0


def tried(judge, module):
    begun = perf_counter()
    mutants = [mutant for mutant in judge.mutants(module) if mutant.name not in EQUIVALENT]
    try:
        fates = [(mutant, judge.fate(module, mutant)) for mutant in mutants]
    except LookupError:
        print(f"{module} changed meanwhile: run this again", file=sys.stderr)
        return []
    print(f"{module}: {len(fates)}, {perf_counter() - begun:.1f} s", file=sys.stderr)
    return fates


def chosen(themes):
    return [
        module
        for module in modules()
        if not themes or any(module == name or module.startswith(f"{name}.") for name in themes)
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
