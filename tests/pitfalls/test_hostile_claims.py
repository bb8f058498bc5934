"""No value of any claim makes a check raise, whatever the token is taken for."""

import pytest
from met import found

from debugger.claims.policy import Policy
from debugger.claims.profiles import PROFILE_NAMES
from debugger.jose.base64url import encode
from debugger.samples import SAMPLE_NOW, Question

NAMES = """
    iss sub aud exp nbf iat jti azp nonce auth_time updated_at at_hash c_hash acr amr scope scp sid
    typ name email email_verified hd phone_number address birthdate client_id response_type request
    request_uri redirect_uri code error events sub_id htm htu ath cnf status status_list vc vp vct
    @context token_introspection token_use token_type type tid oid ver xms_edov hasgroups
    _claim_names role roles groups admin permissions debug env password secret api_key pin ssn
    diagnosis __proto__ constructor prototype expires issuer d k kty card account callback _sd
""".split()  # noqa: SIM905  a list of a hundred lines would be no easier to read
VALUES = [
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e400",
    "-1e400",
    "1e-400",
    "9" * 4000,
    "9" * 5000,
    '""',
    '" "',
    '"a"',
    '"@"',
    '"+"',
    '"://"',
    '"https://[::1"',
    '"https://xn--999999999.example"',
    '"https://\\ud800.example/"',
    '"\\ud800"',
    '"\\u0000"',
    '"http://0x7f000001/"',
    "[]",
    "{}",
    "[1]",
    "[null]",
    "[[[]]]",
    '["\\ud800"]',
    '{"a":1}',
    '{"jkt":5,"jwk":{"kty":[]}}',
    '{"status_list":[]}',
    '{"status_list":{"idx":1e400,"uri":5,"lst":"%","bits":[]}}',
    '{"id":[],"issuer":{"id":{}},"credentialSubject":[{}]}',
    '{"http://schemas.openid.net/event/backchannel-logout":null}',
    '[{"a":[1,{"password":null}]}]',
    "20271224",
    "1795514400000",
]
EXPECTED = {"issuer": "https://a.example", "audience": ["b", "c"], "subject": "d", "max_age": 5}


def token(header, value):
    members = ",".join(f'"{name}":{value}' for name in NAMES)
    payload = f"{{{members}}}".encode()
    return f"{encode(header.encode())}.{encode(payload)}.{encode(bytes(32))}"


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:24])
def test_every_claim_may_hold_anything(value):
    text = token('{"alg":"RS256"}', value)
    policy = Policy(now=SAMPLE_NOW, leeway=3, **EXPECTED)
    assert all(finding.detail for finding in found(Question(text, policy=policy)))


@pytest.mark.parametrize("profile", PROFILE_NAMES)
@pytest.mark.parametrize("value", ["null", "5", '"a"', "[{}]", '{"a":[]}'])
def test_whatever_a_token_is_taken_for(profile, value):
    text = token(f'{{"alg":{value},"kid":{value},"typ":{value},"jwk":{value}}}', value)
    policy = Policy(now=SAMPLE_NOW, profile=profile, **EXPECTED)
    pasted = f'curl http://a.example -H "Authorization: DPoP {text}" {{"nonce":"n","code":"c"}}'
    for question in (Question(text, policy=policy), Question(pasted, policy=policy)):
        assert all(finding.detail for finding in found(question))
