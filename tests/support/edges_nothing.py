"""Texts of which the pitfalls of profiles, and of what is around a token, must say nothing."""

from functools import partial

from edge import silent

from debugger.claims.policy import Policy
from debugger.pitfalls import THEMES
from debugger.pitfalls.themes import declared_in
from debugger.samples import SAMPLE_NOW, Question, with_octets


def octets(payload):
    """The text of a JWS of exactly this payload."""
    return with_octets(header=b'{"alg":"RS256","typ":"JWT"}', payload=payload).text


NOTHING = {
    "an empty text": "",
    "words": "no token here",
    "an array": octets(b"[]"),
    "a text as payload": octets(b'"iat"'),
    "JSON that ends too soon": octets(b'{"iss"'),
    "an array that is sent": f"Authorization: DPoP {octets(b'[]')}",
    "an array as ID token": f'{{"id_token": "{octets(b"[]")}", "nonce": "n"}}',
}
OF_MORE = {
    "apple-secret-claims",
    "dpop-required",
    "id-token-as-access-token",
    "refresh-token-as-access-token",
}
"""Those that speak where the claims cannot be read, since they are about something else."""


def asked(text, profile):
    """A question about a text that is said to be of that profile."""
    return Question(text, policy=Policy(now=SAMPLE_NOW, profile=profile))


EDGES = tuple(
    silent(entry.id, f"{what} as {profile}", partial(asked, text, profile))
    for theme in THEMES
    if theme.startswith(("profiles.", "context."))
    for entry in declared_in(theme)
    if entry.id not in OF_MORE
    for profile in sorted(entry.profiles) or ("auto",)
    for what, text in NOTHING.items()
)
