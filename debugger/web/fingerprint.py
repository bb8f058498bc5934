"""A folder to a short text that changes when any file in it does: a name for caches."""

import hashlib
from pathlib import Path


def fingerprint(folder: Path) -> str:
    """The first 12 hexadecimal digits of SHA-256 over the names and contents of all files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            octets = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            digest.update(f"{name} {len(octets)}\n".encode())
            digest.update(octets)
    return digest.hexdigest()[:12]
