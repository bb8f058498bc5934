"""The verdict on a token: its order, its reasons, the choice of keys, what never makes it verified."""

import json

import pytest
from compact import b64, compact, judge, mac, signer
from key_files import certificate, private, public_pem

from debugger import samples
from debugger.jose.algorithms import find
from debugger.keys.material import public_members

SECRET = "wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#"
CLAIMS = {"iss": "https://issuer.example", "sub": "u_8f3k2m9q"}


def hs256(header=None, secret=SECRET, claims=CLAIMS):
    return compact({"alg": "HS256", **(header or {})}, claims, mac(secret))


def raw(header, signature):
    """A token of this header's exact text, an empty object and this segment."""
    return f"{b64(header.encode())}.e30.{signature}"


def rs256(header=None, kind="RSA"):
    return compact({"alg": "RS256", **(header or {})}, CLAIMS, signer("RS256", private(kind)))


def jwk(kind, **members):
    return {**public_members(private(kind).public_key()), **members}


def jwk_set(*keys):
    return json.dumps({"keys": list(keys)})


LONGER = compact({"alg": "HS256"}, CLAIMS, lambda octets: mac(SECRET)(octets) + bytes(2))


# The order of the verdicts


@pytest.mark.parametrize(
    ("token", "key", "verdict"),
    [
        pytest.param("", None, "malformed", id="nothing"),
        pytest.param("hello", None, "malformed", id="no token"),
        pytest.param("e30.e30.AAAA", None, "malformed", id="no alg"),
        pytest.param(raw('[]', 'AAAA'), None, "malformed", id="header is a list"),
        pytest.param(
            raw('{"alg":"none","alg":"HS256"}', ''), None, "malformed", id="alg twice"
        ),
        pytest.param(raw('{"alg":"none"}', 'AAAA'), None, "malformed", id="none, signed"),
        pytest.param(raw('{"alg":7}', 'AAAA'), None, "malformed", id="alg no text"),
        pytest.param(raw('{"alg":"none"}', ''), None, "unsecured", id="none"),
        pytest.param(raw('{"alg":"none"}', ''), SECRET, "unsecured", id="none, with key"),
        pytest.param(raw('{"alg":"None"}', ''), SECRET, "unsupported", id="None"),
        pytest.param(raw('{"alg":"hs256"}', 'AAAA'), SECRET, "unsupported", id="hs256"),
        pytest.param(raw('{"alg":"RS1"}', 'AAAA'), SECRET, "unsupported", id="RS1"),
        pytest.param(raw('{"alg":"ML-DSA-44"}', 'AAAA'), None, "unsupported", id="ML-DSA"),
        pytest.param(raw('{"alg":"dir"}', 'AAAA'), SECRET, "unsupported", id="a JWE alg"),
        pytest.param(hs256({"crit": ["exp"], "exp": 1}), SECRET, "unsupported", id="crit"),
        pytest.param(hs256({"crit": "exp"}), SECRET, "unsupported", id="crit is no list"),
        pytest.param(hs256({"crit": ["b64"]}), SECRET, "unsupported", id="crit of nothing"),
        pytest.param(hs256({"crit": ["kid"]}), SECRET, "unsupported", id="crit of an absent kid"),
        pytest.param(hs256({"b64": False, "crit": ["b64"]}), SECRET, "unsupported", id="b64"),
        pytest.param(hs256({"b64": "no"}), SECRET, "unsupported", id="b64 is no boolean"),
        pytest.param(hs256(), '{"kty":"RSA"}', "key-error", id="unreadable key"),
        pytest.param(hs256(), public_pem("RSA"), "key-error", id="key of another type"),
        pytest.param(rs256(), "secret", "key-error", id="text for RS256"),
        pytest.param(
            compact({"alg": "ES256"}, {}, lambda _: bytes(64)),
            public_pem("P-384"),
            "key-error",
            id="another curve",
        ),
        pytest.param(hs256(), SECRET, "verified", id="the right secret"),
        pytest.param(hs256(), "another", "invalid", id="another secret"),
        pytest.param(hs256(), None, "unverified", id="no key"),
        pytest.param(hs256(), "", "unverified", id="empty key"),
        pytest.param(hs256({"crit": []}), SECRET, "verified", id="an empty crit hides nothing"),
        pytest.param(hs256({"b64": True}), SECRET, "verified", id="b64 true changes nothing"),
        pytest.param(hs256({"b64": True, "crit": ["b64"]}), SECRET, "verified", id="b64 in crit"),
        pytest.param(LONGER, SECRET, "invalid", id="a signature too long"),
        pytest.param(hs256()[:-4], SECRET, "invalid", id="a signature too short"),
    ],
)  # fmt: skip
def test_the_verdict_is_the_first_that_holds(token, key, verdict):
    verification = judge(token, key)
    assert verification.verdict == verdict
    assert verification.reason.endswith((".", ")")), verification.reason


