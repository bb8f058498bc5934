"""Keys to JSON: what a key text holds, and a fresh key. Private halves only where asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from debugger.errors import Refusal

if TYPE_CHECKING:
    from debugger.keys.generate import Generated
    from debugger.keys.key import Certificate, Key, Keyring, Problem


def keyring_answer(keyring: "Keyring", *, private: bool) -> dict[str, Any]:
    """Every key of a text, as it was read, with what is wrong. `private`: private halves, too."""
    return {
        "reading": keyring.reading.value if keyring.reading else None,
        "jwk_set": keyring.jwk_set,
        "total": keyring.total,
        "keys": [_key(key, private=private) for key in keyring.keys],
        "problems": [_problem(problem) for problem in keyring.problems],
        "notes": list(keyring.notes),
    }


def generated_answer(made: "Generated") -> dict[str, Any]:
    """A fresh key in every spelling that its kind has."""
    return {
        "algorithm": made.algorithm,
        "key": _key(made.key, private=False),
        "private_jwk": made.private_jwk,
        "public_jwk": made.public_jwk,
        "private_pem": made.private_pem,
        "public_pem": made.public_pem,
        "secret": made.secret,
    }


def _key(key: "Key", *, private: bool) -> dict[str, Any]:
    from debugger.keys import convert
    from debugger.serialize import strength_answer

    told = {
        "type": key.kind.value,
        "curve": key.curve,
        "bits": key.bits,
        "kid": key.kid,
        "algorithm": key.algorithm,
        "use": key.use,
        "key_ops": key.operations,
        "thumbprint": key.thumbprint,
        "label": key.label,
        "has_private": key.private is not None,
        "strength": strength_answer(key),
        "source": {
            "reading": key.provenance.reading.value,
            "position": key.provenance.position,
            "repairs": list(key.provenance.repairs),
        },
        "certificate": _certificate(key.certificate) if key.certificate else None,
        "public_jwk": _if_it_can(convert.public_jwk, key),
        "public_pem": _if_it_can(convert.public_pem, key),
    }
    if private:
        told["private_jwk"] = _if_it_can(convert.private_jwk, key)
        told["private_pem"] = _if_it_can(convert.private_pem, key)
    return told


def _if_it_can(convert: Callable[["Key"], Any], key: "Key") -> Any:
    """Another spelling, or None: a secret has no public half, a public key no private one."""
    try:
        return convert(key)
    except Refusal:
        return None


def _certificate(certificate: "Certificate") -> dict[str, Any]:
    return {
        "subject": certificate.subject,
        "issuer": certificate.issuer,
        "not_before": certificate.not_before,
        "not_after": certificate.not_after,
        "serial": certificate.serial,
        "signature_hash": certificate.signature_hash,
        "self_signed": certificate.self_signed,
        "key_usage": None if certificate.key_usage is None else list(certificate.key_usage),
        "thumbprint_sha1": certificate.thumbprint_sha1,
        "thumbprint_sha256": certificate.thumbprint_sha256,
    }


def _problem(problem: "Problem") -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "position": problem.position,
        "kid": problem.kid,
    }
