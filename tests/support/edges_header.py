"""Edges of the pitfalls of the header: `alg`, what is accepted, `crit`, types, wrong halves."""

import gzip
import json
import zlib
from hashlib import sha256

from edge import raised, silent

from debugger.jose import base64url
from debugger.samples import (
    ABSENT,
    ED25519,
    ES256,
    HS256,
    RS256,
    RSA_OTHER,
    SAMPLE_NOW,
    SECRET,
    Signer,
    altered,
    ed25519_key,
    encoded,
    honest,
    with_claims,
    with_header,
    with_octets,
)
from debugger.samples.encryption import to_recipient
from debugger.samples.signers import hmac_signer, rsa_key

API = "https://api.acme.example"
UNENCODED = base64url.encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
ANY = {"algorithms": None, "issuer": None, "audience": None}


def unsigned(text):
    return f"{text.rpartition('.')[0]}."


def named(alg, **more):
    return lambda: with_header(alg=alg, **more)


def named_and(alg, edit):
    return lambda: altered(header={"alg": alg}, key=None, edit=edit)


def bare(alg):
    """A token with that `alg` and no signature, and no key for it."""
    return lambda: altered(header={"alg": alg}, key=None, edit=unsigned)


def accepting(*algorithms, **more):
    return lambda: altered(policy={"algorithms": list(algorithms)}, **more)


def members(**header):
    return lambda: with_header(**header)


def in_json(protected, header):
    """A flattened JWS; its signature is not made anew."""
    _, payload, signature = honest().text.split(".")
    head = base64url.encode(encoded(protected))
    text = encoded(
        {"protected": head, "header": header, "payload": payload, "signature": signature}
    )
    return lambda: altered(edit=lambda _: text.decode())


def unencoded(payload):
    """A token whose payload stands as it is, without a key."""
    text = f"{UNENCODED}.{payload}.{'A' * 43}"
    return lambda: altered(edit=lambda _: text, key=None)


def in_five_parts(header):
    text = f"{base64url.encode(encoded(header))}.AAAA.{'A' * 16}.BBBB.{'A' * 22}"
    return lambda: altered(key=None, edit=lambda _: text)


NONES = (
    *(
        "None",
        "NONE",
        "nOnE",
        " none",
        "none ",
        "none\n",
        "none\t",
        "n one",
        "none\0",
        "\ufeffnone",
    ),
    *(
        "none\u200b",
        "no\u00adne",
        "none\u2028",
        "n\u043ene",
        "n\u03bfne",
        "\uff4e\uff4f\uff4e\uff45",
    ),
    *("\u24dd\u24de\u24dd\u24d4", "\U0001d4c3\U0001d45c\U0001d4c3\U0001d452", "\uff2eone"),
)
NO_NONES = ("none", "nones", "n0ne", "non", "non\u00e9", "nonenone", "no-ne", "HS256", "")
NO_TEXTS = (0, 1, 256, 1.5, True, False, None, [], ["HS256"], {}, {"name": "HS256"}, "", 10**30)
CASES = (
    "hs256",
    "Hs384",
    "rs512",
    "Es256",
    "ps256",
    "EDDSA",
    "eddsa",
    "ED25519",
    "ed448",
    "es256k",
    "rsa-oaep",
    "DIR",
    "Dir",
    "a128kw",
    "ecdh-es",
    "RSA-oaep-256",
    "ml-dsa-44",
)
MISSPELT = {
    **dict.fromkeys(
        (
            "SHA256",
            "HMAC",
            "HMACSHA256",
            "HmacSHA256",
            "HS265",
            "HS-256",
            "HS_256",
            "HS 256",
            "H256",
            "HS25",
            "HS2566",
            "SH256",
            "HMAC-SHA256",
            "HS256 ",
            "'HS256'",
            "sha-256",
        ),
        "HS256",
    ),
    **{"SHA384": "HS384", "SHA512": "HS512", "HMAC512": "HS512"},
    **dict.fromkeys(
        ("RSA", "RSA256", "RSASHA256", "SHA256withRSA", "RSA-256", "RS-256", "RS2S6"), "RS256"
    ),
    **dict.fromkeys(("ECDSA", "ECDSA256", "SHA256withECDSA", "ES-256", "ES265"), "ES256"),
    **{"ES521": "ES512", "RSA512": "RS512", "SHA384withECDSA": "ES384", "ES256-K": "ES256K"},
    **{
        "ED25519ph": "Ed25519",
        "Ed25519ph": "Ed25519",
        "Ed2551": "Ed25519",
        "EDSA": "EdDSA",
        "EdDSA25519": "Ed25519",
    },
    **{"PSS": "PS256", "RSA-PSS": "PS256", "PS-256": "PS256", "RSASSA-PSS-SHA-384": "PS384"},
    **{
        "RSAOAEP": "RSA-OAEP",
        "RSA-OEAP": "RSA-OAEP",
        "RSA-OAEP256": "RSA-OAEP-256",
        "ECDHES": "ECDH-ES",
        "A128-KW": "A128KW",
    },
}
UNKNOWN = (
    "XX999",
    "MD5",
    "custom",
    "HS999x",
    "BLAKE3",
    "A256GCM",
    "A128CBC-HS256",
    "x25519",
    "GOST",
    "RS2048",
    "HS2",
    "https://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
)
WEAK = (
    "RS1",
    "HS1",
    "rs1",
    "ES1",
    "PS1",
    "HS256/64",
    "HS384/192",
    "HS160",
    "RSA-SHA1",
    "HmacSHA1",
    "SHA1withRSA",
    "SHA1",
    "SHA-1",
)
SOUND = (
    "HS256",
    "RS512",
    "PS384",
    "ES256K",
    "Ed25519",
    "Ed448",
    "EdDSA",
    "ML-DSA-65",
    "RSA-OAEP",
    "dir",
    "none",
)
ODD_NAMES = (
    "alg-none-variant",
    "alg-case",
    "alg-misspelt",
    "alg-unknown",
    "alg-prohibited",
    "alg-not-text",
)


