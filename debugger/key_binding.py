"""Whether a presentation is by its holder, for this verifier, now: `Disclosed` and `Policy` in.

The steps are those of RFC 9901 §7.3, the rules of the key-binding JWT itself those of §4.3.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from debugger.claims.moments import span
from debugger.claims.policy import Policy
from debugger.claims.validate import ClaimCheck, time_fault
from debugger.claims.wording import kind_of, quoted
from debugger.errors import KeyUnusable
from debugger.jose.algorithms import ALGORITHMS, Family
from debugger.jose.jws import verify_signature
from debugger.jose.model import Form, Json, Token
from debugger.jose.sd_jwt import Disclosed
from debugger.keys.header_keys import confirmation_key
from debugger.keys.key import Key, misfit
from debugger.outcome import Outcome
from debugger.settle import settle

OLDEST = 300.0  # seconds that a key binding may have been made ago
MOST_AHEAD = 60.0  # seconds that the holder's clock may run ahead


@dataclass(frozen=True, slots=True)
class BindingFault:
    """One rule that the key binding breaks. `at`: `key_binding.payload.aud`. `saw`: a sentence."""

    at: str
    saw: str


@dataclass(frozen=True, slots=True)
class KeyBinding:
    """What came of checking a key-binding JWT.

    `signature`: whether it is by the key in `cnf`, and `reason` how that is known; not checked
    where `cnf` holds no key. `confirmed`: whether the issuer named a key at all, by `cnf`.
    `faults`: all that speaks against it.
    """

    token: Token
    signature: Outcome
    reason: str
    key: Key | None
    confirmed: bool
    faults: tuple[BindingFault, ...]
    checks: tuple[ClaimCheck, ...] = ()

    @property
    def claims(self) -> Mapping[str, Json]:
        return self.token.claims

    @property
    def outcome(self) -> Outcome:
        if self.faults or not self.confirmed:
            return Outcome.FAILED
        return self.signature


def judge_key_binding(disclosed: Disclosed, policy: Policy) -> KeyBinding | None:
    """Every rule, checked; None where there is no key-binding JWT. Never raises."""
    if disclosed.key_binding is None:
        return None
    token, cnf = disclosed.key_binding.token, disclosed.claims.get("cnf")
    confirmed = "cnf" in disclosed.claims
    unreadable = _unreadable(token)
    if unreadable:
        fault = BindingFault("key_binding", unreadable)
        return KeyBinding(token, Outcome.NOT_CHECKED, unreadable, None, confirmed, (fault,))
    key = confirmation_key(cnf, token.header.members)
    signature, reason = _check_signature(token, key, cnf)
    faults = [*_header_faults(token), *_claim_faults(token.claims, disclosed, policy)]
    if signature is Outcome.FAILED:
        faults.append(BindingFault("key_binding.signature", reason))
    checks = tuple(_audience_check(token.claims, policy))
    return KeyBinding(token, signature, reason, key, confirmed, tuple(faults), checks)


def _unreadable(token: Token) -> str:
    """Why it is no signed token whose claims can be read, or ""."""
    if token.form is not Form.JWS_COMPACT:
        return "What stands after the last “~” is no signed token of three parts."
    settled = settle(token)
    if settled is not None and token.algorithm != "none":
        return f"The key-binding JWT cannot be checked. {settled.reason}"
    if token.payload is None or not isinstance(token.payload.document.value, dict):
        return "The payload of the key-binding JWT is no JSON object."
    return ""


def _check_signature(token: Token, key: Key | None, cnf: Json) -> tuple[Outcome, str]:
    algorithm = ALGORITHMS[token.algorithm]
    if algorithm.family in _NOT_ASYMMETRIC:
        return Outcome.NOT_CHECKED, f"“alg” is “{algorithm.name}”, which no public key can check."
    if key is None:
        return _without_key(cnf)
    fault = misfit(key, algorithm)
    if fault is not None:
        return Outcome.FAILED, f"The holder’s key in “cnf” cannot have signed. {fault.message}"
    signature = token.signatures[0]
    try:
        fits = verify_signature(
            algorithm, key.material, signature.signing_input, signature.octets or b""
        )
    except KeyUnusable as refusal:
        return Outcome.FAILED, f"The holder’s key in “cnf” cannot be used. {refusal.message}"
    if fits:
        return Outcome.PASSED, f"The signature fits the holder’s key in “cnf” by {algorithm.name}."
    return Outcome.FAILED, (
        f"The signature does not fit the holder’s key in “cnf” by {algorithm.name}: another key"
        " made it, or it was changed afterwards."
    )


def _without_key(cnf: Json) -> tuple[Outcome, str]:
    if isinstance(cnf, dict) and "jwk" in cnf:
        return Outcome.FAILED, "The holder’s key in “cnf.jwk” cannot be read, so nothing is proved."
    if isinstance(cnf, dict):
        return Outcome.NOT_CHECKED, "“cnf” only names the holder’s key; it has to be looked up."
    return Outcome.NOT_CHECKED, "There is no key of the holder in “cnf”."


def _header_faults(token: Token) -> Iterator[BindingFault]:
    typ = token.header.members.get("typ")
    if typ != "kb+jwt":
        saw = f"is {kind_of(typ)}" if "typ" in token.header.members else "is missing"
        yield BindingFault("key_binding.header.typ", f"“typ” {saw}; it must be “kb+jwt”.")
    algorithm = ALGORITHMS[token.algorithm]
    if algorithm.family in _NOT_ASYMMETRIC:
        saw = f"“alg” is “{algorithm.name}”, which is no signature of a holder’s own key."
        yield BindingFault("key_binding.header.alg", saw)


def _claim_faults(
    claims: Mapping[str, Json], disclosed: Disclosed, policy: Policy
) -> Iterator[BindingFault]:
    for name, judge in _CLAIMS.items():
        if name in claims:
            saw = judge(claims[name], disclosed, policy)
        else:
            saw = "is missing" if name in _REQUIRED else ""
        if saw:
            yield BindingFault(f"key_binding.payload.{name}", f"“{name}” {saw}.")


def _audience(value: Json, disclosed: Disclosed, policy: Policy) -> str:
    if type(value) is not str:
        saw = "a list" if isinstance(value, list) else kind_of(value)
        return f"is {saw}; it must be a single text"
    if policy.audience and value not in policy.audience:
        return f"is {quoted(value)}; expected {_either(policy.audience)}"
    return ""


def _nonce(value: Json, disclosed: Disclosed, policy: Policy) -> str:
    return "" if type(value) is str else f"is {kind_of(value)}; it must be a text"


def _issued_at(value: Json, disclosed: Disclosed, policy: Policy) -> str:
    fault = time_fault(value)
    if fault:
        return fault
    age, leeway = policy.seconds - value, policy.leeway.total_seconds()
    if age > OLDEST + leeway:
        return f"lies {span(age)} back; a key binding is made for one presentation, now"
    if -age > MOST_AHEAD + leeway:
        return f"lies {span(-age)} in the future"
    return ""


def _sd_hash(value: Json, disclosed: Disclosed, policy: Policy) -> str:
    expected = disclosed.sd_hash
    if expected is None or value == expected:
        return ""
    return f"is {kind_of(value)}; that of what is presented here is {quoted(expected)}"


def _expiry(value: Json, disclosed: Disclosed, policy: Policy) -> str:
    fault = time_fault(value)
    if fault:
        return fault
    past = policy.seconds - value
    return "" if past < policy.leeway.total_seconds() else f"was {span(past)} ago"


def _not_before(value: Json, disclosed: Disclosed, policy: Policy) -> str:
    fault = time_fault(value)
    if fault:
        return fault
    ahead = value - policy.seconds
    return "" if ahead <= policy.leeway.total_seconds() else f"lies {span(ahead)} ahead"


def _audience_check(claims: Mapping[str, Json], policy: Policy) -> Iterator[ClaimCheck]:
    """The audience that the policy asks for is that of the key binding (RFC 9901 §4.3)."""
    if not policy.audience:
        return
    value = claims.get("aud")
    met = type(value) is str and value in policy.audience
    reason = "as expected"
    if not met:
        saw = f"is {kind_of(value)}" if "aud" in claims else "missing"
        reason = f"{saw}; expected {_either(policy.audience)}" if "aud" in claims else saw
    outcome = Outcome.PASSED if met else Outcome.FAILED
    yield ClaimCheck("key_binding.aud", "policy", outcome, reason)


def _either(expected: tuple[str, ...]) -> str:
    shown = " or ".join(quoted(text) for text in expected[:3])
    return shown if len(expected) <= 3 else f"{shown} or one of {len(expected) - 3} more"


_NOT_ASYMMETRIC = (Family.NONE, Family.HMAC)
_REQUIRED = ("iat", "aud", "nonce", "sd_hash")
_CLAIMS: Mapping[str, Callable[[Json, Disclosed, Policy], str]] = {
    "aud": _audience,
    "nonce": _nonce,
    "iat": _issued_at,
    "sd_hash": _sd_hash,
    "exp": _expiry,
    "nbf": _not_before,
}
