"""What a token is made of: `Token` and its parts, as frozen data. Nothing here computes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from debugger.jose.member_spans import MemberSpans

# What `json` makes of a JSON text. `Any` inside, because mypy has no useful recursive alias here.
Json: TypeAlias = Any


class Form(StrEnum):
    """The serializations of RFC 7515 §7, RFC 7516 §7 and RFC 9901 §4."""

    JWS_COMPACT = "jws-compact"
    JWS_JSON = "jws-json"
    JWS_DETACHED = "jws-detached"
    JWE_COMPACT = "jwe-compact"
    JWE_JSON = "jwe-json"
    SD_JWT = "sd-jwt"


class Encoding(StrEnum):
    """What a payload's octets are."""

    JSON = "json"
    TEXT = "text"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a text, as data.

    `code` is the id of the pitfall that explains it (`base64-padding`, `json-invalid`, …).
    `at` is a place (`header`, `payload.exp`, `signature`, `disclosures[2]`, or "" for the whole).
    `start` and `end` are character offsets into `Token.text`, or None where the fault has no place.
    `message` says what stands there, as one sentence for people. `fatal`: the token cannot be a
    token (verdict `malformed`) or, with `limit`, was not read to its end (verdict `unsupported`).
    """

    code: str
    at: str
    message: str
    start: int | None = None
    end: int | None = None
    fatal: bool = True
    limit: bool = False

    @property
    def span(self) -> tuple[int, int] | None:
        """`start` and `end`, where the fault has a place."""
        return None if self.start is None or self.end is None else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Segment:
    """One base64url part of the token.

    `name`: `header`, `payload`, `signature` (JWS) · `header`, `encrypted_key`, `iv`, `ciphertext`,
    `tag` (JWE) · `disclosure`, `key_binding` (SD-JWT) · `segment` where the count fits no form.
    `start` is a character offset into `Token.text`. `octets` is None where it does not decode.
    """

    name: str
    text: str
    start: int
    octets: bytes | None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """Octets read as JSON: exact text beside the parsed value.

    `text` is what the octets say (undecodable octets as U+FFFD, escapes as written). `value` is
    the parsed JSON: integers keep every digit, of duplicate members the last one stands, a number
    that Python cannot hold (over 4,300 digits, or beyond IEEE double) is a `Digits` text. None and
    `parsed` False where the text is no JSON.
    """

    text: str
    value: Json
    parsed: bool

    @property
    def members(self) -> Mapping[str, Json]:
        """The value where it is a JSON object, else an empty mapping."""
        return self.value if isinstance(self.value, dict) else {}


class Digits(str):
    """A JSON number kept as its digits, because no Python number holds it exactly enough."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Payload:
    """The JWS Payload, or a JWE's plaintext: octets, what they are, and JSON where they are it."""

    octets: bytes
    encoding: Encoding
    document: Document

    @property
    def claims(self) -> Mapping[str, Json]:
        """The claims set, or an empty mapping where the payload is no JSON object."""
        return self.document.members


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a JWS, with the header that governs it.

    `protected` and `unprotected` are the two halves of the JOSE header (RFC 7515 §4), `header` is
    their union. `signing_input` is what was signed (RFC 7515 §5.1): octets. `octets` is the
    signature, None where it does not decode.
    """

    protected: Mapping[str, Json]
    unprotected: Mapping[str, Json]
    signing_input: bytes
    octets: bytes | None

    @property
    def header(self) -> Mapping[str, Json]:
        return {**self.unprotected, **self.protected} if self.unprotected else self.protected


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a JWE is encrypted to: the header that governs it, and the encrypted content key.

    `unprotected` is the shared unprotected header and the recipient's own one together (RFC 7516
    §4). `encrypted_key`: octets, empty where there is none, None where it does not decode.
    """

    protected: Mapping[str, Json]
    unprotected: Mapping[str, Json]
    encrypted_key: bytes | None

    @property
    def header(self) -> Mapping[str, Json]:
        return {**self.unprotected, **self.protected} if self.unprotected else self.protected


@dataclass(frozen=True, slots=True)
class Encryption:
    """What decrypting a JWE takes (RFC 7516 §2): octets, None where they do not decode.

    `additional`: the Additional Authenticated Data, which the tag protects beside the ciphertext
    (§5.1 step 14).
    """

    recipients: tuple[Recipient, ...]
    additional: bytes
    initialization_vector: bytes | None
    ciphertext: bytes | None
    tag: bytes | None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One disclosure of an SD-JWT (RFC 9901 §4.2), decoded and not yet matched to a digest."""

    text: str
    salt: Json
    name: str | None
    value: Json
    decoded: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its text says it is: never more than that.

    `text` is the token alone; all offsets index into it. `form` is None where none is recognised.
    `header` is the (first) JOSE header; `payload` is None where it does not decode, and for a JWE
    until it is decrypted. `encryption` is there for a JWE, and only there.
    """

    text: str
    form: Form | None
    segments: tuple[Segment, ...] = ()
    header: Document = field(default_factory=lambda: Document("", None, False))
    payload: Payload | None = None
    signatures: tuple[Signature, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    faults: tuple[Fault, ...] = ()
    encryption: Encryption | None = None
    # Of a JSON form: where its members stand, as far as reading it has looked them up already.
    member_spans: "MemberSpans | None" = field(default=None, repr=False, compare=False)

    @property
    def algorithm(self) -> Json:
        """The `alg` member as it stands there, whatever its type; None where it is missing."""
        if self.signatures:
            return self.signatures[0].header.get("alg")
        return self.header.members.get("alg")

    @property
    def claims(self) -> Mapping[str, Json]:
        """The claims set, or an empty mapping."""
        return self.payload.claims if self.payload else {}

    def segment(self, name: str) -> Segment | None:
        """The first segment of that name."""
        return next((segment for segment in self.segments if segment.name == name), None)
