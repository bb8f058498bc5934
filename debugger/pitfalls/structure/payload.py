"""Pitfalls of the payload as a whole: no object, no JSON, nothing at all."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose import base64url, strict_json
from debugger.jose.model import Payload, Token
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.structure.values import reads_as_token
from debugger.verification import Verdict


@pitfall(
    "payload-not-object",
    severity=Severity.WARNING,
    title="The payload is JSON and no claims set",
    why="A JWT’s payload is an object. Other JSON is a plain signed message, and no claim is"
    " checked.",
    fix="Put the value into a claim of an object, or give the message a “typ” of its own.",
    reference=rfc(7519, "7.2"),
    steps=(
        "The issuer signs a list or a text in place of an object of claims.",
        "The verifier checks the signature, asks for “exp” and “aud”, and finds no members at all.",
        "Code that checks only what is there accepts the token for ever and everywhere.",
    ),
    recipe="issue-token",
)
def payload_not_object(case: Case) -> Iterator[Evidence]:
    payload = case.token.payload
    if payload is None or not _is_json(payload) or _is_object(payload):
        return
    typ = case.header.get("typ")
    other = isinstance(typ, str) and typ.lower().removeprefix("application/") != "jwt"
    yield Evidence(
        "payload",
        f"The payload is {kind_of(payload.document.value)}.{_unmet(case)}",
        severity=_expected(case) or (Severity.INFO if other else None),
    )


@payload_not_object.sample
def _payload_not_object() -> samples.Question:
    return samples.with_octets(payload=b'["orders:read","orders:write"]')


@pitfall(
    "payload-not-json",
    severity=Severity.INFO,
    title="This is a signed message, not a JWT",
    why="The payload carries no claims: nothing here expires or names an audience.",
    fix="Use it as a signed message, and never as a token that lets somebody in.",
    reference=rfc(7515, "1"),
    steps=(
        "Somebody signs a document as a JWS, and its verifier accepts it for the sake of the"
        " signature.",
        "Code that takes every verified JWS for a token lets its holder in, though it names"
        " nobody and never expires.",
    ),
    recipe="check-type",
)
def payload_not_json(case: Case) -> Iterator[Evidence]:
    payload = case.token.payload
    if payload is None or not payload.octets:
        return
    if payload.octets.lstrip()[:1] in (b"{", b"[", b'"') or _faulty(case):
        return
    if reads_as_token(payload.document.text):
        return
    saw = f"The payload is {_described(payload)}.{_unmet(case)}"
    yield Evidence("payload", saw, severity=_expected(case))


@payload_not_json.sample
def _payload_not_json() -> samples.Question:
    return samples.with_octets(header=b'{"alg":"HS256"}', payload=b"The order was shipped.")


@pitfall(
    "payload-empty",
    severity=Severity.WARNING,
    title="The payload is empty",
    why="Either the payload travels apart from the token (detached), or nothing at all was signed.",
    fix="Give the detached payload to whoever verifies, or sign claims.",
    reference="RFC 7515 App. F",
    steps=(
        "A JWS is sent with its payload apart, and the payload gets lost on the way.",
        "The signature is checked over nothing and fails, or nothing is what was signed, and it"
        " fits.",
        "Code that goes on without claims lets in a token that says nothing.",
    ),
)
def payload_empty(case: Case) -> Iterator[Evidence]:
    if case.verification.verdict in _MAY_BE_EMPTY and (nothing := _nothing(case.token)):
        yield Evidence("payload", f"{nothing}{_unmet(case)}", severity=_expected(case))


@payload_empty.sample
def _payload_empty() -> samples.Question:
    return samples.with_octets(header=b'{"alg":"HS256"}', payload=b"")


def _nothing(token: Token) -> str:
    """How it shows that there is no payload, or ""."""
    segment = token.segment("payload")
    if segment is not None:
        return "" if segment.text else "Nothing stands between the two dots."
    payload = token.payload
    return "The plaintext is empty." if payload is not None and not payload.octets else ""


def _expected(case: Case) -> Severity | None:
    """An error where something is asked of the claims: of none it cannot hold."""
    policy = case.policy
    asked = policy.issuer or policy.audience or policy.subject is not None
    return Severity.ERROR if asked or policy.max_age is not None else None


def _unmet(case: Case) -> str:
    return " What you expect of the claims cannot hold, for there are none." * bool(_expected(case))


def _is_json(payload: Payload) -> bool:
    """JSON as people mean it: an object, an array or a text, not a bare word or number."""
    return isinstance(payload.document.value, dict | list | str)


def _is_object(payload: Payload) -> bool:
    return isinstance(payload.document.value, dict)


def _faulty(case: Case) -> bool:
    return any(fault.at.startswith("payload") and fault.fatal for fault in case.token.faults)


def _described(payload: Payload) -> str:
    text = payload.document.text
    if _is_encoded_object(text):
        return f"{quoted(text)}, which is base64url of a JSON object: it was encoded twice"
    if payload.encoding == "text":
        return f"the text {quoted(text)}"
    return f"{len(payload.octets):,} octets that are no text"


def _is_encoded_object(text: str) -> bool:
    octets = base64url.read(text.rstrip("=")).octets if text.startswith("ey") else None
    return octets is not None and bool(strict_json.read(octets).document.members)


_MAY_BE_EMPTY = (Verdict.VERIFIED, Verdict.UNVERIFIED)
