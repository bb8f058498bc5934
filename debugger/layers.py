"""Tokens within tokens: what of keys, expectations and time belongs to which of them."""

from dataclasses import dataclass, replace

from debugger.claims.policy import Policy
from debugger.claims.profiles import Profile
from debugger.extract import Extraction, Found
from debugger.jose.algorithms import Use, find
from debugger.jose.model import Token
from debugger.keys.key import Key, Keyring
from debugger.verification import Verdict, Verification
from debugger.verify import Seconds, verify


@dataclass(frozen=True, slots=True)
class Layer:
    """What one of the tokens is judged with.

    `openers`: the keys that opened the tokens around it, or checked their signatures. `level`: 1 is
    the token that was pasted.
    """

    keyring: Keyring
    policy: Policy
    search_seconds: Seconds
    openers: tuple[Key, ...] = ()
    level: int = 1

    def inwards(self, token: Token, verification: Verification) -> "Layer":
        """The layer of the token inside this one."""
        own = (verification.key,) if verification.key else ()
        return replace(
            self,
            openers=self.openers + own,
            level=self.level + 1,
            # A search that was made once has had its time.
            search_seconds=self.search_seconds if token.encryption else _no_time,
        )


def verify_within(token: Token, layer: Layer) -> tuple[Verification, Keyring]:
    """The verdict, and the keys that it rests on.

    The key of the token around may be given for that alone: where it does not verify this one, it
    is none of this one's keys, and nothing is called wrong because of it.
    """
    verification = verify(token, layer.keyring, search_seconds=layer.search_seconds)
    if not layer.openers or verification.verdict not in (Verdict.INVALID, Verdict.KEY_ERROR):
        return verification, layer.keyring
    rest = tuple(
        key for key in layer.keyring.keys if all(key is not each for each in layer.openers)
    )
    if rest or layer.keyring.problems:
        keyring = replace(layer.keyring, keys=rest)
        return verify(token, keyring, search_seconds=layer.search_seconds), keyring
    verification = verify(token, Keyring(), search_seconds=layer.search_seconds)
    if verification.verdict is Verdict.UNVERIFIED:
        verification = replace(verification, reason=_ANOTHER_KEY)
    return verification, Keyring()


def policy_for(policy: Policy, token: Token, within: Token | None) -> Policy:
    """What is expected of this token: claims and `typ` are those of the innermost one.

    Of the algorithms those that encrypt are a JWE's; where none is named, none is expected of it.
    What a JWE that is not opened holds, nobody knows: nothing is said against it on that account.
    """
    if within is not None:
        algorithms = _algorithms_for(policy, token)
        return Policy(now=policy.now, leeway=policy.leeway, algorithms=algorithms)
    if token.encryption is not None and token.payload is None and policy.asked:
        typ = None if "cty" in token.header.members else policy.typ
        return replace(policy, algorithms=_algorithms_for(policy, token), typ=typ)
    return policy


def _algorithms_for(policy: Policy, token: Token) -> tuple[str, ...]:
    use = Use.KEY_MANAGEMENT if token.encryption else Use.SIGNATURE
    return tuple(name for name in policy.algorithms if _use_of(name) in (use, None))


def profile_around(profile: Profile) -> Profile:
    """That of a token that only holds another one: what is expected is asked of that one."""
    return replace(profile, switches_off=profile.switches_off | {"policy-not-set"})


def decrypted(token: Token, verification: Verification) -> Token:
    """The token with its plaintext as payload, where a key opened it."""
    opened = verification.decryption
    if opened is None:
        return token
    return replace(token, payload=opened.payload, faults=(*token.faults, *opened.faults))


def inside(token: Token) -> Extraction:
    """The extraction of a token that stood in the payload of another one."""
    size = len(token.text)
    where = "inside the token around it"
    return Extraction(token.text, (Found(0, size, token.text, token.form, where, "text"),))


def _use_of(name: str) -> Use | None:
    algorithm = find(name)
    return algorithm.use if algorithm else None


def _no_time() -> float:
    return 0.0


_ANOTHER_KEY = (
    "The key that was given is that of the token around this one, and this one takes another. Give"
    " both, as a JWK Set or as PEMs one after the other."
)
