"""The whole debugger in one function: text, key, expectations in, `Report` out. Read this first."""

from debugger.claims.explain import explain_claims, explain_header
from debugger.claims.policy import Policy
from debugger.claims.profiles import recognise
from debugger.claims.validate import validate
from debugger.extract import extract
from debugger.headline import checks_of, summary_of
from debugger.jose.parse import parse
from debugger.keys.load import load
from debugger.pitfalls import diagnose, make_case
from debugger.report import Report
from debugger.verify import Seconds, full_search, verify


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
    likeliest are tried in any case.
    """
    policy = policy or Policy()  # made per call: its `now` is the clock
    extraction = extract(text)
    found = extraction.tokens[0] if extraction.tokens else None
    token = parse(found.text if found else "")
    keyring = load(key, key_format)
    verification = verify(token, keyring, search_seconds=search_seconds)
    claim_checks = validate(token, policy)
    profile = recognise(token, policy)
    findings = diagnose(
        make_case(extraction, token, keyring, verification, policy, profile, claim_checks)
    )
    checks = checks_of(token, verification, claim_checks)
    return Report(
        extraction=extraction,
        found=found,
        token=token,
        keyring=keyring,
        verification=verification,
        policy=policy,
        profile=profile,
        claim_checks=claim_checks,
        header_lines=explain_header(token, claim_checks, policy),
        claims=explain_claims(token, claim_checks, policy),
        findings=findings,
        checks=checks,
        summary=summary_of(token, verification, claim_checks, findings),
    )
