"""Modulus and exponents of an RSA private key in, its primes out (NIST SP 800-56B, appendix C)."""

from math import gcd, isqrt

# A try finds them with a chance of one half or more; it costs 20 ms at 2048 bits, 140 at 4096.
_BASES = (2, 3, 5, 7, 11, 13, 17, 19)
_TRIES_OF_A_LARGE_KEY = 2
_LARGE_BITS = 2048
_LARGEST_COMMON_DIVISOR = 1024


def primes(n: int, e: int, d: int) -> tuple[int, int] | None:
    """`p` and `q` with p·q = n, or None: the numbers do not fit, or the tries were in vain.

    Bounded, unlike the library's search, which numbers made to mislead it keep busy for minutes.
    """
    multiple = e * d - 1
    if not 1 < d < n or multiple <= 0 or multiple % 2:
        return None
    return _by_totient(n, multiple) or _by_roots_of_one(n, multiple)


def _by_totient(n: int, multiple: int) -> tuple[int, int] | None:
    """From φ(n), which is nearly n, so that one division of e·d − 1 gives it.

    `d` is the inverse of `e` modulo φ(n), or modulo φ(n) divided by gcd(p − 1, q − 1), which is a
    small even number: all of these are tried, and one is nearly always the right one.
    """
    for divisor in (1, *range(2, _LARGEST_COMMON_DIVISOR, 2)):
        times = divisor * multiple // n + 1
        totient, rest = divmod(divisor * multiple, times)
        if rest:
            continue
        half, odd = divmod(n - totient + 1, 2)  # (p + q) / 2
        square = half * half - n
        root = isqrt(square) if square > 0 else 0
        if not odd and root and root * root == square:
            return half + root, half - root
    return None


def _by_roots_of_one(n: int, multiple: int) -> tuple[int, int] | None:
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
