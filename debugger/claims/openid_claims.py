"""DATA: claims of OpenID Connect: the ID token’s, the standard claims about a person, log-out."""

from debugger.claims import key_members
from debugger.claims.term import Kind, Where, terms

# fmt: off
# Two lines for each term: a table is read and compared more easily so.

_STANDARD = "OIDC Core §5.1"

_ID_TOKEN = terms(
    Where.CLAIM, "",
    ("auth_time", "Authentication Time", Kind.NUMERIC_DATE, "OIDC Core §2",
     "When the person signed in, which may be long before the token was issued."),
    ("nonce", "Nonce", Kind.TEXT, "OIDC Core §2",
     "The value that the client sent along, so that it knows the answer to its own request."),
    ("acr", "Authentication Context Class Reference", Kind.CONTEXT_CLASS, "OIDC Core §2",
     "How sure the sign-in is, by a name that issuer and client agree on."),
    ("amr", "Authentication Methods References", Kind.METHODS, "OIDC Core §2, RFC 8176 §2",
     "By what means the person signed in."),
    ("azp", "Authorized Party", Kind.STRING_OR_URI, "OIDC Core §2",
     "The client that the token was issued to."),
    ("at_hash", "Access Token Hash", Kind.HASH, "OIDC Core §3.1.3.6",
     "The left half of the hash of the access token that came along."),
    ("c_hash", "Code Hash", Kind.HASH, "OIDC Core §3.3.2.11",
     "The left half of the hash of the authorization code that came along."),
    ("s_hash", "State Hash", Kind.HASH, "FAPI 1.0 Part 2 §5.1",
     "The left half of the hash of the state that the client sent."),
    ("sub_jwk", "Subject’s Public Key", Kind.KEY, "OIDC Core §7.4",
     "The key of a self-issued token, with which it is signed."),
    ("sid", "Session ID", Kind.TEXT, "OIDC Front-Channel Logout §3",
     "The session at the issuer; a log-out of it names the same value."),
    ("_claim_names", "Claim Names", Kind.OBJECT, "OIDC Core §5.6.2",
     "Which claims are to be had from another source, and from which."),
    ("_claim_sources", "Claim Sources", Kind.OBJECT, "OIDC Core §5.6.2",
     "Where the claims of other sources are to be had."),
)

_PERSON = terms(
    Where.CLAIM, "",
    ("name", "Full name", Kind.TEXT, _STANDARD,
     "The person’s whole name, as it is shown."),
    ("given_name", "Given name(s) or first name(s)", Kind.TEXT, _STANDARD,
     "The person’s given names."),
    ("family_name", "Surname(s) or last name(s)", Kind.TEXT, _STANDARD,
     "The person’s family names."),
    ("middle_name", "Middle name(s)", Kind.TEXT, _STANDARD,
     "The person’s middle names."),
    ("nickname", "Casual name", Kind.TEXT, _STANDARD,
     "How the person likes to be called."),
    ("preferred_username", "Shorthand name", Kind.TEXT, _STANDARD,
     "The name by which the person likes to be known here; it may change and is not unique."),
    ("profile", "Profile page URL", Kind.URL, _STANDARD,
     "A web page about the person."),
    ("picture", "Profile picture URL", Kind.URL, _STANDARD,
     "A picture of the person."),
    ("website", "Web page or blog URL", Kind.URL, _STANDARD,
     "The person’s own web site."),
    ("email", "Preferred e-mail address", Kind.EMAIL, _STANDARD,
     "The person’s e-mail address; it may change hands and identifies nobody."),
    ("email_verified", "E-mail address verified", Kind.BOOLEAN, _STANDARD,
     "Whether the issuer made sure that the e-mail address is the person’s."),
    ("gender", "Gender", Kind.TEXT, _STANDARD,
     "The person’s gender."),
    ("birthdate", "Birthday", Kind.DATE, _STANDARD,
     "The person’s date of birth, or the year alone; the year 0000 means that it is left out."),
    ("zoneinfo", "Time zone", Kind.TIME_ZONE, _STANDARD,
     "The person’s time zone."),
    ("locale", "Locale", Kind.LANGUAGE, _STANDARD,
     "The person’s language and country."),
    ("phone_number", "Preferred telephone number", Kind.PHONE, _STANDARD,
     "The person’s telephone number."),
    ("phone_number_verified", "Telephone number verified", Kind.BOOLEAN, _STANDARD,
     "Whether the issuer made sure that the telephone number is the person’s."),
    ("address", "Postal address", Kind.OBJECT, "OIDC Core §5.1.1",
     "The person’s postal address."),
    ("updated_at", "Time the information was last updated", Kind.NUMERIC_DATE, _STANDARD,
     "When what is said about the person last changed."),
)

_ADDRESS = terms(
    Where.CLAIM, "address",
    ("formatted", "Full mailing address", Kind.TEXT, "OIDC Core §5.1.1",
     "The whole address, as it stands on an envelope."),
    ("street_address", "Street address", Kind.TEXT, "OIDC Core §5.1.1",
     "Street, house number and what belongs to it."),
    ("locality", "City or locality", Kind.TEXT, "OIDC Core §5.1.1",
     "The city or town."),
    ("region", "State, province or region", Kind.TEXT, "OIDC Core §5.1.1",
     "The state, province or region."),
    ("postal_code", "Postal code", Kind.TEXT, "OIDC Core §5.1.1",
     "The postal code."),
    ("country", "Country", Kind.TEXT, "OIDC Core §5.1.1",
     "The country."),
)

_KEY = terms(Where.CLAIM, "sub_jwk", *key_members.ROWS)

TERMS = (*_ID_TOKEN, *_PERSON, *_ADDRESS, *_KEY)
