"""Edges of the pitfalls in `debugger/pitfalls/profiles` that specifications of OAuth define."""

from functools import partial

from edge import raised, silent

from debugger.samples import ABSENT, SAMPLE_NOW, altered, with_claims, with_header

BEARER = "Authorization: Bearer {}".format
EVENT = "http://schemas.openid.net/event/backchannel-logout"
NOW = SAMPLE_NOW
DUENDE = {"jti": "A1B2C3D4E5F60718293A4F5DE5D5E1F0", "scope": ["orders"]}


def met(id, profile, **changes):
    """The finding in a token of that profile with these claims."""
    return raised(id, f"{profile} {worded(changes)}", partial(with_claims, profile, **changes))


def not_met(id, profile, **changes):
    """No such finding in a token of that profile with these claims."""
    return silent(id, f"{profile} {worded(changes)}", partial(with_claims, profile, **changes))


def worded(changes):
    """A name for a row: `iat absent, exp 60 from now`."""

    def one(value):
        if value is ABSENT:
            return "absent"
        if type(value) is int and abs(value - NOW) < 1e9:
            return f"now {value - NOW:+}"
        text = repr(value)
        return text if len(text) < 90 else f"{text[:40]}… of {len(value)}"

    return ", ".join(f"{name} {one(value)}" for name, value in changes.items()) or "as it is"


def unsigned(token):
    """The token without its signature."""
    return f"{token.rpartition('.')[0]}."


def by_hand(profile, *, like, **changes):
    """A token like those of another profile, said to be of this one."""
    return partial(altered, like, claims=changes, policy={"profile": profile})


ACCESS = (
    *(
        met("at-required-claim", "access-token", **{name: ABSENT})
        for name in ("iss", "exp", "aud", "sub", "client_id", "iat", "jti")
    ),
    not_met("at-required-claim", "access-token", scope=ABSENT, auth_time=ABSENT),
    not_met("at-required-claim", "generic", jti=ABSENT),
    not_met("at-required-claim", "access-token", sub=ABSENT, **DUENDE),
    met("at-required-claim", "access-token", exp=ABSENT, **DUENDE),
    met("at-required-claim", "access-token", sub=ABSENT, exp=ABSENT, **DUENDE),
    met("at-required-claim", "access-token", sub=ABSENT, scope=["orders"]),
    raised(
        "at-required-claim",
        "a plain token that shall be one",
        by_hand("access-token", like="generic"),
    ),
    silent(
        "at-required-claim", "octets", lambda: altered("access-token", edit=lambda _: "e30.e30.x")
    ),
    *(
        raised(
            "at-typ",
            f"typ {typ}",
            partial(altered, claims={"client_id": "web", "scope": "a b"}, header={"typ": typ}),
            severity="warning",
        )
        for typ in ("JWT", "jwt", "application/jwt", ABSENT)
    ),
    *(
        silent(
            "at-typ",
            f"typ {typ}",
            partial(altered, claims={"client_id": "web", "scope": "a b"}, header={"typ": typ}),
        )
        for typ in ("at+jwt", "application/at+jwt", "AT+JWT", "acme+jwt", 5)
    ),
    not_met("at-typ", "generic", client_id="web"),
    not_met("at-typ", "generic", scope="a b"),
    not_met("at-typ", "okta", client_id="web", scope="a b"),
    *(
        not_met("at-typ", "generic", client_id="web", scope="a b", **{name: value})
        for name, value in (
            ("token_use", "access"),
            ("token_type", "Bearer"),
            ("tokenName", "access_token"),
            ("tok_type", "AT"),
            ("typ", "Bearer"),
            ("purpose", "access_token"),
        )
    ),
    met("at-typ", "generic", client_id="web", scope="a b", token_type="id"),
    met("at-typ", "generic", client_id="web", scope="a b", purpose="billing"),
    silent(
        "at-typ",
        "an access token manager of PingFederate",
        lambda: altered(claims={"client_id": "web", "scope": "a"}, header={"pi.atm": "5"}),
    ),
    *(
        raised(
            "refresh-token-as-access-token",
            scheme,
            partial(altered, "refresh-token", edit=f"Authorization: {scheme} {{}}".format),
        )
        for scheme in ("Bearer", "DPoP")
    ),
    *(
        silent(
            "refresh-token-as-access-token",
            text[:30],
            partial(altered, "refresh-token", edit=text.format),
        )
        for text in ('{{"refresh_token": "{}"}}', "grant_type=refresh_token&refresh_token={}", "{}")
    ),
    silent("refresh-token-as-access-token", "another kind", lambda: altered(edit=BEARER)),
)

