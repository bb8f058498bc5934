"""Pitfalls of tokens that report an event: logout tokens and security events."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import beyond
from debugger.jose.model import Json
from debugger.pitfalls.claims.reading import lifetime
from debugger.pitfalls.profiles.required import lacking, lacks
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_LOGOUT = "http://schemas.openid.net/event/backchannel-logout"


@pitfall(
    "logout-nonce",
    severity=Severity.ERROR,
    title="A “nonce” in a logout token",
    why="It is forbidden there, so that a logout token cannot pass for an ID token.",
    fix="Refuse the token: check that there is no “nonce” before “events”, “sub” and"
    " “sid” are read.",
    steps=(
        "Somebody takes a logout token that the provider signed.",
        "They offer it to a client as ID token, with the “nonce” that the client waits for.",
        "A client that does not look at “events” signs them in.",
    ),
    recipe="logout-token",
    reference="OIDC Back-Channel Logout §2.4",
    profiles=("logout-token",),
)
def logout_nonce(case: Case) -> Iterator[Evidence]:
    if "nonce" in case.claims:
        yield Evidence("payload.nonce", "The logout token has a “nonce”.")


@logout_nonce.sample
def _logout_nonce() -> samples.Question:
    return samples.with_claims("logout-token", nonce="n-0S6_WzA2Mj")


@pitfall(
    "logout-required-claim",
    severity=Severity.ERROR,
    title="A required claim of a logout token is missing",
    why="The client must refuse a logout token that does not say who, whom and what it means.",
    fix="Refuse the token with status 400, and report it to the provider.",
    steps=(
        "The provider sends a logout token that does not say whom to sign out, or by whom it is.",
        "A strict client answers 400 and the session lives on.",
        "A lax one ends sessions for anybody who sends it such a token.",
    ),
    recipe="logout-token",
    reference="OIDC Back-Channel Logout §2.4",
    profiles=("logout-token",),
    silences=("iss-missing", "aud-missing", "iat-missing", "jti-missing"),
)
def logout_claims(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("iss", "aud", "iat", "jti", "events"))
    words = [lacks(names)] if names else []
    if case.is_claims_set and "sub" not in case.claims and "sid" not in case.claims:
        words.append("It has neither “sub” nor “sid”.")
    if words:
        yield Evidence("payload", " ".join(words))
    events = case.claims.get("events", {_LOGOUT: {}})
    if not isinstance(events, dict) or not isinstance(events.get(_LOGOUT), dict):
        yield Evidence("payload.events", f"“events” has no object “{_LOGOUT}”.")


@logout_claims.sample
def _logout_claims() -> samples.Question:
    return samples.with_claims("logout-token", jti=samples.ABSENT)


@pitfall(
    "logout-exp-missing",
    severity=Severity.WARNING,
    title="A logout token that never expires",
    why="The final version of the standard requires “exp”, and without it the token can be sent"
    " again at any time.",
    fix="Let it expire two minutes after “iat”.",
    steps=(
        "Somebody records a logout token on its way.",
        "They send it again next week, or every minute.",
        "The client forgot its “jti” long ago and signs the person out each time.",
    ),
    recipe="logout-token",
    reference="OIDC Back-Channel Logout §2.4",
    profiles=("logout-token",),
    silences=("exp-missing",),
)
def logout_expiry(case: Case) -> Iterator[Evidence]:
    if lacking(case, ["exp"]):
        yield Evidence("payload", lacks(["exp"]))


@logout_expiry.sample
def _logout_expiry() -> samples.Question:
    return samples.with_claims("logout-token", exp=samples.ABSENT)


@pitfall(
    "logout-lifetime",
    severity=Severity.INFO,
    title="A logout token that lives long",
    why="It is delivered at once, and the standard recommends two minutes at most.",
    fix="Let it expire two minutes after “iat”.",
    steps=(
        "Somebody records a logout token on its way.",
        "They send it again while it is still valid.",
        "Unless the client remembers every “jti” for so long, the person is signed out again.",
    ),
    recipe="logout-token",
    reference="OIDC Back-Channel Logout §4",
    profiles=("logout-token",),
)
def logout_lifetime(case: Case) -> Iterator[Evidence]:
    seconds = lifetime(case)
    if seconds is not None and seconds > 120:
        yield Evidence("payload.exp", f"It lives {beyond(seconds, 120)}.")


@logout_lifetime.sample
def _logout_lifetime() -> samples.Question:
    return samples.with_claims("logout-token", exp=samples.SAMPLE_NOW + 600)


@pitfall(
    "set-required-claim",
    severity=Severity.ERROR,
    title="A required claim of a security event is missing",
    why="A receiver must refuse an event that it cannot attribute, or recognize when it comes"
    " again.",
    fix="Refuse the event, and report it to the transmitter.",
    steps=(
        "The transmitter sends an event without its identifier, its issuer or its time.",
        "The receiver cannot see that it had the event before, or whose it is.",
        "The same event is acted upon twice, or one that somebody else made up is believed.",
    ),
    recipe="security-event",
    reference=rfc(8417, "2.2"),
    profiles=("security-event",),
    silences=("iss-missing", "iat-missing", "jti-missing"),
)
def event_claims(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("iss", "iat", "jti", "events"))
    if names:
        yield Evidence("payload", lacks(names))
    if "events" in case.claims and not _are_events(case.claims["events"]):
        yield Evidence("payload.events", "“events” is no object with an object for each event.")


@event_claims.sample
def _event_claims() -> samples.Question:
    return samples.with_claims("security-event", jti=samples.ABSENT)


@pitfall(
    "set-exp-present",
    severity=Severity.WARNING,
    title="A security event that expires",
    why="What happened stays true, and with “exp” the event looks like other tokens and can pass"
    " for one.",
    fix="Leave “exp” out, and say by “toe” when it happened; receivers remember “jti”"
    " against repetition.",
    steps=(
        "Somebody takes a security event that a provider signed.",
        "They send it to a service that expects an access token or ID token of that provider.",
        "It has an issuer, a subject and an “exp”, as such tokens do, and passes for one.",
    ),
    recipe="security-event",
    reference=rfc(8417, "2.2"),
    profiles=("security-event",),
    silences=("lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"),
)
def event_expiry(case: Case) -> Iterator[Evidence]:
    if "exp" in case.claims:
        yield Evidence("payload.exp", "The security event has “exp”.")


@event_expiry.sample
def _event_expiry() -> samples.Question:
    return samples.with_claims("security-event", exp=samples.SAMPLE_NOW + 60)


@pitfall(
    "set-sub-top-level",
    severity=Severity.INFO,
    title="“sub” instead of “sub_id”",
    why="“sub_id” says what kind of identifier it is, and newer profiles demand it in place of"
    " “sub”.",
    fix="Name the subject by “sub_id”.",
    steps=(
        "The event names its subject by “sub”, as ID tokens do.",
        "A receiver cannot tell whether that is an account, an e-mail address or a device.",
        "It acts on the wrong one, or on none.",
    ),
    recipe="security-event",
    reference=rfc(9493, "4.1"),
    profiles=("security-event",),
)
def event_subject(case: Case) -> Iterator[Evidence]:
    if "sub" in case.claims:
        yield Evidence("payload.sub", "The security event has “sub” at its top.")


@event_subject.sample
def _event_subject() -> samples.Question:
    return samples.with_claims("security-event", sub="u_8f3k2m9q")


def _are_events(events: Json) -> bool:
    return (
        isinstance(events, dict)
        and bool(events)
        and all(isinstance(event, dict) for event in events.values())
    )
