"""Tiles: four characters, three octets and their text, with the member that they belong to."""

import base64

import pytest

from debugger import inspect_token
from debugger.jose.model import Segment
from debugger.sheet.octets import MOST_TILES, octets_of
from debugger.sheet.sheet import lay_out


def segment(octets, text=None):
    written = base64.urlsafe_b64encode(octets).rstrip(b"=").decode() if text is None else text
    return Segment("payload", written, 100, octets)


def test_four_characters_stand_over_their_three_octets():
    octets = octets_of(segment(b'{"iss'))
    assert octets.count == 5
    assert [(tile.characters, tile.hexadecimal, tile.text) for tile in octets.tiles] == [
        ("eyJp", "7b 22 69", '{"i'),
        ("c3M", "73 73", "ss"),
    ]


def test_what_is_no_ascii_is_a_dot_for_each_octet():
    (tile,) = octets_of(segment("é\n".encode())).tiles
    assert (tile.hexadecimal, tile.text) == ("c3 a9 0a", "···")


def test_a_tile_belongs_to_the_last_member_that_begins_in_it_or_before():
    members = [((104, 108), "payload.a"), ((110, 120), "payload.b"), (None, "payload.c")]
    tiles = octets_of(segment(bytes(12)), members).tiles
    assert [tile.at for tile in tiles] == ["", "payload.a", "payload.b", "payload.b"]


def test_a_long_segment_is_shown_up_to_a_limit_and_counted_whole():
    octets = octets_of(segment(bytes(10_000)))
    assert (len(octets.tiles), octets.shown, octets.count) == (MOST_TILES, MOST_TILES * 3, 10_000)


@pytest.mark.parametrize(
    "other",
    [
        None,
        Segment("payload", "a…bc", 0, None),
        Segment("payload", "", 0, b""),
        segment(b"abc", "YWJj="),
        segment(b"a raw payload", "a raw payload"),
    ],
    ids=["none", "does not decode", "empty", "padded", "unencoded"],
)
def test_characters_that_do_not_carry_three_octets_each_four_are_not_shown_as_if(other):
    assert octets_of(other) is None


def test_every_tile_of_a_token_can_be_decoded_and_all_are_the_segment():
    token = (
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
        ".eyJ1c2VySWQiOjEyMywiZW1haWwiOiJ1c2VyQGV4YW1wbGUuY29tIn0.xxxxxx_signature"
    )
    sheet = lay_out(inspect_token(token))
    for part, text in zip((sheet.header, sheet.payload), token.split("."), strict=False):
        assert "".join(tile.characters for tile in part.octets.tiles) == text
        for tile in part.octets.tiles:
            padded = tile.characters + "=" * (-len(tile.characters) % 4)
            assert base64.urlsafe_b64decode(padded).hex(" ") == tile.hexadecimal
    assert sheet.payload.octets.tiles[0].at == "payload.userId"
    assert sheet.payload.octets.tiles[-1].at == "payload.email"
