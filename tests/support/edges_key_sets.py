"""Edges of the pitfalls of JWK Sets, and of texts that were pasted for a key."""

import base64
import json
from functools import partial

from edge import raised, silent
from edges_key import keyed
from edges_key_jwk import LEAF, PRIVATE

from debugger.jose import base64url
from debugger.samples import altered, honest
from debugger.samples.key_texts import encrypted_pem, jwk_set, private_pem
from debugger.samples.signers import (
    ED25519,
    ES256,
    HS256,
    RS256,
    RSA_OTHER,
    jwk_text,
    rsa_jwk,
)

LARGE = json.loads(rsa_jwk(2**16385 - 1))
A, B, E = (
    {"kid": name, **signer.jwk} for name, signer in (("a", RS256), ("b", RSA_OTHER), ("e", ES256))
)
H = {"kid": "h", **HS256.jwk}


def in_set(*keys, kid="a"):
    return keyed(jwk_set(*keys), header={"kid": kid})


SETS = (
    raised("jwks-empty", "none", in_set(), "error", at="key"),
    raised("jwks-empty", "no objects", in_set(1, None, "x")),
    raised("jwks-empty", "empty objects", in_set({}, {})),
    raised("jwks-empty", "unknown types", in_set({"kty": "X"}, {"kty": "Y"})),
    raised("jwks-empty", "without numbers", in_set({"kty": "RSA", "kid": "a"})),
    *(
        raised("jwks-empty", f"keys is {keys}", keyed(f'{{"keys":{keys}}}'), says="no array")
        for keys in ("null", "{}", '"x"', "5")
    ),
    silent("jwk-malformed", "keys is null", keyed('{"keys":null}')),
    silent("jwks-empty", "one can be read", in_set(A, {"kty": "X"})),
    silent("jwks-empty", "one", in_set(A)),
    silent("jwks-empty", "over a limit", in_set({"kid": "a", **LARGE})),
    silent("jwks-empty", "a JWK", keyed('{"kty":"RSA","e":"AQAB"}')),
    silent(
        "jwks-empty",
        "a discovery document",
        keyed('{"issuer":"a","jwks_uri":"https://a/k","keys":[]}'),
    ),
    raised(
        "jwks-private-key",
        "d",
        in_set({"kid": "a", **PRIVATE}, A),
        "error",
        at="key",
        says="One key of the set has",
    ),
    raised(
        "jwks-private-key",
        "two",
        in_set({"kid": "c", **PRIVATE}, {"kid": "a", **PRIVATE}),
        says="2 keys of the set have",
    ),
    raised("jwks-private-key", "a damaged d", in_set({**A, "d": "AAAA"})),
    raised("jwks-private-key", "k alone", keyed(jwk_set(H), HS256)),
    silent("jwks-private-key", "public ones", in_set(A, B)),
    silent("jwks-private-key", "one JWK", keyed(json.dumps(PRIVATE), ES256)),
    silent("jwks-private-key", "mixed", in_set(A, H)),
    raised(
        "jwks-mixed",
        "RSA and oct",
        in_set(A, H),
        "warning",
        at="key",
        says="1 secret and 1 public key.",
    ),
    raised(
        "jwks-mixed",
        "two of each",
        in_set(A, E, H, {**H, "kid": "i"}),
        says="2 secrets and 2 public keys.",
    ),
    raised("jwks-mixed", "for HS256", keyed(jwk_set(H, E), HS256, header={"kid": "h"})),
    raised("jwks-mixed", "two to one", in_set(A, E, H), says="1 secret and 2 public keys."),
    silent("jwks-mixed", "public ones", in_set(A, E)),
    silent("jwks-mixed", "secrets", keyed(jwk_set(H, {**H, "kid": "i"}), HS256)),
    silent("jwks-mixed", "one JWK", keyed(jwk_text(HS256), HS256)),
    raised("jwks-duplicate-kid", "two", in_set(A, B, B), "warning", at="key", says="2 keys"),
    raised(
        "jwks-duplicate-kid",
        "three of other kinds",
        in_set(A, B, {**E, "kid": "b"}, {**H, "kid": "b"}),
        says="3 keys",
    ),
    raised("jwks-duplicate-kid", "one that is unreadable", in_set(A, B, {"kty": "X", "kid": "b"})),
    raised("jwks-duplicate-kid", "an empty name", in_set(A, {**B, "kid": ""}, {**E, "kid": ""})),
    silent("jwks-duplicate-kid", "the token’s own", in_set(A, {**B, "kid": "a"})),
    silent("jwks-duplicate-kid", "the token’s own, of another type", in_set(A, {**E, "kid": "a"})),
    silent("jwks-duplicate-kid", "different ones", in_set(A, B, E)),
    silent("jwks-duplicate-kid", "no names", keyed(jwk_set(RS256.jwk, RSA_OTHER.jwk))),
    silent("jwks-duplicate-kid", "numbers", in_set(A, {**B, "kid": 7}, {**E, "kid": 7})),
    silent("jwks-duplicate-kid", "one JWK", keyed(jwk_text(RS256, kid="b"))),
)

