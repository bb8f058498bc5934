"""A form or a JSON body to `Question`: the same fields, the same messages, for page and API."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from debugger.errors import FieldInvalid
from debugger.regex import regex

if TYPE_CHECKING:
    from debugger.claims.policy import Policy
    from debugger.samples.question import Question

Json: TypeAlias = Any

KEY_FORMATS = ("auto", "utf8", "base64", "base64url", "hex", "pem", "jwk")
POLICY_FIELDS = (
    "now",
    "leeway",
    "algorithms",
    "issuer",
    "audience",
    "subject",
    "typ",
    "max_age",
    "profile",
)
INSPECT_FIELDS = ("token", "key", "key_format", "policy")


@dataclass(frozen=True, slots=True)
class FieldError:
    """A form field that cannot be used: its name in the form, and a sentence to show beside it."""

    field: str
    message: str


def question_from_form(form: Mapping[str, str]) -> tuple["Question", tuple[FieldError, ...]]:
    """What the page's form asks. Fields that cannot be used are left out, and named.

    Fields: `token`, `key`, `key_format` and those of `POLICY_FIELDS`. `now` is Unix seconds or a
    time as in RFC 3339, in UTC where it names no zone (as a browser's field for times does not);
    `leeway` and `max_age` are seconds; `algorithms`, `issuer` and `audience` may be sent several
    times, or hold several entries with commas or line ends between them.
    """
    policy, errors = _policy_from_form(form)
    key_format = form.get("key_format") or "auto"
    if key_format not in KEY_FORMATS:
        unknown = _unknown_word("key_format", key_format, KEY_FORMATS)
        errors.append(FieldError("key_format", unknown.message))
        key_format = "auto"
    question = _question(_typed(form.get("token")), _typed(form.get("key")), key_format, policy)
    return question, tuple(errors)


def question_from_json(body: Mapping[str, Json]) -> "Question":
    """What the body of `POST /api/inspect` asks.

    Raises `FieldInvalid`, naming field and expectation, for a wrong type, a name that is not known
    (an expectation that is misspelt must not silently go unchecked) and a missing `token`.
    """
    refuse_unknown(body, INSPECT_FIELDS)
    return _question(
        required_text(body, "token"),
        optional_text(body, "key"),
        key_format_of(body),
        policy_from_json(body.get("policy")),
    )


def policy_from_json(value: Json) -> "Policy":
    """The `policy` member; absent or null is a policy that expects nothing."""
    from debugger.claims.policy import Policy

    if value is None:
        return Policy()
    if not isinstance(value, dict):
        raise FieldInvalid(f"policy is {shown(value)}; it takes an object.", field="policy")
    refuse_unknown(value, POLICY_FIELDS, "policy.")
    given = {name: member for name, member in value.items() if member is not None}
    for name, member in given.items():
        _check_type(name, member)
    return Policy(**given)


def key_format_of(body: Mapping[str, Json]) -> str:
    """The `key_format` member, by default `auto`."""
    return "auto" if body.get("key_format") is None else one_of(body, "key_format", KEY_FORMATS)


def one_of(body: Mapping[str, Json], name: str, words: tuple[str, ...]) -> str:
    """A member that is one of these words."""
    value = body.get(name)
    if isinstance(value, str) and value in words:
        return value
    raise _unknown_word(name, value, words)


def required_text(body: Mapping[str, Json], name: str) -> str:
    """A member that must be there, as a text."""
    if name not in body:
        raise FieldInvalid(f"{name} is missing; it takes a text.", field=name)
    if not isinstance(body[name], str):
        raise FieldInvalid(f"{name} is {shown(body[name])}; it takes a text.", field=name)
    return str(body[name])


def optional_text(body: Mapping[str, Json], name: str) -> str | None:
    """A member that may be absent or null."""
    return None if body.get(name) is None else required_text(body, name)


def optional_flag(body: Mapping[str, Json], name: str) -> bool:
    """A member that is true or false, and false where it is absent."""
    value = body.get(name)
    if value is None or isinstance(value, bool):
        return bool(value)
    raise FieldInvalid(f"{name} is {shown(value)}; it takes true or false.", field=name)


def optional_integer(body: Mapping[str, Json], name: str) -> int | None:
    """A member that is a whole number, or absent."""
    value = body.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise FieldInvalid(f"{name} is {shown(value)}; it takes a whole number.", field=name)


def object_or_text(
    body: Mapping[str, Json], name: str, default: Mapping[str, Json] | None = None
) -> Mapping[str, Json] | str:
    """A member that is an object, or a text that is taken as it stands."""
    value = body.get(name)
    if value is None and default is not None:
        return default
    if isinstance(value, str | dict):
        return value
    seen = shown(value) if name in body else "missing"
    raise FieldInvalid(f"{name} is {seen}; it takes an object, or the text of one.", field=name)


def refuse_unknown(body: Mapping[str, Json], known: tuple[str, ...], prefix: str = "") -> None:
    """Refuses the first name that is not known, with the one that was probably meant."""
    for name in body:
        if name not in known:
            from difflib import get_close_matches

            close = get_close_matches(name[:40], known, 1)
            hint = f"Did you mean {prefix}{close[0]}?" if close else f"Known: {', '.join(known)}."
            where = f"{prefix}{_shortened(name)}"
            raise FieldInvalid(f"{where} is not a field of this request.", hint=hint, field=where)


def shown(value: Json) -> str:
    """A JSON value in a few characters, for a message: texts in quotes, the rest by its kind."""
    match value:
        case str():
            return f"“{_shortened(value)}”"
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float():
            return str(value)
        case int():
            return str(value) if abs(value) < 10**20 else "a number of more than 20 digits"
        case list():
            return "a list"
        case _:
            return "an object"


def _question(text: str, key: str | None, key_format: str, policy: "Policy | None") -> "Question":
    from debugger.samples.question import Question

    return Question(text, key or None, key_format, policy)


def _typed(text: str | None) -> str:
    # Browsers send each line end of a text area as CR LF, whatever was typed (HTML, "constructing
    # the entry list"). A secret must arrive as typed, and offsets must fit the text on the page.
    return (text or "").replace("\r\n", "\n")


def _policy_from_form(form: Mapping[str, str]) -> tuple["Policy", list[FieldError]]:
    from debugger.claims.policy import Policy

    given: dict[str, Any] = {}
    errors: list[FieldError] = []
    for name in POLICY_FIELDS:
        text = _joined(form, name).strip()
        if not text:
            continue
        try:
            value = _FORM_READERS[name](name, text)
            Policy(**{name: value})
        except FieldInvalid as refusal:
            errors.append(FieldError(name, refusal.message.removeprefix("policy.")))
        else:
            given[name] = value
    return Policy(**given), errors


def _joined(form: Mapping[str, str], name: str) -> str:
    every: Callable[[str], list[str]] | None = getattr(form, "getlist", None)
    return "\n".join(every(name)) if every else form.get(name, "")


def _several(name: str, text: str) -> list[str]:
    return [entry for part in re.split(r"[,\n]", text) if (entry := part.strip())]


def _names(name: str, text: str) -> list[str]:
    return [entry for entry in re.split(r"[,\s]+", text) if entry]


def _one(name: str, text: str) -> str:
    return text


def _seconds(name: str, text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise FieldInvalid(f"{name} is {shown(text)}; it takes a number of seconds.")
    return float(text) if "." in text else int(text)


def _moment(name: str, text: str) -> float | datetime:
    if _NUMBER.fullmatch(text):
        return _seconds(name, text)
    expected = "Unix seconds, or a time, as in 2025-06-15T15:06:40Z"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise FieldInvalid(f"{name} is {shown(text)}; it takes {expected}.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _check_type(name: str, value: Json) -> None:
    expected, fits = _JSON_TYPES[name]
    if not fits(value):
        field = f"policy.{name}"
        seen = shown(value)
        if isinstance(value, list) and fits is _is_texts:
            stray = next(entry for entry in value if not _is_text(entry))
            seen = f"a list with {shown(stray)} in it"
        raise FieldInvalid(f"{field} is {seen}; it takes {expected}.", field=field)


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_texts(value: Json) -> bool:
    return _is_text(value) or (isinstance(value, list) and all(map(_is_text, value)))


def _unknown_word(field: str, value: Json, words: tuple[str, ...]) -> FieldInvalid:
    known = ", ".join(words)
    return FieldInvalid(f"{field} is {shown(value)}; it takes one of {known}.", field=field)


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


_NUMBER = regex(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?")

# Types alone: `Policy` knows the ranges.
_JSON_TYPES: dict[str, tuple[str, Callable[[Json], bool]]] = {
    "now": ("Unix seconds, as a number", _is_number),
    "leeway": ("a number of seconds", _is_number),
    "max_age": ("a number of seconds", _is_number),
    "algorithms": ("a text or a list of texts", _is_texts),
    "issuer": ("a text or a list of texts", _is_texts),
    "audience": ("a text or a list of texts", _is_texts),
    "subject": ("a text", _is_text),
    "typ": ("a text", _is_text),
    "profile": ("auto or the name of a profile", _is_text),
}

_FORM_READERS: dict[str, Callable[[str, str], Any]] = {
    "now": _moment,
    "leeway": _seconds,
    "max_age": _seconds,
    "algorithms": _names,
    "issuer": _several,
    "audience": _several,
    "subject": _one,
    "typ": _one,
    "profile": _one,
}
