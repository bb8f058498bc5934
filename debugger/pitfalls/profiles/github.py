"""Pitfalls of tokens for GitHub Apps and from GitHub Actions."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import beyond
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.reading import lifetime, moment, text
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall

_TEN_MINUTES = 600


@pitfall(
    "github-app-lifetime",
    severity=Severity.ERROR,
    title="GitHub refuses tokens of more than ten minutes",
    why="It answers 401, “'Expiration time' claim ('exp') is too far in the future”.",
    fix="Set “iat” to a minute ago and “exp” to nine minutes from now.",
    steps=(
        "The token is made with an “exp” of an hour, or by a clock that is fast.",
        "GitHub answers 401 and names “exp”.",
        "The app gets no installation token and does nothing.",
    ),
    recipe="client-assertion",
    reference="GitHub Apps documentation",
    profiles=("github-app",),
    silences=("lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"),
)
def app_lifetime(case: Case) -> Iterator[Evidence]:
    exp, seconds = moment(case.claims.get("exp")), lifetime(case)
    if exp is None:
        return
    if exp > case.now + _TEN_MINUTES:
        yield Evidence("payload.exp", f"It expires in {beyond(exp - case.now, _TEN_MINUTES)}.")
    elif seconds is not None and seconds > _TEN_MINUTES + 60:
        yield Evidence("payload.exp", f"It lives {beyond(seconds, _TEN_MINUTES + 60)}.")


@app_lifetime.sample
def _app_lifetime() -> samples.Question:
    return samples.with_claims("github-app", exp=samples.SAMPLE_NOW + 3600)


@pitfall(
    "github-app-alg",
    severity=Severity.ERROR,
    title="GitHub accepts RS256 only",
    why="It answers 401 to a token with any other algorithm.",
    fix="Sign with the private key of the app, with RS256.",
    steps=(
        "The token is signed with the webhook’s secret, or with a key of another kind.",
        "GitHub answers 401, “A JSON web token could not be decoded”.",
        "The app gets no installation token and does nothing.",
    ),
    recipe="client-assertion",
    reference="GitHub Apps documentation",
    profiles=("github-app",),
)
def app_algorithm(case: Case) -> Iterator[Evidence]:
    algorithm = case.header.get("alg")
    if algorithm is not None and algorithm != "RS256":
        yield Evidence("header.alg", f"“alg” is {kind_of(algorithm)}.")


@app_algorithm.sample
def _app_algorithm() -> samples.Question:
    return samples.altered("github-app", signer=samples.ES256, policy={"profile": "github-app"})


@pitfall(
    "github-actions-sub-broad",
    severity=Severity.INFO,
    title="A subject that many workflows share",
    why="Workflows of anybody’s pull request may get it, so trusting it trusts them all.",
    fix="Trust subjects of branches or environments only.",
    steps=(
        "A cloud role trusts this subject.",
        "Somebody opens a pull request from a branch that they may push to, with a workflow"
        " of their own.",
        "The workflow gets a token with the same subject, and with it the role.",
    ),
    reference="GitHub Actions OIDC documentation",
    profiles=("github-actions",),
)
def broad_subject(case: Case) -> Iterator[Evidence]:
    sub = text(case, "sub")
    if sub.endswith(":pull_request") or "*" in sub:
        yield Evidence("payload.sub", f"“sub” is {quoted(sub)}.")


@broad_subject.sample
def _broad_subject() -> samples.Question:
    return samples.with_claims("github-actions", sub="repo:acme/orders:pull_request")
