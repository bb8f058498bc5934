"""Places of an SD-JWT: a claim that was disclosed stands in its disclosure, not in the payload."""

from debugger.jose.member_spans import join, split
from debugger.jose.model import Token
from debugger.jose.places import Locate, locator
from debugger.jose.sd_jwt import Disclosed, KeyBindingText


def locator_of(token: Token, disclosed: Disclosed) -> Locate:
    """Like `places.locator`, for places in the processed payload and the key-binding JWT as well.

    `payload.given_name` that was disclosed is its whole disclosure, and so is all inside it;
    `key_binding.payload.aud` is the member of the key-binding JWT.
    """
    locate = locator(token)
    spans = {
        entry.at: (entry.segment.start, entry.segment.end)
        for entry in disclosed.entries
        if entry.at is not None
    }

    def locate_disclosed(at: str) -> tuple[int, int] | None:
        if at.startswith("key_binding.") and disclosed.key_binding:
            return _in_binding(disclosed.key_binding, at.removeprefix("key_binding."))
        if not at.startswith("payload.") or not (spans or disclosed.moved):
            return locate(at)
        path = issued = ""
        within: tuple[int, int] | None = None
        for step in split(at) or ():
            kept = disclosed.moved.get(path) if isinstance(step, int) else None
            issued = join(issued, kept[int(step)] if kept and int(step) < len(kept) else step)
            path = join(path, step)
            within = spans.get(path, within)
        return within or locate(issued or at)

    return locate_disclosed


def _in_binding(binding: KeyBindingText, at: str) -> tuple[int, int]:
    """The member; the whole where it has no place of its own, as in JSON with escapes."""
    segment = binding.segment
    span = locator(binding.token)(at) if binding.token.text == segment.text else None
    if span is None:
        return segment.start, segment.end
    return segment.start + span[0], segment.start + span[1]
