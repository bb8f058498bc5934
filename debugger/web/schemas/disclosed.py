"""The schema of what an SD-JWT discloses, and of its key binding."""

from debugger.outcome import Outcome
from debugger.web.schemas.words import (
    BOOLEAN,
    INTEGER,
    MAYBE_TEXT,
    TEXT,
    Schema,
    list_of,
    one_of,
    or_null,
    told,
)


def disclosed() -> dict[str, Schema]:
    return {
        "Disclosure": told(
            {
                "text": TEXT,
                "salt": {},
                "name": MAYBE_TEXT,
                "value": {},
                "digest": MAYBE_TEXT,
                "path": MAYBE_TEXT,
                "used": BOOLEAN,
            }
        ),
        "Processed": told(
            {
                "value": {},
                "algorithm": TEXT,
                "digests": INTEGER,
                "digests_without_disclosure": INTEGER,
            }
        ),
        "KeyBinding": told(
            {
                "outcome": one_of(Outcome),
                "reason": TEXT,
                "faults": list_of(told({"path": TEXT, "sentence": TEXT})),
                "header": _DOCUMENT,
                "payload": or_null(_DOCUMENT),
                "sd_hash": MAYBE_TEXT,
                "thumbprint": MAYBE_TEXT,
            }
        ),
    }


_DOCUMENT = told({"text": TEXT, "value": {}})
