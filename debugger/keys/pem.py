"""PEM text in, its keys out: public, private and certificates, mended where it was damaged."""

from debugger.keys import der
from debugger.keys.decoded import read_der
from debugger.keys.der import Structure
from debugger.keys.encrypted import locked
from debugger.keys.key import Key, Keyring, Problem, Provenance, Reading
from debugger.keys.pem_text import Block, blocks

_BLOCKS = 100


def read_pem(text: str, position: int | None = None) -> tuple[list[Key], list[Problem]]:
    """Every key in a text with PEM blocks, in order, and what is wrong with those that are none."""
    found = blocks(text)
    several = len(found) > 1
    keys: list[Key] = []
    problems: list[Problem] = []
    for index, block in enumerate(found[:_BLOCKS]):
        place = position if position is not None else (index if several else None)
        outcome = _read_block(block, place)
        if isinstance(outcome, Key):
            keys.append(outcome)
        elif not (several and _only_names_a_curve(block)):
            problems.extend(outcome)
    return keys, problems


def pem_keyring(text: str) -> Keyring:
    """The keyring of a text that is PEM, whole or damaged."""
    keys, problems = read_pem(text)
    reading = keys[0].provenance.reading if keys else Reading.PEM
    return Keyring(text, reading, tuple(keys), tuple(problems), total=len(keys) + len(problems))


def _read_block(block: Block, position: int | None) -> Key | tuple[Problem, ...]:
    if block.fault:
        return (Problem("key-unreadable", block.fault, block.hint, position),)
    if block.encrypted:
        return (locked(block.encrypted, position),)
    if block.label.startswith("OPENSSH"):
        from debugger.keys.openssh import read_private

        return read_private(block.octets, Provenance(Reading.OPENSSH, position, block.repairs))
    structure = der.structure(block.octets)
    certificate = structure is Structure.CERTIFICATE
    reading = Reading.CERTIFICATE if certificate else Reading.PEM
    repairs = (*block.repairs, *_label_repair(block.label, structure))
    return read_der(block.octets, Provenance(reading, position, repairs))


def _only_names_a_curve(block: Block) -> bool:
    return block.label == "EC PARAMETERS"


_SAME = {
    "X509 CERTIFICATE": "CERTIFICATE",
    "TRUSTED CERTIFICATE": "CERTIFICATE",
    "NEW CERTIFICATE REQUEST": "CERTIFICATE REQUEST",
}


def _label_repair(label: str, structure: Structure | None) -> tuple[str, ...]:
    written = _SAME.get(label, label)
    if not label or structure is None or written == structure:
        return ()
    return (f"The label says “{label}”, but inside is what belongs under “{structure}”.",)
