"""Tokens in whatever people paste: found, told apart, and taken out of their wrapping."""

import base64
import json
import time

import pytest
from compact import b64

from debugger.extract import MOST_TOKENS, extract
from debugger.extraction.anchors import STEP, Anchors
from debugger.jose.model import Form
from debugger.jose.parse import parse


def token(number=1, algorithm="HS256", octets=32, **header):
    claims = {"iss": "https://login.acme.example", "sub": f"u{number}", "exp": 1795515180}
    parts = (json.dumps({"alg": algorithm, **header}).encode(), json.dumps(claims).encode())
    signature = bytes((number * 7 + index * 31) % 251 for index in range(octets))
    return ".".join(map(b64, (*parts, signature)))


def wrapped(text, width, before="", line="\n"):
    return (line + before).join(text[start : start + width] for start in range(0, len(text), width))


A, B = token(1), token(2)
RSA = token(3, "RS256", 256, kid="k")
NONE = token(4, "none", 0)
HEADER, PAYLOAD, SIGNATURE = A.split(".")
JWE = ".".join(
    (
        b64(b'{"alg":"dir","enc":"A128GCM"}'),
        "",
        b64(b"123456789012"),
        b64(b"secret"),
        b64(bytes(16)),
    )
)
SD_JWT = "~".join((RSA, b64(b'["salt","name","Jane"]'), b64(b'["salt2","x"]'), ""))
BOUND = SD_JWT + token(5, "ES256", 64, typ="kb+jwt")
FLAT = json.dumps({"payload": PAYLOAD, "protected": HEADER, "signature": SIGNATURE})
ZERO = "\u200b"


def texts(text):
    return [found.text for found in extract(text).tokens]


def carriers(text):
    return [(found.text, found.carrier, found.member) for found in extract(text).tokens]


