"""Pitfalls of `x5c`, `x5t` and `x5t#S256`: encoding, order, thumbprints of something else."""

from collections.abc import Iterator
from itertools import pairwise

from debugger import samples
from debugger.claims.wording import quoted
from debugger.keys.key import Certificate
from debugger.pitfalls.header.chain import BROKEN_HASHES, header_chain
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex

_THUMBPRINTS = ("x5t", "x5t#S256")


@pitfall(
    "x5c-encoding",
    severity=Severity.ERROR,
    title="“x5c” in the wrong encoding",
    why="Unlike all else in JOSE, “x5c” is standard base64 of DER, and strict readers refuse"
    " anything"
    " else.",
    fix="Use base64 with “+”, “/” and padding, without line breaks or BEGIN lines.",
    reference=rfc(7515, "4.1.6"),
    steps=(
        "The issuer puts the PEM file, or base64url, into “x5c”.",
        "Lax readers take it, strict ones report a malformed header.",
        "Tokens verify at one partner and are refused by the next.",
    ),
    silences=("x5c-order", "x5t-mismatch"),
)
def x5c_encoding(case: Case) -> Iterator[Evidence]:
    if "x5c" not in case.header:
        return
    for index, link in enumerate(header_chain(case.header)):
        if link.fault:
            yield Evidence(f"header.x5c[{index}]", f"Entry {index + 1} of “x5c” {link.fault}.")


@x5c_encoding.sample
def _x5c_encoding() -> samples.Question:
    pem = samples.certificate_of(samples.RS256)
    return samples.altered("access-token", header={"x5c": [pem]})


@pitfall(
    "x5c-order",
    severity=Severity.ERROR,
    title="The certificate chain is out of order",
    why="Each certificate must certify the one before it; one that does not is no part of the"
    " proof.",
    fix="Put the signer’s certificate first, then that of each issuer in turn.",
    reference=rfc(7515, "4.1.6"),
    steps=(
        "The chain is put together from files in the order in which they lay there.",
        "A verifier takes the first certificate for the signer’s, and builds no path from"
        " it to a root.",
        "It refuses the token; one that only searches for any known certificate accepts a"
        " stranger’s.",
    ),
)
def x5c_order(case: Case) -> Iterator[Evidence]:
    if "x5c" not in case.header:
        return
    chain = [link.certificate for link in header_chain(case.header)]
    for index, (certificate, issuer) in enumerate(pairwise(chain)):
        if certificate is None or issuer is None:
            return
        if not _certifies(issuer, certificate):
            seen = f"Certificate {index + 2} does not certify certificate {index + 1}."
            yield Evidence(f"header.x5c[{index + 1}]", seen)
            return


@x5c_order.sample
def _x5c_order() -> samples.Question:
    leaf = samples.in_x5c(samples.certificate_of(samples.RS256))
    stranger = samples.in_x5c(samples.certificate_of(samples.RSA_OTHER, "stranger.example"))
    return samples.altered("access-token", header={"x5c": [leaf, stranger]})


@pitfall(
    "x5t-mismatch",
    severity=Severity.ERROR,
    title="The thumbprint is that of another certificate",
    why="The token names one certificate and carries, or was given, another.",
    fix="Compute the thumbprint over the certificate’s DER octets, and write it in base64url.",
    reference="RFC 7515 §4.1.7, RFC 7515 §4.1.8",
    steps=(
        "The thumbprint names one certificate, and the chain or the given certificate is another.",
        "One system picks the key by the thumbprint, the other takes the certificate that"
        " is there.",
        "They check with different keys, or refuse the token.",
    ),
    silences=("x5t-sha1",),
)
def x5t_mismatch(case: Case) -> Iterator[Evidence]:
    named = [name for name in _THUMBPRINTS if isinstance(case.header.get(name), str)]
    if not named:
        return
    certificate = _certificate(case)
    if certificate is None:
        return
    for name in named:
        said = case.header[name]
        true = certificate.thumbprint_sha1 if name == "x5t" else certificate.thumbprint_sha256
        if said != true:
            how = " It is written in hexadecimal." if _HEXADECIMAL.fullmatch(said) else ""
            seen = f"“{name}” is {quoted(said)}; the certificate’s is “{true}”.{how}"
            yield Evidence(f"header.{name}", seen)


@x5t_mismatch.sample
def _x5t_mismatch() -> samples.Question:
    chain = [samples.in_x5c(samples.certificate_of(samples.RS256))]
    return samples.altered(
        "access-token", header={"x5c": chain, "x5t": "hKUWhBuneltGSN4s0N_LMOpG27Q"}
    )


@pitfall(
    "x5t-sha1",
    severity=Severity.INFO,
    title="A thumbprint made with SHA-1",
    why="Two certificates with equal SHA-1 can be made; as a mere name it does little harm.",
    fix="Send “x5t#S256” as well.",
    reference="RFC 7515 §4.1.7, RFC 7515 §4.1.8",
    steps=(
        "A verifier finds the certificate by “x5t”, the SHA-1 of its octets.",
        "Whoever can make two certificates with one SHA-1 can have two answers to that question.",
    ),
)
def x5t_sha1(case: Case) -> Iterator[Evidence]:
    if "x5t" in case.header and "x5t#S256" not in case.header:
        yield Evidence("header.x5t", "There is “x5t” and no “x5t#S256”.")


@x5t_sha1.sample
def _x5t_sha1() -> samples.Question:
    return samples.with_header("access-token", x5t="hKUWhBuneltGSN4s0N_LMOpG27Q")


def _certificate(case: Case) -> Certificate | None:
    """The certificate that a thumbprint speaks of: the token’s own, else the one that was given."""
    if "x5c" in case.header:
        chain = header_chain(case.header)
        return chain[0].certificate if chain else None
    given = case.verification.key or (case.keyring.keys[0] if case.keyring.keys else None)
    if given is None or case.keyring.jwk_set:
        return None
    return given.certificate


def _certifies(issuer: Certificate, certificate: Certificate) -> bool:
    """By name and signature; by name alone where libraries no longer check such a signature."""
    if certificate.issuer != issuer.subject:
        return False
    if certificate.signature_hash in BROKEN_HASHES:  # of which `certificate-weak` speaks
        return True
    from cryptography import x509

    try:
        subject = x509.load_der_x509_certificate(certificate.der)
        subject.verify_directly_issued_by(x509.load_der_x509_certificate(issuer.der))
    except Exception:  # whatever the library says, it did not certify it
        return False
    return True


_HEXADECIMAL = regex(r"(?:[0-9A-Fa-f]{2}:?){20}(?:(?:[0-9A-Fa-f]{2}:?){12})?")
