"""Pitfalls of tokens for Apple's services: sign-in, push notifications, App Store Connect."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import beyond, span
from debugger.claims.wording import kind_of
from debugger.pitfalls.claims.reading import lifetime, moment
from debugger.pitfalls.profiles.required import lacking, lacks
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall
from debugger.regex import regex

_SIX_MONTHS = 15_777_000


@pitfall(
    "apple-secret-lifetime",
    severity=Severity.ERROR,
    title="Apple refuses client secrets of more than six months",
    why="The token endpoint answers “invalid_client”.",
    fix="Set “exp” to 15,777,000 seconds from now at most.",
    steps=(
        "The client secret is made once, with an “exp” years ahead.",
        "Apple’s token endpoint answers “invalid_client”.",
        "Nobody can sign in.",
    ),
    recipe="client-assertion",
    reference="Apple Sign in with Apple documentation",
    profiles=("apple-client-secret",),
)
def apple_secret_lifetime(case: Case) -> Iterator[Evidence]:
    exp = moment(case.claims.get("exp"))
    if exp is None:
        return
    seconds = max(each for each in (exp - case.now, lifetime(case)) if each is not None)
    if seconds > _SIX_MONTHS:
        yield Evidence("payload.exp", f"It lives {beyond(seconds, _SIX_MONTHS)}.")


@apple_secret_lifetime.sample
def _apple_secret_lifetime() -> samples.Question:
    return samples.with_claims("apple-client-secret", exp=samples.SAMPLE_NOW + _SIX_MONTHS + 1)


@pitfall(
    "apple-secret-claims",
    severity=Severity.ERROR,
    title="A client secret for Apple lacks something",
    why="The token endpoint answers “invalid_client”.",
    fix="Set “iss” to the Team ID, “sub” to the Services ID and “kid” to the Key ID.",
    steps=(
        "A claim is left out, or the bundle identifier stands where the Team ID belongs.",
        "Apple’s token endpoint answers “invalid_client” and does not say why.",
        "Nobody can sign in.",
    ),
    recipe="client-assertion",
    reference="Apple Sign in with Apple documentation",
    profiles=("apple-client-secret",),
    silences=("exp-missing", "iss-missing", "sub-missing", "iat-missing"),
)
def apple_secret_claims(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("iss", "sub", "iat", "exp"))
    if names:
        yield Evidence("payload", lacks(names))
    if "iss" in case.claims and not _is_identifier(case.claims["iss"]):
        yield Evidence(
            "payload.iss", f"“iss” is {kind_of(case.claims['iss'])}, which is no Team ID."
        )
    if "kid" not in case.header:
        yield Evidence("header", "The header has no “kid”.")
    elif not _is_identifier(case.header["kid"]):
        yield Evidence("header.kid", f"“kid” is {kind_of(case.header['kid'])}, which is no Key ID.")


@apple_secret_claims.sample
def _apple_secret_claims() -> samples.Question:
    return samples.altered("apple-client-secret", header={"kid": samples.ABSENT})


@pitfall(
    "apns-stale",
    severity=Severity.ERROR,
    title="The provider token is older than an hour",
    why="Apple’s push service answers “ExpiredProviderToken”.",
    fix="Make a new one every 20 to 60 minutes.",
    steps=(
        "The provider token is made when the server starts, and kept.",
        "After an hour Apple answers 403 “ExpiredProviderToken”.",
        "No notification is delivered until the server is started again.",
    ),
    recipe="client-assertion",
    reference="Apple APNs documentation",
    profiles=("apns",),
)
def apns_stale(case: Case) -> Iterator[Evidence]:
    iat = moment(case.claims.get("iat"))
    if iat is not None and case.now - iat > 3600:
        yield Evidence("payload.iat", f"It was made {span(case.now - iat)} ago.")


@apns_stale.sample
def _apns_stale() -> samples.Question:
    return samples.with_claims("apns", iat=samples.SAMPLE_NOW - 7200)


@pitfall(
    "app-store-connect-lifetime",
    severity=Severity.ERROR,
    title="Apple refuses tokens of more than 20 minutes",
    why="App Store Connect answers 401 “NOT_AUTHORIZED”.",
    fix="Set “exp” to 1200 seconds after “iat” at most.",
    steps=(
        "The token is made with an “exp” of an hour.",
        "App Store Connect answers 401 “NOT_AUTHORIZED” to every request.",
        "The build is not uploaded.",
    ),
    recipe="client-assertion",
    reference="Apple App Store Connect API documentation",
    profiles=("app-store-connect",),
    silences=("lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"),
)
def app_store_connect_lifetime(case: Case) -> Iterator[Evidence]:
    seconds = lifetime(case)
    most = _SIX_MONTHS if "scope" in case.claims else 1200
    if seconds is not None and seconds > most:
        yield Evidence("payload.exp", f"It lives {beyond(seconds, most)}.")


@app_store_connect_lifetime.sample
def _app_store_connect_lifetime() -> samples.Question:
    return samples.with_claims("app-store-connect", exp=samples.SAMPLE_NOW + 3600)


def _is_identifier(value: object) -> bool:
    return isinstance(value, str) and _TEN_CHARACTERS.fullmatch(value) is not None


_TEN_CHARACTERS = regex("[A-Z0-9]{10}")
