"""Pitfalls of the algorithms that a policy or a profile allows: too many, the wrong ones, none."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.wording import quoted
from debugger.jose.algorithms import Family, Use, find
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_ALLOWED = "policy.algorithms"


@pitfall(
    "alg-not-allowed",
    severity=Severity.ERROR,
    title="The algorithm is not among those you accept",
    why="The verifier must decide which algorithms it takes; the token must not.",
    fix="Refuse the token, or add the algorithm to your list deliberately.",
    reference=rfc(8725, "3.1"),
    steps=(
        "An attacker chooses another “alg” than your issuer uses: a weak one, or one that takes"
        " your key for something else.",
        "A verifier without a list does what the token says.",
        "With a list, it refuses the token before it touches a key.",
    ),
    recipe="pin-algorithms",
)
def not_allowed(case: Case) -> Iterator[Evidence]:
    alg = case.header.get("alg")
    allowed = case.policy.algorithms
    if allowed and isinstance(alg, str) and alg not in allowed:
        wanted = ", ".join(quoted(name) for name in allowed[:5])
        yield Evidence("header.alg", f"“alg” is {quoted(alg)}; you accept {wanted}.")


@not_allowed.sample
def _not_allowed() -> samples.Question:
    return samples.altered(policy={"algorithms": ["RS256"]})


@pitfall(
    "alg-mac-and-signature-mixed",
    severity=Severity.ERROR,
    title="HMAC and public-key algorithms in one list",
    why="This is what makes algorithm confusion possible: the public key becomes the HMAC secret,"
    " and"
    " everybody knows it.",
    fix="Accept one kind of algorithm for one kind of key.",
    reference="RFC 8725 §2.1, RFC 8725 §3.1",
    steps=(
        "Your list has RS256 beside HS256, and the key is the public RSA key of your issuer.",
        "An attacker fetches that key, as everybody can, and computes an HMAC with its text as"
        " the secret.",
        "They send the token with “alg” set to HS256; your verifier computes the same HMAC, and"
        " accepts it.",
    ),
    recipe="pin-algorithms",
)
def mixed(case: Case) -> Iterator[Evidence]:
    found = [find(name, Use.SIGNATURE) for name in case.policy.algorithms]
    symmetric = [entry.name for entry in found if entry and entry.symmetric]
    public = [
        entry.name
        for entry in found
        if entry and not entry.symmetric and entry.family is not Family.NONE
    ]
    if symmetric and public:
        yield Evidence(_ALLOWED, f"Your list has “{symmetric[0]}” beside “{public[0]}”.")


@mixed.sample
def _mixed() -> samples.Question:
    return samples.altered("access-token", policy={"algorithms": ["RS256", "HS256"]})


@pitfall(
    "alg-none-allowed",
    severity=Severity.ERROR,
    title="Your list allows unsigned tokens",
    why="Every token that anybody writes passes, with whatever claims they like.",
    fix="Remove “none” from the list.",
    reference=rfc(8725, "3.2"),
    steps=(
        "An attacker writes {“alg”:“none”} as header, any claims, and no signature.",
        "Your verifier finds “none” in its list, checks nothing, and accepts the claims.",
    ),
    recipe="pin-algorithms",
)
def none_allowed(case: Case) -> Iterator[Evidence]:
    for name in case.policy.algorithms:
        if name.strip().lower() == "none":
            yield Evidence(_ALLOWED, f"Your list has {quoted(name)}.")
            return


@none_allowed.sample
def _none_allowed() -> samples.Question:
    return samples.altered(policy={"algorithms": ["HS256", "none"]})


@pitfall(
    "alg-symmetric-for-many",
    severity=Severity.WARNING,
    title="One secret is shared by several parties",
    why="Whoever can check an HMAC can also make one: each audience can forge tokens for the"
    " others.",
    fix="Use a signature with a key pair: ES256, Ed25519 or RS256.",
    reference="RFC 7515 §10.5, RFC 9068 §2.1",
    steps=(
        "The issuer gives its secret to each of the services, so that they can check tokens.",
        "One of them is broken into, or belongs to somebody else.",
        "With the secret, an attacker makes tokens for all the others, in the name of any user.",
    ),
    recipe="make-key-pair",
)
def symmetric_for_many(case: Case) -> Iterator[Evidence]:
    algorithm = find(case.header.get("alg"), Use.SIGNATURE)
    if algorithm is None or not algorithm.symmetric:
        return
    audience = case.claims.get("aud")
    entries = audience if isinstance(audience, list) else []
    parties = {entry for entry in entries if isinstance(entry, str)}
    if len(parties) > 1:
        yield Evidence(
            "header.alg", f"“alg” is “{algorithm.name}”, and “aud” names {len(parties)} parties."
        )
    elif case.profile.name == "access-token":
        yield Evidence(
            "header.alg", f"“alg” is “{algorithm.name}”, and this is an access token (RFC 9068)."
        )


@symmetric_for_many.sample
def _symmetric_for_many() -> samples.Question:
    return samples.with_claims(aud=["https://api.acme.example", "https://stock.acme.example"])


@pitfall(
    "alg-rsa-pkcs1",
    severity=Severity.INFO,
    title="PKCS #1 v1.5 where financial-grade profiles ask for PS256 or ES256",
    why="FAPI 1.0 Advanced allows PS256 and ES256 only, and other FAPI servers refuse this token.",
    fix="Sign with PS256 or ES256.",
    reference="FAPI 1.0 Advanced §8.6",
    steps=(
        "A client signs with RS256, as its library does by default.",
        "A server that follows FAPI knows PS256 and ES256 only, and refuses the message.",
    ),
    recipe="make-key-pair",
    profiles=("request-object", "authorization-response"),
)
def rsa_pkcs1(case: Case) -> Iterator[Evidence]:
    algorithm = find(case.header.get("alg"), Use.SIGNATURE)
    if algorithm is not None and algorithm.family is Family.RSA_PKCS1:
        yield Evidence("header.alg", f"“alg” is “{algorithm.name}”.")


@rsa_pkcs1.sample
def _rsa_pkcs1() -> samples.Question:
    return samples.altered("request-object", signer=samples.RS256)
