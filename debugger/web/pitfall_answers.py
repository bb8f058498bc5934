"""The register to JSON: every pitfall with its sample as a request, every recipe with its code."""

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from debugger.recipes import RECIPES, Recipe
from debugger.references import citations
from debugger.web.listings import listings_of

if TYPE_CHECKING:
    from debugger.claims.policy import Policy
    from debugger.handbook import Entry
    from debugger.samples.question import Question


@cache
def register_answer() -> dict[str, Any]:
    """Everything. It is the same for everybody, and made once."""
    from debugger import handbook

    return {
        "pitfalls": [_pitfall(entry) for entry in handbook.entries().values()],
        "recipes": [_recipe(recipe) for recipe in RECIPES.values()],
    }


def pitfall_answer(name: str) -> dict[str, Any] | None:
    """One pitfall and its recipe; None where there is none of that id."""
    from debugger import handbook

    entry = handbook.entries().get(name)
    if entry is None:
        return None
    recipe = RECIPES.get(entry.pitfall.recipe or "")
    return {"pitfall": _pitfall(entry), "recipe": _recipe(recipe) if recipe else None}


def _pitfall(entry: "Entry") -> dict[str, Any]:
    from debugger import handbook

    pitfall = entry.pitfall
    return {
        "id": pitfall.id,
        "area": entry.area.name,
        "theme": entry.theme,
        "severity": pitfall.severity.value,
        "title": pitfall.title,
        "why": pitfall.why,
        "steps": list(pitfall.steps),
        "fix": pitfall.fix,
        "reference": pitfall.reference,
        "documents": [
            {"text": each.text, "address": each.address or None}
            for each in citations(pitfall.reference)
        ],
        "profiles": sorted(pitfall.profiles),
        "silences": sorted(pitfall.silences | pitfall.silences_here),
        "recipe": pitfall.recipe,
        "sample": _request(handbook.sample(pitfall.id)),
    }


def _request(question: "Question") -> dict[str, Any]:
    """The body of `POST /api/inspect` that asks this."""
    body: dict[str, Any] = {"token": question.text, "key_format": question.key_format}
    if question.key is not None:
        body["key"] = question.key
    if question.policy is not None:
        body["policy"] = _policy(question.policy)
    return body


def _policy(policy: "Policy") -> dict[str, Any]:
    given: dict[str, Any] = {
        "now": policy.seconds,
        "leeway": _seconds(policy.leeway),
        "algorithms": list(policy.algorithms),
        "issuer": list(policy.issuer),
        "audience": list(policy.audience),
        "subject": policy.subject,
        "typ": policy.typ,
        "max_age": _seconds(policy.max_age),
        "profile": policy.profile,
    }
    return {name: value for name, value in given.items() if value}


def _seconds(span: timedelta | None) -> float | None:
    return span.total_seconds() if span is not None else None


def _recipe(recipe: Recipe) -> dict[str, Any]:
    return {
        "name": recipe.name,
        "title": recipe.title,
        "about": recipe.about,
        "listings": [
            {
                "language": listing.language,
                "library": listing.library,
                "file": listing.path,
                "code": code,
            }
            for listing, code in listings_of(recipe.name)
        ],
    }
