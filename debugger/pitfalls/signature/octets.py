"""Pitfalls that the signature’s octets show by themselves: empty, zero, DER, hexadecimal, cut."""

from collections.abc import Iterator

from debugger import samples
from debugger.jose.algorithms import Family, Use, find
from debugger.jose.curves import ORDERS
from debugger.jose.model import Token
from debugger.jose.parse import parse
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_causes

_UNFIT = ("signature-length", "signature-mismatch", "truncated")

empty = pitfall(
    "signature-empty",
    severity=Severity.ERROR,
    title="The signature was removed",
    why="This is the classic test of whether a server verifies at all.",
    fix="Refuse the token, and check that your server does.",
    reference="RFC 8725 §2.1, CVE-2020-28042",
    silences=_UNFIT,
)(of_causes("signature-empty"))


@empty.sample
def _empty() -> samples.Question:
    return samples.with_text(lambda text: f"{text.rpartition('.')[0]}.")


length = pitfall(
    "signature-length",
    severity=Severity.ERROR,
    title="The signature has the wrong length",
    why="It was made by another algorithm, or changed on the way.",
    fix="Refuse the token.",
    reference=rfc(7518, "3"),
    silences=("signature-mismatch",),
    silences_here=("base64url-non-canonical",),
)(of_causes("signature-length"))


@length.sample
def _length() -> samples.Question:
    return samples.with_signature(b"\x5a\xc3\x17" * 30)


der = pitfall(
    "signature-der",
    severity=Severity.ERROR,
    title="The signature is in ASN.1 DER",
    why="OpenSSL, Java and PKCS #11 give DER; JOSE wants R and S side by side at a fixed length.",
    fix="Convert the signature before encoding it.",
    reference=rfc(7518, "3.4"),
    silences=_UNFIT,
)(of_causes("signature-der"))


@der.sample
def _der() -> samples.Question:
    return samples.as_der()


hexadecimal = pitfall(
    "signature-hex",
    severity=Severity.ERROR,
    title="The signature is hexadecimal",
    why="Verifiers expect the octets themselves, not the text that they are printed as.",
    fix="Encode the raw octets of the signature.",
    reference=rfc(7515, "3.1"),
    silences=_UNFIT,
)(of_causes("signature-hex"))


@hexadecimal.sample
def _hexadecimal() -> samples.Question:
    return samples.as_hexadecimal()


base64_twice = pitfall(
    "signature-base64-twice",
    severity=Severity.ERROR,
    title="The signature was encoded twice",
    why="What the library returned was base64 already, and it was encoded once more.",
    fix="Encode the raw octets of the signature once.",
    reference=rfc(7515, "3.1"),
    silences=_UNFIT,
)(of_causes("signature-base64-twice"))


@base64_twice.sample
def _base64_twice() -> samples.Question:
    return samples.encoded_twice()


zero = pitfall(
    "signature-zero",
    severity=Severity.ERROR,
    title="A blank signature",
    why="No signer makes it, yet Java 15 to 18 accepted ECDSA signatures of zeros for every message"
    " (“psychic signatures”).",
    fix="Refuse the token, and update the verifier.",
    reference="CVE-2022-21449",
    silences=("signature-mismatch", "signature-out-of-range"),
)(of_causes("signature-zero"))


@zero.sample
def _zero() -> samples.Question:
    return samples.with_signature(bytes(64), samples.ES256)


out_of_the_range = pitfall(
    "signature-out-of-range",
    severity=Severity.ERROR,
    title="The signature’s numbers are outside the curve’s range",
    why="Lax code reduces such numbers, and then accepts two spellings of one signature.",
    fix="Refuse the token.",
    reference="FIPS 186-5 §6.4.2, RFC 8032 §5.1.7",
    silences=("signature-mismatch",),
)(of_causes("signature-out-of-range"))


@out_of_the_range.sample
def _out_of_the_range() -> samples.Question:
    return samples.out_of_range()


disclosed = pitfall(
    "signature-disclosed",
    severity=Severity.ERROR,
    title="A hash in place of a signature",
    why="A verifier that takes it for a signature accepts whatever anybody writes.",
    fix="Sign with a key pair, or use HMAC with a secret.",
    reference=rfc(7518, "3"),
    silences=_UNFIT,
)(of_causes("signature-disclosed"))


@disclosed.sample
def _disclosed() -> samples.Question:
    return samples.digest_only()


@pitfall(
    "signature-high-s",
    severity=Severity.INFO,
    title="The mirrored form of a signature",
    why="With S also n − S verifies, so the signature has two spellings; systems around secp256k1"
    " that demand the lower S refuse this one.",
    fix="Write the lower of the two when signing.",
    reference="BIP 62, RFC 8812 §3.2",
)
def mirrored(case: Case) -> Iterator[Evidence]:
    if case.header.get("alg") != "ES256K" or not case.token.signatures:
        return
    octets = case.token.signatures[0].octets
    order = ORDERS["secp256k1"]
    if octets and len(octets) == 64 and order // 2 < int.from_bytes(octets[32:], "big") < order:
        yield Evidence("signature", "S in the signature is above half of the curve’s order.")


@mirrored.sample
def _mirrored() -> samples.Question:
    return samples.high_s(samples.altered(signer=samples.ES256K))


@pitfall(
    "signature-reused-nonce",
    severity=Severity.ERROR,
    title="Two signatures share their nonce: the private key can be computed",
    why="With equal R, two signatures are two equations with two unknowns, and one of them is the"
    " private key.",
    fix="Retire the key, and make nonces by RFC 6979 or Ed25519.",
    reference="RFC 6979",
)
def reused_nonce(case: Case) -> Iterator[Evidence]:
    if len(case.extraction.tokens) < 2 or _r(case.token) is None:
        return
    seen: dict[bytes, bytes] = {}
    for found in case.extraction.tokens[:_MOST_TOKENS]:
        token = parse(found.text)
        r = _r(token)
        if r is None:
            continue
        if seen.setdefault(r, token.signatures[0].signing_input) != _signed(token):
            yield Evidence("signature", "Two of the tokens in this text have the same R.")
            return


@reused_nonce.sample
def _reused_nonce() -> samples.Question:
    return samples.with_one_nonce()


def _r(token: Token) -> bytes | None:
    """R of an ECDSA signature (RFC 7518 §3.4); None for all other tokens."""
    algorithm = find(token.algorithm, Use.SIGNATURE)
    if algorithm is None or algorithm.family is not Family.ECDSA or not token.signatures:
        return None
    octets = token.signatures[0].octets
    if octets is None or len(octets) != algorithm.signature_octets:
        return None
    return octets[: len(octets) // 2]


def _signed(token: Token) -> bytes:
    return token.signatures[0].signing_input


_MOST_TOKENS = 50
