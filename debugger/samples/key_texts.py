"""Key texts as people paste them: JWK Sets, PEM of public and private keys, certificates."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from debugger.samples.signers import Signer

_NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def jwk_set(*keys: dict[str, Any]) -> str:
    """A JWK Set (RFC 7517 §5) of these members."""
    return json.dumps({"keys": list(keys)})


def private_pem(signer: Signer) -> str:
    """The private key as PKCS #8 in PEM (RFC 5958)."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    octets: bytes = signer.make().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return octets.decode()


def encrypted_pem(signer: Signer) -> str:
    """The private key, encrypted under a pass phrase (RFC 7468 §11)."""
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
    )

    octets: bytes = signer.make().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"a pass phrase")
    )
    return octets.decode()


def certificate_of(
    signer: Signer,
    name: str = "signing.acme.example",
    *,
    until: timedelta = timedelta(days=335),
    for_signing: bool = True,
) -> str:
    """A certificate of the signer’s public key, signed by that key itself, in PEM.

    `until` counts from the moment of the samples; `for_signing` says what its key usage allows.
    """
    return _certificate(signer, name, name, until, for_signing)


def sha1_certificate(signer: Signer) -> str:
    """A certificate of the signer’s key whose signature algorithm says SHA-1, in PEM.

    No library of today makes one, so the name of the algorithm is changed afterwards; readers do
    not check the signature of a certificate that is given to them as a key.
    """
    issued = _certificate(signer, "signing.acme.example", "old-authority.acme.example")
    der = base64.b64decode(in_x5c(issued)).replace(_SHA256_WITH_RSA, _SHA1_WITH_RSA)
    body = base64.encodebytes(der).decode()
    return f"-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----\n"


def in_x5c(pem: str) -> str:
    """A certificate as an entry of `x5c`: DER in standard base64 (RFC 7515 §4.1.6)."""
    return "".join(pem.strip().split("\n")[1:-1])


def _certificate(
    signer: Signer,
    name: str,
    issuer: str,
    until: timedelta = timedelta(days=335),
    for_signing: bool = True,
) -> str:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    key = signer.make()
    subject, authority = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in (name, issuer)
    )
    usage = x509.KeyUsage(
        digital_signature=for_signing,
        content_commitment=False,
        key_encipherment=not for_signing,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(authority)
        .public_key(key.public_key())
        .serial_number(1000)
        .not_valid_before(_NOW - timedelta(days=30))
        .not_valid_after(_NOW + until)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(Encoding.PEM).decode()


# The object identifiers 1.2.840.113549.1.1.11 and .5 in DER (RFC 8017 Appendix A.2.4).
_SHA256_WITH_RSA = bytes.fromhex("2a864886f70d01010b")
_SHA1_WITH_RSA = bytes.fromhex("2a864886f70d010105")