def repairs(text):
    (found,) = extract(text).tokens
    return [(repair.code, text[repair.start : repair.end]) for repair in found.repairs]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(A, [(A, "text", None)], id="the token alone"),
        pytest.param(f"Bearer {A}", [(A, "authorization-bearer", None)], id="Bearer"),
        pytest.param(f"Authorization: Bearer {A}", [(A, "authorization-bearer", "Authorization")], id="Authorization header"),
        pytest.param(f"authorization: bearer {A}\r\nHost: x", [(A, "authorization-bearer", "authorization")], id="in lower case"),
        pytest.param(f"GET / HTTP/1.1\nAuthorization: DPoP {A}\nDPoP: {B}\n", [(A, "authorization-dpop", "Authorization"), (B, "dpop-header", "DPoP")], id="DPoP"),
        pytest.param(f"curl -X POST 'https://api.x/y' \\\n  -H 'Authorization: Bearer {A}' \\\n  --data-raw 'token={B}'", [(A, "authorization-bearer", "Authorization"), (B, "form-body", "token")], id="cURL"),
        pytest.param(f'curl "https://x.y/cb?access_token={A}&x=1"', [(A, "url-query", "access_token")], id="cURL with a URL"),
        pytest.param(f"curl -b 'session={A}; other=1; second={B}' https://x", [(A, "cookie", "session"), (B, "cookie", "second")], id="cURL with cookies"),
        pytest.param(f"Cookie: theme=dark; __Host-session={A}; lang=en; b={B}", [(A, "cookie", "__Host-session"), (B, "cookie", "b")], id="Cookie"),
        pytest.param(f'Set-Cookie: s={A}; Path=/\nSet-Cookie: t="{B}"; Secure', [(A, "set-cookie", "s"), (B, "set-cookie", "t")], id="Set-Cookie"),
        pytest.param(json.dumps({"access_token": A, "id_token": B, "refresh_token": "opaque"}), [(A, "json-member", "access_token"), (B, "json-member", "id_token")], id="JSON"),
        pytest.param(json.dumps({"data": {"tokens": [{"jwt": A}]}}, indent=2), [(A, "json-member", "jwt")], id="nested JSON"),
        pytest.param(json.dumps({"x": json.dumps({"body": json.dumps({"access_token": A})})}), [(A, "json-member", "access_token")], id="JSON in JSON in JSON"),
        pytest.param(f"https://x.y/cb?state=1&access_token={A}&id_token={B}#frag", [(A, "url-query", "access_token"), (B, "url-query", "id_token")], id="URL query"),
        pytest.param(f"https://x.y/cb#access_token={A}&token_type=Bearer&id_token={B}", [(A, "url-fragment", "access_token"), (B, "url-fragment", "id_token")], id="URL fragment"),
        pytest.param(f"https://x/login?next=https%3A%2F%2Fy%2Fcb%23id_token%3D{A}%26state%3D1", [(A, "url-fragment", "id_token")], id="URL in a URL"),
        pytest.param(f"https://jwt.io/#debugger-io?token={A}", [(A, "url-fragment", "token")], id="jwt.io"),
        pytest.param(f"http://localhost:8765/#value={A}", [(A, "url-fragment", "value")], id="another debugger's link"),
        pytest.param(f"https://x.y/verify/{A}/next", [(A, "text", None)], id="URL path"),
        pytest.param(f"https://x.y/verify/{A}?next=1", [(A, "text", None)], id="URL path with a query"),
        pytest.param(f"grant_type=refresh_token&refresh_token={A}&x=1", [(A, "form-body", "refresh_token")], id="form body"),
        pytest.param(f"POST /token\r\n\r\nassertion={A}&b=1", [(A, "form-body", "assertion")], id="request with a form"),
        pytest.param(f"export TOKEN={A}", [(A, "text", "TOKEN")], id="shell"),
        pytest.param(f'export TOKEN="{A}"', [(A, "text", "TOKEN")], id="shell with quotes"),
        pytest.param(f"JWT_TOKEN={A}\nOTHER={B}", [(A, "text", "JWT_TOKEN"), (B, "text", "OTHER")], id="environment file"),
        pytest.param(f"2026-11-25T10:00:00Z INFO auth token={A} user=1", [(A, "text", "token")], id="log line"),
        pytest.param(f"token: {A}", [(A, "text", "token")], id="YAML"),
        pytest.param(f"X-Auth-Token: {A}", [(A, "text", "X-Auth-Token")], id="another header"),
        pytest.param(f'<input name="t" value="{A}">', [(A, "text", "value")], id="HTML"),
        pytest.param(f"const jwt = '{A}';", [(A, "text", "jwt")], id="code"),
        pytest.param(json.dumps({"vp_token": BOUND}), [(BOUND, "json-member", "vp_token")], id="SD-JWT in JSON"),
        pytest.param(json.dumps({"x": {"token": json.loads(FLAT)}, "y": A}), [(FLAT, "json-member", "token"), (A, "json-member", "y")], id="JSON form in JSON"),
    ],
)  # fmt: skip
def test_a_token_is_found_with_what_carries_it(text, found):
    assert carriers(text) == found


UNDERSCORES = f"{HEADER}.{PAYLOAD}." + ("ab_-" * 11)[:43]
RSA_UNDERSCORE = RSA.rpartition(".")[0] + "." + "a" * 171 + "_" + "b" * 170


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"https://x.y/verify/{UNDERSCORES}/confirm", UNDERSCORES, id="URL path"),
        pytest.param(f"Bearer {RSA_UNDERSCORE}", RSA_UNDERSCORE, id="an underscore at 1024 bits"),
        pytest.param(f"https://x.y/verify?token=3D{A}", A, id="quoted-printable URL"),
        pytest.param(f"Authorization: Bearer{A}", A, id="Bearer without a blank"),
        pytest.param(f"\x1b[32m{A}\x1b[0m", A, id="terminal colour"),
        pytest.param(f'{{"log":"\\u001b[1;32m{A}\\u001b[0m"}}', A, id="colour in JSON"),
    ],
)
def test_a_token_is_found_to_the_letter_in_its_surroundings(text, found):
    (only,) = extract(text).tokens
    assert (only.text, text[only.start : only.end], only.form) == (found, found, Form.JWS_COMPACT)
    assert not any(repair.code for repair in only.repairs)


