"""Edges of the pitfalls of certificates: out of date, signed with a broken hash, for another use."""

import base64
from datetime import UTC, datetime, timedelta
from functools import cache, partial

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from edge import raised, silent

from debugger.samples import SAMPLE_NOW, altered
from debugger.samples.key_texts import jwk_set
from debugger.samples.signers import RS256, jwk_text

USAGES = [
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
]
# Object identifiers of the algorithms that sign (RFC 8017 Appendix A.2.4), but for their last octet.
SIGNS = bytes.fromhex("2a864886f70d0101")
BY_HASH = {"SHA-256": b"\x0b", "SHA-1": b"\x05", "MD5": b"\x04", "SHA-384": b"\x0c"}


@cache
def certificate(*usage, seconds=86_400, issuer="authority", digest="SHA-256"):
    """A certificate of the RS256 key of samples, as the entry of an `x5c`.

    `usage`: what its key may be used for, nothing said where it is empty. It ends that many
    seconds after the samples’ moment. `digest`: what its signature algorithm says, true or not.
    """
    now = datetime.fromtimestamp(SAMPLE_NOW, UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(named("subject"))
        .issuer_name(named(issuer))
        .public_key(RS256.make().public_key())
        .serial_number(1000)
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(seconds=seconds))
    )
    if usage:  # “none” names nothing
        bits = x509.KeyUsage(**{name: name in usage for name in USAGES})
        builder = builder.add_extension(bits, critical=True)
    der = builder.sign(RS256.make(), hashes.SHA256()).public_bytes(Encoding.DER)
    return base64.b64encode(der.replace(SIGNS + b"\x0b", SIGNS + BY_HASH[digest])).decode()


def named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def given(*certificates, after=0):
    """A token, and these certificates in PEM as its key."""
    frame = "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n"
    text = "".join(frame.format(entry) for entry in certificates)
    return partial(altered, "access-token", key=text, now=SAMPLE_NOW + after)


def with_chain(*chain, **more):
    """A token with this `x5c`, and the plain public key."""
    return partial(altered, "access-token", header={"x5c": list(chain)}, **more)


def in_set(*entries):
    """A token, and a set that has its key as often as there are certificates."""
    keys = [{"kid": str(n), **RS256.jwk, "x5c": [entry]} for n, entry in enumerate(entries)]
    return partial(altered, "access-token", header={"kid": "0"}, key=jwk_set(*keys))


def in_jwk(entry):
    return partial(altered, "access-token", key=jwk_text(RS256, x5c=[entry]))


EXPIRED, WEAK, OTHER_USE = "certificate-expired", "certificate-weak", "certificate-not-for-signing"
BEGIN = -30 * 86_400
LATE, SOUND = certificate(seconds=-1), certificate()
SHA1, TLS = certificate(digest="SHA-1"), certificate("key_encipherment")
UNREADABLE = "AAAA"

EDGES = (
    raised(EXPIRED, "a second late", given(LATE), "warning", at="key", says="was valid until"),
    silent(EXPIRED, "its last second", given(certificate(seconds=0))),
    silent(EXPIRED, "a second to go", given(certificate(seconds=1))),
    raised(EXPIRED, "a second early", given(SOUND, after=BEGIN - 1), says="is valid from"),
    silent(EXPIRED, "its first second", given(SOUND, after=BEGIN)),
    raised(WEAK, "SHA-1", given(SHA1), "warning", at="key", says="with SHA-1"),
    raised(WEAK, "MD5", given(certificate(digest="MD5")), says="with MD5"),
    silent(WEAK, "SHA-384", given(certificate(digest="SHA-384"))),
    raised(WEAK, "the second of the header", with_chain(SOUND, SHA1), at="header.x5c[1]"),
    silent(WEAK, "SHA-1, by itself", given(certificate(digest="SHA-1", issuer="subject"))),
    raised(WEAK, "the tenth of a set", in_set(*[SOUND] * 9, SHA1)),
    silent(WEAK, "the eleventh of a set", in_set(*[SOUND] * 10, SHA1)),
    raised(OTHER_USE, "for keys", given(TLS), "warning", at="key", says="allows keyEncipherment."),
    raised(OTHER_USE, "for certificates", given(certificate("key_cert_sign", "crl_sign"))),
    raised(OTHER_USE, "for nothing", given(certificate("none")), says="allows nothing."),
    silent(OTHER_USE, "digitalSignature", given(certificate("digital_signature"))),
    silent(OTHER_USE, "nonRepudiation", given(certificate("content_commitment", "key_agreement"))),
    silent(OTHER_USE, "both", given(certificate("digital_signature", "key_encipherment"))),
    *(
        row
        for name, bad in ((EXPIRED, LATE), (WEAK, SHA1), (OTHER_USE, TLS))
        for row in (
            raised(name, "in the header", with_chain(bad), at="header.x5c[0]"),
            raised(name, "in the header, no key", with_chain(bad, key=None), at="header.x5c[0]"),
            raised(name, "in a JWK", in_jwk(bad), at="key"),
            silent(name, "sound", given(SOUND)),
            silent(name, "sound, in the header", with_chain(SOUND)),
            silent(name, "beside one that cannot be read", with_chain(UNREADABLE, SOUND)),
            silent(name, "a key", lambda: altered("access-token")),
            silent(name, "no key", lambda: altered("access-token", key=None)),
        )
    ),
    *(
        silent(name, "the second of the header", with_chain(SOUND, bad))
        for name, bad in ((EXPIRED, LATE), (OTHER_USE, TLS))
    ),
    *(
        silent(name, "the second given", given(SOUND, bad))
        for name, bad in ((EXPIRED, LATE), (OTHER_USE, TLS))
    ),
)
