"""Modulus and exponents of an RSA private key in, its primes out (NIST SP 800-56B, appendix C)."""

from math import gcd

# A try finds them with a chance of one half or more; it costs 20 ms at 2048 bits, 140 at 4096.
_BASES = (2, 3, 5, 7, 11, 13, 17, 19)
_TRIES_OF_A_LARGE_KEY = 2
_LARGE_BITS = 2048


def primes(n: int, e: int, d: int) -> tuple[int, int] | None:
    """`p` and `q` with p·q = n, or None: the numbers do not fit, or the tries were in vain.

    Bounded, unlike the library's search, which numbers made to mislead it keep busy for minutes.
    """
    multiple = e * d - 1
    if not 1 < d < n or multiple <= 0 or multiple % 2:
        return None
    twos = (multiple & -multiple).bit_length() - 1
    tries = len(_BASES) if n.bit_length() <= _LARGE_BITS else _TRIES_OF_A_LARGE_KEY
    for base in _BASES[:tries]:
        root, one = _root_of_one(pow(base, multiple >> twos, n), twos, n)
        if not one:
            return None
        if root not in (1, n - 1):
            p = gcd(root - 1, n)
            return max(p, n // p), min(p, n // p)
    return None


def _root_of_one(power: int, twos: int, n: int) -> tuple[int, bool]:
    """The last number before the squares of `power` become 1 modulo n, and whether they ever do.

    Where they do not, `d` is no exponent of this modulus, and no further try will help.
    """
    for _ in range(twos):
        square = power * power % n
        if power == 1 or square == 1:
            return power, True
        power = square
    return power, power == 1
