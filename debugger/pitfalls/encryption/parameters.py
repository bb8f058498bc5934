"""Pitfalls of a JWE’s header: its algorithms, and how a password is stretched."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of
from debugger.jose import base64url
from debugger.jose.algorithm import Family
from debugger.jose.model import Json
from debugger.pitfalls.encryption.parts import (
    content_encryption,
    encrypted_sample,
    is_encrypted,
    key_management,
)
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_SALT = "AAECAwQFBgcICQoLDA0ODw"
_LOWEST, _HIGHEST = 1_000, 600_000


@pitfall(
    "jwe-alg-rsa1-5",
    severity=Severity.WARNING,
    title="RSA encryption with padding of PKCS #1 v1.5",
    why="A server that answers good and bad padding differently lets an attacker decrypt the key"
    " bit by bit (Bleichenbacher).",
    fix="Use RSA-OAEP-256 or ECDH-ES.",
    reference=rfc(8725, "3.2"),
)
def rsa_pkcs1(case: Case) -> Iterator[Evidence]:
    if is_encrypted(case) and case.header.get("alg") == "RSA1_5":
        yield Evidence("header.alg", "“alg” is “RSA1_5”.")


@rsa_pkcs1.sample
def _rsa_pkcs1() -> samples.Question:
    return encrypted_sample({"alg": "RSA1_5", "enc": "A128GCM"}, encrypted_key=256)


@pitfall(
    "jwe-rsa-oaep-sha1",
    severity=Severity.INFO,
    title="RSA-OAEP with SHA-1",
    why="No attack on it is known here, but audits and some libraries refuse SHA-1 everywhere.",
    fix="Use RSA-OAEP-256 when both sides know it.",
    reference=rfc(7518, "4.3"),
)
def oaep_sha1(case: Case) -> Iterator[Evidence]:
    if is_encrypted(case) and case.header.get("alg") == "RSA-OAEP":
        yield Evidence("header.alg", "“alg” is “RSA-OAEP”.")


@oaep_sha1.sample
def _oaep_sha1() -> samples.Question:
    return encrypted_sample({"alg": "RSA-OAEP", "enc": "A128GCM"}, encrypted_key=256)


@pitfall(
    "jwe-enc-missing",
    severity=Severity.ERROR,
    title="The header does not say how the content is encrypted",
    why="Without “enc” nobody can decrypt the token as its maker meant.",
    fix="Set “enc”, to “A256GCM” for example.",
    reference=rfc(7516, "4.1.2"),
)
def enc_missing(case: Case) -> Iterator[Evidence]:
    if is_encrypted(case) and "enc" not in case.header:
        yield Evidence("header", "The header has no “enc”.")


@enc_missing.sample
def _enc_missing() -> samples.Question:
    return encrypted_sample({"alg": "dir"})


@pitfall(
    "jwe-enc-unknown",
    severity=Severity.ERROR,
    title="An unknown content encryption",
    why="A recipient must refuse what it does not know, and a guess may leave the content"
    " unprotected.",
    fix="Use one of A128GCM, A192GCM, A256GCM, A128CBC-HS256, A192CBC-HS384 and A256CBC-HS512.",
    reference=rfc(7518, "5.1"),
)
def enc_unknown(case: Case) -> Iterator[Evidence]:
    if is_encrypted(case) and "enc" in case.header and content_encryption(case) is None:
        yield Evidence("header.enc", f"“enc” is {kind_of(case.header['enc'])}.")


@enc_unknown.sample
def _enc_unknown() -> samples.Question:
    return encrypted_sample({"alg": "dir", "enc": "A256XTS"})


@pitfall(
    "jwe-zip-unknown",
    severity=Severity.ERROR,
    title="An unknown compression",
    why="Only “DEF” is registered, and a recipient must refuse anything else.",
    fix="Leave “zip” out, or set it to “DEF”.",
    reference=rfc(7516, "4.1.3"),
    silences=("jwe-zip",),
)
def unknown_compression(case: Case) -> Iterator[Evidence]:
    name = case.header.get("zip", "DEF") if is_encrypted(case) else "DEF"
    if isinstance(name, str) and name != "DEF":
        yield Evidence("header.zip", f"“zip” is {kind_of(name)}.")


@unknown_compression.sample
def _unknown_compression() -> samples.Question:
    return encrypted_sample({"alg": "dir", "enc": "A128GCM", "zip": "GZIP"})


@pitfall(
    "jwe-pbes2-count-low",
    severity=Severity.WARNING,
    title="The password is stretched too little",
    why="Whoever holds the token can try passwords fast.",
    fix="Set “p2c” to 310,000 or more (210,000 with SHA-384 and SHA-512), or use a random key.",
    reference="RFC 7518 §4.8.1.2, OWASP Password Storage",
)
def count_low(case: Case) -> Iterator[Evidence]:
    count = _count(case)
    least = 310_000 if "HS256" in str(case.header.get("alg")) else 210_000
    if count is not None and count < least:
        grave = Severity.ERROR if count < _LOWEST else None
        yield Evidence("header.p2c", f"“p2c” is {count:,}.", severity=grave)


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
    reference="CVE-2022-36083, CVE-2023-52428",
    silences=("jwe-wrong-key",),
)
def count_high(case: Case) -> Iterator[Evidence]:
    count = _count(case)
    if count is not None and count > _HIGHEST:
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
    reference=rfc(7518, "4.8.1.1"),
)
def salt_short(case: Case) -> Iterator[Evidence]:
    if not _is_password_based(case):
        return
    salt = _decoded(case.header.get("p2s"))
    if salt is not None and len(salt) < 8:
        yield Evidence("header.p2s", f"“p2s” has {len(salt)} octets.")


@salt_short.sample
def _salt_short() -> samples.Question:
    return encrypted_sample(
        {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": "YWJj", "p2c": 400_000},
        encrypted_key=24,
    )


@pitfall(
    "jwe-parameter-missing",
    severity=Severity.ERROR,
    title="The header lacks what its algorithm needs",
    why="Nobody can unwrap the content key, whichever key they have.",
    fix="Have a library make the token, and copy its header whole.",
    reference="RFC 7518 §4.7.1, RFC 7518 §4.8.1",
    silences=("jwe-wrong-key",),
)
def parameter_missing(case: Case) -> Iterator[Evidence]:
    algorithm = key_management(case)
    if algorithm is None:
        return
    if algorithm.family is Family.PBES2:
        if _decoded(case.header.get("p2s")) is None:
            yield Evidence("header", "There is no “p2s” with a salt in base64url.")
        if _count(case) is None:
            yield Evidence("header", "There is no “p2c” with a number above 0.")
    elif algorithm.family is Family.AES_GCM_KEY_WRAP:
        for name, size in (("iv", 12), ("tag", 16)):
            if len(_decoded(case.header.get(name)) or b"") != size:
                yield Evidence("header", f"There is no “{name}” of {size} octets in base64url.")


@parameter_missing.sample
def _parameter_missing() -> samples.Question:
    return encrypted_sample(
        {"alg": "A256GCMKW", "enc": "A128GCM", "iv": "AAECAwQFBgcICQoL"}, encrypted_key=16
    )


def _is_password_based(case: Case) -> bool:
    algorithm = key_management(case)
    return algorithm is not None and algorithm.family is Family.PBES2


def _count(case: Case) -> int | None:
    count = case.header.get("p2c")
    return count if _is_password_based(case) and type(count) is int and count > 0 else None


def _decoded(value: Json) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        return base64url.decode(value)
    except base64url.SpellingError:
        return None
