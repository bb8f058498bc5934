"""From an RSA modulus to a weakness that lets it be factored at once. Arithmetic, microseconds."""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import gcd, isqrt, prod

_FERMAT_STEPS = 1000


@lru_cache(maxsize=64)  # the same key is judged with each key stroke in the token
def weakness(modulus: int) -> str:
    """What makes a modulus easy to factor, as the end of a sentence; "" where nothing is seen."""
    if modulus % 2 == 0:
        return "is even"
    factor = gcd(_small_primes_product() % modulus, modulus)
    if factor != 1:
        return f"has a factor below {_MOST_SMALL:,}"
    if _has_close_primes(modulus):
        return "is the product of two primes side by side"
    if _has_roca_fingerprint(modulus):
        return "has the fingerprint of keys made by faulty Infineon chips (ROCA)"
    return ""


def _has_close_primes(modulus: int) -> bool:
    """Fermat’s method: some a near the root of n with a² − n a square, within 1,000 steps.

    Steps are sieved: a number is a square only if it is one modulo each of a few small primes.
    What a step leaves modulo a prime repeats with that prime, so each prime is one row of bits.
    """
    start = isqrt(modulus - 1) + 1
    alive = (1 << _FERMAT_STEPS) - 1
    residue, offset = modulus % _SIEVE, start % _SIEVE
    for prime in _SIEVE_PRIMES:
        rows = _square_rows(prime)
        alive &= rows[residue % prime] >> (offset % prime)
        if not alive:
            return False
    return any(_is_square((start + step) ** 2 - modulus) for step in _places(alive))


def _places(bits: int) -> Iterator[int]:
    """Of the bits that are set, the lowest first."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def _is_square(number: int) -> bool:
    return isqrt(number) ** 2 == number


@cache
def _square_rows(prime: int) -> tuple[int, ...]:
    """For each n modulo the prime: bit x says whether x² − n is a square modulo the prime."""
    squares = {x * x % prime for x in range(prime)}
    length = _FERMAT_STEPS + prime
    repeats = sum(1 << place for place in range(0, length + prime, prime))
    return tuple(
        sum(1 << x for x in range(prime) if (x * x - n) % prime in squares) * repeats
        for n in range(prime)
    )


def _has_roca_fingerprint(modulus: int) -> bool:
    """CVE-2017-15361: n lies in the subgroup of 65537 modulo each of 38 small primes."""
    rest = modulus % _ROCA
    return all(_powers(prime) >> (rest % prime) & 1 for prime in _ROCA_PRIMES)


@cache
def _powers(prime: int) -> int:
    """Bit x says whether x is a power of 65537 modulo the prime."""
    bits, power = 0, 1
    while not bits >> power & 1:
        bits |= 1 << power
        power = power * 65537 % prime
    return bits


@cache
def _small_primes_product() -> int:
    return prod(_primes(_MOST_SMALL))


def _primes(most: int) -> list[int]:
    divisible = {
        multiple
        for number in range(2, isqrt(most) + 1)
        for multiple in range(number * number, most, number)
    }
    return [number for number in range(2, most) if number not in divisible]


_MOST_SMALL = 10_000
_SIEVE_PRIMES = (5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61)
_SIEVE = prod(_SIEVE_PRIMES)
_ROCA_PRIMES = tuple(_primes(168)[1:])
_ROCA = prod(_ROCA_PRIMES)
