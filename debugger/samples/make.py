"""From a recipe to a `Question`: honest tokens, and tokens altered in one respect."""

import json
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

from debugger.claims.policy import Policy
from debugger.jose import base64url
from debugger.samples.credentials import CREDENTIALS
from debugger.samples.identity_vendors import IDENTITY_VENDORS
from debugger.samples.key_texts import certificate_of, in_x5c
from debugger.samples.messages import MESSAGES
from debugger.samples.profiles import STANDARDS
from debugger.samples.question import Question
from debugger.samples.recipe import Honest, digest
from debugger.samples.service_vendors import SERVICE_VENDORS
from debugger.samples.shapes import SHAPES
from debugger.samples.signers import HS256, Signer

HONEST: Mapping[str, Honest] = {
    **STANDARDS,
    **CREDENTIALS,
    **MESSAGES,
    **IDENTITY_VENDORS,
    **SERVICE_VENDORS,
    **SHAPES,
}
"""One recipe for each profile, by its name."""

SAMPLE_NOW: Final = 1_795_514_400
"""The moment that samples without one of their own are judged at: 2026-11-24T10:00:00Z."""


class _Absence(Enum):
    """One thing that no JSON value is; it reads the same in each process."""

    ABSENT = "left out"

    def __repr__(self) -> str:
        return self.value

    __str__ = __repr__


ABSENT: Final = _Absence.ABSENT
"""As the value of a member: leave it out."""

_PLAIN: Final = b'{"alg":"HS256","typ":"JWT"}'
Members = Mapping[str, Any]


def honest(profile: str = "generic", now: float = SAMPLE_NOW) -> Question:
    """An honest token of that profile, with the key and the expectations of a careful party."""
    return altered(profile, now=now)


def with_claims(profile: str = "generic", /, **claims: Any) -> Question:
    """An honest token but for these claims; `ABSENT` leaves one out. Signed as it then stands."""
    return altered(profile, claims=claims)


def with_header(profile: str = "generic", /, **members: Any) -> Question:
    """An honest token but for these header members; `ABSENT` leaves one out."""
    return altered(profile, header=members)


def with_text(edit: Callable[[str], str], profile: str = "generic") -> Question:
    """An honest token whose text was changed after signing, or wrapped in something."""
    return altered(profile, edit=edit)


def with_octets(*, header: bytes = _PLAIN, payload: bytes | None = None) -> Question:
    """A token of exactly these octets, signed as it stands, and nothing expected of it."""
    if payload is None:
        payload = generic_payload()
    text = spelled(header, payload, HS256)
    return altered(edit=lambda _: text, policy={"issuer": None, "audience": None})


def generic_payload(more: bytes = b"") -> bytes:
    """The octets of an honest payload; `more` are further members as they shall stand there."""
    octets = encoded(HONEST["generic"].claims(SAMPLE_NOW))
    return octets[:-1] + b"," + more + b"}" if more else octets


def with_key(
    signer: Signer, key: str | None, profile: str = "generic", *, key_format: str = "auto"
) -> Question:
    """An honest token of that signer, inspected with this key text (None for none)."""
    return altered(profile, signer=signer, key=key, key_format=key_format)


def altered(
    profile: str = "generic",
    *,
    claims: Members | None = None,
    header: Members | None = None,
    policy: Members | None = None,
    signer: Signer | None = None,
    key: Any = ABSENT,
    key_format: str = "auto",
    edit: Callable[[str], str] | None = None,
    now: float = SAMPLE_NOW,
) -> Question:
    """An honest token but for what is named; everything else stays as it was, and is signed anew.

    `claims`, `header`, `policy`: members to change, `ABSENT` to leave out. `signer`: who signs it
    in place of the profile's own. `key`: the text in the key field (None for an empty one), by
    default what checks the signer. `edit` is given the finished text.
    """
    recipe = HONEST[profile]
    signer = signer or recipe.signer
    members = _changed({"alg": signer.algorithm, **recipe.header, **_own(recipe, signer)}, header)
    body = _changed(_claims(recipe, int(now)), claims)
    text = spelled(encoded(members), encoded(body), signer)
    text += "".join(f"~{entry}" for entry in _disclosures(recipe)) + "~" * bool(recipe.disclosures)
    if key is ABSENT:
        key = signer.key_text if recipe.keyed else None
    return Question(
        text=edit(text) if edit else text,
        key=key,
        key_format=key_format,
        policy=Policy(now=now, **_changed(recipe.expects, policy)),
    )


def spelled(header: bytes, payload: bytes, signer: Signer) -> str:
    """A compact JWS of exactly these octets, signed (RFC 7515 §7.1)."""
    signing_input = f"{base64url.encode(header)}.{base64url.encode(payload)}"
    signature = signer.sign(signing_input.encode())
    return f"{signing_input}.{base64url.encode(signature)}"


def encoded(value: Any) -> bytes:
    """JSON without white space, in UTF-8."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")


def _changed(members: Members, changes: Members | None) -> dict[str, Any]:
    merged = {**members, **(changes or {})}
    return {name: value for name, value in merged.items() if value is not ABSENT}


def _own(recipe: Honest, signer: Signer) -> dict[str, Any]:
    """What the header carries of the signer’s own key."""
    if recipe.brings_key:
        return {"jwk": signer.jwk}
    return {"x5c": [in_x5c(certificate_of(signer))]} if recipe.brings_certificate else {}


def _claims(recipe: Honest, now: int) -> dict[str, Any]:
    claims = recipe.claims(now)
    if recipe.disclosures:
        claims["_sd"] = sorted(digest(entry) for entry in _disclosures(recipe))
    return claims


def _disclosures(recipe: Honest) -> list[str]:
    return [base64url.encode(encoded(list(entry))) for entry in recipe.disclosures]
