"""What is told first is what a reader needs first, within each severity."""

import pytest
from met import found

from debugger.samples import ABSENT, SAMPLE_NOW, altered, confused, signed_with
from debugger.samples.question import Question

EXPIRED = {"iat": SAMPLE_NOW - 7200, "exp": SAMPLE_NOW - 3600}
TUTORIAL = Question(
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    ".eyJ1c2VySWQiOjEyMywiZW1haWwiOiJ1c2VyQGV4YW1wbGUuY29tIn0.xxxxxx_signature",
    "secretKey",
)


def unsigned(text):
    return f"{text.rpartition('.')[0]}."


QUESTIONS = {
    "why it does not verify, the secret, then what is missing": (
        TUTORIAL,
        [
            "signature-placeholder",
            "hmac-secret-published",
            "exp-missing",
            "iss-missing",
            "aud-missing",
            "iat-missing",
            "sub-missing",
            "jti-missing",
            "personal-data",
        ],
    ),
    "unsigned before expired": (
        altered(claims={**EXPIRED, "role": "admin"}, header={"alg": "none"}, edit=unsigned),
        ["alg-none", "exp-expired", "privilege-claim-unprotected"],
    ),
    "another key before another issuer before another audience": (
        altered("access-token", key=altered().key, policy={"issuer": "https://a.example"}),
        ["algorithm-key-mismatch", "iss-mismatch"],
    ),
    "forged before the secret before the time": (
        altered(claims={**EXPIRED, "aud": ABSENT}, header={"kid": "../../dev/null"}),
        ["kid-path-traversal", "exp-expired", "aud-mismatch"],
    ),
}


@pytest.mark.parametrize(("question", "order"), QUESTIONS.values(), ids=QUESTIONS)
def test_findings_stand_in_a_reader_s_order(question, order):
    assert [finding.id for finding in found(question)] == order


@pytest.mark.parametrize("question", [confused(), signed_with("password123"), TUTORIAL])
def test_errors_come_before_warnings_before_infos(question):
    ranks = [["error", "warning", "info"].index(finding.severity) for finding in found(question)]
    assert ranks == sorted(ranks)
