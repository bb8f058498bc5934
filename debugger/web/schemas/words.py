"""What the schemas are made of: the few shapes that all of them share."""

from typing import Any

Schema = dict[str, Any]


def ref(name: str) -> Schema:
    """A reference to the schema of that name."""
    return {"$ref": f"#/components/schemas/{name}"}


def asked(members: dict[str, Schema], *required: str) -> Schema:
    return {
        "type": "object",
        "properties": members,
        "required": list(required),
        "additionalProperties": False,
    }


def told(members: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": members, "required": list(members)}


def list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(words: Any) -> Schema:
    return {"enum": [word.value for word in words]}


def text(words: str) -> Schema:
    return {"type": "string", "description": words}


def texts(words: str) -> Schema:
    several = {"type": "array", "items": {"type": "string"}}
    return {"anyOf": [{"type": ["string", "null"]}, several], "description": words}


def number(words: str, least: int, most: int) -> Schema:
    return {"type": ["number", "null"], "minimum": least, "maximum": most, "description": words}


TEXT = {"type": "string"}
MAYBE_TEXT = {"type": ["string", "null"]}
INTEGER = {"type": "integer"}
MAYBE_INTEGER = {"type": ["integer", "null"]}
BOOLEAN = {"type": "boolean"}
