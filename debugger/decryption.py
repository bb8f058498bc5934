"""Whether a JWE opens: `Token` and `Keyring` in, `Verification` out. Never raises.

The tag proves that nothing was changed since somebody encrypted it. Who that was it proves only
where the key is a shared secret.
"""

from dataclasses import replace
from functools import partial
from itertools import islice

from debugger.effort import EXHAUSTED, Effort
from debugger.jose import jwe
from debugger.jose.algorithms import ALGORITHMS, Algorithm
from debugger.jose.model import Encryption, Json, Recipient, Segment, Token
from debugger.jose.parts import Part, read_payload
from debugger.keys.choose import choose
from debugger.keys.decrypting import misfit_to_decrypt
from debugger.keys.key import Key, Keyring, Misfit
from debugger.outcome import Outcome
from debugger.settle import hindrance_of, quote
from debugger.trial import Addressed, Opened, Trial
from debugger.verification import Attempt, Decryption, Verdict, Verification


def decrypt(token: Token, encryption: Encryption, keyring: Keyring) -> Verification:
    """The verdict on the tag, the reason, and what was tried (RFC 7516 §5.2).

    `settle` has had its say: one recipient at least has a header that can be followed. That one of
    them opens is enough.
    """
    followed = [
        (index, recipient)
        for index, recipient in enumerate(encryption.recipients)
        if hindrance_of(recipient) is None
    ]
    if not keyring.given:
        algorithm = ALGORITHMS[followed[0][1].header["alg"]]
        return Verification(Verdict.UNVERIFIED, _NO_KEY, algorithm)
    kids = frozenset(key.kid for key in keyring.keys if isinstance(key.kid, str))
    # Those that name one of the keys come first: the rest may be too many to be tried.
    followed.sort(key=lambda each: not _is_in(each[1].header.get("kid"), kids))
    trial = Trial(encryption, Effort(len(encryption.ciphertext or b"")))
    for index, recipient in followed:
        if trial.effort.spent:
            break
        opened = trial.open(_addressed(index, recipient, keyring, trial.effort))
        if opened is not None:
            return _verified(token, encryption, opened, tuple(trial.attempts))
    return _closed(trial, keyring)


def _addressed(index: int, recipient: Recipient, keyring: Keyring, effort: Effort) -> Addressed:
    effort.choose(len(keyring.keys))
    judge = partial(_judge, recipient)
    algorithm = ALGORITHMS[recipient.header["alg"]]
    return Addressed(index, recipient, choose(keyring, recipient.header, algorithm, judge))


def _is_in(kid: Json, kids: frozenset[str]) -> bool:
    return isinstance(kid, str) and kid in kids


def _judge(recipient: Recipient, key: Key, algorithm: Algorithm) -> Misfit | None:
    return misfit_to_decrypt(key, algorithm, recipient.header)


def _verified(
    token: Token, encryption: Encryption, opened: Opened, attempts: tuple[Attempt, ...]
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


def _closed(trial: Trial, keyring: Keyring) -> Verification:
    refused = (entry for each in trial.asked for entry in each.choice.refused)
    verification = Verification(
        *_verdict(trial, keyring),
        trial.asked[0].algorithm,
        tuple(trial.attempts),
        misfits=tuple((key, fault.code, fault.message) for key, fault in islice(refused, _MOST)),
    )
    from debugger.causes.misread import misread_secret

    cause = misread_secret(trial, keyring)
    if cause is None:
        return verification
    return replace(verification, reason=cause.sentence, causes=(cause,))


def _verdict(trial: Trial, keyring: Keyring) -> tuple[Verdict, str]:
    if trial.effort.spent:
        return Verdict.UNSUPPORTED, f"None of the keys that were tried opens it. {EXHAUSTED}"
    if limit := next((p.message for p in keyring.problems if p.code == "key-limit"), None):
        return Verdict.KEY_ERROR, f"None of the keys that were read opens it. {limit}"
    if all(each.choice.kid_absent for each in trial.asked):
        named = quote(trial.asked[0].recipient.header.get("kid"))
        return Verdict.KEY_ERROR, (
            f"No key of the set has the “kid” {named} that the header names; the token may be"
            " encrypted to another recipient, or to a key that was replaced."
        )
    failed = [each for each in trial.attempts if each.outcome is Outcome.FAILED]
    if failed:
        return Verdict.INVALID, _why_closed(failed)
    if trial.attempts:
        return Verdict.KEY_ERROR, trial.attempts[0].reason
    if keyring.problems:
        problem = keyring.problems[0]
        return Verdict.KEY_ERROR, f"{problem.message} {problem.hint}".strip()
    return Verdict.KEY_ERROR, "The text given as key holds no key that can be read."


def _why_closed(failed: list[Attempt]) -> str:
    telling = next((each for each in failed if not _is_common(each.reason)), None)
    if telling is not None:
        return telling.reason
    keys = len({id(each.key) for each in failed})
    if keys == 1:
        return (
            f"The token does not open with the {failed[0].key.label}: it was encrypted to another"
            " key, or changed afterwards."
        )
    return (
        f"The token opens with none of the {keys} keys that its algorithms can use: it was"
        " encrypted to another key, or changed afterwards."
    )


def _is_common(reason: str) -> bool:
    return reason.startswith(("The content key does not", "The tag does not"))


_NO_KEY = "No key was given, so the content stays encrypted: only its header can be read."
_MOST = 100
