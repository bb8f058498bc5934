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
    odd = multiple // (multiple & -multiple)
    tries = len(_BASES) if n.bit_length() <= _LARGE_BITS else _TRIES_OF_A_LARGE_KEY
    for base in _BASES[:tries]:
        root = _nontrivial_root(pow(base, odd, n), n)
        if root is not None:
            p = gcd(root - 1, n)
            return max(p, n // p), min(p, n // p)
    return None


def _nontrivial_root(power: int, n: int) -> int | None:
    """A square root of 1 modulo n that is neither 1 nor -1, among the squares that follow."""
    for _ in range(n.bit_length()):
        if power in (1, n - 1, 0):
            return None
        square = power * power % n
        if square == 1:
            return power
        power = square
    return None
