"""DATA: claims of OpenID Connect: the ID token’s, the standard claims about a person, log-out."""

from debugger.claims.term import Kind, Where, terms

_CLAIM = Where.CLAIM
_STANDARD = "OIDC Core §5.1"

_ID_TOKEN = terms(
    _CLAIM,
    "",
    (
        "auth_time",
        "Authentication Time",
        "When the person signed in, which may be long before the token was issued.",
        "OIDC Core §2",
        Kind.NUMERIC_DATE,
    ),
    (
        "nonce",
        "Nonce",
        "The value that the client sent along, so that it knows the answer to its own request.",
        "OIDC Core §2",
        Kind.TEXT,
    ),
    (
        "acr",
        "Authentication Context Class Reference",
        "How sure the sign-in is, by a name that issuer and client agree on.",
        "OIDC Core §2",
        Kind.CONTEXT_CLASS,
    ),
    (
        "amr",
        "Authentication Methods References",
        "By what means the person signed in.",
        "OIDC Core §2, RFC 8176 §2",
        Kind.METHODS,
    ),
    (
        "azp",
        "Authorized Party",
        "The client that the token was issued to.",
        "OIDC Core §2",
        Kind.STRING_OR_URI,
    ),
    (
        "at_hash",
        "Access Token Hash",
        "The left half of the hash of the access token that came along.",
        "OIDC Core §3.1.3.6",
        Kind.HASH,
    ),
    (
        "c_hash",
        "Code Hash",
        "The left half of the hash of the authorization code that came along.",
        "OIDC Core §3.3.2.11",
        Kind.HASH,
    ),
    (
        "s_hash",
        "State Hash",
        "The left half of the hash of the state that the client sent.",
        "FAPI 1.0 Part 2 §5.1",
        Kind.HASH,
    ),
    (
        "sub_jwk",
        "Subject’s Public Key",
        "The key of a self-issued token, with which it is signed.",
        "OIDC Core §7.4",
        Kind.KEY,
    ),
    (
        "sid",
        "Session ID",
        "The session at the issuer; a log-out of it names the same value.",
        "OIDC Front-Channel Logout §3, OIDC Back-Channel Logout §2.4",
        Kind.TEXT,
    ),
    (
        "_claim_names",
        "Claim Names",
        "Which claims are to be had from another source, and from which.",
        "OIDC Core §5.6.2",
        Kind.OBJECT,
    ),
    (
        "_claim_sources",
        "Claim Sources",
        "Where the claims of other sources are to be had.",
        "OIDC Core §5.6.2",
        Kind.OBJECT,
    ),
)

_PERSON = terms(
    _CLAIM,
    "",
    ("name", "Full name", "The person’s whole name, as it is shown.", _STANDARD, Kind.TEXT),
    (
        "given_name",
        "Given name(s) or first name(s)",
        "The person’s given names.",
        _STANDARD,
        Kind.TEXT,
    ),
    (
        "family_name",
        "Surname(s) or last name(s)",
        "The person’s family names.",
        _STANDARD,
        Kind.TEXT,
    ),
    ("middle_name", "Middle name(s)", "The person’s middle names.", _STANDARD, Kind.TEXT),
    ("nickname", "Casual name", "How the person likes to be called.", _STANDARD, Kind.TEXT),
    (
        "preferred_username",
        "Shorthand name",
        "The name by which the person likes to be known here; it may change and is not unique.",
        _STANDARD,
        Kind.TEXT,
    ),
    ("profile", "Profile page URL", "A web page about the person.", _STANDARD, Kind.URL),
    ("picture", "Profile picture URL", "A picture of the person.", _STANDARD, Kind.URL),
    ("website", "Web page or blog URL", "The person’s own web site.", _STANDARD, Kind.URL),
    (
        "email",
        "Preferred e-mail address",
        "The person’s e-mail address; it may change hands and identifies nobody.",
        _STANDARD,
        Kind.EMAIL,
    ),
    (
        "email_verified",
        "E-mail address verified",
        "Whether the issuer made sure that the e-mail address is the person’s.",
        _STANDARD,
        Kind.BOOLEAN,
    ),
    ("gender", "Gender", "The person’s gender.", _STANDARD, Kind.TEXT),
    (
        "birthdate",
        "Birthday",
        "The person’s date of birth, or the year alone; the year 0000 means that it is left out.",
        _STANDARD,
        Kind.DATE,
    ),
    ("zoneinfo", "Time zone", "The person’s time zone.", _STANDARD, Kind.TIME_ZONE),
    ("locale", "Locale", "The person’s language and country.", _STANDARD, Kind.LANGUAGE),
    (
        "phone_number",
        "Preferred telephone number",
        "The person’s telephone number.",
        _STANDARD,
        Kind.PHONE,
    ),
    (
        "phone_number_verified",
        "Telephone number verified",
        "Whether the issuer made sure that the telephone number is the person’s.",
        _STANDARD,
        Kind.BOOLEAN,
    ),
    ("address", "Postal address", "The person’s postal address.", "OIDC Core §5.1.1", Kind.OBJECT),
    (
        "updated_at",
        "Time the information was last updated",
        "When what is said about the person last changed.",
        _STANDARD,
        Kind.NUMERIC_DATE,
    ),
)

_ADDRESS = terms(
    _CLAIM,
    "address",
    (
        "formatted",
        "Full mailing address",
        "The whole address, as it stands on an envelope.",
        "OIDC Core §5.1.1",
        Kind.TEXT,
    ),
    (
        "street_address",
        "Street address",
        "Street, house number and what belongs to it.",
        "OIDC Core §5.1.1",
        Kind.TEXT,
    ),
    ("locality", "City or locality", "The city or town.", "OIDC Core §5.1.1", Kind.TEXT),
    (
        "region",
        "State, province or region",
        "The state, province or region.",
        "OIDC Core §5.1.1",
        Kind.TEXT,
    ),
    ("postal_code", "Postal code", "The postal code.", "OIDC Core §5.1.1", Kind.TEXT),
    ("country", "Country", "The country.", "OIDC Core §5.1.1", Kind.TEXT),
)

TERMS = (*_ID_TOKEN, *_PERSON, *_ADDRESS)
