"""Pitfalls of a signature that does not fit, with the reason proved by a second check."""

from collections.abc import Iterator

from debugger import samples
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_causes, of_misfits
from debugger.verification import Verdict

_MISFIT = ("signature-mismatch",)


@pitfall(
    "signature-mismatch",
    severity=Severity.ERROR,
    title="The signature does not fit",
    why="Nothing says that these are the claims of whoever has the key.",
    fix="Refuse the token, and check that the key is the issuer’s current one.",
    reference=rfc(7515, "5.2"),
    steps=(
        "Somebody changes the payload, say “role” to “admin”, and keeps the signature.",
        "Or the token is signed with another key than the one given: an older one, or"
        " another environment’s.",
        "A verifier that does its work refuses both alike.",
    ),
    recipe="pin-algorithms",
)
def mismatch(case: Case) -> Iterator[Evidence]:
    encrypted = case.token.encryption is not None
    if case.verification.verdict is Verdict.INVALID and not encrypted:
        yield Evidence("signature", case.verification.reason)


@mismatch.sample
def _mismatch() -> samples.Question:
    return samples.with_key(samples.RS256, samples.RSA_OTHER.key_text, "access-token")


algorithm_confusion = pitfall(
    "algorithm-confusion",
    severity=Severity.ERROR,
    title="Forged with the public key as HMAC secret",
    why="A verifier that takes “alg” from the token would have accepted it, and the public key is"
    " known to all.",
    fix="Bind each key to one algorithm, and accept the algorithms of that key alone.",
    reference="RFC 8725 §2.1, CVE-2015-9235, CVE-2022-29217",
    steps=(
        "An attacker fetches the issuer’s public RSA key, which is there for everybody.",
        "They write “alg”: “HS256” and compute the HMAC with the text of that key as the secret.",
        "A verifier that passes “the key” to whatever “alg” says computes the same HMAC,"
        " and accepts.",
    ),
    recipe="pin-algorithms",
    silences=("algorithm-key-mismatch", "signature-mismatch"),
)(of_causes("algorithm-confusion"))


@algorithm_confusion.sample
def _algorithm_confusion() -> samples.Question:
    return samples.confused()


algorithm_key_mismatch = pitfall(
    "algorithm-key-mismatch",
    severity=Severity.ERROR,
    title="The key is of another kind than “alg” needs",
    why="Nothing can be checked with it, and a verifier that tries all the same may be fooled.",
    fix="Give the key that the issuer signs with, and accept the algorithms of that key only.",
    reference=rfc(8725, "3.1"),
    steps=(
        "The token says one kind of algorithm, and the key given is of another kind.",
        "Either the key is the wrong one, or somebody changed “alg” to lead the verifier"
        " to another check.",
        "A verifier that takes the algorithm from the token may be led to use the key in"
        " the wrong way.",
    ),
    recipe="pin-algorithms",
    silences=_MISFIT,
)(of_misfits("algorithm-key-mismatch"))


@algorithm_key_mismatch.sample
def _algorithm_key_mismatch() -> samples.Question:
    return samples.with_key(samples.ES256, samples.RS256.key_text)


_over_other_header = of_causes("signature-over-other-header")
_over_hashed_nonce = of_causes("entra-nonce-header")


@pitfall(
    "signature-over-other-header",
    severity=Severity.ERROR,
    title="The signature was made over another header than is sent",
    why="Verifiers check the octets that were sent, and refuse the token.",
    fix="Sign and send the same octets; refuse a token whose “alg” is not the one you expect.",
    reference=rfc(7515, "5.1"),
    steps=(
        "The header is signed, and then parsed and written again: other order, other"
        " blanks, another “alg”.",
        "The claims are the same, and each octet of the header counts.",
        "Every verifier that checks the octets it was sent refuses the token.",
    ),
    recipe="encode-with-library",
    silences=("algorithm-key-mismatch", "ec-curve-mismatch", "signature-mismatch"),
)
def other_header(case: Case) -> Iterator[Evidence]:
    yield from _over_other_header(case)
    if case.profile.name != "entra":  # which has a pitfall of its own for it
        yield from _over_hashed_nonce(case)


@other_header.sample
def _other_header() -> samples.Question:
    return samples.over_other_header()


over_decoded = pitfall(
    "signature-over-decoded",
    severity=Severity.ERROR,
    title="The signature was made over the wrong text",
    why="It must cover the two encoded segments and the dot between them, and nothing else.",
    fix="Sign base64url(header) + “.” + base64url(payload).",
    reference=rfc(7515, "5.1"),
    steps=(
        "Somebody builds the token by hand and signs the JSON, or the payload alone, or"
        " writes it anew later.",
        "The signature is right for that text, and the token carries another.",
        "Libraries refuse it; one’s own verifier with the same mistake does not notice.",
    ),
    recipe="encode-with-library",
    silences=_MISFIT,
)(of_causes("signature-over-decoded"))


@over_decoded.sample
def _over_decoded() -> samples.Question:
    return samples.over_decoded_text()


