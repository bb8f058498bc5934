"""What of a recipient’s header keeps everybody from decrypting, and what only this program."""

import pytest

from debugger.jose.jwe_header import hindrance
from debugger.jose.model import Recipient

GCM = {"enc": "A128GCM"}
PASSWORD = {"alg": "PBES2-HS256+A128KW", **GCM, "p2s": "AAAAAAAAAAA", "p2c": 1000}
WRAPPED = {"alg": "A128GCMKW", **GCM, "iv": "AAAAAAAAAAAAAAAA", "tag": "AAAAAAAAAAAAAAAAAAAAAA"}
AGREED = {"alg": "ECDH-ES", **GCM, "epk": {}}


def hindered(header, unprotected=None):
    return hindrance(Recipient(header, unprotected or {}, b""))


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "dir", **GCM},
        {"alg": "dir", **GCM, "zip": "DEF"},
        {"alg": "dir", **GCM, "crit": ["alg", "enc"]},
        {"alg": "dir", **GCM, "crit": []},
        PASSWORD,
        {**PASSWORD, "p2c": 1},
        {**PASSWORD, "p2c": 600_000},
        {**PASSWORD, "p2s": ""},
        WRAPPED,
        AGREED,
        {**AGREED, "apu": "QWxpY2U", "apv": ""},
        {"alg": "RSA1_5", "enc": "A256CBC-HS512"},
    ],
    ids=lambda header: " ".join(map(str, header.values())),
)
def test_a_sound_header_hinders_nobody(header):
    assert hindered(header) is None


@pytest.mark.parametrize(
    ("header", "words", "malformed"),
    [
        (GCM, "“alg” is no text", True),
        ({"alg": 5, **GCM}, "“alg” is no text", True),
        ({"alg": "", **GCM}, "“alg” is no text", True),
        ({"alg": "DIR", **GCM}, "no registered algorithm", False),
        ({"alg": "HS256", **GCM}, "which signs", False),
        ({"alg": "A128GCM", **GCM}, "which encrypts the content", False),
        ({"alg": "dir"}, "no “enc”", True),
        ({"alg": "dir", "enc": None}, "“enc” in the header is no text", True),
        ({"alg": "dir", "enc": "A128KW"}, "no registered content encryption", False),
        ({"alg": "dir", "enc": "a128gcm"}, "no registered content encryption", False),
        ({"alg": "dir", **GCM, "zip": "GZIP"}, "“zip” is “GZIP”", False),
        ({"alg": "dir", **GCM, "zip": 5}, "“zip” is “int”", False),
        ({"alg": "dir", **GCM, "crit": ["b64"]}, "“b64” be understood", False),
        ({"alg": "dir", **GCM, "crit": ["x" * 99]}, "be understood", False),
        ({"alg": "dir", **GCM, "crit": ["kid"]}, "has no such member", False),
        ({"alg": "dir", **GCM, "crit": "enc"}, "no list of names", False),
        ({**PASSWORD, "p2s": None}, "the salt in “p2s”", True),
        ({**PASSWORD, "p2s": "a+b/"}, "the salt in “p2s”", True),
        ({**PASSWORD, "p2c": 0}, "a number above 0", True),
        ({**PASSWORD, "p2c": -1}, "a number above 0", True),
        ({**PASSWORD, "p2c": True}, "a number above 0", True),
        ({**PASSWORD, "p2c": 1000.0}, "a number above 0", True),
        ({**PASSWORD, "p2c": 600_001}, "600,001 rounds of hashing; at most 600,000", False),
        ({**PASSWORD, "p2c": 10**4000}, "more than 10^15 rounds", False),
        ({**WRAPPED, "iv": "AAAA"}, "“iv” in the header, 12 octets", True),
        ({**WRAPPED, "tag": None}, "“tag” in the header, 16 octets", True),
        ({**AGREED, "epk": "key"}, "public key in “epk”", True),
        ({**AGREED, "apu": 5}, "“apu” in the header", True),
        ({**AGREED, "apv": "a+b="}, "“apv” in the header", True),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_header_that_hinders_says_how(header, words, malformed):
    found = hindered(header)
    assert words in found.message
    assert found.message.endswith((".", ")"))
    assert found.malformed is malformed


def test_a_parameter_may_stand_in_the_unprotected_header_but_not_zip():
    assert hindered(GCM, {"alg": "dir"}) is None
    assert hindered({"alg": "dir", **GCM}, {"zip": "DEF"}).malformed
