"""Edges of the pitfalls of claim names: misspelt ones, switches, very many."""

from claim_rows import NOW, each_value, rows

from debugger.samples import ABSENT

_MISSPELT = {
    "exp": "expires expiry expires_at expiration expire exp_at expired expiresAt",
    "iss": "issuer",
    "aud": "audience",
    "sub": "subject",
    "iat": "issued_at issuedAt",
    "nbf": "not_before notBefore",
    "jti": "jit tokenId token_id",
}
_SWITCHES = ("debug", "test", "testing", "dev", "is_test", "bypass", "skip_auth")
_DATES = ("exp", "iat", "nbf")

EDGES = (
    *rows(
        "claim-name-misspelt",
        "warning",
        {
            f"{name} for {meant}": {meant: ABSENT, name: NOW if meant in _DATES else "a1b2c3d4"}
            for meant, names in _MISSPELT.items()
            for name in names.split()
        },
    ),
    *rows(
        "claim-name-misspelt",
        "warning",
        {
            "of 16 characters": {"exp": ABSENT, "expires_________": NOW},
            "a date in words": {"exp": ABSENT, "expires": "2027-12-24"},
            "several audiences": {"aud": ABSENT, "audience": ["a", "b"]},
        },
    ),
    *rows(
        "claim-name-misspelt",
        None,
        {
            f"{name} beside {meant}": {meant: NOW if meant in _DATES else "a1b2c3d4", name: NOW}
            for meant, names in _MISSPELT.items()
            for name in names.split()
        },
    ),
    *rows(
        "claim-name-misspelt",
        None,
        {
            "a flag": {"exp": ABSENT, "expired": False},
            "nothing": {"exp": ABSENT, "expires": None},
            "an object": {"iss": ABSENT, "issuer": {"id": "a"}},
            "an array": {"exp": ABSENT, "expires": [NOW]},
            "of 17 characters": {"exp": ABSENT, "expires__________": NOW},
            "other names": {"exp": ABSENT, "expiry_policy": "a", "tokens_id": "b"},
            "inside": {"exp": ABSENT, "session": {"expires": NOW}},
            "nothing misspelt": {},
        },
    ),
    *rows(
        "claim-name-misspelt", None, {"a credential's": {"iss": ABSENT, "issuer": "did:a:b"}}, "vc"
    ),
    *rows(
        "claim-name-misspelt",
        None,
        {"a credential's": {"iss": ABSENT, "@context": "a", "issuer": "did:a:b"}},
        "sd-jwt",
    ),
    *rows("claim-name-misspelt", None, {"not asked for": {"subject": "a"}}, "sd-jwt-vc"),
    *rows("debug-claim", "warning", {name: {name: True} for name in _SWITCHES}),
    *rows(
        "debug-claim",
        "warning",
        {
            f"{name} {stage}": {name: stage}
            for name in ("env", "environment")
            for stage in ("dev", "development", "test", "staging", "Staging")
        },
    ),
    *rows("debug-claim", "warning", {"no issuer": {"env": "dev", "iss": ABSENT}}),
    *each_value("debug-claim", None, "debug", False, None, "true", 1, "", {"level": 1}),
    *each_value(
        "debug-claim", None, "env", "production", "prod", "", True, "devel", "latest", None
    ),
    *rows(
        "debug-claim",
        None,
        {
            "inside": {"app": {"debug": True}},
            "other names": {"debugger": True, "tested": True, "environments": "dev"},
            "a local issuer": {"env": "dev", "iss": "http://localhost:3000"},
            "an internal issuer": {"env": "test", "iss": "https://idp.corp.internal"},
            "an issuer of tests": {"env": "test", "iss": "https://idp.acme.test"},
            "where GitHub deploys": {
                "environment": "staging",
                "sub": "repo:a/b:environment:staging",
            },
            "where GitLab deploys": {"environment": "staging", "deployment_tier": "staging"},
        },
    ),
    *rows(
        "claims-many",
        "info",
        {"51": {f"c{number}": 1 for number in range(45)}},
    ),
    *rows(
        "claims-many",
        None,
        {
            "50": {f"c{number}": 1 for number in range(44)},
            "inside": {"user": {f"c{number}": 1 for number in range(99)}},
        },
    ),
)
