"""Edges of the pitfalls in `debugger/pitfalls/header` about keys that a token brings along."""

import hashlib
from base64 import b64decode, b64encode
from functools import partial

from edge import raised, silent

from debugger.jose import base64url
from debugger.samples import altered, encoded, with_header
from debugger.samples.key_texts import certificate_of, in_x5c, jwk_set, sha1_certificate
from debugger.samples.signers import (
    ED25519,
    ES256,
    ES256_HOLDER,
    RS256,
    RSA_OTHER,
    jwk_text,
    p256_key,
    private_jwk,
)

PRIVATE = private_jwk(p256_key())
PROOF = "openid4vci-proof+jwt"


def with_jwk(jwk, profile="generic", **header):
    """A token whose header has this `jwk`; no key is given."""
    header = {"jwk": jwk, **header}
    return partial(altered, profile, header=header, signer=ES256, key=None)


def jwe(**header):
    """An encrypted token with this header, which nobody can decrypt."""
    first = encoded({"alg": "ECDH-ES", "enc": "A128GCM", **header})
    rest = "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"
    return partial(altered, edit=lambda _: base64url.encode(first) + rest, policy={"issuer": None})


BROUGHT = (
    *(
        raised("embedded-jwk", f"{signer.algorithm}", with_jwk(signer.jwk), at="header.jwk")
        for signer in (RS256, ED25519, ES256)
    ),
    raised("embedded-jwk", "that fits", with_jwk(ES256.jwk), says="the signature fits it"),
    raised("embedded-jwk", "that does not fit", with_jwk(ES256_HOLDER.jwk), says="holds a key. "),
    raised("embedded-jwk", "of any profile", with_jwk(ES256.jwk, "access-token")),
    raised("embedded-jwk", "beside a key that fits", partial(altered, header={"jwk": ES256.jwk})),
    silent("embedded-jwk", "a DPoP proof", with_jwk(ES256.jwk, "dpop-proof")),
    *(
        silent(
            "embedded-jwk", f"a proof to a credential issuer, {typ}", with_jwk(ES256.jwk, typ=typ)
        )
        for typ in (PROOF, PROOF.upper())
    ),
    raised("embedded-jwk", "typ is no text", with_jwk(ES256.jwk, typ=5)),
    silent("embedded-jwk", "of a JWE", jwe(jwk=ES256.jwk)),
    silent("embedded-jwk", "none", partial(altered, signer=ES256)),
    silent("embedded-jwk", "a private one", with_jwk(PRIVATE)),
    *(
        raised("embedded-jwk-private", name, with_jwk({**ES256.jwk, name: "AQ"}), says=f"“{name}”")
        for name in ("d", "p", "q", "k")
    ),
    raised(
        "embedded-jwk-private",
        "two of them",
        with_jwk({"p": "AQ", "d": "AQ"}),
        says="members “d”, “p”",
    ),
    raised("embedded-jwk-private", "one of them", with_jwk({"d": "AQ"}), says="member “d”."),
    raised("embedded-jwk-private", "in a proof", with_jwk(PRIVATE, typ=PROOF), at="header.jwk"),
    silent("embedded-jwk-private", "a public one", with_jwk(ES256.jwk)),
    silent("embedded-jwk-private", "a DPoP proof", with_jwk(PRIVATE, "dpop-proof")),
    silent("embedded-jwk-private", "a text", with_jwk("d k p q")),
)

PEM = certificate_of(RS256)
LEAF = in_x5c(PEM)
DER = b64decode(LEAF)
STRANGER = in_x5c(certificate_of(RSA_OTHER, "stranger.example"))
SHA1 = base64url.encode(hashlib.sha1(DER, usedforsecurity=False).digest())
SHA256 = base64url.encode(hashlib.sha256(DER).digest())
OLD = in_x5c(sha1_certificate(RS256))
OLD_AUTHORITY = in_x5c(certificate_of(RSA_OTHER, "old-authority.acme.example"))
REQUEST = partial(altered, "request-object", header={"x5c": [LEAF]}, signer=RS256, key=None)


