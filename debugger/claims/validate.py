"""Claims set and header against the policy, at its `now`: a `ClaimCheck` for each thing checked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from debugger.claims.moments import is_number, misreading, span
from debugger.claims.policy import Policy
from debugger.claims.profile_marks import bare_type
from debugger.claims.profiles import recognise
from debugger.claims.wording import kind_of, quoted
from debugger.jose.model import Encoding, Json, Token
from debugger.outcome import Outcome

IAT_TOLERANCE = 60.0  # seconds that clocks of honest issuers run ahead


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """One expectation and whether the token meets it.

    `at`: the place (`payload.exp`, `header.typ`, `header.alg`). `subject`: `time` for `exp`, `nbf`
    and `iat` at `now`; `policy` for what the policy asks. `reason` is a clause in lower case that a
    row can show (“expired 3 hours ago”).
    """

    at: str
    subject: str
    outcome: Outcome
    reason: str


def validate(token: Token, policy: Policy) -> tuple[ClaimCheck, ...]:
    """All that token and policy give rise to: `exp`, `nbf`, `iat`, then what the policy asks.

    A time claim that is absent is not checked; a claim or header that the policy asks for and that
    is absent fails; where it cannot be read (a JWE that was not decrypted), it is not checked.
    """
    now, leeway = policy.seconds, policy.leeway.total_seconds()
    claims = token.claims
    checks = [
        _time(f"payload.{name}", claims[name], now, leeway, judge)
        for name, judge in _TIMES
        if name in claims
    ]
    if policy.asked:
        checks.extend(_asked(token, policy, now, leeway))
    return tuple(checks)


def time_fault(value: Json) -> str:
    """Why a value is no moment, or ""."""
    fault = misreading(value)
    if fault:
        return f"{fault}; a time is a number of seconds since 1970"
    if not is_number(value):
        return f"is {kind_of(value)}; a time is a number of seconds since 1970"
    return ""


Judgement = tuple[bool, str]


def _time(
    at: str, value: Json, now: float, leeway: float, judge: Callable[[float, float], Judgement]
) -> ClaimCheck:
    fault = time_fault(value)
    if fault:
        return ClaimCheck(at, "time", Outcome.FAILED, fault)
    passed, reason = judge(value - now, leeway)
    return ClaimCheck(at, "time", _outcome(passed), reason)


def _expiry(ahead: float, leeway: float) -> Judgement:
    # RFC 7519 §4.1.4: not on or after the expiration time.
    if ahead > 0:
        return True, f"{span(ahead)} left"
    reason = f"expired {span(-ahead)} ago" if ahead <= -1 else "expired just now"
    if ahead + leeway > 0:
        return True, f"{reason}, within the leeway of {span(leeway)}"
    return False, reason


def _not_before(ahead: float, leeway: float) -> Judgement:
    # RFC 7519 §4.1.5: not before this time.
    if ahead <= 0:
        return True, f"began {span(-ahead)} ago" if ahead <= -1 else "begins now"
    if ahead <= leeway:
        return True, f"begins in {span(ahead)}, within the leeway of {span(leeway)}"
    return False, f"not valid for another {span(ahead)}"


def _issued(ahead: float, leeway: float) -> Judgement:
    # RFC 7519 §4.1.6 sets no rule; a token from the future is the mark of a wrong clock or unit.
    if ahead <= 0:
        return True, f"issued {span(-ahead)} ago" if ahead <= -1 else "issued just now"
    tolerance = max(leeway, IAT_TOLERANCE)
    reason = f"issued {span(ahead)} in the future"
    if ahead <= tolerance:
        return True, f"{reason}, within the tolerance of {span(tolerance)}"
    return False, reason


def _asked(token: Token, policy: Policy, now: float, leeway: float) -> Iterator[ClaimCheck]:
    payload = _claims_reader(token)
    if policy.issuer:
        yield payload("iss", lambda value: _one_of(value, policy.issuer))
    if policy.audience:
        yield _audience(token, policy, payload)
    if policy.subject is not None:
        subject = policy.subject
        yield payload("sub", lambda value: _one_of(value, (subject,)))
    yield from _header_checks(token, policy)
    if policy.max_age is not None:
        name = "auth_time" if recognise(token, policy).name == "id-token" else "iat"
        most = policy.max_age.total_seconds()
        yield payload(name, lambda value: _age(value, now, most, leeway))


def _claims_reader(token: Token) -> Callable[[str, Callable[[Json], Judgement]], ClaimCheck]:
    claims, readable = token.claims, _claims_readable(token)

    def read(name: str, judge: Callable[[Json], Judgement]) -> ClaimCheck:
        at = f"payload.{name}"
        if not readable:
            return ClaimCheck(at, "policy", Outcome.NOT_CHECKED, "the claims cannot be read")
        if name not in claims:
            return ClaimCheck(at, "policy", Outcome.FAILED, "missing")
        passed, reason = judge(claims[name])
        return ClaimCheck(at, "policy", _outcome(passed), reason)

    return read


def _claims_readable(token: Token) -> bool:
    segment = token.segment("payload")
    if token.payload is None or (segment is not None and segment.octets is None):
        return False  # of a damaged segment only the beginning is read
    return token.payload.document.parsed or token.payload.encoding is not Encoding.JSON


def _audience(
    token: Token,
    policy: Policy,
    payload: Callable[[str, Callable[[Json], Judgement]], ClaimCheck],
) -> ClaimCheck:
    if "aud" not in token.claims:
        name = recognise(token, policy).name
        if name in ("sd-jwt", "sd-jwt-vc"):
            reason = "the audience is that of the key binding (RFC 9901 §4.3)"
            return ClaimCheck("payload.aud", "policy", Outcome.NOT_CHECKED, reason)
        if name == "cognito" and token.claims.get("token_use") == "access":
            return payload("client_id", lambda value: _one_of(value, policy.audience))
    return payload("aud", lambda value: _intersects(value, policy.audience))


def _header_checks(token: Token, policy: Policy) -> Iterator[ClaimCheck]:
    header = token.signatures[0].header if token.signatures else token.header.members
    readable = bool(token.signatures) or token.header.parsed
    if policy.typ is not None:
        expected = policy.typ
        yield _header_check("typ", header, readable, lambda value: _same_type(value, expected))
    if policy.algorithms:
        yield _header_check(
            "alg", header, readable, lambda value: _allowed(token, value, policy.algorithms)
        )


def _header_check(
    name: str, header: Mapping[str, Json], readable: bool, judge: Callable[[Json], Judgement]
) -> ClaimCheck:
    at = f"header.{name}"
    if not readable:
        return ClaimCheck(at, "policy", Outcome.NOT_CHECKED, "the header cannot be read")
    if name not in header:
        return ClaimCheck(at, "policy", Outcome.FAILED, "missing")
    passed, reason = judge(header[name])
    return ClaimCheck(at, "policy", _outcome(passed), reason)


def _one_of(value: Json, expected: tuple[str, ...]) -> Judgement:
    if isinstance(value, str) and value in expected:
        return True, "as expected"
    return False, f"is {kind_of(value)}; expected {_either(expected)}"


def _intersects(value: Json, expected: tuple[str, ...]) -> Judgement:
    audiences = value if isinstance(value, list) else [value]
    # As a set: both lists may be long.
    if not frozenset(expected).isdisjoint(each for each in audiences if isinstance(each, str)):
        return True, "as expected"
    return False, f"is {kind_of(value)}; expected {_either(expected)}"


def _same_type(value: Json, expected: str) -> Judgement:
    if isinstance(value, str) and bare_type(value) == bare_type(expected):
        return True, "as expected"
    return False, f"is {kind_of(value)}; expected {quoted(expected)}"


def _allowed(token: Token, first: Json, expected: tuple[str, ...]) -> Judgement:
    # Every signature's algorithm counts: one that is not allowed is a way in.
    used = [signature.header.get("alg") for signature in token.signatures[1:]]
    allowed = frozenset(expected)
    for value in (first, *used):
        if not isinstance(value, str) or value not in allowed:
            return False, f"is {kind_of(value)}; expected {_either(expected)}"
    return True, "as expected"


def _age(value: Json, now: float, most: float, leeway: float) -> Judgement:
    fault = time_fault(value)
    if fault:
        return False, fault
    age = now - value
    reason = f"{span(age)} old" if age >= 1 else "just made"
    if value >= now - most - leeway:
        return True, f"{reason}; at most {span(most)} is asked for"
    return False, f"{reason}; at most {span(most)} was asked for"


def _either(expected: tuple[str, ...]) -> str:
    shown = " or ".join(quoted(text) for text in expected[:3])
    return shown if len(expected) <= 3 else f"{shown} or one of {len(expected) - 3} more"


def _outcome(passed: bool) -> Outcome:
    return Outcome.PASSED if passed else Outcome.FAILED


_TIMES = (("exp", _expiry), ("nbf", _not_before), ("iat", _issued))
