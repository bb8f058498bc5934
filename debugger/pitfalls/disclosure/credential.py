"""Pitfalls of digital credentials (SD-JWT VC): their media type and their credential type."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.profile_marks import bare_type
from debugger.claims.wording import kind_of
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall


@pitfall(
    "sd-typ-old",
    severity=Severity.INFO,
    title="The former media type of credentials",
    why="The name was changed at the end of 2024, for “vc” is W3C’s; newer verifiers know only"
    " “dc+sd-jwt”.",
    fix="Issue new credentials with “typ” “dc+sd-jwt”, and accept both for a while.",
    recipe="sd-jwt",
    reference="SD-JWT VC §2.2.1",
    profiles=("sd-jwt-vc",),
)
def old_type(case: Case) -> Iterator[Evidence]:
    typ = case.header.get("typ")
    if bare_type(typ) == "vc+sd-jwt":
        yield Evidence("header.typ", f"“typ” is {kind_of(typ)}.")


@old_type.sample
def _old_type() -> samples.Question:
    return samples.selective(samples.GIVEN_NAME, header={"typ": "vc+sd-jwt"})


@pitfall(
    "sd-vct-missing",
    severity=Severity.ERROR,
    title="No credential type",
    why="Nothing says what kind of credential it is, so a library card can be shown where an"
    " identity card is asked for.",
    fix="Put the type of the credential, a text that the ecosystem agreed on, into “vct”.",
    steps=(
        "An issuer makes credentials of several kinds, and one kind without “vct”.",
        "A holder shows the lesser one where the other one is asked for.",
        "The signature fits and nothing tells the two apart, so the verifier accepts it.",
    ),
    recipe="sd-jwt",
    reference="SD-JWT VC §2.2.2.1",
    profiles=("sd-jwt-vc",),
)
def type_missing(case: Case) -> Iterator[Evidence]:
    if not case.is_claims_set:
        return
    if "vct" not in case.claims:
        yield Evidence("payload", "There is no “vct”.")
    elif type(case.claims["vct"]) is not str or not case.claims["vct"]:
        yield Evidence("payload.vct", f"“vct” is {kind_of(case.claims['vct'])}.")


@type_missing.sample
def _type_missing() -> samples.Question:
    return samples.selective(samples.GIVEN_NAME, claims={"vct": samples.ABSENT})
