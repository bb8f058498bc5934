"""Pitfalls of a password that encrypts: how often it is hashed, and with which salt."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of
from debugger.jose.jwe_header import MOST_ITERATIONS, octets_of
from debugger.pitfalls.encryption.parts import (
    encrypted_sample,
    is_password_based,
    iterations,
    of_encrypted,
)
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_SALT = "AAECAwQFBgcICQoLDA0ODw"
_LOWEST = 1_000
_ENOUGH = {"PBES2-HS256+A128KW": 310_000}
_ENOUGH_OTHERWISE = 210_000


@pitfall(
    "jwe-pbes2-count-low",
    severity=Severity.WARNING,
    title="The password is stretched too little",
    why="Whoever holds the token can try passwords fast.",
    fix="Use a random key in place of the password, or set “p2c” to what OWASP advises: 600,000"
    " with SHA-256, 210,000 with SHA-512.",
    steps=(
        "Someone gets hold of one token and tries passwords on it, on their own machines.",
        "With a few thousand rounds a graphics card tries hundreds of thousands of them a second.",
        "A password that people can remember falls within hours, and all its tokens open.",
    ),
    recipe="encrypt",
    reference="RFC 7518 §4.8.1.2, OWASP Password Storage",
)
@of_encrypted
def count_low(case: Case) -> Iterator[Evidence]:
    count = iterations(case)
    if count is None:
        return
    if count < _ENOUGH.get(case.header["alg"], _ENOUGH_OTHERWISE):
        grave = Severity.ERROR if count < _LOWEST else None
        yield Evidence("header.p2c", f"“p2c” is {kind_of(count)}.", severity=grave)


@count_low.sample
def _count_low() -> samples.Question:
    return encrypted_sample(
        {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": _SALT, "p2c": 4096}, encrypted_key=24
    )


@pitfall(
    "jwe-pbes2-count-high",
    severity=Severity.ERROR,
    title="The password is to be stretched without end",
    why="A recipient that obeys the number computes for minutes or hours on one token.",
    fix="Refuse counts above what your own tokens have; here the limit is 600,000.",
    steps=(
        "Anybody writes a header with “p2c” of two thousand million; it takes no key to do so.",
        "The server hashes that often before it can find out that the token is worthless.",
        "A few such requests keep all its processors busy.",
    ),
    recipe="decrypt",
    reference="CVE-2022-36083, CVE-2023-52428",
    silences=("jwe-wrong-key",),
)
@of_encrypted
def count_high(case: Case) -> Iterator[Evidence]:
    count = iterations(case)
    if count is not None and count > MOST_ITERATIONS:
        yield Evidence("header.p2c", f"“p2c” is {kind_of(count)}.")


@count_high.sample
def _count_high() -> samples.Question:
    return encrypted_sample(
        {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": _SALT, "p2c": 10_000_000},
        encrypted_key=24,
    )


@pitfall(
    "jwe-pbes2-salt-short",
    severity=Severity.ERROR,
    title="The salt of the password is too short",
    why="With few salts, tables of common passwords can be computed once and used for every token.",
    fix="Take at least 8 random octets, better 16.",
    steps=(
        "Someone computes once, for each short salt, what the commonest passwords give.",
        "They look every intercepted token up in that table.",
        "Tokens with a password of the list open at once.",
    ),
    recipe="encrypt",
    reference=rfc(7518, "4.8.1.1"),
)
@of_encrypted
def salt_short(case: Case) -> Iterator[Evidence]:
    if not is_password_based(case):
        return
    salt = octets_of(case.header.get("p2s"))
    if salt is not None and len(salt) < 8:
        yield Evidence("header.p2s", f"“p2s” has {len(salt)} octets.")


@salt_short.sample
def _salt_short() -> samples.Question:
    return encrypted_sample(
        {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": "YWJj", "p2c": 400_000},
        encrypted_key=24,
    )
