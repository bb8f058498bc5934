"""The page: a form in, HTML out. The whole page, or the report's fragment of it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request

from debugger.regex import regex
from debugger.sheet.kinds import kinds
from debugger.sheet.offers import OFFERS
from debugger.web import filters
from debugger.web.answers import written
from debugger.web.asking import ask
from debugger.web.forms import POLICY_FIELDS, FieldError, question_from_form

if TYPE_CHECKING:
    from debugger.samples.question import Question
    from debugger.sheet.sheet import Sheet

bp = Blueprint("page", __name__)
bp.record_once(lambda state: filters.register(state.app))


@bp.get("/")
def debug() -> Response:
    """The empty page, with samples to begin with."""
    return _drawn("page.html", {}, None)


@bp.post("/")
@bp.post("/inspect")
def inspect() -> Response:
    """What the form asks: the fragment alone where JavaScript asks for it."""
    fields = _fields(request.form)
    question, errors = question_from_form(fields)
    template = "report/report.html" if "X-Fragment" in request.headers else "page.html"
    return _drawn(template, fields, _sheet(question, fields.get("shown", "0")), errors)


@bp.route("/samples/<slug>", methods=["GET", "POST"])
def sample(slug: str) -> Response:
    """The page with one of the samples filled in, beside what was typed into the other fields."""
    from debugger.claims.policy import Policy
    from debugger.samples.starters import STARTERS, make

    if slug not in STARTERS:
        abort(404)
    return _opened(_fields_of(make(slug, Policy().seconds)))


@bp.get("/learn/pitfalls/<name>/sample")
def pitfall_sample(name: str) -> Response:
    """The page with a token in which that pitfall is met, at the moment at which it is."""
    from debugger import handbook

    if name not in handbook.entries():
        abort(404)
    question = handbook.sample(name)
    return _opened(_fields_of(question) | _moment_and_kind(question))


def _opened(sampled: Mapping[str, str]) -> Response:
    """Beside the sample's token, what was typed into the other fields stays."""
    typed = {name: text for name, text in _fields(request.form).items() if text.strip()}
    if "key" not in typed:
        typed.pop("key_format", None)
    fields = {**sampled, **typed, "token": sampled["token"]}
    question, errors = question_from_form(fields)
    return _drawn("page.html", fields, _sheet(question), errors)


@bp.get("/about")
def about() -> Response:
    """What is promised, and how to check it."""
    return written(render_template("about.html"))


def _sheet(question: "Question", shown: str = "0") -> "Sheet | None":
    """None where nothing but white space was pasted."""
    from debugger.sheet.sheet import lay_out

    if not question.text.strip():
        return None
    report = ask(question)
    found = report.extraction.tokens
    position = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 7 else 0
    if not 0 < position < len(found):
        return lay_out(report)
    later = ask(replace(question, text=found[position].text))
    return lay_out(later, report.extraction, position)


def _fields(form: Mapping[str, str]) -> dict[str, str]:
    """The form's fields, with what a “Use this …” button puts into them: `use` is a JSON object."""
    fields = {name: form.get(name, "").replace("\r\n", "\n") for name in FIELDS if name in form}
    try:
        chosen = json.loads(form.get("use", "{}"))
    except (ValueError, RecursionError):
        chosen = {}
    if isinstance(chosen, dict):
        fields |= {name: str(value) for name, value in chosen.items() if name in FIELDS}
    fields["made"] = _made(form)
    return fields


def _made(form: Mapping[str, str]) -> str:
    """A fresh secret where its button was pressed, else the one that the page has, or none.

    It stands in the form and nowhere else, so the page itself keeps it while the report changes.
    """
    if form.get("make") in SECRETS_FOR:
        from debugger.keys.generate import generate

        return generate(form["make"]).secret or ""
    kept = form.get("made", "")
    return kept if _SECRET.fullmatch(kept) else ""


def _fields_of(question: "Question") -> dict[str, str]:
    """The form that asks this question."""
    policy = question.policy
    fields = {"token": question.text, "key": question.key or "", "key_format": question.key_format}
    if policy is None:
        return fields
    seconds = {"leeway": policy.leeway, "max_age": policy.max_age}
    return fields | {
        "issuer": ", ".join(policy.issuer),
        "audience": ", ".join(policy.audience),
        "algorithms": ", ".join(policy.algorithms),
        "subject": policy.subject or "",
        "typ": policy.typ or "",
        **{name: f"{span.total_seconds():g}" for name, span in seconds.items() if span},
    }


def _moment_and_kind(question: "Question") -> dict[str, str]:
    policy = question.policy
    if policy is None:
        return {}
    return {"now": f"{policy.now:%Y-%m-%dT%H:%M:%S}", "profile": policy.profile}


def _drawn(
    template: str,
    fields: Mapping[str, str],
    sheet: "Sheet | None",
    errors: tuple[FieldError, ...] = (),
) -> Response:
    return written(
        render_template(
            template,
            fields={"key_format": "auto", **fields},
            sheet=sheet,
            errors={error.field: error.message for error in errors},
            key_formats=KEY_FORMAT_WORDS,
            kinds=kinds(),
            offers=OFFERS,
        )
    )


SECRETS_FOR = ("HS256", "HS384", "HS512")
_SECRET = regex(r"[A-Za-z0-9_-]{1,128}")
FIELDS = ("token", "key", "key_format", "shown", *POLICY_FIELDS)
KEY_FORMAT_WORDS = (
    ("auto", "Auto"),
    ("utf8", "Secret"),
    ("base64", "Base64"),
    ("base64url", "Base64url"),
    ("hex", "Hex"),
    ("pem", "PEM"),
    ("jwk", "JWK"),
)
