"""Edges of the pitfalls of one JWK: its use, its members, its certificate, its name."""

import base64
import hashlib
import json

from edge import raised, silent
from edges_key import keyed
from edges_signature import ED448

from debugger.jose import base64url
from debugger.keys.thumbprint import thumbprint
from debugger.samples import altered
from debugger.samples.key_texts import certificate_of, in_x5c, jwk_set
from debugger.samples.signers import (
    ED25519,
    ES256,
    HS256,
    RS256,
    RSA_OTHER,
    Signer,
    ed25519_key,
    jwk_text,
    p256_key,
    private_jwk,
)

PRIVATE = private_jwk(p256_key())
EDDSA = Signer("EdDSA", ed25519_key)


def jwk(signer=RS256, **members):
    """A token of that signer and its key as a JWK with these members changed."""
    return keyed(jwk_text(signer, **members), signer)


def without(name, signer=RS256):
    members = {other: value for other, value in signer.jwk.items() if other != name}
    return keyed(json.dumps(members), signer)


def standard(text):
    return text.replace("-", "+").replace("_", "/")


USE = (
    *(
        raised("jwk-use-conflict", repr(use), jwk(use=use), "error", at="key")
        for use in ("enc", "SIG", "", "verify", 7)
    ),
    *(silent("jwk-use-conflict", repr(use), jwk(use=use)) for use in ("sig", None)),
    silent("jwk-use-conflict", "absent", jwk()),
    silent(
        "jwk-use-conflict",
        "another of the set",
        keyed(jwk_set({**RSA_OTHER.jwk, "use": "enc"}, RS256.jwk)),
    ),
    raised("jwk-use-conflict", "a secret", jwk(HS256, use="enc")),
    *(
        raised("jwk-key-ops-conflict", f"{operations}", jwk(key_ops=operations), "error", at="key")
        for operations in ([], ["sign"], ["encrypt"], ["encrypt", "encrypt"], ["VERIFY"], "verify")
    ),
    raised("jwk-key-ops-conflict", "twice", jwk(key_ops=["verify", "verify"]), "warning", at="key"),
    raised(
        "jwk-key-ops-conflict", "another twice", jwk(key_ops=["sign", "verify", "sign"]), "warning"
    ),
    raised("jwk-key-ops-conflict", "a secret", jwk(HS256, key_ops=["sign"]), "error"),
    raised(
        "jwk-key-ops-conflict",
        "a private one",
        keyed(json.dumps({**PRIVATE, "key_ops": ["deriveKey"]}), ES256),
        "error",
    ),
    *(
        silent("jwk-key-ops-conflict", f"{operations}", jwk(key_ops=operations))
        for operations in (
            ["verify"],
            ["sign", "verify"],
            ["verify", "encrypt"],
            ["verify", 7, 7],
            None,
        )
    ),
    silent("jwk-key-ops-conflict", "absent", jwk()),
    silent("jwk-key-ops-conflict", "a secret that verifies", jwk(HS256, key_ops=["verify"])),
    *(
        silent(
            "jwk-key-ops-conflict",
            f"a private one, {name}",
            keyed(json.dumps({**PRIVATE, "key_ops": [name]}), ES256),
        )
        for name in ("sign", "verify")
    ),
    silent(
        "jwk-key-ops-conflict",
        "another of the set",
        keyed(jwk_set({**RSA_OTHER.jwk, "key_ops": ["encrypt"]}, RS256.jwk)),
    ),
    *(
        raised(
            "jwk-use-and-key-ops",
            f"{use}, {operations}",
            jwk(use=use, key_ops=operations),
            "warning",
            at="key",
        )
        for use, operations in (
            ("sig", ["verify", "encrypt"]),
            ("sig", ["verify", "deriveBits"]),
            ("sig", ["verify", "x"]),
            ("sig", ["wrapKey"]),
            ("enc", ["verify"]),
            ("enc", ["encrypt", "sign"]),
        )
    ),
    *(
        silent("jwk-use-and-key-ops", f"{use}, {operations}", jwk(use=use, key_ops=operations))
        for use, operations in (
            ("sig", ["verify"]),
            ("sig", ["sign", "verify"]),
            ("sig", []),
            ("sig", "encrypt"),
            ("sig", ["verify", 7]),
            ("other", ["verify"]),
            (7, ["verify"]),
            (None, ["encrypt"]),
            ("enc", ["encrypt", "decrypt", "wrapKey", "unwrapKey", "deriveKey", "deriveBits"]),
        )
    ),
    silent("jwk-use-and-key-ops", "use is an array", jwk(use=["sig"], key_ops=["x"])),
    silent("jwk-use-and-key-ops", "use alone", jwk(use="sig")),
    silent("jwk-use-and-key-ops", "key_ops alone", jwk(key_ops=["verify", "encrypt"])),
    *(
        raised("jwk-alg-conflict", f"{alg!r}", jwk(alg=alg), "error", at="key")
        for alg in ("RS384", "PS256", "rs256", "RSA-OAEP", "", 7)
    ),
    raised(
        "jwk-alg-conflict",
        "EdDSA for Ed25519",
        jwk(ED25519, alg="EdDSA"),
        "warning",
        says="two names of one thing",
    ),
    raised("jwk-alg-conflict", "Ed25519 for EdDSA", jwk(EDDSA, alg="Ed25519"), "warning"),
    raised("jwk-alg-conflict", "EdDSA for Ed448", jwk(ED448, alg="EdDSA"), "warning"),
    raised("jwk-alg-conflict", "Ed448 for EdDSA on Ed25519", jwk(EDDSA, alg="Ed448"), "error"),
    raised("jwk-alg-conflict", "a secret", jwk(HS256, alg="HS512"), "error"),
    *(
        silent("jwk-alg-conflict", signer.algorithm, jwk(signer, alg=signer.algorithm))
        for signer in (RS256, ES256, ED25519, EDDSA, HS256)
    ),
    silent("jwk-alg-conflict", "null", jwk(alg=None)),
    silent("jwk-alg-conflict", "absent", jwk()),
    silent("jwk-alg-conflict", "no key", lambda: altered(signer=ED25519, key=None)),
    silent(
        "jwk-alg-conflict",
        "another of the set",
        keyed(jwk_set({**RSA_OTHER.jwk, "alg": "PS256"}, RS256.jwk)),
    ),
)

