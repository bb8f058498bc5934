"""DATA: JOSE header parameters, and what the values of `typ` and `cty` announce."""

from collections.abc import Mapping
from types import MappingProxyType

from debugger.claims import key_members
from debugger.claims.term import Kind, Where, terms

# fmt: off
# Two lines for each term: a table is read and compared more easily so.

_SIGNED = terms(
    Where.HEADER, "",
    ("alg", "Algorithm", Kind.ALGORITHM, "RFC 7515 §4.1.1, RFC 7516 §4.1.1",
     "How the token is signed, or its key encrypted; a verifier accepts only what it chose."),
    ("jku", "JWK Set URL", Kind.URL, "RFC 7515 §4.1.2",
     "Where the signer says its keys are; not to be followed unless you know the address."),
    ("jwk", "JSON Web Key", Kind.KEY, "RFC 7515 §4.1.3",
     "The public key that fits the signature; anybody can bring a key of their own."),
    ("kid", "Key ID", Kind.TEXT, "RFC 7515 §4.1.4",
     "Which of the issuer’s keys to check with; a hint that proves nothing."),
    ("x5u", "X.509 URL", Kind.URL, "RFC 7515 §4.1.5",
     "Where the signer says its certificate is; not to be followed unless you know the address."),
    ("x5c", "X.509 Certificate Chain", Kind.CERTIFICATES, "RFC 7515 §4.1.6",
     "The signer’s certificate and those above it; they count only under a root you trust."),
    ("x5t", "X.509 Certificate SHA-1 Thumbprint", Kind.THUMBPRINT, "RFC 7515 §4.1.7",
     "Which certificate the key belongs to, by its SHA-1 hash."),
    ("x5t#S256", "X.509 Certificate SHA-256 Thumbprint", Kind.THUMBPRINT, "RFC 7515 §4.1.8",
     "Which certificate the key belongs to, by its SHA-256 hash."),
    ("typ", "Type", Kind.MEDIA_TYPE, "RFC 7515 §4.1.9, RFC 7519 §5.1",
     "What kind of token this is, so that one kind is not taken for another."),
    ("cty", "Content Type", Kind.MEDIA_TYPE, "RFC 7515 §4.1.10, RFC 7519 §5.2",
     "What the payload is; “JWT” where it is another token."),
    ("crit", "Critical", Kind.TEXTS, "RFC 7515 §4.1.11",
     "Header parameters that whoever does not understand them must refuse."),
    ("b64", "Base64url-Encode Payload", Kind.BOOLEAN, "RFC 7797 §3",
     "Whether the payload is signed as base64url (true) or as it is (false)."),
)

_ENCRYPTED = terms(
    Where.HEADER, "",
    ("enc", "Encryption Algorithm", Kind.ENCRYPTION, "RFC 7516 §4.1.2",
     "How the content is encrypted."),
    ("zip", "Compression Algorithm", Kind.TEXT, "RFC 7516 §4.1.3",
     "How the content was compressed before it was encrypted."),
    ("epk", "Ephemeral Public Key", Kind.KEY, "RFC 7518 §4.6.1.1",
     "The sender’s key for this one message, from which the secret is agreed."),
    ("apu", "Agreement PartyUInfo", Kind.BASE64URL, "RFC 7518 §4.6.1.2",
     "Who sends, as it goes into the agreed key."),
    ("apv", "Agreement PartyVInfo", Kind.BASE64URL, "RFC 7518 §4.6.1.3",
     "Who receives, as it goes into the agreed key."),
    ("iv", "Initialization Vector", Kind.BASE64URL, "RFC 7518 §4.7.1.1",
     "The value with which the content’s key was encrypted, and no other ever may be."),
    ("tag", "Authentication Tag", Kind.BASE64URL, "RFC 7518 §4.7.1.2",
     "Proves that the encrypted key was not changed."),
    ("p2s", "PBES2 Salt Input", Kind.BASE64URL, "RFC 7518 §4.8.1.1",
     "The salt that goes with the password."),
    ("p2c", "PBES2 Count", Kind.INTEGER, "RFC 7518 §4.8.1.2",
     "How often the password is hashed: work for whoever guesses, and for whoever decrypts."),
)

_REPLICATED = terms(
    Where.HEADER, "",
    ("iss", "Issuer", Kind.STRING_OR_URI, "RFC 7519 §5.3",
     "A copy of the claim, readable before the token is decrypted."),
    ("sub", "Subject", Kind.STRING_OR_URI, "RFC 7519 §5.3",
     "A copy of the claim, readable before the token is decrypted."),
    ("aud", "Audience", Kind.AUDIENCE, "RFC 7519 §5.3",
     "A copy of the claim, readable before the token is decrypted."),
)