def only(name, what, question, **more):
    """That one, and none of the others that speak of a name."""
    yield raised(name, what, question, "error", **more)
    yield from (silent(other, f"{name}: {what}", question) for other in ODD_NAMES if other != name)


NAMES = (
    *(edge for alg in NONES for edge in only("alg-none-variant", f"unsigned {alg!a}", bare(alg), at="header.alg")),
    *(edge for alg in NONES[::5] for edge in only("alg-none-variant", f"signed {alg!a}", named(alg))),
    *(silent("alg-none-variant", ascii(alg), bare(alg)) for alg in NO_NONES),
    silent("alg-none-variant", "a long one", bare("n" * 38 + "one")),
    *(edge for alg in NO_TEXTS for edge in only("alg-not-text", f"{alg!r:.20}", named(alg))),
    *(silent("alg-missing", f"alg is {alg!r:.20}", named(alg)) for alg in NO_TEXTS),
    *(edge for alg in CASES for edge in only("alg-case", alg, named(alg))),
    *(edge for alg, meant in MISSPELT.items() for edge in only("alg-misspelt", alg, named(alg), says=f"“{meant}”")),
    *(edge for alg in UNKNOWN for edge in only("alg-unknown", alg, named(alg))),
    *(edge for alg in WEAK for edge in only("alg-prohibited", alg, named(alg))),
    *(silent(name, f"alg is {alg}", named(alg)) for alg in SOUND for name in ODD_NAMES),
    *(silent(name, "no alg", named(ABSENT)) for name in ODD_NAMES),
    silent("alg-misspelt", "two slips", named("HX2256")),
    silent("alg-misspelt", "a long name", named("HS256" + "6" * 30)),
    silent("alg-prohibited", "a long name", named("HS256/" + "6" * 40)),
    raised("alg-missing", "no alg", named(ABSENT), "error"),
    raised("alg-missing", "nothing at all", members(alg=ABSENT, typ=ABSENT)),
    silent("alg-missing", "there", honest),
    raised("alg-none", "no signature", bare("none"), "error", at="header.alg"),
    raised("alg-none", "with a key", lambda: altered(header={"alg": "none"}, edit=unsigned)),
    raised("alg-none", "without its last dot", lambda: altered(header={"alg": "none"}, key=None, edit=lambda t: unsigned(t)[:-1])),
    silent("alg-none", "a signature", named("none")),
    silent("alg-none", "five parts", in_five_parts({"alg": "none", "enc": "A128GCM"})),
    *(silent("alg-none", f"alg is {alg!r}", bare(alg)) for alg in ("None", "HS256", None)),
    *(silent(name, "of an unsigned token", bare("none")) for name in ("truncated", "signature-empty", "alg-none-signed")),
    raised("alg-none-signed", "a whole signature", named("none"), "error", at="signature"),
    raised("alg-none-signed", "two characters", lambda: altered(header={"alg": "none"}, edit=lambda t: f"{unsigned(t)}AA")),
    silent("alg-none-signed", "another alg", honest),
    raised("alg-polymorphic", "EdDSA", lambda: altered(signer=Signer("EdDSA", ed25519_key)), "info"),
    silent("alg-polymorphic", "Ed25519", lambda: altered(signer=ED25519)),
    silent("alg-polymorphic", "Ed448", named("Ed448")),
    silent("alg-polymorphic", "in five parts", in_five_parts({"alg": "EdDSA", "enc": "A128GCM"})),
    *(
        raised("alg-wrong-form", f"three parts, {alg}", named(alg), "error")
        for alg in ("RSA-OAEP", "RSA-OAEP-256", "RSA1_5", "A128KW", "A256GCMKW", "dir", "ECDH-ES", "ECDH-ES+A128KW", "PBES2-HS256+A128KW")
    ),
    *(
        raised("alg-wrong-form", f"five parts, {header}", in_five_parts(header))
        for alg in ("HS256", "RS256", "ES256", "EdDSA", "PS512", "none")
        for header in ({"alg": alg}, {"alg": alg, "enc": "A128GCM"})
    ),
    *(silent("alg-wrong-form", f"three parts, {alg}", named(alg)) for alg in ("HS256", "RS256", "A128GCM", "XX999")),
    *(silent("alg-wrong-form", f"five parts, {alg}", in_five_parts({"alg": alg, "enc": "A128GCM"})) for alg in ("dir", "XX999")),
    *(silent(name, "five parts, HS256", in_five_parts({"alg": "HS256"})) for name in ("alg-unknown", "segment-count", "jwe-enc-missing")),
    *(raised("alg-unknown", f"two slips, {alg}", named(alg)) for alg in ("2SH56", "SX256", "XH256", "HS1X56", "HS", "HS25678")),
    *(raised("alg-misspelt", f"one slip, {alg}", named(alg)) for alg in ("S256", "HHS256", "HS526", "HS26", "XS512", "dirr")),
    raised("alg-not-text", "a number out of range", lambda: with_octets(header=b'{"alg":1e999}'), "error"),
    *(silent(name, "a number out of range", lambda: with_octets(header=b'{"alg":1e999}')) for name in ODD_NAMES if name != "alg-not-text"),
    silent("alg-wrong-form", "a cut token", named_and("RSA-OAEP", lambda text: text.rpartition(".")[0])),
    silent("alg-wrong-form", "four parts", named_and("RSA-OAEP", lambda text: f"{text}.e30")),
)  # fmt: skip

