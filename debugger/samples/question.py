"""`Question`: what somebody asks, as the arguments of `inspection.inspect_token`."""

from dataclasses import dataclass

from debugger.claims.policy import Policy


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks: the arguments of `inspection.inspect_token`."""

    text: str
    key: str | None = None
    key_format: str = "auto"
    policy: Policy | None = None
