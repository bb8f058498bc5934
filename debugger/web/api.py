"""The HTTP door: JSON questions in, the same answers as behind the other doors out, as JSON."""

from typing import Any

from flask import Blueprint, Response, request

from debugger import __version__
from debugger.web import forms
from debugger.web.answers import answer, read_object
from debugger.web.asking import ask
from debugger.web.errors import Rejection
from debugger.web.guard import slow_work

bp = Blueprint("api", __name__)


@bp.post("/api/inspect")
def inspect() -> Response:
    """Everything that can be said about the first token of a text."""
    question = forms.question_from_json(_body())

    from debugger.serialize import to_dict

    return answer(to_dict(ask(question)))


@bp.post("/api/sign")
def sign() -> Response:
    """A token of this header, payload and key, and the report on it."""
    body = _body()
    name = "claims" if "claims" in body else "payload"
    forms.refuse_unknown(body, (name, "header", "algorithm", "key", "key_format"))
    payload = forms.object_or_text(body, name)
    header = forms.object_or_text(body, "header", default={"typ": "JWT"})
    algorithm = forms.optional_text(body, "algorithm")
    key, key_format = forms.optional_text(body, "key"), forms.key_format_of(body)

    from debugger.encode import sign_token
    from debugger.inspection import inspect_token
    from debugger.serialize import to_dict

    signed = sign_token(header, payload, key, key_format=key_format, algorithm=algorithm)
    return answer(
        {
            "token": signed.token,
            "algorithm": signed.algorithm.name,
            "notices": [
                {"code": notice.code, "message": notice.message} for notice in signed.notices
            ],
            "report": to_dict(inspect_token(signed.token, key, key_format)),
        }
    )


@bp.post("/api/keys")
def keys() -> Response:
    """What a key text holds, in other spellings; or a fresh key."""
    body = _body()
    if "generate" in body:
        return answer(_generated(body))
    forms.refuse_unknown(body, ("key", "key_format", "private", "generate"))
    text, key_format = forms.required_text(body, "key"), forms.key_format_of(body)
    private = forms.optional_flag(body, "private")

    from debugger.keys.load import load
    from debugger.web.key_answers import keyring_answer

    return answer(keyring_answer(load(text, key_format), private=private))


@bp.post("/api/extract")
def extract() -> Response:
    """Every token that a text holds, and where."""
    body = _body()
    name = "token" if "token" in body else "text"
    forms.refuse_unknown(body, (name,))
    text = forms.required_text(body, name)

    from debugger.extract import extract as extract_tokens

    found = extract_tokens(text).tokens
    return answer({"tokens": [_token(each) for each in found if each.form]})


@bp.get("/api/pitfalls")
def pitfalls() -> Response:
    """The register of all that is looked for, with samples and code."""
    from debugger.web.pitfall_answers import register_answer

    return answer(register_answer())


@bp.get("/api/pitfalls/<name>")
def pitfall(name: str) -> Response:
    """One entry of the register."""
    from debugger.web.pitfall_answers import pitfall_answer

    told = pitfall_answer(name)
    if told is None:
        raise _no_pitfall(name)
    return answer(told)


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


def _generated(body: dict[str, Any]) -> dict[str, Any]:
    forms.refuse_unknown(body, ("generate", "bits", "curve"))
    bits, curve = forms.optional_integer(body, "bits"), forms.optional_text(body, "curve")

    from debugger.keys.generate import generate, names
    from debugger.web.key_answers import generated_answer

    name = forms.one_of(body, "generate", names())
    with slow_work():
        return generated_answer(generate(name, bits=bits, curve=curve))


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


def _no_pitfall(name: str) -> Rejection:
    from debugger.handbook import near

    close = ", ".join(entry.pitfall.id for entry in near(name))
    hint = f"Like it: {close}." if close else "All are at /api/pitfalls."
    return Rejection(404, "pitfall-unknown", f"No pitfall is called “{name[:60]}”.", hint=hint)


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
