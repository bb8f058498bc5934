"""The primes of a key that came without them are found, or given up."""

from math import gcd, lcm

import pytest
from key_files import private

from debugger.keys.rsa_primes import _by_totient, primes
from debugger.samples.primes import OTHER_P, OTHER_Q, P, Q

NUMBERS = private("RSA").private_numbers()
N = NUMBERS.public_numbers.n


def test_the_primes_are_found():
    assert primes(N, 65537, NUMBERS.d) == tuple(sorted((NUMBERS.p, NUMBERS.q), reverse=True))


@pytest.mark.parametrize("e", [3, 17, 65537, 2**33 + 9])
@pytest.mark.parametrize("p", [5_003, 12_289, 40_961])
def test_they_are_found_whichever_way_the_exponent_was_made(p, e):
    """By φ(n), and by the least common multiple; 12,288 and 40,960 have a large common divisor."""
    q = 61_441
    totient = (p - 1) * (q - 1)
    for modulus in (totient, lcm(p - 1, q - 1)):
        if gcd(e, modulus) == 1:
            assert primes(p * q, e, pow(e, -1, modulus)) == (max(p, q), min(p, q))


def test_a_large_key_is_never_given_up_for_want_of_luck():
    for p, q in ((P, Q), (OTHER_P, OTHER_Q), (P, OTHER_P), (Q, OTHER_Q)):
        d = pow(65537, -1, lcm(p - 1, q - 1))
        assert _by_totient(p * q, 65537 * d - 1) == (max(p, q), min(p, q))


@pytest.mark.parametrize(
    ("n", "e", "d"),
    [
        (N, 65537, NUMBERS.d - 2),
        (N, 65537, NUMBERS.d + 1),
        (N, 65537, N + NUMBERS.d),
        (N, 65537, 1),
        (N, 65537, 0),
        (N, 0, 5),
        (7919, 5, 3167),
        (1, 3, 3),
        (0, 3, 3),
    ],
    ids=[
        "other d",
        "even d",
        "d above n",
        "d of 1",
        "d of 0",
        "e of 0",
        "a prime n",
        "n of 1",
        "n of 0",
    ],
)
def test_numbers_that_do_not_fit_have_none(n, e, d):
    assert primes(n, e, d) is None
