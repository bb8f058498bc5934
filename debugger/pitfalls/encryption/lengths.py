"""Pitfalls of a JWE’s segments: lengths that fit no algorithm, and a vector used twice."""

from collections.abc import Iterator

from debugger import samples
from debugger.jose.algorithm import Algorithm, Family
from debugger.jose.model import Form
from debugger.keys.key import Kind
from debugger.pitfalls.context.surroundings import other_tokens
from debugger.pitfalls.encryption.parts import (
    content_encryption,
    encrypted_sample,
    key_management,
    of_encrypted,
    segment_octets,
)
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_DIRECT = {"alg": "dir", "enc": "A128GCM"}
_WRONG_KEY = ("jwe-wrong-key",)


@pitfall(
    "jwe-dir-encrypted-key",
    severity=Severity.ERROR,
    title="An encrypted key where none belongs",
    why="With this algorithm the key is shared or agreed on, and a recipient must refuse a token"
    " that carries another one.",
    fix="Leave the second segment empty; refuse a token where it is not.",
    steps=(
        "A token of another algorithm is relabelled “dir”, or a library fills the segment by"
        " mistake.",
        "One receiver ignores the segment, and another unwraps it: they decrypt with different"
        " keys.",
        "What one of them has checked, the other never sees.",
    ),
    recipe="decrypt",
    reference=rfc(7516, "5.1", "5.2"),
    silences=_WRONG_KEY,
)
@of_encrypted
def superfluous_key(case: Case) -> Iterator[Evidence]:
    algorithm = key_management(case)
    if algorithm and _needs_no_key(algorithm) and (octets := segment_octets(case, "encrypted_key")):
        saw = f"“alg” is “{algorithm.name}”, and the encrypted key has {len(octets):,} octets."
        yield Evidence("encrypted_key", saw)


@superfluous_key.sample
def _superfluous_key() -> samples.Question:
    return encrypted_sample(_DIRECT, encrypted_key=2)


@pitfall(
    "jwe-encrypted-key-length",
    severity=Severity.ERROR,
    title="The encrypted key has a wrong length",
    why="It was cut or is of another algorithm, and no key can unwrap it.",
    fix="Copy the token whole, and check that “alg” is what its maker used.",
    steps=(
        "The token is cut while it is copied, or “alg” or “enc” is changed after it was made.",
        "The segment no longer holds a content key of the length that the algorithms say.",
        "Every recipient fails on it, with an error that speaks of something else.",
    ),
    recipe="decrypt",
    reference="RFC 7518 §4.4, RFC 3394",
    silences=_WRONG_KEY,
)
@of_encrypted
def key_length(case: Case) -> Iterator[Evidence]:
    algorithm, octets = key_management(case), segment_octets(case, "encrypted_key")
    if algorithm is None or octets is None or _needs_no_key(algorithm):
        return
    expected = _key_lengths(case, algorithm)
    if expected and len(octets) not in expected:
        wanted = " or ".join(str(length) for length in expected)
        saw = f"It has {len(octets):,} octets, and {algorithm.name} makes {wanted}."
        yield Evidence("encrypted_key", saw)


@key_length.sample
def _key_length() -> samples.Question:
    return encrypted_sample({"alg": "A128KW", "enc": "A256GCM"}, encrypted_key=24)


@pitfall(
    "jwe-iv-length",
    severity=Severity.ERROR,
    title="The initialization vector has a wrong length",
    why="It was cut or is of another algorithm, and a recipient must refuse it.",
    fix="Copy the token whole, and check that “enc” is what its maker used.",
    steps=(
        "A program makes the vector itself and takes 16 octets for GCM, or cuts it.",
        "Some libraries hash or pad it silently; others refuse the token.",
        "A vector that is made to fit may come twice, and with GCM that gives the key away.",
    ),
    recipe="encrypt",
    reference=rfc(7518, "5.2", "5.3"),
    silences=_WRONG_KEY,
)
@of_encrypted
def vector_length(case: Case) -> Iterator[Evidence]:
    algorithm = content_encryption(case)
    if algorithm:
        yield from _fits(case, "iv", 12 if algorithm.family is Family.AES_GCM else 16, algorithm)


@vector_length.sample
def _vector_length() -> samples.Question:
    return encrypted_sample(_DIRECT, initialization_vector=16)


@pitfall(
    "jwe-tag-length",
    severity=Severity.ERROR,
    title="The authentication tag has a wrong length",
    why="A recipient that takes a shorter tag can be fooled by guessing it.",
    fix="Refuse the token, and check that “enc” is what its maker used.",
    steps=(
        "Someone changes the ciphertext and cuts the tag down to a single octet.",
        "A library that compares only as many octets as it is given accepts one guess in 256.",
        "After some hundred tries a forged content passes as genuine.",
    ),
    recipe="decrypt",
    reference=rfc(7518, "5.2", "5.3"),
    silences=_WRONG_KEY,
)
@of_encrypted
def tag_length(case: Case) -> Iterator[Evidence]:
    algorithm = content_encryption(case)
    if algorithm:
        half = algorithm.minimum_key_bits // 16
        yield from _fits(case, "tag", 16 if algorithm.family is Family.AES_GCM else half, algorithm)


