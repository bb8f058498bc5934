"""Words, moments, links and unseen characters: what templates need to write values down safely."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from functools import cache, lru_cache
from types import SimpleNamespace

from flask import g, has_app_context
from flask.sansio.app import App
from markupsafe import Markup, escape

from debugger.outcome import Outcome
from debugger.references import citations
from debugger.regex import regex
from debugger.sheet.kinds import kind_words
from debugger.sheet.proper_secret import proper_secret
from debugger.sheet.wording import sentence


def register(app: App) -> None:
    """Make all filters of this module known to the templates of `app`."""
    app.jinja_env.filters.update(
        visible=visible,
        whole_moments=whole_moments,
        moment=moment,
        citations=citations,
        kind_words=kind_words,
        proper_secret=proper_secret,
        sentence=sentence,
    )
    for name, table in _WORDS.items():
        app.jinja_env.filters[name] = table.__getitem__


def visible(text: object) -> Markup:
    """Escaped text in which each character that cannot be seen is a chip with its code point.

    Control, format, private-use, unassigned and surrogate characters, line and paragraph
    separators. Line breaks stay as they are. A page has 2,000 chips; beyond, such characters are
    written as U+FFFD, and the first of them says so.
    """
    plain = str(text)
    if plain.isprintable():
        return escape(plain)
    return Markup("".join(_with_chips(str(escape(plain)))))  # noqa: S704  escaped before


def whole_moments(html: Markup) -> Markup:
    """The same HTML with each RFC 3339 moment as an element, so that no line breaks within it."""
    return Markup(_MOMENT.sub(r"<time>\g<0></time>", str(html)))  # noqa: S704  digits alone are put in


def moment(rfc3339: str) -> str:
    """`2025-06-15T15:06:40Z` as “15 Jun 2025, 15:06:40 UTC”."""
    try:
        when = datetime.fromisoformat(rfc3339)
    except ValueError:
        return rfc3339
    return f"{when.day} {when:%b} {when.year}, {when:%H:%M:%S} UTC"


def _with_chips(html: str) -> Iterator[str]:
    position, page = 0, g if has_app_context() else SimpleNamespace()
    drawn = getattr(page, "chips", 0)
    for match in _UNSEEN.finditer(html):
        chip = _chip_of(match[0])
        if chip == match[0]:
            continue
        yield html[position : match.start()]
        position = match.start()
        if drawn >= _MOST_CHIPS:
            yield _MANY if drawn == _MOST_CHIPS else ""
            page.chips = drawn + 1
            # In steps: one pass over millions would keep all other requests waiting.
            for start in range(position, len(html), _STEP):
                yield _all_unseen().sub("\ufffd", html[start : start + _STEP])
            return
        yield chip
        position += 1
        page.chips = drawn = drawn + 1
    yield html[position:]


@cache
def _all_unseen() -> re.Pattern[str]:
    """Exactly the characters that `_chip_of` draws; a tenth of a second to make."""
    unseen = (
        chr(code) for code in range(0x110000) if _UNSEEN.match(chr(code)) and _is_unseen(chr(code))
    )
    ranges: list[list[str]] = []
    for character in unseen:
        if ranges and ord(ranges[-1][1]) == ord(character) - 1:
            ranges[-1][1] = character
        else:
            ranges.append([character, character])
    return re.compile("[" + "".join(f"{first}-{last}" for first, last in ranges) + "]")


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _CATEGORIES


@lru_cache(maxsize=4096)
def _chip_of(character: str) -> str:
    """The markup of a character that cannot be seen; of all others, itself."""
    if not _is_unseen(character):
        return character
    name = unicodedata.name(character, "")
    title = f' title="{escape(name)}"' if name else ""
    return f'<span class="unseen"{title}>U+{ord(character):04X}</span>'


_MOMENT = regex(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_STEP = 65_536
_MOST_CHIPS = 2_000
_MANY = (
    f'<span class="unseen">more than {_MOST_CHIPS:,} characters that cannot be seen; from here on '
    "each is written “\ufffd”</span>"
)
_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
# Candidates only: all controls but the line feed, and everything beyond Latin; `_chip` decides.
_UNSEEN = regex("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0300-\U0010ffff]")
_WORDS: dict[str, dict[str | None, str]] = {
    "outcome_words": {
        Outcome.PASSED: "passed",
        Outcome.FAILED: "failed",
        Outcome.NOT_CHECKED: "not checked",
    },
    "outcome_icon": {Outcome.PASSED: "check", Outcome.FAILED: "cross", Outcome.NOT_CHECKED: "dash"},
    "outcome_mark": {
        Outcome.PASSED: "says-yes",
        Outcome.FAILED: "says-no",
        Outcome.NOT_CHECKED: "says-open",
    },
    "attempt_words": {
        Outcome.PASSED: "fits",
        Outcome.FAILED: "does not fit",
        Outcome.NOT_CHECKED: "not tried",
    },
    "mark_words": {
        Outcome.PASSED: "matches",
        Outcome.FAILED: "differs",
        Outcome.NOT_CHECKED: "not checked",
    },
    "severity_words": {"error": "Error", "warning": "Warning", "info": "Note"},
    "severity_meaning": {
        "error": "a careful verifier refuses such a token, or the key or policy can be exploited",
        "warning": "it works today, and is a known way to be attacked or to break",
        "info": "worth knowing; there may be nothing to change",
    },
    "form_words": {
        None: "not recognised",
        "jws-compact": "signed (JWS)",
        "jws-json": "signed, as JSON (JWS)",
        "jws-detached": "signed, its payload elsewhere (JWS)",
        "jwe-compact": "encrypted (JWE)",
        "jwe-json": "encrypted, as JSON (JWE)",
        "sd-jwt": "signed, with disclosures (SD-JWT)",
    },
    "check_anchor": {
        "structure": "token-field",
        "signature": "signature",
        "time": "payload",
        "policy": "expect-field",
    },
}
