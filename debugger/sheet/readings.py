"""A secret and the reading of it that fits in, the table of its readings out."""

from collections.abc import Iterator
from dataclasses import dataclass

from debugger.keys.key import Keyring, Problem
from debugger.keys.secret import decode, readings
from debugger.outcome import Outcome
from debugger.verification import Cause


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One way to read the secret: what it gives, and whether the signature fits that.

    `why` stands in place of the outcome where nothing could be tried. `in_use`: it is the one that
    the verdict speaks of. `found`: it is the one that fits.
    """

    name: str
    gives: str
    outcome: Outcome
    why: str = ""
    in_use: bool = False
    found: bool = False


def reading_rows(keyring: Keyring, cause: Cause) -> tuple[ReadingRow, ...]:
    """Nothing where the cause is not that the secret was read otherwise."""
    if cause.reading is None or cause.text is None or keyring.reading not in _NAMES:
        return ()
    rows = tuple(_plain(keyring, cause))
    return rows if any(row.found for row in rows) else (*rows, _mended(keyring, cause))


def _plain(keyring: Keyring, cause: Cause) -> Iterator[ReadingRow]:
    """The text as typed, by each of the four. What comes after the one that fits was not tried."""
    found = False
    given: dict[bytes, str] = {}
    for reading, name in _NAMES.items():
        octets = decode(keyring.text, reading)
        in_use = keyring.reading == reading
        if isinstance(octets, Problem):
            yield ReadingRow(name, "–", Outcome.NOT_CHECKED, octets.message, in_use)
            continue
        if octets in given:
            same = f"the same octets as {given[octets]}"
            yield ReadingRow(name, _counted(octets), Outcome.NOT_CHECKED, same, in_use)
            continue
        given[octets] = name.lower()
        fits = (reading, keyring.text) == (cause.reading, cause.text)
        tried = Outcome.NOT_CHECKED if found and not in_use else Outcome.FAILED
        yield ReadingRow(
            name, _counted(octets), Outcome.PASSED if fits else tried, "", in_use, fits
        )
        found = found or fits


def _mended(keyring: Keyring, cause: Cause) -> ReadingRow:
    """The reading that fits where it takes more than another format."""
    octets = decode(cause.text or "", cause.reading or "")
    gives = "–" if isinstance(octets, Problem) else _counted(octets)
    label = next(
        (reading.label for reading in readings(keyring.text) if reading.octets == octets),
        _OTHERWISE.get(cause.reading or "", "its octets, as the signer had them"),
    )
    return ReadingRow(label[:1].upper() + label[1:], gives, Outcome.PASSED, found=True)


def _counted(octets: bytes) -> str:
    return f"{len(octets):,} octet{'' if len(octets) == 1 else 's'}"


_OTHERWISE = {"utf8": "the encoded text of its octets"}
_NAMES = {"utf8": "Text, as typed", "base64": "Base64", "base64url": "Base64url", "hex": "Hex"}
