"""The verdict on an encrypted token, its reason, what was tried, and what it held."""

import json

import pytest
from compact import b64

from debugger import inspect_token, samples
from debugger.effort import EXHAUSTED
from debugger.jose.parse import parse
from debugger.keys.load import load
from debugger.samples.encryption import CONTENT_KEY, RECIPIENT, encrypted, secret_jwk
from debugger.samples.key_texts import private_pem
from debugger.samples.signers import ED25519, ES256, ES256K, RS256
from debugger.verify import verify

CLAIMS = samples.generic_payload()


def judge(text, key):
    return verify(parse(text), load(key))


def in_json(*recipients, protected=None, **members):
    """A JWE in the general form that nobody encrypted."""
    return json.dumps(
        {
            "protected": b64(json.dumps(protected or {"enc": "A256GCM"}).encode()),
            "iv": b64(bytes(12)),
            "ciphertext": b64(bytes(40)),
            "tag": b64(bytes(16)),
            "recipients": list(recipients),
            **members,
        }
    )


def to(encrypted_key=b"", **header):
    return {"header": header, "encrypted_key": b64(encrypted_key)}


def test_the_reason_says_what_the_tag_proves_of_the_sender():
    public = judge(encrypted(CLAIMS), private_pem(RECIPIENT))
    assert "not who sent it" in public.reason
    shared = judge(encrypted(CLAIMS, {"alg": "dir"}, CONTENT_KEY), secret_jwk(CONTENT_KEY))
    assert "somebody who has this secret" in shared.reason


def test_the_key_that_opened_it_is_named_with_where_it_comes_from():
    verification = judge(encrypted(CLAIMS), private_pem(RECIPIENT))
    assert verification.key.label == "RSA key, 2048 bits"
    assert verification.key_source == "PEM private key"
    assert [str(attempt.outcome) for attempt in verification.attempts] == ["passed"]


@pytest.mark.parametrize(
    ("key", "code", "words"),
    [
        (RECIPIENT.key_text, "algorithm-key-mismatch", "only the private half decrypts"),
        (private_pem(ES256), "algorithm-key-mismatch", "an elliptic curve key (EC)"),
        (secret_jwk(CONTENT_KEY), "algorithm-key-mismatch", "a shared secret"),
        (private_pem(ED25519), "algorithm-key-mismatch", "a key of type OKP"),
    ],
)
def test_a_key_that_cannot_open_it_says_why(key, code, words):
    verification = judge(encrypted(CLAIMS), key)
    assert verification.verdict == "key-error"
    assert words in verification.reason
    assert [found for _, found, _ in verification.misfits] == [code]


@pytest.mark.parametrize("signer", [ED25519, ES256K], ids=["Ed25519", "secp256k1"])
def test_a_key_on_a_curve_that_only_signs_agrees_on_nothing(signer):
    text = encrypted(CLAIMS, {"alg": "ECDH-ES"}, ES256.make())
    verification = judge(text, private_pem(signer))
    assert [code for _, code, _ in verification.misfits] == ["ec-curve-mismatch"]
    assert "agrees on no content key" in verification.reason


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"use": "sig"}, "jwk-use-conflict"),
        ({"use": 5}, "jwk-use-conflict"),
        ({"key_ops": ["sign"]}, "jwk-key-ops-conflict"),
        ({"key_ops": ["encrypt", "wrapKey"]}, "jwk-key-ops-conflict"),
        ({"key_ops": "decrypt"}, "jwk-key-ops-conflict"),
        ({"alg": "A256KW"}, "jwk-alg-conflict"),
        ({"alg": "A128GCM"}, "jwk-alg-conflict"),
        ({"alg": 5}, "jwk-alg-conflict"),
    ],
)
def test_a_jwk_that_is_for_something_else_is_not_used(members, code):
    text = encrypted(CLAIMS, {"alg": "dir"}, CONTENT_KEY)
    key = json.dumps({**json.loads(secret_jwk(CONTENT_KEY)), **members})
    verification = judge(text, key)
    assert verification.verdict == "key-error"
    assert [found for _, found, _ in verification.misfits] == [code]


@pytest.mark.parametrize(
    "members",
    [
        {"use": "enc"},
        {"key_ops": ["decrypt"]},
        {"key_ops": ["unwrapKey"]},
        {"key_ops": ["encrypt", "decrypt"]},
        {"alg": "dir"},
        {"alg": "A256GCM"},  # as RFC 7520 §5.6.1 has it
    ],
)
def test_a_jwk_that_is_for_this_is_used(members):
    text = encrypted(CLAIMS, {"alg": "dir"}, CONTENT_KEY)
    key = json.dumps({**json.loads(secret_jwk(CONTENT_KEY)), **members})
    assert judge(text, key).verdict == "verified"


