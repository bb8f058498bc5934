"""The register: what a pitfall is, how one is declared, and `diagnose`, which asks all of them.

A pitfall is a generator under `@pitfall(…)`: its words are its declaration, its sample its proof.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from debugger.claims.policy import Policy
from debugger.claims.profiles import Profile
from debugger.claims.validate import ClaimCheck
from debugger.extract import Extraction, Found
from debugger.jose.model import Json, Token
from debugger.jose.places import Locate, locator
from debugger.keys.key import Key, Keyring
from debugger.pitfalls.inside import Inside, look_inside
from debugger.verification import Cause, Verdict, Verification

if TYPE_CHECKING:
    from debugger.jose.sd_jwt import Disclosed
    from debugger.key_binding import KeyBinding
    from debugger.samples import Question


class Severity(StrEnum):
    """How grave: to be rejected · known to be attacked or broken · worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Case:
    """All that a check may see."""

    extraction: Extraction
    found: Found | None
    token: Token
    keyring: Keyring
    verification: Verification
    policy: Policy
    profile: Profile
    claim_checks: tuple[ClaimCheck, ...]

    # Read by nearly every check, so they are taken out once. `claims` is empty and `is_claims_set`
    # False where the header is at fault: who cannot read the header has no claims to judge.
    # `causes` explain a signature that does not fit; without a key, they are what its octets show.
    header: Mapping[str, Json]
    claims: Mapping[str, Json]
    is_claims_set: bool
    now: float
    causes: tuple[Cause, ...] = ()
    inside: Inside = field(default=Inside(), repr=False)
    # What the payload is where it is a token itself, judged likewise; the keys that the
    # tokens around this one rest on; and how deep it stands: 1 is the token that was pasted.
    inner: "Case | None" = None
    openers: tuple[Key, ...] = ()
    level: int = 1
    # Of an SD-JWT alone; `claims` are then the processed ones, and `token` is as it was issued.
    disclosed: "Disclosed | None" = None
    key_binding: "KeyBinding | None" = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where a pitfall was met.

    `at`: the place (`header.alg`, `payload.exp`, `signature`, `key`, `policy.algorithms`, `input`,
    or "" for the whole token). `saw`: a sentence about what stands there. `span`: offsets into the
    token's text where they are not simply those of `at`. `severity`: where it is another one than
    the pitfall's usual (the catalogue's “W if …”).
    """

    at: str
    saw: str
    span: tuple[int, int] | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A pitfall met, as it is told: `detail` is what was seen and why it matters."""

    id: str
    severity: Severity
    at: str
    span: tuple[int, int] | None
    title: str
    detail: str
    fix: str
    reference: str


Check = Callable[[Case], Iterable[Evidence]]
Sample = Callable[[], "Question"]


@dataclass(frozen=True, slots=True)
class Pitfall:
    """One kind of mistake.

    `profiles`: the only ones in which it is looked for; empty for all. One cause, one finding:
    `silences` are ids not said beside it wherever they were met (a cut token explains a signature
    that does not fit), `silences_here` ids not said at the same place, or within or around it (what
    is wrong with `header.jku` says nothing about `header.x5u`).
    """

    id: str
    severity: Severity
    title: str
    why: str
    fix: str
    reference: str
    check: Check
    profiles: frozenset[str]
    silences: frozenset[str]
    silences_here: frozenset[str]
    steps: tuple[str, ...] = ()
    recipe: str | None = None

    def __call__(self, case: Case) -> Iterable[Evidence]:
        return self.check(case)

    def sample(self, make: Sample) -> Sample:
        """Decorator for the function that makes a question in which this pitfall is met."""
        if self.id in SAMPLES:
            raise ValueError(f"pitfall {self.id!r} has a sample already")
        SAMPLES[self.id] = make
        return make


PITFALLS: dict[str, Pitfall] = {}
SAMPLES: dict[str, Sample] = {}


def pitfall(
    id: str,
    *,
    severity: Severity,
    title: str,
    why: str,
    fix: str,
    reference: str,
    steps: Iterable[str] = (),
    recipe: str | None = None,
    profiles: Iterable[str] = (),
    silences: Iterable[str] = (),
    silences_here: Iterable[str] = (),
) -> Callable[[Check], Pitfall]:
    """Declare a pitfall; the decorated generator yields `Evidence` for each place it is met.

    Raises ValueError where the id is taken: two checks of one name are a mistake of ours.
    """

    def register(check: Check) -> Pitfall:
        if id in PITFALLS:
            raise ValueError(f"pitfall {id!r} is declared twice")
        PITFALLS[id] = Pitfall(
            id,
            severity,
            title,
            why,
            fix,
            reference,
            check,
            frozenset(profiles),
            frozenset(silences),
            frozenset(silences_here),
            tuple(steps),
            recipe,
        )
        return PITFALLS[id]

    return register