N, EVEN = RS256.jwk["n"], base64url.encode(b"\0" + base64url.decode(RS256.jwk["n"]))
MALFORMED = (
    *(raised("jwk-malformed", f"RSA without {name}", without(name)) for name in ("n", "e", "kty")),
    *(
        raised("jwk-malformed", f"EC without {name}", without(name, ES256))
        for name in ("crv", "x", "y")
    ),
    *(
        raised("jwk-malformed", f"OKP without {name}", without(name, ED25519))
        for name in ("crv", "x")
    ),
    raised("jwk-malformed", "oct without k", without("k", HS256)),
    *(
        raised("jwk-malformed", f"RSA {what}", jwk(**members), "error", at="key")
        for what, members in {
            "padded": {"n": f"{N}=="},
            "standard base64": {"n": standard(N)},
            "padded standard base64": {"n": f"{standard(N)}=="},
            "e padded": {"e": "AQAB="},
            "n begins with zero": {"n": EVEN},
            "e begins with zero": {"e": "AAEAAQ"},
            "a number": {"n": 5},
            "null": {"n": None},
            "an array": {"e": ["AQAB"]},
            "a stray character": {"n": f"{N[:50]}!{N[51:]}"},
            "a blank": {"n": f"{N[:50]} {N[50:]}"},
            "kty in small letters": {"kty": "rsa"},
            "kty unknown": {"kty": "XYZ"},
            "kty null": {"kty": None},
        }.items()
    ),
    *(
        raised("jwk-malformed", f"EC {what}", jwk(ES256, **members))
        for what, members in {
            "crv unknown": {"crv": "P-257"},
            "crv in small letters": {"crv": "p-256"},
            "crv of OKP": {"crv": "Ed25519"},
            "padded": {"x": f"{ES256.jwk['x']}="},
            "a zero octet more": {"x": base64url.encode(b"\0" + base64url.decode(ES256.jwk["x"]))},
        }.items()
    ),
    *(
        raised("jwk-malformed", f"OKP {what}", jwk(ED25519, **members))
        for what, members in {
            "crv in small letters": {"crv": "ed25519"},
            "padded": {"x": f"{ED25519.jwk['x']}="},
            "too short": {"x": base64url.encode(base64url.decode(ED25519.jwk["x"])[1:])},
        }.items()
    ),
    raised("jwk-malformed", "an empty secret", jwk(HS256, k="")),
    raised(
        "jwk-malformed", "a name twice", keyed(jwk_text(RS256).replace("{", '{"kty":"RSA",', 1))
    ),
    raised("jwk-malformed", "no JWK", keyed("{}")),
    raised("jwk-malformed", "in a set", keyed(jwk_set({"kty": "RSA", "e": "AQAB"}))),
    raised(
        "jwk-malformed", "in a set, the fitting one", keyed(jwk_set(RSA_OTHER.jwk, {"kty": "RSA"}))
    ),
    raised(
        "jwk-malformed",
        "a set whose name stands twice",
        keyed(jwk_set(RS256.jwk).replace("{", '{"keys": [], ', 1)),
    ),
    *(
        raised("jwk-malformed", f"in a set, the one that verifies, {name}", keyed(jwk_set(made)))
        for name, made in {
            "e begins with zero": RS256.jwk | {"e": "AAEAAQ"},
            "standard base64": RS256.jwk | {"n": standard(N)},
        }.items()
    ),
    silent(
        "jwk-malformed",
        "in a set, beside the one that verifies",
        keyed(jwk_set(RSA_OTHER.jwk | {"e": "AAEAAQ", "kid": "other"}, RS256.jwk)),
    ),
    silent("jwk-malformed", "in a set that verifies", keyed(jwk_set({"kty": "RSA"}, RS256.jwk))),
    *(
        silent(
            "jwk-malformed",
            f"{signer.algorithm}, with members nobody knows",
            jwk(signer, ext=True, note={"a": [1]}, x5u="https://a"),
        )
        for signer in (RS256, ES256, ED25519, HS256)
    ),
    silent("jwk-malformed", "PEM", keyed(RS256.key_text)),
    silent(
        "jwk-malformed", "a discovery document", keyed('{"issuer":"a","jwks_uri":"https://a/k"}')
    ),
)

