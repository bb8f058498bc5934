"""Pitfalls of `sub` and `jti`: whom the token speaks of, and which token it is."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.reading import missing, text
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex


@pitfall(
    "sub-missing",
    severity=Severity.INFO,
    title="The token names no subject",
    why="Nothing says of whom it speaks, so a service cannot tell one account from another.",
    fix="Set “sub” to a stable identifier of the account or client.",
    reference=rfc(8725, "3.8"),
)
def sub_missing(case: Case) -> Iterator[Evidence]:
    if missing(case, "sub"):
        yield Evidence("payload", "The payload has no “sub”.")


@sub_missing.sample
def _sub_missing() -> samples.Question:
    return samples.with_claims(sub=samples.ABSENT)


@pitfall(
    "sub-mismatch",
    severity=Severity.ERROR,
    title="The token is about another subject",
    why="A good token of one account is offered for another.",
    fix="Refuse the token.",
    reference=rfc(7519, "4.1.2"),
    silences=("sub-missing",),
)
def sub_mismatch(case: Case) -> Iterator[Evidence]:
    expected = case.policy.subject
    if expected is None or not case.is_claims_set or case.claims.get("sub") == expected:
        return
    if "sub" in case.claims:
        saw = f"“sub” is {kind_of(case.claims['sub'])}; you expect {quoted(expected)}."
        yield Evidence("payload.sub", saw)
    else:
        yield Evidence("payload", f"You expect {quoted(expected)}, and there is no “sub”.")


@sub_mismatch.sample
def _sub_mismatch() -> samples.Question:
    return samples.altered(policy={"subject": "somebody-else"})


@pitfall(
    "sub-not-text",
    severity=Severity.ERROR,
    title="The subject is not a text",
    why="The standard defines “sub” as text, and libraries such as PyJWT (since 2.10) refuse"
    " anything else.",
    fix='Put the identifier in quotes: "42", not 42.',
    reference=rfc(7519, "4.1.2"),
    silences=("sub-missing", "sub-mismatch"),
)
def sub_not_text(case: Case) -> Iterator[Evidence]:
    sub = case.claims.get("sub", "absent")
    if not isinstance(sub, str) or not sub:
        yield Evidence("payload.sub", f"“sub” is {kind_of(sub) if sub != '' else 'an empty text'}.")


@sub_not_text.sample
def _sub_not_text() -> samples.Question:
    return samples.with_claims(sub=12345)


@pitfall(
    "sub-email",
    severity=Severity.INFO,
    title="The subject is an e-mail address",
    why="Addresses change hands, and the next owner of this one would get the account.",
    fix="Use a stable, random identifier, and put the address in “email” where it is needed.",
    reference="OIDC Core §5.7",
)
def sub_email(case: Case) -> Iterator[Evidence]:
    sub = text(case, "sub")
    if _EMAIL.fullmatch(sub) and not sub.endswith(".gserviceaccount.com"):
        yield Evidence("payload.sub", f"“sub” is {quoted(sub)}.")


@sub_email.sample
def _sub_email() -> samples.Question:
    return samples.with_claims(sub="kim@acme.example")


@pitfall(
    "sub-sequential",
    severity=Severity.INFO,
    title="A guessable subject",
    why="Counting up shows how many accounts there are, and leads from one to the next.",
    fix="Use a random identifier.",
    reference="CWE-340",
)
def sub_sequential(case: Case) -> Iterator[Evidence]:
    sub = text(case, "sub")
    if 1 <= len(sub) <= 6 and sub.isascii() and sub.isdecimal():
        yield Evidence("payload.sub", f"“sub” is {quoted(sub)}.")


@sub_sequential.sample
def _sub_sequential() -> samples.Question:
    return samples.with_claims(sub="42")


@pitfall(
    "jti-missing",
    severity=Severity.INFO,
    title="The token has no identifier",
    why="A single token cannot be revoked, nor recognized when it is used a second time.",
    fix="Set “jti” to 128 random bits.",
    reference=rfc(7519, "4.1.7"),
)
def jti_missing(case: Case) -> Iterator[Evidence]:
    if missing(case, "jti"):
        yield Evidence("payload", "The payload has no “jti”.")


@jti_missing.sample
def _jti_missing() -> samples.Question:
    return samples.with_claims(jti=samples.ABSENT)


@pitfall(
    "jti-not-text",
    severity=Severity.ERROR,
    title="The token identifier is not a text",
    why="The standard defines “jti” as text, and look-ups in a list of revoked tokens miss other"
    " types.",
    fix="Write the identifier as text.",
    reference=rfc(7519, "4.1.7"),
    silences=("jti-missing", "jti-short"),
)
def jti_not_text(case: Case) -> Iterator[Evidence]:
    jti = case.claims.get("jti", "absent")
    if not isinstance(jti, str) or not jti:
        yield Evidence("payload.jti", f"“jti” is {kind_of(jti) if jti != '' else 'an empty text'}.")


@jti_not_text.sample
def _jti_not_text() -> samples.Question:
    return samples.with_claims(jti=5)


@pitfall(
    "jti-short",
    severity=Severity.WARNING,
    title="A token identifier that can repeat",
    why="Counters and short texts repeat after a restart and can be guessed, so another token"
    " may bear the same identifier.",
    fix="Use 128 random bits, as a UUID of version 4.",
    reference=rfc(7519, "4.1.7"),
)
def jti_short(case: Case) -> Iterator[Evidence]:
    jti = text(case, "jti")
    if 0 < len(jti) < 8 or (0 < len(jti) < 16 and jti.isascii() and jti.isdecimal()):
        yield Evidence("payload.jti", f"“jti” is {quoted(jti)}.")


@jti_short.sample
def _jti_short() -> samples.Question:
    return samples.with_claims(jti="17")


_EMAIL = regex(r"[^@\s:/]{1,64}@[^@\s:/]+\.[^@\s:/.]+")
