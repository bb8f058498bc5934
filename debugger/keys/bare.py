"""Base64 without any frame in, the key inside it out: DER, or PEM or JWK encoded once more."""

import re
from dataclasses import replace

from debugger.keys import der, openssh, pem_text
from debugger.keys.decoded import read_der
from debugger.keys.der import Structure
from debugger.keys.key import Key, Keyring, Problem, Provenance, Reading

_ENCODED_TWICE = "It was encoded in base64 as a whole."


def bare_keyring(text: str, *, framed: bool = False) -> Keyring | None:
    """None where the text is no key in base64, so that it may be a secret.

    `framed`: it ought to have a BEGIN and an END line; several lines look so by themselves.
    """
    block = pem_text.bare_block(text)
    if block.fault or not block.octets:
        return None
    inner = _text_inside(block.octets)
    if inner is not None:
        return _of_text(text, inner)
    framed = framed or len(text.split()) > 1
    if openssh.is_public(block.octets) or openssh.is_private(block.octets):
        return _of_openssh(text, block, framed)
    return _of_der(text, block, framed)


def _of_openssh(text: str, block: pem_text.Block, framed: bool) -> Keyring | None:
    read = openssh.read_private if openssh.is_private(block.octets) else openssh.read_public
    provenance = Provenance(Reading.OPENSSH, None, block.repairs if framed else ())
    return _keyring(text, read(block.octets, provenance), Reading.OPENSSH)


def _of_der(text: str, block: pem_text.Block, framed: bool) -> Keyring | None:
    structure = der.structure(block.octets)
    if structure is None:
        return None
    reading = Reading.PEM if framed else Reading.DER
    if structure is Structure.CERTIFICATE:
        reading = Reading.CERTIFICATE
    repairs = block.repairs if framed else ()
    return _keyring(text, read_der(block.octets, Provenance(reading, None, repairs)), reading)


def _keyring(text: str, outcome: Key | tuple[Problem, ...], reading: Reading) -> Keyring | None:
    if isinstance(outcome, Key):
        return Keyring(text, reading, (outcome,), total=1)
    if all(problem.code == "key-unreadable" for problem in outcome):
        return None
    return Keyring(text, reading, problems=outcome, total=1)


def _text_inside(octets: bytes) -> str | None:
    if not re.match(rb"\s*(?:-----BEGIN|\{|\[)", octets):
        return None
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return None


def _of_text(text: str, inner: str) -> Keyring | None:
    from debugger.keys.jwk_text import jwk_keyring, looks_like_jwk
    from debugger.keys.pem import pem_keyring

    if pem_text.looks_like_pem(inner):
        keyring = pem_keyring(inner)
    elif looks_like_jwk(inner):
        keyring = jwk_keyring(inner)
    else:
        return None
    if not keyring.keys and keyring.reading is Reading.JWK:
        return None  # any JSON in base64, such as a token’s header, may be somebody’s secret
    return replace(keyring, text=text, keys=tuple(_repaired(key) for key in keyring.keys))


def _repaired(key: Key) -> Key:
    provenance = key.provenance
    repairs = (_ENCODED_TWICE, *provenance.repairs)
    return replace(key, provenance=replace(provenance, repairs=repairs))