@pytest.mark.parametrize(
    "text",
    [
        f"apiVersion: v1\ndata:\n  token: {base64.b64encode(A.encode()).decode()}\nkind: Secret\n",
        base64.b64encode(A.encode()).decode(),
        base64.encodebytes(RSA.encode()).decode(),
        f"<wsse:BinarySecurityToken>{base64.b64encode(A.encode()).decode()}</wsse:BinarySecurityToken>",
    ],
    ids=["Kubernetes secret", "alone", "wrapped as base64 does", "SOAP"],
)
def test_a_token_that_is_in_base64_as_a_whole_is_read(text):
    (found,) = extract(text).tokens
    assert (found.text in (A, RSA), found.form) == (True, Form.JWS_COMPACT)
    assert base64.b64decode(text[found.start : found.end]).decode() == found.text
    assert found.where.endswith("in base64")


@pytest.mark.parametrize(
    "text", ["ZXlK" * 400, "ZXlKaGJHY2k" * 20, base64.b64encode(b"eyJub3RoaW5n").decode()]
)
def test_base64_of_something_else_is_no_token(text):
    assert [found.form for found in extract(text).tokens] == [None]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"the JWT was invalid [token={A}]", "after “token”"),
        (f"Authorization: Bearer Bearer {A}", "Authorization header"),
        (f"Authorization: Token {A}", "Authorization header"),
        (f"authorization: JWT {A}", "Authorization header"),
    ],
)
def test_where_a_token_stood_is_said_as_a_reader_would(text, where):
    assert [found.where for found in extract(text).tokens] == [where]


def test_a_har_file_gives_all_its_tokens():
    har = {
        "log": {
            "entries": [
                {
                    "request": {
                        "url": f"https://x/cb#id_token={RSA}",
                        "headers": [
                            {"name": "Authorization", "value": f"Bearer {A}"},
                            {"name": "Cookie", "value": f"s={B}"},
                            {"name": "DPoP", "value": NONE},
                        ],
                        "cookies": [{"name": "s", "value": B}],
                    },
                    "response": {"content": {"text": json.dumps({"id_token": A})}},
                }
            ]
        }
    }
    assert carriers(json.dumps(har)) == [
        (RSA, "url-fragment", "id_token"),
        (A, "authorization-bearer", "Authorization"),
        (B, "cookie", "s"),
        (NONE, "dpop-header", "DPoP"),
        (B, "har", "s"),
        (A, "har", "id_token"),
    ]
    assert all(found.where.endswith("in a HAR file") for found in extract(json.dumps(har)).tokens)