def with_certificates(*chain, key=RS256.key_text, profile="access-token", **header):
    """An RS256 token with this `x5c`, by default beside the key that fits."""
    header = {"x5c": list(chain), **header} if chain else header
    return partial(altered, profile, header=header, signer=RS256, key=key)


def named_request(client_id):
    """A request of a verifier that is known by this name, with its certificate."""
    return partial(REQUEST, claims={"client_id": client_id})


CERTIFICATES = (
    raised("embedded-x5c", "beside a key", with_certificates(LEAF), "warning", at="header.x5c"),
    raised("embedded-x5c", "alone", with_certificates(LEAF, key=None), "error", says="fits the"),
    raised("embedded-x5c", "beside a key, in words", with_certificates(LEAF), says="holds a"),
    raised("embedded-x5c", "alone, another’s", with_certificates(STRANGER, key=None), "warning"),
    raised(
        "embedded-x5c",
        "it fits and the given key does not",
        with_certificates(LEAF, key=RSA_OTHER.key_text),
        "warning",
    ),
    *(
        silent("embedded-x5c", profile, with_certificates(LEAF, profile=profile, key=None))
        for profile in ("sd-jwt-vc", "client-attestation", "vc", "introspection-response")
    ),
    *(
        silent("embedded-x5c", name, named_request(name))
        for name in ("x509_san_dns:verifier.example", "x509_hash:Uvo3HtuIxuhC92rShpgqcT3YXwrq")
    ),
    *(
        raised("embedded-x5c", f"request of {name}", named_request(name))
        for name in ("https://verifier.example", "decentralized_identifier:did:web:a", 7)
    ),
    raised(
        "embedded-x5c",
        "named so, and no request",
        partial(with_certificates(LEAF, profile="generic"), claims={"client_id": "x509_hash:a"}),
    ),
    silent("embedded-x5c", "of a JWE", jwe(x5c=[LEAF])),
    silent("embedded-x5c", "none", with_certificates()),
    raised("x5c-encoding", "PEM", with_certificates(PEM), says="PEM", at="header.x5c[0]"),
    raised(
        "x5c-encoding",
        "base64url",
        with_certificates(LEAF.replace("+", "-").replace("/", "_")),
        says="base64url",
    ),
    raised("x5c-encoding", "only “-”", with_certificates(LEAF.replace("/", "-")), says="base64url"),
    raised("x5c-encoding", "only “_”", with_certificates(LEAF.replace("+", "_")), says="base64url"),
    raised(
        "x5c-encoding", "lines", with_certificates(f"{LEAF[:64]}\n{LEAF[64:]}"), says="white space"
    ),
    raised("x5c-encoding", "stray letters", with_certificates(f"{LEAF}!"), says="no base64"),
    raised("x5c-encoding", "cut", with_certificates(LEAF[:-4]), says="does not decode"),
    raised("x5c-encoding", "no certificate", with_certificates("AAAA"), says="does not decode"),
    silent("x5c-encoding", "a number, which is told as such", with_certificates(7)),
    raised("x5c-encoding", "the second", with_certificates(LEAF, "AAAA"), at="header.x5c[1]"),
    silent("x5c-encoding", "base64 of DER", with_certificates(LEAF)),
    silent("x5c-encoding", "none", with_certificates()),
    silent("x5c-encoding", "an empty array", partial(with_header, x5c=[])),
    raised("x5c-order", "a stranger’s", with_certificates(LEAF, STRANGER), at="header.x5c[1]"),
    raised("x5c-order", "the other way", with_certificates(OLD_AUTHORITY, OLD)),
    raised("x5c-order", "at the end", with_certificates(LEAF, LEAF, STRANGER), at="header.x5c[2]"),
    raised(
        "x5c-order",
        "the name fits, the signature does not",
        with_certificates(LEAF, in_x5c(certificate_of(RSA_OTHER))),
    ),
    silent("x5c-order", "one", with_certificates(LEAF)),
    silent("x5c-order", "signed by itself", with_certificates(LEAF, LEAF)),
    silent("x5c-order", "signed with SHA-1", with_certificates(OLD, OLD_AUTHORITY)),
    silent("x5c-order", "one that cannot be read", with_certificates(STRANGER, "AAAA")),
    silent("x5c-order", "one before that cannot be read", with_certificates("AAAA", STRANGER)),
    silent("x5c-order", "none", with_certificates()),
    raised("x5t-mismatch", "x5t", with_certificates(LEAF, x5t=SHA256), at="header.x5t"),
    raised(
        "x5t-mismatch",
        "x5t#S256",
        with_certificates(LEAF, **{"x5t": SHA1, "x5t#S256": SHA1}),
        at="header.x5t#S256",
    ),
    raised("x5t-mismatch", "padded", with_certificates(LEAF, x5t=f"{SHA1}=")),
    raised(
        "x5t-mismatch",
        "hexadecimal",
        with_certificates(LEAF, x5t=base64url.decode(SHA1).hex()),
        says="hexadecimal",
    ),
    raised(
        "x5t-mismatch",
        "hexadecimal with colons",
        with_certificates(LEAF, **{"x5t#S256": base64url.decode(SHA256).hex(":").upper()}),
        says="hexadecimal",
    ),
    raised(
        "x5t-mismatch",
        "standard base64",
        with_certificates(LEAF, **{"x5t#S256": b64encode(base64url.decode(SHA256)).decode()}),
    ),
    raised("x5t-mismatch", "of another given", with_certificates(x5t=SHA256, key=PEM)),
    raised(
        "x5t-mismatch",
        "of another certificate that fails",
        with_certificates(x5t=SHA1, key=certificate_of(RSA_OTHER)),
    ),
    raised(
        "x5t-mismatch",
        "of the certificate in a JWK",
        with_certificates(x5t=SHA256, key=jwk_text(RS256, x5c=[LEAF])),
    ),
    silent(
        "x5t-mismatch", "both right", with_certificates(LEAF, **{"x5t": SHA1, "x5t#S256": SHA256})
    ),
    silent("x5t-mismatch", "of the one given", with_certificates(x5t=SHA1, key=PEM)),
    silent("x5t-mismatch", "a key without certificate", with_certificates(x5t=SHA256)),
    silent("x5t-mismatch", "no key", with_certificates(x5t=SHA256, key=None)),
    silent(
        "x5t-mismatch",
        "of the second certificate given, which fits",
        with_certificates(x5t=SHA1, key=certificate_of(RSA_OTHER) + PEM),
    ),
    silent("x5t-mismatch", "a number", with_certificates(LEAF, x5t=7)),
    silent("x5t-mismatch", "a chain of nothing", partial(with_header, x5c=[], x5t=SHA1)),
    silent(
        "x5t-mismatch",
        "a set",
        with_certificates(x5t=SHA256, key=jwk_set({"kid": "2026-11", **RS256.jwk, "x5c": [LEAF]})),
    ),
    silent("x5t-mismatch", "an unreadable certificate", with_certificates("AAAA", x5t=SHA1)),
    raised("x5t-sha1", "alone", with_certificates(x5t=SHA1), "info", at="header.x5t"),
    silent("x5t-sha1", "with x5t#S256", with_certificates(**{"x5t": SHA1, "x5t#S256": SHA256})),
    silent("x5t-sha1", "x5t#S256 alone", with_certificates(**{"x5t#S256": SHA256})),
    silent("x5t-sha1", "neither", with_certificates(LEAF)),
    silent("x5t-sha1", "Entra ID", partial(with_header, "entra", x5t=SHA1)),
)

EDGES = (*BROUGHT, *CERTIFICATES)
