"""The pitfall of secrets in the header, which everybody who sees the token can read."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.jose.model import Json
from debugger.jose.strict_json import join
from debugger.pitfalls.claims.secret_shapes import named_secret, password_hash, written_connection
from debugger.pitfalls.inside import plain
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc


@pitfall(
    "header-secret",
    severity=Severity.ERROR,
    title="There is a secret in the header",
    why="The header is readable by everyone who sees the token.",
    fix="Change that secret, and keep it on the server.",
    reference=rfc(7519, "12"),
    steps=(
        "The issuer writes a password or an API key into the header, for a service behind to use.",
        "The header is only encoded: a browser, a proxy or a log that sees the token can read it.",
        "Whoever reads the secret uses it.",
    ),
)
def header_secret(case: Case) -> Iterator[Evidence]:
    for name, value in case.header.items():
        what = "" if name in _NO_SECRETS else _what(name, value)
        if what:
            yield Evidence(join("header", name), f"{quoted(name)} in the header holds {what}.")


@header_secret.sample
def _header_secret() -> samples.Question:
    return samples.with_header(api_key="0f4b1c8d9e7a4b2f")


def _what(name: str, value: Json) -> str:
    if _is_named_secret(plain(name), value):
        return "what its name says"
    if not isinstance(value, str):
        return ""
    kind = named_secret(value) or password_hash(name, value)
    if kind:
        return kind
    connection = written_connection(value)
    return f"a connection with its password, {connection}" if connection else ""


def _is_named_secret(name: str, value: Json) -> bool:
    if name in _PASSWORDS and type(value) is int:
        return abs(value) >= _FOUR_DIGITS
    if not isinstance(value, str):
        return False
    return (name in _PASSWORDS and value.strip() != "") or (
        name in _SECRETS and len(value) >= _SHORTEST_SECRET
    )


_FOUR_DIGITS = 1000
_SHORTEST_SECRET = 8
# Members whose values are public, or random by their purpose.
_NO_SECRETS = frozenset(
    (
        *("alg", "enc", "typ", "cty", "zip", "kid", "jku", "x5u", "x5c", "x5t", "x5t#S256"),
        *("jwk", "epk", "p2s", "iv", "tag", "nonce"),
    )
)
_PASSWORDS = frozenset(
    ("password", "passwd", "pwd", "passphrase", "userpassword", "pin", "passcode")
)
_SECRETS = frozenset(
    (
        *("secret", "clientsecret", "apikey", "privatekey", "accesskey", "secretkey"),
        *("refreshtoken", "sessiontoken", "totpsecret", "otpsecret", "mfasecret"),
        "webhooksecret",
    )
)
