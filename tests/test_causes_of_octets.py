"""A signature that is right for other octets, another hash, writer or key of the set: each proved."""

import base64
import hashlib
import json

import pytest
from compact import b64, cause, compact, judge, mac, signer, text_of
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from key_files import certificate_pem, private, public_pem

from debugger import inspect_token
from debugger.keys.material import public_members
from debugger.serialize import to_dict

SECRET = "wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#"
CLAIMS = {"iss": "https://issuer.example/<a>&'", "name": "Zoë+", "n": 1.5, "a": [1, {"z": 1, "b": 2}]}  # fmt: skip
KINDS = {
    "RS256": "RSA", "PS384": "RSA", "ES256": "P-256", "ES384": "P-384", "ES512": "P-521",
    "ES256K": "secp256k1", "EdDSA": "Ed25519",
}  # fmt: skip


def sign(algorithm, octets):
    if algorithm == "HS256":
        return mac(SECRET)(octets)
    return signer(algorithm, private(KINDS[algorithm]))(octets)


def key_for(algorithm):
    return SECRET if algorithm == "HS256" else public_pem(KINDS[algorithm])


def der(raw):
    half = len(raw) // 2
    return encode_dss_signature(*(int.from_bytes(raw[at : at + half]) for at in (0, half)))


def swapped(raw, *, each):
    half = len(raw) // 2
    r, s = raw[:half], raw[half:]
    return r[::-1] + s[::-1] if each else s + r


ANY = ("HS256", "RS256", "PS384", "ES256", "ES512", "EdDSA")
CURVES = ("ES256", "ES384", "ES512", "ES256K")
OCTETS = [
    *((alg, "reversed", lambda raw: raw[::-1], "signature-mismatch") for alg in ANY),
    *((alg, "0x", lambda raw: f"0x{raw.hex()}".encode(), "signature-hex") for alg in ANY),
    *((alg, "colons", lambda raw: raw.hex(":").encode(), "signature-hex") for alg in ANY),
    *((alg, "lines", base64.encodebytes, "signature-base64-twice") for alg in ANY),
    *((alg, "thrice", lambda raw: b64(b64(raw).encode()).encode(), "signature-length") for alg in ANY),
    *((alg, "text", lambda raw: raw.decode("latin-1").encode(), "signature-length") for alg in ANY),
    *((alg, "DER", der, "signature-der") for alg in CURVES),
    *((alg, "DER in hex", lambda raw: der(raw).hex().encode(), "signature-der") for alg in CURVES),
    *((alg, "DER in base64", lambda raw: base64.b64encode(der(raw)), "signature-der") for alg in CURVES),
    *((alg, "DER and more", lambda raw: der(raw) + b"\0", "signature-length") for alg in CURVES),
    *((alg, "halves reversed", lambda raw: swapped(raw, each=True), "signature-mismatch") for alg in CURVES),
    *((alg, "halves swapped", lambda raw: swapped(raw, each=False), "signature-mismatch") for alg in CURVES),
]  # fmt: skip


@pytest.mark.parametrize(
    ("algorithm", "wrong", "code"),
    [pytest.param(alg, wrong, code, id=f"{alg} {name}") for alg, name, wrong, code in OCTETS],
)
def test_octets_that_fit_when_put_right_are_given_so(algorithm, wrong, code):
    token = compact({"alg": algorithm}, CLAIMS, lambda octets: wrong(sign(algorithm, octets)))
    report = inspect_token(token, key_for(algorithm))
    assert report.verdict == "invalid"
    [found] = report.verification.causes
    assert found.code == code
    assert found.sentence.endswith("Put right, it fits the key.")
    told = to_dict(report)["signature"]["causes"][0]["signature"]
    assert judge(f"{token.rpartition('.')[0]}.{told}", key_for(algorithm)).verdict == "verified"
    errors = [finding.id for finding in report.findings if finding.severity == "error"]
    assert [name for name in errors if name.startswith(("signature-", "truncated"))] == [code]


def test_zeros_that_r_or_s_begin_with_are_put_back():
    raw = b"\1"
    while raw[0]:
        token = compact({"alg": "ES256"}, CLAIMS, lambda octets: sign("ES256", octets))
        head, _, text = token.rpartition(".")
        raw = base64.urlsafe_b64decode(f"{text}==")
    shortened = b64(raw.lstrip(bytes(1)))
    verification = judge(f"{head}.{shortened}", public_pem("P-256"))
    assert cause(verification) == "signature-length"
    assert "zeros that they begin with are missing" in verification.reason
    assert verification.causes[0].octets == raw