HMACS = [HS256, *(hmac_signer(SECRET * 2, name) for name in ("HS384", "HS512"))]
ACCEPTED = (
    *(
        raised("alg-not-allowed", f"{', '.join(names)}", accepting(*names), "error", at="header.alg")
        for names in (["RS256"], ["hs256"], ["HS384"], ["HS256 "], ["RS256", "ES256"], ["none"])
    ),
    *(silent("alg-not-allowed", f"{', '.join(names)}", accepting(*names)) for names in ([], ["HS256"], ["RS256", "HS256"])),
    silent("alg-not-allowed", "one text", lambda: altered(policy={"algorithms": "HS256"})),
    silent("alg-not-allowed", "no alg", accepting("RS256", header={"alg": ABSENT})),
    silent("alg-not-allowed", "no text", accepting("RS256", header={"alg": 5})),
    raised("alg-not-allowed", "EdDSA, Ed25519 accepted", accepting("Ed25519", signer=Signer("EdDSA", ed25519_key))),
    raised("alg-not-allowed", "Ed25519, EdDSA accepted", accepting("EdDSA", signer=ED25519)),
    *(
        raised("alg-mac-and-signature-mixed", ", ".join(names), accepting(*names), "error", at="policy.algorithms")
        for names in (["HS256", "RS256"], ["ES384", "HS512"], ["HS256", "HS384", "EdDSA"], ["HS256", "PS256"], ["Ed25519", "HS256"], ["HS256", "ML-DSA-44"])
    ),
    *(
        silent("alg-mac-and-signature-mixed", ", ".join(names), accepting(*names))
        for names in (["HS256"], ["HS256", "HS384"], ["RS256", "ES256", "EdDSA"], ["HS256", "none"], ["RS256", "none"], ["HS256", "RSA-OAEP"], ["HS256", "XX"], [])
    ),
    *(
        raised("alg-none-allowed", ", ".join(names), accepting(*names), "error", at="policy.algorithms")
        for names in (["none"], ["HS256", "none"], ["NONE"], ["HS256", "None"], [" none "])
    ),
    *(silent("alg-none-allowed", ", ".join(names), accepting(*names)) for names in ([], ["HS256"], ["nones"])),
    *(
        of("alg-symmetric-for-many", f"{signer.algorithm} for {audience}", lambda s=signer, a=audience: altered(signer=s, claims={"aud": a}, policy=ANY))
        for of, audiences in ((raised, ([API, "b"], [API, "b", "c"])), (silent, (API, [API], [API, API], [API, 5], [])))
        for audience in audiences
        for signer in HMACS
    ),
    silent("alg-symmetric-for-many", "RS256 for two", lambda: altered("access-token", claims={"aud": [API, "b"]}, policy=ANY)),
    raised("alg-symmetric-for-many", "an access token", lambda: altered("access-token", signer=HS256, policy=ANY), "warning"),
    silent("alg-symmetric-for-many", "an honest access token", lambda: honest("access-token")),
    *(
        of("alg-rsa-pkcs1", f"{name}, {profile}", lambda n=name, p=profile: altered(p, signer=Signer(n, rsa_key), policy=ANY))
        for of, names in ((raised, ("RS256", "RS384", "RS512")), (silent, ("PS256",)))
        for name in names
        for profile in ("request-object", "authorization-response")
    ),
    silent("alg-rsa-pkcs1", "ES256", lambda: altered("request-object", signer=ES256, policy=ANY)),
    silent("alg-rsa-pkcs1", "another profile", lambda: honest("access-token")),
    silent("alg-rsa-pkcs1", "an alg that nobody knows", lambda: altered("request-object", header={"alg": "XX"}, policy=ANY)),
)  # fmt: skip

