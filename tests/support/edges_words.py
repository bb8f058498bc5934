"""What a finding says, and of which place, where that depends on what was met."""

import zlib

from claim_rows import asked
from edge import raised

from debugger.samples import (
    ABSENT,
    ES256,
    GIVEN_NAME,
    RS256,
    SAMPLE_NOW,
    altered,
    certificate_of,
    generic_payload,
    in_x5c,
    jwk_set,
    nested,
    selective,
    signed_with,
    with_header,
    with_octets,
    with_text,
)

ISSUED = {"iat": SAMPLE_NOW - 4000}
URI = {"uri": "https://a.example/1"}
CHAIN = {"x5c": [in_x5c(certificate_of(ES256))]}
RANDOM = "0aWsmgFfrC73s0FnNjVRKhUR9B{}jfREbJn8DnuxdT1g"


def deflated(octets):
    """As “zip” DEF is (RFC 1951)."""
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(octets) + compressor.flush()


def cut(*places):
    """A token with a line break at each of these places."""

    def edit(text):
        for place in reversed(places):
            text = f"{text[:place]}\n{text[place:]}"
        return text

    return lambda: with_text(edit)


def with_secret(secret):
    return lambda: signed_with(secret, key=secret)


CLAIMS = (
    *(
        raised(
            "aud-not-text", f"says what {aud!r} is", asked({"aud": aud}), says=f"“aud” is {words}."
        )
        for aud, words in (
            ("", "an empty text"),
            ([], "an empty list"),
            ({}, "an empty object"),
            (5, "5"),
            (["a", ""], "an array with entries that are no text"),
            ([5], "an array with entries that are no text"),
        )
    ),
    raised(
        "connection-string",
        "says where",
        asked({"db": "postgres://app:s3cr3t@db.acme.example:5432/orders"}),
        at="payload.db",
    ),
    raised("national-id", "says where", asked({"note": "it is 078-05-1120"}), at="payload.note"),
    raised(
        "iss-confusable",
        "names the odd letter",
        asked({"iss": "https://l\u043egin.acme.example"}),
        says="has U+043E.",
    ),
    raised(
        "exp-before-iat",
        "says that it is the same second",
        asked({"iat": SAMPLE_NOW, "exp": SAMPLE_NOW}),
        says="at the very second",
    ),
    raised(
        "exp-before-iat",
        "says how long before",
        asked({"iat": SAMPLE_NOW, "exp": SAMPLE_NOW - 60}),
        says="1 min before",
    ),
    raised("max-age-exceeded", "says how much", asked(ISSUED, max_age=60), says="; 1 min is"),
    raised("max-age-exceeded", "of nothing", asked(ISSUED, max_age=0), says="; nothing is"),
    *(
        raised(
            "time-zone-shift",
            f"says {hours}",
            asked({"iat": SAMPLE_NOW + halves * 1800, "exp": SAMPLE_NOW + 10**5}),
            says=f"by {hours} hours",
        )
        for halves, hours in ((4, "2:00"), (5, "2:30"))
    ),
    raised(
        "status-list-malformed",
        "says that there is no idx",
        asked({"status": {"status_list": URI}}),
        says="It has no “idx”.",
    ),
    raised(
        "status-list-malformed",
        "says what idx is",
        asked({"status": {"status_list": {"idx": -1, **URI}}}),
        says="“idx” is -1.",
    ),
    raised(
        "cognito-client-id",
        "says that there is none",
        asked({"token_use": "access", "client_id": ABSENT}, "cognito", audience="a"),
        at="payload",
    ),
    raised(
        "cognito-client-id",
        "says what it is",
        asked({"token_use": "access", "client_id": "b"}, "cognito", audience="a"),
        at="payload.client_id",
    ),
    raised("sd-salt-short", "one", lambda: selective(("x", "a", 1)), says="22 are 128 bits. "),
    raised(
        "sd-salt-short",
        "says of how many",
        lambda: selective(("x", "a", 1), ("y", "b", 1), GIVEN_NAME),
        says="it is in 1 more.",
    ),
)

