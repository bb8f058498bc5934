"""Pitfalls of `iss` as a URL: none, without TLS, of a development machine, a look-alike."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.pitfalls.claims.reading import text
from debugger.pitfalls.hosts import Url, is_development, is_loopback, split_url
from debugger.pitfalls.look_alikes import folded, mixes_scripts
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_AT = "payload.iss"


@pitfall(
    "iss-not-https",
    severity=Severity.WARNING,
    title="An issuer without TLS",
    why="Its keys would be fetched over a line on which anybody can put in their own.",
    fix="Use an https URL as issuer.",
    reference="OIDC Core §2, RFC 8414 §2",
    steps=(
        "A verifier fetches the issuer’s metadata and keys from its http address.",
        "Somebody on the way, on the same network for example, answers with keys of their own.",
        "From then on the verifier accepts whatever they sign.",
    ),
    recipe="check-issuer-audience",
)
def iss_not_https(case: Case) -> Iterator[Evidence]:
    url = _url(case)
    if url and url.scheme == "http":
        local = Severity.INFO if is_loopback(url.host) else None
        yield Evidence(_AT, f"“iss” is {quoted(text(case, 'iss'))}.", severity=local)


@iss_not_https.sample
def _iss_not_https() -> samples.Question:
    return samples.altered(claims={"iss": "http://login.acme.example"}, policy={"issuer": None})


@pitfall(
    "iss-not-url",
    severity=Severity.INFO,
    title="The issuer is not a URL",
    why="Within one company that works, but nobody else can find its keys, and two issuers may"
    " choose the same name.",
    fix="Use an https URL that belongs to the issuer.",
    reference="OIDC Core §2",
    steps=(
        "Two teams choose the same short name for their issuers, “auth” for example.",
        "A service that serves both keeps keys and rules by that name.",
        "A token of the one is judged by the rules of the other.",
    ),
    recipe="check-issuer-audience",
)
def iss_not_url(case: Case) -> Iterator[Evidence]:
    iss = case.claims.get("iss")
    if isinstance(iss, str) and not iss.startswith("did:") and split_url(iss) is None:
        strict = case.profile.name in _ISSUED_BY_URL
        yield Evidence(
            _AT, f"“iss” is {quoted(iss)}.", severity=Severity.WARNING if strict else None
        )


@iss_not_url.sample
def _iss_not_url() -> samples.Question:
    return samples.altered(claims={"iss": "my-service"}, policy={"issuer": None})


@pitfall(
    "iss-localhost",
    severity=Severity.INFO,
    title="A development issuer",
    why="Such tokens must not be accepted in production, where anybody who reaches the network"
    " can run that issuer.",
    fix="Check that this environment is the one you mean.",
    reference=rfc(8725, "3.8"),
    steps=(
        "A development issuer is left in the list of trusted ones when the service goes into"
        " production.",
        "Somebody who can start a program on that machine or network answers at this address"
        " with keys of their own.",
        "The service fetches them, and accepts any token that they sign.",
    ),
    recipe="check-issuer-audience",
)
def iss_localhost(case: Case) -> Iterator[Evidence]:
    url = _url(case)
    if url and is_development(url.host):
        yield Evidence(_AT, f"The host of “iss” is {quoted(url.host)}.")


@iss_localhost.sample
def _iss_localhost() -> samples.Question:
    return samples.altered(claims={"iss": "http://localhost:3000"}, policy={"issuer": None})


@pitfall(
    "iss-query-or-fragment",
    severity=Severity.WARNING,
    title="An issuer with a query or a fragment",
    why="Issuer identifiers have neither, and the address of the metadata cannot be built from"
    " such a URL.",
    fix="Leave out everything from “?” or “#” on.",
    reference="RFC 8414 §2, OIDC Core §2",
    steps=(
        "A verifier adds “/.well-known/openid-configuration” to the issuer to find its keys.",
        "Behind “?” or “#” that becomes part of the query, or is not sent at all.",
        "It gets another page than the metadata, and either fails or reads what somebody else"
        " put there.",
    ),
    recipe="check-issuer-audience",
)
def iss_query(case: Case) -> Iterator[Evidence]:
    url = _url(case)
    if url and ("?" in url.rest or "#" in url.rest):
        yield Evidence(_AT, f"“iss” is {quoted(text(case, 'iss'))}.")


@iss_query.sample
def _iss_query() -> samples.Question:
    return samples.altered(
        claims={"iss": "https://login.acme.example?x=1"}, policy={"issuer": None}
    )


@pitfall(
    "iss-confusable",
    severity=Severity.ERROR,
    title="A look-alike issuer",
    why="To the eye it is a name that you know; to software it is another host, which somebody"
    " else can own.",
    fix="Refuse the token, and compare issuers with a list, octet by octet.",
    reference="UTS #39, RFC 8725 §3.8",
    steps=(
        "An attacker registers a domain in which one letter is Cyrillic and looks Latin.",
        "They run an issuer there, and ask an administrator to trust it, or hope that a"
        " comparison folds letters.",
        "Everybody who reads the name in a list or a log takes it for the real one.",
    ),
    recipe="check-issuer-audience",
)
def iss_confusable(case: Case) -> Iterator[Evidence]:
    url = _url(case)
    labels = [_decoded(label) for label in url.host.split(".")] if url else []
    # A name of Cyrillic letters that all look Latin passes for nothing below a Cyrillic “рф”.
    as_latin = folded(".".join(labels)).isascii()
    for shown in labels:
        if mixes_scripts(shown) or (as_latin and not shown.isascii()):
            strange = sorted({letter for letter in shown if not letter.isascii()})
            points = ", ".join(f"U+{ord(letter):04X}" for letter in strange[:4])
            yield Evidence(_AT, f"The label {quoted(shown)} of its host has {points}.")
            return


@iss_confusable.sample
def _iss_confusable() -> samples.Question:
    return samples.altered(
        claims={"iss": "https://l\u043egin.acme.example"}, policy={"issuer": None}
    )


def _url(case: Case) -> Url | None:
    iss = case.claims.get("iss")
    return split_url(iss) if isinstance(iss, str) else None


def _decoded(label: str) -> str:
    """A host's label as it is shown: the letters behind `xn--` (RFC 5890 §2.3.2.1)."""
    if not label.startswith("xn--") or len(label) > _LONGEST_LABEL:
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


_LONGEST_LABEL = 63
_ISSUED_BY_URL = frozenset({"access-token", "id-token", "logout-token"})
