"""DATA: claims of RFC 7519 and of the RFCs that build on it, except OpenID Connect’s."""

from debugger.claims import key_members
from debugger.claims.term import Kind, Where, terms

# fmt: off
# Two lines for each term: a table is read and compared more easily so.

_JWT = terms(
    Where.CLAIM, "",
    ("iss", "Issuer", Kind.STRING_OR_URI, "RFC 7519 §4.1.1",
     "Who issued the token; a verifier accepts only issuers it knows."),
    ("sub", "Subject", Kind.STRING_OR_URI, "RFC 7519 §4.1.2",
     "Whom or what the token is about; unique within the issuer."),
    ("aud", "Audience", Kind.AUDIENCE, "RFC 7519 §4.1.3",
     "For whom the token is meant; whoever is not named here must refuse it."),
    ("exp", "Expiration Time", Kind.NUMERIC_DATE, "RFC 7519 §4.1.4",
     "The moment from which on the token must be refused."),
    ("nbf", "Not Before", Kind.NUMERIC_DATE, "RFC 7519 §4.1.5",
     "The moment before which the token must be refused."),
    ("iat", "Issued At", Kind.NUMERIC_DATE, "RFC 7519 §4.1.6",
     "When the token was issued; it tells the token’s age."),
    ("jti", "JWT ID", Kind.TEXT, "RFC 7519 §4.1.7",
     "The token’s own identifier; whoever keeps it can notice a replay."),
)

_OAUTH = terms(
    Where.CLAIM, "",
    ("client_id", "Client Identifier", Kind.TEXT, "RFC 8693 §4.3, RFC 9068 §2.2",
     "The OAuth client that the token was issued to."),
    ("scope", "Scope Values", Kind.SCOPE, "RFC 8693 §4.2, RFC 9068 §2.2.3",
     "What the bearer may do: names with a blank between them."),
    ("roles", "Roles", Kind.TEXTS, "RFC 9068 §2.2.3.1, RFC 7643 §4.1.2",
     "The roles of the user or application, as the issuer knows them."),
    ("groups", "Groups", Kind.TEXTS, "RFC 9068 §2.2.3.1, RFC 7643 §4.1.2",
     "The groups that the user belongs to."),
    ("entitlements", "Entitlements", Kind.TEXTS, "RFC 9068 §2.2.3.1, RFC 7643 §4.1.2",
     "What the user is entitled to have or to do."),
    ("act", "Actor", Kind.OBJECT, "RFC 8693 §4.1",
     "Who acts on behalf of the subject; an “act” inside names the actor before."),
    ("may_act", "Authorized Actor", Kind.OBJECT, "RFC 8693 §4.4",
     "Who is allowed to act on behalf of the subject."),
    ("cnf", "Confirmation", Kind.OBJECT, "RFC 7800 §3.1",
     "The key whose holder alone may use the token; whoever else shows it is a thief."),
    ("authorization_details", "Authorization Details", Kind.OBJECTS, "RFC 9396 §9.1",
     "What the bearer may do, in more detail than a scope can say."),
    ("token_introspection", "Token Introspection Response", Kind.OBJECT, "RFC 9701 §5",
     "What the authorization server knows about the token it was asked about."),
    ("htm", "HTTP Method", Kind.TEXT, "RFC 9449 §4.2",
     "The method of the one request that the DPoP proof is for."),
    ("htu", "HTTP Target URI", Kind.URL, "RFC 9449 §4.2",
     "The URL of the one request that the DPoP proof is for, without query and fragment."),
    ("ath", "Access Token Hash", Kind.HASH, "RFC 9449 §4.2",
     "The SHA-256 hash of the access token that the DPoP proof goes with."),
    ("response_type", "Response Type", Kind.TEXT, "RFC 6749 §3.1.1, RFC 9101 §4",
     "What the client asks the authorization server to answer with."),
    ("response_mode", "Response Mode", Kind.TEXT, "RFC 9101 §4",
     "How the authorization server is to hand over its answer."),
    ("redirect_uri", "Redirection URI", Kind.URL, "RFC 6749 §3.1.2, RFC 9101 §4",
     "Where the authorization server sends the browser with its answer."),
    ("state", "State", Kind.TEXT, "RFC 6749 §4.1.1",
     "A value that the client gets back unchanged, so that it knows its own request again."),
    ("code_challenge", "Code Challenge", Kind.TEXT, "RFC 7636 §4.3",
     "The hash of a secret that the client shows later to redeem the code (PKCE)."),
    ("code_challenge_method", "Code Challenge Method", Kind.TEXT, "RFC 7636 §4.3",
     "How the code challenge was made: “S256”, or “plain”, which protects nothing once seen."),
    ("request_uri", "Request URI", Kind.URL, "RFC 9101 §5",
     "Where an authorization request is kept that is only referred to."),
    ("resource", "Resource Indicator", Kind.TEXT_OR_TEXTS, "RFC 8707 §2",
     "The API that the access token is asked for."),
    ("code", "Authorization Code", Kind.TEXT, "RFC 6749 §4.1.2, JARM §2.1",
     "The code that the client exchanges for tokens, once."),
    ("error", "Error", Kind.TEXT, "RFC 6749 §4.1.2.1, JARM §2.1",
     "Why the authorization server says no, as one of the codes of OAuth."),
    ("error_description", "Error Description", Kind.TEXT, "RFC 6749 §4.1.2.1",
     "Why the authorization server says no, in words for developers."),
    ("software_statement", "Software Statement", Kind.TEXT, "RFC 7591 §2.3",
     "A signed statement about the client software, given at its registration."),
    ("active", "Active", Kind.BOOLEAN, "RFC 7662 §2.2",
     "Whether the token that was asked about is in force."),
    ("username", "Username", Kind.TEXT, "RFC 7662 §2.2",
     "The name of the user, for people to read."),
    ("token_type", "Token Type", Kind.TEXT, "RFC 6749 §7.1, RFC 7662 §2.2",
     "How the token is used: “Bearer”, “DPoP”, or a kind that the issuer names."),
)

