"""The pages of the register in a real browser: search, tabs, copies, sizes, access; and a fresh secret."""

import re

import pytest
from axe_problems import problems
from compact import compact, mac
from playwright.sync_api import expect

from debugger import inspect_token
from debugger.pitfalls import PITFALLS

GUESSABLE = compact({"alg": "HS384"}, {"sub": "1"}, mac("secret", "sha384"))
PAGES = (
    "/learn/pitfalls",
    "/learn/pitfalls?q=kid",
    "/learn/pitfalls?q=nothing+of+the+kind",
    "/learn/pitfalls/alg-none",
    "/learn/pitfalls/x5c-order",
    "/learn/pitfalls/hmac-secret-published",
    "/learn/pitfalls/size-over-header-limit",
    "/learn/pitfalls/id-token-required-claim",
    "/learn/pitfalls/invisible-characters",
    "/learn/pitfalls/no-such-pitfall",
)


@pytest.fixture
def reader(page, live_server):
    """A page that any complaint of the browser fails, and the address of the server."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield page, live_server
    assert [text for text in complaints if "404" not in text] == []


def rows(page):
    return page.locator(".chapter li:visible")


def test_the_index_filters_while_somebody_types(reader):
    page, address = reader
    page.goto(f"{address}/learn/pitfalls")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    count = page.get_by_role("status", name="How many")
    expect(count).to_have_text(f"{len(PITFALLS)} in all")
    page.get_by_label("Find").press_sequentially("kid SQL")
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("kid-sql")
    expect(count).to_have_text(f"1 of {len(PITFALLS)}")
    expect(page.locator(".areas li:visible")).to_have_text(["Header"])
    page.get_by_label("Find").fill("")
    page.get_by_label("Severity").select_option("info")
    infos = sum(entry.severity == "info" for entry in PITFALLS.values())
    expect(rows(page)).to_have_count(infos)
    page.get_by_label("Find").fill("no such thing")
    expect(page.get_by_text("Nothing here has all of these words.")).to_be_visible()
    page.get_by_label("Find").press("Enter")
    page.get_by_label("Find").fill("")
    page.get_by_label("Severity").select_option("")
    expect(rows(page)).to_have_count(len(PITFALLS))
    assert [url for url in asked if "/static/" not in url] == []


def test_the_index_searches_without_javascript(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server}/learn/pitfalls")
    page.get_by_label("Find").fill("kid sql")
    page.get_by_role("button", name="Find").click()
    expect(rows(page)).to_have_count(1)
    expect(page.get_by_label("Find")).to_have_value("kid sql")
    rows(page).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PITFALLS["kid-sql"].title)
    context.close()


def test_a_search_that_came_with_the_address_can_be_widened(reader):
    page, address = reader
    page.goto(f"{address}/learn/pitfalls?q=kid+sql")
    expect(rows(page)).to_have_count(1)
    page.get_by_label("Find").fill("kid")
    assert rows(page).count() > 5


def test_the_code_has_tabs_for_the_keyboard_and_can_be_copied(reader):
    page, address = reader
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/learn/pitfalls/alg-none")
    expect(page.get_by_role("tab")).to_have_text(
        [
            "Python PyJWT",
            "Node.js jose",
            "Node.js jsonwebtoken",
            "Java Nimbus JOSE + JWT",
            "Go golang-jwt",
        ]
    )
    page.get_by_role("tab", name="Python").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Node.js jose", exact=True)).to_be_focused()
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    page.get_by_role("tabpanel").get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("// Take RS256 and nothing else")
    assert "jwtVerify(token, key, { algorithms, audience })" in copied


@pytest.mark.parametrize(("name", "box"), [("alg-none", ".listing"), ("x5c-order", ".specimen")])
def test_on_paper_nothing_of_a_page_is_cut_off(reader, name, box):
    page, address = reader
    page.goto(f"{address}/learn/pitfalls/{name}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 640, "height": 900})
    cut = page.locator(f"{box}:visible").evaluate(
        "box => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]"
    )
    assert cut == [0, 0]


def test_on_paper_code_says_in_which_language_it_is(reader):
    page, address = reader
    page.goto(f"{address}/learn/pitfalls/alg-none")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Python, PyJWT")).to_be_visible()


def test_all_code_is_shown_without_javascript(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server}/learn/pitfalls/alg-none")
    expect(page.locator(".listing:visible")).to_have_count(5)
    expect(page.get_by_role("heading", name="Go, golang-jwt")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    "name", ["alg-none", "github-app-lifetime", "whitespace-inside", "exp-expired"]
)
def test_a_sample_opens_in_the_debugger_with_its_finding(reader, name):
    page, address = reader
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/learn/pitfalls/{name}")
    page.get_by_role("link", name="Open it in the debugger").click()
    finding = page.locator(f'[data-finding="{name}"]')
    expect(finding).to_be_visible()
    token = page.get_by_label("Token", exact=True).input_value()
    assert not [url for url in asked if token[:16] in url]
    # Asked again as a browser sends it, the finding stays.
    page.get_by_label("Leeway").fill("0.5")
    page.wait_for_timeout(200)
    expect(finding).to_be_visible()


def test_a_long_sample_shows_the_place_that_its_page_is_about(reader):
    page, address = reader
    page.goto(f"{address}/learn/pitfalls/x5c-order")
    expect(page.locator(".specimen .lit").first).to_be_in_viewport()
    assert page.locator(".specimen").evaluate("box => box.scrollTop") > 100


def test_a_finding_leads_to_its_page_in_another_tab(reader):
    page, address = reader
    page.goto(address)
    page.get_by_label("Token", exact=True).fill(GUESSABLE)
    with page.expect_popup() as popup:
        page.locator('[data-finding="exp-missing"]').get_by_role("link", name="exp-missing").click()
    expect(popup.value.get_by_role("heading", level=1)).to_have_text(PITFALLS["exp-missing"].title)
    expect(page.get_by_label("Token", exact=True)).to_have_value(GUESSABLE)


def test_the_kind_of_token_is_told_and_can_be_chosen(reader):
    page, address = reader
    page.goto(f"{address}/samples/access-token")
    said = page.locator("#profile-said")
    expect(said).to_contain_text("OAuth access token:")
    page.get_by_label("Kind of token").select_option("security-event")
    expect(page.locator('[data-finding="set-required-claim"]')).to_be_visible()
    expect(said).to_be_empty()


def test_a_proper_secret_is_made_and_stays_while_the_report_changes(reader):
    page, address = reader
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.get_by_label("Token", exact=True).fill(GUESSABLE)
    page.get_by_role("button", name="Make a secret for HS384").click()
    made = page.get_by_label("Made just now, and kept nowhere")
    expect(made).to_be_visible()
    expect(page.get_by_role("button", name="Make another")).to_be_focused()
    first = made.input_value()
    assert re.fullmatch(r"[\w-]{64}", first)
    page.locator("copy-button[for=made] button").click()
    expect(page.locator("copy-button[for=made] button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == first
    page.get_by_label("Issuer").fill("me")
    expect(page.locator('[data-part="mark-issuer"]')).to_have_text("differs")
    expect(made).to_have_value(first)
    page.get_by_role("button", name="Make another").click()
    expect(made).not_to_have_value(first)
    expect(page.locator("#keygen")).to_have_text(
        "jwt-debugger keygen HS384 --format text > secret.txt"
    )
    token = compact({"alg": "HS384"}, {"sub": "1"}, mac(first, "sha384"))
    report = inspect_token(token, first)
    assert report.verdict == "verified"
    weak = [
        each.id
        for each in report.findings
        if each.id.startswith("hmac-secret-") and each.severity != "info"
    ]
    assert weak == []


def test_a_proper_secret_is_made_without_javascript(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server)
    page.get_by_label("Token", exact=True).fill(GUESSABLE)
    page.get_by_role("button", name="Inspect").click()
    page.get_by_role("button", name="Make a secret for HS384").click()
    made = page.get_by_label("Made just now, and kept nowhere")
    assert re.fullmatch(r"[\w-]{64}", made.input_value())
    expect(page.get_by_label("Token", exact=True)).to_have_value(GUESSABLE)
    context.close()


@pytest.mark.parametrize(
    "path", ["/learn/pitfalls", "/learn/pitfalls/alg-none", "/learn/pitfalls/x5c-order"]
)
def test_the_pages_stay_light(page, live_server, path):
    sizes = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto(live_server + path, wait_until="networkidle")
    assert sum(sizes.values()) <= 120_000
    assert len(sizes) <= 25


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nobody_is_shut_out(reader, theme):
    """axe finds nothing and nothing scrolls sideways, on a desk and on a phone."""
    page, address = reader
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    found = {}
    for path in PAGES:
        page.goto(address + path)
        found[path] = problems(page)
    page.goto(address)
    page.get_by_label("Token", exact=True).fill(GUESSABLE)
    page.get_by_role("button", name="Make a secret").click()
    expect(page.locator("#made")).to_be_visible()
    found["a fresh secret"] = problems(page)
    assert {name: these for name, these in found.items() if these} == {}
