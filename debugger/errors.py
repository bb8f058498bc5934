"""What our caller asked wrongly: our only exceptions. Faults of a token are data."""


class Refusal(Exception):
    """Something asked of us that we will not or cannot do.

    `code` is stable, `hint` says what would work, `field` names the argument at fault (as in
    `policy.leeway`). The web answers 400 or 422 with them, the command line exits with 2.
    """

    code = "refused"

    def __init__(self, message: str, *, hint: str = "", field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.field = field


class FieldInvalid(Refusal):
    """An argument of the wrong type or outside its range."""

    code = "field-invalid"


class KeyUnusable(Refusal):
    """A key that cannot do what was asked."""

    code = "key-unusable"


class AlgorithmUnusable(Refusal):
    """An `alg` that this program does not sign with, or not without being told twice."""

    code = "algorithm-unusable"


class InputUnusable(Refusal):
    """A header, payload or text that no token can be made from."""

    code = "input-unusable"
