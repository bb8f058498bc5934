"""Edges of the pitfalls of header and payload as JSON, of their values, and of the JSON forms."""

import json
from dataclasses import replace

from edge import raised, silent
from edges_structure import JWE, TOKEN

from debugger.claims.policy import Policy
from debugger.jose import base64url
from debugger.samples import (
    ABSENT,
    HS256,
    SAMPLE_NOW,
    Question,
    altered,
    encoded,
    generic_payload,
    honest,
    with_claims,
    with_header,
    with_octets,
    with_secret,
)

HEADER, PAYLOAD, SIGNATURE = TOKEN.split(".")
PLAIN = b'{"alg":"HS256"}'
TYPED = b'{"alg":"HS256","typ":"JOSE"}'
# What can be asked of claims alone, and what is said where there are none.
EXPECTATIONS = {
    "an issuer expected": {"issuer": "https://login.acme.example"},
    "an audience expected": {"audience": "https://api.acme.example"},
    "a subject expected": {"subject": "u_8f3k2m9q"},
    "an age expected": {"max_age": 60},
    "no age expected": {"max_age": 0},
}
UNMET = "What you expect of the claims cannot hold, for there are none."


def payload(octets, header=b'{"alg":"HS256","typ":"JWT"}', expected=None):
    def make():
        question = with_octets(header=header, payload=octets)
        return replace(question, policy=Policy(now=SAMPLE_NOW, **(expected or {})))

    return make


def header(octets):
    return lambda: with_octets(header=octets)


def member(text):
    """A member more in an honest payload, as it shall stand there."""
    return payload(generic_payload(text.encode()))


def header_member(text):
    return header(b'{"alg":"HS256","typ":"JWT",' + text.encode() + b"}")


def both(name, what, text, of=raised, **more):
    """The member in the payload, and in the header."""
    yield of(name, f"{what} in the payload", member(text), **more)
    yield of(name, f"{what} in the header", header_member(text), **more)


RENE = '{"alg":"HS256","sub":"René"}'
PICTURE = b"\x89PNG\xff\xfe\x00\x01"
UTF_8 = (
    *(
        edge
        for name in ("latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")
        for edge in (
            raised("utf8-invalid", f"a payload in {name}", payload(RENE.encode(name))),
            raised("utf8-invalid", f"a header in {name}", header(RENE.encode(name))),
            silent("json-invalid", f"a payload in {name}", payload(RENE.encode(name))),
        )
    ),
    raised("utf8-invalid", "UTF-16 is named", payload(RENE.encode("utf-16-le")), says="UTF-16"),
    raised("utf8-invalid", "UTF-32 is named", payload(RENE.encode("utf-32-le")), says="UTF-32"),
    raised("utf8-invalid", "an overlong spelling", payload(b'{"sub":"\xc0\xaf"}')),
    raised("utf8-invalid", "a surrogate", payload(b'{"sub":"\xed\xa0\x80"}')),
    raised("utf8-invalid", "octets under typ JWT", payload(PICTURE)),
    raised("utf8-invalid", "octets under cty json", payload(PICTURE, b'{"alg":"HS256","cty":"json"}')),
    raised("utf8-invalid", "a brace and no typ", payload(b'{"a":"\xff"}', PLAIN)),
    silent("utf8-invalid", "octets without a typ", payload(PICTURE, PLAIN)),
    silent("utf8-invalid", "octets of another kind", payload(PICTURE, b'{"alg":"HS256","typ":"JOSE","cty":"image/png"}')),
    silent("utf8-invalid", "letters beyond ASCII", member('"name":"René 你"')),
    raised("byte-order-mark", "before the payload", payload(b"\xef\xbb\xbf" + generic_payload())),
    raised("byte-order-mark", "before the header", header(b'\xef\xbb\xbf{"alg":"HS256","typ":"JWT"}')),
    silent("byte-order-mark", "before the token", lambda: altered(edit=lambda text: f"\ufeff{text}")),
    silent("byte-order-mark", "in a text", member('"note":"\ufeff"')),
    silent("json-invalid", "a byte order mark", payload(b"\xef\xbb\xbf" + generic_payload())),
)  # fmt: skip

