"""A key that works where the one that was meant does not: another of the set, or a public one."""

import json
from collections.abc import Mapping

from debugger.causes.doubt import Doubt, fits, macs
from debugger.causes.public_texts import public_texts
from debugger.jose.base64url import encode
from debugger.jose.model import Json
from debugger.keys.key import Key, Kind, misfit
from debugger.keys.material import public_members
from debugger.verification import Cause, Verdict


def confusion(doubt: Doubt) -> Cause | None:
    """RFC 8725 §2.1: the attacker takes the public key's text for the HMAC secret."""
    if not doubt.symmetric:
        return None
    for name, octets in public_texts(doubt.keyring):
        if macs(doubt, octets):
            return Cause(
                "algorithm-confusion",
                f"“alg” is {doubt.algorithm.name}, and the MAC was made with the public key as the"
                f" secret ({name}): anybody who knows that key can forge such tokens.",
            )
    return None


def other_key_of_set(doubt: Doubt) -> Cause | None:
    """A key that `kid` does not name and that the signature fits (RFC 7515 §4.1.4)."""
    tried = [*doubt.failed, *(entry[0] for entry in doubt.verification.misfits)]
    others = [
        attempt.key
        for attempt in doubt.verification.attempts
        if not any(attempt.key is key for key in tried)
    ]
    for key in others:
        if misfit(key, doubt.algorithm) is not None or not fits(
            key, doubt.algorithm, doubt.signing_input, doubt.octets
        ):
            continue
        absent = not doubt.failed and doubt.verification.verdict is Verdict.KEY_ERROR
        code = "kid-not-in-set" if absent and not tried else "wrong-key-in-set-works"
        how = "names none of the keys" if code == "kid-not-in-set" else "names the wrong key"
        sentence = f"“kid” {how}; the signature fits another key of the set, the {key.label}."
        return Cause(code, sentence, *_alone(key), public=key.kind is not Kind.SECRET)
    return None


def _alone(key: Key) -> tuple[str | None, str | None]:
    """The key format to choose, and that one key as a JWK; its public half where it has two."""
    if key.kind is Kind.SECRET:
        members: Mapping[str, Json] = {**key.members, "kty": "oct", "k": encode(key.material)}
    else:
        members = key.members or public_members(key.material) or {}
    return ("jwk", json.dumps(members, indent=2)) if members else (None, None)
