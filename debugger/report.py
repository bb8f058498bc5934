"""`Report`: everything that is printed about a token, and nothing that prints."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from debugger.claims.explain import ClaimLine
from debugger.claims.policy import Policy
from debugger.claims.profiles import Profile
from debugger.claims.validate import ClaimCheck
from debugger.extract import Extraction, Found
from debugger.jose.model import Token
from debugger.keys.key import Keyring
from debugger.outcome import Outcome
from debugger.pitfalls.registry import Finding
from debugger.verification import Verdict, Verification

if TYPE_CHECKING:
    from debugger.jose.sd_jwt import Disclosed
    from debugger.key_binding import KeyBinding


@dataclass(frozen=True, slots=True)
class Check:
    """One of the four chips: `name` is structure, signature, time or policy; `note` a few words."""

    name: str
    outcome: Outcome
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to one question (text, key, expectations, a moment).

    `header_lines` and `claims` are the members in words. `findings` come errors first, then
    warnings, then infos. `checks` are structure, signature, time and policy, in this order.
    `found` is where in the pasted text the token stood; None where nothing was pasted. `disclosed`
    and `key_binding` are there for an SD-JWT: `claims` are then the processed ones. `nested` is the
    report about the token that the payload is; `deeper`: it is one, and too deep to be judged.
    """

    extraction: Extraction
    found: Found | None
    token: Token
    keyring: Keyring
    verification: Verification
    policy: Policy
    profile: Profile
    claim_checks: tuple[ClaimCheck, ...]
    header_lines: tuple[ClaimLine, ...]
    claims: tuple[ClaimLine, ...]
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    summary: str
    disclosed: "Disclosed | None" = None
    key_binding: "KeyBinding | None" = None
    nested: "Report | None" = None
    deeper: bool = False

    @property
    def verdict(self) -> Verdict:
        return self.verification.verdict

    @property
    def read(self) -> Token:
        """The token whose claims count: of an SD-JWT, with the processed payload."""
        return self.disclosed.read if self.disclosed else self.token

    @property
    def accepted(self) -> bool:
        """What a careful relying party would do: verified, no finding an error, all within too."""
        within = self.nested.accepted if self.nested else not self.deeper
        return (
            within
            and self.verdict is Verdict.VERIFIED
            and not any(finding.severity == "error" for finding in self.findings)
        )

    @property
    def innermost(self) -> "Report":
        """The report about the token that holds the claims: the deepest one within."""
        return self.nested.innermost if self.nested else self
