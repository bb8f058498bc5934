"""JSON that holds keys as PEM or DER texts in, those keys out, each named by its member.

So are Google's certificates by `kid`, service account files, and Keycloak's realm description.
"""

from collections.abc import Iterator
from dataclasses import replace

from debugger.jose.model import Json
from debugger.keys.bare import bare_keyring
from debugger.keys.key import Key, Problem
from debugger.keys.limits import SET_KEYS
from debugger.keys.pem import read_pem


def pem_members(value: Json) -> tuple[tuple[Key, ...], tuple[Problem, ...]]:
    """The keys of every member whose text is a key."""
    keys: list[Key] = []
    problems: list[Problem] = []
    texts = list(_texts(value))
    for index, (name, text) in enumerate(texts[:SET_KEYS]):
        position = index if len(texts) > 1 else None
        found, faults = read_pem(text, position) if "BEGIN" in text else _bare(text)
        kid = _kid(value, name)
        keys.extend(replace(key, kid=kid) for key in found)
        problems.extend(replace(problem, kid=kid) for problem in faults)
    return tuple(keys), tuple(problems)


def _texts(value: Json) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        return
    for name, text in value.items():
        if isinstance(text, str) and ("-----BEGIN" in text or text.startswith("MI")):
            yield name, text


def _bare(text: str) -> tuple[tuple[Key, ...], tuple[Problem, ...]]:
    keyring = bare_keyring(text)
    return (keyring.keys, keyring.problems) if keyring else ((), ())


def _kid(value: Json, name: str) -> Json:
    """The member's own name, save where another member says what the key is called."""
    if name.lower() not in _PLAIN_NAMES:
        return name
    return value.get("private_key_id") or value.get("kid")


_PLAIN_NAMES = frozenset(
    {"private_key", "public_key", "key", "cert", "certificate", "pem", "value"}
)
