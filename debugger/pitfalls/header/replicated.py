"""Pitfalls of members in the wrong half: claims in the header, header members in the payload."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose.model import Form, Json
from debugger.jose.strict_json import join
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_causes
from debugger.verification import Verdict

_TIMES = ("exp", "nbf", "iat")


@pitfall(
    "header-claims-differ",
    severity=Severity.ERROR,
    title="Header and payload contradict each other",
    why="Whoever routes by the header and trusts the payload can be fooled.",
    fix="Replicate a claim exactly, or not at all.",
    reference=rfc(7519, "5.3"),
    steps=(
        "A gateway routes by the “iss” in the header, before anything is verified.",
        "The header names one tenant and the payload another; one key signed both.",
        "The first one’s checks are made, and the second one’s rights are given.",
    ),
    recipe="check-issuer-audience",
)
def claims_differ(case: Case) -> Iterator[Evidence]:
    for name in ("iss", "sub", "aud"):
        if name not in case.header or name not in case.claims:
            continue
        if _alone(case.header[name]) != _alone(case.claims[name]):
            yield Evidence(
                f"header.{name}",
                f"“{name}” is {kind_of(case.header[name])} in the header and"
                f" {kind_of(case.claims[name])} in the payload.",
            )


@claims_differ.sample
def _claims_differ() -> samples.Question:
    return samples.with_header(iss="https://login.other.example")


@pitfall(
    "header-has-exp",
    severity=Severity.WARNING,
    title="Times of validity stand in the header",
    why="Verifiers look for them in the payload: for them this token has no such limit.",
    fix="Move the times into the payload.",
    reference=rfc(7519, "5.3"),
    steps=(
        "The signer passes “exp” among the members of the header.",
        "A verifier looks for it in the payload, finds none, and takes the token for one that"
        " never expires.",
        "Whoever steals the token can use it for ever.",
    ),
    recipe="issue-token",
    silences=("exp-missing", "iat-missing"),
)
def has_exp(case: Case) -> Iterator[Evidence]:
    if not case.is_claims_set or case.token.form in (Form.JWE_COMPACT, Form.JWE_JSON):
        return
    # AWS load balancers sign a header with “signer”, “client” and “exp”, and document it so.
    if "signer" in case.header and "client" in case.header:
        return
    for name in _TIMES:
        if name in case.header and name not in case.claims:
            seen = f"“{name}” stands in the header and not in the payload."
            yield Evidence(f"header.{name}", seen)


@has_exp.sample
def _has_exp() -> samples.Question:
    return samples.altered(header={"exp": samples.SAMPLE_NOW + 600}, claims={"exp": samples.ABSENT})


@pitfall(
    "payload-has-alg",
    severity=Severity.INFO,
    title="Header members stand in the payload",
    why="They have no effect there: an option of a library was filled in the wrong place.",
    fix="Pass them as header members.",
    reference=rfc(7515, "4"),
    steps=(
        "An option of the library, such as the algorithm, is passed among the claims.",
        "It is signed as a claim, and the header has the library’s default.",
    ),
    recipe="issue-token",
)
def has_alg(case: Case) -> Iterator[Evidence]:
    if not case.is_claims_set:
        return
    for name in _HEADER_MEMBERS & case.claims.keys():
        yield Evidence(join("payload", name), f"The payload has {quoted(name)}.")
    if case.claims.get("typ") == "JWT":
        yield Evidence("payload.typ", "The payload has “typ” with the value “JWT”.")


@has_alg.sample
def _has_alg() -> samples.Question:
    return samples.with_claims(alg="HS256")


_graph_cause = of_causes("entra-nonce-header", "header.nonce")


@pitfall(
    "entra-nonce-header",
    severity=Severity.WARNING,
    title="A token for Microsoft Graph, which only Graph can verify",
    why="Its signature was made over a header in which “nonce” stands hashed, so that a check"
    " over the header as it was sent fails with every key.",
    fix="Ask for a token for your own API, and leave this one to Graph.",
    reference="Microsoft identity platform documentation",
    steps=(
        "An app asks Entra ID for a scope of Microsoft Graph, and sends the token to its own API.",
        "The API checks the signature over the header as sent; it was made over one in which"
        " “nonce” is hashed.",
        "The check fails with the right key, and somebody switches it off.",
    ),
    recipe="check-issuer-audience",
    profiles=("entra",),
    silences=("signature-mismatch",),
)
def entra_nonce(case: Case) -> Iterator[Evidence]:
    verdict = case.verification.verdict
    if "nonce" not in case.header or verdict is Verdict.VERIFIED:
        return
    if verdict is Verdict.INVALID:
        met = next(iter(_graph_cause(case)), None)
        seen = met.saw if met else "The header has “nonce”, and the signature does not fit."
        yield Evidence("header.nonce", seen, severity=Severity.ERROR)
    else:
        yield Evidence("header.nonce", "The header has “nonce”.")


@entra_nonce.sample
def _entra_nonce() -> samples.Question:
    return samples.altered("entra", header={"nonce": "dGhlIG5vbmNlIG9mIEdyYXBo"}, key=None)


def _alone(value: Json) -> Json:
    """An array of one audience means the same as its text (RFC 7519 §4.1.3)."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


_HEADER_MEMBERS = frozenset(("alg", "kid", "jku", "x5c"))
