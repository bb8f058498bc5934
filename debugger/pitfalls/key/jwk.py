"""Pitfalls of one JWK: malformed, for another use or algorithm, at odds with itself."""

from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.wording import quoted
from debugger.keys.key import Key, Kind, Provenance, Reading
from debugger.pitfalls.key.judged import judged_keys
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import MOST, of_misfits
from debugger.verification import Verdict

_MISFIT = ("signature-mismatch",)

use_conflict = pitfall(
    "jwk-use-conflict",
    severity=Severity.ERROR,
    title="The key is for another use",
    why="Its owner forbids what you are doing with it.",
    fix="Take the key whose “use” is “sig”.",
    reference=rfc(7517, "4.2"),
    steps=(
        "The issuer publishes one key for signatures and one for encryption, and marks them.",
        "The one for encryption is used to check a signature.",
        "Using one key for both lets one protocol be turned against the other.",
    ),
    recipe="publish-jwks",
    silences=_MISFIT,
)(of_misfits("jwk-use-conflict"))


@use_conflict.sample
def _use_conflict() -> samples.Question:
    return samples.altered("access-token", key=samples.jwk_text(samples.RS256, use="enc"))


@pitfall(
    "jwk-key-ops-conflict",
    severity=Severity.ERROR,
    title="The key may not be used for this",
    why="“key_ops” lists what the key may be used for, and each operation once.",
    fix="Take the issuer’s signature key, or correct “key_ops”.",
    reference=rfc(7517, "4.3"),
    steps=(
        "“key_ops” says what its owner allows, and verifying is not in it (or something"
        " is in it twice).",
        "WebCrypto and strict libraries refuse the operation.",
        "Lax ones do it, so that the token verifies here and fails there.",
    ),
    recipe="publish-jwks",
    silences=_MISFIT,
)
def key_ops_conflict(case: Case) -> Iterator[Evidence]:
    met = tuple(_operations_misfit(case))
    yield from met
    for key in () if met else judged_keys(case):
        operations = key.operations
        if isinstance(operations, list | tuple) and _has_twice(operations):
            seen = "“key_ops” lists an operation twice, which it must not."
            yield Evidence("key", seen, severity=Severity.WARNING)


@key_ops_conflict.sample
def _key_ops_conflict() -> samples.Question:
    return samples.altered("access-token", key=samples.jwk_text(samples.RS256, key_ops=["encrypt"]))


@pitfall(
    "jwk-use-and-key-ops",
    severity=Severity.WARNING,
    title="“use” and “key_ops” disagree",
    why="Readers follow the one or the other, and so come to different ends.",
    fix="Write one of the two.",
    reference=rfc(7517, "4.3"),
    steps=(
        "“use” says signatures and “key_ops” lists something else, or the reverse.",
        "One library follows “use”, another “key_ops”.",
        "The key is used for what its owner may not have meant.",
    ),
    recipe="publish-jwks",
)
def use_and_key_ops(case: Case) -> Iterator[Evidence]:
    for key in judged_keys(case):
        if not isinstance(key.use, str) or not isinstance(key.operations, list | tuple):
            continue
        allowed = _OPERATIONS.get(key.use)
        others = [
            name for name in key.operations if isinstance(name, str) and name not in (allowed or ())
        ]
        if allowed and others:
            seen = f"“use” is “{key.use}”, and “key_ops” has {quoted(others[0])}."
            yield Evidence("key", seen)


@use_and_key_ops.sample
def _use_and_key_ops() -> samples.Question:
    key = samples.jwk_text(samples.RS256, use="sig", key_ops=["verify", "deriveBits"])
    return samples.altered("access-token", key=key)


@pitfall(
    "jwk-alg-conflict",
    severity=Severity.ERROR,
    title="The key is for another algorithm",
    why="Its owner binds it to one algorithm, which is what stops algorithm confusion.",
    fix="Follow the key’s “alg”: refuse the token, or correct the JWK.",
    reference="RFC 7517 §4.4, RFC 8725 §3.1",
    steps=(
        "The key’s “alg” says which algorithm its owner signs with.",
        "The token names another; perhaps an attacker chose it to fool a lax verifier.",
        "Libraries that follow the key refuse it.",
    ),
    recipe="pin-algorithms",
    silences=_MISFIT,
)
def alg_conflict(case: Case) -> Iterator[Evidence]:
    yield from _algorithm_misfit(case)
    key, alg = case.verification.key, case.header.get("alg")
    if key is None or not isinstance(key.algorithm, str) or key.algorithm == alg:
        return
    # RFC 9864 §2.2: two names of one algorithm.
    seen = f"The JWK says “{key.algorithm[:40]}”, and the token “{alg}”: two names of one thing."
    yield Evidence("key", seen, severity=Severity.WARNING)


@alg_conflict.sample
def _alg_conflict() -> samples.Question:
    return samples.altered("access-token", key=samples.jwk_text(samples.RS256, alg="PS256"))


