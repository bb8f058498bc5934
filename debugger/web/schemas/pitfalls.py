"""The schemas of the register: pitfalls, their samples, and the code that does it right."""

from debugger.pitfalls.registry import Severity
from debugger.web.schemas.words import (
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


def pitfalls() -> dict[str, Schema]:
    return {
        "Pitfalls": told({"pitfalls": list_of(ref("Pitfall")), "recipes": list_of(ref("Recipe"))}),
        "PitfallAnswer": told({"pitfall": ref("Pitfall"), "recipe": or_null(ref("Recipe"))}),
        "Pitfall": told(
            {
                **dict.fromkeys(("id", "title", "reference"), TEXT),
                "area": text("The group that it stands in, as in header."),
                "theme": text("The subject within the area, as in header.kid."),
                "severity": one_of(Severity),
                "why": text("What an attacker does with it, or what breaks."),
                "steps": list_of(text("How it goes wrong, a sentence for each step.")),
                "fix": text("What to change."),
                "documents": list_of(told({"text": TEXT, "address": MAYBE_TEXT})),
                "profiles": list_of(text("The only kinds of token that it is looked for in.")),
                "silences": list_of(text("Ids that are not said where this one is met.")),
                "recipe": {**MAYBE_TEXT, "description": "The name of one of the recipes."},
                "sample": ref("InspectRequest"),
            }
        ),
        "Recipe": told(
            {
                **dict.fromkeys(("name", "title"), TEXT),
                "about": text("What the code does."),
                "listings": list_of(
                    told(dict.fromkeys(("language", "library", "file", "code"), TEXT))
                ),
            }
        ),
    }