HEADERS = (
    raised("cty-nested-missing", "is missing", lambda: nested(cty=ABSENT), at="header"),
    raised("cty-nested-missing", "is another", lambda: nested(cty="text"), at="header.cty"),
    raised(
        "cty-nested-missing", "says missing", lambda: nested(cty=ABSENT), says="“cty” is missing"
    ),
    raised(
        "embedded-x5c",
        "says that the signature fits",
        lambda: altered(header=CHAIN, signer=ES256, key=None),
        "error",
        says="The signature fits",
    ),
    raised(
        "embedded-x5c",
        "says that there is a chain",
        lambda: altered(header=CHAIN, signer=ES256),
        "warning",
        says="The header holds",
    ),
    raised("typ-unexpected", "says what it is", asked({}, typ="a+jwt"), at="header.typ"),
    raised(
        "typ-unexpected",
        "says that there is none",
        asked({}, typ="a+jwt", header={"typ": ABSENT}),
        at="header",
        says="There is no “typ”",
    ),
    raised(
        "zip-in-jws",
        "says that nothing is compressed",
        lambda: with_header(zip="DEF"),
        says="is not compressed",
    ),
    raised(
        "zip-in-jws",
        "says that it is compressed",
        lambda: with_octets(
            header=b'{"alg":"HS256","zip":"DEF"}', payload=deflated(generic_payload())
        ),
        says="inflates to JSON",
    ),
    raised(
        "json-escaped-name",
        "at the top",
        lambda: with_octets(payload=generic_payload(b'"client\\u005fid":"s6Bh"')),
        at="payload.client_id",
    ),
    raised(
        "json-escaped-name",
        "inside",
        lambda: with_octets(payload=generic_payload(b'"act":{"\\u0061zp":"s6Bh"}')),
        at="payload",
    ),
)

KEYS = (
    *(
        raised(
            "hmac-secret-looks-encoded",
            f"says {name} with “{character}”",
            with_secret(RANDOM.format(character)),
            says=f"read as {name} of",
        )
        for character, name in (("-", "base64url"), ("_", "base64url"), ("a", "base64"))
    ),
    raised(
        "hmac-secret-published",
        "says from where",
        lambda: signed_with("your-256-bit-secret"),
        says="known from jwt.io",
    ),
    raised(
        "hmac-secret-published",
        "says from where, given",
        lambda: signed_with("your-256-bit-secret", key="your-256-bit-secret"),
        says="The secret is known from jwt.io",
    ),
    raised(
        "hmac-secret-common",
        "says what it is",
        lambda: signed_with("password123"),
        says="“password123”, which is a common",
    ),
    raised(
        "hmac-secret-common",
        "says what it is, given",
        lambda: signed_with("password123", key="password123"),
        says="The secret is a common",
    ),
    raised(
        "pem-repaired",
        "says how",
        lambda: altered("access-token", key=RS256.key_text.replace("\n", "")),
        says="Its line breaks were missing.",
    ),
    raised(
        "jwks-mixed",
        "counts",
        lambda: altered(
            "access-token",
            header={"kid": "a"},
            key=jwk_set(
                {"kid": "a", **RS256.jwk},
                {"kid": "b", **ES256.jwk},
                {"kid": "c", "kty": "oct", "k": "A" * 43},
            ),
        ),
        says="1 secret and 2 public keys",
    ),
)

PLACES = (
    raised("whitespace-inside", "once", cut(30), says="U+000A. A"),
    raised("whitespace-inside", "twice", cut(30, 60), says=" in 1 other place."),
    raised("whitespace-inside", "three times", cut(30, 60, 90), says=" in 2 other places."),
    raised(
        "ellipsis",
        "marks the dots",
        lambda: with_text(lambda text: f"{text[:60]}…{text[-20:]}"),
        span=(60, 61),
    ),
    raised(
        "signature-empty",
        "marks the dot before it",
        lambda: with_text(lambda text: f"{text.rpartition('.')[0]}."),
        span=(260, 261),
    ),
    raised(
        "json-invalid",
        "has no character before it",
        lambda: with_text(lambda text: f".{text.partition('.')[2]}"),
        span=(0, 0),
    ),
    raised("typ-odd", "marks the member", lambda: with_header(typ="JWS"), span=(20, 35)),
)

EDGES = CLAIMS + HEADERS + KEYS + PLACES
