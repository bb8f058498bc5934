"""DATA: JOSE header parameters, and what the values of `typ` and `cty` announce."""

from collections.abc import Mapping
from types import MappingProxyType

from debugger.claims.term import Kind, Where, terms

_HEADER = Where.HEADER

_SIGNED = terms(
    _HEADER,
    "",
    (
        "alg",
        "Algorithm",
        "How the token is signed, or its key encrypted; a verifier accepts only what it chose.",
        "RFC 7515 §4.1.1, RFC 7516 §4.1.1",
        Kind.ALGORITHM,
    ),
    (
        "jku",
        "JWK Set URL",
        "Where the signer says its keys are; not to be followed unless you know the address.",
        "RFC 7515 §4.1.2",
        Kind.URL,
    ),
    (
        "jwk",
        "JSON Web Key",
        "The public key that fits the signature; anybody can bring a key of their own.",
        "RFC 7515 §4.1.3",
        Kind.KEY,
    ),
    (
        "kid",
        "Key ID",
        "Which of the issuer’s keys to check with; a hint that proves nothing.",
        "RFC 7515 §4.1.4",
        Kind.TEXT,
    ),
    (
        "x5u",
        "X.509 URL",
        "Where the signer says its certificate is; not to be followed unless you know the address.",
        "RFC 7515 §4.1.5",
        Kind.URL,
    ),
    (
        "x5c",
        "X.509 Certificate Chain",
        "The signer’s certificate and those above it; they count only under a root you trust.",
        "RFC 7515 §4.1.6",
        Kind.CERTIFICATES,
    ),
    (
        "x5t",
        "X.509 Certificate SHA-1 Thumbprint",
        "Which certificate the key belongs to, by its SHA-1 hash.",
        "RFC 7515 §4.1.7",
        Kind.THUMBPRINT,
    ),
    (
        "x5t#S256",
        "X.509 Certificate SHA-256 Thumbprint",
        "Which certificate the key belongs to, by its SHA-256 hash.",
        "RFC 7515 §4.1.8",
        Kind.THUMBPRINT,
    ),
    (
        "typ",
        "Type",
        "What kind of token this is, so that one kind is not taken for another.",
        "RFC 7515 §4.1.9, RFC 7519 §5.1",
        Kind.MEDIA_TYPE,
    ),
    (
        "cty",
        "Content Type",
        "What the payload is; “JWT” where it is another token.",
        "RFC 7515 §4.1.10, RFC 7519 §5.2",
        Kind.MEDIA_TYPE,
    ),
    (
        "crit",
        "Critical",
        "Header parameters that whoever does not understand them must refuse.",
        "RFC 7515 §4.1.11",
        Kind.TEXTS,
    ),
    (
        "b64",
        "Base64url-Encode Payload",
        "Whether the payload stands in the token as base64url (true) or as it is (false).",
        "RFC 7797 §3",
        Kind.BOOLEAN,
    ),
)

TYPES: Mapping[str, str] = MappingProxyType({"jwt": "a JSON Web Token"})

TERMS = _SIGNED
