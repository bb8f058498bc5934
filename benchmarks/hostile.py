"""Claims, headers, keys and disclosures that grow: each kind makes a question of any size."""

import base64
import hashlib
import json

from debugger import Policy
from debugger.samples import Question

NOW = 1_795_514_400
POLICY = Policy(now=NOW, issuer="https://login.bench.example", audience="https://api.bench.example")
HEADER = {"alg": "RS256", "typ": "JWT", "kid": "bench"}
CLAIMS = {
    "iss": "https://login.bench.example",
    "aud": "https://api.bench.example",
    "exp": NOW + 600,
}

# What regular expressions stumble over: runs of what a pattern repeats, or of what may begin it.
RUNS = {
    "letters": "a",
    "digits": "1",
    "blanks": " ",
    "dots": ".",
    "dashes": "-",
    "slashes": "/",
    "quotes": "'",
    "angles": "<",
    "words": "select a ",
    "addresses": "a@a.a ",
    "links": "http://a.a/?",
    "card": "4111 1111 ",
    "assignments": "password=a;",
    "climbs": "../",
    "base64url": "eyJh.",
    "invisible": "\u200b",
    "capitals": "AKIA0",
    "brackets": "${[(",
}


def members(count):
    return _token({f"claim_{number}": f"value {number}" for number in range(count)})


def numbers(count):
    return _token({f"number_{number}": 10**9 + number for number in range(count)})


def arrays(count):
    names = ("aud", "roles", "groups", "scope", "amr", "permissions", "note")
    each = [f"entry-{number}" for number in range(count)]
    return _token(dict.fromkeys(names, each))


def objects(count):
    return _token({"accounts": [{"name": "kim", "password": "x", "number": 1}] * count})


def depth(levels):
    value = {"role": "admin"}
    for _ in range(levels):
        value = {"inner": [value]}
    return _token({"note": value})


def texts(run):
    def make(kilobytes):
        half = _run(run, kilobytes)
        return _token({"note": half, "sub": half})

    return make


def scopes(count):
    return _token({"scope": " ".join(f"mail.read{number}" for number in range(count))})


def header_members(count):
    return _token({}, {f"member_{number}": "x" for number in range(count)})


def header_texts(run):
    def make(kilobytes):
        text = _run(run, kilobytes)
        return _token({}, {"kid": text, "jku": f"https://{text}", "x5u": text, "typ": text})

    return make


def critical(count):
    return _token({}, {"crit": [f"name-{number}" for number in range(count)]})


def chain(count):
    return _token({}, {"x5c": ["MIIB" + "A" * 400] * count})


def jwk_set(count):
    modulus = _encoded(b"\xc5" + bytes(range(1, 256)))
    keys = [
        {
            "kty": "RSA",
            "kid": f"key-{number}",
            "use": "sig",
            "alg": "RS256",
            "e": "AQAB",
            "n": modulus,
        }
        for number in range(count)
    ]
    text = _token({}).text
    return Question(text, json.dumps({"keys": keys}), policy=POLICY)


def signatures(count):
    entry = {"protected": _encoded(_json(HEADER)), "signature": _encoded(bytes(256))}
    whole = {"payload": _encoded(_json(CLAIMS)), "signatures": [entry] * count}
    return Question(json.dumps(whole), policy=POLICY)


def disclosures(count):
    each = [
        _encoded(_json([f"salt-{number:016}", f"claim_{number}", number]))
        for number in range(count)
    ]
    digests = [_encoded(hashlib.sha256(entry.encode()).digest()) for entry in each]
    token = _token({"_sd": digests, "_sd_alg": "sha-256"}, {"typ": "dc+sd-jwt"})
    return Question("~".join((token.text, *each, "")), policy=POLICY)


def pasted(count):
    text = _token({}).text
    return Question("\n".join(f"Authorization: Bearer {text}" for _ in range(count)), policy=POLICY)


THOUSANDS = (10, 100, 1_000, 10_000)
GROUPS = {
    "claims": {
        "claims": (members, THOUSANDS),
        "numbers": (numbers, THOUSANDS),
        "entries of arrays": (arrays, THOUSANDS),
        "objects in an array": (objects, THOUSANDS),
        "words of a scope": (scopes, THOUSANDS),
    },
    "levels of nesting": {"levels of nesting": (depth, (1, 5, 15, 30))},
    "long claims": {
        f"kB of {name}": (texts(run), (1, 16, 256, 4096)) for name, run in RUNS.items()
    },
    "header members": {
        "header members": (header_members, THOUSANDS),
        "critical members": (critical, THOUSANDS),
        "certificates in x5c": (chain, (1, 10, 100, 1_000)),
    },
    "long header members": {
        f"kB of {name} in the header": (header_texts(run), (1, 16, 256, 1024))
        for name, run in RUNS.items()
    },
    "keys of a JWK Set": {"keys of a JWK Set": (jwk_set, (1, 10, 100))},
    "signatures": {"signatures": (signatures, (1, 10, 100))},
    "disclosures": {"disclosures": (disclosures, (1, 10, 100, 1_000))},
    "tokens in a text": {"tokens in a text": (pasted, (1, 10, 100, 1_000))},
}
"""What grows, how a question of that size is made, and the sizes."""


def _token(claims, header=None):
    parts = ({**HEADER, **(header or {})}, {**CLAIMS, **claims})
    text = ".".join(_encoded(_json(part)) for part in parts)
    return Question(f"{text}.{_encoded(bytes(256))}", policy=POLICY)


def _run(run, kilobytes):
    """Half as many characters: each text stands in two places."""
    characters = kilobytes * 1024 // 2
    return (run * (characters // len(run) + 1))[:characters]


def _json(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def _encoded(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()
