"""The estimate is honest: patterns are cheap, random secrets are what they are."""

import base64
import random
import uuid

import pytest

from debugger.keys.strength import estimate
from debugger.keys.wordlists import dictionary_words

# Seeded, so that each run looks at the same thousands.
RANDOM = random.Random(20261124)
WORDS = sorted(word for word in dictionary_words() if len(word) > 3)


@pytest.mark.parametrize(
    ("secret", "pattern", "most"),
    [
        ("", "empty", 0),
        ("password", "common", 20),
        ("Dragon42!", "common", 20),
        ("a" * 40, "repeated", 15),
        ("abababababababababababababababab", "repeated", 20),
        ("secretsecretsecretsecretsecretsecret", "repeated", 40),
        ("S3cr3t-2026-S3cr3t-2026-S3cr3t-2026-", "repeated", 85),
        ("abcabbcaabcbcacbabcabcaabbccabcabacb", "few-octets", 80),
        ("00110101110001101010001110101010", "few-octets", 50),
        ("abcdefghijklmnopqrstuvwxyz012345", "run", 40),
        ("zyxwvutsrqponmlkjihgfedcba9876543210", "run", 40),
        ("qwertyuiopasdfghjklzxcvbnm123456", "run", 60),
        ("12345678901234567890123456789012", "run", 40),
        ("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9", "run", 60),
        ("customer-portal-production-2026", "words", 80),
        ("AcmeProductionSecret_2024-2025-01", "words", 90),
        ("jennifer.michael_1987-1990-000000", "words", 95),
        ("international!!!!!!!!!!!!!!!!!!!!", "words", 60),
    ],
)  # fmt: skip
def test_a_pattern_is_named_and_priced(secret, pattern, most):
    strength = estimate(secret.encode())
    assert strength.pattern == pattern
    assert 0 <= strength.bits <= most
    assert strength.words


MAKERS = {
    "32 octets": lambda: RANDOM.randbytes(32),
    "64 hexadecimal digits": lambda: RANDOM.randbytes(32).hex().encode(),
    "32 hexadecimal digits": lambda: RANDOM.randbytes(16).hex().encode(),
    "base64": lambda: base64.b64encode(RANDOM.randbytes(32)),
    "base64url": lambda: base64.urlsafe_b64encode(RANDOM.randbytes(32)).rstrip(b"="),
    "32 printable": lambda: bytes(RANDOM.randrange(33, 127) for _ in range(32)),
    "UUID": lambda: str(uuid.UUID(bytes=RANDOM.randbytes(16), version=4)).encode(),
    "six words": lambda: " ".join(RANDOM.choices(WORDS, k=6)).encode(),
    "eight words": lambda: "-".join(RANDOM.choices(WORDS, k=8)).encode(),
}


@pytest.mark.parametrize("maker", MAKERS)
def test_a_random_secret_shows_no_pattern(maker):
    for _ in range(1000):
        secret = MAKERS[maker]()
        strength = estimate(secret)
        assert strength.pattern is None, secret
        # Six words of some sixteen thousand are 84 bits, however long they are.
        assert strength.bits >= (84 if "words" in maker else 100)


@pytest.mark.parametrize(
    ("secret", "bits"),
    [
        pytest.param(bytes(range(100, 132)) [::3] * 1 + b"\xff\x00\x80" * 7, 256, id="octets"),
        pytest.param("b70a14ee1e15d7aa94bd810ec06f4cb77a346e8f33aef6bfeae3d7c4442d7a93", 256, id="hex"),
        pytest.param("7f9c1e52-3b8d-4a6f-9e01-c4d2b7a85f36", 122, id="UUID, which has 6 fixed bits"),
        pytest.param("7f9c1e52-3b8d-4a6f-9e01-c4d2b7a8-5f36", 128, id="hex with hyphens"),
        pytest.param("0aWsmgFfrC73s0FnNjVRKhUR9B_jfREbJn8DnuxdT1g", 258, id="base64url"),
    ],
)  # fmt: skip
def test_a_random_secret_is_priced_by_what_it_is_written_in(secret, bits):
    octets = secret if isinstance(secret, bytes) else secret.encode()
    assert estimate(octets).bits == pytest.approx(bits, abs=1)


@pytest.mark.parametrize(
    ("secret", "bits", "words"),
    [
        ("window umbrella market canyon captain flame", 86, "a phrase of 6 dictionary words"),
        ("Window-Umbrella-Market-Canyon-42", 65, "a phrase of 4 dictionary words"),
        ("acmeProductionSigningSecretDoNotShare2026", 107, "a phrase of 6 dictionary words"),
        ("2026-11-25T14:00:00Z2026-11-25T14:00:00Z", 132, "printable characters, repeated"),
    ],
)
def test_a_phrase_is_priced_by_its_words_and_a_repetition_once(secret, bits, words):
    strength = estimate(secret.encode())
    assert strength.bits == pytest.approx(bits, abs=6)
    assert strength.words.startswith(words)
    assert strength.pattern is None


def test_a_longer_pattern_is_hardly_stronger():
    assert estimate(b"ab" * 500).bits - estimate(b"ab" * 20).bits < 6


def test_a_very_long_secret_is_answered_at_once():
    assert estimate(RANDOM.randbytes(200_000)).bits > 1_000_000


@pytest.mark.parametrize("secret", [b"\0", b"\xff" * 3, "é".encode(), b"a", b"\n", b"ab"])
def test_anything_has_an_estimate(secret):
    assert estimate(secret).bits >= 0
