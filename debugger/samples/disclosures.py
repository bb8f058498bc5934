"""Samples with disclosures of one's own: arrays or claims in, an SD-JWT as a question out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from debugger.claims.policy import Policy
from debugger.jose import base64url
from debugger.samples.make import ABSENT, HONEST, SAMPLE_NOW, encoded, spelled
from debugger.samples.question import Question
from debugger.samples.recipe import digest
from debugger.samples.signers import ES256_HOLDER, Signer

Entry = Sequence[Any] | str
Members = Mapping[str, Any]
GIVEN_NAME = ("26soc40mlsi3s5aa0tyfKw", "given_name", "Ada")


def disclosure(*elements: Any) -> str:
    """The text of a disclosure: base64url of the array of its elements (RFC 9901 §4.2)."""
    return base64url.encode(encoded(list(elements)))


def digest_of(*elements: Any) -> str:
    """The digest of that disclosure by SHA-256 (RFC 9901 §4.2.3)."""
    return digest(disclosure(*elements))


def selective(
    *entries: Entry,
    claims: Members | None = None,
    header: Members | None = None,
    policy: Members | None = None,
    binding: Callable[[str], str] | None = None,
    profile: str = "sd-jwt-vc",
    edit: Callable[[str], str] | None = None,
    now: float = SAMPLE_NOW,
) -> Question:
    """An honest credential but for what is named, with these disclosures (arrays, or texts).

    `claims`: members to change, `ABSENT` to leave out; `_sd` is by default the digests of all that
    have a name. `binding` makes the key-binding JWT of the text before it. `edit` is given the
    finished text.
    """
    recipe = HONEST[profile]
    texts = [entry if isinstance(entry, str) else disclosure(*entry) for entry in entries]
    named = [digest_of(*entry) for entry in entries if len(entry) == 3]
    body = _changed({**recipe.claims(int(now)), "_sd": sorted(named) or ABSENT}, claims)
    head = _changed({"alg": recipe.signer.algorithm, **recipe.header}, header)
    text = "~".join((spelled(encoded(head), encoded(body), recipe.signer), *texts, ""))
    text += binding(text) if binding else ""
    expects = _changed(recipe.expects, policy)
    return Question(
        text=edit(text) if edit else text,
        key=recipe.signer.key_text,
        policy=Policy(now=now, **expects),
    )


def bound(
    *,
    claims: Members | None = None,
    header: Members | None = None,
    signer: Signer = ES256_HOLDER,
    now: float = SAMPLE_NOW,
) -> Callable[[str], str]:
    """An honest key-binding JWT but for these members (RFC 9901 §4.3), of the text given to it."""

    def make(text: str) -> str:
        recipe = HONEST["key-binding"]
        body = {**recipe.claims(int(now)), "sd_hash": digest(text)}
        head = {"alg": signer.algorithm, **recipe.header}
        return spelled(encoded(_changed(head, header)), encoded(_changed(body, claims)), signer)

    return make


def confirmed(*entries: Entry, claims: Members | None = None, **more: Any) -> Question:
    """Like `selective`, with the holder's key in `cnf`; by default with one disclosure."""
    cnf = {"cnf": {"jwk": ES256_HOLDER.jwk}}
    return selective(*(entries or (GIVEN_NAME,)), claims={**cnf, **(claims or {})}, **more)


def _changed(members: Members, changes: Members | None) -> dict[str, Any]:
    merged = {**members, **(changes or {})}
    return {name: value for name, value in merged.items() if value is not ABSENT}