STANDARD = (
    "alg",
    "enc",
    "zip",
    "jku",
    "jwk",
    "kid",
    "x5u",
    "x5c",
    "x5t",
    "x5t#S256",
    "typ",
    "cty",
    "crit",
    "epk",
    "apu",
    "apv",
    "iv",
    "tag",
    "p2s",
    "p2c",
)
UNDERSTOOD = (
    "crit-unknown",
    "crit-empty",
    "crit-malformed",
    "crit-registered",
    "crit-absent-member",
)


def crit(name, what, value, **more):
    """That one of the pitfalls of `crit`, and none of the others."""
    question = members(crit=value, **more)
    yield raised(name, what, question, "error", at="header.crit")
    yield from (silent(other, f"{name}: {what}", question) for other in UNDERSTOOD if other != name)


CRITICAL = (
    *crit("crit-unknown", "an extension", ["tenant"], tenant=1),
    *crit("crit-unknown", "beside b64", ["b64", "x"], b64=True, x=1),
    *crit("crit-unknown", "an address", ["http://example.com/UNDEFINED"], **{"http://example.com/UNDEFINED": True}),
    *crit("crit-unknown", "exp", ["exp"], exp=SAMPLE_NOW + 600),
    *crit("crit-empty", "a list", []),
    *(
        edge
        for value in ("tenant", "", {}, {"tenant": 1}, None, 5, True, [1], [None], [["tenant"]], [""], ["tenant", 1], ["tenant", "tenant"])
        for edge in crit("crit-malformed", json.dumps(value), value, tenant=1)
    ),
    *(edge for name in STANDARD for edge in crit("crit-registered", name, [name])),
    *crit("crit-absent-member", "a name", ["tenant"]),
    *crit("crit-absent-member", "another case", ["Tenant"], tenant=1),
    *crit("crit-absent-member", "b64", ["b64"]),
    *(silent(name, "b64 that is there", members(crit=["b64"], b64=True)) for name in UNDERSTOOD),
    *(silent(name, "no crit", honest) for name in UNDERSTOOD),
    raised("b64-not-critical", "true", members(b64=True), "warning", at="header.b64"),
    raised("b64-not-critical", "false", members(b64=False), "error"),
    raised("b64-not-critical", "true, another named", members(b64=True, crit=["x"], x=1), "warning"),
    raised("b64-not-critical", "true, in a text", members(b64=True, crit="b64"), "warning"),
    silent("b64-not-critical", "named", members(b64=True, crit=["b64"])),
    silent("b64-not-critical", "named second", members(b64=True, crit=["x", "b64"], x=1)),
    *(
        edge
        for value in ("false", "true", 0, 1, None, [], {})
        for edge in (
            raised("b64-not-boolean", json.dumps(value), members(b64=value), "error", at="header.b64"),
            raised("b64-not-boolean", f"{json.dumps(value)}, named", members(b64=value, crit=["b64"])),
            silent("b64-not-critical", json.dumps(value), members(b64=value)),
        )
    ),
    *(silent("b64-not-boolean", str(value), members(b64=value, crit=["b64"])) for value in (True, False, ABSENT)),
    raised("b64-false-in-jwt", "a claims set", lambda: with_octets(header=b'{"alg":"HS256","b64":false}'), "error"),
    raised("b64-false-in-jwt", "typ JWT", members(b64=False, crit=["b64"]), at="header.b64"),
    raised("b64-false-in-jwt", "typ jwt", members(b64=False, crit=["b64"], typ="jwt")),
    *(
        make("b64-false-in-jwt", what, unencoded(text))
        for make, what, text in (
            (raised, "claims with a dot", '{"iss":"a.b"}'),
            (raised, "behind a blank", ' {"iss":"a.b"}'),
            (silent, "a text with a brace", 'a{"b'),
            (silent, "an array", '["a","b'),
        )
    ),
    silent("json-invalid", "unencoded claims with a dot", unencoded('{"iss":"a.b"}')),
    silent("b64-false-in-jwt", "a plain text", members(b64=False, crit=["b64"], typ=ABSENT)),
    silent("b64-false-in-jwt", "another typ", members(b64=False, crit=["b64"], typ="JOSE")),
    silent("b64-false-in-jwt", "true", members(b64=True, crit=["b64"])),
    silent("payload-not-json", "an unencoded one in a JWT", members(b64=False, crit=["b64"])),
    raised("crit-malformed", "the name that stands twice", members(crit=["a", "b", "b"], a=1, b=1), says="“b”"),
    raised("crit-absent-member", "one that is not protected", in_json({"alg": "HS256", "crit": ["a"]}, {"a": 1})),
    silent("crit-absent-member", "one that is protected, in JSON", in_json({"alg": "HS256", "crit": ["a"], "a": 1}, {})),
    raised("crit-absent-member", "in an encrypted one", in_five_parts({"alg": "dir", "enc": "A128GCM", "crit": ["a"]})),
    silent("crit-absent-member", "there, in an encrypted one", in_five_parts({"alg": "dir", "enc": "A128GCM", "crit": ["a"], "a": 1})),
)  # fmt: skip

