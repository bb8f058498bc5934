"""Pitfalls of claims that point elsewhere: `cnf`, status lists, verifiable credentials."""

import zlib
from collections.abc import Iterator, Mapping
from itertools import islice

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose import base64url
from debugger.jose.model import Json
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall
from debugger.regex import regex

_PRIVATE_MEMBERS = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")


@pitfall(
    "cnf-malformed",
    severity=Severity.ERROR,
    title="A confirmation that confirms nothing",
    why="The binding to the holder’s key cannot be checked, so whoever steals the token can use"
    " it.",
    fix="Put the SHA-256 thumbprint of the holder’s key there, in base64url, or its public JWK.",
    reference="RFC 7800 §3, RFC 9449 §6.1, RFC 8705 §3.1",
    steps=(
        "The issuer binds the token to the holder’s key, and makes a mistake in the thumbprint.",
        "A resource server cannot compare it with the key of the request, and skips what it"
        " cannot check.",
        "Whoever steals the token uses it without the key.",
    ),
    recipe="dpop-proof",
    silences=("cnf-mismatch",),
    silences_here=("secret-value",),
)
def cnf_malformed(case: Case) -> Iterator[Evidence]:
    if "cnf" not in case.claims:
        return
    cnf = case.claims["cnf"]
    if not isinstance(cnf, dict) or not cnf:
        yield Evidence("payload.cnf", f"“cnf” is {kind_of(cnf)}.")
        return
    for name in ("jkt", "x5t#S256"):
        value = cnf.get(name, _ABSENT)
        if value is not _ABSENT and not (isinstance(value, str) and _SHA_256.fullmatch(value)):
            saw = f"“{name}” is {kind_of(value)}, which is not 43 base64url characters."
            yield Evidence(f"payload.cnf.{name}", saw)
    if "jwk" in cnf:
        yield from _key_faults(cnf["jwk"])


@cnf_malformed.sample
def _cnf_malformed() -> samples.Question:
    return samples.with_claims(cnf={"jkt": "abc"})


@pitfall(
    "status-list-reference",
    severity=Severity.INFO,
    title="Revocation is looked up in a status list",
    why="A good signature and time are not all: the list may say that the token was revoked.",
    fix="Fetch the list from “uri”, verify it, and look at entry “idx”.",
    reference="Token Status List §6.2",
    steps=(
        "A credential is revoked, and its entry in the list is set.",
        "Its holder shows it again: signature and dates are as good as before.",
        "A verifier that does not fetch the list accepts it.",
    ),
)
def status_reference(case: Case) -> Iterator[Evidence]:
    reference = _status_list(case)
    if isinstance(reference, dict) and not _reference_fault(reference):
        where = quoted(reference["uri"])
        yield Evidence(
            "payload.status.status_list", f"It is entry {reference['idx']:,} of {where}."
        )


@status_reference.sample
def _status_reference() -> samples.Question:
    return samples.with_claims(
        status={"status_list": {"idx": 5, "uri": "https://acme.example/status/1"}}
    )


@pitfall(
    "status-list-malformed",
    severity=Severity.ERROR,
    title="A status list that cannot be used",
    why="Nobody can look up whether the token was revoked.",
    fix="Give “idx” and “uri” in a reference, and “bits” and the compressed “lst” in the list"
    " itself.",
    reference="Token Status List §5.1, §6.2",
    steps=(
        "A credential is revoked by its issuer.",
        "A verifier follows the reference to its status, and finds no entry that it can read.",
        "If it goes on as if all were well, the revoked credential is accepted.",
    ),
    silences=("status-list-reference",),
)
def status_malformed(case: Case) -> Iterator[Evidence]:
    if case.profile.name == "status-list" and case.is_claims_set:
        yield from _list_faults(case.claims)
    reference = _status_list(case)
    if isinstance(reference, dict):
        fault = _reference_fault(reference)
    else:
        fault = f"“status_list” is {kind_of(reference)}." if reference is not None else ""
    if fault:
        yield Evidence("payload.status.status_list", fault)


@status_malformed.sample
def _status_malformed() -> samples.Question:
    return samples.with_claims(
        status={"status_list": {"idx": -1, "uri": "https://acme.example/status/1"}}
    )