BROKEN = (
    *(
        '{"sub":"a",}',
        '{"sub":"a"',
        '{"sub":a}',
        '{sub:"a"}',
        '{"sub":"a"}}',
        '{"a":1} x',
        '{"a":01}',
    ),
    *(
        '{"a":+1}',
        '{"a":.5}',
        '{"a":1.}',
        '{"a":"\x01"}',
        '{"a":"\\x"}',
        '{"a" 1}',
        "{,}",
        "{",
        "  {",
    ),
    *(
        '{"a":1}{"a":1}',
        '{"a":1}//',
        '{"a":0x10}',
        '{"a":[1,2}',
        '{"a":undefined}',
        '{"a":nan}',
        "{a:1}",
    ),
)
PRINTED = (
    *("{'sub': 'a'}", "{'sub': 'a', 'admin': True}", "{'x': None, 'f': False}", "{'n': \"it's\"}"),
    *("{'a': {'b': ['c', 1.5]}}", "{'a': 'b\\'c'}", '{"admin": True}', '{"x": None}', "{'a':'b'}"),
)
GRAMMAR = (
    *(raised("json-invalid", f"payload {text!r}", payload(text.encode())) for text in BROKEN),
    *(raised("json-invalid", f"no typ, {text!r}", payload(text.encode(), PLAIN)) for text in BROKEN),
    *(raised("json-invalid", f"header {text!r}", header(text.encode())) for text in BROKEN),
    raised("json-invalid", "an array under typ JWT", payload(b'["a",]')),
    silent("json-invalid", "brackets in a plain text", payload(b"[draft] hello", PLAIN)),
    silent("json-invalid", "quotes in a plain text", payload(b'"a", he said', PLAIN)),
    silent("json-invalid", "blanks around", payload(b" \n" + generic_payload() + b"\r\n")),
    silent("json-invalid", "a plain text", payload(b"hello", PLAIN)),
    *(raised("json-single-quotes", f"payload {text}", payload(text.encode())) for text in PRINTED),
    *(
        raised("json-single-quotes", f"header {text}", header(f"{{'alg': 'HS256', {text[1:]}".encode()))
        for text in PRINTED
    ),
    silent("json-invalid", "a printed object", payload(b"{'sub': 'a'}")),
    silent("json-single-quotes", "JavaScript without quotes", payload(b"{sub: 'a'}")),
    silent("json-single-quotes", "apostrophes in a text", member('"n":"O\'Neil\'s \'x\', None, True"')),
    *both("json-duplicate-member", "one name twice", '"x":1,"x":1'),
    *both("json-duplicate-member", "nested", '"x":{"a":1,"a":2}'),
    *both("json-duplicate-member", "in an array", '"x":[{"a":1,"a":1}]'),
    *both("json-duplicate-member", "one of them escaped", '"x":1,"\\u0078":2'),
    *both("json-duplicate-member", "empty names", '"":1,"":2'),
    raised("json-duplicate-member", "alg", header(b'{"alg":"none","alg":"HS256"}'), at="header.alg"),
    raised("json-duplicate-member", "sub", member('"sub":"admin"'), at="payload.sub"),
    *both("json-duplicate-member", "another case", '"x":1,"X":2', silent),
    *both("json-duplicate-member", "other objects", '"x":{"a":1},"y":{"a":1}', silent),
    *(
        edge
        for text in ("NaN", "Infinity", "-Infinity", "[NaN]", '{"a":Infinity}')
        for edge in (*both("json-nan", text, f'"x":{text}'), *both("json-invalid", text, f'"x":{text}', silent))
    ),
    *(edge for text in ("null", '"NaN"', '"-Infinity"', "1e400") for edge in both("json-nan", text, f'"x":{text}', silent)),
)  # fmt: skip


def nested(depth, begin="[", end="]"):
    return f'"x":{begin * (depth - 1)}1{end * (depth - 1)}'


