"""The schemas of what is asked."""

from debugger.claims.profile_table import PROFILE_NAMES
from debugger.jose.algorithm import Use
from debugger.jose.algorithms import find
from debugger.keys.generate import RSA_BITS, SECRET_BITS
from debugger.keys.generate import names as key_names
from debugger.keys.key import Kind
from debugger.keys.material import COORDINATE_OCTETS, OKP_OCTETS
from debugger.web.forms import KEY_FORMATS
from debugger.web.schemas.words import Schema, asked, number, or_null, ref, text, texts


def requests() -> dict[str, Schema]:
    key = {
        "key": or_null(text("A secret, PEM, DER in base64, JWK or JWK Set; empty for none.")),
        "key_format": {
            "enum": [*KEY_FORMATS, None],
            "description": "How to read the key; auto tells PEM and JWK, all else is a secret.",
        },
    }
    return {
        "InspectRequest": asked(
            {
                "token": text("Any text that holds a token."),
                **key,
                "policy": or_null(ref("Policy")),
            },
            "token",
        ),
        "Policy": asked(
            {
                "now": number("Unix seconds; by default the clock.", -62135596800, 253402300799),
                "leeway": number("Seconds that clocks may differ.", 0, 86399999999999),
                "max_age": number("Seconds since `iat` or `auth_time`.", 0, 86399999999999),
                "algorithms": texts("Those that are accepted, as `alg` names them."),
                "issuer": texts("What `iss` may be."),
                "audience": texts("What `aud` has to name, one of them."),
                "subject": or_null(text("What `sub` has to be.")),
                "typ": or_null(text("What the header’s `typ` has to be.")),
                "profile": {
                    "enum": ["auto", "", *PROFILE_NAMES, None],
                    "description": "What the token is meant to be; auto tells by its marks.",
                },
            }
        ),
        "SignRequest": {"oneOf": [_sign("payload", key), _sign("claims", key)]},
        "ExtractRequest": {
            "oneOf": [
                asked({"token": text("Any text, by the name that /api/inspect has.")}, "token"),
                asked({"text": text("Any text.")}, "text"),
            ]
        },
        "KeysRequest": {
            "oneOf": [
                asked(
                    {
                        **key,
                        "key": text("A secret, PEM, DER in base64, JWK or JWK Set."),
                        "private": {
                            "type": ["boolean", "null"],
                            "description": "Whether the answer has private halves, too.",
                        },
                    },
                    "key",
                ),
                *_fresh_keys(),
            ]
        },
    }


def _sign(payload: str, key: dict[str, Schema]) -> Schema:
    return asked(
        {
            payload: {
                "type": ["object", "string"],
                "description": "The claims; a string is signed as it stands.",
            },
            "header": {
                "type": ["object", "string", "null"],
                "description": "The header; a string is signed as it stands.",
            },
            "algorithm": or_null(text("By default what header or key say.")),
            **key,
        },
        payload,
    )


def _fresh_keys() -> list[Schema]:
    """One shape for all names that leave the same choice of size and curve."""
    alike: dict[tuple[str, int, tuple[str, ...]], list[str]] = {}
    for name in key_names():
        alike.setdefault(_choice(name), []).append(name)
    return [_fresh_key(names, *choice) for choice, names in alike.items()]


def _choice(name: str) -> tuple[str, int, tuple[str, ...]]:
    algorithm = find(name, Use.SIGNATURE)
    if algorithm is not None:
        least = algorithm.minimum_key_bits if algorithm.key_type == Kind.SECRET else 0
        return algorithm.key_type, least, algorithm.curves
    match name:
        case Kind.SECRET:
            return name, SECRET_BITS.start, ()
        case Kind.RSA:
            return name, 0, ()
        case Kind.EC:
            return "", 0, tuple(COORDINATE_OCTETS)
        case Kind.OKP:
            return "", 0, tuple(OKP_OCTETS)
        case _:
            return "", 0, (name,)


def _fresh_key(names: list[str], kind: str, least: int, curves: tuple[str, ...]) -> Schema:
    bits: Schema = {"type": "null"}
    if kind == Kind.RSA:
        bits = {"enum": [*RSA_BITS, None]}
    elif kind == Kind.SECRET:
        most, step = SECRET_BITS.stop - 1, SECRET_BITS.step
        bits = {"type": ["integer", "null"], "minimum": least, "maximum": most, "multipleOf": step}
    words = "The algorithm or kind that a fresh key is for."
    return asked(
        {
            "generate": {"enum": names, "description": words},
            "bits": bits,
            "curve": {"enum": [*curves, None]},
        },
        "generate",
    )
