"""Edges of the pitfalls of encrypted tokens: both sides of each threshold, and the look-alikes."""

import json
from dataclasses import replace
from functools import partial

from compact import b64
from edge import raised, silent
from joserfc.jwa import JWE_ENC_MODELS

from debugger import samples
from debugger.claims.policy import Policy
from debugger.pitfalls.encryption.parts import encrypted_sample
from debugger.samples import Question
from debugger.samples.encryption import CONTENT_KEY, RECIPIENT, encrypted, nested, to_recipient
from debugger.samples.signers import ED25519, ES256, HS256, RS256, RSA_SHORT

POLICY = Policy(now=samples.SAMPLE_NOW)
CLAIMS = samples.generic_payload()
GCM = {"alg": "dir", "enc": "A128GCM"}
CBC = {"alg": "dir", "enc": "A128CBC-HS256"}
RSA = {"alg": "RSA-OAEP-256", "enc": "A256GCM"}
EPK = {"kty": "EC", "crv": "P-256", "x": ES256.jwk["x"], "y": ES256.jwk["y"]}
AGREED = {"alg": "ECDH-ES", "enc": "A128GCM", "epk": EPK}
SALT = "AAECAwQFBgcICQoLDA0ODw"
CONTENTS = {
    "A128GCM": (16, 12, 16),
    "A192GCM": (24, 12, 16),
    "A256GCM": (32, 12, 16),
    "A128CBC-HS256": (32, 16, 16),
    "A192CBC-HS384": (48, 16, 24),
    "A256CBC-HS512": (64, 16, 32),
}


def shaped(header, key=None, **sizes):
    """A token of such octets that nobody encrypted, and a key for it."""
    return lambda: replace(encrypted_sample(header, **sizes), key=key)


def sized(enc, alg="dir", encrypted_key=0, *, vector=0, tag=0, ciphertext=48, **header):
    """A token whose vector and tag are that much longer than `enc` has them."""
    _, own_vector, own_tag = CONTENTS[enc]
    return shaped(
        {"alg": alg, "enc": enc, **header},
        encrypted_key=encrypted_key,
        initialization_vector=own_vector + vector,
        tag=own_tag + tag,
        ciphertext=ciphertext,
    )


def in_json(header, key=None, unprotected=None, **sizes):
    """The same in the flattened JSON form."""

    def make():
        head, encrypted_key, vector, ciphertext, tag = encrypted_sample(header, **sizes).text.split(
            "."
        )
        members = {"protected": head, "iv": vector, "ciphertext": ciphertext, "tag": tag}
        more = {"encrypted_key": encrypted_key} if encrypted_key else {}
        beside = {"unprotected": unprotected} if unprotected else {}
        return Question(json.dumps({**members, **more, **beside}), key, policy=POLICY)

    return make


def with_secret(octets=32, given=None, plaintext=CLAIMS, **header):
    """Encrypted with a secret of that length, opened with one of `given` octets."""
    make = partial(samples.with_secret, plaintext, CONTENT_KEY[:octets] * 1, **header)
    key = None if given is None else (CONTENT_KEY * 3)[:given]
    return lambda: make(key=key)


def to_curve(key, plaintext=CLAIMS, **header):
    """Encrypted by ECDH-ES to a P-256 key, which is given."""

    def make():
        text = encrypted(plaintext, {"alg": "ECDH-ES", **header}, key.make())
        return Question(text, samples.private_pem(key), policy=POLICY)

    return make


def inflating(octets):
    """A token whose content inflates to so many octets."""
    return lambda: samples.with_secret(b'{"a":"' + b"x" * (octets - 8) + b'"}', zip="DEF")


def without_key(make):
    return lambda: replace(make(), key=None)


def inside(text, header, key=None):
    """A token to the recipient that holds this text."""
    return lambda: Question(
        encrypted(text(), header), samples.private_pem(RECIPIENT) + (key or ""), policy=POLICY
    )


def layers(number):
    """So many signed tokens, one inside the other."""

    def make():
        question = samples.honest()
        text = question.text
        for _ in range(number - 1):
            text = samples.spelled(b'{"alg":"HS256","cty":"JWT"}', text.encode(), HS256)
        return Question(text, question.key, policy=question.policy)

    return make


def signed(payload, cty="JWT"):
    """A signed token whose payload is this text."""
    header = json.dumps({"alg": "HS256", "cty": cty}).encode()
    return lambda: Question(
        samples.spelled(header, payload().encode(), HS256), HS256.key_text, policy=POLICY
    )


