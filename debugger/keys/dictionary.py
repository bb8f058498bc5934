"""HMAC secrets that everybody knows: a signature in, the secret that makes it out.

The lists are read on first use. A search is a bare loop over octets, likeliest first, under a time
budget; a secret that was given is classified by rule, without any search.
"""

import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import thread_time
from urllib.parse import urlsplit

from debugger.jose.algorithms import Family, Use, find
from debugger.jose.model import Json, Token
from debugger.keys.wordlists import (
    common_variants,
    common_words,
    developer_phrases,
    is_common,
    likely_variants,
    made_up_secrets,
    other_words,
    published,
)
from debugger.regex import regex

SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class FoundSecret:
    """A secret that the weak-secret check hit upon without being given one.

    `code`: `hmac-secret-empty`, `hmac-secret-published`, `hmac-secret-unset`,
    `hmac-secret-is-claim` or `hmac-secret-common`. `origin`: where it is from, in words.
    """

    secret: bytes
    code: str
    origin: str


def search(token: Token, *, seconds: float = SECONDS) -> tuple[FoundSecret | None, bool]:
    """The known secret that makes this token's MAC, and whether time ran out before the end.

    For a JWS with an HS* algorithm and a signature of its length; (None, False) for all else.
    """
    algorithm = find(token.algorithm, Use.SIGNATURE)
    if algorithm is None or algorithm.family is not Family.HMAC or not token.signatures:
        return None, False
    signature = token.signatures[0]
    if signature.octets is None or len(signature.octets) != algorithm.signature_octets:
        return None, False
    digest = f"sha{algorithm.hash_bits}"
    # In guessing alone: reading a list, once in a process, does not count, nor what others do.
    spent = 0.0
    for position, words in enumerate(_tiers(token)):
        if position and spent >= seconds:
            return None, True
        began = thread_time()
        deadline = began + (seconds if position else max(seconds, _LEAST)) - spent
        hit, stopped = _first(words, signature.signing_input, digest, signature.octets, deadline)
        spent += thread_time() - began
        if hit is not None:
            return classify_secret(hit, token) or FoundSecret(hit, *_COMMON), False
        if stopped:
            return None, True
    return None, False


def classify_secret(secret: bytes, token: Token) -> FoundSecret | None:
    """What is known about a secret that was given; None if it stands in no list.

    The gravest first: empty, left unset, a claim of this token, published, common.
    """
    if not secret:
        return FoundSecret(secret, "hmac-secret-empty", "the empty secret")
    if _is_unset(secret):
        return FoundSecret(secret, "hmac-secret-unset", "what a missing setting leaves behind")
    claim = _claims(token).get(secret)
    if claim is not None:
        return FoundSecret(secret, "hmac-secret-is-claim", f"the token’s own {claim}")
    origin = published().get(secret)
    if origin is not None:
        return FoundSecret(secret, "hmac-secret-published", origin)
    if is_common(secret):
        return FoundSecret(secret, *_COMMON)
    return None


