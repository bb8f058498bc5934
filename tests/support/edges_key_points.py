"""Edges of the pitfalls of key pairs that are published, and of points that are on no curve."""

import base64
import json

from edge import raised, silent
from edges_key import keyed
from edges_signature import ED448, ES384

from debugger.jose import base64url
from debugger.samples import altered
from debugger.samples.key_texts import (
    jwk_set,
)
from debugger.samples.published import RFC_7515_ES256, RFC_7515_RS256
from debugger.samples.signers import (
    ED25519,
    ES256,
    PS256,
    RS256,
    jwk_text,
)

# Public keys whose private half is printed, as the documents print them.
RFC_8037 = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
RFC_7517_EC = {
    "kty": "EC",
    "crv": "P-256",
    "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
}
JWT_IO_ES256 = """-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9
q9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==
-----END PUBLIC KEY-----"""
JWT_IO_RS256 = """-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo
4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0/IzW7yWR7QkrmBL7jTKEn5u
+qKhbwKfBstIs+bMY2Zkp18gnTxKLxoS2tFczGkPLPgizskuemMghRniWaoLcyeh
kd3qqGElvW/VDL5AaWTg0nLVkjRo9z+40RQzuVaE8AkAFmxZzow3x+VJYKdjykkJ
0iT9wCS0DRTXu269V264Vf/3jvredZiKRkgwlL9xNAwxXFg0x/XFw005UWVRIkdg
cKWTjpBP2dPwVZ4WWC+9aGVd+Gyn1o0CLelf4rEjGoXbAAEgAqeGUxrcIlbjXfbc
mwIDAQAB
-----END PUBLIC KEY-----"""
RSA_PAIR, OTHER_PAIR = "rsa-modulus-published", "ec-key-published"
PUBLISHED = (
    raised(RSA_PAIR, "RFC 7515 A.2", keyed(RFC_7515_RS256), "error", at="key", says="A.2"),
    raised(RSA_PAIR, "jwt.io", keyed(JWT_IO_RS256), says="jwt.io"),
    raised(RSA_PAIR, "PS256", keyed(JWT_IO_RS256, PS256)),
    raised(RSA_PAIR, "in a set", keyed(jwk_set(json.loads(RFC_7515_RS256)))),
    raised(OTHER_PAIR, "RFC 7515 A.3", keyed(RFC_7515_ES256, ES256), "error", at="key", says="A.3"),
    raised(OTHER_PAIR, "RFC 7517 A.1", keyed(json.dumps(RFC_7517_EC), ES256), says="RFC 7517"),
    raised(OTHER_PAIR, "RFC 8037 A", keyed(json.dumps(RFC_8037), ED25519), says="RFC 8037"),
    raised(OTHER_PAIR, "jwt.io", keyed(JWT_IO_ES256, ES256), says="jwt.io"),
    *(
        silent(name, what, question)
        for name in (RSA_PAIR, OTHER_PAIR)
        for what, question in (
            ("RSA of its own", keyed(RS256.key_text)),
            ("EC of its own", lambda: altered(signer=ES256)),
            ("Ed25519 of its own", lambda: altered(signer=ED25519)),
            ("a secret", altered),
            ("no key", lambda: altered(signer=RS256, key=None)),
            (
                "RFC 7517 A.1 for RS256, of another kind and untried",
                keyed(jwk_set({"kid": "a", **RFC_7517_EC}, RS256.jwk)),
            ),
        )
    ),
    silent(RSA_PAIR, "an EC one", keyed(RFC_7515_ES256, ES256)),
    silent(OTHER_PAIR, "an RSA one", keyed(RFC_7515_RS256)),
)

FIELD = 2**256 - 2**224 + 2**192 + 2**96 - 1
X = int.from_bytes(base64url.decode(ES256.jwk["x"]), "big")
Y = int.from_bytes(base64url.decode(ES256.jwk["y"]), "big")


def point(x, y, octets=32):
    """A P-256 key of these coordinates, sound or not."""
    text = {
        name: base64url.encode(number.to_bytes(octets, "big"))
        for name, number in (("x", x), ("y", y))
    }
    return json.dumps({**ES256.jwk, **text})


def damaged(signer):
    """The public key in PEM, with one bit of its last octet changed."""
    der = bytearray(base64.b64decode("".join(signer.key_text.strip().split("\n")[1:-1])))
    der[-1] ^= 1
    body = base64.encodebytes(bytes(der)).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{body}-----END PUBLIC KEY-----\n"


def okp(number, signer=ED25519, octets=32):
    """An OKP key of this number, little-endian."""
    return keyed(jwk_text(signer, x=base64url.encode(number.to_bytes(octets, "little"))), signer)


P25519, P448 = 2**255 - 19, 2**448 - 2**224 - 1
ORDER_8 = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
POINTS = (
    *(
        raised("ec-point-invalid", name, keyed(point(x, y), ES256), "error", at="key")
        for name, x, y in (
            ("x twice", X, X),
            ("x and y changed about", Y, X),
            ("a bit of y", X, Y ^ 1),
            ("x is the prime", FIELD, Y),
            ("x above it", FIELD + 5, Y),
            ("nothing", 0, 0),
        )
    ),
    silent("ec-point-invalid", "on the curve", keyed(point(X, Y), ES256)),
    silent("ec-point-invalid", "mirrored, on the curve", keyed(point(X, FIELD - Y), ES256)),
    silent(
        "ec-point-invalid",
        "an octet is lost",
        keyed(jwk_text(ES256, x=base64url.encode(base64url.decode(ES256.jwk["x"])[:-1])), ES256),
    ),
    raised(
        "jwk-malformed",
        "an octet of x is lost",
        keyed(jwk_text(ES256, x=base64url.encode(base64url.decode(ES256.jwk["x"])[:-1])), ES256),
        says="31 octets",
    ),
    raised(
        "ec-point-invalid",
        "PEM",
        keyed(damaged(ES256), ES256),
        "error",
        says="the curve that it names",
    ),
    raised("ec-point-invalid", "PEM on P-384", keyed(damaged(ES384), ES384)),
    silent("ec-point-invalid", "PEM of Ed25519", keyed(damaged(ED25519), ED25519)),
    silent("ec-point-invalid", "RSA", keyed(RS256.key_text)),
    *(
        raised("okp-small-order", f"Ed25519 {name}", okp(number), "error", at="key")
        for name, number in (
            ("0", 0),
            ("1", 1),
            ("-1", P25519 - 1),
            ("p", P25519),
            ("p + 1", P25519 + 1),
            ("order 8", ORDER_8),
            ("minus that", P25519 - ORDER_8),
            ("1, with sign", 1 + 2**255),
        )
    ),
    *(
        raised("okp-small-order", f"Ed448 {name}", okp(number, ED448, 57))
        for name, number in (("0", 0), ("1", 1), ("-1", P448 - 1), ("p", P448), ("p + 1", P448 + 1))
    ),
    *(
        silent("okp-small-order", f"Ed25519 {number}", okp(number))
        for number in (3, P25519 - 3, ORDER_8 + 1)
    ),
    silent("okp-small-order", "ours", lambda: altered(signer=ED25519)),
    silent("okp-small-order", "Ed448, ours", lambda: altered(signer=ED448)),
    silent("okp-small-order", "EC", lambda: altered(signer=ES256)),
    silent("okp-small-order", "no key", lambda: altered(signer=ED25519, key=None)),
)

EDGES = (*PUBLISHED, *POINTS)
