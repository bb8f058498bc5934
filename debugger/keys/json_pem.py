"""JSON that holds keys as PEM or DER texts in, those keys out, each named by its member.

So are Google's certificates by `kid`, service account files, and Keycloak's realm description.
"""

from collections.abc import Iterator
from dataclasses import replace

from debugger.jose.model import Json
from debugger.keys.key import Key, Problem
from debugger.keys.limits import SET_KEYS
from debugger.keys.pem import read_pem
from debugger.keys.pem_text import looks_like_pem


def pem_members(value: Json) -> tuple[list[Key], list[Problem]]:
    """The keys of every member whose text is a key."""
    keys: list[Key] = []
    problems: list[Problem] = []
    for index, (name, text) in enumerate(_texts(value)):
        if index >= SET_KEYS:
            break
        found, faults = read_pem(text, index) if looks_like_pem(text) else (_bare(text), [])
        kid = _kid(value, name)
        keys.extend(replace(key, kid=kid) for key in found)
        problems.extend(replace(problem, kid=kid) for problem in faults)
    return keys, problems


def _texts(value: Json) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        return
    for name, text in value.items():
        if isinstance(text, str) and ("-----BEGIN" in text or text.startswith("MI")):
            yield name, text


def _bare(text: str) -> list[Key]:
    from debugger.keys.bare import bare_keyring

    keyring = bare_keyring(text)
    return list(keyring.keys) if keyring else []


def _kid(value: Json, name: str) -> Json:
    """The member's own name, save where another member says what the key is called."""
    if name in ("private_key", "public_key", "key", "cert", "certificate"):
        return value.get("private_key_id") or value.get("kid")
    return name
