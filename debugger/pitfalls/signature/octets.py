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
    why="Whoever deletes the signature can write any claims; a server that takes such a token takes"
    " everybody’s.",
    fix="Refuse the token, and check that your server does.",
    reference="RFC 8725 §2.1, CVE-2020-28042",
    steps=(
        "An attacker takes a token, changes the claims and deletes everything after the last dot.",
        "A server that skips the check where there is no signature, or only decodes,"
        " reads the new claims.",
        "They are whoever they say they are.",
    ),
    recipe="pin-algorithms",
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
    steps=(
        "The signature has a length that this algorithm never makes.",
        "It was made by something else, or somebody appended to it or replaced it to see"
        " what the verifier does.",
        "A verifier that compares only the shorter part, or pads, could be fooled.",
    ),
    recipe="pin-algorithms",
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
    steps=(
        "The token is signed with OpenSSL, a Java Signature or a key in the cloud, which"
        " answer in DER.",
        "The DER is encoded as it is, about 70 octets for ES256 and of changing length.",
        "JOSE verifiers expect R and S side by side, 64 octets, and refuse it.",
    ),
    recipe="encode-with-library",
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
    steps=(
        "A library prints the signature in hexadecimal, and that text is put into the token.",
        "It is twice as long as the signature and never fits.",
    ),
    recipe="encode-with-library",
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
    steps=(
        "The signing function returns base64 already, and the code encodes that text once more.",
        "The verifier decodes once, finds text in place of a signature, and refuses it.",
    ),
    recipe="encode-with-library",
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
    steps=(
        "An attacker writes any claims and a signature that is nothing but zero octets.",
        "Java 15 to 18 forgot to refuse R = 0 and S = 0, for which the equation of ECDSA"
        " holds for every message.",
        "Such a server accepts the token without any key being used.",
    ),
    recipe="pin-algorithms",
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
    steps=(
        "Somebody adds the order of the curve to S of a real signature.",
        "Code that computes modulo the order sees the same number, and accepts it.",
        "One token has two spellings, so that a list of used or revoked ones can be passed by.",
    ),
    recipe="pin-algorithms",
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
    steps=(
        "The issuer puts a hash of header and payload where the signature belongs.",
        "An attacker changes the claims and computes the hash anew: no secret is in it.",
        "A verifier that compares hashes accepts whatever anybody writes.",
    ),
    recipe="make-secret",
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
    steps=(
        "For each signature (R, S) also (R, n − S) fits, and anyone can compute it.",
        "Systems that take the octets for the name of a message, as block chains do,"
        " demand the lower S.",
    ),
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
    steps=(
        "The signer’s random numbers repeat, and two signatures come out with the same R.",
        "Anybody who has both tokens solves two equations with a line of code and gets"
        " the private key.",
        "From then on they sign what they like.",
    ),
    recipe="make-key-pair",
)
def reused_nonce(case: Case) -> Iterator[Evidence]:
    own = _r(case.token)
    if own is None:
        return
    seen = {own: _signed(case.token)}
    for found in case.extraction.tokens[1:_MOST_TOKENS]:
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
