"""From a text and the expected ones to the expected one that it almost is, and what differs."""

from collections.abc import Callable, Iterable
from itertools import islice

_LONGEST = 2_000
_MOST_EXPECTED = 50
_DEFAULT_PORTS = {"https://": ":443", "http://": ":80"}


def near_miss(text: str, expected: Iterable[str], *, api: bool = False) -> tuple[str, str] | None:
    """The expected text that differs by white space, letter case, scheme, `www.`, default port or a
    trailing slash alone, and a word for the difference. `api`: also by a leading `api://`. The
    first 50 expected ones are compared, and no text of more than 2,000 characters. To be asked only
    where no expected text is the very same.
    """
    if len(text) > _LONGEST:
        return None
    steps = (*_STEPS, _API) if api else _STEPS
    for wanted in islice(expected, _MOST_EXPECTED):
        if difference := _difference(text, wanted, steps):
            return wanted, difference
    return None


def _difference(
    text: str, wanted: str, steps: Iterable[tuple[str, Callable[[str], str]]]
) -> str | None:
    for name, step in steps:
        if step(text) == step(wanted):
            return name
    for _, step in steps:
        text, wanted = step(text), step(wanted)
    return "the spelling" if text == wanted else None


def _bare_white_space(text: str) -> str:
    return "".join(text.split())


def _bare_slash(text: str) -> str:
    return text.rstrip("/")


def _bare_port(text: str) -> str:
    for scheme, port in _DEFAULT_PORTS.items():
        if text.startswith(scheme):
            authority, slash, path = text[len(scheme) :].partition("/")
            return f"{scheme}{authority.removesuffix(port)}{slash}{path}"
    return text


def _bare_www(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    if separator:
        return f"{scheme}://{rest.removeprefix('www.')}"
    return text.removeprefix("www.")


def _bare_scheme(text: str) -> str:
    return text.removeprefix("https://").removeprefix("http://")


def _bare_api(text: str) -> str:
    return text.removeprefix("api://")


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("white space", _bare_white_space),
    ("letter case", str.lower),
    ("a trailing slash", _bare_slash),
    ("the default port", _bare_port),
    ("“www.”", _bare_www),
    ("the scheme", _bare_scheme),
)
_API = ("“api://”", _bare_api)
