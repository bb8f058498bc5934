"""Why a signature does not fit: every explanation proved, none where there is nothing to prove."""

import base64
import hashlib
import json
import time

import pytest
from compact import b64, cause, compact, judge, mac, signer, text_of
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from key_files import certificate, private, public_pem

from debugger.causes import signature_shape
from debugger.jose.curves import ORDERS
from debugger.jose.parse import parse
from debugger.keys.load import load
from debugger.keys.material import public_members

SECRET = "wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#"
CLAIMS = {"iss": "https://issuer.example", "name": "Zoë", "n": 1}
KEYS = {"RS256": "RSA", "PS256": "RSA", "ES256": "P-256", "ES512": "P-521", "EdDSA": "Ed25519"}


def over(make, alg="HS256", header=None, claims=CLAIMS, secret=SECRET):
    """A token whose signature is over what `make(header text, payload text)` gives, as octets."""
    header_text, payload_text = text_of(header or {"alg": alg}), text_of(claims)
    made = make(header_text, payload_text)
    sign = mac(secret) if alg.startswith("HS") else signer(alg, private(KEYS[alg]))
    return compact(header_text, payload_text, lambda _: sign(made))


def key_for(alg):
    return SECRET if alg.startswith("HS") else public_pem(KEYS[alg])


# The secret, read otherwise


OCTETS = bytes(range(7, 39))


@pytest.mark.parametrize(
    ("made_with", "given", "key_format", "reading", "text"),
    [
        pytest.param(OCTETS, base64.b64encode(OCTETS).decode(), "auto", "base64",
                     base64.b64encode(OCTETS).decode(), id="base64 taken as text"),
        pytest.param(OCTETS, b64(b"\xff" + OCTETS), "auto", None, None, id="other octets"),
        pytest.param(b"\xfb" + OCTETS, b64(b"\xfb" + OCTETS), "auto", "base64url",
                     b64(b"\xfb" + OCTETS), id="base64url taken as text"),
        pytest.param(OCTETS, OCTETS.hex(), "auto", "hex", OCTETS.hex(), id="hex taken as text"),
        pytest.param(OCTETS.hex().encode(), OCTETS.hex(), "hex", "utf8", OCTETS.hex(),
                     id="text taken as hex"),
        pytest.param(b64(OCTETS).encode(), b64(OCTETS), "base64url", "utf8", b64(OCTETS),
                     id="text taken as base64url"),
        pytest.param(SECRET, SECRET + "\n", "utf8", "utf8", SECRET, id="a line break at the end"),
        pytest.param(SECRET, f"  {SECRET} ", "auto", "utf8", SECRET, id="blanks at the ends"),
        pytest.param(SECRET + "\n", SECRET, "auto", "utf8", SECRET + "\n",
                     id="a line break that the signer's file ends with"),
        pytest.param(SECRET + "\r\n", SECRET, "auto", "base64",
                     base64.b64encode(f"{SECRET}\r\n".encode()).decode(),
                     id="a line break of Windows that the signer's file ends with"),
        pytest.param("a\nb" + SECRET, "a\\nb" + SECRET, "auto", "utf8", "a\nb" + SECRET,
                     id="a written-out line break"),
    ],
)  # fmt: skip
def test_a_secret_read_otherwise_is_named_with_what_to_fill_in(
    made_with, given, key_format, reading, text
):
    token = compact({"alg": "HS256"}, CLAIMS, mac(made_with))
    verification = judge(token, given, key_format)
    assert verification.verdict == "invalid"
    if reading is None:
        assert verification.causes == ()
        return
    [found] = verification.causes
    assert found.code == "secret-encoding-mismatch"
    assert (found.reading, found.text) == (reading, text)
    assert judge(token, found.text, found.reading).verdict == "verified"
    assert verification.reason == found.sentence


@pytest.mark.parametrize(
    "given",
    [
        f'"{SECRET}"',
        f"'{SECRET}'",
        f"JWT_SECRET={SECRET}",
        f"export JWT_SECRET='{SECRET}'",
        SECRET + ",",
    ],
)
def test_a_secret_in_its_wrapping_is_named(given):
    verification = judge(compact({"alg": "HS256"}, CLAIMS, mac(SECRET)), given)
    [found] = verification.causes
    assert found.code == "secret-with-wrapping"
    assert (found.reading, found.text) == ("utf8", SECRET)


