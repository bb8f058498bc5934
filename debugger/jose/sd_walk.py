"""One walk through an SD-JWT's payload, into each disclosure where its digest stands.

The steps are those of RFC 9901 §7.1. Each disclosure is read once, so the walk is linear, and ends.
"""

from collections.abc import Mapping
from operator import is_

from debugger.jose.json_faults import DEPTH_LIMIT
from debugger.jose.model import Json, Token
from debugger.jose.sd_faults import Here, SdFaults, place, quoted
from debugger.jose.sd_hash import DEFAULT, STRONG, Digest, meant_by


class Walk:
    """What has been read so far.

    `digests`: how many were met; `unmatched`: those of them that no disclosure was sent to.
    `places`: for each disclosure that is referenced, where its value was put, or None. `moved`: for
    each array that lost elements, at which index each of the others was issued. `selective`: there
    is an “_sd” or “...” somewhere.
    """

    def __init__(self, token: Token, digest: Digest | None) -> None:
        self.segments = [entry for entry in token.segments if entry.name == "disclosure"]
        self.faults = SdFaults(token.disclosures, self.segments)
        self.digests_of = [digest(entry.text) if digest else None for entry in token.disclosures]
        self.digests = self.unmatched = 0
        self.places: dict[int, str | None] = {}
        self.moved: dict[str, tuple[int, ...]] = {}
        self.selective = False
        self._disclosures = token.disclosures
        self._by_digest: dict[str, int] = {}
        self._seen: set[str] = set()
        self._complete = digest is not None
        for index, text in enumerate(self.digests_of):
            self._know(index, text)

    def through(self, claims: Mapping[str, Json]) -> Mapping[str, Json]:
        """The processed claims of these issued ones."""
        self._judge_algorithm(claims.get("_sd_alg", DEFAULT))
        processed = self._object(claims, Here())
        if self._complete:
            self._say_unreferenced()
        return processed

    def _know(self, index: int, digest: str | None) -> None:
        first = index if digest is None else self._by_digest.setdefault(digest, index)
        if first != index:
            message = f"Disclosure {index + 1} is disclosure {first + 1} once more."
            self.faults.of_disclosure("sd-digest-duplicate", index, message)
            self.places[index] = None

    def _judge_algorithm(self, name: Json) -> None:
        if type(name) is not str:
            self.faults.structure(Here(), "“_sd_alg” is no text.", "_sd_alg")
        elif name not in STRONG:
            meant = meant_by(name)
            hint = f" It may mean “{meant}”, which is spelled so." if meant else ""
            message = f"“_sd_alg” is {quoted(name)}.{hint}"
            self.faults.of_place("sd-alg-weak", Here().inside("_sd_alg", "_sd_alg"), message)

    def _say_unreferenced(self) -> None:
        """§7.1 step 5. Nothing is said where not everything could be matched."""
        for index in range(len(self._disclosures)):
            if index not in self.places:
                message = f"{self.faults.name(index)} has a digest that stands nowhere in what the"
                self.faults.of_disclosure(
                    "sd-disclosure-unreferenced", index, f"{message} issuer signed."
                )

    def _value(self, value: Json, here: Here) -> Json:
        if not isinstance(value, dict | list):
            return value
        if here.depth > DEPTH_LIMIT:
            self._complete = False
            self.faults.too_deep(here)
            return value
        return self._object(value, here) if isinstance(value, dict) else self._array(value, here)

    def _object(self, members: Mapping[str, Json], here: Here) -> Mapping[str, Json]:
        """The members that stand there openly, then the disclosed ones (§7.1 step 3.3.2)."""
        kept = {
            name: self._value(member, here.inside(name, name))
            for name, member in members.items()
            if name not in _OWN_NAMES
        }
        if len(kept) == len(members) and all(map(is_, kept.values(), members.values())):
            return members
        self.selective |= "_sd" in members or "..." in members
        if "..." in members:
            self.faults.structure(here, "“...” stands where no array element is.", "...")
        if "_sd_alg" in members and here.depth > 1:
            self.faults.structure(here, "“_sd_alg” stands inside, not at the top.", "_sd_alg")
        if "_sd" in members:
            self._disclose_members(members["_sd"], kept, here)
        return kept

    def _disclose_members(self, digests: Json, kept: dict[str, Json], here: Here) -> None:
        listed = here.inside("_sd", "_sd")
        if not isinstance(digests, list) or not all(type(each) is str for each in digests):
            self.faults.structure(listed, "“_sd” is no array of texts.")
            return
        for position, digest in enumerate(digests):
            index = self._match(digest, listed.inside(position, position))
            if index is not None:
                self._disclose_member(index, kept, here)

    def _disclose_member(self, index: int, kept: dict[str, Json], here: Here) -> None:
        name = self._disclosures[index].name
        if name is None:
            message = f"Disclosure {index + 1} is an array element’s: it has no name. Its digest"
            self._refuse("sd-disclosure-malformed", index, f"{message} stands in “_sd”.", here)
        elif name in kept:
            message = f"Disclosure {index + 1} is {quoted(name)}, and there is one already."
            self._refuse("sd-claim-collision", index, message, here)
        elif name == "_sd_alg":
            message = "“_sd_alg” stands in a disclosure, not at the top."
            self._refuse("sd-structure-malformed", index, message, here)
        else:
            kept[name] = self._put(index, here.disclosed(name, index))

    def _array(self, elements: list[Json], here: Here) -> list[Json]:
        """The elements that stand there openly or are disclosed; no others (§7.1 step 3.4)."""
        kept: list[Json] = []
        issued: list[int] = []
        for index, element in enumerate(elements):
            found = self._element(element, here, len(kept), index)
            if found is not None:
                kept += found
                issued.append(index)
        if len(kept) < len(elements):
            self.moved[place(here.trail)] = tuple(issued)
        elif all(map(is_, kept, elements)):
            return elements
        return kept

    def _element(self, element: Json, here: Here, step: int, issued: int) -> tuple[Json] | None:
        """The one value to put at `step`, or None."""
        inside = here.inside(step, issued)
        if not isinstance(element, dict) or "..." not in element:
            return (self._value(element, inside),)
        self.selective = True
        if len(element) > 1 or type(element["..."]) is not str:
            fault = "has other members beside it" if len(element) > 1 else "is no text"
            self.faults.structure(inside, f"An array element has “...”, which {fault}.")
            return None
        index = self._match(element["..."], inside)
        if index is None:
            return None
        if self._disclosures[index].name is not None:
            message = f"{self.faults.name(index)} is an object member’s: it has a name. Its digest"
            self._refuse("sd-disclosure-malformed", index, f"{message} stands in an array.", here)
            return None
        return (self._put(index, here.disclosed(step, index)),)

    def _match(self, digest: str, here: Here) -> int | None:
        """The disclosure of a digest, the first time that the digest is met (§7.1 step 4)."""
        self.digests += 1
        if digest in self._seen:
            message = f"The digest {quoted(digest)} stands there for the second time."
            self.faults.of_place("sd-digest-duplicate", here, message)
            return None
        self._seen.add(digest)
        index = self._by_digest.get(digest)
        if index is None:
            self.unmatched += 1
            return None
        if self._disclosures[index].decoded:
            return index
        self._pass(index, here)
        return None

    def _refuse(self, code: str, index: int, message: str, here: Here) -> None:
        self.faults.of_disclosure(code, index, message)
        self._pass(index, here)

    def _pass(self, index: int, here: Here) -> None:
        """The disclosure has no place; what only it refers to is referenced all the same."""
        self._put(index, here.disclosed("", index)._replace(void=True))

    def _put(self, index: int, here: Here) -> Json:
        self.places[index] = None if here.void else place(here.trail)
        return self._value(self._disclosures[index].value, here)


_OWN_NAMES = frozenset(("_sd", "_sd_alg", "..."))
