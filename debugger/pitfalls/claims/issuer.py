"""Pitfalls of `iss`: missing, another one, almost the right one, or one that is not safe."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.near_miss import near_miss
from debugger.pitfalls.claims.reading import missing, text
from debugger.pitfalls.hosts import Url, is_internal, is_loopback, split_url
from debugger.pitfalls.look_alikes import passes_for_ascii
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_AT = "payload.iss"


@pitfall(
    "iss-missing",
    severity=Severity.WARNING,
    title="The token names no issuer",
    why="Nothing says who made it, so the keys and rules of different issuers cannot be kept"
    " apart.",
    fix="Set “iss” when the token is made, and have verifiers compare it exactly.",
    reference=rfc(8725, "3.8"),
)
def iss_missing(case: Case) -> Iterator[Evidence]:
    if missing(case, "iss"):
        yield Evidence("payload", "The payload has no “iss”.")


@iss_missing.sample
def _iss_missing() -> samples.Question:
    return samples.altered(claims={"iss": samples.ABSENT}, policy={"issuer": None})


@pitfall(
    "iss-mismatch",
    severity=Severity.ERROR,
    title="The token is from another issuer",
    why="Keys and claims are good only for the issuer they belong to.",
    fix="Refuse the token, and compare the whole text: a test with “in” lets parts of a name pass.",
    reference="RFC 8725 §3.8, CVE-2024-53861",
    silences=("iss-missing",),
)
def iss_mismatch(case: Case) -> Iterator[Evidence]:
    expected = case.policy.issuer
    if not expected or not case.is_claims_set or case.claims.get("iss") in expected:
        return
    wanted = " or ".join(quoted(entry) for entry in expected[:3])
    if "iss" not in case.claims:
        yield Evidence("payload", f"You expect {wanted}, and there is no “iss”.")
    elif not near_miss(text(case, "iss"), expected):
        yield Evidence(_AT, f"“iss” is {kind_of(case.claims['iss'])}; you expect {wanted}.")


@iss_mismatch.sample
def _iss_mismatch() -> samples.Question:
    return samples.altered(policy={"issuer": "https://other.example"})


@pitfall(
    "iss-near-miss",
    severity=Severity.ERROR,
    title="Almost the right issuer",
    why="Issuers are compared character by character, so a verifier must refuse this one.",
    fix="Expect exactly the “issuer” that the issuer’s metadata names.",
    reference="RFC 8725 §3.8, OIDC Discovery §4.3",
    silences=("iss-mismatch",),
)
def iss_near_miss(case: Case) -> Iterator[Evidence]:
    expected = case.policy.issuer
    iss = text(case, "iss")
    close = near_miss(iss, expected) if iss and expected and iss not in expected else None
    if close:
        wanted, difference = close
        yield Evidence(
            _AT, f"“iss” is {quoted(iss)} and you expect {quoted(wanted)}: {difference} differs."
        )


@iss_near_miss.sample
def _iss_near_miss() -> samples.Question:
    return samples.altered(policy={"issuer": "https://login.acme.example/"})


@pitfall(
    "iss-not-text",
    severity=Severity.ERROR,
    title="The issuer is not a text",
    why="Comparing an array, a number or null with a text has no reliable answer, and a test"
    " with “in” lets a forged issuer pass.",
    fix="Write one text, the issuer’s https URL.",
    reference=rfc(7519, "4.1.1"),
    silences=("iss-missing", "iss-not-url"),
)
def iss_not_text(case: Case) -> Iterator[Evidence]:
    iss = case.claims.get("iss", "absent")
    if not isinstance(iss, str) or not iss:
        yield Evidence(_AT, f"“iss” is {kind_of(iss) if iss != '' else 'an empty text'}.")


@iss_not_text.sample
def _iss_not_text() -> samples.Question:
    return samples.altered(claims={"iss": ["https://login.acme.example"]}, policy={"issuer": None})


@pitfall(
    "iss-not-https",
    severity=Severity.WARNING,
    title="An issuer without TLS",
    why="Its keys would be fetched over a line on which anybody can put in their own.",
    fix="Use an https URL as issuer.",
    reference="OIDC Core §2, RFC 8414 §2",
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
)
def iss_not_url(case: Case) -> Iterator[Evidence]:
    iss = text(case, "iss")
    if iss and not iss.startswith("did:") and split_url(iss) is None:
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
)
def iss_localhost(case: Case) -> Iterator[Evidence]:
    url = _url(case)
    if url and (is_internal(url.host) or url.host.endswith(".test")):
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
)
def iss_confusable(case: Case) -> Iterator[Evidence]:
    url = _url(case)
    if url is None or (url.host.isascii() and "xn--" not in url.host):
        return
    for label in url.host.split("."):
        shown = _decoded(label)
        if passes_for_ascii(shown):
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
    if not label.startswith("xn--") or len(label) > _LONGEST_LABEL or not label.isascii():
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


_LONGEST_LABEL = 63
_ISSUED_BY_URL = frozenset({"access-token", "id-token", "logout-token"})
