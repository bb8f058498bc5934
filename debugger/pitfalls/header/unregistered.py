"""Pitfalls of names in `alg` that are not registered, or are and must not be used."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.jose.algorithms import Use, find
from debugger.pitfalls.header.algorithm_names import BY_CAPITALS, is_prohibited, meant
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_AT = "header.alg"


@pitfall(
    "alg-case",
    severity=Severity.ERROR,
    title="“alg” in the wrong letter case",
    why="Names of algorithms are case-sensitive: some libraries accept this one and others refuse"
    " it.",
    fix="Spell the name as it is registered.",
    reference=rfc(7515, "4.1.1"),
    steps=(
        "An issuer writes “hs256”.",
        "One library compares names exactly and refuses the token; another ignores case and"
        " accepts it.",
        "A filter that compares exactly and a library that does not disagree on what the token is.",
    ),
    recipe="pin-algorithms",
    silences=("alg-unknown", "signature-mismatch"),
)
def case_differs(case: Case) -> Iterator[Evidence]:
    alg = _unregistered(case)
    if alg is not None and alg.upper() in BY_CAPITALS:
        name = BY_CAPITALS[alg.upper()]
        yield Evidence(_AT, f"“alg” is {quoted(alg)}; the registered name is “{name}”.")


@case_differs.sample
def _case_differs() -> samples.Question:
    return samples.with_header(alg="hs256")


@pitfall(
    "alg-misspelt",
    severity=Severity.ERROR,
    title="The name of the algorithm is misspelt",
    why="It names no algorithm, and lenient code falls back to a default.",
    fix="Use the registered name.",
    reference="IANA JOSE registry, RFC 7518 §3.1",
    steps=(
        "An issuer names the algorithm as its cryptographic library does, or mistypes it.",
        "Strict verifiers know no such name, and refuse the token.",
        "Lenient code takes a default for what it does not know, and an attacker can choose that"
        " on purpose.",
    ),
    recipe="pin-algorithms",
    silences=("alg-unknown",),
)
def misspelt(case: Case) -> Iterator[Evidence]:
    alg = _unregistered(case)
    if alg is not None and alg.upper() not in BY_CAPITALS:
        name = meant(alg)
        if name:
            yield Evidence(_AT, f"“alg” is {quoted(alg)}; “{name}” is probably meant.")


@misspelt.sample
def _misspelt() -> samples.Question:
    return samples.with_header(alg="HMACSHA256")


@pitfall(
    "alg-unknown",
    severity=Severity.ERROR,
    title="An unknown algorithm",
    why="No verifier can check it, and a home-made algorithm is a risk by itself.",
    fix="Use a registered algorithm, such as ES256 or Ed25519.",
    reference="IANA JOSE registry",
    steps=(
        "An issuer uses an algorithm of its own, or one that was never registered.",
        "No library knows it, so the check is written by hand, or left out.",
        "An attacker finds the mistake in it, and signs tokens of their own.",
    ),
    recipe="make-key-pair",
)
def unknown(case: Case) -> Iterator[Evidence]:
    alg = _unregistered(case)
    if alg:
        yield Evidence(_AT, f"“alg” is {quoted(alg)}, which is no registered algorithm.")


@unknown.sample
def _unknown() -> samples.Question:
    return samples.with_header(alg="XX999")


@pitfall(
    "alg-prohibited",
    severity=Severity.ERROR,
    title="An algorithm that must not be used",
    why="Signatures over SHA-1 and shortened MACs can be forged with effort that is within reach.",
    fix="Use ES256, Ed25519, RS256 or HS256.",
    reference="IANA JOSE registry",
    steps=(
        "An attacker computes two payloads with the same SHA-1 digest, one harmless and one not.",
        "They have the issuer sign the harmless one.",
        "The signature fits the other one as well, and it is accepted. A MAC cut short is found"
        " by trying.",
    ),
    recipe="make-key-pair",
    silences=("alg-unknown",),
)
def prohibited(case: Case) -> Iterator[Evidence]:
    alg = case.header.get("alg")
    if isinstance(alg, str) and is_prohibited(alg):
        yield Evidence(_AT, f"“alg” is {quoted(alg)}.")


@prohibited.sample
def _prohibited() -> samples.Question:
    return samples.altered(header={"alg": "RS1"}, signer=samples.RS256)


def _unregistered(case: Case) -> str | None:
    """`alg` where it is a text that names no algorithm of a JWS or JWE, else None."""
    alg = case.header.get("alg")
    if not isinstance(alg, str):
        return None
    algorithm = find(alg)
    return alg if algorithm is None or algorithm.use is Use.CONTENT_ENCRYPTION else None
