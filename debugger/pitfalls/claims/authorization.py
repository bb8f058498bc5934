"""Pitfalls of rights in claims: scopes, roles, and whether anybody vouches for them."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose.model import Json
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.verification import Verdict


@pitfall(
    "scope-not-text",
    severity=Severity.WARNING,
    title="The scope is not a text",
    why="“scope” is defined as names with blanks between them, and services that split it at"
    " blanks fail on anything else.",
    fix="Join the names with single blanks.",
    reference="RFC 8693 §4.2, RFC 9068 §2.2.3",
    steps=(
        "The issuer writes an array of scopes.",
        "One service calls “split” on it and fails; another joins it with commas and finds no"
        " scope.",
        "A third asks whether “admin” is in it, which in a text is true of “admin:none” as well.",
    ),
    recipe="issue-token",
)
def scope_not_text(case: Case) -> Iterator[Evidence]:
    scope = case.claims.get("scope", "")
    if not isinstance(scope, str):
        yield Evidence("payload.scope", f"“scope” is {kind_of(scope)}.")


@scope_not_text.sample
def _scope_not_text() -> samples.Question:
    return samples.with_claims(scope=["read", "write"])


@pitfall(
    "scope-broad",
    severity=Severity.INFO,
    title="A very broad scope",
    why="Whoever steals the token may do everything that it allows.",
    fix="Ask for the few scopes that the task at hand needs.",
    reference="RFC 9700 §2.3",
    steps=(
        "A client asks for every scope, since one of them is needed.",
        "Its token is stolen from a log or a browser.",
        "The thief may do everything that the API offers, and not just what the client did.",
    ),
)
def scope_broad(case: Case) -> Iterator[Evidence]:
    for name in ("scope", "scp"):
        if name not in case.claims:
            continue
        broad = [entry for entry in _entries(case.claims[name]) if _is_broad(entry)]
        if broad:
            shown = ", ".join(quoted(entry) for entry in broad[:3])
            yield Evidence(f"payload.{name}", f"“{name}” has {shown}.")


@scope_broad.sample
def _scope_broad() -> samples.Question:
    return samples.with_claims(scope="orders:read *")


@pitfall(
    "privilege-claim",
    severity=Severity.INFO,
    title="Rights are granted by a claim",
    why="What it grants lasts until the token expires, even after the right was taken away.",
    fix="Keep such tokens short-lived, and look rights up on the server for what matters.",
    reference=rfc(9068, "2.2.3.1"),
    steps=(
        "A user with the role of an administrator gets a token.",
        "The role is taken away an hour later.",
        "The token still says “admin”, and services that read it there obey until it expires.",
    ),
    recipe="refresh-and-revoke",
)
def privilege_claim(case: Case) -> Iterator[Evidence]:
    granted = [name for name in _PRIVILEGES if case.claims.get(name)]
    for name in granted[:1]:
        others = ", ".join(f"“{other}”" for other in granted[1:])
        more = f" Others are {others}." if others else ""
        yield Evidence(f"payload.{name}", f"“{name}” is {kind_of(case.claims[name])}.{more}")


@privilege_claim.sample
def _privilege_claim() -> samples.Question:
    return samples.with_claims(roles=["admin"])


@pitfall(
    "privilege-claim-unprotected",
    severity=Severity.WARNING,
    title="Rights that nobody vouches for",
    why="Anybody can write it into a token whose signature is missing or wrong.",
    fix="Verify the signature first, and read claims only after that.",
    reference=rfc(8725, "2.1"),
    steps=(
        'An attacker decodes a token of their own, and writes “"role": "admin"” into it.',
        "They leave the signature away or as it was, and send the token.",
        "Code that decodes without verifying reads the role, and lets them in as an administrator.",
    ),
    recipe="pin-algorithms",
    silences=("privilege-claim",),
)
def privilege_claim_unprotected(case: Case) -> Iterator[Evidence]:
    if case.verification.verdict in (Verdict.UNSECURED, Verdict.INVALID):
        yield from privilege_claim(case)


@privilege_claim_unprotected.sample
def _privilege_claim_unprotected() -> samples.Question:
    return samples.altered(
        claims={"is_admin": True},
        header={"alg": "none"},
        edit=lambda token: f"{token.rpartition('.')[0]}.",
    )


def _entries(value: Json) -> list[str]:
    entries = value.split() if isinstance(value, str) else value
    if not isinstance(entries, list):
        return []
    return [entry for entry in entries if isinstance(entry, str)]


def _is_broad(entry: str) -> bool:
    return entry.lower() in _BROAD or entry.endswith((":*", "/.default"))


_BROAD = frozenset({"*", "all", "admin", "root", "full_access"})
_PRIVILEGES = (
    "role",
    "roles",
    "admin",
    "is_admin",
    "isAdmin",
    "permissions",
    "groups",
    "authorities",
    "scope_admin",
    "superuser",
    "user_type",
)
