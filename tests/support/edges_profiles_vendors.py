"""Edges of the pitfalls in `debugger/pitfalls/profiles` about providers of identity."""

from functools import partial

from edge import raised, silent
from edges_profiles import BEARER, NOW, by_hand, met, not_met

from debugger.jose import base64url
from debugger.samples import ABSENT, altered, encoded, with_claims

TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47"
FIRST = f"https://sts.windows.net/{TENANT}/"
SECOND = f"https://login.microsoftonline.com/{TENANT}/v2.0"
ORG = {"aud": "https://acme.okta.com"}


def expecting(issuer):
    """A token of Entra for somebody who expects this issuer."""
    return partial(altered, "entra", policy={"issuer": issuer})


def auth0(profile="auto", **header):
    """A JWE as Auth0 makes them, its header changed so; it has no key."""
    members = {"alg": "dir", "enc": "A256GCM", "iss": "https://acme.eu.auth0.com/", **header}
    first = base64url.encode(encoded(members))
    rest = ".AAECAwQFBgcICQoL.Y2NjY2NjY2NjY2NjY2Nj.AAAAAAAAAAAAAAAAAAAAAA"
    policy = {"profile": profile}
    return partial(altered, "auth0", key=None, policy=policy, edit=lambda _: f"{first}.{rest}")


ENTRA = (
    met("entra-issuer-version", "entra", ver="1.0"),
    met("entra-issuer-version", "entra", iss=FIRST, ver="2.0"),
    not_met("entra-issuer-version", "entra", iss=FIRST, ver="1.0"),
    not_met("entra-issuer-version", "entra"),
    not_met("entra-issuer-version", "entra", ver=ABSENT),
    not_met("entra-issuer-version", "entra", ver="3.0"),
    not_met("entra-issuer-version", "generic", ver="1.0", iss=f"{SECOND}x"),
    met("entra-tenant-mismatch", "entra", tid="00000000-0000-0000-0000-000000000000"),
    met("entra-tenant-mismatch", "entra", tid=""),
    met("entra-tenant-mismatch", "entra", iss=FIRST, ver="1.0", tid=TENANT[:-1]),
    not_met("entra-tenant-mismatch", "entra"),
    not_met("entra-tenant-mismatch", "entra", tid=TENANT.upper()),
    not_met("entra-tenant-mismatch", "entra", tid=ABSENT),
    not_met("entra-tenant-mismatch", "entra", iss=FIRST, ver="1.0"),
    *(
        row("entra-tenant-mismatch", "entra", iss=f"https://{host}/{TENANT}/", ver="1.0", tid=tid)
        for host in ("sts.windows.net", "sts.chinacloudapi.cn")
        for row, tid in ((not_met, TENANT), (met, TENANT[::-1]))
    ),
    silent(
        "entra-tenant-mismatch",
        "another issuer, by hand",
        by_hand("entra", like="generic", tid=TENANT),
    ),
    *(
        raised("entra-common-issuer", issuer, expecting(issuer))
        for issuer in (
            "https://login.microsoftonline.com/common/v2.0",
            "https://login.microsoftonline.com/organizations/v2.0",
            "https://login.microsoftonline.com/consumers/v2.0",
            "https://login.microsoftonline.com/{tenantid}/v2.0",
            "https://sts.windows.net/{tenantId}/",
            "https://login.microsoftonline.com/{tenant_id}/v2.0",
        )
    ),
    raised(
        "entra-common-issuer",
        "among others",
        expecting([SECOND, "https://sts.windows.net/common/"]),
    ),
    silent("entra-common-issuer", "the tenant", expecting(SECOND)),
    silent("entra-common-issuer", "another tenant", expecting(SECOND.replace("72", "27"))),
    silent(
        "entra-common-issuer",
        "a tenant named like it",
        expecting("https://sts.windows.net/common.example/"),
    ),
    silent("entra-common-issuer", "nothing", expecting(None)),
    silent(
        "entra-common-issuer",
        "another provider",
        lambda: altered(policy={"issuer": "https://id.acme.example/common/"}),
    ),
    met("entra-email-authorization", "entra", oid=ABSENT, email="a@b.example"),
    met("entra-email-authorization", "entra", oid=ABSENT, email="a@b.example", xms_edov=False),
    met("entra-email-authorization", "entra", oid=ABSENT, email="a@b.example", xms_edov=0),
    *(
        not_met(
            "entra-email-authorization", "entra", oid=ABSENT, email="a@b.example", xms_edov=value
        )
        for value in (True, 1, "1", "true")
    ),
    not_met("entra-email-authorization", "entra", email="a@b.example"),
    not_met("entra-email-authorization", "entra", oid=ABSENT),
    not_met("entra-email-authorization", "generic", email="a@b.example"),
    met("groups-overage", "entra", hasgroups=True),
    met("groups-overage", "entra", hasgroups="true"),
    met("groups-overage", "entra", _claim_names={"groups": "src1"}),
    not_met("groups-overage", "entra", hasgroups=False),
    not_met("groups-overage", "entra", _claim_names={"roles": "src1"}),
    not_met("groups-overage", "entra", _claim_names="groups"),
    not_met("groups-overage", "entra", groups=["a"]),
    not_met("groups-overage", "generic", hasgroups=True),
)

