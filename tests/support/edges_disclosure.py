"""Edges of the pitfalls in `debugger/pitfalls/disclosure`."""

import json

from edge import raised, silent

from debugger.jose import base64url
from debugger.samples import (
    ABSENT,
    ED25519,
    ES256,
    GIVEN_NAME,
    HS256,
    RS256,
    SAMPLE_NOW,
    altered,
    bound,
    confirmed,
    digest_of,
    disclosure,
    selective,
)
from debugger.samples.signers import ES256_HOLDER

SALTS = ("ohtR9GCs2irQf-aGlwB_NQ", "2GLC42sKQveCfGfryNRN9w", "eluV5Og3gSNII8EYnsxA_A")
NATION = (SALTS[0], "nationality", "FR")
ELEMENT = (SALTS[1], "FR")
STREET = (SALTS[1], "street", "Main St")
ADDRESS = (SALTS[2], "address", {"_sd": [digest_of(*STREET)]})
VERIFIER = "https://verifier.example"


def hidden(*entry):
    return {"...": digest_of(*entry)}


def text(*elements, **options):
    """A disclosure that another JSON writer made."""
    return base64url.encode(json.dumps(list(elements), **options).encode())


def unbound(**more):
    """A credential with `cnf` whose key binding is off by these members."""
    return confirmed(binding=bound(**more))


UNREFERENCED = "sd-disclosure-unreferenced"
DUPLICATE = "sd-digest-duplicate"
MALFORMED = "sd-disclosure-malformed"
COLLISION = "sd-claim-collision"
SALT = "sd-salt-short"
HASH = "sd-alg-weak"
STRUCTURE = "sd-structure-malformed"
CONTROL = "sd-control-claim-disclosable"
TILDE = "sd-missing-tilde"
MISSING = "sd-key-binding-missing"
INVALID = "sd-key-binding-invalid"
UNCONFIRMED = "sd-key-binding-unconfirmed"
OLD = "sd-typ-old"
VCT = "sd-vct-missing"
NOTHING = "sd-nothing-disclosable"

UNREFERENCED_EDGES = (
    raised(
        UNREFERENCED,
        "its digest stands nowhere",
        lambda: selective(GIVEN_NAME, disclosure(*NATION)),
        at="disclosures[1]",
    ),
    raised(
        UNREFERENCED,
        "one character of it was changed",
        lambda: selective(disclosure(*GIVEN_NAME), claims={"_sd": [digest_of(*NATION)]}),
    ),
    raised(
        UNREFERENCED,
        "an array element whose digest is elsewhere",
        lambda: selective(ELEMENT, claims={"nationalities": ["DE"]}),
    ),
    raised(
        UNREFERENCED,
        "the disclosure that it stands in was left out",
        lambda: selective(STREET, claims={"_sd": [digest_of(*ADDRESS)]}),
        at="disclosures[0]",
    ),
    raised(
        UNREFERENCED,
        "it stands only in one that nobody signed",
        lambda: selective(disclosure(*ADDRESS), disclosure(*STREET)),
        at="disclosures[1]",
    ),
    raised(
        UNREFERENCED,
        "it is the same JSON, spelled otherwise",
        lambda: selective(text(*GIVEN_NAME), claims={"_sd": [digest_of(*GIVEN_NAME)]}),
    ),
    raised(
        UNREFERENCED,
        "in a token with the tilde but no credential",
        lambda: selective(GIVEN_NAME, disclosure(*NATION), profile="sd-jwt"),
    ),
    raised(
        UNREFERENCED,
        "beside a malformed one",
        lambda: selective("e30", disclosure(*NATION)),
        at="disclosures[1]",
    ),
    silent(
        UNREFERENCED,
        "recursive disclosures",
        lambda: selective(ADDRESS, STREET, claims={"_sd": [digest_of(*ADDRESS)]}),
    ),
    silent(
        UNREFERENCED,
        "recursive disclosures, the inner one first",
        lambda: selective(STREET, ADDRESS, claims={"_sd": [digest_of(*ADDRESS)]}),
    ),
    silent(
        UNREFERENCED,
        "a digest deep inside the payload",
        lambda: selective(STREET, claims={"_sd": ABSENT, "a": [{"b": ADDRESS[2]}]}),
    ),
    silent(
        UNREFERENCED,
        "an array element",
        lambda: selective(ELEMENT, claims={"nationalities": ["DE", hidden(*ELEMENT)]}),
    ),
    silent(UNREFERENCED, "a digest without disclosure", lambda: decoys()),
    silent(UNREFERENCED, "a malformed disclosure", lambda: selective("e30")),
    silent(
        UNREFERENCED,
        "what stands in one that collides",
        lambda: selective(
            ADDRESS, STREET, claims={"_sd": [digest_of(*ADDRESS)], "address": "Main St"}
        ),
    ),
    silent(
        UNREFERENCED,
        "an unknown hash",
        lambda: selective(GIVEN_NAME, claims={"_sd_alg": "whirlpool"}),
    ),
    silent(
        UNREFERENCED,
        "“_sd” is a text",
        lambda: selective(GIVEN_NAME, claims={"_sd": digest_of(*GIVEN_NAME)}),
    ),
    *(
        silent(UNREFERENCED, f"digests by {name}", lambda name=name: hashed(name))
        for name in ("sha-384", "sha-512", "sha3-256", "sha3-384", "sha3-512", ABSENT)
    ),
)

