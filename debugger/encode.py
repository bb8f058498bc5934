"""Makes a compact JWS: header, payload and key in, token text out, or what would be wrong to make.

Texts are encoded exactly as they are given, digit for digit; mappings are written as compact JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from debugger.errors import AlgorithmUnusable, InputUnusable
from debugger.jose import strict_json
from debugger.jose.algorithms import Algorithm, Family, Use, find
from debugger.jose.base64url import encode
from debugger.jose.jws import sign
from debugger.jose.model import Json
from debugger.jose.parse import parse
from debugger.keys.dictionary import classify_secret
from debugger.keys.key import Key, Keyring, Kind
from debugger.keys.load import load
from debugger.keys.signer import signer_of

Members = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a token just made that its maker should know. `code` is the pitfall's id."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A token just made, by which algorithm and key (None for `none`), and what to know of it."""

    token: str
    algorithm: Algorithm
    key: Key | None
    notices: tuple[Notice, ...] = ()


def sign_token(
    header: Members | str,
    payload: Members | str,
    key: Keyring | str | None = None,
    *,
    key_format: str = "auto",
    algorithm: str | None = None,
) -> Signed:
    """A compact JWS (RFC 7515 §5.1, §7.1) of this header and this claims set.

    `algorithm`: the `alg` wanted; else the header's; else the one usual for the key, written into a
    header that is a mapping. `none` is made only where it is asked for by this argument. Of a JWK
    Set the key is taken that `kid` names, else the first that can sign.

    Raises `InputUnusable` for a header or payload that is no JSON object or has a member twice, and
    for extensions not processed here; `AlgorithmUnusable`; `KeyUnusable`, saying what would do. A
    short or well-known secret signs, and is told of in `notices`.
    """
    header_text = _text(header, "header")
    members = _members(header_text, "header")
    payload_text = _text(payload, "payload")
    _members(payload_text, "payload")
    _refuse_extensions(members)
    keyring = key if isinstance(key, Keyring) else load(key, key_format)
    chosen = _algorithm(members, algorithm, keyring)
    if "alg" not in members:
        header_text = _with_algorithm(header, chosen)
    signing_input = f"{encode(_octets(header_text))}.{encode(_octets(payload_text))}"
    if chosen.family is Family.NONE:
        _refuse_key(keyring)
        return Signed(f"{signing_input}.", chosen, None)
    signer = signer_of(keyring, members.get("kid"), chosen)
    private = signer.material if signer.kind is Kind.SECRET else signer.private
    token = f"{signing_input}.{encode(sign(chosen, private, signing_input.encode()))}"
    return Signed(token, chosen, signer, _notices(token, chosen, signer))


