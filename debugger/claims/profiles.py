"""What kind of token this is, by the marks its specification or issuer gives it."""

from dataclasses import dataclass, field

from debugger.claims.policy import Policy
from debugger.jose.model import Token


@dataclass(frozen=True, slots=True)
class Profile:
    """The kind of a token. `why` is a clause that says by what it was recognised.

    `chosen`: by hand (`policy.profile`). `switches_off`: ids of pitfalls that are none here.
    """

    name: str
    why: str
    chosen: bool = False
    switches_off: frozenset[str] = field(default=frozenset(), repr=False)
    reference: str = ""


def recognise(token: Token, policy: Policy) -> Profile:
    """The first profile whose marks the token has, or the one that the policy names."""
    raise NotImplementedError
