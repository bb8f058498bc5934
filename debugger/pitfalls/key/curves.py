"""Pitfalls of keys on curves: another curve, no point of it, points of small order."""

from collections.abc import Iterator

from debugger import samples
from debugger.keys.key import Kind
from debugger.keys.small_order import is_of_small_order
from debugger.pitfalls.key.judged import judged_keys
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall
from debugger.pitfalls.told import of_misfits, of_problems

curve_mismatch = pitfall(
    "ec-curve-mismatch",
    severity=Severity.ERROR,
    title="The key is on another curve",
    why="An algorithm such as ES256 means one curve, P-256, and nothing else.",
    fix="Give the right key, or correct “alg” at the issuer.",
    reference="RFC 7518 §3.4, RFC 8812 §3.2",
    steps=(
        "The key is an elliptic curve key, and of another curve than “alg” stands for.",
        "Often ES384 keys are used with ES256, because both are “an EC key”.",
        "No verifier that follows the standard can check the token with it.",
    ),
    recipe="make-key-pair",
    silences=("algorithm-key-mismatch", "signature-mismatch"),
)(of_misfits("ec-curve-mismatch"))


@curve_mismatch.sample
def _curve_mismatch() -> samples.Question:
    return samples.altered(signer=samples.ES256, key=samples.ES256K.key_text)


point_invalid = pitfall(
    "ec-point-invalid",
    severity=Severity.ERROR,
    title="A point that is not on the curve",
    why="Such points leak private keys in key agreement, and no signature can be checked with"
    " them.",
    fix="Refuse the key, and get it again from the issuer.",
    reference="RFC 7518 §6.2.1, CVE-2017-16007",
    steps=(
        "Somebody sends numbers that satisfy no curve, or another, weaker one.",
        "Code that computes with them all the same gives away parts of its private key in"
        " key agreement.",
        "Or a character was lost in copying, and no signature fits.",
    ),
    recipe="publish-jwks",
    silences=("jwk-malformed", "signature-mismatch"),
)(of_problems("ec-point-invalid"))


@point_invalid.sample
def _point_invalid() -> samples.Question:
    return samples.altered(
        signer=samples.ES256, key=samples.jwk_text(samples.ES256, y=samples.ES256.jwk["x"])
    )


@pitfall(
    "okp-small-order",
    severity=Severity.ERROR,
    title="A public key of small order",
    why="With such a key one signature fits almost every message.",
    fix="Refuse the key.",
    reference="RFC 7748 §7, RFC 8032 §8.8",
    steps=(
        "An attacker has their “public key” accepted: one of the few points of small order.",
        "For such a point the equation of the signature holds for nearly any message.",
        "Every text then bears “their signature”, and shared secrets are known in advance.",
    ),
    recipe="make-key-pair",
    silences=("signature-mismatch",),
)
def small_order(case: Case) -> Iterator[Evidence]:
    for key in judged_keys(case):
        if key.kind is Kind.OKP and is_of_small_order(key):
            yield Evidence("key", f"The {key.curve} key is one of the few points of small order.")


@small_order.sample
def _small_order() -> samples.Question:
    one = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    return samples.altered(signer=samples.ED25519, key=samples.jwk_text(samples.ED25519, x=one))
