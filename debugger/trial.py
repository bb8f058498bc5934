"""Keys tried on the recipients of one JWE: each of them in, what came of it out. Never raises."""

from dataclasses import dataclass, field

from debugger.effort import EXHAUSTED, Effort
from debugger.jose import jwe
from debugger.jose.algorithms import ALGORITHMS, Algorithm, Family
from debugger.jose.model import Encryption, Recipient
from debugger.keys.choose import Choice
from debugger.keys.key import Key, Kind
from debugger.outcome import Outcome
from debugger.settle import quote
from debugger.verification import Attempt

MOST_ATTEMPTS = 200
"""How many tries a report lists: a thousand recipients and a hundred keys make too many to read."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A recipient whose header can be followed, and the keys that may open it."""

    index: int
    recipient: Recipient
    choice: Choice

    @property
    def algorithm(self) -> Algorithm:
        return ALGORITHMS[self.recipient.header["alg"]]

    @property
    def content(self) -> Algorithm:
        return ALGORITHMS[self.recipient.header["enc"]]


@dataclass(frozen=True, slots=True)
class Opened:
    """The key that fitted, how it was come by, for whom, and the octets that were encrypted."""

    key: Key
    source: str
    addressed: Addressed
    octets: bytes


@dataclass(slots=True)
class Trial:
    """What was tried on one token so far, and what may still be."""

    encryption: Encryption
    effort: Effort
    asked: list[Addressed] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    def open(self, addressed: Addressed) -> Opened | None:
        """Try one key after the other until one fits."""
        self.asked.append(addressed)
        for candidate in addressed.choice.candidates:
            octets, outcome, reason = self.try_key(addressed, candidate.key)
            self._note(addressed, candidate.key, reason, outcome)
            if octets is not None:
                return Opened(candidate.key, candidate.source, addressed, octets)
        for key, fault in addressed.choice.refused:
            self._note(addressed, key, fault.message)
        named = quote(addressed.recipient.header.get("kid"))
        for key in addressed.choice.others:
            self._note(addressed, key, f"The header’s “kid” is {named}, not this key’s.")
        return None

    def try_key(self, addressed: Addressed, key: Key) -> tuple[bytes | None, Outcome, str]:
        """The octets that were encrypted, where they can be had, and what came of it."""
        if not self.effort.allows(addressed.algorithm, addressed.recipient, key):
            return None, Outcome.NOT_CHECKED, EXHAUSTED
        octets, reason = _attempt(self.encryption, addressed, key)
        return octets, Outcome.FAILED if octets is None else Outcome.PASSED, reason

    def _note(
        self,
        addressed: Addressed,
        key: Key,
        reason: str,
        outcome: Outcome = Outcome.NOT_CHECKED,
    ) -> None:
        if len(self.attempts) < MOST_ATTEMPTS or outcome is Outcome.PASSED:
            self.attempts.append(Attempt(key, addressed.algorithm, outcome, reason))


def _attempt(encryption: Encryption, addressed: Addressed, key: Key) -> tuple[bytes | None, str]:
    """The octets that were encrypted, or None; and why, in a sentence."""
    algorithm, content, recipient = addressed.algorithm, addressed.content, addressed.recipient
    fault = jwe.misshapen(content, encryption) or _encrypted_key_fault(algorithm, recipient, key)
    if fault:
        return None, fault
    material = key.material if key.kind is Kind.SECRET else key.private
    content_key = jwe.unwrap(
        algorithm, content, recipient.header, recipient.encrypted_key or b"", material
    )
    if content_key is None:
        return None, f"The content key does not unwrap with this key by {algorithm.name}."
    octets = jwe.open_content(content, content_key, encryption)
    if octets is not None:
        return octets, f"The key opens it by {algorithm.name}, and the tag fits."
    if algorithm.family in _PROVED_BY_UNWRAPPING:
        return None, (
            "The content key unwraps with this key, so it is the right one; but the tag does not"
            f" fit by {content.name}: header, initialization vector, ciphertext or tag was changed."
        )
    return None, f"The tag does not fit by {content.name} with the key that this one gives."


def _encrypted_key_fault(algorithm: Algorithm, recipient: Recipient, key: Key) -> str | None:
    size = len(recipient.encrypted_key or b"")
    if algorithm.name in ("dir", "ECDH-ES"):
        if not size:
            return None
        return (
            f"“alg” is “{algorithm.name}”, which has no encrypted key, and yet there are {size:,}"
            " octets of one: a recipient must refuse that (RFC 7516 §5.2)."
        )
    if algorithm.family is Family.RSA_ENCRYPTION and size != -(-key.bits // 8):
        return (
            f"The encrypted key has {size:,} octets, and this RSA key makes {-(-key.bits // 8):,}:"
            " it was encrypted to another key, or cut."
        )
    return None


# Families whose wrapped key has a check of its own: where it unwraps, the key is the right one.
_PROVED_BY_UNWRAPPING = frozenset((Family.AES_KEY_WRAP, Family.AES_GCM_KEY_WRAP, Family.PBES2))
