"""The schemas of what is asked."""

from debugger.claims.profile_table import PROFILE_NAMES
from debugger.keys.generate import names as key_names
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
        "ExtractRequest": asked({"text": text("Any text.")}, "text"),
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
                asked(
                    {
                        "generate": {
                            "enum": list(key_names()),
                            "description": "The algorithm or kind that a fresh key is for.",
                        },
                        "bits": {
                            "type": ["integer", "null"],
                            "description": "Of an RSA key (2048, 3072, 4096) or a secret.",
                        },
                        "curve": or_null(text("Where the algorithm leaves a choice.")),
                    },
                    "generate",
                ),
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
