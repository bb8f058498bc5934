"""Edges of the pitfalls of a signature’s numbers: DER, zero, out of range, mirrored, one R twice."""

from edge import raised, silent
from edges_signature import (
    ED448,
    EDDSA,
    ES384,
    ES512,
    HS512,
    NOT_RSA,
    never,
    resigned,
    rows,
)

from debugger.jose import base64url
from debugger.jose.curves import ORDERS
from debugger.samples import Question, altered, with_text
from debugger.samples.signatures import as_der, high_s, with_one_nonce
from debugger.samples.signers import ED25519, ES256, ES256K, HS256, RS256


def halves(first, second=None):
    """R and S, each replaced by a function of its octets (None leaves it)."""

    def change(raw, _):
        r, s = raw[: len(raw) // 2], raw[len(raw) // 2 :]
        return (first(r) if first else r) + (second(s) if second else s)

    return change


def zeros(octets):
    return bytes(len(octets))


def order_of(curve, plus=0):
    """The order of that curve, in as many octets as are replaced."""
    return lambda octets: (ORDERS[curve] + plus).to_bytes(len(octets), "big")


def small(curve, plus=0):
    return lambda octets: (ORDERS[curve] + plus).to_bytes(len(octets), "little")


ECDSA = {ES256: "P-256", ES384: "P-384", ES512: "P-521", ES256K: "secp256k1"}
EDWARDS = {ED25519: "Ed25519", ED448: "Ed448", EDDSA: "Ed25519"}


def der(r, s):
    """A DER sequence of two integers of these octets, negative ones as they stand."""
    body = b"".join(b"\x02" + bytes([len(it)]) + it for it in (r, s))
    return b"\x30" + (b"\x81" if len(body) > 127 else b"") + bytes([len(body)]) + body


def as_der_of(raw, _):
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    half = len(raw) // 2
    return encode_dss_signature(
        int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big")
    )


NUMBERS = (
    *rows("signature-der", "as OpenSSL gives it", as_der_of, tuple(ECDSA)),
    raised(
        "signature-der", "it would fit", as_der, "error", at="signature", says="it fits the key"
    ),
    raised(
        "signature-der",
        "it would not",
        resigned(lambda raw, _: as_der_of(raw[::-1], _), ES256),
        says="it does not fit the key either",
    ),
    *rows("signature-der", "small numbers", lambda raw, _: der(b"\x05", b"\x07"), tuple(ECDSA)),
    *never(
        "signature-der", "R that begins with 0x30", halves(lambda r: b"\x30\x3e" + r[2:]), (ES256,)
    ),
    *never("signature-der", "cut", lambda raw, _: as_der_of(raw, _)[:-1], tuple(ECDSA)),
    *never(
        "signature-der", "more behind it", lambda raw, _: as_der_of(raw, _) + b"\0", tuple(ECDSA)
    ),
    *never(
        "signature-der", "another tag", lambda raw, _: b"\x31" + as_der_of(raw, _)[1:], tuple(ECDSA)
    ),
    *never(
        "signature-der",
        "numbers of another curve",
        lambda raw, _: der(b"\x05" * 67, b"\x07" * 67),
        tuple(ECDSA),
    ),
    *never(
        "signature-der", "no ECDSA", lambda raw, _: der(b"\x05" * 20, b"\x07" * 20), (HS256, RS256)
    ),
    *rows("signature-zero", "all zero", lambda raw, _: zeros(raw)),
    *rows("signature-zero", "all 0xff", lambda raw, _: b"\xff" * len(raw)),
    *rows("signature-zero", "two octets alike", lambda raw, _: b"aa"),
    *rows("signature-zero", "R", halves(zeros), tuple(ECDSA)),
    *rows("signature-zero", "S", halves(None, zeros), tuple(ECDSA)),
    raised(
        "signature-zero",
        "where",
        resigned(halves(zeros), ES256),
        "error",
        at="signature",
        says="R in the signature is zero",
    ),
    *never("signature-zero", "but one", lambda raw, _: zeros(raw)[1:] + b"\1", NOT_RSA[:3]),
    *never("signature-zero", "R but one", halves(lambda r: zeros(r)[1:] + b"\1"), tuple(ECDSA)),
    *never("signature-zero", "a half", halves(zeros), (HS256, ED25519, RS256)),
    *never("signature-zero", "one octet", lambda raw, _: b"\0"),
    *never("signature-zero", "as it is", lambda raw, _: raw),
    *(
        row
        for signer, curve in ECDSA.items()
        for row in (
            *rows("signature-out-of-range", "R is the order", halves(order_of(curve)), (signer,)),
            *rows(
                "signature-out-of-range", "S is the order", halves(None, order_of(curve)), (signer,)
            ),
            *rows("signature-out-of-range", "S above", halves(None, order_of(curve, 5)), (signer,)),
            *never("signature-out-of-range", "R below", halves(order_of(curve, -1)), (signer,)),
            *never(
                "signature-out-of-range", "S below", halves(None, order_of(curve, -1)), (signer,)
            ),
            *never(
                "signature-out-of-range", "R is zero", halves(zeros, order_of(curve)), (signer,)
            ),
            *never("signature-out-of-range", "as it is", lambda raw, _: raw, (signer,)),
        )
    ),
    *(
        row
        for signer, curve in EDWARDS.items()
        for row in (
            *rows(
                "signature-out-of-range", "S is the order", halves(None, small(curve)), (signer,)
            ),
            *never("signature-out-of-range", "S below", halves(None, small(curve, -1)), (signer,)),
            *never(
                "signature-out-of-range", "R large", halves(lambda r: b"\xff" * len(r)), (signer,)
            ),
        )
    ),
    raised(
        "signature-out-of-range",
        "where",
        resigned(halves(order_of("P-256")), ES256),
        "error",
        at="signature",
        says="R in the signature",
    ),
    *never(
        "signature-out-of-range",
        "no numbers",
        halves(None, lambda s: b"\xff" * len(s)),
        (HS256, RS256),
    ),
)


def one_half(plus, signer=ES256K):
    """S is half of the order of secp256k1, and that much more."""
    half = ORDERS["secp256k1"] // 2
    return resigned(halves(None, lambda s: (half + plus).to_bytes(len(s), "big")), signer)


def pasted(*questions):
    """Several tokens in one text, without a key."""
    return lambda: with_text(lambda _: "\n".join(question().text for question in questions))


def with_r_of(text, signer=ES256, **claims):
    """Another token whose R is that of this one."""

    def edit(own):
        signed, _, signature = own.rpartition(".")
        r = base64url.decode(text.rpartition(".")[2])
        own_octets = base64url.decode(signature)
        half = len(own_octets) // 2
        return f"{signed}.{base64url.encode(r[:half] + own_octets[half:])}"

    return lambda: altered(signer=signer, claims=claims, edit=edit)


FIRST = altered(signer=ES256)
FIRST_384 = altered(signer=ES384)
FIRST_HMAC = altered(signer=HS512)


CUT = FIRST.text.rpartition(".")[2][:-43]


def before(text):
    """What is signed of a token."""
    return text.rpartition(".")[0]


def first():
    return FIRST


def other(n=1, signer=ES256):
    return lambda: altered(signer=signer, claims={"jti": f"{n}" * 20})


def lower():
    question = high_s(altered(signer=ES256K))
    signed, _, signature = question.text.rpartition(".")
    octets = base64url.decode(signature)
    s = ORDERS["secp256k1"] - int.from_bytes(octets[32:], "big")
    text = f"{signed}.{base64url.encode(octets[:32] + s.to_bytes(32, 'big'))}"
    return Question(text, question.key, "auto", question.policy)


TWO_SPELLINGS = (
    raised(
        "signature-high-s",
        "the mirrored one",
        lambda: high_s(altered(signer=ES256K)),
        "info",
        at="signature",
    ),
    silent("signature-high-s", "the lower one", lower),
    raised("signature-high-s", "above half", one_half(1)),
    silent("signature-high-s", "half", one_half(0)),
    silent("signature-high-s", "the order", resigned(halves(None, order_of("secp256k1")), ES256K)),
    raised(
        "signature-high-s",
        "below the order",
        resigned(halves(None, order_of("secp256k1", -1)), ES256K),
    ),
    silent(
        "signature-high-s",
        "too long",
        resigned(lambda raw, _: raw[:32] + b"\0" + b"\x90" * 32, ES256K),
    ),
    silent(
        "signature-high-s",
        "cut off",
        lambda: altered(signer=ES256K, edit=lambda text: text.rpartition(".")[0]),
    ),
    silent("signature-high-s", "empty", resigned(lambda raw, _: "", ES256K)),
    silent("signature-high-s", "no base64url", resigned(lambda raw, _: "A", ES256K)),
    *(
        silent(
            "signature-high-s",
            signer.algorithm,
            resigned(halves(None, lambda s: b"\xf0" + s[1:]), signer),
        )
        for signer in (ES256, ED25519, HS512)
    ),
    raised("signature-reused-nonce", "two", with_one_nonce, "error", at="signature"),
    raised(
        "signature-reused-nonce",
        "the third",
        pasted(other(), first, with_r_of(FIRST.text, jti="b")),
    ),
    raised(
        "signature-reused-nonce",
        "P-384",
        pasted(lambda: FIRST_384, with_r_of(FIRST_384.text, ES384, jti="b")),
    ),
    raised(
        "signature-reused-nonce",
        "after one of another kind",
        pasted(first, altered, with_r_of(FIRST.text, jti="b")),
    ),
    silent(
        "signature-reused-nonce",
        "the first is of another kind",
        pasted(altered, first, with_r_of(FIRST.text, jti="b")),
    ),
    raised(
        "signature-reused-nonce",
        "the fiftieth",
        pasted(first, *(other(n) for n in range(48)), with_r_of(FIRST.text, jti="b")),
    ),
    silent(
        "signature-reused-nonce",
        "the fifty-first",
        pasted(first, *(other(n) for n in range(49)), with_r_of(FIRST.text, jti="b")),
    ),
    silent("signature-reused-nonce", "one token twice", pasted(first, first)),
    silent("signature-reused-nonce", "two honest ones", pasted(first, other())),
    silent("signature-reused-nonce", "one alone", first),
    silent(
        "signature-reused-nonce", "one signing input, two S", pasted(first, with_r_of(FIRST.text))
    ),
    silent(
        "signature-reused-nonce",
        "no ECDSA",
        pasted(lambda: FIRST_HMAC, with_r_of(FIRST_HMAC.text, HS512, jti="b")),
    ),
    *(
        silent(
            "signature-reused-nonce",
            what,
            lambda change=change: with_text(lambda _: f"{FIRST.text}\n{change(other()().text)}"),
        )
        for what, change in {
            "of another length": lambda text: f"{before(text)}.{FIRST.text.rpartition('.')[2]}AA",
            "no base64url": lambda text: f"{before(text)}.A",
            "cut off": lambda text: before(text),
        }.items()
    ),
    silent(
        "signature-reused-nonce",
        "both cut",
        lambda: with_text(lambda _: f"{FIRST.text[:-43]}\n{before(other()().text)}.{CUT}"),
    ),
    silent("signature-reused-nonce", "cut off alone", lambda: altered(signer=ES256, edit=before)),
    silent(
        "signature-reused-nonce",
        "no base64url alone",
        lambda: altered(signer=ES256, edit=lambda text: f"{before(text)}.A"),
    ),
)

EDGES = (*NUMBERS, *TWO_SPELLINGS)
