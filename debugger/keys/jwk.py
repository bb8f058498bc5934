"""One JWK, as its members, in; `Key` and everything wrong with it out (RFC 7517 §4, RFC 7518 §6)."""

from collections.abc import Callable, Mapping
from typing import Any

from debugger.jose.model import Json
from debugger.keys.decoded import consistent
from debugger.keys.jwk_members import Members, Unreadable, public_part
from debugger.keys.key import Key, Problem, Provenance, Reading
from debugger.keys.limits import rsa_too_large
from debugger.keys.material import COORDINATE_OCTETS, CURVES, OKP_OCTETS, key_of, secret_key
from debugger.keys.rsa_primes import primes


def read_jwk(
    jwk: Mapping[str, Json], provenance: Provenance
) -> tuple[Key | None, tuple[Problem, ...]]:
    """The key, or None; and its faults, also those that do not keep it from verifying."""
    members = Members(jwk, provenance.position)
    try:
        return _read(members, provenance), tuple(members.faults)
    except Unreadable:
        return None, tuple(members.faults)


def _read(members: Members, provenance: Provenance) -> Key | None:
    kty = members.values.get("kty")
    if kty is None and "x5c" in members.values:
        members.fault("“kty” is missing; the key was taken from the certificate in “x5c”.")
        return _of_certificate(members, provenance)
    reader = _READERS.get(kty) if isinstance(kty, str) else None
    if reader is None:
        raise _unknown_type(members, kty)
    if kty != "oct" and not _has_key_members(members) and "x5c" in members.values:
        members.fault("It has no key members; the key was taken from the certificate in “x5c”.")
        return _of_certificate(members, provenance)
    _check_description(members)
    return reader(members, provenance)


def _has_key_members(members: Members) -> bool:
    return any(name in members.values for name in ("n", "e", "x", "y", "crv"))


def _check_description(members: Members) -> None:
    """`use`, `alg` and `kid` are texts, `key_ops` is an array of texts (RFC 7517 §4.2 to §4.5)."""
    for name in ("use", "alg", "kid"):
        value = members.values.get(name)
        if name in members.values and not isinstance(value, str):
            members.fault(f"“{name}” is no text.", f"Write “{name}” as a text, or leave it out.")
    operations = members.values.get("key_ops", [])
    if not isinstance(operations, list) or not all(isinstance(each, str) for each in operations):
        members.fault("“key_ops” is no array of texts.", "Write it as an array, or leave it out.")


def _secret(members: Members, provenance: Provenance) -> Key:
    octets = members.octets("k")
    if not octets:
        raise members.refuse("“k” holds no octets: that is no secret.", "Give the secret itself.")
    return secret_key(octets, provenance, private_given=True, **_description(members))


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
        crt = (rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q))
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

    computed = {
        "dp": lambda: rsa.rsa_crt_dmp1(d, p),
        "dq": lambda: rsa.rsa_crt_dmq1(d, q),
        "qi": lambda: rsa.rsa_crt_iqmp(p, q),
    }
    first, second, inverse = (
        members.number(name) if name in members.values else compute()
        for name, compute in computed.items()
    )
    return first, second, inverse


def _refuse_too_large(members: Members) -> None:
    """Judged by the length of the texts, before anything is computed from them."""
    sizes = {
        name: len(value) * 6
        for name in ("n", "e", "d", "p", "q", "dp", "dq", "qi")
        if isinstance(value := members.values.get(name), str)
    }
    private = "d" in sizes
    exponent_only = private and not {"p", "q"} <= sizes.keys()
    largest = max(sizes.values(), default=0)
    exact = _bits(members.values.get("n")) if largest == sizes.get("n") else largest
    exponent = _bits(members.values.get("e"))
    problem = rsa_too_large(exact, exponent, private=private, exponent_only=exponent_only)
    if problem:
        raise members.refuse(problem.message, problem.hint, problem.code)


def _bits(text: Json) -> int:
    """How many bits a base64url text may stand for, one character more or less."""
    if not isinstance(text, str):
        return 0
    return len(text.rstrip("=").lstrip("A")) * 6 // 8 * 8


