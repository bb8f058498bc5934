"""Pitfalls of a JWK Set: empty, with private keys, with secrets, with two keys of one name."""

from collections import Counter
from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.keys.key import Kind
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_problems


@pitfall(
    "jwks-empty",
    severity=Severity.ERROR,
    title="The set has no usable key",
    why="Nothing can be verified with it.",
    fix="Fetch what the issuer’s “jwks_uri” shows.",
    reference=rfc(7517, "5"),
    steps=(
        "The address, the wrapping or the file is wrong, and no key arrives.",
        "A verifier that does not look may treat “no key” as “nothing to check”.",
    ),
    recipe="publish-jwks",
    silences=("kid-not-in-set",),
)
def empty(case: Case) -> Iterator[Evidence]:
    yield from _empty_problems(case)
    keyring = case.keyring
    malformed = all(problem.code == "jwk-malformed" for problem in keyring.problems)
    if keyring.jwk_set and not keyring.keys and malformed:
        yield Evidence("key", "Nothing in the JWK Set can be read as a key.")


@empty.sample
def _empty() -> samples.Question:
    return samples.altered("access-token", key=samples.jwk_set())


@pitfall(
    "jwks-private-key",
    severity=Severity.ERROR,
    title="A set with private keys",
    why="Sets are meant for publication: whoever fetches this one can sign.",
    fix="Retire these keys, and publish public members only.",
    reference=rfc(7517, "9.2"),
    steps=(
        "The file with the private keys is served at the “jwks_uri”, or handed on as “our JWKS”.",
        "Anybody who fetches it copies “d” or “k”.",
        "They sign tokens as the issuer.",
    ),
    recipe="publish-jwks",
    silences=("private-key-pasted",),
)
def private_key(case: Case) -> Iterator[Evidence]:
    if not case.keyring.jwk_set or _decrypts(case):
        return
    found = [key for key in case.keyring.keys if key.private_given]
    if found:
        seen = "One key of the set has" if len(found) == 1 else f"{len(found)} keys of the set have"
        yield Evidence("key", f"{seen} private members.")


@private_key.sample
def _private_key() -> samples.Question:
    key = {"kid": "e", **samples.private_jwk(samples.p256_key())}
    return samples.altered(header={"kid": "e"}, signer=samples.ES256, key=samples.jwk_set(key))


@pitfall(
    "jwks-mixed",
    severity=Severity.WARNING,
    title="Secrets and public keys in one set",
    why="One fetch of it publishes the secret, and one mix-up of types is algorithm confusion.",
    fix="Keep secrets out of sets.",
    reference="RFC 8725 §2.1, RFC 8725 §3.1",
    steps=(
        "Public keys and an HMAC secret stand in one set, since one key store made both.",
        "Whoever may read the public keys reads the secret as well.",
        "A verifier that picks by “kid” alone may use a public key as a secret: algorithm"
        " confusion.",
    ),
    recipe="publish-jwks",
    silences=("jwks-private-key",),
)
def mixed(case: Case) -> Iterator[Evidence]:
    if _decrypts(case):
        return
    secrets = sum(key.kind is Kind.SECRET for key in case.keyring.keys)
    others = len(case.keyring.keys) - secrets
    if secrets and others:
        yield Evidence(
            "key",
            f"The set has {_counted(secrets, 'secret')} and {_counted(others, 'public key')}.",
        )


@mixed.sample
def _mixed() -> samples.Question:
    keys = samples.jwk_set(
        {"kid": "2026-11", **samples.RS256.jwk}, {"kid": "h", **samples.HS256.jwk}
    )
    return samples.altered("access-token", key=keys)


@pitfall(
    "jwks-duplicate-kid",
    severity=Severity.WARNING,
    title="Two keys of one name",
    why="Tokens with that name verify by chance, depending on which key is tried.",
    fix="Give each key of the set a name of its own.",
    reference=rfc(7517, "4.5"),
    steps=(
        "Two keys of the set have one name, perhaps since the name is the year or “default”.",
        "A token with that name is tried against the first, the last, or both.",
        "It verifies on one server and fails on another.",
    ),
    recipe="publish-jwks",
)
def duplicate_kid(case: Case) -> Iterator[Evidence]:
    named = Counter(
        member["kid"] for member in case.keyring.members if isinstance(member.get("kid"), str)
    )
    for kid, times in named.items():
        if times > 1 and kid != case.header.get("kid"):
            yield Evidence("key", f"{times} keys of the set have the “kid” {quoted(kid)}.")
            return


@duplicate_kid.sample
def _duplicate_kid() -> samples.Question:
    old = {"kid": "2026-10", **samples.RSA_OTHER.jwk}
    keys = samples.jwk_set(old, {**old, "use": "sig"}, {"kid": "2026-11", **samples.RS256.jwk})
    return samples.altered("access-token", key=keys)


def _decrypts(case: Case) -> bool:
    """Whether the set is that of a recipient, who needs private keys; of a token inside another
    one, the set is the outer one's, and is told of there."""
    return case.token.encryption is not None or case.level > 1


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s'[: number > 1]}"


_empty_problems = of_problems("jwks-empty")