def _first(
    words: Sequence[bytes], message: bytes, digest: str, mac: bytes, deadline: float
) -> tuple[bytes | None, bool]:
    compute = hmac.digest
    # Between two looks at the clock about a megabyte is digested, however long the message is.
    chunk = max(1, min(_CHUNK, _OCTETS_A_CHUNK // (len(message) + 1)))
    for start in range(0, len(words), chunk):
        for word in words[start : start + chunk]:
            if compute(word, message, digest) == mac:
                return word, False
        if thread_time() > deadline:
            return None, start + chunk < len(words) or words is not common_variants()
    return None, False


def _tiers(token: Token) -> Iterator[Sequence[bytes]]:
    """What to guess, cheap and likely first; the first tier gets `_LEAST` seconds at least."""
    words = common_words()
    yield (b"", *_claims(token), *published(), *_UNSET_GUESSES, *words[:_LIKELIEST])
    yield words[_LIKELIEST:]
    yield likely_variants()
    yield developer_phrases()
    yield made_up_secrets()
    yield other_words()
    yield common_variants()


def _claims(token: Token) -> dict[bytes, str]:
    """The token's own texts that people sign with, and what each is."""
    claims = token.claims
    header = token.signatures[0].header if token.signatures else token.header.members
    named: list[tuple[Json, str]] = [(header.get("kid"), "“kid”")]
    named += [(claims.get(name), f"“{name}”") for name in _CLAIMS]
    audience = claims.get("aud")
    if isinstance(audience, list):
        named += [(entry, "“aud”") for entry in audience[:_AUDIENCES]]
    named.append((_host(claims.get("iss")), "“iss” (its host)"))
    texts = ((value, name) for value, name in named if isinstance(value, str) and value)
    return {value.encode("utf-8", "surrogatepass"): name for value, name in texts}


def _host(issuer: Json) -> str | None:
    if not isinstance(issuer, str):
        return None
    try:
        return urlsplit(issuer).hostname
    except ValueError:
        return None


def _is_unset(secret: bytes) -> bool:
    if len(secret) > _LONGEST_UNSET:
        return False
    try:
        text = secret.decode().strip()
    except UnicodeDecodeError:
        return False
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "'\"`":
        text = text[1:-1]
    return _UNSET.fullmatch(text) is not None


_LEAST = 0.02  # ten times what the likeliest take for a token of 1 KB
_CHUNK = 1024
_OCTETS_A_CHUNK = 1_000_000
_LIKELIEST = 500
_CLAIMS = ("iss", "sub", "aud", "client_id", "azp")
_AUDIENCES = 10
_COMMON = ("hmac-secret-common", "a common word or password")
_LONGEST_UNSET = 100
_NAME = r"[A-Za-z_][A-Za-z0-9_.\-]*"
_UNSET = regex(
    r"undefined|null|none|nil|nan|true|false|\[object Object\]|\(null\)|\(none\)|<nil>|"
    r"\$\{[^{}]*\}|\$\([^()]*\)|(?-i:\$[A-Z][A-Z0-9_]+)|\{\{[^{}]*\}\}|\$\{\{[^{}]*\}\}|"
    rf"%{_NAME}%|%\({_NAME}\)s|<[a-z][a-z0-9_ \-]*>|"
    rf"(?:process\.env|import\.meta\.env)\.{_NAME}|process\.env\[['\"]?{_NAME}['\"]?\]|"
    rf"os\.environ\[['\"]?{_NAME}['\"]?\]|os\.(?:environ\.get|getenv)\(['\"]?{_NAME}['\"]?\)|"
    rf"ENV\[['\"]?{_NAME}['\"]?\]|env\(['\"]?{_NAME}['\"]?\)|"
    r"(?:export )?[A-Z][A-Z0-9_]*(?:SECRET|KEY)[A-Z0-9_]*=",
    re.IGNORECASE,
)
_SETTINGS = (
    "JWT_SECRET",
    "JWT_SECRET_KEY",
    "JWT_KEY",
    "JWT_SIGNING_KEY",
    "JWT_PRIVATE_KEY",
    "SECRET",
    "SECRET_KEY",
    "TOKEN_SECRET",
    "ACCESS_TOKEN_SECRET",
    "REFRESH_TOKEN_SECRET",
    "AUTH_SECRET",
    "APP_SECRET",
    "APP_KEY",
    "API_SECRET",
    "SESSION_SECRET",
    "NEXTAUTH_SECRET",
    "SIGNING_KEY",
    "PRIVATE_KEY",
    "HMAC_SECRET",
    "SECRET_TOKEN",
    "JWT_ACCESS_SECRET",
    "JWT_REFRESH_SECRET",
    "JWT_TOKEN_SECRET",
    "API_KEY",
    "jwt.secret",
    "jwt_secret",
    "jwtSecret",
    "secret",
)
_LEFT_BEHIND = (
    "undefined",
    "null",
    "None",
    "nil",
    "NaN",
    "false",
    "true",
    "[object Object]",
    "none",
    "NULL",
    "Null",
    "NIL",
    "Nil",
    "NONE",
    "nan",
    "Undefined",
    "UNDEFINED",
    "False",
    "FALSE",
    "True",
    "TRUE",
    "(null)",
    "<nil>",
    "<secret>",
    "<your-secret>",
    "<your-secret-key>",
    "<your_secret>",
    "<your-jwt-secret>",
    "<jwt-secret>",
    "<change-me>",
    "<changeme>",
)
_PATTERNS = (
    "${%s}",
    "$(%s)",
    "$%s",
    "%%%s%%",
    "{{%s}}",
    "{{ %s }}",
    "${{ %s }}",
    "<%s>",
    "process.env.%s",
    "import.meta.env.%s",
    "os.environ[%s]",
    'os.environ["%s"]',
    "os.environ['%s']",
    'os.environ.get("%s")',
    'os.getenv("%s")',
    'process.env["%s"]',
    "env('%s')",
    "%s=",
)
_UNSET_PLAIN = _LEFT_BEHIND + tuple(pattern % name for pattern in _PATTERNS for name in _SETTINGS)
_UNSET_GUESSES: tuple[bytes, ...] = tuple(
    shape.format(text).encode() for shape in ("{}", '"{}"', "'{}'", "{}\n") for text in _UNSET_PLAIN
)