def both(one, other):
    """Two tokens in one paste."""
    return lambda: Question(f"{one().text}\n{other().text}", policy=POLICY)


def reused(signer):
    """Signed with the key that opens the token around it, on a curve."""

    def make():
        inner = samples.altered("access-token", signer=signer)
        text = encrypted(inner.text, {"alg": "ECDH-ES", "cty": "JWT"}, signer.make())
        return Question(text, samples.private_pem(signer), policy=inner.policy)

    return make


def one_secret():
    """Signed and encrypted with one secret."""
    secret = samples.SECRET.encode()[:32]
    inner = samples.altered(signer=samples.Signer("HS256", lambda: secret), key=None)
    text = encrypted(inner.text, {"alg": "dir", "cty": "JWT"}, secret)
    return Question(text, secret.decode(), policy=inner.policy)


def changed(make, place):
    """The same but for one bit of a segment."""

    def altered():
        question = make()
        segments = question.text.split(".")
        first = segments[place][0]
        segments[place] = ("A" if first != "A" else "Q") + segments[place][1:]
        return replace(question, text=".".join(segments))

    return altered


def password(count, hash_bits=256, salt=SALT, key=None):
    header = {
        "alg": f"PBES2-HS{hash_bits}+A{hash_bits // 2}KW",
        "enc": "A128GCM",
        "p2s": salt,
        "p2c": count,
    }
    return shaped({n: v for n, v in header.items() if v is not None}, key, encrypted_key=24)


def wrapped(**members):
    header = {"alg": "A256GCMKW", "enc": "A256GCM", "iv": b64(bytes(12)), "tag": b64(bytes(16))}
    merged = {**header, **members}
    return shaped({n: v for n, v in merged.items() if v is not None}, encrypted_key=32)


def okp(number, curve="X25519", octets=32):
    return {"kty": "OKP", "crv": curve, "x": b64(number.to_bytes(octets, "little"))}


def spoiled(make, place):
    """The same with a segment that is base64url of nothing."""

    def altered():
        question = make()
        segments = question.text.split(".")
        segments[place] = "AAAAA"
        return replace(question, text=".".join(segments))

    return altered


def json_text():
    """An honest token in the flattened JSON form."""
    header, payload, signature = samples.honest().text.split(".")
    return json.dumps({"protected": header, "payload": payload, "signature": signature})


def by_one_rsa_key():
    """Signed, and signed again by the same key."""
    inner = samples.honest("access-token")
    text = samples.spelled(b'{"alg":"RS256","cty":"JWT"}', inner.text.encode(), RS256)
    return Question(text, RS256.key_text, policy=inner.policy)


def encrypted_text():
    return encrypted(CLAIMS, {"alg": "dir"}, CONTENT_KEY)


def text_of(profile="access-token", **changes):
    return lambda: samples.altered(profile, **changes).text


OTHER_SECRET = samples.secret_jwk(bytes(16))

