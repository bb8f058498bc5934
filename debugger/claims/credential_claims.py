"""DATA: claims of SD-JWT, verifiable credentials, status lists, wallets and OpenID Federation."""

from debugger.claims.term import Kind, Where, terms

# fmt: off
# Two lines for each term: a table is read and compared more easily so.

_SELECTIVE = terms(
    Where.CLAIM, "",
    ("_sd", "Digests of Disclosures", Kind.TEXTS, "RFC 9901 §4.2.4.1",
     "One hash for each claim that the holder may show or keep back; some may be decoys."),
    ("_sd_alg", "Hash Algorithm", Kind.TEXT, "RFC 9901 §4.1.1",
     "How the digests of the disclosures were made; SHA-256 where it is missing."),
    ("...", "Digest of an Array Element", Kind.HASH, "RFC 9901 §4.2.4.2",
     "The hash of an element that the holder may show or keep back."),
    ("sd_hash", "Digest of the SD-JWT", Kind.HASH, "RFC 9901 §4.3",
     "Ties the key binding to the token and the disclosures that are shown with it."),
    ("vct", "Verifiable Credential Type", Kind.STRING_OR_URI, "SD-JWT VC",
     "What kind of credential this is."),
    ("vct#integrity", "Type Metadata Integrity", Kind.TEXT, "SD-JWT VC",
     "The hash of the document that describes the kind of credential."),
    ("status", "Status", Kind.OBJECT, "Token Status List §6.1",
     "Where to ask whether the token was revoked or suspended."),
    ("status_list", "Status List", Kind.OBJECT, "Token Status List §5.1",
     "The states of many tokens, packed into bits."),
    ("ttl", "Time to Live", Kind.INTEGER, "Token Status List §5.1",
     "For how many seconds the list may be kept before a new one is fetched."),
)

_STATUS = terms(
    Where.CLAIM, "status",
    ("status_list", "Status List Reference", Kind.OBJECT, "Token Status List §6.2",
     "Which list has the state of this token, and at what place in it."),
)

_STATUS_LIST = terms(
    Where.CLAIM, "status_list",
    ("idx", "Index", Kind.INTEGER, "Token Status List §6.2",
     "The place of this token in the list, counted from 0."),
    ("uri", "Status List URI", Kind.URL, "Token Status List §6.2",
     "Where the list is to be fetched."),
    ("bits", "Bits per Status", Kind.INTEGER, "Token Status List §4.2",
     "How many bits each token has in the list: 1, 2, 4 or 8."),
    ("lst", "List", Kind.BASE64URL, "Token Status List §4.2",
     "The list itself, compressed."),
    ("aggregation_uri", "Aggregation URI", Kind.URL, "Token Status List §4.2",
     "Where all lists of this issuer are named."),
)

_CREDENTIAL = terms(
    Where.CLAIM, "",
    ("vc", "Verifiable Credential", Kind.OBJECT, "W3C VC Data Model 1.1 §6.3.1",
     "The credential, where the token is the envelope around it."),
    ("vp", "Verifiable Presentation", Kind.OBJECT, "W3C VC Data Model 1.1 §6.3.1",
     "Credentials that the holder shows, where the token is the envelope around them."),
    ("@context", "Context", Kind.ANY, "W3C VC Data Model 2.0 §4.3",
     "Where the names of the credential are explained."),
    ("credentialSubject", "Credential Subject", Kind.ANY, "W3C VC Data Model 2.0 §4.8",
     "What the credential says, and about whom."),
    ("issuer", "Issuer of the Credential", Kind.ANY, "W3C VC Data Model 2.0 §4.7",
     "Who issued the credential; outside of credentials “iss” is the registered name."),
    ("validFrom", "Valid From", Kind.TEXT, "W3C VC Data Model 2.0 §4.9",
     "When the credential begins to hold."),
    ("validUntil", "Valid Until", Kind.TEXT, "W3C VC Data Model 2.0 §4.9",
     "When the credential ceases to hold."),
    ("credentialStatus", "Credential Status", Kind.ANY, "W3C VC Data Model 2.0 §4.10",
     "Where to ask whether the credential was revoked or suspended."),
    ("credentialSchema", "Credential Schema", Kind.ANY, "W3C VC Data Model 2.0 §4.11",
     "What members a credential of this kind has."),
    ("verifiableCredential", "Verifiable Credentials", Kind.ANY, "W3C VC Data Model 2.0 §4.13",
     "The credentials that the holder shows."),
    ("holder", "Holder", Kind.ANY, "W3C VC Data Model 2.0 §4.13",
     "Who shows the credentials."),
)

