"""What a certificate says of the key in it."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from key_files import certificate, certificate_pem, public_pem

from debugger.keys.key import Reading
from debugger.keys.load import load


@pytest.mark.parametrize(
    ("kind", "digest"), [("RSA", "sha256"), ("P-256", "sha256"), ("Ed25519", None)]
)
def test_a_certificate_is_read_whole(kind, digest):
    (key,) = load(certificate_pem(kind)).keys
    facts, octets = key.certificate, certificate(kind).public_bytes(Encoding.DER)
    assert key.provenance.reading is Reading.CERTIFICATE
    assert key.thumbprint == load(public_pem(kind)).keys[0].thumbprint
    assert (facts.subject, facts.issuer) == ("CN=issuer.example", "CN=issuer.example")
    assert (facts.not_before, facts.not_after) == (1767225600, 1798761600)
    assert (facts.serial, facts.self_signed, facts.key_usage) == ("1267", True, None)
    assert facts.signature_hash == digest
    assert facts.der == octets
    sha1, sha256 = hashlib.sha1(octets).digest(), hashlib.sha256(octets).digest()
    assert facts.thumbprint_sha1 == base64.urlsafe_b64encode(sha1).decode().rstrip("=")
    assert facts.thumbprint_sha256 == base64.urlsafe_b64encode(sha256).decode().rstrip("=")


def test_what_the_key_may_be_used_for_has_the_names_of_the_specification():
    usage = {"digital_signature": True, "content_commitment": True, "crl_sign": True}
    text = certificate("P-256", **usage).public_bytes(Encoding.PEM).decode()
    (key,) = load(text).keys
    assert key.certificate.key_usage == ("digitalSignature", "nonRepudiation", "cRLSign")


def test_a_damaged_certificate_is_said_to_be():
    octets = certificate("RSA").public_bytes(Encoding.DER)
    broken = octets.replace(b"issuer.example", b"issuer\xff\xfe\xfdample", 1)
    text = base64.b64encode(broken[:40] + b"\xff" * 8 + broken[48:]).decode()
    keyring = load(f"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----")
    assert keyring.keys == ()
    assert keyring.problems[0].code == "key-unreadable"