def test_the_kid_chooses_in_a_set():
    mine = {**json.loads(secret_jwk(CONTENT_KEY)), "kid": "mine"}
    other = {**json.loads(secret_jwk(bytes(32))), "kid": "other"}
    text = encrypted(CLAIMS, {"alg": "dir", "kid": "mine"}, CONTENT_KEY)
    opened = judge(text, samples.jwk_set(other, mine))
    assert (opened.verdict, opened.key.kid) == ("verified", "mine")
    assert opened.key_source == "JWK Set, kid match"
    absent = judge(text, samples.jwk_set(other))
    assert absent.verdict == "key-error"
    assert "No key of the set has the “kid” “mine”" in absent.reason


def test_of_several_keys_without_a_name_the_one_that_opens_is_found():
    keys = samples.jwk_set(
        *(json.loads(secret_jwk(bytes([number] * 32))) for number in range(5)),
        json.loads(secret_jwk(CONTENT_KEY)),
    )
    opened = judge(encrypted(CLAIMS, {"alg": "dir"}, CONTENT_KEY), keys)
    assert opened.verdict == "verified"
    assert [str(each.outcome) for each in opened.attempts] == ["failed"] * 5 + ["passed"]


def test_a_key_that_unwraps_but_whose_tag_does_not_fit_is_called_the_right_one():
    text = encrypted(CLAIMS, {"alg": "A256KW"}, CONTENT_KEY)
    changed = f"{text[:-22]}{'A' * 22}"
    verification = judge(changed, secret_jwk(CONTENT_KEY))
    assert verification.verdict == "invalid"
    assert "so it is the right one" in verification.reason


def test_one_recipient_that_opens_is_enough_and_is_counted():
    mine = {"alg": "A256KW", "kid": "b"}
    text = in_json(to(bytes(40), alg="A256KW", kid="a"), to(bytes(40), **mine))
    verification = judge(text, secret_jwk(CONTENT_KEY))
    assert verification.verdict == "invalid"
    assert "none of the 2 keys" not in verification.reason
    assert len(verification.attempts) == 2


def test_a_recipient_whose_header_nobody_can_follow_does_not_spoil_the_others():
    text = in_json(to(alg="ECDH-ES+A256KW"), to(bytes(40), alg="A256KW"))
    assert judge(text, secret_jwk(CONTENT_KEY)).verdict == "invalid"
    assert judge(in_json(to(alg="XYZ"), to(alg="dir9")), "").verdict == "unsupported"
    assert judge(in_json(to(alg="ECDH-ES")), "").verdict == "malformed"


@pytest.mark.parametrize(
    "members",
    [
        {"recipients": []},
        {"recipients": "all"},
        {"recipients": [5]},
        {"encrypted_key": "AAAA"},
        {"iv": 5},
        {"tag": ["AAAA"]},
        {"aad": 5},
        {"unprotected": "x"},
        {"recipients": [{"header": 5}]},
        {"recipients": [{"header": {"alg": "dir"}, "encrypted_key": 5}]},
    ],
    ids=str,
)
def test_a_json_form_with_a_member_of_another_kind_is_malformed(members):
    text = in_json(to(alg="dir"), **members)
    assert judge(text, secret_jwk(CONTENT_KEY)).verdict == "malformed"


def test_an_encrypted_key_where_none_belongs_is_refused_whatever_the_key():
    head, _, *rest = encrypted(CLAIMS, {"alg": "dir"}, CONTENT_KEY).split(".")
    verification = judge(".".join((head, "AAAA", *rest)), secret_jwk(CONTENT_KEY))
    assert verification.verdict == "invalid"
    assert "a recipient must refuse that" in verification.reason


def test_an_encrypted_key_of_another_modulus_is_not_tried():
    text = encrypted(CLAIMS)
    verification = judge(text, private_pem(samples.RSA_SHORT))
    assert verification.verdict == "invalid"
    assert "this RSA key makes 128" in verification.reason


@pytest.mark.parametrize(
    ("spelt", "reading"),
    [
        (b64(CONTENT_KEY), "base64url"),
        (CONTENT_KEY.hex(), "hex"),
        (f'"{CONTENT_KEY.hex()}"', "hex"),
    ],
)
def test_a_shared_key_that_was_read_otherwise_is_found(spelt, reading):
    text = encrypted(CLAIMS, {"alg": "dir"}, CONTENT_KEY)
    verification = judge(text, spelt)
    assert verification.verdict == "key-error"
    assert verification.causes[0].reading == reading
    assert verification.reason == verification.causes[0].sentence
    assert judge(text, "x" * 43).causes == ()


def test_a_password_opens_with_its_text():
    text = encrypted(CLAIMS, {"alg": "PBES2-HS256+A128KW", "p2c": 2000}, b"correct horse")
    assert judge(text, "correct horse").verdict == "verified"
    assert judge(text, "correct horse ").verdict == "invalid"


@pytest.mark.parametrize("count", [600_001, 2**31, 10**30])
def test_more_rounds_than_the_limit_are_refused_before_anything_is_computed(count):
    text = in_json(to(bytes(40), alg="PBES2-HS512+A256KW", p2s=b64(bytes(16)), p2c=count))
    for key in ("", "password"):
        verification = judge(text, key)
        assert verification.verdict == "unsupported"
        assert "at most 600,000 are computed" in verification.reason


