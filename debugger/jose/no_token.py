"""A text that is no token of any form in; what it is instead, as far as one can see, out."""

import re

from debugger.jose.model import Fault, Segment, Token
from debugger.regex import regex


def no_token(text: str, segments: tuple[Segment, ...] = ()) -> Token:
    """A token of no form, whose one fault says what was seen."""
    seen = next(sentence for shape, sentence in _SHAPES if shape.match(text))
    fault = Fault("no-token", "", seen.format(length=len(text)), 0, len(text))
    return Token(text, None, segments, faults=(fault,))


_SHAPES = tuple(
    (regex(shape, re.DOTALL | re.IGNORECASE), sentence)
    for shape, sentence in (
        (r"\s*\Z", "There is no text. Paste a token, or whatever holds one."),
        (r"-----BEGIN ", "This is a PEM key or certificate. It belongs in the key field."),
        (
            r'\s*\{.{0,9999}"(?:kty|keys)"\s*:',
            "This is a JSON Web Key. It belongs in the key field.",
        ),
        (
            r"\s*[{\[]",
            "This is JSON, and no member of it holds a token. A token begins with “eyJ”.",
        ),
        (
            r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z",
            "This is a UUID. It names a token or session that only its issuer can look up.",
        ),
        (
            r"[\w+/=-]+\.[\w+/=-]*\.[\w+/=.-]*\Z",
            "There are parts between dots, but the first one does not decode to a JSON object, "
            "as a token’s header does.",
        ),
        (
            r"\S{16,}\Z",
            "This is one word of {length} characters with no readable header: it may be an opaque "
            "token, which only its issuer can read.",
        ),
        (r"", "No token stands in this text. A token begins with “eyJ” and has two dots or more."),
    )
)
