"""The page without a browser: fragment and page, fields that stay, hostile text that stays text."""

import base64
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from compact import compact, mac

from debugger.samples import SAMPLE_NOW, bound, confirmed, nested, selective

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))
STYLES = sorted((ROOT / "static/css").rglob("*.css"))

TUTORIAL = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    ".eyJ1c2VySWQiOjEyMywiZW1haWwiOiJ1c2VyQGV4YW1wbGUuY29tIn0.xxxxxx_signature"
)
FRAGMENT = {"X-Fragment": "report"}


def base64url(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def token_of(payload, header='{"alg":"HS256"}'):
    """A token with exactly these texts, and 32 octets that look like a signature."""
    return ".".join(base64url(part.encode()) for part in (header, payload)) + "." + "A" * 43


class Page(HTMLParser):
    """The elements of an HTML text, each as its tag and attributes; and the text of all."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.text, self._open = [], "", []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, text):
        self.text += text

    def all(self, **wanted):
        names = {name.replace("_", "-"): value for name, value in wanted.items()}
        return [
            attributes
            for _, attributes in self.elements
            if all(attributes.get(name) == value for name, value in names.items())
        ]

    def one(self, **wanted):
        (found,) = self.all(**wanted)
        return found


def ask(client, **fields):
    response = client.post("/", data=fields)
    assert response.status_code == 200
    return Page(response.text)


def test_the_fragment_is_part_of_the_page(client):
    fields = {"token": TUTORIAL, "key": "secretKey", "issuer": "me", "now": "1750000000"}
    fragment = client.post("/inspect", data=fields, headers=FRAGMENT).text
    page = client.post("/inspect", data=fields).text
    assert fragment.startswith("<div")
    assert fragment.rstrip() in page
    assert page.startswith("<!doctype html>")


def test_the_empty_page_says_what_to_do(client):
    page = Page(client.get("/").text)
    status = page.one(role="status")
    assert status["aria-label"] == "Verdict"
    assert (status["data-verdict"], status["data-accepted"]) == ("", "false")
    assert "Paste a token. See what it says, whether to believe it, and why." in page.text


def test_the_page_has_its_handles(client):
    page = ask(client, token=TUTORIAL, key="secretKey")
    status = page.one(role="status")
    assert status["aria-label"] == "Verdict"
    assert (status["data-verdict"], status["data-accepted"]) == ("invalid", "false")
    assert [each["data-segment"] for each in page.all() if "data-segment" in each] == [
        "header",
        "payload",
        "signature",
    ]
    labels = re.findall(r'<label for="(\w+)">([^<]+)</label>', client.get("/").text)
    assert {"token": "Token", "key": "Secret or key", "key_format": "Key format"}.items() <= dict(
        labels
    ).items()
    assert "Pitfalls" in [each.get("aria-label") for each in page.all()]
    findings = {
        each["data-finding"]: each["data-severity"] for each in page.all() if "data-finding" in each
    }
    assert findings["exp-missing"] == "warning"


def test_without_javascript_the_button_keeps_every_field(client):
    fields = {
        "token": f"\n Bearer {TUTORIAL}\n\n",
        "key": "\n two\nlines \n",
        "key_format": "utf8",
        "issuer": 'https://a.example/?x=1&y="2"',
        "audience": "one, two",
        "algorithms": "HS256",
        "leeway": "30",
        "now": "2026-11-24T12:57:00",
        "subject": "<me>",
        "typ": "JWT",
        "max_age": "600",
    }
    html = client.post("/", data=fields).text
    page = Page(html)
    for name in ("issuer", "audience", "algorithms", "leeway", "now", "subject", "typ", "max_age"):
        assert page.one(id=name)["value"] == fields[name]
    areas = re.findall(r'<textarea [^>]*id="(\w+)"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    assert dict(areas) == {"token": fields["token"], "key": fields["key"]}
    assert re.findall(r'<option value="(\w+)" selected>', html) == ["utf8", "auto"]


def test_a_field_that_cannot_be_used_says_so_beside_it_and_keeps_its_text(client):
    html = client.post("/", data={"token": TUTORIAL, "leeway": "soon"}).text
    assert Page(html).one(id="leeway")["value"] == "soon"
    said = re.search(r'data-part="said-leeway"><p class="field-error">([^<]+)', html)
    assert said.group(1).startswith("Leeway is “soon”")
    assert Page(html).one(id="leeway")["aria-invalid"] == "true"
    assert "number of seconds" in said.group(1)


def test_line_ends_of_a_browser_are_what_was_typed(client):
    html = client.post("/", data={"token": TUTORIAL, "key": "a\r\nb"}).text
    assert "\r" not in html


def test_the_button_of_a_cause_fills_the_fields_without_javascript(client):
    secret = b"octets that are a secret of 32  "
    import jwt

    token = jwt.encode({"sub": "1"}, secret, "HS256")
    asked = {"token": token, "key": base64.b64encode(secret).decode(), "key_format": "auto"}
    html = client.post("/", data=asked).text
    (use,) = re.findall(r"name=\"use\" value='([^']*key_format[^']*)'", html)
    page = Page(client.post("/", data={**asked, "use": use}).text)
    assert page.one(role="status")["data-verdict"] == "verified"
    assert json.loads(use)["key_format"] == "base64"


@pytest.mark.parametrize("use", ["{", "[]", "[" * 9000, '{"nonsense":1}', '"token"'])
def test_a_button_value_that_is_no_object_of_fields_changes_nothing(client, use):
    page = ask(client, token=TUTORIAL, key="secretKey", use=use)
    assert page.one(role="status")["data-verdict"] == "invalid"


def test_a_later_token_of_a_paste_is_shown_when_asked_for(client):
    second = token_of('{"second":true}')
    paste = json.dumps({"access_token": TUTORIAL, "id_token": second})
    first = client.post("/", data={"token": paste}).text
    assert "2 tokens found in what you pasted" in first
    assert 'data-at="payload.userId"' in first
    shown = client.post("/", data={"token": paste, "use": '{"shown":"1"}'}).text
    assert 'data-at="payload.second"' in shown
    assert Page(shown).one(name="shown")["value"] == "1"
    row = Page(shown).one(data_at="payload.second", **{"class": "row"})
    start, end = map(int, row["data-span"].split("-"))
    assert paste[start:end] in second


@pytest.mark.parametrize("shown", ["9", "-1", "x", "1" * 5000, "١"])
def test_a_token_that_is_not_there_is_not_shown(client, shown):
    page = ask(client, token=TUTORIAL, shown=shown)
    assert page.all(data_at="payload.userId")


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{71*71}}</textarea></pre>"


@pytest.mark.parametrize(
    "fields",
    [
        {"token": HOSTILE},
        {"token": token_of(json.dumps({HOSTILE: HOSTILE, "iss": HOSTILE, "exp": HOSTILE}))},
        {"token": token_of("{}", json.dumps({"alg": HOSTILE, "kid": HOSTILE, "typ": HOSTILE}))},
        {"token": TUTORIAL, "key": HOSTILE},
        {"token": TUTORIAL, "key": json.dumps({"kty": HOSTILE, "kid": HOSTILE})},
        {
            "token": TUTORIAL,
            "key": json.dumps({"keys": [{"kty": "oct", "kid": HOSTILE, "k": "AA"}]}),
        },
        {
            "token": TUTORIAL,
            "issuer": HOSTILE,
            "leeway": HOSTILE,
            "now": HOSTILE,
            "key_format": HOSTILE,
        },
        {"token": token_of("{}"), "typ": HOSTILE, "subject": HOSTILE, "algorithms": HOSTILE},
        {"token": token_of(HOSTILE)},
        {"token": token_of('{"a":1,"' + HOSTILE.replace('"', "")) + "…"},
    ],
    ids=lambda fields: "-".join(fields),
)
def test_hostile_text_never_becomes_markup(client, fields):
    page = Page(client.post("/", data=fields).text)
    tags = {tag for tag, _ in page.elements}
    assert "img" not in tags
    assert [attributes for tag, attributes in page.elements if tag == "script"] == [
        {"type": "module", "src": page.all(type="module")[0]["src"]}
    ]
    assert not [name for _, each in page.elements for name in each if name.startswith("on")]
    assert "5041" not in page.text


def test_an_override_of_the_writing_direction_is_a_chip(client):
    html = client.post("/", data={"token": token_of('{"sub":"a\u202eb"}')}).text
    assert (
        '<bdi>&#34;a<span class="unseen" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>b&#34;</bdi>'
        in html
    )


@pytest.mark.parametrize(
    "payload",
    ['{"sub":"\\ud800"}', '{"\\udfff":1}', '{"sub":"\\u0000"}', '{"iss":"\\ud83d"}'],
)
def test_half_a_surrogate_pair_does_not_break_the_page(client, payload):
    response = client.post("/", data={"token": token_of(payload)})
    assert response.status_code == 200
    response.data.decode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        " \n",
        "\x00",
        "." * 5000,
        "eyJ" * 3000,
        token_of("1" * 5000),
        token_of('{"n":' + "9" * 5000 + ',"e":1e999}'),
        token_of("[" * 5000 + "]" * 5000),
        token_of("\xff\xfe"),
        token_of(""),
        "..",
        json.dumps({"payload": "", "signatures": []}),
        ".".join(["eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0", "", "AAAA", "AAAA", "AAAA"]),
        TUTORIAL + "~WyJhIiwiYiIsImMiXQ~",
    ],
    ids=lambda text: f"{text[:12]!r}-{len(text)}",
)
def test_any_text_is_answered_with_a_page(client, text):
    assert client.post("/inspect", data={"token": text}, headers=FRAGMENT).status_code == 200


def test_ten_thousand_claims_are_all_there(client):
    claims = {f"claim-{number}": number for number in range(10_000)}
    html = client.post("/", data={"token": token_of(json.dumps(claims))}).text
    assert html.count('class="row"') >= 10_000
    assert len(html) < 12_000_000


def test_samples_fill_the_page_by_a_link(client):
    links = [
        each["href"]
        for each in Page(client.get("/").text).all()
        if "/samples/" in each.get("href", "")
    ]
    assert len(links) == 12
    for link in links:
        page = Page(client.get(link).text)
        assert page.one(role="status")["data-verdict"] != ""


def test_a_sample_leaves_what_was_typed_into_the_other_fields(client):
    typed = {"token": "", "key": " my own key", "key_format": "hex", "leeway": "abc", "typ": "x"}
    html = client.post("/samples/expired", data=typed).text
    page = Page(html)
    assert ">\n my own key</textarea>" in html
    assert (page.one(id="leeway")["value"], page.one(id="typ")["value"]) == ("abc", "x")
    assert page.one(id="issuer")["value"] == "https://login.acme.example"
    assert re.findall(r'<option value="(\w+)" selected>', html) == ["hex", "auto"]
    assert "number of seconds" in html


def test_a_sentence_is_said_once_and_then_its_evidence(client):
    cut = TUTORIAL[:60] + "…" + TUTORIAL[70:]
    html = client.post("/", data={"token": cut}).text
    (summary,) = re.findall(r'<p class="sentence"><bdi>([^<]+)</bdi>', html)
    reads = html[html.index('<div class="reads">') :]
    assert summary not in reads
    assert "The place of the fault" in reads
    assert "it takes a whole token to check it" in reads


@pytest.mark.parametrize("text", ["hello", "hello world, this is no token at all, nowhere"])
def test_a_text_without_a_token_is_not_said_to_be_free_of_pitfalls(client, text):
    html = client.post("/", data={"token": text}).text
    assert "No pitfall found" not in html
    assert "The place of the fault" not in html


def test_octets_are_counted_with_their_limit(client):
    html = client.post("/", data={"token": token_of(json.dumps({"text": "a" * 2000}))}).text
    assert "The first 576 of 2,012 octets are here." in html
    assert "15 octets here." in html


def test_a_sample_that_is_not_there_is_a_page_that_says_so(client):
    response = client.get("/samples/none-of-these")
    assert response.status_code == 404
    assert "There is nothing at" in response.text


def test_the_ten_promises_are_printed(client):
    page = client.get("/about").text
    assert len(re.findall("<li><p>", page)) == 10
    assert "It listens on loopback only" in page


def test_links_to_elsewhere_open_beside_the_page_and_say_not_where_from(client):
    page = ask(client, token=TUTORIAL, key="secretKey")
    links = [each for each in page.all() if each.get("href", "").startswith("http")]
    assert links
    assert all(each["rel"] == "noreferrer" and each["target"] == "_blank" for each in links)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_script_and_no_style_in_them(path):
    html = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:|\|\s*safe", html)
    assert re.findall(r"<script[^>]*>", html) == (
        re.findall(r'<script type="module" src="[^"]*">', html)
    )


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_only_the_fragment_becomes_markup(path):
    text = path.read_text(encoding="utf-8")
    found = re.findall(
        r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|setHTMLUnsafe|\beval\(|"
        r"createContextualFragment|localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker",
        text,
    )
    assert found == (["innerHTML"] if path.name == "fragment.js" else [])


@pytest.mark.parametrize("path", STYLES + SCRIPTS, ids=lambda path: path.name)
def test_no_static_file_names_another_host(path):
    assert not re.search(r"https?://|//[a-z]+\.[a-z]", path.read_text(encoding="utf-8"))


def test_an_sd_jwt_has_its_disclosures_and_its_key_binding_on_the_page(client):
    question = confirmed(binding=bound())
    page = ask(client, token=question.text, key=question.key, now=str(SAMPLE_NOW))
    assert [each["data-segment"] for each in page.all() if "data-segment" in each][3:] == [
        "disclosure",
        "key_binding",
    ]
    titles = {each.get("aria-labelledby") for each in page.all()}
    assert {"disclosures-title", "key-binding-title"} <= titles
    assert "given_name" in page.text
    assert "by the holder’s key, for this presentation" in page.text


def test_hostile_disclosures_stay_text(client):
    hostile = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>')
    page = ask(client, token=selective(hostile).text)
    assert "img" not in {tag for tag, _ in page.elements}
    assert page.text.count("<script>alert(1)</script>") == 1
    assert "<img src=x onerror=alert(1)>" in page.text


def test_pitfalls_of_the_token_inside_are_counted_beside_those_of_the_outer_one(client):
    question = nested("id-token")
    html = client.post("/", data={"token": question.text, "key": question.key}).text
    judged = html[html.index('id="pitfalls-title"') : html.index('<div class="reads">')]
    assert "No pitfall found in the outer token." in judged
    assert re.search(r'<a href="#nested-2-pitfalls">Inside: \d+ errors? · ', judged)
    inner = html[html.index('id="nested-2"') :]
    assert (
        '<a class="place" href="#nested-2-payload" aria-label="Show payload.exp inside">' in inner
    )
    assert 'href="/learn/pitfalls/exp-expired"' in inner


def test_the_form_of_a_token_is_told_in_words(client):
    question = nested("id-token")
    html = client.post("/", data={"token": f"{TUTORIAL} {question.text}"}).text
    assert "<td>signed (JWS)</td>" in html
    assert "<td>encrypted (JWE)</td>" in html


def test_a_way_out_says_what_it_does_where_the_headline_has_the_cause(client):
    secret = "wafr7-u42Fjahs5LdTGjjGu5PDHHIUr#"
    token = compact({"alg": "HS256"}, {"sub": "1"}, lambda octets: mac(secret)(octets)[::-1])
    html = client.post("/", data={"token": token, "key": secret}).text
    panel = html[html.index('id="why-title"') : html.index(">Put the signature right<")]
    assert "Header and payload stay as they are; the signature alone is written anew." in panel