def rfc(number: int, *sections: str) -> str:
    """`rfc(7519, "4.1.4")` is “RFC 7519 §4.1.4”."""
    return f"RFC {number} " + ", ".join(f"§{section}" for section in sections)


def make_case(
    extraction: Extraction,
    token: Token,
    keyring: Keyring,
    verification: Verification,
    policy: Policy,
    profile: Profile,
    claim_checks: tuple[ClaimCheck, ...],
    disclosed: "Disclosed | None" = None,
    key_binding: "KeyBinding | None" = None,
) -> Case:
    """Bring together what the steps before have found."""
    readable = not any(fault.fatal and fault.at.startswith("header") for fault in token.faults)
    claims = (disclosed or token).claims if readable else {}
    return Case(
        extraction=extraction,
        found=extraction.tokens[0] if extraction.tokens else None,
        token=token,
        keyring=keyring,
        verification=verification,
        policy=policy,
        profile=profile,
        claim_checks=claim_checks,
        header=token.signatures[0].header if token.signatures else token.header.members,
        claims=claims,
        is_claims_set=readable and isinstance(token.payload and token.payload.document.value, dict),
        now=policy.seconds,
        causes=_causes(token, verification),
        inside=look_inside(claims),
        disclosed=disclosed,
        key_binding=key_binding,
    )


def _causes(token: Token, verification: Verification) -> tuple[Cause, ...]:
    if verification.verdict is not Verdict.UNVERIFIED:
        return verification.causes
    from debugger.causes.shape import signature_shape

    shape = signature_shape(token)
    return (shape,) if shape else verification.causes


def diagnose(case: Case, entries: Iterable[Pitfall] | None = None) -> tuple[Finding, ...]:
    """What is met of `entries`, errors first, then warnings, then infos.

    By default of all that are declared by now, which are those whose modules were imported.
    """
    switched_off = case.profile.switches_off
    name = case.profile.name
    met = [
        (entry, evidence)
        for entry in (PITFALLS.values() if entries is None else entries)
        if entry.id not in switched_off and (not entry.profiles or name in entry.profiles)
        for evidence in entry.check(case)
    ]
    locate = _locator(case)
    findings = [_finding(entry, evidence, locate) for entry, evidence in _told(met)]
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.severity]))


def _locator(case: Case) -> Locate:
    if case.disclosed is None:
        return locator(case.token)
    from debugger.jose.sd_places import locator_of

    return locator_of(case.token, case.disclosed)


def _told(met: list[tuple[Pitfall, Evidence]]) -> Iterator[tuple[Pitfall, Evidence]]:
    """What is left when every finding has silenced those of the same cause.

    A finding that is silenced itself silences all the same: the chain has one cause at its head.
    """
    anywhere: set[str] = set()
    here: dict[str, list[str]] = {}
    for entry, evidence in met:
        anywhere |= entry.silences
        for silenced in entry.silences_here:
            here.setdefault(silenced, []).append(evidence.at)
    for entry, evidence in met:
        if entry.id in anywhere:
            continue
        if not any(_same_place(at, evidence.at) for at in here.get(entry.id, ())):
            yield entry, evidence


def _same_place(one: str, other: str) -> bool:
    """Whether two places are one, or one is within the other (`payload`, `payload.exp`)."""
    outer, inner = sorted((one, other), key=len)
    return not outer or inner == outer or inner.startswith((f"{outer}.", f"{outer}["))


def _finding(entry: Pitfall, evidence: Evidence, locate: Locate) -> Finding:
    return Finding(
        entry.id,
        evidence.severity or entry.severity,
        evidence.at,
        _shown(evidence.span or locate(evidence.at)),
        entry.title,
        f"{evidence.saw} {entry.why}",
        entry.fix,
        entry.reference,
    )


def _shown(span: tuple[int, int] | None) -> tuple[int, int] | None:
    """A span that can be seen: what is missing is shown at the character before the gap."""
    if span is None or span[0] < span[1] or span == (0, 0):
        return span
    return span[0] - 1, span[1]


_ORDER: dict[Severity, int] = {severity: rank for rank, severity in enumerate(Severity)}