@pytest.mark.parametrize("algorithm", ["HS256", "RS256", "ES256"])
def test_octets_of_another_text_are_not_put_right(algorithm):
    for _, _, wrong, _ in (each for each in OCTETS if each[0] == algorithm):
        token = compact({"alg": algorithm}, CLAIMS, lambda _: wrong(sign(algorithm, b"other")))  # noqa: B023
        verification = judge(token, key_for(algorithm))
        assert all(found.octets is None for found in verification.causes)


def test_letters_of_a_mac_that_were_changed_are_counted_out():
    head, _, text = compact({"alg": "HS256"}, CLAIMS, mac(SECRET)).rpartition(".")
    place = next(at for at in range(5, 40) if text[at].isalpha())
    one = f"{head}.{text[:place]}{text[place].swapcase()}{text[place + 1 :]}"
    assert f"at character {place + 1} of 43, in upper or lower case" in judge(one, SECRET).reason
    assert "in upper or lower case alone" in judge(f"{head}.{text.upper()}", SECRET).reason
    other = "A" if text[7] != "A" else "B"
    poor = judge(f"{head}.{text[:7]}{other}{text[8:]}", SECRET)
    assert "at character 8 of 43" in poor.reason
    assert cause(poor) == "signature-mismatch"
    far = f"{head}.{''.join('A' if letter != 'A' else 'B' for letter in text[:4])}{text[4:]}"
    assert cause(judge(far, SECRET)) is None


# Another hash


def hashed(algorithm, *arguments):
    def made(octets):
        found = private(KINDS[algorithm]).sign(octets, *arguments)
        if KINDS[algorithm] == "RSA":
            return found
        size = {"ES256": 32, "ES384": 48, "ES512": 66, "ES256K": 32}[algorithm]
        return b"".join(number.to_bytes(size) for number in decode_dss_signature(found))

    return compact({"alg": algorithm}, CLAIMS, made)


def pss(digest, salt=20):
    return padding.PSS(padding.MGF1(digest), salt)


@pytest.mark.parametrize(
    ("algorithm", "arguments", "words"),
    [
        ("RS256", (padding.PKCS1v15(), hashes.SHA1()), "with SHA-1; RS256 takes SHA-256"),
        ("PS384", (pss(hashes.SHA1()), hashes.SHA384()), "with SHA-384, and MGF1 with SHA-1"),
        ("PS384", (pss(hashes.SHA512()), hashes.SHA384()), "with SHA-384, and MGF1 with SHA-512"),
        ("PS384", (pss(hashes.SHA1()), hashes.SHA1()), "with SHA-1, and MGF1 with SHA-1"),
        ("ES256", (ec.ECDSA(hashes.SHA512()),), "with SHA-512; ES256 takes SHA-256"),
        ("ES384", (ec.ECDSA(hashes.SHA256()),), "with SHA-256; ES384 takes SHA-384"),
        ("ES512", (ec.ECDSA(hashes.SHA1()),), "with SHA-1; ES512 takes SHA-512"),
        ("ES256K", (ec.ECDSA(hashes.SHA384()),), "with SHA-384; ES256K takes SHA-256"),
    ],
)
def test_a_hash_that_alg_does_not_name_is_named(algorithm, arguments, words):
    verification = judge(hashed(algorithm, *arguments), key_for(algorithm))
    assert verification.verdict == "invalid"
    assert cause(verification) == "signature-mismatch"
    assert words in verification.reason


# Another writer, another text, another curve


def dumped(**settings):
    return json.dumps(CLAIMS, **settings)


COMPACT = (",", ":")
WRITERS = {
    "PHP": dumped(separators=COMPACT).replace("/", "\\/"),
    "PHP without escapes": dumped(separators=COMPACT, ensure_ascii=False).replace("/", "\\/"),
    "Go": dumped(separators=COMPACT, ensure_ascii=False, sort_keys=True)
    .replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"),
    ".NET": dumped(separators=COMPACT).replace("<", "\\u003C").replace(">", "\\u003E")
    .replace("&", "\\u0026").replace("'", "\\u0027").replace("+", "\\u002B")
    .replace("\\u00eb", "\\u00EB"),
    "indented by four": dumped(indent=4, ensure_ascii=False),
    "indented by a tab": dumped(indent="\t", ensure_ascii=False),
    "indented with CRLF": dumped(indent=2, ensure_ascii=False).replace("\n", "\r\n"),
    "indented and ended": dumped(indent=2, ensure_ascii=False) + "\n",
    "sorted and indented": dumped(indent=2, ensure_ascii=False, sort_keys=True),
    "blanks after colons": dumped(separators=(",", ": ")),
    "as in the appendix": dumped(separators=(",\r\n ", ":"), ensure_ascii=False),
    "with a line break": dumped(separators=COMPACT) + "\n",
    "with a byte order mark": "\ufeff" + dumped(separators=COMPACT),
}  # fmt: skip


