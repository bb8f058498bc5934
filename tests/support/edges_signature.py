"""Edges of the pitfalls in `debugger/pitfalls/signature`: what the octets show by themselves."""

import hashlib
from base64 import b64encode, urlsafe_b64encode
from dataclasses import replace
from functools import partial

from cryptography.hazmat.primitives.asymmetric import ec, ed448
from edge import raised, silent

from debugger.jose import base64url
from debugger.samples import altered
from debugger.samples.signers import (
    ED25519,
    ES256,
    ES256K,
    HS256,
    PS256,
    RS256,
    RSA_SHORT,
    SECRET,
    Signer,
    ed25519_key,
    hmac_signer,
)

LONG = f"{SECRET}{SECRET[::-1]}"
HS384, HS512 = hmac_signer(LONG, "HS384"), hmac_signer(LONG, "HS512")
ES384 = Signer("ES384", lambda: ec.derive_private_key(11, ec.SECP384R1()))
ES512 = Signer("ES512", lambda: ec.derive_private_key(13, ec.SECP521R1()))
ED448 = Signer("Ed448", lambda: ed448.Ed448PrivateKey.from_private_bytes(bytes(range(57))))
EDDSA, EDDSA_448 = Signer("EdDSA", ed25519_key), Signer("EdDSA", ED448.make)
SIGNERS = (HS256, HS384, HS512, ES256, ES384, ES512, ES256K, ED25519, ED448, RS256, PS256)


def resigned(change, signer=HS256, key=True):
    """A token whose last segment is what `change` makes of octets and signing input."""

    def edit(text):
        signed, _, signature = text.rpartition(".")
        made = change(base64url.decode(signature), signed.encode())
        return f"{signed}.{made if isinstance(made, str) else base64url.encode(made)}"

    def make():
        question = altered(signer=signer, edit=edit)
        return question if key else replace(question, key=None)

    return make


def rows(id, what, change, signers=SIGNERS):
    """With a key and without: the octets show it by themselves."""
    for signer in signers:
        yield raised(id, f"{signer.algorithm} {what}", resigned(change, signer))
        yield raised(id, f"{signer.algorithm} {what}, no key", resigned(change, signer, key=False))


def never(id, what, change, signers=SIGNERS):
    """Octets that show no such thing."""
    return (
        silent(id, f"{signer.algorithm} {what}", resigned(change, signer)) for signer in signers
    )


def size(octets):
    """Octets that are no text and not all equal, as many as asked."""
    return lambda raw, _: bytes((7 * n * n + 129) % 251 for n in range(octets))