def test_a_reading_is_named_beside_a_text_that_the_chosen_format_cannot_read():
    token = compact({"alg": "HS256"}, CLAIMS, mac(SECRET))
    verification = judge(token, SECRET, "base64")
    assert verification.verdict == "key-error"
    assert cause(verification) == "secret-encoding-mismatch"
    assert verification.reason.startswith("Not base64")


def test_the_text_of_a_jwk_k_taken_as_the_secret_is_named():
    token = compact({"alg": "HS256"}, CLAIMS, mac(b64(OCTETS)))
    verification = judge(token, json.dumps({"kty": "oct", "k": b64(OCTETS)}))
    [found] = verification.causes
    assert (found.code, found.reading, found.text) == (
        "secret-encoding-mismatch",
        "utf8",
        b64(OCTETS),
    )


# The public key as the secret


def spellings():
    key = private("RSA").public_key()
    form, kind = serialization.Encoding, serialization.PublicFormat
    spki = key.public_bytes(form.PEM, kind.SubjectPublicKeyInfo)
    members = public_members(key)
    return {
        "PEM": spki,
        "PEM without its last line break": spki.rstrip(b"\n"),
        "PEM with CRLF": spki.replace(b"\n", b"\r\n"),
        "DER": key.public_bytes(form.DER, kind.SubjectPublicKeyInfo),
        "PKCS #1": key.public_bytes(form.PEM, kind.PKCS1),
        "OpenSSH": key.public_bytes(form.OpenSSH, kind.OpenSSH),
        "JWK": json.dumps(members).encode(),
        "JWK, compact": json.dumps(members, separators=(",", ":")).encode(),
    }


@pytest.mark.parametrize("spelling", spellings())
@pytest.mark.parametrize("given", ["PEM", "JWK", "certificate"])
def test_a_mac_made_with_the_public_key_is_a_forgery_and_never_verified(spelling, given):
    texts = {
        "PEM": public_pem("RSA"),
        "JWK": json.dumps(public_members(private("RSA").public_key())),
        "certificate": certificate("RSA").public_bytes(serialization.Encoding.PEM).decode(),
    }
    token = compact({"alg": "HS256"}, CLAIMS, mac(spellings()[spelling]))
    verification = judge(token, texts[given])
    assert verification.verdict == "key-error"
    assert cause(verification) == "algorithm-confusion"
    assert "forge" in verification.reason


def test_a_mac_with_another_secret_beside_a_public_key_is_no_confusion():
    verification = judge(compact({"alg": "HS256"}, CLAIMS, mac(SECRET)), public_pem("RSA"))
    assert verification.verdict == "key-error"
    assert verification.causes == ()
    assert [code for _, code, _ in verification.misfits] == ["algorithm-key-mismatch"]


# The shape of the octets


def der(signing_input):
    raw = signer("ES256", private("P-256"))(signing_input)
    return encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))


def half(alg, count):
    return lambda octets: signer(alg, private(KEYS[alg]))(octets)[:count]


