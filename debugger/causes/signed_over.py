"""The right key over something else than the token's header and payload."""

from itertools import chain, islice

from debugger.causes.doubt import Doubt, fits
from debugger.causes.other_inputs import (
    OtherInput,
    both_anew,
    hashed_nonces,
    headers_for,
    is_of_entra,
    other_headers,
    other_payloads,
    other_texts,
)
from debugger.causes.recovered import digests_inside, may_sign
from debugger.keys.key import misfit
from debugger.verification import Cause


def other_input(doubt: Doubt) -> Cause | None:
    """The right key over something else than the encoded header, a dot and the encoded payload."""
    recovered = digests_inside(doubt)
    others = chain.from_iterable(source(doubt.token, doubt.algorithm) for source in _INPUTS)
    quick = doubt.symmetric or recovered is not None
    for other in others if quick else islice(others, _MOST_SLOW):
        if may_sign(recovered, other.algorithm, other.octets) and _signs(doubt, other):
            return Cause(other.code, f"The signature fits {other.words}.")
    return None


def other_kind_of_algorithm(doubt: Doubt) -> Cause | None:
    """A header whose `alg` was of the key's own kind, and was changed to one of another kind."""
    for key in doubt.keyring.keys[:_MOST_KEYS]:
        if misfit(key, doubt.algorithm) is None:
            continue
        for other in headers_for(doubt.token, key):
            if fits(key, other.algorithm, other.octets, doubt.octets):
                return Cause(other.code, f"The signature fits {other.words}.")
    return None


def changed_algorithm(doubt: Doubt) -> Cause | None:
    """Octets of another length than `alg` asks for, because `alg` was changed after signing."""
    length = len(doubt.octets)
    if length == doubt.algorithm.signature_octets:
        return None
    for other in other_headers(doubt.token, doubt.algorithm):
        if other.algorithm.signature_octets == length and _signs(doubt, other):
            return Cause(other.code, f"The signature fits {other.words}.")
    return None


def _signs(doubt: Doubt, other: OtherInput) -> bool:
    if other.octets == doubt.signing_input and other.algorithm is doubt.algorithm:
        return False
    return any(fits(key, other.algorithm, other.octets, doubt.octets) for key in doubt.failed)


def graph_token(doubt: Doubt) -> Cause | None:
    """Not proved, but known: no other than Microsoft Graph checks its tokens."""
    nonce = doubt.token.signatures[0].header.get("nonce")
    if not isinstance(nonce, str) or not is_of_entra(doubt.token):
        return None
    return Cause(
        "entra-nonce-header",
        "The header has a “nonce”, as Microsoft’s tokens for Graph do: those are signed over"
        " another header than they are sent with, and Graph alone can check them.",
    )


_MOST_KEYS = 3
_MOST_SLOW = 112  # checks of up to a millisecond each
_INPUTS = (hashed_nonces, other_texts, other_payloads, other_headers, both_anew)