def part(numerator, denominator, plus=0):
    """The beginning of the signature, that share of it."""
    return lambda raw, _: raw[: len(raw) * numerator // denominator + plus]


NOT_RSA = (HS256, HS384, HS512, ES256, ES384, ES512, ED25519, ED448)

LENGTHS = (
    *rows("signature-empty", "cut off", lambda raw, _: ""),
    raised("signature-empty", "where", resigned(lambda raw, _: ""), "error", at="signature"),
    *never("signature-empty", "one octet", lambda raw, _: raw[:1]),
    silent(
        "signature-empty",
        "alg is none",
        partial(
            altered,
            header={"alg": "none"},
            key=None,
            edit=lambda text: f"{text.rpartition('.')[0]}.",
        ),
    ),
    silent(
        "signature-empty",
        "alg is NONE",
        partial(
            altered,
            header={"alg": "NONE"},
            key=None,
            edit=lambda text: f"{text.rpartition('.')[0]}.",
        ),
    ),
    *rows("signature-length", "an octet more", lambda raw, _: raw + b"\x81", NOT_RSA),
    *rows("signature-length", "twice as long", lambda raw, _: raw + raw, (*NOT_RSA, RSA_SHORT)[:4]),
    *rows("signature-length", "just under a half", part(1, 2, -1), NOT_RSA),
    *rows("signature-length", "eight octets", size(8)),
    *never("signature-length", "a half", part(1, 2), NOT_RSA),
    *never("signature-length", "an octet less", part(1, 1, -1)),
    *never("signature-length", "as it is", lambda raw, _: raw),
    *never("signature-length", "changed", lambda raw, _: raw[::-1]),
    raised("signature-length", "RSA, an octet more", resigned(size(257), RS256)),
    raised("signature-length", "RSA, 264", resigned(size(264), RS256, key=False)),
    raised("signature-length", "RSA, 384 less 8", resigned(size(376), RS256, key=False)),
    *(
        silent("signature-length", f"RSA, {octets}, {key}", resigned(size(octets), RS256, key=key))
        for octets in (128, 256, 384, 512, 1024)
        for key in (True, False)
    ),
    *(
        raised(
            "signature-mismatch", f"RSA of another size, {octets}", resigned(size(octets), RS256)
        )
        for octets in (384, 512, 1024)
    ),
    raised("truncated", "RSA, to the half", resigned(size(128), RS256)),
    silent("truncated", "RSA, no key, 128", resigned(size(128), RS256, key=False)),
    *(
        raised(name, f"EdDSA, no key, {octets}", resigned(size(octets), EDDSA, key=False))
        for name, sizes in (("signature-length", (31, 65, 88)), ("truncated", (32, 63, 89, 113)))
        for octets in sizes
    ),
    *(
        raised(
            "signature-mismatch",
            f"EdDSA by the other curve, {signer.jwk['crv']}",
            partial(altered, signer=signer, key=other.key_text),
        )
        for signer, other in ((EDDSA, EDDSA_448), (EDDSA_448, EDDSA))
    ),
    raised(
        "signature-length", "where", resigned(size(40)), "error", at="signature", says="40 octets"
    ),
    silent("signature-length", "an unknown alg", partial(altered, header={"alg": "X"})),
)

DIGESTS = ("md5", "sha1", "sha256", "sha384", "sha512")
TEXTS = {
    "signature-hex": {
        "encoded": lambda raw, _: raw.hex().encode(),
        "in capitals": lambda raw, _: raw.hex().upper().encode(),
        "with a line break": lambda raw, _: f"{raw.hex()}\n".encode(),
        "as it is": lambda raw, _: raw.hex(),
        "as it is, in capitals": lambda raw, _: raw.hex().upper(),
    },
    "signature-base64-twice": {
        "base64url": lambda raw, _: base64url.encode(raw).encode(),
        "base64": lambda raw, _: b64encode(raw),
        "base64url with padding": lambda raw, _: urlsafe_b64encode(raw),
        "with a line break": lambda raw, _: b64encode(raw) + b"\n",
    },
    "signature-disclosed": {
        **{name: lambda _, text, name=name: _digest(name, text) for name in DIGESTS},
        **{
            f"{name} in hexadecimal": lambda _, text, name=name: _digest(name, text).hex().encode()
            for name in DIGESTS
        },
        **{
            f"{name}, bare hexadecimal": lambda _, text, name=name: _digest(name, text).hex()
            for name in DIGESTS
        },
        "capitals": lambda _, text: _digest("sha1", text).hex().upper().encode(),
        "base64": lambda _, text: b64encode(_digest("md5", text)),
        "base64 unpadded": lambda _, text: b64encode(_digest("sha256", text)).rstrip(b"="),
        "base64url": lambda _, text: base64url.encode(_digest("sha512", text)).encode(),
        "base64url padded": lambda _, text: urlsafe_b64encode(_digest("sha1", text)),
    },
}


def _digest(name, octets):
    return hashlib.new(name, octets, usedforsecurity=False).digest()


INSIDE = (
    *(
        row
        for name, changes in TEXTS.items()
        for what, change in changes.items()
        for row in rows(name, what, change, (HS256, HS512, ES256, ED25519, RS256))
    ),
    *(
        raised(name, f"where, {what}", resigned(change), "error", at="signature")
        for name, changes in TEXTS.items()
        for what, change in list(changes.items())[:1]
    ),
    raised(
        "signature-hex",
        "it would fit",
        resigned(TEXTS["signature-hex"]["encoded"]),
        says="Put right, it fits the key.",
    ),
    raised(
        "signature-hex",
        "it would not",
        resigned(lambda raw, _: raw[::-1].hex().encode()),
        says="it does not fit the key either",
    ),
    raised(
        "signature-hex",
        "bare, it would fit",
        resigned(TEXTS["signature-hex"]["as it is"]),
        says="Put right, it fits the key.",
    ),
    *never(
        "signature-hex",
        "of half of it",
        lambda raw, _: raw[: len(raw) // 2].hex().encode(),
        NOT_RSA,
    ),
    *never("signature-hex", "an odd digit", lambda raw, _: raw.hex().encode() + b"a"),
    *never("signature-hex", "no hexadecimal", lambda raw, _: b"g" + raw.hex().encode()[1:]),
    *never("signature-base64-twice", "three times", lambda raw, _: b64encode(b64encode(raw))),
    *never("signature-base64-twice", "of more", lambda raw, _: b64encode(raw + b"abc")),
    *never("signature-base64-twice", "cut text", lambda raw, _: b64encode(raw)[: len(raw) + 1]),
    silent(
        "signature-base64-twice",
        "R and S that look so",
        resigned(lambda raw, _: b64encode(raw)[:64], ES256),
    ),
    silent(
        "signature-base64-twice",
        "256 octets that look so",
        resigned(lambda raw, _: (b64encode(raw) * 2)[:256], RS256),
    ),
    *never(
        "signature-disclosed",
        "of the payload",
        lambda _, text: _digest("sha256", text.split(b".")[1]),
    ),
    *never("signature-disclosed", "of half of it", lambda _, text: _digest("sha256", text)[:16]),
    *never("signature-disclosed", "with a secret", lambda _, text: _digest("sha256", text + b"a")),
)

EDGES = (*LENGTHS, *INSIDE)
