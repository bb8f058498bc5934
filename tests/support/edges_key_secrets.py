"""Edges of the pitfalls of HMAC secrets: short, known, patterned, encoded, wrapped, a public key."""

import random
from base64 import b64encode
from dataclasses import replace
from functools import partial

from edge import raised, silent
from edges_signature import LONG

from debugger.jose import base64url
from debugger.samples import altered
from debugger.samples.key_texts import certificate_of, encrypted_pem, private_pem
from debugger.samples.missigned import signed_with
from debugger.samples.signers import ED25519, ES256, RS256, SECRET, hmac_signer, jwk_text

RANDOM = random.Random(7)
OCTETS = {size: RANDOM.randbytes(size) for size in range(15, 81)}
NEEDED = {"HS256": 32, "HS384": 48, "HS512": 64}


def given(secret, algorithm="HS256", **more):
    """A token of this secret, which is given as it is typed."""
    return partial(altered, signer=hmac_signer(secret, algorithm), key=secret, **more)


def found(secret, **more):
    """A token of this secret, and no key."""
    return partial(altered, signer=hmac_signer(secret), key=None, **more)


def as_utf8(secret):
    """The secret typed in, and said to be text."""
    return lambda: replace(signed_with(secret, key=secret), key_format="utf8")


def misread(octets, text, key_format="auto"):
    """The signer has these octets, and this text is given."""
    secret = octets if isinstance(octets, bytes) else octets.encode()
    return partial(altered, signer=hmac_signer(secret), key=text, key_format=key_format)


SHORT = (
    *(
        row("hmac-secret-short", f"{algorithm}, {size}", given(LONG[:size], algorithm), **more)
        for algorithm, needed in NEEDED.items()
        for row, size, more in (
            (raised, needed - 1, {"severity": "error", "at": "key"}),
            (raised, 16, {"says": f"{algorithm} needs {needed}."}),
            (raised, 1, {}),
            (silent, needed, {}),
            (silent, needed + 1, {}),
        )
    ),
    raised("hmac-secret-short", "two octets a letter", given("é" * 15 + "a")),
    silent("hmac-secret-short", "sixteen letters of two octets", given("éàüößçñøåêîôûëïÿ")),
    raised(
        "hmac-secret-short",
        "31, a signature of another",
        partial(altered, key="wafr7-u42Fjahs5LdTGjjGu5PDHHIUr"),
    ),
    raised("hmac-secret-short", "16 as hexadecimal", misread(OCTETS[16], OCTETS[16].hex(), "hex")),
    silent("hmac-secret-short", "16 in hexadecimal, as text", given(OCTETS[16].hex())),
    raised(
        "hmac-secret-short",
        "24 that were to be decoded",
        misread(OCTETS[24], b64encode(OCTETS[24]).decode()),
    ),
    raised(
        "hmac-secret-short",
        "a JWK",
        lambda: altered(signer=hmac_signer(OCTETS[31]), key=jwk_text(hmac_signer(OCTETS[31]))),
    ),
    silent("hmac-secret-short", "a public key", partial(altered, key=RS256.key_text)),
    silent("hmac-secret-short", "RS256", partial(altered, signer=RS256, key="abc")),
    silent("hmac-secret-short", "no key", found(LONG[:20])),
)

RFC_7515 = base64url.decode(
    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
)

