"""The register as pages: an index to search in, and one page for each pitfall."""

from flask import Blueprint, Response, render_template, request

from debugger.web.answers import written

bp = Blueprint("learn", __name__)


@bp.get("/learn/pitfalls")
def index() -> Response:
    """All pitfalls, or those that a search is for."""
    from debugger import handbook

    words, severity = request.args.get("q", "")[:_LONGEST], request.args.get("severity", "")
    html = render_template(
        "learn/pitfalls.html",
        chapters=handbook.chapters(),
        found=handbook.search(words, severity),
        words=words,
        severity=severity,
        severities=handbook.SEVERITY_WORDS,
        count=len(handbook.entries()),
    )
    return written(html)


@bp.get("/learn/pitfalls/<name>")
def pitfall(name: str) -> Response:
    """One pitfall, written by the register."""
    from debugger import handbook

    entry = handbook.entries().get(name)
    if entry is None:
        return _unknown(name)

    from debugger.example import example
    from debugger.recipes import RECIPES
    from debugger.web.listings import listings_of

    html = render_template(
        "learn/pitfall.html",
        entry=entry,
        kin=handbook.kin(entry),
        example=example(name),
        recipe=RECIPES.get(entry.pitfall.recipe or ""),
        listings=listings_of(entry.pitfall.recipe),
    )
    return written(html)


def _unknown(name: str) -> Response:
    from debugger import handbook

    near = handbook.near(name)
    return written(render_template("learn/unknown.html", name=name[:_LONGEST], near=near), 404)


_LONGEST = 80
