"""The schema of a report and its parts."""

from debugger.keys.strength import Pattern
from debugger.outcome import Outcome
from debugger.pitfalls.registry import Severity
from debugger.verification import Verdict
from debugger.web.schemas.disclosed import disclosed
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
    told,
)


def report() -> dict[str, Schema]:
    return {
        "Strength": told(
            {"bits": {"type": "number"}, "pattern": or_null(one_of(Pattern)), "note": TEXT}
        ),
        "Report": told(
            {
                "schema": {"const": 1},
                "verdict": one_of(Verdict),
                "accepted": BOOLEAN,
                "summary": TEXT,
                "profile": told({"name": TEXT, "why": TEXT, "chosen": BOOLEAN}),
                "checks": told(
                    {name: one_of(Outcome) for name in ("structure", "signature", "time", "policy")}
                ),
                "form": MAYBE_TEXT,
                "input": told(
                    {"start": INTEGER, "end": INTEGER, "tokens": list_of(ref("FoundToken"))}
                ),
                "token": TEXT,
                "segments": list_of(
                    told(
                        {
                            "name": TEXT,
                            "start": INTEGER,
                            "end": INTEGER,
                            "text": TEXT,
                            "bytes": MAYBE_INTEGER,
                            "meaning": TEXT,
                        }
                    )
                ),
                "header": told({"text": TEXT, "value": {}}),
                "payload": or_null(told({"text": TEXT, "value": {}, "encoding": TEXT})),
                "signature": ref("Signature"),
                "encryption": or_null(
                    told(
                        {
                            "alg": MAYBE_TEXT,
                            "enc": MAYBE_TEXT,
                            "zip": MAYBE_TEXT,
                            "recipients": INTEGER,
                            "recipient": MAYBE_INTEGER,
                            "compressed_bytes": MAYBE_INTEGER,
                        }
                    )
                ),
                "disclosures": list_of(ref("Disclosure")),
                "processed": or_null(ref("Processed")),
                "key_binding": or_null(ref("KeyBinding")),
                "parameters": list_of(ref("Member")),
                "claims": list_of(ref("Member")),
                "findings": list_of(ref("Finding")),
                "nested": or_null(ref("Report")),
                "now": {"type": "number"},
            }
        ),
        **disclosed(),
        "FoundToken": told({"start": INTEGER, "end": INTEGER, "form": MAYBE_TEXT, "where": TEXT}),
        "Signature": told(
            {
                "algorithm": MAYBE_TEXT,
                "hex": MAYBE_TEXT,
                "reason": TEXT,
                "self_asserted": BOOLEAN,
                "key": or_null(
                    told(
                        {
                            "type": TEXT,
                            "bits": INTEGER,
                            "curve": MAYBE_TEXT,
                            "kid": {},
                            "thumbprint": TEXT,
                            "source": TEXT,
                            "strength": or_null(ref("Strength")),
                        }
                    )
                ),
                "attempts": list_of(
                    told({"key": TEXT, "outcome": one_of(Outcome), "reason": TEXT})
                ),
                "causes": list_of(
                    told(
                        {
                            "id": TEXT,
                            "sentence": TEXT,
                            "key_format": MAYBE_TEXT,
                            "key": MAYBE_TEXT,
                            "signature": MAYBE_TEXT,
                        }
                    )
                ),
                "found_secret": or_null(told({"text": TEXT, "hex": TEXT, "origin": TEXT})),
            }
        ),
        "Member": told(
            {
                "path": TEXT,
                "name": TEXT,
                "value": {},
                "title": TEXT,
                "time": MAYBE_TEXT,
                "status": one_of(Outcome),
                "note": TEXT,
                "meaning": TEXT,
                "reference": TEXT,
            }
        ),
        "Finding": told(
            {
                "id": TEXT,
                "severity": one_of(Severity),
                "path": TEXT,
                "span": or_null({**list_of(INTEGER), "minItems": 2, "maxItems": 2}),
                "title": TEXT,
                "detail": TEXT,
                "fix": TEXT,
                "reference": TEXT,
            }
        ),
    }
