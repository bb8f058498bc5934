"""Why a signature does not fit, and the fields of the form that make it fit: `Report` in."""

from collections.abc import Mapping
from dataclasses import dataclass

from debugger.extract import Extraction, Found
from debugger.jose.base64url import encode
from debugger.report import Report
from debugger.sheet.readings import ReadingRow, reading_rows
from debugger.verification import Cause


@dataclass(frozen=True, slots=True)
class Remedy:
    """A cause of the failure, and the fields of the form that would make the signature fit.

    `sentence` is "" where the headline has it. `button`: what pressing it does, in words.
    `readings`: of a secret, and which of them fits.
    """

    sentence: str
    fields: Mapping[str, str]
    button: str
    readings: tuple[ReadingRow, ...] = ()

    @property
    def effect(self) -> str:
        """What the button does to the fields: said where the headline has the cause."""
        return _EFFECTS[self.button]


def remedies(report: Report, extraction: Extraction, found: Found | None) -> tuple[Remedy, ...]:
    """Those that add to the headline: a way out, the readings, or a sentence of their own."""
    made = (_remedy(cause, report, extraction, found) for cause in report.verification.causes)
    return tuple(each for each in made if each.sentence or each.fields)


def _remedy(cause: Cause, report: Report, extraction: Extraction, found: Found | None) -> Remedy:
    token = None if cause.octets is None else _put_right(cause.octets, report, extraction, found)
    fields = {"token": token, "key": cause.text, "key_format": cause.reading}
    return Remedy(
        "" if cause.sentence in report.summary else cause.sentence,
        {name: text for name, text in fields.items() if text is not None},
        _button(cause),
        reading_rows(report.keyring, cause),
    )


def _put_right(
    octets: bytes, report: Report, extraction: Extraction, found: Found | None
) -> str | None:
    """The pasted text with the signature put right in it; all that stands around it is kept."""
    segment = report.token.segment("signature")
    if segment is None or len(extraction.text) > _LONGEST:
        return None
    text = report.token.text
    token = f"{text[: segment.start]}{encode(octets)}{text[segment.end :]}"
    if found is None or extraction.text[found.start : found.end] != text:
        return token
    return f"{extraction.text[: found.start]}{token}{extraction.text[found.end :]}"


def _button(cause: Cause) -> str:
    if cause.octets is not None:
        return _MENDED
    return _KEY if cause.reading == "jwk" else _READING


_MENDED, _KEY, _READING = "Put the signature right", "Use this key", "Use this reading"
_EFFECTS = {
    _MENDED: "Header and payload stay as they are; the signature alone is written anew.",
    _KEY: "The key that fits is put into the key field, alone.",
    _READING: "The secret is put into the key field as it is to be read.",
}
_LONGEST = 64 * 1024  # the button carries the whole text
