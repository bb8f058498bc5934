"""The report in one sentence and four words: what a person reads first."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from debugger.claims.validate import ClaimCheck
from debugger.jose.model import Fault, Token
from debugger.outcome import Outcome
from debugger.pitfalls.registry import Finding, Severity
from debugger.regex import regex
from debugger.report import Check, Report
from debugger.verification import Verdict, Verification


def summary_of(
    token: Token,
    verification: Verification,
    claim_checks: Sequence[ClaimCheck],
    findings: Sequence[Finding],
    nested: Report | None = None,
    *,
    deeper: bool = False,
) -> str:
    """One sentence, or two: what to believe, and the gravest thing that speaks against it."""
    if not token.text:
        return "Paste a token. See what it says, whether to believe it, and why."
    if token.encryption is not None and verification.verdict is Verdict.UNVERIFIED:
        return verification.reason
    sentence = _SENTENCES[verification.verdict](verification, claim_checks, findings)
    if deeper:
        return f"{sentence} It holds another token, too deep inside to be looked at."
    return f"{sentence} Inside: {_lower(nested.summary)}" if nested else sentence


def checks_of(
    token: Token,
    verification: Verification,
    claim_checks: Sequence[ClaimCheck],
    nested: Report | None = None,
) -> tuple[Check, ...]:
    """The four chips, in their order: structure, signature, time, policy.

    Time and policy are about claims: of a token that holds another one, about that one's.
    """
    if nested is not None and not any(check.outcome is Outcome.FAILED for check in claim_checks):
        own = (_structure(token, verification), _signature(verification))
        return (
            *own,
            *(replace(check, note=f"inside: {check.note}") for check in nested.checks[2:]),
        )
    return (
        _structure(token, verification),
        _signature(verification),
        _time([check for check in claim_checks if check.subject == "time"], token),
        _policy([check for check in claim_checks if check.subject == "policy"]),
    )


def _verified(
    verification: Verification, checks: Sequence[ClaimCheck], findings: Sequence[Finding]
) -> str:
    opening = _opening(verification)
    failed = next((check for check in checks if check.outcome is Outcome.FAILED), None)
    error = next((finding for finding in findings if finding.severity is Severity.ERROR), None)
    if failed:
        return f"{opening}, but {_clause(failed)}."
    if error:
        return f"{opening}, but a careful server would refuse it: {_lower(error.title)}."
    asked = [check for check in checks if check.subject == "policy"]
    if left := _left(asked):
        names = " and ".join(dict.fromkeys(f"“{_member(check.at)}”" for check in left))
        return f"{opening}, but what you expect of {names} could not be checked."
    if asked:
        return f"{opening}, and every check that you asked for passed."
    return f"{opening}."


def _opening(verification: Verification) -> str:
    if verification.decryption is None:
        return f"Signature verified with {_name(verification)}"
    return f"Decrypted with {_name(verification)} and {verification.decryption.content.name}"


def _unverified(
    verification: Verification, checks: Sequence[ClaimCheck], findings: Sequence[Finding]
) -> str:
    if verification.found_secret:
        return f"The signature fits, but its secret was guessed: {_secret_in_words(verification)}."
    if verification.self_asserted:
        return (
            "The signature fits the key inside the token, which proves nothing: "
            "anybody can bring a key of their own."
        )
    return "Decoded, not verified. Anybody could have written this until a key says otherwise."


def _invalid(
    verification: Verification, checks: Sequence[ClaimCheck], findings: Sequence[Finding]
) -> str:
    if verification.causes:
        return f"The signature does not fit. {verification.causes[0].sentence}"
    return verification.reason


def _malformed(
    verification: Verification, checks: Sequence[ClaimCheck], findings: Sequence[Finding]
) -> str:
    """The fault, or what explains it: a cut token has a length that no token has."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not errors or any(verification.reason in error.detail for error in errors):
        return verification.reason
    if errors[0].id not in _EXPLAINS:
        return verification.reason
    return f"{errors[0].title}. {_FIRST_SENTENCE.split(errors[0].detail, maxsplit=1)[0]}"


_EXPLAINS = frozenset(("truncated", "signature-placeholder", "other-token-format"))
_FIRST_SENTENCE = regex(r"(?<=\.) (?=[A-Z“])")


def _as_reasoned(
    verification: Verification, checks: Sequence[ClaimCheck], findings: Sequence[Finding]
) -> str:
    return verification.reason


_Sentence = Callable[[Verification, Sequence[ClaimCheck], Sequence[Finding]], str]

_SENTENCES: dict[Verdict, _Sentence] = {
    Verdict.VERIFIED: _verified,
    Verdict.INVALID: _invalid,
    Verdict.UNVERIFIED: _unverified,
    Verdict.UNSECURED: _as_reasoned,
    Verdict.KEY_ERROR: _as_reasoned,
    Verdict.UNSUPPORTED: _as_reasoned,
    Verdict.MALFORMED: _malformed,
}


