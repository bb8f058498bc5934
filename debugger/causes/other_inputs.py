"""What else may have been signed: token in, the octets of each likely mistake out, in words."""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product
from urllib.parse import urlsplit

from debugger.jose.algorithms import ALGORITHMS, Algorithm, Use
from debugger.jose.base64url import encode
from debugger.jose.model import Json, Token
from debugger.keys.key import Key, misfit


@dataclass(frozen=True, slots=True)
class OtherInput:
    """One thing that a signer may have signed instead: `octets`, under `algorithm`.

    `code` is the pitfall's id; `words` end the sentence “The signature fits …”.
    """

    code: str
    words: str
    octets: bytes
    algorithm: Algorithm


def other_headers(token: Token, algorithm: Algorithm) -> Iterator[OtherInput]:
    """The same payload under a header written otherwise: order, blanks, `alg`, `typ`."""
    header, payload = dict(token.header.members), _text(token, "payload")
    code = "signature-over-other-header"
    for octets in _spellings(header):
        words = "a header whose members stand in another order or with other blanks"
        yield OtherInput(code, words, _input(octets, payload), algorithm)
    for other in _family(algorithm):
        words = f"by {other.name}, which the header does not name"
        yield OtherInput(code, words, f"{_text(token, 'header')}.{payload}".encode(), other)
        for octets in _compact_and_spaced({**header, "alg": other.name}):
            words = f"a header whose “alg” is {other.name}: it was changed after signing"
            yield OtherInput(code, words, _input(octets, payload), other)
            yield OtherInput(code, words, _input(octets, payload), algorithm)
    for name, altered in _altered(header):
        words = f"a header {name}: it was changed after signing"
        for octets in _compact_and_spaced(altered):
            yield OtherInput(code, words, _input(octets, payload), algorithm)


def headers_for(token: Token, key: Key) -> Iterator[OtherInput]:
    """The same payload under a header whose `alg` is one that this key is for."""
    header, payload = dict(token.header.members), _text(token, "payload")
    for other in ALGORITHMS.values():
        if other.use is not Use.SIGNATURE or not other.processed or misfit(key, other):
            continue
        words = f"a header whose “alg” is {other.name}: it was changed after signing"
        for octets in _compact_and_spaced({**header, "alg": other.name}):
            signing_input = _input(octets, payload)
            yield OtherInput("signature-over-other-header", words, signing_input, other)


def other_texts(token: Token, algorithm: Algorithm) -> Iterator[OtherInput]:
    """The same header and payload, put together or encoded otherwise (RFC 7515 §5.1)."""
    header, payload = _text(token, "header"), _text(token, "payload")
    plain_header, plain_payload = _octets(token, "header"), _octets(token, "payload")
    standard = (base64.b64encode(plain_header), base64.b64encode(plain_payload))
    padded = (base64.urlsafe_b64encode(plain_header), base64.urlsafe_b64encode(plain_payload))
    whole = f"{header}.{payload}".encode()
    mistakes = (
        ("header and payload as JSON, without base64url", plain_header + b"." + plain_payload),
        ("the payload alone, without base64url", plain_payload),
        ("the encoded payload alone", payload.encode()),
        ("the encoded header, a dot and the payload without base64url",
         header.encode() + b"." + plain_payload),
        ("header and payload without the dot between them", (header + payload).encode()),
        ("header and payload in base64url with “=” at their ends", b".".join(padded)),
        ("header and payload in standard base64 with “=”", b".".join(standard)),
        ("header and payload in standard base64",
         b".".join(part.rstrip(b"=") for part in standard)),
        ("header and payload and a line break after them", whole + b"\n"),
        ("the SHA-256 digest of header and payload", hashlib.sha256(whole).digest()),
        ("the SHA-256 digest of header and payload in hexadecimal",
         hashlib.sha256(whole).hexdigest().encode()),
    )  # fmt: skip
    for words, octets in mistakes:
        yield OtherInput("signature-over-decoded", words, octets, algorithm)


def other_payloads(token: Token, algorithm: Algorithm) -> Iterator[OtherInput]:
    """The same payload with its JSON written otherwise, as editors and proxies do."""
    if token.payload is None or not token.payload.document.parsed:
        return
    if len(token.payload.octets) > _LARGEST_PAYLOAD:
        return
    words = (
        "the same payload written with other blanks, order or escapes: somebody wrote its JSON"
        " anew after signing"
    )
    yield from _anew([_text(token, "header")], token.payload.document.value, words, algorithm)