@tag_length.sample
def _tag_length() -> samples.Question:
    return encrypted_sample(_DIRECT, tag=12)


@pitfall(
    "jwe-ciphertext-length",
    severity=Severity.ERROR,
    title="The ciphertext has a length that its algorithm cannot make",
    why="CBC makes whole blocks of 16 octets, at least one: some of it is missing.",
    fix="Copy the token whole.",
    steps=(
        "The token is cut while it is copied or stored, in a column that is too short for example.",
        "What is left is no whole number of blocks, and no recipient can open it.",
    ),
    recipe="decrypt",
    reference=rfc(7518, "5.2.2"),
    silences=_WRONG_KEY,
)
@of_encrypted
def ciphertext_length(case: Case) -> Iterator[Evidence]:
    algorithm, octets = content_encryption(case), segment_octets(case, "ciphertext")
    if algorithm is None or octets is None or algorithm.family is not Family.AES_CBC_HMAC:
        return
    if not octets or len(octets) % 16:
        yield Evidence("ciphertext", f"It has {len(octets):,} octets.")


@ciphertext_length.sample
def _ciphertext_length() -> samples.Question:
    header = {"alg": "dir", "enc": "A128CBC-HS256"}
    return encrypted_sample(header, initialization_vector=16, ciphertext=40)


@pitfall(
    "jwe-epk-invalid",
    severity=Severity.ERROR,
    title="The sender’s public key is missing or unsound",
    why="The content key cannot be agreed on, and a recipient that computes with an unsound"
    " point gives away its private key.",
    fix="Refuse the token, and have a library check “epk” before it is used.",
    steps=(
        "Someone sends a point off the curve, or one of small order, as their public key in “epk”.",
        "The server multiplies it by its private key, and the few possible results tell a part"
        " of it.",
        "After some such tokens the whole private key is known.",
    ),
    recipe="decrypt",
    reference="RFC 7518 §4.6.1.1, CVE-2017-16007",
    silences=_WRONG_KEY,
)
@of_encrypted
def ephemeral_key(case: Case) -> Iterator[Evidence]:
    algorithm = key_management(case)
    if algorithm is None or algorithm.family is not Family.ECDH:
        return
    if "epk" not in case.header:
        yield Evidence("header", "The header has no “epk”.")
        return
    from debugger.keys.ephemeral import unsound

    fault = unsound(case.header["epk"])
    if fault:
        yield Evidence("header.epk", f"“epk” {fault}.")


@ephemeral_key.sample
def _ephemeral_key() -> samples.Question:
    return encrypted_sample({"alg": "ECDH-ES", "enc": "A128GCM"})


@pitfall(
    "jwe-iv-reused",
    severity=Severity.ERROR,
    title="Two tokens with one initialization vector",
    why="With GCM, two texts encrypted with the same key and vector give away both, and the key"
    " that protects against forgery.",
    fix="Take a new random vector for each token, and replace the key.",
    steps=(
        "The sender’s random numbers repeat, or a counter starts anew after each restart.",
        "Someone who sees both tokens combines the ciphertexts, and the key stream falls out.",
        "They read both contents, and can make tags for contents of their own.",
    ),
    recipe="encrypt",
    reference=rfc(7518, "8.4"),
)
@of_encrypted
def vector_reused(case: Case) -> Iterator[Evidence]:
    algorithm, vector = content_encryption(case), segment_octets(case, "iv")
    if case.header.get("alg") != "dir" or not vector or algorithm is None:
        return
    same = ("alg", "enc", "kid")
    for _, other in other_tokens(case):
        segment = other.segment("iv") if other.form is Form.JWE_COMPACT else None
        header = other.header.members
        alike = all(header.get(name) == case.header.get(name) for name in same)
        if segment and segment.octets == vector and alike and algorithm.family is Family.AES_GCM:
            yield Evidence("iv", "Another token of the pasted text has the same one.")
            return


@vector_reused.sample
def _vector_reused() -> samples.Question:
    one, other = encrypted_sample(_DIRECT), encrypted_sample(_DIRECT, ciphertext=49)
    return samples.Question(f"{one.text}\n{other.text}", policy=one.policy)


def _needs_no_key(algorithm: Algorithm) -> bool:
    return algorithm.name in ("dir", "ECDH-ES")


def _key_lengths(case: Case, algorithm: Algorithm) -> tuple[int, ...]:
    """The octets that an encrypted key can have; none where nothing says."""
    if algorithm.family is Family.RSA_ENCRYPTION:
        given = {key.bits // 8 for key in case.keyring.keys if key.kind is Kind.RSA}
        return tuple(sorted(given)) or (128, 256, 384, 512, 1024)
    content = content_encryption(case)
    if content is None:
        return ()
    size = content.minimum_key_bits // 8
    return (size,) if algorithm.family is Family.AES_GCM_KEY_WRAP else (size + 8,)


def _fits(case: Case, name: str, expected: int, algorithm: Algorithm) -> Iterator[Evidence]:
    octets = segment_octets(case, name)
    if octets is not None and len(octets) != expected:
        saw = f"It has {len(octets):,} octets, and {algorithm.name} uses {expected}."
        yield Evidence(name, saw)
