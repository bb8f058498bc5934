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
    steps=(
        "A service looks up the account by “sub” and gets nothing.",
        "It falls back on another claim, such as “email” or “name”, which users can choose.",
        "Somebody enters another user’s value there, and is taken for that user.",
    ),
    recipe="issue-token",
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
    fix="Refuse the token, and compare “sub” with the account that the request is about.",
    reference=rfc(7519, "4.1.2"),
    steps=(
        "An attacker signs in with an account of their own, and gets a good token.",
        "They send it with a request for somebody else’s account.",
        "If “sub” is not compared with that account, they read or change what is not theirs.",
    ),
    recipe="require-claims",
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
    steps=(
        "The issuer writes the number of a row of its database.",
        "A library that follows the standard refuses the token, often only after an update.",
        "A service in JavaScript rounds a number beyond 2^53, and finds the account of somebody"
        " else.",
    ),
    recipe="issue-token",
    silences=("sub-missing", "sub-mismatch"),
)
def sub_not_text(case: Case) -> Iterator[Evidence]:
    sub = case.claims.get("sub", "absent")
    if not isinstance(sub, str) or not sub:
        yield Evidence("payload.sub", f"“sub” is {kind_of(sub)}.")


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
    steps=(
        "An employee leaves, and the address is given to another person, or the domain is sold.",
        "The new owner signs in with that address.",
        "Services that go by “sub” open the account of the one who left.",
    ),
    recipe="issue-token",
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
    steps=(
        "Somebody signs up and sees that their “sub” is 4711.",
        "Now they know how many accounts there are, and that 4710 is one as well.",
        "Where an address such as “/users/4710” is not checked against the token, they read"
        " them all, one by one.",
    ),
    recipe="issue-token",
)
def sub_sequential(case: Case) -> Iterator[Evidence]:
    sub = text(case, "sub")
    if len(sub) <= 6 and sub.isascii() and sub.isdecimal():
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
    steps=(
        "A token is stolen, and the operator wants to refuse that one alone.",
        "It has no name that a list of revoked tokens could hold.",
        "Either all tokens of that user or key are refused, or the stolen one goes on working.",
    ),
    recipe="issue-token",
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
    steps=(
        "The issuer writes a number, and the operator puts “5” into the list of revoked tokens.",
        "The verifier looks for the number 5 in a list of texts.",
        "It does not find it, and the revoked token is accepted.",
    ),
    recipe="issue-token",
    silences=("jti-missing", "jti-short"),
)
def jti_not_text(case: Case) -> Iterator[Evidence]:
    jti = case.claims.get("jti", "absent")
    if not isinstance(jti, str) or not jti:
        yield Evidence("payload.jti", f"“jti” is {kind_of(jti)}.")


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
    steps=(
        "The issuer numbers its tokens, and starts at 1 after a restart.",
        "A verifier that accepts each identifier once refuses the second token 17, which is an"
        " honest one.",
        "An attacker who can count uses up the next numbers, and locks others out.",
    ),
    recipe="issue-token",
)
def jti_short(case: Case) -> Iterator[Evidence]:
    jti = text(case, "jti")
    if 0 < len(jti) < 8 or (len(jti) < 16 and jti.isascii() and jti.isdecimal()):
        yield Evidence("payload.jti", f"“jti” is {quoted(jti)}.")


@jti_short.sample
def _jti_short() -> samples.Question:
    return samples.with_claims(jti="17")


_EMAIL = regex(r"[^@\s:/]{1,64}@[^@\s:/]+\.[^@\s:/.]+")
