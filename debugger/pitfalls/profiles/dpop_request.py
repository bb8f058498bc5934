"""Pitfalls of the one request that a DPoP proof is for: its moment, method, address and token."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import span
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.reading import moment, text
from debugger.pitfalls.profiles.required import lacking, lacks
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex

_DPOP = ("dpop-proof",)


@pitfall(
    "dpop-stale",
    severity=Severity.WARNING,
    title="The DPoP proof is not fresh",
    why="A proof is made for one request, seconds before it; servers refuse others, so that"
    " found ones are useless.",
    fix="Make a new proof for each request, and check the clock of the client.",
    steps=(
        "Somebody finds an old proof and its access token in a log.",
        "They send both to the same address.",
        "A server that does not look at “iat” answers as if the client had asked.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.3", "11.1"),
    profiles=_DPOP,
    silences=("iat-future", "clock-skew"),
)
def stale_proof(case: Case) -> Iterator[Evidence]:
    iat = moment(case.claims.get("iat"))
    if iat is None:
        return
    leeway = case.policy.leeway.total_seconds()
    if iat < case.now - max(300, leeway):
        yield Evidence("payload.iat", f"It was made {span(case.now - iat)} ago.")
    elif iat > case.now + max(60, leeway):
        yield Evidence("payload.iat", f"It was made {span(iat - case.now)} in the future.")


@stale_proof.sample
def _stale_proof() -> samples.Question:
    return samples.with_claims("dpop-proof", iat=samples.SAMPLE_NOW - 900)


@pitfall(
    "dpop-htu-query",
    severity=Severity.WARNING,
    title="“htu” with a query or a fragment",
    why="The standard leaves both out, so servers that compare the whole text refuse the proof.",
    fix="Write scheme, host and path only.",
    steps=(
        "The client puts the whole address with its query into “htu”.",
        "The server leaves the query out, as the standard says, and compares.",
        "The two differ, and the request is answered 401.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.2"),
    profiles=_DPOP,
)
def target_query(case: Case) -> Iterator[Evidence]:
    htu = text(case, "htu")
    if "?" in htu or "#" in htu:
        yield Evidence("payload.htu", f"“htu” is {quoted(htu)}.")


@target_query.sample
def _target_query() -> samples.Question:
    return samples.with_claims("dpop-proof", htu="https://login.acme.example/token?x=1")


@pitfall(
    "dpop-htm-case",
    severity=Severity.WARNING,
    title="“htm” is no method name in capitals",
    why="Names of methods are case-sensitive, so servers that compare them refuse the proof.",
    fix="Write the method as it is sent, as “POST”.",
    steps=(
        "The client writes the method as its own code spells it, such as “post”.",
        "The server compares it with “POST”, letter by letter.",
        "The two differ, and the request is answered 401.",
    ),
    recipe="dpop-proof",
    reference=rfc(9110, "9.1"),
    profiles=_DPOP,
)
def method_case(case: Case) -> Iterator[Evidence]:
    htm = case.claims.get("htm", "GET")
    if not isinstance(htm, str) or not _METHOD.fullmatch(htm):
        yield Evidence("payload.htm", f"“htm” is {kind_of(htm)}.")


@method_case.sample
def _method_case() -> samples.Question:
    return samples.with_claims("dpop-proof", htm="post")


@pitfall(
    "dpop-ath-missing",
    severity=Severity.INFO,
    title="The proof is for no access token",
    why="That is right at the token endpoint; with an access token, a proof must have the hash"
    " of it.",
    fix="Add “ath” to proofs that are sent with an access token.",
    steps=(
        "Somebody sees a proof without “ath” on its way.",
        "They send it with another access token that is bound to the same key.",
        "The server cannot see that the proof was made for another token.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.2"),
    profiles=_DPOP,
)
def no_token_hash(case: Case) -> Iterator[Evidence]:
    if lacking(case, ["ath"]):
        yield Evidence("payload", lacks(["ath"]))


@no_token_hash.sample
def _no_token_hash() -> samples.Question:
    return samples.with_claims("dpop-proof", ath=samples.ABSENT)


_METHOD = regex("[A-Z]+(?:-[A-Z]+)*")
