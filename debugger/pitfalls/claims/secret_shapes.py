"""From a text to the kind of secret that it has the published shape of; "" where it has none."""

import re
from collections.abc import Mapping

from debugger.jose.model import Json
from debugger.pitfalls.inside import Member
from debugger.regex import regex


def named_secret(text: str) -> str:
    """What a text holds: a private key in PEM, or a provider's secret by its prefix and length."""
    for mark, kind, pattern in _SHAPES:
        if mark in text and pattern.search(text):
            return kind
    return ""


def is_private_jwk(claims: Mapping[str, Json], member: Member) -> bool:
    """Whether a text `d` or `k` is a JWK's private part (RFC 7518 §6): `kty` is beside it."""
    steps = []
    trail = member.trail[1]
    while trail is not None:
        step, trail = trail
        steps.append(step)
    owner: Json = claims
    for step in reversed(steps):
        owner = owner[step]
    return owner.get("kty") in _KEY_TYPES


def written_connection(text: str) -> str:
    """How a text names a server and the password to it, masked."""
    if "://" in text and "@" in text:
        for match in _URL_WITH_PASSWORD.finditer(text):
            if not _MASKED.fullmatch(match["password"]):
                return f"“{match['scheme'][:20]}://…:…@…”"
    if ";" in text:
        for match in _SETTING.finditer(text):
            if not _MASKED.fullmatch(match["value"]):
                return f"“…;{match['name']}=…”"
    return ""


def password_hash(name: str, text: str) -> str:
    """The scheme of a password hash. A hexadecimal digest is one where its name speaks of it."""
    if "$" in text or "{" in text:
        for kind, pattern in _HASHES:
            if pattern.match(text):
                return kind
    if len(text) in _DIGEST_LENGTHS and _OF_PASSWORD.search(name) and _HEXADECIMAL.fullmatch(text):
        return f"a digest of {len(text) * 4} bits, under a name that speaks of a password"
    return ""


TWILIO = "a Twilio API key"
_KEY_TYPES = ("RSA", "EC", "OKP", "oct", "AKP")

# What must occur for the pattern to be tried · what it is · its shape. Each is bounded, and none
# begins inside a longer word.
_SHAPES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (mark, kind, regex(rf"(?<![A-Za-z0-9_]){pattern}"))
    for mark, kind, pattern in (
        (
            "PRIVATE KEY",
            "a private key in PEM form",
            r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----",
        ),
        (
            '"kty"',
            "a private key in JWK form",
            r'\{(?=[^{}]{0,9000}"kty")(?=[^{}]{0,9000}"[dk]"\s{0,8}:\s{0,8}")',
        ),
        ("AKIA", "an AWS access key", r"AKIA[A-Z0-9]{16}(?![A-Za-z0-9])"),
        ("ASIA", "a temporary AWS access key", r"ASIA[A-Z0-9]{16}(?![A-Za-z0-9])"),
        ("ghp_", "a GitHub personal access token", r"ghp_[A-Za-z0-9]{30}"),
        ("gho_", "a GitHub OAuth token", r"gho_[A-Za-z0-9]{30}"),
        ("ghu_", "a GitHub App’s user token", r"ghu_[A-Za-z0-9]{30}"),
        ("ghs_", "a GitHub App token", r"ghs_[A-Za-z0-9]{30}"),
        ("ghr_", "a GitHub App’s refresh token", r"ghr_[A-Za-z0-9]{30}"),
        ("github_pat_", "a GitHub personal access token", r"github_pat_[A-Za-z0-9_]{22}"),
        ("glpat-", "a GitLab access token", r"glpat-[A-Za-z0-9_-]{20}"),
        ("xox", "a Slack token", r"xox[abpr]-[A-Za-z0-9-]{10}"),
        ("k_live_", "a Stripe live key", r"[sr]k_live_[A-Za-z0-9]{10}"),
        ("AIza", "a Google API key", r"AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"),
        # With a digit, unlike a name of many words; and no UUID, which names something.
        (
            "sk-",
            "an OpenAI API key",
            r"sk-(?![0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![A-Za-z0-9_-]))"
            r"(?=[A-Za-z_-]{0,64}[0-9])[A-Za-z0-9_-]{32}",
        ),
        ("npm_", "an npm access token", r"npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])"),
        ("SG.", "a SendGrid API key", r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16}"),
        ("SK", TWILIO, r"SK[0-9a-f]{32}(?![A-Za-z0-9])"),
    )
)
_URL_WITH_PASSWORD = regex(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30})://[^\s/?#:@\"']{0,256}:(?P<password>[^\s/?#@\"']{1,256})@"
)
_MASKED = regex(r"[*•]+|[xX]{3,}")
_SETTING = regex(
    r"(?:^|;)[ \t]{0,8}(?P<name>password|pwd|accountkey|sharedaccesskey)\s{0,8}="
    r"\s{0,8}(?P<value>[^;\s]{1,256})",
    re.IGNORECASE | re.MULTILINE,
)
_HASHES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a bcrypt hash", regex(r"\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}")),
    ("an Argon2 hash", regex(r"\$argon2(?:id|i|d)\$")),
    (
        "a scrypt hash",
        regex(r"(?:\$scrypt\$|\$s[01]\$|\$7\$|scrypt:\d{1,9}:\d{1,5}:\d{1,5}\$)"),
    ),
    (
        "a crypt hash",
        regex(r"\$[156]\$(?:rounds=\d{1,9}\$)?[^$\s]{0,16}\$[./A-Za-z0-9]{22}"),
    ),
    ("a yescrypt hash", regex(r"\$y\$[./A-Za-z0-9]{1,20}\$")),
    ("a PBKDF2 hash", regex(r"(?:pbkdf2[_:]sha\d{1,3}[:$]\d|\$pbkdf2(?:-sha\d{1,3})?\$\d)")),
    (
        "an LDAP password hash",
        regex(r"\{(?:S?SHA(?:256|384|512)?|S?MD5|CRYPT)\}[A-Za-z0-9+/$.]{13}"),
    ),
)
_DIGEST_LENGTHS = frozenset({32, 40, 64, 96, 128})
# “passwordHash”, “pass”, “user_pass”, “passHash”, but neither “passport” nor “bypass”.
_OF_PASSWORD = regex(
    r"(?i:passw|passphrase|passcode|pass_?hash|pass_?(?:sha|md5))|(?<![A-Za-z])[Pp]ass(?![a-z])|Pass(?![a-z])"
)
_HEXADECIMAL = regex("[0-9A-Fa-f]+")
