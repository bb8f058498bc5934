"""PEM of every kind, whole and damaged in every usual way, is the same key."""

import base64

import pytest
from key_files import (
    CURVE_NAME_BLOCK,
    DAMAGES,
    HARMLESS,
    KINDS,
    certificate_pem,
    pem,
    private,
    private_pem,
    public_pem,
    rewrapped_body,
)

from debugger.keys.key import Reading
from debugger.keys.load import load
from debugger.keys.material import public_members
from debugger.keys.pem_text import blocks
from debugger.keys.thumbprint import thumbprint


def expected(kind):
    return thumbprint(public_members(private(KINDS[kind][0]).public_key()))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_without_a_word(kind):
    keyring = load(pem(kind))
    (key,) = keyring.keys
    assert key.thumbprint == expected(kind)
    assert (keyring.problems, key.provenance.repairs) == ((), ())
    assert (key.private is not None) == ("private" in kind or "pkcs8" in kind or "sec1" in kind)
    assert key.private_given == (key.private is not None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_block_is_read_as_one_with_text_around_it_is(kind):
    assert list(blocks(pem(kind))) == list(blocks(f"Here it is:\n{pem(kind)}Thanks"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n", id="nothing in it"),
        pytest.param("-----BEGIN PUBLIC KEY-----\nMFkwE\n-----END PUBLIC KEY-----\n", id="cut off"),
    ],
)
def test_a_whole_frame_around_half_a_body_is_a_fault(text):
    (problem,) = load(text).problems
    assert "is cut off" in problem.message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key_format", ["auto", "pem"])
@pytest.mark.parametrize("damage", HARMLESS)
def test_harmless_changes_need_no_repair(damage, key_format, kind):
    if key_format == "pem" and damage == "in a JSON object":
        key_format = "jwk"
    keyring = load(HARMLESS[damage](pem(kind)), key_format)
    assert [key.thumbprint for key in keyring.keys] == [expected(kind)]
    assert keyring.keys[0].provenance.repairs == ()
    assert keyring.problems == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_mended_and_said(damage, kind):
    make, words = DAMAGES[damage]
    text = make(pem(kind))
    for key_format in ("auto", "pem"):
        keyring = load(text, key_format)
        assert [key.thumbprint for key in keyring.keys] == [expected(kind)], keyring.problems
        repairs = keyring.keys[0].provenance.repairs
        assert any(words in sentence for sentence in repairs) or not words, repairs
        assert keyring.problems == ()


LABELS = [
    "PUBLIC KEY",
    "RSA PUBLIC KEY",
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "EC PRIVATE KEY",
    "CERTIFICATE",
]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "openssh-private"])
@pytest.mark.parametrize("label", LABELS)
def test_a_wrong_label_does_not_matter_and_is_said(label, kind):
    own = pem(kind).split("-----")[1].removeprefix("BEGIN ")
    keyring = load(pem(kind).replace(own, label))
    (key,) = keyring.keys
    assert key.thumbprint == expected(kind)
    said = (f"The label says “{label}”, but inside is what belongs under “{own}”.",)
    assert key.provenance.repairs == (() if label == own else said)


def test_a_body_alone_in_one_line_is_der_for_auto_and_a_repair_for_pem():
    line = "".join(rewrapped_body(public_pem("RSA")).split())
    (key,) = load(line).keys
    assert (key.provenance.reading, key.provenance.repairs) == (Reading.DER, ())
    (key,) = load(line, "pem").keys
    assert key.provenance.reading is Reading.PEM
    assert "The BEGIN and END lines were missing." in key.provenance.repairs


def test_several_blocks_are_several_keys_with_their_places():
    keyring = load(public_pem("RSA") + "and\n" + certificate_pem("P-256") + public_pem("Ed25519"))
    assert [key.kind for key in keyring.keys] == ["RSA", "EC", "OKP"]
    assert [key.provenance.position for key in keyring.keys] == [0, 1, 2]
    assert [key.provenance.reading for key in keyring.keys] == ["pem", "certificate", "pem"]
    assert keyring.total == 3
    assert not keyring.jwk_set