DUPLICATE_EDGES = (
    raised(
        DUPLICATE,
        "twice in one “_sd”",
        lambda: selective(GIVEN_NAME, claims={"_sd": [digest_of(*GIVEN_NAME)] * 2}),
        at="payload._sd[1]",
    ),
    raised(
        DUPLICATE,
        "in two objects",
        lambda: selective(GIVEN_NAME, claims={"a": {"_sd": [digest_of(*GIVEN_NAME)]}}),
    ),
    raised(
        DUPLICATE,
        "a decoy twice",
        lambda: selective(GIVEN_NAME, claims={"a": {"_sd": ["A" * 43]}, "_sd": ["A" * 43]}),
    ),
    raised(
        DUPLICATE,
        "in two elements",
        lambda: selective(ELEMENT, claims={"a": [hidden(*ELEMENT), hidden(*ELEMENT)]}),
        at="payload.a[1]",
    ),
    raised(
        DUPLICATE,
        "in the payload and in a disclosure",
        lambda: selective(
            ADDRESS, STREET, claims={"_sd": [digest_of(*ADDRESS), digest_of(*STREET)]}
        ),
    ),
    raised(
        DUPLICATE,
        "a disclosure is sent twice",
        lambda: selective(GIVEN_NAME, GIVEN_NAME, claims={"_sd": [digest_of(*GIVEN_NAME)]}),
        at="disclosures[1]",
    ),
    silent(DUPLICATE, "two that differ by the salt", lambda: selective(GIVEN_NAME, same_name())),
    silent(DUPLICATE, "a digest as an ordinary claim", lambda: digest_as_claim()),
)

MALFORMED_EDGES = (
    *(
        raised(MALFORMED, what, lambda entry=entry: signed_in_object(entry), at="disclosures[0]")
        for what, entry in {
            "an object": text()[:-1] + "x",
            "no JSON": base64url.encode(b"[salt, name]"),
            "one element": text(SALTS[0]),
            "four elements": text(SALTS[0], "a", "b", "c"),
            "no element": text(),
            "a number": base64url.encode(b"5"),
            "a salt that is a number": text(5, "name", "x"),
            "a salt that is null": text(None, "name", "x"),
            "a salt that is a huge number": base64url.encode(b"[" + b"1" * 5000 + b',"name",1]'),
            "a name that is a number": text(SALTS[0], 5, "x"),
            "a name that is null": text(SALTS[0], None, "x"),
            "the name _sd": text(SALTS[0], "_sd", []),
            "the name ...": text(SALTS[0], "...", "x"),
            "with padding": text(SALTS[0], "na", "x") + "==",
            "in standard base64": "Wz8/Pz8+Pj4+XQ",
            "not UTF-8": base64url.encode(b'["salt-of-22-characters","name","\xff"]'),
            "an array element’s in an object": text(*ELEMENT),
        }.items()
    ),
    raised(MALFORMED, "an empty one", lambda: selective("", GIVEN_NAME), at="disclosures[0]"),
    raised(
        MALFORMED,
        "an object member’s in an array",
        lambda: selective(NATION, claims={"_sd": ABSENT, "a": [hidden(*NATION)]}),
        at="disclosures[0]",
    ),
    raised(MALFORMED, "nobody signed it either", lambda: selective(GIVEN_NAME, "e30")),
    *(
        silent(MALFORMED, what, lambda entry=entry: signed_in_object(entry))
        for what, entry in {
            "white space in it": text(SALTS[0], "na", "x", indent=1),
            "escapes in it": text(SALTS[0], "name", "Möbius"),
            "an empty name": text(SALTS[0], "", "x"),
            "null as the value": text(SALTS[0], "name", None),
            "a name with _sd in it": text(SALTS[0], "_sda", "x"),
            "two dots for a name": text(SALTS[0], "..", "x"),
        }.items()
    ),
    silent(
        MALFORMED,
        "an array element that is null",
        lambda: selective((SALTS[0], None), claims={"a": [hidden(SALTS[0], None)]}),
    ),
)

