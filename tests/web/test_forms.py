"""The page's form as a question: nothing typed is lost, and what cannot be used is named."""

from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.datastructures import MultiDict

from debugger.web.forms import FieldError, question_from_form, shown


def read(**fields):
    return question_from_form(MultiDict(fields))


def test_an_empty_form_asks_nothing():
    question, errors = read()
    assert (question.text, question.key, question.key_format, errors) == ("", None, "auto", ())
    assert not question.policy.asked


def test_every_field_is_read():
    question, errors = read(
        token=" a.b.c\n",
        key=" s\n",
        key_format="utf8",
        now="1750000000",
        leeway="1.5",
        max_age="3600",
        algorithms="RS256, ES256 PS256",
        issuer="https://a.example, https://b.example",
        audience="my api\nother",
        subject=" kim ",
        typ="at+jwt",
        profile="access-token",
    )
    policy = question.policy
    assert errors == ()
    assert (question.text, question.key, question.key_format) == (" a.b.c\n", " s\n", "utf8")
    assert policy.seconds == 1750000000
    assert (policy.leeway, policy.max_age) == (timedelta(seconds=1.5), timedelta(hours=1))
    assert policy.algorithms == ("RS256", "ES256", "PS256")
    assert policy.issuer == ("https://a.example", "https://b.example")
    assert policy.audience == ("my api", "other")
    assert (policy.subject, policy.typ, policy.profile) == ("kim", "at+jwt", "access-token")


def test_a_field_sent_twice_holds_both():
    form = MultiDict([("audience", "a"), ("audience", "b")])
    assert question_from_form(form)[0].policy.audience == ("a", "b")


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\nb", "a\nb"),
        ("a\rb", "a\rb"),
        ("\r\n", "\n"),
        (" \t ", " \t "),
    ],
    ids=ascii,
)
def test_line_ends_are_those_that_were_typed_not_those_of_the_form(sent, typed):
    question, _ = read(token=sent, key=sent)
    assert (question.text, question.key) == (typed, typed)


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("leeway", "abc", "leeway is “abc”; it takes a number of seconds."),
        ("leeway", "-1", "leeway is -1; it takes a number of seconds, 0 or more."),
        ("leeway", "1e3", "leeway is “1e3”; it takes a number of seconds."),
        ("leeway", "nan", "leeway is “nan”; it takes a number of seconds."),
        ("leeway", "٣", "leeway is “٣”; it takes a number of seconds."),
        ("max_age", "1 h", "max_age is “1 h”; it takes a number of seconds."),
        (
            "now",
            "noon",
            "now is “noon”; it takes Unix seconds, or a time, as in 2025-06-15T15:06:40Z.",
        ),
        (
            "key_format",
            "der",
            "key_format is “der”; it takes one of auto, utf8, base64, base64url, hex, pem, jwk.",
        ),
    ],
)
def test_a_field_that_cannot_be_used_is_named_and_the_rest_still_asked(field, text, message):
    question, errors = read(token="a.b.c", issuer="i", **{field: text})
    assert errors == (FieldError(field, message),)
    assert question.text == "a.b.c"
    assert question.policy.issuer == ("i",)
    assert question.policy.leeway == timedelta(0)


def test_every_wrong_field_is_named_at_once():
    _, errors = read(leeway="x", max_age="y", now="z", profile="p", key_format="k")
    assert {error.field for error in errors} == {
        "leeway",
        "max_age",
        "now",
        "profile",
        "key_format",
    }


@pytest.mark.parametrize("text", ["9" * 20, "9" * 5000, "-" + "9" * 20, "." * 9, "\x00", "\ud800"])
@pytest.mark.parametrize("field", ["now", "leeway", "max_age"])
def test_no_number_is_too_strange(field, text):
    _, errors = read(**{field: text})
    assert [error.field for error in errors] == [field]
    assert len(errors[0].message) < 200


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-15T15:06:40Z",
        "2025-06-15T17:06:40+02:00",
        " 2025-06-15 15:06:40+00:00 ",
        "2025-06-15T15:06:40",
    ],
)
def test_a_moment_may_be_written_as_a_date(text):
    moment = datetime(2025, 6, 15, 15, 6, 40, tzinfo=UTC)
    assert read(now=text)[0].policy.now == moment


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("x", "“x”"),
        ("x" * 100, f"“{'x' * 39}…”"),
        (None, "null"),
        (True, "true"),
        (-3, "-3"),
        (10**30, "a number of more than 20 digits"),
        (10**5000, "a number of more than 20 digits"),
        (1.5, "1.5"),
        ([1], "a list"),
        ({"a": 1}, "an object"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_shown_in_a_few_characters(value, words):
    assert shown(value) == words
