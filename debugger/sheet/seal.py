"""`Report` in; shape, tone and first words of its verdict out. Green only where accepted."""

from dataclasses import dataclass

from debugger.keys.key import Kind
from debugger.outcome import Outcome
from debugger.report import Report
from debugger.sheet.proof import is_forged_with_public_key
from debugger.verification import Verdict


@dataclass(frozen=True, slots=True)
class Seal:
    """`shape` names a drawing; `tone` is good, warn, bad or none; the words are read first."""

    shape: str
    tone: str
    word: str
    clause: str


def seal_of(report: Report) -> Seal:
    """What stands left of the sentence."""
    match report.verdict:
        case Verdict.VERIFIED:
            return _verified(report)
        case Verdict.INVALID if report.token.encryption is not None:
            return Seal("broken", "bad", "Not decrypted", "it does not open with this key")
        case Verdict.INVALID:
            return Seal("broken", "bad", "Not verified", _does_not_fit(report))
        case Verdict.UNVERIFIED:
            return _unverified(report)
        case Verdict.KEY_ERROR if is_forged_with_public_key(report):
            return Seal("but", "bad", "Not verified", "forged with the public key")
        case verdict:
            return _OTHERS[verdict]


def _verified(report: Report) -> Seal:
    word = "Verified" if report.token.encryption is None else "Decrypted"
    if report.accepted:
        return Seal("whole", "good", word, "a careful server would accept it")
    late = any(check.name == "time" and check.outcome is Outcome.FAILED for check in report.checks)
    if not late and report.innermost.verdict is Verdict.UNVERIFIED:
        return Seal("but", "warn", word, "the token inside is not verified yet")
    return Seal("late" if late else "but", "warn", word, "a careful server would refuse it")


def _does_not_fit(report: Report) -> str:
    given = {attempt.key.kind for attempt in report.verification.attempts}
    what = "secret" if given == {Kind.SECRET} else "key"
    return f"the signature does not fit this {what}"


def _unverified(report: Report) -> Seal:
    if report.token.encryption is not None:
        return Seal("ring", "none", "Encrypted", "no key given")
    if report.verification.found_secret:
        return Seal("but", "bad", "Not verified", "its secret was guessed")
    if report.verification.self_asserted:
        return Seal("ring", "warn", "Not verified", "it vouches for itself")
    return Seal("ring", "none", "Not verified", "no key given")


_OTHERS = {
    Verdict.UNSECURED: Seal("open", "bad", "No signature", "anybody can write this"),
    Verdict.KEY_ERROR: Seal("key", "warn", "Not verified", "the key cannot be used"),
    Verdict.UNSUPPORTED: Seal("half", "none", "Not checked", "this program does not process it"),
    Verdict.MALFORMED: Seal("torn", "bad", "Malformed", "this text is not a whole token"),
}
