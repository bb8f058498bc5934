"""Header and claims in words: one `ClaimLine` for each member."""

from collections.abc import Sequence
from dataclasses import dataclass

from debugger.claims.policy import Policy
from debugger.claims.validate import ClaimCheck
from debugger.jose.model import Json, Token
from debugger.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One member in words.

    `at`: its place (`payload.exp`). `value`: parsed; `text`: its exact JSON text. `title`: the
    specification's name for it, or "" where unknown. `meaning`: what it is for, one sentence.
    `time`: RFC 3339 in UTC where the value is a NumericDate that a calendar holds. `note`: what is to be
    said of this very value (“expired 3 hours ago”). `reference`: RFC and section.
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
    """The JOSE header's members, in the order they stand there."""
    raise NotImplementedError


def explain_claims(
    token: Token, checks: Sequence[ClaimCheck], policy: Policy
) -> tuple[ClaimLine, ...]:
    """The claims set's members, in the order they stand there."""
    raise NotImplementedError
