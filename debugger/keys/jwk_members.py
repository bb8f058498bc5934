"""The members of one JWK in, octets and numbers out, with a sentence for each fault.

Strict in what it says, lenient in what it reads (RFC 7518 §6): padding or a lost leading zero is
a fault of the JWK, and the key is plain all the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from debugger.jose import base64url
from debugger.jose.model import Json
from debugger.keys.key import Problem

PRIVATE_MEMBERS = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"})


class UnreadableError(Exception):
    """A member without which there is no key. Caught where the JWK is read; the fault is noted."""


@dataclass(slots=True)
class Members:
    """A JWK being read: what stands there, and the faults found so far."""

    values: Mapping[str, Json] = field(repr=False)
    position: int | None = None
    faults: list[Problem] = field(default_factory=list)

    def fault(self, message: str, hint: str = "", code: str = "jwk-malformed") -> None:
        """Note one fault and go on."""
        kid = self.values.get("kid")
        self.faults.append(Problem(code, message, hint, self.position, kid))

    def refuse(self, message: str, hint: str = "", code: str = "jwk-malformed") -> UnreadableError:
        """Note the fault that ends the reading; to be raised."""
        self.fault(message, hint, code)
        return UnreadableError()

    def text(self, name: str) -> str:
        """A required member that is a text."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value
        kind = f"a JWK of type {self.values.get('kty')}"
        if name not in self.values:
            raise self.refuse(
                f"“{name}” is missing: {kind} has {_all_of(self.values)}.", _COPY_WHOLE
            )
        raise self.refuse(f"“{name}” is {_kind_of(value)}, and must be a text.", _COPY_WHOLE)

    def octets(self, name: str) -> bytes:
        """A required member in base64url."""
        return self.decoded(name, self.text(name))

    def decoded(self, name: str, text: str) -> bytes:
        """A base64url text of that member; padding and the like are noted, not refused."""
        compact = re.sub(r"\s+", "", text)
        if compact != text:
            self.fault(f"“{name}” has blanks or line breaks in it.", "Take them out.")
        reading = base64url.read(compact)
        if reading.octets is None:
            raise self.refuse(
                f"“{name}” is no base64url: {self._without_content(reading)}", _COPY_WHOLE
            )
        for fault in reading.faults:
            self.fault(f"“{name}” is no base64url: {_ODDITIES[fault.code]}", _WRITE_PLAIN)
        return reading.octets

    def number(self, name: str) -> int:
        """A required member that is a Base64urlUInt (RFC 7518 §2)."""
        octets = self.octets(name)
        if octets[:1] == b"\0" and len(octets) > 1:
            self.fault(
                f"“{name}” begins with zero octets; a number is written in the fewest octets.",
                "Leave the leading zero octets out.",
            )
        return int.from_bytes(octets, "big")

    def coordinate(self, name: str, length: int, curve: str) -> int:
        """A required member that is a number of so many octets (RFC 7518 §6.2.1.2)."""
        octets = self.octets(name)
        if len(octets) != length:
            self.fault(
                f"“{name}” has {len(octets)} octets, and on {curve} it has {length}, "
                "leading zeros included.",
                f"Write all {length} octets.",
            )
        return int.from_bytes(octets, "big")

    def _without_content(self, reading: base64url.Decoded) -> str:
        """Where it breaks, but not what stands there: a member may be private."""
        fault = reading.fault
        if fault is None or fault.start is None:
            return "it cannot be decoded."
        return f"it breaks at character {fault.start + 1}."


def public_part(jwk: Mapping[str, Json]) -> dict[str, Json]:
    """A JWK without what must be kept secret."""
    return {name: value for name, value in jwk.items() if name not in PRIVATE_MEMBERS}


def description(members: Members) -> dict[str, Json]:
    """What a JWK says of its use, by the names of `Key`'s fields."""
    names = {"kid": "kid", "alg": "algorithm", "use": "use", "key_ops": "operations"}
    return {ours: members.values.get(name) for name, ours in names.items()}


def shown(value: Json) -> str:
    """A member’s value in a message: a long text is no name, and may be a private member."""
    if not isinstance(value, str):
        return "no text"
    return f"“{value}”" if len(value) <= _LONGEST_NAME else f"a text of {len(value):,} characters"


_LONGEST_NAME = 24
_COPY_WHOLE = "Copy the whole JWK again from where it was made."
_WRITE_PLAIN = "Write it in base64url without padding (RFC 7518 §2)."
_ODDITIES = {
    "base64-padding": "it ends in “=”, and has no padding by its rules.",
    "base64-standard-alphabet": "it has “+” or “/”, where “-” and “_” belong.",
    "base64url-non-canonical": "the unused low bits of its last character are not zero.",
}
_REQUIRED = {
    "RSA": "“n” and “e”",
    "EC": "“crv”, “x” and “y”",
    "OKP": "“crv” and “x”",
    "oct": "“k”",
}
_KINDS = {str: "a text", bool: "true or false", list: "an array", dict: "an object"}


def _all_of(values: Mapping[str, Json]) -> str:
    return _REQUIRED.get(str(values.get("kty")), "more members")


def _kind_of(value: Json) -> str:
    if value is None:
        return "null"
    return _KINDS.get(type(value), "a number")
