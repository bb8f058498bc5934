"""From a text to a token: every form recognised, every part read as far as it can be."""

import json
from pathlib import Path

import pytest
from compact import b64

from debugger.jose.model import Encoding, Form
from debugger.jose.parse import parse

HEADER = b64(b'{"alg":"HS256","typ":"JWT"}')
BARE = b64(b'{"alg":"HS256"}')
PAYLOAD = b64(b'{"iss":"joe","exp":1795515180}')
SIGNATURE = b64(bytes(range(32)))
TOKEN = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"
JWE = ".".join((b64(b'{"alg":"dir","enc":"A128GCM"}'), "", "AAAA", "BBBB", "CCCC"))
COOKBOOK = Path(__file__).parents[1] / "vectors" / "rfc7520"


def fatal(text):
    return [fault.code for fault in parse(text).faults if fault.fatal]


def seen(text):
    """Each fault with the characters it is about."""
    token = parse(text)
    return [
        (f.code, f.at, None if f.start is None else text[f.start : f.end]) for f in token.faults
    ]


def test_a_signed_token_has_three_segments_a_header_a_payload_and_a_signature():
    token = parse(TOKEN)
    assert (token.form, token.faults) == (Form.JWS_COMPACT, ())
    assert [(s.name, s.text) for s in token.segments] == [
        ("header", HEADER),
        ("payload", PAYLOAD),
        ("signature", SIGNATURE),
    ]
    assert token.header.value == {"alg": "HS256", "typ": "JWT"}
    assert token.header.text == '{"alg":"HS256","typ":"JWT"}'
    assert token.claims == {"iss": "joe", "exp": 1795515180}
    assert token.payload.encoding is Encoding.JSON
    assert token.signatures[0].signing_input == f"{HEADER}.{PAYLOAD}".encode()
    assert token.signatures[0].octets == bytes(range(32))
    assert token.algorithm == "HS256"


def test_an_encrypted_token_has_five_segments_and_no_payload():
    token = parse(JWE)
    assert (token.form, token.faults, token.payload) == (Form.JWE_COMPACT, (), None)
    assert [s.name for s in token.segments] == [
        "header",
        "encrypted_key",
        "iv",
        "ciphertext",
        "tag",
    ]
    assert token.segments[1].octets == b""


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param(f"{TOKEN}.abcd", [("segment-count", "", ".abcd")], id="four parts"),
        pytest.param(f"{TOKEN}.a.b.c", [("segment-count", "", ".a.b.c"), ("base64url-length", "segment", "a"), ("base64url-length", "segment", "b"), ("base64url-length", "segment", "c")], id="six parts"),
        pytest.param(HEADER, [("segment-count", "", HEADER)], id="a header alone"),
        pytest.param(f"{HEADER}.{PAYLOAD}", [("truncated", "", "")], id="one dot"),
        pytest.param(f"{HEADER}.{PAYLOAD[:-3]}", [("truncated", "", "")], id="cut within the payload"),
        pytest.param(f"{HEADER}.{PAYLOAD[:-2]}", [("truncated", "", "")], id="cut to a length that does not decode"),
        pytest.param(f"{HEADER}.{PAYLOAD[:9]}...{SIGNATURE[-9:]}", [("ellipsis", "", "...")], id="three dots inside"),
        pytest.param(f"{HEADER}.{PAYLOAD[:9]}…{PAYLOAD[-9:]}.{SIGNATURE}", [("ellipsis", "", "…")], id="ellipsis inside"),
        pytest.param(f"{HEADER[:9]}…{SIGNATURE}", [("ellipsis", "", "…")], id="ellipsis in the header"),
        pytest.param(f"{HEADER}.{PAYLOAD[:8]}*{PAYLOAD[8:]}.{SIGNATURE}", [("base64url-alphabet", "payload", "*")], id="foreign character in the payload"),
        pytest.param(f"{HEADER[:8]}*{HEADER[8:]}.{PAYLOAD}.{SIGNATURE}", [("base64url-alphabet", "header", "*")], id="foreign character in the header"),
        pytest.param(f"*{HEADER}.{PAYLOAD}.{SIGNATURE}", [("base64url-alphabet", "header", "*")], id="foreign character before the header"),
        pytest.param(f"{HEADER}.{PAYLOAD}.{SIGNATURE[:-1]}*", [("base64url-alphabet", "signature", "*")], id="foreign character in the signature"),
        pytest.param(f"{HEADER}.{PAYLOAD}.AB+/", [("base64-standard-alphabet", "signature", "+")], id="standard base64"),
        pytest.param(f"{HEADER}=.{PAYLOAD}.{SIGNATURE}=", [("base64-padding", "header", "="), ("base64-padding", "signature", "=")], id="padding twice"),
        pytest.param(f"{TOKEN}AA", [("base64url-length", "signature", "A")], id="a length that cannot be"),
        pytest.param(f"{TOKEN[:-1]}9", [("base64url-non-canonical", "signature", "9")], id="stray bits"),
        pytest.param(f"{b64(HEADER.encode())}.{b64(PAYLOAD.encode())}.{SIGNATURE}", [("double-encoded", "header", b64(HEADER.encode()))], id="encoded twice"),
        pytest.param(f"{b64(b'[1]')}.{PAYLOAD}.{SIGNATURE}", [("header-not-object", "header", b64(b"[1]"))], id="header is an array"),
        pytest.param(f"{b64(b'null')}.{PAYLOAD}.{SIGNATURE}", [("header-not-object", "header", b64(b"null"))], id="header is null"),
        pytest.param(f"{HEADER[:-4]}.{PAYLOAD}.{SIGNATURE}", [("json-invalid", "header", HEADER[-6:-4])], id="header is cut"),
        pytest.param(f"{b64(b'{}')}.{PAYLOAD}.{SIGNATURE}", [("alg-missing", "header", "e30")], id="empty header"),
        pytest.param(f"eyJhbGciOiJub25lIn0.{PAYLOAD}.AAAA", [("alg-none-signed", "signature", "AAAA")], id="none with a signature"),
    ],
)  # fmt: skip
def test_a_fault_of_structure_is_named_once_with_its_characters(text, faults):
    assert seen(text) == faults


