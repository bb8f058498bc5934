"""Keys as files of every kind, made when the tests start, and every usual way to damage a PEM."""

import base64
import datetime
import json
import re
from functools import cache
from urllib.parse import quote, quote_plus

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.x509.oid import NameOID

ENCODING = serialization.Encoding
PRIVATE = serialization.PrivateFormat
PUBLIC = serialization.PublicFormat
OPEN = serialization.NoEncryption()

MAKERS = {
    "RSA": lambda: rsa.generate_private_key(65537, 2048),
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "P-521": lambda: ec.generate_private_key(ec.SECP521R1()),
    "secp256k1": lambda: ec.generate_private_key(ec.SECP256K1()),
    "Ed25519": ed25519.Ed25519PrivateKey.generate,
    "Ed448": ed448.Ed448PrivateKey.generate,
}


@cache
def private(kind):
    return MAKERS[kind]()


def public_pem(kind, form=PUBLIC.SubjectPublicKeyInfo):
    return private(kind).public_key().public_bytes(ENCODING.PEM, form).decode()


def private_pem(kind, form=PRIVATE.PKCS8, encryption=OPEN):
    return private(kind).private_bytes(ENCODING.PEM, form, encryption).decode()


@cache
def certificate(kind, **usage):
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "issuer.example")])
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private(kind).public_key())
        .serial_number(4711)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=365))
    )
    if usage:
        names = (
            "digital_signature content_commitment key_encipherment data_encipherment "
            "key_agreement key_cert_sign crl_sign encipher_only decipher_only"
        )
        flags = {name: usage.get(name, False) for name in names.split()}
        builder = builder.add_extension(x509.KeyUsage(**flags), critical=True)
    digest = None if kind.startswith("Ed") else hashes.SHA256()
    return builder.sign(private(kind), digest)


def certificate_pem(kind):
    return certificate(kind).public_bytes(ENCODING.PEM).decode()


_CURVE_NAME = base64.b64encode(bytes.fromhex("06082a8648ce3d030107")).decode()

# Every kind of PEM: the text, and the key it holds.
KINDS = {
    "rsa-spki": ("RSA", lambda: public_pem("RSA")),
    "rsa-pkcs1-public": ("RSA", lambda: public_pem("RSA", PUBLIC.PKCS1)),
    "rsa-pkcs8": ("RSA", lambda: private_pem("RSA")),
    "rsa-pkcs1-private": ("RSA", lambda: private_pem("RSA", PRIVATE.TraditionalOpenSSL)),
    "rsa-certificate": ("RSA", lambda: certificate_pem("RSA")),
    "ec-spki": ("P-256", lambda: public_pem("P-256")),
    "ec-pkcs8": ("P-256", lambda: private_pem("P-256")),
    "ec-sec1": ("P-256", lambda: private_pem("P-256", PRIVATE.TraditionalOpenSSL)),
    "ec-certificate": ("P-256", lambda: certificate_pem("P-256")),
    "p384-spki": ("P-384", lambda: public_pem("P-384")),
    "p521-spki": ("P-521", lambda: public_pem("P-521")),
    "secp256k1-spki": ("secp256k1", lambda: public_pem("secp256k1")),
    "ed25519-spki": ("Ed25519", lambda: public_pem("Ed25519")),
    "ed25519-pkcs8": ("Ed25519", lambda: private_pem("Ed25519")),
    "ed25519-certificate": ("Ed25519", lambda: certificate_pem("Ed25519")),
    "ed448-spki": ("Ed448", lambda: public_pem("Ed448")),
    "openssh-private": ("Ed25519", lambda: private_pem("Ed25519", PRIVATE.OpenSSH)),
}

CURVE_NAME_BLOCK = f"-----BEGIN EC PARAMETERS-----\n{_CURVE_NAME}\n-----END EC PARAMETERS-----\n"


@cache
def pem(kind):
    return KINDS[kind][1]()


def body(text):
    return "".join(line for line in text.splitlines() if not line.startswith("-----"))


def rewrapped(text, width):
    begin, *_, end = text.strip().splitlines()
    characters = body(text)
    lines = [characters[at : at + width] for at in range(0, len(characters), width)]
    return "\n".join([begin, *lines, end]) + "\n"


def each_line(text, make):
    return "\n".join(make(line) for line in text.strip().splitlines())


def with_body(text, make):
    begin, *lines, end = text.strip().splitlines()
    return "\n".join([begin, *(make(line) for line in lines), end]) + "\n"


def without_padding(text):
    return with_body(text, lambda line: line.rstrip("="))


