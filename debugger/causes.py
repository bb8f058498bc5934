"""Why a signature does not fit: token, keyring and verdict in, proved explanations out."""

from debugger.jose.model import Token
from debugger.keys.key import Keyring
from debugger.verification import Cause, Verification


def find_causes(token: Token, keyring: Keyring, verification: Verification) -> tuple[Cause, ...]:
    """Every explanation that a second check proves, the likeliest first."""
    return ()


def signature_shape(token: Token) -> Cause | None:
    """What the signature's octets themselves show to be wrong, without any key."""
    return None
