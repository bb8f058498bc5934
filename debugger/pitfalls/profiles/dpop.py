"""Pitfalls of what a DPoP proof must have and must not carry: type, members, key."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of
from debugger.keys.header_keys import proof_key_fault
from debugger.pitfalls.profiles.required import is_none, is_symmetric, lacking, lacks
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.verification import Verdict

_DPOP = ("dpop-proof",)


@pitfall(
    "dpop-required",
    severity=Severity.ERROR,
    title="A DPoP proof lacks something",
    why="The server must refuse a proof that does not say for which request it is, when it was"
    " made and with which key.",
    fix="Have a library for DPoP make the proof.",
    steps=(
        "Somebody finds a proof in a log.",
        "It does not say for which method, address or moment it was made.",
        "They send it with a stolen token to another address, and a lax server takes both.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.2", "4.3"),
    profiles=_DPOP,
    silences=("jti-missing", "iat-missing"),
    silences_here=("header-member-odd-type",),
)
def proof_members(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("jti", "htm", "htu", "iat"))
    if names:
        yield Evidence("payload", lacks(names))
    if "jwk" not in case.header:
        yield Evidence("header", "The header has no “jwk” with the key of the proof.")
    elif not isinstance(case.header["jwk"], dict):
        saw = f"“jwk” is {kind_of(case.header['jwk'])}, and no key."
        yield Evidence("header.jwk", saw)
    elif fault := _unusable(case):
        yield Evidence("header.jwk", f"“jwk” is not the key of the proof. {fault}")


@proof_members.sample
def _proof_members() -> samples.Question:
    return samples.with_claims("dpop-proof", htu=samples.ABSENT)


@pitfall(
    "dpop-symmetric",
    severity=Severity.ERROR,
    title="A DPoP proof without an asymmetric signature",
    why="It proves nothing: whoever can check it could have made it.",
    fix="Sign proofs with a private key of the client, with ES256 for example.",
    steps=(
        "The proof is signed with a secret that server and client share, or not at all.",
        "Whoever knows that secret, or needs none, makes a proof for a stolen access token.",
        "The server takes the thief for the owner.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.2"),
    profiles=_DPOP,
    silences=("dpop-required",),
)
def symmetric_proof(case: Case) -> Iterator[Evidence]:
    algorithm = case.header.get("alg")
    if is_symmetric(algorithm) or is_none(algorithm):
        yield Evidence("header.alg", f"“alg” is {kind_of(algorithm)}.")


@symmetric_proof.sample
def _symmetric_proof() -> samples.Question:
    return samples.altered(
        "dpop-proof",
        header={"jwk": samples.ABSENT},
        signer=samples.HS256,
        key=samples.HS256.key_text,
    )


@pitfall(
    "dpop-jwk-private",
    severity=Severity.ERROR,
    title="The proof carries its private key",
    why="Whoever sees the proof can make others, so it binds nothing any more.",
    fix="Put only the public members of the key into “jwk”, and replace this key.",
    steps=(
        "A library or hand-written code puts the whole key pair into the header of each proof.",
        "Whoever reads one request, or its log, has the private key.",
        "They sign proofs of their own for every token that is bound to it.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.2"),
    profiles=_DPOP,
    silences=("embedded-jwk-private",),
)
def private_key_in_proof(case: Case) -> Iterator[Evidence]:
    jwk = case.header.get("jwk")
    if isinstance(jwk, dict):
        names = [name for name in ("d", "p", "q", "k") if name in jwk]
        if names:
            yield Evidence("header.jwk", f"“jwk” has the private member “{names[0]}”.")


@private_key_in_proof.sample
def _private_key_in_proof() -> samples.Question:
    return samples.with_header(
        "dpop-proof", jwk={**samples.ES256.jwk, "d": "m28pMvMuF85RkEbwcdIMoZBks7kYGj6Fz2vqYgn_VdU"}
    )


@pitfall(
    "dpop-key-in-proof",
    severity=Severity.INFO,
    title="Verified with the key in the proof itself",
    why="That is how DPoP works: the proof shows possession of this key, and “cnf.jkt” of the"
    " access token says whether it is the right one.",
    fix="Compare the thumbprint of the key with “cnf.jkt” of the access token.",
    steps=(
        "Somebody makes a key pair and a proof with it, which takes a moment.",
        "The proof verifies with the key that it carries itself.",
        "Only “cnf.jkt” of the access token shows that this is not the key of the client.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.3"),
    profiles=_DPOP,
)
def own_key(case: Case) -> Iterator[Evidence]:
    if case.verification.verdict is Verdict.VERIFIED and not case.keyring.given:
        yield Evidence(
            "header.jwk", "No key was given, and the signature fits the “jwk” of the proof."
        )


@own_key.sample
def _own_key() -> samples.Question:
    return samples.with_claims("dpop-proof")


@pitfall(
    "dpop-typ",
    severity=Severity.ERROR,
    title="A DPoP proof without its type",
    why="The type keeps other tokens from passing as proofs, so servers must refuse a proof"
    " without it.",
    fix="Set “typ” to “dpop+jwt”.",
    steps=(
        "A client signs something else with its key, such as an assertion with “jwk” in its"
        " header.",
        "Somebody offers that to an API as proof.",
        "A server that does not look at “typ” takes it for one.",
    ),
    recipe="dpop-proof",
    reference=rfc(9449, "4.3"),
    silences=(
        "embedded-jwk",
        "typ-missing",
        "exp-missing",
        "iss-missing",
        "aud-missing",
        "sub-missing",
    ),
)
def proof_type(case: Case) -> Iterator[Evidence]:
    if "htm" not in case.claims or "htu" not in case.claims or "jwk" not in case.header:
        return
    typ = case.header.get("typ")
    if typ is None:
        yield Evidence("header", "It has “jwk”, “htm” and “htu”, and no “typ”.")
    elif not isinstance(typ, str) or typ.lower().removeprefix("application/") != "dpop+jwt":
        yield Evidence("header.typ", f"It has “jwk”, “htm” and “htu”, and “typ” is {kind_of(typ)}.")


@proof_type.sample
def _proof_type() -> samples.Question:
    return samples.with_header("dpop-proof", typ="JWT")


def _unusable(case: Case) -> str:
    """Why the proof cannot be checked with its own “jwk”; "" where it can, or is told elsewhere."""
    if "k" in case.header["jwk"] or not case.token.signatures:
        return ""
    unreadable = proof_key_fault(case.token.signatures[0])
    misfits = (message for key, _, message in case.verification.misfits if not case.keyring.given)
    return unreadable or next(misfits, "")
