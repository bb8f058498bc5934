"""The report on a terminal: its order, its words, and rows that break where a reader expects it."""

import io
import json

from debugger import Policy, inspect_token
from debugger.cli.printing import print_report
from debugger.encode import sign_token
from debugger.keys.generate import generate
from debugger.samples import GIVEN_NAME, bound, confirmed

NOW = 1795514400
CLAIMS = {
    "iss": "https://login.acme.example",
    "sub": "u_8f3k2m9q",
    "aud": "https://api.acme.example",
    "iat": NOW - 60,
    "exp": NOW + 600,
    "jti": "b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b",
    "realm_access": {"roles": ["audit"]},
}


def printed(text, key=None, **policy):
    stream = io.StringIO()
    print_report(inspect_token(text, key, policy=Policy(now=NOW, **policy)), stream)
    return stream.getvalue()


def on_one_row(text):
    return " ".join(text.split())


def signed(**claims):
    made = generate("ES256")
    members = {"typ": "JWT", "kid": made.private_jwk["kid"]}
    token = sign_token(members, {**CLAIMS, **claims}, json.dumps(made.private_jwk)).token
    return token, made.public_jwk


def test_the_key_that_fits_is_named_with_its_thumbprint():
    token, public = signed()
    text = on_one_row(printed(token, json.dumps({"keys": [public]})))
    kid = public["kid"]
    key = f"EC key “{kid}”, P-256 (JWK Set, kid match)"
    assert f" Signature {key} thumbprint {kid} [RFC 7638] " in text


def test_every_key_that_was_tried_is_listed_with_its_outcome():
    token, public = signed()
    others = [{**generate("ES256").public_jwk, "kid": name} for name in ("old", "new")]
    text = on_one_row(printed(token, json.dumps({"keys": others})))
    reason = f"The header’s “kid” is “{public['kid']}”, not this key’s."
    assert f" Signature – EC key “old”, P-256: {reason} – EC key “new”, P-256: {reason} " in text


def test_a_claim_that_was_checked_is_marked_with_the_outcome():
    token, public = signed(exp=NOW - 60)
    text = printed(token, json.dumps(public), issuer="https://login.acme.example")
    assert "\n      ✗ Expiration Time · 2026-11-24T09:59:00Z · expired 1 min ago\n" in text
    assert "\n      ✓ Issuer · " in text


def test_a_member_inside_another_is_named_by_its_path():
    token, _ = signed()
    assert '\n  realm_access.roles: ["audit"]\n' in printed(token)


def test_no_row_begins_with_the_number_of_a_section_or_with_a_dot():
    token, _ = signed()
    rows = [row.strip() for row in printed(token).splitlines()]
    assert not [row for row in rows if row.startswith(("§", "· ")) or row.endswith(" RFC")]


def test_what_a_token_was_taken_for_is_said_with_the_reason():
    token = sign_token({"typ": "at+jwt"}, CLAIMS, "n3Vq7hTz0Lk2pXw9Rb5sYc8dMf4gJa1e").token
    assert "  judged as access-token: its typ is “at+jwt”\n" in printed(token)


def test_the_thumbprint_of_a_secret_is_not_printed():
    secret = "n3Vq7hTz0Lk2pXw9Rb5sYc8dMf4gJa1e"
    text = printed(sign_token({"typ": "JWT"}, CLAIMS, secret).token, secret)
    assert "\nSignature\n  secret, 32 octets (secret read as UTF-8)\n\nPitfalls" in text


def test_nothing_is_printed_where_standard_output_was_closed():
    assert print_report(inspect_token(""), None) is None


def test_disclosures_are_listed_with_their_places_and_faults():
    question = confirmed(GIVEN_NAME, "e30", binding=bound(), policy={"issuer": None})
    text = printed(question.text, question.key)
    assert '\n  given_name: "Ada"\n      payload.given_name · salt ' in text
    assert "\n  unreadable\n      digest " in text
    assert "\n      ✗ Disclosure 2 is no base64url of a JSON array of two or three" in text
    assert "\nKey binding (✓ by the holder’s key, for this presentation)\n" in text
    assert '\n  nonce: "' in text
    assert all(len(row) <= 80 for row in text.splitlines())
