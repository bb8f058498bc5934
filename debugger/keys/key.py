"""`Key`, `Keyring` and what can be wrong between a key and an algorithm: data, and one question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from debugger.jose.algorithms import ALGORITHMS, Algorithm, Family, Use, find
from debugger.jose.model import Json


class Kind(StrEnum):
    """The `kty` of RFC 7518 §6.1, RFC 8037 §2 and of the post-quantum keys."""

    SECRET = "oct"  # noqa: S105 - a name, no secret
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
    TOKEN = "token"  # noqa: S105 - a name, no secret


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
    `thumbprint`: RFC 7638 with SHA-256, base64url. `pss_only`: its key file says that it may be
    used with RSASSA-PSS alone (RFC 4055 §1.2). `private_given`: private members stood there,
    also where they are too damaged to be `private`.
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
    pss_only: bool = False
    private_given: bool = False

    @property
    def label(self) -> str:
        """The key in a few words, as a person would name it."""
        name = f" “{self.kid}”" if isinstance(self.kid, str) and self.kid else ""
        if self.kind is Kind.SECRET:  # how many bits are in it, its length does not say
            octets = self.bits // 8
            return f"secret{name}, {octets} octet{'s'[: octets != 1]}"
        return f"{self.kind} key{name}, {self.curve or f'{self.bits} bits'}"


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
    members: tuple[Mapping[str, Json], ...] = field(default=(), repr=False)

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
    """What forbids verifying with this key by that algorithm, the gravest first; None if nothing.

    Type, curve (RFC 7518 §3.1, §3.4), `alg` (RFC 7517 §4.4), `use` (§4.2), `key_ops` (§4.3).
    """
    return next((found for rule in _RULES if (found := rule(key, algorithm))), None)


def _type(key: Key, algorithm: Algorithm) -> Misfit | None:
    if key.kind == algorithm.key_type:
        return None
    given, asked = _GIVEN[key.kind], _ASKED.get(algorithm.key_type, "no key at all")
    return Misfit(
        "algorithm-key-mismatch",
        f"The key is {given}, but “alg” is “{algorithm.name}”, which takes {asked}.",
        f"Give {asked}, or accept only algorithms that go with this key: {_goes_with(key)}.",
    )


def _padding(key: Key, algorithm: Algorithm) -> Misfit | None:
    if not key.pss_only or algorithm.family is not Family.RSA_PKCS1:
        return None
    return Misfit(
        "algorithm-key-mismatch",
        f"The key says that it is for RSASSA-PSS only, but “alg” is “{algorithm.name}”, "
        "which is RSASSA-PKCS1-v1_5.",
        f"Sign with PS{algorithm.hash_bits}, or use a plain RSA key.",
    )


def _curve(key: Key, algorithm: Algorithm) -> Misfit | None:
    if not algorithm.curves or key.curve in algorithm.curves:
        return None
    asked = " or ".join(algorithm.curves)
    if key.curve in ("X25519", "X448"):
        return Misfit(
            "ec-curve-mismatch",
            f"{key.curve} keys agree on secrets and sign nothing; “{algorithm.name}” takes a key "
            f"on {asked}.",
            f"Give the {asked} key that signs this token.",
        )
    return Misfit(
        "ec-curve-mismatch",
        f"The key is on the curve {key.curve}, but “alg” is “{algorithm.name}”, which takes "
        f"a key on {asked}.",
        f"Give a key on {asked}; {key.curve} goes with {_goes_with(key)}.",
    )


def _named_algorithm(key: Key, algorithm: Algorithm) -> Misfit | None:
    named = key.algorithm
    if named is None or named == algorithm.name or _same_by_two_names(named, key, algorithm):
        return None
    if not isinstance(named, str):
        return Misfit(
            "jwk-alg-conflict",
            "The JWK’s “alg” is no text, so nobody can say which algorithm the key is for.",
            f"Write “alg”: “{algorithm.name}” in the JWK, or leave it out.",
        )
    known = find(named) is not None
    unknown = "" if known else " No algorithm of that name is registered."
    return Misfit(
        "jwk-alg-conflict",
        f"The JWK says that it is for “{named}”, but the token’s “alg” is “{algorithm.name}”."
        f"{unknown}",
        "Use the key for its own algorithm only, or correct “alg” in the JWK.",
    )


def _same_by_two_names(named: Json, key: Key, algorithm: Algorithm) -> bool:
    """RFC 9864 §2.2: EdDSA with an Ed25519 key is what is now called Ed25519, and so with Ed448."""
    return algorithm.family is Family.EDDSA and {named, algorithm.name} == {"EdDSA", key.curve}


def _use(key: Key, algorithm: Algorithm) -> Misfit | None:
    if key.use is None or key.use == "sig":
        return None
    seen = f"“{key.use}”" if isinstance(key.use, str) else "no text"
    return Misfit(
        "jwk-use-conflict",
        f"The JWK’s “use” is {seen}, and only a key for “sig” may check signatures.",
        "Give the issuer’s signature key, or correct “use” in the JWK.",
    )


def _operations(key: Key, algorithm: Algorithm) -> Misfit | None:
    operations = key.operations
    if operations is None:
        return None
    allowed = operations if isinstance(operations, (list, tuple)) else ()
    private = key.private_given and key.kind is not Kind.SECRET
    if "verify" in allowed or (private and "sign" in allowed):
        return None
    listed = ", ".join(f"“{each}”" for each in allowed if isinstance(each, str)) or "nothing"
    return Misfit(
        "jwk-key-ops-conflict",
        f"The JWK’s “key_ops” allows {listed}, and “verify” is not among it.",
        "Give the issuer’s signature key, or add “verify” to “key_ops”.",
    )


def _goes_with(key: Key) -> str:
    """The signature algorithms of this key’s type and curve, in words."""
    names = [
        algorithm.name
        for algorithm in ALGORITHMS.values()
        if algorithm.use is Use.SIGNATURE
        and algorithm.processed
        and algorithm.key_type == key.kind
        and (not algorithm.curves or key.curve in algorithm.curves)
    ]
    return ", ".join(names) or "none that signs"


_RULES: tuple[Callable[[Key, Algorithm], Misfit | None], ...] = (
    _type,
    _padding,
    _curve,
    _named_algorithm,
    _use,
    _operations,
)
_GIVEN = {
    Kind.SECRET: "a shared secret",
    Kind.RSA: "an RSA key",
    Kind.EC: "an elliptic curve key (EC)",
    Kind.OKP: "an Edwards curve key (OKP)",
    Kind.AKP: "a post-quantum key (AKP)",
}
_ASKED: Mapping[str, str] = {str(kind): given for kind, given in _GIVEN.items()}
