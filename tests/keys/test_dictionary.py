"""Secrets that everybody knows are found without a key, and told when given."""

import hmac
import json
import time

import pytest
from compact import compact, mac

from debugger.jose.parse import parse
from debugger.keys import dictionary
from debugger.keys.dictionary import classify_secret, search
from debugger.keys.wordlists import (
    common_variants,
    common_words,
    developer_phrases,
    likely_variants,
    made_up_secrets,
    other_words,
    published,
)

CLAIMS = {
    "iss": "https://login.acme.example/tenant",
    "sub": "u_8f3k2m9q",
    "aud": ["https://api.acme.example", "reports"],
    "azp": "5f2c8a71b94e4d0f",
}


def token_of(secret, alg="HS256", **header):
    digest = "sha" + alg[2:]
    return parse(compact({"alg": alg, "kid": "key-2026-11", **header}, CLAIMS, mac(secret, digest)))


WORDS = [
    "secret",
    "password",
    "123456",
    "admin",
    "test",
    "key",
    "jwt",
    "token",
    "changeme",
    "letmein",
    "default",
    "qwerty",
    "secretkey",
    "mysecret",
    "supersecret",
    "s3cr3t",
    "jwtsecret",
    "mysecretkey",
    "abc123",
    "hello",
    "dragon",
    "monkey",
    "iloveyou",
    "welcome",
    "root",
    "guest",
    "passw0rd",
    "p@ssw0rd",
    "qwertyuiop",
    "111111",
    "sunshine",
    "football",
    "trustno1",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_common_secret_is_found_without_a_key(word):
    found, stopped = search(token_of(word), seconds=5)
    assert found.secret == word.encode()
    assert found.code in ("hmac-secret-common", "hmac-secret-published")
    assert not stopped


@pytest.mark.parametrize(
    "secret",
    ["SECRET", "Secret", "secret1", "Secret!", "secret123", "secret2024", "secretsecret", "secret\n",
     "Password", "PASSWORD1", "password!", "Password123!", "passwordpassword", "admin1234", "Admin2025",
     "testtest", "Test01", "letmein1", "dragon!", "Monkey", "qwerty12", "welcome2", "jwtjwt", "TOKEN",
     "changeme!", "Iloveyou1", "hello123", "secret42", "sunshine\n", "FOOTBALL"],
)  # fmt: skip
def test_a_simple_variant_of_a_common_word_is_found_without_a_key(secret):
    found, _ = search(token_of(secret), seconds=5)
    assert (found.secret, found.code) == (secret.encode(), "hmac-secret-common")


MADE_UP = [
    "my-super-secret-key", "mySuperSecretKey", "MY_SUPER_SECRET_KEY", "my super secret key", "jwtSecret", "JWTSecretKey",
    "YOUR_SECRET", "yoursecret", "thisIsMySecretKey", "This is a secret", "refresh-token-secret", "ACCESS_TOKEN_SECRET",
    "development-secret", "flask_secret", "CHANGE_ME_IN_PRODUCTION", "never-share-your-secret", "do-not-tell", "my-secret-123",
    "CorrectHorseBatteryStaple", "correct horse battery staple", "P@$$w0rd!", "S3cr3tK3y", "Secret2024!", "letmein2025",
    "Welcome123!", "Summer2026!", "january2024", '"secret"', "'changeme'", "secret ", " secret", "secret\r\n", "c2VjcmV0",
    "5ebe2294ecd0e0f08eab7690d2a6ee69", "0123456789abcdef0123456789abcdef", "abcdefghijklmnopqrstuvwxyz123456", "0" * 32,
    "x" * 24, "********", "mi contraseña", "senha123", "geheim!",
]  # fmt: skip


@pytest.mark.parametrize("secret", MADE_UP, ids=ascii)
def test_what_people_make_up_is_found_without_a_key(secret):
    found, _ = search(token_of(secret), seconds=5)
    assert found.secret == secret.encode()


@pytest.mark.parametrize(
    "secret",
    ["My-Super-Secret-Key", "my.super.secret.key", "mySuperSecretKey2023!", "YOUR-JWT-SECRET-1", " secret\t", "P4$$w0rd",
     "p4$$w0rd2027", "your-secret-key-at-least-32-characters-long"],
)  # fmt: skip
def test_a_phrase_is_told_in_whatever_way_it_is_written(secret):
    assert classify_secret(secret.encode(), token_of("x")).code == "hmac-secret-common"


@pytest.mark.parametrize("alg", ["HS256", "HS384", "HS512"])
def test_a_secret_is_found_by_every_hash(alg):
    assert search(token_of("changeme", alg), seconds=5)[0].secret == b"changeme"


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("", "hmac-secret-empty"),
        ("undefined", "hmac-secret-unset"),
        ("null", "hmac-secret-unset"),
        ("None", "hmac-secret-unset"),
        ("[object Object]", "hmac-secret-unset"),
        ("${JWT_SECRET}", "hmac-secret-unset"),
        ("process.env.JWT_SECRET", "hmac-secret-unset"),
        ("%SECRET_KEY%", "hmac-secret-unset"),
        ("{{ jwt_secret }}", "hmac-secret-unset"),
        ("<your-secret>", "hmac-secret-unset"),
        ('"undefined"', "hmac-secret-unset"),
        ('os.environ["JWT_SECRET"]', "hmac-secret-unset"),
        ("JWT_SECRET=", "hmac-secret-unset"),
        ("https://login.acme.example/tenant", "hmac-secret-is-claim"),
        ("login.acme.example", "hmac-secret-is-claim"),
        ("u_8f3k2m9q", "hmac-secret-is-claim"),
        ("reports", "hmac-secret-is-claim"),
        ("5f2c8a71b94e4d0f", "hmac-secret-is-claim"),
        ("key-2026-11", "hmac-secret-is-claim"),
        ("your-256-bit-secret", "hmac-secret-published"),
        ("a-string-secret-at-least-256-bits-long", "hmac-secret-published"),
        ("shhhhh", "hmac-secret-published"),
        ("secretKey", "hmac-secret-published"),
        ("super-secret-jwt-token-with-at-least-32-characters-long", "hmac-secret-published"),
    ],
)  # fmt: skip
def test_each_kind_is_found_and_told_alike_when_given(secret, code):
    token = token_of(secret)
    found, _ = search(token, seconds=5)
    assert (found.secret, found.code) == (secret.encode(), code)
    assert classify_secret(secret.encode(), token) == found


