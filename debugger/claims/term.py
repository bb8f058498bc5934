"""`Term`: what one header parameter or claim is, as the tables of the vocabulary say it."""

from dataclasses import dataclass
from enum import StrEnum

Row = tuple[str, str, "Kind", str, str]  # name, title, kind, reference, meaning


class Where(StrEnum):
    """The two sets of members a token has."""

    CLAIM = "claim"
    HEADER = "header"


class Kind(StrEnum):
    """What a member's value is, by its specification."""

    NUMERIC_DATE = "NumericDate"
    STRING_OR_URI = "StringOrURI"
    AUDIENCE = "StringOrURI or array of StringOrURI"
    TEXT = "string"
    TEXTS = "array of strings"
    TEXT_OR_TEXTS = "string or array of strings"
    SCOPE = "space-separated scopes"
    METHODS = "array of authentication methods"
    CONTEXT_CLASS = "authentication context class"
    URL = "URL"
    EMAIL = "e-mail address"
    PHONE = "telephone number"
    LANGUAGE = "language tag"
    TIME_ZONE = "time zone"
    DATE = "date"
    HASH = "base64url of a hash"
    THUMBPRINT = "base64url of a thumbprint"
    BASE64URL = "base64url"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    ALGORITHM = "algorithm"
    ENCRYPTION = "content encryption algorithm"
    MEDIA_TYPE = "media type"
    KEY = "JSON Web Key"
    CERTIFICATES = "array of certificates"
    OBJECT = "object"
    OBJECTS = "array of objects"
    ANY = "any JSON value"


@dataclass(frozen=True, slots=True)
class Term:
    """One member name and what it stands for.

    `title`: the specification's own name for it. `meaning`: one sentence. `reference`: RFC and
    section, or the maker's documentation. `within`: the name of the object it is a member of
    (`cnf` for `jkt`), "" at the top; the name `*` stands for every name that is not listed.
    """

    name: str
    title: str
    meaning: str
    reference: str
    kind: Kind
    where: Where = Where.CLAIM
    within: str = ""


def terms(where: Where, within: str, *rows: Row) -> tuple[Term, ...]:
    """Rows of a table as terms of one object."""
    return tuple(
        Term(name, title, meaning, reference, kind, where, within)
        for name, title, kind, reference, meaning in rows
    )