COLLISION_EDGES = (
    raised(
        COLLISION,
        "a claim of the payload",
        lambda: selective(GIVEN_NAME, claims={"given_name": "Ada"}),
        at="disclosures[0]",
    ),
    raised(COLLISION, "null there", lambda: selective(GIVEN_NAME, claims={"given_name": None})),
    raised(COLLISION, "two disclosures", lambda: selective(GIVEN_NAME, same_name())),
    raised(
        COLLISION,
        "inside an object",
        lambda: selective(
            STREET, claims={"_sd": ABSENT, "address": {**ADDRESS[2], "street": "Side St"}}
        ),
    ),
    raised(
        COLLISION,
        "inside a disclosed object",
        lambda: selective(
            (SALTS[2], "address", {**ADDRESS[2], "street": "Side St"}),
            STREET,
            claims={"_sd": [digest_of(SALTS[2], "address", {**ADDRESS[2], "street": "Side St"})]},
        ),
    ),
    silent(COLLISION, "the same name inside", lambda: selective(GIVEN_NAME, claims=inside())),
    silent(
        COLLISION,
        "the same name in capitals",
        lambda: selective(GIVEN_NAME, claims={"Given_Name": "Ada"}),
    ),
    silent(
        COLLISION,
        "a hidden one of the same name that is not sent",
        lambda: selective(
            GIVEN_NAME, claims={"_sd": [digest_of(*GIVEN_NAME), digest_of(*same_name())]}
        ),
    ),
)

SALT_EDGES = (
    raised(SALT, "21 characters", lambda: selective(("x" * 21, "a", 1)), "warning"),
    raised(SALT, "an empty salt", lambda: selective(("", "a", 1)), "warning"),
    raised(
        SALT,
        "a short one of an array element",
        lambda: selective(("short", "FR"), claims={"a": [hidden("short", "FR")]}),
        "warning",
    ),
    raised(
        SALT,
        "the second one is short",
        lambda: selective(GIVEN_NAME, ("x" * 21, "a", 1)),
        "warning",
        at="disclosures[1]",
    ),
    raised(
        SALT,
        "two with one salt",
        lambda: selective(GIVEN_NAME, (GIVEN_NAME[0], "a", 1)),
        "error",
        at="disclosures[1]",
        says="as disclosure 1",
    ),
    raised(
        SALT,
        "two with one short salt",
        lambda: selective(("ab", "a", 1), ("ab", "b", 1)),
        "error",
    ),
    raised(
        SALT,
        "member and element with one salt",
        lambda: selective(
            GIVEN_NAME,
            (GIVEN_NAME[0], "FR"),
            claims={"a": [hidden(GIVEN_NAME[0], "FR")]},
        ),
        "error",
    ),
    raised(
        SALT,
        "two are short",
        lambda: selective(("a" * 21, "a", 1), ("b" * 21, "b", 1)),
        "warning",
        says="in 1 more",
    ),
    silent(SALT, "22 characters", lambda: selective(("x" * 22, "a", 1))),
    silent(
        SALT, "36 characters", lambda: selective(("b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b", "a", 1))
    ),
    silent(
        SALT,
        "one disclosure sent twice",
        lambda: selective(GIVEN_NAME, GIVEN_NAME, claims={"_sd": [digest_of(*GIVEN_NAME)]}),
    ),
    silent(SALT, "a salt that is no text", lambda: signed_in_object(text(5, "name", 1))),
)