salt_length = pitfall(
    "pss-salt-length",
    severity=Severity.ERROR,
    title="RSA-PSS with another salt length",
    why="JOSE fixes the salt to the size of the hash, and strict libraries refuse all others.",
    fix="Set the salt length to the length of the digest when signing.",
    reference=rfc(7518, "3.5"),
    steps=(
        "The signer leaves the salt length to its library, which takes the longest that"
        " fits, or 20 octets.",
        "Verifiers that find the length out by themselves accept the signature, and tests pass.",
        "A strict one, as JOSE demands, refuses every token.",
    ),
    recipe="make-key-pair",
    silences=_MISFIT,
)(of_causes("pss-salt-length"))


@salt_length.sample
def _salt_length() -> samples.Question:
    return samples.with_longer_salt()


padding_swapped = pitfall(
    "pss-or-pkcs1-swapped",
    severity=Severity.ERROR,
    title="RS and PS are mixed up",
    why="Verifiers that follow “alg” refuse the token.",
    fix="Make “alg” say what was done: RS for PKCS #1 v1.5, PS for PSS.",
    reference="RFC 7518 §3.3, RFC 7518 §3.5",
    steps=(
        "The header says PS256 and the code signs with the plain RSA function, or the reverse.",
        "Key and hash are right, and the padding is another.",
        "Verifiers follow “alg”, and none of the tokens fits.",
    ),
    recipe="make-key-pair",
    silences=_MISFIT,
)(of_causes("pss-or-pkcs1-swapped"))


@padding_swapped.sample
def _padding_swapped() -> samples.Question:
    return samples.with_other_padding()


secret_encoding = pitfall(
    "secret-encoding-mismatch",
    severity=Severity.ERROR,
    title="The right secret, read in the wrong way",
    why="Signer and verifier make different octets of the same text.",
    fix="Agree on the octets: choose the reading that works, on both sides.",
    reference=rfc(7518, "3.2"),
    steps=(
        "The issuer decodes the secret from base64 before it signs; you type the text as"
        " it stands.",
        "Both call it the same secret, and it is two different strings of octets.",
        "Each token fails until both sides read it alike.",
    ),
    recipe="make-secret",
    silences=("signature-mismatch", "key-is-token", "jwe-key-length"),
)(of_causes("secret-encoding-mismatch", "key"))


@secret_encoding.sample
def _secret_encoding() -> samples.Question:
    return samples.in_base64()


secret_with_wrapping = pitfall(
    "secret-with-wrapping",
    severity=Severity.ERROR,
    title="The secret was copied with its wrapping",
    why="Quotes and variable names of a settings file are no part of the secret.",
    fix="Paste the value alone.",
    reference=rfc(7518, "3.2"),
    steps=(
        "A whole line of a settings file is pasted: its name, its quotes, its comma.",
        "One program takes the quotes off, and the other makes them part of the secret.",
        "Tokens of the one fail at the other.",
    ),
    recipe="make-secret",
    silences=("signature-mismatch", "jwe-key-length"),
)(of_causes("secret-with-wrapping", "key"))


@secret_with_wrapping.sample
def _secret_with_wrapping() -> samples.Question:
    return samples.quoted_secret()


wrong_key = pitfall(
    "wrong-key-in-set-works",
    severity=Severity.ERROR,
    title="Another key of the set signed than “kid” says",
    why="Verifiers that follow “kid” refuse the token, and those that try all keys accept it.",
    fix="Correct “kid” at the issuer.",
    reference=rfc(7515, "4.1.4"),
    steps=(
        "The issuer signs with one key and writes the name of another into “kid”.",
        "A verifier that follows “kid” takes the key of that name, and the signature does not fit.",
        "One that tries every key accepts, so that nobody notices until a partner is stricter.",
    ),
    recipe="publish-jwks",
    silences=("algorithm-key-mismatch", "ec-curve-mismatch", "signature-mismatch"),
)(of_causes("wrong-key-in-set-works", "header.kid"))


@wrong_key.sample
def _wrong_key() -> samples.Question:
    keys = samples.jwk_set(
        {"kid": "2026-10", **samples.RSA_OTHER.jwk}, {"kid": "2026-11", **samples.RS256.jwk}
    )
    return samples.altered("access-token", header={"kid": "2026-10"}, key=keys)


@pitfall(
    "unverified",
    severity=Severity.INFO,
    title="Not verified: no key was given",
    why="Without a key nothing in this token is proved: whoever writes such a text can claim"
    " anything.",
    fix="Give the secret or the issuer’s public key; of an encrypted token, the recipient’s private"
    " key.",
    reference=rfc(7519, "7.2"),
    steps=(
        "Anybody can write these claims and encode them; decoding asks for no key.",
        "Only the signature, checked with the issuer’s key, tells a real token from an"
        " invented one.",
    ),
    recipe="pin-algorithms",
)
def unverified(case: Case) -> Iterator[Evidence]:
    if case.verification.verdict is not Verdict.UNVERIFIED:
        return
    if case.token.encryption is None:
        yield Evidence("signature", "The token is decoded, which needs no key.")
    else:
        yield Evidence("tag", "The header is decoded; the content stays encrypted.")


@unverified.sample
def _unverified() -> samples.Question:
    return samples.altered(key=None)