# Damage that changes nothing: readers take it.
HARMLESS = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "no last line break": str.rstrip,
    "blank lines around": lambda text: f"\n\n{text}\n\n",
    "lines of 76": lambda text: rewrapped(text, 76),
    "lines of 40": lambda text: rewrapped(text, 40),
    "text before": lambda text: (
        f"Bag Attributes\n    friendlyName: signing: 1\nsubject=CN=x\n{text}"
    ),
    "text after": lambda text: f"{text}\nThis is the key of the issuer.\n",
    "in quotes": lambda text: f'"{text.strip()}"',
    "assigned": lambda text: f'export JWT_KEY="{text.strip()}"\n',
    "in a JSON object": lambda text: json.dumps({"key": text}),
}

# Damage that is mended, with words of the sentence that says so.
DAMAGES = {
    "one line": (lambda text: text.replace("\n", ""), "line breaks were missing"),
    "blanks for line breaks": (lambda text: text.replace("\n", " "), "line breaks were missing"),
    "all white space gone": (lambda text: re.sub(r"\s", "", text), "line breaks were missing"),
    "written-out line breaks": (lambda text: text.replace("\n", "\\n"), "written out"),
    "twice escaped line breaks": (lambda text: text.replace("\n", "\\\\n"), "written out"),
    "written-out CRLF": (lambda text: text.replace("\n", "\\r\\n"), "written out"),
    "as a JSON text": (json.dumps, "written out"),
    "assigned in one line": (
        lambda text: 'KEY="' + text.replace("\n", "\\n") + '"',
        "written out",
    ),
    "CR alone": (lambda text: text.replace("\n", "\r"), "CR alone"),
    "blank lines between": (lambda text: text.replace("\n", "\n\n"), "Blank lines"),
    "indented": (lambda text: each_line(text, lambda line: f"    {line}"), "indented"),
    "in YAML": (
        lambda text: "key: |\n" + each_line(text, lambda line: f"  {line}"),
        "indented",
    ),
    "commented out": (lambda text: each_line(text, lambda line: f"# {line}"), "comment signs"),
    "cited": (lambda text: each_line(text, lambda line: f"> {line}"), "comment signs"),
    "joined strings": (
        lambda text: each_line(text, lambda line: f'"{line}\\n" +'),
        "Quotes",
    ),
    "strings side by side": (lambda text: each_line(text, lambda line: f"'{line}\\n'"), "Quotes"),
    "a list of strings": (lambda text: each_line(text, lambda line: f'"{line}",'), "Quotes"),
    "continued lines": (lambda text: each_line(text, lambda line: f"{line}\\"), "comment signs"),
    "escaped slashes": (
        lambda text: json.dumps(text).replace("/", "\\/").replace("+", "\\u002b"),
        "written out",
    ),
    "percent-encoded": (quote, "percent-encoded"),
    "form-encoded": (quote_plus, "percent-encoded"),
    "en dashes": (lambda text: text.replace("-----", "–––––"), "five hyphens"),
    "em dashes": (lambda text: text.replace("-----", "——-"), "five hyphens"),
    "one em dash": (lambda text: text.replace("-----", "—"), "five hyphens"),
    "four dashes": (lambda text: text.replace("-----", "----"), "five hyphens"),
    "six dashes": (lambda text: text.replace("-----", "------"), "five hyphens"),
    "no dashes": (lambda text: text.replace("-----", ""), "five hyphens"),
    "blanks inside the dashes": (
        lambda text: re.sub(r"-----(.+?)-----", r"----- \1 -----", text),
        "five hyphens",
    ),
    "small letters": (
        lambda text: re.sub(r"-----(.+?)-----", lambda line: line[0].lower(), text),
        "capital letters",
    ),
    "underscores in the label": (
        lambda text: re.sub(r"-----(.+?)-----", lambda line: line[0].replace(" ", "_"), text),
        "blanks",
    ),
    "no BEGIN line": (lambda text: text.split("\n", 1)[1], "BEGIN line was missing"),
    "no END line": (lambda text: text[: text.index("-----END")], "END line was missing"),
    "no END, BEGIN in line": (
        lambda text: text[: text.index("-----END")].replace("\n", " "),
        "END line was missing",
    ),
    "body alone, in lines": (lambda text: rewrapped_body(text), "BEGIN and END lines"),
    "base64url": (
        lambda text: with_body(text, lambda line: line.replace("+", "-").replace("/", "_")),
        "",
    ),
    "base64 of it all": (lambda text: base64.b64encode(text.encode()).decode(), "as a whole"),
    "zero-width characters": (
        lambda text: with_body(text, lambda line: f"\u200b{line}\ufeff"),
        "Invisible",
    ),
    "no-break blanks": (
        lambda text: re.sub(r"-----.+?-----", lambda line: line[0].replace(" ", "\u00a0"), text),
        "Invisible",
    ),
    "another label at the end": (
        lambda text: re.sub(r"-----END .+?-----", "-----END ANY PRIVATE KEY-----", text),
        "END says",
    ),
}


def rewrapped_body(text):
    return "\n".join(rewrapped(text, 40).strip().splitlines()[1:-1])
