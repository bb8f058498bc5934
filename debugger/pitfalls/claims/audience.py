"""Pitfalls of `aud`: missing, another one, almost the right one, too many."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.near_miss import near_miss
from debugger.pitfalls.claims.reading import audiences, missing, text
from debugger.pitfalls.hosts import host_of, is_internal, registrable_domain
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_AT = "payload.aud"
_MOST = 3


@pitfall(
    "aud-missing",
    severity=Severity.WARNING,
    title="The token names no audience",
    why="A token made for one service is accepted by every other one that trusts the issuer.",
    fix="Set “aud” to the service that the token is for, and have that service check it.",
    reference=rfc(8725, "3.9"),
    steps=(
        "A user signs in to a small service, which receives their token.",
        "That service, or whoever broke into it, sends the same token to your service.",
        "Issuer and signature are right, and nothing says that it was for another one: it is"
        " accepted.",
    ),
    recipe="check-issuer-audience",
)
def aud_missing(case: Case) -> Iterator[Evidence]:
    if missing(case, "aud"):
        yield Evidence("payload", "The payload has no “aud”.")


@aud_missing.sample
def _aud_missing() -> samples.Question:
    return samples.altered(claims={"aud": samples.ABSENT}, policy={"audience": None})


@pitfall(
    "aud-mismatch",
    severity=Severity.ERROR,
    title="The token is made for somebody else",
    why="Whoever accepts it lets in the tokens of another service, and with them its operator.",
    fix="Refuse the token, or ask the issuer for one with your audience.",
    reference=rfc(7519, "4.1.3"),
    steps=(
        "A user signs in to another application of the same issuer.",
        "Its operator sends the token, which is good and signed, to your service.",
        "If “aud” is not compared, the operator is signed in to your service as that user.",
    ),
    recipe="check-issuer-audience",
    silences=("aud-missing",),
)
def aud_mismatch(case: Case) -> Iterator[Evidence]:
    expected = case.policy.audience
    if not expected or not case.is_claims_set or _is_elsewhere(case):
        return
    wanted = " or ".join(quoted(entry) for entry in expected[:3])
    if "aud" not in case.claims:
        yield Evidence("payload", f"You expect {wanted}, and there is no “aud”.")
    elif set(audiences(case)).isdisjoint(expected):
        yield Evidence(_AT, f"“aud” is {kind_of(case.claims['aud'])}; you expect {wanted}.")


@aud_mismatch.sample
def _aud_mismatch() -> samples.Question:
    return samples.altered(policy={"audience": "https://billing.acme.example"})


@pitfall(
    "aud-near-miss",
    severity=Severity.ERROR,
    title="Almost the right audience",
    why="Audiences are compared character by character, so a verifier must refuse this one.",
    fix="Ask the issuer for, or expect, exactly the same text.",
    reference=rfc(7519, "4.1.3"),
    steps=(
        "The client asks for a token for “https://api.example/”, and the service expects it"
        " without the slash.",
        "Each honest token is refused.",
        "To make it work, somebody compares only the beginning, and tokens for other services"
        " pass as well.",
    ),
    recipe="check-issuer-audience",
    silences=("aud-mismatch",),
)
def aud_near_miss(case: Case) -> Iterator[Evidence]:
    expected, named = case.policy.audience, audiences(case)
    if not set(named).isdisjoint(expected):
        return
    close = _near_miss(named, expected)
    if close:
        name, wanted, difference = close
        yield Evidence(
            _AT, f"It names {quoted(name)} and you expect {quoted(wanted)}: {difference} differs."
        )


@aud_near_miss.sample
def _aud_near_miss() -> samples.Question:
    return samples.with_claims(aud="https://api.acme.example/")


@pitfall(
    "aud-not-text",
    severity=Severity.ERROR,
    title="The audience has the wrong type",
    why="Verifiers that search in it, or ask whether it is empty, let such a token pass.",
    fix="Write one text, or an array of texts.",
    reference=rfc(7519, "4.1.3"),
    steps=(
        "A bug or an attacker makes “aud” an empty array, null or a number.",
        "A verifier that writes “if (token.aud && …)” skips its check where the value counts as"
        " false.",
        "A token for nobody in particular is accepted by everybody.",
    ),
    recipe="check-issuer-audience",
    silences=("aud-missing", "aud-mismatch"),
)
def aud_not_text(case: Case) -> Iterator[Evidence]:
    aud = case.claims.get("aud", "absent")
    entries = aud if isinstance(aud, list) else [aud]
    if entries and all(isinstance(entry, str) and entry for entry in entries):
        return
    if isinstance(aud, list) and aud:
        yield Evidence(_AT, "“aud” is an array with entries that are no text.")
    else:
        yield Evidence(_AT, f"“aud” is {kind_of(aud)}.")


@aud_not_text.sample
def _aud_not_text() -> samples.Question:
    return samples.altered(claims={"aud": []}, policy={"audience": None})


@pitfall(
    "aud-wildcard",
    severity=Severity.WARNING,
    title="A wildcard audience",
    why="JWT knows no wildcards: either nobody accepts this audience or everybody does.",
    fix="Name each service that the token is for.",
    reference=rfc(8725, "3.9"),
    steps=(
        "An issuer writes “*”, so that every service takes the token.",
        "A service that compares exactly refuses it; one that reads wildcards accepts it, as"
        " all others do.",
        "Whoever gets hold of it at one service can use it at every other one.",
    ),
    recipe="check-issuer-audience",
)
def aud_wildcard(case: Case) -> Iterator[Evidence]:
    for name in audiences(case):
        if "*" in name:
            yield Evidence(_AT, f"It names {quoted(name)}.")
            return


@aud_wildcard.sample
def _aud_wildcard() -> samples.Question:
    return samples.altered(claims={"aud": "*"}, policy={"audience": None})


@pitfall(
    "aud-many",
    severity=Severity.WARNING,
    title="A token for many services",
    why="Each of them can use it at all the others, and so can whoever breaks into the weakest.",
    fix="Issue one token for each service.",
    reference="RFC 9068 §3, RFC 9700 §2.3",
    steps=(
        "A client sends the token to the least important of the services it names.",
        "Whoever runs that service, or broke into it, keeps the token.",
        "They send it on to the others, which find their own name in “aud” and accept it.",
    ),
    recipe="check-issuer-audience",
)
def aud_many(case: Case) -> Iterator[Evidence]:
    named = set(audiences(case)) - {_own_user_info(case)}
    if len(named) > _MOST:
        yield Evidence(_AT, f"“aud” names {len(named):,} audiences.")
        return
    domains = sorted({_public_domain(name) for name in named} - {""})
    if len(domains) > 1:
        yield Evidence(_AT, f"“aud” names {quoted(domains[0])} and {quoted(domains[1])}.")


@aud_many.sample
def _aud_many() -> samples.Question:
    return samples.with_claims(
        aud=["https://api.acme.example", "https://a.example", "https://b.example", "c"]
    )


@pitfall(
    "aud-equals-iss",
    severity=Severity.INFO,
    title="Audience and issuer are the same",
    why="That is right only where the issuer’s own API is called with the token.",
    fix="Name the service that the token is for.",
    reference=rfc(7519, "4.1.3"),
    steps=(
        "An application asks for a token without saying for which API, and the issuer names"
        " itself.",
        "An API is set up to accept that audience, since it is what arrives.",
        "So it accepts every token that was made for the issuer’s own pages, too.",
    ),
    recipe="issue-token",
)
def aud_equals_iss(case: Case) -> Iterator[Evidence]:
    iss = text(case, "iss")
    if iss and iss in audiences(case) and case.profile.name not in _FOR_THE_ISSUER:
        yield Evidence(_AT, f"Both are {quoted(iss)}.")


@aud_equals_iss.sample
def _aud_equals_iss() -> samples.Question:
    issuer = "https://login.acme.example"
    return samples.altered(claims={"aud": issuer}, policy={"audience": issuer})


def _is_elsewhere(case: Case) -> bool:
    """Where the audience is not to be looked for in `aud`."""
    if case.profile.name == "cognito":
        return case.claims.get("token_use") == "access"
    return case.profile.name in ("sd-jwt", "sd-jwt-vc")


def _near_miss(named: tuple[str, ...], expected: tuple[str, ...]) -> tuple[str, str, str] | None:
    for name in named[:_MOST_COMPARED]:
        close = near_miss(name, expected, api=True)
        if close:
            return name, *close
    return None


def _own_user_info(case: Case) -> str:
    # Auth0 names it beside the API, also where the issuer has a domain of its customer's.
    return f"{text(case, 'iss').rstrip('/')}/userinfo"


def _public_domain(audience: str) -> str:
    # Names that only a cluster resolves belong to it all: Kubernetes lists several of them.
    host = host_of(audience) if audience[:8].lower() == "https://" else ""
    if is_internal(host) or host.endswith(".svc"):
        return ""
    return registrable_domain(host)


_MOST_COMPARED = 20
_FOR_THE_ISSUER = frozenset({"client-assertion", "request-object", "okta"})
