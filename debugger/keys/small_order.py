"""Points of small order (RFC 7748 §7, RFC 8032 §8.8): an OKP key in, whether it is one out."""

from collections.abc import Mapping

from debugger.keys.key import Key


def is_of_small_order(key: Key) -> bool:
    """Whether an OKP key is a point that vanishes when it is multiplied by the cofactor."""
    octets = bytearray(key.material.public_bytes_raw())
    if not octets:
        return False
    # The top bit is the sign of x on an Edwards curve, and does not count on Curve25519.
    if key.curve != "X448":
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
