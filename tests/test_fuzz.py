"""No text makes anything raise: arbitrary text, texts made of a token's parts, tokens gone wrong."""

import json
import time

import pytest
from compact import b64, compact, mac
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from debugger.extract import extract
from debugger.inspection import inspect_token
from debugger.jose.parse import parse
from debugger.jose.places import locator

CLAIMS = {"iss": "https://login.acme.example", "sub": "u1", "aud": ["a"], "exp": 1795515180}
TOKEN = compact({"alg": "HS256", "typ": "JWT"}, CLAIMS, mac("secret"))
JWE = ".".join(
    (b64(b'{"alg":"dir","enc":"A128GCM"}'), "", b64(bytes(12)), b64(b"text"), b64(bytes(16)))
)
SD_JWT = "~".join((TOKEN, b64(b'["salt","name","Jane"]'), b64(b'["salt",1]'), ""))
HEADER, PAYLOAD, SIGNATURE = TOKEN.split(".")
FLAT = json.dumps({"payload": PAYLOAD, "protected": HEADER, "signature": SIGNATURE})
GENERAL = json.dumps(
    {"payload": PAYLOAD, "signatures": [{"protected": HEADER, "signature": SIGNATURE}] * 2}
)
MANY_DUPLICATES = b64(b"{" + b'"a":1,' * 5000 + b'"b":1}')
HONEST = (TOKEN, JWE, SD_JWT, FLAT, GENERAL)

PIECES = (
    *HONEST, HEADER, PAYLOAD, SIGNATURE, ".", "..", "...", "…", "~", "=", "==", "+", "/", "-", "_", "*", " ", "\n", "\r\n", "\t",
    "\u200b", "\ufeff", "\u00ad", "\u00a0", "\ud800", "\0", "é", "%2E", "%", "%252e", "%3D", "%20", '"', "'", "\\", "\\n", ",", ";", "&", "#", "?",
    "{", "}", "[", "]", ":", '{"payload":', '"signatures":', "eyJ", "ey", "ew", "e30", "Bearer ", "Authorization: ", "Cookie: a=", "Set-Cookie: a=",
    "https://x/?t=", "https://x/#t=", "> ", "token=", '"token": "', b64(b"[1]"), b64(b"null"), b64(b'{"alg":"none"}'), b64(b'{"alg":5,"crit":"x","b64":false}'),
    b64(b'{"b64":false,"crit":["b64"],"alg":"HS256"}'), b64(b'{"exp":NaN,"a":1e999,"a":' + b"9" * 4400 + b"}"), b64(b"[" * 70),
)  # fmt: skip

TEXTS = st.text(st.characters(exclude_categories=())) | st.lists(
    st.sampled_from(PIECES), max_size=12
).map("".join)
KEYS = st.sampled_from(
    [
        "",
        "secret",
        "\ud800",
        '{"kty":"oct","k":"c2VjcmV0"}',
        "-----BEGIN PUBLIC KEY-----",
        "{",
        "[" * 200,
    ]
) | st.text(max_size=20)


@st.composite
def broken_tokens(draw):
    """A token with a few characters taken out, put in, changed or doubled."""
    text = draw(st.sampled_from(HONEST))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.sampled_from((*PIECES, "", text[start:end] * 2))) + text[end:]
    return text


@st.composite
def odd_tokens(draw):
    """A token whose parts are sound base64url of anything."""
    parts = draw(
        st.lists(
            st.binary(max_size=40) | JSON.map(lambda value: json.dumps(value).encode()),
            min_size=1,
            max_size=6,
        )
    )
    return ".".join(map(b64, parts))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["none", "HS256", "b64", "JWT"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["alg", "typ", "crit", "b64", "kid", "enc", "jwk", "exp", "aud", "cnf", "a.b", ""]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
ANY = TEXTS | broken_tokens() | odd_tokens()
QUICK = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_consistent(token):
    assert all(token.text[s.start : s.end] == s.text for s in token.segments)
    assert [s.start for s in token.segments] == sorted(s.start for s in token.segments)
    assert all(
        0 <= f.start <= f.end <= len(token.text) for f in token.faults if f.start is not None
    )
    assert all(f.code and f.message.endswith((".", "”.")) for f in token.faults)
    assert token.form is not None or any(f.fatal for f in token.faults)


@QUICK
@given(ANY)
@example("")
@example("\ud800")
@example("{" * 2000)
@example('{"payload":"\\ud800","signatures":[{"signature":"\\ud800","protected":"\\ud800"}]}')
def test_any_text_is_parsed_and_its_offsets_are_consistent(text):
    token = parse(text)
    assert token.text == text
    assert_consistent(token)
    locate = locator(token)
    for fault in token.faults:
        locate(fault.at)


@QUICK
@given(ANY)
def test_in_any_text_every_token_stands_where_it_is_said_to(text):
    extraction = extract(text)
    end = 0
    for found in extraction.tokens:
        assert end <= found.start < found.end <= len(text)
        assert found.repairs or text[found.start : found.end] == found.text
        assert found.form == parse(found.text).form
        end = found.end
    assert extraction.text == text


@QUICK
@given(st.sampled_from((TOKEN, JWE, SD_JWT)), TEXTS, TEXTS)
def test_an_honest_token_on_a_line_of_its_own_is_found_in_any_text(token, before, after):
    text = f"{before}\n\n{token}\n\n{after}"
    assert token in [found.text for found in extract(text).tokens]


@pytest.mark.parametrize(
    "text",
    [TOKEN, JWE, SD_JWT, FLAT, GENERAL],
    ids=["jws", "jwe", "sd-jwt", "flattened", "general"],
)
def test_the_tokens_that_are_broken_here_are_sound_before(text):
    assert parse(text).faults == ()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, KEYS)
@example(TOKEN, "secret")
@example(f"{b64(b'[' * 5000)}.{PAYLOAD}.{SIGNATURE}", "")
@example(f"{HEADER}.{MANY_DUPLICATES}.{SIGNATURE}", "secret")
def test_any_text_with_any_key_is_inspected_within_two_seconds(text, key):
    begun = time.process_time()
    report = inspect_token(text, key)
    assert time.process_time() - begun < 2
    assert report.verdict
    assert report.summary