P256 = ORDERS["P-256"].to_bytes(32, "big")
SHAPES = [
    pytest.param("HS256", lambda _: "", "signature-empty", id="empty"),
    pytest.param("ES256", lambda _: "", "signature-empty", id="empty ES256"),
    pytest.param("HS256", lambda _: "xxxxxx_signature", "signature-placeholder", id="placeholder"),
    pytest.param("RS256", lambda _: "your-sig_here_x", "signature-placeholder", id="your-sig"),
    pytest.param("HS256", lambda _: "FAKE", "signature-placeholder", id="fake"),
    pytest.param("HS256", lambda _: "aaaaaaaa", "signature-placeholder", id="one character"),
    pytest.param("HS256", lambda _: bytes(32), "signature-zero", id="zeros HS256"),
    pytest.param("ES256", lambda _: bytes(64), "signature-zero", id="zeros ES256"),
    pytest.param("ES256", lambda _: bytes(32) + b"\1" * 32, "signature-zero", id="R is zero"),
    pytest.param("ES256", lambda _: b"\1" * 31 + b"\2" + bytes(32), "signature-zero", id="S is 0"),
    pytest.param("ES256", lambda _: P256 + b"\1" * 32, "signature-out-of-range", id="R is n"),
    pytest.param("EdDSA", lambda _: b"\1" * 32 + b"\xfe" * 31 + b"\xff", "signature-out-of-range", id="S beyond L"),
    pytest.param("ES256", der, "signature-der", id="DER"),
    pytest.param("HS256", lambda o: mac(SECRET)(o).hex(), "signature-hex", id="hex as segment"),
    pytest.param("HS256", lambda o: mac(SECRET)(o).hex().encode(), "signature-hex", id="hex"),
    pytest.param("HS256", lambda o: b64(mac(SECRET)(o)).encode(), "signature-base64-twice", id="twice"),
    pytest.param("HS256", lambda o: base64.b64encode(mac(SECRET)(o)), "signature-base64-twice", id="base64"),
    pytest.param("HS256", lambda o: hashlib.sha256(o).digest(), "signature-disclosed", id="SHA-256"),
    pytest.param("HS256", lambda o: hashlib.md5(o).hexdigest().encode(), "signature-disclosed", id="MD5"),
    pytest.param("HS256", lambda o: mac(SECRET)(o)[:20], "truncated", id="cut HS256"),
    pytest.param("ES256", half("ES256", 40), "truncated", id="cut ES256"),
    pytest.param("RS256", half("RS256", 251), "truncated", id="cut RS256"),
    pytest.param("EdDSA", half("EdDSA", 50), "truncated", id="cut EdDSA"),
    pytest.param("HS256", lambda o: mac(SECRET)(o)[:9], "signature-length", id="too short"),
    pytest.param("HS256", lambda o: mac(SECRET)(o) + b"\1\2", "signature-length", id="too long"),
    pytest.param("RS256", half("RS256", 120), "signature-length", id="RSA of another length"),
]  # fmt: skip


@pytest.mark.parametrize(("alg", "make", "code"), SHAPES)
def test_octets_that_are_no_signature_are_named_with_a_key_and_without(alg, make, code):
    token = compact({"alg": alg}, CLAIMS, make)
    verification = judge(token, key_for(alg))
    assert verification.verdict == "invalid"
    assert cause(verification) == code
    assert judge(token).verdict == "unverified"
    alone = signature_shape(parse(token))
    assert alone.code == code
    assert alone.sentence.endswith(".")


def test_a_der_signature_says_that_it_fits_when_converted():
    token = compact({"alg": "ES256"}, CLAIMS, der)
    assert judge(token, public_pem("P-256")).reason.endswith("Put right, it fits the key.")
    other = compact({"alg": "ES256"}, CLAIMS, lambda _: der(b"something else"))
    assert judge(other, public_pem("P-256")).reason.endswith("it does not fit the key either.")


@pytest.mark.parametrize(
    "make", [lambda o: mac(SECRET)(o).hex(), lambda o: b64(mac(SECRET)(o)).encode()]
)
def test_a_signature_encoded_twice_says_that_it_fits_when_put_right(make):
    token = compact({"alg": "HS256"}, CLAIMS, make)
    assert judge(token, SECRET).reason.endswith("Put right, it fits the key.")


@pytest.mark.parametrize("alg", ["HS256", "RS256", "PS256", "ES256", "ES512", "EdDSA"])
def test_a_real_signature_has_no_odd_shape(alg):
    for number in range(20):
        claims = {"n": number}
        sign = mac(SECRET) if alg == "HS256" else signer(alg, private(KEYS[alg]))
        token = parse(compact({"alg": alg}, claims, sign))
        assert signature_shape(token) is None
        assert signature_shape(token, load(key_for(alg)).keys[0]) is None


def test_without_its_key_an_rsa_signature_of_an_unusual_length_is_named():
    token = parse(compact({"alg": "RS256"}, CLAIMS, lambda _: bytes(range(1, 241))))
    assert signature_shape(token).code == "signature-length"


@pytest.mark.parametrize("text", ["", "a.b", "e30.e30.", f"{b64(b'[]')}.e30.AA"])
def test_what_is_no_token_of_an_algorithm_has_no_shape(text):
    assert signature_shape(parse(text)) is None


