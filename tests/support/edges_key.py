"""Edges of the pitfalls in `debugger/pitfalls/key`: the numbers of RSA keys."""

import base64
from functools import partial
from math import gcd, isqrt, prod

from edge import raised, silent

from debugger.samples import altered
from debugger.samples.key_texts import (
    certificate_of,
    jwk_set,
)
from debugger.samples.primes import NEXT_P, OTHER_P, OTHER_Q, P, Q
from debugger.samples.published import RFC_7515_RS256
from debugger.samples.signers import (
    ES256,
    RS256,
    RSA_CLOSE,
    RSA_LARGE_EXPONENT,
    RSA_SHORT,
    Signer,
    jwk_text,
    rsa_from_primes,
    rsa_jwk,
)

SMALL = prod(n for n in range(2, 10_000) if all(n % d for d in range(2, isqrt(n) + 1)))
"""The product of all primes below 10,000."""


def keyed(key, signer=RS256, **more):
    """A token of that signer, inspected with this key."""
    return partial(altered, signer=signer, key=key, **more)


def both(id, what, when, key, signer=RS256, **more):
    """Raised (`when`) or silent with this key."""
    return (raised if when else silent)(id, what, keyed(key, signer), **more)


def modulus(bits):
    """An odd number of exactly so many bits, without small factors or close ones."""
    number = (1 << bits) - (1 << (bits // 2 - 3)) - 12_345
    while gcd(number, SMALL) > 1:
        number -= 2
    return number


SIZES = {bits: rsa_jwk(modulus(bits)) for bits in (512, 1024, 2047, 2048, 3072, 8192, 8193, 16_384)}
SIZE = (
    *(both("rsa-key-short", f"{bits} bits", bits < 2048, key) for bits, key in SIZES.items()),
    *(both("rsa-key-huge", f"{bits} bits", bits > 8192, key) for bits, key in SIZES.items()),
    raised(
        "rsa-key-short",
        "it verifies",
        lambda: altered(signer=RSA_SHORT),
        "error",
        at="key",
        says="1024 bits",
    ),
    raised("rsa-key-short", "PS256", lambda: altered(signer=Signer("PS256", RSA_SHORT.make))),
    raised("rsa-key-short", "in a set", keyed(jwk_set(RSA_SHORT.jwk), RSA_SHORT)),
    raised(
        "rsa-key-short",
        "certificate",
        lambda: altered(signer=RSA_SHORT, key=certificate_of(RSA_SHORT)),
    ),
    silent(
        "rsa-key-short",
        "in a set, not used",
        keyed(jwk_set({"kid": "a", **RSA_SHORT.jwk}), header={"kid": "b"}),
    ),
    raised(
        "rsa-key-short",
        "alone, of another name",
        keyed(jwk_text(RSA_SHORT, kid="a"), header={"kid": "b"}),
    ),
    raised("rsa-key-short", "in a set, no kid", keyed(jwk_set({"kid": "a", **RSA_SHORT.jwk}))),
    raised(
        "rsa-key-short",
        "in a set, named, and fails",
        keyed(jwk_set({"kid": "a", **RSA_SHORT.jwk}), header={"kid": "a"}),
    ),
    raised("rsa-key-short", "alg is none", keyed(RSA_SHORT.key_text, header={"alg": "none"})),
    silent(
        "rsa-key-short",
        "alg is none, in a set",
        keyed(jwk_set(RSA_SHORT.jwk), header={"alg": "none"}),
    ),
    silent("rsa-key-short", "no key", lambda: altered(signer=RSA_SHORT, key=None)),
    silent("rsa-key-short", "EC", lambda: altered(signer=ES256)),
    silent("rsa-key-short", "a secret", altered),
    silent("rsa-key-short", "published", keyed(RFC_7515_RS256)),
    raised("rsa-key-huge", "a warning", keyed(SIZES[8193]), "warning", at="key", says="8193 bits"),
)


def pem(exponent, modulus=P * Q):
    """These numbers as an RSA public key (RFC 8017 Appendix A.1.1) in PEM."""

    def numbered(*numbers):
        for number in numbers:
            octets = number.to_bytes(number.bit_length() // 8 + 1, "big")
            yield b"\x02" + length(octets) + octets

    body = b"".join(numbered(modulus, exponent))
    text = base64.encodebytes(b"\x30" + length(body) + body).decode()
    return f"-----BEGIN RSA PUBLIC KEY-----\n{text}-----END RSA PUBLIC KEY-----\n"


def length(octets):
    size = len(octets)
    return bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")


EXPONENTS = {1: "error", 2: "error", 3: "warning", 4: "error", 65536: "error", 0: "error"}
EXPONENT = (
    *(
        raised(
            "rsa-exponent-small", f"{exponent}", keyed(rsa_jwk(P * Q, exponent)), severity, at="key"
        )
        for exponent, severity in EXPONENTS.items()
    ),
    *(
        silent("rsa-exponent-small", f"{exponent}", keyed(rsa_jwk(P * Q, exponent)))
        for exponent in (5, 17, 257, 65537, 2**32 + 1)
    ),
    *(
        raised(
            "rsa-exponent-small",
            f"{exponent} in PEM",
            keyed(pem(exponent)),
            "error",
            at="key",
            says=f"exponent of this key is {exponent}:",
        )
        for exponent in (0, 1, 2, 4)
    ),
    *(
        silent("rsa-exponent-small", f"{exponent} in PEM", keyed(pem(exponent)))
        for exponent in (5, 65537)
    ),
    raised("rsa-exponent-small", "3 in PEM", keyed(pem(3)), "warning"),
    raised(
        "rsa-exponent-small",
        "3, it verifies",
        lambda: altered(signer=Signer("RS256", lambda: rsa_from_primes(NEXT_P, Q + 64, 3))),
        "warning",
        says="The exponent is 3.",
    ),
    *(
        both("rsa-exponent-large", f"{exponent}", exponent > 2**32, rsa_jwk(P * Q, exponent))
        for exponent in (3, 65537, 2**32 - 1, 2**32 + 1, 2**33 + 1, 2**64 + 1)
    ),
    raised(
        "rsa-exponent-large",
        "it verifies",
        lambda: altered(signer=RSA_LARGE_EXPONENT),
        "warning",
        at="key",
        says="34 bits",
    ),
)


def roca_prime(start, bits=1024):
    """k·M + 65537^a mod M: what the faulty library made (CVE-2017-15361)."""
    product = prod(n for n in range(3, 168) if all(n % d for d in range(2, n)))
    rest = pow(65537, start, product)
    factor = 2 ** (bits - product.bit_length() - 1)
    while gcd(number := factor * product + rest, SMALL) > 1:
        factor += 1
    return number


def near(steps):
    """A product of two numbers that Fermat’s method finds in that many steps, and no small ones."""
    middle = 2**1024 + 643
    half = isqrt(2 * middle * steps)
    while True:
        number = middle**2 - half**2
        if isqrt(number - 1) + 1 == middle - steps and gcd(number, SMALL) == 1:
            return number
        half += 1


WEAK = (
    *(
        raised("rsa-key-weak", name, keyed(rsa_jwk(number)), "error", at="key", says=says)
        for name, number, says in (
            ("even", 2 * P * Q, "even"),
            ("3", 3 * P * OTHER_P, "below 10,000"),
            ("9973", 9973 * P * Q, "below 10,000"),
            ("a square", P * P, "side by side"),
            ("999 steps", near(999), "side by side"),
            ("ROCA", roca_prime(11) * roca_prime(12, 1060), "ROCA"),
        )
    ),
    raised("rsa-key-weak", "neighbours", lambda: altered(signer=RSA_CLOSE), says="side by side"),
    *(
        silent("rsa-key-weak", name, keyed(rsa_jwk(number)))
        for name, number in (
            ("ours", P * Q),
            ("another", OTHER_P * OTHER_Q),
            ("10,007", 10_007 * P * OTHER_P),
            ("far apart", P * OTHER_P),
            ("1,000 steps", near(1000)),
        )
    ),
    silent("rsa-key-weak", "no key", lambda: altered(signer=RSA_CLOSE, key=None)),
    silent("rsa-key-weak", "EC", lambda: altered(signer=ES256)),
)

EDGES = (*SIZE, *EXPONENT, *WEAK)
