"""What a verifier must reject in an SD-JWT (RFC 9901 §7.1), said by code and place, as faults."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from debugger.jose.json_faults import DEPTH_LIMIT
from debugger.jose.member_spans import join
from debugger.jose.model import Disclosure, Fault, Segment

# The steps from the root to a value, innermost first: (last step, (step before, …)).
Trail = tuple["str | int", "Trail | None"]


class Here(NamedTuple):
    """Where a reader is: in the processed payload by `trail`, in what was issued by `raw`.

    `source`: the index of the disclosure that it reads in, None for the payload. `void`: within
    something that has no place; what is found there is referenced, and put nowhere.
    """

    trail: Trail | None = None
    raw: Trail | None = None
    source: int | None = None
    depth: int = 1
    void: bool = False

    def inside(self, step: str | int, raw: str | int) -> "Here":
        trail, issued = (step, self.trail), (raw, self.raw)
        return Here(trail, issued, self.source, self.depth + 1, self.void)

    def disclosed(self, step: str | int, index: int) -> "Here":
        return Here((step, self.trail), None, index, self.depth + 1, self.void)


class SdFaults:
    """The faults met so far; of each kind the first few, for a thousand need not all be told."""

    def __init__(self, disclosures: Sequence[Disclosure], segments: Sequence[Segment]) -> None:
        self.met: list[Fault] = []
        self._disclosures, self._segments = disclosures, segments
        self._counts: Counter[str] = Counter()

    def structure(self, here: Here, message: str, name: str = "") -> None:
        """Of the member `name` there, or of what is there."""
        self.of_place("sd-structure-malformed", here.inside(name, name) if name else here, message)

    def too_deep(self, here: Here) -> None:
        message = f"The disclosures nest deeper than {DEPTH_LIMIT} levels; no deeper ones are read."
        self.of_place("json-depth", here, message, limit=True)

    def of_place(self, code: str, here: Here, message: str, *, limit: bool = False) -> None:
        if here.source is None:
            self._add(Fault(code, place(here.raw), message, fatal=False, limit=limit))
        else:
            self.of_disclosure(code, here.source, message, limit=limit)

    def of_disclosure(self, code: str, index: int, message: str, *, limit: bool = False) -> None:
        segment, at = self._segments[index], f"disclosures[{index}]"
        self._add(Fault(code, at, message, segment.start, segment.end, False, limit))

    def name(self, index: int) -> str:
        """“Disclosure 2, “given_name”,” as the beginning of a sentence."""
        name = self._disclosures[index].name
        return f"Disclosure {index + 1}" + (f", {quoted(name)}," if name is not None else "")

    def _add(self, fault: Fault) -> None:
        self._counts[fault.code] += 1
        if self._counts[fault.code] <= _MOST_FAULTS:
            self.met.append(fault)


def place(trail: Trail | None) -> str:
    """The place of a value in the payload; very long names, and very long places, are cut."""
    steps: list[str | int] = []
    while trail is not None:
        step, trail = trail
        steps.append(_cut(step) if isinstance(step, str) else step)
    path = "payload"
    for step in reversed(steps):
        path = join(path, step)
    return _cut(path)


def quoted(text: str) -> str:
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"


_MOST_FAULTS = 16
_SHOWN = 60
_LONGEST = 400