HASH_EDGES = (
    *(
        raised(HASH, f"{name}", lambda name=name: hashed(name), "error", at="payload._sd_alg")
        for name in ("md5", "sha-1", "sha-256-64", "SHA-256", "sha256", "whirlpool", "", "sha-224")
    ),
    raised(
        HASH,
        "SHA-256 in capitals is told how to spell it",
        lambda: hashed("SHA-256"),
        says="“sha-256”",
    ),
    raised(HASH, "without any disclosure", lambda: selective(claims={"_sd_alg": "md5"})),
    *(
        silent(HASH, f"{name}", lambda name=name: hashed(name))
        for name in ("sha-256", "sha-384", "sha-512", "sha3-256", "sha3-384", "sha3-512")
    ),
    silent(HASH, "none named", lambda: selective(GIVEN_NAME, claims={"_sd_alg": ABSENT})),
    silent(HASH, "no text", lambda: selective(GIVEN_NAME, claims={"_sd_alg": 256})),
)

STRUCTURE_EDGES = (
    *(
        raised(
            STRUCTURE,
            f"_sd is {what}",
            lambda value=value: selective(GIVEN_NAME, claims={"_sd": value}),
            at="payload._sd",
        )
        for what, value in {
            "a text": "abc",
            "null": None,
            "an object": {},
            "a number": 5,
            "an array of a number": [5],
            "an array of a text and null": [digest_of(*GIVEN_NAME), None],
        }.items()
    ),
    *(
        raised(
            STRUCTURE,
            f"the element is {value}",
            lambda value=value: selective(GIVEN_NAME, claims={"a": ["b", value]}),
            at="payload.a[1]",
        )
        for value in ({"...": 5}, {"...": None}, {"...": "A" * 43, "x": 1}, {"...": ["A" * 43]})
    ),
    raised(
        STRUCTURE,
        "_sd_alg is a number",
        lambda: selective(GIVEN_NAME, claims={"_sd_alg": 256}),
        at="payload._sd_alg",
    ),
    raised(
        STRUCTURE,
        "_sd_alg inside",
        lambda: selective(GIVEN_NAME, claims={"a": {"_sd_alg": "sha-256"}}),
        at="payload.a._sd_alg",
    ),
    raised(
        STRUCTURE,
        "_sd_alg in a disclosed object",
        lambda: selective((SALTS[0], "a", {"_sd_alg": "sha-256"})),
        at="disclosures[0]",
    ),
    raised(
        STRUCTURE,
        "_sd_alg disclosed",
        lambda: selective((SALTS[0], "_sd_alg", "sha-256"), claims={"_sd_alg": ABSENT}),
    ),
    raised(
        STRUCTURE,
        "... as a claim",
        lambda: selective(GIVEN_NAME, claims={"...": "A" * 43}),
        at='payload["..."]',
    ),
    raised(
        STRUCTURE,
        "... in an object that is no element",
        lambda: selective(GIVEN_NAME, claims={"a": {"...": "A" * 43}}),
    ),
    raised(
        STRUCTURE,
        "_sd is a text in a disclosed object",
        lambda: selective((SALTS[0], "a", {"_sd": "abc"})),
        at="disclosures[0]",
    ),
    raised(
        STRUCTURE,
        "an element discloses to another digest",
        lambda: selective(
            (SALTS[0], {"...": "A" * 43}), claims={"a": [hidden(SALTS[0], {"...": "A" * 43})]}
        ),
    ),
    silent(STRUCTURE, "decoys", lambda: decoys()),
    silent(STRUCTURE, "an empty “_sd”", lambda: selective(claims={"_sd": []})),
    silent(
        STRUCTURE, "an element with a decoy", lambda: selective(claims={"a": [{"...": "A" * 43}]})
    ),
    silent(STRUCTURE, "a claim of two dots", lambda: selective(GIVEN_NAME, claims={"..": 1})),
    silent(
        STRUCTURE, "“_sd” as a value", lambda: selective(GIVEN_NAME, claims={"a": ["_sd", "..."]})
    ),
    silent(
        STRUCTURE,
        "an “_sd” in an element",
        lambda: selective(STREET, claims={"_sd": ABSENT, "a": [ADDRESS[2]]}),
    ),
)

