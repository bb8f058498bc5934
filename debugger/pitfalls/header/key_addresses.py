"""Pitfalls of `jku` and `x5u`: addresses in a token from which somebody may fetch the keys."""

import re
from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.pitfalls.hosts import Url, host_of, is_internal, split_url
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall
from debugger.regex import regex

_NAMES = ("jku", "x5u")


@pitfall(
    "jku-present",
    severity=Severity.WARNING,
    title="The token says where its keys are",
    why="Whoever follows an address in a token lets the sender choose the keys.",
    fix="Use the issuer’s published set, at the address in your own configuration.",
    reference="RFC 8725 §3.10",
    steps=(
        "A verifier reads “jku” and fetches the keys from there, as it did in the first"
        " demonstration.",
        "An attacker sends a token whose “jku” is the address of a key set of their own.",
        "The verifier fetches that set, finds the key by “kid”, and the signature fits.",
    ),
    recipe="keys-by-kid",
)
def jku_present(case: Case) -> Iterator[Evidence]:
    yield from _present(case, "jku")


@jku_present.sample
def _jku_present() -> samples.Question:
    return samples.with_header("access-token", jku="https://login.acme.example/jwks.json")


@pitfall(
    "x5u-present",
    severity=Severity.WARNING,
    title="The token says where its certificate is",
    why="Whoever follows an address in a token lets the sender choose the certificate.",
    fix="Use certificates that you know, or check the chain up to your own trust anchor.",
    reference="RFC 8725 §3.10",
    steps=(
        "A verifier reads “x5u” and fetches the certificate from there.",
        "An attacker sends a token whose “x5u” is the address of a certificate that they made.",
        "The verifier fetches it, takes the key out of it, and the signature fits.",
    ),
    recipe="keys-by-kid",
)
def x5u_present(case: Case) -> Iterator[Evidence]:
    yield from _present(case, "x5u")


@x5u_present.sample
def _x5u_present() -> samples.Question:
    return samples.with_header("access-token", x5u="https://login.acme.example/signing.pem")


@pitfall(
    "jku-not-https",
    severity=Severity.ERROR,
    title="Keys over an unprotected address",
    why="Anyone on the way can swap the keys, and schemes such as “file:” reach local files.",
    fix="Refuse the token; keys come over https only.",
    reference="RFC 7515 §4.1.2, RFC 7515 §4.1.5",
    steps=(
        "A verifier fetches the keys over plain http, or opens whatever scheme the address names.",
        "Somebody on the way answers with keys of their own; or the address is"
        " “file:///…” and reads a local file.",
        "The attacker’s token fits these keys and is accepted.",
    ),
    recipe="keys-by-kid",
    silences_here=("jku-present", "x5u-present", "jku-foreign-host"),
)
def not_https(case: Case) -> Iterator[Evidence]:
    for name, value, url in _addresses(case):
        if url is None or url.scheme != "https":
            yield Evidence(f"header.{name}", f"“{name}” is {quoted(value)}.")


@not_https.sample
def _not_https() -> samples.Question:
    return samples.with_header("access-token", jku="http://login.acme.example/jwks.json")


@pitfall(
    "jku-foreign-host",
    severity=Severity.ERROR,
    title="Keys from a stranger’s host",
    why="Keys at another host are those of whoever owns it: “login.example.evil.example” is not"
    " “login.example”.",
    fix="Compare whole origins against a list of your own, or ignore the address.",
    reference="RFC 8725 §3.10",
    steps=(
        "The verifier only looks whether the address begins with, or holds, the issuer’s name.",
        "An attacker registers a host whose name does, and puts a key set there.",
        "Their token points at it, the check of the name passes, and the signature fits.",
    ),
    recipe="keys-by-kid",
    silences_here=("jku-present", "x5u-present"),
)
def foreign_host(case: Case) -> Iterator[Evidence]:
    for name, _, url in _addresses(case):
        if url is not None and not _is_own(url.host, _issuer_host(case)):
            issuer = _issuer_host(case)
            than = f"the issuer’s is {quoted(issuer)}" if issuer else "“iss” names none"
            yield Evidence(f"header.{name}", f"The host of “{name}” is {quoted(url.host)}; {than}.")


