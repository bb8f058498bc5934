"""Edges of the pitfalls in `debugger/pitfalls/context` about tokens bound to a key."""

from functools import partial

from edge import raised, silent
from edges_context import pasted

from debugger.keys.thumbprint import thumbprint
from debugger.samples import ABSENT, ES256, altered, honest, with_claims
from debugger.samples.recipe import digest
from debugger.samples.signers import ES256_HOLDER

JKT = thumbprint(ES256.jwk)
OTHER_JKT = thumbprint(ES256_HOLDER.jwk)
OPAQUE = "Kz~8mXK1EalYznwH-LC-1fBAo.4"


def bound_to(jkt):
    """The text of an access token bound to that key."""
    return with_claims("access-token", cnf={"jkt": jkt}).text


def beside(text, profile="dpop-proof", **claims):
    """A token with other text around; `{}` is where it stands."""
    return partial(altered, profile, claims=claims, edit=lambda token: text.replace("{}", token))


BOUND = (
    *(
        row("cnf-mismatch", f"{what}, {first} first", make)
        for row, what, jkt in ((silent, "its key", JKT), (raised, "another key", OTHER_JKT))
        for first, make in (
            ("token", beside("{}\n" + honest("dpop-proof").text, "access-token", cnf={"jkt": jkt})),
            ("proof", beside("DPoP: {}\nAuthorization: DPoP " + bound_to(jkt))),
        )
    ),
    silent("cnf-mismatch", "no proof", lambda: with_claims(cnf={"jkt": OTHER_JKT})),
    silent(
        "cnf-mismatch",
        "another token",
        beside("{} " + honest("id-token").text, "generic", cnf={"jkt": OTHER_JKT}),
    ),
    silent("cnf-mismatch", "not bound", beside("{}\n" + honest("dpop-proof").text, "access-token")),
    silent(
        "cnf-mismatch",
        "a certificate",
        beside("{}\n" + honest("dpop-proof").text, "generic", cnf={"x5t#S256": JKT}),
    ),
    raised(
        "cnf-mismatch",
        "a proof without a readable key",
        beside(
            "{}\n" + altered("dpop-proof", header={"jwk": {"kty": "EC"}}).text,
            "generic",
            cnf={"jkt": JKT},
        ),
    ),
    silent(
        "cnf-mismatch",
        "a proof, and a token that is not bound",
        beside("DPoP: {}\nAuthorization: DPoP " + honest("access-token").text),
    ),
    *(
        silent(
            "cnf-mismatch",
            f"a proof with the key {jwk}, and a bound token",
            partial(
                altered,
                "dpop-proof",
                header={"jwk": jwk},
                edit=lambda proof: f"DPoP: {proof}\nAuthorization: DPoP {bound_to(JKT)}",
            ),
        )
        for jwk in (
            ABSENT,
            None,
            {},
            {"kty": []},
            {"kty": "X"},
            {"kty": "EC"},
            {"kty": "EC", "crv": 5},
        )
    ),
    *(
        row
        for cnf, kind in ((ABSENT, raised), ({"x5t#S256": JKT}, raised), ({"jkt": JKT}, silent))
        for row in pasted(
            "cnf-missing",
            kind,
            "access-token",
            "Authorization: DPoP {}",
            "curl -H 'authorization: dpop {}' https://api.acme.example",
            '{{"access_token": "{}", "token_type": "DPoP"}}',
            '{{"token_type": "dpop", "access_token": "{}"}}',
            cnf=cnf,
        )
    ),
    *pasted(
        "cnf-missing",
        silent,
        "access-token",
        "Authorization: Bearer {}",
        '{{"access_token": "{}", "token_type": "Bearer"}}',
        "{}",
    ),
    *pasted("cnf-missing", silent, "id-token", '{{"id_token": "{}", "token_type": "DPoP"}}'),
    *pasted("cnf-missing", silent, "dpop-proof", "DPoP: {}", "Authorization: DPoP {}"),
    *pasted(
        "dpop-bound-as-bearer",
        raised,
        "access-token",
        "Authorization: Bearer {}",
        "Bearer {}",
        cnf={"jkt": JKT},
    ),
    *pasted(
        "dpop-bound-as-bearer",
        silent,
        "access-token",
        "Authorization: DPoP {}",
        '{{"access_token": "{}"}}',
        "{}",
        cnf={"jkt": JKT},
    ),
    *pasted(
        "dpop-bound-as-bearer",
        silent,
        "access-token",
        "Authorization: Bearer {}",
        cnf={"x5t#S256": JKT},
    ),
    *pasted("dpop-bound-as-bearer", silent, "access-token", "Authorization: Bearer {}"),
    *(
        row
        for token in (OPAQUE, bound_to(JKT))
        for form in (
            "DPoP: {}\nAuthorization: DPoP " + token,
            '{"proof": "{}", "access_token": "' + token + '"}',
        )
        for row in (
            silent("dpop-ath-mismatch", f"its hash {form[:60]}", beside(form, ath=digest(token))),
            raised("dpop-ath-mismatch", f"another hash {form[:60]}", beside(form)),
            raised("dpop-ath-mismatch", f"no hash {form[:60]}", beside(form, ath=ABSENT)),
            raised("dpop-ath-mismatch", f"no text {form[:60]}", beside(form, ath=5)),
        )
    ),
    *(
        row(
            "dpop-ath-mismatch",
            f"{what}, beside what a token endpoint answers",
            beside('DPoP: {}\n\n{"access_token": "2YotnFZFEjr1", "token_type": "DPoP"}', ath=ath),
        )
        for row, what, ath in ((silent, "no hash", ABSENT), (raised, "another hash", digest("a")))
    ),
    raised(
        "dpop-ath-mismatch",
        "no hash, sent with a token, beside what a token endpoint answers",
        beside(f'DPoP: {{}}\nAuthorization: DPoP {OPAQUE}\n\n{{"token_type": "DPoP"}}', ath=ABSENT),
    ),
    silent("dpop-ath-mismatch", "no access token", beside("DPoP: {}\nHost: api.acme.example")),
    silent("dpop-ath-mismatch", "alone", beside("{}")),
)

EDGES = BOUND