CONTROL_EDGES = (
    *(
        raised(
            CONTROL,
            f"{name}",
            lambda name=name, value=value: selective(
                (SALTS[0], name, value), claims={name: ABSENT}, policy={"issuer": None}
            ),
            "warning",
            at="disclosures[0]",
        )
        for name, value in {
            "iss": "https://login.acme.example",
            "nbf": SAMPLE_NOW - 60,
            "exp": SAMPLE_NOW + 60_000,
            "cnf": {"jwk": ES256_HOLDER.jwk},
            "vct": "https://credentials.acme.example/identity",
            "vct#integrity": "sha256-x",
            "status": {"status_list": {"idx": 1, "uri": "https://acme.example/status/1"}},
            "aud": VERIFIER,
            "aka_vcts": ["https://credentials.acme.example/person"],
        }.items()
    ),
    raised(
        CONTROL,
        "part of “status” in a credential",
        lambda: selective((SALTS[0], "idx", 1), claims=within("status", (SALTS[0], "idx", 1))),
        says="“status”",
    ),
    silent(
        CONTROL,
        "part of “status” in another token",
        lambda: selective(
            (SALTS[0], "idx", 1), claims=within("status", (SALTS[0], "idx", 1)), profile="sd-jwt"
        ),
    ),
    *(
        silent(
            CONTROL,
            f"{name}",
            lambda name=name, value=value: selective(
                (SALTS[0], name, value), claims={name: ABSENT}
            ),
        )
        for name, value in {
            "iat": SAMPLE_NOW - 60,
            "sub": "u_8f3k2m9q",
            "jti": "b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b",
            "EXP": SAMPLE_NOW + 60_000,
        }.items()
    ),
    silent(
        CONTROL,
        "exp inside an object",
        lambda: selective((SALTS[0], "exp", 5), claims=within("card", (SALTS[0], "exp", 5))),
    ),
    silent(
        CONTROL,
        "an audience among others",
        lambda: selective(ELEMENT, claims={"aud": [VERIFIER, hidden(*ELEMENT)]}),
    ),
    silent(
        CONTROL,
        "exp that nobody signed",
        lambda: selective(GIVEN_NAME, disclosure(SALTS[0], "exp", 5)),
    ),
)

TILDE_EDGES = (
    raised(
        TILDE,
        "one disclosure",
        lambda: selective(GIVEN_NAME, edit=lambda text: text[:-1]),
        at="disclosures[0]",
    ),
    raised(
        TILDE,
        "two disclosures",
        lambda: selective(GIVEN_NAME, NATION, edit=lambda text: text[:-1]),
        at="disclosures[1]",
    ),
    raised(
        TILDE,
        "beside “cnf”",
        lambda: confirmed(edit=lambda text: text[:-1]),
    ),
    silent(TILDE, "it is there", lambda: selective(GIVEN_NAME)),
    silent(TILDE, "a key binding at the end", lambda: unbound()),
    silent(TILDE, "no disclosures", lambda: selective()),
    silent(TILDE, "no disclosures and no tilde", lambda: selective(edit=lambda text: text[:-1])),
    silent(TILDE, "a JSON form", lambda: in_json()),
)

MISSING_EDGES = (
    raised(MISSING, "no audience expected", lambda: confirmed(), "info", at="payload.cnf"),
    raised(
        MISSING,
        "an audience expected",
        lambda: confirmed(policy={"audience": VERIFIER}),
        "warning",
    ),
    raised(MISSING, "in another token", lambda: confirmed(profile="sd-jwt"), "info"),
    raised(
        MISSING,
        "a key by its thumbprint",
        lambda: selective(GIVEN_NAME, claims={"cnf": {"jkt": "A" * 43}}),
    ),
    raised(
        MISSING,
        "by a key that has to be looked up",
        lambda: selective(GIVEN_NAME, claims={"cnf": {"kid": "7"}}, binding=bound()),
        "info",
        at="payload.cnf",
        says="not checked: “cnf” only names",
    ),
    raised(
        MISSING,
        "by a key that has to be looked up, for an audience",
        lambda: selective(
            GIVEN_NAME,
            claims={"cnf": {"kid": "7"}},
            binding=bound(),
            policy={"audience": VERIFIER},
        ),
        "warning",
    ),
    silent(
        MISSING,
        "an invalid one by a key that has to be looked up",
        lambda: selective(
            GIVEN_NAME, claims={"cnf": {"kid": "7"}}, binding=bound(claims={"nonce": ABSENT})
        ),
    ),
    silent(MISSING, "it is there", lambda: unbound()),
    silent(MISSING, "no cnf", lambda: selective(GIVEN_NAME, policy={"audience": VERIFIER})),
    silent(MISSING, "an invalid one is there", lambda: unbound(claims={"nonce": ABSENT})),
)