PEM = RS256.key_text
LINES = PEM.strip().split("\n")
MODULUS = base64.b64encode(base64url.decode(RS256.jwk["n"])).decode()
XML = f"<RSAKeyValue><Modulus>{MODULUS}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>"
FINGERPRINTS = (
    *(
        "SHA256:" + "a" * 43,
        "SHA256:" + "a" * 43 + "=",
        "2048 SHA256:" + "a" * 43 + " me@host (RSA)",
    ),
    *(
        "MD5:" + ":".join(["ab"] * 16),
        ":".join(["AB"] * 16),
        ":".join(["AB"] * 20),
        ":".join(["aB"] * 32),
    ),
    *(
        f"{name} Fingerprint={':'.join(['AB'] * size)}"
        for name, size in (("SHA1", 20), ("sha256", 32))
    ),
)
DISCOVERY = '{"issuer":"https://a.example","jwks_uri":"https://a.example/k"}'
PASTED = (
    *(
        raised("private-key-pasted", name, keyed(key, signer), "warning", at="key")
        for name, key, signer in (
            ("RSA", private_pem(RS256), RS256),
            ("EC", private_pem(ES256), ES256),
            ("Ed25519", private_pem(ED25519), ED25519),
            ("JWK", json.dumps(PRIVATE), ES256),
            ("of another", private_pem(RSA_OTHER), RS256),
            ("of another kind", private_pem(ES256), RS256),
        )
    ),
    silent("private-key-pasted", "a public key", keyed(PEM)),
    silent("private-key-pasted", "a secret as a JWK", keyed(jwk_text(HS256), HS256)),
    silent(
        "private-key-pasted",
        "for a JWE",
        partial(
            altered,
            "auth0",
            key=private_pem(RS256),
            edit=lambda _: (
                base64url.encode(b'{"alg":"RSA-OAEP","enc":"A128GCM"}')
                + ".AA.AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA"
            ),
        ),
    ),
    *(
        raised("pem-repaired", name, keyed(text), "info", at="key")
        for name, text in (
            ("on one line", "".join(LINES)),
            ("\\n", "\\n".join(LINES)),
            ("blanks", " ".join(LINES)),
            ("CR", "\r".join(LINES)),
            ("four dashes", PEM.replace("-----", "----")),
            ("no first line", "\n".join(LINES[1:])),
            ("no frame", "\n".join(LINES[1:-1])),
            ("indented", "\n".join(f"  {line}" for line in LINES)),
            ("a private one", "".join(private_pem(RS256).strip().split("\n"))),
        )
    ),
    *(
        silent("pem-repaired", name, keyed(text))
        for name, text in (
            ("as it is", PEM),
            ("CRLF", PEM.replace("\n", "\r\n")),
            ("no last line break", PEM.strip()),
            ("blank lines around", f"\n\n{PEM}\n"),
            ("text before", f"Bag Attributes\n{PEM}"),
            ("JWK", jwk_text(RS256)),
            ("certificate", LEAF),
        )
    ),
    raised("pem-repaired", "XML", keyed(XML), says=".NET does. Copying"),
    raised("pem-repaired", "PEM, in words", keyed("".join(LINES)), says="were missing. Copying"),
    silent("pem-repaired", "no key", lambda: altered(signer=RS256, key=None)),
    raised("pem-encrypted", "PKCS #8", keyed(encrypted_pem(RS256)), "error", at="key"),
    raised("pem-encrypted", "EC", keyed(encrypted_pem(ES256), ES256)),
    silent("pem-encrypted", "open", keyed(private_pem(RS256))),
    silent("pem-encrypted", "public", keyed(PEM)),
    raised("key-is-discovery", "a document", keyed(DISCOVERY), "info", at="key"),
    raised("key-is-discovery", "for HS256", keyed(DISCOVERY, HS256)),
    raised("key-is-discovery", "with more", keyed(DISCOVERY.replace("{", '{"keys":[],', 1))),
    silent("key-is-discovery", "no issuer", keyed('{"jwks_uri":"https://a.example/k"}')),
    silent("key-is-discovery", "no address", keyed('{"issuer":"https://a.example"}')),
    silent("key-is-discovery", "the address is a number", keyed('{"issuer":"a","jwks_uri":7}')),
    silent("key-is-discovery", "a set", in_set(A)),
    *(
        raised(
            "key-is-token",
            f"{text[:40]}, {len(text)}, for {signer.algorithm}",
            keyed(text, signer),
            "error",
            at="key",
        )
        for text in (*FINGERPRINTS, honest().text, f"Bearer {honest('access-token').text}")
        for signer in (HS256, RS256)
    ),
    raised("key-is-token", "a JWE", keyed("eyJhbGciOiJSU0EtT0FFUCJ9.AA.AA.AA.AA")),
    *(
        silent("key-is-token", f"{text[:40]}, {len(text)}", keyed(text, HS256))
        for text in (
            "SHA256:" + "a" * 42,
            ":".join(["AB"] * 15),
            ":".join(["AB"] * 17),
            ":".join(["AB"] * 64),
            "ab" * 32,
            "eyJhbGciOiJIUzI1NiJ9",
            "a.b.c",
            PEM,
            jwk_text(RS256),
        )
    ),
)

EDGES = (*SETS, *PASTED)
