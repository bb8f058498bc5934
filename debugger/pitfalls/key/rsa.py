"""Pitfalls of RSA keys: short, huge, dangerous exponents, moduli that can be factored."""

from collections.abc import Iterator

from debugger import samples
from debugger.keys.key import Key, Kind
from debugger.pitfalls.key.judged import judged_keys
from debugger.pitfalls.key.rsa_factors import weakness
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_problems


@pitfall(
    "rsa-key-short",
    severity=Severity.ERROR,
    title="The RSA key is too short",
    why="Keys of 1024 bits are within reach of well-funded attackers, and those of 512 bits of a"
    " laptop.",
    fix="Use 2048 or 3072 bits, or an EC key with ES256.",
    reference=rfc(7518, "3.3"),
    steps=(
        "An attacker takes the modulus from the public key and factors it.",
        "512 bits cost a day on rented machines; 1024 are in reach of those who can pay for it.",
        "The factors give the private key, and with it tokens for anybody.",
    ),
    recipe="make-key-pair",
)
def short(case: Case) -> Iterator[Evidence]:
    for key in _rsa_keys(case):
        if key.bits < 2048:
            yield Evidence("key", f"The modulus has {key.bits} bits.")


@short.sample
def _short() -> samples.Question:
    return samples.altered("access-token", signer=samples.RSA_SHORT)


@pitfall(
    "rsa-key-huge",
    severity=Severity.WARNING,
    title="A huge RSA key",
    why="Each check costs so much that a stream of tokens can stop a server.",
    fix="Use 3072 or 4096 bits.",
    reference="CWE-400",
    steps=(
        "Checking a signature takes longer the longer the modulus is, far more than in proportion.",
        "Somebody who may choose the key, or send many tokens, keeps the processor busy.",
    ),
    recipe="make-key-pair",
)
def huge(case: Case) -> Iterator[Evidence]:
    for key in _rsa_keys(case):
        if key.bits > 8192:
            yield Evidence("key", f"The modulus has {key.bits} bits.")


@huge.sample
def _huge() -> samples.Question:
    return samples.altered("access-token", key=samples.rsa_jwk(2**9216 - 23))


@pitfall(
    "rsa-exponent-small",
    severity=Severity.ERROR,
    title="A dangerous RSA exponent",
    why="With an exponent of 1 the signature is the message itself, and anyone can make it; 3 has a"
    " history of forgeries in lax verifiers.",
    fix="Use the exponent 65537.",
    reference="NIST SP 800-56B §6.2, CVE-2006-4339",
    steps=(
        "With an exponent of 1 a signature is its own padded hash, which anybody can write down.",
        "With 3, a verifier that does not check the padding to its end accepts a number"
        " whose cube begins rightly.",
        "Nobody needs the private key for either.",
    ),
    recipe="make-key-pair",
)
def exponent_small(case: Case) -> Iterator[Evidence]:
    yield from _exponent_problems(case)
    for key in _rsa_keys(case):
        # Smaller ones and even ones make no key: reading it met them.
        if key.material.public_numbers().e == 3:
            yield Evidence("key", "The exponent is 3.", severity=Severity.WARNING)


@exponent_small.sample
def _exponent_small() -> samples.Question:
    return samples.altered("access-token", key=samples.rsa_jwk(samples.P * samples.Q, exponent=1))


@pitfall(
    "rsa-exponent-large",
    severity=Severity.WARNING,
    title="A very large RSA exponent",
    why="Each check becomes slow, and several libraries refuse such keys.",
    fix="Use the exponent 65537.",
    reference="NIST SP 800-56B §6.2",
    steps=(
        "Checking costs a multiplication for each bit of the exponent: 17 for 65537,"
        " hundreds for a large one.",
        "Several libraries and smart cards refuse exponents above 32 or 33 bits, so that"
        " tokens fail there.",
    ),
    recipe="make-key-pair",
)
def exponent_large(case: Case) -> Iterator[Evidence]:
    for key in _rsa_keys(case):
        bits = key.material.public_numbers().e.bit_length()
        if bits > 32:
            yield Evidence("key", f"The exponent has {bits} bits.")


@exponent_large.sample
def _exponent_large() -> samples.Question:
    return samples.altered("access-token", signer=samples.RSA_LARGE_EXPONENT)


@pitfall(
    "rsa-key-weak",
    severity=Severity.ERROR,
    title="An RSA key that can be factored",
    why="The private key can be computed from the public one, by anybody.",
    fix="Replace the key, and find out what generated it.",
    reference="CVE-2017-15361, CVE-2022-26320",
    steps=(
        "The primes of this key lie too close together, are too small, or follow a known pattern.",
        "An attacker computes them from the public modulus, in seconds or for a few"
        " hundred dollars.",
        "With the private key they sign what they like.",
    ),
    recipe="make-key-pair",
)
def weak(case: Case) -> Iterator[Evidence]:
    for key in _rsa_keys(case):
        seen = weakness(key.material.public_numbers().n)
        if seen:
            yield Evidence("key", f"The modulus {seen}.")


@weak.sample
def _weak() -> samples.Question:
    return samples.altered("access-token", signer=samples.RSA_CLOSE)


def _rsa_keys(case: Case) -> Iterator[Key]:
    return (key for key in judged_keys(case) if key.kind is Kind.RSA)


_exponent_problems = of_problems("rsa-exponent-small")
