"""The JSON Schemas (2020-12) of what the HTTP door takes and answers, by name."""

from debugger.web.schemas.answers import answers
from debugger.web.schemas.pitfalls import pitfalls
from debugger.web.schemas.report import report
from debugger.web.schemas.requests import requests
from debugger.web.schemas.words import Schema, ref

__all__ = ["every", "ref"]


def every() -> dict[str, Schema]:
    """All schemas, requests first."""
    return {**requests(), **report(), **answers(), **pitfalls()}
