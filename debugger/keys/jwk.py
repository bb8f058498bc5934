"""One JWK, as its members, in; `Key` and everything wrong with it out (RFC 7517 §4)."""

from collections.abc import Mapping

from debugger.jose.model import Json
from debugger.keys.jwk_certificate import key_of_certificate
from debugger.keys.jwk_kinds import READERS
from debugger.keys.jwk_members import Members, UnreadableError, shown
from debugger.keys.key import Key, Problem, Provenance


def read_jwk(
    jwk: Mapping[str, Json], provenance: Provenance
) -> tuple[Key | None, tuple[Problem, ...]]:
    """The key, or None; and its faults, also those that do not keep it from verifying."""
    members = Members(jwk, provenance.position)
    try:
        return _read(members, provenance), tuple(members.faults)
    except UnreadableError:
        return None, tuple(members.faults)


def _read(members: Members, provenance: Provenance) -> Key:
    _check_description(members)
    kty = members.values.get("kty")
    if "x5c" in members.values and kty != "oct" and not _KEY_MEMBERS & members.values.keys():
        return key_of_certificate(members, provenance)
    reader = READERS.get(kty) if isinstance(kty, str) else None
    if reader is None:
        raise _unknown_type(members, kty)
    return reader(members, provenance)


def _check_description(members: Members) -> None:
    """`use`, `alg` and `kid` are texts, `key_ops` is an array of texts (RFC 7517 §4.2 to §4.5)."""
    for name in ("use", "alg", "kid"):
        value = members.values.get(name)
        if name in members.values and not isinstance(value, str):
            members.fault(f"“{name}” is no text.", f"Write “{name}” as a text, or leave it out.")
    operations = members.values.get("key_ops", [])
    if not isinstance(operations, list) or not all(isinstance(each, str) for each in operations):
        members.fault("“key_ops” is no array of texts.", "Write it as an array, or leave it out.")


def _unknown_type(members: Members, kty: Json) -> UnreadableError:
    if kty == "AKP":
        return members.refuse(
            "This is a post-quantum key (AKP), which this program does not verify with yet.",
            "Give the RSA, EC or OKP key, if the token was signed by one.",
            "key-unsupported",
        )
    if kty is None:
        return members.refuse("“kty” is missing, so that its type is not known.", _TYPES)
    return members.refuse(f"“kty” is {shown(kty)}, which is no type of key.", _TYPES)


_KEY_MEMBERS = frozenset({"n", "e", "x", "y", "crv"})
_TYPES = "“kty” is RSA, EC, OKP or oct; letters count as written."
