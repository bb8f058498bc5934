"""JSON text in, the keys of its JWK or JWK Set out, also where they stand inside something else."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from debugger.jose import strict_json
from debugger.jose.model import Json
from debugger.keys.jwk import read_jwk
from debugger.keys.jwk_members import public_part
from debugger.keys.key import Key, Keyring, Problem, Provenance, Reading
from debugger.keys.limits import SET_KEYS
from debugger.regex import regex

_MEANT = regex(r"""\s*[\[{]\s*(?:\{\s*)?\\?["'“][\w$.:/ -]{1,100}\\?["'“”]\s*:""")
_NAMES_A_KEY = regex(r"""\\?["'“](?:kty|keys)\\?["'“”]\s{0,8}:|[{,]\s{0,8}(?:kty|keys)\s{0,8}:""")
_DEEPEST = 4


def looks_like_jwk(text: str) -> bool:
    """Whether somebody meant this text as JSON: it opens a member, or names `kty` or `keys`."""
    return bool(_MEANT.match(text) or _NAMES_A_KEY.search(text) or _is_json(text))


def jwk_keyring(text: str) -> Keyring:
    """The keyring of a text that is JSON, whole or damaged."""
    reading, repairs = _read_mended(text)
    if not reading.document.parsed:
        return Keyring(text, Reading.JWK, problems=(_no_json(text, reading),), total=1)
    duplicates = tuple(
        Problem("jwk-malformed", fault.message, "Leave only one of the two.")
        for fault in reading.faults
        if fault.code == "json-duplicate-member"
    )
    keyring = _keyring_of(text, reading.document.value, repairs)
    return replace(keyring, problems=(*duplicates, *keyring.problems))


def _is_json(text: str) -> bool:
    if text.strip()[:1] not in ("{", "["):
        return False
    return isinstance(strict_json.read_text(text.strip()).document.value, (dict, list))


def _read_mended(text: str) -> tuple[strict_json.Reading, tuple[str, ...]]:
    """The text as JSON; where it is none, with one mend after the other until it is."""
    first = strict_json.read_text(text.strip())
    reading, mended, repairs = first, text.strip(), []
    for sentence, mend in _MENDS:
        if reading.document.parsed and isinstance(reading.document.value, (dict, list)):
            break
        candidate = mend(mended)
        if candidate != mended:
            mended = candidate
            repairs.append(sentence)
            reading = strict_json.read_text(mended)
    if reading.document.parsed and isinstance(reading.document.value, (dict, list)):
        return reading, tuple(repairs)
    return first, ()


def _cut_out(text: str) -> str:
    starts = [place for place in (text.find("{"), text.find("[")) if place >= 0]
    end = max(text.rfind("}"), text.rfind("]"))
    return text[min(starts) : end + 1] if starts and end > min(starts) else text


def _unescaped(text: str) -> str:
    plain = text.replace('\\"', '"').replace("\\n", "\n")
    return plain if plain.count('"') >= 2 else text


def _double_quoted(text: str) -> str:
    return text if '"' in text else text.replace("'", '"')


def _names_quoted(text: str) -> str:
    return re.sub(r"([{,]\s*)([A-Za-z_][A-Za-z0-9_]{0,40})(\s*:)", r'\1"\2"\3', text)


def _without_trailing_commas(text: str) -> str:
    return re.sub(r",(\s*[}\]])", r"\1", text)


def _on_one_line(text: str) -> str:
    return re.sub(r"(?<![ \t])[ \t]*+[\r\n]+[ \t]*", "", text)


def _in_braces(text: str) -> str:
    return "{" + text.strip().strip(",") + "}" if text.lstrip()[:1] in "\"'" else text


def _plain_characters(text: str) -> str:
    return re.sub("[\u00a0\u2028\u2029]", " ", re.sub("[“”„]", '"', _INVISIBLE.sub("", text)))


_INVISIBLE = regex("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MENDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("Text around the JSON was left out.", _cut_out),
    ("Typographic quotes or invisible characters stood in it.", _plain_characters),
    ("The quotes were escaped, as in a JSON text within another.", _unescaped),
    ("Single quotes stood where JSON has double ones.", _double_quoted),
    ("The member names had no quotes.", _names_quoted),
    ("A comma stood after the last member.", _without_trailing_commas),
    ("Line breaks stood inside its values.", _on_one_line),
    ("The braces around it were missing.", _in_braces),
)


def _no_json(text: str, reading: strict_json.Reading) -> Problem:
    fault = next(iter(reading.faults), None)
    where = f" {fault.message}" if fault else ""
    return Problem(
        "key-unreadable",
        f"It begins like a JWK, but is no JSON.{where}",
        "Copy the whole JWK again; if the text itself is the secret, choose “utf8”.",
    )


def _keyring_of(text: str, value: Json, repairs: tuple[str, ...]) -> Keyring:
    if (problem := _discovery(value)) is not None:
        return Keyring(text, Reading.JWK, problems=(problem,), total=1)
    found = next(_within(value, 0), None)
    if found is None:
        return _other_keys(text, value)
    if isinstance(found, dict):
        return _single(text, found, repairs)
    return _set(text, found, repairs)


def _discovery(value: Json) -> Problem | None:
    """An OpenID Provider's or authorization server's metadata (RFC 8414 §2)."""
    if not isinstance(value, dict) or not isinstance(value.get("jwks_uri"), str):
        return None
    if "issuer" not in value:
        return None
    return Problem(
        "key-is-discovery",
        "This is the issuer’s OpenID configuration. It holds no key; it says where they are: "
        f"“{value['jwks_uri'][:300]}”.",
        "Open that address and paste what it answers, a JWK Set.",
    )


def _within(value: Json, depth: int) -> Iterator[dict[str, Json] | list[Json]]:
    """A JWK, or the members of a set: at the top first, then wherever it is wrapped."""
    found = _here(value)
    if found is not None:
        yield found
    if depth < _DEEPEST:
        for inner in _wrapped(value):
            yield from _within(inner, depth + 1)


def _here(value: Json) -> dict[str, Json] | list[Json] | None:
    if isinstance(value, dict):
        if isinstance(value.get("keys"), list):
            return list(value["keys"])
        return value if "kty" in value or "x5c" in value else None
    if isinstance(value, list) and any(isinstance(each, dict) and "kty" in each for each in value):
        return value
    return None


def _wrapped(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, list):
        return value
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        return (strict_json.read_text(value.strip()).document.value,)
    return ()


def _single(text: str, jwk: dict[str, Json], repairs: tuple[str, ...]) -> Keyring:
    key, problems = read_jwk(jwk, Provenance(Reading.JWK, None, repairs))
    keys = (key,) if key else ()
    return Keyring(text, Reading.JWK, keys, problems, total=1, members=(public_part(jwk),))


def _set(text: str, members: list[Json], repairs: tuple[str, ...]) -> Keyring:
    keys: list[Key] = []
    problems: list[Problem] = []
    for position, jwk in enumerate(members[:SET_KEYS]):
        key, faults = _member(jwk, Provenance(Reading.JWK_SET, position, repairs))
        if key:
            keys.append(key)
        problems.extend(faults)
    if not members:
        problems.append(
            Problem(
                "jwks-empty",
                "The JWK Set is empty: “keys” has no members.",
                "Ask the issuer’s address for its keys again.",
            )
        )
    if len(members) > SET_KEYS:
        problems.append(
            Problem(
                "key-limit",
                f"The JWK Set has {len(members):,} keys; the first {SET_KEYS} are used.",
                "Leave only the keys that may have signed this token.",
            )
        )
    return Keyring(
        text,
        Reading.JWK_SET,
        tuple(keys),
        tuple(problems),
        jwk_set=True,
        total=len(members),
        members=tuple(public_part(jwk) for jwk in members[:SET_KEYS] if isinstance(jwk, dict)),
    )


def _member(jwk: Json, provenance: Provenance) -> tuple[Key | None, tuple[Problem, ...]]:
    if isinstance(jwk, dict):
        return read_jwk(jwk, provenance)
    message = "This member of the set is no JSON object."
    return None, (Problem("jwk-malformed", message, "Leave it out.", provenance.position),)


def _other_keys(text: str, value: Json) -> Keyring:
    from debugger.keys.json_pem import pem_members

    keys, problems = pem_members(value)
    if keys or problems:
        return Keyring(
            text,
            keys[0].provenance.reading if keys else Reading.PEM,
            tuple(keys),
            tuple(problems),
            jwk_set=len(keys) > 1,
            total=len(keys) + len(problems),
        )
    if isinstance(value, dict) and "keys" in value:
        problem = Problem(
            "jwks-empty",
            "“keys” of the JWK Set is no array of keys.",
            "Ask the issuer’s address for its keys again.",
        )
        return Keyring(text, Reading.JWK_SET, problems=(problem,), jwk_set=True)
    problem = Problem(
        "jwk-malformed",
        "The text is JSON, but no JWK: it has neither “kty” nor “keys”.",
        "Give a JWK, a JWK Set or a PEM; if the text itself is the secret, choose “utf8”.",
    )
    return Keyring(text, Reading.JWK, problems=(problem,), total=1)
