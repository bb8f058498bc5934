"""Pitfalls of Amazon Cognito's tokens: which of the two it is, and for which app client."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.profiles.required import lacks, sent_along
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall

_COGNITO = ("cognito",)
_REFERENCE = "Amazon Cognito documentation"


@pitfall(
    "cognito-token-use",
    severity=Severity.ERROR,
    title="“token_use” is missing or another one than expected",
    why="ID tokens and access tokens of Cognito are told apart by this claim alone.",
    fix="Have each API check “token_use”, and send access tokens to APIs that check scopes.",
    steps=(
        "Somebody signs in and gets an ID token and an access token of the same user pool.",
        "They send the ID token to an API that checks signature and issuer only.",
        "The API looks for scopes or “client_id”, finds none, and does what it does without.",
    ),
    recipe="check-type",
    reference=_REFERENCE,
    silences=("aud-missing",),
    profiles=_COGNITO,
)
def token_use(case: Case) -> Iterator[Evidence]:
    use = case.claims.get("token_use")
    if "token_use" not in case.claims and case.is_claims_set:
        yield Evidence("payload", lacks(["token_use"]))
    elif case.is_claims_set and use not in ("access", "id"):
        yield Evidence("payload.token_use", f"“token_use” is {kind_of(use)}.")
    elif use == "id" and sent_along(case):
        # Amazon's own authorizers take ID tokens there, so that an honest one may be found so.
        saw = "An ID token stands in an Authorization header."
        yield Evidence("payload.token_use", saw, severity=Severity.INFO)


@token_use.sample
def _token_use() -> samples.Question:
    return samples.with_claims("cognito", token_use=samples.ABSENT)


@pitfall(
    "cognito-client-id",
    severity=Severity.ERROR,
    title="The token was issued to another app client",
    why="Access tokens of Cognito have no “aud”, and “client_id” takes its place.",
    fix="Refuse the token, and compare “client_id” with the app clients you know.",
    steps=(
        "A user pool has several app clients, one of them for a test app.",
        "Somebody gets an access token by way of the test app.",
        "They send it to your API, which compares “aud”, finds none and lets it in.",
    ),
    recipe="check-issuer-audience",
    reference=_REFERENCE,
    profiles=_COGNITO,
    silences=("aud-mismatch",),
)
def app_client(case: Case) -> Iterator[Evidence]:
    expected, client = case.policy.audience, case.claims.get("client_id")
    if not expected or case.claims.get("token_use") != "access" or client in expected:
        return
    wanted = " or ".join(quoted(entry) for entry in expected[:3])
    if "client_id" in case.claims:
        saw = f"“client_id” is {kind_of(client)}; you expect {wanted}."
        yield Evidence("payload.client_id", saw)
    else:
        yield Evidence("payload", f"You expect {wanted}, and there is no “client_id”.")


@app_client.sample
def _app_client() -> samples.Question:
    return samples.altered("cognito", policy={"audience": "another-app-client"})
