"""The members of one JWK by its type in, `Key` out: `oct`, RSA, EC and OKP (RFC 7518 §6)."""

from collections.abc import Callable, Mapping
from typing import Any

from debugger.jose import base64url
from debugger.jose.model import Json
from debugger.keys.decoded import consistent
from debugger.keys.jwk_certificate import certificate_of
from debugger.keys.jwk_members import Members, UnreadableError, description, public_part, shown
from debugger.keys.key import Key, Provenance
from debugger.keys.limits import rsa_too_large
from debugger.keys.material import COORDINATE_OCTETS, CURVES, OKP_OCTETS, key_of, secret_key
from debugger.keys.rsa_primes import primes


def _secret(members: Members, provenance: Provenance) -> Key:
    octets = members.octets("k")
    if not octets:
        raise members.refuse("“k” holds no octets: that is no secret.", "Give the secret itself.")
    return secret_key(
        octets,
        provenance,
        private_given=True,
        members=public_part(members.values),
        **description(members),
    )


def _rsa(members: Members, provenance: Provenance) -> Key:
    from cryptography.hazmat.primitives.asymmetric import rsa

    _refuse_too_large(members)
    n, e = members.number("n"), members.number("e")
    if e < 3 or e % 2 == 0:
        raise members.refuse(
            f"“e” is {e if e < 2**64 else 'even'}: with such an exponent anybody can make "
            "signatures, or nobody.",
            "Use a key with the exponent 65537.",
            "rsa-exponent-small",
        )
    public = _build(members, rsa.RSAPublicNumbers(e, n).public_key)
    return _with_private(members, provenance, public, _rsa_private)


def _rsa_private(members: Members, public: Any) -> Any:
    from cryptography.hazmat.primitives.asymmetric import rsa

    numbers = public.public_numbers()
    d = members.number("d")
    if not {"p", "q"} <= members.values.keys():
        factors = primes(numbers.n, numbers.e, d)
        if factors is None:
            return None
        p, q = factors
        crt = (d % (p - 1), d % (q - 1), rsa.rsa_crt_iqmp(p, q))
    else:
        p, q = members.number("p"), members.number("q")
        crt = _remainders(members, p, q, d)
    private = rsa.RSAPrivateNumbers(p, q, d, *crt, numbers).private_key(
        unsafe_skip_rsa_key_validation=True
    )
    return private if consistent(private) else None


