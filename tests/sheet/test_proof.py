"""The sentence over the signature's facts: it never repeats the headline, and claims nothing."""

import warnings

import jwt
import pytest

from debugger import inspect_token
from debugger.samples.starters import make
from debugger.sheet.proof import proof
from debugger.sheet.seal import seal_of

SECRET = "32 octets of a secret, as it was"
GOOD = jwt.encode({"sub": "1", "iss": "https://a.example"}, SECRET, "HS256")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the library says that the secret is short; so it is
    WEAK = jwt.encode({"sub": "1"}, "secret", "HS256")
NOT_PROVED = "Nothing in this token is proved: neither who wrote it nor that nobody changed it."


@pytest.mark.parametrize(
    ("token", "key", "said"),
    [
        (GOOD, "another secret, of 32 octets too", NOT_PROVED),
        (GOOD[:-4], SECRET, NOT_PROVED),
        (GOOD, "{}", "Not checked: it takes a key that can be used."),
        (GOOD[:40] + "…" + GOOD[50:], "", "Kept as it was pasted; it takes a whole token to check it."),
        ("hello", "", "There is none."),
        (
            GOOD[:60] + "…" + GOOD[-20:],
            SECRET,
            "What is left of the token has none that can be told from the rest.",
        ),
        (
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4WFRTIn0..AAAA.AAAA.AAAA",
            "",
            "Not checked. All that can be read is shown as it stands.",
        ),
        (
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA",
            "",
            "Whoever has the key can read the content; nobody else can.",
        ),
        (
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA",
            "sixteen octets !",
            "Nothing of the content is shown: what does not open may be anything.",
        ),
    ],
    ids=["wrong secret", "cut off", "no key", "damaged", "no token", "shortened", "unknown enc",
         "encrypted", "encrypted otherwise"],
)  # fmt: skip
def test_what_the_headline_has_said_is_not_said_again(token, key, said):
    report = inspect_token(token, key)
    assert proof(report) == said


@pytest.mark.parametrize(("token", "key"), [(GOOD, SECRET), (GOOD, "")])
def test_a_reason_that_the_headline_has_not_said_is_said(token, key):
    report = inspect_token(token, key)
    assert proof(report) == report.verification.reason
    assert proof(report) not in report.summary


def test_a_guessed_secret_is_not_passed_over():
    report = inspect_token(WEAK)
    assert "was guessed" in report.summary
    assert proof(report) == (
        "It proves nothing: whoever guesses the secret, as was done here, makes another like it."
    )


def test_a_mac_made_with_the_public_key_is_called_forged():
    question = make("algorithm-confusion", 1_795_514_400)
    report = inspect_token(question.text, question.key, question.key_format, question.policy)
    assert seal_of(report).clause == "forged with the public key"
    assert proof(report) == (
        "It fits the public key taken for a secret: whoever has that key makes another like it."
    )
