"""Edges of the pitfalls in `debugger/pitfalls/context`: what is pasted around a token."""

import json
from functools import partial

from edge import raised, silent

from debugger.samples import ABSENT, altered

HASHES = (  # the examples of OIDC Core App. A
    (
        "at-hash-mismatch",
        "at_hash",
        "77QmUPtjPfzWtF2AnpK9RQ",
        "access_token",
        "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y",
    ),
    (
        "c-hash-mismatch",
        "c_hash",
        "LDktKdoQak3Pk0cnXxCltA",
        "code",
        "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk",
    ),
)


def pasted(id, row, profile, *texts, **claims):
    """Rows about a token of that profile inside each of these texts."""
    changes = dict(claims)
    named = "".join(
        f", {name} {str(value)[:40] if value is not ABSENT else 'absent'}"
        for name, value in changes.items()
    )
    return (
        row(
            id,
            f"{profile} in {text}{named}",
            partial(altered, profile, claims=changes, edit=text.format),
        )
        for text in texts
    )


def har(url, **more):
    """A HAR file with one request that carries the token."""

    def edit(token):
        header = {"name": "Authorization", "value": f"Bearer {token}"}
        entry = {"request": {"method": "GET", "url": url, "headers": [header], **more}}
        return json.dumps({"log": {"version": "1.2", "entries": [entry]}})

    return partial(altered, edit=edit)