_CNF = terms(
    Where.CLAIM, "cnf",
    ("jkt", "JWK SHA-256 Thumbprint", Kind.THUMBPRINT, "RFC 9449 §6.1",
     "The thumbprint of the key that the DPoP proof must be signed with."),
    ("x5t#S256", "X.509 Certificate SHA-256 Thumbprint", Kind.THUMBPRINT, "RFC 8705 §3.1",
     "The thumbprint of the client certificate that the TLS connection must have."),
    ("jwk", "JSON Web Key", Kind.KEY, "RFC 7800 §3.2",
     "The public key whose private half the holder must prove to have."),
    ("jwe", "Encrypted JSON Web Key", Kind.TEXT, "RFC 7800 §3.3",
     "The symmetric key that the holder must prove to have, encrypted for the verifier."),
    ("kid", "Key ID", Kind.TEXT, "RFC 7800 §3.4",
     "The name of the key that the holder must prove to have."),
    ("jku", "JWK Set URL", Kind.URL, "RFC 7800 §3.5",
     "Where the key is kept that the holder must prove to have."),
    ("osc", "OSCORE Input Material", Kind.OBJECT, "RFC 9203 §3.2",
     "The key material of a CoAP connection protected with OSCORE."),
)

_ACTOR = tuple(
    term
    for within in ("act", "may_act")
    for term in terms(
        Where.CLAIM, within,
        ("sub", "Subject of the Actor", Kind.STRING_OR_URI, "RFC 8693 §4.1",
         "Who acts, as the issuer knows them."),
        ("iss", "Issuer of the Actor", Kind.STRING_OR_URI, "RFC 8693 §4.1",
         "Who vouches for the actor’s name."),
        ("client_id", "Client Identifier of the Actor", Kind.TEXT, "RFC 8693 §4.3",
         "The OAuth client that acts."),
        ("act", "Prior Actor", Kind.OBJECT, "RFC 8693 §4.1",
         "Who acted before: information only, never a reason to allow anything."),
    )
)

_KEY = terms(Where.CLAIM, "jwk", *key_members.ROWS)

TERMS = (*_JWT, *_OAUTH, *_CNF, *_KEY, *_ACTOR)
