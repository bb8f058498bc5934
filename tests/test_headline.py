"""The one sentence and the four chips, for each thing that can be true of a token."""

import pytest
from compact import compact, mac

from debugger import Policy, inspect_token
from debugger.samples import honest

NOW = 1795514400
HEADER = {"alg": "HS256", "typ": "JWT"}
SECRET = "vQ7!mZ2#xK9$pL4&wR8*tY3^nB6@cD1f-0"
CLAIMS = {
    "iss": "https://login.acme.example",
    "sub": "u_8f3k2m9q",
    "aud": "https://api.acme.example",
    "iat": NOW - 120,
    "exp": NOW + 780,
    "jti": "b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b",
}


def asked(claims=None, key=SECRET, **policy):
    token = compact(HEADER, {**CLAIMS, **(claims or {})}, mac(SECRET))
    return inspect_token(token, key, policy=Policy(now=NOW, **policy))


SENTENCES = {
    "accepted, asked": (
        asked(audience="https://api.acme.example"),
        "Signature verified with HS256, and every check that you asked for passed.",
    ),
    "accepted, nothing asked": (asked(), "Signature verified with HS256."),
    "expired": (
        asked({"exp": NOW - 3 * 3600, "iat": NOW - 4 * 3600}),
        "Signature verified with HS256, but the token expired 3 hours ago.",
    ),
    "not yet": (
        asked({"nbf": NOW + 200}),
        "Signature verified with HS256, but the token is not valid for another 3 min 20 s.",
    ),
    "exp no number": (
        asked({"exp": True}),
        "Signature verified with HS256, but “exp” is true; a time is a number of seconds since"
        " 1970.",
    ),
    "another audience": (
        asked(audience="nobody"),
        "Signature verified with HS256, but “aud” is “https://api.acme.example”; expected"
        " “nobody”.",
    ),
    "typ asked and missing": (
        inspect_token(
            compact({"alg": "HS256"}, CLAIMS, mac(SECRET)),
            SECRET,
            policy=Policy(now=NOW, typ="at+jwt"),
        ),
        "Signature verified with HS256, but “typ” is missing.",
    ),
    "exp in milliseconds": (
        asked({"exp": (NOW + 780) * 1000}),
        "Signature verified with HS256, but “exp” counts milliseconds; a time is a number of"
        " seconds since 1970.",
    ),
    "issued in the future": (
        asked({"iat": NOW + 300}),
        "Signature verified with HS256, but the token was issued 5 min in the future.",
    ),
    "too old": (
        asked(max_age=60),
        "Signature verified with HS256, but “iat” is 2 min old; at most 1 min was asked for.",
    ),
    "cut within an octet": (
        inspect_token(compact(HEADER, CLAIMS, mac(SECRET))[:-2], policy=Policy(now=NOW)),
        "The token was cut off. The signature has 30 octets and a bit, and HS256 makes 32.",
    ),
    "cut before the signature": (
        inspect_token(
            compact(HEADER, CLAIMS, mac(SECRET)).rpartition(".")[0], policy=Policy(now=NOW)
        ),
        "After the payload the token ends: its signature, after a second dot, is missing.",
    ),
    "another secret, guessed": (
        inspect_token(compact(HEADER, CLAIMS, mac("secret")), SECRET, policy=Policy(now=NOW)),
        "The signature does not fit the secret that was given; it fits a guessed one, “secret”.",
    ),
    "no key": (
        asked(key=None),
        "Decoded, not verified. Anybody could have written this until a key says otherwise.",
    ),
    "nothing": (
        inspect_token("", policy=Policy(now=NOW)),
        "Paste a token. See what it says, whether to believe it, and why.",
    ),
    "none": (
        inspect_token(compact({"alg": "none"}, CLAIMS, lambda _: b""), policy=Policy(now=NOW)),
        "“alg” is “none” and there is no signature: anybody can have written this token.",
    ),
}


@pytest.mark.parametrize(("report", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_the_summary_says_what_to_believe(report, sentence):
    assert report.summary == sentence


def test_the_guessed_secret_is_named():
    report = inspect_token(compact(HEADER, CLAIMS, mac("secret")), policy=Policy(now=NOW))
    assert report.verdict == "unverified"
    assert report.summary == "The signature fits, but its secret was guessed: “secret”."


def chips(report):
    return [f"{check.name} {check.outcome}: {check.note}" for check in report.checks]


def test_the_four_chips_of_an_accepted_token():
    report = asked(issuer="https://login.acme.example", algorithms="HS256")
    assert chips(report) == [
        "structure passed: 3 segments",
        "signature passed: HS256",
        "time passed: 13 min left",
        "policy passed: iss, alg",
    ]


def test_the_four_chips_of_a_broken_token():
    report = inspect_token("eyJhbGciOiJIUzI1NiJ9.eyJz*WIiOiIxIn0.AAAA", policy=Policy(now=NOW))
    assert chips(report) == [
        "structure failed: payload, character 26",
        "signature not-checked: needs a whole token",
        "time not-checked: no claims to read",
        "policy not-checked: nothing asked",
    ]


def test_times_that_nobody_can_read_are_not_said_to_be_missing():
    encrypted = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA"
    assert chips(inspect_token(encrypted))[2] == "time not-checked: no claims to read"
    bare = inspect_token(compact(HEADER, {"sub": "1"}, mac("secret")), policy=Policy(now=NOW))
    assert chips(bare)[2] == "time not-checked: no times in it"


def test_only_the_checks_that_failed_are_named():
    report = asked(issuer="https://login.acme.example", audience="nobody")
    assert chips(report)[3] == "policy failed: aud"


def test_what_could_not_be_read_keeps_the_policy_from_having_passed():
    encrypted = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA"
    expected = Policy(now=NOW, issuer="https://login.acme.example", algorithms="dir")
    assert chips(inspect_token(encrypted, policy=expected))[3] == "policy not-checked: iss"
    other = Policy(now=NOW, issuer="https://login.acme.example", algorithms="RSA-OAEP-256")
    assert chips(inspect_token(encrypted, policy=other))[3] == "policy failed: alg"


def test_an_expectation_that_nothing_could_judge_is_not_said_to_have_passed():
    question = honest("sd-jwt")
    issued = question.text[: question.text.rindex("~") + 1]
    policy = Policy(now=NOW, audience="https://verifier.example")
    report = inspect_token(issued, question.key, policy=policy)
    assert report.summary == (
        "Signature verified with ES256, but what you expect of “aud” could not be checked."
    )