def test_a_bomb_is_stopped_and_nothing_of_it_is_read():
    report = inspect_token(encrypted(b"0" * 30_000_000, {"zip": "DEF"}), private_pem(RECIPIENT))
    assert report.verdict == "unsupported"
    assert "inflates to more than 1,000,000" in report.verification.reason
    assert report.token.payload is None
    assert report.verification.decryption.bomb
    assert report.verification.decryption.compressed < 100_000


def test_what_does_not_inflate_is_malformed_though_its_tag_fits():
    from joserfc.jwa import JWE_ENC_MODELS

    model = next(model for model in JWE_ENC_MODELS if model.name == "A256GCM")
    header = b64(b'{"alg":"dir","enc":"A256GCM","zip":"DEF"}')
    ciphertext, tag = model.encrypt(b"no deflate", CONTENT_KEY, bytes(12), header.encode())
    text = ".".join((header, "", *map(b64, (bytes(12), ciphertext, tag))))
    report = inspect_token(text, secret_jwk(CONTENT_KEY))
    assert report.verdict == "malformed"
    assert "no DEFLATE data" in report.verification.reason
    assert not report.accepted


def test_the_decrypted_claims_are_judged_as_those_of_a_signed_token_are():
    plaintext = b'{"iss":"https://a.example","exp":1795510000,"exp":1795511000}'
    question = samples.with_secret(plaintext)
    report = inspect_token(question.text, question.key, policy=question.policy)
    found = {finding.id for finding in report.findings}
    assert {"exp-expired", "json-duplicate-member"} <= found
    assert report.token.claims["exp"] == 1795511000
    assert [line.name for line in report.claims] == ["iss", "exp"]
    assert report.verdict == "verified"
    assert not report.accepted


@pytest.mark.parametrize(
    ("plaintext", "encoding"),
    [(b"\xff\x00\x01", "binary"), (b"hello", "text"), (b"[1]", "json"), (b"", "text")],
)
def test_any_octets_can_be_encrypted(plaintext, encoding):
    question = samples.with_secret(plaintext)
    report = inspect_token(question.text, question.key, policy=question.policy)
    assert report.verdict == "verified"
    assert report.token.payload.encoding == encoding
    assert report.token.payload.octets == plaintext


def test_a_finding_about_the_plaintext_points_at_the_ciphertext():
    question = samples.with_secret(b'{"exp":1795510000}')
    report = inspect_token(question.text, question.key, policy=question.policy)
    finding = next(finding for finding in report.findings if finding.id == "exp-expired")
    segment = report.token.segment("ciphertext")
    assert finding.span == (segment.start, segment.end)


def test_a_thousand_recipients_and_a_hundred_keys_are_tried_within_a_limit_that_is_named():
    keys = [json.loads(secret_jwk(bytes([number]) * 32)) for number in range(100)]
    text = in_json(*(to(bytes(40), alg="A256KW") for _ in range(1000)))
    verification = judge(text, samples.jwk_set(*keys))
    assert verification.verdict == "unsupported"
    assert EXHAUSTED in verification.reason
    assert len(verification.attempts) <= 200


def test_the_recipient_that_names_the_key_is_tried_first():
    keys = {"keys": [{**json.loads(secret_jwk(CONTENT_KEY)), "kid": "mine"}]}
    model = encrypted(CLAIMS, {"alg": "A256KW", "kid": "mine"}, CONTENT_KEY)
    header, encrypted_key, vector, ciphertext, tag = model.split(".")
    others = [to(bytes(40), alg="A256KW", kid="other") for _ in range(900)]
    whole = json.loads(in_json(*others, {"encrypted_key": encrypted_key}))
    whole |= {"protected": header, "iv": vector, "ciphertext": ciphertext, "tag": tag}
    for other in whole["recipients"][:-1]:
        other["header"] = {}
    verification = judge(json.dumps(whole), json.dumps(keys))
    assert verification.verdict == "verified"
    assert verification.decryption.recipient == 900


def test_a_key_over_a_limit_calls_nothing_wrong():
    keys = samples.jwk_set(*({"kty": "oct", "k": b64(bytes([n % 250]) * 32)} for n in range(120)))
    verification = judge(encrypted(CLAIMS, {"alg": "dir"}, CONTENT_KEY), keys)
    assert verification.verdict == "key-error"
    assert "None of the keys that were read opens it" in verification.reason


def test_no_text_of_a_library_is_shown():
    for text in (encrypted(CLAIMS), in_json(to(b"x" * 256, alg="RSA-OAEP-256"))):
        for key in (private_pem(RS256), private_pem(RECIPIENT), "{}", "x"):
            verification = judge(text[:-4], key)
            said = [verification.reason, *(each.reason for each in verification.attempts)]
            assert not any(word in " ".join(said) for word in ("Error", "cryptography", "joserfc"))