@pytest.mark.parametrize("text", ["kFAkExQ9", "abXxXdef", "QxxxQxxx"])
def test_letters_that_make_a_word_by_chance_are_no_placeholder(text):
    token = compact({"alg": "HS256"}, CLAIMS, mac(SECRET))
    assert signature_shape(parse(f"{token[:-8]}{text}x")).code != "signature-placeholder"


def test_a_word_that_is_no_base64url_is_a_placeholder_too():
    token = parse(compact({"alg": "HS256"}, CLAIMS, lambda _: "signature"))
    assert signature_shape(token).code == "signature-placeholder"


# Something else was signed


# In base64 it has “+”, “/” and “=”, so that the two alphabets and the padding make a difference.
AWKWARD = {"a": "~~?>??>", "b": "??>>~~"}


def test_the_awkward_claims_are_awkward():
    text = base64.b64encode(text_of(AWKWARD).encode()).decode()
    assert {"+", "/", "="} <= set(text)


@pytest.mark.parametrize("alg", ["HS256", "RS256", "ES256", "EdDSA"])
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda h, p: f"{h}.{p}".encode(), id="JSON and JSON"),
        pytest.param(lambda h, p: p.encode(), id="the payload"),
        pytest.param(lambda h, p: b64(p.encode()).encode(), id="the encoded payload"),
        pytest.param(lambda h, p: (b64(h.encode()) + "." + p).encode(), id="header and JSON"),
        pytest.param(lambda h, p: (b64(h.encode()) + b64(p.encode())).encode(), id="no dot"),
        pytest.param(
            lambda h, p: b".".join(base64.urlsafe_b64encode(part.encode()) for part in (h, p)),
            id="padded",
        ),
        pytest.param(
            lambda h, p: b".".join(base64.b64encode(part.encode()) for part in (h, p)),
            id="standard base64",
        ),
        pytest.param(
            lambda h, p: b".".join(base64.b64encode(part.encode()).rstrip(b"=") for part in (h, p)),
            id="standard base64 without padding",
        ),
        pytest.param(
            lambda h, p: (b64(h.encode()) + "." + b64(p.encode()) + "\n").encode(), id="line break"
        ),
    ],
)
def test_a_signature_over_another_text_is_named(alg, make):
    verification = judge(over(make, alg, {"alg": alg, "a": "??>"}, AWKWARD), key_for(alg))
    assert verification.verdict == "invalid"
    assert cause(verification) == "signature-over-decoded"
    assert verification.reason.startswith("The signature fits ")


def encoded(header, payload):
    return f"{b64(text_of(header).encode())}.{b64(text_of(payload).encode())}".encode()


@pytest.mark.parametrize(
    ("header", "signed"),
    [
        pytest.param({"alg": "HS256", "typ": "JWT"}, {"typ": "JWT", "alg": "HS256"}, id="order"),
        pytest.param('{"alg": "HS256"}', '{"alg":"HS256"}', id="blanks"),
        pytest.param('{"alg":"HS256"}', '{"alg": "HS256"}', id="no blanks"),
        pytest.param({"alg": "HS256", "typ": "JWT"}, {"alg": "HS256"}, id="typ put in"),
        pytest.param({"alg": "HS256"}, {"alg": "HS256", "typ": "JWT"}, id="typ taken out"),
        pytest.param(
            {"alg": "HS256", "a": 1, "b": 2, "c": 3, "typ": "JWT"},
            {"typ": "JWT", "alg": "HS256", "a": 1, "b": 2, "c": 3},
            id="order of many",
        ),
    ],
)  # fmt: skip
def test_a_signature_over_another_header_is_named(header, signed):
    token = over(lambda _, payload: encoded(signed, payload), header=header)
    assert cause(judge(token, SECRET)) == "signature-over-other-header"


def test_an_alg_changed_after_signing_is_named():
    sign = signer("RS384", private("RSA"))
    signed = encoded({"alg": "RS384"}, CLAIMS)
    token = compact({"alg": "RS256"}, CLAIMS, lambda _: sign(signed))
    verification = judge(token, public_pem("RSA"))
    assert cause(verification) == "signature-over-other-header"
    assert "“alg” is RS384" in verification.reason


