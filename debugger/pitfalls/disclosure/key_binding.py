"""Pitfalls of holder key binding: none where there could be one, none to bind to, a bad one."""

from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.pitfalls.disclosure.digests import SELECTIVE
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import MOST


@pitfall(
    "sd-key-binding-missing",
    severity=Severity.INFO,
    title="No proof that whoever sends it is the holder",
    why="Anybody who has got hold of a copy can present it, a former verifier for one.",
    fix="Ask the holder for a key binding with your audience and a fresh nonce, and refuse"
    " presentations without it.",
    steps=(
        "A holder presents the credential to a shop, which keeps a copy.",
        "The shop, or who breaks into it, sends the same text to you.",
        "You ask for no proof of the holder’s key, and take them for the holder.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "7.3", "9.5"),
    profiles=SELECTIVE,
)
def binding_missing(case: Case) -> Iterator[Evidence]:
    binding = case.key_binding
    if "cnf" not in case.claims or (binding and (binding.faults or binding.key)):
        return
    severity = Severity.WARNING if case.policy.audience else None
    saw = "“cnf” names the holder’s key, and no key-binding JWT follows the last “~”."
    if binding:
        saw = f"The signature of the key-binding JWT is not checked: {binding.reason}"
    yield Evidence("payload.cnf", saw, severity=severity)


@binding_missing.sample
def _binding_missing() -> samples.Question:
    return samples.confirmed()


@pitfall(
    "sd-key-binding-invalid",
    severity=Severity.ERROR,
    title="The key binding does not hold",
    why="It was made by another key, for another verifier, for another presentation, or long ago:"
    " this one may be a copy.",
    fix="Refuse it, and ask the holder for a new presentation with your audience and a fresh"
    " nonce.",
    steps=(
        "A holder presents a credential to a verifier, with a key binding made for that one.",
        "That verifier sends credential and key binding on to you.",
        "Checked against your audience and nonce and what is presented it fails; unchecked, it"
        " makes them the holder.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "4.3", "7.3"),
    profiles=SELECTIVE,
)
def binding_invalid(case: Case) -> Iterator[Evidence]:
    faults = case.key_binding.faults if case.key_binding else ()
    for fault in islice(faults, MOST):
        yield Evidence(fault.at, fault.saw)


@binding_invalid.sample
def _binding_invalid() -> samples.Question:
    return samples.confirmed(binding=samples.bound(claims={"sd_hash": "A" * 43}))


@pitfall(
    "sd-key-binding-unconfirmed",
    severity=Severity.ERROR,
    title="A key binding, and no key that it is bound to",
    why="The issuer named no key of the holder, so whoever has a copy can add a key binding of"
    " their own.",
    fix="Refuse it. As the issuer, put the holder’s public key into “cnf”.",
    steps=(
        "Somebody copies a credential that has no “cnf”.",
        "They sign a key binding with a key that they have just made.",
        "A verifier that only sees that there is one takes them for the holder.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "4.1.2", "7.3"),
    profiles=SELECTIVE,
    silences=("sd-key-binding-invalid",),
)
def binding_unconfirmed(case: Case) -> Iterator[Evidence]:
    if case.is_claims_set and case.key_binding and "cnf" not in case.claims:
        saw = "A key-binding JWT follows the last “~”, and there is no “cnf” in the token."
        yield Evidence("key_binding", saw)


@binding_unconfirmed.sample
def _binding_unconfirmed() -> samples.Question:
    return samples.selective(samples.GIVEN_NAME, binding=samples.bound())
