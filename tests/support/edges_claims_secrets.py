"""Edges of the pitfalls of secrets in the payload: by name, by shape, and what only looks so."""

from claim_rows import each_text, each_value, rows
from edge import raised

from debugger.samples import generic_payload, with_octets

_PASSWORDS = ("password", "passwd", "pwd", "passphrase", "userpassword", "pin", "passcode")
_SECRETS = """secret client_secret api_key apikey private_key access_key secret_key refresh_token
    session_token totp_secret otp_secret mfa_secret webhook_secret""".split()  # noqa: SIM905
_HEX = "0123456789abcdef"
_BCRYPT = "KIXQ4S1yJZ0Ww8uG6m7yUeZ0X4j6vVQ9dJm3m3b4Zs0a1b2c3d4e5"

EDGES = (
    *rows("password-claim", "error", {name: {name: "hunter2"} for name in _PASSWORDS}),
    *rows(
        "password-claim",
        "error",
        {
            "other spelling": {"User-Password": "x"},
            "capitals": {"PASSWD": "x"},
            "inside": {"db": [{"options": {"pwd": "x"}}]},
            "one character": {"password": "x"},
            "four digits": {"pin": 1000},
            "minus four digits": {"pin": -1000},
            "behind empty ones": {"a": [{"password": ""}] * 20, "b": {"password": "hunter2"}},
        },
    ),
    raised(
        "password-claim",
        "thousands of digits",
        lambda: with_octets(payload=generic_payload(b'"pin":' + b"9" * 5000)),
        "error",
    ),
    *each_value(
        "password-claim", None, "password", True, False, None, "", "  ", 999, -999, 0, 12.5
    ),
    *each_value("password-claim", None, "password", [], {}, "********", "[REDACTED]", "xxxx"),
    *rows(
        "password-claim",
        None,
        {
            name: {name: value}
            for name, value in {
                "password_changed": "yesterday",
                "pwd_exp": "7200",
                "pwd_url": "https://acme.example/password",
                "pin_verified": "yes",
                "amr": ["pwd", "pin"],
                "password_changed_at": 1795514400,
                "method": "password",
                "pinned": "post",
                "hasPassword": "true",
            }.items()
        },
    ),
    *rows("secret-claim", "error", {name: {name: "9f8e7d6c"} for name in _SECRETS}),
    *rows(
        "secret-claim",
        "error",
        {
            "other spelling": {"clientSecret": "9f8e7d6c"},
            "hyphens": {"X": [{"api-key": "9f8e7d6c"}]},
            "behind short ones": {"a": [{"secret": "no"}] * 20, "b": {"secret": "9f8e7d6c"}},
        },
    ),
    *each_value(
        "secret-claim", None, "secret", "1234567", True, None, 12345678, ["9f8e7d6c"], "*" * 9
    ),
    *rows(
        "secret-claim",
        None,
        {
            name: {name: "b1f7c2de5a344c1e"}
            for name in ("secret_santa", "sid", "at_hash", "s_hash", "secrets_count", "public_key")
        },
    ),
    *each_text(
        "secret-value",
        "error",
        (
            "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----",
            "-----BEGIN EC PRIVATE KEY-----",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----",
            "-----BEGIN OPENSSH PRIVATE KEY-----",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----",
            '{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}',
            '{"k":"c2VjcmV0","kty":"oct"}',
            "AKIA" + "IOSFODNN7EXAMPLE",
            "ASIA" + "IOSFODNN7EXAMPLE",
            "id AKIA" + "IOSFODNN7EXAMPLE.",
            "ghp_" + "a1B2c3" * 6,
            "gho_" + "a1B2c3" * 6,
            "ghs_" + "a1B2c3" * 6,
            "ghu_" + "a1B2c3" * 6,
            "ghr_" + "a1B2c3" * 6,
            "github_pat_" + "11ABCDEFG0abcdefghijkl_" + "a1B2" * 14,
            "glpat-" + "a1B2c3D4e5F6g7H8i9J0",
            *(f"xox{kind}-" + "1234567890-abcdef" for kind in "abpr"),
            "sk_live_" + "a1B2c3D4e5F6g7H8",
            "rk_live_" + "a1B2c3D4e5F6g7H8",
            "AIza" + "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q",
            "sk-" + "a1B2" * 8,
            "sk-proj-" + "a1B2_" * 8,
            "npm_" + "a1B2c3" * 6,
            "SG." + "a1B2c3D4e5F6g7H8i9J0k1" + "." + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V",
            "SK" + _HEX * 2,
        ),
    ),
    *rows(
        "secret-value",
        "error",
        {
            "a key in an object": {"key": {"kty": "RSA", "n": "a", "e": "AQAB", "d": "c"}},
            "a secret in an object": {"keys": [{"kty": "oct", "k": "c2VjcmV0"}]},
            "as issuer": {"iss": "ghp_" + "a1B2c3" * 6},
            "at the top": {"kty": "OKP", "crv": "Ed25519", "d": "c"},
            "behind other members": {"a": [{"d": "1"}] * 20, "b": {"kty": "EC", "d": "c"}},
        },
    ),
    *each_text(
        "secret-value",
        None,
        (
            "-----BEGIN PUBLIC KEY-----",
            "-----BEGIN RSA PUBLIC KEY-----",
            "-----BEGIN CERTIFICATE-----",
            "a PRIVATE KEY----- of mine",
            '{"kty":"EC","crv":"P-256","x":"a","y":"b"}',
            '{"d":"a","k":"b"}',
            "pk_live_" + "a1B2c3D4e5F6g7H8",
            "pk_test_" + "a1B2c3D4e5F6g7H8",
            "sk_test_" + "a1B2c3D4e5F6g7H8",
            "AKIA" + "IOSFODNN7EXAMPL",
            "AKIA" + "IOSFODNN7EXAMPLES",
            "AKIA" + "iosfodnn7example",
            "AIDA" + "IOSFODNN7EXAMPLE",
            "xAKIA" + "IOSFODNN7EXAMPLE",
            "AIza" + "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6",
            "AIza" + "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7",
            "npm_" + "a1B2c3" * 6 + "d",
            "npm_" + "a1B2c3" * 5,
            "xoxc-" + "1234567890-abcdef",
            "sk-" + "a1B2" * 7 + "abc",
            "sk-3f2504e0-4f89-41d3-9a0c-0305e82c3301",
            "sk-a-slug-of-many-words-that-nobody-guards",
            "task-3f2504e0-4f89-41d3-9a0c-0305e82c3301",
            "SK" + _HEX * 2 + "0",
            "SK" + _HEX,
            "AC" + _HEX * 2,
            "SG.1.2",
            "gh_" + "a1B2c3" * 6,
            "ghp_short",
            "glpat-short",
            "9f8e7d6c5b4a39281706f5e4d3c2b1a0",
        ),
    ),
    *rows(
        "secret-value",
        None,
        {
            "a public key in an object": {"key": {"kty": "RSA", "n": "a", "e": "AQAB"}},
            "members called d and k": {"d": "a", "k": "b", "x": {"kty": "other", "d": "a"}},
            "a number as d": {"x": {"kty": "EC", "d": 5}},
            "an empty d": {"x": {"kty": "EC", "d": ""}},
            "Twilio's issuer": {"iss": "SK" + _HEX * 2},
            "other letter case": {"x": {"kty": "EC", "D": "c", "K": "c"}},
            "a confirmation, which says so": {"cnf": {"jwk": {"kty": "EC", "d": "c"}}},
        },
    ),
    *each_text(
        "connection-string",
        "error",
        (
            "postgres://app:s3cr3t@db.acme.example:5432/orders",
            "mongodb+srv://app:p%40ss@cluster0.acme.example/x?w=1",
            "amqp://guest:guest@mq",
            "redis://:s3cr3t@cache:6379/0",
            "https://deploy:hunter2@git.acme.example/a.git",
            "see mysql://root:x@db/y",
            "Server=db;Database=a;User Id=sa;Password=s3cr3t;",
            "Server=db; PASSWORD = s3cr3t",
            "password=s3cr3t;server=db",
            "Data Source=db;Uid=a;Pwd=s3cr3t;",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=YWJj;",
            "Endpoint=sb://a.servicebus.example/;SharedAccessKeyName=a;SharedAccessKey=YWJj",
        ),
    ),
    *rows(
        "connection-string",
        "error",
        {
            "behind a masked URL": {"a": "amqp://u:***@h", "b": "amqp://u:p@h"},
            "behind a masked setting": {"a": "A=b;Password=***", "b": "A=b;Password=c"},
        },
    ),
    *each_text(
        "connection-string",
        None,
        (
            "postgres://app@db.acme.example/orders",
            "postgres://app:@db.acme.example/orders",
            "postgres://db.acme.example:5432/orders",
            "postgres://app:***@db.acme.example/orders",
            "postgres://app:xxxxx@db.acme.example/orders",
            "mailto:kim@acme.example",
            "https://acme.example:8443/@kim",
            "https://acme.example/a:b@c",
            "https://acme.example/?q=a:b@c",
            "kim:lee@acme.example",
            "Password=s3cr3t",
            "Server=db;Password=;",
            "Server=db;Password=****;",
            "Server=db;Integrated Security=true",
            "a; the password = none of yours?",
            "Server=db;PasswordHint=cat",
        ),
    ),
    *each_text(
        "password-hash",
        "error",
        (
            *(f"$2{version}$10${_BCRYPT}" for version in "aby"),
            "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$aGFzaA",
            "$argon2i$v=19$m=4096,t=3,p=1$c29tZXNhbHQ$aGFzaA",
            "$argon2d$v=19$m=4096,t=3,p=1$c29tZXNhbHQ$aGFzaA",
            "$scrypt$ln=16,r=8,p=1$c2FsdA$aGFzaA",
            "$s0$e0801$c2FsdA==$aGFzaA==",
            "$7$C6..../....SodiumChloride$hash",
            "scrypt:32768:8:1$salt$abcdef",
            "$1$saltsalt$" + "a1B2c3D4e5F6g7H8i9J0./",
            "$5$rounds=5000$saltsalt$" + "a" * 43,
            "$6$saltsalt$" + "a" * 86,
            "$y$j9T$salt$hash",
            "pbkdf2_sha256$600000$salt$aGFzaA==",
            "$pbkdf2-sha256$29000$c2FsdA$aGFzaA",
            "{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
            "{SSHA512}" + "a1B2" * 20,
        ),
    ),
    *rows(
        "password-hash",
        "error",
        {
            name: {name: _HEX * 4}
            for name in (
                "password_hash",
                "passwordSha256",
                "passwd",
                "pass",
                "user_pass",
                "passHash",
            )
        },
    ),
    *rows(
        "password-hash",
        "error",
        {
            f"{length} digits": {"password_hash": (_HEX * 8)[:length]}
            for length in (32, 40, 64, 96, 128)
        },
    ),
    *rows(
        "password-hash",
        None,
        {
            f"{length} digits": {"password_hash": (_HEX * 8)[:length]}
            for length in (31, 33, 39, 41, 63, 65, 127)
        },
    ),
    *each_value("password-hash", None, "password_hash", "g" * 64, "a b" * 32, 5, None),
    *rows("password-hash", "error", {"behind others": {"a": ["b"] * 20, "pass_hash": _HEX * 4}}),
    *rows(
        "password-hash",
        None,
        {
            name: {name: _HEX * 4}
            for name in ("file_sha256", "ath", "passport_scan", "bypass_id", "passkey", "compass")
        },
    ),
    *each_text(
        "password-hash",
        None,
        (
            f"$2b$10${_BCRYPT[:-1]}",
            f"$2c$10${_BCRYPT}",
            "costs $1$ and $5",
            "$6$short",
            "{SHA}",
            "{a: b}",
            "argon2id",
            "scrypt",
            "pbkdf2_sha256",
            "$argon3$x",
            _HEX * 4,
        ),
    ),
)
