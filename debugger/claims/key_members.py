"""DATA: the members of a JSON Web Key, wherever a token has one."""

from debugger.claims.term import Kind, Row

# fmt: off
# Two lines for each term: a table is read and compared more easily so.

ROWS: tuple[Row, ...] = (
    ("kty", "Key Type", Kind.TEXT, "RFC 7517 §4.1",
     "What kind of key this is: “RSA”, “EC”, “OKP” or “oct”."),
    ("use", "Public Key Use", Kind.TEXT, "RFC 7517 §4.2",
     "What the key is for: “sig” for signatures, “enc” for encryption."),
    ("key_ops", "Key Operations", Kind.TEXTS, "RFC 7517 §4.3",
     "What the key may be used for, one by one."),
    ("alg", "Algorithm", Kind.ALGORITHM, "RFC 7517 §4.4",
     "The one algorithm that the key is meant for."),
    ("kid", "Key ID", Kind.TEXT, "RFC 7517 §4.5",
     "The key’s name."),
    ("crv", "Curve", Kind.TEXT, "RFC 7518 §6.2.1.1, RFC 8037 §2",
     "The curve that the key lies on."),
    ("x", "X Coordinate", Kind.BASE64URL, "RFC 7518 §6.2.1.2, RFC 8037 §2",
     "The first coordinate of the point, or the whole public key (OKP)."),
    ("y", "Y Coordinate", Kind.BASE64URL, "RFC 7518 §6.2.1.3",
     "The second coordinate of the point."),
    ("n", "Modulus", Kind.BASE64URL, "RFC 7518 §6.3.1.1",
     "The RSA modulus, whose length is the key’s size."),
    ("e", "Exponent", Kind.BASE64URL, "RFC 7518 §6.3.1.2",
     "The public exponent of RSA, nearly always AQAB (65537)."),
    ("d", "Private Key", Kind.BASE64URL, "RFC 7518 §6.2.2.1, RFC 7518 §6.3.2.1",
     "The private half, which must never be in a token."),
    ("k", "Key Value", Kind.BASE64URL, "RFC 7518 §6.4.1",
     "The secret itself, which must never be in a token."),
)
