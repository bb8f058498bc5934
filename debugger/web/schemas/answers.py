"""The schemas of all other answers, and of an error."""

from debugger.keys.key import Reading
from debugger.web.schemas.words import (
    BOOLEAN,
    INTEGER,
    MAYBE_INTEGER,
    MAYBE_TEXT,
    TEXT,
    Schema,
    list_of,
    one_of,
    or_null,
    ref,
    text,
    told,
)


def answers() -> dict[str, Schema]:
    return {
        "SignAnswer": told(
            {
                "token": TEXT,
                "algorithm": TEXT,
                "notices": list_of(told({"code": TEXT, "message": TEXT})),
                "report": ref("Report"),
            }
        ),
        "ExtractAnswer": told(
            {
                "tokens": list_of(
                    told(
                        {
                            "start": INTEGER,
                            "end": INTEGER,
                            "form": TEXT,
                            "where": TEXT,
                            "member": MAYBE_TEXT,
                            "token": TEXT,
                        }
                    )
                )
            }
        ),
        "KeysAnswer": {"oneOf": [ref("Keyring"), ref("FreshKey")]},
        "Keyring": told(
            {
                "reading": or_null(one_of(Reading)),
                "jwk_set": BOOLEAN,
                "total": INTEGER,
                "keys": list_of(ref("Key")),
                "problems": list_of(
                    told(
                        {
                            "code": TEXT,
                            "message": TEXT,
                            "hint": TEXT,
                            "position": MAYBE_INTEGER,
                            "kid": {},
                        }
                    )
                ),
                "notes": list_of(TEXT),
            }
        ),
        "Key": _key(),
        "FreshKey": told(
            {
                "algorithm": MAYBE_TEXT,
                "key": ref("Key"),
                "private_jwk": {"type": "object"},
                "public_jwk": {"type": ["object", "null"]},
                "private_pem": MAYBE_TEXT,
                "public_pem": MAYBE_TEXT,
                "secret": MAYBE_TEXT,
            }
        ),
        "Vocabulary": told({"members": list_of(told(dict.fromkeys(_TERM, TEXT)))}),
        "Error": _ERROR,
        "Anything": {},
        "Health": told({"status": {"const": "ok"}, "version": TEXT}),
    }


def _key() -> Schema:
    always = told(
        {
            "type": TEXT,
            "curve": MAYBE_TEXT,
            "bits": INTEGER,
            **{name: {} for name in ("kid", "algorithm", "use", "key_ops")},
            "thumbprint": TEXT,
            "label": TEXT,
            "has_private": BOOLEAN,
            "strength": or_null(ref("Strength")),
            "source": told(
                {
                    "reading": one_of(Reading),
                    "position": MAYBE_INTEGER,
                    "repairs": list_of(TEXT),
                }
            ),
            "certificate": or_null(told(_CERTIFICATE)),
            "public_jwk": {"type": ["object", "null"]},
            "public_pem": MAYBE_TEXT,
        }
    )
    asked_for = {"private_jwk": {"type": ["object", "null"]}, "private_pem": MAYBE_TEXT}
    return {**always, "properties": {**always["properties"], **asked_for}}


_TERM = ("name", "where", "within", "title", "meaning", "kind", "reference")
_CERTIFICATE: dict[str, Schema] = {
    "subject": TEXT,
    "issuer": TEXT,
    "not_before": INTEGER,
    "not_after": INTEGER,
    "serial": TEXT,
    "signature_hash": MAYBE_TEXT,
    "self_signed": BOOLEAN,
    "key_usage": or_null(list_of(TEXT)),
    "thumbprint_sha1": TEXT,
    "thumbprint_sha256": TEXT,
}
_ERROR: Schema = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": text("Stable, for programs."),
                "message": text("What, where, and what is expected."),
                "hint": text("What would work."),
                "field": text("The field at fault, as in policy.leeway."),
            },
        }
    },
}
