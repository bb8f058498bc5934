"""One X.509 certificate in, the key inside it and what it says of it out (RFC 5280)."""

import hashlib
from typing import TYPE_CHECKING, Any

from debugger.jose.base64url import encode
from debugger.keys.key import Certificate, Key, Problem, Provenance
from debugger.keys.material import key_of

if TYPE_CHECKING:
    from cryptography import x509

_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
)
_SPELLING = {"content_commitment": "nonRepudiation", "crl_sign": "cRLSign"}


def read_certificate(octets: bytes, provenance: Provenance, **members: Any) -> Key | Problem:
    """The key of a certificate in DER, with `Key.certificate` set."""
    import warnings

    from cryptography import x509

    try:
        with warnings.catch_warnings():
            # Odd serials and the like are the certificate's oddity, not our caller's.
            warnings.simplefilter("ignore")
            loaded = x509.load_der_x509_certificate(octets)
            public = loaded.public_key()
            facts = _facts(loaded, octets)
    except Exception:
        return _unreadable(provenance.position)
    return key_of(public, provenance, certificate=facts, **members)


def _facts(loaded: "x509.Certificate", octets: bytes) -> Certificate:
    return Certificate(
        subject=loaded.subject.rfc4514_string(),
        issuer=loaded.issuer.rfc4514_string(),
        not_before=int(loaded.not_valid_before_utc.timestamp()),
        not_after=int(loaded.not_valid_after_utc.timestamp()),
        serial=f"{loaded.serial_number:x}",
        signature_hash=_signature_hash(loaded),
        self_signed=loaded.subject == loaded.issuer,
        key_usage=_key_usage(loaded),
        thumbprint_sha1=encode(hashlib.sha1(octets, usedforsecurity=False).digest()),
        thumbprint_sha256=encode(hashlib.sha256(octets).digest()),
        der=octets,
    )


def _signature_hash(loaded: "x509.Certificate") -> str | None:
    try:
        algorithm = loaded.signature_hash_algorithm
    except Exception:
        return None
    return algorithm.name if algorithm else None


def _key_usage(loaded: "x509.Certificate") -> tuple[str, ...] | None:
    """The names of RFC 5280 §4.2.1.3 that are set; None where the extension is absent."""
    from cryptography import x509

    try:
        usage = loaded.extensions.get_extension_for_class(x509.KeyUsage).value
    except Exception:
        return None
    return tuple(_spelled(name) for name in _USAGES if getattr(usage, name))


def _spelled(name: str) -> str:
    first, *rest = name.split("_")
    return _SPELLING.get(name, first + "".join(word.capitalize() for word in rest))


def _unreadable(position: int | None) -> Problem:
    return Problem(
        "key-unreadable",
        "It is built like an X.509 certificate, but cannot be read as one.",
        "Copy the certificate again, from its BEGIN line to its END line.",
        position,
    )