USUAL = (
    "JWT",
    "jwt",
    "Jwt",
    "application/jwt",
    "APPLICATION/JWT",
    "JOSE",
    "jose+json",
    "application/jose",
    "a1+jwt",
    "application/a1+jwt",
    "x+sd-jwt",
    "x+cwt",
    "a+b+jwt",
    "vc+json",
    "passport",
)
UNUSUAL = (
    "token",
    "JWS",
    "JWE",
    "Bearer",
    "access_token",
    "",
    "+jwt",
    "at jwt",
    "JW",
    "jwt+at",
    "at-jwt",
    "JWT ",
    "text/plain",
    "jwt;v=1",
    "application/",
)
CLAIMS = encoded({"iss": "https://issuer.example", "nbf": 1, "vc": {"type": ["a"]}})


def deflated(octets, **header):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    payload = packer.compress(octets) + packer.flush()
    return lambda: with_octets(
        header=encoded({"alg": "HS256", "zip": "DEF", **header}), payload=payload
    )


TYPES = (
    *(silent(name, typ, members(typ=typ)) for typ in USUAL for name in ("typ-odd", "typ-missing", "typ-not-text")),
    *(raised("typ-odd", repr(typ), members(typ=typ), "info", at="header.typ") for typ in UNUSUAL),
    *(
        edge
        for typ in (1, None, [], ["JWT"], {}, True)
        for edge in (
            raised("typ-not-text", json.dumps(typ), members(typ=typ), "error", at="header.typ"),
            silent("typ-odd", json.dumps(typ), members(typ=typ)),
            silent("typ-unexpected", json.dumps(typ), lambda typ=typ: altered(header={"typ": typ}, policy={"typ": "JWT"})),
        )
    ),
    raised("typ-missing", "none", members(typ=ABSENT), "info"),
    silent("typ-missing", "no claims set", lambda: with_octets(header=b'{"alg":"HS256"}', payload=b"hello")),
    *(silent("typ-missing", profile, lambda p=profile: altered(p, header={"typ": ABSENT})) for profile in ("okta", "cognito", "firebase", "apns", "github-app", "vc")),
    silent("typ-missing", "expected", lambda: altered(header={"typ": ABSENT}, policy={"typ": "JWT"})),
    *(
        of("typ-unexpected", f"{typ if typ is not ABSENT else 'none'}, {wanted} expected", lambda t=typ, w=wanted: altered(header={"typ": t}, policy={"typ": w}))
        for of, pairs in (
            (raised, (("JWT", "at+jwt"), (ABSENT, "JWT"), ("", "JWT"), ("token", "JWT"), ("at+jwt", "JWT"), ("JWT", "x/jwt"))),
            (silent, (("JWT", "JWT"), ("jwt", "JWT"), ("application/jwt", "JWT"), ("JWT", "application/jwt"), ("AT+JWT", "application/at+jwt"))),
        )
        for typ, wanted in pairs
    ),
    silent("typ-unexpected", "nothing expected", members(typ="token")),
    silent("typ-odd", "another expected", lambda: altered(header={"typ": "token"}, policy={"typ": "JWT"})),
    *(raised("cty-not-nested", cty, members(cty=cty), "warning", at="header.cty") for cty in ("JWT", "jwt", "application/jwt")),
    *(silent("cty-not-nested", cty, members(cty=cty)) for cty in ("JSON", "application/json", "at+jwt", "")),
    silent("cty-not-nested", "a token inside", lambda: with_octets(header=b'{"alg":"HS256","cty":"JWT"}', payload=honest().text.encode())),
    silent("cty-not-nested", "none", honest),
    *(
        edge
        for header in ({}, {"typ": "JWT"}, {"typ": "vc+jwt"}, {"cty": "application/json"})
        for edge in (
            raised("zip-in-jws", f"deflated, {header}", deflated(CLAIMS, **header), "info", at="header.zip"),
            silent("utf8-invalid", f"deflated, {header}", deflated(CLAIMS, **header)),
            silent("payload-not-json", f"deflated, {header}", deflated(CLAIMS, **header)),
        )
    ),
    raised("zip-in-jws", "a deflated text", deflated(b"hello hello"), "warning"),
    raised("zip-in-jws", "a deflated array", deflated(b"[1,2]"), "warning"),
    raised("zip-in-jws", "a megabyte of deflated blanks", deflated(b" " * 1_000_001 + b"{}"), "warning"),
    raised("zip-in-jws", "gzip", lambda: with_octets(header=b'{"alg":"HS256","zip":"GZ","typ":"JWT"}', payload=gzip.compress(CLAIMS)), "warning"),
    *(raised("zip-in-jws", f"plain, {value!r}", members(zip=value), "warning") for value in ("DEF", "none", "")),
    silent("zip-in-jws", "an encrypted one", in_five_parts({"alg": "dir", "enc": "A128GCM", "zip": "DEF"})),
    silent("zip-in-jws", "no text", members(zip=5)),
    silent("utf8-invalid", "zip and an honest payload", members(zip="DEF")),
    *(
        raised("header-member-odd-type", f"{name} is {json.dumps(value)}", members(**{name: value}), "error", at=f"header.{name}")
        for name in ("cty", "jku", "x5u", "x5t", "x5t#S256", "zip", "enc")
        for value in (5, None, [], {}, True)
    ),
    *(raised("header-member-odd-type", f"x5c is {json.dumps(value)}", members(x5c=value)) for value in ("a", 5, None, {}, [5], [None], [])),
    *(raised("header-member-odd-type", f"jwk is {json.dumps(value)}", members(jwk=value)) for value in ("a", 5, None, [], True)),
    *(
        silent("header-member-odd-type", name, members(**{name: value}))
        for name, value in (("cty", "a"), ("jku", "a"), ("x5t", "a"), ("x5c", ["a"]), ("jwk", {}), ("kid", 5), ("typ", 5), ("tenant", 5))
    ),
    *(silent(name, "no text", members(x5t=5)) for name in ("x5t-sha1", "x5t-mismatch")),
    *(silent(name, "no texts", members(x5c=[5])) for name in ("x5c-encoding", "embedded-x5c")),
    silent("typ-unexpected", "a header that cannot be read", lambda: altered(edit=lambda t: f"e30x{t[4:]}", policy={"typ": "at+jwt"})),
    raised("zip-in-jws", "the payload elsewhere", lambda: with_octets(header=b'{"alg":"HS256","zip":"DEF","b64":false,"crit":["b64"]}', payload=b""), "warning"),
    raised("header-member-odd-type", "a number out of range", lambda: with_octets(header=b'{"alg":"HS256","cty":1e999}')),
    silent("typ-missing", "no signature, and no header in it", lambda: altered(edit=lambda t: f'{{"payload":"{t.split(".")[1]}","signatures":[]}}')),
)  # fmt: skip

