"""From a claims set to `Inside`: every member and text in it, found in one walk for all checks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from debugger.jose.model import Json
from debugger.jose.strict_json import join

MOST_PLACES = 8
"""How many places one pitfall names: a thousand passwords need no thousand findings."""

# The steps from the root to a value, innermost first: (last step, (step before, …)). A path is
# spelled out only where a finding needs it: all of them would cost the square of the depth.
Trail = tuple["str | int", "Trail | None"]
_Waiting = tuple[str, Json, str, Trail]


class Member(NamedTuple):
    """One member of an object, at any depth. `owner`: the top-level claim that it is part of."""

    name: str
    value: Json
    owner: str
    trail: Trail

    @property
    def at(self) -> str:
        """Its place: `payload.address.country`."""
        return _place(self.trail)


class Text(NamedTuple):
    """One text, as a member's value or an entry of an array; `name` is that of the member."""

    text: str
    name: str
    owner: str
    trail: Trail

    @property
    def at(self) -> str:
        """Its place: `payload.amr[0]`."""
        return _place(self.trail)


@dataclass(frozen=True, slots=True)
class Inside:
    """What is inside a claims set.

    `named`: its members by their names in lower case without `_` and `-`, in document order.
    `texts` and `integers`: the values. `all_text`: all texts one after another, and `lower`, the
    same in lower case: what does not occur there need not be looked for in each of them.
    """

    named: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)
    texts: tuple[Text, ...] = ()
    integers: tuple[Member, ...] = ()
    all_text: str = ""
    lower: str = ""

    def members(self, names: frozenset[str]) -> Iterator[Member]:
        """The members of these names (lower case, without `_` and `-`)."""
        if self.named.keys().isdisjoint(names):
            return iter(())
        return (member for name in sorted(names) for member in self.named.get(name, ()))


def look_inside(claims: Mapping[str, Json]) -> Inside:
    """Walk through a claims set, in document order. Linear in its size; depth needs no stack."""
    named: dict[str, list[Member]] = {}
    texts: list[Text] = []
    integers: list[Member] = []
    waiting: list[_Waiting] = [(name, claims[name], name, (name, None)) for name in claims]
    waiting.reverse()
    while waiting:
        name, value, owner, trail = waiting.pop()
        if isinstance(trail[0], str):
            named.setdefault(plain(name), []).append(Member(name, value, owner, trail))
        if isinstance(value, dict | list):
            waiting.extend(_children(name, value, owner, trail))
        elif type(value) is str:  # not `Digits`: those are a number
            texts.append(Text(value, name, owner, trail))
        elif type(value) is int:
            integers.append(Member(name, value, owner, trail))
    all_text = "\n".join([entry.text for entry in texts])
    return Inside(
        {name: tuple(members) for name, members in named.items()},
        tuple(texts),
        tuple(integers),
        all_text,
        all_text.lower(),
    )


def plain(name: str) -> str:
    """A member name as names are compared here: lower case, without `_` and `-`."""
    return name.lower().replace("_", "").replace("-", "")


def _children(
    name: str, value: dict[str, Json] | list[Json], owner: str, trail: Trail
) -> list[_Waiting]:
    """What is directly inside, last first; entries of an array go by the array's name."""
    if isinstance(value, dict):
        children: list[_Waiting] = [(key, value[key], owner, (key, trail)) for key in value]
    else:
        children = [(name, entry, owner, (index, trail)) for index, entry in enumerate(value)]
    children.reverse()
    return children


def _place(trail: Trail | None) -> str:
    steps: list[str | int] = []
    while trail is not None:
        step, trail = trail
        steps.append(step)
    path = "payload"
    for step in reversed(steps):
        path = join(path, step)
    return path
