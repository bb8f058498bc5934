"""An SD-JWT as it was parsed in; its disclosures in their places, and every fault, out (RFC 9901).

What a verifier must reject is a fault here; all else is shown all the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from debugger.jose.compact import parse_compact
from debugger.jose.model import Disclosure, Document, Form, Json, Segment, Token
from debugger.jose.sd_hash import DEFAULT, digest_by
from debugger.jose.sd_walk import Walk


@dataclass(frozen=True, slots=True)
class Entry:
    """One disclosure of the token. `digest` is None where the hash is not known.

    `referenced`: its digest stands in the payload, or in a disclosure that is referenced itself.
    `at`: the place of its value in the processed payload (`payload.address.street`, cut where it is
    very long), None where it has none.
    """

    disclosure: Disclosure
    segment: Segment
    digest: str | None
    referenced: bool
    at: str | None

    @property
    def used(self) -> bool:
        return self.at is not None


@dataclass(frozen=True, slots=True)
class KeyBindingText:
    """The key-binding JWT as it stands there: parsed, and at which segment of the whole."""

    token: Token
    segment: Segment


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What the disclosures make of a token.

    `issued`: the token as it was parsed, with the faults found here. `read`: the same with the
    processed payload for its value (exact text and octets stay the issued ones). `algorithm`: the
    value of `_sd_alg`, or the default. `digests`: how many there are; `unmatched`: to how many of
    them no disclosure was sent (withheld ones, or decoys: nobody can tell). `hashed`: the text that
    `sd_hash` is the digest of. `moved`: for each array that lost elements, at which index each of
    the others was issued. `selective`: there is an “_sd” or “...” somewhere.
    """

    issued: Token
    read: Token
    algorithm: str
    entries: tuple[Entry, ...] = ()
    digests: int = 0
    unmatched: int = 0
    key_binding: KeyBindingText | None = None
    hashed: str = ""
    moved: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    selective: bool = False

    @property
    def claims(self) -> Mapping[str, Json]:
        """The processed claims: disclosed ones put in, digests and `_sd_alg` taken out."""
        return self.read.claims

    @property
    def sd_hash(self) -> str | None:
        """What `sd_hash` in the key-binding JWT must be (RFC 9901 §4.3.1); None: unknown hash."""
        digest = digest_by(self.algorithm)
        return digest(self.hashed) if digest else None


def disclose(token: Token) -> Disclosed:
    """Match disclosures to digests, level by level, and put them in. Linear; never raises.

    What would come to stand more than 64 levels deep is not read: that is said as a limit.
    """
    named = token.claims.get("_sd_alg", DEFAULT)
    algorithm = named if type(named) is str else DEFAULT
    walk = Walk(token, digest_by(algorithm))
    payload = token.payload
    if payload is not None and isinstance(payload.document.value, dict):
        document = Document(payload.document.text, walk.through(payload.claims), True)
        payload = replace(payload, document=document)
    issued = replace(token, faults=(*token.faults, *walk.faults.met))
    rows = zip(token.disclosures, walk.segments, walk.digests_of, strict=True)
    return Disclosed(
        issued,
        replace(issued, payload=payload),
        algorithm,
        tuple(
            Entry(*row, index in walk.places, walk.places.get(index))
            for index, row in enumerate(rows)
        ),
        walk.digests,
        walk.unmatched,
        _key_binding(token),
        _hashed(token),
        walk.moved,
        walk.selective,
    )


def _key_binding(token: Token) -> KeyBindingText | None:
    segment = token.segment("key_binding")
    if segment is None:
        return None
    text = segment.text if token.form is Form.SD_JWT else _header(token).get("kb_jwt")
    return KeyBindingText(parse_compact(text if isinstance(text, str) else ""), segment)


def _hashed(token: Token) -> str:
    """The compact form without the key-binding JWT; in JSON it is put together (RFC 9901 §8.1)."""
    if token.form is Form.SD_JWT:
        return token.text[: token.text.rfind("~") + 1]
    if not token.signatures:
        return ""
    signature = token.segment("signature")
    signed = token.signatures[0].signing_input.decode("utf-8", "surrogatepass")
    jws = f"{signed}.{signature.text if signature else ''}"
    return "~".join((jws, *(entry.text for entry in token.disclosures), ""))


def _header(token: Token) -> Mapping[str, Json]:
    return token.signatures[0].unprotected if token.signatures else {}