INVALID_EDGES = (
    *(
        raised(INVALID, what, lambda more=more: unbound(**more), "error", at=f"key_binding.{at}")
        for what, at, more in (
            ("typ JWT", "header.typ", {"header": {"typ": "JWT"}}),
            ("no typ", "header.typ", {"header": {"typ": ABSENT}}),
            ("typ with more", "header.typ", {"header": {"typ": "kb+jwt2"}}),
            ("typ that is a number", "header.typ", {"header": {"typ": 5}}),
            ("HS256", "header.alg", {"signer": HS256}),
            ("the issuer’s key", "signature", {"signer": ES256}),
            ("another type of key", "signature", {"signer": RS256}),
            ("another curve", "signature", {"signer": ED25519}),
            ("no sd_hash", "payload.sd_hash", {"claims": {"sd_hash": ABSENT}}),
            ("another sd_hash", "payload.sd_hash", {"claims": {"sd_hash": "A" * 43}}),
            ("sd_hash that is null", "payload.sd_hash", {"claims": {"sd_hash": None}}),
            ("no aud", "payload.aud", {"claims": {"aud": ABSENT}}),
            ("aud that is a list", "payload.aud", {"claims": {"aud": [VERIFIER]}}),
            ("no nonce", "payload.nonce", {"claims": {"nonce": ABSENT}}),
            ("nonce that is a number", "payload.nonce", {"claims": {"nonce": 5}}),
            ("no iat", "payload.iat", {"claims": {"iat": ABSENT}}),
            ("iat that is a text", "payload.iat", {"claims": {"iat": str(SAMPLE_NOW)}}),
            ("iat 301 s ago", "payload.iat", {"claims": {"iat": SAMPLE_NOW - 301}}),
            ("iat 61 s ahead", "payload.iat", {"claims": {"iat": SAMPLE_NOW + 61}}),
            ("iat of 400 digits", "payload.iat", {"claims": {"iat": 10**400}}),
            ("expired", "payload.exp", {"claims": {"exp": SAMPLE_NOW}}),
            ("not yet", "payload.nbf", {"claims": {"nbf": SAMPLE_NOW + 1}}),
        )
    ),
    raised(INVALID, "unsigned", lambda: confirmed(binding=unsigned), at="key_binding.header.alg"),
    raised(
        INVALID,
        "another audience expected",
        lambda: confirmed(binding=bound(), policy={"audience": "https://other.example"}),
        at="key_binding.payload.aud",
    ),
    raised(
        INVALID,
        "a disclosure was added",
        lambda: confirmed(GIVEN_NAME, NATION, binding=lambda text: bound()(text[:-20] + "~")),
        at="key_binding.payload.sd_hash",
    ),
    raised(
        INVALID,
        "sd_hash by another hash than the disclosures",
        lambda: confirmed(
            claims={"_sd_alg": "sha-512", "_sd": [hashed_name("sha-512")]}, binding=bound()
        ),
        at="key_binding.payload.sd_hash",
    ),
    raised(INVALID, "no JSON", lambda: confirmed(binding=lambda text: "a.b.c"), at="key_binding"),
    raised(INVALID, "two parts", lambda: confirmed(binding=lambda text: bound()(text)[:-90])),
    raised(
        INVALID,
        "a critical extension",
        lambda: unbound(header={"crit": ["x"], "x": 1}),
        at="key_binding",
    ),
    raised(
        INVALID,
        "cnf with a key that is none",
        lambda: confirmed(claims={"cnf": {"jwk": {"kty": "EC", "x": "AA"}}}, binding=bound()),
        at="key_binding.signature",
    ),
    *(
        silent(INVALID, what, lambda more=more: unbound(**more))
        for what, more in {
            "an honest one": {},
            "iat 300 s ago": {"claims": {"iat": SAMPLE_NOW - 300}},
            "iat 60 s ahead": {"claims": {"iat": SAMPLE_NOW + 60}},
            "iat now": {"claims": {"iat": SAMPLE_NOW}},
            "more claims": {"claims": {"transaction": 1}},
            "exp a second ahead": {"claims": {"exp": SAMPLE_NOW + 1}},
            "nbf now": {"claims": {"nbf": SAMPLE_NOW}},
        }.items()
    ),
    silent(
        INVALID,
        "the audience expected",
        lambda: confirmed(binding=bound(), policy={"audience": ["https://a.example", VERIFIER]}),
    ),
    silent(
        INVALID,
        "older by the leeway",
        lambda: confirmed(binding=bound(claims={"iat": SAMPLE_NOW - 310}), policy={"leeway": 10}),
    ),
    silent(
        INVALID,
        "expired within the leeway",
        lambda: confirmed(binding=bound(claims={"exp": SAMPLE_NOW - 9}), policy={"leeway": 10}),
    ),
    silent(INVALID, "cnf disclosed", lambda: confirmed(binding=bound())),
    silent(INVALID, "a key that cnf only names", lambda: named_key()),
    silent(INVALID, "no cnf", lambda: selective(GIVEN_NAME, binding=unsigned)),
    silent(INVALID, "no tilde", lambda: confirmed(edit=lambda text: text[:-1])),
    silent(INVALID, "none there", lambda: confirmed()),
)

