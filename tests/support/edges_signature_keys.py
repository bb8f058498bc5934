"""Edges of the pitfalls of a signature by another key, of the wrong kind, or of none at all."""

import json
from functools import partial

from cryptography.hazmat.primitives import serialization
from edge import raised, silent
from edges_signature import ED448, ES384, ES512, HS384, HS512, LONG
from edges_signature_inputs import HASHES, PAYLOAD, PKCS1V15, over, pss, rsa, signing_input

from debugger.samples import altered, encoded, honest
from debugger.samples.key_texts import certificate_of, jwk_set
from debugger.samples.signers import (
    ED25519,
    ES256,
    ES256K,
    HS256,
    PS256,
    RS256,
    RSA_OTHER,
    SECRET,
    Signer,
    ed25519_key,
    hmac_signer,
    jwk_text,
)

DER = serialization.Encoding.DER
SPKI, PKCS1 = serialization.PublicFormat.SubjectPublicKeyInfo, serialization.PublicFormat.PKCS1
OPENSSH = (serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)


def confused(signer, secret, key=None, alg="HS256"):
    """An HMAC by these octets, which everybody has, and the public key given."""
    return partial(altered, signer=hmac_signer(secret, alg), key=key or signer.key_text)


def spellings(signer):
    """The public key as octets, by the name of the form."""
    public, pem = signer.make().public_key(), signer.key_text
    return {
        "PEM": pem.encode(),
        "PEM without its last line break": pem.rstrip("\n").encode(),
        "PEM with CRLF": pem.replace("\n", "\r\n").encode(),
        "DER": public.public_bytes(DER, SPKI),
        "JWK": jwk_text(signer).encode(),
        "JWK without blanks": encoded(signer.jwk),
    }


KEY_PAIRS = (RS256, ES256, ED25519)
CONFUSED = (
    *(
        raised("algorithm-confusion", f"{signer.algorithm} {form}", confused(signer, octets))
        for signer in KEY_PAIRS
        for form, octets in spellings(signer).items()
    ),
    *(
        raised("algorithm-confusion", f"by {alg}", confused(RS256, RS256.key_text, alg=alg))
        for alg in ("HS384", "HS512")
    ),
    *(
        raised(
            "algorithm-confusion", f"the key given as {form}", confused(RS256, RS256.key_text, key)
        )
        for form, key in (
            ("JWK", jwk_text(RS256)),
            ("set", jwk_set(RS256.jwk)),
            ("trimmed PEM", RS256.key_text.strip()),
        )
    ),
    raised(
        "algorithm-confusion",
        "OpenSSH",
        confused(ED25519, ED25519.make().public_key().public_bytes(*OPENSSH)),
    ),
    raised(
        "algorithm-confusion",
        "a certificate",
        confused(RS256, certificate_of(RS256), certificate_of(RS256)),
        "error",
        at="signature",
    ),
    raised(
        "algorithm-confusion",
        "PKCS #1",
        confused(RS256, RS256.make().public_key().public_bytes(DER, PKCS1)),
    ),
    *(
        silent(
            "algorithm-confusion",
            f"an unrelated key, {signer.algorithm}",
            partial(altered, key=signer.key_text),
        )
        for signer in KEY_PAIRS
    ),
    silent(
        "algorithm-confusion", "the text of another public key", confused(RS256, RSA_OTHER.key_text)
    ),
    silent("algorithm-confusion", "a secret that fits", altered),
    silent(
        "algorithm-confusion",
        "no key",
        lambda: altered(signer=hmac_signer(RS256.key_text), key=None),
    ),
)

# Who signed, and the key that is given instead; all of another kind.
OTHER_KIND = (
    (HS256, RS256.key_text),
    (HS384, ES256.key_text),
    (HS512, ED25519.key_text),
    (RS256, ES256.key_text),
    (RS256, SECRET),
    (PS256, ED25519.key_text),
    (PS256, jwk_text(HS256)),
    (ES256, RS256.key_text),
    (ES384, SECRET),
    (ES256, ED25519.key_text),
    (ES256K, RS256.key_text),
    (ED25519, RS256.key_text),
    (ED25519, ES256.key_text),
    (ED448, SECRET),
    (RS256, certificate_of(ES256)),
    (ES256, jwk_set(RS256.jwk, {**ED25519.jwk, "kid": "a"})),
)
OTHER_CURVE = (
    (ES256, ES384),
    (ES256, ES512),
    (ES256, ES256K),
    (ES384, ES256),
    (ES384, ES512),
    (ES512, ES384),
    (ES256K, ES256),
    (ED25519, ED448),
    (ED448, ED25519),
)
X25519 = json.dumps({**ED25519.jwk, "crv": "X25519"})
EDDSA = Signer("EdDSA", ed25519_key)
KINDS = (
    *(
        raised(
            "algorithm-key-mismatch",
            f"{signer.algorithm} {index}",
            partial(altered, signer=signer, key=key),
            "error",
            at="key",
        )
        for index, (signer, key) in enumerate(OTHER_KIND)
    ),
    *(
        row
        for signer, other in OTHER_CURVE
        for row in (
            silent(
                "algorithm-key-mismatch",
                f"{signer.algorithm} with the curve of {other.algorithm}",
                partial(altered, signer=signer, key=other.key_text),
            ),
            raised(
                "ec-curve-mismatch",
                f"{signer.algorithm} with the curve of {other.algorithm}",
                partial(altered, signer=signer, key=other.key_text),
                "error",
                at="key",
            ),
        )
    ),
    *(
        raised(
            "ec-curve-mismatch",
            f"{signer.algorithm} with X25519",
            partial(altered, signer=signer, key=X25519),
        )
        for signer in (ED25519, EDDSA)
    ),
    *(
        silent(
            "ec-curve-mismatch",
            f"{signer.algorithm}, {index}",
            partial(altered, signer=signer, key=key),
        )
        for index, (signer, key) in enumerate(
            (
                *OTHER_KIND,
                (EDDSA, ED25519.key_text),
                (EDDSA, ED448.key_text),
                (ES256, ES256.key_text),
            )
        )
    ),
    silent(
        "algorithm-key-mismatch",
        "in a set beside the right one",
        partial(altered, signer=ES256, key=jwk_set(RS256.jwk, ES256.jwk)),
    ),
    silent("algorithm-key-mismatch", "confused", confused(RS256, RS256.key_text)),
    silent("algorithm-key-mismatch", "no key", lambda: altered(signer=RS256, key=None)),
    silent("algorithm-key-mismatch", "HS256 with another secret", partial(altered, key=LONG)),
    silent(
        "algorithm-key-mismatch",
        "RS256 with another RSA key",
        partial(altered, signer=RS256, key=RSA_OTHER.key_text),
    ),
)

