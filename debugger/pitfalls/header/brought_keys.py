"""Pitfalls of keys that the token brings along in its header: `jwk` and `x5c`."""

from collections.abc import Iterator

from debugger import samples
from debugger.jose.model import Form
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_PRIVATE = frozenset(("d", "p", "q", "k"))
_JWE = (Form.JWE_COMPACT, Form.JWE_JSON)


@pitfall(
    "embedded-jwk",
    severity=Severity.ERROR,
    title="The token brings its own key",
    why="A key that came with the token proves nothing: an attacker signs with theirs and attaches"
    " it.",
    fix="Use keys that you got from the issuer, and ignore “jwk”.",
    reference="RFC 8725 §3.10, CVE-2018-0114",
    steps=(
        "An attacker makes a key pair of their own and writes any claims they like.",
        "They sign with their private key and put the public one into “jwk” in the header.",
        "A verifier that takes the key from the header finds that the signature fits, and"
        " lets them in.",
    ),
    recipe="keys-by-kid",
)
def embedded_jwk(case: Case) -> Iterator[Evidence]:
    if "jwk" not in case.header or case.token.form in _JWE:
        return
    fits = case.verification.self_asserted_by == "jwk"
    yield Evidence(
        "header.jwk",
        "The header holds a key, and the signature fits it." if fits else "The header holds a key.",
    )


@embedded_jwk.sample
def _embedded_jwk() -> samples.Question:
    return samples.altered(header={"jwk": samples.ES256.jwk}, signer=samples.ES256, key=None)


@pitfall(
    "embedded-jwk-private",
    severity=Severity.ERROR,
    title="The token carries a private key",
    why="Everyone who saw the token can sign as the owner of that key.",
    fix="Retire the key now, and put public members only into “jwk”.",
    reference=rfc(7515, "4.1.3"),
    steps=(
        "A signer exports its whole key, private members included, and puts it into the header.",
        "Everybody who sees one such token copies “d” (or “k”) out of the header.",
        "They sign tokens of their own with it, and no verifier can tell them from real ones.",
    ),
    recipe="publish-jwks",
    silences=("embedded-jwk",),
)
def embedded_jwk_private(case: Case) -> Iterator[Evidence]:
    jwk = case.header.get("jwk")
    found = sorted(_PRIVATE & jwk.keys()) if isinstance(jwk, dict) else []
    if found:
        names = ", ".join(f"“{name}”" for name in found)
        yield Evidence(
            "header.jwk", f"“jwk” in the header has the private {_members(found)} {names}."
        )


@embedded_jwk_private.sample
def _embedded_jwk_private() -> samples.Question:
    return samples.altered(
        header={"jwk": samples.private_jwk(samples.p256_key())}, signer=samples.ES256, key=None
    )


@pitfall(
    "embedded-x5c",
    severity=Severity.WARNING,
    title="The token brings its own certificate chain",
    why="A chain is worth something only when it is checked against a root that you trust and a"
    " name that you expect; anyone can make one.",
    fix="Validate the chain up to your own trust anchor, or use keys that you know.",
    reference="RFC 8725 §3.10, RFC 7515 §4.1.6",
    steps=(
        "An attacker makes a certificate that bears the issuer’s name, with “openssl req -x509”.",
        "They sign a token with its key and put the certificate into “x5c”.",
        "A verifier that checks the signature with the first certificate, and the chain"
        " with nothing, accepts it.",
    ),
    recipe="keys-by-kid",
)
def embedded_x5c(case: Case) -> Iterator[Evidence]:
    if "x5c" not in case.header or case.token.form in _JWE or _is_named_by_certificate(case):
        return
    if case.profile.name == "vc":  # the certificate is how wallets know the issuer
        return
    fits = case.verification.self_asserted_by == "x5c" and not case.keyring.given
    yield Evidence(
        "header.x5c",
        "The signature fits the certificate that the header holds, and no other key was given."
        if fits
        else "The header holds a certificate chain.",
        severity=Severity.ERROR if fits else None,
    )


@embedded_x5c.sample
def _embedded_x5c() -> samples.Question:
    return samples.altered(
        "access-token", header={"x5c": [samples.in_x5c(samples.certificate_of(samples.RS256))]}
    )


def _is_named_by_certificate(case: Case) -> bool:
    """Requests of verifiers that are identified by their certificate (OpenID4VP §5.9.3)."""
    client = case.claims.get("client_id")
    if case.profile.name != "request-object" or not isinstance(client, str):
        return False
    return client.startswith(("x509_san_dns:", "x509_hash:"))


def _members(found: list[str]) -> str:
    return "member" if len(found) == 1 else "members"