@pytest.mark.parametrize(("signed_by", "says"), [("HS256", "HS512"), ("HS512", "HS256")])
def test_an_alg_changed_to_one_of_another_length_is_no_cut_signature(signed_by, says):
    sign = signer(signed_by, SECRET.encode())
    signed = encoded({"alg": signed_by}, CLAIMS)
    verification = judge(compact({"alg": says}, CLAIMS, lambda _: sign(signed)), SECRET)
    assert cause(verification) == "signature-over-other-header"
    assert f"“alg” is {signed_by}" in verification.reason


def test_a_padding_changed_in_the_header_after_signing_is_named():
    sign = signer("RS256", private("RSA"))
    signed = encoded({"alg": "RS256", "typ": "JWT"}, CLAIMS)
    token = compact({"alg": "PS256", "typ": "JWT"}, CLAIMS, lambda _: sign(signed))
    verification = judge(token, public_pem("RSA"))
    assert cause(verification) == "signature-over-other-header"
    assert "“alg” is RS256" in verification.reason


@pytest.mark.parametrize(
    ("alg", "kind"), [("RS256", "RSA"), ("ES256", "P-256"), ("EdDSA", "Ed25519")]
)
def test_an_alg_changed_to_that_of_a_secret_is_named_where_the_true_key_is_given(alg, kind):
    sign = signer(alg, private(kind))
    signed = encoded({"alg": alg, "typ": "JWT"}, CLAIMS)
    token = compact({"alg": "HS256", "typ": "JWT"}, CLAIMS, lambda _: sign(signed))
    verification = judge(token, public_pem(kind))
    assert verification.verdict == "key-error"
    assert cause(verification) == "signature-over-other-header"
    assert f"“alg” is {alg}" in verification.reason


def test_a_hash_that_the_header_does_not_name_is_named():
    token = compact({"alg": "RS256"}, CLAIMS, signer("RS512", private("RSA")))
    verification = judge(token, public_pem("RSA"))
    assert "by RS512, which the header does not name" in verification.reason


@pytest.mark.parametrize(
    "signed",
    [
        pytest.param('{"iss": "https://issuer.example", "name": "Zoë", "n": 1}', id="blanks"),
        pytest.param(
            json.dumps(CLAIMS, separators=(",", ":"), ensure_ascii=False), id="no escapes"
        ),
        pytest.param(json.dumps(CLAIMS, separators=(",", ":"), sort_keys=True), id="sorted"),
        pytest.param(json.dumps(CLAIMS, indent=2), id="indented"),
    ],
)
def test_a_payload_written_anew_after_signing_is_named(signed):
    token = over(lambda header, _: encoded(header, signed), claims=CLAIMS)
    verification = judge(token, SECRET)
    assert cause(verification) == "signature-over-decoded"
    assert "anew after signing" in verification.reason


def test_header_and_payload_both_written_anew_are_named():
    spaced = (json.dumps({"alg": "HS256", "typ": "JWT"}), json.dumps(CLAIMS))
    token = over(lambda *_: encoded(*spaced), header={"alg": "HS256", "typ": "JWT"})
    verification = judge(token, SECRET)
    assert cause(verification) == "signature-over-decoded"
    assert "anew after signing" in verification.reason


@pytest.mark.parametrize("alg", ["HS256", "RS256", "ES256", "ES512", "EdDSA"])
def test_a_payload_changed_in_its_meaning_is_explained_by_nothing(alg):
    token = over(lambda header, _: encoded(header, {**CLAIMS, "n": 2}), alg)
    verification = judge(token, key_for(alg))
    assert verification.verdict == "invalid"
    assert verification.causes == ()
    assert verification.found_secret is None


def test_a_graph_token_is_proved_by_the_hash_of_its_nonce():
    header = {"typ": "JWT", "nonce": "aB3-x_9", "alg": "RS256", "kid": "k"}
    digest = b64(hashlib.sha256(b"aB3-x_9").digest())
    claims = {"iss": "https://sts.windows.net/0f1e2d3c-aaaa-bbbb-cccc-0123456789ab/"}
    made = encoded({**header, "nonce": digest}, claims)
    token = compact(header, claims, lambda _: signer("RS256", private("RSA"))(made))
    verification = judge(token, public_pem("RSA"))
    assert cause(verification) == "entra-nonce-header"
    assert "replaced by its SHA-256 digest" in verification.reason


