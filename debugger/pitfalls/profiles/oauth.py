"""Pitfalls of OAuth's tokens: JWT access tokens, refresh tokens, introspection responses."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.profile_conditions import is_of_duende
from debugger.claims.profile_marks import bare_type
from debugger.pitfalls.profiles.required import lacking, lacks, sent_along
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc


@pitfall(
    "at-required-claim",
    severity=Severity.ERROR,
    title="A required claim of an access token is missing",
    why="Resource servers rely on all seven claims that the profile for JWT access tokens"
    " requires.",
    fix="Have the authorization server add what is missing.",
    steps=(
        "An API checks the signature and lets the token in, since its library demands no claims.",
        "The claim that is missing is the one that keeps another client’s, service’s or day’s"
        " token out.",
        "Somebody sends such a token where it was not meant to be good, and it is.",
    ),
    recipe="issue-token",
    reference=rfc(9068, "2.2"),
    profiles=("access-token",),
    silences=(
        "exp-missing",
        "iss-missing",
        "aud-missing",
        "sub-missing",
        "iat-missing",
        "jti-missing",
    ),
)
def access_token_claims(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("iss", "exp", "aud", "sub", "client_id", "iat", "jti"))
    if names == ("sub",) and is_of_duende(case.claims):
        return  # it names no subject where a client asks for itself
    if names:
        yield Evidence("payload", lacks(names))


@access_token_claims.sample
def _access_token_claims() -> samples.Question:
    return samples.with_claims("access-token", sub=samples.ABSENT)


@pitfall(
    "at-typ",
    severity=Severity.WARNING,
    title="An access token that does not say so",
    why="Where the type is not checked, an ID token of the same issuer passes for an access token.",
    fix="Set “typ” to “at+jwt” when access tokens are made, and have APIs demand it.",
    steps=(
        "Somebody signs in at an app of the same issuer and gets an ID token.",
        "They send it to your API as “Authorization: Bearer …”.",
        "Signature, issuer and times are right, and nothing in the header says that it is no"
        " access token.",
        "The API takes it for one.",
    ),
    recipe="check-type",
    reference=rfc(9068, "2.1"),
    profiles=("generic",),
    silences=("typ-missing",),
)
def access_token_type(case: Case) -> Iterator[Evidence]:
    if "client_id" not in case.claims or "scope" not in case.claims or _says_so_elsewhere(case):
        return
    typ = case.header.get("typ")
    if typ is None:
        yield Evidence("header", "It has “client_id” and “scope”, and no “typ”.")
    elif bare_type(typ) == "jwt":
        yield Evidence("header.typ", f"It has “client_id” and “scope”, and “typ” is “{typ}”.")


@access_token_type.sample
def _access_token_type() -> samples.Question:
    return samples.with_claims(client_id="s6BhdRkqt3", scope="orders:read")


@pitfall(
    "refresh-token-as-access-token",
    severity=Severity.WARNING,
    title="A refresh token is used as access token",
    why="An API must refuse it, and it has been shown where only the token endpoint should see it.",
    fix="Send the access token to APIs, and replace this refresh token.",
    steps=(
        "The client sends its refresh token to an API in the Authorization header.",
        "It is written to the logs of that API and of every proxy before it.",
        "Whoever reads a log turns it into new access tokens at the token endpoint.",
    ),
    recipe="refresh-and-revoke",
    reference=rfc(6749, "1.5"),
    profiles=("refresh-token",),
)
def refresh_token_sent(case: Case) -> Iterator[Evidence]:
    if sent_along(case):
        yield Evidence("input", "The refresh token stands in an Authorization header.")


@refresh_token_sent.sample
def _refresh_token_sent() -> samples.Question:
    return samples.altered("refresh-token", edit=lambda token: f"Authorization: Bearer {token}")


@pitfall(
    "introspection-required",
    severity=Severity.ERROR,
    title="An introspection response lacks something",
    why="Without it the answer cannot be tied to the server, the one who asked and the moment.",
    fix="Refuse the response, and report it to the authorization server.",
    steps=(
        "Somebody keeps the answer “active” that was given to another server, or at another time.",
        "They offer it to yours.",
        "Nothing in it says who asked and when, so it passes for an answer to your question.",
    ),
    recipe="check-type",
    reference=rfc(9701, "5"),
    profiles=("introspection-response",),
    silences=("iss-missing", "aud-missing", "iat-missing"),
)
def introspection_claims(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("iss", "aud", "iat", "token_introspection"))
    if names:
        yield Evidence("payload", lacks(names))
    if "token_introspection" not in case.claims:
        return
    inner = case.claims["token_introspection"]
    if not isinstance(inner, dict):
        yield Evidence("payload.token_introspection", "“token_introspection” is no object.")
    elif not isinstance(inner.get("active"), bool):
        yield Evidence("payload.token_introspection", "It has no “active” that is true or false.")


@introspection_claims.sample
def _introspection_claims() -> samples.Question:
    return samples.with_claims("introspection-response", token_introspection=samples.ABSENT)


@pitfall(
    "introspection-top-level",
    severity=Severity.WARNING,
    title="Claims of the token at the wrong level",
    why="With them at its top the response can pass for an access token.",
    fix="Put what is said of the token into “token_introspection” only.",
    steps=(
        "Somebody gets hold of the response, which the authorization server signed.",
        "They send it to an API as access token.",
        "The API finds “sub” and “exp” where it looks for them, and lets it in.",
    ),
    recipe="check-type",
    reference=rfc(9701, "5"),
    profiles=("introspection-response",),
)
def introspection_level(case: Case) -> Iterator[Evidence]:
    for name in ("sub", "exp"):
        if name in case.claims:
            yield Evidence(f"payload.{name}", f"“{name}” is at the top of the payload.")


@introspection_level.sample
def _introspection_level() -> samples.Question:
    return samples.with_claims("introspection-response", sub="u_8f3k2m9q")


def _says_so_elsewhere(case: Case) -> bool:
    """Whether the token has its vendor’s own mark of an access token, from before RFC 9068."""
    values = ((name, case.claims.get(name)) for name in _KINDS)
    return any(isinstance(kind, str) and kind.lower() in _KINDS[name] for name, kind in values)


_BEARER = frozenset({"access", "access_token", "bearer"})
_KINDS = {
    "token_use": _BEARER,
    "token_type": _BEARER,
    "tokenName": _BEARER,  # PingAM
    "tok_type": frozenset({"at"}),  # Oracle Identity Cloud Service
    "typ": _BEARER,  # Keycloak
    "purpose": frozenset({"access_token"}),  # Curity
}
