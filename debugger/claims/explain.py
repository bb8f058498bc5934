"""Header and claims in words: one `ClaimLine` for each member."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from debugger.claims.moments import rfc3339
from debugger.claims.platform_claims import FAMILIES
from debugger.claims.policy import Policy
from debugger.claims.remarks import remark
from debugger.claims.term import Kind, Term, Where
from debugger.claims.validate import ClaimCheck
from debugger.claims.vocabulary import has_members, lookup_within
from debugger.jose.member_spans import MemberSpans, join
from debugger.jose.model import Json, Token
from debugger.outcome import Outcome

MOST_LINES = 10_000
MOST_LEVELS = 5


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One member in words.

    `at`: its place (`payload.exp`). `value`: parsed; `text`: its exact JSON text. `title`: the
    specification's name for it, or "" where unknown. `meaning`: what it is for, one sentence.
    `time`: RFC 3339 in UTC where the value is a NumericDate that a calendar holds. `note`: what is
    to be said of this very value (“expired 3 hours ago”). `reference`: RFC and section.
    """

    at: str
    name: str
    value: Json
    text: str
    title: str
    meaning: str
    time: str | None
    status: Outcome
    note: str
    reference: str


def explain_header(
    token: Token, checks: Sequence[ClaimCheck], policy: Policy
) -> tuple[ClaimLine, ...]:
    """The JOSE header’s members, in the order they stand there; then the unprotected ones."""
    protected = token.header.members
    reading = _Reading(
        Where.HEADER, "header", _by_place(checks), policy, token.header.text, protected
    )
    lines = _limited(reading, protected)
    unprotected = token.signatures[0].unprotected if token.signatures else {}
    rest = {name: value for name, value in unprotected.items() if name not in protected}
    if not rest:
        return lines
    return lines + _limited(
        _Reading(Where.HEADER, "header", reading.checks, policy, _written(rest), rest), rest
    )


def explain_claims(
    token: Token, checks: Sequence[ClaimCheck], policy: Policy, issued: Token | None = None
) -> tuple[ClaimLine, ...]:
    """The claims set’s members, in the order they stand there, each followed by those inside it.

    At most 10,000 lines; then one that says how many members there are. `issued`: of an SD-JWT, the
    token with its payload as it was signed, which is what the exact text is of.
    """
    if token.payload is None:
        return ()
    document = token.payload.document
    written = issued.claims if issued else document.members
    reading = _Reading(Where.CLAIM, "payload", _by_place(checks), policy, document.text, written)
    return _limited(reading, document.members)


class _Reading:
    """What all lines of one document have in common."""

    def __init__(
        self,
        where: Where,
        root: str,
        checks: Mapping[str, Sequence[ClaimCheck]],
        policy: Policy,
        text: str,
        members: Mapping[str, Json],
    ) -> None:
        self.where, self.root, self.checks, self.policy = where, root, checks, policy
        self._text, self._spans, self._members = text, MemberSpans(text), members

    def text_of(self, steps: tuple[str, ...], value: Json) -> str:
        """The exact text of a value; where it is not this one’s text, the value written anew."""
        span = self._spans.value(steps) if self._at(steps) is value else None
        return self._text[slice(*span)] if span else _written(value)

    def _at(self, steps: tuple[str, ...]) -> Json:
        value: Json = self._members
        for step in steps:
            value = value.get(step) if isinstance(value, dict) else None
        return value


def _by_place(checks: Sequence[ClaimCheck]) -> Mapping[str, Sequence[ClaimCheck]]:
    places: dict[str, list[ClaimCheck]] = {}
    for check in checks:
        places.setdefault(check.at, []).append(check)
    return places


def _limited(reading: _Reading, members: Mapping[str, Json]) -> tuple[ClaimLine, ...]:
    lines: list[ClaimLine] = []
    for line in _lines(reading, members, reading.root, ()):
        if len(lines) == MOST_LINES:
            return (*lines, _more(reading, len(members)))
        lines.append(line)
    return tuple(lines)


def _lines(
    reading: _Reading, members: Mapping[str, Json], at: str, outer: tuple[str, ...]
) -> Iterator[ClaimLine]:
    within = outer[-1] if outer else ""
    for name, value in members.items():
        place, steps = join(at, name), (*outer, name)
        term = lookup_within(name, reading.where, within)
        yield _line(reading, place, steps, value, term)
        if term and isinstance(value, dict) and len(steps) < MOST_LEVELS:
            yield from _inside(reading, value, place, steps)


def _inside(
    reading: _Reading, members: Mapping[str, Json], at: str, steps: tuple[str, ...]
) -> Iterator[ClaimLine]:
    if has_members(steps[-1], reading.where):
        yield from _lines(reading, members, at, steps)


def _line(
    reading: _Reading, at: str, steps: tuple[str, ...], value: Json, term: Term | None
) -> ClaimLine:
    checks = reading.checks.get(at, ())
    dated = term is not None and term.kind is Kind.NUMERIC_DATE
    # A check of a time says already how far away it is.
    note = remark(term, value, reading.policy) if term and not (checks and dated) else ""
    if checks:
        note = "; ".join(filter(None, (*(check.reason for check in checks), note)))
    return ClaimLine(
        at,
        steps[-1],
        value,
        reading.text_of(steps, value),
        term.title if term else "",
        term.meaning if term else _unknown(reading.where, steps),
        rfc3339(value) if dated else None,
        _status(checks) if checks else Outcome.NOT_CHECKED,
        note,
        term.reference if term else "",
    )


def _unknown(where: Where, steps: tuple[str, ...]) -> str:
    if len(steps) > 1:
        return ""
    if where is Where.HEADER:
        return "Not registered; private to those who agreed on it (RFC 7515 §4.3)."
    return next(
        (meaning for start, meaning in FAMILIES if steps[0].startswith(start)),
        "Not registered; private to the issuer (RFC 7519 §4.3).",
    )


def _status(checks: Sequence[ClaimCheck]) -> Outcome:
    outcomes = {check.outcome for check in checks}
    for outcome in (Outcome.FAILED, Outcome.PASSED):
        if outcome in outcomes:
            return outcome
    return Outcome.NOT_CHECKED


def _written(value: Json) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except (ValueError, RecursionError, TypeError):  # more than 4,300 digits, or too deep
        return ""


def _more(reading: _Reading, count: int) -> ClaimLine:
    return ClaimLine(
        at=reading.root,
        name="…",
        value=None,
        text="",
        title="More members",
        meaning=f"{count:,} members stand here; the first {MOST_LINES:,} lines are shown, "
        "which is the limit of this program.",
        time=None,
        status=Outcome.NOT_CHECKED,
        note="",
        reference="",
    )
