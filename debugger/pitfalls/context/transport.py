"""Pitfalls of how a token travels and is kept: URLs, plain HTTP, cookies, web storage."""

import re
from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.extract import Found
from debugger.pitfalls.claims.reading import moment
from debugger.pitfalls.context.surroundings import after, around, carrier, member, values_beside
from debugger.pitfalls.hosts import host_of, is_loopback
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex
from debugger.verification import Verdict


@pitfall(
    "token-in-url",
    severity=Severity.WARNING,
    title="A token in a URL",
    why="URLs end up in logs, in browser histories and in the Referer header of other sites.",
    fix="Send the token in the Authorization header, or in the body of a POST request.",
    steps=(
        "The address with the token is written to the log of the server and of every proxy.",
        "The browser keeps it in its history, and sends it on as Referer.",
        "Whoever reads one of these uses the token until it expires.",
    ),
    recipe="bearer-request",
    reference="RFC 6750 §5.3, RFC 9700 §4.3.2",
)
def in_url(case: Case) -> Iterator[Evidence]:
    name = member(case)
    if carrier(case) == "url-query" and name not in _MEANT_FOR_URLS:
        yield Evidence("input", f"It is the value of the query parameter {quoted(name)}.")


@in_url.sample
def _in_url() -> samples.Question:
    return samples.with_text(lambda token: f"https://app.acme.example/cb?access_token={token}&x=1")


@pitfall(
    "token-over-http",
    severity=Severity.WARNING,
    title="A token over plain HTTP",
    why="Everybody on the way can read it and use it.",
    fix="Send tokens over https only, and replace this one.",
    steps=(
        "The request goes over a network that others use too, such as that of a café.",
        "Somebody there reads the Authorization header as it passes.",
        "They send the token themselves until it expires, even where the server answers with"
        " a redirect to https.",
    ),
    recipe="bearer-request",
    reference=rfc(6750, "5.3"),
)
def over_http(case: Case) -> Iterator[Evidence]:
    text = case.extraction.text
    for found in case.extraction.tokens[:1] if _PLAIN.search(text) else ():
        host = _plain_host(text, found)
        if host and not is_loopback(host):
            yield Evidence("input", f"The request goes to {quoted(f'http://{host}')}.")


@over_http.sample
def _over_http() -> samples.Question:
    return samples.with_text(
        lambda token: f'curl -H "Authorization: Bearer {token}" http://api.acme.example/orders'
    )


@pitfall(
    "cookie-attributes",
    severity=Severity.WARNING,
    title="A cookie without its protections",
    why="HttpOnly keeps scripts away from the token, Secure keeps it off plain HTTP, and"
    " SameSite hinders forged requests.",
    fix="Set all three, and begin the name of the cookie with “__Host-”.",
    steps=(
        "Somebody gets a script into the page, or a link over plain HTTP clicked.",
        "The script reads the cookie, the plain request shows it, or another site’s form"
        " sends it along.",
        "They act as the person who is signed in.",
    ),
    recipe="cookie",
    reference="RFC 6265bis §4.1.2",
)
def cookie_attributes(case: Case) -> Iterator[Evidence]:
    if carrier(case) != "set-cookie":
        return
    line = _END_OF_COOKIE.split(after(case), maxsplit=1)[0]
    there = {part.partition("=")[0].strip().lower() for part in line.split(";")}
    absent = [name for name in ("HttpOnly", "Secure", "SameSite") if name.lower() not in there]
    if absent:
        yield Evidence("input", f"The cookie has no {' and no '.join(absent)}.")


@cookie_attributes.sample
def _cookie_attributes() -> samples.Question:
    return samples.with_text(lambda token: f"Set-Cookie: session={token}; Path=/; HttpOnly")


@pitfall(
    "token-in-web-storage",
    severity=Severity.INFO,
    title="A token in web storage",
    why="Every script of the page can read it there, also one that somebody injected.",
    fix="Keep it in memory, or in a cookie with HttpOnly.",
    steps=(
        "Somebody gets one line of script into the page, by a comment field or a library.",
        "The script reads the storage and sends the token away.",
        "They use it from their own machine, also after the page is closed.",
    ),
    recipe="cookie",
    reference="OWASP HTML5 Security",
)
def in_web_storage(case: Case) -> Iterator[Evidence]:
    match = _WEB_STORAGE.search(around(case))
    if match:
        yield Evidence("input", f"The text around it has {quoted(match[0])}.")


@in_web_storage.sample
def _in_web_storage() -> samples.Question:
    return samples.with_text(lambda token: f'localStorage.setItem("token", "{token}")')


@pitfall(
    "expires-in-differs",
    severity=Severity.INFO,
    title="“expires_in” and “exp” disagree",
    why="Clients go by “expires_in” and renew too late or too early.",
    fix="Compute both from the same lifetime.",
    steps=(
        "The client plans to renew the token by “expires_in”.",
        "The API goes by “exp” and refuses it before that, or the client renews long before"
        " it must.",
        "Requests fail with 401 now and then, and nobody can say why.",
    ),
    recipe="issue-token",
    reference=rfc(6749, "5.1"),
)
def expiry_differs(case: Case) -> Iterator[Evidence]:
    if member(case) != "access_token":
        return
    iat, exp = moment(case.claims.get("iat")), moment(case.claims.get("exp"))
    stated = values_beside(case, "expires_in")
    if iat is None or exp is None or len(stated) != 1 or not _SECONDS.fullmatch(stated[0]):
        return
    if abs(int(stated[0]) - (exp - iat)) > 60:
        saw = f"“expires_in” is {stated[0]}, and the token lives {exp - iat:.0f} seconds."
        yield Evidence("payload.exp", saw)


