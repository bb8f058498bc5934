"""Pitfalls of base64url: characters, padding, length, stray bits, encoding done twice."""

from debugger import samples
from debugger.pitfalls.registry import Severity, pitfall, rfc
from debugger.pitfalls.told import of_faults


def _in_payload(text: str, old: str, new: str) -> str:
    header, payload, signature = text.split(".")
    return f"{header}.{payload.replace(old, new, 1)}.{signature}"


alphabet = pitfall(
    "base64url-alphabet",
    severity=Severity.ERROR,
    title="A character that base64url does not have",
    why="Lenient decoders skip such characters and strict ones refuse them, so two systems read two"
    " different tokens.",
    fix="Decode strictly, and find out what put the character there.",
    reference=rfc(7515, "2"),
    steps=(
        "A character that base64url does not have gets into the token: by a slip, by a template,"
        " or by somebody who tries parsers.",
        "A lenient decoder, such as Python’s base64.urlsafe_b64decode, drops it and reads on; a"
        " strict one refuses the token.",
        "Two texts pass for one token, and a denylist that compares texts is walked around.",
    ),
    recipe="encode-with-library",
)(of_faults("base64url-alphabet"))


@alphabet.sample
def _alphabet() -> samples.Question:
    return samples.with_text(lambda text: f"{text[:60]}*{text[60:]}")


standard_alphabet = pitfall(
    "base64-standard-alphabet",
    severity=Severity.ERROR,
    title="Standard base64 instead of base64url",
    why="“+” and “/” have a meaning of their own in URLs and forms, and strict verifiers refuse"
    " them:"
    " the signer used the wrong encoder.",
    fix="Encode each segment with the URL-safe alphabet and without padding.",
    reference="RFC 7515 §2, RFC 4648 §5",
    steps=(
        "The signer calls the standard base64 encoder, as btoa in browsers is one.",
        "Many tokens happen to hold no “+” and no “/”, so the tests pass.",
        "The first token that has one is refused by strict verifiers, and in a form body its “+”"
        " arrives as a blank.",
    ),
    recipe="encode-with-library",
)(of_faults("base64-standard-alphabet"))


@standard_alphabet.sample
def _standard_alphabet() -> samples.Question:
    return samples.with_text(lambda text: f"{text[:-20]}+{text[-19:]}")


padding = pitfall(
    "base64-padding",
    severity=Severity.ERROR,
    title="Base64 padding in a segment",
    why="JOSE leaves the padding out. A padded token is another text, so its signature covers"
    " something else.",
    fix="Strip “=” when encoding, and refuse it when decoding.",
    reference=rfc(7515, "2"),
    steps=(
        "The signer’s encoder fills each segment up with “=”.",
        "One side signs the padded text, and the other checks the text without padding.",
        "The signature fails, or lenient decoders hide the fault until a strict one reads the"
        " token.",
    ),
    recipe="encode-with-library",
    silences_here=("base64url-alphabet",),
)(of_faults("base64-padding"))


@padding.sample
def _padding() -> samples.Question:
    return samples.with_text(lambda text: text.replace(".", "=.", 1))


length = pitfall(
    "base64url-length",
    severity=Severity.ERROR,
    title="A length that base64url cannot have",
    why="Verifiers cannot decode it, and so never get as far as the signature.",
    fix="Copy the token again from where it was issued.",
    reference="RFC 4648 §4, RFC 7515 App. C",
    steps=(
        "A character is lost or added when the token is copied, and a segment has one more than a"
        " multiple of four.",
        "One character carries six bits, and six bits make no octet: such a text spells nothing.",
        "Strict decoders refuse it; lenient ones drop the character and read a token that nobody"
        " sent.",
    ),
)(of_faults("base64url-length"))


@length.sample
def _length() -> samples.Question:
    return samples.with_text(lambda text: text.replace(".", "A.", 1))


non_canonical = pitfall(
    "base64url-non-canonical",
    severity=Severity.WARNING,
    title="The same octets, spelled in another way",
    why="Several texts decode to this segment, so whoever compares tokens as text (a denylist, a"
    " cache) can be walked around.",
    fix="Refuse encodings whose unused bits are set, and key denylists by “jti”.",
    reference=rfc(4648, "3.5"),
    steps=(
        "An attacker has a token that was revoked by its text, or by a hash of it.",
        "They change its last character, say from “w” to “x”: the octets stay the same, and the"
        " signature still verifies.",
        "The denylist looks for the old text, does not find it, and lets the token in again.",
    ),
    recipe="refresh-and-revoke",
)(of_faults("base64url-non-canonical"))


@non_canonical.sample
def _non_canonical() -> samples.Question:
    # The last of 43 characters carries four bits of the MAC and two that must be zero.
    return samples.with_text(lambda text: text[:-1] + _NEXT[text[-1]])


double_encoded = pitfall(
    "double-encoded",
    severity=Severity.ERROR,
    title="The token is encoded twice",
    why="No verifier decodes twice.",
    fix="Encode header and payload once, when the token is made.",
    reference=rfc(7515, "3.1"),
    steps=(
        "Code encodes header and payload by hand, and hands the results to a function that"
        " encodes them once more.",
        "A verifier decodes once, finds base64url where JSON should stand, and refuses the token.",
    ),
    recipe="encode-with-library",
    silences=("json-invalid", "utf8-invalid", "payload-not-json"),
)(of_faults("double-encoded"))


@double_encoded.sample
def _double_encoded() -> samples.Question:
    from debugger.jose import base64url

    return samples.with_text(
        lambda text: ".".join(base64url.encode(part.encode()) for part in text.split("."))
    )


_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_NEXT = dict(zip(_ALPHABET, f"{_ALPHABET[1:]}A", strict=True))