OPENID = (
    *pasted(
        "id-token-as-access-token",
        raised,
        "id-token",
        "Authorization: Bearer {}",
        "authorization: bearer {}",
        "curl -H 'Authorization: Bearer {}' https://api.acme.example",
        '{{"access_token": "{}"}}',
        "https://app.acme.example/cb#access_token={}",
    ),
    *pasted("id-token-as-access-token", raised, "google", "Authorization: Bearer {}"),
    *pasted(
        "id-token-as-access-token",
        silent,
        "id-token",
        "{}",
        '{{"id_token": "{}"}}',
        "https://op.acme.example/logout?id_token_hint={}",
        "Cookie: session={}",
    ),
    *(
        row
        for profile in ("firebase", "cognito", "keycloak", "access-token", "generic")
        for row in pasted("id-token-as-access-token", silent, profile, "Authorization: Bearer {}")
    ),
    *pasted(
        "id-token-as-access-token",
        silent,
        "google",
        "Authorization: Bearer {}",
        aud="https://orders-abc-uc.a.run.app",
    ),
    *pasted(
        "id-token-as-access-token",
        silent,
        "google",
        "Authorization: Bearer {}",
        email="caller@acme-prod-1a2b3.iam.gserviceaccount.com",
    ),
    *pasted(
        "id-token-as-access-token",
        raised,
        "google",
        "Authorization: Bearer {}",
        email="caller@gserviceaccount.com.example",
    ),
    *pasted(
        "nonce-mismatch",
        raised,
        "id-token",
        '{{"id_token": "{}", "nonce": "n-2"}}',
        '{{"nonce": "N-1", "id_token": "{}"}}',
        "https://op.acme.example/authorize?client_id=c&nonce=n-2&scope=openid\n{}",
        "https://op.acme.example/authorize?nonce=n-12\n{}",
        nonce="n-1",
    ),
    *pasted(
        "nonce-mismatch",
        silent,
        "id-token",
        '{{"id_token": "{}", "nonce": "n-1"}}',
        "https://op.acme.example/authorize?nonce=n-1\n{}",
        "https://op.acme.example/authorize?nonce=n%2D1&x=y\n{}",
        "https://op.acme.example/authorize?code_nonce=n-2\n{}",
        '{{"id_token": "{}", "c_nonce": "n-2"}}',
        '{{"id_token": "{}"}}',
        '{{"id_token": "{}", "nonce": null}}',
        "{}",
        nonce="n-1",
    ),
    *pasted("nonce-mismatch", raised, "google", '{{"id_token": "{}", "nonce": "n-2"}}'),
    *pasted(
        "nonce-mismatch", silent, "id-token", '{{"id_token": "{}", "nonce": "n-2"}}', nonce=ABSENT
    ),
    *pasted(
        "nonce-missing",
        raised,
        "id-token",
        '{{"id_token": "{}", "nonce": "n-2"}}',
        "https://op.acme.example/authorize?nonce=n-2\n{}",
        nonce=ABSENT,
    ),
    *pasted("nonce-missing", raised, "generic", '{{"id_token": "{}", "nonce": "n-2"}}'),
    *pasted("nonce-missing", raised, "google", '{{"id_token": "{}", "nonce": "n"}}', nonce=ABSENT),
    *pasted(
        "nonce-missing",
        silent,
        "id-token",
        "{}",
        '{{"id_token": "{}"}}',
        '{{"id_token": "{}", "nonce": null}}',
        nonce=ABSENT,
    ),
    *pasted(
        "nonce-missing", silent, "id-token", '{{"id_token": "{}", "nonce": "n-2"}}', nonce="n-1"
    ),
    *pasted(
        "nonce-missing",
        silent,
        "generic",
        '{{"access_token": "{}", "nonce": "n-2"}}',
        "https://op.acme.example/authorize?nonce=n-2\n{}",
    ),
    *pasted("nonce-missing", silent, "access-token", '{{"access_token": "{}", "nonce": "n-2"}}'),
    *(
        row
        for pitfall, name, right, companion, value in HASHES
        for row in (
            *pasted(
                pitfall,
                raised,
                "id-token",
                f'{{{{"{companion}": "other-value", "id_token": "{{}}"}}}}',
                **{name: right},
            ),
            *pasted(
                pitfall,
                raised,
                "google",
                f'{{{{"{companion}": "other-value", "id_token": "{{}}"}}}}',
                **{name: right},
            ),
            *pasted(
                pitfall,
                raised,
                "id-token",
                f'{{{{"{companion}": "{value}", "id_token": "{{}}"}}}}',
                **{name: right.swapcase()},
            ),
            *pasted(
                pitfall,
                silent,
                "id-token",
                f'{{{{"{companion}": "{value}", "id_token": "{{}}"}}}}',
                f"https://app.acme.example/cb#{companion}={value}&id_token={{}}",
                '{{"id_token": "{}"}}',
                "{}",
                **{name: right},
            ),
            *pasted(pitfall, silent, "id-token", f'{{{{"{companion}": "x", "id_token": "{{}}"}}}}'),
            *pasted(
                pitfall,
                silent,
                "access-token",
                f'{{{{"{companion}": "x", "id_token": "{{}}"}}}}',
                **{name: right},
            ),
        )
    ),
    *pasted(
        "at-hash-mismatch",
        silent,
        "id-token",
        '{{"id_token": "{0}", "access_token": "{0}"}}',
        at_hash="77QmUPtjPfzWtF2AnpK9RQ",
    ),
    *(
        silent(
            "at-hash-mismatch",
            f"alg {algorithm}",
            partial(
                altered,
                "id-token",
                claims={"at_hash": "77QmUPtjPfzWtF2AnpK9RQ"},
                header={"alg": algorithm},
                edit='{{"id_token": "{}", "access_token": "x"}}'.format,
            ),
        )
        for algorithm in (5, "EdDSA", "Ed448", ABSENT)
    ),
    *(
        row(
            "at-hash-mismatch",
            f"{algorithm}, {what}",
            partial(
                altered,
                "id-token",
                claims={"at_hash": stated},
                header={"alg": algorithm},
                edit='{{"id_token": "{}", "access_token": "SlAV32hkKG"}}'.format,
            ),
        )
        for algorithm in ("EdDSA", "Ed25519")
        for row, what, stated in (
            (silent, "SHA-512", "z0cYnONBc9TdhgRUdlJ3DO6ArL2M-v_70iPj9lnAlnQ"),
            (raised, "SHA-512 of another", "4lrDhF-MvhKAGi36WonUxV3EeQDztu3Jqe5ZDzwrkxI"),
        )
    ),
    *pasted(
        "c-hash-mismatch",
        silent,
        "id-token",
        '{{"code": 200, "data": {{"id_token": "{}"}}}}',
        '{{"code": "20000", "id_token": "{}"}}',
        '{{"code": "OK", "id_token": "{}"}}',
        "code=200 id_token={}",
        '{{"id_token": "{}", "code": null}}',
        c_hash="LDktKdoQak3Pk0cnXxCltA",
    ),
    *pasted(
        "c-hash-mismatch",
        raised,
        "id-token",
        '{{"code": "200001", "id_token": "{}"}}',
        '{{"code": "OK2", "id_token": "{}"}}',
        c_hash="LDktKdoQak3Pk0cnXxCltA",
    ),
    *pasted(
        "id-token-hash-missing", silent, "id-token", "https://a.example/cb#id_token={}&code=200"
    ),
    *pasted(
        "id-token-hash-missing",
        silent,
        "id-token",
        "https://app.acme.example/cb#access_token={}&code=SplxlOBe",
    ),
    *pasted(
        "id-token-hash-missing",
        raised,
        "id-token",
        "https://app.acme.example/cb#id_token={}&access_token=2YotnFZFEjr1&token_type=Bearer",
        "https://app.acme.example/cb#access_token=2YotnFZFEjr1&id_token={}",
        "https://app.acme.example/cb#code=SplxlOBe&id_token={}",
        "https://app.acme.example/cb?code=SplxlOBe&id_token={}",
    ),
    *pasted(
        "id-token-hash-missing",
        silent,
        "id-token",
        '{{"id_token": "{}", "access_token": "2YotnFZFEjr1"}}',
        "https://app.acme.example/cb#id_token={}&state=af0ifjsldkj",
        "{}",
    ),
    *pasted(
        "id-token-hash-missing",
        silent,
        "id-token",
        "https://a.example/cb#id_token={}&access_token=2Yot",
        at_hash="x",
    ),
    *pasted(
        "id-token-hash-missing",
        silent,
        "id-token",
        "https://a.example/cb#code=Splx&id_token={}",
        c_hash="x",
    ),
    *pasted(
        "id-token-hash-missing",
        raised,
        "id-token",
        "https://a.example/cb#code=Splx&id_token={}",
        at_hash="x",
    ),
    *pasted(
        "id-token-hash-missing",
        silent,
        "google",
        "https://a.example/cb#code=Splx&id_token={}",
        at_hash=ABSENT,
    ),
)

EDGES = OPENID
