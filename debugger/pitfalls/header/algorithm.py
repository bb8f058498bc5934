"""Pitfalls of `alg` as it stands there: missing, none in many spellings, of another form."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import kind_of, quoted
from debugger.jose.algorithms import Use, find
from debugger.jose.model import Digits, Form
from debugger.pitfalls.header.algorithm_names import reads_as_none
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_faults

_AT = "header.alg"
_JWE = (Form.JWE_COMPACT, Form.JWE_JSON)


def _unsigned(text: str) -> str:
    return f"{text.rpartition('.')[0]}."


missing = pitfall(
    "alg-missing",
    severity=Severity.ERROR,
    title="The header has no “alg”",
    why="Without it a verifier has to guess the algorithm, and attackers choose what is guessed.",
    fix="Set “alg” when signing, and refuse tokens without it.",
    reference=rfc(7515, "4.1.1"),
    steps=(
        "An attacker sends a token whose header has no “alg”.",
        "The verifier falls back to a default: to HMAC with whatever key it has, or to no check.",
        "With the public key as the secret, the attacker makes an HMAC that fits.",
    ),
    recipe="pin-algorithms",
)(of_faults("alg-missing"))


@missing.sample
def _missing() -> samples.Question:
    return samples.with_header(alg=samples.ABSENT)


@pitfall(
    "alg-none",
    severity=Severity.ERROR,
    title="The token is not signed at all",
    why="Anyone can write such a token, with any claims they like.",
    fix="Refuse “none”, and list the algorithms that you accept.",
    reference="RFC 7519 §6, RFC 8725 §3.2, CVE-2015-9235",
    steps=(
        "An attacker writes {“alg”:“none”} as header, any claims, and nothing behind the last dot.",
        "They send it as their token, with the “sub” of an administrator.",
        "A verifier that does what “alg” says sees that no signature is asked for, and accepts it.",
    ),
    recipe="pin-algorithms",
    silences=("truncated", "signature-empty"),
)
def none(case: Case) -> Iterator[Evidence]:
    if case.header.get("alg") != "none" or case.token.form in _JWE:
        return
    if not any(signature.octets for signature in case.token.signatures):
        yield Evidence(_AT, "“alg” is “none”, and there is no signature.")


@none.sample
def _none() -> samples.Question:
    return samples.altered(header={"alg": "none"}, key=None, edit=_unsigned)


@pitfall(
    "alg-none-variant",
    severity=Severity.ERROR,
    title="A disguised “none”",
    why="Filters that compare with “none” let this spelling pass, and lenient libraries treat it as"
    " none: the token needs no signature.",
    fix="Compare “alg” with the list of accepted algorithms, exactly.",
    reference="RFC 8725 §2.1, RFC 8725 §3.2",
    steps=(
        "An attacker writes “nOnE” as “alg”, any claims, and leaves the signature out.",
        "A filter in front compares with “none”, finds another text, and lets the token pass.",
        "The library behind it ignores case or blanks, reads none, and checks nothing.",
    ),
    recipe="pin-algorithms",
    silences=("alg-unknown", "alg-case", "alg-misspelt", "signature-empty", "truncated"),
)
def none_variant(case: Case) -> Iterator[Evidence]:
    alg = case.header.get("alg")
    if isinstance(alg, str) and alg != "none" and reads_as_none(alg):
        yield Evidence(_AT, f"“alg” is {quoted(alg)}, which reads as “none”.")


@none_variant.sample
def _none_variant() -> samples.Question:
    return samples.altered(header={"alg": "nOnE"}, key=None, edit=_unsigned)


none_signed = pitfall(
    "alg-none-signed",
    severity=Severity.ERROR,
    title="“none”, and yet a signature",
    why="Most often somebody changed “alg” to “none” and left the old signature in place.",
    fix="Refuse the token.",
    reference=rfc(7518, "3.6"),
    steps=(
        "An attacker sets “alg” of a genuine token to “none”, changes the claims, and leaves the"
        " signature in place.",
        "Code that only looks whether there is a signature is content.",
        "The library follows “none”, and does not check it.",
    ),
    recipe="pin-algorithms",
    silences=("alg-none", "signature-length", "signature-placeholder"),
)(of_faults("alg-none-signed"))


@none_signed.sample
def _none_signed() -> samples.Question:
    return samples.altered(header={"alg": "none"}, key=None)


@pitfall(
    "alg-not-text",
    severity=Severity.ERROR,
    title="“alg” is not text",
    why="Loose comparisons treat numbers, arrays and null in surprising ways, and may match.",
    fix="Require “alg” to be a non-empty text.",
    reference=rfc(7515, "4.1.1"),
    steps=(
        "An attacker sends “alg” as true, 0, null or a list.",
        "In a language that compares loosely, true equals every name, and a search in a list"
        " finds what it looks for.",
        "The check of the algorithm is passed, and nobody has planned what the library does then.",
    ),
    recipe="pin-algorithms",
    silences=("alg-unknown", "alg-missing"),
)
def not_text(case: Case) -> Iterator[Evidence]:
    alg = case.header.get("alg", "absent")
    if not isinstance(alg, str) or isinstance(alg, Digits) or not alg:
        yield Evidence(_AT, f"“alg” is {kind_of(alg)}.")


@not_text.sample
def _not_text() -> samples.Question:
    return samples.with_header(alg=256)


@pitfall(
    "alg-polymorphic",
    severity=Severity.INFO,
    title="“EdDSA” does not say which curve",
    why="It stands for Ed25519 and for Ed448; RFC 9864 deprecates it for names that say so.",
    fix="Move to “Ed25519” or “Ed448” when both sides know the name.",
    reference=rfc(9864, "2.2"),
    steps=(
        "A verifier accepts “EdDSA”, and thinks of Ed25519.",
        "A token of an Ed448 key has the same “alg”: only the key tells the two apart.",
    ),
    recipe="make-key-pair",
)
def polymorphic(case: Case) -> Iterator[Evidence]:
    if case.header.get("alg") == "EdDSA":
        yield Evidence(_AT, "“alg” is “EdDSA”.")


@polymorphic.sample
def _polymorphic() -> samples.Question:
    return samples.altered(signer=samples.Signer("EdDSA", samples.ed25519_key))


@pitfall(
    "alg-wrong-form",
    severity=Severity.ERROR,
    title="The algorithm belongs to another form of token",
    why="Form and algorithm contradict each other, and confused libraries decrypt where they should"
    " verify.",
    fix="Choose the processing by what you expect, never by what the token says.",
    reference=rfc(7516, "9"),
    steps=(
        "A verifier expects signatures of its issuer, and leaves to the library what to do with"
        " “alg”.",
        "An attacker sends a token that is encrypted, to the public key that everybody knows.",
        "The library decrypts it, and the code takes what comes out for verified claims.",
    ),
    recipe="pin-algorithms",
    silences=("alg-unknown", "alg-polymorphic", "segment-count", "jwe-enc-missing"),
)
def wrong_form(case: Case) -> Iterator[Evidence]:
    algorithm = find(case.header.get("alg"))
    if algorithm is None or case.token.form is None:
        return
    encrypted = case.token.form in _JWE
    if encrypted and algorithm.name == "none":
        yield Evidence(_AT, "“none” is for unsigned tokens, and the form is that of encryption.")
    elif encrypted and algorithm.use is Use.SIGNATURE:
        yield Evidence(_AT, f"“{algorithm.name}” signs, and the form is that of encryption.")
    elif not encrypted and algorithm.use is Use.KEY_MANAGEMENT:
        yield Evidence(_AT, f"“{algorithm.name}” encrypts, and the form is that of a signature.")


@wrong_form.sample
def _wrong_form() -> samples.Question:
    return samples.with_header(alg="RSA-OAEP-256")
