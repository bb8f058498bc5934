"""Octets that are no signature of the algorithm at all, and whether they would be one put right."""

from dataclasses import replace

from debugger.causes.doubt import Doubt, fits
from debugger.causes.inner import raw_from_der, unwrapped
from debugger.causes.shape import signature_shape
from debugger.keys.key import Key
from debugger.verification import Cause


def misshapen(doubt: Doubt) -> Cause | None:
    """Octets that are no signature of this algorithm at all, and whether they would fit mended."""
    if not doubt.failed:
        return None
    key = doubt.failed[0]
    cause = signature_shape(doubt.token, key)
    if cause is None or cause.code not in _MENDED:
        return cause
    octets = _mended(doubt, cause.code, key)
    if octets is None:
        return cause
    if any(fits(key, doubt.algorithm, doubt.signing_input, octets) for key in doubt.failed):
        sentence = f"{cause.sentence} Put right, it fits the key."
        return replace(cause, sentence=sentence, octets=octets)
    return replace(cause, sentence=f"{cause.sentence} Put right, it does not fit the key either.")


def _mended(doubt: Doubt, code: str, key: Key) -> bytes | None:
    if code == "signature-der":
        return raw_from_der(doubt.octets, doubt.algorithm)
    lengths = (doubt.algorithm.signature_octets or (key.bits + 7) // 8,)
    segment = doubt.token.segment("signature")
    texts = (doubt.octets, segment.text.encode("utf-8", "replace") if segment else b"")
    inner = next((found for text in texts if (found := unwrapped(text, lengths))), None)
    return inner[1] if inner else None


_MENDED = frozenset(("signature-der", "signature-hex", "signature-base64-twice"))
