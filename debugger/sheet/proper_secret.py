"""A `Report` in; where its secret is weak, how to make a proper one for the same algorithm."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from debugger.report import Report


@dataclass(frozen=True, slots=True)
class ProperSecret:
    """What a proper secret takes: `bits` of randomness. `command` makes one in a shell."""

    algorithm: str
    bits: int
    command: str


def proper_secret(report: "Report") -> ProperSecret | None:
    """None where no secret was found wanting."""
    if _WEAK.isdisjoint(finding.id for finding in report.findings):
        return None
    from debugger.jose.algorithms import Family, Use, find

    algorithm = find(report.token.algorithm, Use.SIGNATURE)
    if algorithm is None or algorithm.family is not Family.HMAC:
        return None
    command = f"jwt-debugger keygen {algorithm.name} --format text > secret.txt"
    return ProperSecret(algorithm.name, algorithm.minimum_key_bits, command)


_WEAK = frozenset(
    {
        "hmac-secret-common",
        "hmac-secret-empty",
        "hmac-secret-is-claim",
        "hmac-secret-low-entropy",
        "hmac-secret-published",
        "hmac-secret-short",
        "hmac-secret-unset",
    }
)
