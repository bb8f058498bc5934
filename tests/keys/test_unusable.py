"""Keys that are read and understood, and can check no token: each says what it is and what would do."""

import base64

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, x448, x25519
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12
from cryptography.x509 import CertificateSigningRequestBuilder, Name
from key_files import certificate, private, private_pem

from debugger.jose.algorithms import ALGORITHMS
from debugger.keys.key import misfit
from debugger.keys.load import load

ENCODING = serialization.Encoding
SPKI = serialization.PublicFormat.SubjectPublicKeyInfo


def spki(key):
    return key.public_key().public_bytes(ENCODING.PEM, SPKI).decode()


def dsa_key():
    return dsa.generate_parameters(1024).generate_private_key()


def request():
    builder = CertificateSigningRequestBuilder().subject_name(Name([]))
    return builder.sign(private("P-256"), hashes.SHA256()).public_bytes(ENCODING.PEM).decode()


def bundle():
    return pkcs7.serialize_certificates([certificate("RSA")], ENCODING.PEM).decode()


def store():
    locked = serialization.BestAvailableEncryption(b"secret")
    octets = pkcs12.serialize_key_and_certificates(
        b"x", private("P-256"), certificate("P-256"), None, locked
    )
    return base64.b64encode(octets).decode()


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (lambda: spki(dsa_key()), "key-unsupported", "This is a DSA key."),
        (
            lambda: spki(ec.generate_private_key(ec.BrainpoolP256R1())),
            "key-unsupported",
            "an EC key on the curve brainpoolP256r1. JOSE signs on P-256",
        ),
        (request, "key-is-token", "This is a certificate signing request"),
        (bundle, "key-unsupported", "This is a PKCS #7 bundle"),
        (store, "key-unsupported", "This is a PKCS #12 store"),
        (
            lambda: (
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n-----END PGP PUBLIC KEY BLOCK-----"
            ),
            "key-unsupported",
            "This is an OpenPGP key.",
        ),
        (
            lambda: "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n",
            "key-unsupported",
            "This is a key file of PuTTY.",
        ),
        (
            lambda: "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAA me",
            "key-unsupported",
            "This key lives in a security key",
        ),
        (
            lambda: '{"kty":"AKP","alg":"ML-DSA-44","pub":"AAAA"}',
            "key-unsupported",
            "This is a post-quantum key (AKP)",
        ),
    ],
    ids=["dsa", "brainpool", "csr", "pkcs7", "pkcs12", "pgp", "putty", "security-key", "akp"],
)
def test_it_says_what_it_is_and_what_would_do(make, code, words):
    keyring = load(make())
    assert keyring.keys == ()
    (problem,) = keyring.problems
    assert problem.code == code
    assert words in problem.message
    assert problem.hint


def locked(form):
    return private_pem("P-256", form, serialization.BestAvailableEncryption(b"secret"))


def locked_openssh():
    names = (b"aes256-ctr", b"bcrypt", b"\0\0\0\x04salt\0\0\0\x10")
    octets = b"openssh-key-v1\0" + b"".join(len(name).to_bytes(4, "big") + name for name in names)
    body = base64.encodebytes(octets + b"\0\0\0\1").decode()
    return f"-----BEGIN OPENSSH PRIVATE KEY-----\n{body}-----END OPENSSH PRIVATE KEY-----\n"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: locked(serialization.PrivateFormat.PKCS8), "by PBKDF2 ("),
        (lambda: locked(serialization.PrivateFormat.TraditionalOpenSSL), "by AES-256-CBC"),
        (locked_openssh, "by bcrypt"),
    ],
    ids=["pkcs8", "traditional", "openssh"],
)
def test_a_private_key_under_a_passphrase_is_named_and_not_opened(make, words):
    keyring = load(make())
    assert keyring.keys == ()
    (problem,) = keyring.problems
    assert problem.code == "pem-encrypted"
    assert f"encrypted with a passphrase, {words}" in problem.message


@pytest.mark.parametrize("module", [x25519.X25519PrivateKey, x448.X448PrivateKey])
def test_a_key_for_agreement_is_read_and_fits_no_signature(module):
    (key,) = load(spki(module.generate())).keys
    fault = misfit(key, ALGORITHMS["EdDSA"])
    assert fault.code == "ec-curve-mismatch"
    assert f"{key.curve} keys agree on secrets and sign nothing" in fault.message
