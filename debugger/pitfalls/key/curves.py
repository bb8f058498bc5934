"""Pitfalls of keys on curves: another curve, no point of it, points of small order."""

from collections.abc import Iterator, Mapping

from debugger import samples
from debugger.keys.key import Key, Kind
from debugger.pitfalls.key.judged import judged_keys
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall
from debugger.pitfalls.told import of_misfits, of_problems

curve_mismatch = pitfall(
    "ec-curve-mismatch",
    severity=Severity.ERROR,
    title="The key is on another curve",
    why="An algorithm such as ES256 means one curve, P-256, and nothing else.",
    fix="Give the right key, or correct “alg” at the issuer.",
    reference="RFC 7518 §3.4, RFC 8812 §3.2",
    silences=("algorithm-key-mismatch", "signature-mismatch"),
)(of_misfits("ec-curve-mismatch"))


@curve_mismatch.sample
def _curve_mismatch() -> samples.Question:
    return samples.altered(signer=samples.ES256, key=samples.ES256K.key_text)


point_invalid = pitfall(
    "ec-point-invalid",
    severity=Severity.ERROR,
    title="A point that is not on the curve",
    why="Such points leak private keys in key agreement, and no signature can be checked with"
    " them.",
    fix="Refuse the key, and get it again from the issuer.",
    reference="RFC 7518 §6.2.1, CVE-2017-16007",
    silences=("jwk-malformed", "signature-mismatch"),
)(of_problems("ec-point-invalid"))


@point_invalid.sample
def _point_invalid() -> samples.Question:
    return samples.altered(
        signer=samples.ES256, key=samples.jwk_text(samples.ES256, y=samples.ES256.jwk["x"])
    )


@pitfall(
    "okp-small-order",
    severity=Severity.ERROR,
    title="A public key of small order",
    why="With such a key one signature fits almost every message.",
    fix="Refuse the key.",
    reference="RFC 7748 §6, RFC 8032 §5.1.7",
    silences=("signature-mismatch",),
)
def small_order(case: Case) -> Iterator[Evidence]:
    for key in judged_keys(case):
        if key.kind is Kind.OKP and is_of_small_order(key):
            yield Evidence("key", f"The {key.curve} key is one of the few points of small order.")


@small_order.sample
def _small_order() -> samples.Question:
    one = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    return samples.altered(signer=samples.ED25519, key=samples.jwk_text(samples.ED25519, x=one))


def is_of_small_order(key: Key) -> bool:
    """Whether an OKP key is a point that vanishes when it is multiplied by the cofactor."""
    octets = bytearray(key.material.public_bytes_raw())
    if not octets:
        return False
    # The top bit is the sign of x on an Edwards curve, and does not count on the others.
    octets[-1] &= 0x7F
    return int.from_bytes(octets, "little") in _SMALL_ORDER.get(key.curve or "", ())


_P25519 = 2**255 - 19
_P448 = 2**448 - 2**224 - 1
# The y of Ed25519, u of X25519, in every spelling: multiplied by the cofactor 8 they vanish.
_ORDER_8_Y = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
_ORDER_8_U = (
    int.from_bytes(
        bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"), "little"
    ),
    int.from_bytes(
        bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"), "little"
    ),
)
_SMALL_ORDER: Mapping[str, frozenset[int]] = {
    "Ed25519": frozenset(
        (0, 1, _P25519 - 1, _P25519, _P25519 + 1, _ORDER_8_Y, _P25519 - _ORDER_8_Y)
    ),
    "X25519": frozenset((0, 1, _P25519 - 1, _P25519, _P25519 + 1, *_ORDER_8_U)),
    "Ed448": frozenset((0, 1, _P448 - 1, _P448, _P448 + 1)),
    "X448": frozenset((0, 1, _P448 - 1, _P448, _P448 + 1)),
}
