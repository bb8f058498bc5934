"""Pitfalls of tokens bound to a key beside the proof or the scheme that they are sent with."""

import hashlib
from collections.abc import Iterator

from debugger import samples
from debugger.claims.profile_marks import bare_type
from debugger.claims.wording import kind_of, quoted
from debugger.jose import base64url
from debugger.jose.model import Json
from debugger.keys.thumbprint import REQUIRED_MEMBERS, thumbprint
from debugger.pitfalls.context.surroundings import (
    around,
    carrier,
    is_alone,
    member,
    other_tokens,
    others,
    values_beside,
)
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex


@pitfall(
    "cnf-mismatch",
    severity=Severity.ERROR,
    title="The access token is bound to another key",
    why="The proof beside it was made by somebody who does not hold the key of the token.",
    fix="Refuse the request: compare the SHA-256 thumbprint (RFC 7638) of the proof’s"
    " “jwk” with “cnf.jkt” of the token.",
    steps=(
        "Somebody steals an access token that is bound to a key.",
        "They do not have that key, and make a proof with one of their own.",
        "A server that verifies the proof but does not compare “cnf.jkt” lets them in.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "6.1", "7.1"),
)
def other_key(case: Case) -> Iterator[Evidence]:
    if case.profile.name == "dpop-proof":
        mine = _thumbprint(case.header.get("jwk"))
        for _, token in other_tokens(case):
            bound = _bound_to(token.claims)
            if mine and bound and bound != mine:
                saw = (
                    f"Its thumbprint is {quoted(mine)}, and “cnf.jkt” of the token {quoted(bound)}."
                )
                yield Evidence("header.jwk", saw)
                return
    elif bound := _bound_to(case.claims):
        proofs = [_thumbprint(jwk) for jwk in _keys_of_proofs(case)]
        if proofs and bound not in proofs:
            saw = (
                f"It is bound to {quoted(bound)}, and the key of the proof is {quoted(proofs[0])}."
            )
            yield Evidence("payload.cnf.jkt", saw)


@other_key.sample
def _other_key() -> samples.Question:
    return samples.altered(
        claims={"cnf": {"jkt": "2c-FYMwg8TLB80XJdv2Ass30-7UBFZ9NPKDHEHUvUPU"}},
        edit=lambda token: f"{token}\n{samples.with_claims('dpop-proof').text}",
    )


@pitfall(
    "cnf-missing",
    severity=Severity.ERROR,
    title="Called DPoP and bound to nothing",
    why="No key has to be shown with the token, so a stolen copy works for the thief.",
    fix="Have the authorization server set “cnf.jkt” to the thumbprint of the client’s key.",
    steps=(
        "The client sends proofs, and the token says nothing of a key.",
        "Somebody steals the token and makes a proof with any key.",
        "There is nothing to compare it with, so it works for them.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "6", "7.1"),
)
def unbound(case: Case) -> Iterator[Evidence]:
    if not case.is_claims_set or case.profile.name == "dpop-proof":
        return
    if _has_thumbprint(case.claims):
        return
    if carrier(case) == "authorization-dpop":
        yield Evidence("payload", "It is sent as “DPoP”, and there is no “cnf.jkt”.")
    elif member(case) == "access_token" and _is_called_dpop(case):
        yield Evidence("payload", "Its “token_type” is DPoP, and there is no “cnf.jkt”.")


@unbound.sample
def _unbound() -> samples.Question:
    return samples.with_text(lambda token: f"Authorization: DPoP {token}")


@pitfall(
    "dpop-bound-as-bearer",
    severity=Severity.ERROR,
    title="A token that is bound to a key is sent as bearer",
    why="An API must refuse it, for without a proof the binding is worth nothing.",
    fix="Send it as “Authorization: DPoP” with a proof in the header “DPoP”.",
    steps=(
        "Somebody steals a bound access token without its key.",
        "They send it as “Authorization: Bearer …”, without a proof.",
        "An API that takes it so has made the binding worthless.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "7.2"),
)
def bound_as_bearer(case: Case) -> Iterator[Evidence]:
    if carrier(case) == "authorization-bearer" and _has_thumbprint(case.claims):
        yield Evidence("payload.cnf", "It has “cnf.jkt”, and is sent as “Bearer”.")


@bound_as_bearer.sample
def _bound_as_bearer() -> samples.Question:
    return samples.altered(
        claims={"cnf": {"jkt": thumbprint(samples.ES256.jwk)}},
        edit=lambda token: f"Authorization: Bearer {token}",
    )


@pitfall(
    "dpop-ath-mismatch",
    severity=Severity.ERROR,
    title="The proof is for another access token",
    why="It was not made for the access token beside it, so one of the two was exchanged.",
    fix="Refuse the request: compare “ath” with the SHA-256 of the access token as it was"
    " sent, in base64url.",
    steps=(
        "Somebody sees a proof on its way to the API.",
        "They send it with another access token of the same client, one that may do more.",
        "A server that does not compare “ath” takes the two together.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.3"),
    profiles=("dpop-proof",),
    silences=("dpop-ath-missing",),
)
def other_access_token(case: Case) -> Iterator[Evidence]:
    sent = _sent_token(case)
    beside = sent or "".join(values_beside(case, "access_token")[:1])
    if not beside:
        return
    octets = hashlib.sha256(beside.encode("utf-8", "replace")).digest()
    if "ath" not in case.claims:
        # What a token endpoint answers was not there yet when the proof was made.
        if sent or not values_beside(case, "token_type"):
            yield Evidence("payload", "An access token stands beside it, and there is no “ath”.")
    elif case.claims["ath"] != base64url.encode(octets):
        saw = f"“ath” is {kind_of(case.claims['ath'])}, not the hash of the access token beside it."
        yield Evidence("payload.ath", saw)


@other_access_token.sample
def _other_access_token() -> samples.Question:
    token = samples.with_claims("access-token", cnf={"jkt": thumbprint(samples.ES256.jwk)}).text
    return samples.altered(
        "dpop-proof", edit=lambda proof: f"DPoP: {proof}\nAuthorization: DPoP {token}"
    )


def _sent_token(case: Case) -> str:
    """The access token that is sent with a proof, whatever its form; "" where there is none."""
    if is_alone(case):
        return ""
    for found in others(case):
        if found.carrier.startswith("authorization-"):
            return found.text
    opaque = _OPAQUE.search(around(case))
    return opaque[1] if opaque else ""


def _keys_of_proofs(case: Case) -> Iterator[Json]:
    for _, token in other_tokens(case):
        if bare_type(token.header.members.get("typ")) == "dpop+jwt":
            yield token.header.members.get("jwk")


def _thumbprint(jwk: Json) -> str:
    """RFC 7638 with SHA-256; "" for what is no public key."""
    if not isinstance(jwk, dict) or not isinstance(jwk.get("kty"), str):
        return ""
    required = REQUIRED_MEMBERS.get(jwk["kty"], ())
    if not required or not all(isinstance(jwk.get(name), str) for name in required):
        return ""
    return thumbprint(jwk)


def _bound_to(claims: Json) -> str:
    cnf = claims.get("cnf")
    jkt = cnf.get("jkt") if isinstance(cnf, dict) else None
    return jkt if isinstance(jkt, str) else ""


def _has_thumbprint(claims: Json) -> bool:
    cnf = claims.get("cnf")
    return isinstance(cnf, dict) and "jkt" in cnf


def _is_called_dpop(case: Case) -> bool:
    return any(value.lower() == "dpop" for value in values_beside(case, "token_type"))


_OPAQUE = regex(r"(?im)^\s{0,8}authorization:\s{0,8}dpop\s{1,8}([A-Za-z0-9._~+/=-]{8,4096})")