_IN_CREDENTIAL = tuple(
    term
    for within in ("vc", "vp")
    for term in terms(
        Where.CLAIM, within,
        ("@context", "Context", Kind.ANY, "W3C VC Data Model 1.1 §4.1",
         "Where the names of the credential are explained."),
        ("id", "Identifier", Kind.URL, "W3C VC Data Model 1.1 §4.2",
         "The credential’s own name; “jti” says the same."),
        ("type", "Type", Kind.TEXT_OR_TEXTS, "W3C VC Data Model 1.1 §4.3",
         "What kind of credential this is."),
        ("credentialSubject", "Credential Subject", Kind.ANY, "W3C VC Data Model 1.1 §4.4",
         "What the credential says, and about whom."),
        ("issuer", "Issuer", Kind.ANY, "W3C VC Data Model 1.1 §4.5",
         "Who issued the credential; “iss” says the same."),
        ("issuanceDate", "Issuance Date", Kind.TEXT, "W3C VC Data Model 1.1 §4.6",
         "When the credential begins to hold; “nbf” says the same."),
        ("expirationDate", "Expiration Date", Kind.TEXT, "W3C VC Data Model 1.1 §4.8",
         "When the credential ceases to hold; “exp” says the same."),
        ("credentialStatus", "Status", Kind.ANY, "W3C VC Data Model 1.1 §4.9",
         "Where to ask whether the credential was revoked or suspended."),
        ("verifiableCredential", "Verifiable Credentials", Kind.ANY,
         "W3C VC Data Model 1.1 §4.10",
         "The credentials that the holder shows."),
    )
)

_ASSURANCE = "OpenID Connect for Identity Assurance Claims Registration §4"

_IDENTITY = terms(
    Where.CLAIM, "",
    ("verified_claims", "Verified Claims", Kind.ANY,
     "OpenID Identity Assurance Schema Definition §5",
     "Claims about a person, and how they were checked."),
    ("place_of_birth", "Place of Birth", Kind.OBJECT, _ASSURANCE,
     "Where the person was born."),
    ("nationalities", "Nationalities", Kind.TEXTS, _ASSURANCE,
     "The person’s nationalities."),
    ("birth_family_name", "Family Name at Birth", Kind.TEXT, _ASSURANCE,
     "The family name that the person was born with."),
    ("birth_given_name", "Given Name at Birth", Kind.TEXT, _ASSURANCE,
     "The given names that the person was born with."),
    ("birth_middle_name", "Middle Name at Birth", Kind.TEXT, _ASSURANCE,
     "The middle names that the person was born with."),
    ("salutation", "Salutation", Kind.TEXT, _ASSURANCE,
     "How to address the person."),
    ("title", "Title", Kind.TEXT, _ASSURANCE,
     "The person’s title."),
    ("msisdn", "Mobile Number", Kind.PHONE, _ASSURANCE,
     "The person’s mobile telephone number."),
    ("also_known_as", "Also Known As", Kind.TEXT, _ASSURANCE,
     "Another name by which the person is known."),
    ("vot", "Vector of Trust", Kind.TEXT, "RFC 8485",
     "How sure the sign-in is, in several respects at once."),
    ("vtm", "Vector of Trust Trustmark", Kind.URL, "RFC 8485",
     "Where the meaning of the vector of trust is explained."),
)

_FEDERATION = terms(
    Where.CLAIM, "",
    ("metadata", "Metadata", Kind.OBJECT, "OpenID Federation 1.0 §13.2",
     "What the party says about itself, by the parts that it plays."),
    ("jwks", "JSON Web Key Set", Kind.OBJECT, "OpenID Federation 1.0 §13.1",
     "The keys with which the party signs statements of its federation."),
    ("constraints", "Constraints", Kind.OBJECT, "OpenID Federation 1.0 §13.3",
     "What chains of trust below this one may look like."),
    ("authority_hints", "Authority Hints", Kind.TEXTS, "OpenID Federation 1.0 §3.2",
     "Who stands above this party in its federation."),
    ("trust_marks", "Trust Marks", Kind.OBJECTS, "OpenID Federation 1.0 §3.2",
     "Who vouches for the party, and for what."),
    ("metadata_policy", "Metadata Policy", Kind.OBJECT, "OpenID Federation 1.0 §3.3",
     "How metadata of those below are to be changed."),
    ("trust_mark_type", "Trust Mark Type", Kind.STRING_OR_URI, "OpenID Federation 1.0 §7.1",
     "What the trust mark vouches for."),
    ("trust_chain", "Trust Chain", Kind.TEXTS, "OpenID Federation 1.0 §8.3.2",
     "Statements that lead from the party up to one that is trusted."),
    ("trust_anchor", "Trust Anchor", Kind.STRING_OR_URI, "OpenID Federation 1.0 §12.2.3",
     "The one at the top that is trusted by agreement."),
)

TERMS = (
    *_SELECTIVE, *_STATUS, *_STATUS_LIST, *_CREDENTIAL, *_IN_CREDENTIAL, *_IDENTITY, *_FEDERATION,
)
