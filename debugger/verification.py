"""What came of checking a signature: `Verification` and its parts, as frozen data."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from debugger.jose.algorithms import Algorithm
from debugger.jose.model import Fault, Payload
from debugger.keys.key import Key
from debugger.outcome import Outcome

if TYPE_CHECKING:
    from debugger.keys.dictionary import FoundSecret


class Verdict(StrEnum):
    """What is true of a token's authenticity; it never speaks of time or claims."""

    VERIFIED = "verified"
    INVALID = "invalid"
    UNVERIFIED = "unverified"
    UNSECURED = "unsecured"
    KEY_ERROR = "key-error"
    UNSUPPORTED = "unsupported"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One key tried, or refused, on one signature. `reason` is one sentence."""

    key: Key
    algorithm: Algorithm | None
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation why a signature does not fit, proved by a second check that does.

    `code` is the id of the pitfall that explains it (`secret-encoding-mismatch`, `signature-der`,
    `algorithm-confusion`, `signature-over-decoded`, …). `sentence` says it for this token.
    `reading` is the key format that works, `text` the key text that does: what a button fills in.
    `octets` is the signature put right where it is the octets that are wrong and that one does fit.
    `public`: `text` is a public key, which may be shown to anybody.
    """

    code: str
    sentence: str
    reading: str | None = None
    text: str | None = field(default=None, repr=False)
    octets: bytes | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Decryption:
    """What a JWE held, where a key opened it (its tag fits).

    `content`: the algorithm that `enc` names. `payload`: the plaintext, None where a limit or a
    damaged compression keeps it from being read; `faults`: of its JSON. `recipient` is the index of
    the one whose key it was, of `recipients`. `compressed`: octets before inflating (`zip`), None
    where it was not compressed; `bomb`: it inflates beyond the limit.
    """

    content: Algorithm
    payload: Payload | None
    faults: tuple[Fault, ...] = ()
    recipient: int = 0
    recipients: int = 1
    compressed: int | None = None
    bomb: bool = False


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on one token, and everything that was tried on the way to it.

    `reason` says in one sentence why the verdict is what it is. `misfits` holds, by the code of
    `keys.key.Misfit` or `Problem`, why keys were refused. `self_asserted`: the signature fits a key
    that the token itself brought along (`jwk`, `x5c`); `self_asserted_by` names the member.
    `search_stopped`: the weak-secret check ran out of its time budget. `key_source`: how `key` was
    come by, in words (“secret read as UTF-8”, “PEM public key”, “JWK Set, kid match”).
    `decryption` is there for a JWE that a key opened.
    """

    verdict: Verdict
    reason: str
    algorithm: Algorithm | None = None
    attempts: tuple[Attempt, ...] = ()
    key: Key | None = None
    causes: tuple[Cause, ...] = ()
    misfits: tuple[tuple[Key, str, str], ...] = ()
    self_asserted: bool = False
    self_asserted_by: str | None = None
    found_secret: "FoundSecret | None" = None
    search_stopped: bool = False
    key_source: str = ""
    decryption: Decryption | None = None
