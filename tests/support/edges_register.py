"""Edges of the register itself: whose claims are judged, and which keys, of which token."""

from dataclasses import replace

from claim_rows import asked
from edge import raised, silent
from edges_header_keys import jwe
from jwt.algorithms import RSAAlgorithm

from debugger.samples import (
    ABSENT,
    ES256,
    RSA_OTHER,
    RSA_SHORT,
    altered,
    jwk_set,
    nested,
    private_pem,
    selective,
    with_octets,
)

OPENER = RSAAlgorithm.to_jwk(RSA_OTHER.make(), as_dict=True)
CREDENTIAL = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "issuer": "https://university.example/issuers/14",
    "iss": ABSENT,
}

MARKED = b'\xef\xbb\xbf{"alg":"HS256","typ":"JWT"}'


def edited(edit):
    return lambda: altered(claims={"exp": ABSENT}, edit=edit)


def with_both():
    """The key that opens it, and that which signed what is inside."""
    question = nested(signer=ES256)
    return replace(question, key=f"{private_pem(RSA_OTHER)}{private_pem(ES256)}")


def with_set():
    """The key that opens it, in a set with the public key of what is inside."""
    question = nested(signer=ES256)
    return replace(question, key=jwk_set({**OPENER, "key_ops": ["decrypt"]}, ES256.jwk))


EDGES = (
    silent(
        "exp-missing", "the header is at fault", edited(lambda text: text.replace(".", "=.", 1))
    ),
    raised(
        "exp-missing",
        "the signature is at fault",
        edited(lambda text: f"{text[:-9]}*{text[-9:]}"),
        at="payload",
    ),
    raised(
        "iss-not-text",
        "a byte order mark stands before the header",
        lambda: with_octets(header=MARKED, payload=b'{"iss":5}'),
        at="payload.iss",
    ),
    raised(
        "password-claim",
        "disclosed",
        lambda: selective(("ohtR9GCs2irQf-aGlwB_NQ", "password", "hunter2")),
        at="payload.password",
    ),
    raised("rsa-key-short", "a proof’s own key", lambda: altered("dpop-proof", signer=RSA_SHORT)),
    silent("rsa-key-short", "another one of a proof", lambda: altered("dpop-proof", signer=ES256)),
    raised(
        "password-claim",
        "deep inside",
        lambda: altered(claims={"a": [{"b": {"password": "hunter2"}}]}),
        at="payload.a[0].b.password",
    ),
    silent("private-key-pasted", "opens the one around it", nested, level=2),
    raised("private-key-pasted", "of the signer", with_both, level=2),
    silent("jwks-private-key", "opens the one around it", with_set, level=2),
    silent("claim-name-misspelt", "a data model’s own word", asked(CREDENTIAL, "sd-jwt-vc")),
    silent(
        "json-lone-surrogate",
        "both halves, in a token with another fault",
        lambda: with_octets(header=MARKED, payload=b'{"name":"\\ud83d\\ude00"}'),
    ),
    silent("dpop-required", "encrypted", jwe(typ="dpop+jwt", jwk=ES256.jwk)),
)