@pytest.mark.parametrize(
    "text",
    [
        f'"{A}"', f"'{A}',", f"`{A}`", f"“{A}”", f"<{A}>", f"({A})", f"[link]({A})", f"**{A}**", f"_{A}_", f"{A},", f"{A};", f"{A}.", f"My token is {A}. Why?",
        f"  \n{A}\n", f"令牌：{A}。谢谢", f"\0{A}\0", f"\ud800{A}\ud800", f"\\n{A}\\n", f"&quot;{A}&quot;", f"{A} Thanks", f"{A}\nThanks", f"{A}\n\nRegards,\nJoe", f"{A}&x=1", f"a={A}+b", f"{A}…", f"%20{A}%20",
    ],
)  # fmt: skip
def test_what_stands_around_a_token_is_no_part_of_it(text):
    (found,) = extract(text).tokens
    assert (found.text, text[found.start : found.end], found.form) == (A, A, Form.JWS_COMPACT)
    assert not any(repair.code for repair in found.repairs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"{A}\n{B}", [A, B], id="one a line"),
        pytest.param(f"{A}\r\n{B}\r\n", [A, B], id="Windows lines"),
        pytest.param(f"{A} {B}", [A, B], id="a blank between"),
        pytest.param(f"{A},{B}", [A, B], id="a comma between"),
        pytest.param(f"{A};{B}", [A, B], id="a semicolon between"),
        pytest.param(f"{A}{ZERO}{B}", [A, B], id="nothing to be seen between"),
        pytest.param(f"{A}\n{A}", [A, A], id="the same one twice"),
        pytest.param(f"{JWE}\n{JWE}", [JWE, JWE], id="encrypted ones"),
        pytest.param(f"{NONE}\n{A}", [NONE, A], id="after an unsigned one"),
        pytest.param(f"{HEADER}.{PAYLOAD}\n{A}", [f"{HEADER}.{PAYLOAD}", A], id="after a cut one"),
        pytest.param(f"{wrapped(A, 60)}\n{wrapped(B, 60)}", [A, B], id="both wrapped"),
        pytest.param(f"[{FLAT},{FLAT}]", [FLAT, FLAT], id="JSON forms"),
        pytest.param(f"Here: {FLAT} and {A}", [FLAT, A], id="a JSON form and a compact one"),
    ],
)
def test_two_tokens_are_never_one(text, found):
    assert texts(text) == found


WRAPPINGS = {
    "76 columns": wrapped(A, 76),
    "narrow": wrapped(A, 20),
    "Windows": wrapped(RSA, 64, line="\r\n"),
    "indented": wrapped(A, 40, before="      "),
    "mail": "> " + wrapped(RSA, 60, before="> "),
    "quoted-printable": wrapped(A, 75, line="=\r\n"),
    "shell": wrapped(A, 50, before="  ", line="\\\n"),
    "JSON text": '{"token": "' + wrapped(A, 70, line="\\n") + '"}',
    "header line": "Authorization: Bearer " + wrapped(A, 60, before="\t"),
    "before the dots": A.replace(".", "\n."),
    "behind the dots": A.replace(".", ".\n"),
    "before more text": f"{wrapped(RSA, 76)}\nRegards,\nJoe",
    "unsigned": wrapped(NONE, 40),
    "placeholder": wrapped(f"{HEADER}.{PAYLOAD}.xxxxxx_signature", 40),
    "JWE": wrapped(JWE, 40),
    "SD-JWT": wrapped(SD_JWT, 70),
    "bound SD-JWT": wrapped(BOUND, 70),
    "blank": f"{A[:70]} {A[70:]}",
    "blank in the header": f"{A[:9]} {A[9:]}",
    "blank in the signature": f"{A[:-5]} {A[-5:]}",
    "tab": f"{A[:70]}\t{A[70:]}",
    "no-break space": f"{A[:70]}\u00a0{A[70:]}",
}
WHOLE = {
    "Windows": RSA,
    "mail": RSA,
    "before more text": RSA,
    "unsigned": NONE,
    "JWE": JWE,
    "SD-JWT": SD_JWT,
    "bound SD-JWT": BOUND,
    "placeholder": f"{HEADER}.{PAYLOAD}.xxxxxx_signature",
}


@pytest.mark.parametrize("name", WRAPPINGS)
def test_a_token_broken_over_lines_or_blanks_is_put_together(name):
    (found,) = extract(WRAPPINGS[name]).tokens
    assert found.text == WHOLE.get(name, A)
    assert {repair.code for repair in found.repairs} == {"whitespace-inside"}


