"""JSON bodies to values, strictly; values to JSON answers and HTML, whatever texts they hold."""

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from flask import Request, Response

from debugger.errors import Refusal
from debugger.web import limits


class BodyInvalid(Refusal):
    """A body that is no JSON object, or none that this program reads."""

    code = "body-invalid"


def answer(value: Any, status: int = 200) -> Response:
    """A JSON response in UTF-8.

    Lone surrogates, which tokens can hold and UTF-8 cannot, stand as JSON escapes.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    octets = text.encode("utf-8", "backslashreplace")
    return Response(octets + b"\n", status, mimetype="application/json")


def written(html: str, status: int = 200) -> Response:
    """An HTML response. A lone surrogate, from an escape in a claim, is written out."""
    return Response(html.encode("utf-8", "backslashreplace"), status, mimetype="text/html")


def read_object(request: Request) -> dict[str, Any]:
    """The JSON object in a request's body.

    Raises `BodyInvalid` for other JSON, no JSON, a member twice, NaN, or nesting below 64 levels.
    """
    try:
        text = request.get_data(cache=False).decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise BodyInvalid(f"The body is no UTF-8: octet {error.start} does not fit.") from None
    if not text.strip():
        raise BodyInvalid("The body is empty.")
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise BodyInvalid(
            f"The body is no JSON; it stops fitting at line {error.lineno}, column {error.colno}.",
            hint='It takes an object, as in {"token": "eyJ…"}.',
        ) from None
    except ValueError:
        raise BodyInvalid("The body has a number with more digits than are read here.") from None
    except RecursionError:
        raise _too_deep() from None
    if not isinstance(value, dict):
        raise BodyInvalid(
            "The body is JSON, but no object.", hint='It takes an object, as in {"token": "eyJ…"}.'
        )
    _check_depth(value)
    return value


def _members(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            shown = name if len(name) <= 40 else f"{name[:39]}…"
            raise BodyInvalid(f"The body has the member “{shown}” twice.")
        members[name] = value
    return members


def _no_number(name: str) -> NoReturn:
    raise BodyInvalid(f"The body has {name}, which is no JSON number (RFC 8259 §6).")


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(limits.JSON_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise _too_deep()


def _inside(value: Any) -> Iterable[Any]:
    match value:
        case dict():
            return [inner for inner in value.values() if isinstance(inner, dict | list)]
        case list():
            return [inner for inner in value if isinstance(inner, dict | list)]
        case _:
            return ()


def _too_deep() -> BodyInvalid:
    return BodyInvalid(f"The body is nested deeper than {limits.JSON_DEPTH} levels.")


_DECODER = json.JSONDecoder(object_pairs_hook=_members, parse_constant=_no_number)
