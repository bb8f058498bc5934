"""The HTTP door: JSON questions in, the same answers as behind the other doors out, as JSON."""

from typing import Any

from flask import Blueprint, Response, request

from debugger import __version__
from debugger.web import forms
from debugger.web.answers import answer, read_object
from debugger.web.errors import Rejection

bp = Blueprint("api", __name__)


@bp.post("/api/inspect")
def inspect() -> Response:
    """Everything that can be said about the first token of a text."""
    asked = forms.question_from_json(_body())

    from debugger.inspection import inspect_token
    from debugger.serialize import to_dict

    report = inspect_token(asked.text, asked.key, asked.key_format, asked.policy)
    return answer(to_dict(report))


@bp.post("/api/extract")
def extract() -> Response:
    """Every token that a text holds, and where."""
    body = _body()
    forms.refuse_unknown(body, ("text",))
    text = forms.required_text(body, "text")

    from debugger.extract import extract as extract_tokens

    found = extract_tokens(text).tokens
    return answer({"tokens": [_token(each) for each in found if each.form]})


@bp.get("/api/pitfalls")
def pitfalls() -> Response:
    """The register of all that is looked for."""
    from debugger.pitfalls import PITFALLS

    return answer({"pitfalls": [_pitfall(entry) for entry in PITFALLS.values()]})


@bp.get("/api/claims")
def claims() -> Response:
    """The vocabulary: every claim and header parameter that is explained."""
    from debugger.claims.vocabulary import members

    return answer({"members": [_term(term) for term in members()]})


@bp.get("/api/openapi.json")
def openapi() -> Response:
    """What this module answers, for machines."""
    from debugger.web.openapi import description

    return answer(description())


@bp.get("/healthz")
def health() -> Response:
    """Whether the server answers, and its version."""
    return answer({"status": "ok", "version": __version__})


def _body() -> dict[str, Any]:
    if request.mimetype != "application/json":
        raise Rejection(
            415,
            "media-type",
            "The body must be JSON, and the request must say so.",
            hint="Send the header Content-Type: application/json.",
        )
    return read_object(request)


def _token(found: Any) -> dict[str, Any]:
    return {
        "start": found.start,
        "end": found.end,
        "form": found.form.value,
        "where": found.where,
        "member": found.member,
        "token": found.text,
    }


def _pitfall(entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "severity": entry.severity.value,
        "title": entry.title,
        "why": entry.why,
        "fix": entry.fix,
        "reference": entry.reference,
        "profiles": sorted(entry.profiles),
    }


def _term(term: Any) -> dict[str, Any]:
    return {
        "name": term.name,
        "where": term.where.value,
        "within": term.within,
        "title": term.title,
        "meaning": term.meaning,
        "kind": term.kind.value,
        "reference": term.reference,
    }
