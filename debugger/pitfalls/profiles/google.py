"""Pitfalls of Google's tokens: Firebase, Sign in with Google, service accounts."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import beyond, span
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.reading import lifetime, moment, text
from debugger.pitfalls.profiles.required import lacks
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall

_FIREBASE = ("firebase",)
_FIREBASE_DOCUMENTATION = "Firebase documentation"


@pitfall(
    "firebase-audience",
    severity=Severity.ERROR,
    title="The token of another Firebase project",
    why="All projects share Google’s keys, so nothing but the audience keeps their tokens apart.",
    fix="Refuse the token: demand your own project as “aud” and in “iss”, or let the"
    " Firebase Admin SDK do it.",
    steps=(
        "Somebody makes a Firebase project of their own and signs in there under any address.",
        "They send that ID token to your server.",
        "Google’s keys verify it, and a server that does not compare “aud” signs them in.",
    ),
    recipe="check-issuer-audience",
    reference=_FIREBASE_DOCUMENTATION,
    profiles=_FIREBASE,
    silences=("aud-mismatch",),
)
def firebase_audience(case: Case) -> Iterator[Evidence]:
    project = text(case, "iss").rpartition("/")[2]
    if case.claims.get("aud", project) != project:
        saw = f"“aud” is {kind_of(case.claims['aud'])}, and “iss” is of {quoted(project)}."
        yield Evidence("payload.aud", saw)


@firebase_audience.sample
def _firebase_audience() -> samples.Question:
    return samples.altered("firebase", claims={"aud": "another"}, policy={"audience": None})


@pitfall(
    "firebase-auth-time",
    severity=Severity.ERROR,
    title="No sign-in before the token",
    why="Firebase demands that “auth_time” lies in the past, so a server must refuse the token.",
    fix="Refuse the token; a general JWT library does not look at “auth_time”, so compare it with"
    " the present time yourself.",
    steps=(
        "Somebody makes a token by hand, or a clock is wrong.",
        "It has no moment of sign-in, or one that has yet to come.",
        "A server that asks for a recent sign-in before a payment finds it recent enough.",
    ),
    recipe="check-times",
    reference=_FIREBASE_DOCUMENTATION,
    profiles=_FIREBASE,
)
def firebase_sign_in(case: Case) -> Iterator[Evidence]:
    if not case.is_claims_set:
        return
    if "auth_time" not in case.claims:
        yield Evidence("payload", lacks(["auth_time"]))
        return
    start = moment(case.claims["auth_time"])
    if start is not None and start > case.now + case.policy.leeway.total_seconds():
        yield Evidence("payload.auth_time", f"The sign-in lies {span(start - case.now)} ahead.")


@firebase_sign_in.sample
def _firebase_sign_in() -> samples.Question:
    return samples.with_claims("firebase", auth_time=samples.ABSENT)


@pitfall(
    "firebase-sub-length",
    severity=Severity.ERROR,
    title="Not a Firebase user",
    why="Firebase demands a “sub” of 1 to 128 characters, so a server must refuse the token.",
    fix="Refuse the token, and let the Firebase Admin SDK verify tokens: it checks this as well.",
    steps=(
        "A token comes without a user, or with one that Firebase cannot have made.",
        "The server looks up the account for an empty or a cut identifier.",
        "It finds somebody else’s, or makes one that several people share.",
    ),
    recipe="require-claims",
    reference=_FIREBASE_DOCUMENTATION,
    profiles=_FIREBASE,
    silences=("sub-not-text", "sub-missing"),
)
def firebase_user(case: Case) -> Iterator[Evidence]:
    if not case.is_claims_set:
        return
    sub = case.claims.get("sub")
    if "sub" not in case.claims:
        yield Evidence("payload", lacks(["sub"]))
    elif not isinstance(sub, str):
        yield Evidence("payload.sub", f"“sub” is {kind_of(sub)}.")
    elif not 1 <= len(sub) <= 128:
        yield Evidence("payload.sub", f"“sub” has {len(sub):,} characters.")


@firebase_user.sample
def _firebase_user() -> samples.Question:
    return samples.with_claims("firebase", sub="x" * 129)


@pitfall(
    "google-hosted-domain",
    severity=Severity.INFO,
    title="Not an account of Google Workspace",
    why="Anybody can open a Google account with an address elsewhere, so its domain proves no"
    " membership.",
    fix="Check “hd” where an organization matters, and identify people by “sub”.",
    steps=(
        "Somebody opens a Google account with an address of your company that they can read once.",
        "They leave the company, and the account stays.",
        "An app that goes by the end of “email” still lets them in.",
    ),
    recipe="verify-id-token",
    reference="Google Identity documentation",
    profiles=("google",),
)
def hosted_domain(case: Case) -> Iterator[Evidence]:
    domain = text(case, "email").rpartition("@")[2].lower()
    if domain and "hd" not in case.claims and domain not in _GOOGLE_MAIL:
        yield Evidence(
            "payload.email", f"The address is of {quoted(domain)}, and there is no “hd”."
        )


@hosted_domain.sample
def _hosted_domain() -> samples.Question:
    return samples.with_claims("google", hd=samples.ABSENT)


@pitfall(
    "google-service-account-lifetime",
    severity=Severity.ERROR,
    title="Google refuses assertions of more than an hour",
    why="The token endpoint answers “invalid_grant”.",
    fix="Set “exp” to 3600 seconds after “iat” at most.",
    steps=(
        "The assertion is made with an “exp” of a day, to be used again.",
        "Google’s token endpoint answers “invalid_grant”.",
        "The job that needed an access token fails.",
    ),
    recipe="client-assertion",
    reference="Google OAuth 2.0 documentation",
    profiles=("google-service-account",),
    silences=("lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"),
)
def service_account_lifetime(case: Case) -> Iterator[Evidence]:
    seconds = lifetime(case)
    if seconds is not None and seconds > 3600:
        yield Evidence("payload.exp", f"It lives {beyond(seconds, 3600)}.")


@service_account_lifetime.sample
def _service_account_lifetime() -> samples.Question:
    return samples.with_claims("google-service-account", exp=samples.SAMPLE_NOW + 7200)


_GOOGLE_MAIL = frozenset({"gmail.com", "googlemail.com"})
