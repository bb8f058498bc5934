"""What keeps a JWE's header from being followed: one recipient's header in, a `Hindrance` out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from debugger.jose import base64url
from debugger.jose.algorithms import Algorithm, Family, Use, find
from debugger.jose.critical import critical_fault
from debugger.jose.model import Json, Recipient

MOST_ITERATIONS = 600_000
"""Of PBKDF2: an honest token of today's strength passes, and the sender does not decide more."""

VECTOR_OCTETS, TAG_OCTETS = 12, 16  # of A128GCMKW, A192GCMKW and A256GCMKW (RFC 7518 §4.7.1)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why nobody can decrypt by this header, or why this program will not.

    `malformed`: the header contradicts its specification, so that no recipient may go on; else this
    program does not process it, or a limit was reached.
    """

    message: str
    malformed: bool = False


def hindrance(recipient: Recipient) -> Hindrance | None:
    """The first thing that forbids decrypting, whatever the key; None where nothing does."""
    return next((found for rule in _RULES if (found := rule(recipient))), None)


def octets_of(value: Json) -> bytes | None:
    """The octets of a header parameter in base64url; None where it is anything else."""
    if not isinstance(value, str):
        return None
    try:
        return base64url.decode(value)
    except base64url.SpellingError:
        return None


def quoted(value: Json) -> str:
    """A value out of a header between typographic quotes, cut where it is long."""
    text = value if isinstance(value, str) else str(type(value).__name__)
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


def _key_management(recipient: Recipient) -> Hindrance | None:
    name = recipient.header.get("alg")
    if not isinstance(name, str) or not name:
        return Hindrance("Nothing says how the content key is protected: “alg” is no text.", True)
    algorithm = find(name)
    if algorithm is None:
        return Hindrance(
            f"“alg” is {quoted(name)}, which is no registered algorithm (names are case-sensitive)."
        )
    if algorithm.use is not Use.KEY_MANAGEMENT:
        does = "signs" if algorithm.use is Use.SIGNATURE else "encrypts the content, not its key"
        return Hindrance(f"“alg” is {quoted(name)}, which {does}; this token is an encrypted one.")
    return None


def _content_encryption(recipient: Recipient) -> Hindrance | None:
    if "enc" not in recipient.header:
        message = "The header has no “enc”, so nothing says how the content is encrypted."
        return Hindrance(message, True)
    name = recipient.header["enc"]
    if not isinstance(name, str):
        message = "“enc” in the header is no text, so nothing says how the content is encrypted."
        return Hindrance(message, True)
    if find(name, Use.CONTENT_ENCRYPTION) is None:
        return Hindrance(
            f"“enc” is {quoted(name)}, which is no registered content encryption (names are"
            " case-sensitive)."
        )
    return None


def _compression(recipient: Recipient) -> Hindrance | None:
    if "zip" in recipient.unprotected and "zip" not in recipient.protected:
        message = "“zip” stands in an unprotected header, where anybody can change it."
        return Hindrance(message, True)
    name = recipient.header.get("zip", "DEF")
    if name == "DEF":
        return None
    return Hindrance(f"“zip” is {quoted(name)}, and “DEF” is the one compression that is known.")


def _extensions(recipient: Recipient) -> Hindrance | None:
    message = critical_fault(recipient.header.get("crit", []), recipient.protected, _UNDERSTOOD)
    return Hindrance(message) if message else None


def _parameters(recipient: Recipient) -> Hindrance | None:
    algorithm = find(recipient.header.get("alg"), Use.KEY_MANAGEMENT)
    rule = _BY_FAMILY.get(algorithm.family) if algorithm else None
    return rule(recipient.header, algorithm) if rule and algorithm else None


def _password(header: Mapping[str, Json], algorithm: Algorithm) -> Hindrance | None:
    if octets_of(header.get("p2s")) is None:
        message = f"{algorithm.name} needs the salt in “p2s”, in base64url, and there is none."
        return Hindrance(message, True)
    count = header.get("p2c")
    if type(count) is not int or count < 1:
        message = f"{algorithm.name} needs in “p2c” how often it hashes, a number above 0."
        return Hindrance(message, True)
    if count > MOST_ITERATIONS:
        shown = f"{count:,}" if count < 10**15 else "more than 10^15"
        return Hindrance(
            f"“p2c” asks for {shown} rounds of hashing; at most {MOST_ITERATIONS:,} are computed."
        )
    return None


def _wrapped_by_gcm(header: Mapping[str, Json], algorithm: Algorithm) -> Hindrance | None:
    for name, size in (("iv", VECTOR_OCTETS), ("tag", TAG_OCTETS)):
        if len(octets_of(header.get(name)) or b"") != size:
            return Hindrance(
                f"{algorithm.name} needs “{name}” in the header, {size} octets in base64url, and"
                " there is none.",
                True,
            )
    return None


def _agreed(header: Mapping[str, Json], algorithm: Algorithm) -> Hindrance | None:
    if not isinstance(header.get("epk"), dict):
        message = f"{algorithm.name} needs the sender’s public key in “epk”, and there is none."
        return Hindrance(message, True)
    for name in ("apu", "apv"):
        if name in header and octets_of(header[name]) is None:
            return Hindrance(f"“{name}” in the header is no text in base64url.", True)
    return None


_RULES: tuple[Callable[[Recipient], Hindrance | None], ...] = (
    _key_management,
    _content_encryption,
    _compression,
    _extensions,
    _parameters,
)
_BY_FAMILY: Mapping[Family, Callable[[Mapping[str, Json], Algorithm], Hindrance | None]] = {
    Family.PBES2: _password,
    Family.AES_GCM_KEY_WRAP: _wrapped_by_gcm,
    Family.ECDH: _agreed,
}
# What `crit` may name without our refusing: members whose meaning is built in (RFC 7516 §4.1).
_UNDERSTOOD = frozenset(
    (
        *("alg", "enc", "zip", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty"),
        *("crit", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c"),
    )
)