AMAZON = (
    *(
        raised(
            "cognito-token-use",
            f"{use}",
            partial(with_claims, "cognito", token_use=use),
            severity="error",
        )
        for use in (ABSENT, "refresh", "ID", "Access", None, 5)
    ),
    not_met("cognito-token-use", "cognito"),
    not_met("cognito-token-use", "cognito", token_use="id", aud="web"),
    silent("cognito-token-use", "an access token is sent", lambda: altered("cognito", edit=BEARER)),
    raised(
        "cognito-token-use",
        "an ID token is sent",
        lambda: altered("cognito", claims={"token_use": "id", "aud": "web"}, edit=BEARER),
        severity="info",
    ),
    not_met("cognito-token-use", "generic"),
    *(
        row(
            "cognito-client-id",
            what,
            partial(altered, "cognito", claims=claims, policy={"audience": audience}),
        )
        for row, what, claims, audience in (
            (raised, "another client", {}, "another"),
            (raised, "none of two", {}, ["one", "two"]),
            (raised, "no client", {"client_id": ABSENT}, "another"),
            (raised, "letter case", {"client_id": "ABC"}, "abc"),
            (silent, "the client", {}, "7ndpqjt8g4m2k5h1r6s9v3w0x"),
            (silent, "one of two", {}, ["one", "7ndpqjt8g4m2k5h1r6s9v3w0x"]),
            (silent, "nobody is expected", {}, None),
            (silent, "an ID token", {"token_use": "id", "aud": "web"}, "another"),
        )
    ),
)

GOOGLE = (
    met("firebase-audience", "firebase", aud="another"),
    met("firebase-audience", "firebase", aud="acme-prod-1a2b3-staging"),
    met("firebase-audience", "firebase", aud=None),
    not_met("firebase-audience", "firebase"),
    not_met("firebase-audience", "firebase", aud=ABSENT),
    not_met("firebase-audience", "google", aud="another"),
    met("firebase-auth-time", "firebase", auth_time=ABSENT),
    met("firebase-auth-time", "firebase", auth_time=NOW + 1),
    not_met("firebase-auth-time", "firebase", auth_time=NOW),
    not_met("firebase-auth-time", "firebase", auth_time="now"),
    not_met("firebase-auth-time", "generic", auth_time=NOW + 1),
    *(
        row(
            "firebase-auth-time",
            f"{seconds} s ahead with a leeway of 60",
            partial(
                altered, "firebase", claims={"auth_time": NOW + seconds}, policy={"leeway": 60}
            ),
        )
        for row, seconds in ((silent, 60), (raised, 61))
    ),
    *(met("firebase-sub-length", "firebase", sub=sub) for sub in (ABSENT, "", "x" * 129, 5, None)),
    *(not_met("firebase-sub-length", "firebase", sub=sub) for sub in ("x" * 128, "x")),
    not_met("firebase-sub-length", "generic", sub=""),
    met("google-hosted-domain", "google", hd=ABSENT),
    met("google-hosted-domain", "google", hd=ABSENT, email="a@gmail.com.example"),
    met("google-hosted-domain", "google", hd=ABSENT, email="a@notgmail.com"),
    not_met("google-hosted-domain", "google"),
    *(
        not_met("google-hosted-domain", "google", hd=ABSENT, email=address)
        for address in ("a@gmail.com", "a@googlemail.com", "A@GMail.com", ABSENT)
    ),
    not_met("google-hosted-domain", "generic", email="a@b.example"),
    met("google-service-account-lifetime", "google-service-account", exp=NOW + 3601),
    met("google-service-account-lifetime", "google-service-account", iat=NOW - 1),
    met("google-service-account-lifetime", "google-service-account", iat=ABSENT, exp=NOW + 3601),
    not_met("google-service-account-lifetime", "google-service-account"),
    not_met("google-service-account-lifetime", "google-service-account", exp=ABSENT),
    not_met("google-service-account-lifetime", "generic", iat=NOW, exp=NOW + 3601),
)