ESCAPES = (
    *(edge for n in (65, 66, 5000) for edge in both("json-depth", f"{n} arrays", nested(n))),
    *both("json-depth", "65 objects", nested(65, '{"a":', "}")),
    *both("json-depth", "64 arrays", nested(64), silent),
    *both("json-depth", "64 objects", nested(64, '{"a":', "}"), silent),
    *both("json-depth", "brackets in a text", f'"x":"{"[" * 100}"', silent),
    *both("json-depth", "a hundred beside each other", f'"x":[{",".join(["[]"] * 100)}]', silent),
    *(
        edge
        for text in ("\\ud83d", "\\ud800", "\\udfff", "\\uDC00", "\\ude00\\ud83d", "\\ud83dx", "\\\\\\ud83d")
        for edge in both("json-lone-surrogate", text, f'"x":"{text}"')
    ),
    *(
        edge
        for text in ("\\ud83d\\ude00", "\\uD83D\\uDE00", "\\ud7ff", "\\ue000", "\\\\ud83d", "😀")
        for edge in both("json-lone-surrogate", text, f'"x":"{text}"', silent)
    ),
    *both("json-lone-surrogate", "in a name", '"\\ud83d":1'),
    *(
        raised("json-escaped-name", f"payload {name}", member(f'"{name}":"x"'))
        for name in ("\\u0073cope", "client\\u005fid", "nonc\\u0065", "si\\u0064", "\\u0061\\u007a\\u0070")
    ),
    *(
        raised("json-escaped-name", f"header {name}", header_member(f'"{name}":"x"'))
        for name in ("\\u006bid", "te\\u006eant", "x\\u0031", "a\\u002db", "v\\u005a", "v\\u007e", "v\\u0021")
    ),
    *(
        edge
        for name in ("\\u00e9t\\u00e9", "a\\u0000", "a\\u0020b", "a\\u007f", "a\\u0022", "a\\u005c", "\\\\u0061lg")
        for edge in both("json-escaped-name", name, f'"{name}":"x"', silent)
    ),
    silent("json-escaped-name", "a claim that is not registered", member('"\\u0063olour":"x"')),
    *both("json-escaped-name", "a value", '"x":"\\u0061"', silent),
    *both("json-escaped-name", "a text before a comma", '"x":["\\u0061ud","b"]', silent),
)  # fmt: skip

PAYLOADS = (
    *(
        raised("header-not-object", text, header(text.encode()), "error")
        for text in ("[]", '["HS256"]', '"HS256"', "5", "null", "true", '[{"alg":"HS256"}]')
    ),
    silent("header-not-object", "an object", header(PLAIN)),
    silent("header-not-object", "no JSON", header(b"{")),
    silent("alg-missing", "a header that is no object", header(b"[]")),
    *(
        edge
        for text in ("[]", '["a"]', '"text"', '[{"sub":"a"}]', ' ["a"]', '""')
        for edge in (
            raised("payload-not-object", f"{text}, JWT", payload(text.encode()), "warning"),
            raised("payload-not-object", f"{text}, no typ", payload(text.encode(), PLAIN), "warning"),
            raised("payload-not-object", f"{text}, JOSE", payload(text.encode(), b'{"alg":"HS256","typ":"JOSE"}'), "info"),
            raised("payload-not-object", f"{text}, application/jwt", payload(text.encode(), b'{"alg":"HS256","typ":"application/JWT"}'), "warning"),
            silent("payload-not-json", text, payload(text.encode(), PLAIN)),
        )
    ),
    *(
        silent("payload-not-object", f"payload {text}", payload(text.encode(), PLAIN))
        for text in ("{}", "hello", "5", "null", "[draft] a text", TOKEN, "")
    ),
    *(
        raised("payload-not-json", f"payload {text!r}", payload(text, PLAIN), "info")
        for text in (b"hello", b"\x00\x01", b"<xml/>", b"42", b"true", b" ", b'a {"b":1}')
    ),
    *(
        silent("payload-not-json", f"payload {text!r}", payload(text, PLAIN))
        for text in (b"{}", b" {}", b"[1]", b'"a"', b"", b"[draft]", TOKEN.encode(), JWE.encode())
    ),
    silent("payload-not-json", "octets that mean to be JSON", payload(PICTURE)),
    raised("payload-empty", "signed", payload(b"", PLAIN), "warning"),
    raised("payload-empty", "no key", lambda: Question(text=with_octets(header=PLAIN, payload=b"").text)),
    silent("payload-empty", "a signature of something else", lambda: altered(edit=lambda text: f"{HEADER}..{SIGNATURE}")),
    silent("payload-empty", "an empty object", payload(b"{}", PLAIN)),
    silent("payload-empty", "a blank", payload(b" ", PLAIN)),
    silent("payload-empty", "unencoded and apart", payload(b"", b'{"alg":"HS256","b64":false,"crit":["b64"]}')),
    silent("payload-not-object", "5, JWT", payload(b"5")),
    raised("payload-not-json", "a header with no alg", payload(b"hello world", b"{}")),
    raised("payload-not-json", "a byte order mark", payload(b"\xef\xbb\xbfhello", PLAIN)),
    raised("payload-not-json", "a word in base64url", payload(b"eyes", PLAIN), says="the text “eyes”"),
    *(
        edge
        for name, expected in EXPECTATIONS.items()
        for edge in (
            raised("payload-not-object", name, payload(b"[1]", TYPED, expected), "error", says=UNMET),
            raised("payload-not-json", name, payload(b"hello", TYPED, expected), "error", says=UNMET),
            raised("payload-empty", name, payload(b"", TYPED, expected), "error", says=UNMET),
        )
    ),
    raised("payload-not-object", "an algorithm expected", payload(b"[1]", PLAIN, {"algorithms": "HS256"}), "warning"),
    raised("payload-empty", "encrypted", lambda: with_secret(b""), "warning", says="plaintext"),
    silent("payload-empty", "encrypted, a blank", lambda: with_secret(b" ")),
    silent("payload-empty", "encrypted and not opened", lambda: replace(with_secret(b""), key=None)),
    silent("payload-not-json", "an object that is none", payload(b'{"a":', b'{"alg":"HS256"}')),
)  # fmt: skip

