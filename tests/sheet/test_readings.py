"""The readings of a secret: what each gives, which fits, and what was not tried."""

import base64

import jwt
import pytest

from debugger import inspect_token
from debugger.sheet.sheet import lay_out

SECRET = b"octets that are a secret of 32  "
BASE64 = base64.b64encode(SECRET).decode()


def rows_of(key, key_format="auto", secret=SECRET):
    token = jwt.encode({"sub": "1"}, secret, "HS256")
    (remedy,) = lay_out(inspect_token(token, key, key_format)).remedies
    return [
        (row.name, row.gives, row.outcome.value, row.why, row.in_use, row.found)
        for row in remedy.readings
    ]


def test_a_secret_in_base64_taken_as_text():
    why = "Not hexadecimal: “N” stands at character 3."
    assert rows_of(BASE64) == [
        ("Text, as typed", "44 octets", "failed", "", True, False),
        ("Base64", "32 octets", "passed", "", False, True),
        ("Base64url", "32 octets", "not-checked", "the same octets as base64", False, False),
        ("Hex", "–", "not-checked", why, False, False),
    ]


def test_what_comes_after_the_reading_that_fits_was_not_tried():
    secret = bytes(range(1, 33)).hex()
    rows = rows_of(secret, "base64", secret.encode())
    assert [(row[0], row[2], row[4], row[5]) for row in rows] == [
        ("Text, as typed", "passed", False, True),
        ("Base64", "failed", True, False),
        ("Base64url", "not-checked", False, False),
        ("Hex", "not-checked", False, False),
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [(f'"{BASE64}"', "Without its quotes, read as base64"), (f"KEY={BASE64}", "Without the name")],
)
def test_a_reading_that_takes_more_than_a_format_is_a_row_of_its_own(typed, name):
    last = rows_of(typed)[-1]
    assert last[0].startswith(name)
    assert last[1:] == ("32 octets", "passed", "", False, True)


def test_octets_given_where_their_text_was_the_secret():
    last = rows_of(BASE64, "base64", BASE64.encode())
    assert [row[0] for row in last if row[5]] == ["Text, as typed"]
    other = rows_of(SECRET.hex(), "hex", BASE64.encode())
    assert other[-1] == (
        "The encoded text of its octets", "44 octets", "passed", "", False, True,
    )  # fmt: skip


def test_no_table_stands_where_the_secret_is_another():
    token = jwt.encode({"sub": "1"}, SECRET, "HS256")
    assert lay_out(inspect_token(token, "a key that made nothing of this")).remedies == ()
