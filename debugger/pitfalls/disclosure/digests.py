"""Pitfalls of what the issuer signs in an SD-JWT: the digests, their hash, where they stand."""

from collections.abc import Iterator

from debugger import samples
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_faults

SELECTIVE = ("sd-jwt", "sd-jwt-vc")

weak_hash = pitfall(
    "sd-alg-weak",
    severity=Severity.ERROR,
    title="A weak or unknown hash for the disclosures",
    why="Where two texts can have one digest, a disclosure can be swapped for another one; and a"
    " verifier that does not know the hash can match nothing.",
    fix="Use “sha-256”, which every verifier knows, or another full-length hash of the SHA-2 or"
    " SHA-3 family, by its IANA name in lower case.",
    steps=(
        "The issuer names a hash for which two texts with one digest can be found, such as MD5.",
        "A holder has a harmless disclosure signed whose twin says something else.",
        "They present the twin; its digest is the signed one, and the verifier believes it.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "4.1.1", "9.4"),
    profiles=SELECTIVE,
    silences=("sd-disclosure-unreferenced",),
)(of_faults("sd-alg-weak"))


@weak_hash.sample
def _weak_hash() -> samples.Question:
    return samples.selective(samples.GIVEN_NAME, claims={"_sd_alg": "md5"})


malformed_structure = pitfall(
    "sd-structure-malformed",
    severity=Severity.ERROR,
    title="The digests stand in the token as none may",
    why="Verifiers differ on what such a token discloses, so they must refuse it.",
    fix="Have a library for SD-JWT issue the token: “_sd” is an array of digests, a hidden array"
    ' element is {"...": digest} alone, and “_sd_alg” stands at the top.',
    steps=(
        "The payload is put together by hand, and a digest comes to stand where none belongs.",
        "One verifier skips it, another one shows it as a claim, a third refuses the token.",
        "Which claims somebody has depends on who looks.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "4.1", "4.2.4", "7.1"),
    profiles=SELECTIVE,
    silences=("sd-disclosure-unreferenced",),
)(of_faults("sd-structure-malformed"))


@malformed_structure.sample
def _malformed_structure() -> samples.Question:
    return samples.selective(claims={"_sd": "5IBajDRCKNjMKlF36w58SjErxEaZ7P8siDKU6yR3K0s"})


duplicate_digest = pitfall(
    "sd-digest-duplicate",
    severity=Severity.ERROR,
    title="The same digest twice",
    why="One disclosure would fill two places, or it was sent twice; verifiers must refuse the"
    " whole token.",
    fix="Make a new salt for each claim, so that no two digests are the same, and send each"
    " disclosure once.",
    steps=(
        "The issuer makes one disclosure and puts its digest into two places.",
        "The holder shows it for the one place, and it is shown in the other place as well.",
        "A verifier that follows the rules refuses the token; another one reads too much.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "4.1", "7.1"),
    profiles=SELECTIVE,
)(of_faults("sd-digest-duplicate"))


@duplicate_digest.sample
def _duplicate_digest() -> samples.Question:
    digest = samples.digest_of(*samples.GIVEN_NAME)
    return samples.selective(samples.GIVEN_NAME, claims={"_sd": [digest, digest]})


@pitfall(
    "sd-nothing-disclosable",
    severity=Severity.INFO,
    title="Nothing can be withheld",
    why="Whoever presents it shows all of it, as with any JWT.",
    fix="Make those claims disclosable that not every verifier has to know, or issue a plain JWT.",
    recipe="sd-jwt",
    reference=rfc(9901, "4.1"),
    profiles=SELECTIVE,
)
def nothing_disclosable(case: Case) -> Iterator[Evidence]:
    selective = case.disclosed.selective if case.disclosed else True
    if case.is_claims_set and not selective:
        yield Evidence("payload", "There is no “_sd” and no “...” in the payload.")


@nothing_disclosable.sample
def _nothing_disclosable() -> samples.Question:
    return samples.selective()