KNOWN = {
    "hmac-secret-empty": ("",),
    "hmac-secret-common": (
        *("password", "letmein", "dragon", "qwerty", "monkey", "PASSWORD"),
        *("password1", "password123", "Password2024", "secret!", "SecretSecret", "secret\n"),
    ),
    "hmac-secret-published": (
        "your-256-bit-secret",
        "a-string-secret-at-least-256-bits-long",
    ),
    "hmac-secret-unset": (
        *("undefined", "null", "None", "nil", "NaN", "false", "[object Object]", "${JWT_SECRET}"),
        *("$(JWT_SECRET)", "%JWT_SECRET%", "{{JWT_SECRET}}", "{{ jwt_secret }}", "<secret>"),
        *("process.env.JWT_SECRET", "os.environ[JWT_SECRET]", "os.environ['JWT_SECRET']"),
        *('"undefined"', "'null'", "JWT_SECRET="),
    ),
    "hmac-secret-is-claim": (
        *("https://login.acme.example", "login.acme.example", "https://api.acme.example"),
        *("u_8f3k2m9q",),
    ),
}
OWN = {"kid": "a-key-of-2026", "client_id": "web-app-7", "azp": "other-app-9"}
NAMED = {
    "header": {"kid": OWN["kid"]},
    "claims": {name: OWN[name] for name in ("client_id", "azp")},
}
KNOWN_ROWS = (
    *(
        row
        for name, secrets in KNOWN.items()
        for secret in secrets
        for row in (
            raised(name, f"{secret!r} found", found(secret), "error", at="signature"),
            *(
                raised(name, f"{secret!r} given", given(secret), "error", at="key")
                for _ in secret[:1]
            ),
            *(
                silent(other, f"{secret!r}, which is {name}", found(secret))
                for other in (*KNOWN, "hmac-secret-short")
                if other != name
            ),
        )
    ),
    *(
        row
        for name, secret in OWN.items()
        for row in (
            raised(
                "hmac-secret-is-claim", f"{name} found", found(secret, **NAMED), says=f"“{name}”"
            ),
            raised("hmac-secret-is-claim", f"{name} given", given(secret, **NAMED)),
            silent("hmac-secret-is-claim", f"not its {name}", given(secret)),
        )
    ),
    raised(
        "hmac-secret-is-claim",
        "one of two audiences",
        found("api-2", claims={"aud": ["api-1", "api-2"]}),
        says="“aud”",
    ),
    silent("hmac-secret-is-claim", "another claim", given("b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b")),
    raised(
        "hmac-secret-published",
        "RFC 7515 A.1",
        lambda: altered(signer=hmac_signer(RFC_7515), key=jwk_text(hmac_signer(RFC_7515))),
        says="RFC 7515",
    ),
    raised("hmac-secret-common", "what is shown of it", found("password123"), says="“password123”"),
    raised(
        "hmac-secret-published",
        "where it is from",
        given("your-256-bit-secret"),
        says="The secret is known from jwt.io",
    ),
    raised(
        "hmac-secret-common",
        "what it is",
        given("password123"),
        says="The secret is a common word",
    ),
    raised(
        "hmac-secret-published",
        "what is shown of it",
        found("your-256-bit-secret"),
        says="known from",
    ),
    *(silent(name, "a random secret", given(SECRET)) for name in KNOWN),
    *(silent(name, "a random secret with braces", given(f"{SECRET}${{A}}")) for name in KNOWN),
    *(silent(name, "RS256", partial(altered, signer=RS256, key="secret")) for name in KNOWN),
)
PATTERNED = (
    *(
        "a" * 32,
        "ab" * 20,
        "abcdefg" * 5,
        "Ab3!" * 8,
        "xK9$mP2qL8vR" * 3,
        "xK9$mP2qL8vR" * 3 + "!2026",
    ),
    *("sunshine." * 4 + "1", "aaaaaaab" * 4, "0123456789" * 4, "abcdefghijklmnopqrstuvwxyzabcdef"),
    *("zyxwvutsrqponmlkjihgfedcba987654", "qwertyuiopasdfghjklzxcvbnm123456"),
    *("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9", "password-password-password-passw"),
    *("elephant1234567890123456789012345678", "administrator-production-environment"),
    *("January-February-March-2024-2025", "00000000-0000-0000-0000-000000000000"),
)
RANDOM_LOOKING = (
    *(SECRET, OCTETS[32].hex(), b64encode(OCTETS[32]).decode(), base64url.encode(OCTETS[32])),
    *("7f9c1e52-3b8d-4a6f-9e01-c4d2b7a85f63", "f47ac10b-58cc-4372-a567-0e02b2c3d479"),
    *(
        "correct horse battery staple river candle orbit",
        "correct-horse-battery-staple-river-candle",
    ),
    *("xK9$mP2qL8vRt" * 3, "wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#"),
)
LOOKS = (
    *(
        raised("hmac-secret-low-entropy", secret, given(secret), "warning", at="key")
        for secret in PATTERNED
    ),
    *(silent("hmac-secret-low-entropy", secret, given(secret)) for secret in RANDOM_LOOKING),
    silent("hmac-secret-low-entropy", "31 octets", given("ab" * 15 + "a")),
    silent("hmac-secret-low-entropy", "a common one", given("password" * 2)),
    raised("hmac-secret-low-entropy", "seven octets in use", given("abcdefg" + "gfedcba" * 4)),
    silent(
        "hmac-secret-low-entropy", "eight octets in use", given("hdafgcbehbgcadfehcfagbdeehdgcabf")
    ),
    silent("hmac-secret-low-entropy", "no key", found("Zq" * 20)),
    *(
        raised(
            "hmac-secret-looks-encoded",
            f"{name} of {size}",
            given(text(OCTETS[size])),
            "info",
            at="key",
        )
        for name, text, sizes in (
            ("hexadecimal", bytes.hex, (16, 24, 32, 48, 64)),
            ("capital hexadecimal", lambda octets: octets.hex().upper(), (16, 32, 64)),
            ("base64", lambda octets: b64encode(octets).decode(), (16, 24, 31, 32, 33, 63, 64)),
            ("base64url", base64url.encode, (16, 17, 32, 47, 64)),
        )
        for size in sizes
    ),
    *(
        raised("hmac-secret-looks-encoded", secret, given(secret), says=f"read as {name} of")
        for secret, name in (
            ("0aWsmgFfrC73s0FnNjVRKhUR9BajfREbJn8DnuxdT1g-", "base64url"),
            ("0aWsmgFfrC73s0FnNjVRKhUR9B_jfREbJn8DnuxdT1ga", "base64url"),
            ("0aWsmgFfrC73s0FnNjVRKhUR9B/jfREbJn8DnuxdT1g+", "base64"),
        )
    ),
    *(
        silent("hmac-secret-looks-encoded", f"{name} of {size}", given(text(OCTETS[size])))
        for name, text, sizes in (
            ("hexadecimal", bytes.hex, (15, 17, 20, 31, 33, 63, 65, 80)),
            ("base64", lambda octets: b64encode(octets).decode(), (15, 65, 66, 80)),
            ("base64url", base64url.encode, (15, 65, 80)),
        )
        for size in sizes
    ),
    *(
        silent("hmac-secret-looks-encoded", name, given(secret))
        for name, secret in (
            ("base64 of text", b64encode(b"some text, long enough for a secret").decode()),
            ("small letters only", "kqzvxjwpbmtrnhgyfdslckqxvzjwpbmtrnhgy"[:36]),
            ("no digit", "kQzVxJwPbMtRnHgYfDsLcKqXvZjWpBmTrNhG"),
            ("of a length that base64 never has", base64url.encode(OCTETS[33]) + "a"),
            ("two kinds of base64 at once", f"{base64url.encode(OCTETS[32])[:40]}+_a1"),
            ("random", SECRET),
            ("a pattern", "12345678901234567890123456789012"),
        )
    ),
    silent(
        "hmac-secret-looks-encoded",
        "read as hexadecimal",
        misread(OCTETS[32], OCTETS[32].hex(), "hex"),
    ),
    silent("hmac-secret-looks-encoded", "of another", partial(altered, key=OCTETS[32].hex())),
    silent(
        "hmac-secret-looks-encoded", "decoded by the signer", misread(OCTETS[32], OCTETS[32].hex())
    ),
    silent(
        "hmac-secret-looks-encoded",
        "octets of a JWK",
        lambda: altered(
            signer=hmac_signer(OCTETS[32].hex()), key=jwk_text(hmac_signer(OCTETS[32].hex()))
        ),
    ),
    *(
        raised("hmac-secret-whitespace", f"{index}", given(secret), "warning", at="key")
        for index, secret in enumerate(
            (
                f"{SECRET} ",
                f" {SECRET}",
                f"{SECRET}\t",
                f"{SECRET}\n",
                f"{SECRET}\r\n",
                f"\n{SECRET}",
            )
        )
    ),
    *(
        silent("hmac-secret-whitespace", name, question)
        for name, question in (
            ("inside", given(f"{SECRET[:20]} {SECRET[20:]}")),
            ("no-break", given(f"{SECRET}\u00a0")),
            ("none", given(SECRET)),
            ("the signer has none", misread(SECRET, f"{SECRET}\n")),
            ("of another", partial(altered, key=f"{LONG}\n")),
            ("octets", misread(b"\n" + OCTETS[32], f"0a{OCTETS[32].hex()}", "hex")),
        )
    ),
)