def test_a_graph_token_that_fails_is_named_by_its_issuer():
    claims = {"iss": "https://login.microsoftonline.com/0f1e2d3c/v2.0"}
    token = compact({"alg": "RS256", "nonce": "x"}, claims, lambda _: b"\7" * 255 + b"\1")
    assert cause(judge(token, public_pem("RSA"))) == "entra-nonce-header"


def test_a_nonce_of_another_issuer_means_nothing():
    token = compact({"alg": "RS256", "nonce": "x"}, CLAIMS, lambda _: b"\7" * 255 + b"\1")
    assert cause(judge(token, public_pem("RSA"))) is None


# Padding


def rsa_signer(scheme, digest=None):
    return lambda octets: private("RSA").sign(octets, scheme, digest or hashes.SHA256())


def test_pss_where_pkcs1_is_said_is_named_and_the_reverse():
    pss = compact({"alg": "RS256"}, CLAIMS, signer("PS256", private("RSA")))
    pkcs1 = compact({"alg": "PS256"}, CLAIMS, signer("RS256", private("RSA")))
    for token in (pss, pkcs1):
        assert cause(judge(token, public_pem("RSA"))) == "pss-or-pkcs1-swapped"


@pytest.mark.parametrize("salt", [0, 20, 64, padding.PSS.MAX_LENGTH], ids=["0", "20", "64", "most"])
def test_a_salt_of_another_length_is_named(salt):
    scheme = padding.PSS(padding.MGF1(hashes.SHA256()), salt)
    token = compact({"alg": "PS256"}, CLAIMS, rsa_signer(scheme))
    verification = judge(token, public_pem("RSA"))
    assert verification.verdict == "invalid"
    assert cause(verification) == "pss-salt-length"


def test_a_verified_token_has_no_causes():
    assert judge(compact({"alg": "HS256"}, CLAIMS, mac(SECRET)), SECRET).causes == ()


def test_no_cause_shows_the_secret_in_its_words():
    for given in (f'"{SECRET}"', SECRET + "\n"):
        [found] = judge(compact({"alg": "HS256"}, CLAIMS, mac(SECRET)), given).causes
        assert SECRET not in found.sentence
        assert SECRET not in repr(found)


@pytest.mark.parametrize(
    "kind", ["RSA", "P-256", "P-384", "P-521", "secp256k1", "Ed25519", "Ed448"]
)
def test_every_kind_of_public_key_is_looked_at_as_a_secret(kind):
    token = compact({"alg": "HS256"}, CLAIMS, mac(public_pem(kind)))
    assert cause(judge(token, public_pem(kind))) == "algorithm-confusion"
    assert cause(judge(compact({"alg": "HS256"}, {}, mac("x" * 40)), public_pem(kind))) is None


def test_a_whole_signature_of_an_rsa_key_of_another_size_is_a_wrong_key_and_no_wrong_length():
    token = compact({"alg": "RS256"}, CLAIMS, lambda _: bytes(range(1, 129)) * 3)
    verification = judge(token, key_for("RS256"))
    assert verification.verdict == "invalid"
    assert verification.causes == ()


def test_a_surrogate_where_the_signature_stands_breaks_nothing():
    token = compact({"alg": "RS256"}, CLAIMS, lambda _: "AAAA\ud800AAA")
    assert signature_shape(parse(token)) is None
    assert judge(token, public_pem("RSA")).verdict == "malformed"


@pytest.mark.parametrize("alg", ["HS256", "RS256", "ES512"])
def test_a_huge_token_that_does_not_fit_is_answered_in_time(alg):
    huge = {"data": "x" * 2_500_000}
    octets = {"HS256": 32, "RS256": 256, "ES512": 132}[alg]
    token = compact({"alg": alg}, huge, lambda _: b"\0\7" * (octets // 2))
    start = time.perf_counter()
    assert judge(token, key_for(alg)).verdict == "invalid"
    assert time.perf_counter() - start < 2