OPENID = (
    *(met("id-token-required-claim", "id-token", **{name: ABSENT}) for name in ("exp", "iat")),
    *(
        raised(
            "id-token-required-claim",
            f"without {name}, by hand",
            by_hand("id-token", like="id-token", **{name: ABSENT}),
        )
        for name in ("iss", "sub", "aud")
    ),
    not_met("id-token-required-claim", "id-token", nonce=ABSENT, email=ABSENT, name=ABSENT),
    not_met("id-token-required-claim", "generic", iat=ABSENT),
    *(
        raised(
            "id-token-alg-none",
            str(algorithm),
            partial(altered, "id-token", header={"alg": algorithm}, edit=unsigned),
        )
        for algorithm in ("none", "None", "NONE", "nOnE")
    ),
    silent("id-token-alg-none", "signed", lambda: altered("id-token")),
    silent("id-token-alg-none", "no alg", lambda: with_header("id-token", alg=ABSENT)),
    silent(
        "id-token-alg-none",
        "another kind",
        lambda: altered(header={"alg": "none"}, edit=unsigned),
    ),
    met("id-token-sub-length", "id-token", sub="s" * 256),
    met("id-token-sub-length", "id-token", sub="kim§1"),
    not_met("id-token-sub-length", "id-token", sub="s" * 255),
    not_met("id-token-sub-length", "id-token", sub=5),
    not_met("id-token-sub-length", "generic", sub="s" * 256),
    *(
        raised(
            "id-token-hash-length",
            f"{name} {value!r} with {algorithm}",
            partial(altered, profile, claims={name: value}, header={"alg": algorithm}),
        )
        for profile, algorithm, name, value in (
            ("id-token", "RS256", "at_hash", "a" * 21),
            ("id-token", "RS256", "at_hash", "a" * 23),
            ("id-token", "ES256", "c_hash", "a" * 43),
            ("id-token", "ES256K", "c_hash", "a" * 32),
            ("id-token", "PS384", "at_hash", "a" * 22),
            ("id-token", "RS512", "at_hash", "a" * 32),
            ("id-token", "RS256", "at_hash", "77bad3cb60b2ee6f43d2c7f1ed7bc0b5"),
            ("id-token", "RS256", "at_hash", "LDktKdoQak3Pk0cnXxCl+A"),
            ("id-token", "RS256", "at_hash", "LDktKdoQak3Pk0cnXxCltA=="),
            ("id-token", "RS256", "at_hash", 5),
            ("id-token", "RS256", "c_hash", None),
            ("google", "RS256", "at_hash", "a" * 43),
        )
    ),
    *(
        silent(
            "id-token-hash-length",
            f"{name} {value!r} with {algorithm}",
            partial(altered, "id-token", claims={name: value}, header={"alg": algorithm}),
        )
        for algorithm, name, value in (
            ("RS256", "at_hash", "LDktKdoQak3Pk0cnXxCltA"),
            ("ES256K", "c_hash", "a" * 22),
            ("HS384", "at_hash", "a" * 32),
            ("PS512", "c_hash", "a" * 43),
            ("EdDSA", "at_hash", "a" * 43),
            ("Ed25519", "at_hash", "a" * 43),
            ("RS256", "s_hash", "a" * 5),
        )
    ),
    silent(
        "id-token-hash-length",
        "no text as alg",
        lambda: altered("id-token", claims={"at_hash": "x"}, header={"alg": 5}),
    ),
)

