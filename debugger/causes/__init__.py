"""Why a signature does not fit: token, keyring and verdict in, proved explanations out.

Each probe tries one mistake that people make and speaks only where a second check proves it (the
shape of the octets, or a signature that does fit). The table below is the order of likelihood.
"""

from collections.abc import Callable

from debugger.causes.doubt import Doubt
from debugger.causes.misshapen import misshapen
from debugger.causes.other_digest import other_digest
from debugger.causes.other_key import confusion, other_key_of_set
from debugger.causes.other_octets import other_letters, other_octets
from debugger.causes.padding import other_salt, padding_swapped
from debugger.causes.secret_reading import (
    decoded_again,
    likeliest_reading,
    other_characters,
    other_reading,
    undecoded_secret,
    whole_text,
)
from debugger.causes.shape import signature_shape
from debugger.causes.signed_over import (
    changed_algorithm,
    graph_token,
    other_input,
    other_kind_of_algorithm,
)
from debugger.jose.algorithms import Use, find
from debugger.jose.model import Token
from debugger.keys.key import Keyring
from debugger.outcome import Outcome
from debugger.verification import Cause, Verdict, Verification

__all__ = ["find_causes", "signature_shape"]


def find_causes(token: Token, keyring: Keyring, verification: Verification) -> tuple[Cause, ...]:
    """The likeliest explanation that a second check proves, or none.

    Asked where a key was given (or a proof's own key used) and the verdict is `invalid` or
    `key-error`; empty for every other verdict.
    """
    if verification.verdict not in (Verdict.INVALID, Verdict.KEY_ERROR) or not token.signatures:
        return ()
    algorithm = find(token.algorithm, Use.SIGNATURE)
    if algorithm is None or not algorithm.processed:
        return ()
    failed = tuple(
        attempt.key for attempt in verification.attempts if attempt.outcome is Outcome.FAILED
    )
    doubt = Doubt(token, algorithm, keyring, failed[:_MOST_KEYS], verification)
    # A probe reads the whole signing input many times: of a huge one only the cheapest are asked.
    huge = len(doubt.signing_input) > _LARGEST_SIGNING_INPUT
    for probe in CHEAPEST if huge else PROBES:
        cause = probe(doubt)
        if cause is not None:
            return (cause,)
    return ()


PROBES: tuple[Callable[[Doubt], Cause | None], ...] = (
    changed_algorithm,
    other_octets,
    misshapen,
    other_letters,
    confusion,
    other_kind_of_algorithm,
    other_reading,
    undecoded_secret,
    decoded_again,
    whole_text,
    other_characters,
    other_key_of_set,
    padding_swapped,
    other_salt,
    other_input,
    other_digest,
    graph_token,
)
CHEAPEST = (misshapen, likeliest_reading)
_LARGEST_SIGNING_INPUT = 256 * 1024
_MOST_KEYS = 3
