"""The practice tokens as the empty page offers them, in words, each with the seal that it will get.

Words only: the tokens are made in `samples.starters` when one is asked for, and inspecting all of
them would take longer than drawing the page does.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A sample to begin with. `slug` names it in addresses, `teaches` says why to look at it.

    `shape` and `tone` are those of its verdict's seal.
    """

    slug: str
    title: str
    teaches: str
    shape: str
    tone: str


OFFERS = (
    Offer(
        "access-token",
        "An access token as it should be",
        "What “verified” takes: key, algorithm, issuer, audience, time.",
        "whole",
        "good",
    ),
    Offer(
        "expired",
        "Expired this morning",
        "Verified and refused are two things.",
        "late",
        "warn",
    ),
    Offer(
        "base64-secret",
        "The secret that is base64",
        "The commonest reason why nothing verifies.",
        "broken",
        "bad",
    ),
    Offer(
        "alg-none",
        "alg none",
        "The oldest attack, and the one line that stops it.",
        "open",
        "bad",
    ),
    Offer(
        "weak-secret",
        "Signed with “secret123”",
        "How long a weak secret lasts.",
        "but",
        "bad",
    ),
    Offer(
        "own-key",
        "Brings its own key",
        "Why a signature that fits can prove nothing.",
        "ring",
        "warn",
    ),
    Offer(
        "algorithm-confusion",
        "Public key used as secret",
        "Algorithm confusion: RS256 turned into HS256.",
        "but",
        "bad",
    ),
    Offer(
        "rotated-key",
        "The key was rotated",
        "What an unknown “kid” means, and what not to do.",
        "key",
        "warn",
    ),
    Offer(
        "cut",
        "Cut by the terminal",
        "Where a damaged paste is damaged.",
        "torn",
        "bad",
    ),
    Offer(
        "encrypted",
        "Encrypted in five parts",
        "What a JWE hides, and what it does not prove.",
        "but",
        "warn",
    ),
    Offer(
        "selective-disclosure",
        "Shows only what it must",
        "SD-JWT: claims that the holder can hold back.",
        "whole",
        "good",
    ),
    Offer(
        "milliseconds",
        "exp in milliseconds",
        "A token that expires some 50,000 years from now.",
        "late",
        "warn",
    ),
)