@pytest.mark.parametrize("name", WRAPPINGS)
def test_the_place_of_a_broken_token_is_all_of_it(name):
    text = WRAPPINGS[name]
    (found,) = extract(text).tokens
    rest = text[found.start : found.end]
    for repair in reversed(found.repairs):
        rest = rest[: repair.start - found.start] + rest[repair.end - found.start :]
    assert rest == found.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"{A[:-9]} was cut", A[:-9], id="a cut token before a word"),
        pytest.param(f"{A[:-9]}\nThanks", A[:-9], id="a cut token before a line of one word"),
        pytest.param(
            f"{HEADER}.{PAYLOAD[:20]} and so on. Then more",
            f"{HEADER}.{PAYLOAD[:20]}",
            id="a cut payload before sentences",
        ),
        pytest.param(f"header {HEADER} is", HEADER, id="a header before a word"),
        pytest.param(f"{A} {SIGNATURE}", A, id="a second signature"),
        pytest.param(
            f"{A}\n{'x1Y2' * 60}"[: 2 * len(A) + 1] + "\nabc", A, id="a line as long as the token"
        ),
    ],
)
def test_words_behind_a_token_are_never_taken_into_it(text, found):
    assert texts(text) == [found]


def test_pieces_of_text_in_code_are_put_together():
    assert repairs(f't = "{A[:50]}" +\n    "{A[50:]}";') == [("", '" +\n    "')]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"{A[:30]}{ZERO}{A[30:]}", [("invisible-characters", ZERO)], id="zero-width space"),
        pytest.param(f"{A[:30]}\u00ad{A[30:]}", [("invisible-characters", "\u00ad")], id="soft hyphen"),
        pytest.param(f"\ufeff{A}\u2060", [("invisible-characters", "\ufeff"), ("invisible-characters", "\u2060")], id="at both ends"),
        pytest.param(A.replace(".", f".{ZERO}{ZERO}"), [("invisible-characters", ZERO * 2)] * 2, id="behind the dots"),
        pytest.param(f"e{ZERO}{A[1:]}", [("invisible-characters", ZERO)], id="behind the first character"),
        pytest.param(A.replace(".", "%2E"), [("percent-encoded", "%2E")] * 2, id="dots escaped"),
        pytest.param(A.replace(".", "%252e"), [("percent-encoded", "%252e")] * 2, id="dots escaped twice"),
        pytest.param(f"%65{A[1:]}", [("percent-encoded", "%65")], id="first letter escaped"),
        pytest.param(f"https://x/?t={A.replace('.', '%2e')}&x=%2E", [("percent-encoded", "%2e")] * 2, id="in a URL"),
    ],
)  # fmt: skip
def test_what_was_taken_out_is_said_with_its_place(text, found):
    assert texts(text) == [A]
    assert repairs(text) == found


def test_places_are_those_of_the_pasted_text():
    text = f"x%41{ZERO} Bearer {A[:30]}{ZERO}{A[30:].replace('.', '%2E')} y"
    (found,) = extract(text).tokens
    assert text[found.start : found.end] == text[text.index("ey") : -2]


