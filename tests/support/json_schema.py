"""A strict reader of the JSON Schema words that the API's description uses: faults as sentences.

Stricter than the specification: a member that no schema describes is a fault, so that nothing is
answered that is not described; and a word that is not read here is an error of the test.
"""

ANNOTATIONS = {"description", "title", "examples", "default"}
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": (int, float),
}


def faults(value, schema, root, at="$"):
    """What in `value` is not as `schema` says; references are looked up in the document `root`."""
    if "$ref" in schema:
        yield from faults(value, resolve(schema["$ref"], root), root, at)
        return
    for word, told in schema.items():
        if word in ANNOTATIONS:
            continue
        yield from CHECKS[word](value, told, schema, root, at)


def resolve(reference, root):
    """What `#/components/schemas/Report` points to."""
    found = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def _type(value, told, schema, root, at):
    names = told if isinstance(told, list) else [told]
    if not any(_is(value, name) for name in names):
        yield f"{at} is {type(value).__name__}, not {told}"


def _is(value, name):
    if isinstance(value, bool) and name != "boolean":
        return False
    return isinstance(value, TYPES[name])


def _enum(value, told, schema, root, at):
    if value not in told:
        yield f"{at} is none of {told}"


def _const(value, told, schema, root, at):
    if value != told:
        yield f"{at} is not {told}"


def _properties(value, told, schema, root, at):
    if not isinstance(value, dict):
        return
    for name, member in value.items():
        if name not in told:
            yield f"{at}.{name} is not described"
        else:
            yield from faults(member, told[name], root, f"{at}.{name}")


def _required(value, told, schema, root, at):
    if isinstance(value, dict):
        yield from (f"{at}.{name} is missing" for name in told if name not in value)


def _items(value, told, schema, root, at):
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from faults(item, told, root, f"{at}[{position}]")


def _any_of(value, told, schema, root, at):
    each = [list(faults(value, one, root, at)) for one in told]
    if all(each):
        yield f"{at} fits none of several: {each}"


def _one_of(value, told, schema, root, at):
    each = [list(faults(value, one, root, at)) for one in told]
    if sum(not found for found in each) != 1:
        yield f"{at} does not fit exactly one: {each}"


def _bound(fits):
    def check(value, told, schema, root, at):
        if isinstance(value, int | float) and not isinstance(value, bool) and not fits(value, told):
            yield f"{at} is beyond {told}"

    return check


def _count(fits):
    def check(value, told, schema, root, at):
        if isinstance(value, list) and not fits(len(value), told):
            yield f"{at} has not {told} items"

    return check


def _nothing(value, told, schema, root, at):
    assert told is False  # `properties` already refuses what is not described
    return ()


CHECKS = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "properties": _properties,
    "required": _required,
    "items": _items,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "minimum": _bound(lambda value, least: value >= least),
    "maximum": _bound(lambda value, most: value <= most),
    "minItems": _count(lambda count, least: count >= least),
    "maxItems": _count(lambda count, most: count <= most),
    "multipleOf": _bound(lambda value, step: value % step == 0),
    "additionalProperties": _nothing,
}