LATER = SAMPLE_NOW + 600


def over_hashed_nonce(text):
    """Signed as Entra ID signs for Microsoft Graph."""
    head, body, _ = text.split(".")
    header = json.loads(base64url.decode(head))
    hashed = {**header, "nonce": base64url.encode(sha256(header["nonce"].encode()).digest())}
    signed = f"{base64url.encode(encoded(hashed))}.{body}"
    return f"{head}.{body}.{base64url.encode(RS256.sign(signed.encode()))}"


def graph(**more):
    return lambda: altered("entra", header={"nonce": "a1"}, **more)


HALVES = (
    *(raised("header-claims-differ", name, members(**{name: "b"}), "error", at=f"header.{name}") for name in ("iss", "sub", "aud")),
    raised("header-claims-differ", "a number and its digits", lambda: altered(header={"sub": 1}, claims={"sub": "1"})),
    raised("header-claims-differ", "another case", members(iss="https://LOGIN.acme.example")),
    silent("header-claims-differ", "equal", members(iss="https://login.acme.example", aud=API)),
    silent("header-claims-differ", "an array of the one audience", members(aud=[API])),
    raised("header-claims-differ", "an array of another", members(aud=["b"])),
    raised("header-claims-differ", "an array of two", members(aud=[API, API])),
    silent("header-claims-differ", "only in the header", lambda: altered(header={"iss": "b"}, claims={"iss": ABSENT})),
    silent("header-claims-differ", "other members", members(jti="b", azp="b", tenant="b")),
    *(
        edge
        for name, value in (("exp", LATER), ("nbf", SAMPLE_NOW - 9), ("iat", SAMPLE_NOW - 9))
        for edge in (
            raised("header-has-exp", name, lambda n=name, v=value: altered(header={n: v}, claims={n: ABSENT}), "warning", at=f"header.{name}"),
            silent("header-has-exp", f"{name} in both", lambda n=name, v=value: altered(header={n: v}, claims={n: v})),
        )
    ),
    silent("exp-missing", "exp in the header", lambda: altered(header={"exp": LATER}, claims={"exp": ABSENT})),
    silent("header-has-exp", "an encrypted one", in_five_parts({"alg": "dir", "enc": "A128GCM", "exp": LATER})),
    silent("header-has-exp", "no claims set", lambda: with_octets(header=b'{"alg":"HS256","exp":9}', payload=b"hello")),
    silent("header-has-exp", "of an AWS load balancer", lambda: honest("aws-alb")),
    raised("header-has-exp", "a signer and no client", lambda: altered(header={"exp": LATER, "signer": "a"}, claims={"exp": ABSENT})),
    raised("header-has-exp", "a client and no signer", lambda: altered(header={"exp": LATER, "client": "a"}, claims={"exp": ABSENT})),
    *(raised("payload-has-alg", name, lambda n=name, v=value: with_claims(**{n: v}), "info", at=f"payload.{name}") for name, value in (("alg", "HS256"), ("kid", "a"), ("jku", "a"), ("x5c", ["a"]), ("typ", "JWT"))),
    *(silent("payload-has-alg", f"typ {typ}", lambda t=typ: with_claims(typ=t)) for typ in ("Bearer", "ID", "Refresh", 5)),
    *(silent("payload-has-alg", f"Keycloak's {typ}", lambda t=typ: altered("keycloak", claims={"typ": t})) for typ in ("Bearer", "ID", "Refresh")),
    silent("payload-has-alg", "deeper", lambda: with_claims(o={"alg": "a"})),
    silent("payload-has-alg", "no claims set", lambda: with_octets(payload=b'["alg"]')),
    raised("entra-nonce-header", "no key", graph(key=None), "warning", at="header.nonce"),
    raised("entra-nonce-header", "another key", graph(key=RSA_OTHER.key_text), "error"),
    raised("entra-nonce-header", "signed over its hash", graph(edit=over_hashed_nonce), "error"),
    silent("signature-mismatch", "of Graph", graph(edit=over_hashed_nonce)),
    silent("entra-nonce-header", "verified", graph()),
    silent("entra-nonce-header", "a claim", lambda: altered("entra", claims={"nonce": "a1"}, key=None)),
    silent("entra-nonce-header", "of another issuer", lambda: altered("access-token", header={"nonce": "a1"}, key=None)),
    silent("header-has-exp", "of an encrypted claims set", lambda: to_recipient(encoded({"iss": "a"}), exp=LATER)),
)  # fmt: skip

