"""What stands before a token in; what carries it, and under which name, out."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Carrier:
    """`name` is the machine's word, `where` the reader's; `member` the token's name there."""

    name: str
    where: str
    member: str | None = None


PLAIN = Carrier("text", "text")
WINDOW = 2048


def carrier_of(before: str, former: Carrier | None = None) -> Carrier:
    """`before` is the text up to the token, of which the last `WINDOW` characters count.

    Where it begins right behind another token of the same line, `former` is that one's carrier.
    """
    written = before[-WINDOW:]
    before = unquote(written) if "%" in written else written
    near = before[-_NEAR:]
    scheme = _SCHEME.search(near)
    if scheme is not None:
        return _authorization(near[: scheme.start()], scheme["scheme"])
    if _PROOF.search(near):
        return Carrier("dpop-header", "DPoP header", "DPoP")
    if near.endswith(("=", '="', "='")):
        # What was decoded can end a word (“%20”): only a pair that is encoded itself is read so.
        plain = written.endswith(("=", '="', "='"))
        return _pair((written if plain else before).rstrip("\"'"), former)
    member = _MEMBER.search(near)
    if member is not None:
        name = member["name"]
        return Carrier("json-member", f"JSON member “{name}”", name)
    return _assigned(near)


def in_har(carrier: Carrier) -> Carrier:
    """The same, known to stand in a HAR file: a plain member there has the file as its carrier."""
    name = "har" if carrier.name in ("text", "json-member") else carrier.name
    return Carrier(name, f"{carrier.where}, in a HAR file", carrier.member)


def _authorization(before: str, scheme: str) -> Carrier:
    header = _AUTHORIZATION.search(before)
    where = "Authorization header" if header else f"after “{scheme}”"
    kind = "dpop" if scheme.lower() == "dpop" else "bearer"
    return Carrier(f"authorization-{kind}", where, header["name"] if header else None)


def _pair(before: str, former: Carrier | None) -> Carrier:
    """`name=` of a cookie, a URL's query or fragment, a form, or a shell."""
    begin = max(before.rfind(sign) for sign in _WORD_ENDS) + 1
    unspaced = _COOKIE_HEADER.match(before, begin)
    begin = unspaced.end() if unspaced else begin
    word = before[begin:-1]
    cut = max(word.rfind(sign) for sign in "&?#;") + 1
    name, prefix = unquote(word[cut:]).lstrip("[{|"), word[:cut]
    if not name:
        return PLAIN
    cookie = _cookie(before[: begin + cut], former)
    if cookie:
        header = "Set-Cookie" if cookie == "set-cookie" else "Cookie"
        return Carrier(cookie, f"{header} header, “{name}”", name)
    beside = former.name if former and not begin and prefix[:1] == "&" else ""
    if "#" in prefix or beside == "url-fragment":
        return Carrier("url-fragment", f"URL fragment, “{name}”", name)
    if "?" in prefix or "://" in prefix or beside == "url-query":
        return Carrier("url-query", f"URL query, “{name}”", name)
    if "&" in prefix or _is_form(before[:begin], name):
        return Carrier("form-body", f"form body, “{name}”", name)
    return Carrier("text", f"after “{name}”", name)


def _cookie(before: str, former: Carrier | None) -> str:
    """`cookie` or `set-cookie` where a cookie's name begins at the end of `before`, else empty."""
    line = before[before.rfind("\n") + 1 :]
    begin = line.lower().rfind("cookie")
    header = _COOKIE.match(line, max(0, begin - 4)) if begin >= 0 else _COOKIE_OPTION.search(line)
    if header is not None and not _QUOTED.search(line, header.end()):
        return "set-cookie" if header.groupdict().get("set") else "cookie"
    beside = former is not None and former.name == "cookie" and line is before
    return "cookie" if beside and before.lstrip()[:1] == ";" else ""


def _is_form(before: str, name: str) -> bool:
    """Whether a first pair begins a form: named as OAuth does, and where a body begins."""
    return name in _FORM_NAMES and (not before.strip() or _BODY.search(before[-_NEAR:]) is not None)


def _assigned(near: str) -> Carrier:
    other = _OTHER_SCHEME.search(near)
    if other is not None:
        return Carrier("text", "Authorization header", other["name"])
    match = _ASSIGNED.search(near)
    if match is None:
        return PLAIN
    return Carrier("text", f"after “{match['name']}”", match["name"])


_NEAR = 160
_WORD_ENDS = " \t\r\n\"'`<>()"
_FORM_NAMES = frozenset(
    (
        *("access_token", "actor_token", "id_token", "id_token_hint", "logout_token"),
        *("refresh_token", "subject_token", "token"),
        *("assertion", "client_assertion", "request", "response"),
    )
)
_QUOTE = r"\\*+[\"']"
_HAR_VALUE = rf"(?:{_QUOTE}value{_QUOTE}\s*+:\s*+)?+(?:{_QUOTE})?+"
_SCHEME = regex(rf"\b(?P<scheme>bearer|dpop)(?:[ \t\u00a0]++|\++)(?:{_QUOTE})?+\Z", re.I)
_AUTHORIZATION = regex(
    rf"(?P<name>(?:proxy-|x-)?authorization)(?:{_QUOTE})?+\s*+[:=,]\s*+{_HAR_VALUE}"
    r"(?:bearer[ \t]++)?+\Z",
    re.I,
)
_OTHER_SCHEME = regex(
    rf"(?P<name>(?:proxy-|x-)?authorization)(?:{_QUOTE})?+\s*+[:=,]\s*+{_HAR_VALUE}"
    r"(?:token|jwt)[ \t]++\Z",
    re.I,
)
_PROOF = regex(rf"(?<![\w-])dpop(?:{_QUOTE})?+\s*+[:,]\s*+{_HAR_VALUE}\Z", re.I)
_COOKIE = regex(
    rf".{{0,4}}?(?P<set>set-)?cookie2?(?:{_QUOTE})?+\s*+(?:[:=,]|(?=[\s\"']))\s*+"
    rf"(?:\[\s*+)?+{_HAR_VALUE}",
    re.I,
)
_COOKIE_HEADER = regex("(?:set-)?cookie:", re.I)
_COOKIE_OPTION = regex(r"(?<!\S)-b[ =]?+[\"']?+")
_QUOTED = regex(r"[\"'\r\n]")
_BODY = regex(r"(?:\r?\n\r?\n|(?:-d|--data(?:-\w+)?)[ =]?[\"']?)\Z")
_MEMBER = regex(
    rf"[\"'](?P<name>[^\"'\\\r\n]{{1,80}})(?:{_QUOTE}\s*+:\s*+\[?\s*+"
    rf"|{_QUOTE}\s*+,\s*+{_QUOTE}value{_QUOTE}\s*+:\s*+)(?:{_QUOTE})?\Z"
)
_ASSIGNED = regex(r"(?P<name>[\w.$-]{1,64})[\"'`\]]{0,2}\s*+(?::=|[=:])\s*+[\"'`]?\Z")
