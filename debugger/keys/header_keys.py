"""The keys that a token brings along: header in, readable keys out. They prove nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from debugger.errors import KeyUnusable
from debugger.jose.algorithms import Algorithm
from debugger.jose.jws import verify_signature
from debugger.jose.model import Json, Signature
from debugger.keys.jwk import read_jwk
from debugger.keys.key import Key, Kind, Provenance, Reading, misfit
from debugger.keys.load import load


def self_asserted_by(signature: Signature, algorithm: Algorithm) -> str | None:
    """The header member (`jwk`, `x5c`) whose key the signature fits, or None.

    Anyone can sign with a key of their own and send it along (RFC 7515 §10.3, RFC 8725 §3.10).
    """
    return next(
        (
            name
            for name, key in header_keys(signature.header)
            if misfit(key, algorithm) is None and _fits(key, algorithm, signature)
        ),
        None,
    )


def header_keys(header: Mapping[str, Json]) -> Iterator[tuple[str, Key]]:
    """The readable keys of `jwk` and of the first certificate of `x5c`, with the member's name."""
    for name, reader in _READERS.items():
        if name in header:
            key = reader(header[name])
            if key is not None:
                yield name, replace(key, provenance=Provenance(Reading.TOKEN))


def proof_key(signature: Signature) -> Key | None:
    """The key in `jwk` of a DPoP proof, whose specification says that it is the one to check with.

    None for any other token, and where `jwk` is no public key (RFC 9449 §4.2, §4.3).
    """
    if not _is_proof(signature):
        return None
    key = _from_jwk(signature.protected.get("jwk"))
    if key is None or key.kind is Kind.SECRET:
        return None
    return replace(key, provenance=Provenance(Reading.TOKEN))


def proof_key_fault(signature: Signature) -> str:
    """Why the `jwk` of a DPoP proof cannot be read as a public key, in a sentence; "" where it can.

    "" also for any other token, and where there is no `jwk` object.
    """
    jwk = signature.protected.get("jwk")
    if not _is_proof(signature) or not isinstance(jwk, dict):
        return ""
    key, problems = read_jwk(jwk, Provenance(Reading.TOKEN))
    if key is None:
        return next((problem.message for problem in problems), "It holds no key.")
    if not _KEY_MEMBERS & jwk.keys():
        return "It has no members of a public key."
    return "It is a shared secret, and no public key." if key.kind is Kind.SECRET else ""


def _is_proof(signature: Signature) -> bool:
    typ = signature.protected.get("typ")
    return isinstance(typ, str) and typ.lower().removeprefix("application/") == "dpop+jwt"


def confirmation_key(cnf: Json, header: Mapping[str, Json]) -> Key | None:
    """The key that `cnf` confirms (RFC 7800 §3), or None where none can be read.

    It is in `cnf.jwk`, or it is the one in the `jwk` of the proof's own header whose thumbprint is
    `cnf.jkt` (RFC 9449 §6.1).
    """
    members = cnf if isinstance(cnf, dict) else {}
    key = _from_jwk(members.get("jwk"))
    if key is None and "jkt" in members and "jwk" not in members:
        brought = _from_jwk(header.get("jwk"))
        key = brought if brought and brought.thumbprint == members["jkt"] else None
    return replace(key, provenance=Provenance(Reading.TOKEN)) if key else None


def _from_jwk(jwk: Json) -> Key | None:
    """One key with its own members: no set, no wrapping, no certificate in place of them.

    People paste those, and `load` takes them; a verifier of a header does not.
    """
    if not isinstance(jwk, dict) or not _KEY_MEMBERS & jwk.keys():
        return None
    return read_jwk(jwk, Provenance(Reading.TOKEN))[0]


def _from_x5c(chain: Json) -> Key | None:
    if not isinstance(chain, list) or not chain or not isinstance(chain[0], str):
        return None
    pem = f"-----BEGIN CERTIFICATE-----\n{chain[0]}\n-----END CERTIFICATE-----\n"
    return next(iter(load(pem, "pem").keys), None)


def _fits(key: Key, algorithm: Algorithm, signature: Signature) -> bool:
    try:
        return verify_signature(
            algorithm, key.material, signature.signing_input, signature.octets or b""
        )
    except KeyUnusable:
        return False


_KEY_MEMBERS = frozenset(("n", "x", "k"))
_READERS = {"jwk": _from_jwk, "x5c": _from_x5c}
