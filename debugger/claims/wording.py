"""From a JSON value to the few words that name it in a sentence: its text, “true”, “an object”."""

from debugger.jose.model import Digits, Json

MOST_CHARACTERS = 60


def quoted(text: str) -> str:
    """A text in typographic quotes, cut where it is long."""
    return f"“{clipped(text)}”"


def clipped(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text of at most `most` characters; what was cut off is an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def counted(count: int, one: str, many: str = "") -> str:
    """“1 scope”, “2 scopes”, “2 entries”."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def kind_of(value: Json) -> str:
    """What stands there: text in quotes, a number by its digits, else the kind of JSON value."""
    match value:
        case Digits():
            return clipped(value)
        case str():
            return quoted(value) if value else "an empty text"
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
        case int() | float():
            return clipped(digits(value))
        case list():
            return _list(value)
        case _:
            return "an object" if value else "an empty object"


def digits(value: float) -> str:
    """A number in decimal; integers of more digits than Python writes are given in hexadecimal."""
    try:
        return str(value)
    except ValueError:  # more than 4,300 digits (sys.get_int_max_str_digits)
        return hex(int(value))


def _list(value: list[Json]) -> str:
    if not value:
        return "an empty list"
    shown = ", ".join(quoted(entry) for entry in value[:3] if isinstance(entry, str))
    if not shown:
        return f"a list of {len(value):,}"
    return shown if len(value) <= 3 else f"{shown} and {len(value) - 3:,} more"
