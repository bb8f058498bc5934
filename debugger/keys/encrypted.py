"""Private keys locked by a passphrase: how they are locked, read without unlocking anything."""

from debugger.keys import der
from debugger.keys.key import Problem
from debugger.keys.limits import derivation_too_costly

_SAID = ("iterations",)
_PBKDF2 = bytes.fromhex("2a864886f70d01050c")
_SCRYPT = bytes.fromhex("2b06010401da47040b")


def encrypted_key(octets: bytes, position: int | None) -> tuple[Problem, ...]:
    """The answer to an EncryptedPrivateKeyInfo (RFC 5958 §3), with its derivation named."""
    name, parameters = _derivation(octets)
    amounts = ", ".join(f"{parameters[word]:,} {word}" for word in _SAID if word in parameters)
    problems = [locked(f"{name} ({amounts})" if amounts else name, position)]
    if excess := derivation_too_costly(name, parameters):
        problems.append(
            Problem(
                "key-limit",
                f"Its passphrase is stretched by {excess}.",
                "Encrypt the key anew with the usual parameters.",
                position,
            )
        )
    return tuple(problems)


def locked(name: str, position: int | None) -> Problem:
    """A private key that needs its passphrase, which is not asked for here."""
    how = f", by {name}" if name else ""
    return Problem(
        "pem-encrypted",
        f"This is a private key encrypted with a passphrase{how}.",
        "To check a signature the public key is enough: openssl pkey -in key.pem -pubout. "
        "To sign, decrypt it first: openssl pkey -in key.pem -out plain.pem",
        position,
    )


def _derivation(octets: bytes) -> tuple[str, dict[str, int]]:
    """PBKDF2's iterations (RFC 8018 A.2) or scrypt's N, r and p (RFC 7914 §7)."""
    items = tuple(der.walk(octets))
    for index, item in enumerate(items):
        if item.tag != der.OBJECT_IDENTIFIER or item.content not in (_PBKDF2, _SCRYPT):
            continue
        numbers = [
            int.from_bytes(later.content, "big")
            for later in items[index : index + 8]
            if later.tag == der.INTEGER and len(later.content) <= 9
        ]
        if item.content == _PBKDF2:
            return "PBKDF2", dict(zip(("iterations",), numbers, strict=False))
        names = ("cost", "block_size", "parallelization")
        return "scrypt", dict(zip(names, numbers, strict=False))
    return "", {}
