"""Makes tokens for samples and lessons: honest ones of every profile, and `Question`s about them."""

from dataclasses import dataclass

from debugger.claims.policy import Policy


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks: the arguments of `inspection.inspect_token`."""

    text: str
    key: str | None = None
    key_format: str = "auto"
    policy: Policy | None = None
