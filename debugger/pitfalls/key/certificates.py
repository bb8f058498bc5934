"""Pitfalls of certificates, given or in `x5c`: out of date, a broken hash, another purpose."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from debugger import samples
from debugger.keys.key import Certificate
from debugger.pitfalls.header.chain import BROKEN_HASHES, header_chain
from debugger.pitfalls.key.judged import judged_keys
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_MOST = 10


@pitfall(
    "certificate-expired",
    severity=Severity.WARNING,
    title="The certificate is not valid now",
    why="Verifiers that check certificates refuse it.",
    fix="Renew the certificate, or wait until it begins.",
    reference=rfc(5280, "4.1.2.5"),
    steps=(
        "The certificate ran out, or its time has not come, and signing went on.",
        "Verifiers that look at the key alone do not notice; those that check"
        " certificates refuse every token.",
    ),
)
def expired(case: Case) -> Iterator[Evidence]:
    for at, certificate in _leaves(case):
        if case.now > certificate.not_after:
            yield Evidence(at, f"The certificate was valid until {_day(certificate.not_after)}.")
        elif case.now < certificate.not_before:
            yield Evidence(at, f"The certificate is valid from {_day(certificate.not_before)}.")


@expired.sample
def _expired() -> samples.Question:
    return samples.altered(
        "access-token", key=samples.certificate_of(samples.RS256, until=timedelta(days=-5))
    )


@pitfall(
    "certificate-weak",
    severity=Severity.WARNING,
    title="A certificate signed with a broken hash",
    why="With effort, another certificate with the same signature can be made.",
    fix="Have it issued again with SHA-256.",
    reference="RFC 6151, RFC 6194",
    steps=(
        "The authority signed the certificate with MD5 or SHA-1.",
        "An attacker prepares two certificates with the same hash and has the harmless one signed.",
        "The signature fits the other as well, which names whom they like.",
    ),
)
def weak(case: Case) -> Iterator[Evidence]:
    for at, certificate in _all(case):
        if certificate.signature_hash in BROKEN_HASHES and not certificate.self_signed:
            name = certificate.signature_hash.upper().replace("SHA1", "SHA-1")
            yield Evidence(at, f"The certificate is signed with {name}.")


@weak.sample
def _weak() -> samples.Question:
    return samples.altered("access-token", key=samples.sha1_certificate(samples.RS256))


@pitfall(
    "certificate-not-for-signing",
    severity=Severity.WARNING,
    title="The certificate is not for signatures",
    why="Its issuer allowed another use of the key, and strict verifiers hold to that.",
    fix="Get a certificate whose key usage has digitalSignature.",
    reference=rfc(5280, "4.2.1.3"),
    steps=(
        "The certificate was issued for TLS key exchange or encryption, and is used to"
        " sign tokens.",
        "Verifiers that check the key usage refuse it.",
        "Others accept it, until one day one does not.",
    ),
)
def not_for_signing(case: Case) -> Iterator[Evidence]:
    for at, certificate in _leaves(case):
        usage = certificate.key_usage
        if usage is not None and not {"digitalSignature", "nonRepudiation"} & set(usage):
            allowed = ", ".join(usage) or "nothing"
            yield Evidence(at, f"The certificate’s key usage allows {allowed}.")


@not_for_signing.sample
def _not_for_signing() -> samples.Question:
    return samples.altered(
        "access-token", key=samples.certificate_of(samples.RS256, for_signing=False)
    )


def _leaves(case: Case) -> Iterator[tuple[str, Certificate]]:
    """The certificate of the key that was given, and the first one of the token’s own chain."""
    for key in judged_keys(case)[:1]:
        if key.certificate is not None:
            yield "key", key.certificate
    if "x5c" in case.header:
        for link in header_chain(case.header)[:1]:
            if link.certificate is not None:
                yield "header.x5c[0]", link.certificate


def _all(case: Case) -> Iterator[tuple[str, Certificate]]:
    for key in case.keyring.keys[:_MOST]:
        if key.certificate is not None:
            yield "key", key.certificate
    if "x5c" in case.header:
        for index, link in enumerate(header_chain(case.header)):
            if link.certificate is not None:
                yield f"header.x5c[{index}]", link.certificate


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
