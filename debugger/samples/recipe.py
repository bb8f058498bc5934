"""`Honest`: the recipe of one honest token, and what the recipes have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from debugger.jose import base64url
from debugger.samples.signers import RS256, Signer

Claims = Callable[[int], dict[str, Any]]

ISSUER = "https://login.acme.example"
AUDIENCE = "https://api.acme.example"
SUBJECT = "u_8f3k2m9q"
JTI = "b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b"


@dataclass(frozen=True, slots=True)
class Honest:
    """A recipe. `expects` are arguments of `Policy`; `keyed` says whether a key is pasted with it.

    `brings_key`: the header carries the signer’s public key as `jwk` (RFC 9449 §4.2);
    `brings_certificate`: it carries a certificate of that key as `x5c` (RFC 7515 §4.1.6).
    `disclosures` (SD-JWT) are the arrays of RFC 9901 §4.2; their digests are put into `_sd`.
    """

    header: Mapping[str, Any]
    claims: Claims
    signer: Signer = RS256
    expects: Mapping[str, Any] = field(default_factory=dict)
    keyed: bool = True
    disclosures: tuple[tuple[Any, ...], ...] = ()
    brings_key: bool = False
    brings_certificate: bool = False


def expect(issuer: str | None = None, audience: str | None = None, **more: Any) -> dict[str, Any]:
    """Arguments of `Policy`."""
    return {"issuer": issuer, "audience": audience, **more}


def digest(text: str) -> str:
    """SHA-256 of a text, base64url: `ath` (RFC 9449 §4.2), `sd_hash` and `_sd` (RFC 9901 §4)."""
    return base64url.encode(sha256(text.encode()).digest())