def _ec(members: Members, provenance: Provenance) -> Key:
    from cryptography.hazmat.primitives.asymmetric import ec

    curve = members.text("crv")
    if curve not in COORDINATE_OCTETS:
        raise _unknown_curve(members, curve, COORDINATE_OCTETS)
    length = COORDINATE_OCTETS[curve]
    x, y = members.fixed("x", length, curve), members.fixed("y", length, curve)
    shape = getattr(ec, _LIBRARY_NAMES[curve].upper())()
    numbers = ec.EllipticCurvePublicNumbers(
        int.from_bytes(x, "big"), int.from_bytes(y, "big"), shape
    )
    try:
        public = numbers.public_key()
    except ValueError:
        raise members.refuse(
            f"“x” and “y” are no point on {curve}.",
            "A character was changed, or the key is on another curve: copy it again.",
            "ec-point-invalid",
        ) from None
    return _with_private(members, provenance, public, _ec_private)


def _ec_private(members: Members, public: Any) -> Any:
    from cryptography.hazmat.primitives.asymmetric import ec

    curve = members.text("crv")
    d = int.from_bytes(members.fixed("d", COORDINATE_OCTETS[curve], curve), "big")
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
    if "d" in members.values:
        private = _private(members, public, read_private)
    key = key_of(
        public,
        provenance,
        private=private,
        private_given="d" in members.values,
        certificate=_certificate(members),
        members=public_part(members.values),
        **_description(members),
    )
    if isinstance(key, Key):
        return key
    raise members.refuse(key.message, key.hint, key.code)


def _private(members: Members, public: Any, read: Callable[[Members, Any], Any]) -> Any:
    try:
        private = read(members, public)
    except Unreadable:
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


def _description(members: Members) -> dict[str, Json]:
    names = {"kid": "kid", "alg": "algorithm", "use": "use", "key_ops": "operations"}
    return {ours: members.values.get(name) for name, ours in names.items()}


def _certificate(members: Members) -> Any:
    """What `x5c[0]` says; whether it is the same key is for others to compare (RFC 7517 §4.7)."""
    key = _certificate_key(members, Provenance(Reading.CERTIFICATE))
    return key.certificate if key else None


def _certificate_key(members: Members, provenance: Provenance) -> Key | None:
    from binascii import Error, a2b_base64

    chain = members.values.get("x5c")
    if not isinstance(chain, list) or not chain or not isinstance(chain[0], str):
        return None
    from debugger.keys.x509 import read_certificate

    try:
        octets = a2b_base64(chain[0])
    except (Error, ValueError):
        return None
    key = read_certificate(octets, provenance)
    return key if isinstance(key, Key) else None


def _of_certificate(members: Members, provenance: Provenance) -> Key:
    from dataclasses import replace

    key = _certificate_key(members, provenance)
    if key is None:
        raise members.refuse(
            "“x5c” holds no certificate that can be read.",
            "Its first entry is the certificate’s DER in base64.",
        )
    return replace(key, members=public_part(members.values), **_description(members))


def _unknown_type(members: Members, kty: Json) -> Unreadable:
    if kty == "AKP":
        return members.refuse(
            "This is a post-quantum key (AKP), which this program does not verify with yet.",
            "Give the RSA, EC or OKP key, if the token was signed by one.",
            "key-unsupported",
        )
    if kty is None:
        return members.refuse("“kty” is missing, so that its type is not known.", _TYPES)
    seen = f"“{kty}”" if isinstance(kty, str) else "no text"
    return members.refuse(f"“kty” is {seen}, which is no type of key.", _TYPES)


def _unknown_curve(members: Members, curve: str, known: Mapping[str, Any]) -> Unreadable:
    return members.refuse(
        f"“crv” is “{curve}”, which is no curve for keys of type {members.values['kty']}.",
        f"Known are {', '.join(known)}; letters count as written.",
    )


_TYPES = "“kty” is RSA, EC, OKP or oct; letters count as written."
_LIBRARY_NAMES = {name: library for library, name in CURVES.items()}
_READERS: Mapping[str, Callable[[Members, Provenance], Key]] = {
    "oct": _secret,
    "RSA": _rsa,
    "EC": _ec,
    "OKP": _okp,
}
