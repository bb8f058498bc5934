"""DER octets in, `Key` out, or the `Problem` that says what they are instead."""

from collections.abc import Callable, Mapping
from typing import Any

from debugger.keys import der
from debugger.keys.der import Structure
from debugger.keys.encrypted import encrypted_key
from debugger.keys.key import Key, Problem, Provenance
from debugger.keys.limits import rsa_too_large
from debugger.keys.material import key_of
from debugger.keys.refused import refused_public

PRIVATE = frozenset(
    {Structure.PRIVATE_KEY, Structure.RSA_PRIVATE_KEY, Structure.EC_PRIVATE_KEY}
    | {Structure.DSA_PRIVATE_KEY}
)
# 1.2.840.113549.1.1.10, RSASSA-PSS: a key that may be used with no other padding (RFC 4055 §1.2).
_PSS = bytes.fromhex("2a864886f70d01010a")


def read_der(octets: bytes, provenance: Provenance) -> Key | tuple[Problem, ...]:
    """The key in these octets: PKCS #1, PKCS #8, SEC 1, SubjectPublicKeyInfo or X.509."""
    structure = der.structure(octets)
    if structure is None:
        return (_damaged(provenance.position),)
    if structure in _NO_KEYS:
        code, message, hint = _NO_KEYS[structure]
        return (Problem(code, message, hint, provenance.position),)
    if structure is Structure.ENCRYPTED_PRIVATE_KEY:
        return encrypted_key(octets, provenance.position)
    if problem := _too_large(octets, structure):
        return (problem,)
    key = _LOADERS.get(structure, _private)(octets, provenance)
    return key if isinstance(key, Key) else (key,)


def _too_large(octets: bytes, structure: Structure) -> Problem | None:
    """The largest number decides: it is the modulus, or something made to look like one."""
    sizes = der.integers(octets)
    private = structure in PRIVATE
    exponent = sizes[-1] if len(sizes) > 1 and not private else 0
    if structure is Structure.CERTIFICATE:
        exponent = 0  # its other numbers are serial and version; `key_of` looks at the key itself
    return rsa_too_large(max(sizes, default=0), exponent, private=private)


def _public(octets: bytes, provenance: Provenance) -> Key | Problem:
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    public = _attempt(load_der_public_key, octets)
    if public is None:
        return refused_public(octets, provenance.position) or _refused(provenance.position)
    return key_of(public, provenance, pss_only=der.first_identifier(octets) == _PSS)


def _private(octets: bytes, provenance: Provenance) -> Key | Problem:
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    # The library's own check of the primes takes 4 s at 8192 bits; `consistent` multiplies instead.
    private = _attempt(
        lambda text: load_der_private_key(text, None, unsafe_skip_rsa_key_validation=True), octets
    )
    if private is None or not consistent(private):
        return _refused(provenance.position)
    if not hasattr(private, "public_key"):
        return _refused(provenance.position)
    return key_of(
        private.public_key(),
        provenance,
        private=private,
        pss_only=der.first_identifier(octets) == _PSS,
    )


def consistent(private: Any) -> bool:
    """Whether the numbers of an RSA private key belong to one another; True for other keys."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    if not isinstance(private, RSAPrivateKey):
        return True
    numbers = private.private_numbers()
    p, q, d = numbers.p, numbers.q, numbers.d
    public = numbers.public_numbers
    return (
        min(p, q) > 2
        and p * q == public.n
        and (public.e * d - 1) % (p - 1) == 0
        and (public.e * d - 1) % (q - 1) == 0
        and (numbers.dmp1 - d) % (p - 1) == 0
        and (numbers.dmq1 - d) % (q - 1) == 0
        and numbers.iqmp * q % p == 1
    )


def _certificate(octets: bytes, provenance: Provenance) -> Key | Problem:
    from debugger.keys.x509 import read_certificate

    return read_certificate(octets, provenance)


def _attempt(loader: Callable[[bytes], Any], octets: bytes) -> Any:
    """What the library makes of it, or None: its exceptions may hold parts of the key."""
    try:
        return loader(octets)
    except Exception:
        return None


_LOADERS: Mapping[Structure, Callable[[bytes, Provenance], Key | Problem]] = {
    Structure.PUBLIC_KEY: _public,
    Structure.RSA_PUBLIC_KEY: _public,
    Structure.CERTIFICATE: _certificate,
}
_ASK_FOR_KEY = "Give the public key or certificate of whoever signs the token."
_NO_KEYS = {
    Structure.CERTIFICATE_REQUEST: (
        "key-is-token",
        "This is a certificate signing request: it asks for a certificate and is none.",
        "Give the certificate made from it, or the public key: "
        "openssl req -in request.pem -noout -pubkey",
    ),
    Structure.CERTIFICATE_LIST: (
        "key-unsupported",
        "This is a list of revoked certificates. It holds no key.",
        _ASK_FOR_KEY,
    ),
    Structure.CURVE_NAME: (
        "key-unreadable",
        "This is only the name of a curve (EC PARAMETERS). The key itself stands in the block "
        "that comes after it.",
        "Paste the file to its end.",
    ),
    Structure.PKCS7: (
        "key-unsupported",
        "This is a PKCS #7 bundle of certificates.",
        "Take the certificates out of it: openssl pkcs7 -in bundle.p7b -print_certs",
    ),
    Structure.PKCS12: (
        "key-unsupported",
        "This is a PKCS #12 store (.p12, .pfx), which a password locks.",
        "Take the certificate out of it: openssl pkcs12 -in store.p12 -nokeys",
    ),
}


def _damaged(position: int | None) -> Problem:
    return Problem(
        "key-unreadable",
        "The base64 decodes, but what comes out is no key: the structure inside (DER) is cut off "
        "or damaged.",
        "Copy the whole key again, from its first line to its last.",
        position,
    )


def _refused(position: int | None) -> Problem:
    return Problem(
        "key-unreadable",
        "It is built like a key, but its numbers are not one: a value is damaged, or the curve is "
        "not known.",
        "Copy the key again, or export it anew: openssl pkey -in key.pem -pubout",
        position,
    )