def both_anew(token: Token, algorithm: Algorithm) -> Iterator[OtherInput]:
    """Header and payload with their JSON written otherwise, as by a library that parses first."""
    if token.payload is None or not token.payload.document.parsed:
        return
    if len(token.payload.octets) > _LARGEST_PAYLOAD:
        return
    words = (
        "the same header and payload written with other blanks, order or escapes: somebody wrote"
        " their JSON anew after signing"
    )
    headers = [encode(octets) for octets in _compact_and_spaced(dict(token.header.members))]
    yield from _anew(headers, token.payload.document.value, words, algorithm)


def hashed_nonces(token: Token, algorithm: Algorithm) -> Iterator[OtherInput]:
    """A header whose `nonce` was hashed when it was signed, as in Microsoft Graph’s tokens."""
    nonce = token.header.members.get("nonce")
    if not isinstance(nonce, str):
        return
    code = "entra-nonce-header" if is_of_entra(token) else "signature-over-other-header"
    digest = hashlib.sha256(nonce.encode("utf-8", "surrogatepass")).digest()
    written = json.dumps(nonce)
    for spelt in (encode(digest), base64.b64encode(digest).decode(), digest.hex()):
        header = token.header.text.replace(written, json.dumps(spelt), 1)
        signing_input = _input(header.encode("utf-8", "surrogatepass"), _text(token, "payload"))
        words = "a header in which “nonce” is replaced by its SHA-256 digest"
        yield OtherInput(code, words, signing_input, algorithm)


def is_of_entra(token: Token) -> bool:
    """Whether the issuer is Microsoft’s Entra ID, by the host of `iss`."""
    issuer = token.claims.get("iss")
    try:
        return isinstance(issuer, str) and urlsplit(issuer).hostname in _ENTRA_HOSTS
    except ValueError:
        return False


def _anew(
    headers: list[str], payload: Json, words: str, algorithm: Algorithm
) -> Iterator[OtherInput]:
    payloads = dict.fromkeys(encode(octets) for octets in _rewritten(payload))
    for header, text in product(headers, payloads):
        signing_input = f"{header}.{text}".encode()
        yield OtherInput("signature-over-decoded", words, signing_input, algorithm)


def _spellings(header: dict[str, Json]) -> Iterator[bytes]:
    names = list(header)
    if len(names) <= _MOST_PERMUTED:
        orders = [list(order) for order in permutations(names)]
    else:
        orders = [names, sorted(names), names[::-1], *_one_moved(names[:_MOST_MOVED])]
        orders = [[*order, *names[len(order) :]] for order in orders]
    for order in orders:
        yield from _compact_and_spaced({name: header[name] for name in order})
    for indent in (2, 4):
        yield from _dumped(header, indent=indent)


def _one_moved(names: list[str]) -> Iterator[list[str]]:
    for name, place in product(names, range(len(names))):
        rest = [other for other in names if other != name]
        yield [*rest[:place], name, *rest[place:]]


def _compact_and_spaced(value: Json) -> Iterator[bytes]:
    yield from _dumped(value, separators=(",", ":"))
    yield from _dumped(value, separators=(", ", ": "))


def _rewritten(value: Json) -> Iterator[bytes]:
    for ascii_only in (False, True):
        for separators in ((",", ":"), (", ", ": ")):
            for in_order in (False, True):
                yield from _dumped(
                    value, ensure_ascii=ascii_only, separators=separators, sort_keys=in_order
                )
    yield from _dumped(value, indent=2)
    yield from _dumped(value, indent=4)


def _dumped(value: Json, **settings: Json) -> Iterator[bytes]:
    try:
        yield json.dumps(value, **settings).encode("utf-8", "surrogatepass")
    except (ValueError, TypeError, RecursionError):
        return


def _altered(header: dict[str, Json]) -> Iterator[tuple[str, dict[str, Json]]]:
    for name in ("typ", "kid"):
        if name in header:
            rest = {member: header[member] for member in header if member != name}
            yield f"without “{name}”", rest
    if "typ" not in header:
        yield "with “typ” JWT", {**header, "typ": "JWT"}
        yield "with “typ” JWT", {"typ": "JWT", **header}


def _family(algorithm: Algorithm) -> Iterator[Algorithm]:
    """The others that take the same key."""
    return (
        other
        for other in ALGORITHMS.values()
        if other.key_type == algorithm.key_type
        and other.name != algorithm.name
        and other.processed
        and other.curves == algorithm.curves
    )


def _text(token: Token, name: str) -> str:
    segment = token.segment(name)
    return segment.text if segment else ""


def _octets(token: Token, name: str) -> bytes:
    segment = token.segment(name)
    return (segment.octets or b"") if segment else b""


def _input(header: bytes, payload: str) -> bytes:
    return f"{encode(header)}.{payload}".encode()


_MOST_PERMUTED = 4
_MOST_MOVED = 8
_LARGEST_PAYLOAD = 64 * 1024
_ENTRA_HOSTS = frozenset(("login.microsoftonline.com", "sts.windows.net"))
