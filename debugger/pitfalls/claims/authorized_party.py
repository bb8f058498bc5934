"""Pitfalls of `azp`, the client that an ID token was issued to."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.reading import audiences, text
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall


@pitfall(
    "azp-missing",
    severity=Severity.INFO,
    title="Several audiences and no authorized party",
    why="The client cannot see for whom the ID token was issued.",
    fix="Refuse ID tokens with audiences that you do not trust, and have the provider set “azp”.",
    reference="OIDC Core §3.1.3.7",
    steps=(
        "An ID token names your client and another one as audiences.",
        "The other client, which was given it, passes it on to yours.",
        "Your client finds itself in “aud”, and cannot see that the sign-in was not meant for it.",
    ),
    recipe="verify-id-token",
    profiles=("id-token",),
)
def azp_missing(case: Case) -> Iterator[Evidence]:
    if len(set(audiences(case))) > 1 and "azp" not in case.claims:
        yield Evidence(
            "payload.aud", f"“aud” is {kind_of(case.claims['aud'])}, and there is no “azp”."
        )


@azp_missing.sample
def _azp_missing() -> samples.Question:
    return samples.with_claims("id-token", aud=["client-77", "client-78"])


@pitfall(
    "azp-mismatch",
    severity=Severity.ERROR,
    title="The ID token was issued to another client",
    why="Somebody offers you the ID token that another client was given, to sign in as its user.",
    fix="Refuse the token, or add that client to those you trust.",
    reference="OIDC Core §3.1.3.7",
    steps=(
        "A user signs in to another client, whose ID token names yours as an audience, too.",
        "The operator of that client sends the ID token to yours.",
        "If only “aud” is looked at, they are signed in to your application as that user.",
    ),
    recipe="verify-id-token",
    profiles=("id-token", "google"),
)
def azp_mismatch(case: Case) -> Iterator[Evidence]:
    expected, azp = case.policy.audience, case.claims.get("azp")
    if not expected or azp is None or azp in expected or _asked_for_another(case):
        return
    wanted = " or ".join(quoted(entry) for entry in expected[:3])
    yield Evidence("payload.azp", f"“azp” is {kind_of(azp)}; you are {wanted}.")


@azp_mismatch.sample
def _azp_mismatch() -> samples.Question:
    return samples.with_claims("id-token", azp="client-1")


def _asked_for_another(case: Case) -> bool:
    """Whether it is one of Google’s, whose “azp” is another than “aud” where all is well.

    A web server is given ID tokens that an app of its project asked for, and services are sent
    those that a service account asked for itself.
    """
    if case.profile.name != "google":
        return False
    account = text(case, "email")
    if account.endswith(".gserviceaccount.com"):
        return text(case, "azp") in (account, text(case, "sub"))
    project = text(case, "azp").partition("-")
    expected = set(case.policy.audience).intersection(audiences(case))
    return bool(project[1]) and any(name.startswith(f"{project[0]}-") for name in expected)