@pytest.mark.parametrize(
    ("payload", "faults"),
    [
        pytest.param(b'{"sub":"1",}', [("json-invalid", "payload")], id="comma at the end"),
        pytest.param(b"{'sub': '1'}", [("json-single-quotes", "payload")], id="single quotes"),
        pytest.param(b'{"exp":NaN}', [("json-nan", "payload.exp")], id="NaN"),
        pytest.param(b'{"sub":"\xe9"}', [("utf8-invalid", "payload")], id="Latin-1"),
        pytest.param('{"sub":"1"}'.encode("utf-16"), [("utf8-invalid", "payload")], id="UTF-16"),
        pytest.param(
            b'{"a":{"b":' + b"[" * 70 + b"]" * 70 + b"}}", [("json-depth", "payload")], id="depth"
        ),
        pytest.param(
            b'[{"a":1', [("json-invalid", "payload")], id="array that ends early, in a JWT"
        ),
    ],
)
def test_a_payload_that_means_to_be_json_must_be_json(payload, faults):
    token = parse(f"{HEADER}.{b64(payload)}.{SIGNATURE}")
    assert [(fault.code, fault.at) for fault in token.faults if fault.fatal] == faults
    assert token.form is Form.JWS_COMPACT
    assert not token.payload.document.parsed
    assert token.claims == {}


@pytest.mark.parametrize(
    ("payload", "faults"),
    [
        pytest.param(
            b'{"sub":"a","sub":"b"}', [("json-duplicate-member", "payload.sub")], id="duplicates"
        ),
        pytest.param(
            b'{"sub":"\\ud83d"}', [("json-lone-surrogate", "payload.sub")], id="half a pair"
        ),
        pytest.param(
            b'\xef\xbb\xbf{"sub":"a"}', [("byte-order-mark", "payload")], id="byte order mark"
        ),
    ],
)
def test_a_payload_with_lesser_faults_is_still_a_payload(payload, faults):
    token = parse(f"{HEADER}.{b64(payload)}.{SIGNATURE}")
    assert [(fault.code, fault.at) for fault in token.faults] == faults
    assert not any(fault.fatal for fault in token.faults)
    assert list(token.claims) == ["sub"]


def test_duplicate_members_of_the_header_are_fatal():
    header = b64(b'{"alg":"none","alg":"HS256"}')
    assert fatal(f"{header}.{PAYLOAD}.{SIGNATURE}") == ["json-duplicate-member"]


def test_depth_is_a_limit_and_no_other_fault():
    (fault,) = parse(f"{HEADER}.{b64(b'[' * 65 + b']' * 65)}.{SIGNATURE}").faults
    assert (fault.code, fault.limit) == ("json-depth", True)


