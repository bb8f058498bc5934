"""How much is computed for one encrypted token: key and algorithm in, whether it is allowed out."""

from debugger.jose.algorithms import Algorithm, Family
from debugger.jose.model import Recipient
from debugger.keys.key import Key

MOST_MICROSECONDS = 600_000
"""By estimate, for all keys and recipients of one token: somebody waits for the answer."""

EXHAUSTED = (
    "Trying all its keys on all its recipients takes longer than is given to one token:"
    " the rest was not tried. Give the one key that it is meant for."
)


class Effort:
    """What is left of it. The estimates are of a slow machine, and err to the high side."""

    def __init__(self, ciphertext: int) -> None:
        self._left = float(MOST_MICROSECONDS)
        self._content = ciphertext * _OCTET
        self._begun = False
        self.spent = False

    def choose(self, keys: int) -> None:
        """Keys are to be judged for one more recipient."""
        self._spend(keys * _JUDGING)

    def allows(self, algorithm: Algorithm, recipient: Recipient, key: Key) -> bool:
        """Whether this try may be made; the first always may."""
        self._spend(_cost(algorithm, recipient, key) + self._content)
        self._begun = True
        return not self.spent

    def _spend(self, microseconds: float) -> None:
        self._left -= microseconds
        self.spent = self.spent or (self._left < 0 and self._begun)


def _cost(algorithm: Algorithm, recipient: Recipient, key: Key) -> float:
    """Microseconds of unwrapping the content key."""
    match algorithm.family:
        case Family.PBES2:
            return _ITERATION * int(recipient.header["p2c"])
        case Family.RSA_ENCRYPTION:
            return _RSA_2048 * (key.bits / 2048) ** 3
        case Family.ECDH:
            return _AGREEMENT
        case _:
            return _WRAP


_ITERATION = 0.6
_RSA_2048 = 1_000.0
_AGREEMENT = 1_500.0
_WRAP = 60.0
_OCTET = 0.004
_JUDGING = 10.0
