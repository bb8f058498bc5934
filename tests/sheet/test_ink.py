"""The pasted text in coloured pieces: nothing is lost, and each segment is found where it stands."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debugger.extract import extract
from debugger.jose.parse import parse
from debugger.sheet.ink import coloured, positions

HEADER, PAYLOAD = "eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0"
SIGNATURE = "c2lnbmF0dXJlIG9mIDMyIG9jdGV0cywgb3Igc28gLi4"
TOKEN = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"


def inked(text):
    extraction = extract(text)
    found = extraction.tokens[0] if extraction.tokens else None
    token = parse(found.text if found else "")
    places = positions(text, found, token)
    return coloured(text, found, token, places), places, token


def kinds(pieces):
    return [(piece.kind, piece.text) for piece in pieces]


WHOLE = [
    ("header", HEADER),
    ("dot", "."),
    ("payload", PAYLOAD),
    ("dot", "."),
    ("signature", SIGNATURE),
]


def test_a_token_alone_is_its_segments_and_dots():
    assert kinds(inked(TOKEN)[0]) == WHOLE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Authorization: Bearer ", "\n"),
        ('{"access_token": "', '"}'),
        ("curl -H 'Authorization: Bearer ", "' https://api.example"),
        ("\n\n  ", ""),
    ],
)
def test_what_stands_around_a_token_is_set_apart(before, after):
    around = [("around", text) for text in (before, after) if text]
    expected = [*around[:1], *WHOLE, *around[1:]] if before else [*WHOLE, *around]
    assert kinds(inked(f"{before}{TOKEN}{after}")[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}.{PAYLOAD[:10]}\n{PAYLOAD[10:]}.{SIGNATURE}",
        f"{HEADER}.{PAYLOAD[:10]}\u200b{PAYLOAD[10:]}.{SIGNATURE}",
        TOKEN.replace(".", "%2E"),
    ],
    ids=["line break", "zero width", "percent"],
)
def test_offsets_of_the_token_lead_to_the_characters_that_were_pasted(text):
    pieces, places, token = inked(text)
    assert "".join(piece.text for piece in pieces) == text
    for segment in token.segments:
        start, end = places.of((segment.start, segment.end))
        pasted = text[start:end].replace("\n", "").replace("\u200b", "")
        assert pasted == segment.text


def test_a_small_fault_is_marked_inside_its_segment():
    text = f"{HEADER}.{PAYLOAD[:10]}…{PAYLOAD[12:]}.{SIGNATURE}"
    assert ("fault", "…") in kinds(inked(text)[0])


def test_nothing_pasted_has_no_pieces():
    assert inked("")[0] == ()


@given(st.text(alphabet="eyJhbGciOi.…% \n~{}\"'-_2", max_size=120))
def test_the_pieces_of_any_text_are_that_text(text):
    pieces, _, _ = inked(text)
    assert "".join(piece.text for piece in pieces) == text


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_pieces_of_a_token_in_any_text_are_that_text(before, after):
    text = f"{before}{TOKEN}{after}"
    pieces, _, _ = inked(text)
    assert "".join(piece.text for piece in pieces) == text


def test_a_token_of_thousands_of_faulty_parts_is_coloured_in_time():
    text = f"{TOKEN}" + "~" * 200_000
    begun = time.process_time()
    pieces, _, _ = inked(text)
    assert time.process_time() - begun < 2
    assert "".join(piece.text for piece in pieces) == text


def test_a_long_token_that_is_escaped_all_over_is_coloured_in_time():
    text = f"{HEADER}." + "a%2Da" * 200_000
    begun = time.process_time()
    _, places, token = inked(text)
    assert time.process_time() - begun < 1
    start, end = places.of((token.segments[1].start, token.segments[1].end))
    assert text[start:end] == "a%2Da" * 200_000