@pytest.mark.parametrize(
    ("header", "payload", "encoding", "text"),
    [
        pytest.param({}, b'{"a":1}', Encoding.JSON, '{"a":1}', id="object"),
        pytest.param({}, b"[1, 2]", Encoding.JSON, "[1, 2]", id="array"),
        pytest.param({}, b'"text"', Encoding.JSON, '"text"', id="JSON text"),
        pytest.param(
            {}, b"[not json", Encoding.TEXT, "[not json", id="text that begins with a bracket"
        ),
        pytest.param({}, b"42", Encoding.TEXT, "42", id="digits"),
        pytest.param({"typ": "JWT"}, b"42", Encoding.JSON, "42", id="digits in a JWT"),
        pytest.param(
            {"cty": "application/json"}, b"true", Encoding.JSON, "true", id="a word said to be JSON"
        ),
        pytest.param({}, b"hello world", Encoding.TEXT, "hello world", id="text"),
        pytest.param(
            {"typ": "JWT"}, b"hello world", Encoding.TEXT, "hello world", id="text in a JWT"
        ),
        pytest.param(
            {"typ": "JWT", "cty": "JWT"}, TOKEN.encode(), Encoding.TEXT, TOKEN, id="a token"
        ),
        pytest.param({}, "Zoë\n".encode(), Encoding.TEXT, "Zoë\n", id="text beyond ASCII"),
        pytest.param({}, b"\x00\xff", Encoding.BINARY, "00ff", id="octets"),
        pytest.param({}, b"a\x00b", Encoding.BINARY, "610062", id="control characters"),
        pytest.param({}, b"", Encoding.TEXT, "", id="nothing"),
    ],
)
def test_a_payload_is_json_text_or_octets_and_none_of_them_is_a_fault(
    header, payload, encoding, text
):
    header = b64(json.dumps({"alg": "HS256", **header}).encode())
    token = parse(f"{header}.{b64(payload)}.{SIGNATURE}")
    assert (token.payload.encoding, token.payload.document.text) == (encoding, text)
    assert token.payload.octets == payload
    assert token.faults == ()


def test_octets_in_a_jwt_that_are_no_utf8_are_a_fault():
    assert fatal(f"{HEADER}.{b64(bytes([200, 201, 202]))}.{SIGNATURE}") == ["utf8-invalid"]


def test_the_exact_text_is_kept_digit_for_digit():
    payload = '{ "a" : 3.0, "b":9007199254740993 , "a":1e2}'
    token = parse(f"{BARE}.{b64(payload.encode())}.{SIGNATURE}")
    assert token.payload.document.text == payload
    assert token.claims == {"a": 100.0, "b": 9007199254740993}


def test_a_broken_signature_leaves_header_and_payload():
    token = parse(f"{HEADER}.{PAYLOAD}.AB*")
    assert (token.form, token.claims["iss"], token.header.members["alg"]) == (
        Form.JWS_COMPACT,
        "joe",
        "HS256",
    )
    assert token.signatures[0].octets is None


def test_a_payload_is_shown_up_to_its_wrong_character():
    token = parse(f"{HEADER}.{PAYLOAD[:16]}*{PAYLOAD[16:]}.{SIGNATURE}")
    assert token.payload.document.text == '{"iss":"joe"'


def test_a_cut_payload_is_shown_as_far_as_it_goes():
    assert parse(f"{HEADER}.{PAYLOAD[:16]}").payload.document.text == '{"iss":"joe"'


def test_a_header_is_shown_up_to_its_wrong_character():
    assert parse(f"{HEADER[:20]}*.{PAYLOAD}.{SIGNATURE}").header.text == '{"alg":"HS256",'


