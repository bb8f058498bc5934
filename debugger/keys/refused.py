"""DER of a public key that no library takes in, the number that is to blame out."""

from debugger.keys import der
from debugger.keys.key import Problem


def refused_public(octets: bytes, position: int | None) -> Problem | None:
    """What is wrong with an RSA exponent or a point; None where it is something else."""
    identifiers = [item.content for item in der.walk(octets) if item.tag == der.OBJECT_IDENTIFIER]
    if identifiers[:1] == [_EC_PUBLIC_KEY]:
        return _point(position) if identifiers[1:] and identifiers[1] in _CURVES else None
    numbers = [
        int.from_bytes(item.content, "big") for item in der.walk(octets) if item.tag == der.INTEGER
    ]
    return _exponent(numbers[1], position) if len(numbers) == 2 else None


def _point(position: int | None) -> Problem:
    return Problem(
        "ec-point-invalid",
        "The point of this key is not on the curve that it names.",
        "A character was changed, or the key is on another curve: copy it again.",
        position,
    )


def _exponent(exponent: int, position: int | None) -> Problem | None:
    if exponent < 3 or exponent % 2 == 0:
        shown = exponent if exponent < 2**64 else "even"
        return Problem(
            "rsa-exponent-small",
            f"The exponent of this key is {shown}: with such an exponent anybody can make "
            "signatures, or nobody.",
            "Use a key with the exponent 65537.",
            position,
        )
    return None


# Object identifiers of RFC 5480 §2.1.1 and SEC 2 §A.2.
_EC_PUBLIC_KEY = bytes.fromhex("2a8648ce3d0201")
_CURVES = frozenset(
    {
        bytes.fromhex("2a8648ce3d030107"),  # P-256
        bytes.fromhex("2b81040022"),  # P-384
        bytes.fromhex("2b81040023"),  # P-521
        bytes.fromhex("2b8104000a"),  # secp256k1
    }
)
