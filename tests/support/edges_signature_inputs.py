"""Edges of the pitfalls of a signature by the right key over something else, or with other padding."""

import hashlib
import json
from base64 import b64encode, urlsafe_b64encode
from functools import partial

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from edge import raised, silent
from edges_signature import HS384, LONG

from debugger.jose import base64url
from debugger.samples import altered, encoded
from debugger.samples.make import generic_payload
from debugger.samples.signers import (
    ED25519,
    ES256,
    HS256,
    PS256,
    RS256,
    RSA_OTHER,
    Signer,
)

PAYLOAD = generic_payload()
CLAIMS = json.loads(PAYLOAD)
RS384, RS512 = Signer("RS384", RS256.make), Signer("RS512", RS256.make)
PS384, PS512 = Signer("PS384", RS256.make), Signer("PS512", RS256.make)


def header_of(signer, **more):
    return {"alg": signer.algorithm, "typ": "JWT", **more}


def octets_of(value):
    return value if isinstance(value, bytes) else encoded(value)


def signing_input(header, payload=PAYLOAD):
    return f"{base64url.encode(octets_of(header))}.{base64url.encode(octets_of(payload))}".encode()


def over(signed, *, sent=None, signer=HS256, key=None, profile="generic", payload=PAYLOAD):
    """A token of this header and payload whose signature was made over other octets."""
    text = signing_input(header_of(signer) if sent is None else sent, payload).decode()

    def make():
        signature = base64url.encode(signer.sign(signed))
        return altered(
            profile,
            edit=lambda _: f"{text}.{signature}",
            key=key or signer.key_text,
            policy={"issuer": None, "audience": None},
        )

    return make


def other_header(what, sent, signed, signer=HS256, row=raised, **more):
    """The header that is sent, and the one that was signed."""
    return row(
        "signature-over-other-header",
        what,
        over(signing_input(signed), sent=sent, signer=signer, **more),
    )


def nonce_hashed(**policy):
    """A token of Entra ID as it makes them for Graph: the nonce was hashed when it was signed."""

    def edit(text):
        header, payload, _ = text.split(".")
        members = json.loads(base64url.decode(header))
        digest = base64url.encode(hashlib.sha256(members["nonce"].encode()).digest())
        signed = signing_input({**members, "nonce": digest}, base64url.decode(payload))
        return f"{header}.{payload}.{base64url.encode(RS256.sign(signed))}"

    return altered("entra", header={"nonce": "abc"}, edit=edit, policy=policy)


FIVE = {"alg": "HS256", "typ": "JWT", "kid": "a", "cty": "x", "note": 1}
NONCE = {"alg": "HS256", "nonce": "abc"}
HEADERS = (
    other_header("order", {"alg": "HS256", "typ": "JWT"}, {"typ": "JWT", "alg": "HS256"}),
    other_header("blanks", {"alg": "HS256", "typ": "JWT"}, b'{"alg": "HS256", "typ": "JWT"}'),
    other_header(
        "sent with blanks", b'{ "alg":"HS256" ,"typ":"JWT"}', {"alg": "HS256", "typ": "JWT"}
    ),
    other_header("lines", header_of(HS256), b'{\n  "alg": "HS256",\n  "typ": "JWT"\n}'),
    other_header("five, reversed", FIVE, dict(reversed(FIVE.items()))),
    other_header("five, the last moved", FIVE, {"note": 1, **FIVE}),
    other_header(
        "five, one moved to the middle",
        FIVE,
        {name: FIVE[name] for name in ("typ", "kid", "alg", "cty", "note")},
    ),
    other_header("five, sorted", FIVE, dict(sorted(FIVE.items()))),
    other_header("escapes", {"alg": "HS256", "x": "é"}, b'{"alg":"HS256","x":"\\u00e9"}'),
    *(
        other_header(
            f"alg {other.algorithm}, was {signer.algorithm}",
            header_of(other),
            header_of(signer),
            signer,
        )
        for signer, other in (
            (HS384, HS256),
            (HS256, HS384),
            (RS384, RS256),
            (RS256, RS512),
            (RS256, PS256),
            (PS256, RS384),
            (ES256, HS256),
            (RS256, HS256),
        )
    ),
    *(
        other_header(
            f"{signer.algorithm}, though alg says {other.algorithm}",
            header_of(other),
            header_of(other),
            signer,
        )
        for signer, other in ((HS384, HS256), (RS512, RS256), (PS384, RS256))
    ),
    other_header("kid was added", header_of(HS256, kid="a"), header_of(HS256)),
    other_header("typ was taken out", {"alg": "HS256"}, header_of(HS256)),
    other_header(
        "nonce hashed", NONCE, {**NONCE, "nonce": base64url.encode(hashlib.sha256(b"abc").digest())}
    ),
    silent("signature-over-other-header", "nonce hashed, Entra ID", lambda: nonce_hashed()),
    raised(
        "entra-nonce-header",
        "nonce hashed, Entra ID",
        lambda: nonce_hashed(),
        "error",
        says="replaced by its SHA-256 digest",
    ),
    raised(
        "signature-over-other-header",
        "nonce hashed, Entra ID, profile chosen by hand",
        lambda: nonce_hashed(profile="generic"),
        says="replaced by its SHA-256 digest",
    ),
    raised(
        "signature-over-other-header",
        "nonce of Entra ID, profile chosen by hand",
        lambda: altered(
            "entra", header={"nonce": "abc"}, key=RSA_OTHER.key_text, policy={"profile": "generic"}
        ),
    ),
    raised(
        "signature-over-other-header",
        "where",
        over(signing_input({"typ": "JWT", "alg": "HS256"})),
        "error",
        at="signature",
    ),
    other_header("another kid", header_of(HS256, kid="a"), header_of(HS256, kid="b"), row=silent),
    other_header("the same", header_of(HS256), header_of(HS256), row=silent),
    other_header(
        "by another key", header_of(HS256), {"typ": "JWT", "alg": "HS256"}, row=silent, key=LONG
    ),
)


