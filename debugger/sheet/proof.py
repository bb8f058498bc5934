"""`Report` in; one sentence out: what its signature proves, beside what the headline says."""

from debugger.report import Report
from debugger.verification import Verdict


def proof(report: Report) -> str:
    """The verdict's reason; where the headline has said that, what follows from it."""
    if report.verification.found_secret and report.verdict is Verdict.UNVERIFIED:
        return _GUESSED
    if is_forged_with_public_key(report):
        return _FORGED
    reason = report.verification.reason
    if reason and reason not in report.summary:
        return reason
    if report.verdict is Verdict.MALFORMED and not report.token.segment("signature"):
        return _UNTOLD if report.token.segments else "There is none."
    follows = _FOLLOWS if report.token.encryption is None else _FOLLOWS_ENCRYPTED
    return follows.get(report.verdict, "")


def is_forged_with_public_key(report: Report) -> bool:
    """Whether the public key that was given is the secret that made the MAC."""
    return any(finding.id == "algorithm-confusion" for finding in report.findings)


_FORGED = "It fits the public key taken for a secret: whoever has that key makes another like it."
_UNTOLD = "What is left of the token has none that can be told from the rest."
_GUESSED = "It proves nothing: whoever guesses the secret, as was done here, makes another like it."
_FOLLOWS = {
    Verdict.INVALID: (
        "Nothing in this token is proved: neither who wrote it nor that nobody changed it."
    ),
    Verdict.UNVERIFIED: "Nothing in this token is proved.",
    Verdict.UNSECURED: "There is none, so nothing in this token is proved.",
    Verdict.KEY_ERROR: "Not checked: it takes a key that can be used.",
    Verdict.UNSUPPORTED: "Not checked. All that can be read is shown as it stands.",
    Verdict.MALFORMED: "Kept as it was pasted; it takes a whole token to check it.",
}
_FOLLOWS_ENCRYPTED = {
    **_FOLLOWS,
    Verdict.INVALID: "Nothing of the content is shown: what does not open may be anything.",
    Verdict.UNVERIFIED: "Whoever has the key can read the content; nobody else can.",
    Verdict.MALFORMED: "Kept as it was pasted; no key opens it as it is.",
}
