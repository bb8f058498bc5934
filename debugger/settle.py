"""Verdicts that no key can change: token in, malformed, unsecured or unsupported out, or None."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from debugger.jose.algorithms import Family, Use, find
from debugger.jose.critical import critical_fault
from debugger.jose.model import Fault, Form, Json, Recipient, Token
from debugger.verification import Verdict, Verification

if TYPE_CHECKING:
    from debugger.jose.jwe_header import Hindrance


def settle(token: Token) -> Verification | None:
    """The verdict that no key can change, or None where the signature is to be checked.

    In this order: malformed, over a limit, unsecured, unsupported.
    """
    rules = _RULES if token.encryption is None else _ENCRYPTED_RULES
    return next((found for rule in rules if (found := rule(token))), None)


def hindrance_of(recipient: Recipient) -> "Hindrance | None":
    """What forbids decrypting by this header whatever the key, `epk` included; None if nothing."""
    from debugger.jose.jwe_header import Hindrance, hindrance

    found = hindrance(recipient)
    algorithm = find(recipient.header.get("alg"))
    if found is not None or algorithm is None or algorithm.family is not Family.ECDH:
        return found
    from debugger.keys.ephemeral import unsound

    fault = unsound(recipient.header.get("epk"))
    return Hindrance(f"The sender’s key in “epk” {fault}.", True) if fault else None


def quote(value: Json) -> str:
    """A value out of a token between typographic quotes, cut where it is long."""
    text = value if isinstance(value, str) else str(type(value).__name__)
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


def _malformed(token: Token) -> Verification | None:
    fault = next((fault for fault in token.faults if _forbids_reading(fault)), None)
    if fault is not None:
        return Verification(Verdict.MALFORMED, fault.message)
    if token.form is None:
        return Verification(
            Verdict.MALFORMED,
            "There is no token in this text: none of its parts is a JOSE header.",
        )
    return None


def _forbids_reading(fault: Fault) -> bool:
    """Fatal, or a header or payload that is base64url of nothing.

    What is signed is BASE64URL(header) and BASE64URL(payload) (RFC 7515 §5.1), and an encoder makes
    one text of each. In the signature a second spelling changes nothing that is signed.
    """
    if fault.limit:
        return False
    return fault.fatal or (
        fault.code == "base64url-non-canonical" and fault.at in ("header", "payload")
    )


def _over_limit(token: Token) -> Verification | None:
    fault = next((fault for fault in token.faults if fault.limit), None)
    return Verification(Verdict.UNSUPPORTED, fault.message) if fault else None


def _without_algorithm(token: Token) -> Verification | None:
    if isinstance(token.algorithm, str) and token.algorithm:
        return None
    if token.algorithm is None:
        reason = "The header has no “alg”, so nothing says how the token is protected."
    else:
        reason = "“alg” in the header is no text, so nothing says how the token is protected."
    return Verification(Verdict.MALFORMED, reason)


def _unsecured(token: Token) -> Verification | None:
    if token.algorithm != "none" or not token.signatures:
        return None
    algorithm = find("none")
    if any(signature.octets for signature in token.signatures):
        return Verification(
            Verdict.MALFORMED,
            "“alg” is “none”, which allows no signature, and yet there is one.",
            algorithm,
        )
    return Verification(
        Verdict.UNSECURED,
        "“alg” is “none” and there is no signature: anybody can have written this token.",
        algorithm,
    )


def _unsupported_form(token: Token) -> Verification | None:
    reason = None if token.form is None else _FORMS_TO_COME.get(token.form)
    if reason is None:
        return None
    return Verification(Verdict.UNSUPPORTED, reason, find(token.algorithm))


def _unsupported_algorithm(token: Token) -> Verification | None:
    name = quote(token.algorithm)
    algorithm = find(token.algorithm)
    if algorithm is None:
        reason = f"“alg” is {name}, which is no registered algorithm (names are case-sensitive)."
    elif algorithm.use is not Use.SIGNATURE:
        reason = f"“alg” is {name}, which encrypts and does not sign; this token is a signed one."
    elif not algorithm.processed:
        reason = f"“alg” is {name}, which this program knows and does not check."
    else:
        return None
    return Verification(Verdict.UNSUPPORTED, reason, algorithm)


def _unsupported_extension(token: Token) -> Verification | None:
    header = token.signatures[0].header
    algorithm = find(token.algorithm)
    reason = critical_fault(header.get("crit", []), token.signatures[0].protected, _UNDERSTOOD)
    if reason is None and "b64" in header and header["b64"] is not True:
        reason = (
            "The header has “b64” false: the payload is signed as it stands, without base64url"
            " (RFC 7797). Checking that is not built in yet."
            if header["b64"] is False
            else "“b64” in the header is neither true nor false, so it is unclear what was signed."
        )
    return Verification(Verdict.UNSUPPORTED, reason, algorithm) if reason else None


def _undecipherable(token: Token) -> Verification | None:
    """Where no recipient of a JWE can be followed, what keeps the first one from it."""
    if token.encryption is None or not token.encryption.recipients:
        return None
    first, *others = token.encryption.recipients
    found = hindrance_of(first)
    if found is None or any(hindrance_of(recipient) is None for recipient in others):
        return None
    verdict = Verdict.MALFORMED if found.malformed else Verdict.UNSUPPORTED
    return Verification(verdict, found.message, find(token.algorithm))


_RULES: tuple[Callable[[Token], Verification | None], ...] = (
    _malformed,
    _over_limit,
    _without_algorithm,
    _unsecured,
    _unsupported_form,
    _unsupported_algorithm,
    _unsupported_extension,
)
_ENCRYPTED_RULES: tuple[Callable[[Token], Verification | None], ...] = (
    _malformed,
    _over_limit,
    _undecipherable,
)
_FORMS_TO_COME = {
    Form.JWS_JSON: (
        "This is a JWS in its JSON form; checking its signatures is not built in yet. The compact"
        " form, three parts with dots between them, is checked."
    ),
    Form.JWS_DETACHED: (
        "This is a JWS whose payload was sent elsewhere (detached); checking it is not built in"
        " yet."
    ),
}
# What `crit` may name without our refusing: members whose meaning is built in (RFC 7515 §4.1).
_UNDERSTOOD = frozenset(
    ("alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "b64")
)
