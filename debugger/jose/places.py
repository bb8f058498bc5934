"""From a place (`payload.exp`) to the characters of the token that carry it."""

from collections.abc import Callable

from debugger.jose.model import Token

Locate = Callable[[str], tuple[int, int] | None]


def locator(token: Token) -> Locate:
    """A function from a place to its start and end offset in `token.text`, None where it has none.

    `header`, `payload`, `signature` … are whole segments; `header.NAME`, `payload.NAME[0].NAME` are
    members, name and value, widened to the base64url characters that carry their octets: of octets
    a to b, the characters ⌊4a/3⌋ to ⌈4b/3⌉ (RFC 4648 §4). Members are looked up when first asked
    for, once for all of a token's places.
    """
    raise NotImplementedError
