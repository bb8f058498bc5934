"""A secret that does not fit as it was pasted: the text or octets that do, ready to be used."""

import base64
import json
import unicodedata

import pytest
from compact import b64, cause, compact, judge, mac

OCTETS = bytes(range(201, 249))
TEXT = base64.b64encode(OCTETS).decode()
SECRET = "wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#"
ACCENTS = "Zürich-Geheimnis-äöü-lang-genug-4711"
LINES = "the first line of it\nand the second, too"
DIGESTS = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}


def encoded(octets):
    return base64.b64encode(octets).decode()


ENCODED = {
    "base64 twice": (OCTETS, encoded(TEXT.encode())),
    "base64 of hexadecimal": (OCTETS, encoded(OCTETS.hex().encode())),
    "base64 of hexadecimal, that text": (OCTETS.hex().encode(), encoded(OCTETS.hex().encode())),
    "hexadecimal of base64": (OCTETS, TEXT.encode().hex()),
    "base64 of a text without its line break": (f"{TEXT}\n".encode(), encoded(TEXT.encode())),
    "hexadecimal for base64 text": (TEXT.encode(), OCTETS.hex()),
    "base64 for hexadecimal text": (OCTETS.hex().encode(), TEXT),
    "small for capital hexadecimal": (OCTETS.hex().upper().encode(), OCTETS.hex()),
    "capital for small hexadecimal": (OCTETS.hex().encode(), OCTETS.hex().upper()),
    "base64url for base64": (encoded(b"\xfb" * 32).encode(), b64(b"\xfb" * 32)),
    "padding missing": (encoded(OCTETS[:32]).encode(), encoded(OCTETS[:32]).rstrip("=")),
    "padding too much": (encoded(OCTETS[:32]).rstrip("=").encode(), encoded(OCTETS[:32])),
    "a JWK of the encoded text": (OCTETS, json.dumps({"kty": "oct", "k": b64(TEXT.encode())})),
    "a JWK, its k in padded base64": (TEXT.encode(), json.dumps({"kty": "oct", "k": b64(OCTETS)})),
    "a JWK, its whole text": (b'{"kty":"oct","k":"AAAA"}', '{"kty":"oct","k":"AAAA"}'),
    "a JWK in a set, its k": (b64(OCTETS).encode(), json.dumps({"keys": [{"kty": "oct", "k": b64(OCTETS)}]})),
}  # fmt: skip
CHANGED = {
    "a byte order mark": (SECRET, f"\ufeff{SECRET}"),
    "a zero-width space": (SECRET, f"{SECRET}\u200b"),
    "a byte order mark of the signer": (f"\ufeff{SECRET}", SECRET),
    "a blank of the signer": (f"{SECRET} ", SECRET),
    "a blank before it of the signer": (f" {SECRET}", SECRET),
    "a tab of the signer": (f"{SECRET}\t", SECRET),
    "two line breaks of the signer": (f"{SECRET}\n\n", SECRET),
    "a carriage return of the signer": (f"{SECRET}\r", SECRET),
    "CRLF inside": (LINES, LINES.replace("\n", "\r\n")),
    "LF for CRLF": (LINES.replace("\n", "\r\n"), LINES),
    "a line break that the signer wrote out": (LINES.replace("\n", "\\n"), LINES),
    "Latin-1": (ACCENTS.encode("latin-1"), ACCENTS),
    "Windows-1252": (f"{ACCENTS}€".encode("cp1252"), f"{ACCENTS}€"),
    "UTF-16": (SECRET.encode("utf-16-le"), SECRET),
    "UTF-16, big-endian": (SECRET.encode("utf-16-be"), SECRET),
    "accents apart": (ACCENTS, unicodedata.normalize("NFD", ACCENTS)),
    "accents composed": (unicodedata.normalize("NFD", ACCENTS), ACCENTS),
    "percent-encoded": ("a+b/c==&x 1", "a%2Bb%2Fc%3D%3D%26x%201"),
    "HTML entities": ('a&b<c>"d', "a&amp;b&lt;c&gt;&quot;d"),
}
WRAPPED = {
    "TypeScript": f"const secret: string = '{SECRET}';",
    "Java": f'private static final String SECRET = "{SECRET}";',
    "Go": f'var key = []byte("{SECRET}")',
    "Python": f'SECRET = b"{SECRET}"',
    "PHP define": f"define('JWT_SECRET', '{SECRET}');",
    "PHP array": f"'secret' => '{SECRET}',",
    "PowerShell": f'$env:JWT_SECRET = "{SECRET}"',
    "docker run": f"docker run -e JWT_SECRET={SECRET}",
    "Dockerfile": f"ENV JWT_SECRET {SECRET}",
    "Dockerfile with =": f"ENV JWT_SECRET={SECRET}",
    "a comment": f"JWT_SECRET={SECRET} # production",
    "several lines": f"PORT=3000\nJWT_SECRET={SECRET}\nDEBUG=1\n",
    "JSON": json.dumps({"port": 1, "secret": SECRET}),
    "a member of JSON": f'"jwtSecret": "{SECRET}",',
    "a list of YAML": f"- {SECRET}",
    "angle brackets": f"<{SECRET}>",
    "brackets": f"[{SECRET}]",
    "escaped quotes": f'\\"{SECRET}\\"',
    "quotes in quotes": f"\"'{SECRET}'\"",
    "base64:": f"base64:{encoded(SECRET.encode())}",
}


def expect_remedy(token, given, code):
    verification = judge(token, given)
    assert verification.verdict in ("invalid", "key-error")
    [found] = verification.causes
    assert found.code == code
    assert "\r" not in found.text, "what cannot be typed is given encoded"
    assert judge(token, found.text, found.reading).verdict == "verified"
    return found


@pytest.mark.parametrize("algorithm", DIGESTS)
@pytest.mark.parametrize("name", [*ENCODED, *CHANGED])
def test_a_secret_encoded_or_changed_on_its_way_is_given_as_it_fits(algorithm, name):
    made_with, given = {**ENCODED, **CHANGED}[name]
    token = compact({"alg": algorithm}, {"sub": "1"}, mac(made_with, DIGESTS[algorithm]))
    found = expect_remedy(token, given, "secret-encoding-mismatch")
    assert found.sentence.startswith("The secret is right")


@pytest.mark.parametrize("name", WRAPPED)
def test_a_secret_is_found_in_the_line_that_it_was_copied_with(name):
    token = compact({"alg": "HS256"}, {"sub": "1"}, mac(SECRET))
    expect_remedy(token, WRAPPED[name], "secret-with-wrapping")


@pytest.mark.parametrize("quote", ["'", '"'])
def test_quotes_that_the_signer_took_for_a_part_of_the_secret_are_put_back(quote):
    token = compact({"alg": "HS256"}, {"sub": "1"}, mac(f"{quote}{SECRET}{quote}"))
    found = expect_remedy(token, SECRET, "secret-with-wrapping")
    assert (found.reading, found.text) == ("utf8", f"{quote}{SECRET}{quote}")


@pytest.mark.parametrize("name", [*ENCODED, *CHANGED, *WRAPPED])
def test_another_secret_is_explained_by_nothing(name):
    every = {**ENCODED, **CHANGED, **{name: (b"", line) for name, line in WRAPPED.items()}}
    token = compact({"alg": "HS256"}, {"sub": "1"}, mac("a secret that nobody gave, 8815"))
    assert cause(judge(token, every[name][1])) is None
