"""From a text to a `Token`. Never raises: a debugger's work begins where a parser gives up."""

from debugger.jose.compact import parse_compact
from debugger.jose.model import Token


def parse(text: str) -> Token:
    """Tell the form by its shape, then read every part of it as far as it can be read.

    `text` is the token alone, as `extract` gives it. Offsets in the result index into it.
    """
    if text[:1] in ("{", " ", "\n", "\t", "\r", "\ufeff") and text.lstrip()[:1] == "{":
        from debugger.jose.json_forms import parse_json

        return parse_json(text)
    if "~" in text and text.count(".", 0, text.index("~")) > 1:
        from debugger.jose.sd_jwt_text import parse_sd_jwt

        return parse_sd_jwt(text)
    return parse_compact(text)
