"""From a place in the token to the characters that carry it."""

import json

import pytest
from compact import b64

from debugger.jose import base64url
from debugger.jose.parse import parse
from debugger.jose.places import locator

SIGNATURE = b64(bytes(range(32)))
PAYLOAD = (
    '{"iss":"joe","näme":"Zoë","exp":1,"aud":["a","b"],"cnf":{"jkt":"x"},"https://x.y/z":true}'
)


def token(payload=PAYLOAD, header='{"alg":"HS256","kid":"1"}'):
    return f"{b64(header.encode())}.{b64(payload.encode())}.{SIGNATURE}"


def carried(text, at):
    """The octets that the characters at a place carry, with what must be read along with them."""
    start, end = locator(parse(text))(at)
    segment = next(s for s in parse(text).segments if s.start <= start and end <= s.end)
    whole = (start - segment.start) // 4 * 4 + segment.start
    octets = base64url.read(text[whole:end]).readable
    return octets.decode(errors="replace")


@pytest.mark.parametrize(
    ("at", "member"),
    [
        ("payload.iss", '"iss":"joe"'),
        ("payload.näme", '"näme":"Zoë"'),
        ("payload.exp", '"exp":1'),
        ("payload.aud", '"aud":["a","b"]'),
        ("payload.aud[1]", '"b"'),
        ("payload.cnf.jkt", '"jkt":"x"'),
        ('payload["https://x.y/z"]', '"https://x.y/z":true'),
        ("header.kid", '"kid":"1"'),
    ],
)
def test_a_member_is_found_among_the_characters_of_its_segment(at, member):
    assert member in carried(token(), at)


@pytest.mark.parametrize(
    ("at", "octets"),
    [("payload.iss", (1, 12)), ("payload.näme", (13, 27)), ("payload.exp", (28, 35))],
)
def test_a_place_is_widened_to_the_characters_that_carry_its_octets(at, octets):
    text = token()
    first = text.index(".") + 1
    a, b = octets
    assert locator(parse(text))(at) == (first + a * 4 // 3, first + -(-b * 4 // 3))


@pytest.mark.parametrize("name", ["header", "payload", "signature"])
def test_the_name_of_a_segment_is_all_of_it(name):
    text = token()
    start, end = locator(parse(text))(name)
    assert (
        text[start:end]
        == dict(zip(("header", "payload", "signature"), text.split("."), strict=True))[name]
    )


@pytest.mark.parametrize(
    "at",
    [
        "",
        "payload.sub",
        "payload.iss.x",
        "key",
        "policy.audience",
        "input",
        "disclosures[0]",
        "payload..",
        "tag",
    ],
)
def test_what_is_not_there_has_no_place(at):
    assert locator(parse(token()))(at) is None


def test_the_last_of_duplicate_members_is_the_place():
    text = token('{"a":1,"b":2,"a":3}')
    assert '"a":3' in carried(text, "payload.a")


def test_characters_of_several_octets_are_counted_right_far_down_a_payload():
    payload = json.dumps({f"{'é€😀'[i % 3]}{i}": i for i in range(3000)}, ensure_ascii=False)
    text = token(payload)
    locate = locator(parse(text))
    first = text.index(".") + 1
    for index in (0, 1, 1500, 2999):
        member = f'"{"é€😀"[index % 3]}{index}": {index}'
        start = len(payload[: payload.index(member)].encode())
        place = locate(f"payload.{'é€😀'[index % 3]}{index}")
        assert place == (
            first + start * 4 // 3,
            first + -(-(start + len(member.encode())) * 4 // 3),
        )


def test_a_jwe_has_its_five_places():
    text = ".".join((b64(b'{"alg":"dir","enc":"A128GCM"}'), "", "AAAA", "BBBB", "CCCC"))
    locate = locator(parse(text))
    assert [
        text[slice(*locate(name))] for name in ("encrypted_key", "iv", "ciphertext", "tag")
    ] == ["", "AAAA", "BBBB", "CCCC"]
    assert locate("header.enc") is not None


def test_disclosures_are_counted_from_zero():
    first, second = b64(b'["s","name","Jane"]'), b64(b'["t","x"]')
    text = f"{token()}~{first}~{second}~"
    locate = locator(parse(text))
    assert [text[slice(*locate(f"disclosures[{index}]"))] for index in (0, 1)] == [first, second]
    assert locate("disclosures[2]") is None


GENERAL = json.dumps(
    {
        "payload": b64(PAYLOAD.encode()),
        "signatures": [
            {"protected": b64(b'{"alg":"HS256"}'), "header": {"kid": "one"}, "signature": "AAAA"},
            {"protected": b64(b'{"alg":"ES256"}'), "header": {"kid": "two"}, "signature": "BBBB"},
        ],
    },
    indent=1,
)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("signatures[0]", "AAAA"),
        ("signatures[1]", "BBBB"),
        ("signatures[1].signature", "BBBB"),
        ("signature", "AAAA"),
        ("header.kid", '"kid": "one"'),
        ("signatures[1].header.kid", '"kid": "two"'),
        ("signatures[1].header", b64(b'{"alg":"ES256"}')),
        ("header", b64(b'{"alg":"HS256"}')),
        ("signatures[2]", None),
        ("signatures[1].header.x", None),
    ],
)
def test_the_general_json_form_has_a_place_for_each_signature(at, text):
    span = locator(parse(GENERAL))(at)
    assert (span and GENERAL[slice(*span)]) == text


def test_members_of_a_json_form_are_found_in_its_text():
    assert '"exp":1' in carried(GENERAL, "payload.exp")
    assert '"alg":"ES256"' in carried(GENERAL, "signatures[1].header.alg")


def test_an_unencoded_payload_is_one_place():
    """Its characters are no base64url, so that no octet has a place of its own (RFC 7797)."""
    header = b64(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    text = f'{header}.{{"a":1}}.{SIGNATURE}'
    start, end = locator(parse(text))("payload.a")
    assert text[start:end] == '{"a":1}'


def test_an_empty_text_has_no_places():
    assert locator(parse(""))("header") is None