def _remainders(members: Members, p: int, q: int, d: int) -> tuple[int, int, int]:
    """`dp`, `dq` and `qi`, computed where they are left out."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    given = {name: members.number(name) for name in ("dp", "dq", "qi") if name in members.values}
    return (
        given.get("dp", d % (p - 1)),
        given.get("dq", d % (q - 1)),
        given["qi"] if "qi" in given else rsa.rsa_crt_iqmp(p, q),
    )


def _refuse_too_large(members: Members) -> None:
    """Judged by the size of the numbers alone, before a library is asked anything about them."""
    bits = {name: _bits(members.values[name]) for name in _NUMBERS & members.values.keys()}
    private = "d" in bits
    problem = rsa_too_large(
        max(bits.values(), default=0),
        bits.get("e", 0),
        private=private,
        exponent_only=private and not {"p", "q"} <= bits.keys(),
    )
    if problem:
        raise members.refuse(problem.message, problem.hint, problem.code)


def _bits(text: Json) -> int:
    """The size of a Base64urlUInt; 0 where it is none, which is said when it is read."""
    octets = base64url.read(text).octets if isinstance(text, str) else None
    return int.from_bytes(octets or b"", "big").bit_length()


def _ec(members: Members, provenance: Provenance) -> Key:
    from cryptography.hazmat.primitives.asymmetric import ec

    curve = members.text("crv")
    if curve not in COORDINATE_OCTETS:
        raise _unknown_curve(members, curve, COORDINATE_OCTETS)
    length = COORDINATE_OCTETS[curve]
    x, y = members.coordinate("x", length, curve), members.coordinate("y", length, curve)
    shape = getattr(ec, _LIBRARY_NAMES[curve].upper())()
    try:
        public = ec.EllipticCurvePublicNumbers(x, y, shape).public_key()
    except ValueError:
        cut = any(0 < length - len(members.text(name)) * 3 // 4 <= _A_FEW for name in ("x", "y"))
        raise members.refuse(
            f"“x” and “y” are no point on {curve}.",
            "A character was changed, or the key is on another curve: copy it again.",
            "jwk-malformed" if cut else "ec-point-invalid",
        ) from None
    return _with_private(members, provenance, public, _ec_private)


def _ec_private(members: Members, public: Any) -> Any:
    from cryptography.hazmat.primitives.asymmetric import ec

    curve = members.text("crv")
    d = members.coordinate("d", COORDINATE_OCTETS[curve], curve)
    private = ec.derive_private_key(d, public.curve)
    return private if private.public_key() == public else None


def _okp(members: Members, provenance: Provenance) -> Key:
    curve = members.text("crv")
    if curve not in OKP_OCTETS:
        raise _unknown_curve(members, curve, OKP_OCTETS)
    public_type, _ = _okp_types(curve)
    octets = members.octets("x")
    if len(octets) != OKP_OCTETS[curve]:
        raise members.refuse(
            f"“x” has {len(octets)} octets, and a key on {curve} has {OKP_OCTETS[curve]}.",
            "Copy the whole JWK again from where it was made.",
        )
    public = _build(members, lambda: public_type.from_public_bytes(octets))
    return _with_private(members, provenance, public, _okp_private)


def _okp_private(members: Members, public: Any) -> Any:
    _, private_type = _okp_types(members.text("crv"))
    private = private_type.from_private_bytes(members.octets("d"))
    return private if private.public_key() == public else None


def _okp_types(curve: str) -> tuple[Any, Any]:
    from importlib import import_module

    home = import_module(f"cryptography.hazmat.primitives.asymmetric.{curve.lower()}")
    return getattr(home, f"{curve}PublicKey"), getattr(home, f"{curve}PrivateKey")


def _build(members: Members, make: Callable[[], Any]) -> Any:
    try:
        return make()
    except Exception:
        raise members.refuse(
            "Its members are well written, but their numbers are no key.",
            "Copy the whole JWK again from where it was made.",
        ) from None


def _with_private(
    members: Members,
    provenance: Provenance,
    public: Any,
    read_private: Callable[[Members, Any], Any],
) -> Key:
    """The public key, and the private one where the private members are there and belong to it."""
    private = None
    if "d" in members.values and not _left_public(members):
        private = _private(members, public, read_private)
    key = key_of(
        public,
        provenance,
        private=private,
        private_given="d" in members.values,
        certificate=certificate_of(members),
        members=public_part(members.values),
        **description(members),
    )
    if isinstance(key, Key):
        return key
    raise members.refuse(key.message, key.hint, key.code)


def _left_public(members: Members) -> bool:
    """Whether it takes long to find its primes, and others of its set took as long already.

    Signatures are checked with public halves alone.
    """
    primes_given = {"p", "q"} <= members.values.keys()
    late = members.position is not None and members.position >= MOST_WITHOUT_PRIMES
    return late and members.values.get("kty") == "RSA" and not primes_given


def _private(members: Members, public: Any, read: Callable[[Members, Any], Any]) -> Any:
    try:
        private = read(members, public)
    except UnreadableError:
        return None
    except Exception:
        private = None
    if private is None:
        members.fault(
            "Its private members do not belong to its public ones, so that nothing is signed "
            "with it. Its public half is used.",
            "Copy the whole JWK again from where it was made.",
        )
    return private


def _unknown_curve(members: Members, curve: str, known: Mapping[str, Any]) -> UnreadableError:
    return members.refuse(
        f"“crv” is {shown(curve)}, which is no curve for keys of type {members.values['kty']}.",
        f"Known are {', '.join(known)}; letters count as written.",
    )


MOST_WITHOUT_PRIMES = 3
_A_FEW = 4  # octets that may be lost of a coordinate; more are those of another curve
_NUMBERS = frozenset({"n", "e", "d", "p", "q", "dp", "dq", "qi"})
_LIBRARY_NAMES = {name: library for library, name in CURVES.items()}
READERS: Mapping[str, Callable[[Members, Provenance], Key]] = {
    "oct": _secret,
    "RSA": _rsa,
    "EC": _ec,
    "OKP": _okp,
}
