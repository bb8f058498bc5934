"""The code of a recipe, as it stands in its files below templates/code."""

from functools import cache

from debugger.recipes import RECIPES, Listing
from debugger.web.assets import TEMPLATES

CODE = TEMPLATES / "code"


@cache
def code_of(listing: Listing) -> str:
    """The whole text of the file, without white space at its end."""
    return (CODE / listing.path).read_text("utf-8").rstrip()


def listings_of(recipe: str | None) -> tuple[tuple[Listing, str], ...]:
    """Each file of that recipe with its code; none where there is no recipe."""
    known = RECIPES.get(recipe or "")
    return tuple((listing, code_of(listing)) for listing in known.listings) if known else ()