def _structure(token: Token, verification: Verification) -> Check:
    if not token.text:
        return Check("structure", Outcome.NOT_CHECKED, "nothing pasted")
    if verification.verdict is Verdict.MALFORMED:
        fault = next((fault for fault in token.faults if fault.fatal), None)
        unplaced = "header" if token.encryption else "no token"
        return Check("structure", Outcome.FAILED, _place(fault) if fault else unplaced)
    count = len(token.segments)
    return Check("structure", Outcome.PASSED, f"{count} segment{'s' * (count != 1)}")


def _place(fault: Fault) -> str:
    words = [fault.at] if fault.at else []
    if fault.start is not None:
        words.append(f"character {fault.start + 1}")
    return ", ".join(words) or "no token"


def _signature(verification: Verification) -> Check:
    outcome, note = _SIGNATURE_WORDS[verification.verdict]
    return Check("signature", outcome, note or _name(verification))


_SIGNATURE_WORDS: dict[Verdict, tuple[Outcome, str]] = {
    Verdict.VERIFIED: (Outcome.PASSED, ""),
    Verdict.INVALID: (Outcome.FAILED, ""),
    Verdict.UNSECURED: (Outcome.FAILED, "there is none"),
    Verdict.UNVERIFIED: (Outcome.NOT_CHECKED, "no key given"),
    Verdict.KEY_ERROR: (Outcome.NOT_CHECKED, "the key cannot be used"),
    Verdict.UNSUPPORTED: (Outcome.NOT_CHECKED, "not processed here"),
    Verdict.MALFORMED: (Outcome.NOT_CHECKED, "needs a whole token"),
}


def _time(checks: Sequence[ClaimCheck], token: Token) -> Check:
    failed = next((check for check in checks if check.outcome is Outcome.FAILED), None)
    telling = failed or next((check for check in checks if check.at == "payload.exp"), None)
    if telling:
        return Check("time", _outcome(checks), telling.reason)
    if not token.payload or not isinstance(token.payload.document.value, dict):
        return Check("time", Outcome.NOT_CHECKED, "no claims to read")
    return Check("time", _outcome(checks), _NO_TIME[bool(checks)])


_NO_TIME = {True: "never expires", False: "no times in it"}


def _policy(checks: Sequence[ClaimCheck]) -> Check:
    failed = [check for check in checks if check.outcome is Outcome.FAILED]
    left = _left(checks)
    names = ", ".join(dict.fromkeys(_member(check.at) for check in failed or left or checks))
    outcome = Outcome.NOT_CHECKED if left and not failed else _outcome(checks)
    return Check("policy", outcome, names or "nothing asked")


def _left(checks: Sequence[ClaimCheck]) -> list[ClaimCheck]:
    """Checks of what nothing could judge: the audience of an SD-JWT that nobody presents."""
    judged = {_member(check.at) for check in checks if check.outcome is not Outcome.NOT_CHECKED}
    return [check for check in checks if _member(check.at) not in judged]


def _outcome(checks: Sequence[ClaimCheck]) -> Outcome:
    outcomes = {check.outcome for check in checks} - {Outcome.NOT_CHECKED}
    if Outcome.FAILED in outcomes:
        return Outcome.FAILED
    return Outcome.PASSED if outcomes else Outcome.NOT_CHECKED


def _clause(check: ClaimCheck) -> str:
    """A failed check as the end of a sentence: “the token expired 3 hours ago”."""
    first = check.reason.split(" ", 1)[0]
    if first in _OF_THE_TOKEN:
        return f"the token {_OF_THE_TOKEN[first]}{check.reason}"
    verb = "" if first in _VERBS else " is" if _WITHOUT_VERB.search(check.reason) else ":"
    return f"“{_member(check.at)}”{verb} {check.reason}"


_OF_THE_TOKEN = {"expired": "", "not": "is ", "issued": "was "}
_VERBS = frozenset(("is", "counts", "lies"))
_WITHOUT_VERB = regex(r"^missing$| old; at most ")


def _member(at: str) -> str:
    return at.partition(".")[2] or at


def _name(verification: Verification) -> str:
    return verification.algorithm.name if verification.algorithm else "an unknown algorithm"


def _lower(title: str) -> str:
    """The title as the end of a sentence: only an ordinary first word loses its capital."""
    first = title.split(" ", 1)[0]
    return title[:1].lower() + title[1:] if first[1:].islower() or len(first) == 1 else title


def _secret_in_words(verification: Verification) -> str:
    found = verification.found_secret
    if found is None or not found.secret:
        return "it is empty"
    return f"“{found.secret.decode('utf-8', 'backslashreplace')}”"