def test_an_escaped_pad_is_part_of_the_token():
    text = f"https://x/?t={A}%3D&y=1"
    (found,) = extract(text).tokens
    assert (found.text, text[found.start : found.end]) == (f"{A}=", f"{A}%3D")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(f"{A[:60]}*{A[61:]}", "base64url-alphabet", id="star"),
        pytest.param(f"{A[:60]},{A[61:]}", "base64url-alphabet", id="comma"),
        pytest.param(f"{A[:60]}:{A[61:]}", "base64url-alphabet", id="colon"),
        pytest.param(f"{A[:60]}?{A[61:]}", "base64url-alphabet", id="question mark"),
        pytest.param(f"{A[:60]}é{A[61:]}", "base64url-alphabet", id="accent"),
        pytest.param(f"{A[:8]}*{A[9:]}", "base64url-alphabet", id="in the header"),
        pytest.param(f"{A[:-5]}?{A[-4:]}", "base64url-alphabet", id="in the signature"),
        pytest.param(f"{HEADER}.{PAYLOAD}.***", "base64url-alphabet", id="masked signature"),
        pytest.param(f"{A[:-5]}+/{A[-3:]}", "base64-standard-alphabet", id="standard base64"),
        pytest.param(f"{A}=", "base64-padding", id="padding"),
        pytest.param(
            f"{HEADER}==.{PAYLOAD}.{SIGNATURE}", "base64-padding", id="padding in the header"
        ),
        pytest.param(f"{A[:60]}...{A[-20:]}", "ellipsis", id="three dots"),
        pytest.param(f"{A[:60]}…{A[-20:]}", "ellipsis", id="ellipsis"),
        pytest.param(f"{A}.abcd", "segment-count", id="four parts"),
        pytest.param(f"{HEADER}.{PAYLOAD}", "truncated", id="no signature"),
        pytest.param(f"{HEADER[:-4]}.{PAYLOAD}.{SIGNATURE}", "json-invalid", id="cut header"),
        pytest.param(
            f"{b64(b'[1]')}.{PAYLOAD}.{SIGNATURE}", "header-not-object", id="header no object"
        ),
        pytest.param(
            f"{b64(HEADER.encode())}.{b64(PAYLOAD.encode())}.{SIGNATURE}",
            "double-encoded",
            id="encoded twice",
        ),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Bearer {}", '"{}"', "log: {} end"], ids=["alone", "Bearer", "quotes", "log"]
)
def test_a_broken_token_is_found_whole_so_that_its_fault_can_be_shown(text, code, around):
    (found,) = extract(around.format(text)).tokens
    assert found.text == text
    assert code in [fault.code for fault in parse(found.text).faults]


def test_an_ellipsis_at_the_end_is_left_out():
    assert texts(f"{A[:80]}...") == texts(f"{A[:80]}… more") == [A[:80]]


@pytest.mark.parametrize(
    "text",
    [
        A,
        JWE,
        SD_JWT,
        BOUND,
        FLAT,
        f"{HEADER}..{SIGNATURE}",
        f"{A}.x",
        f"{A[:60]}…{A[-20:]}",
        f"{HEADER}.{PAYLOAD}",
        json.dumps({"protected": HEADER, "signature": SIGNATURE}),
        f"e30.{PAYLOAD}.{SIGNATURE}",
    ],
)
def test_the_form_is_the_one_that_reading_the_token_finds(text):
    (found,) = extract(f"{text}\n").tokens
    assert found.form == parse(text).form


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hello", "hello"),
        ("  hello world  ", "hello world"),
        ('Authorization: Bearer "abc",', "abc"),
        ("Bearer v4.public.eyJzdWIiOiIxIn0HL1", "v4.public.eyJzdWIiOiIxIn0HL1"),
        ("'ghp_abcdef'", "ghp_abcdef"),
        (f"{ZERO}x{ZERO}", "x"),
        ("www.example.com", "www.example.com"),
    ],
)
def test_a_text_without_a_token_is_one_entry_without_its_wrapping(text, left):
    (found,) = extract(text).tokens
    assert (found.text, text[found.start : found.end], found.form) == (left, left, None)


@pytest.mark.parametrize("text", ["", "  \n\t ", ZERO, "\u00a0", '""', "''"])
def test_a_blank_text_has_no_entry(text):
    assert extract(text).tokens == ()


@pytest.mark.parametrize("around", ["\n\n{}\n\nwords", "  {}  ", "say {{ {}"])
def test_a_json_form_is_found_from_brace_to_brace(around):
    text = around.format(FLAT)
    (found,) = extract(text).tokens
    assert (found.text, text[found.start : found.end], found.form) == (FLAT, FLAT, Form.JWS_JSON)


def test_a_broken_json_form_is_one_entry():
    text = FLAT[:-1] + ",}"
    assert texts(f" {text} ") == [text]


def test_a_compact_token_inside_a_json_form_is_part_of_it():
    text = json.dumps({f"  {A}": "", **json.loads(FLAT)})
    assert texts(text) == [text]


def seconds(text):
    begun = time.process_time()
    extract(text)
    return time.process_time() - begun


