"""Pitfalls of `iss` as a name: missing, another one, almost the right one, no text."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.near_miss import near_miss
from debugger.pitfalls.claims.reading import missing, text
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_AT = "payload.iss"


@pitfall(
    "iss-missing",
    severity=Severity.WARNING,
    title="The token names no issuer",
    why="Nothing says who made it, so the keys and rules of different issuers cannot be kept"
    " apart.",
    fix="Set “iss” when the token is made, and have verifiers compare it exactly.",
    reference=rfc(8725, "3.8"),
    steps=(
        "A service trusts two issuers, one of its own and one of a partner.",
        "The partner, or whoever has the partner’s key, signs a token with the “sub” of your"
        " administrator.",
        "Nothing says who made it, so the service takes it for one of its own.",
    ),
    recipe="check-issuer-audience",
)
def iss_missing(case: Case) -> Iterator[Evidence]:
    if missing(case, "iss"):
        yield Evidence("payload", "The payload has no “iss”.")


@iss_missing.sample
def _iss_missing() -> samples.Question:
    return samples.altered(claims={"iss": samples.ABSENT}, policy={"issuer": None})


@pitfall(
    "iss-mismatch",
    severity=Severity.ERROR,
    title="The token is from another issuer",
    why="Keys and claims are good only for the issuer they belong to.",
    fix="Refuse the token, and compare the whole text: a test with “in” lets parts of a name pass.",
    reference="RFC 8725 §3.8, CVE-2024-53861",
    steps=(
        "An attacker gets a good token from an issuer of their own, or from a test system that"
        " you trust as well.",
        "They send it to your service, with the “sub” of one of your users.",
        "If only the signature is checked, or a part of the name is enough, the service lets"
        " them in as that user.",
    ),
    recipe="check-issuer-audience",
    silences=("iss-missing",),
)
def iss_mismatch(case: Case) -> Iterator[Evidence]:
    expected = case.policy.issuer
    if not expected or not case.is_claims_set or case.claims.get("iss") in expected:
        return
    wanted = " or ".join(quoted(entry) for entry in expected[:3])
    if "iss" not in case.claims:
        yield Evidence("payload", f"You expect {wanted}, and there is no “iss”.")
    else:
        yield Evidence(_AT, f"“iss” is {kind_of(case.claims['iss'])}; you expect {wanted}.")


@iss_mismatch.sample
def _iss_mismatch() -> samples.Question:
    return samples.altered(policy={"issuer": "https://other.example"})


@pitfall(
    "iss-near-miss",
    severity=Severity.ERROR,
    title="Almost the right issuer",
    why="Issuers are compared character by character, so a verifier must refuse this one.",
    fix="Expect exactly the “issuer” that the issuer’s metadata names.",
    reference="RFC 8725 §3.8, OIDC Discovery §4.3",
    steps=(
        "The configuration has a slash at the end, another port or http, which the issuer’s"
        " metadata has not.",
        "Each honest token is refused.",
        "To make it work, somebody compares loosely, and now names that only resemble the"
        " issuer’s pass.",
    ),
    recipe="check-issuer-audience",
    silences=("iss-mismatch",),
)
def iss_near_miss(case: Case) -> Iterator[Evidence]:
    expected = case.policy.issuer
    iss = text(case, "iss")
    close = near_miss(iss, expected) if iss not in expected else None
    if close:
        wanted, difference = close
        yield Evidence(
            _AT, f"“iss” is {quoted(iss)} and you expect {quoted(wanted)}: {difference} differs."
        )


@iss_near_miss.sample
def _iss_near_miss() -> samples.Question:
    return samples.altered(policy={"issuer": "https://login.acme.example/"})


@pitfall(
    "iss-not-text",
    severity=Severity.ERROR,
    title="The issuer is not a text",
    why="Comparing an array, a number or null with a text has no reliable answer, and a test"
    " with “in” lets a forged issuer pass.",
    fix="Write one text, the issuer’s https URL.",
    reference=rfc(7519, "4.1.1"),
    steps=(
        "An attacker has a token made whose “iss” is an array, with the expected issuer as one"
        " of its entries.",
        "A verifier asks whether the expected issuer is “in” it, and the answer is yes.",
        "Another reader takes the first entry, and looks up the attacker’s keys.",
    ),
    recipe="check-issuer-audience",
    silences=("iss-missing", "iss-not-url"),
)
def iss_not_text(case: Case) -> Iterator[Evidence]:
    iss = case.claims.get("iss", "absent")
    if not isinstance(iss, str) or not iss:
        yield Evidence(_AT, f"“iss” is {kind_of(iss)}.")


@iss_not_text.sample
def _iss_not_text() -> samples.Question:
    return samples.altered(claims={"iss": ["https://login.acme.example"]}, policy={"issuer": None})