A, B = {"kid": "a", **RS256.jwk}, {"kid": "b", **RSA_OTHER.jwk}


def named(kid, *keys):
    return partial(altered, signer=RS256, header={"kid": kid}, key=jwk_set(*keys))


def with_payload_of(question):
    """Header and signature stay, and the payload is another’s."""

    def edit(text):
        header, _, signature = text.split(".")
        return f"{header}.{question().text.split('.')[1]}.{signature}"

    return edit


REST = (
    raised("wrong-key-in-set-works", "the other fits", named("b", A, B), "error", at="header.kid"),
    raised("wrong-key-in-set-works", "the third fits", named("b", {**B, "kid": "c"}, B, A)),
    silent("wrong-key-in-set-works", "the named one fits", named("a", A, B)),
    silent("wrong-key-in-set-works", "none fits", named("b", {**B, "kid": "a"}, B)),
    silent("wrong-key-in-set-works", "the name is not there", named("c", A, B)),
    silent("wrong-key-in-set-works", "no kid", partial(altered, signer=RS256, key=jwk_set(B, A))),
    silent(
        "wrong-key-in-set-works", "a key alone", partial(altered, signer=RS256, header={"kid": "b"})
    ),
    *(
        raised(
            "signature-mismatch",
            f"{signer.algorithm}, another payload",
            partial(
                altered,
                signer=signer,
                edit=with_payload_of(lambda: altered(claims={"sub": "admin"})),
            ),
            "error",
            at="signature",
        )
        for signer in (HS256, HS512, RS256, PS256, ES256, ES384, ES256K, ED25519, ED448)
    ),
    *(
        raised(
            "signature-mismatch",
            f"{signer.algorithm}, another key",
            partial(altered, signer=signer, key=key),
        )
        for signer, key in ((HS256, LONG), (RS256, RSA_OTHER.key_text), (PS256, RSA_OTHER.key_text))
    ),
    raised("signature-mismatch", "a set, none fits", named("b", {**B, "kid": "a"}, B)),
    *(
        silent("signature-mismatch", signer.algorithm, partial(altered, signer=signer))
        for signer in (HS256, RS256, ES256, ED25519)
    ),
    silent("signature-mismatch", "no key", lambda: altered(edit=with_payload_of(honest), key=None)),
    *(
        silent("signature-mismatch", name, question)
        for name, question in (
            ("over another header", over(signing_input({"typ": "JWT", "alg": "HS256"}))),
            ("over JSON", over(PAYLOAD)),
            ("another salt", rsa("PS256", pss(HASHES[256], 20), HASHES[256])),
            ("another padding", rsa("PS256", PKCS1V15, HASHES[256])),
            ("confused", confused(RS256, RS256.key_text)),
            ("of another kind", partial(altered, key=RS256.key_text)),
            ("on another curve", partial(altered, signer=ES256, key=ES384.key_text)),
            ("another of the set", named("b", A, B)),
            ("the secret with a line break", partial(altered, key=f"{SECRET}\n")),
            ("the secret in quotes", partial(altered, key=f'"{SECRET}"')),
        )
    ),
    raised("unverified", "no key", lambda: altered(key=None), "info", at="signature"),
    raised("unverified", "RS256, no key", lambda: altered("access-token", key=None)),
    raised(
        "unverified", "a guessed secret", lambda: altered(signer=hmac_signer("password"), key=None)
    ),
    raised(
        "unverified",
        "a key brought along",
        lambda: altered(signer=ES256, header={"jwk": ES256.jwk}, key=None),
    ),
    *(
        silent("unverified", name, question)
        for name, question in (
            ("a key that fits", altered),
            ("one that does not", partial(altered, key=LONG)),
            ("of another kind", partial(altered, key=RS256.key_text)),
            (
                "alg is none",
                lambda: altered(
                    header={"alg": "none"},
                    key=None,
                    edit=lambda text: f"{text.rpartition('.')[0]}.",
                ),
            ),
            ("malformed", lambda: altered(header={"alg": 7}, key=None)),
            ("unknown alg", lambda: altered(header={"alg": "XS9"}, key=None)),
        )
    ),
)

EDGES = (*CONFUSED, *KINDS, *REST)
