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


def test_a_search_cut_short_is_said(client):
    token = compact({"alg": "HS256"}, {"sub": "kim"}, mac(RANDOM))
    stopped = [
        client.post("/api/inspect", json={"token": token}).json["signature"]["search_stopped"]
        for _ in range(20)
    ]
    assert stopped[-1] is True


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
