"""A shared key that opens a JWE when its text is read otherwise: what was tried in, why not out."""

from typing import TYPE_CHECKING

from debugger.jose.algorithms import Family
from debugger.keys.decrypting import misfit_to_decrypt
from debugger.keys.key import Keyring, Provenance, Reading
from debugger.keys.material import secret_key
from debugger.keys.secret import readings
from debugger.verification import Cause

if TYPE_CHECKING:
    from debugger.trial import Trial


def misread_secret(trial: "Trial", keyring: Keyring) -> Cause | None:
    """The same text as base64, base64url, hexadecimal, or without its wrapping, where that opens.

    None where the key was no text of a secret, or where there is no time left to try.
    """
    first = trial.asked[0]
    typed = keyring.reading is not None and keyring.reading in _TYPED
    if not typed or not first.algorithm.symmetric or not keyring.keys:
        return None
    if first.algorithm.family is Family.PBES2:
        return None  # a password is text, and each try is made to take long
    for reading in readings(keyring.text):
        key = secret_key(reading.octets, Provenance(Reading(reading.key_format)))
        if any(key.material == tried.material for tried in keyring.keys):
            continue
        if misfit_to_decrypt(key, first.algorithm, first.recipient.header):
            continue
        if trial.try_key(first, key)[0] is not None:
            sentence = f"{_SENTENCES[reading.code]} {reading.label}."
            return Cause(reading.code, sentence, reading.key_format, reading.text)
    return None


_TYPED = frozenset((Reading.UTF8, Reading.BASE64, Reading.BASE64URL, Reading.HEX))
_SENTENCES = {
    "secret-encoding-mismatch": "The key is right; the token opens when its text is read as",
    "secret-with-wrapping": "The key is right but for its wrapping: the token opens",
}
