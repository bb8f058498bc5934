"""Content keys and contents: what opens, what does not, and where inflating stops."""

import os
import zlib

import pytest

from debugger.jose import jwe
from debugger.jose.algorithms import find
from debugger.jose.model import Encryption


def shared(content, vector=None, tag=None, ciphertext=b"c" * 32):
    sizes = jwe.lengths(find(content))
    return Encryption(
        (),
        b"header",
        bytes(sizes[0]) if vector is None else vector,
        ciphertext,
        bytes(sizes[1]) if tag is None else tag,
    )


@pytest.mark.parametrize(
    ("content", "vector", "tag"),
    [
        ("A128GCM", 12, 16),
        ("A192GCM", 12, 16),
        ("A256GCM", 12, 16),
        ("A128CBC-HS256", 16, 16),
        ("A192CBC-HS384", 16, 24),
        ("A256CBC-HS512", 16, 32),
    ],
)
def test_vector_and_tag_have_one_length_for_each_content_encryption(content, vector, tag):
    algorithm = find(content)
    assert jwe.lengths(algorithm) == (vector, tag)
    assert jwe.misshapen(algorithm, shared(content)) is None
    for more in (-1, 1):
        longer = jwe.misshapen(algorithm, shared(content, vector=bytes(vector + more)))
        assert longer.startswith(f"The initialization vector has {vector + more} octets")
        longer = jwe.misshapen(algorithm, shared(content, tag=bytes(tag + more)))
        assert longer.startswith(f"The authentication tag has {tag + more} octets")


@pytest.mark.parametrize("size", [0, 1, 15, 17, 31])
def test_cbc_makes_whole_blocks_and_gcm_any_number_of_octets(size):
    fault = jwe.misshapen(find("A128CBC-HS256"), shared("A128CBC-HS256", ciphertext=bytes(size)))
    assert f"has {size} octets" in fault
    assert jwe.misshapen(find("A128GCM"), shared("A128GCM", ciphertext=bytes(size))) is None


def test_parts_that_do_not_decode_have_no_octets():
    encryption = Encryption((), b"", None, None, None)
    assert "has 0 octets" in jwe.misshapen(find("A128GCM"), encryption)
    assert jwe.open_content(find("A128GCM"), bytes(16), encryption) is None


def raw(octets):
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflater.compress(octets) + deflater.flush()


@pytest.mark.parametrize("size", [0, 1, 999_999, 1_000_000])
def test_up_to_a_million_octets_are_inflated(size):
    inflated = jwe.inflate(raw(b"x" * size))
    assert (len(inflated.octets), inflated.cut) == (size, False)


@pytest.mark.parametrize("size", [1_000_001, 50_000_000])
def test_inflating_stops_behind_a_million_octets(size):
    inflated = jwe.inflate(raw(b"x" * size))
    assert (len(inflated.octets), inflated.cut) == (1_000_000, True)


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"no deflate",
        b"\xff" * 40,
        raw(b"claims" * 50)[:-3],
        raw(b"claims") + b"and more",
        zlib.compress(b"claims"),
    ],
    ids=["nothing", "text", "ones", "cut", "something behind it", "with zlib’s own header"],
)
def test_what_is_no_whole_raw_deflate_is_not_inflated(octets):
    assert jwe.inflate(octets).octets is None


@pytest.mark.parametrize(
    "name",
    ["dir", "A128KW", "A256GCMKW", "PBES2-HS256+A128KW", "RSA-OAEP-256", "RSA-OAEP-384", "ECDH-ES"],
)
def test_octets_that_nobody_encrypted_unwrap_to_nothing(name):
    header = {"alg": name, "enc": "A128GCM", "p2s": "AAAAAAAAAAA", "p2c": 1, "epk": {}}
    for encrypted_key in (b"", os.urandom(24), bytes(256)):
        key = jwe.unwrap(find(name), find("A128GCM"), header, encrypted_key, b"x" * 15)
        assert key is None


def test_a_content_key_of_another_length_is_none():
    assert jwe.unwrap(find("dir"), find("A256GCM"), {}, b"", bytes(16)) is None
    assert jwe.unwrap(find("dir"), find("A128GCM"), {}, b"", bytes(16)) == bytes(16)
