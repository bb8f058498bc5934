"""What a pasted text is taken for: a key file where it is one, and else the secret as typed."""

import base64
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from key_files import certificate_pem, pem, private, private_pem, public_pem

from debugger.errors import FieldInvalid
from debugger.keys.key import Kind, Reading
from debugger.keys.load import KEY_FORMATS, load

RANDOM = base64.b64encode(bytes(range(100, 132))).decode()


@pytest.mark.parametrize("text", [None, ""])
@pytest.mark.parametrize("key_format", KEY_FORMATS)
def test_no_text_is_no_key(key_format, text):
    keyring = load(text, key_format)
    assert not keyring.given
    assert (keyring.keys, keyring.problems) == ((), ())


def test_an_unknown_format_is_our_callers_mistake():
    with pytest.raises(FieldInvalid) as refusal:
        load("secret", "base65")
    assert refusal.value.field == "key_format"
    assert "base65" in refusal.value.message


@pytest.mark.parametrize(
    "text",
    [
        "secret",
        " secret\n",
        "\n",
        RANDOM,
        RANDOM.rstrip("="),
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A",
        "MDEyMzQ1Njc4OWFiY2RlZg==",
        "deadbeef" * 8,
        "30820122300d06092a864886f70d01010105000382010f00",
        "{{ secret }}",
        "${JWT_SECRET}",
        "{abc: def}",
        "[object Object]",
        "5",
        "true",
        '"quoted"',
        "ssh-rsa is not enough",
        "AAAAB3NzaC1yc2E",
        "pässwörd",
        "\0",
        "a.b.c",
    ],
)
def test_all_else_is_the_secret_exactly_as_typed(text):
    keyring = load(text)
    (key,) = keyring.keys
    assert (keyring.reading, key.kind, key.material) == (Reading.UTF8, Kind.SECRET, text.encode())
    assert key.bits == 8 * len(text.encode())
    assert keyring.problems == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://issuer.example/jwks.json", "The text is an address."),
        ("./keys/public.pem", "The text is the name of a file."),
        (
            "apiVersion: v1\nkind: Secret\ndata:\n  key: c2VjcmV0\n",
            "The text is a Kubernetes manif",
        ),
        ("".join(pem("rsa-spki").splitlines()[1:-3]), "The text begins like a key in DER"),
    ],
    ids=["address", "file", "manifest", "cut off"],
)
def test_a_secret_that_was_likely_meant_otherwise_gets_a_note(text, words):
    keyring = load(text)
    assert keyring.keys[0].material == text.encode()
    (note,) = keyring.notes
    assert note.startswith(words)


@pytest.mark.parametrize(
    ("text", "key_format", "octets"),
    [
        ("/+8=", "base64", b"\xff\xef"),
        ("/+8", "base64", b"\xff\xef"),
        (" /+\n8= ", "base64", b"\xff\xef"),
        ("_-8", "base64url", b"\xff\xef"),
        ("_-8=", "base64url", b"\xff\xef"),
        ("FFef", "hex", b"\xff\xef"),
        ("0xFFEF", "hex", b"\xff\xef"),
        ("ff:ef\n", "hex", b"\xff\xef"),
        (pem("ec-spki"), "utf8", pem("ec-spki").encode()),
        ('{"kty":"oct","k":"AAAA"}', "utf8", b'{"kty":"oct","k":"AAAA"}'),
    ],
)
def test_a_format_that_is_named_is_the_reading(text, key_format, octets):
    keyring = load(text, key_format)
    assert keyring.keys[0].material == octets
    assert keyring.reading == key_format