@pitfall(
    "jwk-malformed",
    severity=Severity.ERROR,
    title="The JWK is malformed",
    why="Libraries read it differently, or not at all.",
    fix="Export the key again with a library.",
    reference=rfc(7518, "6"),
    steps=(
        "The JWK was written by hand or by a script: ordinary base64, a lost zero octet,"
        " a missing member.",
        "One library mends it silently, the next computes with other numbers, a third refuses it.",
        "Tokens verify or fail depending on who looks.",
    ),
    recipe="publish-jwks",
)
def malformed(case: Case) -> Iterator[Evidence]:
    # A set may hold what nobody needs; where another key of it verifies, nothing is wrong here.
    # That a name stands twice in it is another matter: readers differ in which keys they see.
    verified = case.verification.verdict is Verdict.VERIFIED
    used = case.verification.key.provenance.position if case.verification.key else None
    met: dict[int | None, list[str]] = {}
    for problem in case.keyring.problems:
        needed = not verified or problem.position in (None, used)
        if problem.code == "jwk-malformed" and needed:
            met.setdefault(problem.position, []).append(problem.message)
    told = dict.fromkeys(" ".join(messages[:MOST]) for messages in met.values())
    for sentences in islice(told, MOST):
        yield Evidence("key", sentences)


@malformed.sample
def _malformed() -> samples.Question:
    return samples.altered("access-token", key='{"kty":"RSA","e":"AQAB"}')


@pitfall(
    "jwk-x5c-mismatch",
    severity=Severity.ERROR,
    title="The JWK contradicts its own certificate",
    why="Software that takes the certificate verifies with another key than software that takes the"
    " members.",
    fix="Publish both from one key.",
    reference=rfc(7517, "4.7"),
    steps=(
        "The key was replaced in the JWK, and its certificate was not, or the reverse.",
        "Software that reads “x5c” and software that reads the members now have different keys.",
        "Tokens verify for the one and fail for the other.",
    ),
    recipe="publish-jwks",
)
def x5c_mismatch(case: Case) -> Iterator[Evidence]:
    for key in judged_keys(case):
        if key.certificate is None:
            continue
        for name, true in (
            ("x5t", key.certificate.thumbprint_sha1),
            ("x5t#S256", key.certificate.thumbprint_sha256),
        ):
            if key.members.get(name, true) != true:
                yield Evidence("key", f"“{name}” is not the thumbprint of the certificate.")
        if _certified_thumbprint(key) != key.thumbprint:
            yield Evidence("key", "The certificate in “x5c” holds another public key.")


@x5c_mismatch.sample
def _x5c_mismatch() -> samples.Question:
    return samples.altered(
        "access-token",
        key=samples.jwk_text(
            samples.RS256, x5c=[samples.in_x5c(samples.certificate_of(samples.RSA_OTHER))]
        ),
    )


@pitfall(
    "jwk-thumbprint-as-kid",
    severity=Severity.INFO,
    title="“kid” is the key’s thumbprint",
    why="For public keys that is a good habit: the name follows from the key, and cannot be given"
    " twice.",
    fix="Nothing needs to be done.",
    reference=rfc(7638, "3"),
)
def thumbprint_as_kid(case: Case) -> Iterator[Evidence]:
    key = case.verification.key
    if key is not None and case.header.get("kid") == key.thumbprint:
        seen = "“kid” equals the SHA-256 thumbprint of the key (RFC 7638)."
        # RFC 7638 §7: a hash of a secret lets guesses be checked.
        note = " It is one of a secret: whoever guesses at it can check the guess."
        yield Evidence("header.kid", f"{seen}{note if key.kind is Kind.SECRET else ''}")


@thumbprint_as_kid.sample
def _thumbprint_as_kid() -> samples.Question:
    from debugger.keys.thumbprint import thumbprint

    return samples.altered("access-token", header={"kid": thumbprint(samples.RS256.jwk)})


def _has_twice(operations: list[object] | tuple[object, ...]) -> bool:
    names = [name for name in operations if isinstance(name, str)]
    return len(set(names)) < len(names)


def _certified_thumbprint(key: Key) -> str:
    """The thumbprint of the key inside the JWK’s certificate; its own where that cannot be read."""
    from debugger.keys.x509 import read_certificate

    der = key.certificate.der if key.certificate else b""
    certified = read_certificate(der, Provenance(Reading.CERTIFICATE))
    return certified.thumbprint if isinstance(certified, Key) else key.thumbprint


_operations_misfit = of_misfits("jwk-key-ops-conflict")
_algorithm_misfit = of_misfits("jwk-alg-conflict")
# RFC 7517 §4.3: what belongs to which use.
_OPERATIONS = {
    "sig": ("sign", "verify"),
    "enc": ("encrypt", "decrypt", "wrapKey", "unwrapKey", "deriveKey", "deriveBits"),
}
