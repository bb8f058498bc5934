"""Pitfalls of the disclosures that a holder sends: unsigned, unreadable, clashing, guessable."""

from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from debugger import samples
from debugger.claims.wording import counted, quoted
from debugger.jose.sd_jwt import Entry
from debugger.pitfalls.disclosure.digests import SELECTIVE
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import MOST, of_faults

malformed_disclosure = pitfall(
    "sd-disclosure-malformed",
    severity=Severity.ERROR,
    title="A disclosure that is none",
    why="It cannot be put in its place, or would overwrite the digests; verifiers must refuse the"
    " whole token.",
    fix="Send disclosures exactly as the issuer made them: base64url of [salt, name, value], or of"
    " [salt, value] for an array element.",
    steps=(
        "A disclosure was cut, encoded anew, or put together by hand.",
        "It is no array of a salt, a name and a value any more, or has a name that is taken.",
        "A verifier cannot say where it belongs and refuses all that was presented.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "4.2", "7.1"),
    profiles=SELECTIVE,
    silences_here=("sd-disclosure-unreferenced",),
)(of_faults("sd-disclosure-malformed"))


@malformed_disclosure.sample
def _malformed_disclosure() -> samples.Question:
    return samples.selective((samples.GIVEN_NAME[0], "_sd", "x"))


unreferenced_disclosure = pitfall(
    "sd-disclosure-unreferenced",
    severity=Severity.ERROR,
    title="A disclosure that nobody signed",
    why="It was added or changed after signing, or the disclosure that it belongs into was left"
    " out; verifiers must refuse the whole token.",
    fix="Refuse it. If you made the presentation, send each disclosure unchanged, and with it all"
    " those that it stands in.",
    steps=(
        "A holder changes the value in a disclosure, or writes one more: “role”, “admin”.",
        "They append it to a genuine token; the issuer’s signature still fits.",
        "A verifier that does not look for its digest in the token believes it.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "7.1", "9.2"),
    profiles=SELECTIVE,
)(of_faults("sd-disclosure-unreferenced"))


@unreferenced_disclosure.sample
def _unreferenced_disclosure() -> samples.Question:
    other = samples.disclosure("ohtR9GCs2irQf-aGlwB_NQ", "nationality", "FR")
    return samples.selective(samples.GIVEN_NAME, other)


collision = pitfall(
    "sd-claim-collision",
    severity=Severity.ERROR,
    title="A disclosed claim overwrites another one",
    why="The holder chooses which of the two a verifier reads, by sending the disclosure or not.",
    fix="Refuse it. An issuer must not hide a claim under a name that stands in its object"
    " already.",
    steps=(
        "The token says “age” openly, and holds the digest of another “age”.",
        "The holder sends the disclosure where the other value suits them, and keeps it elsewhere.",
        "Two verifiers read two values in one token, both with the issuer’s signature.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "4.2.1", "7.1"),
    profiles=SELECTIVE,
)(of_faults("sd-claim-collision"))


@collision.sample
def _collision() -> samples.Question:
    return samples.selective(samples.GIVEN_NAME, claims={"given_name": "Zoe"})


@pitfall(
    "sd-salt-short",
    severity=Severity.WARNING,
    title="A salt that does not hide the value",
    why="What is withheld can be guessed: whoever has the digest tries names and values with all"
    " salts, or with the one that they have seen.",
    fix="Make 128 random bits for each disclosure anew: 22 characters of base64url.",
    steps=(
        "A holder shows one claim and withholds another, such as a nationality.",
        "The verifier hashes each country with every short salt, or with the salt already shown.",
        "One of the results is the digest in the token: the withheld value is known.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "9.3"),
    profiles=SELECTIVE,
)
def short_salt(case: Case) -> Iterator[Evidence]:
    entries = case.disclosed.entries if case.disclosed else ()
    first: dict[str, int] = {}
    short, shared = [], []
    for index, entry in enumerate(entries):
        salt = entry.disclosure.salt
        if not entry.disclosure.decoded:
            continue
        earlier = first.setdefault(salt, index)
        if entries[earlier].disclosure.text != entry.disclosure.text:
            shared.append((index, earlier))
        elif len(salt) < _ENOUGH:
            short.append(index)
    for index, earlier in shared[:MOST]:
        saw = f"Disclosure {index + 1} has the same salt as disclosure {earlier + 1}."
        yield Evidence(f"disclosures[{index}]", saw, severity=Severity.ERROR)
    alone = [index for index in short if index not in {earlier for _, earlier in shared}]
    if alone:
        yield _short(alone, entries)


@short_salt.sample
def _short_salt() -> samples.Question:
    return samples.selective(("ab", "given_name", "Ada"))


@pitfall(
    "sd-control-claim-disclosable",
    severity=Severity.WARNING,
    title="A claim that controls validity can be withheld",
    why="The holder decides whether a verifier sees it: without the disclosure the token has no"
    " expiry, audience or holder’s key.",
    fix="Keep “iss”, “aud”, “exp”, “nbf” and “cnf”, and in a credential “vct” and “status”, out of"
    " the disclosures; as a verifier, refuse a token that lacks those you need.",
    steps=(
        "The issuer makes “exp” disclosable like any other claim.",
        "When the token has expired, the holder leaves that disclosure out.",
        "The verifier sees a token without expiry and accepts it, years later as well.",
    ),
    recipe="sd-jwt",
    reference="RFC 9901 §9.7, SD-JWT VC §2.2.2.3",
    profiles=SELECTIVE,
)
def control_claim(case: Case) -> Iterator[Evidence]:
    entries = case.disclosed.entries if case.disclosed else ()
    named = ((index, _controls(entry, case.profile.name)) for index, entry in enumerate(entries))
    for index, name in islice(filter(itemgetter(1), named), MOST):
        yield Evidence(f"disclosures[{index}]", f"Disclosure {index + 1} is {quoted(name)}.")


@control_claim.sample
def _control_claim() -> samples.Question:
    expiry = ("ohtR9GCs2irQf-aGlwB_NQ", "exp", samples.SAMPLE_NOW + 31_000_000)
    return samples.selective(samples.GIVEN_NAME, expiry, claims={"exp": samples.ABSENT})


@pitfall(
    "sd-missing-tilde",
    severity=Severity.ERROR,
    title="The “~” at the end is missing",
    why="What stands after the last “~” is the key-binding JWT, so a verifier takes the last"
    " disclosure for one, and refuses the token.",
    fix="End the token with “~” where no key-binding JWT follows, and do not trim it off.",
    steps=(
        "The parts are joined with “~” between them, and none is put after the last one.",
        "A verifier splits the text and takes what is last for a key-binding JWT.",
        "It is no JWT, and the genuine credential is refused.",
    ),
    recipe="sd-jwt",
    reference=rfc(9901, "4"),
    profiles=SELECTIVE,
    silences=("sd-key-binding-invalid",),
)
def missing_tilde(case: Case) -> Iterator[Evidence]:
    token = case.token
    if token.text[:1] == "{" or not token.disclosures or token.segment("key_binding"):
        return
    if not token.text.endswith("~"):
        yield Evidence(
            f"disclosures[{len(token.disclosures) - 1}]",
            f"The token ends with disclosure {len(token.disclosures)}.",
        )


@missing_tilde.sample
def _missing_tilde() -> samples.Question:
    return samples.selective(samples.GIVEN_NAME, edit=lambda text: text.removesuffix("~"))


def _short(indexes: list[int], entries: tuple[Entry, ...]) -> Evidence:
    """One finding for all of them: whoever makes salts too short makes all of them so."""
    index = indexes[0]
    length = counted(len(entries[index].disclosure.salt), "character")
    more = f", and so or shorter it is in {len(indexes) - 1:,} more" if len(indexes) > 1 else ""
    saw = f"The salt of disclosure {index + 1} has {length}; 22 are 128 bits{more}."
    return Evidence(f"disclosures[{index}]", saw)


def _controls(entry: Entry, profile: str) -> str:
    """The claim at the top that the disclosure is, or is part of, where it must not be."""
    if entry.at is None:
        return ""
    name = entry.disclosure.name
    if name in _CONTROL and entry.at in (f"payload.{name}", f'payload["{name}"]'):
        return name
    # SD-JWT VC forbids it for what is inside these claims as well.
    inside = (each for each in _WITH_MEMBERS if entry.at.startswith(f"payload.{each}."))
    return next(inside, "") if profile == "sd-jwt-vc" else ""


_ENOUGH = 22
_WITH_MEMBERS = ("cnf", "status")
_CONTROL = frozenset(
    ("iss", "aud", "exp", "nbf", "cnf", "vct", "vct#integrity", "aka_vcts", "status")
)
