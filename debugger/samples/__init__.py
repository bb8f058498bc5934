"""Makes tokens for samples and lessons: honest ones of every profile, altered ones, starters.

Everything here is built when asked for and signed with fixed sample keys; nothing is stored text.
A name is imported when it is first asked for (PEP 562): under each check stands what makes its
sample, and who judges a token makes none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from debugger.samples.disclosures import (
        GIVEN_NAME,
        bound,
        confirmed,
        digest_of,
        disclosure,
        selective,
    )
    from debugger.samples.encryption import (
        CONTENT_KEY,
        RECIPIENT,
        encrypted,
        nested,
        secret_jwk,
        to_recipient,
        with_secret,
    )
    from debugger.samples.key_texts import (
        certificate_of,
        encrypted_pem,
        in_x5c,
        jwk_set,
        private_pem,
        sha1_certificate,
    )
    from debugger.samples.make import (
        ABSENT,
        HONEST,
        SAMPLE_NOW,
        altered,
        encoded,
        generic_payload,
        honest,
        spelled,
        with_claims,
        with_header,
        with_key,
        with_octets,
        with_text,
    )
    from debugger.samples.missigned import (
        confused,
        in_base64,
        over_decoded_text,
        over_other_header,
        quoted_secret,
        signed_with,
        with_longer_salt,
        with_other_padding,
    )
    from debugger.samples.primes import P, Q
    from debugger.samples.published import RFC_7515_ES256, RFC_7515_RS256
    from debugger.samples.question import Question
    from debugger.samples.signatures import (
        as_der,
        as_hexadecimal,
        digest_only,
        encoded_twice,
        high_s,
        out_of_range,
        with_one_nonce,
        with_signature,
    )
    from debugger.samples.signers import (
        ED25519,
        ES256,
        ES256K,
        HS256,
        RS256,
        RSA_CLOSE,
        RSA_LARGE_EXPONENT,
        RSA_OTHER,
        RSA_SHORT,
        SECRET,
        Signer,
        ed25519_key,
        jwk_text,
        p256_key,
        private_jwk,
        rsa_jwk,
    )

__all__ = [
    "ABSENT",
    "CONTENT_KEY",
    "ED25519",
    "ES256",
    "ES256K",
    "GIVEN_NAME",
    "HONEST",
    "HS256",
    "RECIPIENT",
    "RFC_7515_ES256",
    "RFC_7515_RS256",
    "RS256",
    "RSA_CLOSE",
    "RSA_LARGE_EXPONENT",
    "RSA_OTHER",
    "RSA_SHORT",
    "SAMPLE_NOW",
    "SECRET",
    "P",
    "Q",
    "Question",
    "Signer",
    "altered",
    "as_der",
    "as_hexadecimal",
    "bound",
    "certificate_of",
    "confirmed",
    "confused",
    "digest_of",
    "digest_only",
    "disclosure",
    "ed25519_key",
    "encoded",
    "encoded_twice",
    "encrypted",
    "encrypted_pem",
    "generic_payload",
    "high_s",
    "honest",
    "in_base64",
    "in_x5c",
    "jwk_set",
    "jwk_text",
    "nested",
    "out_of_range",
    "over_decoded_text",
    "over_other_header",
    "p256_key",
    "private_jwk",
    "private_pem",
    "quoted_secret",
    "rsa_jwk",
    "secret_jwk",
    "selective",
    "sha1_certificate",
    "signed_with",
    "spelled",
    "to_recipient",
    "with_claims",
    "with_header",
    "with_key",
    "with_longer_salt",
    "with_octets",
    "with_one_nonce",
    "with_other_padding",
    "with_secret",
    "with_signature",
    "with_text",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    modules = (import_module(f"{__name__}.{home}") for home in _HOMES)
    return next(getattr(module, name) for module in modules if hasattr(module, name))


_HOMES = (
    "question",
    "make",
    "signers",
    "key_texts",
    "missigned",
    "published",
    "primes",
    "signatures",
    "encryption",
    "disclosures",
)