def test_the_places_of_json_faults_are_mapped_to_the_characters_that_carry_them():
    payload = b64('{"é":1,}'.encode())
    text = f"{BARE}.{payload}.{SIGNATURE}"
    (fault,) = parse(text).faults
    first = len(BARE) + 1
    assert (fault.start, fault.end) == (first + 8 * 4 // 3, first + 12)


# The forms -----------------------------------------------------------------------------------


def test_an_empty_payload_is_a_payload_unless_the_header_says_otherwise():
    """`header..signature` signs the empty payload or one kept elsewhere; the text cannot tell."""
    token = parse(f"{BARE}..{SIGNATURE}")
    assert (token.form, token.payload.octets, token.faults) == (Form.JWS_COMPACT, b"", ())


def test_an_unencoded_payload_left_out_is_detached():
    header = b64(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    token = parse(f"{header}..{SIGNATURE}")
    assert (token.form, token.payload) == (Form.JWS_DETACHED, None)


def test_an_unencoded_payload_is_its_own_text():
    header = b64(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    token = parse(f"{header}.$,02.{SIGNATURE}")
    assert (token.form, token.faults, token.payload.octets) == (Form.JWS_COMPACT, (), b"$,02")
    assert token.signatures[0].signing_input == f"{header}.$,02".encode()


def test_a_payload_is_base64url_where_b64_is_not_critical():
    header = b64(b'{"alg":"HS256","b64":false}')
    assert parse(f"{header}.{PAYLOAD}.{SIGNATURE}").claims["iss"] == "joe"


FLAT = {"payload": PAYLOAD, "protected": HEADER, "header": {"kid": "1"}, "signature": SIGNATURE}
GENERAL = {
    "payload": PAYLOAD,
    "signatures": [
        {"protected": HEADER, "signature": SIGNATURE},
        {"protected": BARE, "header": {"kid": "2"}, "signature": "AAAA"},
    ],
}


def test_the_flattened_json_form_is_a_signed_token():
    text = json.dumps(FLAT)
    token = parse(text)
    assert (token.form, token.faults) == (Form.JWS_JSON, ())
    assert [(s.name, s.text) for s in token.segments] == [
        ("payload", PAYLOAD),
        ("header", HEADER),
        ("signature", SIGNATURE),
    ]
    assert all(text[s.start : s.end] == s.text for s in token.segments)
    assert token.claims["iss"] == "joe"
    (signature,) = token.signatures
    assert signature.unprotected == {"kid": "1"}
    assert signature.header == {"alg": "HS256", "typ": "JWT", "kid": "1"}
    assert signature.signing_input == f"{HEADER}.{PAYLOAD}".encode()


def test_the_general_json_form_has_several_signatures():
    token = parse("  " + json.dumps(GENERAL, indent=2) + "\n")
    assert (token.form, token.faults) == (Form.JWS_JSON, ())
    assert [signature.octets for signature in token.signatures] == [bytes(range(32)), b"\0\0\0"]
    assert [signature.header.get("kid") for signature in token.signatures] == [None, "2"]
    assert token.signatures[1].signing_input == f"{BARE}.{PAYLOAD}".encode()


def test_a_json_form_without_its_payload_is_detached():
    flat = {name: FLAT[name] for name in ("protected", "signature")}
    token = parse(json.dumps(flat))
    assert (token.form, token.payload, token.faults) == (Form.JWS_DETACHED, None, ())


def test_an_algorithm_in_the_unprotected_header_counts():
    token = parse(
        json.dumps({"payload": PAYLOAD, "header": {"alg": "HS256"}, "signature": SIGNATURE})
    )
    assert (token.faults, token.algorithm, token.header.members) == ((), "HS256", {"alg": "HS256"})
    assert token.signatures[0].signing_input == f".{PAYLOAD}".encode()


def test_an_unencoded_payload_in_json_is_its_unescaped_text():
    header = b64(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    text = json.dumps({"protected": header, "payload": '{"a":"b"}', "signature": SIGNATURE})
    token = parse(text)
    assert (token.claims, token.faults) == ({"a": "b"}, ())
    assert token.signatures[0].signing_input == header.encode() + b'.{"a":"b"}'
    segment = token.segment("payload")
    assert text[segment.start : segment.end] == segment.text == '{\\"a\\":\\"b\\"}'


@pytest.mark.parametrize(
    ("change", "at"),
    [
        pytest.param({"signatures": []}, "", id="both signature and signatures"),
        pytest.param({"signature": None, "signatures": []}, "signatures", id="no signatures"),
        pytest.param({"signature": None, "signatures": {}}, "signatures", id="signatures no array"),
        pytest.param({"signature": None, "signatures": [1]}, "signatures[0]", id="signature no object"),
        pytest.param({"signature": None, "signatures": [{"protected": HEADER}]}, "signatures[0]", id="signature without signature"),
        pytest.param({"signature": 1}, "", id="signature no text"),
        pytest.param({"header": []}, "header", id="header no object"),
        pytest.param({"payload": 1}, "payload", id="payload no text"),
        pytest.param({"header": {"disclosures": "a"}}, "header.disclosures", id="disclosures no array"),
        pytest.param({"header": {"disclosures": ["W10", 1]}}, "header.disclosures[1]", id="disclosure no text"),
        pytest.param({"header": {"kb_jwt": {}}}, "header.kb_jwt", id="key binding no text"),
    ],
)  # fmt: skip
def test_a_malformed_json_form_is_said_to_be_one(change, at):
    members = {name: value for name, value in {**FLAT, **change}.items() if value is not None}
    token = parse(json.dumps(members))
    assert token.form is Form.JWS_JSON
    assert ("jws-json-malformed", at) in [(f.code, f.at) for f in token.faults if f.fatal]


def test_a_name_in_both_headers_is_a_fault_at_the_second():
    text = json.dumps({**FLAT, "header": {"typ": "x"}})
    assert seen(text) == [("jws-header-overlap", "header.typ", '"typ": "x"')]


def test_two_members_of_one_name_in_a_json_form_are_fatal():
    text = json.dumps(FLAT)[:-1] + f', "signature": "{SIGNATURE}"}}'
    assert fatal(text) == ["json-duplicate-member"]


def test_a_json_form_that_is_no_json_is_said_where():
    text = json.dumps(FLAT)[:-1] + ",}"
    token = parse(text)
    assert (token.form, [(f.code, text[f.start : f.end]) for f in token.faults]) == (
        None,
        [("json-invalid", "}")],
    )


def test_a_jwe_in_json_shows_its_segments():
    text = json.dumps(
        {
            "protected": b64(b'{"enc":"A128GCM"}'),
            "unprotected": {"jku": "https://x.example"},
            "recipients": [
                {"header": {"alg": "A128KW"}, "encrypted_key": "AAAA"},
                {"encrypted_key": "BBBB"},
            ],
            "iv": "CCCC",
            "ciphertext": "DDDD",
            "tag": "EEEE",
        }
    )
    token = parse(text)
    assert (token.form, token.faults, token.algorithm) == (Form.JWE_JSON, (), "A128KW")
    assert [(s.name, s.text) for s in token.segments] == [
        ("header", b64(b'{"enc":"A128GCM"}')),
        ("encrypted_key", "AAAA"),
        ("encrypted_key", "BBBB"),
        ("iv", "CCCC"),
        ("ciphertext", "DDDD"),
        ("tag", "EEEE"),
    ]


NAME, ELEMENT = b64(b'["salt","name",{"x":1}]'), b64(b'["other",null]')


def test_an_sd_jwt_has_its_disclosures():
    token = parse(f"{TOKEN}~{NAME}~{ELEMENT}~")
    assert (token.form, token.faults) == (Form.SD_JWT, ())
    assert [s.name for s in token.segments][3:] == ["disclosure", "disclosure"]
    assert [(d.salt, d.name, d.value) for d in token.disclosures] == [
        ("salt", "name", {"x": 1}),
        ("other", None, None),
    ]
    assert token.claims["iss"] == "joe"
    assert token.signatures[0].signing_input == f"{HEADER}.{PAYLOAD}".encode()


def test_a_key_binding_jwt_is_one_segment():
    token = parse(f"{TOKEN}~{NAME}~{TOKEN}")
    assert (token.segments[-1].name, token.segments[-1].text) == ("key_binding", TOKEN)
    assert len(token.disclosures) == 1


def test_an_sd_jwt_without_its_last_tilde_still_has_its_disclosure():
    token = parse(f"{TOKEN}~{NAME}")
    assert (token.form, len(token.disclosures)) == (Form.SD_JWT, 1)


@pytest.mark.parametrize(
    "text", ["", "AAAA", "A*", b64(b'{"a":1}'), b64(b"[1]"), b64(b'["a",1,2]'), b64(b"[1,2,3,4]")]
)
def test_a_disclosure_that_is_none_is_named_and_the_rest_is_read(text):
    token = parse(f"{TOKEN}~{text}~{NAME}~")
    assert [(f.code, f.at, f.fatal) for f in token.faults] == [
        ("sd-disclosure-malformed", "disclosures[0]", False)
    ]
    assert [disclosure.decoded for disclosure in token.disclosures] == [False, True]


def test_a_tilde_behind_an_encrypted_token_is_astray():
    token = parse(f"{JWE}~")
    assert (token.form, fatal(f"{JWE}~")) == (Form.JWE_COMPACT, ["base64url-alphabet"])


def test_an_sd_jwt_in_json_has_its_disclosures_in_the_header():
    text = json.dumps({**FLAT, "header": {"disclosures": [NAME], "kb_jwt": TOKEN}})
    token = parse(text)
    assert (token.form, token.faults) == (Form.JWS_JSON, ())
    assert [d.name for d in token.disclosures] == ["name"]
    assert [s.name for s in token.segments] == [
        "payload",
        "header",
        "disclosure",
        "key_binding",
        "signature",
    ]


# What is no token ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no text"),
        ("hello", "No token stands in this text"),
        ("www.example.com", "does not decode to a JSON object"),
        ("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", "PEM"),
        ('{"kty":"oct","k":"AAAA"}', "JSON Web Key"),
        ('{"a":1}', "This is JSON"),
        ("123e4567-e89b-12d3-a456-426614174000", "UUID"),
        ("v4.public.eyJzdWIiOiIxIn0HL10HbzP1Uojp", "does not decode to a JSON object"),
        ("gAAAAABn4gZCB5Fu3tVPewn1DjpFfxy_NCzpQN3K", "opaque token"),
        ("~~~", "No token"),
        ("\ud800", "No token"),
    ],
)
def test_a_text_that_is_no_token_is_said_to_be_what_it_is(text, said):
    token = parse(text)
    (fault,) = token.faults
    assert (token.form, fault.code, fault.fatal) == (None, "no-token", True)
    assert said in fault.message


def test_parts_between_dots_are_shown_even_where_they_are_no_token():
    assert [s.text for s in parse("www.example.com").segments] == ["www", "example", "com"]


def test_a_header_alone_is_shown():
    token = parse(HEADER)
    assert (token.form, token.header.members["alg"], [s.name for s in token.segments]) == (
        None,
        "HS256",
        ["header"],
    )


def test_more_parts_than_any_form_has_are_named_as_far_as_they_go():
    token = parse(f"{TOKEN}.{SIGNATURE}")
    assert [s.name for s in token.segments] == ["header", "payload", "signature", "segment"]
    assert token.claims["iss"] == "joe"


def test_a_million_dots_are_ten_segments():
    token = parse(HEADER + "." * 1_000_000)
    assert (len(token.segments), token.text[token.segments[-1].start :]) == (10, "." * 999_991)
    assert "1000001 parts" in token.faults[0].message


def test_messages_say_where_and_what():
    assert [fault.message for fault in parse(f"{HEADER}.{PAYLOAD[:8]}*.{SIGNATURE}").faults] == [
        "Payload: “*” (U+002A) stands as character 9 of 9; base64url has only A to Z, a to z, 0 to 9, “-” and “_”."
    ]


@pytest.mark.parametrize(
    "path", sorted(COOKBOOK.glob("[456]*.json")), ids=lambda path: path.stem[:40]
)
def test_the_cookbook_of_rfc_7520_is_read_without_a_fault(path):
    output = json.loads(path.read_text(encoding="utf-8")).get("output", {})
    for form, value in output.items() if isinstance(output, dict) else ():
        if form not in ("compact", "json", "json_flat"):
            continue
        text = value if isinstance(value, str) else json.dumps(value)
        token = parse(text)
        assert (token.form is not None, token.faults) == (True, ())
        assert all(text[s.start : s.end] == s.text for s in token.segments)


@pytest.mark.parametrize(
    ("members", "name"),
    [
        ({"payload": "e30", "signatures": [{"protected": "eyJhbGciOiJIUzI1NiJ9", "signature": "AA"}]}, "signatures"),
        ({"protected": "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0", "iv": "AA", "ciphertext": "AA", "tag": "AA", "recipients": [{"encrypted_key": "AA"}]}, "recipients"),
    ],
    ids=["signatures", "recipients"],
)  # fmt: skip
def test_beyond_a_thousand_signatures_or_recipients_the_limit_is_named(members, name):
    allowed = parse(json.dumps({**members, name: members[name] * 1_000}))
    assert not any(fault.limit for fault in allowed.faults)
    token = parse(json.dumps({**members, name: members[name] * 1_001}))
    (limit,) = (fault for fault in token.faults if fault.limit)
    assert limit.message == f"It has 1,001 {name}; the first 1,000 are read."
    assert len([each for each in token.segments if each.octets == b"\0"]) == (
        1_000 if name == "signatures" else 1_003
    )
