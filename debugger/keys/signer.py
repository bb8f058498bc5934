"""Which key of a keyring signs: keyring, `kid` and algorithm in, `Key` out, or what would do."""

from collections.abc import Mapping
from dataclasses import replace

from debugger.errors import KeyUnusable
from debugger.jose.algorithms import Algorithm
from debugger.jose.model import Json
from debugger.keys.key import Key, Keyring, Kind, misfit


def signer_of(keyring: Keyring, kid: Json, algorithm: Algorithm) -> Key:
    """The key that `kid` names in a JWK Set, else the first that can sign by that algorithm.

    Raises `KeyUnusable`, saying what would do, where none can.
    """
    if not keyring.given:
        raise KeyUnusable(
            f"Signing by {algorithm.name} needs a key.",
            hint=_NEEDED[algorithm.key_type],
            field="key",
        )
    if not keyring.keys:
        problem = next(iter(keyring.problems), None)
        raise KeyUnusable(
            problem.message if problem else "The text given as key holds no key.",
            hint=problem.hint if problem else _NEEDED[algorithm.key_type],
            field="key",
        )
    keys = keyring.keys
    if keyring.jwk_set and isinstance(kid, str):
        keys = tuple(key for key in keys if key.kid == kid)
        if not keys:
            raise KeyUnusable(
                f"No key of the set has the “kid” “{kid[:60]}” that the header names.",
                hint="Name one of the set’s keys in the header, or give that key alone.",
                field="key",
            )
    faults = [_forbids(key, algorithm) for key in keys]
    for key, fault in zip(keys, faults, strict=True):
        if fault is None:
            return key
    raise next(fault for fault in faults if fault is not None)


def _forbids(key: Key, algorithm: Algorithm) -> KeyUnusable | None:
    """Why this key may not sign by that algorithm, or None."""
    # What `key_ops` says of verifying is another question than this one.
    fault = misfit(replace(key, operations=None), algorithm)
    if fault is not None:
        return KeyUnusable(fault.message, hint=fault.hint, field="key")
    operations = key.operations
    allowed = operations if isinstance(operations, (list, tuple)) else ()
    if operations is not None and "sign" not in allowed:
        return KeyUnusable(
            "The JWK’s “key_ops” does not allow “sign”.",
            hint="Use the key that is meant for signing, or add “sign” to “key_ops”.",
            field="key",
        )
    if key.kind is not Kind.SECRET and key.private is None:
        return KeyUnusable(
            f"The {key.label} is a public key, and signing takes the private one.",
            hint=_NEEDED[algorithm.key_type],
            field="key",
        )
    return None


_NEEDED: Mapping[str, str] = {
    "oct": "Give the secret: at least 32 random octets for HS256.",
    "RSA": "Give the RSA private key: a PEM with “BEGIN PRIVATE KEY”, or a JWK with “d”.",
    "EC": "Give the EC private key: a PEM with “BEGIN PRIVATE KEY”, or a JWK with “d”.",
    "OKP": "Give the Ed25519 or Ed448 private key: a PEM with “BEGIN PRIVATE KEY”, or a JWK with"
    " “d”.",
}
