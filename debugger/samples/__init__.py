"""Makes tokens for samples and lessons: honest ones of every profile, altered ones, starters.

Everything here is built when asked for and signed with fixed sample keys; nothing is stored text.
"""

from debugger.samples.make import (
    ABSENT,
    HONEST,
    SAMPLE_NOW,
    altered,
    encoded,
    generic_payload,
    honest,
    spelled,
    with_claims,
    with_header,
    with_key,
    with_octets,
    with_text,
)
from debugger.samples.question import Question

__all__ = [
    "ABSENT",
    "HONEST",
    "SAMPLE_NOW",
    "Question",
    "altered",
    "encoded",
    "generic_payload",
    "honest",
    "spelled",
    "with_claims",
    "with_header",
    "with_key",
    "with_octets",
    "with_text",
]