def test_a_certificate_and_its_private_key_are_one_key():
    (key,) = load(certificate_pem("RSA") + private_pem("RSA")).keys
    assert key.certificate.subject == "CN=issuer.example"
    assert key.private is not None
    assert key.private_given


def test_the_name_of_the_curve_may_stand_before_the_key():
    keyring = load(CURVE_NAME_BLOCK + pem("ec-sec1"))
    assert [key.thumbprint for key in keyring.keys] == [expected("ec-sec1")]
    assert keyring.problems == ()


def test_the_name_of_a_curve_alone_is_no_key():
    (problem,) = load(CURVE_NAME_BLOCK).problems
    assert problem.code == "key-unreadable"
    assert problem.message.startswith("“EC PARAMETERS” only describes keys.")


def test_one_damaged_block_does_not_hide_the_others():
    broken = "-----BEGIN PUBLIC KEY-----\nMI*B\n-----END PUBLIC KEY-----\n"
    keyring = load(broken + public_pem("P-256"))
    assert [key.curve for key in keyring.keys] == ["P-256"]
    (problem,) = keyring.problems
    assert (problem.code, problem.position) == ("key-unreadable", 0)
    assert "“*” stands as character 3 of its base64" in problem.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----", "nothing stands in it"),
        ("-----BEGIN PUBLIC KEY-----\nMIIBI\n-----END PUBLIC KEY-----", "has 5 characters"),
        ("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", "cut off or damaged"),
        ("-----BEGIN PUBLIC KEY-----", "nothing stands in it"),
        ("-----END PUBLIC KEY-----", "nothing stands in it"),
        ("-----BEGIN PUBLIC KEY-----\nMI=I\n-----END PUBLIC KEY-----", "“=” stands as character 3"),
        ("-----BEGIN PUBLIC KEY-----\nMI\0I\n-----END PUBLIC KEY-----", "U+0000 stands"),
    ],
)
def test_what_is_meant_as_pem_and_broken_is_never_taken_for_a_secret(text, words):
    keyring = load(text)
    (problem,) = keyring.problems
    assert keyring.keys == ()
    assert keyring.reading is Reading.PEM
    assert problem.code == "key-unreadable"
    assert words in problem.message
    assert problem.hint


def test_a_key_with_a_changed_number_is_refused():
    octets = bytearray(base64.b64decode("".join(public_pem("P-256").splitlines()[1:-1])))
    octets[-1] ^= 1
    keyring = load(base64.b64encode(octets).decode(), "pem")
    assert keyring.keys == ()
    assert keyring.problems[0].code == "ec-point-invalid"


def test_a_private_key_whose_numbers_do_not_fit_together_is_refused():
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    numbers = private("RSA").private_numbers()
    wrong = rsa.RSAPrivateNumbers(
        numbers.p,
        numbers.q,
        numbers.d + 2,
        numbers.dmp1,
        numbers.dmq1,
        numbers.iqmp,
        numbers.public_numbers,
    ).private_key(unsafe_skip_rsa_key_validation=True)
    text = wrong.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    keyring = load(text)
    assert keyring.keys == ()
    assert keyring.problems[0].code == "key-unreadable"


@pytest.mark.parametrize(
    "text",
    [
        "my front-end dev-secret",
        "--begin of the key--",
        "END of the PUBLIC road KEYS",
        "begin-key",
        "at the end key",
    ],
)
def test_a_secret_that_only_sounds_like_pem_stays_a_secret(text):
    (key,) = load(text).keys
    assert key.material == text.encode()


@pytest.mark.parametrize("kind", KINDS)
def test_utf8_takes_a_pem_as_the_secret_it_was_said_to_be(kind):
    keyring = load(pem(kind), "utf8")
    assert keyring.reading is Reading.UTF8
    assert keyring.keys[0].material == pem(kind).encode()


def test_more_blocks_than_the_limit_are_counted():
    keyring = load("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n" * 101)
    assert keyring.problems[-1].code == "key-limit"
    assert "more than 100 PEM blocks" in keyring.problems[-1].message
