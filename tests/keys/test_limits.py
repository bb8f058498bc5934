"""Hostile keys are answered at once, with the limit named, and nothing ever raises."""

import base64
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from key_files import KINDS, pem, private

from debugger.jose.base64url import encode
from debugger.keys.key import Keyring
from debugger.keys.load import KEY_FORMATS, load
from debugger.keys.secret import readings

KIB = 1024


def number(bits):
    """An odd number of exactly so many bits."""
    return (1 << (bits - 1)) | 1


def jwk(**numbers):
    members = {
        name: encode(value.to_bytes((value.bit_length() + 7) // 8, "big"))
        for name, value in numbers.items()
    }
    return json.dumps({"kty": "RSA", "e": "AQAB"} | members)


def item(tag, *contents):
    content = b"".join(contents)
    if len(content) < 128:
        return bytes([tag, len(content)]) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def integer(value):
    return item(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def framed(label, octets):
    body = base64.encodebytes(octets).decode()
    return f"-----BEGIN {label}-----\n{body}-----END {label}-----\n"


def encrypted(iterations):
    """PKCS #8 under PBES2 with PBKDF2 (RFC 8018 A.4)."""
    salt = item(0x04, b"saltsalt")
    derivation = item(
        0x30,
        item(0x06, bytes.fromhex("2a864886f70d01050c")),
        item(0x30, salt, integer(iterations)),
    )
    cipher = item(0x30, item(0x06, bytes.fromhex("60864801650304012a")), item(0x04, b"i" * 16))
    scheme = item(
        0x30, item(0x06, bytes.fromhex("2a864886f70d01050d")), item(0x30, derivation, cipher)
    )
    return framed("ENCRYPTED PRIVATE KEY", item(0x30, scheme, item(0x04, b"c" * 64)))


def scrypt(cost, block_size, parallelization):
    """PKCS #8 under PBES2 with scrypt (RFC 7914 §7)."""
    numbers = [integer(value) for value in (cost, block_size, parallelization)]
    derivation = item(
        0x30,
        item(0x06, bytes.fromhex("2b06010401da47040b")),
        item(0x30, item(0x04, b"saltsalt"), *numbers),
    )
    cipher = item(0x30, item(0x06, bytes.fromhex("60864801650304012a")), item(0x04, b"i" * 16))
    scheme = item(
        0x30, item(0x06, bytes.fromhex("2a864886f70d01050d")), item(0x30, derivation, cipher)
    )
    return framed("ENCRYPTED PRIVATE KEY", item(0x30, scheme, item(0x04, b"c" * 64)))


def pkcs1_private(bits):
    values = (0, number(bits), 65537, number(bits), 3, 5, 7, 11, 13)
    return framed("RSA PRIVATE KEY", item(0x30, *map(integer, values)))


def ssh_private(n, e, d, inverse, p, q):
    """The inside of “OPENSSH PRIVATE KEY” without a passphrase (OpenSSH, PROTOCOL.key)."""
    public = [b"ssh-rsa", magnitude(e), magnitude(n)]
    secret = [b"ssh-rsa", *map(magnitude, (n, e, d, inverse, p, q)), b"comment"]
    body = b"check123"[:4] * 2 + b"".join(map(string, secret))
    body += bytes(range(1, 9))[: -len(body) % 8]
    head = map(string, (b"none", b"none", b""))
    octets = b"openssh-key-v1\0" + b"".join(head) + b"\0\0\0\1"
    return framed(
        "OPENSSH PRIVATE KEY", octets + string(b"".join(map(string, public))) + string(body)
    )


def string(octets):
    return len(octets).to_bytes(4, "big") + octets


def magnitude(value):
    return value.to_bytes(value.bit_length() // 8 + 1, "big")


def ssh_line(bits):
    parts = (b"ssh-rsa", b"\1\0\1", number(bits).to_bytes(bits // 8 + 1, "big"))
    octets = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return "ssh-rsa " + base64.b64encode(octets).decode()


OVER = {
    "d alone, 16384 bits": (
        jwk(n=number(16384), d=number(16384)),
        "The modulus has 16,384 bits; an RSA private key without its primes of at most 4,096 bits",
    ),
    "d alone, 65536 bits": (jwk(n=number(65536), d=number(65536)), "The modulus has 65,536 bits"),
    "d alone, 4104 bits": (jwk(n=number(4104), d=number(4104)), "The modulus has 4,104 bits"),
    "private, 8200 bits": (
        jwk(n=number(8200), d=5, p=5, q=5),
        "The modulus has 8,200 bits; an RSA private key of at most 8,192 bits is read.",
    ),
    "a large prime": (jwk(n=number(2048), d=5, p=number(9000), q=5), "9,000 bits"),
    "public, 16392 bits": (
        jwk(n=number(16392)),
        "The modulus has 16,392 bits; an RSA public key of at most 16,384 bits is read.",
    ),
    "a huge exponent": (
        jwk(n=number(4096), e=number(65)),
        "The public exponent has 65 bits; with a modulus of more than 3,072 bits (here 4,096)",
    ),
    "PKCS #1, private": (pkcs1_private(16384), "The modulus has 16,384 bits"),
    "PKCS #1, public": (
        framed("RSA PUBLIC KEY", item(0x30, integer(number(20000)), integer(65537))),
        "The modulus has 20,000 bits",
    ),
    "PKCS #1, a huge exponent": (
        framed("RSA PUBLIC KEY", item(0x30, integer(number(4096)), integer(number(100)))),
        "The public exponent has 100 bits",
    ),
    "OpenSSH": (ssh_line(20000), "The modulus has 20,000 bits"),
    "OpenSSH, private": (
        ssh_private(number(16384), 65537, number(16384), 3, 5, 7),
        "The modulus has 16,384 bits; an RSA private key of at most 8,192 bits is read.",
    ),
}


def at_once(text, key_format="auto"):
    load(pem("ec-spki"))  # the library is imported on first use, which is no part of the question
    start = time.process_time()
    keyring = load(text, key_format)
    assert time.process_time() - start < 0.3
    return keyring


@pytest.mark.parametrize("name", OVER)
def test_what_would_keep_the_library_busy_is_refused_before_it_is_asked(name):
    text, words = OVER[name]
    keyring = at_once(text)
    (problem,) = keyring.problems
    assert keyring.keys == ()
    assert problem.code == "key-limit"
    assert words in problem.message
    assert problem.hint


def test_an_openssh_private_key_is_read_where_its_numbers_fit_together_and_else_refused():
    numbers = private("RSA").private_numbers()
    public = numbers.public_numbers
    rest = (numbers.iqmp, numbers.p, numbers.q)
    (key,) = load(ssh_private(public.n, public.e, numbers.d, *rest)).keys
    assert key.private.private_numbers() == numbers
    keyring = load(ssh_private(public.n, public.e, numbers.d + 2, *rest))
    assert keyring.keys == ()
    assert keyring.problems[0].code == "key-unreadable"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (encrypted(50_000_000), "PBKDF2 with 50,000,000 iterations (at most 2,000,000"),
        (scrypt(1 << 20, 8, 1), "scrypt that needs 1,024 MiB (at most 64 MiB"),
        (scrypt(1 << 14, 8, 17), "scrypt with a parallelization of 17 (at most 16)"),
    ],
    ids=["PBKDF2", "scrypt memory", "scrypt lanes"],
)
def test_a_costly_passphrase_is_named_and_not_computed(text, words):
    keyring = at_once(text)
    assert [problem.code for problem in keyring.problems] == ["pem-encrypted", "key-limit"]
    assert words in keyring.problems[1].message


def test_a_usual_passphrase_is_within_the_limits():
    assert [problem.code for problem in at_once(encrypted(600_000)).problems] == ["pem-encrypted"]
    assert [problem.code for problem in at_once(scrypt(1 << 16, 8, 1)).problems] == [
        "pem-encrypted"
    ]


def test_an_exponent_of_64_bits_is_used_and_a_long_one_with_a_small_modulus():
    assert at_once(jwk(n=number(4096), e=number(64))).keys[0].bits == 4096
    assert at_once(jwk(n=number(2048), e=number(1000))).keys[0].bits == 2048


@pytest.mark.parametrize("bits", [2048, 4096])
def test_an_exponent_that_belongs_to_no_primes_is_given_up_soon(bits):
    prime_like = number(bits)
    keyring = load(jwk(n=prime_like, d=number(bits - 1)))
    assert keyring.keys[0].private is None
    start = time.process_time()
    load(jwk(n=prime_like, d=number(bits - 1)))
    assert time.process_time() - start < 0.5


def test_a_set_of_private_keys_without_primes_is_read_soon():
    keys = [json.loads(jwk(n=number(4096), d=number(4095)))] * 100
    start = time.process_time()
    keyring = load(json.dumps({"keys": keys}))
    assert time.process_time() - start < 2
    assert len(keyring.keys) == 100
    assert all(key.private_given for key in keyring.keys)


def test_the_largest_honest_private_key_is_read_at_once():
    numbers = private("RSA").private_numbers()
    assert at_once(pem("rsa-pkcs8")).keys[0].private.private_numbers().d == numbers.d


def nested(depth, inner):
    for _ in range(depth):
        inner = item(0x30, inner)
    return base64.b64encode(inner).decode()


HOSTILE = {
    "END": "END" * 87_000,
    "BEGIN": "-----BEGIN RSA RSA RSA " * 11_000,
    "frames": "-----BEGIN PUBLIC KEY-----" * 10_000,
    "quotes": "-----BEGIN PUBLIC KEY-----" + '"  ' * 80_000,
    "line breaks": "-----BEGIN PUBLIC KEY-----" + "\n" * 250_000,
    "backslashes": "-----BEGIN PUBLIC KEY-----" + "\\" * 250_000,
    "percents": "%0A" * 87_000,
    "braces": "{" * 260_000,
    "members": '{"kty":' * 37_000,
    "brackets": "[" * 260_000,
    "ssh": "ssh-rsa AAAA" * 21_000,
    "M": "M" * 260_000,
    "xml": "<Modulus>" * 29_000,
    "token": "eyJaaaaaaa" + "." * 260_000,
    "pairs": "aa:" * 87_000,
    "blanks": " " * 260_000,
    "assignments": "a=" * 130_000,
    "empty members": '{"keys":[' + "{}," * 80_000 + "{}]}",
    "flat DER": base64.b64encode(item(0x30, b"\2\0" * 90_000)).decode(),
    "deep DER": nested(11, b"\2\1\5" * 60_000),
    "deeper DER": nested(3_000, b"\2\1\5"),
    "digits": '{"kty":' + "9" * 200_000 + "}",
    "commas": '{"kty":1' + ", " * 130_000,
    "surrogates": "\ud800" * 1_000,
    "NUL": "\0" * 260_000,
    "a word, blanks, a word": "a" + " " * 260_000 + "b",
    "a name and blanks": "export A" + " " * 260_000 + "!",
    "a member and blanks": '{"kty":' + " \t" * 130_000 + "!",
    "xml and blanks": "<RSAKeyValue><Modulus>" + " " * 260_000,
    "xml and line breaks": "<RSAKeyValue><Modulus>A" + "\n" * 260_000 + "!",
    "half a DER key and blanks": "MII" + "A" * 60 + " " * 260_000 + "!",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_long_hostile_texts_are_answered_soon(name):
    text = HOSTILE[name][: 256 * KIB]
    start = time.process_time()
    for key_format in KEY_FORMATS:
        assert isinstance(load(text, key_format), Keyring)
    readings(text)
    assert time.process_time() - start < 2


PIECES = st.sampled_from(
    [
        "-----BEGIN ",
        "PUBLIC KEY",
        "-----END ",
        "-----",
        "\n",
        "\\n",
        "MIIB",
        "=",
        "{",
        "}",
        '"kty"',
        ":",
        '"RSA"',
        '"n"',
        ",",
        "AQAB",
        "ssh-rsa AAAA",
        "[",
        "]",
        "eyJ",
        ".",
        "\x00",
        " ",
        "%0A",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(KEY_FORMATS))
def test_no_text_makes_it_raise(text, key_format):
    keyring = load(text, key_format)
    assert isinstance(keyring, Keyring)
    assert keyring.given == bool(text)
    assert bool(keyring.keys or keyring.problems) == bool(text)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_a_pem_with_one_changed_character_never_raises(kind, data):
    text = pem(kind)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters())
    keyring = load(text[:place] + other + text[place + 1 :])
    assert keyring.keys or keyring.problems


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        "kty",
        "n",
        "e",
        "d",
        "p",
        "q",
        "dp",
        "dq",
        "qi",
        "crv",
        "x",
        "y",
        "k",
        "use",
        "alg",
        "kid",
        "key_ops",
        "x5c",
        "keys",
    ]
)
VALUES = JSON | st.sampled_from(
    ["RSA", "EC", "OKP", "oct", "AKP", "P-256", "Ed25519", "AQAB", "AA"]
)


@settings(max_examples=500, deadline=None)
@given(st.dictionaries(NAMES, VALUES))
def test_no_jwk_makes_it_raise(jwk):
    keyring = load(json.dumps(jwk), "jwk")
    assert keyring.keys or keyring.problems