PROVIDERS = (
    met("keycloak-audience-account", "keycloak", aud="account"),
    met("keycloak-audience-account", "keycloak", aud=["account"]),
    not_met("keycloak-audience-account", "keycloak", aud=["account", "orders-api"]),
    not_met("keycloak-audience-account", "keycloak", aud="accounts"),
    not_met("keycloak-audience-account", "keycloak", aud="account", typ="ID"),
    not_met("keycloak-audience-account", "generic", aud="account"),
    *(
        raised(
            "keycloak-token-kind",
            f"{kind} as {scheme}",
            partial(
                altered,
                "keycloak",
                claims={"typ": kind},
                edit=f"Authorization: {scheme} {{}}".format,
            ),
        )
        for kind, scheme in (
            ("ID", "Bearer"),
            ("Refresh", "Bearer"),
            ("Offline", "Bearer"),
            ("ID", "DPoP"),
        )
    ),
    *(
        silent(
            "keycloak-token-kind",
            f"{kind} in {text}",
            partial(altered, "keycloak", claims={"typ": kind}, edit=text.format),
        )
        for kind, text in (
            ("Bearer", "Authorization: Bearer {}"),
            ("DPoP", "Authorization: DPoP {}"),
            ("ID", '{{"id_token": "{}"}}'),
            ("Refresh", '{{"refresh_token": "{}"}}'),
            ("Offline", "{}"),
        )
    ),
    raised("auth0-opaque-audience", "as it is", auth0()),
    raised("auth0-opaque-audience", "of another tenant", auth0(iss="https://b.us.auth0.com/")),
    silent("auth0-opaque-audience", "another cipher", auth0(enc="A128GCM")),
    silent("auth0-opaque-audience", "for the key of an API", auth0(alg="RSA-OAEP-256")),
    silent("auth0-opaque-audience", "of somebody else", auth0(iss="https://a.example/")),
    silent("auth0-opaque-audience", "of nobody", auth0(iss=5)),
    silent("auth0-opaque-audience", "of nobody, by hand", auth0(iss=5, profile="auth0")),
    silent(
        "auth0-opaque-audience",
        "signed, with the header of one that is encrypted",
        lambda: altered(
            "auth0",
            header={"alg": "dir", "enc": "A256GCM", "iss": "https://acme.eu.auth0.com/"},
            policy={"profile": "auth0"},
        ),
    ),
    silent("auth0-opaque-audience", "signed", lambda: altered("auth0")),
    met("okta-org-access-token", "okta", iss="https://acme.okta.com", **ORG),
    met("okta-org-access-token", "okta", iss="https://acme.okta.com/", **ORG),
    met("okta-org-access-token", "okta", iss="https://acme.okta-emea.com", scp=ABSENT),
    met("okta-org-access-token", "okta", iss="https://acme.oktapreview.com", cid=ABSENT),
    not_met("okta-org-access-token", "okta"),
    not_met("okta-org-access-token", "okta", iss="https://acme.okta.com/oauth2/default"),
    not_met("okta-org-access-token", "okta", iss="https://acme.okta.com", cid=ABSENT, scp=ABSENT),
    silent(
        "okta-org-access-token",
        "an issuer that is no URL, by hand",
        by_hand("okta", like="okta", iss="acme"),
    ),
    not_met("okta-org-access-token", "generic", iss="https://login.acme.example", cid="x"),
    met("supabase-service-role", "supabase", role="service_role"),
    met("supabase-service-role", "supabase", iss="supabase", role="service_role"),
    *(
        not_met(f"lifetime-over-{time}", "supabase", role="service_role", iat=NOW, exp=NOW + most)
        for time, most in (("day", 90_000), ("year", 40_000_000))
    ),
    *(
        not_met("supabase-service-role", "supabase", role=role)
        for role in ("anon", "authenticated", "service", ABSENT)
    ),
    not_met("supabase-service-role", "generic", role="service_role"),
)

EDGES = (*ENTRA, *AMAZON, *GOOGLE, *PROVIDERS)