LARGE = (
    "9007199254740992",
    "-9007199254740992",
    "12345678901234567",
    "1" * 5000,
    "0.1234567890123456789",
    "1e309",
    "-1e309",
    "1e-400",
    "1.7976931348623159e308",
)
EXACT = (
    "9007199254740991",
    "-9007199254740991",
    "0",
    "-0",
    "0.1",
    "3.14159265358979",
    "0.30000000000000004",
    "1e308",
    "5e-324",
    "1e22",
    "0e999",
    "0.00",
    '"9007199254740993"',
    '"at: 9007199254740993"',
)
NUMBERS = (
    *(
        of("json-number-precision", f"{text[:24]} {place}", member(shape % text))
        for of, texts in ((raised, LARGE), (silent, EXACT))
        for text in texts
        for place, shape in (("as a claim", '"a":%s'), ("in an array", '"a":[1,%s]'), ("in an object", '"a":{"b": %s }'))
    ),
    *(
        silent("json-number-precision", f"as {name}", member(f'"{name}":9007199254740993'))
        for name in ("auth_time", "updated_at")
    ),
    *(
        silent("json-number-precision", f"as {name}", payload(f'{{"{name}":9007199254740993}}'.encode()))
        for name in ("exp", "nbf", "iat")
    ),
    raised("json-number-precision", "its place", member('"a":{"b":[1,9007199254740993]}'), "warning", at="payload.a.b[1]"),
    silent("json-number-precision", "in an array that is no claims set", payload(b"[9007199254740993]")),
    *(
        raised("claims-as-string", text, lambda text=text: with_claims(tenant=text), "warning", at="payload.tenant")
        for text in ('{"a":1}', "[1,2]", "[]", "{}", '["a"]')
    ),
    *(
        silent("claims-as-string", text, lambda text=text: with_claims(tenant=text))
        for text in ('{"a":1', "[draft] a", "{x}", '"a"', "1", '{"a":1} x', "[a](b)", "{'a':1}", "", "[" * 100 + "]" * 100)
    ),
    *(
        silent("claims-as-string", f"as {name}", lambda name=name: with_claims(**{name: '{"a":1}'}))
        for name in ("request", "vp_token")
    ),
    silent("claims-as-string", "an object", lambda: with_claims(tenant={"a": 1})),
    raised("json-number-precision", "18 digits", member('"a":0.123456789012345678')),
    silent("json-number-precision", "17 digits", member('"a":0.12345678901234567')),
    silent("claims-as-string", "behind a blank", lambda: with_claims(tenant=' {"a":1}')),
)  # fmt: skip