@expiry_differs.sample
def _expiry_differs() -> samples.Question:
    return samples.with_text(
        lambda token: f'{{"access_token": "{token}", "token_type": "Bearer", "expires_in": 7200}}'
    )


@pitfall(
    "several-tokens",
    severity=Severity.INFO,
    title="More than one token",
    why="Only the first of them is inspected here.",
    fix="Choose the token you mean, or paste it alone.",
    reference=rfc(7519, "3"),
)
def several_tokens(case: Case) -> Iterator[Evidence]:
    count = len({found.text for found in case.extraction.tokens})
    if count > 1:
        yield Evidence("input", f"The text has {count:,} different tokens.")


@several_tokens.sample
def _several_tokens() -> samples.Question:
    return samples.with_text(
        lambda token: f"{token}\n{samples.with_claims(sub='another-account').text}"
    )


@pitfall(
    "policy-not-set",
    severity=Severity.INFO,
    title="The signature is checked, and expectations are not",
    why="A good signature does not say that the token is for you: one for another service passes"
    " as well.",
    fix="Say which issuer and which audience you expect.",
    steps=(
        "Another service of the same issuer gets a token that is as well signed as yours.",
        "Somebody there sends it to you.",
        "Signature and times are right, and nobody asked whom it is for.",
    ),
    recipe="check-issuer-audience",
    reference=rfc(8725, "3.8", "3.9"),
)
def policy_not_set(case: Case) -> Iterator[Evidence]:
    if case.verification.verdict is not Verdict.VERIFIED:
        return
    if not case.policy.issuer and not case.policy.audience:
        yield Evidence("policy", "No issuer and no audience is expected.")


@policy_not_set.sample
def _policy_not_set() -> samples.Question:
    return samples.altered(policy={"issuer": None, "audience": None})


def _plain_host(text: str, found: Found) -> str:
    """The host that the token is sent to over http; "" where no request shows one."""
    before = text[: found.start]
    if found.carrier == "url-query":
        return _plain(_AROUND_URL.split(before[-_LONGEST_URL:])[-1])
    if _HAR.match(text):
        return _plain("".join(_HAR_URL.findall(before)[-1:]))
    return _requested_host(before, text[found.end :])


def _plain(url: str) -> str:
    return host_of(url) if url.lower().startswith("http://") else ""


def _requested_host(before: str, after: str) -> str:
    start = max(before.rfind(name) for name in _COMMANDS)
    if start >= 0:
        command = f"{before[start:]}…{_rest_of_command(before[start:], after)}"
        asked = (url[1] for url in _ARGUMENT.finditer(command) if _is_asked(command, url.start()))
        return host_of(next(asked, ""))
    lines = _REQUEST_LINE.findall(before)
    return host_of(lines[-1]) if lines else ""


def _rest_of_command(begun: str, after: str) -> str:
    """What belongs to the command behind the token: up to the next one, a comment, a line’s end."""
    for quote in "'\"":
        if begun.count(quote) % 2:
            after = after[after.find(quote) + 1 :]
            break
    match = _REST_OF_COMMAND.match(after)
    return match[0] if match else ""


def _is_asked(command: str, begin: int) -> bool:
    """Whether the URL that begins there is where the request goes, by the word before it."""
    word = "".join(command[max(0, begin - _LONGEST_OPTION) : begin].split()[-1:])
    return not word.endswith((":", "=")) and not word.startswith(_OPTIONS)


_MEANT_FOR_URLS = frozenset(
    {"request", "response", "client_assertion", "assertion", "logout_token", "id_token_hint"}
)
_END_OF_COOKIE = regex(r"[\r\n\"']|\\[rn\"]")
_WEB_STORAGE = regex(r"\b(?:localStorage|sessionStorage)\b")
_SECONDS = regex("[0-9]{1,12}")
_AROUND_URL = regex(r"[\s\"'<>()]")
_LONGEST_URL = 2048
_HAR = regex(r'\s*\{\s*"log"\s*:\s*\{')
_HAR_URL = regex(r'"url"\s{0,8}:\s{0,8}"(https?://[^"\s/?#]{1,300})')
_COMMANDS = ("curl ", "wget ", "fetch(")
_REST_OF_COMMAND = regex(
    r"(?:\"[^\"]*+\"|'[^']*+'|[\\^]\r?\n|[^\"'\r\n&|;#]|&(?!&)|;(?=\S)|(?<=\S)#)*+"
)
_PLAIN = regex("http://", re.IGNORECASE)
_ARGUMENT = regex(r"[\s(][\"'`]?(http://[^\s\"'/?#]{1,300})", re.IGNORECASE)
# Their URLs are sent, or name who sends.
_OPTIONS = ("-x", "--proxy", "--preproxy", "-e", "--referer", "-d", "--data", "-F", "--form", "-H")
_LONGEST_OPTION = 32
_REQUEST_LINE = regex(
    r"^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) ((?i:http)://[^\s/?#]{1,300})", re.MULTILINE
)
