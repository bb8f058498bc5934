"""The first certificate of a JWK's `x5c` in, the key in it out (RFC 7517 §4.7)."""

from binascii import Error, a2b_base64
from dataclasses import replace

from debugger.keys.jwk_members import Members, description, public_part
from debugger.keys.key import Certificate, Key, Provenance, Reading
from debugger.keys.x509 import read_certificate


def certificate_of(members: Members) -> Certificate | None:
    """What the certificate says; whether it holds the same key is for others to compare."""
    key = _read(members, Provenance(Reading.CERTIFICATE))
    return key.certificate if key else None


def key_of_certificate(members: Members, provenance: Provenance) -> Key:
    """The key of a JWK that has no key members of its own."""
    key = _read(members, provenance)
    if key is None:
        raise members.refuse(
            "It has no key members, and “x5c” holds no certificate that can be read.",
            "The first entry of “x5c” is the certificate’s DER in base64.",
        )
    members.fault(
        "It has no key members of its own; the key was taken from the certificate in “x5c”.",
        "Write the key’s members beside “x5c”.",
    )
    return replace(key, members=public_part(members.values), **description(members))


def _read(members: Members, provenance: Provenance) -> Key | None:
    chain = members.values.get("x5c")
    if not isinstance(chain, list) or not chain or not isinstance(chain[0], str):
        return None
    try:
        octets = a2b_base64(chain[0])
    except (Error, ValueError):
        return None
    key = read_certificate(octets, provenance)
    return key if isinstance(key, Key) else None
