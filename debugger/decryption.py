"""Whether a JWE opens: `Token` and `Keyring` in, `Verification` out. Never raises.

The tag proves that nothing was changed since somebody encrypted it. Who that was it proves only
where the key is a shared secret.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from debugger.effort import Effort
from debugger.jose import jwe
from debugger.jose.algorithms import ALGORITHMS, Algorithm, Family
from debugger.jose.model import Encryption, Recipient, Segment, Token
from debugger.jose.parts import Part, read_payload
from debugger.keys.choose import Choice, choose
from debugger.keys.decrypting import misfit_to_decrypt
from debugger.keys.key import Key, Keyring, Kind, Misfit
from debugger.outcome import Outcome
from debugger.settle import hindrance_of, quote
from debugger.verification import Attempt, Decryption, Verdict, Verification


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
class _Opened:
    """The key that fitted, how it was come by, for whom, and the octets that were encrypted."""

    key: Key
    source: str
    addressed: Addressed
    octets: bytes


def decrypt(token: Token, encryption: Encryption, keyring: Keyring) -> Verification:
    """The verdict on the tag, the reason, and what was tried (RFC 7516 §5.2).

    `settle` has had its say: one recipient at least has a header that can be followed. That one of
    them opens is enough.
    """
    addressed = tuple(_addressed(encryption, keyring))
    algorithm = addressed[0].algorithm
    if not keyring.given:
        return Verification(Verdict.UNVERIFIED, _NO_KEY, algorithm)
    attempts: list[Attempt] = []
    effort = Effort(len(encryption.ciphertext or b""))
    for each in addressed:
        opened = _open(encryption, each, effort, attempts)
        if opened is not None:
            return _verified(token, encryption, opened, tuple(attempts))
    return _closed(addressed, keyring, attempts, effort)


def _addressed(encryption: Encryption, keyring: Keyring) -> Iterator[Addressed]:
    for index, recipient in enumerate(encryption.recipients):
        if hindrance_of(recipient) is None:
            algorithm = ALGORITHMS[recipient.header["alg"]]
            judge = partial(_judge, recipient)
            yield Addressed(index, recipient, choose(keyring, recipient.header, algorithm, judge))


def _judge(recipient: Recipient, key: Key, algorithm: Algorithm) -> Misfit | None:
    return misfit_to_decrypt(key, algorithm, recipient.header)


def _open(
    encryption: Encryption, addressed: Addressed, effort: Effort, attempts: list[Attempt]
) -> _Opened | None:
    """Try one key after the other until one fits; add to `attempts` what became of each."""
    algorithm, choice = addressed.algorithm, addressed.choice
    for candidate in choice.candidates:
        key = candidate.key
        if not effort.allows(algorithm, addressed.recipient, key):
            attempts.append(Attempt(key, algorithm, Outcome.NOT_CHECKED, effort.reason))
            continue
        octets, reason = attempt(encryption, addressed, key)
        outcome = Outcome.FAILED if octets is None else Outcome.PASSED
        attempts.append(Attempt(key, algorithm, outcome, reason))
        if octets is not None:
            return _Opened(key, candidate.source, addressed, octets)
    for key, fault in choice.refused:
        attempts.append(Attempt(key, algorithm, Outcome.NOT_CHECKED, fault.message))
    named = quote(addressed.recipient.header.get("kid"))
    for key in choice.others:
        reason = f"The header’s “kid” is {named}, not this key’s."
        attempts.append(Attempt(key, algorithm, Outcome.NOT_CHECKED, reason))
    return None


def attempt(encryption: Encryption, addressed: Addressed, key: Key) -> tuple[bytes | None, str]:
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


def _verified(
    token: Token, encryption: Encryption, opened: _Opened, attempts: tuple[Attempt, ...]
) -> Verification:
    algorithm, content = opened.addressed.algorithm, opened.addressed.content
    decryption = Decryption(content, None, (), opened.addressed.index, len(encryption.recipients))
    verification = Verification(
        Verdict.VERIFIED,
        f"The token was decrypted by {algorithm.name} and {content.name} with the"
        f" {opened.key.label}, and its tag fits. {what_it_proves(algorithm)}",
        algorithm,
        attempts,
        key=opened.key,
        key_source=opened.source,
        decryption=decryption,
    )
    if "zip" not in opened.addressed.recipient.protected:
        return replace(verification, decryption=_read(token, opened.octets, decryption))
    return _inflated(token, opened.octets, verification, decryption)


def what_it_proves(algorithm: Algorithm) -> str:
    """What a tag that fits says about the sender, in a sentence."""
    if algorithm.symmetric:
        return (
            "The tag proves that nothing was changed, and that it was made by somebody who has"
            " this secret."
        )
    return "The tag proves that nothing was changed, not who sent it: the public key encrypts."


def _inflated(
    token: Token, octets: bytes, verification: Verification, decryption: Decryption
) -> Verification:
    inflated = jwe.inflate(octets)
    decryption = replace(decryption, compressed=len(octets), bomb=inflated.cut)
    if inflated.cut:
        reason = (
            f"The tag fits, but the compressed content of {len(octets):,} octets inflates to more"
            f" than {jwe.LARGEST_PLAINTEXT:,}; there it is stopped, and nothing of it is read."
        )
        return replace(
            verification, verdict=Verdict.UNSUPPORTED, reason=reason, decryption=decryption
        )
    if inflated.octets is None:
        reason = (
            "The tag fits, but what was encrypted is no DEFLATE data (RFC 1951), although “zip”"
            " says so: it cannot be inflated."
        )
        return replace(
            verification, verdict=Verdict.MALFORMED, reason=reason, decryption=decryption
        )
    return replace(verification, decryption=_read(token, inflated.octets, decryption))


def _read(token: Token, octets: bytes, decryption: Decryption) -> Decryption:
    """The plaintext, read as a payload is; its faults have no place in the token’s text."""
    part = Part(Segment("payload", "", 0, octets), octets, plain=False)
    payload, faults = read_payload(part, token.header.members)
    placeless = (replace(fault, start=None, end=None, fatal=False) for fault in faults)
    return replace(decryption, payload=payload, faults=tuple(placeless))


def _closed(
    addressed: tuple[Addressed, ...], keyring: Keyring, attempts: list[Attempt], effort: Effort
) -> Verification:
    algorithm = addressed[0].algorithm
    refused = tuple(entry for each in addressed for entry in each.choice.refused)
    return Verification(
        *_verdict(addressed, keyring, attempts, effort),
        algorithm,
        tuple(attempts),
        misfits=tuple((key, fault.code, fault.message) for key, fault in refused),
    )


def _verdict(
    addressed: tuple[Addressed, ...], keyring: Keyring, attempts: list[Attempt], effort: Effort
) -> tuple[Verdict, str]:
    failed = [each for each in attempts if each.outcome is Outcome.FAILED]
    if effort.spent:
        return Verdict.UNSUPPORTED, f"None of the keys that were tried opens it. {effort.reason}"
    if limit := next((p.message for p in keyring.problems if p.code == "key-limit"), None):
        return Verdict.KEY_ERROR, f"None of the keys that were read opens it. {limit}"
    if all(each.choice.kid_absent for each in addressed):
        named = quote(addressed[0].recipient.header.get("kid"))
        return Verdict.KEY_ERROR, (
            f"No key of the set has the “kid” {named} that the header names; the token may be"
            " encrypted to another recipient, or to a key that was replaced."
        )
    if failed:
        return Verdict.INVALID, _why_closed(failed)
    unusable = next(iter(attempts), None)
    if unusable is not None:
        return Verdict.KEY_ERROR, unusable.reason
    if keyring.problems:
        problem = keyring.problems[0]
        return Verdict.KEY_ERROR, f"{problem.message} {problem.hint}".strip()
    return Verdict.KEY_ERROR, "The text given as key holds no key that can be read."


def _why_closed(failed: list[Attempt]) -> str:
    telling = next((each for each in failed if not _is_common(each.reason)), None)
    if telling is not None:
        return telling.reason
    if len(failed) == 1:
        return (
            f"The token does not open with the {failed[0].key.label}: it was encrypted to another"
            " key, or changed afterwards."
        )
    return (
        f"The token opens with none of the {len(failed)} keys that its algorithms can use: it was"
        " encrypted to another key, or changed afterwards."
    )


def _is_common(reason: str) -> bool:
    return reason.startswith(("The content key does not", "The tag does not"))


_NO_KEY = "No key was given, so the content stays encrypted: only its header can be read."
# Families whose wrapped key has a check of its own: where it unwraps, the key is the right one.
_PROVED_BY_UNWRAPPING = frozenset((Family.AES_KEY_WRAP, Family.AES_GCM_KEY_WRAP, Family.PBES2))
