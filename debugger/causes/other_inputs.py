"""What else may have been signed: token in, the octets of each likely mistake out, in words."""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, permutations, product
from urllib.parse import urlsplit

from debugger.causes.json_spellings import compact_and_spaced, dumped, spellings
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
        for octets in compact_and_spaced({**header, "alg": other.name}):
            words = f"a header whose “alg” is {other.name}: it was changed after signing"
            yield OtherInput(code, words, _input(octets, payload), other)
            yield OtherInput(code, words, _input(octets, payload), algorithm)
    for name, altered in _altered(header):
        words = f"a header {name}: it was changed after signing"
        for octets in compact_and_spaced(altered):
            yield OtherInput(code, words, _input(octets, payload), algorithm)


def headers_for(token: Token, key: Key) -> Iterator[OtherInput]:
    """The same payload under a header whose `alg` is one that this key is for."""
    header, payload = dict(token.header.members), _text(token, "payload")
    for other in ALGORITHMS.values():
        if other.use is not Use.SIGNATURE or not other.processed or misfit(key, other):
            continue
        words = f"a header whose “alg” is {other.name}: it was changed after signing"
        for octets in compact_and_spaced({**header, "alg": other.name}):
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
        ("the header without base64url, a dot and the encoded payload",
         plain_header + b"." + payload.encode()),
        ("header and payload without the dot between them", (header + payload).encode()),
        ("header and payload as JSON, one after the other", plain_header + plain_payload),
        ("header and payload in base64url with “=” at their ends", b".".join(padded)),
        ("header and payload in standard base64 with “=”", b".".join(standard)),
        ("header and payload in standard base64",
         b".".join(part.rstrip(b"=") for part in standard)),
        ("the encoded header, and the payload in standard base64",
         header.encode() + b"." + standard[1]),
        ("header and payload and a line break after them", whole + b"\n"),
        ("header and payload and a line break of Windows after them", whole + b"\r\n"),
        ("header and payload and a dot after each", whole + b"."),
        ("header and payload in quotes", b'"' + whole + b'"'),
        ("header and payload written in UTF-16", whole.decode().encode("utf-16-le")),
        *_digests(whole, algorithm),
    )  # fmt: skip
    for words, octets in mistakes:
        yield OtherInput("signature-over-decoded", words, octets, algorithm)
    alone = "the encoded header alone, so that any payload goes with it"
    yield OtherInput("signature-mismatch", alone, header.encode(), algorithm)
    yield OtherInput("signature-mismatch", "no text at all, and so any token", b"", algorithm)


def _digests(whole: bytes, algorithm: Algorithm) -> Iterator[tuple[str, bytes]]:
    """Hashed by the signer, and once more by the function that it signs with."""
    for bits in dict.fromkeys((256, algorithm.hash_bits or 512)):
        digest = hashlib.new(f"sha{bits}", whole)
        name = f"the SHA-{bits} digest of header and payload"
        yield name, digest.digest()
        yield f"{name} in hexadecimal", digest.hexdigest().encode()


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
    header = _text(token, "header")
    spelt = (*spellings(token.payload.document.value), *_rests(token.payload.octets))
    for octets in dict.fromkeys(spelt):
        signing_input = f"{header}.{encode(octets)}".encode()
        yield OtherInput("signature-over-decoded", words, signing_input, algorithm)


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
    headers = spellings(dict(token.header.members))
    payloads = spellings(token.payload.document.value)
    pairs = zip(headers, payloads, strict=False)  # both by the same writer
    for header, payload in islice(pairs, _MOST_WRITERS):
        signing_input = f"{encode(header)}.{encode(payload)}".encode()
        yield OtherInput("signature-over-decoded", words, signing_input, algorithm)


def hashed_nonces(token: Token, algorithm: Algorithm) -> Iterator[OtherInput]:
    """A header whose `nonce` was hashed when it was signed, as in Microsoft Graph’s tokens."""
    nonce = token.header.members.get("nonce")
    if not isinstance(nonce, str):
        return
    code = "entra-nonce-header" if is_of_entra(token) else "signature-over-other-header"
    digest = hashlib.sha256(nonce.encode("utf-8", "surrogatepass")).digest()
    written = json.dumps(nonce)
    for spelt in (
        encode(digest),
        base64.b64encode(digest).decode(),
        base64.urlsafe_b64encode(digest).decode(),
        digest.hex(),
        digest.hex().upper(),
    ):
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


def _spellings(header: dict[str, Json]) -> Iterator[bytes]:
    names = list(header)
    if len(names) <= _MOST_PERMUTED:
        orders = [list(order) for order in permutations(names)]
    else:
        orders = [names, sorted(names), names[::-1], *_one_moved(names[:_MOST_MOVED])]
        orders = [[*order, *names[len(order) :]] for order in orders]
    for order in orders:
        yield dumped({name: header[name] for name in order}, separators=(",", ":"))
    for order in orders if len(orders) <= _MOST_SPACED else (names, sorted(names), names[::-1]):
        yield dumped({name: header[name] for name in order}, separators=(", ", ": "))
    for indent in (2, 4, "\t"):
        yield dumped(header, indent=indent)
    yield dumped(header, separators=(",\r\n ", ":"))  # RFC 7515 appendix A
    yield dumped(header, separators=(",", ":")) + b"\n"


def _one_moved(names: list[str]) -> Iterator[list[str]]:
    for name, place in product(names, range(len(names))):
        rest = [other for other in names if other != name]
        yield [*rest[:place], name, *rest[place:]]


def _rests(octets: bytes) -> Iterator[bytes]:
    """The payload as it stands, with what stood around it."""
    yield octets + b"\n"
    yield octets.rstrip()
    yield b"\xef\xbb\xbf" + octets


def _altered(header: dict[str, Json]) -> Iterator[tuple[str, dict[str, Json]]]:
    for names in (("typ",), ("kid",), ("typ", "kid")):
        if all(name in header for name in names):
            rest = {member: header[member] for member in header if member not in names}
            yield f"without {' and '.join(f'“{name}”' for name in names)}", rest
    for typ in ("JWT", "jwt", "at+jwt"):
        if header.get("typ") != typ:
            yield f"with “typ” {typ}", {**header, "typ": typ}
    if "typ" not in header:
        yield "with “typ” JWT", {"typ": "JWT", **header}
    if isinstance(header.get("alg"), str):
        yield "with “alg” in small letters", {**header, "alg": str(header["alg"]).lower()}


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


_MOST_WRITERS = 8
_MOST_SPACED = 6
_MOST_PERMUTED = 4
_MOST_MOVED = 8
_LARGEST_PAYLOAD = 64 * 1024
_ENTRA_HOSTS = frozenset(
    (
        "login.microsoftonline.com",
        "login.microsoftonline.us",
        "login.partner.microsoftonline.cn",
        "sts.windows.net",
        "sts.chinacloudapi.cn",
    )
)