LEAF, STRANGER = certificate_of(RS256), certificate_of(RSA_OTHER)
DER = base64.b64decode(in_x5c(LEAF))
SHA1 = base64url.encode(hashlib.sha1(DER, usedforsecurity=False).digest())
SHA256 = base64url.encode(hashlib.sha256(DER).digest())
X5C, NAME = "jwk-x5c-mismatch", "jwk-thumbprint-as-kid"
CERTIFIED = (
    raised(
        X5C,
        "another key",
        jwk(x5c=[in_x5c(STRANGER)]),
        "error",
        at="key",
        says="another public key",
    ),
    raised(X5C, "of another kind", jwk(x5c=[in_x5c(certificate_of(ES256))])),
    raised(X5C, "x5t", jwk(x5c=[in_x5c(LEAF)], x5t=SHA256), says="“x5t”"),
    raised(X5C, "x5t#S256", jwk(**{"x5c": [in_x5c(LEAF)], "x5t#S256": SHA1}), says="“x5t#S256”"),
    raised(X5C, "x5t in hexadecimal", jwk(x5c=[in_x5c(LEAF)], x5t=base64url.decode(SHA1).hex())),
    raised(X5C, "in a set", keyed(jwk_set({**RS256.jwk, "x5c": [in_x5c(STRANGER)]}))),
    silent(X5C, "all right", jwk(**{"x5c": [in_x5c(LEAF)], "x5t": SHA1, "x5t#S256": SHA256})),
    silent(X5C, "the second is another’s", jwk(x5c=[in_x5c(LEAF), in_x5c(STRANGER)])),
    silent(X5C, "x5t alone", jwk(x5t=SHA256)),
    silent(X5C, "unreadable", jwk(x5c=["AAAA"])),
    silent(
        X5C,
        "another of the set",
        keyed(
            jwk_set(
                {**RSA_OTHER.jwk, "kid": "b", "x5c": [in_x5c(LEAF)]}, {**RS256.jwk, "kid": "a"}
            ),
            header={"kid": "a"},
        ),
    ),
    silent(X5C, "a certificate", keyed(LEAF)),
    raised(
        NAME,
        "RSA",
        keyed(RS256.key_text, header={"kid": thumbprint(RS256.jwk)}),
        "info",
        at="header.kid",
    ),
    raised(
        NAME,
        "EC",
        keyed(ES256.key_text, ES256, header={"kid": thumbprint(ES256.jwk)}),
        says="(RFC 7638). For public keys",
    ),
    raised(
        NAME,
        "a secret",
        keyed(jwk_text(HS256), HS256, header={"kid": thumbprint(HS256.jwk)}),
        says="It is one of a secret",
    ),
    silent(NAME, "of another key", keyed(RS256.key_text, header={"kid": thumbprint(ES256.jwk)})),
    silent(
        NAME, "it does not verify", keyed(RSA_OTHER.key_text, header={"kid": thumbprint(RS256.jwk)})
    ),
    silent(NAME, "padded", keyed(RS256.key_text, header={"kid": f"{thumbprint(RS256.jwk)}="})),
    silent(NAME, "no kid", keyed(RS256.key_text)),
    silent(
        NAME,
        "no key",
        lambda: altered(signer=RS256, header={"kid": thumbprint(RS256.jwk)}, key=None),
    ),
)

EDGES = (*USE, *MALFORMED, *CERTIFIED)