@pytest.mark.parametrize("place", [0, 1])
def test_a_second_spelling_of_header_or_payload_is_malformed(place):
    # “AB” and “AA” are the same octet; only the second is what an encoder writes.
    header, payload = b64(b'{"alg":"HS256"} '), b64(b"{} ")
    parts = [header, payload]
    last = parts[place][-1]
    parts[place] = parts[place][:-1] + chr(ord(last) + 1)
    signing_input = ".".join(parts)
    token = f"{signing_input}.{b64(mac(SECRET)(signing_input.encode()))}"
    assert judge(token, SECRET).verdict == "malformed"


def test_a_second_spelling_of_the_signature_is_still_that_signature():
    token = hs256()
    spelled = token[:-1] + chr(ord(token[-1]) + 1)
    assert judge(token, SECRET).verdict == judge(spelled, SECRET).verdict == "verified"


# What is said


def test_a_verified_token_says_by_what():
    verification = judge(hs256(), SECRET)
    assert verification.reason == (
        "The signature was checked by HS256 with the secret, 32 octets, and fits."
    )
    assert verification.key_source == "secret read as UTF-8"
    assert verification.key.material == SECRET.encode()
    assert [attempt.outcome for attempt in verification.attempts] == ["passed"]


def test_an_invalid_token_says_what_may_be():
    verification = judge(hs256(), "Ap9#kq2vX!s7Lm4$Zt8&Rw3^Yb6@Nd1f")
    assert verification.verdict == "invalid"
    assert "another key made it, or header or payload were changed" in verification.reason
    assert verification.causes == ()
    assert verification.key is None


@pytest.mark.parametrize(
    ("key", "key_format", "source"),
    [
        pytest.param(SECRET, "utf8", "secret read as UTF-8", id="utf8"),
        pytest.param(SECRET.encode().hex(), "hex", "secret read as hexadecimal", id="hex"),
        pytest.param(b64(SECRET.encode()), "base64url", "secret read as base64url", id="base64url"),
        pytest.param(json.dumps({"kty": "oct", "k": b64(SECRET.encode())}), "jwk", "JWK", id="jwk"),
        pytest.param(
            jwk_set({"kty": "oct", "k": b64(SECRET.encode())}),
            "auto",
            "JWK Set, the only secret",
            id="a set of one",
        ),
    ],
)
def test_the_source_of_a_secret_is_said(key, key_format, source):
    assert judge(hs256(), key, key_format).key_source == source


# A JWK Set


def test_kid_chooses_and_the_others_are_listed_as_not_tried():
    keys = jwk_set(jwk("P-256", kid="a"), jwk("RSA", kid="b"), jwk("Ed25519", kid="c"))
    verification = judge(rs256({"kid": "b"}), keys)
    assert verification.verdict == "verified"
    assert verification.key_source == "JWK Set, kid match"
    assert [(attempt.key.kid, attempt.outcome) for attempt in verification.attempts] == [
        ("b", "passed"),
        ("a", "not-checked"),
        ("c", "not-checked"),
    ]


