"""`Key`, `Keyring` and what can be wrong between a key and an algorithm: data, and one question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from debugger.jose.algorithms import Algorithm
from debugger.jose.model import Json


class Kind(StrEnum):
    """The `kty` of RFC 7518 §6.1, RFC 8037 §2 and of the post-quantum keys."""

    SECRET = "oct"
    RSA = "RSA"
    EC = "EC"
    OKP = "OKP"
    AKP = "AKP"


class Reading(StrEnum):
    """How a text was read as a key."""

    UTF8 = "utf8"
    BASE64 = "base64"
    BASE64URL = "base64url"
    HEX = "hex"
    PEM = "pem"
    DER = "der"
    CERTIFICATE = "certificate"
    OPENSSH = "openssh"
    JWK = "jwk"
    JWK_SET = "jwk-set"
    DICTIONARY = "dictionary"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a key comes from.

    `position` is its index in a JWK Set or PEM chain. `repairs` are the sentences that say what
    had to be mended to read it (`line breaks were written as \\n`).
    """

    reading: Reading
    position: int | None = None
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an X.509 certificate says about the key in it. Times are Unix seconds."""

    subject: str
    issuer: str
    not_before: int
    not_after: int
    serial: str
    signature_hash: str | None
    self_signed: bool
    key_usage: tuple[str, ...] | None
    thumbprint_sha1: str
    thumbprint_sha256: str
    der: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Key:
    """One key, ready to verify with.

    `material` is the secret's octets, or the public key object of `cryptography`; `private` is the
    private key object where one was pasted. `bits`: of the secret, the modulus or the curve.
    `kid`, `algorithm`, `use` and `operations` are the JWK members `kid`, `alg`, `use`, `key_ops` as
    they stand there (None where absent). `members`: the public members of the JWK it came from.
    `thumbprint`: RFC 7638 with SHA-256, base64url.
    """

    kind: Kind
    material: Any = field(repr=False)
    provenance: Provenance
    bits: int
    thumbprint: str
    curve: str | None = None
    kid: Json = None
    algorithm: Json = None
    use: Json = None
    operations: Json = None
    private: Any = field(default=None, repr=False)
    members: Mapping[str, Json] = field(default_factory=dict, repr=False)
    certificate: Certificate | None = None

    @property
    def label(self) -> str:
        """The key in a few words, as a person would name it."""
        size = self.curve or f"{self.bits} bits"
        name = f" “{self.kid}”" if isinstance(self.kid, str) and self.kid else ""
        kind = "secret" if self.kind is Kind.SECRET else f"{self.kind} key"
        return f"{kind}{name}, {size}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a pasted key, or one member of a set, cannot be used, and what would do.

    `code` is the id of the pitfall that explains it (`jwk-malformed`, `pem-encrypted`,
    `key-is-discovery`, `key-is-token`, `rsa-key-huge`, …) or `key-unreadable`, `key-limit`.
    `position`: the index in a JWK Set or chain; `kid`: its name there.
    """

    code: str
    message: str
    hint: str = ""
    position: int | None = None
    kid: Json = None


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys that one pasted text holds.

    `text` is what was pasted, `reading` what it was taken for (None: nothing was given).
    `members`: for a JWK Set all members as they stand there, usable or not, without private ones;
    `total` counts what was there. `jwk_set` is True where a set was given, even of one key.
    """

    text: str = field(default="", repr=False)
    reading: Reading | None = None
    keys: tuple[Key, ...] = ()
    problems: tuple[Problem, ...] = ()
    jwk_set: bool = False
    total: int = 0
    notes: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """Whether anything was given as a key at all."""
        return self.reading is not None


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a readable key may not be used with an algorithm.

    `code`: `algorithm-key-mismatch`, `ec-curve-mismatch`, `jwk-use-conflict`,
    `jwk-key-ops-conflict`, `jwk-alg-conflict`, `rsa-exponent-large`, …
    """

    code: str
    message: str
    hint: str = ""


def misfit(key: Key, algorithm: Algorithm) -> Misfit | None:
    """What forbids verifying with this key under that algorithm, the gravest first; None if nothing.

    Type, curve (RFC 7518 §3.1, §3.4), `alg` (RFC 7517 §4.4), `use` (§4.2), `key_ops` (§4.3).
    """
    return next((found for rule in _RULES if (found := rule(key, algorithm))), None)