UNCONFIRMED_EDGES = (
    raised(
        UNCONFIRMED,
        "no cnf",
        lambda: selective(GIVEN_NAME, binding=bound()),
        "error",
        at="key_binding",
    ),
    raised(UNCONFIRMED, "no disclosure either", lambda: selective(binding=bound())),
    raised(UNCONFIRMED, "in another token", lambda: selective(binding=bound(), profile="sd-jwt")),
    silent(UNCONFIRMED, "cnf there", lambda: unbound()),
    silent(
        UNCONFIRMED,
        "cnf disclosed",
        lambda: selective((SALTS[0], "cnf", {"jwk": ES256_HOLDER.jwk}), binding=bound()),
    ),
    silent(UNCONFIRMED, "a payload that is no object", lambda: no_object(binding=bound())),
    silent(UNCONFIRMED, "no key binding", lambda: selective(GIVEN_NAME)),
)

TYPE_EDGES = (
    raised(
        OLD,
        "vc+sd-jwt",
        lambda: selective(GIVEN_NAME, header={"typ": "vc+sd-jwt"}),
        "info",
        at="header.typ",
    ),
    raised(OLD, "in capitals", lambda: selective(GIVEN_NAME, header={"typ": "VC+SD-JWT"})),
    raised(
        OLD, "application/", lambda: selective(GIVEN_NAME, header={"typ": "application/vc+sd-jwt"})
    ),
    *(
        silent(OLD, f"typ is {typ!r}, and the profile chosen by hand", lambda typ=typ: chosen(typ))
        for typ in (5, None, [])
    ),
    silent(OLD, "dc+sd-jwt", lambda: selective(GIVEN_NAME)),
    silent(OLD, "another one", lambda: selective(GIVEN_NAME, header={"typ": "xvc+sd-jwt"})),
    *(
        raised(
            VCT,
            f"vct is {value!r}",
            lambda value=value: selective(GIVEN_NAME, claims={"vct": value}),
            "error",
            at="payload.vct",
        )
        for value in (5, None, "", ["x"], {"id": "x"})
    ),
    raised(VCT, "no vct", lambda: selective(GIVEN_NAME, claims={"vct": ABSENT}), at="payload"),
    raised(
        VCT,
        "vct withheld",
        lambda: selective(
            GIVEN_NAME, claims={"vct": ABSENT, "_sd": [digest_of(*GIVEN_NAME), "A" * 43]}
        ),
    ),
    silent(VCT, "a text", lambda: selective(GIVEN_NAME, claims={"vct": "x"})),
    silent(VCT, "disclosed", lambda: selective((SALTS[0], "vct", "x"), claims={"vct": ABSENT})),
    silent(VCT, "another token", lambda: selective(GIVEN_NAME, profile="sd-jwt")),
    silent(VCT, "a payload that is no object", lambda: no_object()),
)