SSH = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL0hXcKVvDdKLs1nCc9H7W1CLkvSYqy2bkX1kBQ4Ylxw a@b"
PEM = (
    *(
        raised("hmac-secret-is-pem", name, as_utf8(text), "error", at="key")
        for name, text in (
            ("RSA", RS256.key_text),
            ("EC", ES256.key_text),
            ("Ed25519, trimmed", ED25519.key_text.strip()),
            ("a certificate", certificate_of(RS256)),
            ("PKCS #1", RS256.key_text.replace("PUBLIC", "RSA PUBLIC")),
            ("OpenSSH", SSH),
            ("OpenSSH, ECDSA", SSH.replace("ssh-ed25519", "ecdsa-sha2-nistp256")),
            ("OpenSSH, RSA", SSH.replace("ssh-ed25519", "ssh-rsa")),
        )
    ),
    raised(
        "hmac-secret-is-pem",
        "it does not fit",
        lambda: replace(altered(key=RS256.key_text), key_format="utf8"),
    ),
    *(
        silent("hmac-secret-is-pem", name, question)
        for name, question in (
            ("told as confusion", given(RS256.key_text)),
            ("a private key", as_utf8(private_pem(RS256))),
            ("a request", as_utf8(RS256.key_text.replace("PUBLIC KEY", "CERTIFICATE REQUEST"))),
            ("a word about it", as_utf8("of “-----BEGIN PUBLIC KEY” only the beginning is here")),
            ("its octets", misread(RS256.key_text, RS256.key_text.encode().hex(), "hex")),
            (
                "half of a pair of surrogates",
                lambda: replace(altered(key="\ud800"), key_format="utf8"),
            ),
            ("ssh in a text", as_utf8(f"a key of mine: {SSH}")),
            ("a secret", as_utf8(SECRET)),
        )
    ),
    *(
        raised("private-key-pasted", name, as_utf8(text), "warning", at="key")
        for name, text in (
            ("as a secret, PKCS #8", private_pem(RS256)),
            ("as a secret, EC", private_pem(ES256).replace("PRIVATE", "EC PRIVATE")),
            ("as a secret, encrypted", encrypted_pem(RS256)),
        )
    ),
    silent("private-key-pasted", "a public key as a secret", as_utf8(RS256.key_text)),
    silent("private-key-pasted", "a secret", as_utf8(SECRET)),
    silent(
        "private-key-pasted",
        "its octets",
        misread(private_pem(ES256), private_pem(ES256).encode().hex(), "hex"),
    ),
)

