"""Questions about tokens signed over another text, by another padding, with another secret."""

import base64
from typing import Any

from debugger.jose import base64url
from debugger.samples.make import SAMPLE_NOW, altered, encoded, generic_payload
from debugger.samples.question import Question
from debugger.samples.signers import HS256, PS256, RS256, SECRET, hmac_signer


def confused(now: float = SAMPLE_NOW) -> Question:
    """HS256 with the text of the public key for a secret: the classic forgery."""
    return altered(signer=hmac_signer(RS256.key_text), key=RS256.key_text, now=now)


def over_other_header() -> Question:
    """The members of the header were put into another order after signing."""

    def edit(text: str) -> str:
        _, payload, signature = text.split(".")
        header = base64url.encode(encoded({"typ": "JWT", "alg": "HS256"}))
        return f"{header}.{payload}.{signature}"

    return altered(edit=edit)


def over_decoded_text() -> Question:
    """The MAC covers the JSON texts with a dot between them, not the segments."""
    header, payload = b'{"alg":"HS256","typ":"JWT"}', generic_payload()
    mac = HS256.sign(header + b"." + payload)
    parts = (header, payload, mac)
    return altered(edit=lambda _: ".".join(base64url.encode(part) for part in parts))


def with_longer_salt() -> Question:
    """PS256 with the longest salt that the key has room for, the default of some libraries."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    salt = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.MAX_LENGTH)
    return _rsa_signed(salt)


def with_other_padding() -> Question:
    """PS256 in the header, PKCS #1 v1.5 in the signature."""
    from cryptography.hazmat.primitives.asymmetric import padding

    return _rsa_signed(padding.PKCS1v15())


def in_base64(now: float = SAMPLE_NOW) -> Question:
    """The issuer decodes the secret from base64 first, and it was pasted as text."""
    secret = HS256.sign(b"a random secret for samples")
    text = base64.b64encode(secret).decode()
    return altered(signer=hmac_signer(secret), key=text, now=now)


def quoted_secret() -> Question:
    """The secret with the line of the settings file that it stood in."""
    return altered(key=f'JWT_SECRET="{SECRET}"')


def signed_with(secret: bytes | str, *, key: Any = None, algorithm: str = "HS256") -> Question:
    """An honest HMAC token of that secret; by default no key is given with it."""
    return altered(signer=hmac_signer(secret, algorithm), key=key)


def _rsa_signed(padding: Any) -> Question:
    from cryptography.hazmat.primitives import hashes

    def edit(text: str) -> str:
        signed = text.rpartition(".")[0]
        signature = RS256.make().sign(signed.encode(), padding, hashes.SHA256())
        return f"{signed}.{base64url.encode(signature)}"

    return altered(signer=PS256, edit=edit)