@pitfall(
    "vct-or-vc-context",
    severity=Severity.INFO,
    title="A W3C verifiable credential",
    why="In version 1.1 of its data model some fields are claims as well, in 2.0 the payload is"
    " the credential itself, so there can be two dates of validity.",
    fix="Check the dates of the token and those of the credential.",
    reference="W3C VC-JOSE-COSE",
    steps=(
        "A credential says in one date that it ended, and the token around it in another that"
        " it did not.",
        "A verifier that looks only at “exp” accepts it.",
    ),
)
def verifiable_credential(case: Case) -> Iterator[Evidence]:
    for name in ("vc", "vp"):
        credential = case.claims.get(name)
        if isinstance(credential, dict) and "@context" in credential:
            yield Evidence(f"payload.{name}", f"“{name}” has “@context”, as in version 1.1.")
    if "@context" in case.claims:
        yield Evidence("payload.@context", "“@context” is at the top, as in version 2.0.")


@verifiable_credential.sample
def _verifiable_credential() -> samples.Question:
    return samples.with_claims("vc")


@pitfall(
    "vc-claims-differ",
    severity=Severity.ERROR,
    title="Credential and token contradict each other",
    why="One reader believes the claim and another the credential, so the same token says two"
    " things.",
    fix="Give both the same value, as the data model asks.",
    reference="W3C VC Data Model 1.1 §6.3.1",
    steps=(
        "Somebody signs a credential with their own key, and names a well-known issuer inside"
        " of it.",
        "One program finds the key by “iss”, and the signature fits.",
        "Another one shows “vc.issuer”, and the user believes that the well-known issuer"
        " vouches for it.",
    ),
)
def vc_differs(case: Case) -> Iterator[Evidence]:
    credential = case.claims.get("vc")
    if not isinstance(credential, dict):
        return
    pairs = (
        ("issuer", _identifier(credential.get("issuer")), "iss"),
        ("credentialSubject", _identifier(credential.get("credentialSubject")), "sub"),
        ("id", credential.get("id"), "jti"),
    )
    for member, inner, name in pairs:
        outer = case.claims.get(name)
        if isinstance(inner, str) and isinstance(outer, str) and inner != outer:
            saw = f"It is {quoted(inner)}, and “{name}” is {quoted(outer)}."
            yield Evidence(f"payload.vc.{member}", saw)


@vc_differs.sample
def _vc_differs() -> samples.Question:
    return samples.with_claims("vc", vc={**_CREDENTIAL, "issuer": "did:web:evil.example"})


def _key_faults(jwk: Json) -> Iterator[Evidence]:
    if not isinstance(jwk, dict):
        yield Evidence("payload.cnf.jwk", f"“jwk” is {kind_of(jwk)}, which is no key.")
        return
    if "kty" not in jwk:
        yield Evidence("payload.cnf.jwk", "The key has no “kty”, so nobody can tell what it is.")
        return
    private = (name for name in _PRIVATE_MEMBERS if name in jwk)
    for name in islice(private, 1):
        yield Evidence("payload.cnf.jwk", f"The key has its private or secret member “{name}”.")


def _status_list(case: Case) -> Json:
    status = case.claims.get("status")
    return status.get("status_list") if isinstance(status, dict) else None


def _reference_fault(reference: dict[str, Json]) -> str:
    idx = reference.get("idx")
    if type(idx) is not int or idx < 0:
        return f"“idx” is {kind_of(idx)}." if "idx" in reference else "It has no “idx”."
    if not isinstance(reference.get("uri"), str) or not reference["uri"]:
        return "It has no “uri”."
    return ""


def _list_faults(claims: Mapping[str, Json]) -> Iterator[Evidence]:
    for name in ("sub", "iat"):
        if name not in claims:
            yield Evidence("payload", f"The status list has no “{name}”.")
    entries = claims.get("status_list")
    if not isinstance(entries, dict):
        yield Evidence("payload", "It has no “status_list”.")
        return
    if type(entries.get("bits")) is not int or entries["bits"] not in (1, 2, 4, 8):
        saw = f"“bits” is {kind_of(entries.get('bits'))} and not 1, 2, 4 or 8."
        yield Evidence("payload.status_list", saw)
    if not _is_compressed(entries.get("lst")):
        yield Evidence("payload.status_list", "“lst” is no base64url of compressed (zlib) octets.")


def _is_compressed(lst: Json) -> bool:
    if not isinstance(lst, str):
        return False
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(base64url.decode(lst), _ENOUGH)
    except (base64url.SpellingError, zlib.error):
        return False
    return bool(unpacked) and (unpacker.eof or len(unpacked) == _ENOUGH)


def _identifier(value: Json) -> Json:
    return value.get("id") if isinstance(value, dict) else value


_ABSENT = object()
_SHA_256 = regex("[A-Za-z0-9_-]{43}")
_ENOUGH = 2**20  # octets, of a list of whatever length
_CREDENTIAL = {
    "@context": ["https://www.w3.org/2018/credentials/v1"],
    "type": ["VerifiableCredential"],
    "credentialSubject": {"degree": "BSc"},
}