@pytest.mark.parametrize(
    "secret",
    ["${DB_PASSWORD:-x}", "$(cat /run/secrets/jwt)", "$JWT_KEY", "{{ .Values.jwt.secret }}", "<Your JWT secret>",
     "import.meta.env.VITE_SECRET", "os.getenv('KEY')", "ENV['SECRET']", "env('APP_KEY')", "NaN", "nil", "false",
     "%(jwt_secret)s", "'null'", "export JWT_SECRET_KEY=", "UNDEFINED"],
)  # fmt: skip
def test_what_a_missing_setting_leaves_behind_is_told_by_its_shape(secret):
    assert classify_secret(secret.encode(), token_of("x")).code == "hmac-secret-unset"


@pytest.mark.parametrize(
    "secret",
    [
        b"wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#",
        b"vQ7!mZ2#xK9$pL4&wR8*tY3^nB6@cD1f-0",
        b"$ecr3t-but-n0t-kn0wn",
        b"<k3%x{{Q$>=fj2",
        b"7f9c1e52-3b8d-4a6f-9e01-c4d2b7a85f36",
        bytes(range(200, 232)),
        b"\xff\xfe",
        b"correct horse battery staple orbit velvet",
        b"x" * 5000,
    ],
    ids=range(9),
)
def test_a_secret_that_stands_in_no_list_is_not_told(secret):
    token = token_of(secret)
    assert classify_secret(secret, token) is None
    assert search(token, seconds=5) == (None, False)


@pytest.mark.parametrize("number", ["7", "42", "007", "1984", "9999"])
@pytest.mark.parametrize("form", [str.lower, str.upper, str.capitalize])
def test_a_given_variant_is_told_by_rule_and_not_by_list(form, number):
    secret = (form("jackson") + number).encode()
    assert classify_secret(secret, token_of("x")).code == "hmac-secret-common"


def test_five_digits_are_no_simple_variant():
    assert classify_secret(b"placeholder12345", token_of("x")) is None


