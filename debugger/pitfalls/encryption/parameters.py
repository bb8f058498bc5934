"""Pitfalls of a JWE’s header: its algorithms, and what they need beside their names."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of
from debugger.jose.algorithm import Family
from debugger.jose.jwe_header import TAG_OCTETS, VECTOR_OCTETS, octets_of
from debugger.pitfalls.encryption.parts import (
    content_encryption,
    encrypted_sample,
    iterations,
    key_management,
    of_encrypted,
)
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc


@pitfall(
    "jwe-alg-rsa1-5",
    severity=Severity.WARNING,
    title="RSA encryption with padding of PKCS #1 v1.5",
    why="A server that answers good and bad padding differently lets an attacker decrypt the key"
    " bit by bit (Bleichenbacher).",
    fix="Use RSA-OAEP-256 or ECDH-ES.",
    steps=(
        "Someone copies the encrypted key of a token and sends the server many changed copies of"
        " it.",
        "The server answers bad padding otherwise, or later, than a bad tag.",
        "After some ten thousand answers the content key is known, and the token can be read.",
    ),
    recipe="encrypt",
    reference=rfc(8725, "3.2"),
)
@of_encrypted
def rsa_pkcs1(case: Case) -> Iterator[Evidence]:
    if case.header.get("alg") == "RSA1_5":
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
    steps=(
        "A token is encrypted by RSA-OAEP, whose hash is SHA-1, because older libraries know no"
        " other.",
        "An audit or a library set to approved algorithms refuses SHA-1, and nothing opens any"
        " more.",
    ),
    recipe="encrypt",
    reference=rfc(7518, "4.3"),
)
@of_encrypted
def oaep_sha1(case: Case) -> Iterator[Evidence]:
    if case.header.get("alg") == "RSA-OAEP":
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
    steps=(
        "The header is written by hand, or a proxy strips members that it does not know.",
        "The receiver falls back to an algorithm of its own, or fails on every token.",
    ),
    recipe="encrypt",
    reference=rfc(7516, "4.1.2"),
)
@of_encrypted
def enc_missing(case: Case) -> Iterator[Evidence]:
    if "enc" not in case.header:
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
    steps=(
        "The sender uses an algorithm that only its own library has, or mistypes a name.",
        "Receivers refuse the token, or guess an algorithm that does not protect against changes.",
    ),
    recipe="encrypt",
    reference=rfc(7518, "5.1"),
)
@of_encrypted
def enc_unknown(case: Case) -> Iterator[Evidence]:
    if "enc" in case.header and content_encryption(case) is None:
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
    steps=(
        "The sender compresses with GZIP or Brotli, which it has at hand, and names that in “zip”.",
        "Receivers refuse it, or ignore “zip” and take the compressed octets for claims.",
    ),
    recipe="encrypt",
    reference=rfc(7516, "4.1.3"),
    silences=("jwe-zip",),
)
@of_encrypted
def unknown_compression(case: Case) -> Iterator[Evidence]:
    name = case.header.get("zip", "DEF")
    if isinstance(name, str) and name != "DEF":
        yield Evidence("header.zip", f"“zip” is {kind_of(name)}.")


@unknown_compression.sample
def _unknown_compression() -> samples.Question:
    return encrypted_sample({"alg": "dir", "enc": "A128GCM", "zip": "GZIP"})


@pitfall(
    "jwe-parameter-missing",
    severity=Severity.ERROR,
    title="The header lacks what its algorithm needs",
    why="Nobody can unwrap the content key, whichever key they have.",
    fix="Have a library make the token, and copy its header whole.",
    steps=(
        "A program puts the token together and leaves out what the wrapping of the key made: “iv”,"
        " “tag”, “p2s” or “p2c”.",
        "No recipient can unwrap the content key, whichever key they hold.",
    ),
    recipe="encrypt",
    reference="RFC 7518 §4.7.1, RFC 7518 §4.8.1",
    silences=("jwe-wrong-key",),
)
@of_encrypted
def parameter_missing(case: Case) -> Iterator[Evidence]:
    lacking = tuple(_lacking(case))
    if lacking:
        yield Evidence("header", f"There is no {', and no '.join(lacking)}.")


@parameter_missing.sample
def _parameter_missing() -> samples.Question:
    return encrypted_sample(
        {"alg": "A256GCMKW", "enc": "A128GCM", "iv": "AAECAwQFBgcICQoL"}, encrypted_key=16
    )


def _lacking(case: Case) -> Iterator[str]:
    algorithm = key_management(case)
    if algorithm is None:
        return
    if algorithm.family is Family.PBES2:
        if octets_of(case.header.get("p2s")) is None:
            yield "“p2s” with a salt in base64url"
        if iterations(case) is None:
            yield "“p2c” with a number"
    elif algorithm.family is Family.AES_GCM_KEY_WRAP:
        for name, size in (("iv", VECTOR_OCTETS), ("tag", TAG_OCTETS)):
            if len(octets_of(case.header.get(name)) or b"") != size:
                yield f"“{name}” of {size} octets in base64url"
