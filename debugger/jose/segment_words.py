"""What each segment of a token is: `Token` and `Segment` in, half a sentence out."""

from debugger.jose.algorithms import Algorithm, Family, find
from debugger.jose.model import Segment, Token


def meaning_of(segment: Segment, token: Token) -> str:
    """What the segment is for, in words without a full stop; "" where nobody can tell."""
    if token.encryption is None:
        return _SIGNED.get(segment.name, "")
    if segment.name == "encrypted_key":
        return _encrypted_key(find(token.algorithm), segment)
    content = find(token.header.members.get("enc"))
    by = f" by {content.name}" if content else ""
    if segment.name == "ciphertext" and token.header.members.get("zip") == "DEF":
        return f"the content, compressed and then encrypted{by}"
    words = _ENCRYPTED.get(segment.name, "")
    return words.format(by=by)


def _encrypted_key(algorithm: Algorithm | None, segment: Segment) -> str:
    if algorithm is None:
        return "the key of the content, encrypted to the recipient"
    if not segment.text:
        if algorithm.family is Family.DIRECT:
            return "empty: both sides have the key of the content, so none is sent"
        if algorithm.family is Family.ECDH:
            return "empty: both sides compute the key of the content from “epk”"
        return "empty, though its algorithm sends the key of the content here"
    return f"the key of the content, made for this token alone, encrypted by {algorithm.name}"


_SIGNED = {
    "header": "says how the token is signed; anybody can read it",
    "payload": "what the token says; anybody can read it",
    "signature": "proves that header and payload are as the signer wrote them",
    "disclosure": "a claim that its holder may show or hold back",
    "key_binding": "a token by the holder, made for this verifier",
}
_ENCRYPTED = {
    "header": "says how the token is encrypted; anybody can read it, and the tag protects it",
    "iv": "a number used once, to begin encrypting with; no secret",
    "ciphertext": "the content, encrypted{by}",
    "tag": "proves that header and ciphertext were not changed",
}
