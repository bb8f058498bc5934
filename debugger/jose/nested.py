"""A token inside a token (RFC 7519 §5.2, §11.2): `Token` in, the token that its payload is out."""

from debugger.jose.model import Form, Payload, Token
from debugger.jose.parse import parse
from debugger.regex import regex

MOST_LEVELS = 5
"""Of tokens within tokens, the outermost counted: below, nothing is looked at."""


def nested_token(token: Token) -> Token | None:
    """The whole token that the payload (of a JWE, the plaintext) is; None where it is none.

    Compact, or an SD-JWT; in one of the JSON forms where it was encrypted, or where `cty` says so.
    """
    payload = token.payload
    if payload is None:
        return None
    if payload.document.parsed:
        return _in_json(token, payload)
    text = payload.document.text.strip()
    if not _BEGINS.match(text):
        return None
    inner = parse(text)
    return inner if inner.form is not None else None


def _in_json(token: Token, payload: Payload) -> Token | None:
    if token.encryption is None and not _says_json_form(token):
        return None
    members = payload.document.members
    if members.keys().isdisjoint(_TELLING):
        return None
    inner = parse(payload.document.text.strip())
    return inner if inner.form in (Form.JWS_JSON, Form.JWE_JSON) else None


def _says_json_form(token: Token) -> bool:
    cty = token.header.members.get("cty")
    return isinstance(cty, str) and cty.lower().removeprefix("application/") == "jose+json"


# Base64url of a JSON object: “{"”, “{ ” or “{” and a line break, as any header begins.
_BEGINS = regex(r"e[yw][A-Za-z0-9_-]++\.[A-Za-z0-9_-]*+\.")
_TELLING = frozenset(("signature", "signatures", "ciphertext"))
