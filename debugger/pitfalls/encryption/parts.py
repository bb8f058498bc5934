"""From a case to the parts of a JWE that its checks look at, and a JWE for their samples."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from debugger import samples
from debugger.claims.policy import Policy
from debugger.jose import base64url
from debugger.jose.algorithm import Algorithm, Family, Use
from debugger.jose.algorithms import find
from debugger.jose.model import Encryption
from debugger.pitfalls.registry import Case, Check, Evidence


def of_encrypted(check: Check) -> Check:
    """Decorator for a check that only a JWE can meet."""

    def asked(case: Case) -> Iterable[Evidence]:
        return () if case.token.encryption is None else check(case)

    return asked


def of_holder(check: Callable[[Case, Case], Iterable[Evidence]]) -> Check:
    """Decorator for a check of a token that holds another one, which is its second argument."""

    def asked(case: Case) -> Iterable[Evidence]:
        return () if case.inner is None else check(case, case.inner)

    return asked


def key_management(case: Case) -> Algorithm | None:
    """The registered algorithm that `alg` of a JWE names."""
    return find(case.header.get("alg"), Use.KEY_MANAGEMENT)


def content_encryption(case: Case) -> Algorithm | None:
    """The registered algorithm that `enc` of a JWE names."""
    return find(case.header.get("enc"), Use.CONTENT_ENCRYPTION)


def is_password_based(case: Case) -> bool:
    """Whether a password encrypts it (RFC 7518 §4.8)."""
    algorithm = key_management(case)
    return algorithm is not None and algorithm.family is Family.PBES2


def iterations(case: Case) -> int | None:
    """How often the password is hashed, as “p2c” says, 0 and below too; None for no integer."""
    count = case.header.get("p2c")
    return count if is_password_based(case) and type(count) is int else None


def segment_octets(case: Case, name: str) -> bytes | None:
    """The octets of a segment of a JWE, of the first recipient; None where it does not decode."""
    encryption = _encryption_of(case)
    encrypted_keys = (recipient.encrypted_key for recipient in encryption.recipients)
    return {
        "encrypted_key": next(encrypted_keys, None),
        "iv": encryption.initialization_vector,
        "ciphertext": encryption.ciphertext,
        "tag": encryption.tag,
    }[name]


def _encryption_of(case: Case) -> Encryption:
    if case.token.encryption is None:
        raise ValueError("a case without a JWE")
    return case.token.encryption


def encrypted_sample(
    header: dict[str, Any],
    *,
    encrypted_key: int = 0,
    initialization_vector: int = 12,
    ciphertext: int = 48,
    tag: int = 16,
) -> samples.Question:
    """A compact JWE of such octets that nobody can decrypt: what is asked is its shape."""
    segments = [
        json.dumps(header, separators=(",", ":")).encode(),
        bytes(encrypted_key),
        bytes(range(initialization_vector)),
        bytes(range(ciphertext)),
        bytes(tag),
    ]
    text = ".".join(base64url.encode(octets) for octets in segments)
    return samples.Question(text, policy=Policy(now=samples.SAMPLE_NOW))