B64 = b64encode(OCTETS[33]).decode()
MISREAD = (
    *(
        raised("secret-encoding-mismatch", name, misread(*question), "error", at="key")
        for name, question in {
            "base64": (OCTETS[33], B64),
            "base64 without padding": (OCTETS[32], b64encode(OCTETS[32]).decode().rstrip("=")),
            "base64url": (OCTETS[32], base64url.encode(OCTETS[32])),
            "hexadecimal": (OCTETS[32], OCTETS[32].hex()),
            "capital hexadecimal": (OCTETS[32], OCTETS[32].hex().upper(), "utf8"),
            "0x": (OCTETS[32], f"0x{OCTETS[32].hex()}"),
            "pairs with colons": (OCTETS[32], OCTETS[32].hex(":")),
            "64 pairs with colons": (OCTETS[64], OCTETS[64].hex(":")),
            "48 pairs with colons": (OCTETS[48], OCTETS[48].hex(":").upper()),
            "text, read as hexadecimal": (OCTETS[32].hex(), OCTETS[32].hex(), "hex"),
            "text, read as base64": (B64, B64, "base64"),
            "text, read as base64url": (
                base64url.encode(OCTETS[32]),
                base64url.encode(OCTETS[32]),
                "base64url",
            ),
            "base64, read as base64url": (
                b"\xfb\xff" * 20,
                b64encode(b"\xfb\xff" * 20).decode(),
                "base64url",
            ),
            "a line break": (SECRET, f"{SECRET}\n"),
            "a blank before": (SECRET, f" {SECRET}"),
            "CRLF": (SECRET, f"{SECRET}\r\n", "utf8"),
            "a line break that the signer has": (f"{SECRET}\n", SECRET),
            "a written-out line break": (f"{SECRET}\n{SECRET}", f"{SECRET}\\n{SECRET}"),
        }.items()
    ),
    *(
        raised("secret-with-wrapping", name, misread(SECRET, text), "error", at="key")
        for name, text in {
            "quotes": f'"{SECRET}"',
            "apostrophes": f"'{SECRET}'",
            "back-ticks": f"`{SECRET}`",
            "a name": f"JWT_SECRET={SECRET}",
            "a name with blanks": f"JWT_SECRET = {SECRET}",
            "a name in YAML": f"secret: {SECRET}",
            "a name and quotes": f'JWT_SECRET="{SECRET}"',
            "export": f"export JWT_SECRET={SECRET}",
            "export and apostrophes": f"export JWT_SECRET='{SECRET}'",
            "const": f"const secret = '{SECRET}';",
            "a member of JSON": f'"secret": "{SECRET}",',
            "a comma": f"{SECRET},",
            "a semicolon": f"{SECRET};",
            "quotes and a comma": f'"{SECRET}",',
        }.items()
    ),
    raised(
        "secret-with-wrapping",
        "a name before base64",
        misread(OCTETS[32], f"JWT_SECRET={b64encode(OCTETS[32]).decode()}"),
    ),
    *(
        silent(name, what, question)
        for name in ("secret-encoding-mismatch", "secret-with-wrapping")
        for what, question in (
            ("it fits", altered),
            ("quotes are part of it", given(f'"{SECRET}"')),
            ("a name is part of it", given(f"JWT_SECRET={SECRET}")),
            ("a line break is part of it", given(f"{SECRET}\n")),
            ("another secret", partial(altered, key=LONG)),
            ("another in base64", partial(altered, key=B64)),
            ("a public key", partial(altered, key=RS256.key_text)),
            ("no key", found(SECRET)),
            ("one quote", misread(SECRET, f'"{SECRET}')),
            ("RS256", partial(altered, signer=RS256, key=B64)),
        )
    ),
)

EDGES = (*SHORT, *KNOWN_ROWS, *LOOKS, *PEM, *MISREAD)
