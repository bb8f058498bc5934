"""`Keyring` in, sentences out: what the pasted key was read as, and what it can do."""

from collections.abc import Iterator
from dataclasses import dataclass

from debugger.keys.key import Key, Keyring, Kind, Reading
from debugger.keys.strength import estimate, in_words
from debugger.sheet.wording import sentence


@dataclass(frozen=True, slots=True)
class KeyNote:
    """One line under the key field. `mark`: yes (usable), no (unusable) or open (worth knowing)."""

    mark: str
    text: str


def key_notes(keyring: Keyring) -> tuple[KeyNote, ...]:
    """Nothing where no key was given."""
    return tuple(_notes(keyring)) if keyring.given else ()


def _notes(keyring: Keyring) -> Iterator[KeyNote]:
    if keyring.keys:
        yield KeyNote("yes", f"Read as {_reading(keyring)}: {_what(keyring)}")
    for problem in keyring.problems[:_MOST]:
        hint = f" {problem.hint}" if problem.hint else ""
        yield KeyNote("no", f"{_whose(keyring, problem.position)}{problem.message}{hint}")
    if len(keyring.problems) > _MOST:
        yield KeyNote("no", f"{len(keyring.problems) - _MOST} more keys cannot be used either.")
    said = dict.fromkeys(
        (*keyring.notes, *(line for key in keyring.keys for line in key.provenance.repairs))
    )
    for line in list(said)[:_MOST]:
        yield KeyNote("open", sentence(line))


def _reading(keyring: Keyring) -> str:
    if keyring.reading is Reading.JWK_SET:
        return f"a JWK Set of {keyring.total or len(keyring.keys)}"
    return _WORDS[keyring.reading] if keyring.reading else "a key"


def _what(keyring: Keyring) -> str:
    if len(keyring.keys) == 1:
        return _one(keyring.keys[0])
    names = ", ".join(_named(key) for key in keyring.keys[:_MOST])
    rest = f" and {len(keyring.keys) - _MOST} more" if len(keyring.keys) > _MOST else ""
    private = any(key.private is not None for key in keyring.keys)
    return f"{names}{rest}.{' What is private stays in this program.' if private else ''}"


def _named(key: Key) -> str:
    """The label, and of a key pair which half it is."""
    if key.kind is Kind.SECRET:
        return key.label
    return f"{key.label} ({'private' if key.private is not None else 'public'})"


def _one(key: Key) -> str:
    if key.kind is Kind.SECRET:
        octets = f"{key.bits // 8} octet{'' if key.bits == 8 else 's'}"
        strength = in_words(estimate(key.material))
        return f"{octets}, {strength}. Whoever has it can check and sign."
    size = key.curve or f"{key.bits} bits"
    if key.private is not None:
        used = "It is used to check or to decrypt, and stays in this program."
        return f"{key.kind} private key, {size}. {used}"
    return f"{key.kind} public key, {size}. It can check signatures, not make them."


def _whose(keyring: Keyring, position: int | None) -> str:
    return f"Key {position + 1}: " if keyring.jwk_set and position is not None else ""


_MOST = 5
_WORDS = {
    Reading.UTF8: "a secret, exactly as typed",
    Reading.BASE64: "a secret in base64",
    Reading.BASE64URL: "a secret in base64url",
    Reading.HEX: "a secret in hex",
    Reading.PEM: "PEM",
    Reading.DER: "DER in base64",
    Reading.CERTIFICATE: "an X.509 certificate",
    Reading.OPENSSH: "an OpenSSH public key",
    Reading.JWK: "a JWK",
    Reading.JWK_SET: "a JWK Set",
    Reading.DICTIONARY: "a word from a list",
    Reading.TOKEN: "a key from inside the token",
}
