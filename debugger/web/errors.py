"""Every error as an answer: JSON below `/api/` and for probes, a small page elsewhere."""

from typing import Any

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from debugger.errors import FieldInvalid, Refusal
from debugger.web.answers import BodyInvalid, answer
from debugger.web.log import LOG, place_of


class Rejection(Refusal):
    """A request that is refused before anybody looks at what it asks."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        hint: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        self.code = code
        self.headers = headers or {}


def install(app: Flask) -> None:
    """Let the application answer all errors from here."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _failed)
    app.register_error_handler(Exception, _broken)


def error_body(code: str, message: str, hint: str = "", field: str = "") -> dict[str, Any]:
    """The JSON of an error; `hint` and `field` are there where there is something to say."""
    told = {"code": code, "message": message, "hint": hint, "field": field}
    return {"error": {name: text for name, text in told.items() if text}}


def _refused(refusal: Refusal) -> Response:
    match refusal:
        case Rejection():
            status, headers = refusal.status, refusal.headers
        case FieldInvalid() | BodyInvalid():
            status, headers = 400, {}
        case _:
            status, headers = 422, {}
    response = _told(status, refusal.code, refusal.message, refusal.hint, refusal.field)
    response.headers.update(headers)
    return response


def _failed(error: HTTPException) -> Response:
    status = error.code or 500
    code, message = _WORDS.get(status, ("request-refused", "The request cannot be answered."))
    response = _told(status, code, message.format(method=request.method, path=_path()))
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _broken(error: Exception) -> Response:
    LOG.error("error: %s", place_of(error))
    code, message = _WORDS[500]
    return _told(500, code, message)


def _told(status: int, code: str, message: str, hint: str = "", field: str = "") -> Response:
    if _is_api():
        return answer(error_body(code, message, hint, field), status)
    if status >= 500:  # a template may be what failed
        return Response(f"{message}\n", status, mimetype="text/plain")
    page = render_template("error.html", status=status, message=message, hint=hint)
    return Response(page, status, mimetype="text/html")


def _is_api() -> bool:
    return request.path in ("/api", "/healthz") or request.path.startswith("/api/")


def _path() -> str:
    return request.path if len(request.path) <= 60 else f"{request.path[:59]}…"


_WORDS = {
    400: ("request-malformed", "The request cannot be read."),
    404: ("not-found", "There is nothing at “{path}”."),
    405: ("method-not-allowed", "“{path}” does not take {method}."),
    413: ("body-too-large", "The request is larger than this server reads."),
    415: ("media-type", "The body is of a type that is not read here."),
    500: ("internal", "The debugger made a mistake. What you sent was not written down."),
}
