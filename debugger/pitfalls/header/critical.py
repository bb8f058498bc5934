"""Pitfalls of `crit` and `b64`: extensions that must be understood, and how they are announced."""

from collections import Counter
from collections.abc import Iterator, Mapping

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose.model import Json
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import MOST

_CRIT = "header.crit"
_EXTENSIONS = rfc(7515, "4.1.11")


@pitfall(
    "crit-unknown",
    severity=Severity.ERROR,
    title="A critical extension that nobody here knows",
    why="The signer demands that you refuse the token if you do not understand this member.",
    fix="Refuse the token, or implement the extension.",
    reference=_EXTENSIONS,
    steps=(
        "The signer lists an extension in “crit”: who does not know it must not accept the token.",
        "A library that ignores “crit” accepts it, and leaves out what the extension asks for.",
        "The limit that the signer set is not kept.",
    ),
)
def unknown(case: Case) -> Iterator[Evidence]:
    for name in _named(case):
        if name != "b64":
            yield Evidence(_CRIT, f"“crit” names {quoted(name)}.")


@unknown.sample
def _unknown() -> samples.Question:
    return samples.with_header(crit=["tenant"], tenant="acme")


@pitfall(
    "crit-empty",
    severity=Severity.ERROR,
    title="“crit” is empty",
    why="An empty list is forbidden: whoever writes one built the header wrongly.",
    fix="Leave “crit” out.",
    reference=_EXTENSIONS,
    steps=(
        "A program writes “crit” into every header, whether there are names to list or not.",
        "Strict verifiers refuse the token, as RFC 7515 asks; others accept it.",
    ),
    recipe="issue-token",
    silences=("crit-malformed",),
)
def empty(case: Case) -> Iterator[Evidence]:
    if case.header.get("crit") == []:
        yield Evidence(_CRIT, "“crit” is an empty list.")


@empty.sample
def _empty() -> samples.Question:
    return samples.with_header(crit=[])


@pitfall(
    "crit-malformed",
    severity=Severity.ERROR,
    title="“crit” is malformed",
    why="Code that only tests whether a name is in it is skipped by a text, and misled by an"
    " object.",
    fix="Write “crit” as an array of distinct names.",
    reference=_EXTENSIONS,
    steps=(
        "The header has the text “exp” as “crit”, in place of a list.",
        "Code that asks whether a name is in it finds “exp”, “xp” and “p” alike.",
        "One verifier refuses the token, and another goes on without any demand.",
    ),
    recipe="issue-token",
    silences=("crit-unknown", "crit-absent-member"),
)
def malformed(case: Case) -> Iterator[Evidence]:
    if "crit" not in case.header:
        return
    crit = case.header["crit"]
    if not isinstance(crit, list) or not all(isinstance(name, str) and name for name in crit):
        yield Evidence(_CRIT, f"“crit” is {kind_of(crit)}, and no list of names.")
    elif len(set(crit)) < len(crit):
        twice = next(name for name, times in Counter(crit).items() if times > 1)
        yield Evidence(_CRIT, f"“crit” names {quoted(twice)} twice.")


@malformed.sample
def _malformed() -> samples.Question:
    return samples.with_header(crit="tenant", tenant="acme")


@pitfall(
    "crit-registered",
    severity=Severity.ERROR,
    title="“crit” names a standard member",
    why="Every reader understands the standard members; only extensions may be listed.",
    fix="Remove the name from “crit”.",
    reference=_EXTENSIONS,
    steps=(
        "The signer lists “alg” or “kid” in “crit”, to be on the safe side.",
        "RFC 7515 forbids it, and strict verifiers refuse the token.",
    ),
    recipe="issue-token",
    silences=("crit-unknown", "crit-absent-member"),
)
def registered(case: Case) -> Iterator[Evidence]:
    for name in _named(case):
        if name in _STANDARD:
            yield Evidence(_CRIT, f"“crit” names {quoted(name)}.")


@registered.sample
def _registered() -> samples.Question:
    return samples.with_header(crit=["alg"])


@pitfall(
    "crit-absent-member",
    severity=Severity.ERROR,
    title="“crit” names what is not there",
    why="The member that must be understood is missing: the header was built wrongly or tampered"
    " with.",
    fix="Refuse the token.",
    reference=_EXTENSIONS,
    steps=(
        "The signer lists a name in “crit”, and does not write the member, or writes it where no"
        " signature covers it.",
        "A verifier that knows the extension finds nothing to process, and must refuse the token.",
        "A lenient one accepts it, and the demand is not kept.",
    ),
    silences=("crit-unknown",),
)
def absent(case: Case) -> Iterator[Evidence]:
    protected = _protected(case)
    for name in _named(case):
        if name not in protected:
            yield Evidence(_CRIT, f"“crit” names {quoted(name)}, which the header does not have.")


