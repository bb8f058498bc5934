"""Pitfalls of the tokens of Keycloak, Auth0, Okta and Supabase."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.jose.model import Form
from debugger.pitfalls.claims.reading import audiences, text
from debugger.pitfalls.hosts import split_url
from debugger.pitfalls.profiles.required import sent_along
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall

_JWE = frozenset({Form.JWE_COMPACT, Form.JWE_JSON})


@pitfall(
    "keycloak-audience-account",
    severity=Severity.WARNING,
    title="The audience is Keycloak’s account console",
    why="Every access token of the realm has this audience, so it does not say that the token is"
    " for your API.",
    fix="Add an audience mapper for your API to the client or to a client scope.",
    steps=(
        "Somebody gets a token of the realm by way of any other client.",
        "They send it to your API, which accepts “account” or checks no audience.",
        "The API cannot tell it from a token that was made for it.",
    ),
    recipe="check-issuer-audience",
    reference="Keycloak documentation",
    profiles=("keycloak",),
)
def keycloak_audience(case: Case) -> Iterator[Evidence]:
    if audiences(case) == ("account",) and case.claims.get("typ") == "Bearer":
        yield Evidence("payload.aud", "“aud” is “account” alone.")


@keycloak_audience.sample
def _keycloak_audience() -> samples.Question:
    return samples.altered("keycloak", claims={"aud": "account"}, policy={"audience": None})


@pitfall(
    "keycloak-token-kind",
    severity=Severity.ERROR,
    title="Not an access token of Keycloak",
    why="ID, refresh and offline tokens of a realm are signed like access tokens, and an API"
    " must tell them apart by “typ” in the payload.",
    fix="Send the access token, and have APIs accept “Bearer” only.",
    steps=(
        "An app sends its ID or refresh token to the API, where the access token belongs.",
        "The realm’s keys verify it, and the API lets it in.",
        "A refresh token or offline token lives for days or for ever, and so does whoever"
        " copied it from a log.",
    ),
    recipe="check-type",
    reference="Keycloak documentation",
    profiles=("keycloak",),
    silences=("id-token-as-access-token", "refresh-token-as-access-token"),
)
def keycloak_kind(case: Case) -> Iterator[Evidence]:
    kind = case.claims.get("typ")
    if kind in ("ID", "Refresh", "Offline") and sent_along(case):
        yield Evidence(
            "payload.typ", f"It stands in an Authorization header, and “typ” is “{kind}”."
        )


@keycloak_kind.sample
def _keycloak_kind() -> samples.Question:
    return samples.altered(
        "keycloak", claims={"typ": "ID"}, edit=lambda token: f"Authorization: Bearer {token}"
    )


@pitfall(
    "auth0-opaque-audience",
    severity=Severity.WARNING,
    title="An access token that only Auth0 can read",
    why="No “audience” was asked for, so Auth0 issued a token for its own userinfo endpoint.",
    fix="Ask for the token with your API’s identifier as “audience”.",
    steps=(
        "The app asks for a token without “audience”.",
        "Auth0 answers with one that is encrypted for itself.",
        "The API cannot verify it and answers 401.",
    ),
    reference="Auth0 documentation",
    profiles=("auth0",),
)
def auth0_opaque(case: Case) -> Iterator[Evidence]:
    header = case.header
    encrypted = header.get("alg") == "dir" and header.get("enc") == "A256GCM"
    issuer = header.get("iss")
    if case.token.form in _JWE and encrypted and isinstance(issuer, str):
        yield Evidence("header", f"It is encrypted with a key that {quoted(issuer)} alone has.")


@auth0_opaque.sample
def _auth0_opaque() -> samples.Question:
    header = (
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiaXNzIjoiaHR0cHM6Ly9hY21lLmV1LmF1dGgwLmNvbS8ifQ"
    )
    rest = "..AAECAwQFBgcICQoL.Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjYw.AAAAAAAAAAAAAAAAAAAAAA"
    return samples.altered("auth0", key=None, edit=lambda _: f"{header}{rest}")


@pitfall(
    "okta-org-access-token",
    severity=Severity.WARNING,
    title="An access token for Okta itself",
    why="Tokens of the org authorization server are to be treated as opaque: Okta may change"
    " their form, and their audience is Okta.",
    fix="Get tokens for your API from a custom authorization server.",
    steps=(
        "The app gets its token from the org authorization server, the address without"
        " “/oauth2/…”.",
        "The API verifies it itself, which works today.",
        "Okta changes the token’s form or key, as it says that it may, and every request fails.",
    ),
    recipe="check-issuer-audience",
    reference="Okta documentation",
    profiles=("okta",),
)
def okta_org_token(case: Case) -> Iterator[Evidence]:
    url = split_url(text(case, "iss"))
    is_access_token = "cid" in case.claims or "scp" in case.claims
    if url and is_access_token and url.rest in ("", "/"):
        yield Evidence("payload.iss", f"“iss” is the org, {quoted(text(case, 'iss'))}.")


@okta_org_token.sample
def _okta_org_token() -> samples.Question:
    return samples.altered(
        "okta",
        claims={"iss": "https://acme.okta.com", "aud": "https://acme.okta.com"},
        policy={"issuer": None, "audience": None},
    )


@pitfall(
    "supabase-service-role",
    severity=Severity.ERROR,
    title="The key that bypasses all row security",
    why="In a browser or an app it gives everybody the whole database.",
    fix="Keep it on servers only, and replace it if it was ever public.",
    steps=(
        "The service role key is put into a web page or an app.",
        "Somebody copies it from the page’s source or a request.",
        "They read, change and delete every row of every table.",
    ),
    reference="Supabase documentation",
    profiles=("supabase",),
    silences=("lifetime-over-year", "lifetime-over-day", "privilege-claim", "aud-missing"),
)
def supabase_service_role(case: Case) -> Iterator[Evidence]:
    if case.claims.get("role") == "service_role":
        yield Evidence("payload.role", "“role” is “service_role”.")


@supabase_service_role.sample
def _supabase_service_role() -> samples.Question:
    return samples.altered(
        "supabase",
        claims={
            "iss": "supabase",
            "role": "service_role",
            "exp": samples.SAMPLE_NOW + 315_360_000,
            "aud": samples.ABSENT,
            "sub": samples.ABSENT,
            "email": samples.ABSENT,
        },
        policy={"issuer": None, "audience": None},
    )