def texts(signer):
    """What people sign in place of the signing input, by its name."""
    header = encoded(header_of(signer))
    first, second = base64url.encode(header).encode(), base64url.encode(PAYLOAD).encode()
    whole = first + b"." + second
    padded = [urlsafe_b64encode(part) for part in (header, PAYLOAD)]
    standard = [b64encode(part) for part in (header, PAYLOAD)]
    return {
        "JSON": header + b"." + PAYLOAD,
        "the payload": PAYLOAD,
        "the encoded payload": second,
        "the encoded header and the payload": first + b"." + PAYLOAD,
        "without the dot": first + second,
        "padded": b".".join(padded),
        "standard base64": b".".join(standard),
        "with a line break": whole + b"\n",
        "its digest": hashlib.sha256(whole).digest(),
        "its digest in hexadecimal": hashlib.sha256(whole).hexdigest().encode(),
        "with blanks in the payload": signing_input(header, json.dumps(CLAIMS).encode()),
        "with the payload in lines": signing_input(header, json.dumps(CLAIMS, indent=2).encode()),
        "with the payload sorted": signing_input(header, dict(sorted(CLAIMS.items()))),
        "header and payload with blanks": signing_input(
            json.dumps(header_of(signer)).encode(), json.dumps(CLAIMS).encode()
        ),
    }


OTHER_TEXTS = (
    *(
        raised("signature-over-decoded", f"{signer.algorithm} {what}", over(text, signer=signer))
        for signer in (HS256, RS256, ES256, ED25519)
        for what, text in texts(signer).items()
    ),
    raised("signature-over-decoded", "where", over(PAYLOAD), "error", at="signature"),
    *(
        silent("signature-over-decoded", what, over(text))
        for what, text in (
            ("the header alone", base64url.encode(encoded(header_of(HS256))).encode()),
            ("another payload", signing_input(header_of(HS256), {**CLAIMS, "sub": "admin"})),
            ("the signing input", signing_input(header_of(HS256))),
            ("nothing", b""),
        )
    ),
    silent("signature-over-decoded", "by another key", over(PAYLOAD, key=LONG)),
)


def rsa(alg, pad, digest, key=RS256.key_text):
    """A token of that `alg`, signed with this padding and hash by the RSA key of samples."""

    def edit(text):
        signed = text.rpartition(".")[0]
        signature = RS256.make().sign(signed.encode(), pad, digest)
        return f"{signed}.{base64url.encode(signature)}"

    return partial(altered, signer=Signer(alg, RS256.make), edit=edit, key=key)


def pss(digest, salt):
    return padding.PSS(padding.MGF1(digest), salt)


HASHES = {256: hashes.SHA256(), 384: hashes.SHA384(), 512: hashes.SHA512()}
PKCS1V15, LONGEST = padding.PKCS1v15(), padding.PSS.MAX_LENGTH
SALT, SWAPPED = "pss-salt-length", "pss-or-pkcs1-swapped"
PADDINGS = tuple(
    row
    for bits, digest in HASHES.items()
    for row in (
        *(
            raised(
                SALT,
                f"PS{bits}, {name}",
                rsa(f"PS{bits}", pss(digest, salt), digest),
                "error",
                at="signature",
            )
            for name, salt in (
                ("none", 0),
                ("20", 20),
                ("one less", bits // 8 - 1),
                ("one more", bits // 8 + 1),
                ("the longest", LONGEST),
            )
        ),
        silent(
            SALT, f"PS{bits}, as long as the hash", rsa(f"PS{bits}", pss(digest, bits // 8), digest)
        ),
        silent(SALT, f"PS{bits} by RS{bits}", rsa(f"PS{bits}", PKCS1V15, digest)),
        silent(
            SALT,
            f"PS{bits}, another key",
            rsa(f"PS{bits}", pss(digest, 20), digest, RSA_OTHER.key_text),
        ),
        silent(SALT, f"RS{bits}", rsa(f"RS{bits}", pss(digest, 20), digest)),
        raised(SWAPPED, f"PS{bits}", rsa(f"PS{bits}", PKCS1V15, digest), "error", at="signature"),
        raised(SWAPPED, f"RS{bits}", rsa(f"RS{bits}", pss(digest, bits // 8), digest)),
        raised(
            SWAPPED, f"RS{bits}, the longest salt", rsa(f"RS{bits}", pss(digest, LONGEST), digest)
        ),
        silent(SWAPPED, f"RS{bits}, as it is", rsa(f"RS{bits}", PKCS1V15, digest)),
        silent(SWAPPED, f"PS{bits}, as it is", rsa(f"PS{bits}", pss(digest, bits // 8), digest)),
        silent(
            SWAPPED,
            f"RS{bits}, another key",
            rsa(f"RS{bits}", pss(digest, 20), digest, RSA_OTHER.key_text),
        ),
    )
)

EDGES = (*HEADERS, *OTHER_TEXTS, *PADDINGS)
