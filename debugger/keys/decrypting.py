"""What forbids decrypting with a key: `Key`, algorithm and header in, `Misfit` or None out."""

from collections.abc import Callable, Mapping

from debugger.jose.algorithms import Algorithm, Family, Use, find
from debugger.jose.model import Json
from debugger.keys.key import Key, Kind, Misfit

Header = Mapping[str, Json]


def misfit_to_decrypt(key: Key, algorithm: Algorithm, header: Header) -> Misfit | None:
    """What forbids decrypting with this key by that key management, the gravest first.

    Type, curve (RFC 7518 §4.6), length (§4.4, §4.5, §4.7), the private half, and what the JWK says
    of itself: `alg`, `use`, `key_ops` (RFC 7517 §4.2 to §4.4). `header` is the recipient's.
    """
    return next((found for rule in _RULES if (found := rule(key, algorithm, header))), None)


def needed_bits(algorithm: Algorithm, header: Header) -> int:
    """How long a secret has to be: of `dir` the content key itself; 0 where nothing is demanded."""
    if algorithm.family is Family.DIRECT:
        content = find(header.get("enc"), Use.CONTENT_ENCRYPTION)
        return content.minimum_key_bits if content else 0
    return algorithm.minimum_key_bits if algorithm.key_type == Kind.SECRET else 0


def _type(key: Key, algorithm: Algorithm, header: Header) -> Misfit | None:
    if key.kind in _kinds(algorithm):
        return None
    given, asked = _GIVEN[key.kind], _ASKED[algorithm.key_type]
    return Misfit(
        "algorithm-key-mismatch",
        f"The key is {given}, but “alg” is “{algorithm.name}”, which takes {asked}.",
        f"Give {asked}.",
    )


def _curve(key: Key, algorithm: Algorithm, header: Header) -> Misfit | None:
    if algorithm.family is not Family.ECDH:
        return None
    if key.curve not in algorithm.curves:
        return Misfit(
            "ec-curve-mismatch",
            f"The key is on {key.curve}, which agrees on no content key; “{algorithm.name}” takes"
            f" a key on {', '.join(algorithm.curves[:-1])} or {algorithm.curves[-1]}.",
            "Give the recipient’s private key.",
        )
    sent = _member(header.get("epk"), "crv")
    if not isinstance(sent, str) or sent == key.curve:
        return None
    shown = sent if len(sent) <= 20 else f"{sent[:19]}…"
    return Misfit(
        "ec-curve-mismatch",
        f"The key is on {key.curve}, but the sender’s key in “epk” is on “{shown}”: the two must"
        " be on one curve.",
        "Give the recipient’s private key on the curve of “epk”.",
    )


def _length(key: Key, algorithm: Algorithm, header: Header) -> Misfit | None:
    bits = needed_bits(algorithm, header)
    if key.kind is not Kind.SECRET or not bits or key.bits == bits:
        return None
    name = algorithm.name
    if algorithm.family is Family.DIRECT:
        name = f"dir with {header['enc']}"
    have = key.bits // 8
    return Misfit(
        "jwe-key-length",
        f"The key has {have:,} octet{'s' * (have != 1)}, and {name} takes exactly {bits // 8}.",
        f"Give the key of {bits // 8} octets, or choose how its text is read: base64url, hex.",
    )


def _private_half(key: Key, algorithm: Algorithm, header: Header) -> Misfit | None:
    if key.kind is Kind.SECRET or key.private is not None:
        return None
    if key.private_given:
        return Misfit(
            "private-half-unusable",
            "The private half of the key cannot be used, and only that one decrypts.",
            "Copy the whole private key again from where it was made.",
        )
    return Misfit(
        "algorithm-key-mismatch",
        f"This is the public half alone ({key.label}): it encrypts, and only the private half"
        " decrypts.",
        "Give the recipient’s private key, as PEM or JWK.",
    )


def _named_algorithm(key: Key, algorithm: Algorithm, header: Header) -> Misfit | None:
    named = key.algorithm
    if named is None or named == algorithm.name:
        return None
    # The JWK of a content key names the content encryption (RFC 7520 §5.6.1).
    if algorithm.family is Family.DIRECT and named == header.get("enc"):
        return None
    if not isinstance(named, str):
        return Misfit(
            "jwk-alg-conflict",
            "The JWK’s “alg” is no text, so nobody can say which algorithm the key is for.",
            f"Write “alg”: “{algorithm.name}” in the JWK, or leave it out.",
        )
    shown = named if len(named) <= 60 else f"{named[:59]}…"
    unknown = "" if find(named) else " No algorithm of that name is registered."
    return Misfit(
        "jwk-alg-conflict",
        f"The JWK says that it is for “{shown}”, but the token’s “alg” is “{algorithm.name}”."
        f"{unknown}",
        "Use the key for its own algorithm only, or correct “alg” in the JWK.",
    )


def _use(key: Key, algorithm: Algorithm, header: Header) -> Misfit | None:
    if key.use is None or key.use == "enc":
        return None
    seen = f"“{str(key.use)[:60]}”" if isinstance(key.use, str) else "no text"
    return Misfit(
        "jwk-use-conflict",
        f"The JWK’s “use” is {seen}, and only a key for “enc” may decrypt.",
        "Give the recipient’s encryption key, or correct “use” in the JWK.",
    )


def _operations(key: Key, algorithm: Algorithm, header: Header) -> Misfit | None:
    operations = key.operations
    if operations is None:
        return None
    allowed = operations if isinstance(operations, (list, tuple)) else ()
    if any(name in allowed for name in _DECRYPTING):
        return None
    listed = ", ".join(f"“{name}”" for name in allowed if isinstance(name, str))[:200] or "nothing"
    return Misfit(
        "jwk-key-ops-conflict",
        f"The JWK’s “key_ops” allows {listed}, and nothing that decrypts is among it.",
        f"Give the recipient’s encryption key, or add “{_NEEDED[algorithm.family]}” to “key_ops”.",
    )


def _kinds(algorithm: Algorithm) -> tuple[Kind, ...]:
    if algorithm.family is Family.ECDH:
        return (Kind.EC, Kind.OKP)
    return (Kind(algorithm.key_type),)


def _member(value: Json, name: str) -> Json:
    return value.get(name) if isinstance(value, dict) else None


_RULES: tuple[Callable[[Key, Algorithm, Header], Misfit | None], ...] = (
    _type,
    _curve,
    _length,
    _private_half,
    _named_algorithm,
    _use,
    _operations,
)
_DECRYPTING = ("decrypt", "unwrapKey", "deriveKey", "deriveBits")
_NEEDED = {
    Family.RSA_ENCRYPTION: "unwrapKey",
    Family.AES_KEY_WRAP: "unwrapKey",
    Family.AES_GCM_KEY_WRAP: "unwrapKey",
    Family.PBES2: "deriveKey",
    Family.DIRECT: "decrypt",
    Family.ECDH: "deriveKey",
}
_GIVEN = {
    Kind.SECRET: "a shared secret",
    Kind.RSA: "an RSA key",
    Kind.EC: "an elliptic curve key (EC)",
    Kind.OKP: "a key of type OKP",
    Kind.AKP: "a post-quantum key (AKP)",
}
_ASKED: Mapping[str, str] = {
    "oct": "the shared secret",
    "RSA": "the recipient’s RSA private key",
    "EC": "the recipient’s private key for key agreement (EC, X25519 or X448)",
}
