"""Ask Node.js whether every script of the page is well-formed JavaScript."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "support"))

from nodejs import find_node

ROOT = Path(__file__).parents[1]


def main():
    node = find_node()
    scripts = sorted((ROOT / "static" / "js").rglob("*.js"))
    if not scripts:
        sys.exit("There are no scripts below static/js.")
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        command = [node, "--input-type=module", "--check"]
        if subprocess.run(command, input=text, text=True, check=False).returncode:
            sys.exit(f"{script.relative_to(ROOT)} is not well-formed.")
    print(f"{len(scripts)} scripts are well-formed.")


if __name__ == "__main__":
    main()
