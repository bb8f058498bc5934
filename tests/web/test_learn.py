"""The register as pages: an index that finds, a page for each pitfall, and its sample in the debugger."""

import html
import re

import pytest

from debugger import handbook
from debugger.pitfalls import PITFALLS
from debugger.recipes import RECIPES
from debugger.web.learn import bp
from debugger.web.limits import Limits

ROW = re.compile(r'<li data-severity="(\w+)"( hidden)?><a href="/learn/pitfalls/([\w-]+)">')


def index(client, query=""):
    answer = client.get(f"/learn/pitfalls{query}")
    assert answer.status_code == 200
    return answer.text


def shown(client, query=""):
    """The ids that the index shows."""
    return [name for _, hidden, name in ROW.findall(index(client, query)) if not hidden]


def test_every_pitfall_stands_in_the_index_once(client):
    rows = ROW.findall(index(client))
    assert sorted(name for _, _, name in rows) == sorted(PITFALLS)
    assert {name: severity for severity, _, name in rows} == {
        name: entry.severity for name, entry in PITFALLS.items()
    }


def test_every_area_is_a_chapter_to_jump_to(client):
    text = index(client)
    chapters = handbook.chapters()
    assert [each.area.name for each in chapters] == re.findall(
        r'<section class="chapter" id="(\w+)"', text
    )
    for chapter in chapters:
        assert f'<a href="#{chapter.area.name}">{chapter.area.title}</a>' in text


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("?q=kid+sql", {"kid-sql"}, {"kid-path-traversal", "exp-missing"}),
        ("?q=KID", {"kid-sql", "kid-path-traversal"}, {"exp-missing"}),
        ("?q=none&severity=error", {"alg-none", "alg-none-signed"}, {"kid-missing"}),
        ("?severity=info", {"unverified"}, {"alg-none"}),
        ("?q=firebase", {"firebase-audience"}, {"cognito-token-use"}),
        ("?q=error+signed", {"alg-none"}, {"exp-missing"}),
    ],
)
def test_a_search_needs_no_javascript(client, query, found, left_out):
    names = set(shown(client, query))
    assert found <= names
    assert not left_out & names
    text = index(client, query)
    assert f"{len(names)} of {len(PITFALLS)}" in text
    assert "data-nothing>" in text


def test_a_search_for_nothing_that_is_there_says_so(client):
    text = index(client, "?q=no+such+thing+at+all")
    assert shown(client, "?q=no+such+thing+at+all") == []
    assert re.search(r'<p class="nothing" data-nothing>', text)
    assert 'value="no such thing at all"' in text


def test_what_is_searched_for_stays_text(client):
    text = index(client, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&severity=%3Cb%3E")
    assert "<script>alert" not in text
    assert len(shown(client, "?severity=%3Cb%3E")) == 0


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_its_page_has_all_that_is_known(client, entry):
    answer = client.get(f"/learn/pitfalls/{entry.id}")
    assert answer.status_code == 200
    text = html.unescape(answer.text)
    for words in (entry.title, entry.why, entry.fix, *entry.steps):
        assert words in text
    assert f'<article class="pitfall" data-severity="{entry.severity}">' in text
    assert f'href="/learn/pitfalls/{entry.id}/sample"' in text
    assert all(f"<code>{name}</code>" in text for name in entry.profiles)
    assert 'href="https://' in text
    assert ('id="steps"' in text) is bool(entry.steps)
    assert ('id="recipe"' in text) is bool(entry.recipe)
    for listing in RECIPES[entry.recipe].listings if entry.recipe else ():
        assert f"{listing.language} <span>{listing.library}</span>" in text
    for other in entry.silences | entry.silences_here:
        assert (f'href="/learn/pitfalls/{other}"' in text) is (other in PITFALLS)
    assert " style=" not in text
    assert "<script>" not in text


@pytest.fixture
def patient(app, client):
    """Asks as somebody who asks now and then does: with time for a long search."""
    app.extensions["limits"] = Limits()
    return client


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_its_sample_opens_with_the_finding(patient, entry):
    client = patient
    answer = client.get(f"/learn/pitfalls/{entry.id}/sample")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'data-finding="{entry.id}"' in answer.text
    # Sent as a browser sends the form, it says the same: nothing is lost between the fields.
    again = client.post("/", data=fields_of(answer.text))
    assert f'data-finding="{entry.id}"' in again.text


def fields_of(text):
    """What a browser would send of the debugger's form."""
    areas = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', text, re.DOTALL)
    inputs = re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', text)
    options = re.findall(
        r'<select[^>]* name="(\w+)".*?<option value="([\w-]+)" selected', text, re.DOTALL
    )
    found = {name: html.unescape(value) for name, value in (*areas, *inputs, *options)}
    assert {"token", "key", "issuer", "now", "profile"} <= set(found)
    return {name: value.replace("\r", "").replace("\n", "\r\n") for name, value in found.items()}


def test_no_address_of_ours_has_a_token_in_it(app):
    rules = [rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(bp.name)]
    assert rules == ["/learn/pitfalls", "/learn/pitfalls/<name>"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("exp-mising", "exp-missing"),
        ("KID_SQL", "kid-sql"),
        ("nonce", "nonce-missing"),
        ("alg-none-", "alg-none"),
    ],
)
def test_an_unknown_pitfall_is_answered_with_those_that_are_like_it(client, name, near):
    answer = client.get(f"/learn/pitfalls/{name}")
    assert answer.status_code == 404
    assert f'href="/learn/pitfalls/{near}"' in answer.text


@pytest.mark.parametrize("name", ["%3Cscript%3E", "x" * 3000, "%E2%80%AE", "%00", "-"])
def test_an_unknown_name_stays_text(client, name):
    answer = client.get(f"/learn/pitfalls/{name}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    assert "\u202e" not in answer.text
    assert len(answer.text) < 12_000
    assert client.get(f"/learn/pitfalls/{name}/sample").status_code == 404


def test_a_finding_leads_to_its_page(client):
    text = client.get("/samples/alg-none").text
    for name in re.findall(r'data-finding="([\w-]+)"', text):
        assert f'href="/learn/pitfalls/{name}"' in text


def test_kin_goes_both_ways():
    for name, entry in handbook.entries().items():
        for other in handbook.kin(entry).explains:
            explained_by = handbook.kin(other).explained_by
            assert name in {each.pitfall.id for each in explained_by}


def test_every_severity_and_area_has_its_words():
    assert {entry.area for entry in handbook.entries().values()} <= set(handbook.AREAS)
    assert {entry.severity for entry in PITFALLS.values()} == set(handbook.SEVERITY_WORDS)
