"""Long searches for weak secrets are rationed; the likeliest secrets are tried each time."""

from compact import compact, mac

from debugger.web import create_app
from debugger.web.limits import Limits

RANDOM = "vQ7!mZ2#xK9$pL4&wR8*tY3^nB6@cD1f-0"


def test_the_first_five_may_search_long_and_then_one_a_second():
    limits = Limits()
    assert [limits.search_seconds() for _ in range(7)] == [0.1, 0.1, 0.1, 0.1, 0.1, 0, 0]


def test_a_likely_secret_is_found_however_often_one_asks(client):
    token = compact({"alg": "HS256"}, {"sub": "kim"}, mac("secret"))
    found = [
        client.post("/api/inspect", json={"token": token}).json["signature"]["found_secret"]["text"]
        for _ in range(20)
    ]
    assert found == ["secret"] * 20


def test_the_page_says_that_a_search_was_cut_short(client):
    token = compact({"alg": "HS256"}, {"sub": "kim"}, mac(RANDOM))
    pages = [client.post("/inspect", data={"token": token}).text for _ in range(12)]
    assert "the rest of the list was left out, for time" in pages[-1]


def test_the_report_does_not_depend_on_how_often_one_asks(client):
    token = compact({"alg": "HS256"}, {"sub": "kim"}, mac(RANDOM))
    asked = {"token": token, "policy": {"now": 1795514400}}
    answers = [client.post("/api/inspect", json=asked).json for _ in range(12)]
    assert answers == [answers[0]] * 12


def test_a_verified_token_uses_up_no_search():
    app = create_app()
    client, limits = app.test_client(), app.extensions["limits"]
    token = compact({"alg": "HS256"}, {"sub": "kim"}, mac(RANDOM))
    for _ in range(20):
        client.post(
            "/api/inspect",
            json={"token": token, "key": RANDOM},
        )
    assert limits.search_seconds() == 0.1