def test_without_kid_the_key_of_the_fitting_type_is_taken():
    keys = jwk_set(jwk("P-256", kid="a"), jwk("RSA", kid="b"))
    verification = judge(rs256(), keys)
    assert verification.verdict == "verified"
    assert verification.key_source == "JWK Set, the only key of type RSA"
    assert {attempt.outcome for attempt in verification.attempts} == {"passed", "not-checked"}


def test_without_kid_every_fitting_key_is_tried_until_one_fits():
    token = compact({"alg": "ES256"}, CLAIMS, signer("ES256", private("P-256")))
    other = {
        "kty": "EC",
        "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    }
    verification = judge(token, jwk_set(other, jwk("P-256"), {**other, "kid": "third"}))
    assert verification.verdict == "verified"
    assert verification.key_source == "JWK Set, one of 3 keys of type EC"
    assert [attempt.outcome for attempt in verification.attempts] == [
        "failed",
        "passed",
        "not-checked",
    ]


def test_a_kid_that_fails_is_invalid_even_where_another_key_of_the_set_works():
    keys = jwk_set(
        jwk("RSA", kid="works"),
        {"kty": "RSA", "n": b64(b"\xc1" + bytes(254) + b"\x35"), "e": "AQAB", "kid": "named"},
    )
    verification = judge(rs256({"kid": "named"}), keys)
    assert verification.verdict == "invalid"
    assert [found.code for found in verification.causes] == ["wrong-key-in-set-works"]
    assert "“works”" in verification.reason


def test_a_kid_that_no_key_has_is_a_key_error():
    verification = judge(rs256({"kid": "gone"}), jwk_set(jwk("P-256", kid="here")))
    assert verification.verdict == "key-error"
    assert verification.reason.startswith("No key of the set has the “kid” “gone”")


def test_a_kid_that_no_key_has_names_the_key_that_would_fit():
    verification = judge(rs256({"kid": "gone"}), jwk_set(jwk("RSA", kid="here")))
    assert verification.verdict == "key-error"
    assert [found.code for found in verification.causes] == ["kid-not-in-set"]
    assert "“here”" in verification.reason


def test_a_key_without_a_name_may_be_the_one_that_kid_means():
    verification = judge(rs256({"kid": "gone"}), jwk_set(jwk("RSA")))
    assert verification.verdict == "verified"
    assert verification.key_source == "JWK Set, key without a kid"


def test_kid_is_compared_letter_for_letter():
    assert judge(rs256({"kid": "A"}), jwk_set(jwk("RSA", kid="a"))).verdict == "key-error"


def test_two_keys_of_one_kid_are_both_tried():
    keys = jwk_set(jwk("P-256", kid="same"), jwk("RSA", kid="same"))
    assert judge(rs256({"kid": "same"}), keys).verdict == "verified"


def test_a_single_jwk_is_tried_whatever_its_kid():
    assert judge(rs256({"kid": "x"}), json.dumps(jwk("RSA", kid="y"))).verdict == "verified"


@pytest.mark.parametrize("kid", [7, None, ["a"], {"a": 1}, ""], ids=repr)
def test_a_kid_that_is_no_text_chooses_nothing_and_breaks_nothing(kid):
    verification = judge(rs256({"kid": kid}), jwk_set(jwk("RSA", kid="a")))
    assert verification.verdict in ("verified", "key-error")


@pytest.mark.parametrize(
    ("members", "code"),
    [
        pytest.param({"use": "enc"}, "jwk-use-conflict", id="use"),
        pytest.param({"alg": "PS256"}, "jwk-alg-conflict", id="alg"),
        pytest.param({"key_ops": ["encrypt"]}, "jwk-key-ops-conflict", id="key_ops"),
    ],
)
def test_a_key_not_meant_for_this_is_a_key_error_that_says_it_would_fit(members, code):
    verification = judge(rs256(), json.dumps(jwk("RSA", **members)))
    assert verification.verdict == "key-error"
    assert [found for _, found, _ in verification.misfits] == [code]
    assert verification.reason.endswith("The signature itself does fit this key.")


@pytest.mark.parametrize("kid", [None, "gone"])
def test_what_a_limit_left_unread_is_never_called_wrong(kid):
    header = {} if kid is None else {"kid": kid}
    others = [{**jwk("RSA"), "n": jwk("RSA")["n"][:-2] + "AQ"}] * 100
    verification = judge(rs256(header), jwk_set(*others, jwk("RSA", **header)))
    assert verification.verdict == "key-error"
    assert verification.reason == (
        "None of the keys that were read fits. The JWK Set has 101 keys; the first 100 are used."
    )


def test_a_key_over_the_limit_beside_one_that_fails_may_be_the_one():
    huge = {"kty": "RSA", "e": "AQAB", "n": "v" * 3000}
    other = {**jwk("RSA"), "n": jwk("RSA")["n"][:-2] + "AQ"}
    verification = judge(rs256(), jwk_set(other, huge))
    assert verification.verdict == "key-error"
    assert "at most 16,384 bits" in verification.reason
    named = judge(rs256({"kid": "a"}), jwk_set({**other, "kid": "a"}, {**huge, "kid": "b"}))
    assert named.verdict == "invalid"


# Keys that a token brings along


def with_own_key(alg="ES256", kind="P-256", **header):
    members = {"alg": alg, "jwk": jwk(kind), **header}
    return compact(members, CLAIMS, signer(alg, private(kind)))


def test_a_key_the_token_brings_never_verifies_it():
    verification = judge(with_own_key())
    assert verification.verdict == "unverified"
    assert verification.self_asserted
    assert verification.self_asserted_by == "jwk"


def test_a_certificate_the_token_brings_never_verifies_it():
    import base64

    from cryptography.hazmat.primitives.serialization import Encoding

    der = certificate("RSA").public_bytes(Encoding.DER)
    token = rs256({"x5c": [base64.b64encode(der).decode()]})
    verification = judge(token)
    assert verification.verdict == "unverified"
    assert verification.self_asserted_by == "x5c"


def test_a_key_the_token_brings_does_not_hide_that_the_given_one_fails():
    other = {
        "kty": "EC",
        "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    }
    verification = judge(with_own_key(), json.dumps(other))
    assert verification.verdict == "invalid"
    assert verification.self_asserted


def test_a_key_the_token_brings_and_that_does_not_fit_asserts_nothing():
    token = compact({"alg": "ES256", "jwk": jwk("P-256")}, CLAIMS, lambda _: b"\x01" * 64)
    verification = judge(token)
    assert verification.verdict == "unverified"
    assert not verification.self_asserted


@pytest.mark.parametrize("brought", [7, None, [], {}, "x", {"kty": "RSA"}, ["x"], [7]], ids=repr)
@pytest.mark.parametrize("member", ["jwk", "x5c"])
def test_nonsense_that_a_token_brings_is_no_key(member, brought):
    assert judge(rs256({member: brought})).self_asserted_by is None


def test_a_dpop_proof_is_verified_by_its_own_key():
    verification = judge(with_own_key(typ="dpop+jwt"))
    assert verification.verdict == "verified"
    assert verification.key_source == "the proof’s own “jwk”"
    assert verification.key.provenance.reading == "token"
    assert not verification.self_asserted


def test_a_dpop_proof_changed_afterwards_is_invalid():
    token = compact(
        {"alg": "ES256", "typ": "dpop+jwt", "jwk": jwk("P-256")}, CLAIMS, lambda _: b"\x01" * 64
    )
    assert judge(token).verdict == "invalid"


@pytest.mark.parametrize(
    "header",
    [
        pytest.param({"typ": "dpop+jwt"}, id="no jwk"),
        pytest.param({"typ": "dpop+jwt", "jwk": {"kty": "oct", "k": "c2VjcmV0"}}, id="a secret"),
        pytest.param({"typ": "JWT", "jwk": jwk("P-256")}, id="another typ"),
        pytest.param({"typ": "dpop+jwt", "jwk": jwk("P-384")}, id="another curve"),
        pytest.param({"typ": "dpop+jwt", "jwk": {"keys": [jwk("P-256")]}}, id="a set"),
        pytest.param({"typ": "dpop+jwt", "jwk": {"jwk": jwk("P-256")}}, id="a jwk inside"),
        pytest.param(
            {"typ": "dpop+jwt", "jwk": {"kty": "EC", "pem": public_pem("P-256")}}, id="a PEM"
        ),
    ],
)
def test_only_a_proof_with_a_public_key_that_fits_is_checked_by_it(header):
    token = compact({"alg": "ES256", **header}, CLAIMS, signer("ES256", private("P-256")))
    assert judge(token).verdict == "unverified"


def test_a_proof_with_a_secret_in_it_proves_nothing():
    jwk = {"kty": "oct", "k": b64(SECRET.encode())}
    verification = judge(hs256({"typ": "dpop+jwt", "jwk": jwk}))
    assert verification.verdict == "unverified"
    assert verification.self_asserted


def test_a_proof_is_checked_by_the_given_key_where_one_is_given():
    verification = judge(with_own_key(typ="dpop+jwt"), public_pem("P-256"))
    assert verification.verdict == "verified"
    assert verification.key_source == "PEM public key"


# Weak secrets


def test_a_secret_found_without_a_key_does_not_verify():
    verification = judge(hs256(secret="changeme"))
    assert verification.verdict == "unverified"
    assert verification.found_secret.secret == b"changeme"
    assert verification.found_secret.code == "hmac-secret-common"


def test_an_address_given_as_the_key_is_said_to_be_one():
    verification = judge(rs256(), "https://login.example/.well-known/jwks.json")
    assert verification.verdict == "key-error"
    assert verification.reason.startswith("The text is an address.")
    assert judge(hs256(), "https://login.example/jwks").reason.endswith("paste what it answers.")


def test_a_key_that_the_token_brings_is_named_in_the_reason():
    assert judge(with_own_key()).reason == (
        "No key was given. The signature fits the key in the token’s own “jwk”, and anybody can"
        " bring a key of their own."
    )


def test_a_secret_is_looked_for_where_the_given_one_fails():
    verification = judge(hs256(secret="password"), SECRET)
    assert verification.verdict == "invalid"
    assert verification.reason == (
        "The signature does not fit the secret that was given; it fits a guessed one, “password”."
    )
    assert verification.found_secret.secret == b"password"


def test_no_secret_is_looked_for_where_the_given_one_fits():
    assert judge(hs256(secret="password"), "password").found_secret is None


def test_a_payload_that_may_have_been_sent_apart_is_not_called_invalid():
    payload = b64(b"sent apart")
    signing_input = b64(b'{"alg":"HS256"}') + "." + payload
    signature = b64(mac(SECRET)(signing_input.encode()))
    token = signing_input.replace(payload, "") + f".{signature}"
    verification = judge(token, SECRET)
    assert verification.verdict == "unsupported"
    assert "detached" in verification.reason


def test_an_empty_payload_that_was_signed_is_verified():
    assert judge(compact({"alg": "HS256"}, "", mac(SECRET)), SECRET).verdict == "verified"


def test_the_algorithm_is_the_registered_one():
    assert judge(hs256(), SECRET).algorithm is find("HS256")


@pytest.mark.parametrize(
    ("jwk", "words"),
    [
        ({"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}, "“x” has 1 octets"),
        ({"kty": "oct", "k": "AAAA"}, "a shared secret"),
        ({}, "“kty” is missing"),
    ],
)
def test_a_proof_whose_own_key_cannot_be_read_says_why(jwk, words):
    question = samples.with_header("dpop-proof", jwk=jwk)
    verification = judge(question.text, "")
    assert verification.verdict == "unverified"
    assert verification.reason.startswith("The proof’s own key in “jwk” cannot be read: ")
    assert words in verification.reason
