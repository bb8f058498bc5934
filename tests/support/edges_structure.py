"""Edges of the pitfalls of a token's text: cut, wrapped, badly encoded, another kind of token."""

import base64

from edge import raised, silent

from debugger.jose import base64url
from debugger.samples import (
    ED25519,
    ES256,
    HS256,
    RS256,
    SAMPLE_NOW,
    SECRET,
    Question,
    Signer,
    altered,
    ed25519_key,
    encoded,
    generic_payload,
    honest,
    with_claims,
    with_header,
    with_octets,
    with_text,
)
from debugger.samples.signers import hmac_signer

EDDSA = Signer("EdDSA", ed25519_key)
HS384, HS512 = (hmac_signer(SECRET * 2, name) for name in ("HS384", "HS512"))
TOKEN = honest().text
ANY = {"algorithms": None, "issuer": None, "audience": None}


def pasted(text):
    """A text as it is, without a key."""
    return lambda: Question(text=text)


def edited(edit, **more):
    return lambda: altered(edit=edit, **more)


def signed_by(signer, edit, key=True):
    more = {} if key else {"key": None}
    return lambda: altered("access-token", signer=signer, edit=edit, policy=ANY, **more)


def with_parts(*parts):
    """Parts between dots; octets are encoded, a text stands as it is, None is the sample's own."""
    own = TOKEN.split(".")
    texts = [
        own[index] if part is None else base64url.encode(part) if isinstance(part, bytes) else part
        for index, part in enumerate(parts)
    ]
    return edited(lambda _: ".".join(texts))


def at(position, put, instead=0):
    """A text put into the token, there; in place of that many of its characters."""
    return edited(lambda text: text[:position] + put + text[position:][instead:])


def last(text):
    """That in place of the signature."""
    return lambda token: f"{token.rpartition('.')[0]}.{text}"


