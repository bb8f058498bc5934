"""PEM text in, its keys out: public, private and certificates, mended where it was damaged."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from debugger.keys import der, openssh
from debugger.keys.decoded import read_der
from debugger.keys.der import Structure
from debugger.keys.encrypted import locked
from debugger.keys.key import Key, Keyring, Problem, Provenance, Reading
from debugger.keys.limits import SET_KEYS
from debugger.keys.pem_text import Block, blocks


def pem_keyring(text: str) -> Keyring:
    """The keyring of a text that is PEM, whole or damaged."""
    keys, problems = read_pem(text)
    reading = keys[0].provenance.reading if keys else Reading.PEM
    return Keyring(text, reading, keys, problems, total=len(keys) + len(problems))


def read_pem(text: str, position: int | None = None) -> tuple[tuple[Key, ...], tuple[Problem, ...]]:
    """Every key in a text with PEM blocks, in order, and what is wrong with those that are none.

    `position`: what all of them are numbered as; by default each by its place in the text.
    """
    found = list(islice(blocks(text), SET_KEYS + 1))
    several = len(found) > 1
    # `openssl ecparam -genkey` writes the curve's name before the key; alone it is a mistake.
    meant = [block for block in found if not several or not block.label.endswith("PARAMETERS")]
    keys: list[Key] = []
    problems: list[Problem] = []
    for index, block in enumerate(meant[:SET_KEYS]):
        place = index if position is None and len(meant) > 1 else position
        outcome = _read_block(block, place)
        if isinstance(outcome, Key):
            keys.append(outcome)
        else:
            problems.extend(outcome)
    if len(meant) > SET_KEYS:
        problems.append(_too_many())
    return _merged(keys), tuple(problems)


def _read_block(block: Block, position: int | None) -> Key | tuple[Problem, ...]:
    if block.fault:
        return (Problem("key-unreadable", block.fault, block.hint, position),)
    if block.encrypted:
        return (locked(block.encrypted, position),)
    if block.label.startswith("PGP"):
        return (_pgp(position),)
    if openssh.is_private(block.octets):
        return openssh.read_private(
            block.octets, Provenance(Reading.OPENSSH, position, block.repairs)
        )
    if openssh.is_public(block.octets):
        return openssh.read_public(
            block.octets, Provenance(Reading.OPENSSH, position, block.repairs)
        )
    return _read_der_block(block, position)


def _read_der_block(block: Block, position: int | None) -> Key | tuple[Problem, ...]:
    if block.label.endswith("PARAMETERS"):
        return (_parameters(block.label, position),)
    structure = der.structure(block.octets)
    reading = Reading.CERTIFICATE if structure is Structure.CERTIFICATE else Reading.PEM
    repairs = (*block.repairs, *_label_repair(block.label, structure))
    return read_der(block.octets, Provenance(reading, position, repairs))


def _label_repair(label: str, structure: Structure | None) -> tuple[str, ...]:
    written = _SAME.get(label, label)
    if not label or structure is None or written == structure:
        return ()
    return (f"The label says “{label}”, but inside is what belongs under “{structure}”.",)


def _merged(keys: Iterable[Key]) -> tuple[Key, ...]:
    """A certificate and the private key that belongs to it are one key."""
    merged: dict[str, Key] = {}
    for key in keys:
        first = merged.get(key.thumbprint)
        merged[key.thumbprint] = key if first is None else _both(first, key)
    return tuple(merged.values())


def _both(first: Key, second: Key) -> Key:
    return replace(
        first,
        private=first.private or second.private,
        private_given=first.private_given or second.private_given,
        certificate=first.certificate or second.certificate,
    )


_SAME = {
    "X509 CERTIFICATE": "CERTIFICATE",
    "TRUSTED CERTIFICATE": "CERTIFICATE",
    "NEW CERTIFICATE REQUEST": "CERTIFICATE REQUEST",
    "CMS": "PKCS7",
}


def _parameters(label: str, position: int | None) -> Problem:
    return Problem(
        "key-unreadable",
        f"“{label}” only describes keys. The key itself stands in another block.",
        "Paste the file to its end, or the file that holds the public key.",
        position,
    )


def _pgp(position: int | None) -> Problem:
    return Problem(
        "key-unsupported",
        "This is an OpenPGP key. JOSE tokens are not signed with those.",
        "Give the public key, certificate or JWK of whoever signs the token.",
        position,
    )


def _too_many() -> Problem:
    return Problem(
        "key-limit",
        f"The text has more than {SET_KEYS} PEM blocks; the first {SET_KEYS} are used.",
        "Leave only the keys that may have signed this token.",
    )
