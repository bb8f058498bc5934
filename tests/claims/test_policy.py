"""What the relying party expects, in the types people have at hand."""

import dataclasses
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest

from debugger.claims.policy import Policy
from debugger.claims.profiles import PROFILE_NAMES
from debugger.errors import FieldInvalid

INSTANT = datetime(2025, 6, 15, 15, 6, 40, tzinfo=UTC)


class NoOffset(tzinfo):
    def utcoffset(self, moment):
        return None


@pytest.mark.parametrize(
    "now",
    [
        1750000000,
        1750000000.0,
        INSTANT,
        datetime(2025, 6, 15, 17, 6, 40, tzinfo=timezone(timedelta(hours=2))),
    ],
    ids=["seconds", "seconds as float", "UTC", "another time zone"],
)
def test_a_moment_is_seconds_or_an_aware_datetime(now):
    assert Policy(now=now).now == INSTANT
    assert Policy(now=now).now.tzinfo is UTC
    assert Policy(now=now).seconds == 1750000000


def test_without_a_moment_it_is_the_clock():
    before = datetime.now(UTC)
    assert before <= Policy().now <= datetime.now(UTC)


@pytest.mark.parametrize(
    "now",
    [
        True,
        "1750000000",
        datetime(2025, 6, 15),  # noqa: DTZ001  it is what is refused
        datetime(2025, 6, 15, tzinfo=NoOffset()),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
        float("nan"),
        float("inf"),
        10**12,
        10**400,
        10**5000,
        -(10**12),
        [1750000000],
    ],
    ids=[
        "boolean",
        "text",
        "naive",
        "time zone without offset",
        "before the year 1 in UTC",
        "NaN",
        "infinity",
        "after the year 9999",
        "beyond a float",
        "more than 4,300 digits",
        "before the year 1",
        "list",
    ],
)
def test_what_is_no_moment_is_refused_by_name(now):
    with pytest.raises(FieldInvalid) as refusal:
        Policy(now=now)
    assert refusal.value.field == "policy.now"
    assert refusal.value.message.startswith("policy.now is ")
    assert len(refusal.value.message) < 150


@pytest.mark.parametrize("name", ["leeway", "max_age"])
@pytest.mark.parametrize(
    ("value", "seconds"),
    [(0, 0), (90, 90), (1.5, 1.5), (timedelta(minutes=2), 120)],
    ids=["zero", "seconds", "fraction", "timedelta"],
)
def test_a_length_of_time_is_seconds_or_a_timedelta(name, value, seconds):
    assert getattr(Policy(**{name: value}), name).total_seconds() == seconds


@pytest.mark.parametrize("name", ["leeway", "max_age"])
@pytest.mark.parametrize(
    "value",
    [-1, timedelta(seconds=-1), True, "60", float("nan"), float("inf"), 10**400, [60]],
    ids=["negative", "negative timedelta", "boolean", "text", "NaN", "infinity", "huge", "list"],
)
def test_what_is_no_length_of_time_is_refused_by_name(name, value):
    with pytest.raises(FieldInvalid) as refusal:
        Policy(**{name: value})
    assert refusal.value.field == f"policy.{name}"


@pytest.mark.parametrize("name", ["issuer", "audience", "algorithms"])
@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (None, ()),
        ("", ()),
        ("a", ("a",)),
        (" a ", (" a ",)),
        (["a", "b"], ("a", "b")),
        (("a",), ("a",)),
        (["a", ""], ("a",)),
        ([], ()),
    ],
    ids=["none", "empty", "text", "white space kept", "list", "tuple", "empty entry", "empty list"],
)
def test_one_text_or_several(name, value, texts):
    assert getattr(Policy(**{name: value}), name) == texts


@pytest.mark.parametrize("name", ["issuer", "audience", "algorithms"])
@pytest.mark.parametrize(
    "value", [1, True, b"a", {"a": 1}, ["a", 1], [None]], ids=lambda value: repr(value)
)
def test_what_is_no_text_is_refused_by_name(name, value):
    with pytest.raises(FieldInvalid) as refusal:
        Policy(**{name: value})
    assert refusal.value.field == f"policy.{name}"


@pytest.mark.parametrize("name", ["subject", "typ", "profile"])
def test_a_single_text_is_no_list(name):
    with pytest.raises(FieldInvalid) as refusal:
        Policy(**{name: ["a"]})
    assert refusal.value.field == f"policy.{name}"


def test_an_empty_text_asks_for_nothing():
    policy = Policy(subject="", typ="", profile="")
    assert (policy.subject, policy.typ, policy.profile) == (None, None, "auto")
    assert not policy.asked


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_every_profile_can_be_named(name):
    assert Policy(profile=name).profile == name


def test_an_unknown_profile_is_refused_with_the_names_there_are():
    with pytest.raises(FieldInvalid) as refusal:
        Policy(profile="acces-token")
    assert refusal.value.field == "policy.profile"
    assert "access-token" in refusal.value.message


@pytest.mark.parametrize(
    "question",
    [
        {"issuer": "a"},
        {"audience": "a"},
        {"algorithms": "HS256"},
        {"subject": "a"},
        {"typ": "JWT"},
        {"max_age": 0},
    ],
    ids=lambda question: next(iter(question)),
)
def test_a_policy_knows_whether_it_asks_anything(question):
    assert Policy(**question).asked
    assert not Policy(now=0, leeway=5, profile="generic").asked


def test_policies_of_the_same_expectations_are_equal_and_cannot_be_changed():
    policy = Policy(now=1750000000, issuer="a", audience=["b"])
    assert policy == Policy(now=INSTANT, issuer=["a"], audience="b")
    assert hash(policy) == hash(Policy(now=INSTANT, issuer=["a"], audience="b"))
    assert policy != Policy(now=1750000001, issuer="a", audience=["b"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        policy.issuer = ("c",)


def test_a_policy_can_be_copied_to_another_moment():
    later = dataclasses.replace(Policy(now=1750000000, issuer="a"), now=1750000060)
    assert (later.seconds, later.issuer) == (1750000060, ("a",))
