"""What an SD-JWT discloses, and its key binding, to the JSON of the contract."""

from typing import Any

from debugger.jose.model import Json
from debugger.jose.sd_jwt import Disclosed, Entry
from debugger.key_binding import KeyBinding


def disclosures(disclosed: Disclosed | None) -> list[dict[str, Any]]:
    """Each disclosure in the order it was sent; empty for every other form of token."""
    return [_entry(entry) for entry in disclosed.entries] if disclosed else []


def processed(disclosed: Disclosed | None) -> dict[str, Any] | None:
    """The Processed SD-JWT Payload (RFC 9901 §7.1), and how many digests there are."""
    if disclosed is None:
        return None
    return {
        "value": disclosed.claims,
        "algorithm": disclosed.algorithm,
        "digests": disclosed.digests,
        "digests_without_disclosure": disclosed.unmatched,
    }


def key_binding(binding: KeyBinding | None, disclosed: Disclosed | None) -> dict[str, Any] | None:
    """The key-binding JWT and what came of checking it (RFC 9901 §7.3)."""
    if binding is None or disclosed is None:
        return None
    payload = binding.token.payload
    return {
        "outcome": binding.outcome.value,
        "reason": binding.reason,
        "faults": [{"path": fault.at, "sentence": fault.saw} for fault in binding.faults],
        "header": _document(binding.token.header.text, binding.token.header.value),
        "payload": _document(payload.document.text, payload.document.value) if payload else None,
        "sd_hash": disclosed.sd_hash,
        "thumbprint": binding.key.thumbprint if binding.key else None,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    disclosure = entry.disclosure
    return {
        "text": disclosure.text,
        "salt": disclosure.salt,
        "name": disclosure.name,
        "value": disclosure.value,
        "digest": entry.digest,
        "path": entry.at,
        "used": entry.used,
    }


def _document(text: str, value: Json) -> dict[str, Any]:
    return {"text": text, "value": value}