@pytest.mark.parametrize("algorithm", ANY)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_payload_written_anew_is_known_by_its_writer(algorithm, writer):
    made = f"{b64(text_of({'alg': algorithm}).encode())}.{b64(WRITERS[writer].encode())}"
    sent = dumped(separators=COMPACT)
    token = compact({"alg": algorithm}, sent, lambda _: sign(algorithm, made.encode()))
    verification = judge(token, key_for(algorithm))
    assert verification.verdict == "invalid"
    assert cause(verification) == "signature-over-decoded"
    assert "anew after signing" in verification.reason


TEXTS = {
    "header bare": lambda h, p: f"{h}.{b64(p)}".encode(),
    "JSON and JSON": lambda h, p: h.encode() + p,
    "payload in base64": lambda h, p: b64(h.encode()).encode() + b"." + base64.b64encode(p),
    "a dot after it": lambda h, p: f"{b64(h.encode())}.{b64(p)}.".encode(),
    "CRLF after it": lambda h, p: f"{b64(h.encode())}.{b64(p)}\r\n".encode(),
    "in quotes": lambda h, p: f'"{b64(h.encode())}.{b64(p)}"'.encode(),
    "UTF-16": lambda h, p: f"{b64(h.encode())}.{b64(p)}".encode("utf-16-le"),
    "a digest": lambda h, p: hashlib.sha256(f"{b64(h.encode())}.{b64(p)}".encode()).digest(),
}


@pytest.mark.parametrize("algorithm", ANY)
@pytest.mark.parametrize("text", TEXTS)
def test_other_texts_that_people_sign_are_named(algorithm, text):
    header, payload = text_of({"alg": algorithm}), dumped(ensure_ascii=False)
    made = TEXTS[text](header, payload.encode())
    token = compact(header, payload, lambda _: sign(algorithm, made))
    assert cause(judge(token, key_for(algorithm))) == "signature-over-decoded"


@pytest.mark.parametrize("made", [b64(b'{"alg":"ES256"}').encode(), b""], ids=["header", "nothing"])
def test_a_signature_that_does_not_cover_the_payload_is_told(made):
    token = compact({"alg": "ES256"}, CLAIMS, lambda _: sign("ES256", made))
    verification = judge(token, public_pem("P-256"))
    assert cause(verification) == "signature-mismatch"
    assert "any" in verification.reason


@pytest.mark.parametrize(
    "signed",
    [
        {"alg": "ES256"}, {"alg": "ES256", "typ": "jwt", "kid": "k"},
        {"alg": "ES256", "typ": "at+jwt", "kid": "k"}, {"alg": "es256", "typ": "JWT", "kid": "k"},
    ],
    ids=["alg alone", "typ in small letters", "typ at+jwt", "alg in small letters"],
)  # fmt: skip
def test_a_header_of_other_members_is_named(signed):
    made = f"{b64(text_of(signed).encode())}.{b64(text_of(CLAIMS).encode())}".encode()
    header = {"alg": "ES256", "typ": "JWT", "kid": "k"}
    token = compact(header, CLAIMS, lambda _: sign("ES256", made))
    assert cause(judge(token, public_pem("P-256"))) == "signature-over-other-header"


@pytest.mark.parametrize(("signed", "says"), [("ES256K", "ES256"), ("ES256", "ES384"), ("ES384", "ES512")])  # fmt: skip
def test_an_alg_changed_to_that_of_another_curve_is_one_finding(signed, says):
    made = f"{b64(text_of({'alg': signed}).encode())}.{b64(text_of(CLAIMS).encode())}".encode()
    token = compact({"alg": says}, CLAIMS, lambda _: sign(signed, made))
    report = inspect_token(token, key_for(signed))
    assert report.verdict == "key-error"
    assert f"“alg” is {signed}" in report.verification.reason
    ids = {finding.id for finding in report.findings}
    assert "signature-over-other-header" in ids
    assert "ec-curve-mismatch" not in ids


# The public key as the secret, in every spelling


def body(pem):
    return "\n".join(pem.strip().splitlines()[1:-1])


KEYS = serialization.Encoding, serialization.PublicFormat


