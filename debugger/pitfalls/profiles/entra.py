"""Pitfalls of Microsoft Entra ID’s tokens: versions, tenants, addresses as identity, groups."""

import re
from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.pitfalls.claims.reading import text
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall
from debugger.regex import regex

_ENTRA = ("entra",)
_REFERENCE = "Microsoft identity platform documentation"


@pitfall(
    "entra-issuer-version",
    severity=Severity.WARNING,
    title="Version and issuer of the token disagree",
    why="Issuer and audience follow other rules in tokens of version 1.0 than in those of 2.0,"
    " so checks that are set up for one refuse the other.",
    fix="Set “requestedAccessTokenVersion” in the manifest of the app, and expect the issuer of"
    " that version.",
    steps=(
        "The app registration asks for access tokens of one version.",
        "The API expects issuer and audience as the other version writes them.",
        "Every token is refused, until somebody turns the checks off.",
    ),
    recipe="check-issuer-audience",
    reference=_REFERENCE,
    profiles=_ENTRA,
)
def issuer_version(case: Case) -> Iterator[Evidence]:
    version, iss = text(case, "ver"), text(case, "iss")
    is_second = "/v2.0" in iss
    if (version == "1.0" and is_second) or (version == "2.0" and not is_second):
        yield Evidence("payload.ver", f"“ver” is “{version}”, and “iss” is {quoted(iss)}.")


@issuer_version.sample
def _issuer_version() -> samples.Question:
    return samples.with_claims("entra", ver="1.0")


@pitfall(
    "entra-tenant-mismatch",
    severity=Severity.ERROR,
    title="Tenant and issuer of the token disagree",
    why="The token is forged or put together from two, since Entra writes the same tenant into"
    " both.",
    fix="Refuse the token: compare “tid” with the tenant in “iss” after checking the"
    " signature, and both with the tenants you let in.",
    steps=(
        "Somebody writes the tenant of a customer into “tid”.",
        "The API looks its data up by “tid” and checks “iss” by its beginning only.",
        "They read what belongs to that customer.",
    ),
    recipe="check-issuer-audience",
    reference=_REFERENCE,
    profiles=_ENTRA,
)
def tenant_mismatch(case: Case) -> Iterator[Evidence]:
    tenant = case.claims.get("tid")
    named = _TENANT.match(text(case, "iss"))
    if isinstance(tenant, str) and named and tenant.lower() != named[1].lower():
        yield Evidence(
            "payload.tid", f"“tid” is {quoted(tenant)}, and “iss” has {quoted(named[1])}."
        )


@tenant_mismatch.sample
def _tenant_mismatch() -> samples.Question:
    return samples.with_claims("entra", tid="00000000-0000-0000-0000-000000000000")


@pitfall(
    "entra-common-issuer",
    severity=Severity.ERROR,
    title="The expected issuer is a template",
    why="Each token names its own tenant, so this text never equals an issuer; who then checks"
    " no issuer lets every tenant in.",
    fix="Put your tenant into the issuer, or compare “tid” with a list of tenants.",
    steps=(
        "The address with “common” is copied from the sign-in settings into the expected issuer.",
        "No token has this issuer, so all are refused.",
        "Somebody turns the check of the issuer off, and now every tenant in the world is let in.",
    ),
    recipe="check-issuer-audience",
    reference=_REFERENCE,
    profiles=_ENTRA,
    silences=("iss-mismatch",),
)
def common_issuer(case: Case) -> Iterator[Evidence]:
    for expected in case.policy.issuer:
        if _TEMPLATE.search(expected):
            yield Evidence("policy.issuer", f"You expect {quoted(expected)}.")
            return


@common_issuer.sample
def _common_issuer() -> samples.Question:
    issuer = "https://login.microsoftonline.com/common/v2.0"
    return samples.altered("entra", policy={"issuer": issuer})


@pitfall(
    "entra-email-authorization",
    severity=Severity.WARNING,
    title="An e-mail address as the only identity",
    why="The administrator of any tenant can give any address to an account, and whoever"
    " identifies people by it lets them in (nOAuth).",
    fix="Identify people by “tid” together with “oid” or “sub”.",
    steps=(
        "Somebody sets up a tenant of their own, which is free.",
        "They give an account there the address of your administrator; nobody checks it.",
        "They sign in to your app, which finds the administrator by “email”.",
    ),
    recipe="verify-id-token",
    reference=_REFERENCE,
    profiles=_ENTRA,
)
def address_as_identity(case: Case) -> Iterator[Evidence]:
    if "email" not in case.claims or "oid" in case.claims:
        return
    if case.claims.get("xms_edov") not in (True, 1, "1", "true"):
        yield Evidence(
            "payload.email", "There is “email”, no “oid”, and no “xms_edov” that is true."
        )


@address_as_identity.sample
def _address_as_identity() -> samples.Question:
    return samples.with_claims("entra", oid=samples.ABSENT, email="ann@acme.example")


@pitfall(
    "groups-overage",
    severity=Severity.INFO,
    title="There are too many groups to list",
    why="The token says where to ask for them, and whoever reads it as “no groups” locks people"
    " out.",
    fix="Ask Microsoft Graph for the groups.",
    steps=(
        "A person is made a member of the 201st group.",
        "Entra leaves “groups” out and says where to ask for them.",
        "The app reads that as “no groups”, and the person is locked out, or a rule that"
        " forbids is not met.",
    ),
    reference=_REFERENCE,
    profiles=_ENTRA,
)
def groups_overage(case: Case) -> Iterator[Evidence]:
    names = case.claims.get("_claim_names")
    if case.claims.get("hasgroups") in (True, "true"):
        yield Evidence("payload.hasgroups", "“hasgroups” is true.")
    elif isinstance(names, dict) and "groups" in names:
        yield Evidence("payload._claim_names", "“_claim_names” has “groups”.")


@groups_overage.sample
def _groups_overage() -> samples.Question:
    return samples.with_claims("entra", hasgroups=True)


_TENANT = regex(
    r"https://(?:login\.[a-z.]{1,40}|sts\.(?:windows\.net|chinacloudapi\.cn))"
    r"/([0-9A-Za-z.-]{1,100})",
    re.ASCII,
)
_TEMPLATE = regex(r"/(?:common|organizations|consumers)/|\{tenant_?id\}", re.IGNORECASE)