ALGORITHMS = (
    raised(
        "jwe-alg-rsa1-5",
        "compact",
        shaped({**GCM, "alg": "RSA1_5"}, encrypted_key=256),
        "warning",
        at="header.alg",
    ),
    raised(
        "jwe-alg-rsa1-5",
        "in JSON, unprotected",
        in_json({"enc": "A128GCM"}, unprotected={"alg": "RSA1_5"}, encrypted_key=256),
        "warning",
    ),
    silent("jwe-alg-rsa1-5", "OAEP", shaped(RSA, encrypted_key=256)),
    silent(
        "jwe-alg-rsa1-5",
        "no name of an algorithm",
        shaped({**GCM, "alg": "RSA1_4"}, encrypted_key=256),
    ),
    silent("jwe-alg-rsa1-5", "a signed token says so", lambda: samples.with_header(alg="RSA1_5")),
    raised(
        "jwe-rsa-oaep-sha1",
        "RSA-OAEP",
        shaped({**RSA, "alg": "RSA-OAEP"}, encrypted_key=256),
        "info",
        at="header.alg",
    ),
    *(
        silent(
            "jwe-rsa-oaep-sha1",
            f"RSA-OAEP-{bits}",
            shaped({**RSA, "alg": f"RSA-OAEP-{bits}"}, encrypted_key=256),
        )
        for bits in (256, 384, 512)
    ),
    silent(
        "jwe-rsa-oaep-sha1", "a signed token says so", lambda: samples.with_header(alg="RSA-OAEP")
    ),
    raised("jwe-enc-missing", "dir", shaped({"alg": "dir"}), "error", at="header"),
    raised("jwe-enc-missing", "in JSON", in_json({"alg": "dir"}), "error"),
    silent(
        "jwe-enc-missing",
        "unprotected in JSON",
        in_json({"alg": "dir"}, unprotected={"enc": "A128GCM"}),
    ),
    silent("jwe-enc-missing", "a signature’s alg with five segments", shaped({"alg": "RS256"})),
    silent("jwe-enc-missing", "null", shaped({"alg": "dir", "enc": None})),
    silent("jwe-enc-missing", "a signed token", samples.honest),
    *(
        raised(
            "jwe-enc-unknown",
            repr(enc),
            shaped({"alg": "dir", "enc": enc}),
            "error",
            at="header.enc",
        )
        for enc in ("A256XTS", "a128gcm", "A128GCM ", "dir", "HS256", "", None, 5, ["A128GCM"])
    ),
    *(silent("jwe-enc-unknown", enc, sized(enc)) for enc in CONTENTS),
    silent("jwe-enc-unknown", "missing", shaped({"alg": "dir"})),
    *(
        raised(
            "jwe-zip-unknown", repr(name), shaped({**GCM, "zip": name}), "error", at="header.zip"
        )
        for name in ("GZIP", "def", "DEFLATE", "")
    ),
    *(
        silent("jwe-zip-unknown", repr(name), shaped({**GCM, "zip": name}))
        for name in ("DEF", None, 5)
    ),
    silent("jwe-zip-unknown", "absent", shaped(GCM)),
    silent("jwe-zip-unknown", "a signed token", lambda: samples.with_header(zip="GZIP")),
)
PASSWORDS = (
    *(
        raised(
            "jwe-pbes2-count-low", f"{bits}: {count}", password(count, bits), grade, at="header.p2c"
        )
        for bits, count, grade in (
            *((256, 1, "error"), (256, 0, "error"), (384, -1, "error"), (512, -(10**30), "error")),
            (256, 999, "error"),
            (256, 1_000, "warning"),
            (256, 309_999, "warning"),
            (384, 999, "error"),
            (384, 209_999, "warning"),
            (512, 1_000, "warning"),
            (512, 209_999, "warning"),
        )
    ),
    *(
        silent("jwe-pbes2-count-low", f"{bits}: {count!r}", password(count, bits))
        for bits, count in (
            (256, 310_000),
            (384, 210_000),
            (512, 210_000),
            (512, 310_000),
            (256, 10**9),
            (256, None),
            (256, "999"),
            (256, True),
            (256, 999.5),
        )
    ),
    silent("jwe-pbes2-count-low", "another algorithm", shaped({**GCM, "p2c": 5})),
    *(
        raised(
            "jwe-pbes2-count-high",
            f"{count}",
            password(count, 512, key=key),
            "error",
            at="header.p2c",
        )
        for count, key in ((600_001, None), (10**7, "pw"), (2**31 - 1, "pw"), (10**30, None))
    ),
    *(
        silent("jwe-pbes2-count-high", f"{count}", password(count))
        for count in (1, 599_999, 600_000, "700000")
    ),
    silent("jwe-pbes2-count-high", "another algorithm", shaped({**GCM, "p2c": 10**7})),
    *(
        raised(
            "jwe-pbes2-salt-short",
            f"{size} octets",
            password(400_000, salt=b64(bytes(size))),
            "error",
            at="header.p2s",
        )
        for size in (0, 1, 7)
    ),
    *(
        silent("jwe-pbes2-salt-short", f"{size} octets", password(400_000, salt=b64(bytes(size))))
        for size in (8, 9, 16, 64)
    ),
    *(
        silent("jwe-pbes2-salt-short", repr(salt), password(400_000, salt=salt))
        for salt in (None, 5, "a+b/")
    ),
    silent("jwe-pbes2-salt-short", "another algorithm", shaped({**GCM, "p2s": "AAAA"})),
)
PARAMETERS = (
    *(
        raised(
            "jwe-parameter-missing",
            f"p2s {salt!r}",
            password(400_000, salt=salt),
            "error",
            says="“p2s”",
        )
        for salt in (None, 5, "a+b/", ["AAAA"])
    ),
    *(
        raised("jwe-parameter-missing", f"p2c {count!r}", password(count), "error", says="“p2c”")
        for count in (None, "400000", True, 4.5, [4000])
    ),
    *(silent("jwe-parameter-missing", f"p2c {count}", password(count)) for count in (0, -1)),
    raised(
        "jwe-parameter-missing",
        "no vector and no tag",
        shaped({"alg": "A128GCMKW", "enc": "A128GCM"}, encrypted_key=16),
        says="no “iv” of 12 octets in base64url, and no “tag” of 16 octets",
    ),
    *(
        raised(
            "jwe-parameter-missing",
            f"{name} {value!r}",
            wrapped(**{name: value}),
            "error",
            at="header",
            says=f"“{name}”",
        )
        for name, value in (
            ("iv", None),
            ("iv", b64(bytes(11))),
            ("iv", b64(bytes(13))),
            ("iv", 5),
            ("tag", None),
            ("tag", b64(bytes(15))),
            ("tag", b64(bytes(17))),
            ("tag", "+" * 22),
        )
    ),
    silent("jwe-parameter-missing", "a password with all", password(400_000)),
    silent("jwe-parameter-missing", "a wrapped key with all", wrapped()),
    silent("jwe-parameter-missing", "dir needs none", shaped(GCM)),
    silent(
        "jwe-wrong-key",
        "a parameter is missing",
        shaped({"alg": "A256GCMKW", "enc": "A256GCM"}, samples.secret_jwk(CONTENT_KEY)),
    ),
    raised(
        "jwe-epk-invalid",
        "missing",
        shaped({"alg": "ECDH-ES", "enc": "A128GCM"}),
        "error",
        at="header",
    ),
    *(
        raised("jwe-epk-invalid", what, shaped({**AGREED, "epk": epk}), "error", at="header.epk")
        for what, epk in {
            "null": None,
            "a text": "key",
            "an empty object": {},
            "a secret": {"kty": "oct", "k": "AAAA"},
            "an RSA key": dict(RS256.jwk),
            "its private half, too": {**EPK, "d": "AAAA"},
            "off its curve": {**EPK, "y": EPK["x"]},
            "an unknown curve": {**EPK, "crv": "P-255"},
            "half a point": {"kty": "EC", "crv": "P-256", "x": EPK["x"]},
            "a curve that only signs": ED25519.jwk,
            "nothing on X25519": okp(0),
            "one on X25519": okp(1),
            "minus one on X25519": okp(2**255 - 20),
            "nothing on X448": okp(0, "X448", 56),
        }.items()
    ),
    raised(
        "jwe-epk-invalid",
        "with wrapping",
        shaped({"alg": "ECDH-ES+A128KW", "enc": "A128GCM"}, encrypted_key=24),
        "error",
    ),
    silent("jwe-epk-invalid", "a point of P-256", shaped(AGREED)),
    silent("jwe-epk-invalid", "with a kid", shaped({**AGREED, "epk": {**EPK, "kid": "e"}})),
    silent("jwe-epk-invalid", "a point of X25519", shaped({**AGREED, "epk": okp(9)})),
    silent("jwe-epk-invalid", "another algorithm", shaped({**GCM, "epk": "key"})),
    silent(
        "jwe-wrong-key",
        "no epk",
        shaped({"alg": "ECDH-ES", "enc": "A128GCM"}, samples.private_pem(ES256)),
    ),
)
SPOILED = (
    silent(
        "jwe-encrypted-key-length", "does not decode", spoiled(sized("A128GCM", "A128KW", 24), 1)
    ),
    silent("jwe-iv-length", "does not decode", spoiled(shaped(GCM), 2)),
    silent("jwe-ciphertext-length", "does not decode", spoiled(sized("A128CBC-HS256"), 3)),
    silent("jwe-tag-length", "does not decode", spoiled(shaped(GCM), 4)),
    silent(
        "jwe-encrypted-key-length",
        "of an unknown encryption",
        shaped({"alg": "A128KW", "enc": "X"}, encrypted_key=5),
    ),
    silent(
        "jwe-encrypted-key-length",
        "alg names a content encryption",
        shaped({"alg": "A128GCM", "enc": "A128GCM"}, encrypted_key=5),
    ),
    silent(
        "jwe-encrypted-key-length",
        "no recipient",
        lambda: Question(
            json.dumps({**json.loads(in_json(GCM)().text), "recipients": []}), policy=POLICY
        ),
    ),
    silent(
        "jwe-iv-reused",
        "no vector that decodes",
        both(spoiled(shaped(GCM), 2), spoiled(shaped(GCM, ciphertext=49), 2)),
    ),
    silent(
        "jwe-iv-reused",
        "of an unknown encryption",
        both(shaped({"alg": "dir", "enc": "X"}), shaped({"alg": "dir", "enc": "X"}, ciphertext=49)),
    ),
    silent("jwe-iv-reused", "beside a signed token", both(shaped(GCM), samples.honest)),
)
LENGTHS = (
    raised(
        "jwe-dir-encrypted-key", "dir", shaped(GCM, encrypted_key=1), "error", at="encrypted_key"
    ),
    raised("jwe-dir-encrypted-key", "dir, in JSON", in_json(GCM, encrypted_key=24), "error"),
    raised("jwe-dir-encrypted-key", "ECDH-ES", shaped(AGREED, encrypted_key=24), "error"),
    silent("jwe-dir-encrypted-key", "dir, empty", shaped(GCM)),
    silent("jwe-dir-encrypted-key", "ECDH-ES, empty", shaped(AGREED)),
    silent(
        "jwe-dir-encrypted-key",
        "with wrapping",
        shaped({**AGREED, "alg": "ECDH-ES+A128KW"}, encrypted_key=24),
    ),
    silent(
        "jwe-wrong-key", "an encrypted key with dir", shaped(GCM, OTHER_SECRET, encrypted_key=1)
    ),
    *(
        raised(
            "jwe-encrypted-key-length",
            f"{alg} {enc} {more:+}",
            sized(enc, alg, CONTENTS[enc][0] + 8 + more, **header),
            "error",
            at="encrypted_key",
        )
        for alg, header in (("A128KW", {}), ("A256KW", {}), ("ECDH-ES+A192KW", {"epk": EPK}))
        for enc in CONTENTS
        for more in (-8, -1, 1)
    ),
    *(
        silent(
            "jwe-encrypted-key-length",
            f"{alg} {enc}",
            sized(enc, alg, CONTENTS[enc][0] + 8, **header),
        )
        for alg, header in (("A128KW", {}), ("A256KW", {}), ("ECDH-ES+A192KW", {"epk": EPK}))
        for enc in CONTENTS
    ),
    raised(
        "jwe-encrypted-key-length",
        "a password, short",
        shaped(
            {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": SALT, "p2c": 310_000},
            encrypted_key=16,
        ),
        "error",
    ),
    silent("jwe-encrypted-key-length", "a password", password(310_000)),
    *(
        raised(
            "jwe-encrypted-key-length",
            f"wrapped by GCM, {size}",
            shaped(
                {"alg": "A128GCMKW", "enc": "A128GCM", "iv": b64(bytes(12)), "tag": SALT},
                encrypted_key=size,
            ),
            "error",
        )
        for size in (15, 17, 24)
    ),
    silent("jwe-encrypted-key-length", "wrapped by GCM", wrapped()),
    *(
        raised(
            "jwe-encrypted-key-length",
            f"RSA, {size}, no key",
            shaped(RSA, encrypted_key=size),
            "error",
        )
        for size in (0, 127, 129, 255, 257, 320, 1025)
    ),
    *(
        silent("jwe-encrypted-key-length", f"RSA, {size}, no key", shaped(RSA, encrypted_key=size))
        for size in (128, 256, 384, 512, 1024)
    ),
    raised(
        "jwe-encrypted-key-length",
        "RSA of 2048 bits, 128",
        shaped(RSA, samples.private_pem(RECIPIENT), encrypted_key=128),
        "error",
    ),
    silent(
        "jwe-encrypted-key-length",
        "RSA of 2048 bits, 256",
        shaped(RSA, samples.private_pem(RECIPIENT), encrypted_key=256),
    ),
    silent(
        "jwe-encrypted-key-length",
        "RSA of 1024 bits, 128",
        shaped(RSA, samples.private_pem(RSA_SHORT), encrypted_key=128),
    ),
    silent(
        "jwe-wrong-key",
        "an encrypted key of another length",
        shaped(RSA, samples.private_pem(RECIPIENT), encrypted_key=128),
    ),
    *(
        raised(
            f"jwe-{name}-length", f"{enc} {more:+}", sized(enc, **{part: more}), "error", at=place
        )
        for name, part, place in (("iv", "vector", "iv"), ("tag", "tag", "tag"))
        for enc in CONTENTS
        for more in (-4, -1, 1, 8)
    ),
    *(
        silent(f"jwe-{name}-length", enc, sized(enc))
        for name in ("iv", "tag", "ciphertext")
        for enc in CONTENTS
    ),
    *(
        raised(
            "jwe-iv-length",
            f"{alg}: an empty vector beside an empty key",
            sized("A128GCM", alg, vector=-12),
        )
        for alg in ("dir", "ECDH-ES")
    ),
    raised("jwe-iv-length", "in JSON", in_json(GCM, initialization_vector=16), "error"),
    raised("jwe-tag-length", "in JSON", in_json(GCM, tag=12), "error"),
    silent(
        "jwe-iv-length",
        "of an unknown encryption",
        shaped({"alg": "dir", "enc": "X"}, initialization_vector=5),
    ),
    silent(
        "jwe-wrong-key",
        "a vector of another length",
        shaped(GCM, OTHER_SECRET, initialization_vector=16),
    ),
    silent("jwe-wrong-key", "a tag of another length", shaped(GCM, OTHER_SECRET, tag=12)),
    *(
        raised(
            "jwe-ciphertext-length",
            f"CBC, {size}",
            sized("A128CBC-HS256", ciphertext=size),
            "error",
            at="ciphertext",
        )
        for size in (0, 1, 15, 17, 47)
    ),
    *(
        silent("jwe-ciphertext-length", f"CBC, {size}", sized("A256CBC-HS512", ciphertext=size))
        for size in (16, 32, 240)
    ),
    *(
        silent("jwe-ciphertext-length", f"GCM, {size}", sized("A128GCM", ciphertext=size))
        for size in (0, 1, 15, 17)
    ),
    silent(
        "jwe-wrong-key",
        "half a block",
        shaped(CBC, samples.secret_jwk(bytes(32)), initialization_vector=16, ciphertext=40),
    ),
    raised(
        "jwe-iv-reused",
        "one key for both",
        both(shaped(GCM), shaped(GCM, ciphertext=49)),
        "error",
        at="iv",
    ),
    raised(
        "jwe-iv-reused",
        "one kid",
        both(shaped({**GCM, "kid": "a"}), shaped({**GCM, "kid": "a"}, ciphertext=49)),
        "error",
    ),
    raised(
        "jwe-iv-reused",
        "other members differ",
        both(shaped(GCM), shaped({**GCM, "typ": "JWT"})),
        "error",
    ),
    silent("jwe-iv-reused", "the same token twice", both(shaped(GCM), shaped(GCM))),
    silent(
        "jwe-iv-reused",
        "two kids",
        both(shaped({**GCM, "kid": "a"}), shaped({**GCM, "kid": "b"}, ciphertext=49)),
    ),
    silent(
        "jwe-iv-reused",
        "two vectors",
        both(shaped(GCM), shaped(GCM, initialization_vector=13, ciphertext=49)),
    ),
    silent(
        "jwe-iv-reused",
        "keys of their own",
        both(shaped(RSA, encrypted_key=256), shaped(RSA, encrypted_key=256, ciphertext=49)),
    ),
    silent(
        "jwe-iv-reused",
        "CBC",
        both(
            shaped(CBC, initialization_vector=16),
            shaped(CBC, initialization_vector=16, ciphertext=64),
        ),
    ),
)
OPENED = (
    raised("jwe-key-length", "dir, too short", with_secret(32, 16), "error", at="key"),
    raised("jwe-key-length", "dir, an octet short", with_secret(32, 31), "error"),
    raised("jwe-key-length", "dir, an octet long", with_secret(32, 33), "error"),
    raised("jwe-key-length", "dir with CBC", with_secret(32, 16, enc="A128CBC-HS256"), "error"),
    raised("jwe-key-length", "A128KW", with_secret(16, 32, alg="A128KW"), "error"),
    raised("jwe-key-length", "A256GCMKW", with_secret(32, 24, alg="A256GCMKW"), "error"),
    silent("jwe-key-length", "dir", with_secret()),
    silent("jwe-key-length", "dir with CBC, 32 octets", with_secret(32, 32, enc="A128CBC-HS256")),
    silent("jwe-key-length", "A128KW with A256GCM", with_secret(16, 16, alg="A128KW")),
    silent("jwe-key-length", "a password of any length", password(310_000, key="pw")),
    silent(
        "jwe-key-length",
        "a key of another type",
        lambda: replace(with_secret()(), key=samples.private_pem(RS256)),
    ),
    silent("jwe-key-length", "no key", without_key(with_secret())),
    silent(
        "jwe-key-length",
        "the right text, read otherwise",
        lambda: replace(with_secret()(), key=CONTENT_KEY.hex()),
    ),
    raised(
        "secret-encoding-mismatch",
        "hex of a shared key",
        lambda: replace(with_secret()(), key=CONTENT_KEY.hex()),
        "error",
    ),
    silent("jwe-wrong-key", "another length", with_secret(32, 16)),
    raised("jwe-wrong-key", "another secret", shaped(GCM, OTHER_SECRET), "error", at="tag"),
    raised("jwe-wrong-key", "another secret, in JSON", in_json(GCM, OTHER_SECRET), "error"),
    raised(
        "jwe-wrong-key",
        "another RSA key",
        lambda: to_recipient(CLAIMS, samples.private_pem(RS256)),
        "error",
    ),
    raised("jwe-wrong-key", "another password", password(2_000, key="pw"), "error"),
    raised(
        "jwe-wrong-key",
        "another key for wrapping",
        shaped({"alg": "A128KW", "enc": "A128GCM"}, OTHER_SECRET, encrypted_key=24),
        "error",
    ),
    raised(
        "jwe-wrong-key",
        "another point",
        lambda: replace(
            to_curve(ES256)(), key=json.dumps(samples.private_jwk(samples.p256_key("b")))
        ),
        "error",
    ),
    *(
        raised(
            "jwe-wrong-key",
            f"changed in the {what}",
            changed(with_secret(16, 16, alg="A128KW"), place),
            "error",
        )
        for place, what in ((1, "encrypted key"), (2, "vector"), (3, "ciphertext"), (4, "tag"))
    ),
    silent("jwe-wrong-key", "the right secret", with_secret()),
    silent("jwe-wrong-key", "no key", shaped(GCM)),
    silent(
        "jwe-wrong-key",
        "a key of another type",
        lambda: replace(with_secret()(), key=samples.private_pem(ES256)),
    ),
    silent("jwe-wrong-key", "the public half", lambda: to_recipient(CLAIMS, RECIPIENT.key_text)),
    silent("jwe-wrong-key", "too many rounds", password(600_001, key="pw")),
    silent(
        "jwe-wrong-key", "a signature that does not fit", lambda: samples.with_key(HS256, "another")
    ),
    silent("signature-mismatch", "a token that does not open", shaped(GCM, OTHER_SECRET)),
    raised(
        "algorithm-key-mismatch",
        "the public half",
        lambda: to_recipient(CLAIMS, RECIPIENT.key_text),
        "error",
    ),
    raised("jwe-zip", "not opened", shaped({**GCM, "zip": "DEF"}), "info", at="header.zip"),
    raised("jwe-zip", "opened", lambda: samples.with_secret(CLAIMS, zip="DEF"), "info"),
    raised("jwe-zip", "a million octets", inflating(1_000_000), "info"),
    silent("jwe-zip", "a bomb", inflating(1_000_001)),
    silent("jwe-zip", "another compression", shaped({**GCM, "zip": "GZIP"})),
    silent("jwe-zip", "none", shaped(GCM)),
    silent("jwe-zip", "a signed token", lambda: samples.with_header(zip="DEF")),
    raised("jwe-zip-bomb", "an octet more", inflating(1_000_001), "error", at="header.zip"),
    raised("jwe-zip-bomb", "fifty times as much", inflating(50_000_000), "error"),
    silent("jwe-zip-bomb", "a million octets", inflating(1_000_000)),
    silent("jwe-zip-bomb", "not opened", without_key(inflating(1_000_001))),
    silent(
        "jwe-zip-bomb",
        "not compressed",
        lambda: samples.with_secret(b'"' + b"x" * 1_000_001 + b'"'),
    ),
    raised("jwe-unsigned", "RSA-OAEP-256", lambda: to_recipient(CLAIMS), "warning", at="payload"),
    raised("jwe-unsigned", "RSA-OAEP", lambda: to_recipient(CLAIMS, alg="RSA-OAEP"), "warning"),
    raised("jwe-unsigned", "ECDH-ES", to_curve(ES256), "warning"),
    raised("jwe-unsigned", "ECDH-ES+A128KW", to_curve(ES256, alg="ECDH-ES+A128KW"), "warning"),
    raised("jwe-unsigned", "an object without members", lambda: to_recipient(b"{}"), "warning"),
    silent("jwe-unsigned", "not opened", lambda: replace(to_recipient(CLAIMS), key=None)),
    silent(
        "jwe-unsigned",
        "opened with another key",
        lambda: to_recipient(CLAIMS, samples.private_pem(RS256)),
    ),
    silent("jwe-unsigned", "dir", with_secret()),
    silent("jwe-unsigned", "A128KW", with_secret(16, 16, alg="A128KW")),
    silent("jwe-unsigned", "a signed token inside", nested),
    silent("jwe-unsigned", "a text", lambda: to_recipient("hello")),
    silent("jwe-unsigned", "an array", lambda: to_recipient("[1]")),
    silent("jwe-unsigned", "a signed token", samples.honest),
)
NESTING = (
    silent("jwe-unsigned", "a signed token in JSON inside", inside(json_text, {})),
    silent("cty-nested-missing", "a token in JSON inside", inside(json_text, {})),
    silent("key-reused-for-encryption", "signed twice", by_one_rsa_key),
    silent(
        "key-reused-for-encryption",
        "encrypted twice",
        inside(lambda: encrypted(CLAIMS), {"cty": "JWT"}),
    ),
    raised(
        "cty-nested-missing", "none", lambda: nested(cty=samples.ABSENT), "warning", at="header"
    ),
    raised("cty-nested-missing", "another", lambda: nested(cty="json"), "warning", at="header.cty"),
    raised(
        "cty-nested-missing", "an encrypted token inside", inside(encrypted_text, {}), "warning"
    ),
    *(
        silent("cty-nested-missing", cty, partial(nested, cty=cty))
        for cty in ("JWT", "jwt", "Jwt", "application/jwt")
    ),
    silent("cty-nested-missing", "claims", lambda: to_recipient(CLAIMS)),
    silent(
        "cty-nested-missing", "not opened", lambda: replace(nested(cty=samples.ABSENT), key=None)
    ),
    silent("cty-nested-missing", "a signed token around", signed(text_of(), cty="x")),
    silent(
        "token-in-token", "what is decrypted and not announced", lambda: nested(cty=samples.ABSENT)
    ),
    raised("token-in-token", "a signed token around", signed(text_of(), cty="x"), "warning"),
    raised("jwe-sign-after-encrypt", "announced", signed(encrypted_text), "warning", at="payload"),
    raised("jwe-sign-after-encrypt", "not announced", signed(encrypted_text, cty="x"), "warning"),
    silent("jwe-sign-after-encrypt", "signed inside signed", signed(text_of())),
    silent(
        "jwe-sign-after-encrypt",
        "encrypted inside encrypted",
        inside(encrypted_text, {"cty": "JWT"}),
    ),
    silent("jwe-sign-after-encrypt", "signed, then encrypted", nested),
    silent(
        "jwe-sign-after-encrypt",
        "in a claim",
        lambda: samples.with_claims(request=encrypted_text()),
    ),
    raised(
        "key-reused-for-encryption", "RSA", lambda: nested(signer=RECIPIENT), "warning", at="key"
    ),
    raised("key-reused-for-encryption", "EC", reused(ES256), "warning"),
    silent("key-reused-for-encryption", "two RSA keys", nested),
    silent("key-reused-for-encryption", "one secret", one_secret),
    silent(
        "key-reused-for-encryption",
        "not opened",
        lambda: replace(nested(signer=RECIPIENT), key=RECIPIENT.key_text),
    ),
    silent(
        "key-reused-for-encryption",
        "opened, and signed by another",
        inside(text_of(), {"cty": "JWT"}),
    ),
    *(
        raised(
            "nested-depth",
            f"{number}",
            layers(number),
            "warning",
            at="payload",
            says=f"There are {number}",
        )
        for number in (3, 4, 5)
    ),
    *(
        raised("nested-depth", f"{number}", layers(number), "warning", says="More than 5")
        for number in (6, 8)
    ),
    *(silent("nested-depth", f"{number}", layers(number)) for number in (1, 2)),
    silent("nested-depth", "signed, then encrypted", nested),
    silent("private-key-pasted", "what opens the token around", lambda: nested(signer=RECIPIENT)),
    silent("private-key-pasted", "an encrypted token", lambda: to_recipient(CLAIMS)),
    silent(
        "jwks-private-key",
        "a recipient’s set",
        lambda: replace(
            with_secret()(), key=samples.jwk_set({**samples.private_jwk(samples.p256_key())})
        ),
    ),
    silent("policy-not-set", "a token that only holds another", nested),
)
assert {model.name for model in JWE_ENC_MODELS} == set(CONTENTS)
EDGES = (*ALGORITHMS, *PASSWORDS, *PARAMETERS, *SPOILED, *LENGTHS, *OPENED, *NESTING)
