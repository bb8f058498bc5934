"""OpenSSH's spellings of keys: lines, files, and the older form of RFC 4716."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, PublicFormat
from key_files import private, private_pem, public_pem

from debugger.keys.key import Reading
from debugger.keys.load import load

KINDS = ["RSA", "P-256", "P-384", "P-521", "Ed25519"]


def line(kind):
    key = private(kind).public_key()
    return key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


def same(keyring, kind):
    (key,) = keyring.keys
    assert keyring.problems == ()
    assert keyring.reading is key.provenance.reading is Reading.OPENSSH
    assert key.thumbprint == load(public_pem(kind)).keys[0].thumbprint
    return key


@pytest.mark.parametrize("key_format", ["auto", "pem"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_public_line_is_read(kind, key_format):
    for text in (line(kind), f"{line(kind)} me@here\n", f'from="10.0.0.1" {line(kind)} me'):
        assert same(load(text, key_format), kind).private is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_that_lost_its_first_word_is_read(kind):
    same(load(line(kind).split()[1]), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_private_file_serves_as_its_public_half(kind):
    assert same(load(private_pem(kind, PrivateFormat.OpenSSH)), kind).private is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_older_form_is_read(kind):
    body = line(kind).split()[1]
    lines = "\n".join(body[at : at + 70] for at in range(0, len(body), 70))
    text = f'---- BEGIN SSH2 PUBLIC KEY ----\nComment: "a key"\n{lines}\n---- END SSH2 PUBLIC KEY ----\n'
    same(load(text), kind)


def test_several_lines_are_several_keys():
    keyring = load(f"# keys\n{line('RSA')} a\n{line('Ed25519')} b\n")
    assert [(key.kind, key.provenance.position) for key in keyring.keys] == [("RSA", 0), ("OKP", 1)]


@pytest.mark.parametrize("cut", [60, 61, 100])
def test_a_line_that_is_cut_off_is_said_to_be(cut):
    keyring = load(line("RSA")[:cut])
    (problem,) = keyring.problems
    assert keyring.keys == ()
    assert (problem.code, problem.message) == (
        "key-unreadable",
        "It is written like an OpenSSH key, but is damaged or cut off.",
    )