NOTHING_EDGES = (
    raised(NOTHING, "no digest", lambda: selective(), "info", at="payload"),
    raised(NOTHING, "in another token", lambda: selective(profile="sd-jwt")),
    raised(NOTHING, "“_sd” is a value", lambda: selective(claims={"a": "_sd"})),
    raised(
        NOTHING, "a plain token called one by hand", lambda: altered(policy={"profile": "sd-jwt"})
    ),
    silent(NOTHING, "a digest", lambda: selective(GIVEN_NAME)),
    silent(NOTHING, "only a decoy", lambda: selective(claims={"_sd": ["A" * 43]})),
    silent(NOTHING, "an empty “_sd”", lambda: selective(claims={"_sd": []})),
    silent(NOTHING, "an element", lambda: selective(claims={"a": [{"...": "A" * 43}]})),
    silent(NOTHING, "a digest deep inside", lambda: selective(claims={"a": [{"b": {"_sd": []}}]})),
    silent(NOTHING, "a payload that is no object", lambda: no_object()),
)

# What looks like another mistake, and is how an SD-JWT is made.
OTHER_EDGES = (
    silent("jwt-not-compact", "an SD-JWT in JSON", lambda: in_json()),
    silent(
        "size-over-header-limit",
        "an SD-JWT of 9,000 characters",
        lambda: selective((SALTS[0], "portrait", "x" * 6_000)),
    ),
)


def chosen(typ):
    return selective(GIVEN_NAME, header={"typ": typ}, policy={"profile": "sd-jwt-vc"})


def decoys():
    return selective(GIVEN_NAME, claims={"_sd": [digest_of(*GIVEN_NAME), "A" * 43, "B" * 43]})


def same_name():
    return (SALTS[0], "given_name", "Eve")


def digest_as_claim():
    return selective(GIVEN_NAME, claims={"a": digest_of(*GIVEN_NAME)})


def inside():
    return {"sub_account": {"given_name": "Ada"}}


def within(name, entry):
    return {"_sd": ABSENT, name: {"_sd": [digest_of(*entry)], "uri": "https://acme.example/s/1"}}


def signed_in_object(entry):
    """The text of a disclosure, however malformed, with its digest in “_sd”."""
    from debugger.samples.recipe import digest

    return selective(entry, claims={"_sd": [digest(entry)]})


def hashed_name(algorithm):
    from debugger.jose.sd_hash import digest_by

    digest = digest_by(algorithm)
    return digest(disclosure(*GIVEN_NAME)) if digest else "A" * 43


def hashed(algorithm):
    """An honest credential whose digests are by that hash."""
    name = "sha-256" if algorithm is ABSENT else algorithm
    return selective(GIVEN_NAME, claims={"_sd_alg": algorithm, "_sd": [hashed_name(name)]})


def unsigned(text):
    header, payload, _ = bound(header={"alg": "none"})(text).split(".")
    return f"{header}.{payload}."


def named_key():
    return selective(GIVEN_NAME, claims={"cnf": {"kid": "holder-1"}}, binding=bound())


def no_object(**more):
    def edit(text):
        jws, *rest = text.split("~")
        header, _, signature = jws.split(".")
        return "~".join((f"{header}.{base64url.encode(b'[]')}.{signature}", "", rest[-1]))

    return selective(edit=edit, **more)


def in_json():
    question = selective(GIVEN_NAME)

    def edit(text):
        jws, entry, _ = text.split("~")
        header, payload, signature = jws.split(".")
        members = {"payload": payload, "protected": header, "signature": signature}
        return json.dumps({**members, "header": {"disclosures": [entry]}})

    return type(question)(edit(question.text), question.key, question.key_format, question.policy)


EDGES = (
    *UNREFERENCED_EDGES,
    *DUPLICATE_EDGES,
    *MALFORMED_EDGES,
    *COLLISION_EDGES,
    *SALT_EDGES,
    *HASH_EDGES,
    *STRUCTURE_EDGES,
    *CONTROL_EDGES,
    *TILDE_EDGES,
    *MISSING_EDGES,
    *INVALID_EDGES,
    *UNCONFIRMED_EDGES,
    *TYPE_EDGES,
    *NOTHING_EDGES,
    *OTHER_EDGES,
)
