"""The primes of a key that came without them are found, or given up."""

import pytest
from key_files import private

from debugger.keys.rsa_primes import primes

NUMBERS = private("RSA").private_numbers()
N = NUMBERS.public_numbers.n


def test_the_primes_are_found():
    assert primes(N, 65537, NUMBERS.d) == tuple(sorted((NUMBERS.p, NUMBERS.q), reverse=True))


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
