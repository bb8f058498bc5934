"""The whole debugger in one function: text, key, expectations in, `Report` out. Read this first."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from debugger.claims.explain import explain_claims, explain_header
from debugger.claims.policy import Policy
from debugger.claims.profiles import recognise
from debugger.claims.validate import validate
from debugger.extract import Extraction, extract
from debugger.headline import checks_of, summary_of
from debugger.jose.model import Token
from debugger.jose.nested import MOST_LEVELS, nested_token
from debugger.jose.parse import parse
from debugger.jose.sd_form import is_sd_jwt
from debugger.keys.load import load
from debugger.layers import (
    Layer,
    decrypted,
    inside,
    policy_for,
    profile_around,
    verify_within,
)
from debugger.pitfalls import Case, diagnose, make_case
from debugger.report import Report
from debugger.verify import Seconds, full_search

if TYPE_CHECKING:
    from debugger.jose.sd_jwt import Disclosed
    from debugger.key_binding import KeyBinding


def inspect_token(
    text: str,
    key: str | None = None,
    key_format: str = "auto",
    policy: Policy | None = None,
    *,
    search_seconds: Seconds = full_search,
) -> Report:
    """Everything that can be said about the first token in `text`; no text or key makes it raise.

    `key`: a secret, PEM, DER in base64, JWK or JWK Set, or None or "" for none. `key_format`:
    `auto`, `utf8`, `base64`, `base64url`, `hex`, `pem` or `jwk`; another one raises `FieldInvalid`.
    `search_seconds` is asked, where a weak secret is looked for, how long that may take; the
    likeliest are tried in any case. A token that is the payload of another one is judged likewise.
    """
    policy = policy or Policy()  # made per call: its `now` is the clock
    extraction = extract(text)
    found = extraction.tokens[0] if extraction.tokens else None
    token = parse(found.text if found else "")
    layer = Layer(load(key, key_format), policy, search_seconds)
    return _judge(extraction, token, layer).report


@dataclass(frozen=True, slots=True)
class _Judged:
    """A report, and the case that its findings were made of."""

    report: Report
    case: Case


def _judge(extraction: Extraction, encoded: Token, layer: Layer) -> _Judged:
    disclosed = _disclosed(encoded, layer.policy)
    if disclosed:
        encoded = disclosed.issued
    verification, keyring = verify_within(encoded, layer)
    token = decrypted(encoded, verification)
    within = nested_token(token)
    inner = None
    if within is not None and layer.level < MOST_LEVELS:
        inner = _judge(inside(within), within, layer.inwards(encoded, verification))
    policy = policy_for(layer.policy, token, within)
    key_binding = _key_binding(disclosed, policy) if disclosed else None
    read = disclosed.read if disclosed else token
    claim_checks = validate(read, policy) + (key_binding.checks if key_binding else ())
    profile = recognise(token, policy)
    if within is not None:
        profile = profile_around(profile)
    case = make_case(
        extraction,
        token,
        keyring,
        verification,
        policy,
        profile,
        claim_checks,
        disclosed,
        key_binding,
    )
    case = replace(
        case, inner=inner.case if inner else None, openers=layer.openers, level=layer.level
    )
    findings = diagnose(case)
    nested = inner.report if inner else None
    deeper = within is not None and nested is None
    report = Report(
        extraction=extraction,
        found=extraction.tokens[0] if extraction.tokens else None,
        token=token,
        keyring=keyring,
        verification=verification,
        policy=layer.policy,
        profile=profile,
        claim_checks=claim_checks,
        header_lines=explain_header(token, claim_checks, policy),
        claims=explain_claims(read, claim_checks, policy, token),
        findings=findings,
        checks=checks_of(token, verification, claim_checks, nested),
        summary=summary_of(token, verification, claim_checks, findings, nested, deeper=deeper),
        disclosed=disclosed,
        key_binding=key_binding,
        nested=nested,
        deeper=deeper,
    )
    return _Judged(report, case)


def _disclosed(token: Token, policy: Policy) -> "Disclosed | None":
    if not is_sd_jwt(token) and policy.profile not in ("sd-jwt", "sd-jwt-vc"):
        return None
    from debugger.jose.sd_jwt import disclose

    return disclose(token)


def _key_binding(disclosed: "Disclosed", policy: Policy) -> "KeyBinding | None":
    from debugger.key_binding import judge_key_binding

    return judge_key_binding(disclosed, policy)
