"""What is written down of an error: its class and its place, never its words."""

import re

import pytest

from debugger.errors import FieldInvalid
from debugger.web.listening import check_host
from debugger.web.log import place_of


def raised(work):
    with pytest.raises(Exception) as caught:  # noqa: PT011
        work()
    return caught.value


def test_an_error_of_ours_is_named_by_our_module():
    error = raised(lambda: check_host("secret.example", workshop=False))
    assert isinstance(error, FieldInvalid)
    assert re.fullmatch(r"FieldInvalid in debugger\.web\.listening, line \d+", place_of(error))


def test_an_error_below_ours_is_named_by_our_line_that_led_there():
    from debugger.web.hosts import read_authority

    error = raised(lambda: read_authority(3))
    assert re.fullmatch(r"TypeError in debugger\.web\.hosts, line \d+", place_of(error))


def test_an_error_elsewhere_is_named_by_its_module():
    import json

    error = raised(lambda: json.loads("secret"))
    assert re.fullmatch(r"JSONDecodeError in json\.decoder, line \d+", place_of(error))
    assert "secret" not in place_of(error)


def test_an_error_that_was_never_raised_has_no_place():
    assert place_of(ValueError("secret")) == "ValueError in an unknown place, line 0"
