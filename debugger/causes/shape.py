"""What a signature's octets show by themselves: token in, one proved `Cause` out, or None.

No key is needed. With one, the length that an RSA signature must have is known exactly.
"""

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from debugger.causes.inner import HEXADECIMAL, raw_from_der, unwrapped
from debugger.jose import base64url
from debugger.jose.algorithms import Algorithm, Family, Use, find
from debugger.jose.curves import ORDERS
from debugger.jose.model import Form, Token
from debugger.keys.key import Key
from debugger.regex import regex
from debugger.verification import Cause


def signature_shape(token: Token, key: Key | None = None) -> Cause | None:
    """The likeliest thing wrong with the signature's octets, whatever they were made with.

    One of `signature-empty`, `signature-disclosed`, `signature-placeholder`, `signature-zero`,
    `signature-der`, `signature-hex`, `signature-base64-twice`, `signature-out-of-range`,
    `truncated`, `signature-length`. None for forms other than the compact one and for algorithms
    that sign nothing.
    """
    algorithm = find(token.algorithm, Use.SIGNATURE)
    segment = token.segment("signature")
    if algorithm is None or algorithm.family is Family.NONE or segment is None:
        return None
    if token.form is not Form.JWS_COMPACT:
        return None
    shape = _Shape(
        algorithm,
        segment.text,
        segment.octets or b"",
        token.signatures[0].signing_input if token.signatures else b"",
        _lengths(algorithm, key),
        exact=key is not None or algorithm.key_type != "RSA",
    )
    # Of a segment that is no base64url only its letters can be looked at.
    looks = _LOOKS if segment.octets is not None else (_placeholder,)
    return next((found for look in looks if (found := look(shape))), None)


@dataclass(frozen=True, slots=True)
class _Shape:
    """All that a look may see. `lengths`: what the algorithm (and key) allow, in octets.

    `exact`: whether those are all; without its key an RSA signature may have any length.
    """

    algorithm: Algorithm
    text: str
    octets: bytes
    signing_input: bytes
    lengths: tuple[int, ...]
    exact: bool

    @property
    def fits(self) -> bool:
        return len(self.octets) in self.lengths

    @property
    def name(self) -> str:
        return self.algorithm.name

    @property
    def wanted(self) -> str:
        """The lengths in words: “64 octets”, “64 or 114 octets”."""
        return f"{' or '.join(str(length) for length in self.lengths)} octets"


def _empty(shape: _Shape) -> Cause | None:
    if shape.text:
        return None
    return Cause(
        "signature-empty",
        f"There is no signature after the last dot, though “alg” is “{shape.name}”.",
    )


def _disclosed(shape: _Shape) -> Cause | None:
    size = len(shape.octets)
    if not 16 <= size <= 130:
        return None
    for name in ("sha256", "sha512", "sha384", "sha1", "md5"):
        digest = hashlib.new(name, shape.signing_input, usedforsecurity=False).digest()
        if shape.octets in _spellings(digest) or shape.text.lower() == digest.hex():
            return Cause(
                "signature-disclosed",
                f"The signature is only the {_HASHES[name]} digest of header and payload: no key"
                " was used, so anybody can make it.",
            )
    return None


def _spellings(digest: bytes) -> tuple[bytes, ...]:
    standard, safe = base64.b64encode(digest), base64.urlsafe_b64encode(digest)
    plain = digest.hex().encode()
    return (
        digest,
        plain,
        plain.upper(),
        standard,
        standard.rstrip(b"="),
        safe,
        safe.rstrip(b"="),
    )


def _placeholder(shape: _Shape) -> Cause | None:
    if shape.fits or len(shape.text) > _LONGEST_PLACEHOLDER:
        return None
    if not _WORDS.search(shape.text) and len(set(shape.text)) > 1:
        return None
    return Cause(
        "signature-placeholder",
        f"“{shape.text}” is a word that stands for a signature, not a signature:"
        f" {shape.name} makes {shape.wanted}.",
    )


def _zero(shape: _Shape) -> Cause | None:
    octets = shape.octets
    if len(octets) > 1 and octets.count(octets[0]) == len(octets):
        return Cause(
            "signature-zero",
            f"All {len(octets)} octets of the signature are the same, {octets[0]:#04x}.",
        )
    if shape.algorithm.family is not Family.ECDSA or not shape.fits:
        return None
    half = len(octets) // 2
    zeros = [
        name
        for name, part in zip("RS", (octets[:half], octets[half:]), strict=True)
        if not any(part)
    ]
    if not zeros:
        return None
    return Cause(
        "signature-zero",
        f"{zeros[0]} in the signature is zero; a verifier that does not look accepts such for any"
        " payload.",
    )