def spellings(kind):
    key = private(kind).public_key()
    pem, members = public_pem(kind), public_members(key)
    return {
        "one line": pem.replace("\n", ""), "written-out line breaks": pem.replace("\n", "\\n"),
        "two line breaks": f"{pem}\n", "blanks": pem.strip().replace("\n", " "),
        "CR": pem.replace("\n", "\r"), "body": body(pem), "body and its end": f"{body(pem)}\n",
        "body on one line": body(pem).replace("\n", ""), "base64": base64.b64encode(pem.encode()),
        "hexadecimal": key.public_bytes(KEYS[0].DER, KEYS[1].SubjectPublicKeyInfo).hex(),
        "base64url": b64(key.public_bytes(KEYS[0].DER, KEYS[1].SubjectPublicKeyInfo)),
        "JWK in another order": json.dumps(dict(reversed(members.items()))),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["RSA", "P-256", "P-521", "secp256k1", "Ed25519", "Ed448"])
@pytest.mark.parametrize("spelling", spellings("P-256"))
def test_a_public_key_is_known_as_the_secret_in_every_spelling(kind, spelling):
    token = compact({"alg": "HS256"}, CLAIMS, mac(spellings(kind)[spelling]))
    members = json.dumps(public_members(private(kind).public_key()))
    for given in (public_pem(kind), members, certificate_pem(kind)):
        report = inspect_token(token, given)
        assert report.verdict == "key-error"
        assert cause(report.verification) == "algorithm-confusion"


# Another key of the set


def jwk(kind, **members):
    return {**public_members(private(kind).public_key()), **members}


def oct_key(text, **members):
    return {"kty": "oct", "k": b64(text.encode()), **members}


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ([jwk("P-384", kid="new"), jwk("P-256", kid="old")], "wrong-key-in-set-works"),
        ([jwk("RSA", kid="new"), jwk("P-256", kid="old")], "wrong-key-in-set-works"),
        ([jwk("RSA", kid="new"), jwk("P-256")], "wrong-key-in-set-works"),
        ([jwk("RSA", kid="x"), jwk("P-256", kid="NEW")], "kid-not-in-set"),
    ],
    ids=["another curve", "another kind", "without a name", "in capitals"],
)  # fmt: skip
def test_the_key_of_a_set_that_works_is_handed_over_as_one_finding(keys, code):
    token = compact({"alg": "ES256", "kid": "new"}, CLAIMS, lambda o: sign("ES256", o))
    report = inspect_token(token, json.dumps({"keys": keys}))
    told = to_dict(report)["signature"]["causes"]
    assert [each["id"] for each in told] == [code]
    assert told[0]["key_format"] == "jwk"
    assert inspect_token(token, told[0]["key"], "jwk").verdict == "verified"
    unfit = {"algorithm-key-mismatch", "ec-curve-mismatch", "signature-mismatch"}
    assert unfit.isdisjoint(finding.id for finding in report.findings)


def test_a_secret_of_a_set_that_works_is_for_the_page_alone():
    token = compact({"alg": "HS256", "kid": "new"}, CLAIMS, mac(SECRET))
    keys = {"keys": [oct_key("another one " * 3, kid="new"), oct_key(SECRET, kid="old")]}
    report = inspect_token(token, json.dumps(keys))
    [found] = report.verification.causes
    assert judge(token, found.text, found.reading).verdict == "verified"
    assert to_dict(report)["signature"]["causes"][0]["key"] is None
    assert b64(SECRET.encode()) not in json.dumps(to_dict(report))


def test_a_key_of_the_token_that_fits_is_told_beside_one_that_does_not():
    header = {"alg": "ES256", "jwk": jwk("P-256")}
    token = compact(header, CLAIMS, lambda octets: sign("ES256", octets))
    other = ec.generate_private_key(ec.SECP256R1()).public_key()
    verification = judge(token, json.dumps(public_members(other)))
    assert verification.verdict == "invalid"
    assert "It fits the key in the token’s own “jwk”" in verification.reason


@pytest.mark.parametrize("host", ["login.microsoftonline.us", "login.partner.microsoftonline.cn"])
def test_a_graph_token_of_a_national_cloud_is_one_finding(host):
    digest = b64(hashlib.sha256(b"aB3-x_9").digest())
    claims = {"iss": f"https://{host}/0f1e2d3c-aaaa-bbbb-cccc-0123456789ab/v2.0"}
    header = {"typ": "JWT", "nonce": "aB3-x_9", "alg": "RS256"}
    made = f"{b64(text_of({**header, 'nonce': digest}).encode())}.{b64(text_of(claims).encode())}"
    token = compact(header, claims, lambda _: sign("RS256", made.encode()))
    report = inspect_token(token, public_pem("RSA"))
    assert [f.id for f in report.findings if f.id in ("entra-nonce-header", "signature-over-other-header")] == ["entra-nonce-header"]  # fmt: skip