@foreign_host.sample
def _foreign_host() -> samples.Question:
    return samples.with_header(
        "access-token", jku="https://login.acme.example.evil.example/jwks.json"
    )


@pitfall(
    "jku-internal-host",
    severity=Severity.ERROR,
    title="Keys from inside your network",
    why="A server that follows the address sends a request to your internal systems: server-side"
    " request forgery.",
    fix="Never fetch from addresses in tokens.",
    reference="RFC 8725 §3.10, CWE-918",
    steps=(
        "An attacker sends a token whose “jku” is an address that only your server can reach.",
        "The server fetches it: an admin page, or the cloud’s metadata service with its"
        " credentials.",
        "What comes back, or how long it took, tells the attacker what is inside.",
    ),
    recipe="keys-by-kid",
    silences_here=("jku-foreign-host", "jku-present", "x5u-present", "jku-not-https"),
)
def internal_host(case: Case) -> Iterator[Evidence]:
    for name, _, url in _addresses(case):
        if url is not None and is_internal(url.host):
            yield Evidence(f"header.{name}", f"The host of “{name}” is {quoted(url.host)}.")


@internal_host.sample
def _internal_host() -> samples.Question:
    return samples.with_header("access-token", jku="https://169.254.169.254/latest/jwks.json")


@pitfall(
    "jku-userinfo",
    severity=Severity.ERROR,
    title="An address that misleads",
    why="“https://good.example@evil.example/” goes to evil.example, and an open redirect leads away"
    " from a good host.",
    fix="Take addresses apart with a URL parser, and refuse user information and redirects.",
    reference="CWE-918, CWE-601",
    steps=(
        "The verifier compares the beginning of the address with a list, by text.",
        "In “https://good.example@evil.example/” the part before “@” is a user name; an"
        " open redirect does the same.",
        "The request ends at evil.example, and its keys are taken for the issuer’s.",
    ),
    recipe="keys-by-kid",
    silences_here=("jku-present", "x5u-present", "jku-foreign-host"),
)
def userinfo(case: Case) -> Iterator[Evidence]:
    for name, value, url in _addresses(case):
        misleads = "\\" in value or _leads_away(value)
        if misleads or (url is not None and url.user):
            yield Evidence(f"header.{name}", f"“{name}” is {quoted(value)}.")


@userinfo.sample
def _userinfo() -> samples.Question:
    return samples.with_header(
        "access-token", jku="https://login.acme.example@evil.example/jwks.json"
    )


def _present(case: Case, wanted: str) -> Iterator[Evidence]:
    for name, value, _ in _addresses(case):
        if name == wanted:
            yield Evidence(f"header.{name}", f"“{name}” is {quoted(value)}.")


def _addresses(case: Case) -> Iterator[tuple[str, str, Url | None]]:
    """`jku` and `x5u` where they are text, with their parts; None where they are no URL."""
    for name in _NAMES:
        if name in case.header and isinstance(case.header[name], str):
            yield name, case.header[name], split_url(case.header[name])


def _issuer_host(case: Case) -> str:
    issuer = case.claims.get("iss")
    return host_of(issuer) if isinstance(issuer, str) else ""


def _is_own(host: str, issuer: str) -> bool:
    host, issuer = host.rstrip("."), issuer.rstrip(".")
    return bool(issuer) and (host == issuer or host.endswith(f".{issuer}"))


def _leads_away(address: str) -> bool:
    """Whether the value of a query parameter is an absolute URL, plain or percent-encoded."""
    query = address.partition("#")[0].partition("?")[2]
    values = (parameter.partition("=")[2] for parameter in query.split("&"))
    return any(_ABSOLUTE.match(value) for value in values)


_ABSOLUTE = regex(r"(?:[a-z][a-z0-9+.-]{0,30}(?::|%3a))?(?:/|%2f){2}", re.IGNORECASE)
