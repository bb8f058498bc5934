"""Whether a token is authentic: `Token` and `Keyring` in, `Verification` out. Never raises.

The verdicts are taken in a fixed order; each rule speaks only where the ones before it were silent.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from debugger.errors import KeyUnusable
from debugger.jose.algorithms import ALGORITHMS, Algorithm, Family
from debugger.jose.jws import verify_signature
from debugger.jose.model import Json, Signature, Token
from debugger.keys.choose import Candidate, Choice, choose
from debugger.keys.header_keys import proof_key, proof_key_fault, self_asserted_by
from debugger.keys.key import Key, Keyring, Misfit, misfit
from debugger.outcome import Outcome
from debugger.settle import quote, settle
from debugger.verification import Attempt, Verdict, Verification

Seconds = Callable[[], float]


def full_search() -> float:
    """All the time that a person who waits may be asked for, in seconds."""
    from debugger.keys.dictionary import SECONDS

    return SECONDS


def verify(
    token: Token, keyring: Keyring, *, search_seconds: Seconds = full_search
) -> Verification:
    """The verdict on the token's signature, the reason, and everything that was tried.

    The order: malformed, over a limit, unsecured, unsupported, key-error, verified or invalid,
    unverified. A key that the token brings along, or a secret found in a list, never makes it
    `verified` (a DPoP proof's own key does, RFC 9449 §4.3). `search_seconds` is asked how long weak
    secrets are looked for, where an HMAC is not verified by the key given.
    """
    settled = settle(token)
    if settled is not None:
        return settled
    if token.encryption is not None:
        from debugger.decryption import decrypt

        return decrypt(token, token.encryption, keyring)
    signature = token.signatures[0]
    algorithm = ALGORITHMS[token.algorithm]
    if keyring.given:
        verification = _with_keys(signature, algorithm, keyring)
    else:
        verification = _without_key(signature, algorithm)
    if verification.verdict is Verdict.VERIFIED:
        return verification
    if verification.verdict is Verdict.INVALID and not _has_payload(token):
        return replace(verification, verdict=Verdict.UNSUPPORTED, reason=_DETACHED)
    return _explained(token, algorithm, keyring, verification, search_seconds)


def _has_payload(token: Token) -> bool:
    segment = token.segment("payload")
    return segment is None or bool(segment.text)


def _without_key(signature: Signature, algorithm: Algorithm) -> Verification:
    key = proof_key(signature)
    if key is None:
        unreadable = proof_key_fault(signature)
        reason = "No key was given, so nobody can say whether the signature is genuine."
        if unreadable:
            reason = f"The proof’s own key in “jwk” cannot be read: {unreadable}"
        return Verification(Verdict.UNVERIFIED, reason, algorithm)
    fault = misfit(key, algorithm)
    if fault is not None:
        return Verification(
            Verdict.UNVERIFIED,
            f"The proof’s own key in “jwk” cannot be used: {fault.message}",
            algorithm,
            (Attempt(key, algorithm, Outcome.NOT_CHECKED, fault.message),),
            misfits=((key, fault.code, fault.message),),
        )
    return _judge(
        Choice((Candidate(key, "the proof’s own “jwk”"),), ()), signature, algorithm, Keyring()
    )


def _with_keys(signature: Signature, algorithm: Algorithm, keyring: Keyring) -> Verification:
    return _judge(choose(keyring, signature.header, algorithm), signature, algorithm, keyring)


def _judge(
    choice: Choice, signature: Signature, algorithm: Algorithm, keyring: Keyring
) -> Verification:
    tried = tuple(_attempts(choice.candidates, signature, algorithm))
    refused = tuple(
        Attempt(key, algorithm, Outcome.NOT_CHECKED, _refusal(key, fault, signature, algorithm))
        for key, fault in choice.refused
    )
    named = signature.header.get("kid")
    kid = quote(named)
    others = tuple(
        Attempt(
            key, algorithm, Outcome.NOT_CHECKED, f"The header’s “kid” is {kid}, not this key’s."
        )
        for key in choice.others
    )
    found = next((attempt.key for attempt in tried if attempt.outcome is Outcome.PASSED), None)
    verification = Verification(
        *_verdict(choice, tried, refused, named, algorithm, keyring),
        algorithm,
        tried + refused + others,
        misfits=tuple((key, fault.code, fault.message) for key, fault in choice.refused),
    )
    if found is None:
        return verification
    source = next(entry.source for entry in choice.candidates if entry.key is found)
    return replace(verification, key=found, key_source=source)


def _attempts(
    candidates: Iterable[Candidate], signature: Signature, algorithm: Algorithm
) -> Iterable[Attempt]:
    """Try one key after the other until one fits; what comes after is not tried any more."""
    fitted = False
    for candidate in candidates:
        if fitted:
            outcome, reason = Outcome.NOT_CHECKED, "Another key fitted already."
        else:
            outcome, reason = _try(candidate.key, signature, algorithm)
        fitted = fitted or outcome is Outcome.PASSED
        yield Attempt(candidate.key, algorithm, outcome, reason)


def _try(key: Key, signature: Signature, algorithm: Algorithm) -> tuple[Outcome, str]:
    try:
        fits = verify_signature(
            algorithm, key.material, signature.signing_input, signature.octets or b""
        )
    except KeyUnusable as refusal:
        return Outcome.NOT_CHECKED, refusal.message
    if fits:
        return Outcome.PASSED, f"The signature fits this key by {algorithm.name}."
    return Outcome.FAILED, f"The signature does not fit this key by {algorithm.name}."


def _refusal(key: Key, fault: Misfit, signature: Signature, algorithm: Algorithm) -> str:
    """What forbids the key; where only its owner's word does, also whether it would fit."""
    if fault.code not in _DECLARED or _try(key, signature, algorithm)[0] is not Outcome.PASSED:
        return fault.message
    return f"{fault.message} The signature itself does fit this key."


def _verdict(
    choice: Choice,
    tried: tuple[Attempt, ...],
    refused: tuple[Attempt, ...],
    kid: Json,
    algorithm: Algorithm,
    keyring: Keyring,
) -> tuple[Verdict, str]:
    outcomes = {attempt.outcome for attempt in tried}
    passed = next((attempt for attempt in tried if attempt.outcome is Outcome.PASSED), None)
    if passed is not None:
        return Verdict.VERIFIED, (
            f"The signature was checked by {algorithm.name} with the {passed.key.label}, and fits."
        )
    if limit := _left_unread(keyring, kid):
        return Verdict.KEY_ERROR, f"None of the keys that were read fits. {limit}"
    if choice.kid_absent:
        return Verdict.KEY_ERROR, (
            f"No key of the set has the “kid” {quote(kid)} that the header names; the set may be"
            " older or newer than the token, or another issuer’s."
        )
    if Outcome.FAILED in outcomes:
        return Verdict.INVALID, _misfit_sentence(tried, algorithm)
    unusable = next(iter(tried + refused), None)
    if unusable is not None:
        return Verdict.KEY_ERROR, unusable.reason
    return Verdict.KEY_ERROR, _nothing_usable(keyring)


def _left_unread(keyring: Keyring, kid: Json) -> str | None:
    """Which limit left a key unread that may be the one, so that nothing is called wrong."""
    if not keyring.keys:
        return None
    limits = (problem for problem in keyring.problems if problem.code == "key-limit")
    if keyring.jwk_set and isinstance(kid, str):
        limits = (limit for limit in limits if limit.position is None or limit.kid in (None, kid))
    return next((limit.message for limit in limits), None)


def _misfit_sentence(tried: tuple[Attempt, ...], algorithm: Algorithm) -> str:
    failed = [attempt for attempt in tried if attempt.outcome is Outcome.FAILED]
    if len(failed) == 1:
        return (
            f"The signature does not fit by {algorithm.name} with the {failed[0].key.label}:"
            " another key made it, or header or payload were changed afterwards."
        )
    return (
        f"The signature fits none of the {len(failed)} keys that {algorithm.name} can use: another"
        " key made it, or header or payload were changed afterwards."
    )


def _nothing_usable(keyring: Keyring) -> str:
    if keyring.problems:
        problem = keyring.problems[0]
        return f"{problem.message} {problem.hint}".strip()
    return "The text given as key holds no key that can be read."


def _explained(
    token: Token,
    algorithm: Algorithm,
    keyring: Keyring,
    verification: Verification,
    search_seconds: Seconds,
) -> Verification:
    """The same verdict, with what a second look found: causes, the token's key, a weak secret."""
    from debugger.causes import find_causes
    from debugger.keys.dictionary import search

    causes = find_causes(token, keyring, verification)
    brought = self_asserted_by(token.signatures[0], algorithm)
    hit, stopped = None, False
    if algorithm.family is Family.HMAC and not causes:
        # Beside a key that fails, as while one is typed, the likeliest secrets are enough.
        hit, stopped = search(token, seconds=0 if keyring.given else search_seconds())
    return replace(
        verification,
        reason=_reason(replace(verification, causes=causes, found_secret=hit), keyring, brought),
        causes=causes,
        self_asserted=brought is not None,
        self_asserted_by=brought,
        found_secret=hit,
        search_stopped=stopped and not keyring.given,
    )


def _reason(verification: Verification, keyring: Keyring, brought: str | None) -> str:
    """The cause where one is proved (beside a text that is no such key, both), or what is known."""
    reason, causes = verification.reason, verification.causes
    if causes:
        both = verification.verdict is Verdict.KEY_ERROR and causes[0].reading
        return f"{reason} {causes[0].sentence}" if both else causes[0].sentence
    notes = " ".join(keyring.notes)  # what a text taken for a secret may have been meant as
    match verification.verdict:
        case Verdict.UNVERIFIED if brought:
            return (
                f"No key was given. The signature fits the key in the token’s own “{brought}”, and"
                " anybody can bring a key of their own."
            )
        case Verdict.INVALID if verification.found_secret:
            guessed = verification.found_secret.secret.decode("utf-8", "backslashreplace")
            return (
                "The signature does not fit the secret that was given; it fits a guessed one,"
                f" “{guessed}”."
            )
        case Verdict.INVALID if brought:
            return (
                f"{reason} It fits the key in the token’s own “{brought}”, and anybody can bring a"
                " key of their own."
            )
        case Verdict.KEY_ERROR:
            return f"{notes} {reason}".strip()
        case _:
            return f"{reason} {notes}".strip()


_DETACHED = (
    "The payload between the dots is empty, and the signature does not fit an empty one: it may"
    " have been sent apart (detached, RFC 7515 appendix F). Checking that is not built in yet."
)
# Misfits that rest on what the key says of itself, not on mathematics.
_DECLARED = frozenset(("jwk-use-conflict", "jwk-key-ops-conflict", "jwk-alg-conflict"))