@absent.sample
def _absent() -> samples.Question:
    return samples.with_header(crit=["tenant"])


@pitfall(
    "b64-not-critical",
    severity=Severity.ERROR,
    title="“b64” without “crit”",
    why="A reader that does not know “b64” verifies another text than the one that was signed.",
    fix="Add “crit”: [“b64”] to the header, or leave “b64” out.",
    reference=rfc(7797, "6"),
    steps=(
        "The signer sets “b64” to false, and signs the payload as it is.",
        "No “crit” tells a verifier that does not know “b64” to stop, so it takes the payload for"
        " base64url.",
        "The signature fails though it is genuine, or two verifiers read two payloads.",
    ),
    recipe="encode-with-library",
    silences=("signature-mismatch",),
)
def b64_not_critical(case: Case) -> Iterator[Evidence]:
    value = case.header.get("b64")
    if not isinstance(value, bool) or "b64" in _named(case):
        return
    yield Evidence(
        "header.b64",
        f"“b64” is {kind_of(value)}, and “crit” does not name it.",
        severity=Severity.WARNING if value else None,
    )


@b64_not_critical.sample
def _b64_not_critical() -> samples.Question:
    return samples.with_header(b64=False)


@pitfall(
    "b64-not-boolean",
    severity=Severity.ERROR,
    title="“b64” is not a boolean",
    why="What counts as false differs from language to language, so readers disagree on what was"
    " signed.",
    fix="Write false or true, without quotes.",
    reference=rfc(7797, "3"),
    steps=(
        "The signer writes “false” in quotes as “b64”.",
        "In many languages a text that is not empty counts as true; elsewhere it is compared, and"
        " counts as false.",
        "Two readers take two payloads from one token.",
    ),
    recipe="encode-with-library",
    silences=("b64-not-critical",),
)
def b64_not_boolean(case: Case) -> Iterator[Evidence]:
    if "b64" in case.header and not isinstance(case.header["b64"], bool):
        yield Evidence("header.b64", f"“b64” is {kind_of(case.header['b64'])}.")


@b64_not_boolean.sample
def _b64_not_boolean() -> samples.Question:
    return samples.with_header(b64="false", crit=["b64"])


@pitfall(
    "b64-false-in-jwt",
    severity=Severity.ERROR,
    title="An unencoded payload in a JWT",
    why="JWTs must not use it: a payload with dots in it takes the token apart at another place.",
    fix="Encode the payload, and leave “b64” out.",
    reference=rfc(7797, "7"),
    steps=(
        "The claims stand in the token as plain JSON, and have dots in them, as names of hosts do.",
        "A reader splits the text at its dots, and takes a piece of the claims for the signature.",
        "At best it refuses the token; at worst each reader finds its parts elsewhere.",
    ),
    recipe="encode-with-library",
    silences=("payload-not-json", "json-invalid"),
)
def b64_false_in_jwt(case: Case) -> Iterator[Evidence]:
    if case.header.get("b64") is not False:
        return
    typ = case.header.get("typ")
    if _has_claims(case) or (isinstance(typ, str) and typ.upper() == "JWT"):
        yield Evidence("header.b64", "“b64” is false, and this is a JWT.")


@b64_false_in_jwt.sample
def _b64_false_in_jwt() -> samples.Question:
    return samples.altered(header={"b64": False, "crit": ["b64"]})


def _has_claims(case: Case) -> bool:
    """Whether the payload is a claims set, or the beginning of one that a dot in it cut off."""
    payload = case.token.payload
    return payload is not None and payload.document.text.lstrip().startswith("{")


def _named(case: Case) -> list[str]:
    """The names in `crit`, each once, where it is there and a list: the first few of them."""
    crit = case.header.get("crit")
    if not isinstance(crit, list):
        return []
    return list(dict.fromkeys(name for name in crit[:MOST] if isinstance(name, str)))


def _protected(case: Case) -> Mapping[str, Json]:
    return case.token.signatures[0].protected if case.token.signatures else case.header


# RFC 7515 §4.1, RFC 7516 §4.1, RFC 7518 §4.6.1, §4.7.1, §4.8.1.
_STANDARD = frozenset(
    (
        *("alg", "enc", "zip", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty"),
        *("crit", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c"),
    )
)
