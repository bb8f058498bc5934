"""Edges of the pitfalls in `debugger/pitfalls/claims`."""

from edge import raised, silent

from debugger.samples import SAMPLE_NOW, with_claims

EDGES = (
    raised(
        "exp-before-iat",
        "a second before",
        lambda: with_claims(iat=SAMPLE_NOW - 1, exp=SAMPLE_NOW - 2),
    ),
    silent(
        "exp-before-iat",
        "a second after",
        lambda: with_claims(iat=SAMPLE_NOW - 2, exp=SAMPLE_NOW - 1),
    ),
)