SECRETS = {
    **dict.fromkeys(
        (
            "password",
            "Password",
            "passwd",
            "pwd",
            "pass_phrase",
            "user-password",
            "pin",
            "passcode",
        ),
        "h",
    ),
    **dict.fromkeys(
        (
            "secret",
            "client_secret",
            "clientSecret",
            "api_key",
            "apiKey",
            "api-key",
            "private_key",
            "access_key",
            "secret_key",
            "refresh_token",
            "session_token",
            "totp_secret",
            "otp_secret",
            "mfa_secret",
            "webhook_secret",
        ),
        "0f4b1c8d",
    ),
    "a1": "AKIAIOSFODNN7EXAMPLE",
    "a2": "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "a3": "postgres://u:p4ss@db.acme.example/x",
    "a4": "$2b$12$KIXQJp6ZQ1Z5Q1Z5Q1Z5QeN9vCq1Qy1J1J1J1J1J1J1J1J1J1J1J1",
    "a5": "-----BEGIN PRIVATE KEY-----\nMIIE",
}
IN_THE_OPEN = (
    *(raised("header-secret", f"{name}: {value[:12]}", lambda n=name, v=value: with_header(**{n: v}), "error", at=f"header.{name}") for name, value in SECRETS.items() if name.isidentifier()),
    raised("header-secret", "a name with a hyphen", members(**{"api-key": "0f4b1c8d"})),
    raised("header-secret", "a PIN of four digits", members(pin=1000)),
    *(
        silent("header-secret", f"{name} is {value!r:.20}", members(**{name: value}))
        for name, value in (
            *(("pin", 999), ("password", ""), ("password", " "), ("password", True), ("password", None), ("password", [])),
            *(("secret", "0f4b1c8"), ("api_key", 12345678), ("a", "https://db.acme.example/x"), ("a", 5), ("a", None)),
        )
    ),
    *(
        silent("header-secret", f"in {name}", members(**{name: "AKIAIOSFODNN7EXAMPLE"}))
        for name in ("kid", "x5t", "nonce", "iv", "tag", "p2s")
    ),
)  # fmt: skip

EDGES = (*NAMES, *ACCEPTED, *CRITICAL, *TYPES, *HALVES, *IN_THE_OPEN)
