"""Pitfalls of how long a token lives: too long, not at all, older than the relying party allows."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import is_number, span
from debugger.pitfalls.claims.reading import lifetime, moment
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

HOUR = 3600
DAY = 86_400
YEAR = 31_622_400  # of 366 days


@pitfall(
    "exp-before-iat",
    severity=Severity.ERROR,
    title="It expires before it was issued",
    why="A sign or a unit is wrong, and the token was never valid.",
    fix="Compute the expiry from the same clock: exp = iat + lifetime.",
    reference=rfc(7519, "4.1.4"),
    steps=(
        "The issuer subtracts the lifetime in place of adding it, or takes the two times from"
        " different clocks.",
        "A verifier that looks at “exp” refuses the token at any moment since it was issued.",
        "A verifier that lets it pass does not check “exp”, and lets any old token pass.",
    ),
    recipe="issue-token",
)
def exp_before_iat(case: Case) -> Iterator[Evidence]:
    yield from _ends_before(case, "iat", "it was issued")


@exp_before_iat.sample
def _exp_before_iat() -> samples.Question:
    return samples.with_claims(iat=samples.SAMPLE_NOW + 50, exp=samples.SAMPLE_NOW + 40)


@pitfall(
    "exp-before-nbf",
    severity=Severity.ERROR,
    title="It expires before it becomes valid",
    why="There is no moment at which a verifier may accept it.",
    fix="Set “nbf” to a moment before “exp”, usually that of “iat”.",
    reference=rfc(7519, "4.1.5"),
    steps=(
        "The issuer moves “nbf” ahead and forgets to move “exp” along.",
        "Before “nbf” a verifier refuses the token, and after “exp” as well.",
        "No moment is left between them, so every login fails, however often it is tried.",
    ),
    recipe="issue-token",
)
def exp_before_nbf(case: Case) -> Iterator[Evidence]:
    yield from _ends_before(case, "nbf", "it becomes valid")


@exp_before_nbf.sample
def _exp_before_nbf() -> samples.Question:
    dates = {"exp": samples.SAMPLE_NOW + 40, "nbf": samples.SAMPLE_NOW + 50}
    return samples.altered(claims=dates, policy={"leeway": 60})


@pitfall(
    "nbf-before-iat-far",
    severity=Severity.INFO,
    title="It is valid from long before it was issued",
    why="Only issuers that allow for clocks that run behind do so, and by minutes: an earlier"
    " start is mostly a slip.",
    fix="Set “nbf” to the moment of “iat”.",
    reference=rfc(7519, "4.1.5"),
    steps=(
        "Code sets “nbf” to a constant, to 0 or to the moment at which the account was made.",
        "A verifier accepts the token as valid for a time at which it did not exist.",
        "Whoever judges old log entries by it believes that access was granted then.",
    ),
    recipe="issue-token",
)
def nbf_long_before_iat(case: Case) -> Iterator[Evidence]:
    nbf, iat = case.claims.get("nbf"), moment(case.claims.get("iat"))
    if iat is not None and is_number(nbf) and 0 <= nbf < iat - 300:
        yield Evidence("payload.nbf", f"“nbf” lies {span(iat - nbf)} before “iat”.")


@nbf_long_before_iat.sample
def _nbf_long_before_iat() -> samples.Question:
    return samples.with_claims(nbf=samples.SAMPLE_NOW - 5000)


@pitfall(
    "lifetime-over-hour",
    severity=Severity.INFO,
    title="The token lives longer than an hour",
    why="A JWT cannot be called back, so a stolen one works until it expires; an hour at most is"
    " the advice for bearer tokens.",
    fix="Shorten its life and renew it with a refresh token.",
    reference=rfc(6750, "5.3"),
    steps=(
        "A token is stolen with a script on a page or from a log.",
        "The user signs out, or loses a right.",
        "The token works on until “exp”, hours later.",
    ),
    recipe="refresh-and-revoke",
    profiles=("generic", "access-token", "okta"),
)
def over_an_hour(case: Case) -> Iterator[Evidence]:
    yield from _lives_between(case, HOUR, DAY)


@over_an_hour.sample
def _over_an_hour() -> samples.Question:
    return samples.with_claims(exp=samples.SAMPLE_NOW + 7200)


@pitfall(
    "lifetime-over-day",
    severity=Severity.WARNING,
    title="The token lives longer than a day",
    why="A JWT cannot be called back, and whoever steals this one can use it all that time.",
    fix="Issue short access tokens, and renew them with a refresh token that is replaced at each"
    " use.",
    reference=rfc(6750, "5.3"),
    steps=(
        "A token is stolen from a laptop, a log or a backup.",
        "The theft is noticed and the password changed; the token has no part in that.",
        "The thief uses it for days, until “exp”.",
    ),
    recipe="refresh-and-revoke",
)
def over_a_day(case: Case) -> Iterator[Evidence]:
    yield from _lives_between(case, _DAYS.get(case.profile.name, DAY), YEAR)


@over_a_day.sample
def _over_a_day() -> samples.Question:
    return samples.with_claims(iat=samples.SAMPLE_NOW, exp=samples.SAMPLE_NOW + 2 * DAY)


@pitfall(
    "lifetime-over-year",
    severity=Severity.WARNING,
    title="The token lives longer than a year",
    why="For practical purposes it never expires, and a stolen copy works until the keys are"
    " changed.",
    fix="Let it live minutes or hours, not years.",
    reference=rfc(6750, "5.3"),
    steps=(
        "A token is written into a script or an app, since it lasts so long.",
        "It is found there years later, in a repository or in a downloaded app.",
        "It still works, and only changing the key, which ends all other tokens too, would stop"
        " it.",
    ),
    recipe="refresh-and-revoke",
)
def over_a_year(case: Case) -> Iterator[Evidence]:
    yield from _lives_between(case, YEAR, None)


@over_a_year.sample
def _over_a_year() -> samples.Question:
    return samples.with_claims(iat=samples.SAMPLE_NOW, exp=samples.SAMPLE_NOW + 400 * DAY)


@pitfall(
    "max-age-exceeded",
    severity=Severity.ERROR,
    title="The token is older than you allow",
    why="The person signed in, or the token was made, longer ago than your “max_age”: somebody"
    " else may sit there now.",
    fix="Ask for a new sign-in.",
    reference="OIDC Core §3.1.3.7",
    steps=(
        "Your application asks for a sign-in within the last minutes, before a payment for"
        " example.",
        "Somebody at an unlocked computer comes back with a session of yesterday.",
        "If the age is not compared, the old sign-in passes for a new one.",
    ),
    recipe="verify-id-token",
    silences=("iat-missing",),
)
def too_old(case: Case) -> Iterator[Evidence]:
    if case.policy.max_age is None:
        return
    name = "auth_time" if case.profile.name == "id-token" else "iat"
    start = moment(case.claims.get(name))
    most = case.policy.max_age + case.policy.leeway
    if case.is_claims_set and name == "iat" and "iat" not in case.claims:
        saw = f"You allow an age of {_most(case)}; there is no “iat” that would tell it."
        yield Evidence("payload", saw)
    elif start is not None and case.now - start > most.total_seconds():
        age = span(case.now - start)
        yield Evidence(f"payload.{name}", f"“{name}” is {age} ago; {_most(case)} is allowed.")


@too_old.sample
def _too_old() -> samples.Question:
    return samples.altered(claims={"iat": samples.SAMPLE_NOW - 4000}, policy={"max_age": 3600})


@pitfall(
    "auth-time-missing",
    severity=Severity.ERROR,
    title="No time of sign-in although “max_age” was asked",
    why="A provider that was asked for “max_age” must say when the person signed in, else nobody"
    " can check it.",
    fix="Refuse the token, and send “max_age” with the authorization request.",
    reference="OIDC Core §2",
    steps=(
        "Your application sends “max_age”, so that the person has to sign in anew.",
        "An attacker takes “max_age” out of the address in the browser, and is signed in from"
        " an old session.",
        "Without “auth_time” your application cannot see that, and accepts the old sign-in.",
    ),
    recipe="verify-id-token",
    profiles=("id-token",),
)
def no_sign_in_time(case: Case) -> Iterator[Evidence]:
    asked = case.policy.max_age is not None
    if asked and case.is_claims_set and "auth_time" not in case.claims:
        yield Evidence(
            "payload", f"You allow {_most(case)} since the sign-in; there is no “auth_time”."
        )


@no_sign_in_time.sample
def _no_sign_in_time() -> samples.Question:
    return samples.altered(
        "id-token", claims={"auth_time": samples.ABSENT}, policy={"max_age": 3600}
    )


def _ends_before(case: Case, name: str, what: str) -> Iterator[Evidence]:
    exp, start = moment(case.claims.get("exp")), moment(case.claims.get(name))
    if exp is not None and start is not None and exp <= start:
        if exp == start:
            yield Evidence("payload.exp", f"It expires at the very second {what}.")
        else:
            yield Evidence("payload.exp", f"It expires {span(start - exp)} before {what}.")


def _lives_between(case: Case, over: int, most: int | None) -> Iterator[Evidence]:
    seconds = lifetime(case)
    if seconds is not None and seconds > over and (most is None or seconds <= most):
        yield Evidence("payload.exp", f"It lives {span(seconds)}.")


# Entra's tokens for continuous access evaluation, which can be called back, live up to 28 hours,
# and “iat” of its tokens lies five minutes back.
_DAYS = {"entra": 28 * HOUR + 300}


def _most(case: Case) -> str:
    max_age = case.policy.max_age
    return span(max_age.total_seconds()) if max_age else "nothing"
