"""The OpenAPI 3.1 description of the HTTP door; a test holds every word of it to the answers."""

from collections.abc import Mapping
from typing import Any

from debugger import __version__
from debugger.web import schemas

Description = dict[str, Any]


def description() -> Description:
    """The whole document, as JSON values."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "JWT Debugger",
            "version": __version__,
            "summary": "What is true of a JSON Web Token.",
            "description": _ABOUT,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/api/inspect": _post(
                "inspect",
                "Everything that can be said about the first token of a text",
                "Status 200 for every token, however broken: its faults are the answer.",
                "InspectRequest",
                "Report",
            ),
            "/api/sign": _post(
                "sign",
                "Make a token",
                "The answer has the token and the report on it.",
                "SignRequest",
                "SignAnswer",
                unusable="A key, algorithm, header or payload that no token is made with.",
            ),
            "/api/extract": _post(
                "extract",
                "Every token that a text holds, and where",
                "Offsets count characters (code points) of the text.",
                "ExtractRequest",
                "ExtractAnswer",
            ),
            "/api/keys": _post(
                "keys",
                "What a key text is, in other spellings; or a fresh key",
                "Private halves are in the answer where `private` is true, and for a fresh key.",
                "KeysRequest",
                "KeysAnswer",
            ),
            "/api/pitfalls": _get(
                "pitfalls", "Every pitfall that is looked for, with samples and code", "Pitfalls"
            ),
            "/api/pitfalls/{name}": _get(
                "pitfall", "One pitfall and the code that does it right", "PitfallAnswer", "name"
            ),
            "/api/claims": _get("claims", "Every claim and header member explained", "Vocabulary"),
            "/api/openapi.json": _get("openapi", "This description", "Anything"),
            "/healthz": _get("health", "Whether the server answers", "Health"),
        },
        "components": {
            "schemas": schemas.every(),
            "responses": {name: _error(words) for name, words in _ERRORS.items()},
        },
    }


def _get(name: str, summary: str, schema: str, within: str = "") -> Description:
    """`within`: the part of the path that names one of several, which may not be there."""
    responses = {"200": _answer(schema), **_errors("403", "429")}
    told: Description = {"operationId": name, "summary": summary, "responses": responses}
    if within:
        responses.update(_errors("404"))
        told["parameters"] = [
            {"name": within, "in": "path", "required": True, "schema": {"type": "string"}}
        ]
    return {"get": told}


def _post(
    name: str,
    summary: str,
    more: str,
    asked: str,
    answered: str,
    *,
    unusable: str = "",
) -> Description:
    responses = {"200": _answer(answered), **_errors("400", "403", "413", "415", "429")}
    if unusable:
        responses["422"] = _error(unusable)
    return {
        "post": {
            "operationId": name,
            "summary": summary,
            "description": more,
            "requestBody": {
                "required": True,
                "content": _json(asked),
            },
            "responses": responses,
        }
    }


def _answer(schema: str) -> Description:
    return {"description": "The answer.", "content": _json(schema)}


def _error(words: str) -> Description:
    return {"description": words, "content": _json("Error")}


def _errors(*statuses: str) -> Mapping[str, Description]:
    return {status: {"$ref": f"#/components/responses/{status}"} for status in statuses}


def _json(schema: str) -> Description:
    return {"application/json": {"schema": schemas.ref(schema)}}


_ABOUT = (
    "The same answers as on the page, the command line and in Python. Nothing that is sent is "
    "kept, logged or passed on. A field that is not known is refused, so that a misspelt "
    "expectation does not go unchecked; answers may gain fields."
)
_ERRORS = {
    "400": "The body is no JSON object, or a field has another type or range than is described.",
    "403": "The Host or Origin header is not this server’s own.",
    "404": "There is none of that name; the hint has those that are like it.",
    "413": "The body is larger than 4 MiB (in a workshop: 256 KiB).",
    "415": "The body is of another type than application/json.",
    "429": "Too many requests at once. The header Retry-After says how many seconds to wait.",
}