OTHER = honest("access-token").text
UNSIGNED = f"{base64url.encode(b'{}')}.{base64url.encode(b'{}')}."
INSIDE = (
    *(
        raised("token-in-token", name, lambda value=value: with_claims(upstream=value), "warning", at=at)
        for name, value, at in (
            ("a signed one", OTHER, "payload.upstream"),
            ("an encrypted one", JWE, "payload.upstream"),
            ("an unsigned one", f"{base64url.encode(encoded({'alg': 'none'}))}.e30.", "payload.upstream"),
            ("in an array", [OTHER], "payload.upstream[0]"),
            ("in an object", {"a": OTHER}, "payload.upstream.a"),
        )
    ),
    *(
        silent("token-in-token", f"as {name}", lambda name=name: with_claims(**{name: OTHER}))
        for name in ("act", "client_assertion", "request", "vp_token", "verifiableCredential", "attestation", "software_statement")
    ),
    *(
        silent("token-in-token", what, lambda value=value: with_claims(upstream=value))
        for what, value in (
            ("no alg", UNSIGNED),
            ("one part less", OTHER.rpartition(".")[0]),
            ("a name with dots", "eyJ.example.com"),
            ("no base64url", "ey!.e30.AAAA"),
            ("a version", "1.2.3"),
        )
    ),
    *(
        of("token-in-token", f"as payload, cty {cty}", payload(OTHER.encode(), encoded({"alg": "HS256", "cty": cty})))
        for of, types in ((raised, ("text/plain", "", 5)), (silent, ("JWT", "jwt", "application/jwt")))
        for cty in types
    ),
    raised("token-in-token", "as payload, no cty", payload(OTHER.encode(), PLAIN), at="payload"),
    raised("token-in-token", "as payload, encrypted", payload(JWE.encode(), PLAIN)),
    raised("token-in-token", "a header on two lines", lambda: with_claims(upstream=f"{base64url.encode(b'{' + bytes([10]) + encoded({'alg': 'HS256'})[1:])}.e30.AAAA")),
)  # fmt: skip

CLAIMS = (
    "Exp",
    "ISS",
    "Sub",
    "AUD",
    "Nbf",
    "IAT",
    "Jti",
    "Scope",
    "Client_Id",
    "NONCE",
    "Azp",
    "AMR",
    "Cnf",
    "Auth_Time",
    "At_Hash",
    "SID",
    "Events",
    "Act",
    "Email_Verified",
)
PARAMETERS = (
    "Alg",
    "TYP",
    "Kid",
    "KID",
    "Jku",
    "X5C",
    "x5t#s256",
    "Crit",
    "Enc",
    "B64",
    "Cty",
    "Epk",
    "P2C",
    "Jwk",
)
NAMES = (
    *(raised("member-name-case", f"claim {name}", lambda name=name: with_claims(**{name: "a"}), "warning", at=f"payload.{name}") for name in CLAIMS),
    *(raised("member-name-case", f"header {name}", lambda name=name: with_header(**{name: "a"}), "warning") for name in PARAMETERS),
    *(
        silent("member-name-case", f"claim {name}", lambda name=name: with_claims(**{name: "a"}))
        for name in ("clientId", "userId", "exp_at", "Issuer", "Expires", "nonce")
    ),
    silent("member-name-case", "deeper", lambda: with_claims(o={"Exp": 1})),
    silent("member-name-case", "header members that are right", lambda: with_header(kid="a", cty="json")),
    *(
        raised("member-name-confusable", f"claim {name!a}", lambda name=name: with_claims(**{name: "a"}), "warning")
        for name in ("\u0435xp", "\u0456ss", "\u0455ub", "\u0430ud", "\uff45\uff58\uff50", "ex\u0440", "\u0131ss", "n\u03bfnce", "EX\u0420", "\U0001d41e\U0001d431\U0001d429", "em\u0430il", "ex\u200bp")
    ),
    *(
        raised("member-name-confusable", f"header {name!a}", lambda name=name: with_header(**{name: "a"}), "warning")
        for name in ("\u0430lg", "k\u0456d", "\uff4b\uff49\uff44", "\u0441rit", "jw\u043a")
    ),
    *(
        silent("member-name-confusable", f"claim {name!a}", lambda name=name: with_claims(**{name: "a"}))
        for name in ("gr\u00f6\u00dfe", "\u0438\u043c\u044f", "\u540d\u524d", "\u0117xp", "\ufb01rst", "scope")
    ),
    silent("member-name-confusable", "a header of one's own", lambda: with_header(**{"schl\u00fcssel": "a"})),
    raised("member-name-confusable", "a header name with a capital", lambda: with_header(**{"\u04455t#S256": "a"})),
    silent("json-escaped-name", "no claims set", payload(b'[{"\\u0073ub":1}]')),
)  # fmt: skip