def _text(given: Members | str, field: str) -> str:
    if isinstance(given, str):
        return given
    try:
        return json.dumps(given, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except (ValueError, TypeError, RecursionError):
        raise InputUnusable(
            f"The {field} has a value that JSON cannot write.",
            hint="Use texts, numbers, true, false, null, lists and objects.",
            field=field,
        ) from None


def _octets(text: str) -> bytes:
    return text.encode("utf-8")


def _members(text: str, field: str) -> Members:
    """The JSON object in the text; the whole text must be one, without a member twice."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputUnusable(
            f"Character {error.start + 1} of the {field} is half of a surrogate pair, which UTF-8"
            " cannot write.",
            hint="Delete that character, or write it as an escape.",
            field=field,
        ) from None
    reading = strict_json.read_text(text)
    fault = next((found for found in reading.faults if _forbids_making(found.code)), None)
    if not reading.document.parsed or fault is not None:
        fault = fault or next(iter(reading.faults), None)
        raise InputUnusable(
            f"The {field} cannot be signed. {fault.message if fault else 'It is no JSON.'}",
            hint=f"Write the {field} as one JSON object, each member once.",
            field=field,
        )
    if not isinstance(reading.document.value, dict):
        raise InputUnusable(
            f"The {field} is JSON and no object.",
            hint=f"Write the {field} between “{{” and “}}”.",
            field=field,
        )
    return reading.document.members


def _forbids_making(code: str) -> bool:
    return code in ("json-duplicate-member", "json-nan", "json-depth", "byte-order-mark")


def _refuse_extensions(header: Members) -> None:
    if header.get("b64", True) is not True:
        raise InputUnusable(
            "The header has “b64” false; tokens with an unencoded payload are not made here yet.",
            hint="Take “b64” out of the header, and out of “crit”.",
            field="header",
        )
    critical = header.get("crit", ["b64"])
    if critical != ["b64"] or ("crit" in header and "b64" not in header):
        raise InputUnusable(
            "“crit” in the header names an extension that is not processed here, or is no list of"
            " the header’s own members.",
            hint="Take “crit” out of the header.",
            field="header",
        )


def _algorithm(header: Members, wanted: str | None, keyring: Keyring) -> Algorithm:
    """The one algorithm that the header, the caller and the key agree on."""
    named = header.get("alg", wanted)
    if wanted is not None and named != wanted:
        raise AlgorithmUnusable(
            f"The header’s “alg” is {_quoted(named)}, and {_quoted(wanted)} was asked for.",
            hint="Make both the same.",
            field="algorithm",
        )
    name = named if "alg" in header or wanted is not None else _usual(keyring)
    found = find(name, Use.SIGNATURE)
    if found is None or not (found.processed or found.family is Family.NONE):
        raise AlgorithmUnusable(
            f"“alg” is {_quoted(name)}, which is none that this program signs with.",
            hint="Use HS256, RS256, PS256, ES256, Ed25519 or another of theirs.",
            field="algorithm",
        )
    if found.family is Family.NONE and wanted != "none":
        raise AlgorithmUnusable(
            "A token with “alg” none has no signature: anybody can write it, so it is made only"
            " when asked for by name.",
            hint="Choose the algorithm “none” explicitly, or another in the header.",
            field="algorithm",
        )
    return found


def _usual(keyring: Keyring) -> str:
    """The algorithm people mean by a key of that type."""
    key = next(iter(keyring.keys), None)
    if key is not None and isinstance(key.algorithm, str):
        return key.algorithm
    name = _USUAL.get((key.kind, key.curve)) if key is not None else None
    if name is None:
        raise AlgorithmUnusable(
            "Neither the header nor the key says by which algorithm to sign.",
            hint='Write “alg” into the header, as in {"alg": "HS256"}.',
            field="algorithm",
        )
    return name


def _with_algorithm(header: Members | str, algorithm: Algorithm) -> str:
    if isinstance(header, str):
        raise InputUnusable(
            "The header has no “alg”, and its text is signed exactly as it is.",
            hint=f'Write “"alg": "{algorithm.name}"” into it.',
            field="header",
        )
    return _text({"alg": algorithm.name, **header}, "header")


def _refuse_key(keyring: Keyring) -> None:
    if keyring.given:
        raise AlgorithmUnusable(
            "“alg” none takes no key, and one was given.",
            hint="Empty the key, or choose an algorithm that signs.",
            field="algorithm",
        )


def _notices(token: str, algorithm: Algorithm, key: Key) -> tuple[Notice, ...]:
    if key.kind is Kind.RSA and key.bits < algorithm.minimum_key_bits:
        return (Notice("rsa-key-short", f"The RSA key has {key.bits} bits; 2048 is the least."),)
    if key.kind is not Kind.SECRET:
        return ()
    known = classify_secret(key.material, parse(token))
    if known is not None:
        return (Notice(known.code, f"Everybody can guess this secret ({known.origin})."),)
    if key.bits >= algorithm.minimum_key_bits:
        return ()
    octets, least = len(key.material), algorithm.minimum_key_bits // 8
    return (
        Notice(
            "hmac-secret-short",
            f"The secret has {octets} octets; {algorithm.name} demands {least} (RFC 7518 §3.2).",
        ),
    )


def _quoted(value: Json) -> str:
    if not isinstance(value, str):
        return "no text"
    return f"“{value if len(value) <= 60 else value[:59] + '…'}”"


_USUAL: Mapping[tuple[Kind, str | None], str] = {
    (Kind.SECRET, None): "HS256",
    (Kind.RSA, None): "RS256",
    (Kind.EC, "P-256"): "ES256",
    (Kind.EC, "P-384"): "ES384",
    (Kind.EC, "P-521"): "ES512",
    (Kind.EC, "secp256k1"): "ES256K",
    (Kind.OKP, "Ed25519"): "EdDSA",
    (Kind.OKP, "Ed448"): "EdDSA",
}