def test_the_search_stops_when_its_time_is_over_and_says_so():
    token = token_of("wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#")
    common_variants()
    start = time.perf_counter()
    assert search(token, seconds=0.005) == (None, True)
    assert time.perf_counter() - start < 0.1


def test_reading_the_lists_takes_nothing_from_the_time_of_the_first_search():
    for read in (common_words, developer_phrases, made_up_secrets, other_words, common_variants):
        read.cache_clear()
    assert search(token_of("secret123"), seconds=0.1)[0].secret == b"secret123"


@pytest.mark.parametrize(
    "secret",
    ["michael", "121212", "Hunter2", "Password1", "CHANGE_ME", "secret42", "secret1999", "admin2023",
     "Autumn2024!", "P4ssw0rd", "secret\r\n", "keyboardcat", "my-super-secret-jwt-key", "some_secret",
     "your_secret_key_change_me_in_production", "test-secret"],
)  # fmt: skip
def test_what_a_slow_machine_has_time_for_is_the_likeliest(secret):
    likely = (*common_words(), *likely_variants(), *developer_phrases())
    assert len(likely) < 45_000
    assert secret.encode() in likely


def test_the_likeliest_are_tried_even_in_no_time():
    assert search(token_of("secret"), seconds=0)[0].secret == b"secret"


@pytest.mark.parametrize(
    "token",
    [
        compact({"alg": "RS256"}, {}, lambda _: b"\1" * 256),
        compact({"alg": "none"}, {}, lambda _: b""),
        compact({"alg": "HS256"}, {}, lambda _: b"\1" * 31),
        compact({"alg": "HS256"}, {}, lambda _: "xxxxxx_signature"),
        compact({"alg": "hs256"}, {}, mac("secret")),
        "",
        "a.b.c",
    ],
)
def test_nothing_is_searched_where_no_mac_stands(token):
    assert search(parse(token)) == (None, False)


@pytest.mark.parametrize(
    "claims",
    [
        '{"iss":7,"aud":{"a":1},"sub":null}',
        '{"iss":"http://[","aud":[1,null]}',
        "[]",
        '{"iss":"\\ud800"}',
    ],
)
def test_claims_that_are_no_texts_break_nothing(claims):
    token = parse(compact({"alg": "HS256", "kid": ["x"]}, claims, mac("changeme")))
    assert search(token, seconds=5)[0].secret == b"changeme"
    assert classify_secret(b"zz-unknown-zz", token) is None


# The lists


def test_the_lists_name_their_origin_and_licence_in_their_head():
    for name in (
        "common_secrets.txt",
        "common_words.txt",
        "published_secrets.txt",
        "secret_phrases.txt",
    ):
        head = (dictionary_home() / name).read_text(encoding="utf-8").split("\n\n")[0]
        assert "MIT" in head
        assert all(line.startswith("#") for line in head.splitlines())


def dictionary_home():
    from pathlib import Path

    return Path(dictionary.__file__).parent


def test_no_secret_stands_twice_and_none_is_empty():
    words = common_words()
    assert len(set(words)) == len(words) > 4000
    assert all(words)
    assert not set(common_variants()) & set(words)
    tiers = (words, likely_variants(), developer_phrases(), made_up_secrets(), other_words())
    assert len({word for tier in tiers for word in tier}) == sum(map(len, tiers))
    assert all(all(tier) for tier in tiers)
    assert len(published()) > 100


def test_every_published_secret_says_where_it_is_from():
    assert all(len(origin) > 5 for origin in published().values())


def test_the_examples_of_the_specifications_are_published():
    from base64 import urlsafe_b64decode

    for k in ("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
              "hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg"):  # fmt: skip
        octets = urlsafe_b64decode(k + "=" * (-len(k) % 4))
        assert published()[octets].startswith("RFC 7")
        assert published()[k.encode()].endswith("taken as text")


def test_the_search_agrees_with_a_bare_loop():
    token = token_of("Sunshine321")
    signature = token.signatures[0]
    bare = next(
        word
        for word in made_up_secrets()
        if hmac.digest(word, signature.signing_input, "sha256") == signature.octets
    )
    assert search(token, seconds=5)[0].secret == bare


def test_a_token_is_never_needed_to_be_json():
    assert classify_secret(b"secret", parse(json.dumps("x"))).code == "hmac-secret-published"
