"""Encrypted tokens (RFC 7516) for samples: header, plaintext and key in, a compact JWE out."""

import json
from collections.abc import Mapping
from typing import Any, Final

from debugger.claims.policy import Policy
from debugger.jose import base64url
from debugger.samples.key_texts import private_pem
from debugger.samples.make import ABSENT, SAMPLE_NOW, altered, honest
from debugger.samples.question import Question
from debugger.samples.signers import RSA_OTHER, Signer

RECIPIENT: Final = RSA_OTHER
"""Whom samples are encrypted to, where nothing else is said; its private key opens them."""

TO_RECIPIENT: Final = {"alg": "RSA-OAEP-256", "enc": "A256GCM"}

CONTENT_KEY: Final = bytes(range(100, 132))
"""A shared secret of 32 octets, for samples that are encrypted with one."""


def encrypted(
    plaintext: bytes | str, header: Mapping[str, Any] | None = None, material: Any = None
) -> str:
    """A compact JWE. `material`: a secret's octets or a private key object, whose public half
    encrypts; by default the recipient's key. `header` is by default RSA-OAEP-256 and A256GCM."""
    from joserfc.jwe import JWERegistry, encrypt_compact

    merged = {**TO_RECIPIENT, **(header or {})}
    members = {name: value for name, value in merged.items() if value is not ABSENT}
    names = [members["alg"], members["enc"], *([members["zip"]] if "zip" in members else [])]
    registry = JWERegistry(algorithms=names, strict_check_header=False)
    octets = plaintext.encode() if isinstance(plaintext, str) else plaintext
    key = _public_key(RECIPIENT.make() if material is None else material)
    return encrypt_compact(members, octets, key, registry=registry)


def to_recipient(plaintext: bytes | str, key: str | None = None, **header: Any) -> Question:
    """A token to the recipient with these header members, and its private key to open it."""
    key_text = private_pem(RECIPIENT) if key is None else key
    return Question(encrypted(plaintext, header), key_text or None, policy=Policy(now=SAMPLE_NOW))


def with_secret(
    plaintext: bytes | str, secret: bytes = CONTENT_KEY, key: bytes | None = None, **header: Any
) -> Question:
    """A token encrypted with a shared secret (`dir` and A256GCM by default), and the key for it.

    `key` is what is given to open it, by default that same secret.
    """
    text = encrypted(plaintext, {"alg": "dir", **header}, secret)
    given = secret_jwk(secret if key is None else key)
    return Question(text, given, policy=Policy(now=SAMPLE_NOW))


def secret_jwk(secret: bytes) -> str:
    """A shared secret as JWK text (RFC 7518 §6.4)."""
    return json.dumps({"kty": "oct", "k": base64url.encode(secret)})


def nested(profile: str = "access-token", signer: Signer | None = None, **header: Any) -> Question:
    """Signed, then encrypted (RFC 7519 §11.2): an honest token, and both keys to check it."""
    inner = altered(profile, signer=signer) if signer else honest(profile)
    keys = f"{private_pem(RECIPIENT)}{inner.key}"
    text = encrypted(inner.text, {"cty": "JWT", **header})
    return Question(text, keys, policy=inner.policy)


def _public_key(material: Any) -> Any:
    from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

    if isinstance(material, bytes):
        return OctKey(material, material)
    public = material.public_key()
    kind = ECKey if hasattr(material, "curve") else RSAKey if hasattr(public, "encrypt") else OKPKey
    return kind(public, public)