_OTHER = terms(
    Where.HEADER, "",
    ("url", "URL", Kind.URL, "RFC 8555 §6.4.1",
     "The one address that the ACME request may be sent to."),
    ("nonce", "Nonce", Kind.TEXT, "RFC 8555 §6.5.2",
     "A value that serves once: in ACME against replays, in Microsoft’s tokens for their own use."),
    ("ppt", "PASSporT Extension Identifier", Kind.TEXT, "RFC 8225 §8.1",
     "Which kind of call token this is: “shaken”, “div”, “rcd” or another."),
    ("svt", "Signature Validation Token", Kind.TEXTS, "RFC 9321",
     "Tokens that say that the signature was once checked and found good."),
    ("trust_chain", "Trust Chain", Kind.TEXTS, "OpenID Federation 1.0 §4.3",
     "Statements that lead from the signer up to one that is trusted."),
    ("jwt", "Verifier Attestation", Kind.TEXT, "OpenID for Verifiable Presentations",
     "A token in which somebody vouches for the signer and its key."),
    ("key_attestation", "Key Attestation", Kind.TEXT,
     "OpenID for Verifiable Credential Issuance",
     "A token in which the wallet’s maker says how well the key is kept."),
)

_KEY = (
    *terms(Where.HEADER, "jwk", *key_members.ROWS),
    *terms(Where.HEADER, "epk", *key_members.ROWS),
)

TERMS = (*_SIGNED, *_ENCRYPTED, *_REPLICATED, *_OTHER, *_KEY)

# Media types without “application/”, in lower case, and what they announce.
TYPES: Mapping[str, str] = MappingProxyType({
    "jwt": "a JSON Web Token (RFC 7519 §5.1)",
    "jose": "a JWS or JWE in the compact form (RFC 7515 §4.1.9)",
    "jose+json": "a JWS or JWE in a JSON form (RFC 7515 §4.1.9)",
    "at+jwt": "an OAuth access token (RFC 9068 §2.1)",
    "dpop+jwt": "a DPoP proof (RFC 9449 §4.2)",
    "logout+jwt": "a log-out token (OIDC Back-Channel Logout §2.4)",
    "secevent+jwt": "a Security Event Token (RFC 8417 §2.3)",
    "kb+jwt": "the key binding of an SD-JWT (RFC 9901 §4.3)",
    "sd-jwt": "an SD-JWT (RFC 9901)",
    "dc+sd-jwt": "a digital credential as SD-JWT (SD-JWT VC)",
    "vc+sd-jwt": "a digital credential as SD-JWT, by its former name (SD-JWT VC)",
    "vc+jwt": "a verifiable credential (W3C VC-JOSE-COSE)",
    "vp+jwt": "a verifiable presentation (W3C VC-JOSE-COSE)",
    "oauth-authz-req+jwt": "an authorization request (RFC 9101 §10.8)",
    "token-introspection+jwt": "the answer to a token introspection (RFC 9701 §5)",
    "statuslist+jwt": "a status list (Token Status List §5.1)",
    "client-authentication+jwt": "a client’s proof of identity (RFC 7523)",
    "oauth-client-attestation+jwt":
        "an attestation of a client (draft-ietf-oauth-attestation-based-client-auth)",
    "oauth-client-attestation-pop+jwt":
        "a proof of the attested client’s key (draft-ietf-oauth-attestation-based-client-auth)",
    "openid4vci-proof+jwt":
        "a proof of the wallet’s key (OpenID for Verifiable Credential Issuance)",
    "key-attestation+jwt": "an attestation of keys (OpenID for Verifiable Credential Issuance)",
    "verifier-attestation+jwt":
        "an attestation of a verifier (OpenID for Verifiable Presentations)",
    "entity-statement+jwt": "a statement about a party (OpenID Federation 1.0 §3)",
    "trust-mark+jwt": "a trust mark (OpenID Federation 1.0 §7)",
    "resolve-response+jwt": "a resolved party (OpenID Federation 1.0 §8.3)",
    "passport": "a call token (RFC 8225 §4.1)",
    "eat+jwt": "an attestation of a device (RFC 9711 §6)",
    "json": "JSON text (RFC 8259)",
    "jwk+json": "a JSON Web Key (RFC 7517 §8.5)",
    "jwk-set+json": "a JSON Web Key Set (RFC 7517 §8.5)",
    "oauth-id-jag+jwt":
        "an assertion for another server (draft-ietf-oauth-identity-assertion-authz-grant)",
    "txntoken+jwt": "a transaction token (draft-ietf-oauth-transaction-tokens)",
})