def next_letter(text):
    """The text with the lowest bit of its last character turned over."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return text[:-1] + alphabet[alphabet.index(text[-1]) ^ 1]


def twice(text):
    return base64url.encode(text.encode())


def padded(text, index, signs):
    parts = text.split(".")
    parts[index] += signs
    return ".".join(parts)


def of_size(size):
    """An honest token of exactly that many characters."""
    for extra in "", "y", "yy", "yyy":
        short = altered(header={"x": extra}, claims={"note": ""})
        count = (size - len(short.text)) * 3 // 4
        for length in range(max(0, count - 3), count + 4):
            question = altered(header={"x": extra}, claims={"note": "n" * length})
            if len(question.text) == size:
                return question
    raise AssertionError(size)


DIRECT = base64url.encode(b'{"alg":"dir","enc":"A128GCM"}')
WRAPPED = base64url.encode(b'{"alg":"A128KW","enc":"A128GCM"}')
JWE = f"{DIRECT}..{'A' * 16}.BBBB.{'A' * 22}"

SEGMENTS = (
    *(
        raised(
            "segment-count", f"{count} parts", edited(lambda text, n=count: text + ".ab" * (n - 3))
        )
        for count in (4, 6, 9, 11, 15)
    ),
    raised("segment-count", "one part", with_parts(None)),
    raised(
        "segment-count", "an empty part in the middle", edited(lambda t: t.replace(".", "..", 1))
    ),
    raised("segment-count", "two tokens joined", edited(lambda text: f"{text}.{text}")),
    silent("segment-count", "three parts", honest),
    silent("segment-count", "five parts", pasted(JWE)),
    silent("segment-count", "two parts, which are a cut token", with_parts(None, None)),
    silent("segment-count", "the full stop of a sentence", edited(lambda text: f"{text}.")),
    silent("segment-count", "disclosures", lambda: honest("sd-jwt")),
    silent("base64url-alphabet", "many dots", edited(lambda text: text + ".ab" * 12)),
)

CUTS = (
    *(
        raised(
            "truncated", f"{signer.algorithm} without its last {cut}", signed_by(signer, shorten)
        )
        for signer, cuts in (
            (HS256, (1, 2, 3, 21)),
            (HS384, (1, 2, 32)),
            (HS512, (1, 2, 43)),
            (ES256, (1, 2, 43)),
            (ED25519, (1, 2, 43)),
            (EDDSA, (1, 2, 43)),
            (RS256, (1, 2, 11, 171)),
        )
        for cut in cuts
        for shorten in [lambda text, cut=cut: text[:-cut]]
    ),
    *(
        silent(
            "truncated", f"{signer.algorithm} without its last {cut}", signed_by(signer, shorten)
        )
        for signer, cut in (
            (HS256, 23),
            (HS384, 33),
            (HS512, 44),
            (ES256, 44),
            (EDDSA, 44),
            (RS256, 172),
        )
        for shorten in [lambda text, cut=cut: text[:-cut]]
    ),
    raised("truncated", "RS256, no key, 255 octets", signed_by(RS256, lambda t: t[:-2], key=False)),
    silent(
        "truncated", "RS256, no key, 248 octets", signed_by(RS256, lambda t: t[:-11], key=False)
    ),
    raised("truncated", "no signature and no second dot", with_parts(None, None)),
    raised("truncated", "a payload that ends within", edited(lambda t: t.rpartition(".")[0][:-9])),
    raised("truncated", "an ellipsis after the second dot", edited(last("…"))),
    silent("truncated", "an empty signature", edited(last(""))),
    silent(
        "truncated",
        "none without its dot",
        edited(lambda t: t.rpartition(".")[0], header={"alg": "none"}),
    ),
    silent("truncated", "whole", lambda: honest("access-token")),
    silent(
        "payload-not-json",
        "payload and signature alone",
        with_parts(generic_payload(), b"\x8a" * 32),
    ),
    silent("base64url-non-canonical", "cut within an octet", edited(lambda text: text[:-1])),
    *(
        raised(
            "ellipsis",
            f"{mark} from {begin} on",
            edited(lambda t, a=begin, m=mark: t[:a] + m + t[-20:]),
        )
        for mark in ("…", "...", "....", "[...]", "[…]", "<...>")
        for begin in (30, 60, 100)
    ),
    raised("ellipsis", "in place of the payload", edited(lambda t: "….".join(t.split(".")[::2]))),
    raised("ellipsis", "after the first dot", edited(lambda t: f"{t[:37]}…{t[-20:]}")),
    silent("ellipsis", "at its end", edited(lambda text: f"{text}…")),
    silent("ellipsis", "dots at its end", edited(lambda text: f"{text}...")),
    silent("ellipsis", "before it", edited(lambda text: f"…{text}")),
    silent("ellipsis", "after a blank", edited(lambda text: f"{text} … and so on")),
    silent("ellipsis", "the two dots of an empty part", pasted(JWE)),
    silent("ellipsis", "the three dots of two empty parts", pasted(f"{DIRECT}...BBBB.{'A' * 22}")),
    raised("ellipsis", "a vector cut out", pasted(f"{DIRECT}..AAAA...BBBB.{'A' * 22}")),
    raised("ellipsis", "of an encrypted token, all but its tag", pasted(f"{DIRECT}...{'A' * 22}")),
    raised("ellipsis", "where a key is encrypted", pasted(f"{WRAPPED}...BBBB.{'A' * 22}")),
)

ENCODING = (
    *(
        raised("base64url-alphabet", f"{sign} {place}", at(position, sign, instead))
        for sign in "*@#&!$,;:|()[]{}?^é你"
        for place, position, instead in (
            ("in the header", 20, 0),
            ("in the payload", 60, 0),
            ("in place of one of the payload's", 60, 1),
            ("in the signature", -10, 0),
            ("in place of one of the signature's", -10, 1),
        )
    ),
    *(
        raised("base64url-alphabet", f"{sign} in the payload", at(60, sign))
        for sign in ("~", "<", ">", "\\", "%zz")
    ),
    *(
        silent("base64url-alphabet", f"around it: {text.format('…')}", edited(text.format))
        for text in ("{}&state=a1", "#{}", "({})", "[{}](a)", "{};", "<b>{}</b>", "{}:", "{},", '"{}"')
    ),
    raised("base64-standard-alphabet", "a plus", at(60, "+", 1), at="payload"),
    raised("base64-standard-alphabet", "a slash", at(10, "/", 1), at="header"),
    raised("base64-standard-alphabet", "in the signature", at(-9, "/", 1), at="signature"),
    silent("base64-standard-alphabet", "minus and underscore", lambda: with_claims(note="??>>~~ÿÿþþ")),
    silent("base64-standard-alphabet", "a path behind it", edited(lambda text: f"{text}/a")),
    *(
        raised("base64-padding", f"{signs} behind the {name}", edited(lambda t, i=i, s=signs: padded(t, i, s)))
        for signs in ("=", "==", "===", "====")
        for i, name in enumerate(("header", "payload", "signature"))
    ),
    raised("base64-padding", "in the middle of the signature", at(-9, "=")),
    raised("base64-padding", "escaped", edited(lambda text: f"{text}%3D")),
    silent("base64-padding", "a name before it", edited(lambda text: f"token={text}")),
    silent("base64-padding", "a line of signs below it", edited(lambda text: f"{text}\n=====")),
    silent("base64-padding", "behind a word that stands for it", edited(last("signature="))),
    raised("base64url-length", "a character more in the header", at(36, "A"), at="header"),
    raised("base64url-length", "two more in the signature", edited(lambda text: f"{text}AA")),
    silent("base64url-length", "one more in the signature", edited(lambda text: f"{text}A")),
    silent("base64url-length", "a placeholder", edited(last("dummy"))),
    *(
        raised("base64url-non-canonical", signer.algorithm, signed_by(signer, next_letter), at="signature")
        for signer in (HS256, ES256, ED25519, RS256)
    ),
    *(
        (raised if len(other.partition(".")[0]) % 4 else silent)(
            "base64url-non-canonical", f"a header of {len(other.partition('.')[0])}", pasted(other)
        )
        for name in ("", "a", "ab", "abc")
        for header, dot, rest in [with_header(x=name).text.partition(".")]
        for other in [next_letter(header) + dot + rest]
    ),
    silent("base64url-non-canonical", "48 octets", signed_by(HS384, next_letter)),
    raised("double-encoded", "every part", edited(lambda t: ".".join(map(twice, t.split("."))))),
    raised("double-encoded", "the header alone", edited(lambda t: ".".join([twice(t.split(".")[0]), *t.split(".")[1:]]))),
    silent("double-encoded", "the token as a whole", edited(twice)),
    silent("double-encoded", "the payload alone", lambda: with_octets(payload=TOKEN.split(".")[1].encode())),
    raised("payload-not-json", "a payload encoded twice", lambda: with_octets(payload=TOKEN.split(".")[1].encode()), says="encoded twice"),
    silent("payload-not-json", "all encoded twice", edited(lambda t: ".".join(map(twice, t.split("."))))),
    *(raised("truncated", f"RS256, no key, without its last {cut}", signed_by(RS256, lambda t, c=cut: t[:-c], key=False)) for cut in (1, 5)),
    silent("truncated", "RS256 with three more", signed_by(RS256, lambda text: f"{text}AAA")),
    silent("truncated", "RS256, no key, 684 and one", signed_by(RS256, last("Qa" * 342 + "Q"), key=False)),
    silent("truncated", "RS256, no key, 512 and one", signed_by(RS256, last("Qa" * 256 + "Q"), key=False)),
    raised("truncated", "HS384 without its last 31", signed_by(HS384, lambda text: text[:-31])),
    silent("truncated", "HS384 and one", signed_by(HS384, lambda text: f"{text}A")),
    raised("base64url-length", "HS384 and one", signed_by(HS384, lambda text: f"{text}A")),
    silent("truncated", "an alg that nobody knows", edited(lambda text: text[:-2], header={"alg": "XX"})),
    silent("truncated", "a header of a bad length", edited(lambda text: text.replace(".", "A.", 1))),
)  # fmt: skip


def in_json_of(size):
    """The flattened form of the token, made that long by a member of its own."""
    header, payload, signature = TOKEN.split(".")
    members = {"protected": header, "payload": payload, "signature": signature, "note": "n" * size}
    return lambda _: encoded(members).decode()


def with_disclosure(size):
    """An SD-JWT of exactly that many characters."""
    return altered("sd-jwt", edit=lambda text: f"{text}{'Q' * (size - len(text) - 1)}~")


BLANKS = (
    "\t",
    " ",
    "\n",
    "\r\n",
    "\u00a0",
    "\u2009",
    "\u3000",
    "\u2028",
    "\n  ",
    "%0A",
    "%20",
    "%0D%0A",
)
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202e\u2066\u061c\u180e\u2062\u3164"
WRAPPING = (
    *(
        raised("whitespace-inside", f"{blank!r} at {position}", at(position, blank))
        for blank in BLANKS
        for position in (20, 37, 60, -20)
    ),
    raised("whitespace-inside", "lines of 76", edited(lambda t: "\n".join(t[i : i + 76] for i in range(0, len(t), 76)))),
    raised("whitespace-inside", "groups of four", edited(lambda t: " ".join(t[i : i + 4] for i in range(0, len(t), 4)))),
    silent("whitespace-inside", "around it", edited(lambda text: f"\n {text}\t\r\n")),
    silent("whitespace-inside", "a word behind it", edited(lambda text: f"{text} abc")),
    *(
        raised("invisible-characters", f"U+{ord(sign):04X} {place}", edited(put))
        for sign in UNSEEN
        for place, put in (
            ("inside", lambda text, sign=sign: text[:60] + sign + text[60:]),
            ("before it", lambda text, sign=sign: sign + text),
            ("behind it", lambda text, sign=sign: text + sign),
        )
    ),
    silent("invisible-characters", "further away", edited(lambda text: f"to\u200bken: {text}")),
    *(
        raised("percent-encoded", name, edited(put))
        for name, put in (
            ("its dots", lambda text: text.replace(".", "%2E")),
            ("in small letters", lambda text: text.replace(".", "%2e", 1)),
            ("a letter", lambda text: f"{text[:60]}%{ord(text[60]):02X}{text[61:]}"),
            ("twice", lambda text: text.replace(".", "%252E")),
            ("all of it", lambda text: "".join(f"%{ord(sign):02X}" for sign in text)),
        )
    ),
    raised("percent-encoded", "a tilde", lambda: with_text(lambda text: text.replace("~", "%7E"), "sd-jwt")),
    silent("percent-encoded", "before it", edited(lambda text: f"a%2Eb {text}")),
    silent("percent-encoded", "a percent sign behind it", edited(lambda text: f"{text} 100%")),
    silent("size-over-cookie-limit", "4,000", lambda: of_size(4000)),
    raised("size-over-cookie-limit", "4,001", lambda: of_size(4001), "info"),
    raised("size-over-cookie-limit", "8,000", lambda: of_size(8000)),
    silent("size-over-cookie-limit", "8,001", lambda: of_size(8001)),
    silent("size-over-header-limit", "8,000", lambda: of_size(8000)),
    raised("size-over-header-limit", "8,001", lambda: of_size(8001), "warning"),
    silent("size-over-header-limit", "with disclosures", lambda: altered("sd-jwt", claims={"note": "n" * 9000})),
    *(silent(f"size-over-{name}-limit", "in JSON", edited(in_json_of(size))) for name, size in (("cookie", 5000), ("header", 9000))),
    silent("size-over-cookie-limit", "8,001 with a disclosure", lambda: with_disclosure(8001)),
    raised("size-over-cookie-limit", "8,000 with a disclosure", lambda: with_disclosure(8000)),
)  # fmt: skip


def swapped(text):
    header, payload, signature = text.split(".")
    return f"{payload}.{header}.{signature}"


def two_objects(first, second):
    return with_parts(encoded(first), encoded(second), b"\x8a\x01" * 16)


WORDS = (
    *("signature", "SIGNATURE", "placeholder", "your-signature-here", "your_sig", "YourSig", "xxx"),
    *(
        "XXXXXX",
        "fake",
        "FAKE-signature",
        "dummy",
        "dummySig",
        "AAAAAA",
        "0",
        "zz",
        "redacted",
        "sig",
    ),
    *("<signature>", "[signature]", "{your-signature}"),
)
SHAPES = (
    *(
        raised("segments-swapped", f"of an honest {profile}", lambda profile=profile: altered(profile, edit=swapped))
        for profile in ("generic", "access-token", "id-token", "security-event")
    ),
    raised("segments-swapped", "by one claim", two_objects({"exp": SAMPLE_NOW}, {"alg": "HS256"})),
    raised("segments-swapped", "by a scope", two_objects({"scope": "a"}, {"alg": "HS256"})),
    silent("segments-swapped", "no claim that is known", two_objects({"x1": 1}, {"alg": "HS256"})),
    silent("segments-swapped", "two sets of claims", two_objects({"sub": "a"}, {"sub": "b"})),
    silent("segments-swapped", "an alg in both", lambda: altered(header={"iss": "https://login.acme.example"}, claims={"alg": "HS256"})),
    silent("typ-unexpected", "in a token whose parts changed places", lambda: altered("access-token", edit=swapped)),
    *(raised("signature-placeholder", word, edited(last(word))) for word in WORDS),
    *(
        raised("signature-placeholder", f"{word}, {signer.algorithm}{'' if key else ', no key'}", signed_by(signer, last(word), key))
        for word in ("signature", "xxxxxx", "AAAA")
        for signer, key in ((ES256, True), (RS256, True), (RS256, False), (EDDSA, True))
    ),
    silent("signature-placeholder", "one letter of a fitting length", edited(last("A" * 43))),
    silent("signature-placeholder", "the letters of one by chance", edited(last("abcfakeDEFghijklmnopqrstuvwxyz0123456789AB"))),
    raised("signature-placeholder", "a word in 200 characters", edited(last(f"your-signature-{'*aB3d' * 37}"))),
    silent("signature-placeholder", "a word in 201 characters", edited(last(f"your-signature-{'*aB3d' * 37}x"))),
    silent("signature-placeholder", "signed", honest),
    silent("signature-placeholder", "with alg none", edited(last("signature"), header={"alg": "none"})),
    silent("signature-placeholder", "a part of six", edited(lambda text: f"{last('AAAA')(text)}.a1b2.c3d4.e5f6")),
    silent("signature-placeholder", "a short signature", edited(last("Q7rT2w"))),
    silent("segments-swapped", "two parts", edited(lambda text: swapped(text).rpartition(".")[0])),
)  # fmt: skip

A64 = "QAxIpVe-ECVNI1z4xQbm_qQYomyT3h8FtV8bxkz8pBJWkT8f7HtlOpbroPDEZUKo"
SESSION = "eyJ1c2VyIjoxfQ.ZxYzAQ.6GQhB1l8mC2fTnV0pWc9sKdYxEo"
UNNAMED = "eyJ1c2VyIjoxfQ.e30.6GQhB1l8mC2fTnV0pWc9sKdYxEo"
OTHERS = {
    **{f"v{n}.{kind}.{A64}": "a PASETO" for n in "1234" for kind in ("local", "public")},
    f"v4.public.{A64}.{A64[:20]}": "a PASETO",
    f"gAAAAABn{A64}QDG==": "a Fernet token",
    SESSION: "itsdangerous",
    "eyJ1c2VyIjoxfQ.ZxYzAQ12.6GQhB1l8mC2fTnV0pWc9sKdYxEo": "itsdangerous",
    ".eJwlzDEOwjAMAMC_eGZw4qROfwbZ.ZxYzAQ.6GQhB1l8mC2fTnV0pWc9sKdYxEo": "itsdangerous",
    ".eJxVjEEOwiAQRe_C2pAOUxgQ:1tXyzA:6GQhB1l8mC2fTnV0pWc9sKdYxEo": "Django",
    "eyJ1c2VyIjoxfQ:1tXyzA:6GQhB1l8mC2fTnV0pWc9sKdYxEo": "Django",
    "PHNhbWxwOlJlc3BvbnNlIHhtbG5zOnNhbWxwPSJ1cm46b2FzaXM6bmFtZXM6": "a SAML message in base64",
    "PD94bWwgdmVyc2lvbj0iMS4wIj8+PHNhbWxwOlJlc3BvbnNlIHhtbG5zOnM9": "a SAML message in base64",
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>': "a SAML message",
    "7f9c1e52-3b8d-4a6f-9e01-c4d2b7a85f63": "a UUID",
    "{7F9C1E52-3B8D-4A6F-9E01-C4D2B7A85F63}": "a UUID",
    "MDAyNGxvY2F0aW9uIGh0dHA6Ly9teWJhbmsvCjAwMjZpZGVudGlmaWVyIHdl": "a Macaroon",
    "AgEPbG9jYXRpb24uZXhhbXBsZQIIa2V5LTEyMwAABiCA": "a Macaroon",
    f"0oRDoQEmo{A64}": "CWT",
    **{
        f"{prefix}16C7e42F292c6912E7710c838347Ae178B4a": "a GitHub token"
        for prefix in ("ghp_", "gho_", "ghs_", "github_pat_")
    },
    "glpat-aB3_dE-fGhIjKlMnOpQr": "a GitLab token",
    "xoxb-123456789012-1234567890123-abcdefghijkl": "a Slack token",
    "ya29.a0AfH6SMBx1234567890abcdefghij": "a Google access token",
    f"AIza{A64[:35]}": "a Google API key",
    "sk_live_4eC39HqLyjWDarjtT1zdp7dc": "a Stripe key",
    "sk-proj-abc_def-ghijklmnopqrstuvwxyz0123456789": "an API key",
    "AKIAIOSFODNN7EXAMPLE": "an AWS access key",
}
OTHER = (
    *(raised("other-token-format", text, pasted(text), "error", says=name) for text, name in OTHERS.items()),
    raised("other-token-format", "behind its scheme", pasted("Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a")),
    raised("other-token-format", "in a text", pasted("The token is glpat-aB3_dE-fGhIjKlMnOpQr, they say."), says="In the text stands a GitLab token"),
    *(
        silent("other-token-format", text[:50], pasted(text))
        for text in (
            *("", "hello", "a.b.c", "v5.local.abcdefghijklmnop", "gAAAAA", "sk-", "ghp_", "PHNh", "{}", "xoxb-1"),
            *("id 7f9c1e52-3b8d-4a6f-9e01-c4d2b7a85f63 in a text", "my-sk-learn-models-are-all-broken-now"),
            "eyJ1c2VyIjoxfQ.ZxYzAQ123.6GQhB1l8mC2fTnV0pWc9sKdYxEo",
            *(f"ghp_16C7e42F292c6912E7710c838347Ae178B4a {TOKEN}", JWE, honest("sd-jwt").text),
            f"Cookie: session={SESSION}; access_token={TOKEN}",
            f"{TOKEN}\n{SESSION}",
        )
    ),
    raised("other-token-format", "two sessions", pasted(f"session={SESSION}; other={SESSION[:-1]}")),
    raised("alg-missing", "a short payload that is JSON, beside a token", pasted(f"{UNNAMED} {TOKEN}")),
    silent("other-token-format", "a short payload that is JSON", lambda: with_octets(payload=b"{}")),
    silent("other-token-format", "a short payload and an alg", lambda: with_octets(payload=b"hello")),
    *(
        silent(name, "of another format", pasted(SESSION))
        for name in ("alg-missing", "truncated", "segment-count", "json-invalid", "payload-not-json")
    ),
    silent("base64-padding", "of another format", pasted(f"gAAAAABn{A64}QDG==")),
    silent("alg-missing", "base64 that is no token", pasted(base64.b64encode(b"{" * 60).decode())),
    silent("other-token-format", "two parts", pasted("eyJ1c2VyIjoxfQ.ZxYzAQ")),
    silent("other-token-format", "no second part", pasted("eyJ1c2VyIjoxfQ..6GQhB1l8mC2fTnV0pWc9sKdYxEo")),
    raised("other-token-format", "one character", pasted("eyJ1c2VyIjoxfQ.Z.6GQhB1l8mC2fTnV0pWc9sKdYxEo")),
    raised("other-token-format", "a time that is no base64url", pasted("eyJ1c2VyIjoxfQ.ZxYzA.6GQhB1l8mC2fTnV0pWc9sKdYxEo")),
    silent("other-token-format", "a short payload that is JSON and no alg", pasted(UNNAMED)),
    silent("other-token-format", "a header that is no JSON", pasted("eyJ1c2VyIjoxfX0.ZxYzAQ.6GQhB1l8mC2fTnV0pWc9sKdYxEo")),
    silent("other-token-format", "in JSON", pasted('{"protected":"e30","payload":"ZxYzAQ","signature":"AAAA"}')),
)  # fmt: skip

EDGES = (*SEGMENTS, *CUTS, *ENCODING, *WRAPPING, *SHAPES, *OTHER)
