"""The whole sheet of a report: seal, legend, rows, places, remedies, and what the fields may take."""

import base64
import subprocess
import sys
import warnings

import jwt
import pytest

from debugger import Policy, inspect_token
from debugger.outcome import Outcome
from debugger.pitfalls import PITFALLS
from debugger.sheet.sheet import lay_out

NOW = 1_795_514_400
KEY = "32 octets of a secret, as it was"
SECRET = KEY.encode()
CLAIMS = {
    "iss": "https://login.example",
    "sub": "user_7291",
    "aud": ["https://api.example", "https://other.example"],
    "iat": NOW - 60,
    "exp": NOW + 600,
    "jti": "a91e-04c7-7712-55d1",
}


def sheet_of(claims=CLAIMS, key=KEY, **policy):
    token = jwt.encode(claims, SECRET, "HS256")
    return lay_out(inspect_token(token, key, "auto", Policy(now=NOW, **policy)))


def guessable():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library says that the secret is short; so it is
        return jwt.encode(CLAIMS, b"secret", "HS256")


@pytest.mark.parametrize(
    ("token", "key", "seal"),
    [
        (jwt.encode(CLAIMS, SECRET, "HS256"), KEY, ("whole", "good", "Verified")),
        (
            jwt.encode(CLAIMS | {"exp": NOW - 1}, SECRET, "HS256"),
            KEY,
            ("late", "warn", "Verified"),
        ),
        (jwt.encode(CLAIMS, SECRET, "HS256"), "another", ("broken", "bad", "Not verified")),
        (jwt.encode(CLAIMS, SECRET, "HS256"), "", ("ring", "none", "Not verified")),
        (guessable(), "", ("but", "bad", "Not verified")),
        (jwt.encode(CLAIMS, None, "none"), "", ("open", "bad", "No signature")),
        (jwt.encode(CLAIMS, SECRET, "HS256"), "{}", ("key", "warn", "Not verified")),
        (
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA",
            "",
            ("ring", "none", "Encrypted"),
        ),
        (
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
            "sixteen octets !",
            ("broken", "bad", "Not decrypted"),
        ),
        (
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4WFRTIn0..AAAA.AAAA.AAAA",
            "",
            ("half", "none", "Not checked"),
        ),
        ("no token", "", ("torn", "bad", "Malformed")),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_the_seal_says_what_to_believe(token, key, seal):
    shown = lay_out(inspect_token(token, key, "auto", Policy(now=NOW))).seal
    assert (shown.shape, shown.tone, shown.word) == seal


def test_a_key_of_the_token_itself_is_an_empty_ring():
    from cryptography.hazmat.primitives.asymmetric import ec

    private = ec.generate_private_key(ec.SECP256R1())
    jwk = jwt.algorithms.ECAlgorithm.to_jwk(private.public_key(), as_dict=True)
    token = jwt.encode(CLAIMS, private, "ES256", {"jwk": jwk})
    seal = lay_out(inspect_token(token, policy=Policy(now=NOW))).seal
    assert (seal.shape, seal.tone, seal.clause) == ("ring", "warn", "it vouches for itself")


def test_green_is_only_where_it_is_accepted():
    sheet = sheet_of(issuer="https://somebody.example")
    assert sheet.report.accepted is False
    assert (sheet.seal.shape, sheet.seal.tone) == ("but", "warn")


def test_the_legend_counts_octets():
    assert [(entry.title, entry.octets) for entry in sheet_of().legend] == [
        ("Header", "27 octets"),
        ("Payload", "165 octets"),
        ("Signature", "32 octets"),
    ]


def test_each_claim_is_a_row_with_the_characters_that_carry_it():
    sheet = sheet_of()
    token = sheet.report.token.text
    assert [row.line.name for row in sheet.payload.rows] == list(CLAIMS)
    row = next(row for row in sheet.payload.rows if row.line.name == "jti")
    start, end = map(int, row.span.split("-"))
    payload = token.split(".")[1]
    begin = (start - token.index(payload)) // 4 * 4
    decoded = base64.urlsafe_b64decode(payload[begin : begin + (end - start) // 4 * 4])
    assert b'"jti":"a91e' in decoded


def test_expectations_are_marked_and_a_failure_is_never_hidden():
    sheet = sheet_of(issuer="https://login.example", audience="nobody", algorithms="HS256")
    assert sheet.marks == {
        "issuer": Outcome.PASSED,
        "audience": Outcome.FAILED,
        "algorithms": Outcome.PASSED,
    }


def test_what_the_token_says_can_be_taken_as_the_expectation():
    assert sheet_of().taken == {
        "issuer": "https://login.example",
        "audience": "https://api.example, https://other.example",
        "algorithms": "HS256",
    }


def test_a_remedy_names_the_fields_that_make_the_signature_fit():
    sheet = sheet_of(key=base64.b64encode(SECRET).decode())
    assert sheet.remedies[0].fields["key_format"] == "base64"


def test_a_guessed_secret_is_ready_to_be_the_key():
    sheet = lay_out(inspect_token(guessable()))
    assert sheet.guessed == "secret"


def test_the_tally_counts_by_severity():
    sheet = sheet_of({"sub": "1"})
    counts = [
        sum(f.severity == s for f in sheet.report.findings) for s in ("error", "warning", "info")
    ]
    words = [
        f"{count} {word}{'s' * (count != 1)}"
        for count, word in zip(counts, ("error", "warning", "note"), strict=True)
        if count
    ]
    assert sheet.tally == " · ".join(words)
    assert counts[1]


def test_findings_lead_to_their_panel_and_their_characters():
    sheet = sheet_of(CLAIMS | {"exp": NOW - 5})
    place = next(place for place in sheet.places if place.finding.id == "exp-expired")
    assert place.anchor == "payload"
    start, end = map(int, place.span.split("-"))
    assert 28 < start < end < len(sheet.report.token.text)


def test_the_nearest_moment_is_when_words_about_time_change():
    assert sheet_of().until == NOW + 600
    assert sheet_of({"sub": "1"}).until is None


def test_a_fault_is_shown_where_it_is():
    token = jwt.encode(CLAIMS, SECRET, "HS256")
    sheet = lay_out(inspect_token(token[:60] + "…" + token[70:]))
    assert sheet.fault.marked == "…"
    assert sheet.payload.note == "what can be read of it"


def test_all_pitfalls_are_counted_whichever_were_met_so_far():
    code = (
        "from debugger import inspect_token; from debugger.sheet.sheet import lay_out;"
        "print(lay_out(inspect_token('e30.e30.')).looked_for)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == len(PITFALLS)
