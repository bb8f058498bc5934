"""Claims set and header against the policy, at its `now`: one `ClaimCheck` for each thing checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from debugger.claims.policy import Policy
from debugger.jose.model import Json, Token
from debugger.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """One expectation and whether the token meets it.

    `at`: the place (`payload.exp`, `header.typ`, `header.alg`). `subject`: `time` for `exp`, `nbf`
    and `iat` at `now`; `policy` for what the policy asks. `reason` is a clause in lower case that a
    row can show (“expired 3 hours ago”).
    """

    at: str
    subject: str
    outcome: Outcome
    reason: str


def validate(token: Token, policy: Policy) -> tuple[ClaimCheck, ...]:
    """All checks that token and policy give rise to, in the order of the claims."""
    raise NotImplementedError