FLAT = {"protected": HEADER, "payload": PAYLOAD, "signature": SIGNATURE}
ENTRY = {"protected": HEADER, "signature": SIGNATURE}
ENCRYPTED = {"protected": JWE.split(".")[0], "iv": "A" * 16, "ciphertext": "BBBB", "tag": "A" * 22}


def form(members, base=FLAT):
    """A JSON form: the base with these members, `ABSENT` to leave one out."""
    merged = {**base, **members}
    text = json.dumps({name: it for name, it in merged.items() if it is not ABSENT})
    return lambda: altered(edit=lambda _: text)


def general(*entries, **members):
    return form({"payload": PAYLOAD, "signatures": list(entries), **members}, {})


def signed(protected, **members):
    """A flattened JWS over that protected header, or over none."""
    head = base64url.encode(encoded(protected)) if protected is not None else ""
    signature = base64url.encode(HS256.sign(f"{head}.{PAYLOAD}".encode()))
    return {"protected": head or ABSENT, "payload": PAYLOAD, "signature": signature, **members}


def jwt_in_json(claims):
    body = base64url.encode(encoded(claims))
    signature = base64url.encode(HS256.sign(f"{HEADER}.{body}".encode()))
    return form({"payload": body, "signature": signature})


MALFORMED = (
    *(
        ("both", {"signatures": [ENTRY]}),
        ("an empty list", {"signatures": []}),
        ("null", {"signatures": None}),
    ),
    *(
        ("an object of signatures", {"signature": ABSENT, "signatures": ENTRY}),
        ("a text of signatures", {"signatures": "a"}),
    ),
    *(
        ("no signature", {"signature": ABSENT}),
        ("a number", {"signature": 5}),
        ("a payload of a number", {"payload": 5}),
    ),
    *(
        ("an object as payload", {"payload": {"a": 1}}),
        ("an object as protected", {"protected": {"alg": "HS256"}}),
    ),
    *(("a header of text", {"header": "a"}), ("a header of an array", {"header": []})),
    *(
        ("a disclosure of a number", {"header": {"disclosures": [5]}}),
        ("disclosures of text", {"header": {"disclosures": "a"}}),
        ("a key binding of an object", {"header": {"kb_jwt": {}}}),
    ),
)
FORMS = (
    *(raised("jws-json-malformed", name, form(members), "error") for name, members in MALFORMED),
    raised("jws-json-malformed", "an entry without a signature", general({"protected": HEADER})),
    raised("jws-json-malformed", "the second entry without", general(ENTRY, {"protected": HEADER})),
    raised("jws-json-malformed", "an entry of text", general("a")),
    silent("jws-json-malformed", "flattened", form({})),
    silent("jws-json-malformed", "general", general(ENTRY, ENTRY)),
    silent("jws-json-malformed", "a member of one's own", form({"note": "a"})),
    silent("alg-missing", "an object as protected", form({"protected": {"alg": "HS256"}})),
    *(
        raised("jws-header-overlap", name, question, "error")
        for name, question in (
            ("typ", form({"header": {"typ": "JWT"}})),
            ("alg", form({"header": {"alg": "none"}})),
            ("the second entry", general(ENTRY, {**ENTRY, "header": {"typ": "a"}})),
            ("JWE, unprotected", form({"unprotected": {"enc": "A128GCM"}}, ENCRYPTED)),
            ("JWE, header", form({"header": {"alg": "dir"}}, ENCRYPTED)),
            ("JWE, both unprotected", form({"header": {"kid": "a"}, "unprotected": {"kid": "a"}}, ENCRYPTED)),
        )
    ),
    silent("jws-header-overlap", "disjoint", form({"header": {"kid": "a"}})),
    silent("jws-header-overlap", "JWE, disjoint", form({"unprotected": {"kid": "a"}}, ENCRYPTED)),
    raised("alg-unprotected", "beside a protected typ", form(signed({"typ": "JWT"}, header={"alg": "HS256"})), "warning"),
    raised("alg-unprotected", "nothing protected", form(signed(None, header={"alg": "HS256"}))),
    raised("alg-unprotected", "in the second entry", general(ENTRY, {"signature": SIGNATURE, "header": {"alg": "HS256"}})),
    silent("alg-unprotected", "protected", form({"header": {"kid": "a"}})),
    silent("alg-unprotected", "compact", honest),
    raised("crit-unprotected", "a member beside it", form(signed({"alg": "HS256", "tenant": 1}, header={"crit": ["tenant"]})), "error"),
    raised("crit-unprotected", "in the second entry", general(ENTRY, {**ENTRY, "header": {"crit": ["a"], "a": 1}})),
    silent("crit-absent-member", "unprotected", form(signed({"alg": "HS256"}, header={"crit": ["a"], "a": 1}))),
    silent("crit-unprotected", "protected", form(signed({"alg": "HS256", "crit": ["a"], "a": 1}))),
    *(raised("jwt-not-compact", name, jwt_in_json({name: "a"}), "warning") for name in ("exp", "iss", "sub")),
    raised("jwt-not-compact", "general", general(ENTRY)),
    *(silent("jwt-not-compact", f"a payload {claims}", jwt_in_json(claims)) for claims in ({"a": 1}, {"aud": "a"}, ["sub"], "sub")),
    silent("jwt-not-compact", "disclosures", form({"header": {"disclosures": ["WyJhIiwiYiIsImMiXQ"]}})),
    silent("jwt-not-compact", "no disclosures left", form({"header": {"disclosures": []}})),
    silent("jwt-not-compact", "compact", honest),
    *(
        raised("token-polyglot", name, question, "error")
        for name, question in (
            ("a name", form({TOKEN: 1})),
            ("a name with blanks around", form({f"  {HEADER}.{PAYLOAD}.": ""})),
            ("a member", form({"token": TOKEN})),
            ("within a member", form({"other": {"a": [TOKEN]}})),
            ("a name within a member", form({"other": {TOKEN: 1}})),
            ("general", general(ENTRY, token=TOKEN)),
            ("an entry", general({**ENTRY, "token": TOKEN})),
            ("a recipient", form({"recipients": [{"header": {"alg": "dir"}, TOKEN: 1}]}, {**ENCRYPTED, "protected": ABSENT})),
            ("JWE", form({TOKEN: 1}, ENCRYPTED)),
        )
    ),
    silent("token-polyglot", "a header member", form({"header": {"jwt": TOKEN}})),
    silent("token-polyglot", "dots", form({"note": "a.b.c"})),
    silent("token-polyglot", "no alg", form({"note": UNSIGNED})),
    silent("token-polyglot", "no base64url", form({"note": "ey!.e30.AAAA eyJ.e30.AAAA"})),
    silent("token-polyglot", "an answer with a token", lambda: altered(edit=lambda text: json.dumps({"access_token": text}))),
    silent("alg-unprotected", "no alg at all", form(signed({"typ": "JWT"}, header={"kid": "a"}))),
    silent("alg-unprotected", "in both", form({"header": {"alg": "HS256"}})),
    raised("token-polyglot", "a text around it", lambda: altered(edit=lambda _: f"Look: {json.dumps({**FLAT, TOKEN: 1})} there")),
    raised("token-polyglot", "found as the compact token", lambda: altered(edit=lambda text: json.dumps({text: 1, "signature": SIGNATURE}))),
    silent("token-polyglot", "words of it in no JSON", lambda: altered(edit=lambda text: f'"signature": {text}')),
    silent("token-polyglot", "texts in a list of signatures", general("a")),
)  # fmt: skip

EDGES = (*UTF_8, *GRAMMAR, *ESCAPES, *PAYLOADS, *NUMBERS, *INSIDE, *NAMES, *FORMS)