HOSTILE = {
    "eyJ": lambda n: "eyJ" * (n // 3),
    "eyJ and blanks": lambda n: "eyJhbGciOiJ " * (n // 12),
    "eyJ and slashes": lambda n: "eyJhbGciOiJ/" * (n // 12),
    "eyJ and tildes": lambda n: "eyJhbGciOiJ~" * (n // 12),
    "eyJ and dots": lambda n: "eyJhbGciOiJ." * (n // 12),
    "dots": lambda n: "." * n,
    "ey and dots": lambda n: "ey" + "." * n,
    "header and dots": lambda n: HEADER + "." * n,
    "headers": lambda n: f"{HEADER} " * (n // 40),
    "quotes": lambda n: '"' * n,
    "quoted headers": lambda n: f'"{HEADER}"\n' * (n // 40),
    "words": lambda n: "lorem ipsum dolor " * (n // 18),
    "blanks": lambda n: " " * n,
    "escapes": lambda n: "%2E" * (n // 3),
    "invisible": lambda n: f"e{ZERO}y{ZERO}" * (n // 4),
    "broken objects": lambda n: '{"payload":"a"' * (n // 14),
    "objects in braces": lambda n: '{"payload": {' * (n // 13),
    "open texts": lambda n: '{"payload": "' * (n // 13) + "a",
    "open objects": lambda n: '{"payload":' * (n // 11),
    "open signatures": lambda n: '{"signature":{"protected":"","a":' * (n // 32),
    "stars": lambda n: f"{HEADER}." + "*" * n,
    "tokens": lambda n: f"{A} " * (n // 180),
    "cookies": lambda n: "Cookie: " + f"a={A}; " * (n // 180),
    "query": lambda n: "https://x/?" + f"a={A}&" * (n // 180),
    "one wrapped token": lambda n: wrapped(f"{HEADER}.{b64(json.dumps({'x': 'y' * n}).encode())}.{SIGNATURE}", 76),
    "disclosures": lambda n: f"{RSA}~" + f"{b64(b'[1,2]')}~" * (n // 8),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_grows_no_faster_than_the_text(name):
    """Eight times the text takes about eight times as long, where a square would take 64 times.

    In processor time, and with room for a busy machine: exact exponents are the benchmarks' matter.
    """
    small = min(seconds(HOSTILE[name](60_000)) for _ in range(3))
    assert min(seconds(HOSTILE[name](480_000)) for _ in range(3)) <= small * 16 + 0.2


def test_four_megabytes_of_words_take_less_than_two_seconds():
    text = "lorem ipsum dolor sit amet " * 155_000
    assert seconds(text + A) < 2


def test_no_more_than_ten_thousand_tokens_are_listed():
    assert len(extract(f"{HEADER}.e30.AAAA " * 11_000).tokens) == MOST_TOKENS


RUN_OF_A = "a" * (3 * STEP)


@pytest.mark.parametrize("shift", [-200, -40, -3, -2, -1, 0, 1, 2])
@pytest.mark.parametrize("filling", [" ", ".", "lorem ", f"{RUN_OF_A} ", f"{RUN_OF_A}._"], ids=["blanks", "dots", "words", "a long word", "a long run"])  # fmt: skip
def test_a_token_is_found_wherever_the_steps_of_the_search_end(filling, shift):
    length = max(STEP, len(filling)) + shift
    before = (filling * (length // len(filling) + 1))[:length] if len(filling) < STEP else filling
    text = f"{before} {A}" if filling in ("lorem ", ".") else before + A
    assert [found.text for found in extract(text).tokens] == [A]


def test_no_step_of_the_search_holds_the_interpreter_for_long():
    """Other threads run between steps alone; one pass over 4 MiB takes a third of a second."""
    for filling in (".", " ", "a", "_a", "%41", "lorem "):
        text = filling * (STEP // len(filling))
        begun = time.process_time()
        Anchors(text).after(0)
        assert time.process_time() - begun < 0.1