EVENTS = (
    met("logout-nonce", "logout-token", nonce="n-1"),
    met("logout-nonce", "logout-token", nonce=None),
    not_met("logout-nonce", "logout-token"),
    not_met("logout-nonce", "id-token"),
    *(
        met("logout-required-claim", "logout-token", **changes)
        for changes in (
            {"iss": ABSENT},
            {"aud": ABSENT},
            {"iat": ABSENT},
            {"jti": ABSENT},
            {"sub": ABSENT},
            {"events": ABSENT},
            {"events": {}},
            {"events": [EVENT]},
            {"events": {EVENT: None}},
            {"events": {EVENT: "{}"}},
            {"events": {"https://a.example/event": {}}},
        )
    ),
    raised(
        "logout-required-claim",
        "all that is missing is told at once",
        partial(with_claims, "logout-token", jti=ABSENT, sub=ABSENT),
        at="payload",
        says="It has no “jti”. It has neither “sub” nor “sid”.",
    ),
    not_met("logout-required-claim", "logout-token"),
    not_met("logout-required-claim", "logout-token", sid="s-1"),
    not_met("logout-required-claim", "logout-token", sub=ABSENT, sid="s-1"),
    not_met("logout-required-claim", "logout-token", exp=ABSENT),
    not_met("logout-required-claim", "logout-token", events={EVENT: {"a": 1}, "b": 5}),
    met("logout-exp-missing", "logout-token", exp=ABSENT),
    not_met("logout-exp-missing", "logout-token"),
    not_met("logout-exp-missing", "generic", exp=ABSENT),
    met("logout-lifetime", "logout-token", exp=NOW + 121),
    met("logout-lifetime", "logout-token", iat=NOW - 1),
    not_met("logout-lifetime", "logout-token", exp=NOW + 120),
    not_met("logout-lifetime", "logout-token", exp=ABSENT),
    not_met("logout-lifetime", "generic", exp=NOW + 121),
    *(
        met("set-required-claim", "security-event", **changes)
        for changes in (
            {"iss": ABSENT},
            {"iat": ABSENT},
            {"jti": ABSENT},
            {"events": ABSENT},
            {"events": {}},
            {"events": ["https://a.example/event"]},
            {"events": {"https://a.example/event": None}},
            {"events": {"https://a.example/event": {}, "https://b.example/event": "x"}},
        )
    ),
    not_met("set-required-claim", "security-event", aud=ABSENT, sub_id=ABSENT),
    not_met("set-required-claim", "security-event", events={"https://a.example/event": {}}),
    not_met("set-required-claim", "generic", jti=ABSENT),
    met("set-exp-present", "security-event", exp=NOW + 600),
    met("set-exp-present", "security-event", exp=None),
    not_met("set-exp-present", "security-event", toe=NOW - 5),
    not_met("set-exp-present", "logout-token"),
    met("set-sub-top-level", "security-event", sub="u_8f3k2m9q"),
    not_met("set-sub-top-level", "security-event"),
    not_met("set-sub-top-level", "security-event", events={"https://a.example/e": {"sub": "u"}}),
)

INTROSPECTION = (
    *(
        met("introspection-required", "introspection-response", **changes)
        for changes in (
            {"iss": ABSENT},
            {"aud": ABSENT},
            {"iat": ABSENT},
            {"token_introspection": ABSENT},
            {"token_introspection": None},
            {"token_introspection": []},
            {"token_introspection": {"sub": "u"}},
            {"token_introspection": {"active": "true"}},
            {"token_introspection": {"active": 1}},
        )
    ),
    not_met("introspection-required", "introspection-response"),
    not_met(
        "introspection-required", "introspection-response", token_introspection={"active": False}
    ),
    not_met("introspection-required", "generic", iat=ABSENT),
    met("introspection-top-level", "introspection-response", sub="u_8f3k2m9q"),
    met("introspection-top-level", "introspection-response", exp=NOW + 600),
    not_met("introspection-top-level", "introspection-response"),
    not_met("introspection-top-level", "introspection-response", jti="j-1"),
    not_met("introspection-top-level", "generic"),
)

EDGES = (*ACCESS, *OPENID, *EVENTS, *INTROSPECTION)
