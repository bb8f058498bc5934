"""A signature that does not fit, and one click that makes it fit: in a browser, with and without script."""

import base64
import json

import pytest
from compact import b64, compact, mac, signer
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from key_files import private, public_pem
from playwright.sync_api import expect

from debugger.keys.material import public_members

SECRET = "wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#"
OCTETS = bytes(range(201, 233))
HS256 = compact({"alg": "HS256"}, {"sub": "1"}, mac(SECRET))


def der(octets):
    raw = signer("ES256", private("P-256"))(octets)
    return encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))


def jwk(kind, **members):
    return {**public_members(private(kind).public_key()), **members}


def made_with(secret):
    return compact({"alg": "HS256"}, {"sub": "1"}, mac(secret))


def secrets_set():
    keys = [{"kty": "oct", "k": b64(text.encode()), "kid": kid}
            for text, kid in (("another secret " * 3, "new"), (SECRET, "old"))]  # fmt: skip
    return json.dumps({"keys": keys})


ES256 = compact({"alg": "ES256", "kid": "new"}, {"sub": "1"}, signer("ES256", private("P-256")))
REVERSED = compact({"alg": "HS256"}, {"sub": "1"}, lambda octets: mac(SECRET)(octets)[::-1])
IN_HEX = compact({"alg": "HS256"}, {"sub": "1"}, lambda octets: mac(SECRET)(octets).hex())
CASES = {
    "base64": (made_with(OCTETS), base64.b64encode(OCTETS).decode(), "Use this reading"),
    "text in hex": (made_with(OCTETS.hex().encode()), OCTETS.hex().upper(), "Use this reading"),
    "blanks": (HS256, f"  {SECRET}\n", "Use this reading"),
    "a line of settings": (HS256, f"export JWT_SECRET='{SECRET}' # live", "Use this reading"),
    "base64 twice": (made_with(OCTETS), base64.b64encode(base64.b64encode(OCTETS)).decode(),
                     "Use this reading"),
    "CRLF of the signer": (made_with(f"{SECRET}\r\n"), SECRET, "Use this reading"),
    "Latin-1": (made_with("Zürich-Geheimnis-äöü-4711".encode("latin-1")),
                "Zürich-Geheimnis-äöü-4711", "Use this reading"),
    "k of a JWK": (made_with(b64(OCTETS)), json.dumps({"kty": "oct", "k": b64(OCTETS)}),
                   "Use this reading"),
    "another key of the set": (
        ES256, json.dumps({"keys": [jwk("P-384", kid="new"), jwk("P-256", kid="old")]}),
        "Use this key"),
    "a kid that is not there": (ES256, json.dumps({"keys": [jwk("P-256", kid="old")]}),
                                "Use this key"),
    "another secret of the set": (
        compact({"alg": "HS256", "kid": "new"}, {"sub": "1"}, mac(SECRET)), secrets_set(),
        "Use this key"),
    "DER": (compact({"alg": "ES256"}, {"sub": "1"}, der), public_pem("P-256"),
            "Put the signature right"),
    "reversed": (REVERSED, SECRET, "Put the signature right"),
    "hex": (IN_HEX, SECRET, "Put the signature right"),
    "a guessed secret": (made_with("secret123"), "", "Use it as the key"),
}  # fmt: skip


def give(page, token, key):
    page.get_by_label("Secret or key").fill(key)
    page.get_by_label("Token", exact=True).fill(token)


def verdict(page):
    return page.get_by_role("status", name="Verdict")


@pytest.mark.parametrize("name", CASES)
def test_one_click_makes_the_signature_fit(page, live_server, name):
    token, key, button = CASES[name]
    page.goto(live_server)
    give(page, token, key)
    page.get_by_role("button", name=button).click()
    expect(verdict(page)).to_have_attribute("data-verdict", "verified")


@pytest.mark.parametrize("name", CASES)
def test_one_click_makes_it_fit_without_javascript(browser, live_server, name):
    token, key, button = CASES[name]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server)
    give(page, token, key)
    page.get_by_label("Token", exact=True).evaluate("field => field.form.requestSubmit()")
    page.get_by_role("button", name=button).click()
    expect(verdict(page)).to_have_attribute("data-verdict", "verified")
    context.close()


def test_what_was_typed_comes_back_by_undo(page, live_server):
    keys = json.dumps({"keys": [jwk("P-256", kid="old")]}, indent=1)
    page.goto(live_server)
    give(page, ES256, keys)
    page.get_by_role("button", name="Use this key").click()
    expect(verdict(page)).to_have_attribute("data-verdict", "verified")
    field = page.get_by_label("Secret or key")
    field.focus()
    page.keyboard.press("Control+z")
    expect(field).to_have_value(keys)


def test_what_stands_around_a_token_stays_when_its_signature_is_put_right(page, live_server):
    paste = f"curl -H 'Authorization: Bearer {IN_HEX}' https://api.example/me"
    page.goto(live_server)
    give(page, paste, SECRET)
    page.get_by_role("button", name="Put the signature right").click()
    expect(verdict(page)).to_have_attribute("data-verdict", "verified")
    field = page.get_by_label("Token", exact=True)
    expect(field).to_have_value(paste.replace(IN_HEX, HS256))


def test_the_reason_stands_beside_the_readings(page, live_server):
    page.goto(live_server)
    give(page, *CASES["Latin-1"][:2])
    expect(page.locator("main")).to_contain_text("written in ISO 8859-1 (Latin-1)")
