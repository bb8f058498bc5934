"""OpenSSH's own spellings of keys in, `Key` out (RFC 4253 §6.6, RFC 4716, OpenSSH PROTOCOL.key)."""

import base64
import re

from debugger.keys.decoded import consistent
from debugger.keys.encrypted import locked
from debugger.keys.key import Key, Keyring, Problem, Provenance, Reading
from debugger.keys.limits import SET_KEYS, rsa_too_large
from debugger.keys.material import key_of
from debugger.regex import regex

_PUBLIC_LINE = regex(
    r"(?<![\w-])(?P<type>ssh-(?:rsa|ed25519|ed448|dss)|ecdsa-sha2-nistp(?:256|384|521)|"
    r"sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)[ \t]{1,8}(?P<body>AAAA[A-Za-z0-9+/]+)"
)
_TYPE = regex(rb"\0\0\0.(?:ssh-|ecdsa-sha2-|sk-)", re.DOTALL)
_MAGIC = b"openssh-key-v1\0"


def looks_like_openssh(text: str) -> bool:
    """Whether a line of `authorized_keys` or `id_….pub` stands in the text."""
    return _PUBLIC_LINE.search(text) is not None


def openssh_keyring(text: str) -> Keyring:
    """The keys of all lines."""
    lines = list(_PUBLIC_LINE.finditer(text))
    keys: list[Key] = []
    problems: list[Problem] = []
    for index, line in enumerate(lines[:SET_KEYS]):
        provenance = Provenance(Reading.OPENSSH, index if len(lines) > 1 else None)
        outcome = _read_line(line["body"], provenance)
        if isinstance(outcome, Key):
            keys.append(outcome)
        else:
            problems.extend(outcome)
    return Keyring(text, Reading.OPENSSH, tuple(keys), tuple(problems), total=len(lines))


def is_public(octets: bytes) -> bool:
    """Whether these octets are a public key as SSH sends it."""
    return _TYPE.match(octets) is not None


def is_private(octets: bytes) -> bool:
    """Whether these octets are the inside of “OPENSSH PRIVATE KEY”."""
    return octets.startswith(_MAGIC)


def read_public(octets: bytes, provenance: Provenance) -> Key | tuple[Problem, ...]:
    """A public key as SSH sends it (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4)."""
    from cryptography.hazmat.primitives.serialization import load_ssh_public_key

    parts = _strings(octets, 3)
    kind = parts[0] if parts else b""
    if kind.startswith(b"sk-"):
        return (_hardware(provenance.position),)
    if kind == b"ssh-rsa" and len(parts) == 3:
        problem = rsa_too_large(_bits(parts[2]), _bits(parts[1]))
        if problem:
            return (problem,)
    try:
        public = load_ssh_public_key(kind + b" " + base64.b64encode(octets))
    except Exception:
        return (_unreadable(provenance.position),)
    key = key_of(public, provenance)
    return key if isinstance(key, Key) else (key,)


def read_private(octets: bytes, provenance: Provenance) -> Key | tuple[Problem, ...]:
    """The inside of “OPENSSH PRIVATE KEY”, where no passphrase locks it."""
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    names = _strings(octets[len(_MAGIC) :], 2)
    if names and names[0] != b"none":
        derivation = names[1] if len(names) > 1 else names[0]
        return (locked(derivation.decode("ascii", "replace")[:20], provenance.position),)
    problem = rsa_too_large(_largest_number(octets), 0, private=True)
    if problem:
        return (problem,)
    try:
        private = load_ssh_private_key(_framed(octets), None, unsafe_skip_rsa_key_validation=True)
        public = private.public_key() if consistent(private) else None
    except Exception:
        public = None
    if public is None:
        return (_unreadable(provenance.position),)
    key = key_of(public, provenance, private=private)
    return key if isinstance(key, Key) else (key,)


def _read_line(body: str, provenance: Provenance) -> Key | tuple[Problem, ...]:
    if len(body) % 4 == 1:
        return (_unreadable(provenance.position),)
    return read_public(base64.b64decode(body + "=" * (-len(body) % 4)), provenance)


def _strings(octets: bytes, count: int) -> list[bytes]:
    """The first so many strings, each with its length before it (RFC 4251 §5)."""
    found: list[bytes] = []
    position = 0
    while len(found) < count and position + 4 <= len(octets):
        length = int.from_bytes(octets[position : position + 4], "big")
        found.append(octets[position + 4 : position + 4 + length])
        position += 4 + length
    return found


def _largest_number(octets: bytes) -> int:
    """Bits of the longest string in the public and the private part: no number is longer."""
    body = octets[len(_MAGIC) :]
    # Cipher, derivation and its options, then the count of keys, the public and the private part.
    start = sum(len(part) + 4 for part in _strings(body, 3)) + 4
    public, private = (*_strings(body[start:], 2), b"", b"")[:2]
    # Two check numbers, then at most seven strings before the comment.
    numbers = (*_strings(public, 3), *_strings(private[8:], 7))
    return max(map(_bits, numbers), default=0)


def _bits(number: bytes) -> int:
    return int.from_bytes(number, "big").bit_length()


def _framed(octets: bytes) -> bytes:
    body = base64.encodebytes(octets)
    return b"-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + b"-----END OPENSSH PRIVATE KEY-----\n"


def _hardware(position: int | None) -> Problem:
    return Problem(
        "key-unsupported",
        "This key lives in a security key, which never signs the bare text of a token.",
        "Give the key that signs this token.",
        position,
    )


def _unreadable(position: int | None) -> Problem:
    return Problem(
        "key-unreadable",
        "It is written like an OpenSSH key, but is damaged or cut off.",
        "Copy the whole line or file again.",
        position,
    )
