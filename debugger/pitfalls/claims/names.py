"""Pitfalls of claim names: registered ones misspelt, too many, switches, `__proto__`."""

from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose.strict_json import join
from debugger.pitfalls.claims.reading import misspelt, text
from debugger.pitfalls.hosts import host_of, is_development
from debugger.pitfalls.inside import MOST_PLACES, Member, plain
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_MOST_CLAIMS = 50


@pitfall(
    "claim-name-misspelt",
    severity=Severity.WARNING,
    title="A registered claim under another name",
    why="Libraries check the registered names alone, so what this one says is never looked at.",
    fix="Use the registered name of three letters.",
    reference=rfc(7519, "4.1"),
    steps=(
        "The issuer writes “expires”, and everybody believes that its tokens expire.",
        "Libraries look for “exp”, find none, and check nothing.",
        "A stolen token works for ever, though the date in it has long passed.",
    ),
    recipe="issue-token",
    silences=(
        "exp-missing",
        "iss-missing",
        "aud-missing",
        "sub-missing",
        "iat-missing",
        "jti-missing",
    ),
)
def misspelt_name(case: Case) -> Iterator[Evidence]:
    for name, meant in misspelt(case):
        yield Evidence(join("payload", name), f"There is {quoted(name)}, and no “{meant}”.")


@misspelt_name.sample
def _misspelt_name() -> samples.Question:
    return samples.with_claims(exp=samples.ABSENT, expires=samples.SAMPLE_NOW + 600)


@pitfall(
    "claims-many",
    severity=Severity.INFO,
    title="Very many claims",
    why="The token carries a whole record, which grows with every request and is soon out of date.",
    fix="Keep identifiers in the token, and look the rest up where it is needed.",
    reference=rfc(7519, "1"),
    steps=(
        "An application writes the whole user record into the token, and adds a field with each"
        " release.",
        "The token grows beyond what proxies and servers take as a header, and requests fail"
        " with 431 or 400.",
        "What stands in it is copied to each service and log, and stays there after the record"
        " has changed.",
    ),
    recipe="issue-token",
)
def many_claims(case: Case) -> Iterator[Evidence]:
    if len(case.claims) > _MOST_CLAIMS:
        yield Evidence("payload", f"The payload has {len(case.claims):,} claims at its top.")


@many_claims.sample
def _many_claims() -> samples.Question:
    return samples.with_claims(**{f"c{number}": number for number in range(60)})


@pitfall(
    "debug-claim",
    severity=Severity.WARNING,
    title="A test switch in the token",
    why="Back doors that are made for development tend to survive, and whoever can put this"
    " claim into a token finds them.",
    fix="Remove the switch from tokens, and the code that obeys it.",
    reference="CWE-489",
    steps=(
        "Developers let a claim such as “debug” skip checks, for tests.",
        "The code that obeys it goes into production, since nobody remembers it.",
        "Whoever can get the claim into a token, by a form or by a test issuer, skips the"
        " checks as well.",
    ),
)
def debug_claim(case: Case) -> Iterator[Evidence]:
    for name in _SWITCHES:
        if case.claims.get(name) is True:
            yield Evidence(f"payload.{name}", f"“{name}” is true.")
    for name in ("env", "environment"):
        stage = text(case, name)
        if stage.lower() in _STAGES and not _is_target(case) and not _is_local(case):
            yield Evidence(f"payload.{name}", f"“{name}” is {quoted(stage)}.")


@debug_claim.sample
def _debug_claim() -> samples.Question:
    return samples.with_claims(debug=True)


@pitfall(
    "prototype-pollution",
    severity=Severity.WARNING,
    title="A claim that can change every JavaScript object",
    why="Code that merges claims into an object follows this name to what all objects inherit"
    " from, and changes them all.",
    fix="Copy the claims you know, one by one, or use “Object.create(null)” or a Map.",
    reference="CWE-1321",
    steps=(
        "An attacker enters “__proto__” where a profile takes names of their own choice, and it"
        " is signed.",
        "A Node.js service merges the claims into an object, member by member.",
        "Now every object of the process has “admin: true”, also those of other users.",
    ),
)
def prototype_pollution(case: Case) -> Iterator[Evidence]:
    found = (member for member in case.inside.members(_PROTOTYPES) if _pollutes(member))
    for member in islice(found, MOST_PLACES):
        yield Evidence(member.at, f"{quoted(member.name)} is {kind_of(member.value)}.")


@prototype_pollution.sample
def _prototype_pollution() -> samples.Question:
    return samples.with_claims(**{"__proto__": {"admin": True}})


def _pollutes(member: Member) -> bool:
    if member.name == "prototype":
        within = member.trail[1]
        return within is None or within[0] != "constructor"  # which is told itself
    return member.name in _LEADS_TO_PROTOTYPE and isinstance(member.value, dict)


def _is_target(case: Case) -> bool:
    """Whether the environment is where a build is put: GitLab, GitHub and Vercel name it so."""
    return "deployment_tier" in case.claims or ":environment:" in text(case, "sub")


def _is_local(case: Case) -> bool:
    return is_development(host_of(text(case, "iss")))


_SWITCHES = ("debug", "test", "testing", "dev", "is_test", "bypass", "skip_auth")
_STAGES = frozenset({"dev", "development", "test", "staging"})
_LEADS_TO_PROTOTYPE = frozenset({"__proto__", "constructor"})
_PROTOTYPES = frozenset(plain(name) for name in (*_LEADS_TO_PROTOTYPE, "prototype"))
