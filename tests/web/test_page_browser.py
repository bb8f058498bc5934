"""The page in a real browser, against a real server: typing, keyboard, place, loss, colour, access."""

import base64
import contextlib
import json
import re
import time

import jwt
import pytest
from axe_playwright_python.sync_playwright import Axe
from axe_problems import LARGE, SMALL, problems
from compact import compact, mac
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Error, expect

from debugger.pitfalls import SAMPLES
from debugger.samples import GIVEN_NAME, bound, confirmed, nested, to_recipient

TUTORIAL = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    ".eyJ1c2VySWQiOjEyMywiZW1haWwiOiJ1c2VyQGV4YW1wbGUuY29tIn0.xxxxxx_signature"
)
SECRET = "q7Zr1Xw0pT5uV3nB8kLmY2cD6sGhJ9aEfQvWxR4tN0M="
GUESSABLE = {
    word: compact({"alg": "HS256"}, {"sub": "1"}, mac(word)) for word in ("secret", "secret123")
}
EXPECTED = {
    "issuer": "https://login.example",
    "audience": "https://api.example",
    "algorithms": "ES256",
}


@pytest.fixture
def debugger(page, live_server):
    """The page, opened; any complaint of the browser fails the test."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto(live_server)
    yield page
    assert [text for text in complaints if "ERR_CONNECTION_REFUSED" not in text] == []


def verdict_of(page):
    return page.get_by_role("status", name="Verdict")


def expect_verdict(page, verdict, accepted=None):
    expect(verdict_of(page)).to_have_attribute("data-verdict", verdict)
    if accepted:
        expect(verdict_of(page)).to_have_attribute("data-accepted", accepted)


def give(page, token, key="", **expectations):
    page.get_by_label("Secret or key").fill(key)
    for name, text in expectations.items():
        page.locator(f"#{name}").fill(text)
    page.get_by_label("Token", exact=True).fill(token)


@pytest.fixture(scope="module")
def keys():
    private = ec.generate_private_key(ec.SECP256R1())
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private, public.decode()


@pytest.fixture(scope="module")
def states(keys):
    """Each state of the page: what is given, and the verdict."""
    private, public = keys
    now = int(time.time())
    claims = {
        "iss": EXPECTED["issuer"],
        "sub": "user_7291",
        "aud": EXPECTED["audience"],
        "client_id": "web",
        "iat": now - 600,
        "exp": now + 3000,
        "jti": "a91e-04c7-7712-55d1",
    }
    typ = {"typ": "at+jwt", "kid": "one"}
    good = jwt.encode(claims, private, "ES256", typ)
    late = jwt.encode(
        claims | {"iat": now - 9000, "exp": now - 7200, "email": "a@b.example"},
        private,
        "ES256",
        typ,
    )
    misread = jwt.encode({"sub": "42", "exp": now + 60}, base64.b64decode(SECRET), "HS256")
    jwk = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(private.public_key()))
    own = jwt.encode(claims, private, "ES256", {"jwk": jwk})
    odd = {
        "role": "x",
        "vc": {"type": ["x" * 300]},
        "n" * 200: "\u202e<b>" + "w" * 500,
        "amr": ["z" * 90],
    }
    wide = jwt.encode(
        {**claims, **odd}, private, "ES256", {"kid": "k" * 300, "jku": "https://" + "h" * 300}
    )
    decrypted, deep = nested(), SAMPLES["nested-depth"]()
    header = base64.urlsafe_b64encode(b'{"alg":"dir","enc":"A128GCM"}').rstrip(b"=").decode()
    return {
        "accepted": (good, public, EXPECTED, "verified"),
        "expired": (late, public, EXPECTED, "verified"),
        "invalid": (misread, SECRET, {}, "invalid"),
        "unverified": (good, "", {}, "unverified"),
        "none": (jwt.encode({"sub": "admin"}, None, "none"), "", {}, "unsecured"),
        "malformed": (good[:90] + "…" + good[130:], "", {}, "malformed"),
        "encrypted": (
            f"{header}..QUJDREVGR0hJSktM.QUJDREVG.QUJDREVGR0hJSktMTU5PUA",
            "",
            {},
            "unverified",
        ),
        "decrypted": (decrypted.text, decrypted.key, {}, "verified"),
        "three deep": (deep.text, deep.key, {}, "verified"),
        "key-error": (
            good,
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
            {},
            "key-error",
        ),
        "self-asserted": (own, "", {}, "unverified"),
        "key of another set": (
            good,
            json.dumps({"keys": [{**jwk, "kid": "two"}]}),
            {},
            "key-error",
        ),
        "issuer's configuration": (
            good,
            json.dumps({"issuer": "x", "jwks_uri": "https://x/"}),
            {},
            "key-error",
        ),
        "guessed": (GUESSABLE["secret"], "", {}, "unverified"),
        "wide": (wide, "", {}, "unverified"),
        "no token": ("nothing of the kind", "", {}, "malformed"),
        "several": (
            json.dumps({"access_token": good, "id_token": late}, indent=1),
            "",
            {},
            "unverified",
        ),
    }


def test_the_verdict_follows_while_typing(debugger):
    debugger.get_by_label("Token", exact=True).press_sequentially(TUTORIAL, delay=0)
    expect_verdict(debugger, "unverified")
    debugger.get_by_label("Secret or key").press_sequentially("secretKey")
    expect_verdict(debugger, "invalid")


def test_the_tutorial_token_is_told_as_it_is(debugger):
    give(debugger, TUTORIAL, "secretKey")
    expect_verdict(debugger, "invalid")
    expect(verdict_of(debugger)).to_contain_text("xxxxxx_signature")
    pitfalls = debugger.get_by_role("list", name="Pitfalls")
    for finding in ("exp-missing", "personal-data"):
        expect(pitfalls.locator(f'[data-finding="{finding}"]')).to_be_visible()
    expect(debugger.get_by_role("region", name="Payload")).to_contain_text('"user@example.com"')
    for name in ("Header", "Payload", "Signature"):
        expect(debugger.get_by_role("region", name=name, exact=True)).to_be_visible()
    expect(debugger.locator("pre [data-segment=signature]")).to_have_text("xxxxxx_signature")


def test_the_segments_are_coloured_before_the_server_answers(debugger):
    debugger.route("**/inspect", lambda route: None)
    give(debugger, f"Authorization: Bearer {TUTORIAL}")
    spans = debugger.locator("pre.ink [data-segment]")
    expect(spans).to_have_text(TUTORIAL.split("."))
    assert spans.evaluate_all("all => all.map(each => each.dataset.segment)") == [
        "header",
        "payload",
        "signature",
    ]
    expect(debugger.locator("pre.ink .around").first).to_have_text("Authorization: Bearer ")
    lines = spans.evaluate_all("all => all.map(each => getComputedStyle(each).textDecorationStyle)")
    assert lines == ["solid", "dashed", "double"]


def test_disclosures_and_key_binding_are_coloured_before_the_server_answers(debugger):
    debugger.route("**/inspect", lambda route: None)
    jws, first, second, binding = TUTORIAL, "WyJhIiwiYiIsMV0", "WyJhIiwxXQ", "eyJh.eyJi.c"
    give(debugger, "~".join((jws, first, second, binding)))
    spans = debugger.locator("pre.ink [data-segment]")
    expect(spans).to_have_text([*jws.split("."), first, second, binding])
    assert spans.evaluate_all("all => all.map(each => each.dataset.segment)")[3:] == [
        "disclosure",
        "disclosure",
        "key_binding",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_disclosures_are_read_by_everybody(debugger, size, scheme):
    debugger.set_viewport_size(size)
    debugger.emulate_media(color_scheme=scheme)
    question = confirmed(GIVEN_NAME, "e30", binding=bound())
    give(debugger, question.text, question.key)
    expect_verdict(debugger, "verified", "false")
    expect(debugger.get_by_role("region", name="Disclosures", exact=True)).to_be_visible()
    expect(debugger.get_by_role("region", name="Key binding", exact=True)).to_be_visible()
    expect(debugger.get_by_role("rowheader", name="given_name")).to_be_visible()
    assert Axe().run(debugger).response["violations"] == []
    assert debugger.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_a_token_inside_is_shown_behind_the_one_that_holds_it(debugger):
    question = nested("id-token")
    give(debugger, question.text, question.key)
    expect_verdict(debugger, "verified", "false")  # its time is over
    inside = debugger.get_by_role("region", name="The token inside", exact=True)
    expect(inside.locator("[data-inner-verdict]")).to_have_attribute(
        "data-inner-verdict", "verified"
    )
    expect(inside.get_by_role("region", name="Payload inside", exact=True)).to_contain_text("nonce")
    expired = inside.locator("[data-inner-finding=exp-expired]")
    expect(expired).to_be_visible()
    expired.hover()
    lit = debugger.locator("[data-at='nested.payload.exp'].lit")
    expect(lit.first).to_be_visible()
    assert debugger.locator("[data-at='payload.exp'].lit").count() == 0
    expect(debugger.get_by_role("region", name="Payload", exact=True)).to_contain_text("see below")
    give(debugger, "")
    expect(inside).to_have_count(0)


def test_decrypted_claims_are_shown_as_those_of_a_signed_token_are(debugger):
    question = to_recipient(b'{"sub":"user_7291","exp":1795515180}')
    give(debugger, question.text, question.key)
    expect_verdict(debugger, "verified")
    payload = debugger.get_by_role("region", name="Payload", exact=True)
    expect(payload).to_contain_text("decrypted: claims")
    expect(payload).to_contain_text("user_7291")
    tag = debugger.get_by_role("region", name="Signature", exact=True)
    expect(tag).to_contain_text("not who sent it")
    expect(tag).to_contain_text("made for this token alone, encrypted by RSA-OAEP-256")
    expect(debugger.locator("[data-segment=encrypted_key]")).to_have_count(1)


def test_a_button_applies_the_reading_that_works(debugger, states):
    token, key, _, _ = states["invalid"]
    give(debugger, token, key)
    expect_verdict(debugger, "invalid")
    debugger.get_by_role("button", name="Use this reading").click()
    expect_verdict(debugger, "verified")
    expect(debugger.get_by_label("Key format")).to_have_value("base64")
    expect(debugger.get_by_label("Secret or key")).to_have_value(key)


def test_the_readings_of_a_secret_stand_beside_each_other(debugger, states):
    token, key, _, _ = states["invalid"]
    give(debugger, token, key)
    table = debugger.get_by_role("region", name="Readings of the secret")
    rows = table.get_by_role("row")
    expect(rows).to_have_count(5)
    expect(rows.nth(1)).to_contain_text("does not fit")
    expect(rows.nth(2)).to_contain_text("32 octets")
    expect(rows.nth(2).get_by_role("button", name="Use this reading")).to_be_visible()
    # The headline has the sentence; the panel does not repeat it.
    sentence = verdict_of(debugger).locator(".sentence").inner_text()
    expect(debugger.locator("[data-part=why]")).not_to_contain_text(sentence.split(". ")[1])


def test_octets_light_up_with_their_member(debugger, states):
    token, key, _, _ = states["accepted"]
    give(debugger, token, key)
    expect_verdict(debugger, "verified")
    debugger.locator("#payload-tab-words").focus()
    debugger.keyboard.press("End")
    tiles = debugger.get_by_role("group", name="Octets of the payload").locator("> span")
    expect(tiles.first).to_have_text('eyJp7b 22 69{"i')
    tiles.nth(1).hover()
    expect(debugger.locator('.row[data-at="payload.iss"]')).to_have_class(re.compile("lit"))
    assert '"iss":' in decoded_around(
        token, debugger.evaluate("[...CSS.highlights.get('lit')].join('')")
    )


def test_a_field_that_cannot_be_used_is_marked_and_kept(debugger):
    give(debugger, TUTORIAL)
    leeway = debugger.locator("#leeway")
    leeway.fill("abc")
    expect(leeway).to_have_attribute("aria-invalid", "true")
    expect(debugger.locator('[data-part="said-leeway"]')).to_contain_text("Leeway is “abc”")
    expect(leeway).to_have_value("abc")
    leeway.fill("30")
    expect(leeway).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    "text", ["e" * 200_000, "e." * 100_000, "ey" + "é" * 200_000], ids=["run", "dots", "letters"]
)
def test_a_long_text_does_not_hold_up_the_field(debugger, text):
    debugger.route("**/inspect", lambda route: None)
    spent = debugger.evaluate(
        """(text) => {
            const area = document.getElementById("token");
            area.value = text;
            const start = performance.now();
            area.dispatchEvent(new Event("input", { bubbles: true }));
            return performance.now() - start;
        }""",
        text,
    )
    assert spent < 500
    expect(debugger.locator("pre.ink")).to_have_text(text)


def test_neither_key_nor_signature_is_printed(debugger, states):
    token, key, _, _ = states["invalid"]
    give(debugger, token, key)
    expect_verdict(debugger, "invalid")
    debugger.emulate_media(media="print")
    signature = token.split(".")[2]
    octets = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4)).hex()
    printed = debugger.locator("body").inner_text()
    assert token.split(".")[1] in printed.replace("\n", "")
    assert signature not in printed.replace("\n", "")
    assert octets not in printed
    expect(debugger.locator("#key")).to_be_hidden()
    expect(debugger.locator("#token")).to_be_hidden()


def test_nothing_moves_while_somebody_types(debugger):
    seal = debugger.locator(".verdict[data-changed]")
    give(debugger, TUTORIAL)
    expect_verdict(debugger, "unverified")
    debugger.wait_for_timeout(700)
    debugger.get_by_label("Secret or key").fill("secretKey")
    expect_verdict(debugger, "invalid")
    expect(seal).to_have_count(1)
    debugger.get_by_label("Secret or key").fill("")
    expect_verdict(debugger, "unverified")
    expect(seal).to_have_count(0)


def test_a_sample_never_wipes_a_key_that_was_typed(debugger):
    debugger.get_by_label("Secret or key").fill("my own key")
    debugger.get_by_role("link", name="Expired this morning").click()
    expect_verdict(debugger, "key-error")
    expect(debugger.get_by_label("Secret or key")).to_have_value("my own key")


def test_what_is_coloured_already_is_not_drawn_again(debugger):
    give(debugger, TUTORIAL)
    expect_verdict(debugger, "unverified")
    debugger.evaluate(
        """() => {
            window.ink = document.querySelector(".ink");
            window.header = window.ink.firstChild.firstChild;
        }"""
    )
    debugger.get_by_label("Token", exact=True).press_sequentially("")
    debugger.keyboard.insert_text("AAAA")
    expect(debugger.locator("pre [data-segment=signature]")).to_have_text("xxxxxx_signatureAAAA")
    give(debugger, TUTORIAL, "secretKey")
    expect_verdict(debugger, "invalid")
    assert debugger.evaluate("window.ink === document.querySelector('.ink')")
    assert debugger.evaluate(
        "window.header === document.querySelector('.ink').firstChild.firstChild"
    )


def test_a_search_that_was_cut_short_is_taken_up_when_typing_rests(debugger, app):
    searches, asked = app.extensions["limits"].searches, []

    def hurry_the_first(route):
        if "token=ey" in route.request.post_data:
            asked.append(route.request.post_data)
        while len(asked) == 1 and not searches.take(""):
            pass
        route.continue_()

    debugger.route("**/inspect", hurry_the_first)
    give(debugger, GUESSABLE["secret123"])
    expect(verdict_of(debugger)).to_contain_text("its secret was guessed", timeout=10_000)
    assert asked == [asked[0]] * 2


def test_a_change_of_the_key_format_never_wipes_the_key(debugger):
    key = " not a key of any kind \n"
    give(debugger, TUTORIAL, key)
    for value in ("pem", "jwk", "hex", "base64", "base64url", "utf8", "auto"):
        debugger.get_by_label("Key format").select_option(value)
        expect(debugger.locator(f"choice-row [data-chosen][data-value={value}]")).to_be_visible()
    expect(debugger.get_by_label("Secret or key")).to_have_value(key)
    debugger.locator("choice-row [data-value=hex]").click()
    expect(debugger.get_by_label("Key format")).to_have_value("hex")
    expect_verdict(debugger, "key-error")
    expect(debugger.get_by_label("Secret or key")).to_have_value(key)


def test_everything_can_be_done_with_the_keyboard(debugger, states):
    token, key, _, _ = states["invalid"]
    debugger.keyboard.press("Tab")
    expect(debugger.get_by_role("link", name="Skip to the debugger")).to_be_focused()
    debugger.keyboard.press("Enter")
    tab_to(debugger, "#token")
    debugger.keyboard.insert_text(token)
    expect_verdict(debugger, "unverified")
    tab_to(debugger, "#key")
    debugger.keyboard.insert_text(key)
    expect_verdict(debugger, "invalid")
    tab_to(debugger, "#key_format")
    tab_to(debugger, "#header-tab-words")
    debugger.keyboard.press("ArrowRight")
    expect(debugger.get_by_role("tabpanel", name="JSON")).to_contain_text('"alg": "HS256"')
    debugger.keyboard.press("Shift+Tab")
    expect(debugger.get_by_role("button", name="Use this reading")).to_be_focused()
    debugger.keyboard.press("Enter")
    expect_verdict(debugger, "verified")


def tab_to(page, selector):
    for _ in range(60):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {selector}")


def test_focus_scroll_and_what_is_open_stay_while_the_report_changes(debugger, states):
    token, key, _, _ = states["accepted"]
    give(debugger, token, key)
    expect_verdict(debugger, "verified")
    debugger.locator("#attempts summary").click()
    debugger.locator("#payload-tab-json").click()
    debugger.locator("#header .row button").first.focus()
    debugger.evaluate(
        """async () => {
            document.getElementById("issuer").value = "somebody else";
            document.getElementById("issuer").dispatchEvent(new Event("input", {bubbles: true}));
        }"""
    )
    expect(debugger.locator('[data-part="mark-issuer"]')).to_have_text("differs")
    expect(debugger.locator("#payload-json")).to_be_visible()
    expect(debugger.locator("#payload-words")).to_be_hidden()
    assert debugger.locator("#attempts").evaluate("details => details.open")


def test_pointing_at_a_finding_lights_up_its_characters(debugger, states):
    token, key, expected, _ = states["expired"]
    give(debugger, token, key, **expected)
    expect_verdict(debugger, "verified")
    debugger.locator('[data-finding="exp-expired"]').hover()
    lit = "[...CSS.highlights.get('lit')].join('')"
    characters = debugger.evaluate(lit)
    assert '"exp":' in decoded_around(token, characters)
    expect(debugger.locator('.row[data-at="payload.exp"]')).to_have_class(re.compile("lit"))
    debugger.locator('.row[data-at="payload.email"] button').click()
    debugger.mouse.move(0, 0)
    assert '"email":"a@b.example"' in decoded_around(token, debugger.evaluate(lit))
    debugger.keyboard.press("Escape")
    assert debugger.evaluate("CSS.highlights.has('lit')") is False


def test_the_token_field_shows_its_focus_in_forced_colours(debugger):
    debugger.emulate_media(forced_colors="active")
    debugger.get_by_label("Token", exact=True).focus()
    paper = debugger.locator(".paper")
    assert paper.evaluate("box => getComputedStyle(box).outlineStyle") == "solid"


def test_nobody_is_shut_out_by_forced_colours(debugger, states):
    debugger.emulate_media(forced_colors="active")
    token, key, _, _ = states["invalid"]
    give(debugger, token, key)
    expect_verdict(debugger, "invalid")
    debugger.locator("[data-finding]").first.hover()
    assert problems(debugger) == []


def test_a_finding_about_characters_of_no_member_lights_them_up(debugger):
    give(debugger, TUTORIAL[:70] + "…" + TUTORIAL[80:])
    debugger.locator('[data-finding="ellipsis"]').hover()
    assert debugger.evaluate("[...CSS.highlights.get('lit')].join('')") == "…"


def test_ten_thousand_claims_stand_in_two_columns(debugger):
    claims = {f"claim_{number}": number for number in range(10_000)}
    give(debugger, compact({"alg": "HS256"}, claims, mac("32 octets of a secret, as it was")))
    row = debugger.locator('.row[data-at="payload.claim_0"]')
    expect(row).to_be_visible(timeout=15_000)
    name, value = (row.locator(each).bounding_box() for each in ("dt", "dd"))
    assert name["x"] + name["width"] <= value["x"]
    assert name["y"] == value["y"]


def test_what_can_be_pressed_is_large_enough_for_a_finger(debugger, states):
    token, key, expected, _ = states["expired"]
    give(debugger, token, key, **expected)
    expect_verdict(debugger, "verified")
    small = debugger.evaluate(
        """() => [...document.querySelectorAll("main :is(button, summary, input, select)")]
            .map((each) => [each.textContent, each.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
            .map(([text]) => text)"""
    )
    assert small == []


def test_the_further_expectations_do_not_touch_each_other(debugger):
    debugger.set_viewport_size(SMALL)
    debugger.get_by_text("Subject, type, age").click()
    above = debugger.locator("#subject").bounding_box()
    below = debugger.locator("label[for=typ]").bounding_box()
    assert below["y"] - above["y"] - above["height"] >= 8


def decoded_around(token, characters):
    """What these characters of the payload carry, with the groups of four they stand in."""
    payload = token.split(".")[1]
    start = payload.index(characters)
    group = payload[start // 4 * 4 : -(-(start + len(characters)) // 4) * 4]
    return base64.urlsafe_b64decode(group + "=" * (-len(group) % 4)).decode("utf-8", "replace")


def test_nothing_leaves_the_origin(page, live_server, states):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live_server)
    token, key, expected, _ = states["self-asserted"]
    give(page, token, key, **expected)
    expect_verdict(page, "unverified")
    assert asked
    assert [url for url in asked if not url.startswith(live_server)] == []
    assert not [url for url in asked if token[:20] in url]


def test_the_page_works_without_javascript(browser, live_server, states):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server)
    token, key, expected, _ = states["accepted"]
    give(page, token, key, **expected)
    page.get_by_role("button", name="Inspect").click()
    expect_verdict(page, "verified", "true")
    expect(page.get_by_label("Token", exact=True)).to_have_value(token)
    expect(page.locator("[data-segment]")).to_have_text(token.split("."))
    expect(page.locator("#header-json")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "fragment",
    [
        f"#token={TUTORIAL}",
        f"#id_token={TUTORIAL}&state=1",
        f"#access_token={TUTORIAL}",
        f"#value={TUTORIAL}",
        f"#debugger-io?token={TUTORIAL}",
    ],
)
def test_a_deep_link_fills_the_page_and_is_cleared(page, live_server, fragment):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server}/{fragment}")
    expect_verdict(page, "unverified")
    expect(page.get_by_label("Token", exact=True)).to_have_value(TUTORIAL)
    assert page.url == f"{live_server}/"
    assert not [url for url in asked if "xxxxxx" in url]


def test_fields_are_empty_after_back(debugger, live_server):
    give(debugger, TUTORIAL, "secretKey", issuer="me")
    expect_verdict(debugger, "invalid")
    debugger.goto(f"{live_server}/about")
    debugger.go_back()
    expect_verdict(debugger, "")
    for field in ("#token", "#key", "#issuer"):
        expect(debugger.locator(field)).to_have_value("")
    assert debugger.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_a_server_that_is_gone_is_said_and_comes_back_by_itself(debugger):
    give(debugger, TUTORIAL)
    expect_verdict(debugger, "unverified")
    debugger.route("**/inspect", lambda route: route.abort("connectionrefused"))
    debugger.get_by_label("Secret or key").fill("secretKey")
    banner = debugger.get_by_role("alert")
    expect(banner).to_contain_text("does not answer. What you typed is kept.")
    expect_verdict(debugger, "unverified")
    expect(debugger.get_by_label("Token", exact=True)).to_have_value(TUTORIAL)
    debugger.unroute("**/inspect")
    expect(banner).to_be_hidden()
    expect_verdict(debugger, "invalid")


def test_the_newest_answer_wins(debugger):
    slow = []

    def hold_first(route):
        if slow:
            return route.continue_()
        return slow.append(route)

    debugger.route("**/inspect", hold_first)
    give(debugger, TUTORIAL)
    debugger.wait_for_function("() => document.querySelector('.ink [data-segment]')")
    give(debugger, "no token")
    expect_verdict(debugger, "malformed")
    with contextlib.suppress(Error):  # the browser has dropped that question already
        slow[0].continue_()
    debugger.wait_for_timeout(150)
    expect_verdict(debugger, "malformed")


def test_a_verdict_is_read_out_once_when_typing_rests(debugger):
    announcer = debugger.locator("[data-announcer]")
    debugger.get_by_label("Token", exact=True).press_sequentially(TUTORIAL, delay=2)
    assert announcer.text_content() == ""
    expect(announcer).to_contain_text("Decoded, not verified.")
    expect(announcer).to_be_empty(timeout=8000)


def test_a_paste_outside_the_fields_goes_to_the_token(debugger):
    debugger.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true}));
        }""",
        TUTORIAL,
    )
    expect_verdict(debugger, "unverified")
    debugger.get_by_role("button", name="Clear").click()
    expect_verdict(debugger, "")
    debugger.keyboard.press("Control+z")
    expect(debugger.get_by_label("Token", exact=True)).to_have_value(TUTORIAL)


def test_files_are_read_in_the_page(debugger, states, tmp_path):
    token, key, _, _ = states["accepted"]
    (tmp_path / "token.txt").write_text(token)
    (tmp_path / "public.pem").write_text(key)
    inputs = debugger.locator("input[type=file]")
    inputs.nth(0).set_input_files(tmp_path / "token.txt")
    inputs.nth(1).set_input_files(tmp_path / "public.pem")
    expect_verdict(debugger, "verified", "true")


def test_hostile_claims_stay_text(debugger):
    hostile = (
        "</script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    )
    give(debugger, jwt.encode({hostile: hostile, "iss": "javascript:alert(1)"}, None, "none"))
    expect_verdict(debugger, "unsecured")
    assert debugger.title() == "JWT Debugger"
    assert debugger.locator("main img, main script").count() == 0
    assert debugger.locator("a[href^=javascript]").count() == 0


def test_the_page_stays_light_and_small(page, live_server):
    sizes = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto(live_server, wait_until="networkidle")
    assert sum(sizes.values()) <= 120_000
    assert len(sizes) <= 25


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nobody_is_shut_out(debugger, states, theme):
    """axe finds nothing and nothing scrolls sideways, in every state, on a desk and on a phone."""
    debugger.emulate_media(color_scheme=theme, reduced_motion="reduce")
    found = {"empty": problems(debugger)}
    for name, (token, key, expected, verdict) in states.items():
        cleared = dict.fromkeys(EXPECTED, "")
        give(debugger, token, key, **{**cleared, **expected})
        expect(verdict_of(debugger)).to_have_attribute("data-verdict", verdict)
        debugger.wait_for_timeout(60)
        found[name] = problems(debugger)
    token, key, expected, _ = states["accepted"]
    give(debugger, token, key, **expected, leeway="abc")
    expect(debugger.locator("[data-part=said-leeway] .field-error")).to_be_visible()
    debugger.locator("#payload-tab-octets").click()
    found["octets, and a field that cannot be used"] = problems(debugger)
    assert {name: these for name, these in found.items() if these} == {}
