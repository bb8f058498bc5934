"""Pitfalls of messages at login: request objects, authorization responses, client assertions."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import beyond
from debugger.claims.profile_conditions import asks_for_presentation
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.reading import audiences, lifetime, moment, text
from debugger.pitfalls.hosts import split_url
from debugger.pitfalls.profiles.required import lacking, lacks
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc


@pitfall(
    "request-object-required",
    severity=Severity.ERROR,
    title="A request object with wrong parties",
    why="The server cannot tell whose request it is, or could be made to take it for the"
    " client’s proof of identity.",
    fix="Set “client_id” and “iss” to the client, and leave “sub” out.",
    steps=(
        "A client signs a request whose “sub” is its own identifier, as in its assertions.",
        "Somebody sees the request, which goes through a browser.",
        "They send it to the token endpoint as “client_assertion” and are taken for the client.",
    ),
    recipe="client-assertion",
    reference=rfc(9101, "4", "10.8"),
    profiles=("request-object",),
)
def request_parties(case: Case) -> Iterator[Evidence]:
    client = case.claims.get("client_id")
    if client is None:
        if case.is_claims_set:
            yield Evidence("payload", lacks(["client_id"]))
        return
    ignored = asks_for_presentation(case.claims)  # wallets do not look at “iss” (OpenID4VP §5)
    if "iss" in case.claims and case.claims["iss"] != client and not ignored:
        saw = f"“iss” is {kind_of(case.claims['iss'])}, and “client_id” is {kind_of(client)}."
        yield Evidence("payload.iss", saw)
    if case.claims.get("sub") == client:
        yield Evidence("payload.sub", f"“sub” is the client, {kind_of(client)}.")


@request_parties.sample
def _request_parties() -> samples.Question:
    return samples.with_claims("request-object", sub="client-77")


@pitfall(
    "request-object-nested",
    severity=Severity.ERROR,
    title="A request within a request",
    why="The standard forbids it, since it is not clear which of the two requests counts.",
    fix="Leave “request” and “request_uri” out of the request object.",
    steps=(
        "The request object has a “request” or “request_uri” of its own.",
        "One part of the server reads the outer parameters, another follows the inner ones.",
        "What the person agrees to is not what is granted.",
    ),
    reference=rfc(9101, "4"),
    profiles=("request-object",),
)
def request_nested(case: Case) -> Iterator[Evidence]:
    for name in ("request", "request_uri"):
        if name in case.claims:
            yield Evidence(f"payload.{name}", f"The request object has “{name}”.")


@request_nested.sample
def _request_nested() -> samples.Question:
    return samples.with_claims("request-object", request_uri="https://client.acme.example/request")


@pitfall(
    "fapi-lifetime",
    severity=Severity.WARNING,
    title="A request object that lives long",
    why="Whoever finds it can use it again; financial-grade profiles allow an hour at most.",
    fix="Let it live for minutes.",
    steps=(
        "Somebody finds the signed request in a browser’s history.",
        "They open it again while it is valid, in a browser where somebody else is signed in.",
        "The server shows the old request as if the client had sent it now.",
    ),
    reference="FAPI 1.0 Advanced §5.2.2",
    profiles=("request-object",),
    silences=("lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"),
)
def request_lifetime(case: Case) -> Iterator[Evidence]:
    exp = moment(case.claims.get("exp"))
    start = moment(case.claims.get("nbf", case.claims.get("iat")))
    if exp is not None and start is not None and exp - start > 3600:
        yield Evidence("payload.exp", f"It lives {beyond(exp - start, 3600)}.")


@request_lifetime.sample
def _request_lifetime() -> samples.Question:
    return samples.with_claims("request-object", exp=samples.SAMPLE_NOW + 7200)


@pitfall(
    "client-assertion-lifetime",
    severity=Severity.WARNING,
    title="A client assertion that lives long",
    why="It is used once and at once, and until it expires whoever finds it can sign in as the"
    " client.",
    fix="Let it live for a minute, and make a new one for each request.",
    steps=(
        "Somebody finds an assertion in a log of the authorization server or of a proxy.",
        "They send it to the token endpoint before it expires.",
        "They get access tokens in the client’s name.",
    ),
    recipe="client-assertion",
    reference=rfc(7523, "3"),
    profiles=("client-assertion",),
    silences=("lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"),
)
def assertion_lifetime(case: Case) -> Iterator[Evidence]:
    seconds = lifetime(case)
    most = 3600 if _demands_endpoint(case) else 300
    if seconds is not None and seconds > most:
        yield Evidence("payload.exp", f"It lives {beyond(seconds, most)}.")


@assertion_lifetime.sample
def _assertion_lifetime() -> samples.Question:
    return samples.with_claims("client-assertion", exp=samples.SAMPLE_NOW + 3600)


@pitfall(
    "client-assertion-audience",
    severity=Severity.WARNING,
    title="A client assertion for an unclear audience",
    why="A server that is among several audiences, or that can name an endpoint of another"
    " server as its own, can use the assertion there.",
    fix="Name the authorization server’s issuer as the only audience.",
    steps=(
        "A client works with two authorization servers, one of them dishonest.",
        "That one says that its token endpoint is the address of the other’s.",
        "The client sends it an assertion with that address as “aud”.",
        "The dishonest server uses the assertion at the other and is taken for the client.",
    ),
    recipe="client-assertion",
    reference="draft-ietf-oauth-rfc7523bis §4",
    silences=("aud-many",),
    profiles=("client-assertion",),
)
def assertion_audience(case: Case) -> Iterator[Evidence]:
    named = audiences(case)
    if len(named) > 1:
        yield Evidence("payload.aud", f"“aud” is {kind_of(case.claims['aud'])}.")
    elif named and not _demands_endpoint(case):
        url = split_url(named[0])
        path = url.rest.partition("?")[0].rstrip("/") if url else ""
        if path.endswith(_ENDPOINTS):
            yield Evidence("payload.aud", f"“aud” is an endpoint, {quoted(named[0])}.")


@assertion_audience.sample
def _assertion_audience() -> samples.Question:
    endpoint = "https://login.acme.example/oauth2/token"
    return samples.altered(
        "client-assertion", claims={"aud": endpoint}, policy={"audience": endpoint}
    )


@pitfall(
    "client-assertion-jti",
    severity=Severity.WARNING,
    title="A client assertion without an identifier",
    why="The server cannot recognize it when it is used a second time, before it expires.",
    fix="Set “jti” to 128 random bits.",
    steps=(
        "Somebody copies an assertion from a log within its minute.",
        "They send it to the token endpoint a second time.",
        "The server has no identifier to remember, and lets it in again.",
    ),
    recipe="client-assertion",
    reference="RFC 7523 §3, OIDC Core §9",
    profiles=("client-assertion",),
    silences=("jti-missing",),
)
def assertion_identifier(case: Case) -> Iterator[Evidence]:
    if lacking(case, ["jti"]):
        yield Evidence("payload", lacks(["jti"]))


@assertion_identifier.sample
def _assertion_identifier() -> samples.Question:
    return samples.with_claims("client-assertion", jti=samples.ABSENT)


@pitfall(
    "jarm-required-claim",
    severity=Severity.ERROR,
    title="An authorization response lacks something",
    why="The client cannot see who sent it, for whom, or until when it is good.",
    fix="Refuse the response, and report it to the authorization server.",
    steps=(
        "Somebody has the response of another server, or one made for another client.",
        "They put it into the redirect of your client.",
        "Nothing in it says whose it is or until when, so your client redeems a code that is"
        " not its own.",
    ),
    recipe="require-claims",
    reference="JARM §2.1",
    profiles=("authorization-response",),
    silences=("iss-missing", "aud-missing", "exp-missing"),
)
def response_claims(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("iss", "aud", "exp"))
    if names:
        yield Evidence("payload", lacks(names))


@response_claims.sample
def _response_claims() -> samples.Question:
    return samples.with_claims("authorization-response", exp=samples.ABSENT)


@pitfall(
    "jarm-lifetime",
    severity=Severity.WARNING,
    title="An authorization response that lives long",
    why="It is read at once, and whoever finds it later can offer it again; ten minutes at most"
    " are recommended.",
    fix="Let it live for a few minutes.",
    steps=(
        "Somebody finds the redirect with the response in a history or a log.",
        "They open it in their own browser, hours later.",
        "The client takes it for a new answer, and they continue a login that is not theirs.",
    ),
    recipe="check-times",
    reference="JARM §2.1",
    profiles=("authorization-response",),
    silences=("lifetime-over-hour", "lifetime-over-day", "lifetime-over-year"),
)
def response_lifetime(case: Case) -> Iterator[Evidence]:
    seconds = lifetime(case)
    if seconds is not None and seconds > 600:
        yield Evidence("payload.exp", f"It lives {beyond(seconds, 600)}.")


@response_lifetime.sample
def _response_lifetime() -> samples.Question:
    return samples.with_claims("authorization-response", exp=samples.SAMPLE_NOW + 3600)


def _demands_endpoint(case: Case) -> bool:
    # Microsoft and Okta ask for their token endpoint as audience, and allow up to an hour.
    url = split_url(text(case, "aud"))
    return url is not None and f".{url.host}".endswith(_VENDORS)


_ENDPOINTS = ("/token", "/par", "/introspect", "/revoke")
_VENDORS = (".microsoftonline.com", ".okta.com", ".oktapreview.com", ".okta-emea.com")
