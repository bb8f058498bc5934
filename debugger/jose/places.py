"""From a place (`payload.exp`) to the characters of the token that carry it."""

from debugger.jose.model import Token


def locate(token: Token, at: str) -> tuple[int, int] | None:
    """Start and end offset into `token.text`, or None where the place has no characters.

    `header`, `payload`, `signature` … are whole segments; `header.NAME`, `payload.NAME[0].NAME` are
    members, name and value, widened to the base64url characters that carry their octets: of octets
    a to b, the characters ⌊4a/3⌋ to ⌈4b/3⌉ (RFC 4648 §4).
    """
    raise NotImplementedError
