"""Pitfalls of `kid` as the name of a key: missing, in no set, two keys of one name, no text."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose.algorithms import Algorithm, Use, find
from debugger.jose.model import Digits
from debugger.keys.key import Key
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.verification import Verdict


@pitfall(
    "kid-not-text",
    severity=Severity.ERROR,
    title="“kid” is not text",
    why="Looking a key up by a number, by null or by an empty name behaves differently in each"
    " library.",
    fix="Write “kid” as a text that is not empty.",
    reference=rfc(7515, "4.1.4"),
    steps=(
        "A library looks the key up by “kid” in a table, and gets a number, null or an empty text.",
        "One library finds nothing, one turns it into text, one takes the first key of the set.",
        "The same token is refused here and checked with another key there.",
    ),
    recipe="publish-jwks",
)
def not_text(case: Case) -> Iterator[Evidence]:
    if "kid" not in case.header:
        return
    kid = case.header["kid"]
    # Kubernetes before 1.12 wrote “kid”: "" into the tokens of its service accounts.
    if kid == "" and case.profile.name == "kubernetes":
        return
    if not isinstance(kid, str) or isinstance(kid, Digits) or not kid:
        yield Evidence("header.kid", f"“kid” is {kind_of(kid)}.")


@not_text.sample
def _not_text() -> samples.Question:
    return samples.with_header(kid=7)


@pitfall(
    "kid-missing",
    severity=Severity.INFO,
    title="Several keys and no “kid”",
    why="The verifier has to try one key after the other.",
    fix="Name the key in the header’s “kid”.",
    reference=rfc(7515, "4.1.4"),
    steps=(
        "The set has several keys of this kind, as it does while keys are rotated.",
        "The verifier tries each, and each try costs a computation.",
        "Libraries that take only the first key refuse tokens of the second.",
    ),
    recipe="publish-jwks",
)
def missing(case: Case) -> Iterator[Evidence]:
    if not case.keyring.jwk_set or "kid" in case.header:
        return
    algorithm = find(case.header.get("alg"), Use.SIGNATURE)
    if algorithm is None or algorithm.symmetric:
        return
    fitting = sum(_is_for(key, algorithm) for key in case.keyring.keys)
    if fitting > 1:
        seen = f"{fitting} keys of the set go with {algorithm.name}, and there is no “kid”."
        yield Evidence("header", seen)


@missing.sample
def _missing() -> samples.Question:
    keys = samples.jwk_set(
        {"kid": "2026-10", **samples.RSA_OTHER.jwk}, {"kid": "2026-11", **samples.RS256.jwk}
    )
    return samples.altered("access-token", header={"kid": samples.ABSENT}, key=keys)


@pitfall(
    "kid-not-in-set",
    severity=Severity.ERROR,
    title="The set has no key of that name",
    why="A verifier takes the key of that name, and there is none: the keys were rotated, the name"
    " is wrong, the set is another issuer’s, or the token is forged.",
    fix="Fetch the issuer’s set again once, and refuse the token if the name is still not there.",
    reference=rfc(7517, "4.5"),
    steps=(
        "The issuer rotates its keys and signs with one that your copy of the set does"
        " not have yet.",
        "Or an attacker invents a “kid”, and hopes that you fetch the set again for each"
        " such token.",
        "A verifier that tries all other keys instead accepts what was not meant for it.",
    ),
    recipe="keys-by-kid",
)
def not_in_set(case: Case) -> Iterator[Evidence]:
    kid = case.header.get("kid")
    keyring = case.keyring
    if not keyring.jwk_set or not isinstance(kid, str) or not kid:
        return
    # A key without a name may be the one; where it verifies, it was.
    if case.verification.verdict is Verdict.VERIFIED:
        return
    # Of a set over the limit nobody knows what else is in it.
    if any(each.code == "key-limit" and each.position is None for each in keyring.problems):
        return
    names = [member.get("kid") for member in keyring.members] or [key.kid for key in keyring.keys]
    if kid not in names:
        named = [name for name in names if isinstance(name, str)]
        there = ", ".join(quoted(name) for name in named[:4]) or "no named key"
        known = next((f" {c.sentence}" for c in case.causes if c.code == "kid-not-in-set"), "")
        yield Evidence("header.kid", f"“kid” is {quoted(kid)}; the set has {there}.{known}")


@not_in_set.sample
def _not_in_set() -> samples.Question:
    return samples.altered(
        "access-token", key=samples.jwk_set({"kid": "2026-12", **samples.RSA_OTHER.jwk})
    )


@pitfall(
    "kid-ambiguous",
    severity=Severity.WARNING,
    title="Two keys of that name fit",
    why="Which of them is tried first decides, and some libraries try only one.",
    fix="Give each key of the set a name of its own.",
    reference=rfc(7517, "4.5"),
    steps=(
        "Two keys of the set have the name that the token asks for.",
        "One library tries both, another takes the first, a third the last.",
        "Tokens verify on one server and fail on the next.",
    ),
    recipe="publish-jwks",
    silences=("jwks-duplicate-kid",),
)
def ambiguous(case: Case) -> Iterator[Evidence]:
    kid = case.header.get("kid")
    if not isinstance(kid, str):
        return
    algorithm = find(case.header.get("alg"), Use.SIGNATURE)
    if algorithm is None:
        return
    named = [key for key in case.keyring.keys if key.kid == kid and key.kind == algorithm.key_type]
    if len(named) > 1:
        seen = f"The set has {len(named)} keys with the “kid” {quoted(kid)}."
        yield Evidence("header.kid", seen)


@ambiguous.sample
def _ambiguous() -> samples.Question:
    keys = samples.jwk_set(
        {"kid": "2026-11", **samples.RSA_OTHER.jwk}, {"kid": "2026-11", **samples.RS256.jwk}
    )
    return samples.altered("access-token", key=keys)


def _is_for(key: Key, algorithm: Algorithm) -> bool:
    on_curve = not algorithm.curves or key.curve in algorithm.curves
    return key.kind == algorithm.key_type and on_curve