def _der(shape: _Shape) -> Cause | None:
    if shape.algorithm.family is not Family.ECDSA or shape.fits:
        return None
    if raw_from_der(shape.octets, shape.algorithm) is None:
        return None
    return Cause(
        "signature-der",
        f"The signature is in ASN.1 (DER), {len(shape.octets)} octets; {shape.name} takes R and S"
        f" after each other, {shape.wanted}.",
    )


def _text_inside(shape: _Shape) -> Cause | None:
    if shape.fits and shape.exact:
        return None
    if (
        HEXADECIMAL.fullmatch(shape.text.encode("utf-8", "replace"))
        and len(shape.text) // 2 in shape.lengths
    ):
        code = "signature-hex"
    else:
        inner = unwrapped(shape.octets, shape.lengths)
        if inner is None:
            return None
        code = inner[0]
    if code == "signature-hex":
        return Cause(code, "The signature was written in hexadecimal before it was encoded.")
    return Cause(code, "The signature was encoded twice: inside the base64url is base64 again.")


def _out_of_range(shape: _Shape) -> Cause | None:
    octets, half = shape.octets, len(shape.octets) // 2
    if not shape.fits:
        return None
    if shape.algorithm.family is Family.ECDSA:
        order = ORDERS[shape.algorithm.curves[0]]
        numbers = {"R": octets[:half], "S": octets[half:]}
        large = [name for name, part in numbers.items() if int.from_bytes(part, "big") >= order]
    elif shape.algorithm.family is Family.EDDSA:
        order = ORDERS["Ed25519" if len(octets) == 64 else "Ed448"]
        large = ["S"] if int.from_bytes(octets[half:], "little") >= order else []
    else:
        return None
    if not large:
        return None
    return Cause(
        "signature-out-of-range",
        f"{large[0]} in the signature is not below the order of the curve, so no key made it.",
    )


def _truncated(shape: _Shape) -> Cause | None:
    size = len(shape.octets)
    if shape.fits or not shape.lengths or _is_of_another_key(shape):
        return None
    if not shape.exact:
        if size % 8 == 0:
            return None
        return Cause(
            "truncated",
            f"The signature has {size} octets, which no RSA key makes: its end is missing.",
        )
    meant = min((length for length in shape.lengths if length > size), default=None)
    if meant is None or 2 * size < meant:
        return None
    if any(0 < size - length < meant - size for length in shape.lengths):
        return None  # a whole one of the other curve, and something behind it, is likelier
    return Cause(
        "truncated",
        f"The signature has {size} octets and {shape.name} makes {meant}: its end is missing.",
    )


def _length(shape: _Shape) -> Cause | None:
    if shape.fits or not shape.lengths or _is_of_another_key(shape):
        return None
    if shape.exact:
        wanted = f"{shape.name} makes {shape.wanted}"
    else:
        wanted = "RSA keys in use make 256, 384 or 512"
    return Cause("signature-length", f"The signature has {len(shape.octets)} octets; {wanted}.")


def _is_of_another_key(shape: _Shape) -> bool:
    """A whole signature, of an RSA key of another usual size or, under EdDSA, on the other curve.

    One that was cut to such a size ends, nearly always, within an octet.
    """
    usual: tuple[int, ...] = ()
    if shape.algorithm.key_type == "RSA":
        # Keys of 1024 bits are long out of use: such a signature is one of 2048 bits, cut in half.
        usual = _RSA_OCTETS[1:] if shape.exact else _RSA_OCTETS
    elif shape.algorithm.signature_octets is None:
        usual = tuple(_EDWARDS_OCTETS.values())
    return len(shape.octets) in usual and not base64url.read(shape.text).faults


def _lengths(algorithm: Algorithm, key: Key | None) -> tuple[int, ...]:
    if algorithm.signature_octets is not None:
        return (algorithm.signature_octets,)
    if algorithm.key_type == "RSA":
        return ((key.bits + 7) // 8,) if key is not None else _RSA_OCTETS
    octets = _EDWARDS_OCTETS.get(key.curve or "") if key is not None else None
    return (octets,) if octets else tuple(_EDWARDS_OCTETS.values())


_LOOKS: tuple[Callable[[_Shape], Cause | None], ...] = (
    _empty,
    _disclosed,
    _der,
    _text_inside,
    _placeholder,
    _zero,
    _out_of_range,
    _truncated,
    _length,
)
_RSA_OCTETS = (128, 256, 384, 512, 1024)
_EDWARDS_OCTETS: Mapping[str, int] = {"Ed25519": 64, "Ed448": 114}
_LONGEST_PLACEHOLDER = 200
# Short words only where they stand alone: by chance, random letters hold them, too.
_WORDS = regex(r"(?i)signature|placeholder|your[-_]?sig|(?<![A-Za-z0-9])(?:xxx+|fake)|dummy")
_HASHES: Mapping[str, str] = {
    "sha256": "SHA-256",
    "sha512": "SHA-512",
    "sha384": "SHA-384",
    "sha1": "SHA-1",
    "md5": "MD5",
}
