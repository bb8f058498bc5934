"""What is known of one algorithm: `Algorithm`, as frozen data."""

from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """Where an algorithm's name stands: `alg` of a JWS, `alg` of a JWE, `enc` of a JWE."""

    SIGNATURE = "signature"
    KEY_MANAGEMENT = "key-management"
    CONTENT_ENCRYPTION = "content-encryption"


class Family(StrEnum):
    """What mathematics an algorithm is made of."""

    NONE = "none"
    HMAC = "HMAC"
    RSA_PKCS1 = "RSASSA-PKCS1-v1_5"
    RSA_PSS = "RSASSA-PSS"
    ECDSA = "ECDSA"
    EDDSA = "EdDSA"
    ML_DSA = "ML-DSA"
    RSA_ENCRYPTION = "RSAES"
    AES_KEY_WRAP = "AES Key Wrap"
    AES_GCM_KEY_WRAP = "AES GCM Key Wrap"
    DIRECT = "direct"
    ECDH = "ECDH-ES"
    PBES2 = "PBES2"
    AES_CBC_HMAC = "AES-CBC-HMAC"
    AES_GCM = "AES-GCM"


class Status(StrEnum):
    """How the registry and RFC 8725 see it."""

    GOOD = "good"
    ACCEPTABLE = "acceptable"
    DEPRECATED = "deprecated"
    PROHIBITED = "prohibited"
    DANGEROUS = "dangerous"


@dataclass(frozen=True, slots=True)
class Algorithm:
    """One registered name.

    `hash_bits`: of the hash inside. `curves`: the `crv` values a key may have, empty where no curve
    is involved. `signature_octets`: the one length of a signature, None where the key decides.
    `minimum_key_bits`: what the specification demands of the key; of a secret that encrypts, its
    one length. `processed`: whether this program makes and checks signatures with it today.
    """

    name: str
    use: Use
    family: Family
    key_type: str
    summary: str
    reference: str
    hash_bits: int | None = None
    curves: tuple[str, ...] = ()
    signature_octets: int | None = None
    minimum_key_bits: int = 0
    status: Status = Status.GOOD
    processed: bool = False

    @property
    def symmetric(self) -> bool:
        """Whether whoever can check can also make."""
        return self.key_type == "oct"
