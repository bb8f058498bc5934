"""OpenSSH's own spellings of keys in, `Key` out (RFC 4253 §6.6, OpenSSH PROTOCOL.key)."""

import re

from debugger.keys.encrypted import locked
from debugger.keys.key import Key, Keyring, Problem, Provenance, Reading
from debugger.keys.limits import rsa_too_large
from debugger.keys.material import key_of

_PUBLIC_LINE = re.compile(
    r"(?P<type>ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp(?:256|384|521)|"
    r"sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)[ \t]+(?P<body>AAAA[A-Za-z0-9+/]+={0,2})"
)
_MAGIC = b"openssh-key-v1\0"


def looks_like_openssh(text: str) -> bool:
    """Whether a line of `authorized_keys` or `id_….pub` stands in the text."""
    return bool(_PUBLIC_LINE.match(text.strip())) or bool(
        re.search(r"(?:ssh-|ecdsa-)\S+ AAAA", text) and _PUBLIC_LINE.search(text)
    )


def openssh_keyring(text: str) -> Keyring:
    """The keys of all lines."""
    lines = list(_PUBLIC_LINE.finditer(text))
    keys: list[Key] = []
    problems: list[Problem] = []
    for index, line in enumerate(lines[:100]):
        position = index if len(lines) > 1 else None
        outcome = _read_line(line, Provenance(Reading.OPENSSH, position))
        (keys if isinstance(outcome, Key) else problems).append(outcome)  # type: ignore[arg-type]
    return Keyring(text, Reading.OPENSSH, tuple(keys), tuple(problems), total=len(lines))


def read_private(octets: bytes, provenance: Provenance) -> Key | tuple[Problem, ...]:
    """A block “OPENSSH PRIVATE KEY” where no passphrase locks it."""
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    if not octets.startswith(_MAGIC):
        return (_unreadable(provenance.position),)
    names = _strings(octets[len(_MAGIC) :], 2)
    if names and names[1] != b"none":
        return (locked(names[1].decode("ascii", "replace")[:20], provenance.position),)
    if problem := _too_large(octets, private=True):
        return (problem,)
    try:
        private = load_ssh_private_key(_as_text(octets), None, unsafe_skip_rsa_key_validation=True)
        public = private.public_key()
    except Exception:
        return (_unreadable(provenance.position),)
    key = key_of(public, provenance, private=private)
    return key if isinstance(key, Key) else (key,)


def _read_line(line: re.Match[str], provenance: Provenance) -> Key | Problem:
    import base64

    from cryptography.hazmat.primitives.serialization import load_ssh_public_key

    if line["type"].startswith("sk-"):
        return Problem(
            "key-unsupported",
            "This key lives in a security key, which signs more than the text it is given. "
            "It cannot have signed a token.",
            "Give the key that signs this token.",
            provenance.position,
        )
    body = line["body"].rstrip("=")
    if len(body) % 4 == 1:
        return _unreadable(provenance.position)
    body += "=" * (-len(body) % 4)
    if problem := _too_large(base64.b64decode(body), private=False):
        return problem
    try:
        public = load_ssh_public_key(f"{line['type']} {body}".encode())
    except Exception:
        return _unreadable(provenance.position)
    return key_of(public, provenance)


def _too_large(octets: bytes, *, private: bool) -> Problem | None:
    """The longest number cannot be longer than what holds it."""
    name = _strings(octets, 3)
    if not private and len(name) == 3 and name[0] == b"ssh-rsa":
        return rsa_too_large(len(name[2].lstrip(b"\0")) * 8, len(name[1].lstrip(b"\0")) * 8)
    # A private key holds its modulus twice and five numbers of half that length and more.
    return rsa_too_large(len(octets) * 8 // 5, 0, private=True) if private else None


def _strings(octets: bytes, count: int) -> list[bytes]:
    """The first so many strings with their length before them (RFC 4251 §5)."""
    found = []
    position = 0
    while len(found) < count and position + 4 <= len(octets):
        length = int.from_bytes(octets[position : position + 4], "big")
        found.append(octets[position + 4 : position + 4 + length])
        position += 4 + length
    return found


def _as_text(octets: bytes) -> bytes:
    import base64

    body = base64.encodebytes(octets)
    return b"-----BEGIN OPENSSH PRIVATE KEY-----\n" + body + b"-----END OPENSSH PRIVATE KEY-----\n"


def _unreadable(position: int | None) -> Problem:
    return Problem(
        "key-unreadable",
        "It is written like an OpenSSH key, but is damaged or cut off.",
        "Copy the whole line or file again.",
        position,
    )
