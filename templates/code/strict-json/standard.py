"""JSON as the specifications of tokens want it: UTF-8, each member once, no NaN."""

import json


def read(octets):
    """The value. Raises ValueError for JSON that two readers may understand differently."""
    return json.loads(octets.decode("utf-8"), object_pairs_hook=_members, parse_constant=_no_number)


def _members(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member stands there twice")
    return members


def _no_number(name):
    raise ValueError(f"{name} is no JSON number")