@pytest.mark.parametrize(
    ("text", "key_format", "words"),
    [
        ("a_b-", "base64", "Not base64: “_” stands at character 2."),
        ("a+b/", "base64url", "Not base64url: “+” stands at character 2."),
        ("abc*", "base64", "“*” stands at character 4"),
        ("ab=c", "base64", "“=” stands in the middle of the base64 text, at character 3."),
        ("abcde", "base64", "has 5 characters, and no octets end after that many"),
        ("   ", "base64", "The text holds no octets at all."),
        ("q7", "hex", "Not hexadecimal: “q” stands at character 1."),
        ("abc", "hex", "has 3 digits; two make one octet"),
        ("٣٣", "hex", "Not hexadecimal"),
        ("\ud800", "utf8", "Character 1 of the secret is half of a surrogate pair"),
        ("\ud800", "auto", "Character 1 of the secret is half of a surrogate pair"),
        ("secret", "pem", "No PEM: it has no “-----BEGIN …-----” line"),
        ("secret", "jwk", "No JWK: it is no JSON object"),
        (pem("ec-spki"), "jwk", "No JWK"),
        ('{"kty":"oct","k":"AAAA"}', "pem", "No PEM"),
    ],
)
def test_what_does_not_fit_the_format_says_where_and_what_to_do(text, key_format, words):
    keyring = load(text, key_format)
    (problem,) = keyring.problems
    assert keyring.keys == ()
    assert problem.code == "key-unreadable"
    assert words in problem.message
    assert problem.hint


def der(kind, form):
    return private(kind).public_key().public_bytes(Encoding.DER, form)


@pytest.mark.parametrize("key_format", ["auto", "pem"])
@pytest.mark.parametrize(
    ("octets", "reading"),
    [
        (lambda: der("RSA", PublicFormat.SubjectPublicKeyInfo), Reading.DER),
        (lambda: der("RSA", PublicFormat.PKCS1), Reading.DER),
        (lambda: der("Ed25519", PublicFormat.SubjectPublicKeyInfo), Reading.DER),
        (
            lambda: base64.b64decode("".join(private_pem("P-256").splitlines()[1:-1])),
            Reading.DER,
        ),
        (
            lambda: base64.b64decode("".join(certificate_pem("RSA").splitlines()[1:-1])),
            Reading.CERTIFICATE,
        ),
    ],
    ids=["spki", "pkcs1", "ed25519", "pkcs8", "certificate"],
)
def test_der_in_base64_is_told_from_a_secret(octets, reading, key_format):
    text = base64.b64encode(octets()).decode()
    (key,) = load(text, key_format).keys
    assert key.provenance.reading == (
        Reading.PEM if key_format == "pem" and reading is Reading.DER else reading
    )
    (key,) = load(text, "base64").keys
    assert key.material == octets()


def test_a_text_of_more_than_256_kib_is_not_read():
    for key_format in KEY_FORMATS:
        keyring = load("A" * (256 * 1024 + 1), key_format)
        (problem,) = keyring.problems
        assert problem.code == "key-limit"
        assert "262,145 characters long; at most 262,144 are read" in problem.message
    assert load("A" * 256 * 1024, "utf8").problems == ()


@pytest.mark.parametrize("text", ["secret", RANDOM, "{{x}}", "https://x.example/", "a.b.c"])
def test_a_secret_needs_no_cryptography_library(text):
    code = (
        "import sys; from debugger.keys.load import load; assert load(sys.argv[1]).keys;"
        "print('cryptography' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_nothing_that_prints_a_keyring_prints_its_secrets():
    for text in ("hunter2hunter2", private_pem("Ed25519"), '{"kty":"oct","k":"aHVudGVyMg"}'):
        shown = repr(load(text))
        assert "hunter2" not in shown
        assert "aHVudGVyMg" not in shown
        assert not any(
            line in shown for line in text.splitlines() if len(line) > 12 and "-" not in line
        )


def test_xml_of_dotnet_is_read():
    numbers = private("RSA").public_key().public_numbers()
    modulus = base64.b64encode(numbers.n.to_bytes(256, "big")).decode()
    text = f"<RSAKeyValue><Modulus>{modulus}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>"
    (key,) = load(text).keys
    assert key.thumbprint == load(public_pem("RSA")).keys[0].thumbprint
    assert key.provenance.repairs == ("It was written as XML (RSAKeyValue), as .NET does.",)
